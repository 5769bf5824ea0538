use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Found;
use crate::model::{Address, Channel, Handle, Language, Money, State};

/// When something happened, as exactly as a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// On this day, where the shop is.
    Day(Date),
    At(Timestamp),
}

/// What a file tells of an order. Everything that is `None` or empty, the file does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSighting {
    /// The line of the file that first names it.
    pub line: usize,
    pub channel: Channel,
    pub number: String,
    pub buyer: BuyerSighting,
    /// The name on the parcel.
    pub recipient: String,
    pub placed: Option<Moment>,
    pub paid: Option<Moment>,
    pub shipped: Option<Moment>,
    /// How far it has come.
    pub state: State,
    /// The site says that it is paid in full.
    pub is_paid: bool,
    pub items: Vec<ItemSighting>,
    pub total: Option<Money>,
    pub postage: Option<Money>,
    /// Tax on top of the items' prices.
    pub tax: Option<Money>,
    /// What the buyer was let off, as a positive sum.
    pub discount: Option<Money>,
    pub payment: Option<String>,
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    /// What the buyer wrote with the order.
    pub note: String,
}

impl OrderSighting {
    /// An order of which nothing but the number is known.
    pub(super) fn numbered(channel: Channel, number: &str, line: usize) -> Self {
        Self {
            line,
            buyer: BuyerSighting { line, channel: Some(channel.clone()), ..BuyerSighting::default() },
            channel,
            number: number.to_owned(),
            recipient: String::new(),
            placed: None,
            paid: None,
            shipped: None,
            state: State::Agreed,
            is_paid: false,
            items: Vec::new(),
            total: None,
            postage: None,
            tax: None,
            discount: None,
            payment: None,
            carrier: None,
            tracking: None,
            note: String::new(),
        }
    }

    /// Adds what another file tells of the same order; where both tell something, the first one counts.
    fn join(&mut self, other: Self) {
        let items = std::mem::take(&mut self.items);
        self.items = if items.is_empty() { other.items } else { items };
        self.placed = self.placed.or(other.placed);
        self.paid = self.paid.or(other.paid);
        self.shipped = self.shipped.or(other.shipped);
        self.state = super::hints::further(self.state, other.state);
        self.is_paid |= other.is_paid && self.state != State::Cancelled;
        self.total = self.total.or(other.total);
        self.postage = self.postage.or(other.postage);
        self.tax = self.tax.or(other.tax);
        self.discount = self.discount.or(other.discount);
        self.payment = self.payment.take().or(other.payment);
        self.carrier = self.carrier.take().or(other.carrier);
        self.tracking = self.tracking.take().or(other.tracking);
        fill(&mut self.recipient, other.recipient);
        fill(&mut self.note, other.note);
        self.buyer.join(other.buyer);
    }

    /// What its items, postage and tax come to without what was let off; `None` where a part of it is not known.
    #[must_use]
    pub fn sum(&self) -> Option<Money> {
        let items = self.items.iter().map(|item| (item.price, item.quantity));
        let sum = crate::model::order::sum(items, self.postage)?;
        let taxed = self.tax.map_or(Some(sum), |tax| sum.plus(tax))?;
        self.discount.map_or(Some(taxed), |discount| taxed.minus(discount))
    }
}

/// One line of an order, as a file tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemSighting {
    pub name: String,
    pub variation: Option<String>,
    pub quantity: u32,
    /// The price of one.
    pub price: Option<Money>,
}

/// What a file tells of a buyer. Everything that is `None` or empty, the file does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerSighting {
    /// The line of the file that first names them.
    pub line: usize,
    pub channel: Option<Channel>,
    pub name: String,
    /// Their name on the channel.
    pub handle: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Address,
    pub notes: String,
    /// Their names on other channels.
    pub handles: Vec<Handle>,
    pub birthday: Option<Date>,
    pub language: Option<Language>,
}

impl BuyerSighting {
    fn join(&mut self, other: Self) {
        fill(&mut self.name, other.name);
        self.handle = self.handle.take().or(other.handle);
        self.email = self.email.take().or(other.email);
        self.phone = self.phone.take().or(other.phone);
        if self.address == Address::default() {
            self.address = other.address;
        }
        fill(&mut self.notes, other.notes);
    }
}

/// What a file tells of a piece. Everything that is `None` or empty, the file does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceSighting {
    /// The line of the file that first names it.
    pub line: usize,
    pub name: String,
    /// The price of one; `None` also where its variants have several.
    pub price: Option<Money>,
    /// Its variants have several prices: the lowest and the highest.
    pub prices: Option<(Money, Money)>,
    /// How many lie ready.
    pub stock: Option<u32>,
    pub material: Option<String>,
    pub variations: Vec<String>,
    /// How it is described.
    pub notes: String,
}

fn fill(kept: &mut String, found: String) {
    if kept.is_empty() {
        *kept = found;
    }
}

/// Puts together what several files tell: Etsy's orders are in one, their items in another. Of two that tell the same, the first counts.
pub fn joined(files: impl IntoIterator<Item = Found<OrderSighting>>) -> Found<OrderSighting> {
    let mut files = files.into_iter();
    let mut orders = files.next().unwrap_or_default();
    for file in files {
        let key = |order: &OrderSighting| (order.channel.clone(), order.number.clone());
        let places: HashMap<_, usize> = orders.iter().map(|order| key(&order)).zip(0..).collect();
        for further in file {
            let place = places.get(&key(&further)).copied();
            if let Some((place, mut order)) = place.and_then(|place| Some((place, orders.get(place)?))) {
                order.join(further);
                orders.replace(place, &order);
            } else {
                orders.push(&further);
            }
        }
    }
    orders
}
