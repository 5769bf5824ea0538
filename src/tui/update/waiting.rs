//! What is typed before a page has come waits for it, and is done once there is something to do it with.

use crate::tui::action::Action;
use crate::tui::model::{Model, Screen};
use crate::tui::terminal::Input;

/// Whether what was typed has to wait until the page on top has come, and with it what it is meant for. What leads out never
/// waits, and letters do only where something waits before them.
pub(super) fn has_to_wait(model: &Model, input: &Input) -> bool {
    let Some(Screen::Page(page)) = model.screens.last() else { return false };
    let acts = |key| match model.keymap.action(page.kind.scope(), key) {
        Some(Action::Back | Action::Cancel | Action::Quit | Action::Redraw | Action::Suspend) => false,
        Some(_) => true,
        None => !page.waiting.is_empty(),
    };
    page.sheet.is_none()
        && match input {
            Input::Key(key) => acts(*key),
            Input::Paste(_) => !page.waiting.is_empty(),
            _ => false,
        }
}

/// Keeps what was typed until the page on top has come.
pub(super) fn keep(model: &mut Model, input: Input) {
    if let Some(Screen::Page(page)) = model.screens.last_mut() {
        page.waiting.push(input);
    }
}
