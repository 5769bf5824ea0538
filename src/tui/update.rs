//! From what happened to the next state and what is to be done. Nothing in here reads, writes, waits or looks at a clock.

mod answers;
mod basket;
mod checks;
mod due;
mod editor;
mod erased;
mod form;
mod journal;
mod letter;
mod main;
mod message;
mod page;
mod palette;
mod parcel;
mod pick;
mod record;
mod under_way;
mod waiting;

use crossterm::event::{KeyCode, KeyEvent, MouseEvent, MouseEventKind};

use super::action::{Action, Scope};
use super::field::{Field, Typed};
use super::form::Purpose;
use super::layout;
use super::message::{Effect, Msg, ReadFor};
use super::model::{Armed, Model, NoticeKind, Screen};
use super::terminal::Input;
use crate::text;

pub(super) use page::room as page_room;

/// What a key or an answer leads to.
pub type Effects = Vec<Effect>;

/// The next state, and what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let effects = next(model, msg);
    model.close_veil();
    effects
}

fn next(model: &mut Model, msg: Msg) -> Effects {
    match msg {
        Msg::Input(input) => take_input(model, input),
        Msg::Answer(answer) => answers::take(model, answer),
        Msg::Copied { ready, outcome } => answers::copied(model, ready, outcome),
        Msg::ClipboardRead { purpose: ReadFor::Reply, read } => editor::clipboard_read(model, read),
        Msg::ClipboardRead { purpose: ReadFor::Message, read } => message::clipboard_read(model, read),
        Msg::EditedOutside(text) => editor::edited_outside(model, text),
    }
}

/// What the program does first: the list for nothing typed.
pub fn start(model: &mut Model) -> Effects {
    main::list(model)
}

fn take_input(model: &mut Model, input: Input) -> Effects {
    if waiting::has_to_wait(model, &input) {
        waiting::keep(model, input);
        return Vec::new();
    }
    match input {
        Input::Key(key) => press(model, key),
        Input::Paste(pasted) => {
            if pasted.cut {
                let notice = model.messages.text("notice-paste-cut").into_owned();
                model.say(NoticeKind::Warning, notice);
            }
            paste(model, &pasted.text)
        }
        Input::Mouse(mouse) => point(model, mouse),
        Input::Resize { columns, rows } => {
            model.size = (columns, rows);
            page::resized(model);
            vec![Effect::Redraw]
        }
        Input::Suspend => vec![Effect::Suspend],
        Input::Resume => vec![Effect::Resume],
        Input::Terminate | Input::HangUp => quit(model),
    }
}

fn press(model: &mut Model, key: KeyEvent) -> Effects {
    let scope = model.scope();
    let action = model.keymap.action(scope, key).filter(|action| applies(model, *action, key));
    let stays_armed = match model.armed {
        Some(Armed::Cancel) => action == Some(Action::Cancel),
        Some(Armed::Again(_)) => action == Some(Action::SendAgain),
        Some(Armed::Edited) => matches!(action, Some(Action::EditReply | Action::NewReply)),
        Some(Armed::Joined) => action == Some(Action::Copy),
        Some(Armed::Emptied) => matches!(action, Some(Action::FormDone | Action::SaveForm)),
        Some(Armed::Leave) => matches!(action, Some(Action::Back | Action::Cancel | Action::Quit)),
        None => true,
    };
    if !stays_armed {
        if model.armed == Some(Armed::Edited) {
            model.edited = None;
        }
        model.armed = None;
    }
    if !action.is_some_and(checks::says_yes) {
        model.asked = None;
    }
    match action {
        Some(action) => {
            model.notice = None;
            perform(model, action)
        }
        None => type_into(model, key),
    }
}

/// A key that also edits text is the text's while there is something for it to edit.
fn applies(model: &Model, action: Action, key: KeyEvent) -> bool {
    match (model.screens.last(), action) {
        (Some(Screen::Record(form)), action) => record::applies(form, action, key.code),
        (Some(Screen::Page(page)), Action::RemoveLine) => page.query.ends_at_cursor(),
        (Some(Screen::Form(form)), Action::ChoiceNext | Action::ChoicePrevious) => form.is_choosing(),
        (Some(Screen::Form(form)), Action::MarkChoice) => form.is_marking(),
        (Some(Screen::Form(form)), Action::HoldForm) => matches!(form.purpose, Purpose::Fill(_)),
        (Some(Screen::Form(form)), Action::FormNext | Action::FormPrevious) => {
            !(form.is_long_text() && matches!(key.code, KeyCode::Up | KeyCode::Down))
        }
        _ => true,
    }
}

/// Does what an action says. The palette comes here too.
pub fn perform(model: &mut Model, action: Action) -> Effects {
    match action.entry().scope {
        Scope::Everywhere => everywhere(model, action),
        Scope::Main => main::perform(model, action),
        Scope::Picker => pick::perform(model, action),
        Scope::Form => form::perform(model, action),
        Scope::Basket | Scope::Letter => basket::perform(model, action),
        Scope::Parts => checks::next(model),
        Scope::Journal => journal::perform(model, action),
        Scope::Editor => editor::perform(model, action),
        _ => page::perform(model, action),
    }
}

fn everywhere(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::Palette => palette::open(model),
        Action::Help => palette::open_help(model),
        Action::Undo => take_back(model, Effect::Undo, Field::undo),
        Action::Redo => take_back(model, Effect::Redo, Field::redo),
        Action::Redraw => vec![Effect::Redraw],
        Action::ShowSecrets => turn_veil(model),
        Action::Back => back(model),
        Action::Cancel => cancel(model),
        Action::Suspend => vec![Effect::Suspend],
        _ if form::asks_before_leaving(model, action) => Vec::new(),
        _ => quit(model),
    }
}

/// Shows what is masked, or hides it again.
fn turn_veil(model: &mut Model) -> Effects {
    let has_secrets = model.has_secrets();
    if model.masks && has_secrets {
        model.turn_veil();
    }
    let notice = match (model.masks, has_secrets, model.shows_secrets()) {
        (false, ..) => model.messages.text("notice-nothing-masked"),
        (true, false, _) => model.messages.text("notice-no-secrets"),
        (true, true, true) => model.messages.text("notice-secrets-shown"),
        (true, true, false) => model.messages.text("notice-secrets-hidden"),
    };
    let notice = notice.into_owned();
    model.say(NoticeKind::Plain, notice);
    Vec::new()
}

/// Undo and redo: where one writes, of what was typed; elsewhere, of what was done.
fn take_back(model: &mut Model, done: Effect, typed: fn(&mut Field) -> bool) -> Effects {
    if !matches!(model.scope(), Scope::Editor | Scope::Letter | Scope::Form) {
        return vec![done];
    }
    if field_under_edit(model).is_some_and(typed) {
        return changed(model);
    }
    let notice = model.messages.text("notice-nothing-typed").into_owned();
    model.say(NoticeKind::Plain, notice);
    Vec::new()
}

/// Steps back one thing: out of what lies on top, else out of what was typed, else out of what was kept.
fn back(model: &mut Model) -> Effects {
    if form::asks_before_leaving(model, Action::Back) {
        return Vec::new();
    }
    match model.screens.pop() {
        Some(Screen::Editor(editor)) => editor::left(model, &editor),
        Some(Screen::Letter { field, composition, draft, before, .. }) => {
            letter::left(model, &field, &composition, draft, &before)
        }
        Some(Screen::Form(form)) => form::left(model, &form),
        Some(Screen::Basket { lent, .. }) => basket::left(model, lent),
        Some(_) => page::left(model),
        None => main::step_back(model),
    }
}

/// Cancels whatever is open; where nothing is, the second time in a row quits.
fn cancel(model: &mut Model) -> Effects {
    if !model.screens.is_empty() || main::has_something(model) {
        return back(model);
    }
    if model.armed == Some(Armed::Cancel) {
        return quit(model);
    }
    model.armed = Some(Armed::Cancel);
    let notice = model.messages.text("notice-cancel-again").into_owned();
    model.say(NoticeKind::Plain, notice);
    Vec::new()
}

/// Leaves the program; what was being written is kept.
fn quit(model: &mut Model) -> Effects {
    let mut effects: Effects = under_way::left_behind(model).into_iter().collect();
    while let Some(screen) = model.screens.pop() {
        match screen {
            Screen::Editor(editor) => effects.extend(editor::left(model, &editor)),
            Screen::Letter { field, composition, draft, before, .. } => {
                effects.extend(letter::left(model, &field, &composition, draft, &before));
            }
            Screen::Form(form) => effects.extend(form::quit(&form)),
            Screen::Record(form) => {
                let unfinished = form.unfinished(&model.messages);
                effects.extend(unfinished.map(|unfinished| Effect::KeepDraft(Box::new(unfinished))));
            }
            _ => {}
        }
    }
    effects.push(Effect::Quit);
    effects
}

fn type_into(model: &mut Model, key: KeyEvent) -> Effects {
    if let Some(Screen::Editor(editor)) = model.screens.last_mut() {
        editor::turn(editor, key.code);
    }
    if let (Some(Screen::Form(form)), KeyCode::Char(letter)) = (model.screens.last_mut(), key.code)
        && form.turn_to(letter)
    {
        model.notice = None;
        return form::typed(model);
    }
    if let (Some(Screen::Record(form)), KeyCode::Char(letter)) = (model.screens.last_mut(), key.code)
        && form.current_mut().is_some_and(|entry| entry.turn_to(letter))
    {
        model.notice = None;
        return form::typed(model);
    }
    let Some(field) = field_under_edit(model) else { return Vec::new() };
    match field.key(key) {
        Typed::Changed => {
            model.notice = None;
            changed(model)
        }
        Typed::Moved | Typed::NotMine => Vec::new(),
    }
}

fn paste(model: &mut Model, pasted: &str) -> Effects {
    model.armed = None;
    model.asked = None;
    let clean = text::sanitise(pasted);
    if model.screens.is_empty() && message::is_one(&clean) {
        return message::take(model, &clean);
    }
    let Some(field) = field_under_edit(model) else { return Vec::new() };
    field.insert(&clean);
    changed(model)
}

/// The field that takes what is typed, where one does.
fn field_under_edit(model: &mut Model) -> Option<&mut Field> {
    match model.screens.last_mut() {
        None => Some(&mut model.main.query),
        Some(Screen::Pick { picker, .. }) => Some(&mut picker.query),
        Some(Screen::Palette(picker)) => Some(&mut picker.query),
        Some(Screen::Help(picker)) => Some(&mut picker.query),
        Some(Screen::Form(form)) => form.field(),
        Some(Screen::Record(form)) => form.field(),
        Some(Screen::Basket { .. } | Screen::Parts(_)) => None,
        Some(Screen::Letter { field, .. }) => Some(field),
        Some(Screen::Journal(journal)) => Some(&mut journal.query),
        Some(Screen::Page(page)) => Some(&mut page.query),
        Some(Screen::Editor(editor)) => editor.field(),
    }
}

/// What follows from a text that is another one now.
fn changed(model: &mut Model) -> Effects {
    match model.scope() {
        Scope::Main => main::typed(model),
        Scope::Picker => pick::typed(model),
        Scope::Form => form::typed(model),
        Scope::Journal => journal::looked_for(model),
        Scope::Editor => editor::typed(model),
        Scope::Letter => checks::letter(model),
        scope if scope.is_page() => page::narrowed(model),
        _ => Vec::new(),
    }
}

/// The mouse selects and scrolls.
fn point(model: &mut Model, mouse: MouseEvent) -> Effects {
    // Everything that can be pointed at stands below the banner.
    let banner = u16::try_from(layout::banner(model).len()).unwrap_or(u16::MAX);
    let Some(row) = mouse.row.checked_sub(banner) else { return Vec::new() };
    let mouse = MouseEvent { row, ..mouse };
    match (mouse.kind, model.scope()) {
        (MouseEventKind::ScrollUp, scope) => scroll(model, scope, -1),
        (MouseEventKind::ScrollDown, scope) => scroll(model, scope, 1),
        (MouseEventKind::Down(_), Scope::Main) => main::point(model, mouse.column, mouse.row),
        (MouseEventKind::Down(_), _) => page::point(model, mouse.column, mouse.row),
        _ => Vec::new(),
    }
}

fn scroll(model: &mut Model, scope: Scope, by: isize) -> Effects {
    match scope {
        Scope::Main => main::step(model, by),
        Scope::Picker => pick::step(model, by),
        Scope::Journal => journal::step(model, by),
        Scope::Basket => basket::step(model, by),
        scope if scope.is_page() => page::step(model, by),
        _ => Vec::new(),
    }
}
