# What commands say when they are done.

label-error = error:
label-hint = hint:

config-is-right = { $path }: no mistakes
config-is-not-there = { $path } is not there; everything is as by default

yes = yes
no = no
yes-or-no = { $question } [yes/no]

# Importing.
arrival-new = new
arrival-changes = changes
arrival-same = same
arrival-broken = mistake
import-removed = { $count ->
    [one] one character removed that could have acted on the terminal
   *[other] { $count } characters removed that could have acted on the terminal
}
import-escaped = its braces stand for themselves
import-leftover = “{ $what }” looks left to be filled in
import-take-them = Take them?
import-taken = { $count ->
    [one] One reply taken. `replydesk undo` takes it back.
   *[other] { $count } replies taken. `replydesk undo` takes them back.
}
import-left = Nothing was taken.
import-nothing = Nothing to take: everything is there already.
import-more-faults = … and { $count } more.
import-has-faults = Nothing was taken. Correct the file and import it again.

# Searching.
search-finds-nothing = No reply has these words.
sent-on = sent { $day }

# Copying.
copied-attach = To attach: { $what }
copied-not-noted = The database cannot be written, so the journal does not know of this copy.
