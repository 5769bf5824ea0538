# What commands say when they are done.

label-error = error:
label-hint = hint:

config-is-right = { $path }: no mistakes
config-is-not-there = { $path } is not there; everything is as by default
