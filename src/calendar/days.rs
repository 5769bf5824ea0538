use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};

use super::week::minute_of_day;
use super::{Day, Error, Holiday, Holidays, Week};
use crate::text::sanitise_line;

/// How many days without a working day are looked through: three years.
pub(super) const MOST_IDLE: u16 = 3 * 366;

/// The most working days that are counted at once: what ten years have at most.
const MOST_DAYS: u32 = 3660;

/// The shop's days.
///
/// A day is worked where its weekday is, unless it is a public holiday or one of the shop's own days off. A day the shop has said it
/// works is worked in any case: the Saturdays before Christmas, a day in the middle of a holiday.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    pub week: Week,
    /// `None`: public holidays are worked, or not known.
    pub holidays: Option<Holidays>,
    /// The shop's own days off.
    pub off: Vec<Period>,
    /// Days that are worked all the same.
    pub worked: Vec<Period>,
    /// What is paid before this hour leaves on the same day. `None`: whatever is paid on a working day does.
    pub cut_off: Option<Time>,
    /// Where the shop is: which day it is now, and what a meeting's hour means.
    pub zone: TimeZone,
}

/// Days from one to another, both included, with what they are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
    note: String,
}

/// Why a day is not worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The shop never works on this weekday.
    Weekday(Weekday),
    Holiday(Holiday),
    /// A day off of the shop's own, with its note, which may be empty.
    Off(String),
}

impl Period {
    /// # Errors
    /// Where it ends before it begins.
    pub fn new(from: Date, to: Date, note: &str) -> Result<Self, Error> {
        if to < from {
            return Err(Error::DaysBackwards { from, to });
        }
        Ok(Self { from, to, note: sanitise_line(note).into_owned() })
    }

    /// A single day.
    pub fn day(day: Date, note: &str) -> Self {
        Self { from: day, to: day, note: sanitise_line(note).into_owned() }
    }

    pub const fn from(&self) -> Date {
        self.from
    }

    pub const fn to(&self) -> Date {
        self.to
    }

    pub fn note(&self) -> &str {
        &self.note
    }

    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Calendar {
    /// A shop that works from Monday to Friday, also on holidays, and sends on the same day.
    pub fn new(zone: TimeZone) -> Self {
        Self { week: Week::default(), holidays: None, off: Vec::new(), worked: Vec::new(), cut_off: None, zone }
    }

    pub fn is_working_day(&self, day: Date) -> bool {
        self.why_not_working(day).is_none()
    }

    /// Why a day is not worked; `None` where it is. The weekday comes first: nobody asks why a Sunday is free.
    pub fn why_not_working(&self, day: Date) -> Option<Reason> {
        if self.worked.iter().any(|period| period.contains(day)) {
            return None;
        }
        if !self.week.on(day.weekday()).is_worked() {
            return Some(Reason::Weekday(day.weekday()));
        }
        self.why_closed(day)
    }

    /// The same without the weekday: a holiday or a day off of the shop's own.
    pub(super) fn why_closed(&self, day: Date) -> Option<Reason> {
        if self.worked.iter().any(|period| period.contains(day)) {
            return None;
        }
        let holiday = self.holidays.and_then(|holidays| holidays.on(day)).map(Reason::Holiday);
        holiday.or_else(|| {
            let off = self.off.iter().find(|period| period.contains(day))?;
            Some(Reason::Off(off.note.clone()))
        })
    }

    /// The first working day after a day.
    ///
    /// # Errors
    /// [`Error::NoWorkingDay`] where there is none within three years; [`Error::TooFar`] at the end of the calendar.
    pub fn next_working_day(&self, after: Date) -> Result<Date, Error> {
        self.nearest(after, 1)
    }

    /// The day itself where it is worked, else the next one that is.
    ///
    /// # Errors
    /// As [`Self::next_working_day`].
    pub fn working_day_from(&self, day: Date) -> Result<Date, Error> {
        if self.is_working_day(day) { Ok(day) } else { self.next_working_day(day) }
    }

    /// So many working days after a day, or before it where `days` is negative. None at all: [`Self::working_day_from`] it.
    ///
    /// # Errors
    /// As [`Self::next_working_day`]; [`Error::TooFar`] also for more than ten years.
    pub fn add_working_days(&self, day: Date, days: i32) -> Result<Date, Error> {
        if days.unsigned_abs() > MOST_DAYS {
            return Err(Error::TooFar { from: day });
        }
        if days == 0 {
            return self.working_day_from(day);
        }
        let mut reached = day;
        for _ in 0..days.unsigned_abs() {
            reached = self.nearest(reached, i64::from(days.signum()))?;
        }
        Ok(reached)
    }

    /// How many working days lie after one day, up to another and with it; negative where that is the earlier one. So many have to be
    /// added to the first to come to the second, where that is a working day.
    ///
    /// # Errors
    /// [`Error::TooFar`] where they are more than ten years apart.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i32, Error> {
        let apart = from.duration_until(to).as_hours() / 24;
        if apart.unsigned_abs() > u64::from(MOST_DAYS) {
            return Err(Error::TooFar { from });
        }
        let direction = apart.signum();
        let days =
            from.series(Span::new().days(direction)).skip(1).take(usize::try_from(apart.unsigned_abs()).unwrap_or(0));
        let worked = days.filter(|day| self.is_working_day(*day)).count();
        let worked = i32::try_from(worked).map_err(|_too_many| Error::TooFar { from })?;
        Ok(if direction < 0 { -worked } else { worked })
    }

    /// The day on which what is paid now leaves (P16): today before the cut-off, else the next working day.
    ///
    /// # Errors
    /// As [`Self::next_working_day`].
    pub fn ship_day(&self, now: &Zoned) -> Result<Date, Error> {
        let local = now.with_time_zone(self.zone.clone());
        let in_time = self.cut_off.is_none_or(|cut_off| local.time() < cut_off);
        if in_time { self.working_day_from(local.date()) } else { self.next_working_day(local.date()) }
    }

    /// Whether the shop is at work now (P20). A day whose hours are not set is worked as a whole.
    pub fn is_open(&self, now: &Zoned) -> bool {
        let local = now.with_time_zone(self.zone.clone());
        let within = match self.week.on(local.date().weekday()) {
            Day::Between(hours) => hours.contains(local.time()),
            Day::Worked | Day::Closed => true,
        };
        within && self.is_working_day(local.date())
    }

    /// When the shop is at work next: now, or when its next hours begin (P20, P48).
    ///
    /// # Errors
    /// As [`Self::next_working_day`].
    pub fn next_open(&self, now: &Zoned) -> Result<Zoned, Error> {
        let local = now.with_time_zone(self.zone.clone());
        if self.is_open(now) {
            return Ok(local);
        }
        let today = local.date();
        let starts = |day: Date| match self.week.on(day.weekday()) {
            Day::Between(hours) => hours.from(),
            Day::Worked | Day::Closed => Time::midnight(),
        };
        let is_later_today = self.is_working_day(today) && local.time() < starts(today);
        let day = if is_later_today { today } else { self.next_working_day(today)? };
        day.to_datetime(starts(day)).to_zoned(self.zone.clone()).map_err(|_out_of_range| Error::TooFar { from: today })
    }

    /// The first day that is still whole for making: today until the middle of its hours (until noon, where they are not set), else the
    /// next working day.
    ///
    /// # Errors
    /// As [`Self::next_working_day`].
    pub fn whole_day_from(&self, now: &Zoned) -> Result<Date, Error> {
        let local = now.with_time_zone(self.zone.clone());
        let today = local.date();
        let noon = 12 * 60;
        let middle = match self.week.on(today.weekday()) {
            Day::Between(hours) => hours.middle(),
            Day::Worked | Day::Closed => noon,
        };
        let is_early = minute_of_day(local.time()) < middle;
        if is_early { self.working_day_from(today) } else { self.next_working_day(today) }
    }

    /// The next working day in a direction, not the day itself.
    fn nearest(&self, from: Date, direction: i64) -> Result<Date, Error> {
        let mut days = from.series(Span::new().days(direction)).skip(1).take(usize::from(MOST_IDLE));
        let mut seen = 0;
        let found = days.find(|day| {
            seen += 1;
            self.is_working_day(*day)
        });
        let is_cut_short = seen < MOST_IDLE;
        found.ok_or(if is_cut_short { Error::TooFar { from } } else { Error::NoWorkingDay { from } })
    }
}

#[cfg(test)]
mod tests;
