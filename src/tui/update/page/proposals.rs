//! Deciding about what the starter library has new.

use crate::tui::action::Action;
use crate::tui::ask::Deed;
use crate::tui::message::{Effect, Target};
use crate::tui::model::Model;
use crate::tui::page::PageKind;
use crate::tui::page::proposals::Verdict;
use crate::tui::update::Effects;

use super::{target, top};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::TakeAll => decide_all(model, Verdict::Take),
        Action::KeepAll => decide_all(model, Verdict::Keep),
        Action::LaterAll => decide_all(model, Verdict::Later),
        _ => return bring_in(model),
    }
    Vec::new()
}

/// Another verdict on the marked line.
pub(super) fn turn(model: &mut Model) -> Effects {
    let Some(Target::Proposal(reply, place)) = target(model) else { return Vec::new() };
    if let Some(page) = top(model) {
        let verdict = page.verdict((reply, place)).next();
        page.decide((reply, place), verdict);
    }
    show(model);
    Vec::new()
}

fn decide_all(model: &mut Model, verdict: Verdict) {
    if let Some(page) = top(model) {
        for of in page.proposals() {
            page.decide(of, verdict);
        }
    }
    show(model);
}

/// Writes what was decided into the lines, also after they were read anew.
pub(super) fn show(model: &mut Model) {
    let messages = model.messages.clone();
    if let Some(page) = top(model).filter(|page| page.kind == PageKind::Proposals) {
        page.show_verdicts(&messages);
    }
}

/// One action: what is new comes in, and what was decided is done.
fn bring_in(model: &mut Model) -> Effects {
    let Some(page) = top(model) else { return Vec::new() };
    let decided = |wanted: Verdict| {
        let all = page.proposals().into_iter().filter(|of| page.verdict(*of) == wanted);
        all.map(|(reply, place)| (reply, usize::from(place))).collect()
    };
    vec![Effect::Do(Deed::BringIn { take: decided(Verdict::Take), keep: decided(Verdict::Keep) })]
}
