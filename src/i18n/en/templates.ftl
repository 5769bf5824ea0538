# What is wrong with a template, and with an answer to one of its questions.

template-syntax = { $detail }
    .hint = A value is written {"{{"} order.total {"}}"}, a condition {"{%"} if order.paid {"%}"} … {"{%"} endif {"%}"}.
template-statement = there is no statement “{ $name }”
template-unsupported = “{ $what }” cannot be used in replies
template-unclosed = “{ $statement }” is never closed
    .hint = Write {"{%"} end{ $statement } {"%}"} where it ends.
template-stray = “{ $found }” closes nothing
template-stray-inside = “{ $found }” stands where “{ $expected }” is still to come
template-path = “{ $path }” is not known
template-not-printable = “{ $path }” is more than one value
    .hint = Name the part that is meant, such as { $path }.name.
template-reserved = “{ $name }” cannot be set: it is the program's own name
    .hint = Choose another name.
template-filter = there is no filter “{ $name }”
template-test = there is no test “{ $name }”
template-function = there is no function “{ $name }”
template-argument-name = “{ $of }” has no argument “{ $name }”
template-argument = “{ $of }” wants { $expected }
template-state = “{ $word }” is not a state of an order
template-reply = there is no reply “{ $shortcut }”
template-include-name = “include” wants a shortcut in quotation marks
    .hint = For example {"{%"} include "greeting" {"%}"}.
template-cycle = these replies include each other: { $chain }
template-there-are = There are { $names }.
template-two-kinds = “{ $name }” is asked as “{ $first }” and as “{ $second }”: no answer does for both
    .hint = Give one of the two another name.
template-two-choices = “{ $name }” is asked twice, with different choices
    .hint = Give one of the two another name.
template-operands = “{ $operator }” cannot join { $left } and { $right }
template-input = “{ $of }” cannot use { $got }
template-literal = “{ $text }”: { $problem }
template-arithmetic = the result is not a number
template-too-long = the text is longer than { $limit } kB
template-tag-too-long = what stands between these braces is too long
template-too-deep = conditions and repetitions stand more than { $limit } deep in each other
template-too-many-includes = replies include each other more than { $limit } deep, or too many in all
template-text-too-long = the filled text grows longer than { $limit } kB
template-endless = filling this takes too long: it repeats itself too often

expected-count = { $count ->
    [one] one argument
   *[other] { $count } arguments
  }
expected-counts = { $low } to { $high } arguments
expected-text = a text in quotation marks
expected-whole = a whole number
expected-one-of = one of { $words }
expected-named = the argument “{ $name }”

sort-nothing = nothing
sort-truth = yes or no
sort-number = a number
sort-text = a text
sort-money = an amount
sort-date = a date
sort-time = a time
sort-list = a list
sort-part = something with parts
sort-missing = a missing value

answer-not-a-date = this is not a date
answer-would-be-a-date = Write 27.11, tomorrow, fri, +3 or +3 working days
answer-would-be-a-time = Write 18:30 or 6 pm
answer-would-be-money = Write 86.50 or 86.50 PLN
answer-not-a-time = this is not a time
answer-not-a-number = this is not a number
answer-not-money = this is not an amount
answer-without-currency = the amount has no currency
answer-not-a-choice = this is none of the choices
answer-not-yes-or-no = this is neither yes nor no
