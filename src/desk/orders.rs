//! Orders: found, added, changed.

use std::collections::HashSet;

use jiff::Timestamp;

use super::error::named;
use super::paying::receive;
use super::people::CANDIDATES;
use super::writing::still_the_same;
use super::{Composition, Desk, Error, Group, Moved, Named, Nothing, OrderLine, Payment, Pins, Row, Thing};
use crate::i18n::Messages;
use crate::model::{Channel, Id, Order, State, StateChange};
use crate::store::{self, ActionKind};

impl Desk {
    /// A buyer's orders, open ones first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn orders_of(&self, buyer: Id) -> Result<Vec<Order>, Error> {
        Ok(self.store.orders_of(buyer)?)
    }

    /// Orders by the beginnings of what they are known by, then by pieces of it. Where nothing was typed: the buyer's, else
    /// the open ones.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_orders(&self, typed: &str, buyer: Option<Id>, limit: usize) -> Result<Vec<OrderLine>, Error> {
        let orders = match buyer {
            Some(buyer) if typed.trim().is_empty() => self.store.orders_of(buyer)?,
            None if typed.trim().is_empty() => self.store.open_orders(limit)?,
            _ => self.orders_found(typed, limit)?,
        };
        self.with_buyers(orders.into_iter().take(limit).collect())
    }

    fn with_buyers(&self, orders: Vec<Order>) -> Result<Vec<OrderLine>, Error> {
        let line = |order: Order| {
            let buyer = order.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
            Ok(OrderLine { order, buyer })
        };
        orders.into_iter().map(line).collect()
    }

    /// Orders by the beginnings of what they are known by, then by pieces of it; all where nothing was typed, the latest first;
    /// those of one buyer, or of all; those that a sieve lets through.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn orders_where(
        &self,
        typed: &str,
        buyer: Option<Id>,
        is_wanted: impl Fn(&Order) -> bool,
        limit: usize,
    ) -> Result<Vec<OrderLine>, Error> {
        let mut orders = match buyer {
            _ if !typed.trim().is_empty() => self.orders_found(typed, usize::MAX)?,
            Some(buyer) => self.store.orders_of(buyer)?,
            None => {
                let latest = self.store.latest_orders(limit)?;
                // All orders of years are only read where the latest do not do.
                if latest.iter().all(&is_wanted) { latest } else { self.store.latest_orders(usize::MAX)? }
            }
        };
        orders.retain(|order| is_wanted(order) && buyer.is_none_or(|buyer| order.buyer == Some(buyer)));
        orders.truncate(limit);
        self.with_buyers(orders)
    }

    /// The same for orders; open ones first among each.
    pub(super) fn orders_found(&self, typed: &str, limit: usize) -> Result<Vec<Order>, Error> {
        let mut found = self.store.find_orders(typed, limit)?;
        if found.len() < limit {
            let known: HashSet<Id> = found.iter().map(|order| order.id).collect();
            let mut more = self.store.orders_with_piece(typed, limit)?;
            more.retain(|order| !known.contains(&order.id));
            found.extend(more);
            found.truncate(limit);
        }
        Ok(found)
    }

    /// The one order of this number, or the only one that begins like this, or where none does has this in it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`], also where two channels have given the same number.
    pub fn order_numbered(&self, number: &str) -> Named<Order> {
        let mut found = self.store.orders_numbered(number.trim())?;
        if found.is_empty() {
            found = self.numbered_on_channel(number)?;
        }
        if found.is_empty() {
            found = self.store.find_orders(number, CANDIDATES)?;
        }
        if found.is_empty() {
            found = self.store.orders_with_piece(number, CANDIDATES)?;
        }
        match found.len() {
            0 => Err(Error::NotFound { what: Thing::Order, name: number.to_owned(), near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Error::Ambiguous {
                what: Thing::Order,
                name: number.to_owned(),
                candidates: found.iter().map(|order| self.order_name(order)).collect(),
            }),
        }
    }

    /// Orders named by number and channel, as two of the same number are told apart: "2041 etsy", "2041 (Etsy)".
    fn numbered_on_channel(&self, name: &str) -> Result<Vec<Order>, Error> {
        let on_none = format!(" ({})", Messages::new(&self.settings.interface).text("no-channel"));
        if let Some(number) = name.trim().strip_suffix(&on_none) {
            let mut found = self.store.orders_numbered(number.trim())?;
            found.retain(|order| order.channel.is_none());
            return Ok(found);
        }
        let Some((number, channel)) = name.trim().rsplit_once(' ') else { return Ok(Vec::new()) };
        let channel = Some(Channel::new(channel.trim_matches(['(', ')'])));
        let mut found = self.store.orders_numbered(number.trim())?;
        found.retain(|order| order.channel == channel);
        Ok(found)
    }

    /// The order of this identity.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed meanwhile.
    pub fn order(&self, id: Id) -> Named<Order> {
        self.store.order(id)?.ok_or_else(|| gone(id))
    }

    /// Writes an order: a new one, or one that was there. The state it comes into is noted with its moment; one that comes to hold
    /// its pieces takes them out of stock.
    ///
    /// # Errors
    /// [`Error::Empty`] without a number, [`Error::Taken`] where another order has it on the same channel.
    pub fn save_order(&mut self, order: &Order) -> Result<Moved, Error> {
        let before = self.store.order(order.id)?;
        self.put_order(before.as_ref(), order, false)
    }

    /// Writes an order that was opened some time ago.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where it is no longer what was opened, and those of [`Self::save_order`].
    pub fn replace_order(&mut self, opened: &Order, order: &Order) -> Result<Moved, Error> {
        self.put_order(Some(opened), order, true)
    }

    fn put_order(&mut self, before: Option<&Order>, order: &Order, only_if_same: bool) -> Result<Moved, Error> {
        named(Thing::Order, "number", &order.number)?;
        let kind = match before {
            None => ActionKind::AddOrder,
            Some(before) if before.state != order.state => ActionKind::OrderState,
            Some(before) if before.agreements != order.agreements => ActionKind::Agree,
            Some(_) => ActionKind::EditOrder,
        };
        let from = before.map_or(order.state, |before| before.state);
        let now = self.timestamp();
        self.write(kind, &order.number, Thing::Order, |action| {
            if let Some(opened) = before.filter(|_| only_if_same) {
                let current = action.store().order(order.id)?;
                still_the_same(opened, current.as_ref(), Thing::Order, &order.number)?;
            }
            moved(action, from, order.clone(), now)
        })
    }

    /// Changes an order as it is now, not as somebody saw it a while ago. The change is one action with whatever follows from it.
    pub(super) fn change_order(
        &mut self,
        kind: ActionKind,
        id: Id,
        change: impl FnOnce(&mut Order) -> Result<(), Error>,
    ) -> Result<Moved, Error> {
        let number = self.order(id)?.number;
        let now = self.timestamp();
        self.write(kind, &number, Thing::Order, |action| {
            let mut order = action.store().order(id)?.ok_or_else(|| gone(id))?;
            let from = order.state;
            change(&mut order)?;
            moved(action, from, order, now)
        })
    }

    /// Brings an order into a state.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed, and those of writing the records.
    pub fn set_state(&mut self, order: Id, state: State) -> Result<Moved, Error> {
        self.change_order(ActionKind::OrderState, order, |order| {
            order.state = state;
            Ok(())
        })
    }

    /// Brings an order into the state that usually comes next.
    ///
    /// # Errors
    /// [`Error::NothingLeft`] where none does, and those of [`Self::set_state`].
    pub fn next_state(&mut self, order: Id) -> Result<Moved, Error> {
        self.change_order(ActionKind::OrderState, order, |order| {
            let nothing = || Error::NothingLeft { number: order.number.clone(), nothing: Nothing::Next };
            order.state = order.next_state().ok_or_else(nothing)?;
            Ok(())
        })
    }

    /// Notes a payment, on top of what was paid before; how it came, where that is said. An order that is paid in full and
    /// waited for it is paid from then on.
    ///
    /// # Errors
    /// [`Error::Empty`] where everything was paid and the total is not known; [`Error::NothingLeft`] where nothing is due;
    /// [`Error::Unfit`] where the amount is nothing; [`Error::OtherCurrency`].
    pub fn pay(&mut self, order: Id, payment: Payment, method: Option<&str>) -> Result<Moved, Error> {
        self.change_order(ActionKind::Pay, order, |order| receive(order, payment, method))
    }

    /// Removes an order; the journal stays, and what it has taken out of stock is put back. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_order(&mut self, order: &Order) -> Result<(), Error> {
        self.write(ActionKind::RemoveOrder, &order.number, Thing::Order, |action| {
            action.discard_order(order.id).map(drop)
        })
    }

    /// The other orders of the same number, on other channels.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn same_number(&self, order: &Order) -> Result<Vec<Order>, Error> {
        let mut same = self.store.orders_numbered(&order.number)?;
        same.retain(|other| other.id != order.id);
        Ok(same)
    }

    /// An order as [`Self::order_numbered`] finds it alone: by its number, and its channel where two have the same.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn order_label(&self, order: &Order) -> Result<String, Error> {
        Ok(if self.same_number(order)?.is_empty() { order.number.clone() } else { self.order_name(order) })
    }

    /// An order as one tells it from another of the same number.
    fn order_name(&self, order: &Order) -> String {
        let channel = order.channel.as_ref().map(ToString::to_string);
        let none = || Messages::new(&self.settings.interface).text("no-channel").into_owned();
        format!("{} ({})", order.number, channel.unwrap_or_else(none))
    }

    /// The reply that the state of an order calls for first: what to send now. Without an index there is none.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn called_for(&self, order: &Order) -> Result<Option<Row>, Error> {
        let pins = Pins { order: Some(order.id), buyer: order.buyer, piece: None };
        let (rows, _) = self.list("", &Composition { pins, ..Composition::default() }, CANDIDATES)?;
        Ok(rows.into_iter().next().filter(|row| row.group == Group::CalledFor))
    }
}

/// Writes an order in its new shape; the state it comes into is noted with its moment.
fn moved(action: &mut store::Action<'_>, from: State, mut order: Order, now: Timestamp) -> Result<Moved, Error> {
    let to = std::mem::replace(&mut order.state, from);
    let step = order.step_to(to);
    order.state = to;
    if order.history.last().map(|change| change.state) != Some(order.state) {
        order.history.push(StateChange { state: order.state, at: now });
    }
    let stock = action.save_order(&order)?;
    Ok(Moved { order, from, step, stock })
}

fn gone(id: Id) -> Error {
    Error::NotFound { what: Thing::Order, name: id.to_string(), near: Vec::new() }
}
