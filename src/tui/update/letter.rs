//! Texts put together from the records: asked for on a page, opened to be looked at, kept where they were changed and left.

use crate::desk::{Composition, Unfinished};
use crate::model::{Id, Length};
use crate::tui::field::Field;
use crate::tui::letter::{Letter, Written};
use crate::tui::message::{Effect, Target};
use crate::tui::model::{Model, NoticeKind, Screen};

use super::Effects;

/// The stock list of the pieces that a page shows now.
pub(super) fn stock(model: &Model, length: Option<Length>) -> Effects {
    let Some(Screen::Page(page)) = model.screens.last() else { return Vec::new() };
    let piece = |target| match target {
        Target::Piece(id) => Some(id),
        _ => None,
    };
    let pieces = page.targets().into_iter().filter_map(piece).collect();
    vec![Effect::Write(Letter::Stock { pieces, length, pins: model.pins() })]
}

/// A text was put together: it opens, for whom it is.
pub(super) fn opened(model: &mut Model, written: Written) -> Effects {
    let Written { text, pins, notes } = written;
    if text.is_empty() {
        let notice = model.messages.text("notice-nothing-to-be-had").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    // A message at hand is answered with it where it is from the same buyer.
    let message = model.main.message.as_ref().filter(|_| pins.buyer == model.pins().buyer);
    let message = message.map(|message| message.text.clone());
    let composition = Composition { pins, message, ..Composition::default() };
    let field = Field::lines(&text);
    model.screens.push(Screen::Letter { field, composition, draft: None, before: text, about: notes.join(" · ") });
    let now = model.pins();
    let is_of_another = pins.buyer != now.buyer || pins.order.is_some_and(|order| Some(order) != now.order);
    if is_of_another { vec![Effect::Pin(pins)] } else { Vec::new() }
}

/// A text was left: what could not be put together again is kept.
pub(super) fn left(
    model: &mut Model,
    field: &Field,
    composition: &Composition,
    draft: Option<Id>,
    before: &str,
) -> Effects {
    let text = field.text();
    let mut effects = super::page::left(model);
    if !text.trim().is_empty() && text != before {
        let (place, buyer) = ("letter".to_owned(), composition.pins.buyer);
        effects.push(Effect::KeepDraft(Box::new(Unfinished { place, text, buyer, reply: None, draft })));
    }
    effects
}
