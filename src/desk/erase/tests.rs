use std::time::Duration;

use jiff::SignedDuration;

use crate::desk::{BackupState, demo};
use crate::model::{BackupReason, Id, LearntExample, Order};
use crate::store::{ActionKind, Traces};

#[test]
fn another_program_forgets_what_it_has_learnt_of_a_person() {
    let (_directory, mut one, mut other) = demo::two_on_a_file();
    let anna = one.buyer_named("Anna Nowak").expect("she is there");
    let now = demo::fixed_moment();
    let example = LearntExample {
        id: Id::new(),
        text: "zanzibarite?".to_owned(),
        language: None,
        reply: one.reply_called("pickup-address").expect("a reply").id,
        buyer: Some(anna.id),
        entry: None,
        at: now,
    };
    one.store.act(ActionKind::Copy, "", now, |action| action.learn(&example)).expect("learnt");
    other.catch_up().expect("news");
    other.learn_library().expect("learnt");
    assert!(other.knowledge.is_some());
    let erased = one.erase_buyer(&anna).expect("erased");
    assert!(matches!(erased.traces, Traces::None { .. }), "{erased:?}");
    assert!(one.knowledge.is_none());
    assert!(other.catch_up().expect("news"));
    assert!(other.knowledge.is_none());
    assert!(other.store.learnt_examples(99).expect("examples").iter().all(|one| one.id != example.id));
    assert!(other.buyer_named("Anna Nowak").is_err());
    // Orders stay, and what is due of them can still be worked out.
    other.due(true).expect("a list");
}

#[test]
fn who_is_added_by_hand_again_stays() {
    let (_directory, mut one, _) = demo::two_on_a_file();
    let anna = one.buyer_named("Anna Nowak").expect("she is there");
    one.erase_buyer(&anna).expect("erased");
    assert!(one.erased_on(&anna).expect("a list").is_some());
    one.save_buyer(&anna).expect("added");
    assert_eq!(one.erased_on(&anna).expect("a list"), None);
    assert_eq!(one.erase_listed().expect("nobody"), None);
    assert!(one.buyer_named("Anna Nowak").is_ok());
}

#[test]
fn the_whole_sample_shop_can_be_erased_person_by_person() {
    let mut desk = demo::ready_made();
    while let Some(line) = desk.find_buyers("", 1).expect("buyers").pop() {
        let plan = desk.plan_erasure(&line.buyer).expect("a plan");
        let erased = desk.erase_buyer(&line.buyer).expect("erased");
        assert_eq!(erased.orders, plan.holdings.orders);
        assert!(matches!(erased.traces, Traces::None { .. }), "{}: {erased:?}", line.buyer.name);
    }
    assert_eq!(desk.store.integrity().expect("sound"), [""; 0]);
    assert_eq!(desk.store.disagreements().expect("a log"), []);
    assert!(desk.check_library().is_ok() && desk.due(true).is_ok());
}

#[test]
fn an_erasure_that_was_left_is_completed_by_whoever_comes_some_minutes_later() {
    let (_directory, mut one, other) = demo::two_on_a_file();
    let anna = one.buyer_named("Anna Nowak").expect("she is there");
    let (day, now) = (one.now().expect("a day").date(), one.timestamp());
    drop(one.safety_backup(BackupReason::BeforeErase).expect("a backup"));
    let erased = other.store.at_one_moment(|store| {
        store.facts()?;
        one.store.erase_waiting(anna.id, day, now, Duration::from_millis(20))
    });
    assert_eq!(erased.expect("erased").traces, Traces::Kept);
    let [before_it] = one.backups().expect("a list").try_into().expect("one backup");
    drop(other);

    let later = |minutes| move || now + SignedDuration::from_mins(minutes);
    one.clock = Box::new(later(1));
    one.finish_abandoned_erasures().expect("nothing to do");
    assert!(one.store.is_erasure_unfinished().expect("a note") && before_it.path.exists());
    one.clock = Box::new(later(6));
    one.finish_abandoned_erasures().expect("completed");
    assert!(!one.store.is_erasure_unfinished().expect("a note") && !before_it.path.exists());
}

/// What finds people and orders is written in bulk when a backup comes back, and taken out of otherwise than row by row.
#[test]
fn nothing_is_left_of_what_a_restore_has_written() {
    let (directory, mut desk, _) = demo::two_on_a_file();
    let anna = desk.buyer_named("Anna Nowak").expect("she is there");
    let order = desk.store.orders_of(anna.id).expect("orders").remove(0);
    let order = Order { tracking: Some("UNIQTRK556677".to_owned()), ..order };
    let now = desk.timestamp();
    desk.store.act(ActionKind::EditOrder, "", now, |action| action.put_order(&order)).expect("a change");
    let copy = desk.back_up(BackupReason::ByHand).expect("a backup").expect("a file");
    desk.set_fact("door", "red", None, None, None, None).expect("a change");
    let back = desk.look_back(&copy.path).expect("a sound backup");
    desk.restore(&back).expect("brought back");
    drop(back);
    let erased = desk.erase_buyer(&anna).expect("erased");
    assert!(matches!(erased.traces, Traces::None { .. }), "{erased:?}");
    for entry in std::fs::read_dir(directory.path()).expect("a directory") {
        let path = entry.expect("an entry").path();
        let bytes = if path.is_dir() { Vec::new() } else { std::fs::read(&path).expect("a file").to_ascii_lowercase() };
        assert!(!bytes.windows(7).any(|window| window == b"uniqtrk"), "{}", path.display());
    }
}

#[test]
fn the_backup_made_before_goes_and_an_older_one_brings_nobody_back() {
    let (directory, mut desk, _) = demo::two_on_a_file();
    let anna = desk.buyer_named("Anna Nowak").expect("she is there");
    desk.set_fact("door", "blue", None, None, None, None).expect("a change");
    let older = desk.back_up(BackupReason::ByHand).expect("a backup").expect("a file");
    desk.erase_buyer(&anna).expect("erased");
    let left: Vec<_> = desk.backups().expect("a list").into_iter().map(|backup| backup.path).collect();
    assert_eq!(left, std::slice::from_ref(&older.path));
    assert_eq!(desk.backups_of_erased().expect("a list"), [BackupState::Holds(older.path.clone())]);

    desk.set_fact("door", "red", None, None, None, None).expect("a change");
    let back = desk.look_back(&older.path).expect("a sound backup");
    desk.restore(&back).expect("brought back");
    assert!(desk.buyer_named("Anna Nowak").is_err());
    assert_eq!(desk.store.fact("door").expect("facts").map(|fact| fact.value).as_deref(), Some("blue"));
    drop(back);
    let in_file = |path: &std::path::Path| {
        let bytes = std::fs::read(path).expect("a file");
        bytes.windows(10).any(|window| window == b"Anna Nowak")
    };
    for entry in std::fs::read_dir(directory.path()).expect("a directory") {
        let path = entry.expect("an entry").path();
        assert!(path.is_dir() || !in_file(&path), "{}", path.display());
    }
    assert!(desk.rewrite_backup(&older.path).expect("rewritten"));
    assert!(!in_file(&older.path));
    assert_eq!(desk.backups_of_erased().expect("a list"), []);
}
