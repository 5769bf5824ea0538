//! The screens of every action by name, and of the help.

use crate::tui::action::Scope;
use crate::tui::help::Lists;
use crate::tui::model::{Model, Screen};
use crate::tui::picker::Picker;

use super::{Effects, perform};

/// The actions that can be chosen where one is now.
pub(super) fn open(model: &mut Model) -> Effects {
    let scope = model.scope();
    if matches!(model.screens.last(), Some(Screen::Palette(_) | Screen::Help(_))) {
        model.screens.pop();
        return Vec::new();
    }
    let picker = Picker::new(lists(model).palette(scope, ""));
    model.screens.push(Screen::Palette(picker));
    Vec::new()
}

pub(super) fn open_help(model: &mut Model) -> Effects {
    if matches!(model.screens.last(), Some(Screen::Help(_))) {
        model.screens.pop();
        return Vec::new();
    }
    let picker = Picker::new(lists(model).help(scope_below(model), ""));
    model.screens.push(Screen::Help(picker));
    Vec::new()
}

/// Fewer lines, by what was typed.
pub(super) fn narrow(model: &mut Model) -> Effects {
    let below = scope_below(model);
    match model.screens.last() {
        Some(Screen::Palette(picker)) => {
            let choices = lists(model).palette(below, &picker.query.text());
            if let Some(Screen::Palette(picker)) = model.screens.last_mut() {
                picker.show(choices);
            }
        }
        Some(Screen::Help(picker)) => {
            let choices = lists(model).help(below, &picker.query.text());
            if let Some(Screen::Help(picker)) = model.screens.last_mut() {
                picker.show(choices);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Does what the marked line says.
pub(super) fn choose(model: &mut Model) -> Effects {
    let action = match model.screens.last() {
        Some(Screen::Palette(picker)) => picker.chosen().map(|choice| choice.value),
        Some(Screen::Help(picker)) => picker.chosen().and_then(|choice| choice.value),
        _ => None,
    };
    let Some(action) = action else { return Vec::new() };
    model.screens.pop();
    let scope = action.entry().scope;
    if model.scope().outwards().any(|here| here == scope) { perform(model, action) } else { Vec::new() }
}

/// Where keys go, or went before palette and help were opened.
fn scope_below(model: &Model) -> Scope {
    let is_list = |screen: &&Screen| matches!(screen, Screen::Palette(_) | Screen::Help(_));
    model.screens.iter().rfind(|screen| !is_list(screen)).map_or(Scope::Main, Screen::scope)
}

fn lists(model: &Model) -> Lists<'_> {
    Lists { messages: &model.messages, keymap: &model.keymap }
}
