# The clipboard: what became of a text, by which way, and why not.

# What became of a copied text.
copy-checked = copied, checked ({ $route })
copy-sent = sent to { $route }, cannot be checked
copy-in-tmux = sent to tmux, checked only there
copy-emptied = clipboard emptied in { $seconds } s
copy-not-emptied = stays in the clipboard until something else is copied
copy-not = not copied
copy-no-read-back = The program took the text; the clipboard it writes to cannot be read from here.
copy-only-in-tmux = tmux has the text (it was read back), so its paste key gives it; terminals do not say whether they took theirs.
copy-terminal-is-silent = The terminal was asked to copy; terminals do not answer that.
copy-terminal-is-reluctant = The terminal was asked to copy; this one does so only if its settings allow it.

# The ways into the clipboard.
route-command = the command in the config
route-windows = Windows
route-wayland = Wayland
route-x11 = X11
route-wl-copy = wl-copy
route-termux = Termux
route-pbcopy = macOS
route-clip-exe = Windows, through WSL
route-tmux = tmux
route-osc52 = the terminal

# Why a way does not lead there.
route-is-not-configured = no command is set
route-is-not-here = not here
route-is-over-ssh = this session comes over SSH
route-lacks-tool = { $tool } is not installed
route-lacks-data-control = the compositor does not let programs without a window reach the clipboard
route-is-unreachable = the display cannot be reached
route-does-not-answer = no answer in time
route-does-not-start = it cannot be started: { $why }
route-fails = it ended with an error
route-fails-saying = it ended with an error: { $said }
route-gives-another-text = another text was read back than was copied
route-is-too-narrow = the text is longer than the { $limit } bytes that fit

# What would help.
advice-to-write-something = There is no text. Write something first.
advice-to-check-command = Correct [clipboard] command in the config, or take it out.
advice-to-check-display = The display does not answer. Look whether DISPLAY or WAYLAND_DISPLAY names one that is there.
advice-to-install = Install { $package }.
advice-to-set-command = Run it in a terminal of a desktop or in tmux, or set [clipboard] command in the config.

# Reading the clipboard.
clipboard-empty = the clipboard is empty
    .hint = Copy the buyer's message first.
clipboard-not-text = what is in the clipboard is not a text
    .hint = Copy the buyer's message as text.
clipboard-unreadable = the clipboard cannot be read
