use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _, Zoned};

use super::{Read, Wanted};
use crate::calendar::{self, Calendar, TypedDay};
use crate::model::weekday_from_word;

/// A day as it is typed: fixed, or counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    On(Date),
    /// So many days from today.
    FromToday(i32),
    /// The next such day, today left out.
    Next(Weekday),
    /// So many days or working days from today, or the next on which parcels leave.
    Counted(TypedDay),
}

/// What the days of the week are called in full; their first three letters do, too.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day of the week a word names.
fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    let full = WEEKDAYS.iter().find(|full| **full == word || full.get(..3) == Some(word.as_str()))?;
    weekday_from_word(full.get(..3)?)
}

/// Reads `2026-11-27`, `today`, `tomorrow`, `yesterday`, `+3`, `-2`, `friday`, `fri`, `+3 working days`, `in 2 weeks`.
pub fn day(text: &str) -> Read<Day> {
    if let Some(counted) = TypedDay::read(text) {
        return Ok(Day::Counted(counted));
    }
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
    /// The date it is, seen from the shop.
    ///
    /// # Errors
    /// Where the calendar cannot tell it; see [`TypedDay::seen_from`].
    pub(in crate::desk) fn seen_from(self, now: &Zoned, calendar: &Calendar) -> Result<Date, calendar::Error> {
        let today = now.date();
        Ok(match self {
            Self::On(date) => date,
            Self::FromToday(days) => {
                let span: Span = days.days();
                today.saturating_add(span)
            }
            // Only at the end of the calendar there is none.
            Self::Next(weekday) => today.nth_weekday(1, weekday).unwrap_or(today),
            Self::Counted(counted) => counted.seen_from(now, calendar)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn a_day_is_fixed_or_counted_from_today() {
        let zone = TimeZone::get("Europe/Warsaw").expect("a zone");
        let now = "2026-11-27".parse::<Date>().expect("a date").to_zoned(zone.clone()).expect("a moment");
        let calendar = Calendar::new(zone);
        let seen = |text| day(text).map(|day| day.seen_from(&now, &calendar).expect("a day").to_string());
        assert_eq!(seen("today").as_deref(), Ok("2026-11-27"));
        assert_eq!(seen(" +4").as_deref(), Ok("2026-12-01"));
        assert_eq!(seen("yesterday").as_deref(), Ok("2026-11-26"));
        assert_eq!(seen("Friday").as_deref(), Ok("2026-12-04"), "the next one: today is a Friday");
        assert_eq!(seen("sat").as_deref(), Ok("2026-11-28"));
        assert_eq!(seen("2027-02-28").as_deref(), Ok("2027-02-28"));
        assert_eq!(seen("+3 working days").as_deref(), Ok("2026-12-02"));
        assert_eq!(seen("in 2 weeks").as_deref(), Ok("2026-12-11"));
        for wrong in ["", "+", "+99999", "27.11.", "2026-02-30", "soon"] {
            assert_eq!(day(wrong), Err(Wanted::Day.but()), "{wrong}");
        }
    }
}
