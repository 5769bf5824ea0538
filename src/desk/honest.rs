//! What is made on the shop's days: the earliest honest date for something new (P15).

use jiff::civil::Date;

use super::{Desk, Error};
use crate::calendar::{Calendar, Chance, Honest, OpenWork, Pace, Work, Workshop};
use crate::model::{Id, Item, Order, Piece, Taken};

/// The minutes of a working day, for comparing hours of work with days of it.
const MINUTES_A_DAY: u32 = 8 * 60;

/// An honest date, and what it is the date of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub honest: Honest,
    /// Whether a day that was wished for can be kept, and how many of the pieces are ready by then.
    pub wish: Option<(Chance, u32)>,
}

impl Desk {
    /// The earliest date that can be promised for something new, after everything that is agreed and not made yet; so many
    /// times over; with a day that is wished for, whether it can be kept.
    ///
    /// # Errors
    /// [`Error::Calendar`] where no day can be told, and those of reading the records.
    pub fn honest_date(&self, each: Work, times: u32, wished: Option<Date>) -> Result<Promise, Error> {
        let calendar = self.calendar()?;
        let workshop = self.workshop(&calendar, None)?;
        let new = each.times(times);
        let wish = match wished {
            Some(day) => Some((workshop.chance(new, day)?, workshop.how_many_by(each, day)?.min(times))),
            None => None,
        };
        Ok(Promise { honest: workshop.honest_date(new)?, wish })
    }

    /// How much work one of each of these pieces is, together.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`]; [`Error::Empty`] where nobody has said how long one of them takes.
    pub fn work_of_pieces(&self, names: &[String]) -> Result<Work, Error> {
        let mut whole = Work::Minutes(0);
        for name in names {
            let piece = self.piece_named(name)?;
            let work = work_of(&piece).ok_or(Error::Empty { what: super::Thing::Piece, field: "work" })?;
            whole = together(whole, work);
        }
        Ok(whole)
    }

    /// When one more of a piece can be ready; `None` where nobody has said how long it takes, or no day can be told.
    pub(super) fn piece_ready_on(&self, piece: &Piece) -> Result<Option<Date>, Error> {
        let Some(calendar) = known(self.calendar())? else { return Ok(None) };
        let Some(workshop) = known(self.workshop(&calendar, None))? else { return Ok(None) };
        Ok(work_of(piece).and_then(|work| workshop.honest_date(work).ok()).map(|honest| honest.ready_on))
    }

    /// When an order can be ready: in its turn where it is agreed, else behind all that are; `None` where that is not known.
    pub(super) fn order_ready_on(&self, order: &Order) -> Result<Option<Date>, Error> {
        let Some(calendar) = known(self.calendar())? else { return Ok(None) };
        let Some(workshop) = known(self.workshop(&calendar, Some(order.id)))? else { return Ok(None) };
        if workshop.open.iter().any(|open| open.order == order.id && open.work.is_some()) {
            let planned = workshop.plan().unwrap_or_default();
            return Ok(planned.iter().find(|one| one.order == order.id).map(|one| one.ready_on));
        }
        let work = match self.work_left(order)? {
            Left::Unknown => return Ok(None),
            Left::Nothing => Work::Minutes(0),
            Left::So(work) => work,
        };
        Ok(workshop.honest_date(work).ok().map(|honest| honest.ready_on))
    }

    /// What is to be made, and on which days. An order that is asked about is in it though nothing is left to make for it.
    fn workshop<'c>(&self, calendar: &'c Calendar, asked_about: Option<Id>) -> Result<Workshop<'c>, Error> {
        let mut open = Vec::new();
        for order in self.store.orders_for_making()? {
            let work = match self.work_left(&order)? {
                Left::Nothing if asked_about == Some(order.id) => Some(Work::Minutes(0)),
                Left::Nothing => continue,
                Left::Unknown => None,
                Left::So(work) => Some(work),
            };
            open.push(OpenWork { order: order.id, promised: order.promised, work });
        }
        let from = calendar.whole_day_from(&self.now()?)?;
        Ok(Workshop { calendar, pace: Pace::even(self.settings.days.making_hours.saturating_mul(60)), open, from })
    }

    /// What is still to be made for an order: its pieces but those taken out of stock.
    fn work_left(&self, order: &Order) -> Result<Left, Error> {
        if order.items.is_empty() {
            return Ok(Left::Unknown);
        }
        let mut taken = self.store.taken_by(order.id)?;
        let mut left = Left::Nothing;
        for item in &order.items {
            let count = item.quantity.saturating_sub(from_stock(item, &mut taken));
            if count == 0 {
                continue;
            }
            let piece = item.piece.map(|piece| self.store.piece(piece)).transpose()?.flatten();
            left = match (left, piece.as_ref().and_then(work_of).map(|work| work.times(count))) {
                (Left::Unknown, _) | (_, None) => Left::Unknown,
                (Left::Nothing, Some(work)) => Left::So(work),
                (Left::So(before), Some(work)) => Left::So(together(before, work)),
            };
        }
        Ok(left)
    }
}

/// What is still to be made for an order.
#[derive(Clone, Copy)]
enum Left {
    Nothing,
    /// Nobody has said how long it takes.
    Unknown,
    So(Work),
}

/// What the calendar can tell; a text asks for a day that it cannot.
fn known<T>(told: Result<T, Error>) -> Result<Option<T>, Error> {
    match told {
        Err(Error::Calendar(_)) => Ok(None),
        other => other.map(Some),
    }
}

/// How many of an item lay ready for it; what is used up is taken off.
fn from_stock(item: &Item, taken: &mut [Taken]) -> u32 {
    let Some(ready) = taken.iter_mut().find(|one| Some(one.piece) == item.piece) else { return 0 };
    let used = ready.count.min(item.quantity);
    ready.count -= used;
    used
}

/// How much work one of a piece is: its minutes where they are known, else its days.
pub(super) fn work_of(piece: &Piece) -> Option<Work> {
    let minutes = piece.supply.minutes_to_make.map(Work::Minutes);
    minutes.or(piece.supply.days_to_make.map(Work::Days))
}

/// Both, one after the other; in whole days where one of them is known in days only.
const fn together(one: Work, other: Work) -> Work {
    const fn days(work: Work) -> u32 {
        match work {
            Work::Days(days) => days,
            Work::Minutes(minutes) => minutes.div_ceil(MINUTES_A_DAY),
        }
    }
    match (one, other) {
        (Work::Minutes(one), Work::Minutes(other)) => Work::Minutes(one.saturating_add(other)),
        _ => Work::Days(days(one).saturating_add(days(other))),
    }
}
