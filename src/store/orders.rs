//! Orders with their history, items and agreements.

use jiff::civil::DateTime;
use rusqlite::Params;
use rusqlite::types::Value;

use super::action::{Action, Wrote};
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{AGREEMENTS, EXTRAS, ITEMS, ORDER_STATES, ORDERS};
use super::{Error, Store, at_most};
use crate::model::{Agreement, Channel, Extra, Id, Item, Order, State, StateChange};

impl Store {
    /// An order with everything that belongs to it.
    ///
    /// # Errors
    /// As for any reading.
    pub fn order(&self, id: Id) -> Result<Option<Order>, Error> {
        Ok(self.orders_where("WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()])?.pop())
    }

    /// The orders of this number, on whatever channels, the latest added first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_numbered(&self, number: &str) -> Result<Vec<Order>, Error> {
        self.orders_where("WHERE number = ?1 AND deleted_at IS NULL ORDER BY n DESC", [cells::line(number)])
    }

    /// A buyer's orders: open ones first, then the latest added.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_of(&self, buyer: Id) -> Result<Vec<Order>, Error> {
        let rest = "WHERE buyer_id = ?1 AND deleted_at IS NULL ORDER BY n DESC";
        let mut orders = self.orders_where(rest, [buyer.to_string()])?;
        orders.sort_by_key(|order| !order.state.is_open());
        Ok(orders)
    }

    /// Orders, the latest added first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn latest_orders(&self, limit: usize) -> Result<Vec<Order>, Error> {
        self.orders_where("WHERE deleted_at IS NULL ORDER BY n DESC LIMIT ?1", [at_most(limit)])
    }

    /// Orders in which something is still owed, the latest added first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn open_orders(&self, limit: usize) -> Result<Vec<Order>, Error> {
        self.orders_where(
            "WHERE deleted_at IS NULL AND state NOT IN ('received', 'reviewed', 'cancelled', 'returned')
             ORDER BY n DESC LIMIT ?1",
            [at_most(limit)],
        )
    }

    /// The orders whose meeting is set and ends after a moment, soonest first: those that are not over.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_meeting(&self, after: DateTime) -> Result<Vec<Order>, Error> {
        self.orders_where(
            "WHERE meets_at IS NOT NULL AND deleted_at IS NULL AND ifnull(meets_until, meets_at) > ?1
                 AND state NOT IN ('received', 'reviewed', 'cancelled', 'returned')
             ORDER BY meets_at, n",
            [cells::civil(after)],
        )
    }

    /// The orders in which there may still be something to make, those promised first before the others.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_for_making(&self) -> Result<Vec<Order>, Error> {
        self.orders_where(
            "WHERE deleted_at IS NULL AND state NOT IN ('received', 'reviewed', 'cancelled', 'returned')
                 AND state IN ('agreed', 'paid', 'making')
             ORDER BY promised IS NULL, promised, n",
            [],
        )
    }

    /// The channel, number and identity of every order: for telling which of many are there already.
    ///
    /// # Errors
    /// As for any reading.
    pub fn order_numbers(&self) -> Result<Vec<(Option<Channel>, String, Id)>, Error> {
        self.rows(&ORDERS, "WHERE deleted_at IS NULL", [], |cells| {
            let order = read(cells)?;
            Ok((order.channel, order.number, order.id))
        })
    }

    /// The orders a query finds, as whatever follows `FROM orders`.
    pub(super) fn orders_where(&self, rest: &str, params: impl Params) -> Result<Vec<Order>, Error> {
        let bare = self.rows(&ORDERS, rest, params, read)?;
        bare.into_iter().map(|order| self.with_parts(order)).collect()
    }

    fn with_parts(&self, bare: Order) -> Result<Order, Error> {
        Ok(Order {
            history: self.parts(&ORDER_STATES, bare.id, read_state)?,
            items: self.parts(&ITEMS, bare.id, read_item)?,
            extras: self.parts(&EXTRAS, bare.id, read_extra)?,
            agreements: self.parts(&AGREEMENTS, bare.id, read_agreement)?,
            ..bare
        })
    }
}

impl Action<'_> {
    /// Writes an order with everything that belongs to it; what is there already and the same is left alone.
    ///
    /// # Errors
    /// [`Error::Taken`] where another order has the number on the same channel, [`Error::Dangling`] where the buyer or a
    /// piece was never in the database; those of any writing.
    pub fn put_order(&mut self, order: &Order) -> Result<(), Error> {
        let wrote = self.put(&ORDERS, order.id, &values(order))?;
        self.put_order_parts(order, wrote)
    }

    /// Writes an order that was never there, which saves looking for it.
    ///
    /// # Errors
    /// As for [`Action::put_order`].
    pub fn add_order(&mut self, order: &Order) -> Result<(), Error> {
        self.add(&ORDERS, order.id, &values(order))?;
        self.put_order_parts(order, Wrote::Added)
    }

    fn put_order_parts(&mut self, order: &Order, wrote: Wrote) -> Result<(), Error> {
        let states = order.history.iter().map(|change| Part::new(state_values(*change)));
        self.put_parts_of(&ORDER_STATES, order.id, wrote, states.collect())?;
        let items = order.items.iter().map(|item| Part::new(item_values(item)));
        self.put_parts_of(&ITEMS, order.id, wrote, items.collect())?;
        let extras = order.extras.iter().map(|extra| Part::new(extra_values(extra)));
        self.put_parts_of(&EXTRAS, order.id, wrote, extras.collect())?;
        let agreements = order.agreements.iter().map(|agreement| Part::new(agreement_values(agreement)));
        self.put_parts_of(&AGREEMENTS, order.id, wrote, agreements.collect())
    }

    /// Removes an order with everything that belongs to it. Says whether there was one. The journal keeps naming it.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_order(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&ORDERS, &[&ORDER_STATES, &ITEMS, &EXTRAS, &AGREEMENTS], id)
    }
}

fn values(order: &Order) -> Vec<Value> {
    let [total, total_currency] = cells::money(order.total);
    let [paid, paid_currency] = cells::money(order.paid);
    let [postage, postage_currency] = cells::money(order.postage);
    let line = |text: &Option<String>| cells::optional(text.as_deref(), cells::line);
    vec![
        cells::line(&order.number),
        cells::optional(order.channel.as_ref(), cells::channel),
        cells::optional(order.buyer, cells::id),
        cells::word(order.state.word()),
        total,
        total_currency,
        paid,
        paid_currency,
        postage,
        postage_currency,
        cells::optional(order.promised, cells::day),
        line(&order.slot),
        line(&order.carrier),
        line(&order.tracking),
        cells::lines(&order.notes),
        line(&order.payment),
        Value::from(order.gift),
        cells::optional(order.expected, cells::day),
        cells::optional(order.meets_at, cells::civil),
        cells::optional(order.meets_until, cells::civil),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Order, Error> {
    Ok(Order {
        id: cells.own_id()?,
        number: cells.text()?,
        channel: cells.optional_channel()?,
        buyer: cells.optional_id()?,
        state: cells.parsed(State::from_word)?,
        total: cells.money()?,
        paid: cells.money()?,
        postage: cells.money()?,
        promised: cells.optional_day()?,
        slot: cells.optional_text()?,
        carrier: cells.optional_text()?,
        tracking: cells.optional_text()?,
        notes: cells.text()?,
        payment: cells.optional_text()?,
        gift: cells.flag()?,
        expected: cells.optional_day()?,
        meets_at: cells.optional_civil()?,
        meets_until: cells.optional_civil()?,
        history: Vec::new(),
        items: Vec::new(),
        extras: Vec::new(),
        agreements: Vec::new(),
    })
}

fn state_values(change: StateChange) -> Vec<Value> {
    vec![cells::word(change.state.word()), cells::instant(change.at)]
}

fn read_state(cells: &mut Cells<'_>) -> Result<StateChange, Error> {
    Ok(StateChange { state: cells.parsed(State::from_word)?, at: cells.instant()? })
}

fn item_values(item: &Item) -> Vec<Value> {
    let [price, currency] = cells::money(item.price);
    vec![
        cells::optional(item.piece, cells::id),
        cells::line(&item.name),
        cells::optional(item.variation.as_deref(), cells::line),
        Value::from(item.quantity),
        price,
        currency,
        Value::from(item.packed),
    ]
}

fn read_item(cells: &mut Cells<'_>) -> Result<Item, Error> {
    Ok(Item {
        piece: cells.optional_id()?,
        name: cells.text()?,
        variation: cells.optional_text()?,
        quantity: cells.count()?,
        price: cells.money()?,
        packed: cells.flag()?,
    })
}

fn extra_values(extra: &Extra) -> Vec<Value> {
    vec![cells::line(&extra.text), Value::from(extra.packed)]
}

fn read_extra(cells: &mut Cells<'_>) -> Result<Extra, Error> {
    Ok(Extra { text: cells.text()?, packed: cells.flag()? })
}

fn agreement_values(agreement: &Agreement) -> Vec<Value> {
    vec![cells::day(agreement.on), cells::line(&agreement.text)]
}

fn read_agreement(cells: &mut Cells<'_>) -> Result<Agreement, Error> {
    Ok(Agreement { on: cells.day()?, text: cells.text()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_calls_open_what_the_model_does() {
        let store = Store::in_memory().unwrap();
        let select = "SELECT ?1 NOT IN ('received', 'reviewed', 'cancelled', 'returned')";
        for state in State::ALL {
            assert_eq!(store.cell(select, [state.word()]).unwrap(), Some(state.is_open()), "{state:?}");
        }
    }
}
