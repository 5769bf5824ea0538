//! What is secret on the screen: masked until it is shown, shown for one text, copied as it is.

use super::snapshots::screens;
use super::*;
use crate::clipboard::{Outcome, Route, Unchecked};

const STREET: &str = "Piotrkowska 12/4";
const CAR: &str = "<ctrl-t>anna<enter>pickup-car";

fn shop(keys: &str) -> Rehearsal {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys(keys);
    shop
}

#[test]
fn a_secret_is_shown_by_a_key_and_masked_with_the_next_reply() {
    let mut shop = shop(CAR);
    assert!(!shop.screen().contains(STREET) && shop.screen().contains("•••• 0012"), "{}", shop.screen());
    shop.keys("<ctrl-6>");
    assert!(shop.screen().contains(STREET) && shop.screen().contains("+48 42 000 00 12"), "{}", shop.screen());
    shop.keys("<ctrl-6>");
    assert!(!shop.screen().contains(STREET));
    // Another reply masks it, and the way back does not show it again.
    shop.keys("<ctrl-6><ctrl-u>pickup<down>");
    assert!(!shop.screen().contains(STREET), "{}", shop.screen());
    shop.keys("<ctrl-u>pickup-car");
    assert!(!shop.screen().contains(STREET));
}

#[test]
fn the_palette_shows_it_too_and_the_form_leaves_it_shown() {
    let mut shop = shop(CAR);
    shop.keys("<ctrl-p>show masked<enter>");
    assert!(shop.screen().contains(STREET), "{}", shop.screen());
    shop.keys("<enter>");
    assert_eq!(shop.model.screens.len(), 1);
    assert!(shop.screen().contains(STREET), "{}", shop.screen());
}

#[test]
fn what_is_copied_is_the_text_itself() {
    let mut shop = shop(CAR);
    shop.keys("<enter>18:00<enter>");
    let copied = shop.clipboard.last().cloned().unwrap_or_default();
    assert!(copied.contains(STREET) && copied.contains("+48 42 000 00 12") && !copied.contains('•'), "{copied}");
    assert!(!shop.screen().contains(STREET), "{}", shop.screen());
}

#[test]
fn it_is_said_when_the_clipboard_is_emptied_or_that_it_is_not() {
    let copied = |outcome: Option<Outcome>, keys: &str| {
        let mut shop = demo_shop(Scheme::Dark, (120, 36));
        shop.model.clear_after = Some(std::time::Duration::from_secs(90));
        shop.outcome = outcome.unwrap_or(shop.outcome);
        shop.keys(&format!("<ctrl-t>anna<enter>{keys}<enter>"));
        shop.screen()
    };
    let screen = copied(None, "payment-iban");
    assert!(screen.contains("clipboard emptied in 90 s"), "{screen}");
    let sent = Outcome::Sent { route: Route::Termux, unchecked: Unchecked::NoReadBack, sequence: None };
    let screen = copied(Some(sent), "payment-iban");
    assert!(screen.contains("stays in the clipboard"), "{screen}");
    let screen = copied(None, "pickup-ready");
    assert!(!screen.contains("clipboard emptied"), "nothing in it is secret: {screen}");
}

#[test]
fn joined_replies_and_the_own_language_are_masked_too() {
    let mut shop = shop("<ctrl-t>anna<enter>pickup-car<tab>payment-iban<tab>");
    assert!(!shop.screen().contains(STREET) && !shop.screen().contains("1090 1014"), "{}", shop.screen());
    assert!(shop.screen().contains("•••• 2874"));
    // A text that is changed by hand is seen as it is.
    shop.keys("<ctrl-s><ctrl-x>");
    if shop.model.scope() == crate::tui::action::Scope::Form {
        shop.keys("18:00<esc>");
    }
    assert!(shop.model.unveiled.is_none());
}

#[test]
fn the_journal_masks_a_line_until_it_is_shown_and_the_next_line_again() {
    let mut shop = shop("<ctrl-t>anna<enter>pickup-car<enter>18:00<enter>");
    shop.keys("<ctrl-r>");
    assert!(!shop.screen().contains(STREET), "{}", shop.screen());
    shop.keys("<ctrl-6>");
    assert!(shop.screen().contains(STREET), "{}", shop.screen());
    shop.keys("<down><up>");
    assert!(!shop.screen().contains(STREET), "{}", shop.screen());
}

#[test]
fn a_secret_fact_is_seen_while_it_is_written_and_masked_once_the_cursor_has_gone_on() {
    let mut shop = shop("<ctrl-p>shop facts<enter>");
    assert!(!shop.screen().contains("1090") && shop.screen().contains("•••• 2874"), "{}", shop.screen());
    let iban = match shop.model.screens.last() {
        Some(crate::tui::model::Screen::Form(form)) => form.questions.iter().position(|asked| asked.name == "iban"),
        _ => None,
    };
    let active = |shop: &Rehearsal| match shop.model.screens.last() {
        Some(crate::tui::model::Screen::Form(form)) => Some(form.active),
        _ => None,
    };
    for _ in 0..40 {
        if active(&shop) != iban {
            shop.keys("<tab>");
        }
    }
    assert!(!shop.screen().contains("1090"), "{}", shop.screen());
    shop.keys("9");
    assert!(shop.screen().contains("1981 28749"), "{}", shop.screen());
    shop.keys("<tab>");
    assert!(!shop.screen().contains("1090") && shop.screen().contains("•••• 8749"), "{}", shop.screen());
    shop.keys("<ctrl-6>");
    assert!(shop.screen().contains("1981 28749"), "{}", shop.screen());
}

/// A fact that is emptied leaves a hole in the replies that say it: they are named first.
#[test]
fn the_replies_that_say_a_fact_are_named_before_it_is_emptied() {
    let mut shop = shop("<ctrl-p>shop facts<enter>");
    let Some(crate::tui::model::Screen::Form(form)) = shop.model.screens.last_mut() else { panic!("a form") };
    form.active = form.questions.iter().position(|asked| asked.name == "pickup_parking").expect("a fact");
    shop.keys("<ctrl-u><ctrl-s>");
    assert!(shop.screen().contains("1 reply says it and will ask for it") && shop.screen().contains("pickup-car"));
    shop.keys("x");
    shop.keys("<backspace><ctrl-s>");
    assert_eq!(shop.model.screens.len(), 1, "{}", shop.screen());
    shop.keys("<ctrl-s>");
    assert!(shop.model.screens.is_empty(), "{}", shop.screen());
    shop.keys("<ctrl-u>pickup-car");
    assert!(shop.screen().contains("⟨shop.pickup_parking⟩"), "{}", shop.screen());
    shop.keys("<ctrl-/><ctrl-u>pickup-car");
    assert!(shop.screen().contains("green gate"), "{}", shop.screen());
}

#[test]
fn where_nothing_is_masked_the_key_says_so() {
    let mut shop = shop("thanks<ctrl-6>");
    assert!(shop.screen().contains("Nothing is masked here"), "{}", shop.screen());
    shop.model.masks = false;
    shop.keys("<ctrl-u><ctrl-t>anna<enter>pickup-car");
    assert!(shop.screen().contains(STREET), "{}", shop.screen());
    shop.keys("<ctrl-6>");
    assert!(shop.screen().contains("mask_sensitive"), "{}", shop.screen());
}

#[test]
fn shown_secrets_look_as_they_did() {
    screens("main_secrets_shown", &format!("{CAR}<ctrl-6>"));
    screens("journal_secret", "<ctrl-t>anna<enter>payment-iban<enter><ctrl-r>");
}
