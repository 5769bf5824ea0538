//! Buyers, orders and pieces under edit: opened, filled in, saved, refused.

use crossterm::event::KeyCode;

use crate::desk::{Opened, Pins, Record, Thing};
use crate::model::Draft;
use crate::report::Report;
use crate::tui::action::Action;
use crate::tui::message::{Effect, Target};
use crate::tui::model::{Model, Notice, NoticeKind, Screen};
use crate::tui::record::{Input, RecordForm};

use super::{Effects, page, pick};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    let Some(form) = top(model) else { return Vec::new() };
    match action {
        Action::FormNext => form.step(true),
        Action::FormPrevious => form.step(false),
        Action::ChoiceNext | Action::ChoicePrevious => {
            if let Some(entry) = form.current_mut() {
                entry.turn(action == Action::ChoiceNext);
            }
            return typed(model);
        }
        Action::FormDone if form.active + 1 < form.fields.len() => form.step(true),
        Action::FormDone | Action::SaveForm => return save(model),
        _ => {}
    }
    Vec::new()
}

/// Whether a key that also edits text does something else now.
pub(super) fn applies(form: &RecordForm, action: Action, key: KeyCode) -> bool {
    let Some(entry) = form.current() else { return true };
    match (action, key) {
        (Action::ChoiceNext | Action::ChoicePrevious, _) => !matches!(entry.input, Input::Text(_)),
        (Action::FormDone, KeyCode::Enter) => !entry.takes_enter(),
        (Action::FormNext, KeyCode::Down) => !entry.has_room(true),
        (Action::FormPrevious, KeyCode::Up) => !entry.has_room(false),
        // In a form of a record a blank turns a switch by itself.
        (Action::Remember | Action::MarkChoice, _) => false,
        _ => true,
    }
}

/// What to do to edit something.
pub(super) const fn edit(target: Target) -> Option<Effect> {
    match target {
        Target::Buyer(id) => Some(Effect::OpenRecord(Thing::Buyer, id)),
        Target::Order(id) => Some(Effect::OpenRecord(Thing::Order, id)),
        Target::Piece(id) => Some(Effect::OpenRecord(Thing::Piece, id)),
        _ => None,
    }
}

/// A record is there to be edited, with what was typed and kept as a draft.
pub(super) fn open(model: &mut Model, opened: Opened, draft: Option<&Draft>) -> Effects {
    let mut form = RecordForm::new(&model.messages, opened);
    if let Some(draft) = draft {
        form.take_up(&model.messages, draft);
    }
    model.screens.push(Screen::Record(Box::new(form)));
    Vec::new()
}

/// Something was typed: every field says whether it can be read.
pub(super) fn typed(model: &mut Model) -> Effects {
    let messages = std::sync::Arc::clone(&model.messages);
    if let Some(form) = top(model) {
        form.sent = false;
        form.check(&messages);
    }
    Vec::new()
}

fn save(model: &mut Model) -> Effects {
    let messages = std::sync::Arc::clone(&model.messages);
    let Some(form) = top(model) else { return Vec::new() };
    form.check(&messages);
    if !form.is_sound() {
        let wrong = form.current().map(|entry| {
            let problem = entry.problem.clone().unwrap_or_default();
            format!("{}: {problem}", entry.label)
        });
        model.say(NoticeKind::Warning, wrong.unwrap_or_default());
        return Vec::new();
    }
    // The form stays until the record is written: what cannot be written can be corrected.
    if form.sent {
        return Vec::new();
    }
    form.sent = true;
    vec![Effect::SaveRecord(Box::new(form.saving(&messages)), form.draft)]
}

/// The record is written. What is new is pinned where nothing else is open that it is for.
pub(super) fn saved(model: &mut Model, record: &Record, has_namesake: bool, odd: Vec<String>) -> Effects {
    let is_new = top(model).is_some_and(|form| form.opened.is_new);
    if top(model).is_some() {
        model.screens.pop();
    }
    let name = record.name().to_owned();
    let notice = if has_namesake {
        let key = model.keymap.key(Action::Undo).unwrap_or_default();
        let text = model.messages.with("notice-namesake", &[("name", name.into()), ("key", key.into())]);
        Notice { kind: NoticeKind::Warning, text, hint: None }
    } else {
        let text = model.messages.with("notice-record-saved", &[("name", name.into())]);
        let kind = if odd.is_empty() { NoticeKind::Good } else { NoticeKind::Warning };
        Notice { kind, text, hint: odd.into_iter().next() }
    };
    model.notice = Some(notice);
    if is_new && model.screens.is_empty() {
        let pins = model.pins();
        return vec![Effect::Pin(match record {
            Record::Buyer(buyer) => Pins { buyer: Some(buyer.id), ..Pins::default() },
            Record::Order(order) => Pins { buyer: None, order: Some(order.id), piece: None },
            Record::Piece(piece) => Pins { piece: Some(piece.id), ..pins },
        })];
    }
    let mut effects = page::left(model);
    if let Some(Screen::Pick { .. }) = model.screens.last() {
        effects.extend(pick::typed(model));
    }
    effects.push(Effect::Repin(model.pins()));
    effects
}

/// Somebody else has written the record since it was opened. What was typed stays, and stands beside what is there now.
pub(super) fn changed_elsewhere(model: &mut Model, now: Option<Opened>) -> Effects {
    let messages = std::sync::Arc::clone(&model.messages);
    let key = |action| model.keymap.key(action).unwrap_or_default().into();
    let (save, leave) = (key(Action::SaveForm), key(Action::Back));
    let notice = if now.is_some() {
        messages.with("notice-record-changed", &[("save", save)])
    } else {
        messages.with("notice-record-gone", &[("leave", leave)])
    };
    if let Some(form) = top(model) {
        form.sent = false;
        if let Some(now) = now {
            form.take_over(&messages, now);
        }
    }
    model.say(NoticeKind::Warning, notice);
    Vec::new()
}

/// The records do not take it, because of one field: the cursor goes there.
pub(super) fn refused(model: &mut Model, field: &str, report: &Report) -> Effects {
    if let Some(form) = top(model) {
        form.sent = false;
        if let Some(at) = form.fields.iter().position(|entry| entry.name == field) {
            form.active = at;
            if let Some(entry) = form.current_mut() {
                entry.problem = Some(report.message.clone());
            }
        }
    }
    model.report(report);
    Vec::new()
}

fn top(model: &mut Model) -> Option<&mut RecordForm> {
    match model.screens.last_mut() {
        Some(Screen::Record(form)) => Some(form),
        _ => None,
    }
}
