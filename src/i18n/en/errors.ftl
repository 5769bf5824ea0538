# What went wrong. The message says what happened to what; `.hint` says what to do next. No full stop ends a message.

did-you-mean = Did you mean “{ $name }”?

# What the system says no to, in the middle of a sentence.
system-not-found = there is no such file
system-denied = that is not allowed
system-directory = it is a directory
system-not-a-directory = a part of its path is not a directory
system-full = there is no room left on the disk
system-read-only = the disk can only be read
system-not-text = it is not text in UTF-8

output-fails = The output cannot be written: { $why }

# Places.
no-place-for-database = There is no home directory, so the database has no place
    .hint = Name a file with --db PATH, or set HOME.
no-place-for-config = There is no home directory, so the config file has no place
    .hint = Name a file with --config PATH, or set HOME.
no-place-for-log = There is no home directory, so the log has no place
    .hint = Set HOME or XDG_STATE_HOME.

# Settings.
config-unreadable = The config file { $path } cannot be read: { $why }
config-toml = { $detail }
    .hint = The settings and what they may be: replydesk config example
config-section = there is no section [{ $name }]
    .hint = All sections and settings: replydesk config example
config-not-a-section = [{ $name }] is a section of settings, not a setting
    .hint = All sections and settings: replydesk config example
config-key = [{ $section }] has no setting “{ $name }”
    .hint = All settings: replydesk config example
config-range = { $name } goes from { $low } to { $high }
config-word = “{ $name }” is none of the words for this: { $known }
config-language = that is not a language code such as “en” or “pt-BR”
config-currency = that is not a currency code of three letters, such as “EUR”
config-zone = there is no time zone “{ $name }”
    .hint = Time zones are written like “Europe/Warsaw”.
config-action = there is no action “{ $name }”
    .hint = The help of the interface shows the name of each action.
config-not-a-key = “{ $action }” wants a key, or a list of keys
    .hint = For example { $action } = "ctrl-y", or { $action } = ["ctrl-y", "f5"]
config-unknown-key = “{ $name }” is not the name of a key
    .hint = Keys are written like "enter", "ctrl-y", "alt-up", "f5", "pagedown".
config-key-is-another = “{ $name }” cannot be used: terminals send it for { $key }, and the two cannot be told apart
    .hint = Choose another key.
config-key-of-multiplexer = “{ $name }” cannot be used: tmux and screen keep it for themselves
    .hint = Choose another key.
config-key-suspends = “{ $name }” cannot be used: it suspends the program, as everywhere in the terminal
    .hint = Choose another key.

# Files and values.
file-unwritten = { $path } cannot be written: { $why }
bad-value = { $option }: “{ $given }” is not { $wanted }

# The kinds of values, for the sentence above.
wanted-text = a text: it is empty
wanted-shortcut = a shortcut such as “pickup-address”: letters, digits and single hyphens, 48 characters at most
wanted-language = a language code such as “en” or “pt-BR”
wanted-interface = a language the program speaks; so far it speaks “en”
wanted-amount = an amount such as “86”, “86.50” or “86.50 PLN”
wanted-count = a number such as “3”
wanted-day = a day such as “2026-11-27”, “today”, “tomorrow” or “+3”
wanted-handle = a channel and a name such as “etsy=anna_k”
wanted-link = a channel and an address such as “etsy=https://…”
wanted-assignment = a name and a value such as “meeting_time=18:30”
wanted-item = an item such as “Mug” or “2x Mug: blue, large @ 43.00 PLN”
wanted-situation = a situation such as “P32”
wanted-name = a name such as “pickup_address”: lower-case letters, digits and underscores, a letter first
wanted-entry = a line of the log: its number, 1 being the latest, or the beginning of its id
wanted-level = one of “off”, “error”, “warn”, “info”, “debug” and “trace”
