//! The words for what is due, for the command line and the interface alike.

use jiff::civil::Date;

use crate::compose::print;
use crate::desk::{DueLine, Left, PutOff};
use crate::i18n::Messages;
use crate::model::Rule;

/// What a line is: "not paid yet, since Tue 24 Nov", "meeting today, 17:30".
pub fn what(line: &DueLine, today: Date, messages: &Messages) -> String {
    let name = messages.member("due-rule", line.rule.word());
    let day = print::weekday_and_day(messages.language(), line.since);
    match line.rule {
        Rule::Unanswered => line.left.map_or_else(
            || name.clone(),
            |left| {
                messages.with(
                    "due-what-left",
                    &[("what", name.as_str().into()), ("left", self::left(&left, messages).into())],
                )
            },
        ),
        Rule::Meeting => {
            let time = line.meets_at.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
            let day = if line.since == today { messages.text("due-today").into_owned() } else { day };
            messages.with("due-meeting", &[("day", day.into()), ("time", time.into())])
        }
        Rule::Promised | Rule::Birthday if line.since == today => {
            let day = messages.text("due-today").into_owned();
            messages.with("due-what-day", &[("what", name.into()), ("day", day.into())])
        }
        Rule::Promised | Rule::Birthday => messages.with("due-what-day", &[("what", name.into()), ("day", day.into())]),
        _ if line.since == today => name,
        _ => messages.with("due-what-since", &[("what", name.into()), ("day", day.into())]),
    }
}

/// How much of a channel's window is left: "6 h left", "2 days late".
pub fn left(left: &Left, messages: &Messages) -> String {
    let amount = minutes(left.time.as_mins().unsigned_abs(), messages);
    if left.has_passed() {
        messages.with("due-late", &[("time", amount.into())])
    } else {
        messages.with("due-left", &[("time", amount.into())])
    }
}

/// A time, as exact as anybody wants it: "40 min", "6 h", "3 days".
pub fn minutes(minutes: u64, messages: &Messages) -> String {
    let (amount, unit) = match minutes {
        0..60 => (minutes, "minutes"),
        60..2880 => (minutes / 60, "hours"),
        _ => (minutes / 1440, "days"),
    };
    messages.with("due-time", &[("unit", unit.into()), ("amount", amount.into())])
}

/// Until when a line is put off.
pub fn put_off(off: PutOff, today: Date, messages: &Messages) -> String {
    match off {
        PutOff::Away => messages.text("due-put-away").into_owned(),
        PutOff::Until(day) => {
            let shown = print::weekday_and_day(messages.language(), day);
            let shown = if day.year() == today.year() { shown } else { format!("{shown} {}", day.year()) };
            messages.with("due-put-off", &[("day", shown.into())])
        }
    }
}

/// Whether a rule asks for a reply at all: a draft is read again, a fact is looked at.
#[must_use]
pub const fn needs_reply(rule: Rule) -> bool {
    !matches!(rule, Rule::Draft | Rule::Fact | Rule::Reminder)
}
