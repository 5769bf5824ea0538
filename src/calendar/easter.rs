//! The date of Easter, which half of the holidays hang on.

use jiff::civil::Date;

/// The last year whose Easter is computed: behind it the calendar of [`jiff`] ends.
const LAST_YEAR: i16 = 9998;

/// Easter Sunday of the western churches.
///
/// The computation of the Gregorian calendar (anonymous, *Nature* 20 April 1876; J. Meeus, *Astronomical Algorithms*, ch. 8).
/// `None` before 1583, when that calendar did not exist.
pub(super) fn western(year: i16) -> Option<Date> {
    if !(1583..=LAST_YEAR).contains(&year) {
        return None;
    }
    let year = i32::from(year);
    let (century, of_century) = (year / 100, year % 100);
    let golden = year % 19;
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    date(year, days / 31, days % 31 + 1)
}

/// Easter Sunday of the Orthodox churches, as a day of the civil calendar.
///
/// The computation of the Julian calendar (Meeus, ch. 8), carried over by the days that the two calendars are apart.
pub(super) fn orthodox(year: i16) -> Option<Date> {
    if !(1583..=LAST_YEAR).contains(&year) {
        return None;
    }
    let year = i32::from(year);
    let moon = (19 * (year % 19) + 15) % 30;
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let days = moon + weekday + 114;
    let julian = date(year, days / 31, days % 31 + 1)?;
    let apart = year / 100 - year / 400 - 2;
    julian.checked_add(jiff::Span::new().days(apart)).ok()
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use proptest::prelude::*;

    use super::*;

    /// From the tables of the churches; 2025 is one of the years in which both keep the same day, 2038 the latest western one.
    #[test]
    fn easter_is_where_the_churches_keep_it() {
        for (year, west, east) in [
            (1961, "1961-04-02", "1961-04-09"),
            (2008, "2008-03-23", "2008-04-27"),
            (2024, "2024-03-31", "2024-05-05"),
            (2025, "2025-04-20", "2025-04-20"),
            (2026, "2026-04-05", "2026-04-12"),
            (2027, "2027-03-28", "2027-05-02"),
            (2038, "2038-04-25", "2038-04-25"),
            (2049, "2049-04-18", "2049-04-25"),
        ] {
            assert_eq!(western(year).map(|day| day.to_string()).as_deref(), Some(west));
            assert_eq!(orthodox(year).map(|day| day.to_string()).as_deref(), Some(east));
        }
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_in_spring_or_there_is_none(year in i16::MIN..=i16::MAX) {
            if let Some(day) = western(year) {
                prop_assert_eq!(day.weekday(), Weekday::Sunday);
                prop_assert!((3, 22) <= (day.month(), day.day()) && (day.month(), day.day()) <= (4, 25));
            }
            if let Some(day) = orthodox(year) {
                prop_assert_eq!(day.weekday(), Weekday::Sunday);
            }
            prop_assert_eq!(western(year).is_some(), (1583..=LAST_YEAR).contains(&year));
        }
    }
}
