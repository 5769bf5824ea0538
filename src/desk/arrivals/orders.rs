//! What a file says of an order, laid over what is known of it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Time;
use jiff::{Timestamp, Zoned};

use super::buyers::{Met, People};
use super::changes::{self, Change};
use super::{Landed, Whose};
use crate::address::Country;
use crate::desk::Arrival;
use crate::model::{Address, Buyer, Channel, Id, Item, Mark, Order, State, StateChange, Step};
use crate::store::{Error, Store};
use crate::text::folded;
use crate::transfer::tables::{BuyerSighting, ItemSighting, Moment, OrderSighting};

/// A parcel that left so many days ago has arrived, or somebody would have written: no site exports that it has.
const LONG_GONE: i64 = 60;

/// Where and when the shop is, for days of a file.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    pub(super) now: Zoned,
    pub(super) country: Option<Country>,
}

impl Moments {
    /// A moment of a file: a day without an hour is its noon, where the shop is.
    fn at(&self, moment: Moment) -> Timestamp {
        match moment {
            Moment::At(at) => at,
            Moment::Day(day) => {
                let noon = day.to_datetime(Time::midnight()).with().hour(12).build();
                noon.and_then(|noon| noon.to_zoned(self.now.time_zone().clone()))
                    .map_or_else(|_out_of_range| self.now.timestamp(), |zoned| zoned.timestamp())
            }
        }
    }

    fn is_long_gone(&self, at: Timestamp) -> bool {
        self.now.timestamp().duration_since(at).as_hours() > LONG_GONE * 24
    }
}

/// Orders on their way in.
#[derive(Debug)]
pub(super) struct Landing<'s> {
    store: &'s Store,
    people: People<'s>,
    known: HashMap<(Channel, String), Id>,
    moments: Moments,
}

/// An order as it will be, with what has to be written.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) landed: Landed,
    pub(super) order: Order,
    /// The buyer, where they are new or changed.
    pub(super) buyer: Option<Buyer>,
    /// What changes of an order that is there, and of its buyer.
    pub(super) changes: Vec<Change>,
    /// Its buyer had been erased, and comes back on purpose.
    pub(super) comes_back: bool,
}

impl<'s> Landing<'s> {
    /// Orders that come into these records.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn new(store: &'s Store, moments: Moments, brings_back: bool) -> Result<Self, Error> {
        let numbers = store.order_numbers()?.into_iter();
        let known = numbers.filter_map(|(channel, number, id)| Some(((channel?, number), id))).collect();
        Ok(Self { store, people: People::new(store, moments.country, brings_back)?, known, moments })
    }

    /// What becomes of an order.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn order(&mut self, sighting: &OrderSighting) -> Result<Outcome, Error> {
        let list = &self.people.erased;
        let erased = if list.is_empty() { None } else { list.erased_on(&marks(sighting)) };
        let comes_back = erased.is_some() && self.people.brings_back;
        let erased = erased.filter(|_| !comes_back);
        let sighting = if erased.is_some() { without_buyer(sighting) } else { Cow::Borrowed(sighting) };
        let sighting = sighting.as_ref();
        let known = self.known.get(&(sighting.channel.clone(), sighting.number.clone()));
        let before = known.map(|id| self.store.order(*id)).transpose()?.flatten();
        let owner = before.as_ref().and_then(|order| order.buyer);
        let met = if goes_to_another(sighting) {
            // Where a present goes is not where its buyer lives.
            let elsewhere = BuyerSighting { address: Address::default(), ..sighting.buyer.clone() };
            self.people.meet(&elsewhere, owner)?
        } else {
            self.people.meet(&sighting.buyer, owner)?
        };
        let Met { buyer, whose, is_changed: writes_buyer, changes: of_buyer, .. } = met;
        let mut order = match &before {
            Some(before) => before.clone(),
            None => self.new_order(sighting, buyer.as_ref()),
        };
        let is_long_gone = before.is_none() && order.state == State::Received && sighting.state == State::Shipped;
        if order.buyer.is_none() {
            order.buyer = buyer.as_ref().map(|buyer| buyer.id);
        }
        self.lay_over(&mut order, sighting);
        let becomes = match &before {
            None => Arrival::New,
            // What is added to the buyer counts: it is written as well.
            Some(before) if *before != order || writes_buyer => Arrival::Changes,
            Some(_) => Arrival::Same,
        };
        let changes = match &before {
            Some(before) if becomes == Arrival::Changes => {
                let mut changes = changes::of_order(before, &order);
                let gets = buyer.as_ref().filter(|_| before.buyer != order.buyer);
                changes.extend(gets.map(|buyer| changes::owner(&buyer.name)));
                changes.extend(of_buyer);
                changes
            }
            _ => Vec::new(),
        };
        let off = sighting.total.zip(sighting.sum()).filter(|(total, sum)| total != sum);
        let whose = if buyer.is_none() && whose == Whose::Known { Whose::Nobody } else { whose };
        let landed = Landed { becomes, whose, off, is_long_gone, erased };
        Ok(Outcome { landed, order, buyer: buyer.filter(|_| writes_buyer), changes, comes_back })
    }

    /// An order that was not there: with the days of its past, and where it goes if that is not where its buyer lives.
    fn new_order(&self, sighting: &OrderSighting, buyer: Option<&Buyer>) -> Order {
        let mut order = Order { channel: Some(sighting.channel.clone()), ..Order::numbered(&sighting.number) };
        let placed = sighting.placed.map(|moment| self.moments.at(moment));
        let mut at = placed.unwrap_or_else(|| self.moments.now.timestamp());
        order.state = State::Agreed;
        order.history.push(StateChange { state: State::Agreed, at });
        for (state, moment) in [(State::Paid, sighting.paid), (State::Shipped, sighting.shipped)] {
            if let Some(moment) = moment.filter(|_| state <= sighting.state) {
                at = at.max(self.moments.at(moment));
                order.history.push(StateChange { state, at });
                order.state = state;
            }
        }
        if order.state != sighting.state {
            order.state = sighting.state;
            order.history.push(StateChange { state: sighting.state, at });
        }
        if order.state == State::Shipped && self.moments.is_long_gone(at) {
            order.state = State::Received;
            order.history.push(StateChange { state: State::Received, at });
        }
        order.notes = notes(sighting, buyer);
        order
    }

    /// Lays what a file knows over an order. Its state only goes on, and an order that is done stays so.
    fn lay_over(&self, order: &mut Order, sighting: &OrderSighting) {
        order.items = items(&order.items, &sighting.items);
        order.total = sighting.total.or(order.total);
        order.postage = sighting.postage.or(order.postage);
        for (kept, found) in [
            (&mut order.payment, &sighting.payment),
            (&mut order.carrier, &sighting.carrier),
            (&mut order.tracking, &sighting.tracking),
        ] {
            if found.is_some() {
                kept.clone_from(found);
            }
        }
        if sighting.is_paid
            && let Some(worth) = order.worth()
            && order.paid.is_none_or(|paid| paid.currency == worth.currency && paid.minor < worth.minor)
        {
            order.paid = Some(worth);
        }
        let goes_on = matches!(order.step_to(sighting.state), Step::Usual | Step::Skips(_));
        if order.state.is_open() && goes_on {
            let moment = match sighting.state {
                State::Paid => sighting.paid,
                State::Shipped => sighting.shipped,
                _ => None,
            };
            let at = moment.map_or_else(|| self.moments.now.timestamp(), |moment| self.moments.at(moment));
            let at = order.history.last().map_or(at, |last| last.at.max(at));
            order.state = sighting.state;
            order.history.push(StateChange { state: sighting.state, at });
        }
    }
}

/// Everything a file tells of an order that leads to its buyer.
pub(super) fn marks(sighting: &OrderSighting) -> BTreeSet<Mark> {
    let mut marks = super::buyers::marks(&sighting.buyer);
    marks.extend(Mark::order(Some(&sighting.channel), &sighting.number));
    marks
}

/// What a file tells of an order, for the books: nothing of its buyer.
fn without_buyer(sighting: &OrderSighting) -> Cow<'static, OrderSighting> {
    let mut bare = sighting.clone();
    bare.buyer = BuyerSighting { line: sighting.line, ..BuyerSighting::default() };
    bare.recipient.clear();
    bare.note.clear();
    bare.tracking = None;
    Cow::Owned(bare)
}

/// The items of an order with what a file says of them. The same name and variation is the same line; of those left over, the ones
/// that stand at the same place are. None is taken away.
fn items(known: &[Item], found: &[ItemSighting]) -> Vec<Item> {
    let mut items = known.to_vec();
    let mut taken = vec![false; items.len()];
    let mut places = vec![None; found.len()];
    for (place, sighting) in places.iter_mut().zip(found) {
        let is_same = |item: &Item| {
            item.name == sighting.name && (sighting.variation.is_none() || item.variation == sighting.variation)
        };
        let at = (0..items.len()).find(|at| !taken[*at] && is_same(&items[*at]));
        if let Some(at) = at {
            taken[at] = true;
            *place = Some(at);
        }
    }
    for (index, sighting) in found.iter().enumerate() {
        let free = |at: &usize| *at < taken.len() && !taken[*at] && found.len() == known.len();
        match places[index].or_else(|| Some(index).filter(free)) {
            Some(at) => {
                taken[at] = true;
                update(&mut items[at], sighting);
            }
            None => items.push(new_item(sighting)),
        }
    }
    items
}

fn update(item: &mut Item, sighting: &ItemSighting) {
    item.name.clone_from(&sighting.name);
    if sighting.variation.is_some() {
        item.variation.clone_from(&sighting.variation);
    }
    item.quantity = sighting.quantity;
    item.price = sighting.price.or(item.price);
}

fn new_item(sighting: &ItemSighting) -> Item {
    Item {
        variation: sighting.variation.clone(),
        quantity: sighting.quantity,
        price: sighting.price,
        ..Item::named(&sighting.name)
    }
}

/// Whether another name stands on the parcel than the buyer's.
fn goes_to_another(sighting: &OrderSighting) -> bool {
    let (recipient, name) = (&sighting.recipient, &sighting.buyer.name);
    !recipient.is_empty() && !name.is_empty() && folded(recipient) != folded(name)
}

/// What the buyer wrote with the order, and where it goes if that is not where its buyer lives: a present, a second home.
fn notes(sighting: &OrderSighting, buyer: Option<&Buyer>) -> String {
    let mut lines = Vec::new();
    if !sighting.note.is_empty() {
        lines.push(sighting.note.clone());
    }
    let goes_to = &sighting.buyer.address;
    let lives_at = buyer.map(|buyer| &buyer.address);
    let name = buyer.map_or("", |buyer| buyer.name.as_str());
    let is_for_other = !sighting.recipient.is_empty() && folded(&sighting.recipient) != folded(name);
    let is_elsewhere = lives_at.is_none_or(|lives_at| !is_same_place(lives_at, goes_to));
    if !goes_to.raw.is_empty() && (is_for_other || is_elsewhere) {
        lines.push([sighting.recipient.as_str(), &goes_to.raw].join("\n").trim().to_owned());
    }
    lines.join("\n\n")
}

fn is_same_place(one: &Address, other: &Address) -> bool {
    let key = |address: &Address| {
        let parts = [address.street.as_str(), &address.postcode, &address.city];
        folded(&parts.join(" ")).into_owned()
    };
    key(one) == key(other) || folded(&one.raw) == folded(&other.raw)
}
