# The rules of channels.

counting-characters = characters
counting-utf-16 = units of UTF-16
counting-bytes = bytes
counting-sms = short messages

channel-no-limit = no limit
channel-limit = { $limit } { $unit }
channel-limit-sms = { $limit ->
    [one] one short message
   *[other] { $limit } short messages
  }
channel-no-links = no links
channel-no-contacts = no contact data
channel-answers = answers only
channel-open = anything
card-channel-limit = longest message
card-channel-links = links
card-channel-contacts = contact data
card-channel-starts = unasked
card-channel-plain = marks
card-channel-windows = answer within
card-channel-rules = rules
channel-allowed = allowed
channel-not-allowed = not allowed
channel-plain = **bold** and the like stay as they are typed
channel-styled = its own make letters bold
channel-hours = { $hours } hours
channel-changed = set in the config
channel-unknown = no rules are known of “{ $name }”
    .hint = `replydesk channel list` shows those that are known; [channels.{ $name }] in the config sets rules

flaw-rule = { $text }: { $rule }
flaw-misspelt = { $text }: in no dictionary: { $words }
library-tight = Texts that a channel takes only in parts: { $channels }

# Actions with messages in parts.
action-split = in parts
    .help = Copy a text that its channel does not take whole in numbered parts, one after the other
action-split-basket = in parts
    .help = Copy the message in numbered parts, where its channel does not take it whole
action-split-letter = in parts
    .help = Copy the text in numbered parts, where its channel does not take it whole
action-copy-part = copy the next part
    .short = next
    .help = Copy the part that comes next
parts-title = Part { $part } of { $count }
notice-one-part = It goes in one piece: its channel takes it whole
notice-part-copied = Part { $part } of { $count } is copied: paste it; { $key } copies the next
notice-parts-copied = All { $count } parts are copied
