//! The first orders or buyers as a mapping would have them read.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::i18n::Messages;
use crate::report::Reported as _;
use crate::transfer::Error;
use crate::transfer::tables::{BuyerSighting, Holds, Mapping, Moment, OrderSighting, PieceSighting, Sample, TableFile};

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
    /// Its state and its items, or the address.
    pub below: String,
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
    let placed = match order.placed {
        Some(Moment::Day(day)) => day.to_string(),
        Some(Moment::At(at)) => at.strftime("%Y-%m-%d").to_string(),
        None => String::new(),
    };
    let buyer = Some(&order.buyer.name).filter(|name| !name.is_empty()).or(order.buyer.handle.as_ref());
    let item = |item: &crate::transfer::tables::ItemSighting| match item.quantity {
        1 => item.name.clone(),
        several => format!("{several}× {}", item.name),
    };
    Read {
        name: order.number.clone(),
        cells: vec![
            placed,
            buyer.cloned().unwrap_or_default(),
            order.total.map(|total| total.to_string()).unwrap_or_default(),
        ],
        below: [messages.state(order.state), order.items.iter().map(item).collect::<Vec<_>>().join(", ")]
            .iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" · "),
    }
}

fn buyer(buyer: &BuyerSighting, _: &Messages) -> Read {
    // Somebody of whom nothing else is known is called by it.
    let contact = [&buyer.email, &buyer.handle].into_iter().flatten().find(|contact| **contact != buyer.name);
    let contact = contact.cloned().unwrap_or_default();
    Read {
        name: buyer.name.clone(),
        cells: vec![contact, buyer.phone.clone().unwrap_or_default()],
        below: buyer.address.raw.replace('\n', ", "),
    }
}

fn piece(piece: &PieceSighting, _: &Messages) -> Read {
    let price = piece.price.or(piece.prices.map(|(lowest, _)| lowest));
    Read {
        name: piece.name.clone(),
        cells: vec![
            piece.stock.map(|count| format!("×{count}")).unwrap_or_default(),
            price.map(|price| price.to_string()).unwrap_or_default(),
        ],
        below: piece.variations.join(", "),
    }
}
