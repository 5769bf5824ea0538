//! What was changed by hand before a copy: kept in the reply, as a new text, or this one time only.

use super::snapshots::screens;
use super::*;
use crate::tui::action::Scope;
use crate::tui::model::Armed;

/// A text is changed by hand and copied.
const CHANGED: &str = "<ctrl-t>anna<enter>pickup-ready<ctrl-s><ctrl-x><ctrl-end> Proszę zabrać torbę.<ctrl-s>";

fn shop(keys: &str) -> Rehearsal {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys(keys);
    shop
}

/// The text that the pinned buyer would get.
fn body(shop: &mut Rehearsal) -> Vec<String> {
    let reply = shop.desk().reply_called("pickup-ready").expect("a reply");
    reply.variants.into_iter().map(|variant| variant.body).collect()
}

#[test]
fn a_change_by_hand_goes_into_the_reply_with_its_placeholders_and_only_when_it_is_saved() {
    let mut shop = shop(CHANGED);
    assert!(shop.clipboard.last().is_some_and(|copied| copied.ends_with("torbę.")), "{:?}", shop.clipboard);
    assert_eq!(shop.model.armed, Some(Armed::Edited), "{}", shop.screen());
    assert!(shop.screen().contains("keeps your edit"), "{}", shop.screen());
    let before = body(&mut shop);
    shop.keys("<ctrl-x>");
    assert_eq!(shop.model.scope(), Scope::Editor);
    assert!(shop.screen().contains("Proszę zabrać torbę.") && shop.screen().contains("{{"), "{}", shop.screen());
    assert_eq!(body(&mut shop), before, "nothing is written before it is saved");
    shop.keys("<ctrl-s>");
    let after = body(&mut shop);
    let changed: Vec<(&String, &String)> = before.iter().zip(&after).filter(|(one, other)| one != other).collect();
    let [(old, new)] = changed[..] else { panic!("{changed:?}") };
    assert_eq!(new.matches("{{").count(), old.matches("{{").count());
    assert!(new.contains("torbę."));
    shop.keys("<ctrl-/>");
    assert_eq!(body(&mut shop), before);
}

#[test]
fn a_change_by_hand_becomes_another_text_for_the_channel() {
    let mut shop = shop(CHANGED);
    let before = body(&mut shop);
    shop.keys("<ctrl-n>");
    assert_eq!(shop.model.scope(), Scope::Form);
    assert!(shop.screen().contains("allegro"), "{}", shop.screen());
    shop.keys("<enter><enter><enter><enter>");
    assert_eq!(shop.model.scope(), Scope::Editor, "{}", shop.screen());
    shop.keys("<ctrl-s>");
    let after = body(&mut shop);
    assert_eq!(after.len(), before.len() + 1, "{}", shop.screen());
    assert!(before.iter().all(|text| after.contains(text)), "the others stay as they are");
    assert!(after.iter().any(|text| text.contains("torbę.") && text.contains("{{")));
}

#[test]
fn any_other_key_leaves_it_at_this_one_time() {
    for key in ["p", "<down>", "<esc>"] {
        let mut shop = shop(CHANGED);
        let before = body(&mut shop);
        shop.keys(key);
        assert!(shop.model.armed.is_none() && shop.model.edited.is_none());
        shop.keys("<ctrl-u>pickup-ready<ctrl-x>");
        assert!(!shop.screen().contains("torbę."), "{}", shop.screen());
        assert_eq!(body(&mut shop), before);
    }
}

#[test]
fn what_was_not_changed_is_not_asked_about() {
    let shop = shop("<ctrl-t>anna<enter>pickup-ready<ctrl-s><ctrl-x><ctrl-s>");
    assert_eq!(shop.clipboard.len(), 1);
    assert_eq!(shop.model.armed, None, "{}", shop.screen());
}

#[test]
fn leaving_the_form_of_the_new_text_keeps_nothing() {
    let mut shop = shop(CHANGED);
    shop.keys("<ctrl-n><esc>");
    assert!(shop.model.edited.is_none());
}

#[test]
fn the_offer_looks_as_it_did() {
    screens("edited_offer", CHANGED);
    screens("edited_kept", &format!("{CHANGED}<ctrl-x>"));
}
