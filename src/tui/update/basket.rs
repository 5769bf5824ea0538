//! The message made of several replies, and the same text changed by hand.

use crate::desk::{Composition, Part, Ready, UnderWay, Unfinished};
use crate::model::Id;
use crate::tui::action::Action;
use crate::tui::field::Field;
use crate::tui::form::{Form, Then};
use crate::tui::message::Effect;
use crate::tui::model::{Kept, Model, NoticeKind, Screen};
use crate::tui::picker;

use super::{Effects, main, under_way};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::CopyBasket => copy(model),
        Action::EditBasket => edit(model),
        Action::SplitBasket | Action::SplitLetter => super::checks::split(model, action),
        Action::KeepBasket => under_way::put_away(model, UnderWay::Basket, false),
        Action::BasketAsReply => vec![Effect::OpenJoined(composition(model))],
        Action::HoldBasket => under_way::put_away(model, UnderWay::Basket, true),
        Action::PartUp => shift(model, -1),
        Action::PartDown => shift(model, 1),
        Action::RemovePart => remove(model),
        Action::EmptyBasket => {
            model.basket.clear();
            model.main.chosen = false;
            model.screens.pop();
            main::refresh(model)
        }
        Action::BasketUp => step(model, -1),
        Action::BasketDown => step(model, 1),
        Action::CopyLetter => copy_letter(model),
        Action::PutAway => put_away(model),
        _ => Vec::new(),
    }
}

/// The message of what was kept, without the marked line of the list.
pub(super) fn composition(model: &Model) -> Composition {
    let parts: Vec<Part> = model.basket.iter().map(|kept| kept.part).collect();
    Composition { parts, ..model.composition() }
}

pub(super) fn preview(model: &mut Model) -> Effects {
    let question = model.ask();
    vec![Effect::Preview { question, composition: composition(model) }]
}

/// The message was left as it is; what had only been put in to be looked at goes.
pub(super) fn left(model: &mut Model, lent: Option<Id>) -> Effects {
    let is_alone = model.basket.len() == 1;
    model.basket.retain(|kept| !is_alone || Some(kept.part.reply) != lent);
    main::refresh(model)
}

pub(super) fn step(model: &mut Model, by: isize) -> Effects {
    let count = model.basket.len();
    if let Some(Screen::Basket { selected, .. }) = model.screens.last_mut() {
        *selected = picker::step(*selected, by, count);
    }
    Vec::new()
}

/// Moves the marked reply up or down in the message.
fn shift(model: &mut Model, by: isize) -> Effects {
    let count = model.basket.len();
    let Some(Screen::Basket { selected, .. }) = model.screens.last_mut() else { return Vec::new() };
    let to = picker::step(*selected, by, count);
    model.basket.swap(*selected, to);
    *selected = to;
    preview(model)
}

fn remove(model: &mut Model) -> Effects {
    let Some(Screen::Basket { selected, .. }) = model.screens.last_mut() else { return Vec::new() };
    // What was left out must not come back as the marked line of the list.
    model.main.chosen = false;
    if *selected < model.basket.len() {
        let _kept: Kept = model.basket.remove(*selected);
    }
    *selected = selected.saturating_sub(1);
    if model.basket.is_empty() {
        model.screens.pop();
        return main::refresh(model);
    }
    preview(model)
}

fn copy(model: &mut Model) -> Effects {
    let composition = composition(model);
    if model.copying || composition.parts.is_empty() {
        return Vec::new();
    }
    vec![Effect::Prepare(composition)]
}

/// Opens the whole text for a change by hand; what is missing is asked first.
fn edit(model: &mut Model) -> Effects {
    let composition = composition(model);
    let Some(preview) = &model.main.preview else { return Vec::new() };
    if !preview.rendered.is_complete()
        && let Some(form) = Form::fill(&model.messages, composition.clone(), preview, model.main.message.as_deref())
    {
        model.screens.push(Screen::Form(Form { then: Then::Opened, ..form }));
        return super::form::filled(model);
    }
    let text = preview.rendered.preview().to_owned();
    open_text(model, &text, composition)
}

/// The message whose form was asked before its text is changed by hand.
pub(super) fn open_filled(model: &mut Model, ready: &Ready) -> Effects {
    let mut effects = Vec::new();
    if let Some(Screen::Form(form)) = model.screens.pop() {
        effects = super::form::left(model, &form);
    }
    effects.extend(open_text(model, ready.text.as_str(), ready.composition.clone()));
    effects
}

fn open_text(model: &mut Model, text: &str, composition: Composition) -> Effects {
    let field = Field::lines(text);
    let composition = Box::new(composition);
    model.screens.push(Screen::Letter { field, composition, draft: None, before: String::new(), about: String::new() });
    super::checks::letter(model)
}

fn copy_letter(model: &mut Model) -> Effects {
    let Some(Screen::Letter { field, composition, draft, .. }) = model.screens.last() else { return Vec::new() };
    let text = field.text();
    if model.copying || text.trim().is_empty() {
        return Vec::new();
    }
    let draft = draft.or(composition.draft);
    vec![Effect::PrepareText { text, composition: (**composition).clone(), draft }]
}

/// Keeps the text, and asks for how long it is not to be offered: an angry answer waits.
fn put_away(model: &mut Model) -> Effects {
    let Some(Screen::Letter { field, composition, draft, .. }) = model.screens.last() else { return Vec::new() };
    let (place, text, buyer) = ("letter".to_owned(), field.text(), composition.pins.buyer);
    if text.trim().is_empty() {
        let notice = model.messages.text("notice-body-missing").into_owned();
        model.say(NoticeKind::Warning, notice);
        return Vec::new();
    }
    let unfinished = Unfinished { place, text, buyer, reply: None, draft: draft.or(composition.draft) };
    let is_of_basket = !composition.parts.is_empty();
    model.screens.clear();
    if is_of_basket {
        under_way::forget(model);
    }
    model.reviewed = Default::default();
    let mut effects = vec![Effect::PutAway(Box::new(unfinished))];
    effects.extend(main::refresh(model));
    effects
}
