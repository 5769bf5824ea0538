# Buyers, orders and pieces: their commands, and what is said of them.

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

order-reply = What to send now: replydesk copy { $reply } --order { $order }
order-skips = left out: { $states }
order-goes-back = it was { $state } before
order-without-buyer = nobody is noted as its buyer: order edit --buyer
order-number-twice = order { $number } is there more than once, also on: { $channels }
order-part-paid = Order { $number }: { $paid } paid, { $due } due
order-paid = Order { $number }: { $paid } paid, nothing due
order-extra-added = Noted for the parcel of order { $number }
order-extra-removed = Taken out of the parcel of order { $number }
stock-taken = { $count } × { $name } taken out of stock, { $left } left
stock-put-back = { $count } × { $name } put back into stock, { $left } there now
odd-currencies = its sums are in more than one currency
odd-total = the items and the postage come to { $sum }, the total is { $total }
odd-overpaid = { $over } more was paid than the total
pack-done = Everything is packed.
pack-left = { $count } still to pack
pack-gift = It is a gift: no prices in the parcel.

# What is agreed, as the buyer reads it.
summary-of-order = Order { $number }:
summary-agreed = Agreed
summary-postage = Postage
summary-total = Total
summary-paid = Paid
summary-due = Still to pay
summary-payment = Payment
summary-promised = Ready
summary-slot = Handed over

card-due = still due
card-payment = payment
card-extras = beside them
card-gift = a gift
card-expected = expected
card-odd = odd

thing-item = item of the parcel
thing-slot = meeting place
field-total = total
field-extra = text
field-amount = amount
field-payment = payment

changed-meanwhile = the { $what } “{ $name }” was changed elsewhere since you opened it; nothing was written over
    .hint = Look at it as it is now, and make your change again.
same-buyer = “{ $name }” is the same buyer
    .hint = Name two different ones; the beginning of an id tells apart who is called alike.
order-has-no-next = order { $number } has come to its end
    .hint = replydesk order state says any other state.
order-owes-nothing = nothing is due for order { $number }
order-has-no-meeting = no meeting is set for order { $number }
    .hint = replydesk order meet sets one.
