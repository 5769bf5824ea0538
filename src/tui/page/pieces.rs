//! The page of the shop's pieces in words.

use crate::i18n::Messages;
use crate::model::{Piece, Supply};
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// Everything the shop makes: what lies ready first, what is made to order below.
pub fn sheet(messages: &Messages, pieces: &[Piece]) -> Sheet {
    let of = |wanted: fn(Supply) -> bool| {
        let wanted = pieces.iter().filter(|piece| wanted(piece.supply));
        wanted.map(|piece| line(messages, piece)).collect::<Vec<_>>()
    };
    let section =
        |name: &str, lines| Section { joined: true, ..Section::new(messages.member("page-section", name), lines) };
    Sheet {
        title: messages.text("page-pieces").into_owned(),
        sections: vec![
            section("in-stock", of(lies_ready)),
            section("to-order", of(|supply| !lies_ready(supply) && supply.days_to_make.is_some())),
            section("sold-out", of(|supply| !lies_ready(supply) && supply.days_to_make.is_none())),
        ],
        empty: messages.text("page-no-pieces").into_owned(),
        ..Sheet::default()
    }
}

/// Whether there is one to send today. Where nobody counts and nothing is said of making it, it is taken to be there.
fn lies_ready(supply: Supply) -> bool {
    supply.in_stock.map_or(supply.days_to_make.is_none(), |count| count > 0)
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

fn supply(messages: &Messages, supply: Supply) -> Span {
    match (supply.in_stock, supply.days_to_make) {
        (Some(count), _) if count > 0 => {
            Span::new(messages.with("page-in-stock", &[("count", count.into())]), Look::Good)
        }
        (_, Some(days)) => Span::plain(messages.with("page-days-to-make", &[("count", days.into())])),
        (Some(_), None) => Span::new(messages.text("page-sold-out").into_owned(), Look::Warning),
        (None, None) => Span::default(),
    }
}
