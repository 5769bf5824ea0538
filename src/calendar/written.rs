//! How the shop's days are written in settings and forms: `9-17:30`, `mon-fri, sun`, `2026-12-24..2027-01-02 Christmas`,
//! `station: mon thu 18:30-19:00 every 30 min`. What is shown reads back as the same.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time, Weekday};

use super::{Error, Hours, Period, Slot};

/// The names of weekdays, from Monday. Their first three letters are enough.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads weekdays one by one or from one to another, with blanks or commas between them: `mon-fri`, `Monday, thu`. Each once, in the
/// order in which they are written.
///
/// # Errors
/// [`Error::NotWeekdays`] with what is not one, also where there is none at all.
pub fn weekdays(text: &str) -> Result<Vec<Weekday>, Error> {
    let mut found = Vec::new();
    for part in text.split([' ', ',']).filter(|part| !part.is_empty()) {
        let unknown = || Error::NotWeekdays { given: part.to_owned() };
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (weekday(first).ok_or_else(unknown)?, weekday(last).ok_or_else(unknown)?);
        let days = first.cycle_forward().take(usize::from(first.until(last).unsigned_abs()) + 1);
        for day in days {
            if !found.contains(&day) {
                found.push(day);
            }
        }
    }
    if found.is_empty() { Err(Error::NotWeekdays { given: text.to_owned() }) } else { Ok(found) }
}

fn weekday(name: &str) -> Option<Weekday> {
    let lower = name.to_lowercase();
    let at = WEEKDAYS.iter().position(|known| lower.len() >= 3 && known.starts_with(&lower))?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// The first three letters of a weekday.
fn short(weekday: Weekday) -> &'static str {
    let name = WEEKDAYS.get(super::week::index(weekday)).copied().unwrap_or_default();
    name.get(..3).unwrap_or(name)
}

impl FromStr for Hours {
    type Err = Error;

    /// Reads `9-17`, `9:30–17.00`, `20-24`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let not_hours = || Error::NotHours { given: text.to_owned() };
        let (from, to) = text.split_once(['-', '–']).ok_or_else(not_hours)?;
        let from = time(from).filter(|(_, is_end)| !is_end).ok_or_else(not_hours)?.0;
        Self::new(from, time(to).ok_or_else(not_hours)?.0)
    }
}

/// A time of day, and whether it was written as the end of the day: 24:00.
fn time(text: &str) -> Option<(Time, bool)> {
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    match (number(hour)?, number(minute)?) {
        (24, 0) => Some((Time::midnight(), true)),
        (hour, minute) => Some((Time::new(hour, minute, 0, 0).ok()?, false)),
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.from().strftime("%H:%M"))?;
        if self.to() == Time::midnight() { f.write_str("24:00") } else { write!(f, "{}", self.to().strftime("%H:%M")) }
    }
}

impl FromStr for Period {
    type Err = Error;

    /// Reads a day or two with `..` between them, and a note behind a blank: `2026-12-24..2027-01-02 Christmas`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let (days, note) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let date = |text: &str| text.parse::<Date>().map_err(|_invalid| Error::NotDays { given: days.to_owned() });
        Self::new(date(from)?, date(to)?, note)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from())?;
        if self.from() != self.to() {
            write!(f, "..{}", self.to())?;
        }
        if self.note().is_empty() { Ok(()) } else { write!(f, " {}", self.note()) }
    }
}

impl FromStr for Slot {
    type Err = Error;

    /// Reads a place, behind `: ` its weekdays and hours, and how long one meeting lasts: `station: mon thu 18:30-19:00 every 30 min`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let not_a_slot = || Error::NotASlot { given: text.to_owned() };
        let (place, when) = text.rsplit_once(": ").ok_or_else(not_a_slot)?;
        let (when, length) = match when.split_once(" every ") {
            None => (when, None),
            Some((when, length)) => {
                let minutes = length.trim().trim_end_matches("min").trim().parse().map_err(|_invalid| not_a_slot())?;
                (when, Some(minutes))
            }
        };
        let (days, hours) = when.trim().rsplit_once(' ').ok_or_else(not_a_slot)?;
        if place.trim().is_empty() {
            return Err(not_a_slot());
        }
        Self::new(place, &weekdays(days)?, hours.parse()?, length)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.place())?;
        for weekday in self.weekdays() {
            write!(f, " {}", short(*weekday))?;
        }
        write!(f, " {}", self.hours())?;
        self.length().map_or(Ok(()), |length| write!(f, " every {length} min"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_are_read_as_they_are_written() {
        for (written, shown) in [
            ("9-17", "09:00-17:00"),
            (" 9:30 – 17.05 ", "09:30-17:05"),
            ("20-24", "20:00-24:00"),
            ("20-0:00", "20:00-24:00"),
            ("0-24:00", "00:00-24:00"),
        ] {
            assert_eq!(written.parse::<Hours>().map(|hours| hours.to_string()).as_deref(), Ok(shown), "{written}");
        }
        for wrong in ["", "9", "9-25", "24-25", "9-17-18", "9:60-10", "+9-17", "9-", "nine-five", "9:-10"] {
            assert_eq!(wrong.parse::<Hours>(), Err(Error::NotHours { given: wrong.to_owned() }), "{wrong}");
        }
        assert!(matches!("17-9".parse::<Hours>(), Err(Error::HoursBackwards { .. })));
    }

    #[test]
    fn weekdays_are_read_alone_and_in_rows() {
        let read = |text| weekdays(text).map(|days| days.into_iter().map(short).collect::<Vec<_>>().join(" "));
        assert_eq!(read("mon-fri").as_deref(), Ok("mon tue wed thu fri"));
        assert_eq!(read("Monday, thu,SAT").as_deref(), Ok("mon thu sat"));
        assert_eq!(read("sat-mon sun").as_deref(), Ok("sat sun mon"));
        for (wrong, given) in [("", ""), ("mon-xyz", "mon-xyz"), ("mo", "mo"), ("mon,montag", "montag"), ("-", "-")] {
            assert_eq!(weekdays(wrong), Err(Error::NotWeekdays { given: given.to_owned() }), "{wrong}");
        }
    }

    #[test]
    fn days_off_are_read_with_their_note() {
        let days: Period = " 2026-12-24..2027-01-02 Christmas at my mother's".parse().expect("days");
        assert_eq!(
            (days.from(), days.to(), days.note()),
            (date(2026, 12, 24), date(2027, 1, 2), "Christmas at my mother's")
        );
        assert_eq!("2026-12-24".parse(), Ok(Period::day(date(2026, 12, 24), "")));
        for wrong in ["", "2026-02-30", "24.12.", "2026-12-24..", "..2026-12-24"] {
            assert_eq!(wrong.parse::<Period>(), Err(Error::NotDays { given: wrong.to_owned() }), "{wrong}");
        }
        assert!(matches!("2026-12-24..2026-12-23".parse::<Period>(), Err(Error::DaysBackwards { .. })));
    }

    #[test]
    fn a_slot_is_a_place_with_days_hours_and_a_length() {
        let shown = |text: &str| text.parse::<Slot>().map(|slot| slot.to_string());
        assert_eq!(shown("at work: mon-wed 9-18").as_deref(), Ok("at work: mon tue wed 09:00-18:00"));
        let station = "Café: by the clock: sat 18:30-19:00 every 15 min";
        assert_eq!(shown(station).as_deref(), Ok(station));
        for wrong in ["", "station", "station: mon", ": mon 9-18", "station: mon 9-18 every so often"] {
            assert_eq!(shown(wrong), Err(Error::NotASlot { given: wrong.to_owned() }), "{wrong}");
        }
        assert_eq!(shown("x: mon 9-10 every 61"), Err(Error::NoRoomForMeeting));
        assert_eq!(shown("x: noon 9-10"), Err(Error::NotWeekdays { given: "noon".to_owned() }));
        assert_eq!(shown("x: mon ten"), Err(Error::NotHours { given: "ten".to_owned() }));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(
            place in "[^:]{0,12}",
            days in proptest::collection::vec(0..7_i8, 1..7),
            from in 0..1439_i32,
            minutes in 1..1440_i32,
            length in proptest::option::of(1..90_u32),
        ) {
            let at = |minute: i32| Time::midnight() + jiff::Span::new().minutes(minute);
            let hours = Hours::new(at(from), at((from + minutes).min(24 * 60) % (24 * 60)));
            let days: Vec<Weekday> = days.into_iter().filter_map(|n| Weekday::from_monday_zero_offset(n).ok()).collect();
            let Ok(slot) = hours.and_then(|hours| Slot::new(&place, &days, hours, length)) else { return Ok(()) };
            let shown = slot.to_string();
            if let Ok(again) = shown.parse::<Slot>() {
                prop_assert_eq!(again.to_string().parse::<Slot>(), Ok(again));
            } else {
                prop_assert!(slot.place().is_empty(), "{}", shown);
            }
        }

        #[test]
        fn nothing_written_is_too_strange(text in "(?s).{0,30}|[a-z:0-9. -]{0,30}") {
            let _ = (text.parse::<Hours>(), text.parse::<Period>(), text.parse::<Slot>(), weekdays(&text));
        }
    }
}
