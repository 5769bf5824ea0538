# Buyers, orders and pieces: their commands, and what is said of them.

cmd-buyer-merge = Makes two buyers one
    .keep = The buyer who stays
    .other = The buyer who is the same person
    .long =
        Makes two buyers one, who turned out to be one person.

        Orders, what was said, messages, reminders, drafts and answers go over to the one who stays. What they lack is taken over; where they say two things, the other's is kept in the notes. One undo takes all of it back.
cmd-piece-stock = Lists what is there and what is made to order
    .words = Words to look for; without any, everything
    .short = As a text for a chat
    .full = As a text for an e-mail: with sizes and links
    .language = The text in this language
    .channel = With the links that suit this channel
    .copy = Copies the text

cmd-order-next = Brings an order into the state that usually comes next
    .order = The order's number, or a piece of it
    .long =
        Brings an order into the state that usually comes next.

        After ready comes shipped, or waiting for pickup where a meeting is set.
cmd-order-pay = Notes money that came
    .order = The order's number, or a piece of it
    .amount = How much, on top of what had come; all: whatever is still due
    .method = How it came: card, transfer, cash
    .examples =
        Examples:
          replydesk order pay 2041 all --method transfer
          replydesk order pay 2041 20
cmd-order-pack = Shows what goes into the parcel, and ticks it off
    .order = The order's number, or a piece of it
    .item = What was packed: its number in the list, or a piece of its name
    .all = Ticks everything
    .out = Takes the tick away
    .list = Shows the list only
    .print = Prints the list for paper, with boxes
    .examples =
        Examples:
          replydesk order pack 2041
          replydesk order pack 2041 mug
          replydesk order pack 2041 --print | lp
cmd-order-extra = Notes what goes into the parcel beside the items
    .order = The order's number, or a piece of it
    .text = A card, a sample, gift wrapping; with --remove its number in the list or a piece of it
    .remove = Takes it away
cmd-order-summary = Prints what is agreed, for the buyer
    .order = The order's number, or a piece of it
    .language = In this language instead of the buyer's
    .copy = Copies it instead

cmd-order-meet = Sets the meeting at which an order is handed over
    .order = The order's number, or a piece of it
    .when = The day and the hour: fri 18:30, 2026-11-28 18:30, tomorrow 6 pm; without it, the meeting that is set
    .until = The hour at which it ends; where it is not said, [calendar] meeting_minutes later
    .place = Where; the place of the slot the hour lies in where it is not said
    .ics = Prints the meeting as an .ics file for a calendar
    .off = Takes the meeting off the order
    .examples =
        Examples:
          replydesk order meet 2041 fri 18:30 --place "at the station"
          replydesk order meet 2041 --ics > meeting.ics

cmd-address = Reads addresses: what is missing in one, and how it stands on a parcel
cmd-address-check = Tells what is missing or unclear in an address, with the question to send
    .long =
        Tells what is missing or unclear in an address, with the question to send.

        Paste it as the buyer wrote it, in any form. What is missing is asked in one message in the buyer's language; nothing stands in the way of sending the parcel all the same.
    .file = The address, from a file; - or nothing is standard input. With --buyer alone, the address kept for them
    .buyer = Whose address it is: their name, country and language stand in for what it does not say
    .country = The country it is in, where the address does not say it
    .language = The language of the question; otherwise the buyer's, or the shop's
    .examples =
        Examples:
          echo "Manchester, Builders 15/2" | replydesk address check - --buyer jane
          replydesk address check --buyer jane --json
cmd-address-label = Prints an address as it stands on a parcel in its country
    .buyer = The buyer: a piece of the name, a handle, or the number of one of their orders
    .from_text = An address from this file instead; - is standard input
cmd-board = Shows the orders by how far they have come
    .words = Words that find the orders; without any, all open ones
    .buyer = Of this buyer
    .state = In this state; may be given several times
    .all = Also those that are done with
    .list = One below the other instead of side by side
cmd-slot = Keeps where and when buyers can be met
cmd-slot-add = Adds a place with its days and hours
    .place = Where
    .days = The days of the week: mon-fri, "mon thu"
    .hours = From when to when: 18:30-19:00, 9-18
    .examples =
        Example:
          replydesk slot add "at the station" mon,thu 18:30-19:00
cmd-slot-list = Lists the places
cmd-slot-remove = Removes a place; undo brings it back
    .slot = Its number in the list, or the beginning of its id
cmd-slot-free = Lists the meetings that can still be offered
    .days = For how many days, with today
cmd-slot-taken = Lists the meetings that are set
cmd-when = Tells the earliest honest date for something new, and why
    .long =
        Tells the earliest honest date for something new, and why.

        Everything that is agreed and not made yet comes first, in the order in which it was promised; what was taken out of stock needs no making.
    .pieces = What is to be made: pieces of the shop, one of each
    .times = So many times
    .hours = So many hours of work instead of pieces
    .days = So many working days of work instead of pieces
    .by = A day that is wished for: whether it can be kept, at whose cost, how many are ready by then
    .examples =
        Examples:
          replydesk when mug --times 15 --by 2026-12-05
          replydesk when --hours 6

order-reply = What to send now: replydesk copy { $reply } --order { $order }
order-skips = left out: { $states }
order-goes-back = it was { $state } before
order-item-unknown = “{ $item }” is none of your pieces: it is kept as it stands, and no stock is counted for it
order-item-near = “{ $item }” is none of your pieces: it is kept as it stands, and no stock is counted for it. Did you mean { $meant }?
order-item-several = more than one piece is called “{ $item }”. Which is it: { $meant }?
order-without-buyer = nobody is noted as its buyer: replydesk order edit { $order } --buyer WHO
order-number-twice = order { $number } is there more than once, also on: { $channels }
no-channel = no channel
order-part-paid = Order { $number }: { $paid } paid, { $due } due
order-paid = Order { $number }: { $paid } paid, nothing due
order-paid-of-unknown = Order { $number }: { $paid } paid; what it comes to is not noted (order edit --total)
order-agreement-removed = Taken off order { $number }: “{ $text }”. `replydesk undo` brings it back.
order-extra-added = Noted for the parcel of order { $number }
order-extra-removed = Taken out of the parcel of order { $number }
copied-before = { $name } got this on { $at } already
order-meets = Order { $number }: { $slot }
meeting-until = { $slot } (until { $until })
meeting-as-file = for your calendar: replydesk order meet { $order } --ics > meeting.ics
order-meeting-off = Order { $number }: no meeting any more
meeting-of-order = order { $number }
meeting-clashes = it clashes with order { $number }{ $buyers ->
    [0] {""}
   *[other] {" "}{ $who }
}: { $from } to { $to }
meeting-is-over = that hour has passed already
slot-added = Added: { $place }
slot-removed = Removed: { $place }. `replydesk undo` brings it back.
board-orders = { $count ->
    [one] one order
   *[other] { $count } orders
}
board-unknown = { $count } without a total or prices
board-late = { $count } late
when-ready = Ready on { $day }
when-kept = { $day } can be kept.
when-squeezed = { $day } can be kept if it is made before its turn; nobody else has to wait for it.
when-at-others-cost = { $day } can only be kept if these are late: { $orders }
when-not = { $day } cannot be kept: { $best } at best, with everything else left lying.
when-so-many = By then { $count } of { $times } are ready.
buyer-merged = One buyer now: { $name } ({ $orders ->
    [one] one order
   *[other] { $orders } orders
}, { $said ->
    [one] one message to them
   *[other] { $said } messages to them
} came over). `replydesk undo` makes them two again.
buyer-contradicts = { $field }: “{ $kept }” stays, “{ $other }” is in the notes
page-unanswered = not answered: { $text }
buyer-page-due = order { $number }: { $due } due
buyer-page-late = order { $number } is late
page-draft = not sent: { $text }
stock-taken = { $count } × { $name } taken out of stock, { $left } left
stock-put-back = { $count } × { $name } put back into stock, { $left } there now
odd-promised = { $day } has passed already: is the promised day right?
odd-currencies = its sums are in more than one currency
odd-total = the items and the postage come to { $sum }, the total is { $total }
odd-overpaid = { $over } more was paid than the total
odd-still-due = { $due } is still due
odd-paid-in-part = { $paid } of { $total } paid, { $due } still due
pack-done = Everything is packed.
pack-left = { $count } still to pack
pack-gift = It is a gift: no prices in the parcel.

# The stock list, as the buyer reads it.
stock-ready = Ready to send
stock-to-order = Made to order
stock-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
stock-count = { $count } there

# What is asked about half an address, as the buyer reads it: nobody is guessed to be a man or a woman, nor to be on first-name terms.
address-ask-all = Where shall I send the parcel? Please write the full name, street and house number, postcode, town and country.
address-ask-one = Thank you for the address! One more question before I write the label.
address-ask-several = Thank you for the address! So that the parcel finds you, I only need this from you:
address-ask-country = Which country is it in?
address-ask-recipient = What name shall I write on the parcel?
address-ask-whole-name = What is your full name, as it should stand on the parcel?
address-ask-street = What are the street and the house number?
address-ask-number = What is the house number in { $street }?
address-ask-city = Which town is it in?
address-ask-region = Which state or province is it in?
address-ask-postcode = What is the postcode?
address-ask-postcode-like = What is the postcode (such as { $example })?
address-ask-postcode-wrong = Could you look at the postcode { $written } once more? I would expect one like { $example }.
address-ask-street-kind = What is the full name of the street (such as { $like })?
address-ask-house-or-flat = In { $first }/{ $second }, is { $first } the building and { $second } the flat?
address-ask-locker = What is the code of the parcel locker?
address-ask-locker-like = What is the code of the parcel locker (such as { $example })?
address-ask-locker-contact = Which phone number or e-mail address should the locker's message go to?

# An answer to a question of a text, as the buyer reads it.
answer-yes = yes
answer-no = no

# What is agreed, as the buyer reads it.
text-unspoken = its own words are in English: replydesk does not speak “{ $language }” yet. A reply in that language can say the same.
summary-of-order = Order { $number }:
summary-agreed = Agreed
summary-postage = Postage
summary-total = Total
summary-paid = Paid
summary-due = Still to pay
summary-payment = Payment
summary-promised = Ready
summary-slot = Handed over

card-name = name
card-open = open
card-said = you wrote
card-messages = they wrote
card-remembered = remembered
card-minutes-to-make = minutes of work
card-breakdown = made of
card-due = still due
card-payment = payment
card-extras = beside them
card-gift = a gift
card-expected = expected
card-odd = odd

thing-item = item of the parcel
thing-agreement = agreement
thing-slot = meeting place
field-total = total
    .hint = Say it with replydesk order edit --total, or say how much came instead of all.
field-work = time to make it (piece edit --days or --minutes)
field-meeting = day and hour
    .hint = A meeting is typed like fri 18:30 or 2026-11-28 18:30.
field-extra = text
field-amount = amount
    .hint = It is what came, so more than nothing. Money that went back: say what is paid now, with replydesk order edit --paid.

changed-meanwhile = the { $what } “{ $name }” was changed elsewhere since you opened it; nothing was written over
    .hint = Look at it as it is now, and make your change again.
same-buyer = “{ $name }” is the same buyer
    .hint = Name two different ones; the beginning of an id tells apart who is called alike.
order-other-currency = order { $number } is counted in { $currency }, and { $paid } cannot be added to that
    .hint = Say what came in { $currency }, as your bank counts it. To count the order in another currency: replydesk order edit { $number } with --total, --item or --paid.
order-has-no-next = order { $number } has come to its end
    .hint = replydesk order state says any other state.
order-owes-nothing = nothing is due for order { $number }
order-has-no-meeting = no meeting is set for order { $number }
    .hint = replydesk order meet sets one.

# Addresses, as the seller reads about them.
address-title = Address
address-country-guessed = { $country } (guessed)
address-phone-odd = { $phone } (no such number is given out)
address-unplaced = not on the label, because it is not clear what it is: { $text }
address-doubt-country = the country is missing
address-doubt-recipient = the name is missing
address-doubt-recipient-short = the name is short for a parcel
address-doubt-street = the street is missing
address-doubt-number = the number of the house is missing
address-doubt-house-or-flat = which number is the house, and which the flat?
address-doubt-street-kind = the name of the street may not be whole
address-doubt-city = the town is missing
address-doubt-region = the state or province is missing
address-doubt-postcode = the postcode is missing
address-doubt-postcode-wrong = the postcode is none of this country
address-doubt-locker-code = the code of the parcel locker is missing
address-doubt-locker-contact = a parcel locker needs a phone number or an e-mail address
card-recipient = to
card-house = house
card-street = street
card-po-box = box
card-locker = locker
card-district = part of town
card-city = town
card-region = region
card-postcode = postcode
card-country = country
card-unplaced = not placed
card-missing = needed
card-unclear = unclear
card-label = label
