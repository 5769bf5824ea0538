//! A message under way: kept as a draft when it is left behind or put away, and taken up again as the form or the basket it was.

use crate::desk::{Composition, TakenUp, UnderWay};
use crate::tui::field::Field;
use crate::tui::form::Form;
use crate::tui::message::Effect;
use crate::tui::model::{Kept, Model, Noted, NoticeKind, Screen};

use super::{Effects, basket, main};

/// The program is left, or another message is taken up: what was answered or put together so far is a draft. A text that was being
/// changed by hand is one of its own.
pub(super) fn left_behind(model: &Model) -> Option<Effect> {
    let lent = |screen: &Screen| matches!(screen, Screen::Basket { lent: Some(_), .. });
    if model.screens.iter().any(|screen| matches!(screen, Screen::Letter { .. })) {
        return None;
    }
    let form = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Form(form) => form.composition().map(|composition| (form, composition)),
        _ => None,
    });
    let is_answered = !model.main.answers.is_empty() || !model.main.options.is_empty();
    let is_taken_up = model.main.draft.is_some() && !model.basket.is_empty();
    if let Some((form, composition)) = form {
        let is_worth_it = form.is_begun() || is_answered || is_taken_up;
        return is_worth_it.then(|| keep(UnderWay::Form, composition, false));
    }
    if is_answered && asks_for_answers(model) {
        return Some(keep(UnderWay::Form, model.composition(), false));
    }
    let is_put_together = model.basket.len() > 1 && !model.screens.iter().any(lent);
    (is_put_together || is_taken_up).then(|| keep(UnderWay::Basket, basket::composition(model), false))
}

/// Whether the message on the screen asks for any of the answers given: else they were another's.
fn asks_for_answers(model: &Model) -> bool {
    let Some(preview) = &model.main.preview else { return false };
    let rendered = &preview.rendered;
    rendered.questions.iter().any(|question| model.main.answers.contains_key(&question.name))
        || rendered.options.iter().any(|option| model.main.options.contains_key(&option.label))
}

const fn keep(place: UnderWay, composition: Composition, cools: bool) -> Effect {
    Effect::KeepUnderWay { place, composition, cools }
}

/// Keeps the message put together as a draft; where it cools, for how long is asked then. The screen is free for the next.
pub(super) fn put_away(model: &mut Model, place: UnderWay, cools: bool) -> Effects {
    let composition = match model.screens.last() {
        Some(Screen::Form(form)) => form.composition(),
        _ => Some(basket::composition(model)),
    };
    let Some(composition) = composition.filter(|composition| !composition.parts.is_empty()) else { return Vec::new() };
    model.screens.clear();
    forget(model);
    // The next letter looks for another.
    model.main.query.select_all();
    let mut effects = vec![keep(place, composition, cools)];
    effects.extend(main::refresh(model));
    effects
}

/// What was kept and answered for a message that is done with goes.
pub(super) fn forget(model: &mut Model) {
    model.basket.clear();
    model.main.answers.clear();
    model.main.options.clear();
    model.main.draft = None;
    model.main.variant = None;
    model.main.chosen = false;
}

/// A draft is a message under way again: its replies are kept for it, its answers given, its buyer pinned.
pub(super) fn taken_up(model: &mut Model, taken: TakenUp) -> Effects {
    let mut effects: Effects = left_behind(model).into_iter().collect();
    let TakenUp { place, composition, pinned, parts, preview, message, gone } = taken;
    model.screens.clear();
    model.pinned = pinned;
    let kept = parts.into_iter().map(|(part, shortcut, title)| Kept { part, shortcut: shortcut.to_string(), title });
    model.basket = kept.collect();
    let main = &mut model.main;
    main.query = Field::line("");
    main.selected = 0;
    main.chosen = false;
    main.variant = None;
    main.answers = composition.answers.clone();
    main.options = composition.options.clone();
    main.draft = composition.draft;
    main.message = message.map(Box::new);
    main.noted = composition.answers_message.map(|message| Noted { message, buyer: composition.pins.buyer });
    main.preview = preview.map(Box::new);
    let form = match (&model.main.preview, place) {
        (Some(preview), UnderWay::Form) => {
            Form::fill(&model.messages, composition, preview, model.main.message.as_deref())
        }
        _ => None,
    };
    match form {
        Some(form) => model.screens.push(Screen::Form(form)),
        None if model.basket.is_empty() => {}
        None => model.screens.push(Screen::Basket { selected: model.basket.len() - 1, lent: None }),
    }
    if !gone.is_empty() {
        let notice = model.messages.with("notice-draft-lacks", &[("names", gone.join(", ").into())]);
        model.say(NoticeKind::Warning, notice);
    }
    effects.extend(main::list(model));
    effects
}
