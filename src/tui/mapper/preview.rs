//! The first orders or buyers as a mapping would have them read.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::i18n::Messages;
use crate::report::Reported as _;
use crate::transfer::Error;
use crate::transfer::tables::{
    BuyerSighting, Field, Holds, ItemSighting, Mapping, Moment, OrderSighting, PieceSighting, Sample, TableFile,
};

/// So many are shown at most, and so many mistakes.
const SHOWN: usize = 40;

/// What would be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The first of them: what each is known by, and lines that tell the rest.
    pub read: Vec<Read>,
    /// What is wrong with rows of the sample, in words.
    pub faults: Vec<String>,
    /// How many of the sample are read, and how many are left out.
    pub count: (usize, usize),
}

/// One order or buyer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What it is known by.
    pub name: String,
    /// Day, buyer, total; or e-mail, phone, town.
    pub cells: Vec<String>,
    /// Everything else that was read, in the order in which one looks for it.
    pub below: Vec<Part>,
}

/// Something that was read, and the fields it came of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub of: &'static [Field],
    pub text: String,
}

impl Read {
    /// Everything below the first line, what came of this field before the rest.
    pub fn told(&self, first: Option<Field>) -> String {
        let is_first = |part: &&Part| first.is_some_and(|field| part.of.contains(&field));
        let (first, rest): (Vec<&Part>, Vec<&Part>) = self.below.iter().partition(is_first);
        first.into_iter().chain(rest).map(|part| part.text.as_str()).collect::<Vec<_>>().join(" · ")
    }
}

/// The parts of what was read, as far as there is something in them.
struct Parts<'m> {
    messages: &'m Messages,
    parts: Vec<Part>,
}

impl<'m> Parts<'m> {
    const fn new(messages: &'m Messages) -> Self {
        Self { messages, parts: Vec::new() }
    }

    /// Adds what speaks for itself.
    fn plain(mut self, of: &'static [Field], text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.parts.push(Part { of, text });
        }
        self
    }

    /// Adds what is called by its field.
    fn named<T: ToString>(self, of: &'static [Field], value: Option<T>) -> Self {
        let Some((value, field)) = value.zip(of.first()) else { return self };
        let (name, value) = (self.messages.member("meaning", field.word()), value.to_string());
        let text = if value.is_empty() { value } else { format!("{name} {value}") };
        self.plain(of, text)
    }
}

impl Preview {
    /// What this mapping would read of the sample: nothing where it lacks what it needs.
    pub(super) fn new(sample: &Sample, mapping: &Mapping, messages: &Messages) -> Self {
        if !mapping.lacks().is_empty() {
            return Self::default();
        }
        match mapping.holds {
            Holds::Orders => Self::of(sample.orders(mapping), order, messages),
            Holds::Buyers => Self::of(sample.buyers(mapping), buyer, messages),
            Holds::Pieces => Self::of(sample.pieces(mapping), piece, messages),
        }
    }

    fn of<T: Serialize + DeserializeOwned>(
        table: Result<TableFile<T>, Error>,
        read: fn(&T, &Messages) -> Read,
        messages: &Messages,
    ) -> Self {
        let words = |error: &Error| {
            // The name of the file stands above already.
            let message = error.report(messages).message;
            match error.place {
                Some(place) => {
                    let told = message.split_once(&format!(":{}:{}: ", place.line, place.column));
                    let why = told.map_or(message.as_str(), |(_, why)| why);
                    messages.with("mapper-fault", &[("line", place.line.into()), ("why", why.into())])
                }
                None => message,
            }
        };
        match table {
            Ok(table) => Self {
                read: table.found.iter().take(SHOWN).map(|one| read(&one, messages)).collect(),
                faults: table.faults.iter().take(SHOWN).map(words).collect(),
                count: (table.found.len(), table.refused),
            },
            Err(error) => Self { faults: vec![words(&error)], ..Self::default() },
        }
    }
}

fn order(order: &OrderSighting, messages: &Messages) -> Read {
    let buyer = &order.buyer;
    let known = Some(&buyer.name).filter(|name| !name.is_empty()).or(buyer.handle.as_ref());
    let handle = buyer.handle.as_ref().filter(|handle| Some(*handle) != known);
    let recipient = Some(&order.recipient).filter(|name| Some(*name) != known);
    let mut parts = Parts::new(messages).plain(&[Field::Status, Field::PaymentStatus], messages.state(order.state));
    for one in &order.items {
        parts = parts.plain(ITEM, item(one));
    }
    let parts = parts
        .named(&[Field::Postage], order.postage)
        .named(&[Field::Tax], order.tax)
        .named(&[Field::Discount], order.discount)
        .named(&[Field::Handle, Field::HandleOrName], handle)
        .plain(&[Field::Email], buyer.email.clone().unwrap_or_default())
        .plain(&[Field::Phone], buyer.phone.clone().unwrap_or_default())
        .named(&[Field::Recipient], recipient)
        .plain(ADDRESS, one_line(&buyer.address.raw))
        .named(&[Field::Paid], order.paid.map(day))
        .named(&[Field::Shipped], order.shipped.map(day))
        .named(&[Field::Payment], order.payment.as_ref())
        .named(&[Field::Carrier], order.carrier.as_ref())
        .named(&[Field::Tracking], order.tracking.as_ref())
        .named(&[Field::Note], Some(one_line(&order.note)));
    let total = order.total.map(|total| total.to_string()).unwrap_or_default();
    let placed = order.placed.map(day).unwrap_or_default();
    Read {
        name: order.number.clone(),
        cells: vec![placed, known.cloned().unwrap_or_default(), total],
        below: parts.parts,
    }
}

const ITEM: &[Field] = &[Field::ItemName, Field::Variation, Field::Quantity, Field::Price, Field::LinePrice];

const ADDRESS: &[Field] =
    &[Field::Address, Field::Street1, Field::Street2, Field::Postcode, Field::City, Field::Region, Field::Country];

fn day(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => at.strftime("%Y-%m-%d").to_string(),
    }
}

/// `2× Mug (blue) at 37.00 PLN`
fn item(item: &ItemSighting) -> String {
    let count = if item.quantity == 1 { String::new() } else { format!("{}× ", item.quantity) };
    let variation = item.variation.as_ref().map(|variation| format!(" ({variation})")).unwrap_or_default();
    let price = item.price.map(|price| format!(" à {price}")).unwrap_or_default();
    format!("{count}{}{variation}{price}", item.name)
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn buyer(buyer: &BuyerSighting, messages: &Messages) -> Read {
    // Somebody of whom nothing else is known is called by it.
    let contact = [&buyer.email, &buyer.handle].into_iter().flatten().find(|contact| **contact != buyer.name);
    let handle = buyer.handle.as_ref().filter(|handle| Some(*handle) != contact && **handle != buyer.name);
    let parts = Parts::new(messages)
        .named(&[Field::Handle], handle)
        .plain(ADDRESS, one_line(&buyer.address.raw))
        .named(&[Field::Note], Some(one_line(&buyer.notes)));
    Read {
        name: buyer.name.clone(),
        cells: vec![contact.cloned().unwrap_or_default(), buyer.phone.clone().unwrap_or_default()],
        below: parts.parts,
    }
}

fn piece(piece: &PieceSighting, messages: &Messages) -> Read {
    let price = piece.price.or(piece.prices.map(|(lowest, _)| lowest));
    let parts = Parts::new(messages)
        .plain(&[Field::Choice1, Field::Choice2, Field::Choice3], piece.variations.join(", "))
        .named(&[Field::Material], piece.material.as_ref())
        .named(&[Field::Note], Some(one_line(&piece.notes)));
    Read {
        name: piece.name.clone(),
        cells: vec![
            piece.stock.map(|count| format!("×{count}")).unwrap_or_default(),
            price.map(|price| price.to_string()).unwrap_or_default(),
        ],
        below: parts.parts,
    }
}
