//! Writing a reply.

use crossterm::event::KeyCode;

use crate::desk::{Joined, Source, Unfinished};
use crate::model::Reply;
use crate::report::Report;
use crate::text;
use crate::tui::action::Action;
use crate::tui::editor::{Editor, Part};
use crate::tui::form::Form;
use crate::tui::message::{Effect, ReadFor};
use crate::tui::model::{Model, NoticeKind, Screen};

use super::{Effects, main};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    let Some(Screen::Editor(editor)) = model.screens.last_mut() else { return Vec::new() };
    match action {
        Action::EditorNext => editor.step(true),
        Action::EditorPrevious => editor.step(false),
        Action::BesideUp => editor.scroll_beside(-1),
        Action::BesideDown => editor.scroll_beside(1),
        Action::TextBeside if editor.has_others() => editor.next_beside(),
        Action::TextBeside => {
            let key = model.keymap.key(Action::NewVariant).unwrap_or_default();
            let notice = model.messages.with("notice-no-other-text", &[("key", key.into())]);
            model.say(NoticeKind::Plain, notice);
        }
        Action::SwapTexts => {
            if editor.beside.is_none() {
                editor.next_beside();
            }
            if editor.swap() {
                return preview(model);
            }
        }
        Action::SaveReply => return save(model),
        Action::EditOutside => return vec![Effect::EditOutside(editor.body.text())],
        Action::PasteClipboard => return vec![Effect::ReadClipboard(ReadFor::Reply)],
        Action::NewVariant => ask_for_another(model),
        _ => {}
    }
    Vec::new()
}

/// What several replies say opens as a new one, to be looked at before it is saved.
pub(super) fn joined(model: &mut Model, joined: &Joined) -> Effects {
    let key = model.keymap.key(Action::SaveReply).unwrap_or_default();
    let mut notice = model.messages.with("notice-joined", &[("key", key.into())]);
    let is_of_one_language = joined.foreign.is_empty();
    if !is_of_one_language {
        let names = joined.foreign.join(", ");
        let foreign = model.messages.with("notice-joined-foreign", &[("names", names.into())]);
        notice = format!("{notice} · {foreign}");
    }
    model.screens.push(Screen::Editor(Box::new(Editor::joined(joined))));
    model.say(if is_of_one_language { NoticeKind::Plain } else { NoticeKind::Warning }, notice);
    preview(model)
}

/// Asks what another text of the reply is for.
pub(super) fn ask_for_another(model: &mut Model) {
    let Some(Screen::Editor(editor)) = model.screens.last() else { return };
    let form = Form::variant(&model.messages, &editor.key());
    model.screens.push(Screen::Form(form));
}

/// What follows from a change: the fields' own rules, and the body as it would be copied.
pub(super) fn typed(model: &mut Model) -> Effects {
    let Some(Screen::Editor(editor)) = model.screens.last_mut() else { return Vec::new() };
    editor.follow_up();
    if editor.active == Part::Body { preview(model) } else { Vec::new() }
}

/// The body as it would be copied now.
pub(super) fn preview(model: &mut Model) -> Effects {
    let asked = model.ask();
    let pins = model.pins();
    let Some(Screen::Editor(editor)) = model.screens.last_mut() else { return Vec::new() };
    editor.question = asked;
    let (name, language, body) = (editor.shortcut.text(), editor.language.clone(), editor.body.text());
    vec![Effect::Sketch { question: asked, source: Box::new(Source { name, language, body, pins }) }]
}

/// Turns the role where it is the active part; other keys mean nothing there.
pub(super) fn turn(editor: &mut Editor, code: KeyCode) {
    if editor.active == Part::Role && matches!(code, KeyCode::Left | KeyCode::Right | KeyCode::Char(' ')) {
        editor.turn_role();
    }
}

fn save(model: &mut Model) -> Effects {
    let Some(Screen::Editor(editor)) = model.screens.last_mut() else { return Vec::new() };
    let wrong = if editor.body.text().trim().is_empty() {
        editor.active = Part::Body;
        Some(model.messages.text("notice-body-missing"))
    } else if editor.sketch.as_deref().is_some_and(Result::is_err) {
        editor.active = Part::Body;
        Some(model.messages.text("notice-body-has-error"))
    } else if editor.is_wrong_beside() {
        editor.swap();
        Some(model.messages.text("notice-body-has-error"))
    } else if editor.reply().is_none() {
        editor.active = Part::Shortcut;
        Some(model.messages.text("notice-shortcut-wrong"))
    } else {
        None
    };
    if let Some(wrong) = wrong {
        let notice = wrong.into_owned();
        model.say(NoticeKind::Warning, notice);
        return Vec::new();
    }
    let (opened, draft) = (editor.opened().cloned().map(Box::new), editor.draft_taken_up());
    let save = |reply| Effect::SaveReply { opened, reply: Box::new(reply), draft };
    editor.reply().map(save).into_iter().collect()
}

/// What was to be saved was changed or removed elsewhere since it was opened. Saving once more writes over that.
pub(super) fn changed_elsewhere(model: &mut Model, now: Option<Reply>) -> Effects {
    let key = model.keymap.key(Action::SaveReply).unwrap_or_default();
    let notice = if now.is_some() {
        model.messages.with("notice-reply-changed", &[("save", key.into())])
    } else {
        model.messages.with("notice-reply-gone", &[("save", key.into())])
    };
    if let Some(Screen::Editor(editor)) = model.screens.last_mut() {
        editor.take_over(now);
    }
    model.say(NoticeKind::Warning, notice);
    Vec::new()
}

/// The editor was left without saving: what was written is kept as a draft.
pub(super) fn left(model: &mut Model, editor: &Editor) -> Effects {
    let mut effects = main::refresh(model);
    if editor.is_changed() {
        let keep = |(place, text, draft)| {
            let reply = Some(editor.reply_id);
            Effect::KeepDraft(Box::new(Unfinished { place, text, buyer: None, reply, draft }))
        };
        effects.extend(editor.unsaved().into_iter().map(keep));
    }
    effects
}

/// What the clipboard held goes where the cursor is. It is somebody's text, not a template: its braces stay braces.
pub(super) fn clipboard_read(model: &mut Model, read: Result<String, Report>) -> Effects {
    match read {
        Err(report) => model.report(&report),
        Ok(text) => {
            if let Some(Screen::Editor(editor)) = model.screens.last_mut() {
                let clean = text::sanitise(&text);
                editor.active = Part::Body;
                editor.body.insert(&crate::compose::escape(&clean));
                return typed(model);
            }
        }
    }
    Vec::new()
}

pub(super) fn edited_outside(model: &mut Model, text: Result<Option<String>, Report>) -> Effects {
    match text {
        Err(report) => model.report(&report),
        Ok(None) => {}
        Ok(Some(text)) => {
            if let Some(Screen::Editor(editor)) = model.screens.last_mut() {
                editor.active = Part::Body;
                editor.body.set(&text);
                return typed(model);
            }
        }
    }
    Vec::new()
}
