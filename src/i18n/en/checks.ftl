# What a seller should know of a text before it is copied. They stand below the text, and as hints on the command line: no full stop.

check-too-long = too long for { $channel }: { $length } { $unit }, it takes { $limit }
check-too-many-sms = makes { $length } short messages, more than { $limit }
check-sms = “{ $letter }” in “{ $word }” makes it { $count } short messages instead of { $without }
check-link = { $channel } allows no links: { $link }
check-contact = { $channel } allows no contact data: { $contact }
check-unasked = { $channel } allows answers only, and no message of this buyer is known there
check-late = { $channel } lets you write for { $days ->
    [one] one day
   *[other] { $days } days
  } after the buyer's last message; theirs is older
check-markup = “{ $mark }” reaches the buyer as it is typed
check-hedging = “{ $word }” takes back what you say; who doubts wants a yes or a no
check-shouting = “{ $words }” shouts
check-paragraphs = { $count } paragraphs: two are read
check-greeting = your first message to this buyer has no greeting
check-other-buyer = { $name } is another buyer
check-past-date = { $date } is over
check-old-price = “{ $price }” is not the price of { $piece } now: { $now }
check-sensitive = shop.{ $fact } is not for { $channel }: it may go to { $allowed } only
check-leftover = “{ $left }” was to be replaced
check-misspelt = “{ $word }” is in no dictionary
check-misspelt-near = “{ $word }” is in no dictionary: { $near }?

# What helps.
check-short = { $key } steps to the short text
check-split = { $key } copies it in { $parts } parts
check-anyway = { $key } once more copies it all the same
check-asks = this text should not go out as it is
    .hint = --anyway copies it all the same; `[checks]` in the config switches a check off
check-use-short = --length short takes the short text
check-use-parts = --part 1 copies the first of { $parts } numbered parts, --print --split prints them all

# What a promise in a text sets, said before it is copied.
promise-reminder = reminder on { $day }
promise-reminder-reply = reminder on { $day }: { $shortcut }
promise-if-copied = copied, it sets a { $reminder }

# Parts of a text.
parts-none = the text goes in one piece: it has no part { $part }
parts-fewer = the text goes in { $count } parts: it has no part { $part }
