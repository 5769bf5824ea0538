# What can be named, in the middle of a sentence.
thing-reply = reply
thing-variant = text
thing-buyer = buyer
thing-order = order
thing-piece = piece
thing-fact = fact
thing-entry = line of the journal
thing-journal-entry = line of the journal
thing-remembered-value = remembered answer
thing-draft = draft
thing-learnt-example = learnt example
thing-message = message
thing-reminder = reminder
thing-due-line = line of the due list
thing-day-off = day off

# The fields that can be empty or wrong.
field-name = name
field-number = number
field-body = text
field-agreement = text
field-language = language
field-fact = name of a fact
field-answer = answer
field-moment = moment it came
    .hint = A moment is written like 14:02 or 2026-11-27 14:02.
field-days-off = days off
    .hint = Days off are written like 2026-12-24 or 2026-12-24..2027-01-02.
field-day = day to wait for
    .hint = It has to be after today.
field-remind-on = day of a reminder
field-hour = hour to wait for
    .hint = It has to be ahead.
field-currency = currency
    .hint = A currency is a code of three letters, such as EUR or PLN.
field-zone = time zone
    .hint = Time zones are written like Europe/Warsaw.

name-not-found = there is no { $what } “{ $name }”
    .replies = `replydesk search WORDS` finds one, `replydesk reply list` shows those there are.
    .buyers = `replydesk buyer list` shows those there are; a name, a handle or a piece of one finds them.
    .orders = `replydesk order list` shows those there are.
    .pieces = `replydesk piece list` shows those there are.
    .agreements = `replydesk order show` lists those of an order; they are counted from 1.
    .slots = `replydesk slot list` numbers them.
no-such-text = there is no text “{ $name }”
    .hint = There are: { $known }
name-is-ambiguous = “{ $name }” fits more than one { $what }: { $candidates }
    .hint = Say more of it.
    .brackets = Say more of it, or what stands in brackets.
name-is-taken = another { $what } is already called “{ $name }”
    .hint = Choose another name, or change that one.
field-is-empty = the { $what } needs a { $field }
value-is-unfit = “{ $value }” cannot be the { $field }
text-has-holes = something is still missing: { $names }
    .hint = --set NAME=VALUE answers it; --buyer, --order and --piece say whom it is for.
export-unwritten = the export cannot be written: { $why }
