//! A person is erased: by this interface, and by another program while this one shows them.

use super::*;
use crate::model::Buyer;
use crate::store::Options;
use crate::tui::model::Screen;

/// The sample shop in a file, its interface, and another program on the same file.
fn two_on_a_file() -> (tempfile::TempDir, Rehearsal, Desk) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("shop.db");
    demo::ready_made().store().backup_to(&path).expect("a copy");
    let desk = || {
        let store = Store::open(&path, Options::default()).expect("it opens");
        Desk::new(store, demo::settings(Settings::default()), Box::new(demo::fixed_moment)).expect("a desk")
    };
    let other = desk();
    (directory, rehearsal(desk(), Scheme::Dark, (120, 36)), other)
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
    shop.keys("<ctrl-u>anna nowak<enter>");
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
