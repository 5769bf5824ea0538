//! What has parts of its own: an order's items and agreements, a piece's links, the state of a loop.

use std::rc::Rc;

use super::{Data, DateForm, Number, count, maybe, money, text};
use crate::model::{Agreement, Channel, Item, Language, Link, Piece};
use crate::text::nearest;

/// Something with parts, met in a loop.
#[derive(Clone, Debug)]
pub(in crate::compose) enum Part<'v> {
    /// An item of an order, and what it is called in the language of the text, where that is otherwise.
    Item {
        item: &'v Item,
        title: Option<&'v str>,
    },
    Agreement(&'v Agreement),
    Link(&'v Link),
    /// A piece of the shop, in a list of this name.
    Piece {
        of: &'static str,
        piece: &'v Piece,
        channel: Option<&'v Channel>,
        language: &'v Language,
    },
    /// A line that the seller has typed where the list of this name is empty.
    Line {
        of: &'static str,
        text: Rc<str>,
    },
    /// The state of a loop: which round, counted from 1, of how many.
    Loop {
        index: u32,
        length: u32,
    },
}

/// A part that templates can name.
#[derive(Debug)]
pub struct Field {
    /// What it is a part of, as the documentation calls it: `order.items`, `loop`.
    pub of: &'static str,
    pub name: &'static str,
}

impl Field {
    /// The message that describes it: `part-order-items-quantity`.
    pub fn message(&self) -> String {
        format!("part-{}-{}", self.of.replace('.', "-"), self.name)
    }
}

const fn field(of: &'static str, name: &'static str) -> Field {
    Field { of, name }
}

/// Every part, in the order of the documentation.
pub static PARTS: &[Field] = &[
    field("order.items", "name"),
    field("order.items", "variation"),
    field("order.items", "quantity"),
    field("order.items", "price"),
    field("order.agreements", "on"),
    field("order.agreements", "text"),
    field("piece.links", "channel"),
    field("piece.links", "url"),
    field("shop.in_stock", "name"),
    field("shop.in_stock", "size"),
    field("shop.in_stock", "price"),
    field("shop.in_stock", "in_stock"),
    field("shop.in_stock", "days_to_make"),
    field("shop.in_stock", "link"),
    field("shop.made_to_order", "name"),
    field("shop.made_to_order", "size"),
    field("shop.made_to_order", "price"),
    field("shop.made_to_order", "in_stock"),
    field("shop.made_to_order", "days_to_make"),
    field("shop.made_to_order", "link"),
    field("loop", "index"),
    field("loop", "first"),
    field("loop", "last"),
    field("loop", "length"),
];

impl<'v> Part<'v> {
    /// The list it stands in, as [`PARTS`] names it.
    pub(in crate::compose) const fn of(&self) -> &'static str {
        match self {
            Self::Line { of, .. } | Self::Piece { of, .. } => of,
            Self::Item { .. } => "order.items",
            Self::Agreement(_) => "order.agreements",
            Self::Link(_) => "piece.links",
            Self::Loop { .. } => "loop",
        }
    }

    /// The part of this name; `None` where there is no such part. An unknown value is [`Data::Nothing`].
    pub(in crate::compose) fn get(&self, name: &str) -> Option<Data<'v>> {
        Some(match (self, name) {
            (Self::Line { text, .. }, "name" | "text" | "url") => Data::text(text.to_string()),
            (Self::Line { .. }, "quantity") => Data::Number(Number::from(1)),
            (Self::Line { of, .. }, name) => {
                return PARTS.iter().any(|part| part.of == *of && part.name == name).then_some(Data::Nothing);
            }
            (Self::Item { item, title }, "name") => text(title.unwrap_or(&item.name)),
            (Self::Item { item, .. }, "variation") => maybe(item.variation.as_ref()),
            (Self::Item { item, .. }, "quantity") => Data::Number(Number::from(item.quantity)),
            (Self::Item { item, .. }, "price") => money(item.price),
            (Self::Agreement(agreement), "on") => Data::Date(agreement.on, DateForm::Long),
            (Self::Agreement(agreement), "text") => text(&agreement.text),
            (Self::Link(link), "channel") => text(link.channel.label()),
            (Self::Link(link), "url") => text(&link.url),
            (Self::Piece { piece, language, .. }, "name") => text(piece.called_in(language)),
            (Self::Piece { piece, .. }, "size") => maybe(piece.size.as_ref()),
            (Self::Piece { piece, .. }, "price") => money(piece.price),
            (Self::Piece { piece, .. }, "in_stock") => count(piece.supply.in_stock),
            (Self::Piece { piece, .. }, "days_to_make") => count(piece.supply.days_to_make),
            (Self::Piece { piece, channel, .. }, "link") => {
                piece.link_for(*channel).map_or(Data::Nothing, |link| text(&link.url))
            }
            (Self::Loop { index, .. }, "index") => Data::Number(Number::from(*index)),
            (Self::Loop { length, .. }, "length") => Data::Number(Number::from(*length)),
            (Self::Loop { index, .. }, "first") => Data::Truth(*index == 1),
            (Self::Loop { index, length }, "last") => Data::Truth(index == length),
            _ => return None,
        })
    }

    /// The known part nearest to one that is not known.
    pub(in crate::compose) fn suggest(&self, name: &str) -> Option<&'static str> {
        nearest(name, PARTS.iter().filter(|part| part.of == self.of()).map(|part| part.name))
    }

    /// What it prints by itself, given how to print a value: "2 × bowl (blue)".
    pub(in crate::compose) fn print(&self, print: impl Fn(Data<'v>) -> String) -> String {
        let part = |name| self.get(name).map(&print).unwrap_or_default();
        match self {
            Self::Item { item, .. } => {
                let (name, variation) = (part("name"), part("variation"));
                let chosen = if variation.is_empty() { name } else { format!("{name} ({variation})") };
                if item.quantity == 1 { chosen } else { format!("{} × {chosen}", part("quantity")) }
            }
            Self::Agreement(_) | Self::Line { .. } => part("text"),
            Self::Link(_) => part("url"),
            Self::Piece { .. } => part("name"),
            Self::Loop { .. } => part("index"),
        }
    }
}
