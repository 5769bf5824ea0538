# Messages, what is due, reminders, figures, the shop's days.

# The rules, as a line of the list names them.
due-rule-unanswered = to be answered
due-rule-silent = silent
due-rule-unpaid = not paid yet
due-rule-promised = promised for
due-rule-ready = ready, not told
due-rule-untracked = left, number not sent
due-rule-arrived = has it arrived?
due-rule-review = ask for a review
due-rule-birthday = birthday
due-rule-explained = was it clear?
due-rule-draft = draft to look at again
due-rule-fact = check what is true
due-rule-meeting = meeting
due-rule-reminder = reminder

due-today = today
due-what-day = { $what } { $day }
due-what-since = { $what }, since { $day }
due-what-left = { $what }, { $left }
due-meeting = meeting { $day }, { $time }
due-time = { $unit ->
    [minutes] { $amount } min
    [days] { $amount ->
        [one] { $amount } day
       *[other] { $amount } days
    }
   *[hours] { $amount } h
}
due-left = { $time } left
due-late = { $time } late
due-put-off = put off until { $day }
due-put-away = put away
due-no-reply = no reply for it
due-nothing = Nothing is due.
due-snoozed = Put off until { $day }: { $what }
due-dismissed = Put away: { $what }. `replydesk undo` brings it back.

# Messages.
message-noted = Noted. Who wrote it is not known: `replydesk message from` says it.
message-noted-from = Noted, from { $name }
message-assigned = It is from { $name }
message-put-aside = Put aside: “{ $text }”
message-removed = Removed: “{ $text }”. `replydesk undo` brings it back.
message-answered = answered
message-aside = put aside

# Reminders.
reminder-added = { $day }: { $text }
reminder-done = Done: { $text }
reminder-removed = Removed: { $text }. `replydesk undo` brings it back.

# The shop's days.
calendar-ships = What is paid now leaves on { $day }
calendar-days-off = Days off
calendar-off = Off: { $days }
calendar-removed = Worked again: { $days }. `replydesk undo` takes that back.

# Figures.
stats-answers = Time to answer, by week
stats-no-answers = No message was noted and answered in these weeks.
stats-channels = By channel
stats-no-channel = without a channel
stats-used = Most used
stats-never-used = { $count ->
    [one] Never used: one reply
   *[other] Never used: { $count } replies
}
stats-gaps = Asked, and no reply for it
