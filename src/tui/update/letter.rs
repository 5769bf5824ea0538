//! Texts put together from the records: asked for on a page, opened to be looked at, kept where they were changed and left.

use crate::compose::PutBack;
use crate::desk::{Composition, EditedReply, Ready, Unfinished};
use crate::model::{Id, Length};
use crate::text;
use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::field::Field;
use crate::tui::form::Form;
use crate::tui::letter::{Letter, Written};
use crate::tui::message::{Effect, Target};
use crate::tui::model::{Armed, Model, Notice, NoticeKind, Screen};

use super::Effects;

/// Columns of a change that is told on the last line.
const SHORT: usize = 30;

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
    let composition = Box::new(Composition { pins, message, ..Composition::default() });
    let field = Field::lines(&text);
    model.screens.push(Screen::Letter { field, composition, draft: None, before: text, about: notes.join(" · ") });
    let now = model.pins();
    let is_of_another = pins.buyer != now.buyer || pins.order.is_some_and(|order| Some(order) != now.order);
    let mut effects = super::checks::letter(model);
    if is_of_another {
        effects.push(Effect::Pin(pins));
    }
    effects
}

/// After the copy of a text that may have been changed by hand: what was changed. Never before it, since the copy does not wait.
pub(super) fn look_at_edit(model: &Model, ready: &Ready) -> Option<Effect> {
    let is_letter = model.screens.iter().any(|screen| matches!(screen, Screen::Letter { .. }));
    let composition = &ready.composition;
    (is_letter && composition.parts.len() == 1)
        .then(|| Effect::LookAtEdit { text: ready.text.as_str().to_owned(), composition: composition.clone() })
}

/// What was changed can be kept: said beside what was copied, and any other key leaves it at this one time.
pub(super) fn offer(model: &mut Model, edited: Option<Box<EditedReply>>) -> Effects {
    let is_moved_on = !model.screens.is_empty() || model.armed.is_some();
    let Some(notice) = model.notice.as_mut().filter(|_| edited.is_some() && !is_moved_on) else { return Vec::new() };
    let key = |action| model.keymap.key(action).unwrap_or_default().into();
    let (change, new) = (key(Action::EditReply), key(Action::NewReply));
    let offer = model.messages.with("notice-edit-offered", &[("change", change), ("new", new)]);
    notice.hint = Some(notice.hint.take().map_or(offer.clone(), |hint| format!("{hint}  {offer}")));
    model.armed = Some(Armed::Edited);
    model.edited = edited;
    Vec::new()
}

/// The reply in its editor with what was changed, to be looked at before it is saved; as another text, that one is asked for first.
pub(super) fn keep_edit(model: &mut Model, action: Action) -> Effects {
    model.armed = None;
    let Some(edited) = model.edited.take() else { return Vec::new() };
    let mut editor = Editor::open(edited.reply.clone(), Some(edited.variant));
    if action == Action::NewReply {
        let form = Form::variant(&model.messages, &edited.key);
        model.screens.push(Screen::Editor(Box::new(editor)));
        model.screens.push(Screen::Form(form));
        model.edited = Some(edited);
        return Vec::new();
    }
    editor.body.set(&edited.text.body);
    model.screens.push(Screen::Editor(Box::new(editor)));
    say_changes(model, &edited);
    super::editor::preview(model)
}

/// The editor has another text of the reply, for what was changed by hand: it begins with that.
pub(super) fn keep_as_variant(model: &mut Model) {
    let Some(edited) = model.edited.take() else { return };
    if let Some(Screen::Editor(editor)) = model.screens.last_mut() {
        editor.body.set(&edited.text.body);
    }
    say_changes(model, &edited);
}

/// What the text in the editor has of the changes, and what it has not.
fn say_changes(model: &mut Model, edited: &EditedReply) {
    let PutBack { words, left_out, changes, .. } = &edited.text;
    let mut said: Vec<String> = Vec::new();
    let short =
        |text: &str| text::cut(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), SHORT).into_owned();
    said.extend(changes.iter().map(|(before, now)| format!("“{}” → “{}”", short(before), short(now))));
    let key = model.keymap.key(Action::SaveReply).unwrap_or_default();
    let mut text = model.messages.with("notice-edit-kept", &[("key", key.into())]);
    if !words.is_empty() {
        text = format!("{text} · {}", model.messages.with("notice-edit-words", &[("names", words.join(", ").into())]));
    }
    if *left_out > 0 || !edited.is_exact {
        text = format!("{text} · {}", model.messages.text("notice-edit-left-out"));
    }
    let is_all = words.is_empty() && *left_out == 0 && edited.is_exact;
    let kind = if is_all { NoticeKind::Plain } else { NoticeKind::Warning };
    model.notice = Some(Notice { kind, text, hint: Some(said.join("  ")) });
}

/// A text was left: what could not be put together again is kept.
pub(super) fn left(
    model: &mut Model,
    field: &Field,
    composition: &Composition,
    draft: Option<Id>,
    before: &str,
) -> Effects {
    model.reviewed = Default::default();
    let text = field.text();
    let mut effects = super::page::left(model);
    if !text.trim().is_empty() && text != before {
        let (place, buyer) = ("letter".to_owned(), composition.pins.buyer);
        effects.push(Effect::KeepDraft(Box::new(Unfinished { place, text, buyer, reply: None, draft })));
    }
    effects
}
