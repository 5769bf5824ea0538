//! What is said of a copy.

use rstest::rstest;

use super::*;
use crate::clipboard::{Outcome, Route, Unchecked};

fn sent(route: Route, unchecked: Unchecked) -> Outcome {
    Outcome::Sent { route, unchecked, sequence: None }
}

#[rstest]
#[case(Outcome::Checked { route: Route::Wayland }, "copied, checked (Wayland): pickup-ready")]
#[case(sent(Route::Tmux, Unchecked::OnlyInTmux), "sent to tmux, checked only there: pickup-ready")]
#[case(sent(Route::Osc52, Unchecked::TerminalIsSilent), "sent to the terminal, cannot be checked: ")]
fn what_became_of_a_copy_fits_into_80_columns(#[case] outcome: Outcome, #[case] said: &str) {
    let mut shop = demo_shop(Scheme::Dark, (80, 24));
    shop.outcome = outcome;
    shop.keys("<ctrl-t>anna<enter>pickup-ready<enter>");
    assert!(shop.screen().contains(said), "{}", shop.screen());
}
