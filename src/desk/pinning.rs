//! Whom and what texts are filled for.

use super::{Desk, Error, Pins};
use crate::model::{Id, Order, Pinned, State};

impl Desk {
    /// Pins: a buyer brings the order along that they most likely speak of, an order its buyer. What no longer exists is
    /// left out.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn pin(&self, pins: Pins) -> Result<Pinned, Error> {
        let order = optional(pins.order, |id| self.store.order(id))?;
        let buyer = pins.buyer.or(order.as_ref().and_then(|order| order.buyer));
        let buyer = optional(buyer, |id| self.store.buyer(id))?;
        let order = match (order, &buyer) {
            (None, Some(buyer)) => likely(self.store.orders_of(buyer.id)?),
            (order, _) => order,
        };
        let piece = pins.piece.or(order.as_ref().and_then(only_piece));
        let piece = optional(piece, |id| self.store.piece(id))?;
        Ok(Pinned { buyer, order, piece })
    }

    /// What is pinned, as it is now; nothing is brought along.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn pinned(&self, pins: Pins) -> Result<Pinned, Error> {
        Ok(Pinned {
            buyer: optional(pins.buyer, |id| self.store.buyer(id))?,
            order: optional(pins.order, |id| self.store.order(id))?,
            piece: optional(pins.piece, |id| self.store.piece(id))?,
        })
    }

    /// How many of a buyer's orders are open: with more than one, the seller chooses.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn open_orders_of(&self, buyer: Id) -> Result<usize, Error> {
        Ok(self.store.orders_of(buyer)?.iter().filter(|order| order.state.is_open()).count())
    }
}

fn optional<T>(
    id: Option<Id>,
    get: impl FnOnce(Id) -> Result<Option<T>, crate::store::Error>,
) -> Result<Option<T>, Error> {
    Ok(id.map(get).transpose()?.flatten())
}

/// The only open order; where none is open, the newest that was not cancelled: they write about what they got. Of several
/// open ones none is likelier than the others.
fn likely(orders: Vec<Order>) -> Option<Order> {
    let open = orders.iter().filter(|order| order.state.is_open()).count();
    match open {
        0 => orders.into_iter().find(|order| order.state != State::Cancelled),
        1 => orders.into_iter().find(|order| order.state.is_open()),
        _ => None,
    }
}

/// The piece of an order that is about one piece only.
fn only_piece(order: &Order) -> Option<Id> {
    let mut pieces = order.items.iter().map(|item| item.piece);
    let first = pieces.next()??;
    pieces.all(|piece| piece == Some(first)).then_some(first)
}
