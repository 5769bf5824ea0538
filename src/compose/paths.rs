//! Every path a template may use, in one table: what it gives, how it is described, where its value can be written back.
//! The documentation and the completion in the editor are made from it.

use std::str::FromStr;

use jiff::civil::Date;

use super::ask::{Destination, QuestionKind};
use super::context::Context;
use super::number::Number;
use super::value::{Data, DateForm, Origin, Value, cleaned};
use crate::model::{Agreement, Buyer, Item, Link, Money, Order, Piece, Pinned};
use crate::text::{nearest, sanitise};

mod order;
mod parts;
mod people;

pub(super) use parts::Part;
pub use parts::{Field, PARTS};

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    Buyer,
    Order,
    Piece,
    Shop,
    Today,
    Now,
}

impl Root {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::Buyer, Self::Order, Self::Piece, Self::Shop, Self::Today, Self::Now];

    /// The word in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Order => "order",
            Self::Piece => "piece",
            Self::Shop => "shop",
            Self::Today => "today",
            Self::Now => "now",
        }
    }

    /// The root of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|root| root.word() == word)
    }

    /// Whether there is something to take values from: always, but for what has to be pinned.
    pub const fn is_there(self, pinned: &Pinned) -> bool {
        match self {
            Self::Buyer => pinned.buyer.is_some(),
            Self::Order => pinned.order.is_some(),
            Self::Piece => pinned.piece.is_some(),
            Self::Shop | Self::Today | Self::Now => true,
        }
    }
}

/// A path of the table.
#[derive(Debug)]
pub struct Path {
    /// The path as templates write it: `order.tracking`.
    pub name: &'static str,
    pub root: Root,
    /// What kind of value it gives, and so what kind of answer its question takes.
    pub kind: QuestionKind,
    pub(super) get: Get,
    keep: Keep,
}

/// How a path gets its value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Get {
    Buyer(for<'c> fn(&'c Buyer, &Context<'c>) -> Data<'c>),
    Order(for<'c> fn(&'c Order, &Context<'c>) -> Data<'c>),
    Piece(for<'c> fn(&'c Piece, &Context<'c>) -> Data<'c>),
    /// Of the day, or of the shop as it is just now.
    Day(for<'c> fn(&Context<'c>) -> Data<'c>),
    /// The page on which the parcel is followed: made of `order.carrier` and `order.tracking`, be they noted or answered.
    TrackingLink,
    /// What is left to pay: made of `order.total` and `order.paid`, and asks for the former.
    Due,
}

/// How a value is written back.
#[derive(Clone, Copy, Debug)]
enum Keep {
    Nowhere,
    Buyer(fn(&mut Buyer) -> Slot<'_>),
    Order(fn(&mut Order) -> Slot<'_>),
    Piece(fn(&mut Piece) -> Slot<'_>),
}

/// A field that takes a value.
enum Slot<'f> {
    Text(&'f mut String),
    MaybeText(&'f mut Option<String>),
    Date(&'f mut Option<Date>),
    Money(&'f mut Option<Money>),
    Count(&'f mut Option<u32>),
}

/// The table, in the order of the documentation.
pub fn all() -> impl Iterator<Item = &'static Path> {
    people::BUYER.iter().chain(order::ORDER).chain(order::PIECE).chain(order::SHOP).chain(people::DAY)
}

/// The path of this name, other than a fact of the shop.
pub fn find(name: &str) -> Option<&'static Path> {
    all().find(|path| path.name == name)
}

/// The path of this root and this name after the point.
pub(super) fn find_under(root: Root, name: &str) -> Option<&'static Path> {
    let table = match root {
        Root::Buyer => people::BUYER,
        Root::Order => order::ORDER,
        Root::Piece => order::PIECE,
        Root::Today | Root::Now => people::DAY,
        Root::Shop => order::SHOP,
    };
    let start = root.word().len();
    table.iter().find(|path| path.name.get(start + 1..) == Some(name) && path.name.get(..start) == Some(root.word()))
}

/// The known path nearest to one that is not known; `facts` are the names of the shop's facts.
pub(super) fn suggest<'f>(path: &str, facts: impl Iterator<Item = &'f str>) -> Option<String> {
    // `order.total.amount`: the total has no parts, and is what was meant.
    if let Some((whole, _)) = path.rsplit_once('.')
        && find(whole).is_some()
    {
        return Some(whole.to_owned());
    }
    let fact_paths: Vec<String> = facts.map(|fact| format!("shop.{fact}")).collect();
    nearest(path, all().map(|path| path.name).chain(fact_paths.iter().map(String::as_str))).map(str::to_owned)
}

impl Path {
    /// The message that describes it: `path-order-tracking`.
    pub fn message(&self) -> String {
        format!("path-{}", self.name.replace(['.', '_'], "-"))
    }

    /// Where an answer to the question that this path asks can be written back: the field itself, if it is pinned.
    pub fn destination(&self, pinned: &Pinned) -> Option<Destination> {
        let id = match self.keep {
            Keep::Nowhere => None,
            Keep::Buyer(_) => pinned.buyer.as_ref().map(|buyer| buyer.id),
            Keep::Order(_) => pinned.order.as_ref().map(|order| order.id),
            Keep::Piece(_) => pinned.piece.as_ref().map(|piece| piece.id),
        };
        id.map(|id| Destination::Field { root: self.root, id, path: self.name })
    }

    /// Whether it gives a list.
    pub fn is_list(&self) -> bool {
        matches!(
            self.name,
            "buyer.tags"
                | "buyer.address_points"
                | "order.items"
                | "order.extras"
                | "order.agreements"
                | "piece.links"
                | "piece.variations"
                | "shop.in_stock"
                | "shop.made_to_order"
        )
    }

    /// Whether an answer can be written back at all.
    pub const fn is_writable(&self) -> bool {
        !matches!(self.keep, Keep::Nowhere)
    }
}

/// Why a value was not written back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// No such path, or one whose value is not kept in one field.
    #[error("{0} takes no value")]
    ReadOnly(String),
    /// Nothing is pinned there.
    #[error("{0:?} is not pinned")]
    NotPinned(Root),
    /// The value does not have the form of [`super::Question::value`] for this kind.
    #[error("{value:?} does not fit {path}")]
    Unfit { path: &'static str, value: String },
}

/// Writes an answer, in the form of [`super::Question::value`], into the field of what is pinned. Saving it is the
/// caller's.
///
/// # Errors
/// Where the path takes no value, nothing is pinned, or the value does not fit. Nothing is changed then.
pub fn write(pinned: &mut Pinned, path: &str, value: &str) -> Result<(), NotWritten> {
    let found = find(path).ok_or_else(|| NotWritten::ReadOnly(path.to_owned()))?;
    let slot = match found.keep {
        Keep::Nowhere => return Err(NotWritten::ReadOnly(path.to_owned())),
        Keep::Buyer(slot) => pinned.buyer.as_mut().map(slot),
        Keep::Order(slot) => pinned.order.as_mut().map(slot),
        Keep::Piece(slot) => pinned.piece.as_mut().map(slot),
    };
    let slot = slot.ok_or(NotWritten::NotPinned(found.root))?;
    slot.fill(value).ok_or_else(|| NotWritten::Unfit { path: found.name, value: value.to_owned() })
}

impl Slot<'_> {
    fn fill(self, value: &str) -> Option<()> {
        fn read<T: FromStr>(field: &mut Option<T>, value: &str) -> Option<()> {
            *field = Some(value.parse().ok()?);
            Some(())
        }
        match self {
            Self::Text(field) => sanitise(value).trim().clone_into(field),
            Self::MaybeText(field) => *field = Some(sanitise(value).trim().to_owned()),
            Self::Date(field) => read(field, value)?,
            Self::Money(field) => read(field, value)?,
            Self::Count(field) => read(field, value)?,
        }
        Some(())
    }
}

/// A text as data; nothing where it is empty.
fn text(text: &str) -> Data<'_> {
    cleaned(text).map_or(Data::Nothing, Data::text)
}

fn maybe(maybe: Option<&String>) -> Data<'_> {
    maybe.map_or(Data::Nothing, |known| text(known))
}

fn money<'c>(amount: Option<Money>) -> Data<'c> {
    amount.map_or(Data::Nothing, Data::Money)
}

fn date<'c>(date: Option<Date>) -> Data<'c> {
    date.map_or(Data::Nothing, |date| Data::Date(date, DateForm::Long))
}

fn count<'c>(count: Option<u32>) -> Data<'c> {
    count.map_or(Data::Nothing, |count| Data::Number(Number::from(count)))
}

fn list<'c>(path: &'static str, items: impl Iterator<Item = Data<'c>>) -> Data<'c> {
    let values: Vec<Value<'c>> = items.map(|data| Value { data, origin: Origin::Path(path) }).collect();
    if values.is_empty() { Data::Nothing } else { Data::List(values.into()) }
}

fn items<'c>(items: &'c [Item], context: &Context<'c>) -> Data<'c> {
    let title = |item: &Item| {
        let piece = context.workbench.pieces.iter().find(|piece| Some(piece.id) == item.piece)?;
        // A name that the buyer has read elsewhere stays as it was.
        if piece.is_called(&item.name) { piece.title_in(context.language) } else { None }
    };
    list("order.items", items.iter().map(|item| Data::Part(Part::Item { item, title: title(item) })))
}

fn agreements(agreements: &[Agreement]) -> Data<'_> {
    list("order.agreements", agreements.iter().map(|one| Data::Part(Part::Agreement(one))))
}

/// Pieces of the shop, with the links that suit the channel at hand.
fn pieces<'c>(of: &'static str, pieces: &'c [Piece], context: &Context<'c>) -> Data<'c> {
    let Context { channel, language, .. } = *context;
    list(of, pieces.iter().map(|piece| Data::Part(Part::Piece { of, piece, channel, language })))
}

fn links(links: &[Link]) -> Data<'_> {
    list("piece.links", links.iter().map(|link| Data::Part(Part::Link(link))))
}
