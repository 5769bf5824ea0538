//! The paths of the order and of the piece.

use super::{
    Data, Get, Keep, Path, Root, Slot, agreements, count, date, items, links, list, maybe, money, pieces, text,
};
use crate::compose::ask::QuestionKind as Kind;
use crate::compose::context::Context;
use crate::model::{Order, Piece};

pub(super) static ORDER: &[Path] = &[
    order("order.number", Kind::Text, |o, _| text(&o.number), Keep::Nowhere),
    order(
        "order.channel",
        Kind::Text,
        |o, _| o.channel.as_ref().map_or(Data::Nothing, |channel| text(channel.label())),
        Keep::Nowhere,
    ),
    order("order.state", Kind::Text, |o, _| Data::text(o.state.word()), Keep::Nowhere),
    order("order.items", Kind::LongText, |o, c| items(&o.items, c), Keep::Nowhere),
    order("order.total", Kind::Money, |o, _| money(o.total), Keep::Order(|o| Slot::Money(&mut o.total))),
    order("order.paid", Kind::Money, |o, _| money(o.paid), Keep::Order(|o| Slot::Money(&mut o.paid))),
    Path { name: "order.due", root: Root::Order, kind: Kind::Money, get: Get::Due, keep: Keep::Nowhere },
    order(
        "order.payment",
        Kind::Text,
        |o, _| maybe(o.payment.as_ref()),
        Keep::Order(|o| Slot::MaybeText(&mut o.payment)),
    ),
    order("order.postage", Kind::Money, |o, _| money(o.postage), Keep::Order(|o| Slot::Money(&mut o.postage))),
    order("order.promised", Kind::Date, |o, _| date(o.promised), Keep::Order(|o| Slot::Date(&mut o.promised))),
    order("order.ready_on", Kind::Date, |_, c| date(c.workbench.order_ready_on), Keep::Nowhere),
    order("order.slot", Kind::Text, |o, _| maybe(o.slot.as_ref()), Keep::Order(|o| Slot::MaybeText(&mut o.slot))),
    order(
        "order.carrier",
        Kind::Text,
        |o, _| maybe(o.carrier.as_ref()),
        Keep::Order(|o| Slot::MaybeText(&mut o.carrier)),
    ),
    order(
        "order.tracking",
        Kind::Text,
        |o, _| maybe(o.tracking.as_ref()),
        Keep::Order(|o| Slot::MaybeText(&mut o.tracking)),
    ),
    Path {
        name: "order.tracking_link",
        root: Root::Order,
        kind: Kind::Text,
        get: Get::TrackingLink,
        keep: Keep::Nowhere,
    },
    order("order.expected", Kind::Date, |o, _| date(o.expected), Keep::Order(|o| Slot::Date(&mut o.expected))),
    order(
        "order.extras",
        Kind::LongText,
        |o, _| list("order.extras", o.extras.iter().map(|extra| text(&extra.text))),
        Keep::Nowhere,
    ),
    order("order.agreements", Kind::LongText, |o, _| agreements(&o.agreements), Keep::Nowhere),
];

pub(super) static PIECE: &[Path] = &[
    piece("piece.name", Kind::Text, |p, c| text(p.called_in(c.language)), Keep::Piece(|p| Slot::Text(&mut p.name))),
    piece("piece.size", Kind::Text, |p, _| maybe(p.size.as_ref()), Keep::Piece(|p| Slot::MaybeText(&mut p.size))),
    piece(
        "piece.material",
        Kind::Text,
        |p, _| maybe(p.material.as_ref()),
        Keep::Piece(|p| Slot::MaybeText(&mut p.material)),
    ),
    piece("piece.care", Kind::LongText, |p, _| maybe(p.care.as_ref()), Keep::Piece(|p| Slot::MaybeText(&mut p.care))),
    piece("piece.price", Kind::Money, |p, _| money(p.price), Keep::Piece(|p| Slot::Money(&mut p.price))),
    piece(
        "piece.variations",
        Kind::LongText,
        |p, _| list("piece.variations", p.variations.iter().map(|variation| text(variation))),
        Keep::Nowhere,
    ),
    piece(
        "piece.in_stock",
        Kind::Number,
        |p, _| count(p.supply.in_stock),
        Keep::Piece(|p| Slot::Count(&mut p.supply.in_stock)),
    ),
    piece(
        "piece.days_to_make",
        Kind::Number,
        |p, _| count(p.supply.days_to_make),
        Keep::Piece(|p| Slot::Count(&mut p.supply.days_to_make)),
    ),
    piece("piece.ready_on", Kind::Date, |_, c| date(c.workbench.piece_ready_on), Keep::Nowhere),
    piece("piece.breakdown", Kind::LongText, |p, _| text(&p.breakdown), Keep::Piece(|p| Slot::Text(&mut p.breakdown))),
    piece("piece.link", Kind::Text, link, Keep::Nowhere),
    piece("piece.links", Kind::LongText, |p, _| links(&p.links), Keep::Nowhere),
];

pub(super) static SHOP: &[Path] = &[
    shop("shop.in_stock", |c| pieces("shop.in_stock", c.workbench.ready, c)),
    shop("shop.made_to_order", |c| pieces("shop.made_to_order", c.workbench.to_order, c)),
];

const fn shop(name: &'static str, get: for<'c> fn(&Context<'c>) -> Data<'c>) -> Path {
    Path { name, root: Root::Shop, kind: Kind::LongText, get: Get::Day(get), keep: Keep::Nowhere }
}

type OfOrder = for<'c> fn(&'c Order, &Context<'c>) -> Data<'c>;
type OfPiece = for<'c> fn(&'c Piece, &Context<'c>) -> Data<'c>;

const fn order(name: &'static str, kind: Kind, get: OfOrder, keep: Keep) -> Path {
    Path { name, root: Root::Order, kind, get: Get::Order(get), keep }
}

const fn piece(name: &'static str, kind: Kind, get: OfPiece, keep: Keep) -> Path {
    Path { name, root: Root::Piece, kind, get: Get::Piece(get), keep }
}

/// The link on the channel at hand, else the first there is.
fn link<'c>(piece: &'c Piece, context: &Context<'c>) -> Data<'c> {
    piece.link_for(context.channel).map_or(Data::Nothing, |link| text(&link.url))
}
