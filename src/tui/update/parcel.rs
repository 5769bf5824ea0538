//! The page of what goes into a parcel: ticked off line by line.

use crate::desk::Ticked;
use crate::model::Id;
use crate::tui::ask::Deed;
use crate::tui::message::{Effect, Target};
use crate::tui::model::Model;
use crate::tui::page::PageKind;

use super::{Effects, page};

/// What a parcel holds has come for the first time: what is still to be packed is marked, else what to do next.
pub(super) fn opened(model: &mut Model) {
    let Some(page) = page::top(model).filter(|page| matches!(page.kind, PageKind::Packing(_))) else { return };
    let targets = page.targets();
    page.marked = next_open(&targets, 0).or(targets.len().checked_sub(1));
    page::settle(model, false);
}

/// Ticks a line of the parcel, or takes the tick away; what is open next is marked. Of what narrowed the page nothing is left, so that
/// the next thing that is put in can be typed.
pub(super) fn tick(model: &mut Model, order: Id, line: usize, packed: bool) -> Effects {
    if let Some(page) = page::top(model) {
        page.query.set("");
        let targets = page.targets();
        let is_it = |target: &Target| matches!(target, Target::Check { line: other, .. } if *other == line);
        let ticked = targets.iter().position(is_it).unwrap_or_default();
        // Where nothing is left, what comes after the last line: the page will offer there what to do next.
        page.marked = Some(if packed { next_open(&targets, ticked + 1).unwrap_or(targets.len()) } else { ticked });
    }
    page::settle(model, false);
    vec![Effect::Do(Deed::Pack(order, Ticked::Line(line), packed))]
}

/// The next line of the parcel that is not ticked, from one on, round the end; the one before that is not looked at.
fn next_open(targets: &[Target], from: usize) -> Option<usize> {
    let is_open = |at: &usize| matches!(targets.get(*at), Some(Target::Check { packed: false, .. }));
    (from..targets.len()).chain(0..from.saturating_sub(1)).find(is_open)
}

/// Ticks everything; where everything is ticked, takes the ticks away.
pub(super) fn pack_all(model: &mut Model) -> Effects {
    let Some(page) = page::top(model) else { return Vec::new() };
    let PageKind::Packing(order) = page.kind else { return Vec::new() };
    page.query.set("");
    let targets = page.targets();
    if !targets.iter().any(|target| matches!(target, Target::Check { .. })) {
        return Vec::new();
    }
    let is_open = |target: &Target| matches!(target, Target::Check { packed: false, .. });
    let packed = targets.iter().any(is_open);
    page.marked = Some(if packed { targets.len() } else { 0 });
    vec![Effect::Do(Deed::Pack(order, Ticked::All, packed))]
}
