use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use super::{Read, Wanted};
use crate::model::weekday_from_word;

/// A day as it is typed: fixed, or counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    On(Date),
    /// So many days from today.
    FromToday(i32),
    /// The next such day, today left out.
    Next(Weekday),
}

/// What the days of the week are called in full; their first three letters do, too.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day of the week a word names.
fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    let full = WEEKDAYS.iter().find(|full| **full == word || full.get(..3) == Some(word.as_str()))?;
    weekday_from_word(full.get(..3)?)
}

/// Reads `2026-11-27`, `today`, `tomorrow`, `yesterday`, `+3`, `-2`, `friday`, `fri`.
pub fn day(text: &str) -> Read<Day> {
    match text.trim() {
        "today" => Ok(Day::FromToday(0)),
        "tomorrow" => Ok(Day::FromToday(1)),
        "yesterday" => Ok(Day::FromToday(-1)),
        days if days.starts_with(['+', '-']) => {
            // Ten years either way; more is a slip of the finger.
            let days = days.parse().ok().filter(|days: &i32| days.abs() <= 3660);
            days.map(Day::FromToday).ok_or(Wanted::Day.but())
        }
        text => match weekday(text) {
            Some(weekday) => Ok(Day::Next(weekday)),
            None => text.parse().map(Day::On).map_err(|_invalid| Wanted::Day.but()),
        },
    }
}

/// A date by itself, as for a birthday.
pub fn date(text: &str) -> Read<Date> {
    text.trim().parse().map_err(|_invalid| Wanted::Date.but())
}

impl Day {
    /// The date it is, seen from today.
    pub fn seen_from(self, today: Date) -> Date {
        match self {
            Self::On(date) => date,
            Self::FromToday(days) => {
                let span: Span = days.days();
                today.saturating_add(span)
            }
            // Only at the end of the calendar there is none.
            Self::Next(weekday) => today.nth_weekday(1, weekday).unwrap_or(today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_fixed_or_counted_from_today() {
        let today = "2026-11-27".parse().expect("a date");
        let seen = |text| day(text).map(|day| day.seen_from(today).to_string());
        assert_eq!(seen("today").as_deref(), Ok("2026-11-27"));
        assert_eq!(seen(" +4").as_deref(), Ok("2026-12-01"));
        assert_eq!(seen("yesterday").as_deref(), Ok("2026-11-26"));
        assert_eq!(seen("Friday").as_deref(), Ok("2026-12-04"), "the next one: today is a Friday");
        assert_eq!(seen("sat").as_deref(), Ok("2026-11-28"));
        assert_eq!(seen("2027-02-28").as_deref(), Ok("2027-02-28"));
        for wrong in ["", "+", "+99999", "27.11.", "2026-02-30", "soon"] {
            assert_eq!(day(wrong), Err(Wanted::Day.but()), "{wrong}");
        }
    }
}
