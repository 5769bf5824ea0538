# The help. `cmd-<path>` says what a command does; under it stand its own options and arguments by name, `.long` for --help,
# `.examples` below the options. `arg-<name>` are the options that several commands share.

cmd-help = Shows the help of a command

arg-help = Shows this help
arg-version = Shows the version
arg-db = The database to work on, instead of the usual one
arg-config = The config file to read, instead of the usual one
arg-lang = The language of the program's own words
arg-json = Answers in JSON
arg-limit = How many lines at most
arg-output = The file, which must not be there yet; without one, standard output
arg-form = The form: a CSV table, or a JSON document; by the file's name, else CSV
arg-excel = Marks CSV so that Excel reads it as UTF-8
arg-force = Writes over what is there
arg-encrypt = Encrypts it with a passphrase, which is asked for; the program age opens it too
arg-passphrase_file = Reads the passphrase from the first line of this file; - is standard input
arg-buyer = For this buyer: a piece of the name, a handle, or the number of one of their orders
arg-order = For this order: its number, or a piece of it
arg-piece = For this piece: a piece of its name
arg-language = In this language: a code such as en, pl or pt-BR
arg-channel = For this channel, such as etsy, allegro or whatsapp
arg-tone = In this tone
arg-length = As short or as full as this
arg-words = Words to look for; the last may be the beginning of one
arg-category = Of this category, such as address, payment or pickup
arg-notes = Notes for yourself; they are never copied

cmd-root = The right reply in the clipboard, filled for the buyer and the order at hand
    .long =
        The right reply in the clipboard, filled for the buyer and the order at hand.

        Without a command it opens the interface: type a few letters of a reply, press Enter, paste.

        It ends with 0 when done, 1 when something is not found or more than one fits, 2 when it does not understand, 3 when something is missing, 4 when the data or the system failed.
    .once = Leaves the interface after the first copy
    .new_shop = Begins a new shop where one has been and its file has gone

cmd-demo = Opens the interface on a sample shop, which is thrown away afterwards

cmd-search = Finds replies by a few letters
    .jsonl = Reads one {"{"}"id","text"{"}"} a line from standard input and answers each with a line
    .examples =
        Slips of the finger are forgiven, and a few letters of a name are enough: pkad finds pickup-address. #tag, in:payment, lang:de, "exact words" and -word narrow the list.

        Examples:
          replydesk search pick
          replydesk search 'in:payment lang:de'
          replydesk search iban --json --limit 3

cmd-suggest = Finds the replies to a buyer's message
    .long =
        Finds the replies to a buyer's message: what it asks, who wrote it, what answers it.

        The message is read from a file, or from standard input. With --gaps, a file of past messages shows which replies to write next: one message a line, or blocks with blank lines between them, or JSON Lines with a "text".
    .file = The file with the message; without one, standard input
    .jsonl = Reads one {"{"}"id","text"{"}"} a line from standard input and answers each with a line
    .gaps = Shows which messages of this file no reply answers, those alike together
    .examples =
        Examples:
          echo 'where can I pick it up?' | replydesk suggest
          replydesk suggest message.txt --json
          replydesk suggest --gaps last-year.txt

cmd-copy = Fills a reply and puts it into the clipboard
    .long =
        Fills a reply and puts it into the clipboard.

        If several replies fit, they are listed and nothing is copied. If a value is missing, its name is shown and nothing is copied: give it with --set.
    .words = The reply's shortcut, or words that find it
    .join = Adds this reply to the same message; may be given several times
    .set = Answers a question of the reply; may be given several times
    .with = Switches on an optional sentence of the reply
    .remember = Keeps the answers given with --set for the next time
    .message = Answers this message: its number among those that wait, or the beginning of its id
    .print = Prints the text instead of copying it
    .split = With --print, the numbered parts of a text that its channel does not take whole
    .part = Copies this numbered part of a text that its channel does not take whole; the journal notes the whole with the first
    .anyway = Copies a text also where a check asks, such as one that is too long
    .examples =
        Examples:
          replydesk copy pickup-address --buyer anna
          replydesk copy delivery-date --order 2041 --set ship_by=friday

cmd-reply = Adds, changes, shows and lists replies
cmd-reply-add = Adds a reply, or a text to a reply
    .shortcut = What the reply is to be known by: letters, digits and hyphens
    .body = The text, with its placeholders
    .body_file = A file with the text; - is standard input
    .title = What the list shows, in the language of the text
    .ask = What a buyer writes who needs this reply; may be given several times
    .category = Its category, such as address, payment or pickup
    .role = Its place in a message made of several replies
    .tag = A word to find it by; may be given several times
    .situation = The situation it is for, P01 to P49; may be given several times
    .attach = What to send along, as a note to yourself
    .language = The language of the text
    .channel = The channel the text is for; without it, for every one
    .tone = The tone of the text; without it, for both
    .length = The length of the text; without it, for both
    .examples =
        Examples:
          replydesk reply add iban --title "Bank transfer" --category payment --body "The IBAN is {"{{"} shop.iban {"}}"}."
          replydesk reply add pickup-door
        Without a text the editor opens.
cmd-reply-edit = Changes a reply
    .long =
        Changes a reply; without options in the editor.

        What is not given stays. An empty value clears a field. A list that is given takes the place of the old one.
    .reply = The reply's shortcut
    .shortcut = A new shortcut
    .body = The new text, with its placeholders
    .body_file = A file with the new text; - is standard input
    .title = What the list shows, in the language of the text
    .ask = What a buyer writes who needs this reply; may be given several times
    .category = Its category, such as address, payment or pickup
    .role = Its place in a message made of several replies
    .tag = A word to find it by; may be given several times
    .situation = The situation it is for, P01 to P49; may be given several times
    .attach = What to send along, as a note to yourself
    .language = The language of the text that is meant
    .channel = The channel of the text that is meant
    .tone = The tone of the text that is meant
    .length = The length of the text that is meant
cmd-reply-show = Shows a reply with its texts
    .reply = The reply's shortcut
cmd-reply-list = Lists replies
    .tag = With this tag
    .archived = Those that are archived, and no others
    .sort = In this order: shortcut, or usage, which shows how often each was copied, for whom, and when last
    .examples =
        Examples:
          replydesk reply list pickup
          replydesk reply list --sort usage --limit 20
          replydesk reply list --archived
cmd-reply-archive = Puts a reply away: it is kept, and no longer offered
    .long =
        Puts a reply away: it is no longer found, suggested, or brought by what is due. Its texts, its history and what the journal says of
        it are kept, its shortcut stays taken, and replies that include it say it as before.
    .reply = The reply's shortcut
cmd-reply-unarchive = Takes a reply back out of the archive
    .reply = The reply's shortcut
cmd-reply-remove = Removes a reply for good; undo brings it back. To keep it, archive it
    .reply = The reply's shortcut
cmd-reply-history = Lists what a reply was before, the latest first
    .long =
        Lists what a reply was before, the latest first, as far back as undo reaches (the settings say how far). A reply that was
        removed is known by the shortcut it had. With a number it shows in what that version differs from the one before.
    .reply = The reply's shortcut
    .version = The number of a version
    .examples =
        Examples:
          replydesk reply history pickup-address
          replydesk reply history pickup-address 3
          replydesk reply revert pickup-address 2
cmd-reply-revert = Makes a reply what it was in an earlier version; undo takes that back
    .long =
        Makes a reply what it was in an earlier version, all of its texts, asks and titles. One that was removed comes back. Undo
        takes that back.
    .reply = The reply's shortcut
    .version = The number of the version, as `reply history` lists it

cmd-buyer = Adds, changes, shows and lists buyers
cmd-buyer-add = Adds a buyer
    .name = The full name; with --from-text only where the text does not say it surely
    .from_text = Takes name, address, e-mail, phone and language from a message or an address in this file; - is standard input
    .address_as = How to address them: “Anna”, “Frau Weber”
    .handle = Their name on a channel, such as etsy=anna_k; may be given several times
    .language = The language they write in
    .tone = How they are addressed
    .kind = What kind of buyer they are
    .address = The postal address, as they gave it
    .phone = The phone number
    .email = The e-mail address
    .birthday = The birthday, as 1990-05-31
    .tag = A word of your own; may be given several times
    .consent = They agreed to be written to unasked
    .examples =
        Example:
          replydesk buyer add "Anna Nowak" --handle allegro=anna_k --language pl --kind in-a-hurry
cmd-buyer-edit = Changes a buyer
    .long =
        Changes a buyer; without options in the editor.

        What is not given stays. An empty value clears a field. A list that is given takes the place of the old one.
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders
    .name = The full name
    .address_as = How to address them: “Anna”, “Frau Weber”
    .handle = Their name on a channel, such as etsy=anna_k; may be given several times
    .language = The language they write in
    .tone = How they are addressed
    .kind = What kind of buyer they are
    .address = The postal address, as they gave it
    .phone = The phone number
    .email = The e-mail address
    .birthday = The birthday, as 1990-05-31
    .tag = A word of your own; may be given several times
    .consent = They agreed to be written to unasked
cmd-buyer-show = Shows a buyer
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders
cmd-buyer-list = Lists buyers
cmd-buyer-export = Writes everything held of a person, to hand it over to them
    .long =
        Writes everything held of a person, to hand it over to them: what is known of them, their orders, what was written to them and
        by them, reminders, drafts, answers, what suggestions were learnt from, what was removed and can still be brought back, and
        earlier versions that undo could bring back.

        For people it is a text; with --json, or where the file is called .json, it is for programs.
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders; one who was removed by their exact name
    .output = The file to write, for you alone to read; without one, standard output
    .text = For people, also where the file is called .json
    .force = Replaces a file that is there
    .examples =
        Examples:
          replydesk buyer export anna_k
          replydesk buyer export "Anna Nowak" --output anna.json
cmd-buyer-erase = Erases a person for good
    .long =
        Erases a person for good, from the records, the change log, the full-text tables and the bytes of the file, which are looked through before “no trace left” is said.

        Orders stay for the books without the person. Texts of other things that name them are listed and stay as they are. Who was erased is on a list of keyed hashes, so that no import and no restored backup brings them back unasked. There is no undo.
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders; one who was removed by their exact name
    .dry_run = Shows what would go and what would stay, which other texts name them, and which backups hold them
    .yes = Does not ask for the name to be typed
    .backups = Rewrites the backups that still hold somebody who was erased
    .examples =
        Examples:
          replydesk buyer export anna_k --output anna.json
          replydesk buyer erase anna_k --dry-run
          replydesk buyer erase --backups
cmd-buyer-remove = Removes a buyer; undo brings them back
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders

cmd-order = Adds, changes, shows and lists orders
cmd-order-add = Adds an order
    .number = The number the channel gave it, or your own
    .state = How far it has come
    .buyer = Who ordered: a piece of the name or a handle
    .channel = The channel it came by
    .item = An item, as “2x Mug: blue, large @ 43.00 PLN”; may be given several times
    .total = What the buyer pays in all
    .paid = What has been paid so far
    .payment = How it is paid: card, transfer, cash
    .postage = The postage
    .promised = The day it is promised for: 2026-11-27, tomorrow, +3
    .slot = When and where it is handed over
    .carrier = Who carries the parcel
    .tracking = The number to follow the parcel by
    .expected = The day the parcel is expected
    .extra = What goes into the parcel beside the items; may be given several times
    .gift = It is for somebody else: no prices in the parcel
    .examples =
        Example:
          replydesk order add 2041 --buyer anna --item "2x Mug: blue @ 43" --promised +5
cmd-order-edit = Changes an order
    .long =
        Changes an order; without options in the editor.

        What is not given stays. An empty value clears a field. A list that is given takes the place of the old one.
    .order = The order's number, or a piece of it
    .number = A new number
    .buyer = Who ordered: a piece of the name or a handle
    .channel = The channel it came by
    .item = An item, as “2x Mug: blue, large @ 43.00 PLN”; may be given several times
    .total = What the buyer pays in all
    .paid = What has been paid so far
    .payment = How it is paid: card, transfer, cash
    .postage = The postage
    .promised = The day it is promised for: 2026-11-27, tomorrow, +3
    .slot = When and where it is handed over
    .carrier = Who carries the parcel
    .tracking = The number to follow the parcel by
    .expected = The day the parcel is expected
    .extra = What goes into the parcel beside the items; may be given several times
    .gift = It is for somebody else: no prices in the parcel
cmd-order-show = Shows an order with its history and what was agreed
    .order = The order's number, or a piece of it
cmd-order-list = Lists orders
    .buyer = Of this buyer
    .state = In this state; may be given several times
    .open = Only orders that are still owed something
cmd-order-state = Says how far an order has come
    .order = The order's number, or a piece of it
    .state = The state it has come into
    .examples =
        Example:
          replydesk order state 2041 shipped
cmd-order-agree = Writes down what was agreed with the buyer
    .order = The order's number, or a piece of it
    .text = What was agreed, in one line; with --remove its number on the order or a piece of it
    .on = The day it was agreed on: 2026-11-27, yesterday, -3
    .remove = Takes it off the order
cmd-order-remove = Removes an order; undo brings it back
    .order = The order's number, or a piece of it

cmd-piece = Adds, changes, shows and lists what the shop makes
cmd-piece-add = Adds a piece
    .name = The name
    .title = What it is called in the language that --language names
    .language = The language of the title: pl, pt-BR
    .size = How large it is
    .material = What it is made of
    .care = How to care for it
    .price = What it costs
    .variation = What it can be chosen in, such as a colour; may be given several times
    .stock = How many lie ready
    .days = How many working days making one takes
    .minutes = How many minutes of work one is, for honest dates
    .breakdown = What its price is made of, for a buyer who asks
    .link = Where it can be seen, such as etsy=https://…; may be given several times
cmd-piece-edit = Changes a piece
    .long =
        Changes a piece; without options in the editor.

        What is not given stays. An empty value clears a field. A list that is given takes the place of the old one.
    .piece = The piece: a piece of its name
    .name = A new name
    .title = What it is called in the language that --language names; nothing takes that title away
    .language = The language of the title: pl, pt-BR
    .size = How large it is
    .material = What it is made of
    .care = How to care for it
    .price = What it costs
    .variation = What it can be chosen in, such as a colour; may be given several times
    .stock = How many lie ready
    .days = How many working days making one takes
    .minutes = How many minutes of work one is, for honest dates
    .breakdown = What its price is made of, for a buyer who asks
    .link = Where it can be seen, such as etsy=https://…; may be given several times
    .examples =
        Examples:
          replydesk piece edit "Recipe book" --title "Przepiśnik" --language pl
cmd-piece-show = Shows a piece
    .piece = The piece: a part of its name
cmd-piece-list = Lists pieces
cmd-piece-remove = Removes a piece; undo brings it back
    .piece = The piece: a part of its name

cmd-fact = Keeps what is true of the shop, for every reply
cmd-fact-set = Sets a fact
    .name = Its name in replies after “shop.”: lower-case letters, digits and underscores
    .value = What is true
    .sensitive = It is not for everybody's eyes: an account number, a home address
    .on = A channel it may go to: email; several times for several; “everywhere” for all. A text with it for another channel asks first
    .language = The value is for texts in this language: pl, pt-BR. An empty value takes it away again
    .checked = The day somebody made sure of it: today, 2026-11-27
    .examples =
        Examples:
          replydesk fact set iban "PL61 1090 1014 0000 0712 1981 2874" --sensitive --checked today
          replydesk fact set iban "PL61 1090 1014 0000 0712 1981 2874" --on allegro --on email
          replydesk fact set hours "Montag bis Freitag, 9–17 Uhr" --language de
cmd-fact-show = Shows a fact
    .long =
        Shows a fact.

        On a terminal the value of a sensitive fact is masked, such as “•••• 2874”, unless --show is given. In a pipe, a file and
        --json it stands as it is.
    .name = Its name
    .language = What it is in this language: pl, pt-BR
    .openly = Show it although it is sensitive
cmd-fact-list = Lists facts
    .long =
        Lists facts.

        On a terminal the values of sensitive ones are masked, such as “•••• 2874”, unless --show is given. In a pipe, a file and
        --json they stand as they are.
    .openly = Show sensitive ones, too
cmd-fact-remove = Removes a fact; undo brings it back
    .long =
        Removes a fact; undo brings it back.

        The replies that say it, in whatever language, are listed first, and it asks. Afterwards they have a hole there, which is asked
        for when they are sent. Where nobody can be asked, it exits with 3 unless --yes is given.
    .name = Its name
    .yes = Do not ask

cmd-channel = Shows what each channel takes: length, links, contact data, what may be sent unasked
    .examples =
        Examples:
          replydesk channel list
          replydesk channel show sms

        Rules of your own, and channels of your own, go into the config: [channels.NAME]
cmd-channel-list = Lists the rules of all channels, a line each
cmd-channel-show = Shows the rules of one channel
    .name = The channel

cmd-library = Works on the library as a whole
cmd-library-gallery = Prints every text as a buyer would read it, situation by situation
    .long =
        Prints every text as a buyer would read it, situation by situation.

        The texts are those of the starter library, filled for the orders of the sample shop, so that they can be read
        aloud before they are sent to anybody. With --mine they are your own, filled for your latest orders. What is
        not known stands as its name in ⟨ ⟩.
    .situations = Only these situations, such as P32
    .language = The language of the texts: pl, de
    .mine = Your own library and orders, instead of the sample shop
    .examples =
        Examples:
          replydesk library gallery --language de
          replydesk library gallery P08 P43

cmd-library-check = Lists what in the library is to be looked at
    .long =
        Lists what in the library is to be looked at: texts that were left behind when the one they translate changed,
        languages and tones of your buyers without a text, names that templates do not know, facts that nobody has
        made sure of for long or that are said in the wrong language. What nobody needs is not missing: a language
        counts once a buyer speaks it.

        It exits with 4 where there is something.
    .still_right = The texts of this reply in other languages are right as they are, whatever was changed
    .spelling = Lists the words of texts that no installed dictionary (Hunspell's) of their language has instead
    .examples =
        Examples:
          replydesk library check
          replydesk library check --still-right pickup-address

cmd-library-update = Brings in what the starter library of this program has new
    .long =
        Brings in what the starter library of this program has new: replies, languages, titles, what buyers write, texts.

        What is as it came follows the library. What you have changed stays as it is: where the library says it anew too,
        both are shown, and --take or --keep decides; until then it is shown each time. What you have removed is not
        brought back. It is one action, which undo takes back.
    .dry_run = Shows it and writes nothing
    .take = The library's words take the place of yours in this reply
    .keep = Yours stay in this reply, and the same is not shown again
    .examples =
        Examples:
          replydesk library update --dry-run
          replydesk library update --keep pickup-car

cmd-library-export = Writes the library into a folder of files that mirrors it
    .long =
        Writes the library into a folder of files, one a language and category, so that it can live in git. Only what has changed here
        since is written, table by table: what others have written around it stays. What was changed in the folder as well is left on both
        sides, and told. Archived replies stand in no file.
    .folder = The folder; it is made where there is none
    .watch = Goes on writing whatever changes, until Ctrl-C
    .every = So many seconds are between two looks
    .settle = Writes this reply also where the folder has another; may be given several times
    .dry_run = Shows what would be written, and writes nothing
    .examples =
        Examples:
          replydesk library export ~/replies
          replydesk library export ~/replies --watch
cmd-library-import = Takes over what was changed in a folder that mirrors the library; undo takes it back
    .long =
        Takes over what was changed in the folder since it and the library last agreed, as one action. A reply whose tables are gone is
        archived. A file with a mistake is told with its line, and nothing of it is taken; so is what was changed on both sides.
    .folder = The folder
    .watch = Goes on taking over whatever changes, until Ctrl-C
    .every = So many seconds are between two looks
    .settle = Takes this reply also where it was changed here; may be given several times
    .dry_run = Shows what would be taken over, and writes nothing
    .examples =
        Examples:
          replydesk library import ~/replies --dry-run
          replydesk library import ~/replies --watch
cmd-message = Notes what buyers wrote, and shows what waits for an answer
cmd-message-add = Notes a message
    .long =
        Notes a message. Who wrote it and which order it is about is read from it, where it says so.

        It waits in the due list until a reply is copied for it, or it is put aside.
    .file = The file with the message; - is standard input
    .from = Who wrote it: a piece of the name, a handle, or the number of one of their orders
    .channel = The channel it came by
    .at = When it came: 14:02, 2026-11-27 14:02; without it, now
    .examples =
        Example:
          echo 'is it still available?' | replydesk message add --from marek --at 9:30
cmd-message-list = Lists the messages that wait, the longest first
    .open = Only those that wait for an answer; this is the usual list
    .all = All, the latest first
    .buyer = All of this buyer
cmd-message-show = Shows a message
    .message = Its number among those that wait, or the beginning of its id
cmd-message-from = Says who wrote a message
    .message = Its number among those that wait, or the beginning of its id
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders
cmd-message-aside = Puts a message aside that needs no answer
    .message = Its number among those that wait, or the beginning of its id
cmd-message-remove = Removes a message; undo brings it back
    .message = Its number among those that wait, or the beginning of its id

cmd-due = Lists everything that needs a word today
    .long =
        Lists everything that needs a word today, each line with the reply that says it: messages that wait, buyers gone silent, what is not paid, promised, ready, on its way, arrived.

        A line goes by itself when its reply is copied. The settings say after how many days a rule holds, and which are off.
    .all = Also what was put off or away
    .examples =
        Examples:
          replydesk due
          replydesk due --json | jq length
          replydesk due snooze kfmx +3
cmd-due-snooze = Puts a line off
    .line = The letters that name it in the list
    .day = The day it comes up again: tomorrow, 2026-11-27, +3
cmd-due-dismiss = Puts a line away, this time only
    .line = The letters that name it in the list

cmd-remind = Sets a day with what is to be said then
cmd-remind-add = Sets a reminder
    .text = What it is about
    .on = The day: tomorrow, 2026-11-27, +3
    .buyer = About this buyer
    .order = About this order
    .reply = The reply to send then; copying it is the end of the reminder
    .examples =
        Example:
          replydesk remind add "ask about the colour" --on +3 --order 2041 --reply nudge
cmd-remind-list = Lists the reminders, the first due first
    .all = Also those that are done
cmd-remind-done = Says that a reminder is done with
    .reminder = Its number in the list, or the beginning of its id
cmd-remind-remove = Removes a reminder; undo brings it back
    .reminder = Its number in the list, or the beginning of its id

cmd-stats = Shows how fast you answer, with what, and what has no reply
    .weeks = So many weeks, this one the last

cmd-calendar = Shows which days are worked, and when what is paid now leaves
    .days = So many days ahead
cmd-calendar-show = Shows which days are worked, and when what is paid now leaves
    .days = So many days ahead
cmd-calendar-off = Notes days off
    .days = A day, or the first and the last with .. between them: 2026-12-24..2027-01-02, tomorrow
    .note = What they are for
    .examples =
        Example:
          replydesk calendar off 2026-12-24..2027-01-02 --note Christmas
cmd-calendar-remove = Removes days off; undo brings them back
    .day_off = Its number in the list, or the beginning of its id

cmd-log = Lists what was copied, for whom and when
    .buyer = Only for this buyer
    .order = Only for this order
    .openly = Show sensitive facts in the texts, too
cmd-log-copy = Copies the same text again
    .entry = The line's number in the list, 1 being the latest, or the beginning of its id
    .anyway = Copies it also where a check asks, such as another buyer's name in it
cmd-log-retract = Takes a copied text back: it was not sent, or went to the wrong buyer
    .entry = The line's number in the list, 1 being the latest, or the beginning of its id
    .why = Why it does not count

cmd-draft = Lists what was being written and is kept
cmd-draft-list = Lists the kept texts, the latest first
cmd-draft-show = Shows a kept text
    .draft = Its number in the list, or the beginning of its id
cmd-draft-hold = Keeps a text back for some hours: what was written in anger is read again before it is sent
    .long =
        Keeps a text back for some hours: what was written in anger is read again before it is sent.

        Until its hour it is listed, and not offered. Then it comes up in the due list.
    .draft = Its number in the list, or the beginning of its id
    .until = Until when: 18:30, tomorrow 9:00, 2026-11-28 9:00
    .hours = For so many hours
    .examples =
        Example:
          replydesk draft hold --until "tomorrow 9:00"
cmd-draft-remove = Throws a kept text away
    .draft = Its number in the list, or the beginning of its id

cmd-learnt = Lists what was learnt from the replies chosen for messages
cmd-learnt-list = Lists the learnt examples, the latest first
cmd-learnt-remove = Forgets an example
    .example = Its number in the list, or the beginning of its id

cmd-backup = Makes a backup of the whole database, and lists those there are
    .long =
        Makes a backup of the whole database. It is opened and checked before it counts, and only you can read it.

        The program makes backups by itself too: in the interface and after commands that change something, every half hour if something changed, and before each import, restore and change of the database's schema. Where they are and how many are kept is said in the settings, under [backup].
    .to = Makes it there instead, for a stick or a folder that is copied elsewhere: a folder that is there, or a file whose name has an ending, such as shop.db
    .examples =
        Examples:
          replydesk backup
          replydesk backup --to /media/stick
          replydesk backup --to ~/Dropbox --encrypt
          replydesk backup list
cmd-backup-list = Lists the backups, newest first

cmd-restore = Brings a backup back
    .long =
        Brings a backup back, whole. What differs from now is shown first: what comes back, what goes away, what changes. Then a backup of the present is made, and everything is again what it was.

        It is one change like any other: `replydesk undo` takes it back, and open windows follow. A database that cannot be read is put aside, and the backup takes its place; then there is nothing to undo.

        Who was erased since the backup was made does not come back. How many they are is said.
    .file = The backup: a file, or its name among those that `replydesk backup list` shows; without one, the newest
    .dry_run = Shows what differs, and brings nothing back
    .yes = Brings it back without asking
    .examples =
        Examples:
          replydesk restore --dry-run
          replydesk restore replydesk-2026-11-22T213005Z-automatic.db
          replydesk restore /media/stick/shop.db

cmd-repair = Saves what can be saved of a damaged database
    .long =
        Saves what can be saved of a damaged database into a new one: every row that can still be read from either end of its table or by its number, and those that the change log still holds. What was saved and what is lost is shown, table by table, before the new one takes the place of the damaged one, which is kept beside it.

        A backup is often newer than one would think: look at `replydesk backup list` first, and at `replydesk restore --dry-run`. What was done before a repair cannot be undone after it.
    .file = The damaged file, instead of the usual database
    .to = Writes the new one there, where nothing is yet, and leaves the damaged one as it is
    .yes = Puts the new one in its place without asking
    .examples =
        Examples:
          replydesk repair
          replydesk repair old.db --to saved.db

cmd-undo = Takes back the last change
    .redo = Does again what was taken back last

cmd-import = Brings in files of other programs and your own
cmd-import-replies = Brings in replies: your own files and those of other programs
    .long =
        Brings in replies: your own text file, Markdown, TOML, JSON or CSV; of other programs those of espanso, Beeftext, TextExpander, Briskine, Gorgias, Chatwoot and Zammad, and any table (CSV) with a column of texts.

        Nothing that another program would run is run. Its placeholders become what is known of the buyer and the order where the same is meant, and questions else.

        A text file may hold one reply a block or a heading. Several texts, or a folder of them, are one reply each. What was understood is shown before it is taken.
    .files = The file, or several texts, or a folder of them; - is standard input
    .from = The form of the file, where its name and its beginning do not tell
    .language = The language of texts that do not say theirs, instead of the one their words tell
    .category = The category of replies that do not say theirs
    .placeholder = What a placeholder of another program means, such as '{"{{"}ticket.id{"}}"}=order.number'; =? asks for it
    .dry_run = Shows what would be taken and takes nothing
    .yes = Takes it without asking
cmd-import-orders = Brings in orders and their buyers from what a marketplace exports
    .long =
        Brings in orders and their buyers from what a marketplace exports: Etsy's sold orders and order items, the orders of Shopify, eBay and Amazon.

        Any other table comes in by a mapping, which says what its columns mean. In a terminal the program asks for it where it does not know the header, and knows it from then on; scripts say it with `replydesk import map set`.

        What each order becomes is shown before it is taken. An order is known by its number on its channel, a buyer by their name on the channel or their e-mail address. The same file twice changes nothing; a newer one changes what it knows.
    .files = The files, several together: Etsy's orders and their items; - is standard input
    .site = The site they are from, where their headers do not tell
    .map = By the mapping of this name; in a terminal a new name asks what the columns mean
    .dry_run = Shows what would be taken and takes nothing
    .yes = Takes it without asking
    .bring_back = Takes in again who was erased
    .examples =
        Example:
          replydesk import orders EtsySoldOrders2026-9.csv EtsySoldOrderItems2026-9.csv
          replydesk import orders my-orders.csv --map 'My orders'
cmd-import-buyers = Brings in buyers from Shopify's customers, Google Contacts or an address book (vCard)
    .file = The file; - is standard input
    .site = The site it is from, where its header does not tell
    .map = By the mapping of this name; in a terminal a new name asks what the columns mean
    .dry_run = Shows what would be taken and takes nothing
    .yes = Takes it without asking
    .bring_back = Takes in again who was erased
cmd-import-pieces = Brings in what you make from Etsy's listings or Shopify's products
    .file = The file; - is standard input
    .site = The site it is from, where its header does not tell
    .map = By the mapping of this name; in a terminal a new name asks what the columns mean
    .dry_run = Shows what would be taken and takes nothing
    .yes = Takes it without asking
cmd-import-map = Says what the columns of your own tables mean
cmd-import-map-list = Lists the mappings
cmd-import-map-show = Shows a mapping
    .name = Its name
cmd-import-map-remove = Removes a mapping; what came in by it stays
    .name = Its name
cmd-import-map-set = Makes a mapping, or changes one
    .long =
        Makes a mapping, or changes one: what is not given stays as it is. Columns that are given replace all there were.

        Each column is a field and the header it stands under, such as --column number="Nr zamówienia". Capitals, accents and signs of a header do not matter. Of two columns called alike the second is "Price #2", a column without a header is called by its place, such as "#3". A field given twice is looked for in the second column where the first is empty.

        Fields of orders: number, placed, handle, name, first-name, last-name, handle-or-name, email, phone, recipient, address, street, street-2, postcode, city, region, country, item, variation, quantity, price, line-price, total, currency, postage, tax, discount, status, payment-status, paid, shipped, cancelled, payment, carrier, tracking, note. The number has to be there.

        Fields of buyers: name, first-name, middle-name, last-name, handle, email, phone, address, street, street-2, postcode, city, region, country, note. A name, an e-mail address or a handle has to be there.

        Fields of pieces: item, price, currency, stock, material, choice, choice-2, choice-3, note, listing. The item has to be there: it is what the piece is called; a choice is a cell such as "small, large", and rows of one listing are one piece.
    .name = What it is called
    .holds = What the table tells of; orders, where nothing is said
    .columns = What a column means, and its header; may be given several times
    .channel = Where the orders come from, such as allegro; the name of the mapping, where nothing is said
    .currency = What amounts are in that do not say so; an empty one leaves it open
    .days = Which comes first in days such as 10/09/26, or counted where a spreadsheet has made numbers such as 45987 of them; an empty one leaves it to the days themselves
    .states = What a word for a state means, such as "w piecu=making"; may be given several times, the others stay
    .examples =
        Example:
          replydesk import map set Allegro --channel allegro --currency PLN --column number=OrderId --column placed=OrderDate --column handle=BuyerLogin --column total=TotalToPayAmount

cmd-import-all = Brings in what `export all` has written: a whole shop, or some of it
    .long =
        Brings in what `export all` has written: a whole shop, or some of it.

        What becomes of it is shown before it is taken, and it is taken as one action: `replydesk undo` takes all of it back. A thing is known by its id, else by its name: a reply by its shortcut, an order by its number on its channel, a buyer by their name on a channel. What was changed here after it was written to the file stays as it is, and is named; what was edited in the file comes in. The same file twice changes nothing. What was encrypted asks for its passphrase.
    .file = The document, the directory of tables, or one table
    .over = Lets the file win over what was changed or removed here since
    .dry_run = Shows what would be taken and takes nothing
    .yes = Takes it without asking
    .bring_back = Takes in again who was erased
    .examples =
        Example:
          replydesk import all shop.json --dry-run

cmd-export = Writes what is in the database to files
cmd-export-all = Writes everything of the shop, to be read back by `import all`
    .long =
        Writes everything of the shop, to be read back by `import all`: facts, replies, pieces, buyers, orders, the log of what was sent, messages, reminders, drafts and what was learnt.

        Everything means everything: addresses of buyers and sensitive facts, such as an account number, stand in it as plain text. The file is readable by you alone; keep it so.
        As CSV, it is a directory with a table for each kind of thing, and one for each list of what belongs to them, such as the items of orders. A cell that a spreadsheet would run as a formula stands behind an apostrophe; `import all` takes it away again.
    .output = The file, or the directory of the tables, which must not be there yet; without one, standard output
    .form = The form: one JSON document, or a directory of CSV tables
    .examples =
        Examples:
          replydesk export all --output shop.json
          replydesk export all --format csv --output my-shop
cmd-export-facts = Writes the facts of the shop, the sensitive ones among them
cmd-export-pieces = Writes the pieces
cmd-export-buyers = Writes the buyers
cmd-export-handles = Writes the names buyers bear on channels
cmd-export-orders = Writes the orders
cmd-export-items = Writes the items of all orders
cmd-export-history = Writes when each order came into which state
cmd-export-agreements = Writes what was agreed on orders
cmd-export-journal = Writes the log of what was sent
cmd-export-messages = Writes the messages of buyers
cmd-export-reminders = Writes the reminders
cmd-export-drafts = Writes the drafts
cmd-export-remembered = Writes the remembered answers
cmd-export-learnt-examples = Writes what was learnt
cmd-export-replies = Writes the replies as TOML, JSON or CSV, or for espanso
    .long =
        Writes the replies as TOML, JSON Lines, JSON or CSV, without loss, or for espanso.

        Espanso types them into any window by their shortcuts (`:pickup-address`): questions are its forms, and what is known of buyers and orders here is asked there. Facts of the shop stand in the file as they are now; sensitive ones are asked. What espanso cannot hold is told.
    .replies = Only these; without any, all
    .output = The file, which must not be there yet; without one, standard output
    .format = The form, where the file's name does not say it; JSON Lines unless told otherwise
    .force = Writes over a file that is there
    .examples =
        Example:
          replydesk export replies --output my-replies.toml
          replydesk export replies --output ~/.config/espanso/match/replydesk.yml

cmd-doctor = Tells where everything is, and tries the clipboard
    .long =
        Tells where everything is, whether the database is sound, when it was last backed up, and which way texts reach the clipboard; that is tried.

        It ends with 0 when all is well, 2 when there is a mistake in the settings, and 4 when something is wrong with the database or its backups, or no way into the clipboard could be tried although there is a display. Where there is no display, no tmux and no terminal that copies, there is no clipboard: that is said, and all is well without it.
    .report = Prints what a maintainer needs to know, to be pasted anywhere: no names, no texts, no paths, counts rounded

cmd-config = Shows and checks the settings
cmd-config-path = Tells where the config file belongs
cmd-config-show = Shows every setting as it is now
cmd-config-check = Looks for mistakes in the config file
cmd-config-example = Shows every setting with its meaning and its default

cmd-completions = Writes the completions for a shell
    .shell = The shell
    .examples =
        Example:
          replydesk completions bash > ~/.local/share/bash-completion/completions/replydesk

cmd-man = Shows the manual page
    .long =
        Shows the manual page in the form that man reads.

        With --dir it writes a page for each command: replydesk man --dir ~/.local/share/man/man1
    .dir = Writes a page for each command into this directory

cmd-clipboard-owner = Holds the copied text; the program starts it by itself
    .job = What to do
