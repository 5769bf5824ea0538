//! What is there and what is made to order: for the seller as a list, for a buyer as a text.

use serde::Serialize;

use super::super::out::{Span, Style};
use super::super::{Frame, deliver, words};
use super::Stock;
use crate::config::Config;
use crate::desk::{Composition, Desk};
use crate::model::Piece;
use crate::report::{Exit, Failure};

/// The list for programs.
#[derive(Serialize)]
struct Lists<'a> {
    ready: &'a [Piece],
    to_order: &'a [Piece],
}

impl Stock {
    pub(super) fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let list = desk.stock_list(&self.words.join(" "))?;
        let is_text = self.short || self.full || self.copy;
        if list.is_empty() || !is_text {
            if frame.out.wants_json() {
                frame.out.json(&Lists { ready: &list.ready, to_order: &list.to_order })?;
                return Ok(Exit::Done);
            }
            let rows: Vec<Vec<Span>> = list.ready.iter().chain(&list.to_order).map(|piece| row(frame, piece)).collect();
            frame.list(&rows, false)?;
            return Ok(Exit::Done);
        }
        let language = self.language.unwrap_or_else(|| desk.settings().language.clone());
        let text = list.as_text(self.full, self.channel.as_ref(), &language);
        let ready = desk.prepare_text(&text, Composition::default(), None)?;
        if self.copy { deliver::copy(frame, config, desk, &ready) } else { deliver::print(frame, &ready) }
    }
}

fn row(frame: &Frame, piece: &Piece) -> Vec<Span> {
    let messages = &frame.messages;
    let count = piece.supply.in_stock.filter(|count| *count > 0);
    let count = count.map(|count| messages.with("piece-in-stock", &[("count", count.into())]));
    let days = piece.supply.days_to_make.map(|days| messages.with("piece-days", &[("count", days.into())]));
    vec![
        Span::new(Style::Strong, piece.name.as_str()),
        Span::plain(piece.price.map(|price| words::money(messages, price)).unwrap_or_default()),
        Span::new(Style::Good, count.unwrap_or_default()),
        Span::new(Style::Muted, days.unwrap_or_default()),
    ]
}
