//! What was copied, to whom, when.

use crate::model::Retraction;
use crate::tui::action::Action;
use crate::tui::message::Effect;
use crate::tui::model::{Journal, Model, Screen};
use crate::tui::picker;

use super::Effects;
use super::main::PAGE;

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::CopyAgain if model.copying => Vec::new(),
        Action::CopyAgain => marked(model).map(Effect::PrepareAgain).into_iter().collect(),
        Action::NotSent => retract(model, Retraction::NotSent),
        Action::WrongBuyer => retract(model, Retraction::WrongBuyer),
        Action::OnlyThisBuyer => {
            if let Some(Screen::Journal(journal)) = model.screens.last_mut() {
                journal.only_pinned = !journal.only_pinned;
            }
            typed(model)
        }
        Action::JournalUp => step(model, -1),
        Action::JournalDown => step(model, 1),
        Action::JournalPageUp => step(model, -PAGE),
        Action::JournalPageDown => step(model, PAGE),
        _ => Vec::new(),
    }
}

pub(super) fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Screen::Journal(journal)) = model.screens.last_mut() {
        journal.selected = picker::step(journal.selected, by, journal.lines.len());
    }
    Vec::new()
}

/// The journal again, by what was typed.
pub(super) fn typed(model: &mut Model) -> Effects {
    let asked = model.ask();
    let pinned = model.pins().buyer;
    let Some(Screen::Journal(Journal { query, only_pinned, question, .. })) = model.screens.last_mut() else {
        return Vec::new();
    };
    *question = asked;
    let buyer = pinned.filter(|_buyer| *only_pinned);
    vec![Effect::Journal { question: asked, typed: query.text(), buyer }]
}

fn retract(model: &Model, why: Retraction) -> Effects {
    marked(model).map(|entry| Effect::Retract { entry, why }).into_iter().collect()
}

fn marked(model: &Model) -> Option<crate::model::Id> {
    match model.screens.last() {
        Some(Screen::Journal(journal)) => journal.lines.get(journal.selected).map(|line| line.entry.id),
        _ => None,
    }
}
