//! Every action by name, and the help screen: both read from the action table.

use crate::text;
use crate::tui::action::{ACTIONS, Action, Entry, Scope};
use crate::tui::model::{Model, Screen};
use crate::tui::picker::{Choice, Picker};

use super::{Effects, perform};

/// The actions that can be chosen where one is now.
pub(super) fn open(model: &mut Model) -> Effects {
    let scope = model.scope();
    if matches!(model.screens.last(), Some(Screen::Palette(_) | Screen::Help(_))) {
        model.screens.pop();
        return Vec::new();
    }
    let picker = Picker::new(palette(model, scope, ""));
    model.screens.push(Screen::Palette(picker));
    Vec::new()
}

pub(super) fn open_help(model: &mut Model) -> Effects {
    if matches!(model.screens.last(), Some(Screen::Help(_))) {
        model.screens.pop();
        return Vec::new();
    }
    let picker = Picker::new(help(model, scope_below(model), ""));
    model.screens.push(Screen::Help(picker));
    Vec::new()
}

/// Fewer lines, by what was typed.
pub(super) fn narrow(model: &mut Model) -> Effects {
    let below = scope_below(model);
    match model.screens.last() {
        Some(Screen::Palette(picker)) => {
            let choices = palette(model, below, &picker.query.text());
            if let Some(Screen::Palette(picker)) = model.screens.last_mut() {
                picker.show(choices);
            }
        }
        Some(Screen::Help(picker)) => {
            let choices = help(model, below, &picker.query.text());
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

fn palette(model: &Model, scope: Scope, typed: &str) -> Vec<Choice<Action>> {
    let here = |entry: &&Entry| entry.in_palette && scope.outwards().any(|around| around == entry.scope);
    let wanted = |entry: &&Entry| matches_words(&words_of(model, entry), typed);
    let mut entries: Vec<&Entry> = ACTIONS.iter().filter(here).filter(wanted).collect();
    // What is called so comes before what only speaks of it.
    let typed = text::folded(typed.trim());
    entries.sort_by_key(|entry| !text::folded(&entry.label(&model.messages)).starts_with(typed.as_ref()));
    entries.into_iter().map(|entry| choice(model, entry, entry.action)).collect()
}

/// Every action: first what keys do here, then the rest.
fn help(model: &Model, here: Scope, typed: &str) -> Vec<Choice<Option<Action>>> {
    let mut lines = Vec::new();
    let elsewhere = Scope::ALL.into_iter().filter(|scope| here.outwards().all(|around| around != *scope));
    for scope in here.outwards().chain(elsewhere) {
        let name = model.messages.member("scope", scope.word());
        let of_scope = ACTIONS.iter().filter(|entry| entry.scope == scope);
        let wanted = |entry: &&Entry| matches_words(&format!("{name} {}", words_of(model, entry)), typed);
        let entries: Vec<_> = of_scope.filter(wanted).collect();
        if !entries.is_empty() {
            lines.push(Choice { value: None, name, detail: String::new(), end: String::new() });
        }
        lines.extend(entries.into_iter().map(|entry| named(model, entry)));
    }
    lines
}

fn choice<T>(model: &Model, entry: &Entry, value: T) -> Choice<T> {
    Choice {
        value,
        name: entry.label(&model.messages),
        detail: entry.help(&model.messages),
        end: model.keymap.key(entry.action).unwrap_or_default(),
    }
}

/// A line of the help: with every key, and the name that the action has in the config.
fn named(model: &Model, entry: &Entry) -> Choice<Option<Action>> {
    let line = choice(model, entry, Some(entry.action));
    let keys = model.keymap.keys(entry.action).join(" ");
    Choice { end: format!("{}  {keys}", entry.name).trim_end().to_owned(), ..line }
}

fn words_of(model: &Model, entry: &Entry) -> String {
    format!("{} {} {}", entry.name, entry.label(&model.messages), entry.help(&model.messages))
}

/// Whether every word typed stands in a line, folded.
fn matches_words(line: &str, typed: &str) -> bool {
    let line = text::folded(line);
    text::folded(typed).split_whitespace().all(|word| line.contains(word))
}
