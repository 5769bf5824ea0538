//! A person is erased: by this interface, and by another program while this one shows them.

use super::*;
use crate::model::Buyer;
use crate::tui::model::Screen;

/// The sample shop in a file, its interface, and another program on the same file.
fn two_on_a_file() -> (tempfile::TempDir, Rehearsal, Desk) {
    let (directory, one, other) = demo::two_on_a_file();
    (directory, rehearsal(one, Scheme::Dark, (120, 36)), other)
}

fn anna(desk: &Desk) -> Buyer {
    desk.buyer_named("Anna Nowak").expect("she is there")
}

#[test]
fn the_name_has_to_be_typed() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys("<ctrl-t>anna<enter><f2><ctrl-p>erase this<enter>");
    assert!(matches!(shop.model.screens.last(), Some(Screen::Form(_))), "{:?}", shop.model.screens);
    shop.keys("Ana<enter>");
    assert!(shop.desk().buyer_named("Anna Nowak").is_ok(), "another name erases nobody");
    assert!(shop.screen().contains("this is not the name"), "{}", shop.screen());
    shop.keys("<ctrl-u>anna nowak");
    let enter = crate::tui::rehearsal::typed("<enter>").pop().expect("a key");
    let effects = crate::tui::update::update(&mut shop.model, crate::tui::message::Msg::Input(enter));
    assert!(shop.screen().contains("Erasing"), "what takes a while says so: {}", shop.screen());
    shop.perform(effects);
    assert!(shop.desk().buyer_named("Anna Nowak").is_err());
    assert!(shop.model.pinned.buyer.is_none() && shop.model.screens.is_empty());
    let notice = shop.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.contains("no trace"), "{notice}");
}

#[test]
fn what_is_held_is_written_to_a_file_and_nothing_there_is_overwritten() {
    let (directory, mut shop, _) = two_on_a_file();
    shop.keys("<ctrl-t>anna<enter><f2><ctrl-p>hand over<enter><enter>");
    let written = || {
        let files = std::fs::read_dir(directory.path()).expect("a directory").filter_map(Result::ok);
        files.map(|file| file.path()).find(|path| path.extension().is_some_and(|ending| ending == "json"))
    };
    let path = written().expect("a file");
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains("Anna Nowak"));
    shop.keys("<ctrl-p>hand over<enter><enter>");
    assert!(matches!(shop.model.screens.last(), Some(Screen::Form(_))), "it is there already");
    assert_eq!(std::fs::read_to_string(path).expect("a file"), text);
}

#[test]
fn who_is_erased_elsewhere_is_pinned_no_more_and_forgotten() {
    let (_directory, mut shop, mut other) = two_on_a_file();
    let person = anna(&other);
    shop.keys("<ctrl-t>anna<enter><paste:Where is it? Anna Nowak, anna_k><f2>");
    assert_eq!(shop.model.pinned.buyer.as_ref().map(|buyer| buyer.id), Some(person.id));
    other.erase_buyer(&person).expect("erased");
    shop.look_after_others();
    assert_eq!(shop.model.pinned.buyer, None);
    assert!(shop.model.screens.is_empty(), "her page is closed: {:?}", shop.model.screens);
    let held = format!("{:?}", shop.model.main);
    assert!(!held.contains("Anna Nowak"), "nor is her message at hand any more: {held}");
}

/// What the seller is told, and how many screens are left, once another program has erased the person.
fn after_erasing(keys: &str) -> (String, Rehearsal) {
    let (_directory, mut shop, mut other) = two_on_a_file();
    let person = anna(&other);
    shop.keys(keys);
    assert!(shop.screen().contains("Anna Nowak"), "{keys}: {}", shop.screen());
    other.erase_buyer(&person).expect("erased");
    shop.look_after_others();
    assert!(!shop.screen().contains("Anna"), "{keys}: {}", shop.screen());
    let notice = shop.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    (notice, shop)
}

#[test]
fn what_is_open_on_somebody_erased_elsewhere_closes_and_says_so() {
    for keys in [
        // Her page, her form with something typed, what is asked about her, her order's form, a text to her, a new reply to her message.
        "<ctrl-t>anna<enter><f2>",
        "<ctrl-t>anna<enter><f2><ctrl-x>x",
        "<ctrl-t>anna<enter><f2><ctrl-p>erase this<enter>An",
        "<ctrl-t>anna<enter><f2><ctrl-p>hand over<enter>",
        "<ctrl-t>anna<enter><f3><ctrl-x>x",
        "<ctrl-t>anna<enter>hello<tab><ctrl-s><ctrl-x>",
        "<ctrl-t>anna<enter><paste:Where is it? Anna Nowak, anna_k><ctrl-n>",
    ] {
        let (notice, shop) = after_erasing(keys);
        assert_eq!(notice, "The buyer was erased", "{keys}");
        assert!(shop.model.pinned.buyer.is_none(), "{keys}");
        let is_form = |screen: &Screen| {
            matches!(screen, Screen::Form(_) | Screen::Record(_) | Screen::Editor(_) | Screen::Letter { .. })
        };
        assert!(!shop.model.screens.iter().any(is_form), "{keys}: {:?}", shop.model.screens);
        assert_eq!(shop.drafts(), 0, "{keys}: nothing of it is kept");
    }
}

#[test]
fn lists_that_show_somebody_erased_elsewhere_are_asked_for_anew() {
    for keys in ["<ctrl-t>anna", "<ctrl-r>"] {
        after_erasing(keys);
    }
}

#[test]
fn what_others_are_about_stays_open() {
    let (_directory, mut shop, mut other) = two_on_a_file();
    let person = anna(&other);
    let bystander = other.find_buyers("", 9).expect("buyers").into_iter().find(|one| one.buyer.id != person.id);
    let name = bystander.expect("another one").buyer.name;
    shop.keys(&format!("<ctrl-t>{name}<enter><f2><ctrl-x>x"));
    other.erase_buyer(&person).expect("erased");
    shop.look_after_others();
    assert!(matches!(shop.model.screens.last(), Some(Screen::Record(_))), "{:?}", shop.model.screens);
    assert_eq!(shop.model.notice, None);
}

#[test]
fn texts_that_were_too_old_are_told_of_at_the_start() {
    let retention = crate::config::Retention { journal_months: 1, message_months: 0 };
    let desk = demo::ready_made_with(Settings { retention, ..Settings::default() });
    let old = desk.journal("", None, 1).expect("a journal").pop().expect("a line").entry;
    let desk = demo::copy_of(&desk, demo::fixed_moment() + std::time::Duration::from_hours(24 * 400));
    let mut shop = rehearsal(desk, Scheme::Dark, (120, 36));
    let notice = shop.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.contains("texts are empty now"), "{notice}");
    let line = shop.desk().journal("", None, 99).expect("a journal").into_iter().find(|line| line.entry.id == old.id);
    assert_eq!(line.map(|line| line.entry.text).as_deref(), Some(""), "the line stays");
    shop.start_again();
    assert_eq!(shop.model.notice, None, "once a day, and said once");
}
