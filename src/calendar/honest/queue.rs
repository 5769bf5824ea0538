//! Work laid into the shop's days, one piece after another.

use jiff::civil::Date;

use super::{OpenWork, Pace, Planned, Work, Workshop};
use crate::calendar::days::MOST_IDLE;
use crate::calendar::{Calendar, Error};

/// How many parts a day is counted in, so that hours of days of different length add up: a number that the usual numbers of minutes
/// divide. What does not divide is rounded to the later side.
pub(super) const PARTS: u64 = 302_400;

/// The most days that work is laid into.
const MOST_DAYS: u32 = 3660;

/// What a piece of work took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spent {
    /// The day on which it began.
    pub first: Date,
    /// The day on which it was done.
    pub last: Date,
    /// How much of the shop's time, in [`PARTS`] of a day.
    pub parts: u64,
}

/// Where in the days the work has come to.
#[derive(Debug)]
pub(super) struct Cursor<'c> {
    calendar: &'c Calendar,
    pace: Pace,
    /// The first day there was.
    from: Date,
    /// A day with time for making.
    day: Date,
    /// What is left of it, in [`PARTS`].
    left: u64,
    /// How many days have been used up.
    used: u32,
}

impl<'c> Cursor<'c> {
    pub(super) fn new(shop: &Workshop<'c>) -> Result<Self, Error> {
        let (calendar, pace, from) = (shop.calendar, shop.pace, shop.from);
        let mut cursor = Self { calendar, pace, from, day: from, left: PARTS, used: 0 };
        if !cursor.has_time(from) {
            cursor.next_day()?;
        }
        Ok(cursor)
    }

    /// The day at which the next piece of work begins, unless that day is used up.
    pub(super) const fn day(&self) -> Date {
        self.day
    }

    /// Does a piece of work from where the last one ended.
    pub(super) fn spend(&mut self, work: Work) -> Result<Spent, Error> {
        let mut rest = match work {
            Work::Days(days) => Rest::Parts(u64::from(days) * PARTS),
            Work::Minutes(minutes) => Rest::Minutes(u64::from(minutes)),
        };
        let mut parts = 0;
        if self.left == 0 && !rest.is_nothing() {
            self.next_day()?;
        }
        let first = self.day;
        loop {
            let minutes = u64::from(self.pace.on(self.day.weekday())).max(1);
            let needed = rest.parts(minutes);
            if needed <= self.left {
                self.left -= needed;
                return Ok(Spent { first, last: self.day, parts: parts + needed });
            }
            parts += self.left;
            rest.take(self.left, minutes);
            self.next_day()?;
        }
    }

    /// Makes some orders one after another: when each is ready, and the time that all of them took.
    pub(super) fn make(&mut self, orders: &[OpenWork]) -> Result<(Vec<Planned>, u64), Error> {
        let mut planned = Vec::with_capacity(orders.len());
        let mut parts = 0;
        for &OpenWork { order, promised, work } in orders {
            let spent = self.spend(work.unwrap_or(Work::Days(0)))?;
            parts += spent.parts;
            planned.push(Planned { order, promised, ready_on: spent.last });
        }
        Ok((planned, parts))
    }

    fn has_time(&self, day: Date) -> bool {
        self.pace.on(day.weekday()) > 0 && self.calendar.is_working_day(day)
    }

    fn next_day(&mut self) -> Result<(), Error> {
        let from = self.from;
        self.used += 1;
        if self.used > MOST_DAYS {
            return Err(Error::TooFar { from });
        }
        for _ in 0..MOST_IDLE {
            self.day = self.day.tomorrow().map_err(|_last_day| Error::TooFar { from })?;
            if self.has_time(self.day) {
                self.left = PARTS;
                return Ok(());
            }
        }
        Err(Error::NoTimeToMake { from })
    }
}

/// What is left of a piece of work.
enum Rest {
    Parts(u64),
    Minutes(u64),
}

impl Rest {
    const fn is_nothing(&self) -> bool {
        matches!(self, Self::Parts(0) | Self::Minutes(0))
    }

    /// How many parts of a day of so many minutes it needs.
    const fn parts(&self, minutes_a_day: u64) -> u64 {
        match self {
            Self::Parts(parts) => *parts,
            Self::Minutes(minutes) => (*minutes * PARTS).div_ceil(minutes_a_day),
        }
    }

    /// Takes away what was done in so many parts of a day.
    const fn take(&mut self, done: u64, minutes_a_day: u64) {
        match self {
            Self::Parts(parts) => *parts = parts.saturating_sub(done),
            Self::Minutes(minutes) => *minutes = minutes.saturating_sub(done * minutes_a_day / PARTS),
        }
    }
}
