# What the interface says.

screen-too-small = replydesk needs { $columns } columns and { $rows } rows

# Where keys mean something.
scope-everywhere = Everywhere
scope-main = Replies
scope-picker = Choosing
scope-form = Questions
scope-basket = Message of several replies
scope-letter = Text by hand
scope-parts = Message in parts
scope-journal = Journal
scope-editor = Writing a reply
scope-page = Every page
scope-buyer-page = Page of a buyer
scope-messages-page = Messages
scope-order-page = Page of an order
scope-packing-page = Parcel of an order
scope-pieces-page = Pieces of the shop
scope-due-page = What is due
scope-board-page = Board
scope-mapper = Columns of a table

# Every action: a word or two for the footer, one word for where it is narrow, and a sentence for help and palette.
action-copy = copy
    .help = Copy the message; what is missing is asked first
action-copy-fill = fill in
action-copy-several = copy { $count } together
    .short = copy { $count }
action-add = add
    .help = Keep this reply for the message and look for another
action-to-whom = to whom
    .short = whom
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
action-archive-reply = archive
    .help = Put this reply away: kept, and no longer offered; it can be undone
action-shop-facts = shop facts
    .help = Address, payment, hours: what is true of the shop
action-open-drafts = drafts
    .help = What was being written and is kept: take it up again or throw it away
action-buyer-page = buyer's page
    .short = buyer
    .help = Everything about the pinned buyer: orders, what was said, what is open
action-messages-page = messages
    .help = What buyers wrote: what waits for an answer, and what answered the rest
action-newcomer = note new buyer
    .help = Note the one who wrote the message at hand, with what it tells of them, and pin them
action-remind-pinned = reminder
    .help = Set a day with what is to be said then, for the pinned buyer or order
action-send-again = send again
    .help = Copy once more what was last sent to the pinned buyer, or the marked reply as it was sent to them
action-set-reminder = reminder
    .help = Set a day with what is to be said then, for the buyer or order
action-merge-buyer = same person as
    .help = Make this buyer and another one: orders, messages and what was said go over
action-new-writer = new buyer
    .help = Note the one who wrote the marked message, with what it tells of them
action-finish-line = done with
    .help = Finish with the marked line: a message is put aside, a reminder is done
action-remove-line = remove
    .help = Take the marked line away: an agreement, an extra, a message, a reminder; of what was copied, say that it was not sent
action-who-wrote = from whom
    .help = Say who wrote the marked message
action-open-message = answer
action-put-aside = put aside
action-order-page = order's page
    .short = order
    .help = Everything about the pinned order: items, sums, days, agreements
action-pieces-page = pieces
    .help = What the shop makes: what lies ready, what is made to order
action-due-page = what is due
    .help = Everything that needs a word today: messages, promises, payments, parcels
action-board-page = board
    .help = The open orders by state, with what is late and what they come to
action-stats-page = stats
    .help = How fast you answer, what you send most and never, what no reply answers
action-keep-message = answer later
    .help = Note the message; it waits among what is due until it is answered
action-change-state = state
    .help = Bring the pinned order into another state, the usual next one first; then the replies for it
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
action-form-merge = make them one
action-form-write = write it
action-form-next = next field
    .short = down
    .help = The next question
action-form-previous = field before
    .help = The question before
action-choice-next = choose
    .help = The next choice
action-choice-previous = turn back
    .help = The choice before
action-mark-choice = mark
    .help = This one of several, or no longer this one
action-remember = remember
    .help = Keep this answer, so that it need not be given again
action-save-form = take as it is
    .short = take
    .help = Take the answers as they are
action-hold-form = let it cool
    .short = cool
    .help = Put the message away for some hours, with the answers given so far; then it comes up among what is due, to be read again before it is sent
action-copy-basket = copy
    .help = Copy the message
action-edit-basket = edit text
    .short = edit
    .help = Change the whole text by hand before it is copied
action-keep-basket = keep as draft
    .short = keep
    .help = Keep the message among the drafts, with its replies, its answers and whom it is for, to go on with it later
action-basket-as-reply = as new reply
    .short = reply
    .help = Make a new reply of these: their texts in one, with their questions, opened to be looked at before it is saved
action-hold-basket = let it cool
    .short = cool
    .help = Put the message away for some hours; then it comes up among what is due, to be read again before it is sent
action-part-up = earlier
    .help = Move this reply up in the message
action-part-down = later
    .help = Move this reply down in the message
action-remove-part = leave out
    .short = out
    .help = Take this reply out of the message
action-empty-basket = empty
    .help = Take every reply out of the message
action-basket-up = up
    .help = The reply above
action-basket-down = down
    .help = The reply below
action-copy-letter = copy
    .help = Copy the text as it stands
action-put-away = let it cool
    .help = Put the text away for some hours; then it comes up among what is due, to be read again before it is sent
action-choose = choose
    .help = Take the marked line
action-open-page = page
    .help = Open the page of the marked buyer or order, or that of the pieces: the key that chooses, pressed again
action-new-record = new
    .help = Note a new buyer, order or piece
action-edit-record = edit
    .help = Change the marked buyer, order or piece
action-new-buyer = new buyer
    .short = new
action-drop-draft = throw away
    .short = drop
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
    .short = again
    .help = Copy the same text again
action-not-sent = not sent
    .short = unsent
    .help = Take the line back: it was not sent
action-wrong-buyer = wrong buyer
    .short = wrong
    .help = Take the line back: it went to the wrong buyer
action-only-this-buyer = this buyer / all
    .short = all
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
action-tick-line = tick
action-untick-line = untick
action-unpack-all = untick all
action-go-on = go on
action-answer-due = answer
action-look-up = look up
action-line-up = up
    .help = The line above
action-line-down = down
    .help = The line below
action-lines-up = page up
    .help = A window up
action-lines-down = page down
    .help = A window down
action-new-order = new order
    .short = new
    .help = Note a new order of this buyer
action-edit-buyer = edit
    .help = Change what is known of the buyer
action-next-state = state
    .help = Bring the order into another state, the usual next one first; then the replies for it
action-pay-order = payment
    .help = Note money that came; the order becomes paid with the last of it
action-pack-order = pack
    .help = Tick off what goes into the parcel
action-meet-buyer = meeting
    .help = Set when and where the buyer is met, or call it off; for a calendar: replydesk order meet NUMBER --ics
action-add-extra = add
    .help = Note something that goes into the parcel beside what was ordered
action-pack-all = tick all
    .help = Tick everything; where everything is ticked, take the ticks away
action-packed-state = state
    .help = Bring the order into another state; then the replies for it
action-add-agreement = agreement
    .short = agree
    .help = Note what was agreed, with its date
action-order-summary = summary
    .help = Put together what is agreed, in the buyer's language: to be looked at, changed by hand and copied
action-edit-order = edit
    .help = Change what is known of the order
action-copy-stock = stock list
    .short = list
    .help = Make a text of the pieces shown, in the buyer's language: short for a chat, full for an e-mail
action-copy-stock-full = stock list in full
    .help = Make a text of the pieces shown with sizes and links, whatever the channel
action-new-piece = new piece
    .short = new
    .help = Note something the shop makes
action-edit-piece = edit
    .help = Change what is known of the marked piece
action-write-to-buyer = write to them
    .short = write
    .help = Pin the buyer and go to the replies
action-write-about-order = write to them
    .short = write
    .help = Pin the order and its buyer and go to the replies
action-write-about-piece = write about it
    .short = write
    .help = Pin the marked piece and go to the replies
action-write-due = look first
    .short = look
    .help = Pin who and what it is about and look at the reply before it is copied
action-snooze = tomorrow
    .short = later
    .help = Put the marked line off until tomorrow
action-dismiss = done with
    .short = done
    .help = Put the marked line away, this time only
action-board-state = state
    .help = Bring the marked order into another state
action-save-reply = save
    .help = Save the reply
action-new-variant = another text
    .short = text
    .help = Write this reply once more: in another language, for a channel, a tone, a length
action-edit-outside = own editor
    .short = editor
    .help = Edit the text in your own editor (VISUAL or EDITOR)
action-paste-clipboard = from clipboard
    .short = paste
    .help = Put the text of the clipboard in
action-editor-next = next field
    .short = next
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
action-change-reply = change the reply
    .short = change
action-new-text = new text
    .short = new
action-show-secrets = show masked
    .short = show
    .help = Shows what is masked in this text (account number, telephone, address), or masks it again
action-hide-secrets = mask again
    .short = mask
action-redraw = redraw
    .help = Draw the screen anew
action-back = back
    .help = One step back
action-back-keep = back, keep a draft
    .short = keep
action-back-page = back to the page
    .short = back
action-back-message = put the message away
    .short = put away
action-join-answers = join { $count }
action-write-answer = write a reply for this
    .short = write one
action-back-clear = clear
action-back-later = the rest later
    .short = later
action-give-meaning = say what it is
    .short = say
    .help = Say what the marked column means; a letter begins to look for it
action-change-whole = change
action-take-text = take it
    .short = take
action-no-meaning = leave out
    .help = Leave the marked column out
action-save-mapping = keep and go on
    .short = go on
    .help = Keep the mapping and go on with the import
action-column-up = up
    .help = The line above
action-column-down = down
    .help = The line below
action-columns-up = page up
    .help = Several lines up
action-columns-down = page down
    .help = Several lines down
action-back-unmapped = leave, nothing is taken
    .short = leave
action-back-unsaved = leave as it was
    .short = leave
action-cancel = cancel
    .help = Cancel; twice in a row quits
action-suspend = suspend
    .help = Back to the shell; fg returns
action-quit = quit
    .help = Leave replydesk

# The header.
header-order = order { $number }
header-promised = promised { $day }
header-unknown = From nobody you know: { $new } notes them, { $key } says who it is
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
preview-sent = Sent to { $name } on { $moment }
preview-own = For you, not copied:
preview-more-notes = … { $count ->
        [one] one more thing
       *[other] { $count } more things
    } to know
preview-note-of-more = { $note } (+{ $count })
preview-other-language = There is no text in { $wanted }; this one is in { $got }
preview-piece-language = “{ $name }” stands in it in { $got }; `replydesk piece edit "{ $name }" --title … --language CODE` says it in another
preview-fact-language = shop.{ $name } is said in { $got }; the page of facts can say it in another language
variant-place = { $at }/{ $of }

# Choosing.
pick-buyer = a piece of a name, a handle, an order number
pick-buyer-none = Nobody is called that. { $new } notes a new buyer.
pick-writer = who wrote it: a piece of a name, a handle, an order number
pick-twin = the same person under another name: a piece of it, a handle
pick-twin-none = Nobody else is called that.
pick-order = an order number, or a buyer's name
pick-order-none = No order is found. { $new } notes a new one.
pick-open-orders = { $count } open orders
pick-meeting = a day or a place; or any day and hour: fri 18:30
pick-meeting-none = No free hour has these words, and they are no day with an hour, such as fri 18:30. Where and when you can be met is noted with: replydesk slot add PLACE mon,thu 18:30-19:00
meeting-call-off = call it off
meeting-free-until = until { $hour }
meeting-no-place = no place is noted
pick-draft = a word of what you wrote, or a buyer's name
pick-draft-none = No draft is found. What you were writing when you left it is kept here.
pick-state = the state the order comes into
pick-state-none = No state is called that.
state-usual-next = usually next
state-next-skips = skips { $states }
pick-piece = a piece of the shop
pick-piece-none = No piece is found. { $new } notes a new one.
pick-action = what do you want to do?
pick-action-none = Nothing is called that.
pick-help = a word of what you look for

# Pages.
page-hint = a word on this page
page-coming = one moment …
page-more = { $count } more below
page-no-match = Nothing here has these words; Esc goes back.
page-section-orders = orders
page-section-said = what was said
page-section-wrote = what they wrote
page-section-reminders = set for later
page-section-answered = answered, or put aside
page-section-items = items
page-section-agreements = agreed
page-section-extras = beside them
page-section-history = history
page-section-inbox = messages that wait
page-section-today = today
page-section-in-stock = ready to send
page-section-to-order = made to order
page-section-sold-out = sold out
page-section-not-noted = in stock, or days to make? Without them it is in no stock list
page-section-by-week = how fast you answer, by week
page-section-by-channel = by channel
page-section-most-used = sent most
page-section-without-reply = asked, and no reply answers it
page-no-orders = No orders yet.
page-nothing-said = Nothing was copied for this yet.
page-packed = { $count } of { $of } packed
page-packed-next = Everything is packed: on to “{ $state }”
page-nothing-to-pack = Nothing was ordered yet.
page-no-buyer = nobody yet
page-consent = may be written to unasked
page-late = late: { $day }
page-each = { $price } each
page-sum-differs = the items come to { $sum }, not { $total }
page-stats = Stats
page-stats-weeks = { $count ->
    [one] this week
   *[other] the last { $count } weeks
}
page-stats-answered = { $count ->
    [one] 1 message answered
   *[other] { $count } messages answered
}
page-stats-waited = { $count ->
    [one] 1 of them had waited { $time }
   *[other] { $count } of them had waited, half of these no longer than { $time }
}
page-stats-answers = { $count ->
    [one] 1 answer, after { $time }
   *[other] { $count } answers, half of them within { $time }
}
page-never-used = never sent · { $count }
page-due = Due
page-nothing-due = Nothing is due: everybody has heard from you.
page-since = since { $day }
page-board = Board
page-board-all = all together
page-no-open-orders = No order is open.
page-board-count = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
page-board-late = { $count } late
header-no-backup = no backup
header-elsewhere = not this disk
header-due = due { $count }
notice-due-snoozed = Put off until tomorrow: { $what } ({ $key } takes it back)
notice-due-dismissed = Done with: { $what } ({ $key } takes it back)
notice-in-language = in { $language }, not in their language
notice-nothing-fits = Nothing fits: { $key } writes a reply, ↓ or ↑ takes one all the same
notice-no-message-here = There is no message at hand: paste one, or { $key } reads it from the clipboard.
notice-message-kept = Noted: the message waits among what is due ({ $key }).
notice-message-kept-from = Noted as from { $name }: it waits among what is due ({ $key }). From somebody else? { $messages }, then say so
page-messages = Messages
page-no-messages = No messages yet. Paste what a buyer wrote on the first screen; answered or kept for later, it stands here.
page-no-open-messages = Nobody waits for an answer.
page-unknown-writer = from whom?
page-answered = { $by } · { $day }
page-answered-by-hand = answered by hand
page-waits = waits
notice-message-removed = Removed: “{ $text }”
hint-takes-back = { $key } takes it back
page-pieces = Pieces
page-no-pieces = There are no pieces yet.
page-in-stock = { $count } ready
page-days-to-make = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
 }
page-more-in = , more { $days }
page-not-noted = not noted
page-sold-out = sold out

# The fields of buyers, orders and pieces.
record-field-name = name
record-field-number = number
record-field-channel = channel
record-field-items = items
record-field-tone = tone
record-field-kind = kind
record-field-street = street
record-field-postcode = postcode
record-field-city = city
record-field-region = region
record-field-country = country
record-field-price = price
record-field-stock = in stock
record-field-days = days to make
record-field-minutes = minutes of work
record-field-breakdown = price is made of
record-field-extras = extras
record-field-packed = parcel
record-field-gift = a gift
record-field-payment = paid by
record-field-expected = arrives
record-field-size = size
record-field-material = material
record-field-variations = variations
record-field-links = links
record-field-care = care
record-field-handles = handles
record-field-language = language
record-field-address-as = address as
record-field-phone = phone
record-field-email = e-mail
record-field-address = address
record-field-to-ask = to ask
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

record-example-address-as = as you would greet them, e.g. Anna
record-example-handles = channel=name, e.g. etsy=anna_k; one a line
record-example-language = e.g. en, pl, pt-BR
record-example-address = as they wrote it
record-example-country = two letters, e.g. PL
record-example-birthday = e.g. 5 May 1984
record-example-items = e.g. 2x Mug: blue @ 43.00; one a line
record-example-promised = e.g. friday, 27.11., +3
record-example-total = e.g. 86.00
record-example-slot = e.g. at the workshop, 17:30
record-example-variations = one a line
record-example-tags = one a line
record-example-links = channel=address, e.g. etsy=https://…; one a line
record-title = { $what } { $name }
record-new-buyer = new buyer; the name is enough
record-new-order = new order
record-new-piece = new piece
record-none = –
record-yes = yes
record-no = no
record-needed = needed
record-sum = the items come to { $sum }
record-now = now: { $there }
record-elsewhere = changed elsewhere to: { $there }

# Forms.
form-fill-title = What is missing?
form-remember = remember
unfit-fact-currency = three letters, such as EUR
unfit-fact-zone = such as Europe/Warsaw
unfit-fact-language = a code, such as pl or de
unfit-fact-iban = a digit is wrong
form-place = { $at } of { $of }
form-lines = { $count } lines
form-example = e.g. { $example }
form-on = said
form-off = not said
form-first-start = Welcome. A few facts about your shop, so that the replies are true from the first one on. Leave empty what you would rather not say now: it is asked again where a reply needs it.
form-facts = What is true of the shop. Every reply says it from here, so it is kept true in one place.
ask-agreement = What was agreed, in one line.
would-agree = Kept on the order with today's date, { $day }
ask-field-agreement = agreed
ask-payment = What has come, on top of what had come before?
ask-field-amount = amount
ask-field-payment = how it came
ask-example-amount = 86.00
ask-example-payment = card, transfer, cash
ask-extra = What else goes into the parcel?
ask-field-extra = beside them
ask-example-extra = a card, a sample, gift wrapping
would-pay-more = Nothing is due any more; what is noted now is on top.
would-become = the order becomes “{ $state }”
paid-so-far = { $paid } paid, the total is not known
paid-in-part = { $paid } of { $total } paid, { $due } due
paid-in-full = paid in full: { $paid }
paid-too-much = paid in full, and { $over } too much
ask-newcomer = A new buyer: what they wrote, or their address, tells the rest.
ask-field-name = name
ask-field-wrote = what they wrote
would-note = Noted with it: { $what }
would-note-name = Noted with nothing but the name
would-be-namesake = Another buyer is called { $name } too
ask-hold = Not to be sent now: it is kept, and comes up among what is due to be read again.
ask-field-hours = for how many hours
would-hold = To be read again on { $moment }
notice-held = Put away until { $moment }
ask-merge = One person under two names. One undo takes it back.
ask-field-stays = stays
would-merge = { $other } goes into { $kept }, with { $what }
would-merge-bare = { $other } goes into { $kept }
merge-counted = { $what ->
    [orders] { $count ->
        [one] 1 order
       *[other] { $count } orders
    }
    [said] { $count ->
        [one] 1 text sent
       *[other] { $count } texts sent
    }
    [messages] { $count ->
        [one] 1 message
       *[other] { $count } messages
    }
    [reminders] { $count ->
        [one] 1 reminder
       *[other] { $count } reminders
    }
    [drafts] { $count ->
        [one] 1 draft
       *[other] { $count } drafts
    }
   *[remembered] { $count ->
        [one] 1 answer remembered
       *[other] { $count } answers remembered
    }
}
ask-reminder = It comes up on that day, among what is due.
ask-field-remind-on = day
ask-field-body = what for
ask-field-reply = reply
ask-example-remind-on = friday, 27.11., +3
ask-example-body = ask whether it fits
ask-example-reply = a shortcut; may be left empty
would-remind = { $day }, { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
would-remind-today = today
would-remind-past = { $day } has passed: it is due at once
would-be-off = a day off: { $why }
would-remind-reply = with { $shortcut }: { $title }
notice-reminder-set = Reminder on { $day }: { $text }
notice-reminder-removed = Reminder on { $day } removed: { $text }
notice-nothing-sent = Nothing was sent to { $name } yet
notice-last-sent = sent { $when }; { $key } copies it again
form-variant = What is the other text for? It begins with the words of the one you see.

variant-field-language = language
variant-field-channel = channel
variant-field-tone = tone
variant-field-length = length
variant-any = any
variant-not-a-language = not a language: { buyer-language-example }
buyer-language-example = e.g. en, pl, pt-BR

# The message of several replies, and the text by hand.
basket-title = { $count ->
    [one] One reply
   *[other] { $count } replies in one message
 }
letter-title = The text as it will be copied
letter-stock-short = Short, as for a chat
letter-stock-full = In full, as for an e-mail
letter-links = links for { $channel }
letter-in-english = in English: there are no words in { $language } for it
letter-left-out = { $count } left out: sold out, or it is not noted how to get it

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
notice-nothing-to-be-had = None of these is ready or made to order: there is nothing to tell
notice-copied-joined = The whole message is in the clipboard. Enter once more copies { $shortcut } alone.
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
notice-state-set = Order { $number }: { $state }
notice-replies-for-it = the replies for it come first, { $key } leads back
notice-agreed = Noted
notice-taken-off = Taken off: { $what }
notice-packed = Packed: { $what }
notice-unpacked = Not packed: { $what }
notice-packed-all = Everything is packed
notice-unpacked-all = Nothing is packed
notice-record-saved = { $name } saved
notice-record-changed = This was changed elsewhere meanwhile. Look through the fields; { $save } then saves yours
notice-reply-changed = It was changed elsewhere meanwhile. { $save } once more saves yours over that; the history has both
notice-reply-gone = It was removed elsewhere meanwhile. { $save } once more saves it as a new one
notice-record-gone = This was removed elsewhere meanwhile, and is not saved; { $leave } twice leaves it
notice-page-gone = { $what ->
    [erased] The buyer was erased
    [buyer] The buyer is not there any longer
    [order] The order is not there any longer
    [reply] The reply is not there any longer
    [fact] The fact is not there any longer
   *[other] It is not there any longer
}
notice-noted-for = noted for { $name }
notice-saved = { $shortcut } saved
notice-archived = { $included ->
        [0] { $shortcut } archived; { $key } brings it back
        [one] { $shortcut } archived; one reply includes it and still says it; { $key } brings it back
       *[other] { $shortcut } archived; { $included } replies include it and still say it; { $key } brings it back
    }
notice-drafts-wait = { $count ->
    [one] What you were writing is kept: { $key }, then “drafts”
   *[other] { $count } drafts are kept: { $key }, then “drafts”
}
notice-kept-as-draft = What you wrote is kept among the drafts
notice-joined = What these replies say, in one; { $key } saves it as a new reply
notice-joined-foreign = In another language than the rest: { $names }
notice-draft-lacks = No longer there: { $names }
notice-draft-dropped = Thrown away; { $key } brings it back
notice-not-saved = Not saved yet: { $save } saves, { $leave } once more leaves everything as it was
notice-kept-unsaved = Not saved yet: { $save } saves, { $leave } once more keeps it as a draft
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
notice-edit-offered = { $change } keeps your edit, { $new } as a new text
notice-edit-kept = Your change is in it; { $key } saves it
notice-edit-words = now words: { $names }
notice-edit-left-out = not all of it could be taken over
notice-facts-said = { $count ->
        [one] { $count } reply says it and will ask for it; { $key } once more saves.
       *[other] { $count } replies say it and will ask for it; { $key } once more saves.
    }
notice-secrets-shown = Shown until the next text
notice-secrets-hidden = Masked again
notice-no-secrets = Nothing is masked here
notice-nothing-masked = Nothing is masked: mask_sensitive is off in the settings
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
done-archive-reply = archiving of
done-unarchive-reply = taking back out of the archive of
done-import-replies = import of
done-import-orders = import of orders from
done-import-buyers = import of buyers from
done-import-pieces = import of pieces from
done-import-shop = import of everything from
done-restore = restore of
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
done-hold-draft = holding back a draft
done-unlearn = forgetting what was learnt from
done-merge-buyers = merge of
done-erase-buyer = erasing of
done-expire = emptying of old texts
done-forgotten = something of which an erasing has left nothing
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
done-add-mapping = mapping
done-edit-mapping = change of the mapping
done-remove-mapping = removal of the mapping
done-update-library = update of the library
done-revert-reply = return to an earlier
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

# Saying what the columns of a table mean.
mapper-file = { $columns ->
    [one] one column
   *[other] { $columns } columns
    }, parted by { $delimiter } · { $encoding }
mapper-tab = tabs
mapper-prompt = What do its columns mean? What is marked with ? is a guess; what means nothing is left out.
mapper-column = Column
mapper-means = means (? a guess)
mapper-holds = and holds
mapper-whole = The whole table
mapper-words = Words for states
mapper-word = “{ $word }” is read as
mapper-state-none = as the program knows it
mapper-state-unknown = not known ?
mapper-currency = Amounts are in
    .open = what the table says
mapper-days = Days like { $day }
mapper-channel = Comes from
mapper-name = Keep it as
mapper-read = Read as { $of }: { $read } of the first rows{ $refused ->
    [0] {""}
   *[other] , { $refused } left out
    }
mapper-lacks = No column yet for: { $fields }
mapper-lost = No column any more for: { $fields }
mapper-nearly = These columns are nearly those of “{ $mapping }”. { $differs } Kept under its name, it changes; under another, both are there.
mapper-or = {" or "}
mapper-fault = line { $line }: { $why }
mapper-none = nothing
mapper-none-help = leave the column out
mapper-no-meaning = Nothing is called so.
mapper-moved = “{ $meaning }” was a guess for “{ $header }” and is none there any more.
mapper-double = “{ $meaning }” is in two columns: the second is read where the first is empty.
mapper-leave-again = Esc again leaves and keeps nothing.
mapper-keep = { $what }: { $key } again keeps it so.
mapper-keep-name = It will be kept as “{ $name }”
mapper-keep-channel = orders come from “{ $channel }”
mapper-keep-words = { $count ->
    [one] { $words } is no known state
   *[other] { $words } are no known states
    }
mapper-keep-item = no column is the item
mapper-taken = Another mapping is called “{ $name }”: it needs another name.
mapper-wrong-currency = That is no currency: it is a code such as EUR or PLN.
mapper-wrong-name = It needs a name.
day-order-day-first = the day comes first
day-order-month-first = the month comes first
day-order-counted = a spreadsheet counts them
day-order-by-itself = the days tell

# What a column of a table can mean.
meaning-number = order number
    .help = what the order is known by
meaning-placed = day of the order
meaning-paid = day of payment
meaning-shipped = day it left
meaning-cancelled = day it was cancelled
meaning-status = state
    .help = how far it is: paid, shipped, cancelled
meaning-payment-status = state of payment
meaning-handle = handle
    .help = the buyer's name on the site
meaning-handle-or-name = handle or name
    .help = a cell with either, or both
meaning-name = buyer's name
meaning-first-name = first name
meaning-middle-name = middle name
meaning-last-name = last name
meaning-email = e-mail
meaning-phone = telephone
meaning-recipient = name on the parcel
    .help = where it is not the buyer's
meaning-address = whole address
    .help = street, postcode and town in one cell
meaning-street = street
    .help = with the number
meaning-street-2 = street, second line
meaning-city = town
meaning-region = region
meaning-postcode = postcode
meaning-country = country
meaning-currency = currency
meaning-total = total
    .help = what the whole order costs
meaning-postage = postage
meaning-tax = tax on top
meaning-discount = discount
meaning-payment = way of payment
meaning-carrier = carrier
meaning-tracking = tracking number
meaning-note = note
    .help = what the buyer wrote
meaning-item = item
    .help = what was ordered
meaning-variation = variation
    .help = size, colour
meaning-quantity = quantity
meaning-price = price of one
meaning-line-price = price of the line
    .help = for all pieces of it
meaning-listing = sign of the piece
    .help = what a site knows it by; rows with the same are one piece
meaning-material = material
meaning-stock = in stock
    .help = how many lie ready
meaning-counted = who counts the stock
meaning-option = name of a choice
meaning-option-2 = name of a second choice
meaning-option-3 = name of a third choice
meaning-choice = choices
    .help = sizes, colours, parted by commas
meaning-choice-2 = second choices
meaning-choice-3 = third choices
