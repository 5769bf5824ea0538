//! The honest date (P15): when a new piece can be ready, after everything that was promised before it.
//!
//! One pair of hands: what is open is made one after another, what is promised first comes first, and the new piece comes last. Making
//! time is known in whole working days (a piece's "days to make") or in minutes, and a day has as many minutes for making as the
//! seller's [`Pace`] says.

mod queue;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use self::queue::{Cursor, Spent};
use super::week::index;
use super::{Calendar, Error, Reason};
use crate::model::{Id, Order, State};

/// How much work something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// So many working days, in which nothing else is made.
    Days(u32),
    /// So many minutes of making.
    Minutes(u32),
}

/// How many minutes a day go into making, by weekday. Packing, writing and the fair are not in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace([u16; 7]);

/// What is still to be made for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenWork {
    pub order: Id,
    /// The day it is promised for. Orders without one come after those that have one.
    pub promised: Option<Date>,
    /// `None`: nobody has said how long it takes. It is counted as no time at all, and the reasons say so.
    pub work: Option<Work>,
}

/// Everything a date follows from.
#[derive(Clone, Debug)]
pub struct Workshop<'c> {
    pub calendar: &'c Calendar,
    pub pace: Pace,
    pub open: Vec<OpenWork>,
    /// The first day on which something can still be made, as a whole: [`Calendar::whole_day_from`] says it.
    pub from: Date,
}

/// When an open order will be ready, if everything goes in its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub order: Id,
    pub promised: Option<Date>,
    pub ready_on: Date,
}

/// The earliest honest date for something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Honest {
    /// The day on which work on it begins.
    pub starts_on: Date,
    /// The day on whose evening it is done.
    pub ready_on: Date,
    /// The day it can leave: where the calendar has a cut-off, the working day after it is done.
    pub ship_on: Date,
    /// How much of the shop's time is taken before it.
    pub ahead: HalfDays,
    /// Why, in the order in which it is told.
    pub why: Vec<Step>,
}

/// One reason for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Open orders come first.
    Ahead { orders: usize, takes: HalfDays },
    /// Of that many open orders nobody has said how long they take.
    Unknown { orders: usize },
    /// Of that many open orders the promised day cannot be kept even so.
    Late { orders: usize },
    /// Days on which the shop would work, if it were not closed.
    Closed { from: Date, to: Date, reason: Reason },
    /// The new work itself.
    Making { takes: HalfDays },
    /// It is done too late in the day to leave on it.
    Leaves { on: Date },
}

/// Whether a day that a buyer wishes for can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chance {
    /// In its turn.
    Yes { ready_on: Date },
    /// Only before its turn. `late` are the orders whose promise breaks by that; none, if there is air enough.
    Sooner { ready_on: Date, late: Vec<Id> },
    /// Not even if it were made at once.
    No {
        /// The earliest day, everything else left lying.
        at_best: Date,
        /// The day in its turn.
        in_turn: Date,
    },
}

/// A time in half working days, rounded up. Shown as `4½`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfDays(pub u32);

/// The most pieces that [`Workshop::how_many_by`] counts.
const MOST_PIECES: u32 = 10_000;

/// The minutes of a usual working day, for comparing hours with days where the seller has not said more.
const USUAL_DAY: u16 = 8 * 60;

impl Work {
    /// The same so many times over.
    #[must_use]
    pub const fn times(self, pieces: u32) -> Self {
        match self {
            Self::Days(days) => Self::Days(days.saturating_mul(pieces)),
            Self::Minutes(minutes) => Self::Minutes(minutes.saturating_mul(pieces)),
        }
    }
}

impl Pace {
    /// As many minutes on every day that is worked; a day has no more than 24 hours.
    pub const fn even(minutes: u16) -> Self {
        Self([if minutes > 24 * 60 { 24 * 60 } else { minutes }; 7])
    }

    /// The same with a weekday of its own.
    #[must_use]
    pub fn with(mut self, weekday: Weekday, minutes: u16) -> Self {
        if let Some(kept) = self.0.get_mut(index(weekday)) {
            *kept = minutes.min(24 * 60);
        }
        self
    }

    pub fn on(self, weekday: Weekday) -> u16 {
        self.0.get(index(weekday)).copied().unwrap_or_default()
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::even(USUAL_DAY)
    }
}

impl OpenWork {
    /// What an order has still to be made, by the days that its pieces take; `None` where it is not for making: not agreed yet,
    /// ready, or over. How much of a piece in the making is done is not known, so it counts as a whole.
    pub fn of(order: &Order, days_to_make: impl Fn(Id) -> Option<u32>) -> Option<Self> {
        if !matches!(order.state, State::Agreed | State::Paid | State::Making) {
            return None;
        }
        let mut items = order.items.iter();
        let days = items.try_fold(0_u32, |days, item| {
            Some(days.saturating_add(days_to_make(item.piece?)?.saturating_mul(item.quantity)))
        });
        let days = days.filter(|_| !order.items.is_empty());
        Some(Self { order: order.id, promised: order.promised, work: days.map(Work::Days) })
    }
}

impl Planned {
    pub fn is_late(&self) -> bool {
        self.promised.is_some_and(|promised| promised < self.ready_on)
    }
}

impl Workshop<'_> {
    /// When each open order will be ready, in the order in which they are made.
    ///
    /// # Errors
    /// [`Error::NoTimeToMake`] where no day within three years has time for making; [`Error::TooFar`] where the work takes more than
    /// ten years.
    pub fn plan(&self) -> Result<Vec<Planned>, Error> {
        Ok(Cursor::new(self)?.make(&self.in_turn())?.0)
    }

    /// The earliest date that can be promised for something new, and why.
    ///
    /// # Errors
    /// As [`Self::plan`], and as [`Calendar::next_working_day`] for the day it leaves.
    pub fn honest_date(&self, new: Work) -> Result<Honest, Error> {
        let mut cursor = Cursor::new(self)?;
        let (planned, ahead) = cursor.make(&self.in_turn())?;
        let Spent { first, last, parts } = cursor.spend(new)?;
        let ship_on = match self.calendar.cut_off {
            Some(_) => self.calendar.next_working_day(last)?,
            None => self.calendar.working_day_from(last)?,
        };
        let ahead = HalfDays::of(ahead);
        let why = self.why(&planned, ahead, HalfDays::of(parts), last, ship_on);
        Ok(Honest { starts_on: first, ready_on: last, ship_on, ahead, why })
    }

    /// Whether something new can be ready on a day, and at whose cost.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn chance(&self, new: Work, wanted: Date) -> Result<Chance, Error> {
        let turns = self.in_turn();
        let in_turn = self.ready_after(&turns, new)?.1;
        if in_turn <= wanted {
            return Ok(Chance::Yes { ready_on: in_turn });
        }
        let mut at_best = in_turn;
        // From the last place to the first: the later it is made, the fewer others wait for it.
        for place in (0..turns.len()).rev() {
            let (before, after) = turns.split_at_checked(place).unwrap_or((&turns, &[]));
            let (mut cursor, ready_on) = self.ready_after(before, new)?;
            if ready_on <= wanted {
                let pushed = cursor.make(after)?.0;
                return Ok(Chance::Sooner { ready_on, late: self.newly_late(&pushed)? });
            }
            at_best = ready_on;
        }
        Ok(Chance::No { at_best, in_turn })
    }

    /// How many pieces can be ready by a day, each so much work, after everything open (P15: "what is possible by then").
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn how_many_by(&self, each: Work, wanted: Date) -> Result<u32, Error> {
        let mut cursor = Cursor::new(self)?;
        cursor.make(&self.in_turn())?;
        let mut pieces = 0;
        while pieces < MOST_PIECES && cursor.day() <= wanted && cursor.spend(each)?.last <= wanted {
            pieces += 1;
        }
        Ok(pieces)
    }

    /// The open orders as they are made: by promised day, then as they were given.
    fn in_turn(&self) -> Vec<OpenWork> {
        let mut turns = self.open.clone();
        turns.sort_by_key(|open| (open.promised.is_none(), open.promised));
        turns
    }

    /// When something new is ready that is made after some orders, and where the work has come to then.
    fn ready_after(&self, orders: &[OpenWork], new: Work) -> Result<(Cursor<'_>, Date), Error> {
        let mut cursor = Cursor::new(self)?;
        cursor.make(orders)?;
        let ready_on = cursor.spend(new)?.last;
        Ok((cursor, ready_on))
    }

    /// Which of these orders are late, and would not be in their own turn.
    fn newly_late(&self, pushed: &[Planned]) -> Result<Vec<Id>, Error> {
        let late_anyway: Vec<Id> = self.plan()?.iter().filter(|one| one.is_late()).map(|one| one.order).collect();
        let late = pushed.iter().filter(|one| one.is_late() && !late_anyway.contains(&one.order));
        Ok(late.map(|one| one.order).collect())
    }

    fn why(&self, planned: &[Planned], ahead: HalfDays, takes: HalfDays, ready_on: Date, ship_on: Date) -> Vec<Step> {
        let mut why = Vec::new();
        let unknown = self.open.iter().filter(|open| open.work.is_none()).count();
        let late = planned.iter().filter(|one| one.is_late()).count();
        let orders = self.open.len() - unknown;
        if orders > 0 {
            why.push(Step::Ahead { orders, takes: ahead });
        }
        if unknown > 0 {
            why.push(Step::Unknown { orders: unknown });
        }
        if late > 0 {
            why.push(Step::Late { orders: late });
        }
        why.extend(self.closed(ready_on.max(ship_on)));
        why.push(Step::Making { takes });
        if ship_on != ready_on {
            why.push(Step::Leaves { on: ship_on });
        }
        why
    }

    /// The days up to one on which the shop would work, if it were not closed; days off with only free weekdays between them are one.
    fn closed(&self, until: Date) -> Vec<Step> {
        let mut found: Vec<Step> = Vec::new();
        let mut has_worked_since = true;
        let days: Span = 1.day();
        for day in self.from.series(days).take_while(|day| *day <= until) {
            if !self.calendar.week.on(day.weekday()).is_worked() {
                has_worked_since |= self.calendar.is_working_day(day);
                continue;
            }
            let Some(reason) = self.calendar.why_closed(day) else {
                has_worked_since = true;
                continue;
            };
            match found.last_mut() {
                Some(Step::Closed { to, reason: last, .. }) if *last == reason && !has_worked_since => *to = day,
                _ => found.push(Step::Closed { from: day, to: day, reason }),
            }
            has_worked_since = false;
        }
        found
    }
}

impl HalfDays {
    /// A time that [`Cursor`] has counted.
    fn of(parts: u64) -> Self {
        Self(u32::try_from(parts.div_ceil(queue::PARTS / 2)).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for HalfDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 2, self.0 % 2) {
            (0, 1) => f.write_str("½"),
            (days, 1) => write!(f, "{days}½"),
            (days, _) => write!(f, "{days}"),
        }
    }
}
