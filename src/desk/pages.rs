//! What a page shows: one thing with everything that belongs to it, in one look at the records.

use jiff::civil::{Date, DateTime};

use super::{AddressRead, Desk, DraftLine, Error, Inbox, JournalLine, MessageLine, Thing};
use crate::model::{Buyer, Id, Order, Piece, Remembered, Reminder, Scope, State, tracking_link};

/// So many reminders are looked through for those of one buyer.
const REMINDERS: usize = 1_000;

/// So many lines of what was said and written stand on a page; older ones are in the journal itself.
const SAID: usize = 100;

/// Everything about one buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuyerPage {
    pub buyer: Buyer,
    /// Their address, read; `None` where none is known.
    pub address: Option<AddressRead>,
    /// Open ones first, then the latest.
    pub orders: Vec<Order>,
    /// What was said to them, the latest first.
    pub said: Vec<JournalLine>,
    /// What they wrote, the latest first, with what answered it.
    pub messages: Vec<MessageLine>,
    /// The days set for them that are not done.
    pub reminders: Vec<Reminder>,
    /// Texts for them that were not sent yet.
    pub drafts: Vec<DraftLine>,
    /// The answers kept for them.
    pub remembered: Vec<Remembered>,
    /// The day it is where the shop is.
    pub today: Date,
}

impl BuyerPage {
    /// The orders in which something is still owed.
    pub fn open_orders(&self) -> impl Iterator<Item = &Order> {
        self.orders.iter().filter(|order| order.state.is_open())
    }

    /// The messages that wait for an answer.
    pub fn unanswered(&self) -> impl Iterator<Item = &MessageLine> {
        self.messages.iter().filter(|line| line.message.is_open())
    }
}

/// An order with its buyer, its history and what was said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPage {
    pub order: Order,
    /// `None` where there is none, or they were removed.
    pub buyer: Option<Buyer>,
    /// When it came into each state, where the shop is; oldest first.
    pub history: Vec<(State, DateTime)>,
    /// Newest first.
    pub said: Vec<JournalLine>,
    /// Where the parcel is followed.
    pub tracking_link: Option<String>,
    /// The day it is where the shop is.
    pub today: Date,
}

impl Desk {
    /// Everything about one buyer.
    ///
    /// # Errors
    /// [`Error::NotFound`] where they were removed.
    pub fn buyer_page(&self, buyer: Id) -> Result<BuyerPage, Error> {
        let found = self.store.buyer(buyer)?.ok_or_else(|| gone(Thing::Buyer, buyer))?;
        let now = self.now()?;
        let reminders = self.reminders_of(buyer)?;
        let mut drafts = self.find_drafts("", usize::MAX)?;
        drafts.retain(|line| line.draft.buyer == Some(buyer));
        Ok(BuyerPage {
            orders: self.store.orders_of(buyer)?,
            said: self.journal("", Some(buyer), SAID)?,
            messages: self.messages(Inbox::Of(buyer), SAID)?,
            reminders,
            drafts,
            remembered: self.store.remembered(Scope::Buyer(buyer))?,
            today: now.date(),
            address: self.address_of(&found),
            buyer: found,
        })
    }

    /// The days set for a buyer that are not done, the first in front.
    pub(super) fn reminders_of(&self, buyer: Id) -> Result<Vec<Reminder>, Error> {
        let mut reminders = self.store.open_reminders(Date::MAX, REMINDERS)?;
        reminders.retain(|reminder| reminder.buyer == Some(buyer));
        Ok(reminders)
    }

    /// Everything about an order.
    ///
    /// # Errors
    /// As for [`Self::buyer_page`].
    pub fn order_page(&self, id: Id) -> Result<OrderPage, Error> {
        let order = self.store.order(id)?.ok_or_else(|| gone(Thing::Order, id))?;
        let now = self.now()?;
        let moment = |at: jiff::Timestamp| at.to_zoned(now.time_zone().clone()).datetime();
        let carrier = order.carrier.as_deref().zip(order.tracking.as_deref());
        Ok(OrderPage {
            buyer: order.buyer.map(|buyer| self.store.buyer(buyer)).transpose()?.flatten(),
            history: order.history.iter().map(|change| (change.state, moment(change.at))).collect(),
            said: self.journal_of_order(id, SAID)?,
            tracking_link: carrier.and_then(|(carrier, number)| tracking_link(carrier, number)),
            today: now.date(),
            order,
        })
    }

    /// Every piece of the shop, by name.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn pieces_page(&self) -> Result<Vec<Piece>, Error> {
        self.find_pieces("", usize::MAX)
    }
}

fn gone(what: Thing, id: Id) -> Error {
    Error::NotFound { what, name: id.to_string(), near: Vec::new() }
}
