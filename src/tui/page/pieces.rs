//! The page of the shop's pieces in words.

use crate::i18n::Messages;
use crate::model::{Piece, Supply};
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// Everything the shop makes: what lies ready first, then what is made to order, what is sold out, and what nobody has said how to
/// get.
pub fn sheet(messages: &Messages, pieces: &[Piece]) -> Sheet {
    let of = |wanted: fn(&Piece) -> bool| {
        pieces.iter().filter(|piece| wanted(piece)).map(|piece| line(messages, piece)).collect::<Vec<_>>()
    };
    let section =
        |name: &str, lines| Section { joined: true, ..Section::new(messages.member("page-section", name), lines) };
    Sheet {
        title: messages.text("page-pieces").into_owned(),
        sections: vec![
            section("in-stock", of(Piece::is_ready)),
            section("to-order", of(|piece| !piece.is_ready() && piece.is_made_to_order())),
            section("sold-out", of(|piece| !piece.is_made_to_order() && piece.supply.in_stock == Some(0))),
            section("not-noted", of(|piece| !piece.is_made_to_order() && piece.supply.in_stock.is_none())),
        ],
        empty: messages.text("page-no-pieces").into_owned(),
        ..Sheet::default()
    }
}

fn line(messages: &Messages, piece: &Piece) -> Line {
    let look: Vec<String> = piece.size.iter().chain(&piece.material).cloned().collect();
    Line {
        target: Some(Target::Piece(piece.id)),
        cells: vec![Span::strong(piece.name.clone()), supply(messages, piece.supply), Span::muted(look.join(" · "))],
        end: Span::plain(piece.price.map(|price| words::money(messages, price)).unwrap_or_default()),
        also: piece.variations.join(" "),
        ..Line::default()
    }
}

/// How many lie ready, and how soon one is made: a blank would say nothing.
fn supply(messages: &Messages, supply: Supply) -> Span {
    let days = |days: u32| messages.with("page-days-to-make", &[("count", days.into())]);
    match (supply.in_stock, supply.days_to_make) {
        (Some(count), more) if count > 0 => {
            let ready = messages.with("page-in-stock", &[("count", count.into())]);
            let more = more.map(|more| messages.with("page-more-in", &[("days", days(more).into())]));
            Span::new(ready + &more.unwrap_or_default(), Look::Good)
        }
        (_, Some(more)) => Span::plain(days(more)),
        (Some(_), None) => Span::new(messages.text("page-sold-out").into_owned(), Look::Warning),
        (None, None) => Span::new(messages.text("page-not-noted").into_owned(), Look::Warning),
    }
}
