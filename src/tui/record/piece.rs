//! A piece as fields.

use crate::desk::typed;
use crate::i18n::Messages;
use crate::model::{Piece, Supply};

use super::{Entry, Kind, RecordForm};

pub(super) fn fields(messages: &Messages, piece: &Piece) -> Vec<Entry> {
    let typed = |name, kind, value: &str| Entry::typed(messages, name, kind, value);
    let maybe = |name, kind, value: &Option<String>| typed(name, kind, value.as_deref().unwrap_or_default());
    let count =
        |name, value: Option<u32>| typed(name, Kind::Count, &value.map(|count| count.to_string()).unwrap_or_default());
    let price = piece.price.map(|price| price.to_string()).unwrap_or_default();
    let links: Vec<String> = piece.links.iter().map(typed::written_link).collect();
    vec![
        typed("name", Kind::Needed, &piece.name),
        typed("price", Kind::Sum, &price),
        count("stock", piece.supply.in_stock),
        count("days", piece.supply.days_to_make),
        maybe("size", Kind::Line, &piece.size),
        maybe("material", Kind::Line, &piece.material),
        typed("variations", Kind::Lines, &piece.variations.join("\n")),
        typed("links", Kind::Links, &links.join("\n")),
        maybe("care", Kind::Text, &piece.care),
        count("minutes", piece.supply.minutes_to_make),
        typed("breakdown", Kind::Text, &piece.breakdown),
        typed("notes", Kind::Text, &piece.notes),
    ]
}

pub(super) fn read(form: &RecordForm, before: &Piece) -> Piece {
    Piece {
        name: form.text("name"),
        size: form.line("size"),
        material: form.line("material"),
        care: form.line("care"),
        price: form.sum("price"),
        variations: form.each("variations", |line| Some(line.to_owned())),
        supply: Supply {
            in_stock: form.count("stock"),
            days_to_make: form.count("days"),
            minutes_to_make: form.count("minutes"),
        },
        links: form.each("links", |line| typed::link(line).ok()),
        breakdown: form.text("breakdown"),
        notes: form.text("notes"),
        ..before.clone()
    }
}
