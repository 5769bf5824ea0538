//! Answers that a buyer's message gives to the questions of a text. They stand in the form to be looked at, nothing more.

use crate::compose::{Question, QuestionKind};
use crate::desk::Understanding;
use crate::search::{Found, Value};

/// What a question asks for, as far as its kind or its name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Date,
    Time,
    Money,
    Quantity,
    Size,
    PostalCode,
    Email,
    Phone,
}

/// Parts of names that tell what is asked for.
const NAMES: [(&str, Wanted); 13] = [
    ("time", Wanted::Time),
    ("hour", Wanted::Time),
    ("date", Wanted::Date),
    ("day", Wanted::Date),
    ("size", Wanted::Size),
    ("quantity", Wanted::Quantity),
    ("count", Wanted::Quantity),
    ("how_many", Wanted::Quantity),
    ("pieces", Wanted::Quantity),
    ("postcode", Wanted::PostalCode),
    ("postal_code", Wanted::PostalCode),
    ("email", Wanted::Email),
    ("phone", Wanted::Phone),
];

/// Parts of the names of questions about what has happened: any other day that is asked for is still to come.
const PAST: [&str; 10] =
    ["paid", "ordered", "bought", "posted", "sent", "shipped", "left", "received", "arrived", "since"];

/// The answer a message gives to a question; `None` where it gives none, or several that differ.
pub(super) fn offered(question: &Question, message: &Understanding) -> Option<String> {
    let wanted = wanted(question)?;
    let fits = |found: &&Found| match (&found.value, message.today) {
        (Value::Date(day), Some(today)) => *day >= today || is_past(question),
        _ => true,
    };
    let mut answers = message.found.iter().filter(fits).filter_map(|found| answer(wanted, &found.value));
    let first = answers.next()?;
    answers.all(|other| other == first).then_some(first)
}

/// Whether a question is about a day that has been.
fn is_past(question: &Question) -> bool {
    question.name.split(['_', '.']).any(|part| PAST.contains(&part))
}

fn wanted(question: &Question) -> Option<Wanted> {
    match question.kind {
        QuestionKind::Date => Some(Wanted::Date),
        QuestionKind::Time => Some(Wanted::Time),
        QuestionKind::Money => Some(Wanted::Money),
        QuestionKind::Number => Some(Wanted::Quantity),
        QuestionKind::Text | QuestionKind::Choice(_) => {
            let parts: Vec<&str> = question.name.split(['_', '.']).collect();
            let named = |name: &str| parts.contains(&name) || name.contains('_') && question.name.contains(name);
            NAMES.iter().find(|(name, _)| named(name)).map(|(_, wanted)| *wanted)
        }
        QuestionKind::LongText | QuestionKind::Several(_) | QuestionKind::YesNo => None,
    }
}

fn answer(wanted: Wanted, value: &Value) -> Option<String> {
    match (wanted, value) {
        (Wanted::Date, Value::Date(date)) => Some(date.to_string()),
        (Wanted::Time, Value::Time(time)) => Some(time.strftime("%H:%M").to_string()),
        (Wanted::Money, Value::Money(money)) => Some(money.to_string()),
        (Wanted::Quantity, Value::Quantity(count)) => Some(count.to_string()),
        (Wanted::Size, Value::Size(text))
        | (Wanted::PostalCode, Value::PostalCode(text))
        | (Wanted::Email, Value::Email(text))
        | (Wanted::Phone, Value::Phone(text)) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Answer, Why};

    fn offered_for(name: &str, day: &str) -> Option<String> {
        let question = Question {
            name: name.to_owned(),
            kind: QuestionKind::Date,
            default: None,
            optional: false,
            why: Why::Name,
            remember: Vec::new(),
            state: Answer::Missing,
            kept: None,
            value: None,
        };
        let found = Found { range: 0..0, value: Value::Date(day.parse().expect("a day")) };
        let today = Some("2026-11-24".parse().expect("a day"));
        offered(&question, &Understanding { found: vec![found], today, ..Understanding::unread(String::new()) })
    }

    #[test]
    fn a_day_that_is_over_is_no_answer_to_what_is_still_to_come() {
        assert_eq!(offered_for("wanted_by", "2026-11-23"), None);
        assert_eq!(offered_for("wanted_by", "2026-11-24").as_deref(), Some("2026-11-24"));
        assert_eq!(offered_for("posted_on", "2026-11-23").as_deref(), Some("2026-11-23"));
    }
}
