# What the interface says.

screen-too-small = replydesk needs { $columns } columns and { $rows } rows

# Where keys mean something.
scope-everywhere = Everywhere
scope-main = Replies
scope-picker = Choosing
scope-form = Questions
scope-basket = Message of several replies
scope-letter = Text by hand
scope-journal = Journal
scope-editor = Writing a reply
scope-page = Every page
scope-buyer-page = Page of a buyer
scope-order-page = Page of an order
scope-pieces-page = Pieces of the shop

# Every action: a word or two for the footer, and a sentence for help and palette.
action-copy = copy
    .help = Copy the message; what is missing is asked first
action-copy-fill = fill in
action-copy-several = copy { $count } together
action-add = add
    .help = Keep this reply for the message and look for another
action-to-whom = to whom
    .help = Find a buyer by name, handle or order number; every text is filled for them
action-choose-order = order
    .help = Choose the order the message is about
action-choose-piece = piece
    .help = Choose the piece the message is about
action-unpin = done with buyer
    .help = Unpin buyer, order and piece
action-next-variant = variant
    .help = Step through the texts of this reply: language, channel, tone, length
action-open-form = questions
    .help = Answer the questions of this text, switch its sentences on and off
action-edit-reply = edit
    .help = Change this reply
action-new-reply = new reply
    .help = Write a reply
action-reply-from-clipboard = keep what I wrote
    .help = Save the text in the clipboard as a reply
action-open-basket = message
    .help = Look through the message: reorder, remove, edit the whole
action-open-journal = journal
    .help = What was copied, to whom, when
action-read-message = read message
    .help = Read a buyer's message from the clipboard and find the replies to it
action-remove-reply = remove
    .help = Remove this reply from the library; it can be undone
action-shop-facts = shop facts
    .help = Address, payment, hours: what is true of the shop
action-open-drafts = drafts
    .help = What was being written and is kept: take it up again or throw it away
action-buyer-page = buyer's page
    .help = Everything about the pinned buyer: orders, what was said, what is open
action-order-page = order's page
    .help = Everything about the pinned order: items, sums, days, agreements
action-pieces-page = pieces
    .help = What the shop makes: what lies ready, what is made to order
action-list-up = up
    .help = The line above
action-list-down = down
    .help = The line below
action-list-page-up = page up
    .help = Some lines up
action-list-page-down = page down
    .help = Some lines down
action-form-done = next
    .help = The next open question; when none is left, copy
action-form-copy = copy
action-form-start = open the shop
action-form-save = save
action-form-pin = save and pin
action-form-write = write it
action-form-next = next field
    .help = The next question
action-form-previous = field before
    .help = The question before
action-choice-next = choose
    .help = The next choice
action-choice-previous = turn back
    .help = The choice before
action-remember = remember
    .help = Keep this answer, so that it need not be given again
action-save-form = take as it is
    .help = Take the answers as they are
action-copy-basket = copy
    .help = Copy the message
action-edit-basket = edit text
    .help = Change the whole text by hand before it is copied
action-part-up = earlier
    .help = Move this reply up in the message
action-part-down = later
    .help = Move this reply down in the message
action-remove-part = leave out
    .help = Take this reply out of the message
action-empty-basket = empty
    .help = Take every reply out of the message
action-basket-up = up
    .help = The reply above
action-basket-down = down
    .help = The reply below
action-copy-letter = copy
    .help = Copy the text as it stands
action-choose = choose
    .help = Take the marked line
action-open-page = page
    .help = Open the page of the marked buyer or order, or that of the pieces: the key that chooses, pressed again
action-new-buyer = new buyer
    .help = Note a buyer and pin them
action-drop-draft = throw away
    .help = Throw the marked draft away; it can be undone
action-picker-up = up
    .help = The line above
action-picker-down = down
    .help = The line below
action-picker-page-up = page up
    .help = Some lines up
action-picker-page-down = page down
    .help = Some lines down
action-copy-again = copy again
    .help = Copy the same text again
action-not-sent = not sent
    .help = Take the line back: it was not sent
action-wrong-buyer = wrong buyer
    .help = Take the line back: it went to the wrong buyer
action-only-this-buyer = this buyer / all
    .help = Only what went to the pinned buyer, or everything
action-journal-up = up
    .help = The line above
action-journal-down = down
    .help = The line below
action-journal-page-up = page up
    .help = Some lines up
action-journal-page-down = page down
    .help = Some lines down
action-open-line = open
    .help = Open the marked line; pin a piece, copy a text again
action-open-pin = pin
action-line-up = up
    .help = The line above
action-line-down = down
    .help = The line below
action-lines-up = page up
    .help = A window up
action-lines-down = page down
    .help = A window down
action-write-to-buyer = write to them
    .help = Pin the buyer and go to the replies
action-write-about-order = write to them
    .help = Pin the order and its buyer and go to the replies
action-write-about-piece = write about it
    .help = Pin the marked piece and go to the replies
action-save-reply = save
    .help = Save the reply
action-new-variant = another text
    .help = Write this reply once more: in another language, for a channel, a tone, a length
action-edit-outside = own editor
    .help = Edit the text in your own editor (VISUAL or EDITOR)
action-paste-clipboard = from clipboard
    .help = Put the text of the clipboard in
action-editor-next = next field
    .help = The next field
action-editor-previous = field before
    .help = The field before
action-palette = all
    .help = Every action, by name
action-help = help
    .help = Every key, and what it does
action-undo = undo
    .help = Take back the last change; where one writes, of the text
action-redo = redo
    .help = Do again what was taken back last
action-redraw = redraw
    .help = Draw the screen anew
action-back = back
    .help = One step back
action-back-keep = back, keep a draft
action-back-message = put the message away
action-join-answers = join { $count }
action-write-answer = write a reply for this
action-back-clear = clear
action-back-later = the rest later
action-back-unsaved = leave as it was
action-cancel = cancel
    .help = Cancel; twice in a row quits
action-suspend = suspend
    .help = Back to the shell; fg returns
action-quit = quit
    .help = Leave replydesk

# The header.
header-order = order { $number }
header-promised = promised { $day }
header-nobody = Nobody is pinned: { $key } says to whom

# The list of replies.
query-hint = a few letters of a reply
group-called-for = for this order
group-frequent = most used first
list-no-match = No reply has these words. { $new } writes one, { $whom } looks for a buyer called so; Esc clears what you typed.
list-no-replies = The library is empty. { $new } writes the first reply; { $palette }, "shop facts", brings the starter library.
row-sent = sent { $day }

# The preview.
preview-more = … { $count } more lines
preview-attach = Attach: { $what }
preview-missing = { $count ->
    [one] missing: { $names }
   *[other] { $count } missing: { $names }
 }
preview-needs-buyer = no buyer is pinned ({ $key })
preview-needs-order = no order is pinned ({ $key })
preview-needs-piece = no piece is pinned ({ $key })
preview-own = For you, not copied:
preview-promise = Promised for { $day }
preview-promise-reply = Promised for { $day }; { $shortcut } is for then
preview-other-language = There is no text in { $wanted }; this one is in { $got }
variant-place = { $at }/{ $of }

# Choosing.
pick-buyer = a piece of a name, a handle, an order number
pick-buyer-none = Nobody is called that. { $new } notes a new buyer.
pick-order = an order number, or a buyer's name
pick-order-none = No order is found.
pick-open-orders = { $count } open orders
pick-draft = a word of what you wrote, or a buyer's name
pick-draft-none = No draft is found. What you were writing when you left it is kept here.
pick-piece = a piece of the shop
pick-piece-none = No piece is found.
pick-action = what do you want to do?
pick-action-none = Nothing is called that.
pick-help = a word of what you look for

# Pages.
page-hint = a word on this page
page-more = { $count } more below
page-no-match = Nothing here has these words; Esc goes back.
page-section-orders = orders
page-section-said = what was said
page-section-items = items
page-section-agreements = agreed
page-section-history = history
page-section-in-stock = ready to send
page-section-to-order = made to order
page-section-sold-out = gone
page-no-orders = No orders yet.
page-nothing-said = Nothing was copied for this yet.
page-no-buyer = nobody yet
page-consent = may be written to unasked
page-late = late: { $day }
page-each = { $price } each
page-sum-differs = the items come to { $sum }, not { $total }
page-pieces = Pieces
page-no-pieces = There are no pieces yet.
page-in-stock = { $count } ready
page-days-to-make = { $count ->
    [one] { $count } day to make
   *[other] { $count } days to make
 }
page-sold-out = sold out

# The fields of buyers, orders and pieces.
record-field-handles = handles
record-field-language = language
record-field-address-as = address as
record-field-phone = phone
record-field-email = e-mail
record-field-address = address
record-field-birthday = birthday
record-field-consent = consent
record-field-tags = tags
record-field-notes = notes
record-field-buyer = buyer
record-field-state = state
record-field-promised = promised
record-field-slot = when and where
record-field-carrier = carrier
record-field-tracking = tracking
record-field-link = follow it
record-field-postage = postage
record-field-total = total
record-field-paid = paid
record-field-due = due

# Forms.
form-fill-title = What is missing?
form-remember = remember
fact-unreadable = like EUR, Europe/Warsaw
form-place = { $at } of { $of }
form-lines = { $count } lines
form-example = e.g. { $example }
form-on = said
form-off = not said
form-first-start = Welcome. A few facts about your shop, so that the replies are true from the first one on. Leave empty what you would rather not say now: it is asked again where a reply needs it.
form-facts = What is true of the shop. Every reply says it from here, so it is kept true in one place.
form-buyer = Who writes? The name is enough.
form-variant = What is the other text for? It begins with the words of the one you see.

variant-field-language = language
variant-field-channel = channel
variant-field-tone = tone
variant-field-length = length
variant-any = any
variant-not-a-language = not a language: { buyer-language-example }
buyer-field-name = name
buyer-field-address-as = say hello to
buyer-field-channel = channel
buyer-field-handle = name there
buyer-field-language = language
buyer-language-example = e.g. en, pl, pt-BR
buyer-language-unknown = a code, such as de
buyer-address-as-example = as you would greet them, e.g. Anna

# The message of several replies, and the text by hand.
basket-title = { $count ->
    [one] One reply
   *[other] { $count } replies in one message
 }
letter-title = The text as it will be copied

# The journal.
journal-hint = a word of the text, a name, a shortcut
journal-hint-buyer = only this buyer; a word of the text
journal-checked = { $route }, checked
journal-unchecked = { $route }, cannot be checked
journal-none = Nothing is copied yet.
journal-nobody = nobody
retraction-not-sent = not sent
retraction-wrong-buyer = wrong buyer

# The editor.
editor-shortcut = shortcut
editor-title = title
editor-category = category
editor-role = place
editor-attach = attach
editor-body = text
editor-asks = buyers write
editor-place = line { $line }, column { $column }
role-greeting = greeting: once, first
role-body = body
role-closing = closing: once, last

# What was done.
notice-select-by-mouse = Not copied. Select the text with the mouse, holding Shift
notice-attach = attach { $what }
notice-nothing-to-copy = Nothing is chosen yet
notice-already-added = { $shortcut } is in the message already
notice-namesake = Another buyer is called { $name } too; { $key } takes this one back
notice-taken-out = Taken out: { $shortcut }
notice-nobody-pinned = Nobody is pinned
notice-one-variant = This reply has one text only
notice-no-questions = This text has no questions
notice-still-missing = Still missing: { $what }
notice-how-to-leave = { $key } leaves
notice-cancel-again = Once more to quit
notice-paste-cut = The paste was too long; its end was cut off
notice-retracted = Taken back
notice-retracted-already = It is taken back already: { $why }
notice-not-noted = { $copied }, but not noted: { $why }
notice-page-gone = It is not there any longer
notice-noted-for = noted for { $name }
notice-saved = { $shortcut } saved
notice-removed = { $shortcut } removed; { $key } brings it back
notice-kept-as-draft = What you wrote is kept among the drafts
notice-draft-dropped = Thrown away; { $key } brings it back
notice-not-saved = Not saved yet: { $save } saves, { $leave } once more leaves everything as it was
notice-facts-saved = Facts saved
notice-library-added = { $count } replies are ready
notice-body-missing = The text is still empty
notice-body-has-error = The text has an error; it is named beside it
notice-shortcut-wrong = A shortcut is letters and digits, words joined by hyphens
notice-variant-is-there = There is such a text already
notice-nothing-to-undo = There is nothing to undo
notice-no-message = There is no text in the clipboard
notice-message-of-another = This seems to be from { $name }, and { $pinned } is pinned
message-nothing-fits = No reply seems to answer this; the nearest:
message-known = known { $by }
message-found = found: { $what }
message-read-in-part = only its beginning was read
notice-undone = Undone: { $what }
notice-nothing-to-redo = There is nothing to do again
notice-nothing-typed = There is nothing more to take back here
notice-only-first-start = Only the first start is left; replydesk undo takes it back, and every reply with it

# What keeps the interface from starting, or from doing what was asked.
terminal-failed = The terminal cannot be used: { $why }
    .hint = replydesk search, replydesk copy and the other commands work without one.
no-editor = no editor is set
    .hint = Set VISUAL or EDITOR, or editor.command in the config.
editor-failed = { $program } did not work: { $why }
keys-unknown-action = keys: there is no action “{ $name }”
keys-not-a-key = keys.{ $action }: “{ $key }” is not a key
    .hint = Keys are written like ctrl-t, f2, enter.
keys-forbidden = keys.{ $action }: { $key } cannot be set; terminals and multiplexers need it for themselves
keys-edits-the-line = keys.{ $action }: { $key } edits the line wherever one types and cannot be set
keys-types-a-letter = keys.{ $action }: { $key } types a letter and cannot be set
keys-twice = keys: { $key } would do both { $first } and { $second }

# What was done, after "Undone:".
done-set-up = the first start
done-add-reply = new reply
done-edit-reply = change of
done-remove-reply = removal of
done-import-replies = import of
done-add-fact = new fact
done-edit-fact = change of
done-remove-fact = removal of
done-add-piece = new piece
done-edit-piece = change of
done-remove-piece = removal of
done-add-buyer = new buyer
done-edit-buyer = change of
done-remove-buyer = removal of
done-add-order = new order
done-edit-order = change of order
done-remove-order = removal of order
done-order-state = new state of order
done-agree = agreement on order
done-copy = copy of
done-retract = the mark
done-remember = remembering
done-forget = forgetting
done-keep-draft = draft
done-drop-draft = throwing away a draft
done-unlearn = forgetting what was learnt from
done-merge-buyers = merge of
done-note-message = message from
done-edit-message = change of the message from
done-put-aside = putting aside the message from
done-remove-message = removal of the message from
done-add-reminder = reminder
done-edit-reminder = change of the reminder
done-remove-reminder = removal of the reminder
done-snooze = putting off
done-pack = packing of order
done-pay = payment of order
done-meet = meeting for order
done-add-day-off = days off
done-remove-day-off = removal of days off
done-add-slot = new meeting place
done-remove-slot = removal of meeting place

# The tones and lengths of texts.
tone-formal = formal
tone-friendly = friendly
length-short = short
length-full = full

# Languages, as they call each other here.
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-fi = Finnish
language-fr = French
language-it = Italian
language-nl = Dutch
language-pl = Polish
language-pt = Portuguese
language-ru = Russian
language-sv = Swedish
language-uk = Ukrainian
