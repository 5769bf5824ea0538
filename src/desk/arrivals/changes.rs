//! What an import changes in what is there, part by part, to be shown before it is taken.

use serde::{Deserialize, Serialize};

use crate::model::{Address, Buyer, Item, Money, Order, Piece, words};

words! {
    /// A part of an order, its buyer or a piece that a file can change. The word is that of the card the thing is shown on.
    ChangedPart {
        Buyer = "buyer",
        State = "state",
        Items = "items",
        Total = "total",
        Paid = "paid",
        Payment = "payment",
        Postage = "postage",
        Carrier = "carrier",
        Tracking = "tracking",
        Handles = "handles",
        Email = "email",
        Phone = "phone",
        Address = "address",
        Birthday = "birthday",
        Language = "language",
        Price = "price",
        InStock = "in-stock",
        Variations = "variations",
        Material = "material",
        Notes = "notes",
    }
}

/// One part that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub part: ChangedPart,
    /// What is there; empty where there is nothing. A state is given by its word.
    pub before: String,
    /// What the file makes of it.
    pub after: String,
}

/// Compares part by part.
#[derive(Debug, Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn note(&mut self, part: ChangedPart, before: String, after: String) {
        if before != after {
            self.0.push(Change { part, before, after });
        }
    }

    fn text(&mut self, part: ChangedPart, before: Option<&String>, after: Option<&String>) {
        self.note(part, before.cloned().unwrap_or_default(), after.cloned().unwrap_or_default());
    }

    fn money(&mut self, part: ChangedPart, before: Option<Money>, after: Option<Money>) {
        let said = |amount: Option<Money>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        self.note(part, said(before), said(after));
    }
}

/// What a file changes in an order.
pub(super) fn of_order(before: &Order, after: &Order) -> Vec<Change> {
    let mut changes = Changes::default();
    changes.note(ChangedPart::State, before.state.word().to_owned(), after.state.word().to_owned());
    // No item is taken away and none changes its place.
    for (index, item) in after.items.iter().enumerate() {
        changes.note(ChangedPart::Items, before.items.get(index).map(said).unwrap_or_default(), said(item));
    }
    changes.money(ChangedPart::Total, before.total, after.total);
    changes.money(ChangedPart::Postage, before.postage, after.postage);
    changes.money(ChangedPart::Paid, before.paid, after.paid);
    changes.text(ChangedPart::Payment, before.payment.as_ref(), after.payment.as_ref());
    changes.text(ChangedPart::Carrier, before.carrier.as_ref(), after.carrier.as_ref());
    changes.text(ChangedPart::Tracking, before.tracking.as_ref(), after.tracking.as_ref());
    changes.0
}

/// That an order without a buyer gets one.
pub(super) fn owner(name: &str) -> Change {
    Change { part: ChangedPart::Buyer, before: String::new(), after: name.to_owned() }
}

/// What a file changes in a buyer.
pub(super) fn of_buyer(before: &Buyer, after: &Buyer) -> Vec<Change> {
    let handles = |buyer: &Buyer| {
        let said = buyer.handles.iter().map(|handle| format!("{} ({})", handle.name, handle.channel.label()));
        said.collect::<Vec<_>>().join(", ")
    };
    let mut changes = Changes::default();
    changes.note(ChangedPart::Handles, handles(before), handles(after));
    changes.text(ChangedPart::Email, before.email.as_ref(), after.email.as_ref());
    changes.text(ChangedPart::Phone, before.phone.as_ref(), after.phone.as_ref());
    changes.note(ChangedPart::Address, place(&before.address), place(&after.address));
    let day = |buyer: &Buyer| buyer.birthday.map(|day| day.to_string()).unwrap_or_default();
    changes.note(ChangedPart::Birthday, day(before), day(after));
    let language = |buyer: &Buyer| buyer.language.as_ref().map(ToString::to_string).unwrap_or_default();
    changes.note(ChangedPart::Language, language(before), language(after));
    changes.note(ChangedPart::Notes, before.notes.clone(), after.notes.clone());
    changes.0
}

/// What a file changes in a piece.
pub(super) fn of_piece(before: &Piece, after: &Piece) -> Vec<Change> {
    let count = |piece: &Piece| piece.supply.in_stock.map(|count| count.to_string()).unwrap_or_default();
    let mut changes = Changes::default();
    changes.money(ChangedPart::Price, before.price, after.price);
    changes.note(ChangedPart::InStock, count(before), count(after));
    changes.note(ChangedPart::Variations, before.variations.join(", "), after.variations.join(", "));
    changes.text(ChangedPart::Material, before.material.as_ref(), after.material.as_ref());
    changes.note(ChangedPart::Notes, before.notes.clone(), after.notes.clone());
    changes.0
}

/// An item in one line.
fn said(item: &Item) -> String {
    let variation = item.variation.as_ref().map(|variation| format!(", {variation}")).unwrap_or_default();
    let price = item.price.map(|price| format!(" · {price}")).unwrap_or_default();
    format!("{} × {}{variation}{price}", item.quantity, item.name)
}

/// An address as it was written, else its parts.
fn place(address: &Address) -> String {
    if !address.raw.is_empty() {
        return address.raw.clone();
    }
    let parts = [&address.street, &address.postcode, &address.city, &address.region, &address.country];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}
