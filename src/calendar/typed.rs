use jiff::Zoned;
use jiff::civil::Date;

use super::{Calendar, Error};
use crate::text::folded;

/// A day as it is typed where days are the shop's: `+3 working days`, `next shipping day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDay {
    /// So many working days from today; negative for days before it.
    WorkingDays(i32),
    /// The day on which what is paid now leaves.
    ShippingDay,
}

/// What a working day is called, folded: the short form, then the languages of the shops.
const WORKING_DAY: [&str; 24] = [
    "wd",
    "working day",
    "working days",
    "workday",
    "workdays",
    "business day",
    "business days",
    "werktag",
    "werktage",
    "werktagen",
    "arbeitstag",
    "arbeitstage",
    "arbeitstagen",
    "dzien roboczy",
    "dni robocze",
    "dni roboczych",
    "dia laborable",
    "dias laborables",
    "dias habiles",
    "jour ouvre",
    "jours ouvres",
    "εργασιμη μερα",
    "εργασιμεσ μερεσ",
    "εργασιμεσ ημερεσ",
];

/// The most working days that are counted: ten years are a slip of the finger.
const MOST_DAYS: i32 = 1000;

impl TypedDay {
    /// Reads `+3 working days`, `3 wd`, `-2wd`, `next working day`, `next shipping day`. `None` where it is none of these, so that
    /// others may read it; a number alone means days of the week as they come.
    pub fn read(typed: &str) -> Option<Self> {
        let folded = folded(typed);
        let text = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.as_str() {
            "next shipping day" | "shipping day" => return Some(Self::ShippingDay),
            "next working day" | "next business day" => return Some(Self::WorkingDays(1)),
            _ => {}
        }
        let digits_end = text.find(|c: char| !c.is_ascii_digit() && c != '+' && c != '-')?;
        let (number, unit) = text.split_at_checked(digits_end)?;
        let days: i32 = number.parse().ok().filter(|days: &i32| days.unsigned_abs() <= MOST_DAYS.unsigned_abs())?;
        WORKING_DAY.contains(&unit.trim()).then_some(Self::WorkingDays(days))
    }

    /// The date it is.
    ///
    /// # Errors
    /// As [`Calendar::next_working_day`].
    pub fn seen_from(self, now: &Zoned, calendar: &Calendar) -> Result<Date, Error> {
        match self {
            Self::WorkingDays(days) => {
                calendar.add_working_days(now.with_time_zone(calendar.zone.clone()).date(), days)
            }
            Self::ShippingDay => calendar.ship_day(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn working_days_are_read_as_people_type_them() {
        for (typed, days) in [
            ("+3 working days", 3),
            (" 3wd ", 3),
            ("+1  Working Day", 1),
            ("-2 wd", -2),
            ("0 business days", 0),
            ("3 Werktage", 3),
            ("+5 dni roboczych", 5),
            ("2 días laborables", 2),
            ("2 εργάσιμες ημέρες", 2),
            ("next working day", 1),
        ] {
            assert_eq!(TypedDay::read(typed), Some(TypedDay::WorkingDays(days)), "{typed}");
        }
        assert_eq!(TypedDay::read("Next shipping day"), Some(TypedDay::ShippingDay));
        for other in
            ["", "+3", "3", "3 days", "wd", "+wd", "99999 wd", "1-2 wd", "+-3wd", "friday", "2026-11-27", "3 wd later"]
        {
            assert_eq!(TypedDay::read(other), None, "{other}");
        }
    }

    #[test]
    fn every_name_stands_as_it_is_compared() {
        for name in WORKING_DAY {
            assert_eq!(folded(name), name);
        }
    }

    #[test]
    fn a_typed_day_is_seen_from_the_shop() {
        let zone = TimeZone::get("Europe/Warsaw").expect("a zone");
        let cut_off = Some(time(13, 0, 0, 0));
        let calendar = Calendar { holidays: Some("PL".parse().expect("Poland")), cut_off, ..Calendar::new(zone) };
        // 23:30 on Monday in London is Tuesday in Warsaw; Wednesday is a holiday.
        let london = TimeZone::get("Europe/London").expect("a zone");
        let now = date(2026, 11, 9).at(23, 30, 0, 0).to_zoned(london).expect("a moment");
        let seen = |typed| TypedDay::read(typed).map(|day| day.seen_from(&now, &calendar));
        assert_eq!(seen("+1wd"), Some(Ok(date(2026, 11, 12))));
        assert_eq!(seen("next shipping day"), Some(Ok(date(2026, 11, 10))));
    }

    proptest! {
        #[test]
        fn nothing_typed_is_too_strange(typed in "(?s)[+-]?[0-9]{0,12} ?(wd|.{0,6})|.{0,20}") {
            let _ = TypedDay::read(&typed);
        }
    }
}
