//! Orders, buyers and pieces from the tables of marketplaces: what they would change, and then all of it as one action.
//!
//! An order is the one of its number on its channel; a buyer is recognised by the name they bear on the channel or by their e-mail
//! address, by name and telephone number, never by their name alone; a piece, by its name. What a file does not know stays as it is, and no order goes back to an earlier state, so that
//! the same file may come twice, and an older one after a newer.

mod buyers;
mod changes;
mod names;
mod namesakes;
mod orders;
mod pieces;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Arrival, Desk, Error};
use crate::model::{Buyer, Money};
use crate::store::{self, Action, ActionKind};
use crate::transfer::tables::{BuyerSighting, Found, OrderSighting, PieceSighting};
use buyers::People;
pub use changes::{Change, ChangedPart};
pub use namesakes::Namesakes;
use orders::{Landing, Moments};
use pieces::Shelf;

/// So many are made to be found between two words on how far it is.
const AT_ONCE: usize = 1_000;

/// What taking over a table would do, to be shown before it is done.
#[derive(Debug)]
pub struct Arrivals<T> {
    /// Where it comes from, for the list of what was done.
    pub from: String,
    /// What was found in the files.
    pub found: Found<T>,
    /// For each of these, in their order, what becomes of it.
    pub landed: Vec<Landed>,
    /// For each that is there and changes, in their order, what changes.
    pub changes: Found<Vec<Change>>,
}

/// What becomes of an order, a buyer or a piece of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landed {
    pub becomes: Arrival,
    /// Whose an order is, or which buyer.
    pub whose: Whose,
    /// The total of an order, and what its parts come to, where these are not the same.
    pub off: Option<(Money, Money)>,
    /// It left so long ago that it counts as received.
    pub is_long_gone: bool,
    /// The day on which whoever it leads to was erased, where they stay away.
    pub erased: Option<Date>,
}

/// Whether a buyer is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The file does not say.
    Nobody,
    New,
    Known,
}

impl<T> Arrivals<T> {
    /// How many lead to somebody who was erased and stays away, and the latest day on which that was.
    pub fn erased(&self) -> Option<(usize, Date)> {
        let days: Vec<Date> = self.landed.iter().filter_map(|one| one.erased).collect();
        days.iter().max().map(|day| (days.len(), *day))
    }

    /// How many become this.
    pub fn count(&self, wanted: Arrival) -> usize {
        self.landed.iter().filter(|one| one.becomes == wanted).count()
    }

    /// Those that are there and change, by their place among what was found, with what changes.
    pub fn changed(&self) -> impl Iterator<Item = (usize, Vec<Change>)> {
        let changed = self.landed.iter().enumerate().filter(|(_, one)| one.becomes == Arrival::Changes);
        changed.zip(self.changes.iter()).map(|((index, _), changes)| (index, changes))
    }

    /// With what one of them becomes.
    fn land(&mut self, landed: Landed, changes: &Vec<Change>) {
        self.landed.push(landed);
        if landed.becomes == Arrival::Changes {
            self.changes.push(changes);
        }
    }
}

impl Desk {
    /// What taking over these orders would do. Nothing is written. `progress` is told how many have been looked at, and may end it.
    ///
    /// # Errors
    /// [`Error::Stopped`] where `progress` has ended it; those of reading the records.
    pub fn plan_orders(
        &self,
        from: &str,
        found: Found<OrderSighting>,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Arrivals<OrderSighting>, Error> {
        let mut landing = Landing::new(&self.store, self.moments()?, self.brings_back)?;
        plan(from, found, progress, |sighting| {
            let outcome = landing.order(sighting)?;
            Ok((outcome.landed, outcome.changes))
        })
    }

    /// Takes the orders over with their buyers, as one action. What becomes of each is found out anew, as the records are now. Says how
    /// many orders were written. `progress` is told how many have been looked at, and may end it.
    ///
    /// # Errors
    /// [`Error::Stopped`] where `progress` has ended it, those of writing the records; then nothing was written.
    pub fn import_orders(
        &mut self,
        arrivals: &Arrivals<OrderSighting>,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<usize, Error> {
        let (moments, brings_back) = (self.moments()?, self.brings_back);
        let now = self.timestamp();
        let written = self.store.act(ActionKind::ImportOrders, &arrivals.from, now, |action| {
            let mut landing = Landing::new(action.store(), moments, brings_back)?;
            let mut written = 0;
            for (index, sighting) in arrivals.found.iter().enumerate() {
                if progress(index * 2 / 3).is_break() {
                    return Err(Error::Stopped);
                }
                let outcome = landing.order(&sighting)?;
                if let Some(buyer) = &outcome.buyer {
                    write_buyer(action, buyer, outcome.landed)?;
                }
                if outcome.comes_back {
                    action.strike_from_erasure_list(&orders::marks(&sighting))?;
                }
                match outcome.landed.becomes {
                    // What is new has no pieces of the shop yet, so that no stock has to be settled.
                    Arrival::New => action.add_order(&outcome.order)?,
                    Arrival::Changes => drop(action.save_order(&outcome.order)?),
                    Arrival::Same | Arrival::Broken | Arrival::Erased => {}
                }
                written += usize::from(matches!(outcome.landed.becomes, Arrival::New | Arrival::Changes));
            }
            settle(action, written, arrivals.found.len(), progress)?;
            Ok::<usize, Error>(written)
        })?;
        self.follow()?;
        Ok(written)
    }

    /// What taking over these buyers would do. Nothing is written. `progress` is told how many have been looked at, and may end it.
    ///
    /// # Errors
    /// [`Error::Stopped`] where `progress` has ended it; those of reading the records.
    pub fn plan_buyers(
        &self,
        from: &str,
        found: Found<BuyerSighting>,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Arrivals<BuyerSighting>, Error> {
        let mut people = People::new(&self.store, self.sends_from(), self.brings_back)?;
        plan(from, found, progress, |sighting| {
            let (landed, met) = people.arrive(sighting)?;
            Ok((landed, met.changes))
        })
    }

    /// Takes the buyers over, as one action. Says how many were written. `progress` is told how many have been looked at, and may end it.
    ///
    /// # Errors
    /// [`Error::Stopped`] where `progress` has ended it, those of writing the records; then nothing was written.
    pub fn import_buyers(
        &mut self,
        arrivals: &Arrivals<BuyerSighting>,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<usize, Error> {
        let (now, country, brings_back) = (self.timestamp(), self.sends_from(), self.brings_back);
        let written = self.store.act(ActionKind::ImportBuyers, &arrivals.from, now, |action| {
            let mut people = People::new(action.store(), country, brings_back)?;
            let mut written = 0;
            for (index, sighting) in arrivals.found.iter().enumerate() {
                if progress(index * 2 / 3).is_break() {
                    return Err(Error::Stopped);
                }
                let (landed, met) = people.arrive(&sighting)?;
                if met.comes_back {
                    action.strike_from_erasure_list(&buyers::marks(&sighting))?;
                }
                if let Some(buyer) = met.written() {
                    write_buyer(action, &buyer, landed)?;
                    written += 1;
                }
            }
            settle(action, written, arrivals.found.len(), progress)?;
            Ok::<usize, Error>(written)
        })?;
        self.follow()?;
        Ok(written)
    }

    /// What taking over these pieces would do. Nothing is written. One that is called as several of the shop's is broken.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn plan_pieces(&self, from: &str, found: Found<PieceSighting>) -> Result<Arrivals<PieceSighting>, Error> {
        let mut pieces = Shelf::new(&self.store)?;
        plan(from, found, &mut |_| ControlFlow::Continue(()), |sighting| {
            let (landed, _, changes) = pieces.arrive(sighting);
            Ok((landed, changes))
        })
    }

    /// Takes the pieces over, as one action. Says how many were written.
    ///
    /// # Errors
    /// Those of writing the records; then nothing was written.
    pub fn import_pieces(&mut self, arrivals: &Arrivals<PieceSighting>) -> Result<usize, Error> {
        let now = self.timestamp();
        let written = self.store.act(ActionKind::ImportPieces, &arrivals.from, now, |action| {
            let mut pieces = Shelf::new(action.store())?;
            let mut written = 0;
            for sighting in arrivals.found.iter() {
                if let (_, Some(piece), _) = pieces.arrive(&sighting) {
                    action.put_piece(&piece)?;
                    written += 1;
                }
            }
            Ok::<usize, store::Error>(written)
        })?;
        self.follow()?;
        Ok(written)
    }

    fn moments(&self) -> Result<Moments, Error> {
        Ok(Moments { now: self.now()?, country: self.sends_from() })
    }
}

/// Writes a buyer who is new or changed. One who is new is not looked for.
fn write_buyer(action: &mut Action<'_>, buyer: &Buyer, landed: Landed) -> Result<(), store::Error> {
    if landed.whose == Whose::New { action.add_buyer(buyer) } else { action.put_buyer(buyer) }
}

/// Finds out what becomes of each, and what changes.
fn plan<T: Serialize + DeserializeOwned>(
    from: &str,
    found: Found<T>,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    mut arrive: impl FnMut(&T) -> Result<(Landed, Vec<Change>), Error>,
) -> Result<Arrivals<T>, Error> {
    let mut arrivals =
        Arrivals { from: from.to_owned(), landed: Vec::with_capacity(found.len()), changes: Found::default(), found };
    for index in 0..arrivals.found.len() {
        let Some(sighting) = arrivals.found.get(index) else { continue };
        if progress(index).is_break() {
            return Err(Error::Stopped);
        }
        let (landed, changes) = arrive(&sighting)?;
        arrivals.land(landed, &changes);
    }
    Ok(arrivals)
}

/// Has what was written be found, bit by bit where it is much. To find them takes half as long as to write them; the buyers of orders are
/// among them.
fn settle(
    action: &mut Action<'_>,
    written: usize,
    all: usize,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut found = 0;
    while written > AT_ONCE && action.settle(AT_ONCE)? {
        found += AT_ONCE;
        let done = all * 2 / 3 + found / 5;
        if progress(done.min(all)).is_break() {
            return Err(Error::Stopped);
        }
    }
    Ok(())
}
