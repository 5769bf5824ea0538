//! What was just done on the left; what can be done now on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::{ACTIONS, Action};
use crate::tui::ask::Ask;
use crate::tui::form::{Form, Purpose};
use crate::tui::message::{Looking, Target};
use crate::tui::model::{Model, NoticeKind, Screen};
use crate::tui::page::Page;
use crate::tui::record::{Input, RecordForm};

use super::lines::{columns, put_all, rest};
use super::preview::hint;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let hints = hints(model);
    let Some(notice) = &model.notice else {
        hint(model, &fitting(&hints, inside.width), inside, buffer);
        return;
    };
    let (sign, style) = match notice.kind {
        NoticeKind::Good => ("✓ ", model.theme.good),
        NoticeKind::Plain => ("", model.theme.text),
        NoticeKind::Warning => ("⚠ ", model.theme.warning),
        NoticeKind::Danger => ("✗ ", model.theme.danger),
    };
    let hint_text = notice.hint.as_ref().map(|hint| format!("  {hint}")).unwrap_or_default();
    // However much there is to say, the way out stays in sight.
    let way_out = width(hints.get(hints.len().saturating_sub(1)..).unwrap_or_default()) + 2;
    let place = Rect { width: inside.width.saturating_sub(way_out), ..inside };
    let taken = put_all(buffer, place, &[(sign, style), (&notice.text, style), (&hint_text, model.theme.muted)]);
    let room = rest(inside, taken + 2);
    let fitting = fitting(&hints, room.width);
    let width = width(&fitting);
    hint(model, &fitting, rest(room, room.width.saturating_sub(width)), buffer);
}

/// The most useful hints that fit, and the last one, which leads out, before any other.
fn fitting(hints: &[(String, String)], room: u16) -> Vec<(String, String)> {
    let Some((out, others)) = hints.split_last() else { return Vec::new() };
    let with_out = |count: usize| [others.get(..count).unwrap_or_default(), std::slice::from_ref(out)].concat();
    (0..=others.len()).rev().map(with_out).find(|hints| width(hints) <= room).unwrap_or_default()
}

fn width(hints: &[(String, String)]) -> u16 {
    let each = hints.iter().map(|(key, label)| columns(key) + 1 + columns(label) + 2);
    each.sum::<u16>().saturating_sub(2)
}

/// The keys that do something now, most useful first.
fn hints(model: &Model) -> Vec<(String, String)> {
    let shown = |action: &Action| {
        let key = model.keymap.key(*action)?;
        // The two ways to turn a choice are one hint.
        let before = (*action == Action::ChoiceNext).then(|| model.keymap.key(Action::ChoicePrevious)).flatten();
        let key = before.map_or_else(|| key.clone(), |before| format!("{before} {key}"));
        Some((key, label(model, *action)))
    };
    actions(model).iter().filter_map(shown).collect()
}

/// What an action does now, in a word or two.
fn label(model: &Model, action: Action) -> String {
    let count = model.composition().parts.len();
    let fills = model.main.preview.as_ref().is_some_and(|preview| !preview.rendered.is_complete());
    match action {
        Action::Copy | Action::CopyBasket if fills => model.messages.text("action-copy-fill").into_owned(),
        Action::Copy if count > 1 => model.messages.with("action-copy-several", &[("count", count.into())]),
        Action::SaveForm => model.messages.member("action", save_form(model)),
        Action::OpenBasket if model.main.message.is_some() && model.basket.is_empty() => {
            model.messages.with("action-join-answers", &[("count", answered_questions(model).into())])
        }
        Action::NewReply if model.main.message.is_some() => model.messages.text("action-write-answer").into_owned(),
        Action::FormDone => model.messages.member("action", form_done(model)),
        Action::Back => model.messages.member("action", back(model)),
        Action::OpenLine => model.messages.member("action", open_line(model)),
        Action::PackAll => model.messages.member("action", pack_all(model)),
        Action::FinishLine | Action::RemoveLine => model.messages.member("action", with_line(model, action)),
        Action::OpenBuyerPage if model.is_from_nobody() => model.messages.text("action-new-buyer").into_owned(),
        Action::NewRecord => model.messages.member("action", new_record(model)),
        _ => action.entry().label(&model.messages),
    }
}

/// What Enter does in a form now.
fn form_done(model: &Model) -> &'static str {
    let Some(Screen::Form(form)) = model.screens.last() else { return "form-done" };
    let last = form.active + 1 >= form.questions.len();
    match form.purpose {
        Purpose::Fill(_) if form.next_open().is_none() => "form-copy",
        Purpose::Facts { first_start: true } if last => "form-start",
        Purpose::Facts { first_start: false } if last => "form-save",
        Purpose::Variant => "form-write",
        Purpose::Ask(_) if form.next_open().is_some() => "form-done",
        Purpose::Ask(Ask::Merge(..)) => "form-merge",
        Purpose::Ask(_) => "form-save",
        Purpose::Fill(_) | Purpose::Facts { .. } => "form-done",
    }
}

/// What taking the answers as they are does now.
fn save_form(model: &Model) -> &'static str {
    match model.screens.last() {
        Some(Screen::Form(Form { purpose: Purpose::Facts { first_start: true }, .. })) => "form-start",
        Some(Screen::Form(Form { purpose: Purpose::Facts { first_start: false }, .. }) | Screen::Record(_)) => {
            "form-save"
        }
        _ => "save-form",
    }
}

/// What a picker can have more of.
fn new_record(model: &Model) -> &'static str {
    match model.screens.last() {
        Some(Screen::Pick { looking: Looking::Order, .. }) => "new-order",
        Some(Screen::Pick { looking: Looking::Piece, .. }) => "new-piece",
        _ => "new-buyer",
    }
}

fn record_actions(form: &RecordForm) -> Vec<Action> {
    let mut actions = vec![Action::SaveForm, Action::FormNext];
    if form.current().is_some_and(|entry| !matches!(entry.input, Input::Text(_))) {
        actions.push(Action::ChoiceNext);
    }
    actions.push(Action::Back);
    actions
}

/// What Enter does with the marked line of a page.
fn open_line(model: &Model) -> &'static str {
    let Some(Screen::Page(page)) = model.screens.last() else { return "open-line" };
    match page.target() {
        Some(Target::Piece(_)) => "open-pin",
        Some(Target::Entry(_)) => "copy-again",
        Some(Target::Reminder(_)) => "edit-buyer",
        Some(Target::Message { answered, .. }) => {
            if answered {
                "copy-again"
            } else {
                "open-message"
            }
        }
        Some(Target::Due(_)) => "answer-due",
        Some(Target::Check { packed: false, .. }) => "tick-line",
        Some(Target::Check { packed: true, .. }) => "untick-line",
        Some(Target::State(..)) => "go-on",
        _ => "open-line",
    }
}

/// What the key does that packs everything: nothing is left to tick where everything is.
fn pack_all(model: &Model) -> &'static str {
    let Some(Screen::Page(page)) = model.screens.last() else { return "pack-all" };
    let is_open = |target: &Target| matches!(target, Target::Check { packed: false, .. });
    if page.targets().iter().any(is_open) { "pack-all" } else { "unpack-all" }
}

/// What can be done on a page: with the marked line, then everything its own scope has.
fn page_actions(page: &Page) -> Vec<Action> {
    let own = ACTIONS.iter().filter(|entry| entry.scope == page.kind.scope()).map(|entry| entry.action);
    let opens = page.target().filter(|target| !matches!(target, Target::Agreement(..)));
    let opens = opens.map(|_| Action::OpenLine);
    opens.into_iter().chain(own).chain(line_actions(page)).chain(Some(Action::Back)).collect()
}

/// How the marked line of a page can be finished and removed.
fn line_actions(page: &Page) -> Vec<Action> {
    match page.target() {
        Some(Target::Message { answered: false, .. } | Target::Reminder(_)) => {
            vec![Action::FinishLine, Action::RemoveLine]
        }
        Some(
            Target::Message { .. } | Target::Entry(_) | Target::Agreement(..) | Target::Check { is_extra: true, .. },
        ) => vec![Action::RemoveLine],
        _ => Vec::new(),
    }
}

/// What finishing or removing the marked line of a page is called.
fn with_line(model: &Model, action: Action) -> &'static str {
    let Some(Screen::Page(page)) = model.screens.last() else { return action.entry().name };
    match (action, page.target()) {
        (Action::FinishLine, Some(Target::Message { .. })) => "put-aside",
        (Action::RemoveLine, Some(Target::Entry(_))) => "not-sent",
        _ => action.entry().name,
    }
}

/// What Esc does now.
fn back(model: &Model) -> &'static str {
    match model.screens.last() {
        Some(Screen::Editor(_) | Screen::Letter { .. }) => "back-keep",
        Some(Screen::Form(Form { purpose: Purpose::Facts { first_start: true }, .. })) => "back-later",
        Some(Screen::Form(form))
            if matches!(form.purpose, Purpose::Facts { .. } | Purpose::Ask(_)) && form.is_changed() =>
        {
            "back-unsaved"
        }
        Some(Screen::Record(form)) if form.is_changed() => "back-unsaved",
        Some(_) => "back",
        None if model.main.message.is_some() && model.main.query.is_empty() && model.basket.is_empty() => {
            "back-message"
        }
        None => "back-clear",
    }
}

fn actions(model: &Model) -> Vec<Action> {
    match model.screens.last() {
        None => main_actions(model),
        Some(Screen::Pick { looking: Looking::Draft, .. }) => {
            vec![Action::Choose, Action::DropDraft, Action::Back]
        }
        Some(
            Screen::Pick { looking: Looking::State(_) | Looking::Meeting(_) | Looking::Twin(_), .. }
            | Screen::Palette(_)
            | Screen::Help(_),
        ) => {
            vec![Action::Choose, Action::Back]
        }
        Some(Screen::Pick { .. }) => {
            vec![Action::Choose, Action::OpenPage, Action::NewRecord, Action::EditRecord, Action::Back]
        }
        Some(Screen::Record(form)) => record_actions(form),
        Some(Screen::Form(form)) => {
            // Through the facts Enter goes field by field, as Tab does.
            let second =
                if matches!(form.purpose, Purpose::Facts { .. }) { Action::SaveForm } else { Action::FormNext };
            let mut actions = vec![Action::FormDone, second];
            if form.is_choosing() {
                actions.push(Action::ChoiceNext);
            }
            if form.current().is_some_and(|asked| asked.remember.is_some()) {
                actions.push(Action::Remember);
            }
            actions.push(Action::Back);
            actions
        }
        Some(Screen::Basket { .. }) => vec![
            Action::CopyBasket,
            Action::EditBasket,
            Action::PartUp,
            Action::PartDown,
            Action::RemovePart,
            Action::Back,
        ],
        Some(Screen::Letter { .. }) => vec![Action::CopyLetter, Action::Back],
        Some(Screen::Journal(_)) => {
            let mut actions = vec![Action::CopyAgain, Action::NotSent, Action::WrongBuyer];
            if model.pinned.buyer.is_some() {
                actions.push(Action::OnlyThisBuyer);
            }
            actions.push(Action::Back);
            actions
        }
        Some(Screen::Page(page)) => page_actions(page),
        Some(Screen::Editor(_)) => {
            vec![
                Action::SaveReply,
                Action::EditorNext,
                Action::NewVariant,
                Action::PasteClipboard,
                Action::EditOutside,
                Action::Back,
            ]
        }
    }
}

/// How many of several questions of the message have a reply.
fn answered_questions(model: &Model) -> usize {
    model.main.rows.iter().filter(|row| row.answers.is_some_and(|answers| answers.question.is_some())).count()
}

fn main_actions(model: &Model) -> Vec<Action> {
    let mut actions = Vec::new();
    if model.row().is_some() || !model.basket.is_empty() {
        actions.extend([Action::Copy, Action::Add]);
    }
    if let Some(message) = &model.main.message {
        if message.is_read && !message.fits {
            actions.insert(0, Action::NewReply);
        } else if model.basket.is_empty() && answered_questions(model) > 1 {
            actions.insert(1.min(actions.len()), Action::OpenBasket);
        }
        if model.is_from_nobody() {
            actions.insert(1.min(actions.len()), Action::OpenBuyerPage);
        }
        actions.push(Action::Back);
    }
    actions.push(Action::ToWhom);
    if model.pinned.buyer.is_some() {
        let is_sent = model.row().is_some_and(|row| row.last_sent.is_some());
        actions.extend(is_sent.then_some(Action::SendAgain));
        actions.extend([Action::ChooseOrder, Action::OpenBuyerPage]);
    }
    if model.row().is_some() {
        let variants = model.main.preview.as_ref().and_then(|preview| preview.shown.last());
        if variants.is_some_and(|shown| shown.place.1 > 1) {
            actions.push(Action::NextVariant);
        }
        actions.push(Action::EditReply);
    } else {
        actions.push(Action::NewReply);
    }
    if !model.basket.is_empty() {
        actions.push(Action::OpenBasket);
    }
    actions.extend([Action::Palette, Action::Quit]);
    actions
}
