//! A clock that jumps back a day: what happened last stays last.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use replydesk::clipboard::{Outcome, Route};
use replydesk::desk::{Composition, Desk, Inbox, NewMessage, Part, Prepared, Settings};
use replydesk::model::{Id, Language, Reply, Retraction, Role, Title, Variant, VariantKey};
use replydesk::store::{ActionKind, LogLimits, Options, Store};

const NOON: i64 = 1_790_000_000_000;
const DAY: i64 = 24 * 3_600_000;

/// A desk whose clock stands at what is stored.
fn desk(path: &std::path::Path, clock: &Arc<AtomicI64>) -> Desk {
    let store = Store::open(path, Options::default()).expect("a database");
    let clock = Arc::clone(clock);
    let now = move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).expect("a moment");
    let undo = LogLimits { age: Duration::from_hours(48), ..LogLimits::NONE };
    Desk::new(store, Settings { undo, ..Settings::default() }, Box::new(now)).expect("a desk")
}

fn reply(shortcut: &str) -> Reply {
    let english = Language::english();
    Reply {
        id: Id::new(),
        shortcut: shortcut.parse().expect("a shortcut"),
        category: "order".to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: english.clone(), text: shortcut.to_owned() }],
        asks: Vec::new(),
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: format!("About {shortcut}.") }],
    }
}

fn copy(desk: &mut Desk, reply: &Reply) {
    let part = Part { reply: reply.id, variant: None };
    let prepared = desk.prepare(Composition { parts: vec![part], ..Composition::default() }).expect("it is prepared");
    let ready = match prepared {
        Prepared::Ready(ready) => Some(ready),
        Prepared::NotWhole(_) => None,
    };
    let ready = ready.expect("nothing is missing");
    desk.record(&ready, &Outcome::Checked { route: Route::X11 }).expect("it is noted");
}

fn journal(desk: &Desk) -> Vec<String> {
    desk.journal("", None, 9).expect("the journal").into_iter().map(|line| line.shortcuts.concat()).collect()
}

#[test]
fn what_was_done_last_is_taken_back_first_whatever_the_clock_says() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("shop.db");
    let clock = Arc::new(AtomicI64::new(NOON));
    let mut desk = desk(&path, &clock);
    let [early, late, later] = ["early", "late", "later"].map(reply);
    for reply in [&early, &late, &later] {
        desk.save_reply(reply).expect("a reply");
    }
    copy(&mut desk, &early);
    clock.store(NOON - DAY, Ordering::Relaxed);
    copy(&mut desk, &late);
    copy(&mut desk, &later);
    assert_eq!(journal(&desk), ["later", "late", "early"], "the journal is in the order in which it was written");
    let last = desk.entry_counted(1).expect("a line");
    desk.retract(last.id, Retraction::NotSent).expect("it is retracted");
    assert!(last.text.contains("later"), "“the last copy” is the last one: {last:?}");
    // The log keeps 48 hours: those by its own numbers.
    desk.tidy().expect("the log is tidied");
    let undo = |desk: &mut Desk| desk.undo().expect("it is taken back").expect("there is something");
    assert_eq!(undo(&mut desk).kind, ActionKind::Retract);
    for wanted in ["later", "late", "early"] {
        assert_eq!(undo(&mut desk).detail, wanted);
    }
    assert_eq!(journal(&desk), [""; 0]);
    for wanted in ["early", "late"] {
        assert_eq!(desk.redo().expect("it is done again").expect("there is something").detail, wanted);
    }
    assert_eq!(journal(&desk), ["late", "early"]);
    drop(desk);
    let store = Store::open(&path, Options::default()).expect("it opens");
    assert_eq!(store.disagreements().expect("it can be read"), []);
    assert_eq!(store.integrity().expect("it can be read"), Vec::<String>::new());
}

#[test]
fn a_clock_that_was_far_ahead_does_not_date_what_comes_after() {
    let directory = tempfile::tempdir().expect("a directory");
    let clock = Arc::new(AtomicI64::new(NOON + 900 * DAY));
    let mut desk = desk(&directory.path().join("shop.db"), &clock);
    let [wrong, right] = ["wrong", "right"].map(reply);
    for reply in [&wrong, &right] {
        desk.save_reply(reply).expect("a reply");
    }
    copy(&mut desk, &wrong);
    clock.store(NOON, Ordering::Relaxed);
    copy(&mut desk, &right);
    let lines = desk.journal("", None, 9).expect("the journal");
    let of_right = lines.iter().find(|line| line.shortcuts == ["right"]).expect("a line");
    assert_eq!(of_right.entry.at.as_millisecond(), NOON);
}

#[test]
fn a_message_that_came_before_the_jump_still_waits() {
    let directory = tempfile::tempdir().expect("a directory");
    let clock = Arc::new(AtomicI64::new(NOON));
    let mut desk = desk(&directory.path().join("shop.db"), &clock);
    let note = |desk: &mut Desk, text: &str| {
        desk.note_message(&NewMessage { text: text.to_owned(), ..NewMessage::default() }).expect("a message");
    };
    note(&mut desk, "Where is my parcel?");
    clock.store(NOON - DAY, Ordering::Relaxed);
    note(&mut desk, "And mine?");
    assert_eq!(desk.messages(Inbox::Open, 9).expect("messages").len(), 2);
    assert!(desk.due_count().is_ok());
}
