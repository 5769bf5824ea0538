//! Everything held of one person: listed to be handed over, and erased for good.
//!
//! Erasing is one transaction ([`rows`]) and what follows it in the bytes of the file ([`bytes`]). It cannot be taken back, and what was done
//! before it to the person's things cannot be either: the change log forgets it. Other open programs learn of it by what stays in the log:
//! which rows are gone, without a word of what they said.

mod bytes;
mod list;
mod needles;
mod person;
mod retention;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

pub use bytes::{Place, Traces};
pub use list::ErasureList;
pub use person::{Earlier, Held};
pub use retention::Expiry;
pub use rows::Holdings;

use needles::Needles;

use super::action::{Action, ActionKind};
use super::log::Step;
use super::{Error, Store};
use crate::model::Id;

/// How often somebody was erased: other programs look at it.
const ERASURES: &str = "erasures";

/// What erasing a person came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Who is gone: the person, and those who had been removed and were the same.
    pub persons: Vec<Id>,
    /// The orders that stay without them.
    pub orders: usize,
    /// Texts of other things that still name them.
    pub places: Vec<Place>,
    pub traces: Traces,
}

/// An erasure whose rows are gone, and whose bytes are still to be looked through.
#[must_use]
#[derive(Debug)]
pub struct Erasing {
    persons: Vec<Id>,
    orders: usize,
    places: Vec<Place>,
    needles: Needles,
}

impl Store {
    /// Where other things name a person now, those of their own left out: what erasing them would leave to be changed by hand.
    ///
    /// # Errors
    /// As for any reading.
    pub fn places_naming(&self, buyer: Id) -> Result<Vec<Place>, Error> {
        self.point_at(&self.same_person(buyer)?)?;
        let needles = self.gather()?;
        self.places(&needles)
    }

    /// Erases a person for good. It cannot be taken back.
    ///
    /// # Errors
    /// Those of any writing; then nothing was erased, unless only the looking through the bytes has failed.
    pub fn erase(&mut self, buyer: Id, day: Date, now: Timestamp) -> Result<Erased, Error> {
        self.erase_waiting(buyer, day, now, Self::patience())
    }

    /// The same, waiting for other programs for so long.
    ///
    /// # Errors
    /// As for [`Store::erase`].
    pub fn erase_waiting(&mut self, buyer: Id, day: Date, now: Timestamp, patience: Duration) -> Result<Erased, Error> {
        let persons = self.same_person(buyer)?;
        self.erase_all(&persons, (day, false), now, patience)
    }

    /// Erases again whoever is on the erasure list and in the records all the same, because a backup brought them back; `None` where
    /// nobody is.
    ///
    /// # Errors
    /// As for [`Store::erase`].
    pub fn erase_listed(&mut self, now: Timestamp) -> Result<Option<Erased>, Error> {
        let Some((persons, day)) = self.listed()? else { return Ok(None) };
        self.erase_all(&persons, (day, true), now, Self::patience()).map(Some)
    }

    /// Erases the rows of people who were erased on that day and have come in again. It can be a part of what brought them; nothing is over
    /// before [`Store::finish_erasing`].
    ///
    /// # Errors
    /// As for any writing.
    pub fn erase_again(&mut self, persons: &[Id], day: Date, now: Timestamp) -> Result<Erasing, Error> {
        let mut all = BTreeSet::new();
        for person in persons {
            all.extend(self.same_person(*person)?);
        }
        self.begin_erasing(all.into_iter().collect(), (day, true), now)
    }

    /// Looks through the bytes of the file for what an erasure has left of its rows.
    ///
    /// # Errors
    /// As for [`Store::erase`].
    pub fn finish_erasing(&mut self, erasing: Erasing) -> Result<Erased, Error> {
        self.finish_waiting(erasing, Self::patience())
    }

    /// How many of the records' people are on an erasure list.
    ///
    /// # Errors
    /// As for any reading.
    pub fn count_listed(&self) -> Result<usize, Error> {
        Ok(self.listed()?.map_or(0, |(persons, _)| persons.len()))
    }

    /// A number that is another one after somebody was erased.
    ///
    /// # Errors
    /// As for any reading.
    pub fn erasures(&self) -> Result<u64, Error> {
        Ok(self.meta(ERASURES)?.and_then(|count| count.parse().ok()).unwrap_or_default())
    }

    /// Those who are on the list, removed ones among them, and the day they were erased.
    pub(super) fn listed(&self) -> Result<Option<(Vec<Id>, Date)>, Error> {
        let list = self.erasure_list()?;
        if list.is_empty() {
            return Ok(None);
        }
        let mut persons = BTreeSet::new();
        let mut latest: Option<Date> = None;
        for mut buyer in self.buyers_where("ORDER BY n", [])? {
            buyer.handles = self.handles_ever(buyer.id)?;
            if let Some(day) = list.erased_on(&buyer.marks()) {
                persons.extend(self.same_person(buyer.id)?);
                latest = latest.max(Some(day));
            }
        }
        Ok(latest.map(|day| (persons.into_iter().collect(), day)))
    }

    fn erase_all(
        &mut self,
        persons: &[Id],
        when: (Date, bool),
        now: Timestamp,
        patience: Duration,
    ) -> Result<Erased, Error> {
        let erasing = self.begin_erasing(persons.to_vec(), when, now)?;
        self.finish_waiting(erasing, patience)
    }

    fn begin_erasing(
        &mut self,
        persons: Vec<Id>,
        (day, listed): (Date, bool),
        now: Timestamp,
    ) -> Result<Erasing, Error> {
        self.write(|store| {
            let mut action = Action::begin(store, Step::Do, ActionKind::EraseBuyer, "", now)?;
            let seq = action.seq;
            let needles = action.erase_rows(&persons, day, listed)?;
            action.set_meta(ERASURES, Some(&(store.erasures()? + 1).to_string()))?;
            action.finish()?;
            store.forget_logged(seq, &needles)?;
            store.note_unfinished(now)?;
            let orders: i64 = store.cell("SELECT count(*) FROM temp.their_orders", [])?.unwrap_or_default();
            let orders = usize::try_from(orders).unwrap_or_default();
            let places = store.places(&needles)?;
            Ok((Erasing { persons, orders, places, needles }, true))
        })
    }

    fn finish_waiting(&mut self, erasing: Erasing, patience: Duration) -> Result<Erased, Error> {
        let Erasing { persons, orders, places, needles } = erasing;
        let traces = self.clear_bytes(&needles, patience)?;
        Ok(Erased { persons, orders, places, traces })
    }
}
