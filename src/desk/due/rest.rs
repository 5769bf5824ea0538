//! The days on which the list rests.
//!
//! Days are counted as they come: a buyer's silence is no shorter for a Sunday in it. But on a public holiday that the shop keeps,
//! and on a day off, nobody is asked for anything, nothing is sent and no bank moves money, so what the seller would begin by
//! themselves waits for the day after. What is bound to its day stays: a message and its clock, a meeting, a promise, a birthday,
//! a day the seller has set. A weekday that is not worked is no such day: many write their letters on Saturday.

use jiff::Zoned;
use jiff::civil::Date;

use super::PutOff;
use crate::desk::{Desk, Error};
use crate::model::Rule;

/// The rules that rest.
const RESTING: [Rule; 7] =
    [Rule::Ready, Rule::Untracked, Rule::Arrived, Rule::Unpaid, Rule::Silent, Rule::Explained, Rule::Review];

/// More holidays and days off than this do not follow each other.
const LONGEST: usize = 366;

/// Whether the list rests today, and until when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest(Option<Date>);

impl Rest {
    /// A line that was put off, or was not, with the rest that is due to it.
    pub(super) fn with(self, rule: Rule, put_off: Option<PutOff>) -> Option<PutOff> {
        let Some(rest) = self.0.filter(|_| RESTING.contains(&rule)) else { return put_off };
        match put_off {
            None => Some(PutOff::Until(rest)),
            Some(PutOff::Until(day)) => Some(PutOff::Until(day.max(rest))),
            Some(PutOff::Away) => Some(PutOff::Away),
        }
    }
}

impl Desk {
    /// Whether the list rests today.
    pub(super) fn rest(&self, now: &Zoned) -> Result<Rest, Error> {
        let calendar = self.calendar()?;
        let is_free = |day: Date| {
            calendar.holidays.is_some_and(|holidays| holidays.on(day).is_some())
                || calendar.off.iter().any(|period| period.contains(day))
        };
        let today = now.date();
        if !is_free(today) {
            return Ok(Rest(None));
        }
        let mut ahead = std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok()).take(LONGEST);
        Ok(Rest(Some(ahead.find(|day| !is_free(*day)).unwrap_or(Date::MAX))))
    }
}
