//! What was just done on the left; what can be done now on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::{ACTIONS, Action, Entry, Scope};
use crate::tui::ask::Ask;
use crate::tui::editor::Editor;
use crate::tui::form::{Form, Purpose, Then};
use crate::tui::message::{Looking, Target};
use crate::tui::model::{Armed, Model, NoticeKind, Screen};
use crate::tui::page::library::Only;
use crate::tui::page::{Page, PageKind};
use crate::tui::record::{Input, RecordForm};

use super::lines::{columns, put_all, rest};
use super::preview::hint;

/// A key and what it does now.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    pub(super) key: String,
    pub(super) label: String,
    /// The same in one word, for where there is little room; empty where the key says it all.
    pub(super) short: String,
}

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
    let last = hints.len().saturating_sub(1);
    let way_out = width(&shortened(hints.get(last..).unwrap_or_default())) + 2;
    // So does what is done next, beside what has only been done: what warns, or names a key that counts now, is said whole.
    let is_done = matches!(notice.kind, NoticeKind::Good | NoticeKind::Plain) && model.armed.is_none();
    let is_done = is_done && inside.width >= AND_NEXT;
    let next = if is_done { width(&shortened(hints.get(..last.min(2)).unwrap_or_default())) + 2 } else { 0 };
    let place = Rect { width: inside.width.saturating_sub(way_out + next), ..inside };
    let taken = put_all(buffer, place, &[(sign, style), (&notice.text, style), (&hint_text, model.theme.muted)]);
    let room = rest(inside, taken + 2);
    let fitting = fitting(&hints, room.width);
    let width = width(&fitting);
    hint(model, &fitting, rest(room, room.width.saturating_sub(width)), buffer);
}

/// From so many columns on what was done leaves room for what is done next.
const AND_NEXT: u16 = 58;

/// From so many columns on enough hints fit in full.
const IN_FULL: u16 = 98;

/// As many hints as fit, the most useful first, and the last one, which leads out, before any other: in full where they all fit
/// or there is much room, else in short.
pub(super) fn fitting(hints: &[Hint], room: u16) -> Vec<(String, String)> {
    let Some((out, others)) = hints.split_last() else { return Vec::new() };
    let with_out = |count: usize| [others.get(..count).unwrap_or_default(), std::slice::from_ref(out)].concat();
    let in_full = |hints: &[Hint]| hints.iter().map(|hint| (hint.key.clone(), hint.label.clone())).collect();
    let either = |count: usize| {
        let short = (room < IN_FULL).then(|| shortened(&with_out(count)));
        std::iter::once(in_full(&with_out(count))).chain(short)
    };
    (0..=others.len()).rev().flat_map(either).find(|hints| width(hints) <= room).unwrap_or_default()
}

/// The hints in short.
fn shortened(hints: &[Hint]) -> Vec<(String, String)> {
    hints.iter().map(|hint| (hint.key.clone(), hint.short.clone())).collect()
}

fn width(hints: &[(String, String)]) -> u16 {
    let label = |label: &str| if label.is_empty() { 0 } else { columns(label) + 1 };
    let each = hints.iter().map(|(key, said)| columns(key) + label(said) + 2);
    each.sum::<u16>().saturating_sub(2)
}

/// The keys that do something now, most useful first.
fn hints(model: &Model) -> Vec<Hint> {
    let shown = |action: &Action| {
        let key = model.keymap.key(*action)?;
        // The two ways to turn a choice are one hint.
        let before = (*action == Action::ChoiceNext).then(|| model.keymap.key(Action::ChoicePrevious)).flatten();
        let key = before.map_or_else(|| key.clone(), |before| format!("{before} {key}"));
        Some(hint_of(model, *action, key))
    };
    actions(model).iter().filter_map(shown).collect()
}

/// What an action does now, in a word or two, and in one.
fn hint_of(model: &Model, action: Action, key: String) -> Hint {
    let name = label(model, action);
    let of_several = [("count", count(model, action).into())];
    let label = model.messages.with(&format!("action-{name}"), &of_several);
    let short = model.messages.under(&format!("action-{name}"), "short", &of_several);
    // Esc is the way out wherever one is.
    let short = short.unwrap_or_else(|| if name == "back" { String::new() } else { label.clone() });
    Hint { key, label, short }
}

/// The member of the `action` messages that says what an action does now.
fn label(model: &Model, action: Action) -> &'static str {
    let fills = model.main.preview.as_ref().is_some_and(|preview| !preview.rendered.is_complete());
    match action {
        Action::Copy | Action::CopyBasket if fills => "copy-fill",
        Action::Copy if count(model, action) > 1 => "copy-several",
        Action::SaveForm => save_form(model),
        Action::OpenBasket if model.main.message.is_some() && model.basket.is_empty() => "join-answers",
        Action::NewReply if model.main.message.is_some() => "write-answer",
        Action::FormDone => form_done(model),
        Action::Back => back(model),
        Action::OpenLine => open_line(model),
        Action::PackAll => pack_all(model),
        Action::ArchiveMarked if is_archived(model) => "take-out",
        Action::OnlyFlawed if shows_flawed(model) => "all-replies",
        Action::FinishLine | Action::RemoveLine => with_line(model, action),
        Action::OpenBuyerPage if model.is_from_nobody() => "new-buyer",
        Action::NewRecord => new_record(model),
        Action::EditReply if model.armed == Some(Armed::Edited) => "change-reply",
        Action::NewReply if model.armed == Some(Armed::Edited) => "new-text",
        Action::ShowSecrets if model.shows_secrets() => "hide-secrets",
        _ => action.entry().name,
    }
}

/// How many replies an action takes together.
fn count(model: &Model, action: Action) -> usize {
    if action == Action::OpenBasket { answered_questions(model) } else { model.composition().parts.len() }
}

/// What Enter does in a form now.
fn form_done(model: &Model) -> &'static str {
    let Some(Screen::Form(form)) = model.screens.last() else { return "form-done" };
    let last = form.active + 1 >= form.questions.len();
    match form.purpose {
        Purpose::Fill(_) if form.next_open().is_none() => match form.then {
            Then::Copied => "form-copy",
            Then::Divided => "split",
            Then::Opened => "edit-basket",
        },
        Purpose::Facts { first_start: true } if last => "form-start",
        Purpose::Facts { first_start: false } if last => "form-save",
        Purpose::Variant | Purpose::Ask(Ask::HandOver(_)) => "form-write",
        Purpose::Ask(_) if form.next_open().is_some() => "form-done",
        Purpose::Ask(Ask::Merge(..)) => "form-merge",
        Purpose::Ask(Ask::Hold(_)) => "put-away",
        Purpose::Ask(Ask::Revert(..)) => "form-revert",
        Purpose::Ask(Ask::Erase(_)) => "form-erase",
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
        Some(Target::Reply(_)) if page.kind == PageKind::Stats => "look-up",
        Some(Target::Text(..)) => "edit-text",
        Some(Target::Proposal(..)) => "decide",
        Some(Target::Gap(_)) => "write-answer",
        _ => "open-line",
    }
}

/// Whether of the library only what is to be looked at is shown.
fn shows_flawed(model: &Model) -> bool {
    matches!(model.screens.last(), Some(Screen::Page(page)) if page.kind == PageKind::Library(Only::Flawed))
}

/// Whether the marked reply is put away.
fn is_archived(model: &Model) -> bool {
    matches!(model.screens.last(), Some(Screen::Page(page)) if matches!(page.target(), Some(Target::Archived(_))))
}

/// What the key does that packs everything: nothing is left to tick where everything is.
fn pack_all(model: &Model) -> &'static str {
    let Some(Screen::Page(page)) = model.screens.last() else { return "pack-all" };
    let is_open = |target: &Target| matches!(target, Target::Check { packed: false, .. });
    if page.targets().iter().any(is_open) { "pack-all" } else { "unpack-all" }
}

/// What can be done on a page: with the marked line, then everything its own scope has.
fn page_actions(page: &Page) -> Vec<Action> {
    let is_own = |entry: &&Entry| entry.scope == page.kind.scope() && entry.scope != Scope::Page;
    let own = ACTIONS.iter().filter(is_own).map(|entry| entry.action);
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
        Some(Screen::Letter { field, before, .. }) if field.text() == *before => "back",
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
        None if model.leads_back() => "back-page",
        None => "back-clear",
    }
}

fn actions(model: &Model) -> Vec<Action> {
    let mut actions = usual_actions(model);
    if model.masks && model.has_secrets() && !matches!(model.scope(), Scope::Picker) {
        // Before the way out, and before what one hardly needs.
        let place = if model.screens.is_empty() { 2 } else { actions.len().saturating_sub(1) };
        actions.insert(place.min(actions.len()), Action::ShowSecrets);
    }
    actions
}

/// What can be done, apart from showing what is masked.
fn usual_actions(model: &Model) -> Vec<Action> {
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
            let mut actions = vec![Action::FormDone];
            // Where there is only to say yes, there is nowhere to go.
            actions.extend((!form.questions.is_empty()).then_some(second));
            if form.is_choosing() {
                actions.push(Action::ChoiceNext);
            }
            if form.is_marking() {
                actions.push(Action::MarkChoice);
            }
            if form.current().is_some_and(|asked| asked.remember.is_some()) {
                actions.push(Action::Remember);
            }
            if matches!(form.purpose, Purpose::Fill(_)) {
                actions.push(Action::HoldForm);
            }
            actions.push(Action::Back);
            actions
        }
        Some(Screen::Basket { .. }) => vec![
            Action::CopyBasket,
            Action::EditBasket,
            Action::KeepBasket,
            Action::BasketAsReply,
            Action::HoldBasket,
            Action::PartUp,
            Action::PartDown,
            Action::RemovePart,
            Action::Back,
        ],
        Some(Screen::Letter { .. }) => vec![Action::CopyLetter, Action::PutAway, Action::Back],
        Some(Screen::Parts(_)) => vec![Action::CopyPart, Action::Back],
        Some(Screen::Journal(_)) => {
            let mut actions = vec![Action::CopyAgain, Action::NotSent, Action::WrongBuyer];
            if model.pinned.buyer.is_some() {
                actions.push(Action::OnlyThisBuyer);
            }
            actions.push(Action::Back);
            actions
        }
        Some(Screen::Page(page)) => page_actions(page),
        Some(Screen::Editor(editor)) => editor_actions(editor),
    }
}

fn editor_actions(editor: &Editor) -> Vec<Action> {
    let mut actions = vec![Action::SaveReply, Action::EditorNext];
    actions.extend(editor.beside.is_some().then_some(Action::SwapTexts));
    actions.extend(editor.has_others().then_some(Action::TextBeside));
    actions.extend([Action::NewVariant, Action::PasteClipboard, Action::EditOutside, Action::Back]);
    actions
}

/// How many of several questions of the message have a reply.
fn answered_questions(model: &Model) -> usize {
    model.main.rows.iter().filter(|row| row.answers.is_some_and(|answers| answers.question.is_some())).count()
}

fn main_actions(model: &Model) -> Vec<Action> {
    let mut actions = Vec::new();
    if model.armed == Some(Armed::Edited) {
        return vec![Action::EditReply, Action::NewReply, Action::Palette, Action::Quit];
    }
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
    } else if model.leads_back() {
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
