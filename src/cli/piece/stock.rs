//! What is there and what is made to order: for the seller as a list, for a buyer as a text.

use serde::Serialize;

use super::super::out::{Span, Style};
use super::super::{Frame, deliver, shared, words};
use super::{Stock, supply};
use crate::config::Config;
use crate::desk::{Composition, Desk};
use crate::i18n::Messages;
use crate::model::Piece;
use crate::report::{Exit, Failure};

/// The list for programs.
#[derive(Serialize)]
struct Lists<'a> {
    ready: &'a [Piece],
    to_order: &'a [Piece],
    sold_out: &'a [Piece],
}

impl Stock {
    pub(super) fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let list = desk.stock_list(&self.words.join(" "))?;
        let is_text = self.short || self.full || self.copy;
        if is_text && list.is_empty() && !frame.out.wants_json() {
            frame.list(&[], false)?;
            return Ok(Exit::Done);
        }
        if !is_text || list.is_empty() {
            if frame.out.wants_json() {
                frame.out.json(&Lists { ready: &list.ready, to_order: &list.to_order, sold_out: &list.sold_out })?;
                return Ok(Exit::Done);
            }
            let pieces: Vec<Piece> = list.ready.into_iter().chain(list.to_order).chain(list.sold_out).collect();
            let labels = desk.piece_labels(&pieces)?;
            let rows: Vec<Vec<Span>> =
                pieces.iter().zip(&labels).map(|(piece, label)| row(&frame.messages, piece, label)).collect();
            frame.list(&rows, false)?;
            return Ok(Exit::Done);
        }
        let language = self.language.unwrap_or_else(|| desk.settings().language.clone());
        let text = list.as_text(self.full, self.channel.as_ref(), &language);
        let ready = desk.prepare_text(&text, Composition::default(), None)?;
        let exit = deliver::whole(frame, config, desk, &ready, self.copy)?;
        shared::hint_unspoken(frame, &language)?;
        Ok(exit)
    }
}

fn row(messages: &Messages, piece: &Piece, label: &str) -> Vec<Span> {
    let [count, days] = supply(messages, piece);
    let style = if piece.is_ready() { Style::Good } else { Style::Muted };
    vec![
        Span::new(Style::Strong, label),
        Span::plain(piece.price.map(|price| words::money(messages, price)).unwrap_or_default()),
        Span::new(style, count.unwrap_or_default()),
        Span::new(Style::Muted, days.unwrap_or_default()),
    ]
}
