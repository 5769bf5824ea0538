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
arrival-erased = erased here
import-removed = { $count ->
    [one] one character removed that could have acted on the terminal
   *[other] { $count } characters removed that could have acted on the terminal
}
import-escaped = its braces stand for themselves
import-asked = “{ $what }” is asked as “{ $name }”
import-same-text = its text is there already, as “{ $shortcut }”
import-replaces = instead of “{ $text }”
import-pattern = its trigger there is a pattern: { $pattern }
import-newer = The file is of version { $found }, and this program knows versions up to { $known }: there may be more in it than is shown here.
import-placeholders = Its placeholders:
import-placeholder-how = `--placeholder '{ $raw }=order.number'` says what one means.
import-placeholder-unused = There is no placeholder “{ $raw }” in it.
placeholder-asked = asked as “{ $name }”
placeholder-reply = the reply “{ $shortcut }”
placeholder-nothing = left out
placeholder-switch = a part to be switched on
placeholder-where = { $count ->
    [one] line { $line }
   *[other] line { $line } and { $count } replies in all
}
placeholder-command = a command there; nothing of it is run
placeholder-clipboard = the clipboard there
placeholder-chance = one by chance there
placeholder-cursor = the place of the cursor
placeholder-keys = a key that is pressed
placeholder-elsewhere = its snippet is not in this file
placeholder-choices = too many choices for a question
export-lost = { $count ->
    [one] { $what } in one reply: { $names }
   *[other] { $what } in { $count } replies: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
lost-broken = No text, since it cannot be filled,
lost-condition = What depends on the buyer or the order is as for one of which nothing is known,
lost-switch = Sentences to switch on are left out
lost-promise = Promises make no reminders
lost-attach = Notes of what to attach are left out
lost-sensitive = Sensitive facts are asked
import-unread = Not known here, and not taken: { $names }
import-left-out = { $count ->
    [one] One thing is left out:
   *[other] { $count } things are left out:
}
left-line = line { $line }
left-picture = a picture
left-empty = there is no text in it
left-file = another file: import it by itself
left-action = it does something else than writing a text
left-language = no language has that code; one is such as “de” or “pt-BR”
left-tone = no tone is called so; there are “formal” and “friendly”
left-length = no length is called so; there are “short” and “full”
import-filled = “{ $what }” is “{ $with }”
import-differs = changed: { $names }
import-text = text ({ $which })
import-heard = in { $language } by its words
import-unheard = its language is not clear: taken for { $language }
import-language-how = --language names the language of texts that do not say theirs.
import-frozen = its text ({ $which }) was changed there and stays as it is here, since what it is filled with stands in the file as it came out: change it with `replydesk reply edit`
import-written = written for another program: facts and the like stand in it as they were then
import-leftover = “{ $what }” looks left to be filled in
import-lines = { $count } lines
import-found = { $count ->
    [one] One reply was found in it.
   *[other] { $count } replies were found in it.
}
import-take-them = Take them?
import-taken = { $count ->
    [one] One reply taken. `replydesk undo` takes it back.
   *[other] { $count } replies taken. `replydesk undo` takes them back.
}
import-left = Nothing was taken.
import-unanswered = nothing was taken: nobody said whether to
    .hint = --yes takes it without asking.
shop-kind-facts = facts
shop-kind-replies = replies
shop-kind-pieces = pieces
shop-kind-buyers = buyers
shop-kind-orders = orders
shop-kind-journal = lines of the log
shop-kind-remembered = remembered answers
shop-kind-drafts = drafts
shop-kind-learnt_examples = learnt examples
shop-kind-messages = messages
shop-kind-reminders = reminders
shop-kind-snoozes = lines put off
shop-kind-days_off = days off
shop-kind-slots = meeting places
shop-kind-mappings = mappings of tables
shop-new = { $count } new
shop-changed = { $count } changed
shop-same = { $count } the same
shop-newer = { $count } newer here
shop-removed = { $count } removed here
shop-fate-changes = changed
shop-fate-newer = newer here
shop-fate-removed = removed here
shop-kept = What was changed or removed here since stays as it is; --over lets the file win.
shop-taken = { $count ->
    [one] Took over one record. `replydesk undo` takes it back.
   *[other] Took over { $count } records. `replydesk undo` takes all of it back.
}
shop-looking = Comparing … { $count }
import-empty = There is nothing in it to take.
import-nothing = Nothing to take: everything is there already.
import-more-faults = … and { $count } more.
import-has-faults = Nothing was taken. Correct the file and import it again.
table-is = { $file }: { $format }, { $encoding }
table-etsy-orders = Etsy's sold orders
table-etsy-items = Etsy's sold order items
table-shopify-orders = Shopify's orders
table-shopify-customers = Shopify's customers
table-ebay-orders = eBay's orders report
table-amazon-orders = Amazon's orders
table-google-contacts = Google Contacts
table-etsy-listings = Etsy's listings
table-shopify-products = Shopify's products
table-vcard = cards of an address book
table-by-mapping = by the mapping “{ $name }”
holds-orders = orders
holds-buyers = buyers
holds-pieces = pieces
mapping-kept = The mapping “{ $name }” is kept.
mapping-removed = The mapping “{ $name }” is removed.
import-state-unknown = Line { $line }: “{ $word }” under “{ $header }” is no state that is known{ $rows ->
        [one] {""}
       *[other] , in { $rows } rows
    }. The order there is taken for “{ $state }”.
import-state-say = What a word means, `replydesk import map set '{ $name }' --state WORD=STATE` says.
import-counted-day = Line { $line }: “{ $cell }” under “{ $header }” is a day as spreadsheets count them: { $day }.
import-more-rows = … and { $count } more.
import-counts = { $rows ->
        [0] {""}
        [one] 1 row,{" "}
       *[other] { $rows } rows,{" "}
    }{ $of ->
        [buyers] { $all ->
            [one] 1 buyer
           *[other] { $all } buyers
        }
        [pieces] { $all ->
            [one] 1 piece
           *[other] { $all } pieces
        }
       *[orders] { $all ->
            [one] 1 order
           *[other] { $all } orders
        }
    }: { $new } new, { $changed } changed, { $same } the same, { $refused } left out.
import-changed = What changes:
import-change = { $before } → { $after }
import-change-nothing = –
import-more-changed = { $count ->
    [one] … and one more that changes. `--dry-run` lists all.
   *[other] … and { $count } more that change. `--dry-run` lists all.
}
import-buyers-new = { $count ->
    [one] One buyer is new.
   *[other] { $count } buyers are new.
}
import-off = { $number }: the total is { $total }, its parts come to { $sum }
import-more-off = { $count ->
    [one] The total of one more order does not add up.
   *[other] The totals of { $count } more orders do not add up.
}
import-long-gone = { $count ->
    [one] One order left over 60 days ago and is taken as received.
   *[other] { $count } orders left over 60 days ago and are taken as received.
}
import-orders-taken = { $count ->
    [one] One order taken. `replydesk undo` takes it back.
   *[other] { $count } orders taken. `replydesk undo` takes them back.
}
import-buyers-taken = { $count ->
    [one] One buyer taken. `replydesk undo` takes it back.
   *[other] { $count } buyers taken. `replydesk undo` takes them back.
}
import-pieces-taken = { $count ->
    [one] One piece taken. `replydesk undo` takes it back.
   *[other] { $count } pieces taken. `replydesk undo` takes them back.
}
import-several-prices = { $name }: its variants cost { $lowest } to { $highest }, so no price is taken.
import-namesakes = { $name }: several of your pieces are called so, and which one is meant cannot be told. It is left out.
import-reading = Reading { $file } … { $percent } % · Ctrl-C stops
import-looking = Comparing … { $done } of { $all }, { $rate } a second · Ctrl-C stops
import-taking = Writing … { $done } of { $all }, { $rate } a second · Ctrl-C stops, and nothing is taken
import-writing = Writing … { $percent } %
import-lost = { $rows ->
    [one] { $place }: “�” stands there for a letter that was lost before, when the file was made. Export it anew as UTF-8.
   *[other] { $place }: “�” stands there for a letter that was lost before, when the file was made, and in { $rows } rows in all. Export it anew as UTF-8.
}
import-buyer-twice = { $count ->
    [2] { $name } stands twice. If that is one person: `replydesk buyer merge { $kept } { $other }`
   *[other] { $name } stands { $count } times. If two of them are one person: `replydesk buyer merge { $kept } { $other }`
}
import-more-twice = { $count ->
    [one] … and one more name that stands more than once.
   *[other] … and { $count } more names that stand more than once.
}
undo-writing = Putting back … { $done } of { $all } rows
import-waiting = Another program is writing into these records. This one waits until it is done; Ctrl-C stops.
import-stopped = stopped: nothing was taken

# Searching.
search-finds-nothing = No reply has these words.
suggest-paste = Paste the message, then press Enter and Ctrl-D.
suggest-nothing = No reply seems to answer this.
suggest-nothing-fits = No reply seems to answer this. The nearest are:
suggest-sure = sure
suggest-from = { $name } ({ $by })
suggest-asks = { $count ->
    [one] asks { $count } thing
   *[other] asks { $count } things
}
gaps-summary = { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, { $answered } with a reply
gaps-group = { $count }×
learnt-removed = Forgotten: { $text }

# What told who wrote a message.
recognised-email = by the e-mail address
recognised-handle = by the handle
recognised-order = by the order number
recognised-name = by the name

sent-on = sent { $day }

# Copying.
copied-attach = To attach: { $what }
copied-not-noted = The database cannot be written, so the journal does not know of this copy.

# Lists.
list-empty = Nothing.
text-cut-off = The text is longer than { $limit }, the most that is read; its end was left out.
list-has-more = There is more: --limit N shows it.

# What was done, in a line.
reply-added = Added: { $shortcut }
reply-changed = Changed: { $shortcut }
reply-reverted = { $shortcut } is what it was in version { $version }. `replydesk undo` takes that back.
version-oldest = as far back as it is known
version-came = came in
version-removed = removed
version-shortcut = shortcut
version-unarchived = offered again
version-same = it differs in nothing from the one before
reply-archived = Archived: { $shortcut }. It is kept and no longer offered; `replydesk reply unarchive { $shortcut }` takes it back out.
reply-archived-already = { $shortcut } is archived already
reply-archived-included = { $count ->
    [one] one reply includes it and says it as before: { $names }
   *[other] { $count } replies include it and say it as before: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
reply-unarchived = Offered again: { $shortcut }
reply-not-archived = { $shortcut } is not archived
reply-removed = Removed: { $shortcut }. `replydesk undo` brings it back. To keep a reply without being offered it, archive it: `replydesk reply archive`.
reply-removed-included = { $count ->
    [one] one reply includes it and can no longer be filled: { $names }
   *[other] { $count } replies include it and can no longer be filled: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
reply-used = { $times ->
    [one] once
   *[other] { $times } times
}{ $buyers ->
    [0] {""}
    [one] , for one buyer
   *[other] , for { $buyers } buyers
}, last { $last }{ $edited ->
    [0] {""}
    [one] ; once edited first
   *[other] ; { $edited } times edited first
}
reply-never-used = never
buyer-added = Added: { $name }
buyer-has-namesake = Another buyer is called { $name } too. This one is “{ $label }” wherever a buyer is named; `replydesk undo` takes this one back.
odd-birthday = the birthday { $day } is still to come: is the year right?
odd-email = “{ $email }” does not look like an e-mail address
piece-has-namesake = Another piece is called so too. This one is “{ $name }” wherever a piece is named.
buyer-changed = Changed: { $name }
buyer-removed = Removed: { $name }. `replydesk undo` brings them back.
order-added = Added: order { $number }
order-changed = Changed: order { $number }
order-removed = Removed: order { $number }. `replydesk undo` brings it back.
order-state-set = Order { $number }: { $state }
order-agreed = Noted for order { $number }
piece-added = Added: { $name }
piece-changed = Changed: { $name }
piece-removed = Removed: { $name }. `replydesk undo` brings it back.
fact-noted = Noted: { $name }
fact-outdated = In { $languages } it is said as it was before; texts in these languages have the new value until it is said in them too.
piece-outdated = In { $languages } it is still called as it was before; texts in these languages have the new name until it has a title in them again.
piece-title-rests = of an earlier name, rests
fact-kept-to = It may go to { $channels } only.
fact-on-not-sensitive = only a sensitive fact is kept from channels: leave out --on, or --sensitive=no
fact-everywhere-and-more = “everywhere” stands alone: leave it out, or the other channels
fact-is-new = No reply of the starter library speaks of it; your own say it as shop.{ $name }.
fact-removed = Removed: { $name }. `replydesk undo` brings it back.
fact-is-said = { $count ->
        [one] { $count } reply says shop.{ $name }; once the fact is removed, it asks for it:
       *[other] { $count } replies say shop.{ $name }; once the fact is removed, they ask for it:
    }
fact-needs-yes = Nothing was removed. With --yes it is.
fact-remove-it = Remove { $name }?
log-retracted = Taken back: { $text }
draft-removed = Thrown away: { $place }
draft-held = Kept until { $hour }; then the due list brings it up, to be read again. `replydesk undo` takes that back.
draft-waits = not before { $hour }
notice-redone = Done again: { $what }
export-shop-written = { $count ->
    [one] One record is in { $path }
   *[other] { $count } records are in { $path }
}
export-writing = Writing … { $percent } %
export-written = { $count ->
    [one] One reply is in { $path }
   *[other] { $count } replies are in { $path }
}

# Why a line of the journal does not count.
retracted-not-sent = not sent
retracted-wrong-buyer = wrong buyer

piece-in-stock = { $count ->
    [0] none ready
   *[other] { $count } ready
}
piece-days = { $count ->
    [one] one day to make
   *[other] { $count } days to make
}
library-update-nothing = The library has nothing new for you.
library-update-new = new
library-update-taken = updated
library-update-proposed = yours stays
library-update-mine = yours
library-update-theirs = new
library-update-title = title in { $language }
library-update-asks = what buyers write in { $language }
library-updated = { $new ->
    [0] No new reply
    [one] One new reply
   *[other] { $new } new replies
}, { $updated } updated, { $proposed } of yours with something new.
library-update-undo = `replydesk undo` takes it back.
library-update-dry = Nothing was written.
library-update-how = `replydesk library update --take SHORTCUT` takes the new words, `--keep SHORTCUT` keeps yours for good.
library-is-right = There is nothing to look at.
library-looked-at = Texts were looked for in the languages of your buyers and of the shop: { $languages }
library-proofread = Looked up in dictionaries: { $languages }
library-no-dictionary = No dictionary is installed for { $languages }: these texts were not looked at. The packages are called hunspell-pl, hunspell-de-de and the like.
library-still-right = Right as they are: { $shortcuts }
library-how-right = `replydesk library check --still-right SHORTCUT` says that the other languages are right as they are.
flaw-library = the library
flaw-hardly-any-text = hardly any text in { $languages }, though buyers write in it
flaw-no-text = no text in { $languages }
flaw-no-tone = no { $tone } text in { $language }
flaw-older = the text in { $source } has changed since: { $languages }
flaw-unchecked = last made sure of { $day }; { $count ->
    [one] one reply says it
   *[other] { $count } replies say it
}
flaw-outdated = in { $languages } it is said as it was before
flaw-untranslated = it has no words in { $languages }, and texts in these languages say it
gallery-empty = There is no text in { $language }.
gallery-empty-for = There is no text in { $language } for { $situations }.
gallery-unknown = There is no situation { $situation }, and no text in { $language } is for it; those of the trade are P01 to { $last }.
fact-unsaid = not said yet

# The fields of a thing that is shown whole.
card-title = title
card-category = category
card-role = place
card-tags = tags
card-situations = situations
card-attach = attach
card-asks = buyers write
card-used = used
card-archived = archived
card-address-as = addressed as
card-handles = known as
card-language = language
card-tone = tone
card-kind = kind
card-advice = advice
card-address = address
card-phone = phone
card-email = e-mail
card-birthday = birthday
card-consent = may be written to
card-orders = orders
card-notes = notes
card-buyer = buyer
card-channel = channel
card-state = state
card-items = items
card-total = total
card-paid = paid
card-postage = postage
card-promised = promised
card-slot = handed over
card-carrier = carrier
card-tracking = tracking
card-agreements = agreed
card-history = history
card-titles = called
card-price = price
card-size = size
card-material = material
card-care = care
card-variations = to be had in
card-in-stock = ready
card-days-to-make = days to make
card-links = seen at
card-path = path
card-schema = schema
card-replies = replies
card-read-only = read-only
card-health = health
card-disk = disk
card-repair = help
card-rescued = saved
card-put-aside = put aside
card-backups = there are
card-problem = problem
card-round-trip = tried
card-term = TERM
card-tmux = inside tmux
card-screen = inside screen
card-ssh = over SSH
card-editor = editor

# The editor.
edit-how = Change it, save it and close the editor. Left as it is, nothing happens.
edit-same = Nothing was changed.
edit-again = Open the editor again?
edit-kept = What you wrote is kept: replydesk draft show
edit-kept-in-file = What you wrote is kept in { $path }
form-text = a text in quotation marks
form-list = a list of texts, such as ["one", "two"]
form-flag = true or false

# What a question of a text wants, after `--set name=`.
question-text = TEXT
question-date = DATE
question-time = TIME
question-money = AMOUNT
question-number = NUMBER
question-several = some of: { $choices }
question-yes-no = yes | no

# Passphrases
passphrase-new = Passphrase:
passphrase-again = Once more:
passphrase-of = Its passphrase:

# Backups
backup-encrypt-where = --encrypt goes with --to: the backups beside the database are not encrypted
backup-made = Backup made and checked: { $path } ({ $size })
backup-not-made = No backup was made: { $why }
    .hint = It is tried again. `replydesk doctor` tells where backups go.
file-size = { $size }
backup-reason-automatic = by itself
backup-reason-by-hand = by hand
backup-reason-before-import = before an import
backup-reason-before-migration = before a new schema
backup-reason-before-restore = before a restore
backup-reason-before-erase = before an erase
backups-none = none yet
restore-of = { $path }: sound, last changed { $newest }
restore-of-blank = { $path }: sound; nothing in it says when it was changed
restore-left-out = { $count ->
    [one] One person in it was erased since, and does not come back.
   *[other] { $count } people in it were erased since, and do not come back.
}
restore-erased-unknown = Whom you erased after it was made is not known any more: look whether somebody is back who should not be.
restore-same = Everything is the same as now.
restore-back = comes back: { $count }
restore-away = goes away: { $count }
restore-changed = changes: { $count }
restore-question = Bring it back?
restore-left = Nothing was brought back.
restore-done = Brought back. What was there before is in { $path }; `replydesk undo` takes it back.
restore-done-damaged = Brought back. The database that could not be read is now { $path }. `replydesk undo` begins anew: what was done before stays.
restore-done-new = Brought back. `replydesk undo` begins anew: what was done before stays.
restore-unanswered = nothing was brought back: nobody said whether to
    .hint = --yes brings it back without asking.
backups-are = { $count ->
    [one] one, of { $size }
   *[other] { $count }, of { $size } together
}; the newest { $reason }, { $at }

# Whose disk it is
disk-network = on a network disk ({ $name }): one program at a time has it open. Better: the database here, and copies there with `replydesk backup --to PATH`
disk-synced = in a folder that { $by } copies elsewhere: one program at a time has it open. Better: the database here, and copies there with `replydesk backup --to PATH`

# Repair
repair-sound = { $path } is sound: there is nothing to repair. What finds people and orders was built anew.
repair-saved = { $path } is damaged. This can be saved:
repair-whole = { $path } is sound. This is in it:
repair-rows = { $count } read
repair-from-log = { $count } from the change log
repair-lost = { $count } lost
repair-question = Put what was saved in its place?
repair-left = Nothing was changed.
repair-done = Repaired: { $path }. The damaged one is kept as { $damaged }. `replydesk undo` begins anew: what was done before stays.
repair-written = What was saved is in { $path }.
repair-copied = A new copy of all of it is in { $path }.
repair-in-the-way = { $path } is there already; nothing was changed
    .hint = Name another file with --to.
repair-no-file = there is no file { $path }
    .hint = Name the damaged file: `replydesk repair FILE`.
# What belongs to the things of a shop, beside those that have a name of their own (shop-kind-…).
repair-part-titles = titles of replies
repair-part-asks = questions of replies
repair-part-variants = texts of replies
repair-part-fact_texts = translations of facts
repair-part-shipped = notes on starter replies
repair-part-piece_titles = titles of pieces
repair-part-handles = names on channels
repair-part-items = items of orders
repair-part-order_states = states of orders
repair-part-agreements = agreements on orders
repair-part-journal_replies = replies in the log
repair-part-extras = extras of orders
repair-part-taken = pieces taken from stock
repair-unanswered = nothing was changed: nobody said whether to put what was saved in its place
    .hint = --yes does it without asking, --to PATH writes it elsewhere.

# doctor
doctor-backups = Backups
doctor-database = Database
doctor-config = Config
doctor-clipboard = Clipboard
doctor-terminal = Terminal
database-is-sound = sound
# { $what } is one of the messages disagrees-…
disagreement = { $rows ->
    [one] one row of { $table }: { $what } ({ $example })
   *[other] { $rows } rows of { $table }: { $what } (one of them: { $example })
}
disagrees-record = not what the change log says it is
disagrees-missing = gone, and the change log does not say so
disagrees-unlogged = not in the change log
disagrees-chain = the change log contradicts itself
disagrees-action = the change log is not whole
disagrees-derived = what is found by it is not what is there

doctor-repair = `replydesk restore --dry-run` shows what the newest backup would bring back, `replydesk repair` saves what can be read
doctor-rescued = An open window saved this when the database was taken away. `replydesk restore PATH --dry-run` shows what is in it and not in the shop, `replydesk restore PATH` brings it back; delete it when you need it no more.
doctor-put-aside = This was put aside because it was damaged. Delete it when you miss nothing any more.
clipboard-is-absent = none: there is no display here, no tmux and no terminal that copies. `replydesk copy --print` writes texts instead
database-is-not-there = not there yet; the first start makes it
config-is-sound = no mistakes
config-is-missing = not there; everything is as by default
kilobytes = { $count } kB
route-is-ready = ready
trip-passed = there and back by { $route } in { $milliseconds } ms
trip-restored = what was in it is in it again
trip-was-empty = it was empty and is again
trip-not-restored = what was in it is lost: { $why }
trip-declined = not tried: { $route } holds something that is not a text
trip-failed = it failed: { $tries }
trip-impossible = no way can be checked here

# The folder that mirrors the library.
mirror-watching = Watching { $path }; Ctrl-C ends it
mirror-nothing = Nothing to do.
mirror-dry = Nothing was written: --dry-run.
mirror-written = written   { $shortcut }
mirror-dropped = taken out { $shortcut }
mirror-taken-new = new       { $shortcut }
mirror-taken = changed   { $shortcut }
mirror-archived = archived  { $shortcut }
mirror-conflict = { $place }: { $shortcut } was changed here and in the folder, and is left as it is on both sides. `replydesk library import … --settle { $shortcut }` takes the folder's, `replydesk library export … --settle { $shortcut }` the library's.
mirror-waiting-there = { $shortcut } was changed in the folder and not here; `replydesk library import` takes it over.
mirror-waiting-here = { $shortcut } was changed here and not in the folder; `replydesk library export` writes it.
mirror-mistake = { $place }: { $why }. Nothing of this reply is taken until it is mended.
mirror-twice = { $place }: { $shortcut } stands in { $first } already, in the same language. Nothing of it is taken.
mirror-broken = { $why }. Nothing of this file is taken until it is mended.
mirror-busy = { $path } was changed meanwhile, and is not written.
mirror-unwritten = { $path } cannot be written: { $why }
mirror-link = { $path } is a link and is passed over.
mirror-no-language = { $path } is no language, and is passed over.
mirror-emptied = There is no reply in the folder any more, so nothing is taken from it. `replydesk library export` fills it anew.
mirror-gone = { $path } is gone; it is waited for.
