use jiff::civil::Date;
use jiff::{ToSpan as _, Zoned};

use super::{Calendar, Error};
use crate::text::folded;

/// A day as it is typed where days are the shop's: `+3 working days`, `in 2 weeks`, `next shipping day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDay {
    /// So many working days from today; negative for days before it.
    WorkingDays(i32),
    /// The day on which what is paid now leaves.
    ShippingDay,
    /// So many days from today, as they come.
    Days(i32),
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

/// What a day is called, folded.
const DAY: [&str; 21] = [
    "d",
    "day",
    "days",
    "tag",
    "tage",
    "tagen",
    "dzien",
    "dni",
    "dia",
    "dias",
    "jour",
    "jours",
    "μερα",
    "μερεσ",
    "ημερα",
    "ημερεσ",
    "giorno",
    "giorni",
    "dag",
    "dagen",
    "dnia",
];

/// What a week is called, folded.
const WEEK: [&str; 17] = [
    "w",
    "week",
    "weeks",
    "woche",
    "wochen",
    "tydzien",
    "tygodnie",
    "tygodni",
    "semana",
    "semanas",
    "εβδομαδα",
    "εβδομαδεσ",
    "semaine",
    "semaines",
    "settimana",
    "settimane",
    "weken",
];

/// What stands before a number of days to come, folded.
const IN: [&str; 9] = ["in", "za", "dentro de", "en", "σε", "dans", "tra", "over", "em"];

/// What people say for a week from today, folded.
const NEXT_WEEK: [&str; 18] = [
    "next week",
    "in a week",
    "nachste woche",
    "in einer woche",
    "przyszly tydzien",
    "w przyszlym tygodniu",
    "w nastepnym tygodniu",
    "za tydzien",
    "la proxima semana",
    "proxima semana",
    "la semana que viene",
    "en una semana",
    "επομενη εβδομαδα",
    "την επομενη εβδομαδα",
    "σε μια εβδομαδα",
    "la semaine prochaine",
    "la prossima settimana",
    "volgende week",
];

/// The most days or weeks that are counted: more is a slip of the finger.
const MOST_DAYS: i32 = 1000;

impl TypedDay {
    /// Reads `+3 working days`, `3 wd`, `-2wd`, `in 3 days`, `+2 weeks`, `next week`, `next working day`, `next shipping day`, in the
    /// languages of the shops. `None` where it is none of these, so that others may read it; so is a number alone.
    pub fn read(typed: &str) -> Option<Self> {
        let folded = folded(typed);
        let text = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.as_str() {
            "next shipping day" | "shipping day" => return Some(Self::ShippingDay),
            "next working day" | "next business day" => return Some(Self::WorkingDays(1)),
            text if NEXT_WEEK.contains(&text) => return Some(Self::Days(7)),
            _ => {}
        }
        let counted = IN.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(&text);
        let digits_end = counted.find(|c: char| !c.is_ascii_digit() && c != '+' && c != '-')?;
        let (number, unit) = counted.split_at_checked(digits_end)?;
        let count: i32 = number.parse().ok().filter(|count: &i32| count.unsigned_abs() <= MOST_DAYS.unsigned_abs())?;
        match unit.trim() {
            unit if WORKING_DAY.contains(&unit) => Some(Self::WorkingDays(count)),
            unit if DAY.contains(&unit) => Some(Self::Days(count)),
            unit if WEEK.contains(&unit) => Some(Self::Days(count * 7)),
            _ => None,
        }
    }

    /// The date it is.
    ///
    /// # Errors
    /// As [`Calendar::next_working_day`]; [`Error::TooFar`] where the calendar ends before it.
    pub fn seen_from(self, now: &Zoned, calendar: &Calendar) -> Result<Date, Error> {
        let today = now.with_time_zone(calendar.zone.clone()).date();
        match self {
            Self::WorkingDays(days) => calendar.add_working_days(today, days),
            Self::ShippingDay => calendar.ship_day(now),
            Self::Days(days) => today.checked_add(days.days()).map_err(|_end| Error::TooFar { from: today }),
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
        for other in [
            "",
            "+3",
            "3",
            "in 3",
            "wd",
            "+wd",
            "99999 wd",
            "1-2 wd",
            "+-3wd",
            "friday",
            "2026-11-27",
            "3 wd later",
            "27 de",
        ] {
            assert_eq!(TypedDay::read(other), None, "{other}");
        }
    }

    #[test]
    fn days_and_weeks_are_counted_as_they_come() {
        for (typed, days) in [
            ("+3 days", 3),
            ("+3d", 3),
            ("3 Tage", 3),
            ("in 3 days", 3),
            ("in 3 Tagen", 3),
            ("za 3 dni", 3),
            ("dentro de 3 días", 3),
            ("σε 3 ημέρες", 3),
            ("+2 weeks", 14),
            ("za 2 tygodnie", 14),
            ("2w", 14),
            ("Next  week", 7),
            ("nächste Woche", 7),
            ("w przyszłym tygodniu", 7),
            ("la próxima semana", 7),
            ("την επόμενη εβδομάδα", 7),
        ] {
            assert_eq!(TypedDay::read(typed), Some(TypedDay::Days(days)), "{typed}");
        }
    }

    #[test]
    fn every_name_stands_as_it_is_compared() {
        for name in WORKING_DAY.iter().chain(&DAY).chain(&WEEK).chain(&IN).chain(&NEXT_WEEK) {
            assert_eq!(folded(name), *name);
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
        assert_eq!(seen("in 2 days"), Some(Ok(date(2026, 11, 12))));
    }

    proptest! {
        #[test]
        fn nothing_typed_is_too_strange(typed in "(?s)[+-]?[0-9]{0,12} ?(wd|.{0,6})|.{0,20}") {
            let _ = TypedDay::read(&typed);
        }
    }
}
