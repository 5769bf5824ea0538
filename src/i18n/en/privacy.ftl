# What is held of a person: handed over, erased.

buyer-exported = { $count ->
    [one] one thing held of { $name } written to { $path }
   *[other] { $count } things held of { $name } written to { $path }
}
export-person-title = Everything held of { $name }, as of { $day }
export-person-removed = removed, and still in the file
export-person-earlier = { $count ->
    [one] One earlier version, which undo could bring back:
   *[other] { $count } earlier versions, which undo could bring back:
}
export-person-elsewhere = { $count ->
    [one] One text about something or somebody else names them, and is not handed over:
   *[other] { $count } texts about something or somebody else name them, and are not handed over:
}
export-person-until = until { $moment }

# The headings.
export-person-buyers = The person
export-person-orders = Orders
export-person-journal = What was written to them
export-person-remembered = Answers kept for them
export-person-drafts = Drafts
export-person-learnt_examples = Messages that suggestions were learnt from
export-person-messages = What they wrote
export-person-reminders = Reminders
export-person-snoozes = Put off in the due list
export-person-handles = A name on a channel
export-person-items = An item
export-person-order_states = A state
export-person-agreements = Something agreed
export-person-extras = Beside the items
export-person-taken = Taken out of stock
export-person-journal_replies = A reply that was sent

# The fields whose own names say too little.
export-field-address-as = addressed as
export-field-address-raw = address as it was given
export-field-email = e-mail
export-field-consent = may be written to unasked
export-field-handles = known as
export-field-postage = postage
export-field-promised = promised for
export-field-slot = handed over
export-field-tracking = tracking number
export-field-gift = a gift
export-field-expected = expected on
export-field-extras = beside the items
export-field-agreements = agreed
export-field-at = on
export-field-route = copied by
export-field-checked = read back from the clipboard
export-field-retracted = taken back
export-field-edited = changed by hand
export-field-place = written in
export-field-kept-at = kept on
export-field-not-before = not offered before
export-field-received-at = received on
export-field-put-aside-at = put aside on
export-field-closes = closed by the state
export-field-done-at = done on

# Erasing.
erase-title = Erasing { $name }
erase-goes-person = Goes: name, handles, address, telephone number, e-mail address, birthday, notes, tags; and of what belongs to them:
erase-goes-only-person = Goes: name, handles, address, telephone number, e-mail address, birthday, notes, tags.
erase-goes-journal = texts written to them (when it was, and from which reply, stays)
erase-goes-messages = messages from them
erase-goes-reminders = reminders
erase-goes-drafts = drafts
erase-goes-remembered = answers kept for them
erase-goes-learnt = messages that suggestions were learnt from
erase-goes-changes = entries of the change log, so that what was done to all this can no longer be undone
erase-stays-orders = { $count ->
    [one] Stays: one order, for the books, without the person: number, items, sums, days, state. Its notes, agreements, meeting place and tracking number go.
   *[other] Stays: { $count } orders, for the books, without the person: number, items, sums, days, state. Their notes, agreements, meeting places and tracking numbers go.
}
erase-in-backups = { $count ->
    [one] One backup holds them, or may:
   *[other] { $count } backups hold them, or may:
}
erase-backup-may = { $path } (it cannot be looked into)
erase-for-good = This cannot be undone.
erase-type-name = To erase them, type the name ({ $name }):
erase-left = nothing was erased: “{ $typed }” is not the name
    .hint = It is typed as it stands in the question, in capitals or small letters.
erase-unanswered = nothing was erased: nobody has typed the name
    .hint = --yes erases without asking, --dry-run shows what would go.
erase-done = Erased. No trace left: { $texts } texts were looked for in the { $kilobytes } KB of the file
erase-kept = Erased from the tables, and another replydesk is reading as of before: close the other window. The bytes go with the next start of the interface
erase-traces = Erased from the tables, and { $texts ->
    [one] one text is
   *[other] { $texts } texts are
} still in the bytes of the file: this should not be, please report it
erase-places = { $count ->
    [one] One other text names them, and stays for you to change:
   *[other] { $count } other texts name them, and stay for you to change:
}
erase-backup-holds = { $path } still holds somebody who was erased
erase-backup-unknown = { $path } cannot be looked into; it may hold somebody who was erased
erase-backup-rewritten = { $path } was rewritten without them
erase-backups-hint = `replydesk buyer erase --backups` rewrites these backups.
erase-no-backups = No backup holds anybody who was erased
buyer-was-erased = Somebody of whom this is known was erased on { $day }; since you added them by hand, they are here again.
import-erased = { $count ->
    [one] { $of ->
        [orders] One order is of somebody who was erased ({ $day }) and comes in without them; --bring-back takes them in again.
       *[other] One was erased ({ $day }) and stays away; --bring-back takes them in again.
    }
   *[other] { $of ->
        [orders] { $count } orders are of people who were erased ({ $day }) and come in without them; --bring-back takes them in again.
       *[other] { $count } were erased ({ $day }) and stay away; --bring-back takes them in again.
    }
}
shop-erased = { $count } erased here
shop-left-erased = { $count ->
    [0] What is of people who were erased here (the last on { $day }) stays away. --bring-back takes it in again.
    [one] One person of the file was erased here ({ $day }) and stays away with what is theirs; what they ordered comes in without them. --bring-back takes them in again.
   *[other] { $count } people of the file were erased here (the last on { $day }) and stay away with what is theirs; what they ordered comes in without them. --bring-back takes them in again.
}
shop-taken-for-good = { $count ->
    [0] Nothing was taken.
    [one] Took over one record. `replydesk undo` does not take it back: what is of somebody who was erased leaves nothing in the change log.
   *[other] Took over { $count } records. `replydesk undo` does not take them back: what is of somebody who was erased leaves nothing in the change log.
}

# In the interface.
action-hand-over = hand over
    .help = Write everything held of this person to a file, to hand it over to them
action-erase-buyer = erase this person
    .help = Erase this person for good: asks for the name to be typed, and cannot be undone
action-form-erase = erase for good
ask-erase = To erase this person for good, type the name. There is no undo.
ask-hand-over = Everything held of this person is written to this file.
ask-field-erase-name = name
ask-field-export-file = file
erase-not-the-name = this is not the name; nothing is erased
    .hint = It is typed as it stands above.
field-export-file = file
would-erase = { $name } goes{ $said ->
    [0] {""}
    [one] , with one text written to them
   *[other] , with { $said } texts written to them
}{ $messages ->
    [0] {""}
    [one] , with one message from them
   *[other] , with { $messages } messages from them
}. { $orders ->
    [0] There are no orders
    [one] One order stays without the person
   *[other] { $orders } orders stay without the person
}
notice-erasing = Erasing; the file is looked through for what is left …
notice-buyer-erased = The buyer was erased
notice-buyer-erased-closed = what was open on them is closed
notice-expired = { $count ->
    [one] One text is empty now: it was older than texts are kept ([retention] in the settings)
   *[other] { $count } texts are empty now: they were older than texts are kept ([retention] in the settings)
}
notice-erased = Erased; no trace is left in the file
notice-erased-traces = Erased from the tables; some bytes are left in the file, which should not be
notice-erased-backups = { $count ->
    [one] One backup holds them, or may.
   *[other] { $count } backups hold them, or may.
}
notice-erased-places = Still named in: { $where }.

# What doctor says of it.
card-retention = texts kept
card-erasure = erasing
card-open-to-others = others can read
modes-mended = { $path } could be read by others; now it is for you alone
doctor-retention = { $journal ->
    [0] those of the journal without end
    [one] those of the journal one month
   *[other] those of the journal { $journal } months
}, { $messages ->
    [0] messages without end
    [one] messages one month
   *[other] messages { $messages } months
}
doctor-expired = last gone through on { $day }
