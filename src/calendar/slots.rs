use std::num::NonZeroU32;

use jiff::civil::{Date, DateTime, DateTimeRound, Weekday};
use jiff::tz::TimeZone;
use jiff::{RoundMode, Span, Timestamp, ToSpan as _, Unit, Zoned};

use super::{Calendar, Error, Hours};
use crate::text::sanitise_line;

/// What is left of hours without a length is worth offering from so many minutes on, where nobody says how long a meeting takes.
const SHORTEST: u32 = 10;

/// The most days that are looked ahead.
const MOST_DAYS: u16 = 366;

/// Where and at which hours buyers can meet the seller (P34): "at the station, Mondays and Thursdays, 18 to 19".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    place: String,
    weekdays: Vec<Weekday>,
    hours: Hours,
    /// How many minutes one meeting lasts. `None`: the hours are offered as a whole.
    length: Option<NonZeroU32>,
    /// What is left of the hours is offered where it is so many minutes long.
    shortest: u32,
}

/// A place at a time: free to be offered, or agreed with somebody. Civil, in the shop's time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    place: String,
    from: DateTime,
    to: DateTime,
}

impl Slot {
    /// # Errors
    /// [`Error::NoRoomForMeeting`] where a meeting is longer than the hours, or of no length.
    pub fn new(place: &str, weekdays: &[Weekday], hours: Hours, length: Option<u32>) -> Result<Self, Error> {
        let length = length.map(|minutes| NonZeroU32::new(minutes).ok_or(Error::NoRoomForMeeting)).transpose()?;
        if length.is_some_and(|length| length.get() > hours.minutes()) {
            return Err(Error::NoRoomForMeeting);
        }
        Ok(Self {
            place: sanitise_line(place).into_owned(),
            weekdays: weekdays.to_vec(),
            hours,
            length,
            shortest: SHORTEST,
        })
    }

    /// The same, where what is left of its hours is offered only if a meeting of so many minutes has room.
    #[must_use]
    pub fn for_meetings_of(self, minutes: u32) -> Self {
        Self { shortest: minutes, ..self }
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    pub fn weekdays(&self) -> &[Weekday] {
        &self.weekdays
    }

    pub const fn hours(&self) -> Hours {
        self.hours
    }

    pub const fn length(&self) -> Option<NonZeroU32> {
        self.length
    }

    /// The meetings a day has room for, those left out that are over, have begun or clash.
    fn on(&self, day: Date, now: DateTime, taken: &[Meeting]) -> Vec<Meeting> {
        let from = day.to_datetime(self.hours.from());
        let Some(to) = plus(from, self.hours.minutes()) else { return Vec::new() };
        match self.length {
            Some(length) => self.pieces(from, to, length.get(), now, taken),
            None => self.rests(from.max(now), to, taken),
        }
    }

    fn at(&self, from: DateTime, to: DateTime) -> Meeting {
        Meeting { place: self.place.clone(), from, to }
    }

    /// Meetings of one length, one after another.
    fn pieces(&self, from: DateTime, to: DateTime, length: u32, now: DateTime, taken: &[Meeting]) -> Vec<Meeting> {
        let starts = std::iter::successors(Some(from), |start| plus(*start, length));
        let pieces = starts.map_while(|start| Some(self.at(start, plus(start, length).filter(|end| *end <= to)?)));
        pieces.filter(|piece| now <= piece.from && !taken.iter().any(|other| other.clashes_with(piece))).collect()
    }

    /// The hours with what is taken cut out.
    fn rests(&self, from: DateTime, to: DateTime, taken: &[Meeting]) -> Vec<Meeting> {
        let mut busy: Vec<&Meeting> = taken.iter().filter(|other| other.from < to && from < other.to).collect();
        busy.sort_by_key(|other| other.from);
        let (mut rests, mut free_from) = (Vec::new(), from);
        for other in busy {
            rests.push((free_from, other.from));
            free_from = free_from.max(other.to);
        }
        rests.push((free_from, to));
        let shortest = self.shortest.min(self.hours.minutes());
        let is_long_enough = |(from, to): &(DateTime, DateTime)| plus(*from, shortest).is_some_and(|end| end <= *to);
        rests.into_iter().filter(is_long_enough).map(|(from, to)| self.at(from, to)).collect()
    }
}

impl Meeting {
    /// # Errors
    /// Where it does not end after it begins.
    pub fn new(place: &str, from: DateTime, to: DateTime) -> Result<Self, Error> {
        if to <= from {
            return Err(Error::NoRoomForMeeting);
        }
        Ok(Self { place: sanitise_line(place).into_owned(), from, to })
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    pub const fn from(&self) -> DateTime {
        self.from
    }

    pub const fn to(&self) -> DateTime {
        self.to
    }

    /// Whether both take the seller's time at once, wherever they are. One may begin when the other ends.
    pub fn clashes_with(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The moments it begins and ends at. A time that the clock leaps over is as much later as the clock is put forward.
    ///
    /// # Errors
    /// At the ends of the calendar.
    pub fn moments(&self, zone: &TimeZone) -> Result<(Timestamp, Timestamp), Error> {
        let moment = |time: DateTime| {
            let zoned = time.to_zoned(zone.clone());
            zoned.map(|zoned| zoned.timestamp()).map_err(|_out_of_range| Error::TooFar { from: time.date() })
        };
        let (from, to) = (moment(self.from)?, moment(self.to)?);
        // Where the clock leaps over the beginning, the end can come to lie before it.
        let length = self.from.duration_until(self.to);
        Ok((from, if from < to { to } else { from.saturating_add(length).unwrap_or(Timestamp::MAX) }))
    }
}

/// The meetings that can be offered from now on, for so many days with today, soonest first; a year at most. None on holidays and on
/// the shop's days off. The shop's weekdays do not matter: a slot has its own.
pub fn openings(slots: &[Slot], calendar: &Calendar, now: &Zoned, days: u16, taken: &[Meeting]) -> Vec<Meeting> {
    let now = next_round(now.with_time_zone(calendar.zone.clone()).datetime());
    let coming = now.date().series(Span::new().days(1)).take(usize::from(days.min(MOST_DAYS)));
    let coming = coming.filter(|day| calendar.why_closed(*day).is_none());
    let of_day = |day: Date| {
        let slots = slots.iter().filter(move |slot| slot.weekdays.contains(&day.weekday()));
        slots.flat_map(move |slot| slot.on(day, now, taken))
    };
    let mut found: Vec<Meeting> = coming.flat_map(of_day).collect();
    found.sort_by(|one, other| (one.from, &one.place).cmp(&(other.from, &other.place)));
    found
}

/// The next time of day that people agree on: full five minutes.
fn next_round(time: DateTime) -> DateTime {
    let round = DateTimeRound::new().smallest(Unit::Minute).increment(5).mode(RoundMode::Ceil);
    time.round(round).unwrap_or(time)
}

fn plus(time: DateTime, minutes: u32) -> Option<DateTime> {
    time.checked_add(i64::from(minutes).minutes()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    const WORKDAYS: [Weekday; 3] = [Weekday::Monday, Weekday::Wednesday, Weekday::Thursday];

    fn calendar() -> Calendar {
        let zone = TimeZone::get("Europe/Warsaw").expect("a zone");
        Calendar { holidays: Some("PL".parse().expect("Poland")), ..Calendar::new(zone) }
    }

    fn slot(place: &str, from: i8, to: i8, length: Option<u32>) -> Slot {
        let hours = Hours::new(time(from, 0, 0, 0), time(to, 0, 0, 0)).expect("hours");
        Slot::new(place, &WORKDAYS, hours, length).expect("a slot")
    }

    fn meeting(from: &str, to: &str) -> Meeting {
        let read = |text: &str| text.parse().expect("a date and time");
        Meeting::new("elsewhere", read(from), read(to)).expect("a meeting")
    }

    fn told(openings: &[Meeting]) -> Vec<String> {
        let tell = |one: &Meeting| {
            format!("{} {}–{}", one.place(), one.from().strftime("%d %H:%M"), one.to().strftime("%H:%M"))
        };
        openings.iter().map(tell).collect()
    }

    /// Monday 9 to Thursday 12 November; Wednesday is a holiday.
    fn offered(slots: &[Slot], now: i8, taken: &[Meeting]) -> Vec<String> {
        let calendar = calendar();
        let now = date(2026, 11, 9).at(now, 2, 31, 0).to_zoned(calendar.zone.clone()).expect("a moment");
        told(&openings(slots, &calendar, &now, 4, taken))
    }

    #[test]
    fn hours_are_offered_as_a_whole_or_in_meetings() {
        let slots = [slot("at work", 9, 18, None), slot("station", 18, 19, Some(30))];
        let wanted =
            ["station 09 18:30–19:00", "at work 12 09:00–18:00", "station 12 18:00–18:30", "station 12 18:30–19:00"];
        assert_eq!(offered(&slots, 18, &[]), wanted);
        assert_eq!(offered(&slots[..1], 14, &[]), ["at work 09 14:05–18:00", "at work 12 09:00–18:00"]);
    }

    #[test]
    fn what_is_taken_is_not_offered_again() {
        let taken = [
            meeting("2026-11-09T10:00", "2026-11-09T10:30"),
            meeting("2026-11-12T09:05", "2026-11-12T11:00"),
            meeting("2026-11-12T10:00", "2026-11-12T10:15"),
            meeting("2026-11-12T18:15", "2026-11-12T18:20"),
        ];
        let slots = [slot("at work", 9, 18, None), slot("station", 18, 19, Some(30))];
        let wanted = [
            "at work 09 09:05–10:00",
            "at work 09 10:30–18:00",
            "station 09 18:00–18:30",
            "station 09 18:30–19:00",
            "at work 12 11:00–18:00",
            "station 12 18:30–19:00",
        ];
        assert_eq!(offered(&slots, 9, &taken), wanted);
    }

    #[test]
    fn what_is_too_short_for_a_meeting_is_not_offered() {
        let taken = [meeting("2026-11-09T09:20", "2026-11-09T17:45")];
        let at_work = slot("at work", 9, 18, None);
        assert_eq!(offered(std::slice::from_ref(&at_work), 8, &taken).len(), 3);
        assert_eq!(offered(&[at_work.clone().for_meetings_of(20)], 8, &taken)[0], "at work 09 09:00–09:20");
        assert_eq!(offered(&[at_work.clone().for_meetings_of(30)], 8, &taken), ["at work 12 09:00–18:00"]);
        assert_eq!(offered(&[at_work.for_meetings_of(6000)], 8, &[]).len(), 2, "the hours as a whole always do");
    }

    #[test]
    fn a_slot_until_midnight_ends_with_the_day() {
        let slots = [slot("at home", 20, 0, None)];
        assert_eq!(offered(&slots, 1, &[]), ["at home 09 20:00–00:00", "at home 12 20:00–00:00"]);
    }

    #[test]
    fn two_meetings_clash_where_they_overlap() {
        let ten = meeting("2026-11-09T10:00", "2026-11-09T10:30");
        assert!(ten.clashes_with(&ten) && ten.clashes_with(&meeting("2026-11-09T10:29", "2026-11-09T11:00")));
        assert!(!ten.clashes_with(&meeting("2026-11-09T10:30", "2026-11-09T11:00")));
        assert!(!meeting("2026-11-08T10:00", "2026-11-08T10:30").clashes_with(&ten));
    }

    #[test]
    fn a_meeting_has_a_length_that_fits() {
        let hours = Hours::new(time(18, 0, 0, 0), time(19, 0, 0, 0)).expect("hours");
        for length in [Some(0), Some(61), Some(u32::MAX)] {
            assert_eq!(Slot::new("x", &WORKDAYS, hours, length), Err(Error::NoRoomForMeeting));
        }
        let ten = date(2026, 11, 9).at(10, 0, 0, 0);
        assert_eq!(Meeting::new("x", ten, ten), Err(Error::NoRoomForMeeting));
    }

    #[test]
    fn an_hour_is_the_shops_own() {
        let moments = |meeting: &Meeting| meeting.moments(&calendar().zone).map(|(from, to)| format!("{from} {to}"));
        let winter = meeting("2026-11-09T10:00", "2026-11-09T10:30");
        assert_eq!(moments(&winter).as_deref(), Ok("2026-11-09T09:00:00Z 2026-11-09T09:30:00Z"));
        // In the night of 28 March 2027 there is no half past two.
        let leapt = meeting("2027-03-28T02:30", "2027-03-28T04:00");
        assert_eq!(moments(&leapt).as_deref(), Ok("2027-03-28T01:30:00Z 2027-03-28T02:00:00Z"));
        let half_leapt = meeting("2027-03-28T02:30", "2027-03-28T03:00");
        assert_eq!(moments(&half_leapt).as_deref(), Ok("2027-03-28T01:30:00Z 2027-03-28T02:00:00Z"));
    }

    proptest! {
        #[test]
        fn nothing_offered_clashes_or_is_over(
            taken in proptest::collection::vec((0..10_000_i64, 1..300_i64), 0..12),
            length in proptest::option::of(1..60_u32),
            now in 0..10_000_i64,
            days in any::<u16>(),
        ) {
            let calendar = calendar();
            let start = date(2026, 11, 9).at(0, 0, 0, 0);
            let taken: Vec<Meeting> = taken
                .into_iter()
                .map(|(from, minutes)| {
                    let from = start + from.minutes();
                    Meeting::new("x", from, from + minutes.minutes()).expect("a meeting")
                })
                .collect();
            let slots = [slot("one", 8, 17, length), slot("two", 16, 0, None)];
            let now = (start + now.minutes()).to_zoned(calendar.zone.clone()).expect("a moment");
            for offered in openings(&slots, &calendar, &now, days % 30, &taken) {
                prop_assert!(now.datetime() <= offered.from() && offered.from() < offered.to());
                prop_assert!(!taken.iter().any(|other| other.clashes_with(&offered)));
            }
        }
    }
}
