use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;
use crate::calendar::{Feast, Hours};

fn warsaw() -> Calendar {
    let zone = TimeZone::get("Europe/Warsaw").expect("a zone");
    Calendar { holidays: Some("PL".parse().expect("Poland")), ..Calendar::new(zone) }
}

fn days(texts: &[&str]) -> Vec<Date> {
    texts.iter().map(|text| text.parse().expect("a date")).collect()
}

fn at(calendar: &Calendar, text: &str) -> Zoned {
    let local: jiff::civil::DateTime = text.parse().expect("a date and time");
    local.to_zoned(calendar.zone.clone()).expect("a moment")
}

#[test]
fn a_day_is_closed_for_its_weekday_a_holiday_or_a_day_off() {
    let mut calendar = warsaw();
    calendar.off.push(Period::new(date(2026, 11, 30), date(2026, 12, 2), "fair in\u{202e} Gdańsk\n").expect("days"));
    let why = |text: &str| calendar.why_not_working(text.parse().expect("a date"));
    let holiday = |feast| Some(Reason::Holiday(Holiday { feast, is_substitute: false }));
    assert_eq!(why("2026-11-10"), None);
    assert_eq!(why("2026-11-11"), holiday(Feast::IndependenceDay));
    assert_eq!(why("2026-11-14"), Some(Reason::Weekday(Weekday::Saturday)));
    assert_eq!(why("2026-12-02"), Some(Reason::Off("fair in Gdańsk".to_owned())));
    assert_eq!(why("2026-12-03"), None);
    assert_eq!(why("2026-12-24"), holiday(Feast::ChristmasEve));
}

#[test]
fn a_day_that_is_worked_all_the_same_is_worked() {
    let mut calendar = warsaw();
    calendar.worked.push(Period::day(date(2026, 12, 19), "before Christmas"));
    calendar.worked.push(Period::day(date(2026, 12, 24), ""));
    assert!(calendar.is_working_day(date(2026, 12, 19)) && calendar.is_working_day(date(2026, 12, 24)));
    assert!(!calendar.is_working_day(date(2026, 12, 12)));
}

#[test]
fn a_period_does_not_end_before_it_begins() {
    let [from, to] = [date(2026, 12, 2), date(2026, 12, 1)];
    assert_eq!(Period::new(from, to, ""), Err(Error::DaysBackwards { from, to }));
}

#[test]
fn working_days_are_counted_over_weekends_and_holidays() {
    let calendar = warsaw();
    let tuesday = date(2026, 12, 22);
    let reached: Vec<_> = [0, 1, 2, 3, 9, -1, -2].map(|n| calendar.add_working_days(tuesday, n)).into_iter().collect();
    // 24 to 27 December and 1 to 3 January are free, 6 January too.
    let wanted =
        days(&["2026-12-22", "2026-12-23", "2026-12-28", "2026-12-29", "2027-01-08", "2026-12-21", "2026-12-18"]);
    assert_eq!(reached, wanted.into_iter().map(Ok).collect::<Vec<_>>());
    // No day at all to add to a free one: the next that is worked.
    assert_eq!(calendar.add_working_days(date(2026, 12, 25), 0), Ok(date(2026, 12, 28)));
    assert_eq!(calendar.working_days_between(tuesday, date(2026, 12, 28)), Ok(2));
    assert_eq!(calendar.working_days_between(date(2026, 12, 28), tuesday), Ok(-2));
    assert_eq!(calendar.working_days_between(tuesday, tuesday), Ok(0));
}

#[test]
fn what_is_paid_before_the_cut_off_leaves_on_the_same_working_day() {
    let mut calendar = warsaw();
    let ship = |calendar: &Calendar, text| calendar.ship_day(&at(calendar, text)).map(|day| day.to_string());
    assert_eq!(ship(&calendar, "2026-11-20T23:59").as_deref(), Ok("2026-11-20"));
    calendar.cut_off = Some(time(13, 0, 0, 0));
    assert_eq!(ship(&calendar, "2026-11-20T12:59:59").as_deref(), Ok("2026-11-20"));
    assert_eq!(ship(&calendar, "2026-11-20T13:00").as_deref(), Ok("2026-11-23"));
    assert_eq!(ship(&calendar, "2026-11-21T09:00").as_deref(), Ok("2026-11-23"));
    assert_eq!(ship(&calendar, "2026-11-10T14:00").as_deref(), Ok("2026-11-12"));
    // A clock elsewhere: 23:30 in New York is 05:30 of the next day in Warsaw.
    let new_york = TimeZone::get("America/New_York").expect("a zone");
    let late = date(2026, 11, 19).at(23, 30, 0, 0).to_zoned(new_york).expect("a moment");
    assert_eq!(calendar.ship_day(&late), Ok(date(2026, 11, 20)));
}

#[test]
fn the_shop_opens_at_its_next_hours() {
    let mut calendar = warsaw();
    let hours = Hours::new(time(9, 0, 0, 0), time(17, 0, 0, 0)).expect("hours");
    for weekday in [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday] {
        calendar.week = calendar.week.with(weekday, Day::Between(hours));
    }
    let opens = |text| calendar.next_open(&at(&calendar, text)).map(|open| open.datetime().to_string());
    assert_eq!(opens("2026-11-23T08:00").as_deref(), Ok("2026-11-23T09:00:00"));
    assert_eq!(opens("2026-11-23T12:00").as_deref(), Ok("2026-11-23T12:00:00"));
    assert_eq!(opens("2026-11-23T17:00").as_deref(), Ok("2026-11-24T09:00:00"));
    // Sunday at midnight (P48), the holiday of 11 November, and Friday without hours.
    assert_eq!(opens("2026-11-22T00:00").as_deref(), Ok("2026-11-23T09:00:00"));
    assert_eq!(opens("2026-11-10T20:00").as_deref(), Ok("2026-11-12T09:00:00"));
    assert_eq!(opens("2026-11-12T20:00").as_deref(), Ok("2026-11-13T00:00:00"));
    assert!(!calendar.is_open(&at(&calendar, "2026-11-11T10:00")));
}

#[test]
fn a_day_is_whole_until_the_middle_of_its_hours() {
    let mut calendar = warsaw();
    let hours = Hours::new(time(9, 0, 0, 0), time(17, 0, 0, 0)).expect("hours");
    calendar.week = calendar.week.with(Weekday::Monday, Day::Between(hours));
    let whole = |text| calendar.whole_day_from(&at(&calendar, text)).map(|day| day.to_string());
    assert_eq!(whole("2026-11-23T12:59").as_deref(), Ok("2026-11-23"));
    assert_eq!(whole("2026-11-23T13:00").as_deref(), Ok("2026-11-24"));
    assert_eq!(whole("2026-11-24T11:59").as_deref(), Ok("2026-11-24"));
    assert_eq!(whole("2026-11-27T12:00").as_deref(), Ok("2026-11-30"));
    assert_eq!(whole("2026-11-28T08:00").as_deref(), Ok("2026-11-30"));
}

#[test]
fn a_shop_that_never_works_is_an_error_and_not_a_loop() {
    let calendar = Calendar { week: Week::CLOSED, ..warsaw() };
    let from = date(2026, 11, 22);
    assert_eq!(calendar.next_working_day(from), Err(Error::NoWorkingDay { from }));
    assert_eq!(calendar.add_working_days(from, -3), Err(Error::NoWorkingDay { from }));
    assert_eq!(calendar.ship_day(&at(&calendar, "2026-11-22T10:00")), Err(Error::NoWorkingDay { from }));
    assert_eq!(warsaw().add_working_days(from, i32::MIN), Err(Error::TooFar { from }));
    assert_eq!(warsaw().next_working_day(Date::MAX), Err(Error::TooFar { from: Date::MAX }));
    assert_eq!(warsaw().working_days_between(Date::MIN, Date::MAX), Err(Error::TooFar { from: Date::MIN }));
}

/// A day around now, and any day at all.
fn any_day() -> impl Strategy<Value = Date> {
    let year = prop_oneof![2020..2040_i16, -9999..=9999_i16];
    (year, 1..=366_i16).prop_map(|(year, of_year)| {
        let last = date(year, 12, 31).day_of_year();
        date(year, 1, 1).checked_add(Span::new().days(of_year.min(last) - 1)).unwrap_or(Date::MAX)
    })
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let codes: Vec<String> = Holidays::codes().collect();
    let off = proptest::collection::vec((any_day(), 0..40_i64), 0..4);
    (0..128_u8, proptest::option::of(proptest::sample::select(codes)), off).prop_map(|(weekdays, code, off)| {
        let worked = Weekday::Monday.cycle_forward().take(7).enumerate().filter(|(n, _)| weekdays >> n & 1 == 1);
        let week = Week::of(worked.map(|(_, weekday)| weekday));
        let off = off.into_iter().map(|(from, days)| {
            let to = from.checked_add(Span::new().days(days)).unwrap_or(from);
            Period::new(from, to, "off").expect("days in order")
        });
        let holidays = code.map(|code| code.parse().expect("a known code"));
        Calendar { week, holidays, off: off.collect(), ..Calendar::new(TimeZone::UTC) }
    })
}

proptest! {
    #[test]
    fn days_added_and_taken_away_lead_back(calendar in any_calendar(), day in any_day(), days in 0..60_i32) {
        let Ok(start) = calendar.working_day_from(day) else { return Ok(()) };
        let Ok(reached) = calendar.add_working_days(start, days) else { return Ok(()) };
        prop_assert!(calendar.is_working_day(reached));
        prop_assert_eq!(calendar.add_working_days(reached, -days), Ok(start));
        prop_assert_eq!(calendar.working_days_between(start, reached), Ok(days));
    }

    #[test]
    fn the_next_working_day_is_the_first_that_is_worked(calendar in any_calendar(), day in any_day()) {
        if let Ok(next) = calendar.next_working_day(day) {
            prop_assert!(day < next && calendar.is_working_day(next));
            prop_assert_eq!(calendar.working_days_between(day, next), Ok(1));
        }
    }

    #[test]
    fn no_day_and_no_number_is_too_much(calendar in any_calendar(), day in any_day(), days in any::<i32>(), other in any_day()) {
        let _ = calendar.add_working_days(day, days % 5000);
        let _ = calendar.add_working_days(day, days);
        let _ = calendar.working_days_between(day, other);
        let _ = calendar.why_not_working(day);
        if let Ok(now) = day.to_zoned(TimeZone::UTC) {
            let _ = (calendar.ship_day(&now), calendar.next_open(&now));
        }
    }
}
