//! The whole interface without a terminal, on the sample shop: keys in, state and frames out.

mod backups;
mod bad_input;
mod checks;
mod copied;
mod edited;
mod erasing;
mod filling;
mod large;
mod letters;
mod library;
mod long;
mod orders;
mod pages;
mod random;
mod records;
mod snapshots;
mod story;
mod styles;
mod texts;
mod under_way;
mod veil;

use std::collections::BTreeMap;

use super::keymap::Keymap;
use super::rehearsal::Rehearsal;
use super::theme::{Scheme, Theme};
use crate::desk::{Desk, Settings, demo};
use crate::store::Store;

/// The sizes every screen is looked at.
const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// The interface on the sample shop.
fn demo_shop(scheme: Scheme, size: (u16, u16)) -> Rehearsal {
    rehearsal(demo::ready_made(), scheme, size)
}

/// The interface on records with nothing in them, as at the first start.
fn empty_shop(size: (u16, u16)) -> Rehearsal {
    let moment = demo::fixed_moment();
    let store = Store::in_memory().expect("records in memory can be made");
    let desk = Desk::new(store, demo::settings(Settings::default()), Box::new(move || moment)).expect("a desk");
    rehearsal(desk, Scheme::Dark, size)
}

fn rehearsal(desk: Desk, scheme: Scheme, size: (u16, u16)) -> Rehearsal {
    let keymap = Keymap::new(&BTreeMap::new()).expect("the table's keys are sound");
    Rehearsal::new(desk, keymap, Theme::new(scheme, None), size)
}
