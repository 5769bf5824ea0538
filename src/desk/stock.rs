//! The stock list (P05): what is there, and what is made to order.

use super::{Desk, Error};
use crate::compose::print;
use crate::i18n::Messages;
use crate::model::{Channel, Id, Language, Piece};

/// What is there, what is made to order, and what has run out; what nobody counts and nobody makes is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockList {
    pub ready: Vec<Piece>,
    pub to_order: Vec<Piece>,
    /// None is left, and none is made to order: for the seller's eyes.
    pub sold_out: Vec<Piece>,
}

impl StockList {
    /// Pieces by how they are to be had.
    #[must_use]
    pub fn of(pieces: Vec<Piece>) -> Self {
        let (ready, rest): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(Piece::is_ready);
        let (to_order, rest): (Vec<Piece>, Vec<Piece>) = rest.into_iter().partition(Piece::is_made_to_order);
        let sold_out = rest.into_iter().filter(|piece| piece.supply.in_stock == Some(0)).collect();
        Self { ready, to_order, sold_out }
    }

    /// Whether nothing is to be had.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.to_order.is_empty()
    }
}

impl Desk {
    /// The stock list of the pieces that have every word typed in them; of all where nothing was typed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn stock_list(&self, typed: &str) -> Result<StockList, Error> {
        Ok(StockList::of(self.find_pieces(typed, usize::MAX)?))
    }

    /// The stock list of these pieces.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn stock_list_of(&self, pieces: &[Id]) -> Result<StockList, Error> {
        let mut found = self.find_pieces("", usize::MAX)?;
        found.retain(|piece| pieces.contains(&piece.id));
        Ok(StockList::of(found))
    }
}

impl StockList {
    /// How many of so many pieces it leaves out: sold out, or nobody has said how they are to be had.
    #[must_use]
    pub const fn leaves_out(&self, of: usize) -> usize {
        of.saturating_sub(self.ready.len() + self.to_order.len())
    }

    /// It as a text for a buyer: names and prices in a line each for a chat; with sizes, what they can be chosen in
    /// and links for an e-mail. The links are those that suit the channel. In English where the program does not speak the
    /// language.
    #[must_use]
    pub fn as_text(&self, is_full: bool, channel: Option<&Channel>, language: &Language) -> String {
        let messages = Messages::for_buyer(language);
        let part = |heading: &str, pieces: &[Piece]| {
            let lines = pieces.iter().map(|piece| line(piece, is_full, channel, language, &messages));
            let lines: Vec<String> = std::iter::once(format!("{heading}:")).chain(lines).collect();
            (!pieces.is_empty()).then(|| lines.join("\n"))
        };
        let parts =
            [part(&messages.text("stock-ready"), &self.ready), part(&messages.text("stock-to-order"), &self.to_order)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}

fn line(piece: &Piece, is_full: bool, channel: Option<&Channel>, language: &Language, messages: &Messages) -> String {
    let name = piece.called_in(language);
    let price = piece.price.map(|price| print::money(messages.language(), price));
    let days = piece.supply.days_to_make.filter(|_| !piece.is_ready());
    let days = days.map(|days| messages.with("stock-days", &[("days", days.into())]));
    let count = piece.supply.in_stock.filter(|count| is_full && *count > 1);
    let count = count.map(|count| messages.with("stock-count", &[("count", count.into())]));
    let of_email = |text: &Option<String>| text.clone().filter(|_| is_full);
    let variations = (is_full && !piece.variations.is_empty()).then(|| piece.variations.join(" / "));
    let parts = [of_email(&piece.size), of_email(&piece.material), variations, price, days, count];
    let facts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let said = if facts.is_empty() { name.to_owned() } else { format!("{name}: {facts}") };
    match piece.link_for(channel).filter(|_| is_full) {
        Some(link) => format!("- {said}\n  {}", link.url),
        None => format!("- {said}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Composition, Pins, Prepared, Wish, demo};
    use crate::model::Length;

    fn filled(desk: &Desk, shortcut: &str, length: Length, pins: Pins) -> String {
        let reply = desk.reply_called(shortcut).expect("a reply");
        let wish = Wish { length: Some(length), ..Wish::default() };
        let part = desk.part(&reply, &wish, pins).expect("a text");
        match desk.prepare(Composition { parts: vec![part], pins, ..Composition::default() }).expect("a message") {
            Prepared::Ready(ready) => ready.text.as_str().to_owned(),
            Prepared::NotWhole(preview) => panic!("{}", preview.rendered.preview()),
        }
    }

    #[test]
    fn the_reply_to_what_do_you_have_lists_what_is_there_and_what_is_made() {
        let desk = demo::ready_made();
        let list = desk.stock_list("").expect("a list");
        assert!(!list.ready.is_empty() && !list.to_order.is_empty());
        let text = filled(&desk, "catalogue", Length::Full, Pins::default());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.iter().filter(|line| line.starts_with("- ")).count(), list.ready.len() + list.to_order.len());
        assert!(lines.contains(&"Ready to post:") && lines.contains(&"Made to order:"), "{text}");
        assert!(lines.iter().all(|line| !line.is_empty()), "{text}");
    }

    #[test]
    fn is_it_available_is_answered_in_one_message() {
        let desk = demo::ready_made();
        let list = desk.stock_list("").expect("a list");
        let ask = |piece: &Piece| {
            filled(&desk, "available", Length::Short, Pins { piece: Some(piece.id), ..Pins::default() })
        };
        let ready = list.ready.iter().find(|piece| piece.size.is_some()).expect("a piece");
        let made = list.to_order.iter().find(|piece| piece.size.is_some()).expect("a piece");
        let (text, size) = (ask(ready), ready.size.clone().expect("a size"));
        assert!(text.contains(&ready.name) && text.contains(&size) && !text.contains("I'll make it"), "{text}");
        let text = ask(made);
        assert!(text.contains("I'll make it for you, ready on"), "{text}");
    }
}
