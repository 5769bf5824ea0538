//! A message that was under way when its place was left: a draft that is taken up again as what it was, not as its text.
//!
//! The text of such a draft is a line for people, then what the message is made of, a line each; a line that goes on begins with two blanks:
//!
//! ```text
//! pickup-car + payment-iban · 2041
//! reply: pickup-car 019b… 019b…
//! reply: payment-iban 019b…
//! order: 2041 019b…
//! piece: Blue mug 019b…
//! answer meeting_time: 18:00
//! answer note: Ring twice,
//!   the bell is old
//! on: gift wrap
//! wrote: Can I come by car at six?
//! ```
//!
//! It stands in the text and not in columns of its own: so it is listed, found, undone, exported and erased as any other draft is, and
//! an older program shows it. Beside each name stands what it is called in the records; where nothing is called so, as in a shop
//! that was put together from a file, the name is looked up.

use std::fmt::Write as _;

use super::lines::{draft_value, draft_values};
use crate::desk::{Composition, Desk, Error, Part, Pins, TakenUp, UnderWay, Unfinished};
use crate::model::{Channel, Draft, Id, Order, Reply};
use crate::text;

/// So many replies may answer the message that it answers.
const SUGGESTIONS: usize = 12;

/// What a draft says a message is made of.
#[derive(Debug, Default)]
struct Said {
    /// Shortcut, reply, text.
    replies: Vec<(String, Option<Id>, Option<Id>)>,
    order: Option<(String, Option<Id>)>,
    piece: Option<(String, Option<Id>)>,
    composition: Composition,
}

impl Desk {
    /// A message under way, as it is kept.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn under_way(&self, place: UnderWay, composition: &Composition) -> Result<Unfinished, Error> {
        let mut lines = String::new();
        let mut names = Vec::new();
        for part in &composition.parts {
            let Some(reply) = self.store.reply(part.reply)? else { continue };
            let text = part.variant.map(|variant| format!(" {variant}")).unwrap_or_default();
            put(&mut lines, "reply", &format!("{} {}{text}", reply.shortcut, reply.id));
            names.push(reply.shortcut.to_string());
        }
        let mut title = names.join(" + ");
        if let Some(order) = composition.pins.order.map(|order| self.store.order(order)).transpose()?.flatten() {
            put(&mut lines, "order", &format!("{} {}", order.number, order.id));
            let _ = write!(title, " · {}", order.number);
        }
        if let Some(piece) = composition.pins.piece.map(|piece| self.store.piece(piece)).transpose()?.flatten() {
            put(&mut lines, "piece", &format!("{} {}", piece.name, piece.id));
        }
        for (name, answer) in &composition.answers {
            put(&mut lines, &format!("answer {name}"), answer);
        }
        for (label, on) in &composition.options {
            put(&mut lines, if *on { "on" } else { "off" }, label);
        }
        if let Some(channel) = &composition.channel {
            put(&mut lines, "channel", channel.name());
        }
        if let Some(message) = composition.answers_message {
            put(&mut lines, "message", &message.to_string());
        }
        if let Some(wrote) = &composition.message {
            put(&mut lines, "wrote", wrote);
        }
        Ok(Unfinished {
            place: place.word().to_owned(),
            // As it is stored, so that it is known again.
            text: text::sanitise(format!("{title}\n{lines}").trim_end()).into_owned(),
            buyer: composition.pins.buyer,
            reply: None,
            draft: composition.draft,
        })
    }

    /// A message under way, taken up again; `None` where the draft is something else.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn take_up(&mut self, draft: &Draft) -> Result<Option<TakenUp>, Error> {
        let Some(place) = UnderWay::of(draft) else { return Ok(None) };
        let said = read(&draft.text);
        let mut gone = Vec::new();
        let mut parts = Vec::new();
        for (shortcut, id, text) in &said.replies {
            match self.reply_of_draft(*id, shortcut)? {
                Some(reply) => {
                    let variant = text.filter(|text| reply.variants.iter().any(|one| one.id == *text));
                    let title = reply.title(&self.settings.interface).to_owned();
                    parts.push((Part { reply: reply.id, variant }, reply.shortcut.clone(), title));
                }
                None => gone.push(shortcut.clone()),
            }
        }
        let buyer = draft.buyer.filter(|buyer| self.store.buyer(*buyer).is_ok_and(|found| found.is_some()));
        let order =
            Self::of_draft(said.order.as_ref(), &mut gone, |id, number| self.order_of_draft(id, number, buyer))?;
        let piece = Self::of_draft(said.piece.as_ref(), &mut gone, |id, name| self.piece_of_draft(id, name))?;
        let pins = Pins { buyer, order, piece };
        let composition = Composition {
            parts: parts.iter().map(|(part, ..)| *part).collect(),
            pins,
            draft: Some(draft.id),
            ..said.composition
        };
        let message = composition.message.clone();
        let message = message.map(|message| self.understand(&message, SUGGESTIONS)).transpose()?;
        let preview = self.preview(&composition)?;
        Ok(Some(TakenUp { place, pinned: self.pinned(pins)?, parts, preview, message, gone, composition }))
    }

    /// The one that a draft names; the name of what is not there is noted.
    fn of_draft(
        named: Option<&(String, Option<Id>)>,
        gone: &mut Vec<String>,
        find: impl Fn(Option<Id>, &str) -> Result<Option<Id>, Error>,
    ) -> Result<Option<Id>, Error> {
        let Some((name, id)) = named else { return Ok(None) };
        let found = find(*id, name)?;
        gone.extend(found.is_none().then(|| name.clone()));
        Ok(found)
    }

    fn reply_of_draft(&self, id: Option<Id>, shortcut: &str) -> Result<Option<Reply>, Error> {
        let by_id = id.map(|id| self.store.reply(id)).transpose()?.flatten();
        let Ok(shortcut) = shortcut.parse() else { return Ok(by_id) };
        Ok(match by_id {
            Some(reply) => Some(reply),
            None => self.store.reply_by_shortcut(&shortcut)?,
        })
    }

    fn order_of_draft(&self, id: Option<Id>, number: &str, buyer: Option<Id>) -> Result<Option<Id>, Error> {
        if let Some(order) = id.map(|id| self.store.order(id)).transpose()?.flatten() {
            return Ok(Some(order.id));
        }
        // A number may be there more than once: then only the buyer's is meant for certain.
        let numbered = self.store.orders_numbered(number)?;
        let of_buyer = |order: &&Order| buyer.is_some() && order.buyer == buyer;
        let only = if numbered.len() == 1 { numbered.first() } else { None };
        Ok(numbered.iter().find(of_buyer).or(only).map(|order| order.id))
    }

    fn piece_of_draft(&self, id: Option<Id>, name: &str) -> Result<Option<Id>, Error> {
        if let Some(piece) = id.map(|id| self.store.piece(id)).transpose()?.flatten() {
            return Ok(Some(piece.id));
        }
        Ok(self.store.pieces()?.iter().find(|piece| piece.name == name).map(|piece| piece.id))
    }
}

/// The text of a draft as a person reads it: of a message under way without what its parts are called in the records.
pub fn draft_in_words(draft: &Draft) -> String {
    if UnderWay::of(draft).is_none() {
        return draft.text.clone();
    }
    let bare = |line: &str| {
        let is_named = ["reply: ", "order: ", "piece: "].iter().any(|key| line.starts_with(key));
        let is_id = |word: &str| word.parse::<Id>().is_ok();
        let words: Vec<&str> = line.split(' ').filter(|word| !(is_named && is_id(word))).collect();
        words.join(" ")
    };
    let lines = draft.text.lines().filter(|line| !line.starts_with("message: "));
    lines.map(bare).collect::<Vec<_>>().join("\n")
}

/// One line, or several.
fn put(lines: &mut String, name: &str, value: &str) {
    lines.extend([name, ": ", &draft_value(value), "\n"]);
}

/// What stands in a draft.
fn read(text: &str) -> Said {
    let mut said = Said::default();
    for (name, value) in draft_values(text) {
        let composition = &mut said.composition;
        match name {
            "reply" => {
                let mut words = value.split_whitespace();
                let shortcut = words.next().unwrap_or_default().to_owned();
                let mut id = || words.next().and_then(|word| word.parse().ok());
                said.replies.push((shortcut, id(), id()));
            }
            "order" => said.order = Some(named(&value)),
            "piece" => said.piece = Some(named(&value)),
            "channel" => composition.channel = Some(Channel::new(&value)),
            "message" => composition.answers_message = value.parse().ok(),
            "wrote" => composition.message = Some(value),
            "on" | "off" => drop(composition.options.insert(value, name == "on")),
            _ => {
                if let Some(question) = name.strip_prefix("answer ") {
                    composition.answers.insert(question.to_owned(), value);
                }
            }
        }
    }
    said
}

/// A name and what it is called in the records.
fn named(value: &str) -> (String, Option<Id>) {
    let apart = value.rsplit_once(' ').and_then(|(name, id)| Some((name.to_owned(), Some(id.parse().ok()?))));
    apart.unwrap_or_else(|| (value.to_owned(), None))
}
