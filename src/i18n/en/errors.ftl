# What went wrong. The message says what happened to what; `.hint` says what to do next. A message begins small and has no full stop:
# it stands after “error:”, or after the name of a file.

did-you-mean = Did you mean “{ $name }”?

# What the system says no to, in the middle of a sentence.
system-not-found = there is no such file
system-denied = that is not allowed
system-directory = it is a directory
system-not-a-directory = a part of its path is not a directory
system-in-the-way = something else is there under this name
system-full = there is no room left on the disk
system-read-only = the disk can only be read
system-not-text = it is not text in UTF-8

output-fails = the output cannot be written: { $why }

# The program's own fault. “panicked” is what the mistake is called in Rust, and what maintainers look for.
program-panicked = replydesk has made a mistake of its own and ends: it panicked at { $place } in { $thread }: { $words }
    .hint = What it had said was done is saved. Please report this line together with what `replydesk doctor --report` prints; neither holds anything of your shop.

# Places.
no-place-for-database = there is no home directory, so the database has no place
    .hint = Name a file with --db PATH, or set HOME.
no-place-for-config = there is no home directory, so the config file has no place
    .hint = Name a file with --config PATH, or set HOME.
no-place-for-log = there is no home directory, so the log has no place
    .hint = Set HOME or XDG_STATE_HOME.

# Replies.
reply-is-archived = { $shortcut } is archived
    .hint = `replydesk reply unarchive { $shortcut }` takes it back out.

# Settings.
config-unreadable = the config file { $path } cannot be read: { $why }
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
config-country = the holidays of “{ $name }” are not known
    .hint = A country is a code of two letters, such as PL; a region such as DE-BY.
config-weekdays = those are not days of the week, such as “mon-fri”
config-hours = those are not the hours of a day, such as “9-17”
config-hour = that is not an hour of the day, such as “13:00”
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
file-in-the-way = { $path } is there already
    .hint = --force writes over it.
file-over-database = { $path } is a database, or belongs to one: there may be a shop in it, and nothing is written over it
    .hint = Name another file, or remove this one first, if you are sure of it.
file-not-regular = { $path } is a folder, a pipe or a device, and no file takes its place
    .hint = Name a file. An export without --output goes to standard output, which the shell leads anywhere.
file-not-one-reply = there should be one reply in the file
    .hint = `replydesk import replies FILE` takes several.
form-wrong-sort = “{ $key }” should be { $expected }
text-asks-nothing = the text asks for nothing, and so not for “{ $name }”
text-asks-others = the text does not ask for “{ $name }”; it asks for { $known }
text-has-no-options = the text has no sentence to switch on, and so not “{ $label }”
text-has-others = the text has no sentence “{ $label }” to switch on; it has { $known }
order-of-another-buyer = order { $order } is not of { $buyer }
    .hint = Leave out --buyer or --order.
bad-value = { $option }: “{ $given }” is not { $wanted }

# The kinds of values, for the sentence above.
wanted-text = a text: it is empty
wanted-shortcut = a shortcut such as “pickup-address”: letters, digits and single hyphens, 48 characters at most
wanted-language = a language code such as “en” or “pt-BR”
wanted-interface = a language the program speaks; so far it speaks “en”
wanted-amount = an amount such as “86”, “86.50” or “86.50 PLN”
wanted-positive = an amount of nothing or more, such as “86” or “86.50 PLN”
wanted-currency = an amount in a currency such as “EUR” or “PLN”
wanted-count = a number such as “3”
wanted-date = a date such as “1990-05-31”
wanted-day = a day such as “2026-11-27”, “friday”, “tomorrow”, “+3” or “+3 working days”
wanted-handle = a channel and a name such as “etsy=anna_k”
wanted-link = a channel and an address such as “etsy=https://…”
wanted-assignment = a name and a value such as “meeting_time=18:30”
wanted-item = an item such as “Mug” or “2x Mug: blue, large @ 43.00 PLN”
wanted-situation = a situation such as “P32”
wanted-name = a name such as “pickup_address”: lower-case letters, digits and underscores, a letter first
wanted-hour = an hour such as “18:30” or “6 pm”
wanted-hours = a number of hours such as “6” or “1.5”
wanted-entry = a line of the log: its number, 1 being the latest, or the beginning of its id
wanted-currency-code = a currency such as “EUR” or “PLN”
wanted-state-word = a word and a state such as “w piecu=making”; the states are asked, quoted, agreed, paid, making, ready, shipped, waiting-for-pickup, received, reviewed, cancelled and returned
wanted-column = a field and a header such as “number=Nr zamówienia”; `replydesk import map set --help` lists the fields
wanted-filling = a placeholder and what it becomes, such as “{"{{"}ticket.id{"}}"}=order.number”, or “=?” to be asked; docs/templates.md lists the paths
wanted-country = a country such as “PL” or “Poland”
wanted-level = one of “off”, “error”, “warn”, “info”, “debug” and “trace”

# Files that a passphrase opens.
no-passphrase = a passphrase is needed
    .hint = It is typed in a terminal, or read from a file: --passphrase-file PATH, - for standard input.
passphrases-differ = the two passphrases are not the same
    .hint = Nothing was written. Try again.
seals-one-file = only one file can be encrypted, not a directory of tables
    .hint = Leave out --format csv: JSON holds everything in one file.
sealed-wrong-passphrase = this is not its passphrase
sealed-for-a-key = it is encrypted for a key, not with a passphrase
    .hint = Open it with the program `age` first.
sealed-too-hard = opening it would take hours and all the memory; it was made by somebody who means harm
sealed-broken = it is not whole: it was changed or cut off since it was encrypted

# The database.
no-shop = there is no shop at { $path } yet; nothing was made there
    .hint = A shop begins with what is put into it, such as `replydesk import replies FILE` or `replydesk reply add`, or with the interface: `replydesk` alone.
no-shop-but-near = Did you mean { $near }?
shop-begun = a new shop was begun at { $path }
# The database has gone, and something of it is left.
lost-shop = there was a shop at { $path }, and its file is not there any more, or is empty; nothing was made in its place
lost-shop-rescued = what an open window saved of it: { $path }
lost-shop-backup = its newest backup: { $path }
lost-shop-damaged = what was put aside because it was damaged: { $path }
lost-shop-log = its newest changes, which belong beside it: { $path }
lost-shop-restore = If the file was only moved, move it back. Else `{ $command }` brings back what is left.
lost-shop-otherwise = `{ $command }` begins a new shop in its place.
no-backup =
    .newer = Nothing was changed. Install the latest replydesk, or bring another one back: `replydesk backup list` shows those there are.
    .other = Nothing was changed. `replydesk backup list` shows the backups there are.
no-backup-yet = there is no backup in { $path }
    .hint = Nothing was changed. Name one that is somewhere else: `replydesk restore FILE`.
unrepaired =
    .nothing = Nothing was changed. Nothing of this file can be read as a database any more: bring a backup back instead, `replydesk restore`.
    .other = Nothing was changed. Name the damaged file: `replydesk repair FILE`.
backup-no-folder = there is no folder { $path }; no copy was made
    .hint = Make the folder first, or plug in what it is on. To name the file yourself: --to FOLDER/shop.db.
db-newer = the database was made by a later replydesk: its schema is { $found }, and this one knows schemas up to { $known }
    .hint = Nothing was changed. Install the latest replydesk, or name another file with --db PATH.
db-outdated = the database has to be brought up to date, from schema { $found } to { $needed }, and it can only be read
    .hint = Make the file and its directory writable, and start again.
db-not-ours = this is a database of another program
    .hint = Nothing was changed. Name another file with --db PATH.
db-not-a-database = this is not a database, or its beginning is lost
    .hint = Nothing was changed. If this is your shop, `replydesk doctor` looks through the file, `replydesk restore` brings the newest backup back, `replydesk repair` saves what can still be read. If it is not, name another file with --db PATH.
db-damaged = a part of the database cannot be read: { $detail }
    .hint = Nothing was changed. `replydesk doctor` looks through the whole file, `replydesk restore` brings the newest backup back, `replydesk repair` saves what can still be read. Both show first what they would do, and keep the damaged file.
db-locked = another program keeps the database locked
    .hint = Nothing was changed. Wait for the other program or close it, and try again.
db-in-use = the database is open in another window, or on another machine; on a network disk or in a synced folder only one can have it at a time
    .hint = Close the other one, and try again. Better still: keep the database on this machine, and copies of it there: `replydesk backup --to PATH`.
db-full = there is no room left on the disk
    .hint = Nothing was changed. Make room, and try again.
db-refused = the disk does not take what is to be written
    .hint = Nothing was changed. A quota may be used up, or the disk may be failing: look at it, and try again.
db-read-only = the database can only be read
    .hint = Nothing was changed. Make the file and its directory writable, and try again.
db-unmerged = the database can only be read, and { $wal } holds newer changes that are not in it yet
    .hint = Make the file and its directory writable, and start again: that brings the changes in.
db-gone = the database was removed, or another was put in its place, while it was open
    .hint = Nothing was written. Put the file back before you close this program: what is open is all that is left of it.
db-overwritten = the file holds another shop than was opened here: something was written over it
    .hint = Nothing was written. Close this program and start again: it then shows what is in the file. `replydesk backup list` names what was kept of before.
db-gone-saved = the database was removed, or another was put in its place, while it was open; what it held was saved as { $path }
    .hint = Nothing was written. If it was only moved, move it back. Else close this program and bring back what was saved: `replydesk restore { $path }`.
db-file = { $path }: { $why }
    .denied = Nothing was changed. Make the file and its directory writable, and try again; `replydesk backup --to PATH` makes a copy elsewhere.
    .full = Nothing was changed. Make room, and try again.
    .taken = Nothing was changed. Give what is there another name, or name another place.
db-unreadable = the database holds something that cannot be read: { $value } in { $table }.{ $column }, row { $row }
    .hint = Nothing was changed. `replydesk doctor` looks through the whole file, `replydesk restore` brings the newest backup back, `replydesk repair` saves what can still be read. Both show first what they would do, and keep the file as it is.
db-taken = there is already another { $what } with “{ $label }”
    .hint = Choose another, or change the one that is there.
db-dangling = something that this refers to is not there any more ({ $table })
    .hint = It may have been removed in another window. Look again, and choose another.
db-nothing-to-undo = there is nothing to undo
db-nothing-since = there is nothing to undo: nothing was done since the database was brought back or repaired, and what was done before stays
db-nothing-to-redo = there is nothing to redo
db-changed-since = this cannot be taken back: the { $what } “{ $label }” has changed since
    .hint = Change it by hand.
db-sqlite = the database does not do this: { $detail }

# The kinds of rows, in the middle of a sentence.
entity-reply = reply
entity-fact = fact
entity-piece = piece
entity-buyer = buyer
entity-order = order
entity-journal-entry = line of the log
entity-remembered-value = remembered answer
entity-learnt-example = learnt example
entity-message = message
entity-reminder = reminder
entity-snooze = line put off
entity-day-off = day off
entity-slot = meeting place
entity-mapping = mapping
entity-draft = draft

# Files of other programs.
file-unreadable = it cannot be read: { $why }
file-too-large = it is larger than { $limit }
    .hint = Split it into several files.
file-office = it is a document of a word processor or a spreadsheet, not a text
    .hint = Open it there, save it as plain text (.txt), and import that.
file-pdf = it is a PDF, not a text
    .hint = Copy the text out of it into a plain text file (.txt), and import that.
file-picture = it is a picture, not a text
file-sealed = it is encrypted (age)
    .hint = `replydesk import all FILE` and `replydesk restore FILE` ask for the passphrase. Open any other with the program age: age -d -o OPEN FILE.
file-binary = it is not a text
file-encoding = this is not UTF-8
    .hint = Save the file as UTF-8.
file-mixed = this is not { $encoding }, as the rest of the file is
    .hint = The file was put together from parts in several encodings. Export it anew, or correct the line.
file-changed = it was changed while it was read
    .hint = Nothing was taken. Import it again when it is whole.
file-unclosed = a quotation mark in this row is never closed
    .hint = Nothing below it can be read. Close it, or export the file anew.
file-syntax = { $detail }
file-too-deep = it is nested deeper than { $limit } levels, which no program writes
file-too-many-values = written out, its aliases would make more than { $limit } values of it
    .hint = A file that grows so when it is read is made to harm. Nothing of it was read.
file-unknown-key = there is no key “{ $key }” here
    .hint = The keys are: { $known }
file-repeated-key = “{ $key }” is here twice
file-missing-key = “{ $key }” is missing
file-wrong-type = “{ $key }” should be { $expected }, not { $found }
file-empty = “{ $key }” is empty
file-not-one-text = several files at once are a reply each, and have to be plain text or Markdown (.txt, .md). Import this one by itself.
file-name-too-long = “{ $key }” is longer than { $limit } characters, the most a name can have
    .hint = Is it in the right column? Shorten it, and import the file again.
file-too-many-columns = its first row has more than { $limit } columns, which is the most a table can have here
    .hint = Is it the right file? Leave out the columns that mean nothing, or export it anew.
file-too-many = there are more than { $limit } texts in it. Is it the right folder?
file-text-too-large = “{ $key }” is longer than { $limit }
file-invalid-value = “{ $key }” cannot be “{ $value }”
file-invalid-word = “{ $key }” cannot be “{ $value }”
    .hint = It is one of: { $known }
file-conflict = the reply “{ $shortcut }” has another { $key } on line { $line }
file-unknown-reference = there is no { $kind } “{ $name }” in the file
file-repeated-variant = the reply “{ $shortcut }” has a text of the same language, channel, tone and length on line { $line }
file-not-a-shop = this is no export of a shop
    .hint = `replydesk export all` writes one. Replies alone come in with `replydesk import replies`, tables of marketplaces with `import orders` and `import buyers`.
file-newer = a newer program wrote this: form { $found }, and this program knows forms up to { $known }
    .hint = Install the newer replydesk, and import it there.
file-lacks = { $thing } is new here and has no “{ $key }”
file-unsound = { $thing }: “{ $other }” goes against “{ $key }”
file-repeated-id = “{ $id }” is here twice
    .hint = Each thing has an id of its own. A copied row needs none of the other's.
file-no-table = this is the header of no table that is known: { $header }
    .hint = To say what its columns mean, import it in a terminal, or use `replydesk import map set`. Known are Etsy's sold orders and order items, the order exports of Shopify, eBay and Amazon; of buyers, Shopify's customers, Google Contacts and vCard.
file-other-table = this is something else: { $table }
    .hint = `replydesk import { $holds }` takes it.
file-other-columns = the mapping “{ $mapping }” looks for other columns. { $differs }
    .hint = The header is: { $header }. In a terminal, `replydesk import { $holds }` asks what the columns mean now; in a script, `replydesk import map set` says it.
# How the columns of a table differ from those a mapping looks for.
mapping-differs = Gone: { $gone }{ $gone-more ->
        [0] {""}
       *[other] {" "}and { $gone-more } more
    }.{ $others ->
        [0] {""}
       *[other] {" "}New, or left out so far: { $other }{ $other-more ->
            [0] {""}
           *[other] {" "}and { $other-more } more
        }.
    }
mapping-of-others = the mapping “{ $name }” is one of { $holds }
    .hint = `replydesk import map list` shows those there are; another name makes a new one.
file-no-rows = there is nothing in it
file-cells = { $found ->
    [one] there is one cell
   *[other] there are { $found } cells
    } where the header has { $wanted }
file-no-texts = no column of this table holds texts by its name: { $header }
    .hint = Call the columns “shortcut”, “title” and “text” in its first row. --from says which program wrote it.
file-no-listing = this is the header of no table of pieces that is known: { $header }
    .hint = To say what its columns mean, import it in a terminal, or use `replydesk import map set`. Known are the listings that Etsy exports and the products that Shopify does.
file-repeated-piece = the piece on line { $line } is called “{ $name }” too: this one is left out
    .hint = Give one of them another title there, and export again.
file-no-card = there is no card of an address book in it: no line BEGIN:VCARD
file-no-property = this line is no property of a card and is passed over: { $text }
file-open-card = this card has no END:VCARD and is left out
    .hint = Where the file was cut off, export it again.
file-nameless-card = this card has neither a name nor a firm, an e-mail address or a profile, and is left out
file-cell-empty = “{ $header }” is empty
file-cell = “{ $header }” is “{ $value }”, which is no { $wanted }
cell-day = day
cell-amount = amount of money
cell-currency = amount with a currency
cell-count = number of pieces
cell-id = number as the site gave it: a spreadsheet has rounded it
cell-something = value

# The terminal.
once-beside-command = --once stands without a command
no-terminal = the interface needs a terminal to draw on, and this is none
    .hint = Without one: `replydesk search WORDS` finds a reply, `replydesk copy SHORTCUT` copies it. `replydesk --help` lists the rest.
