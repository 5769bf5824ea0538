//! Two programs on one database that learn at the same time.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::Barrier;
use std::thread;

use jiff::Timestamp;
use replydesk::clipboard::{Outcome, Route};
use replydesk::desk::{Composition, Desk, Pins, Prepared, Settings};
use replydesk::model::{Asks, Id, Language, Reply, Role, Title, Variant, VariantKey};
use replydesk::store::{Options, Store};

/// How often each of them learns.
const ROUNDS: usize = 25;

fn desk(path: &Path) -> Desk {
    let store = Store::open(path, Options::default()).unwrap();
    Desk::new(store, Settings::default(), Box::new(Timestamp::now)).unwrap()
}

fn reply(shortcut: &str) -> Reply {
    let english = Language::english();
    Reply {
        id: Id::new(),
        shortcut: shortcut.parse().unwrap(),
        category: "pickup".to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: english.clone(), text: format!("About {shortcut}") }],
        asks: vec![Asks { language: english.clone(), texts: vec![format!("what about {shortcut}")] }],
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: "Yes.".to_owned() }],
    }
}

/// A message comes, and the seller answers it with this reply.
fn answer(desk: &mut Desk, message: &str, reply: Id) {
    desk.understand(message, 3).unwrap();
    let composition = Composition { message: Some(message.to_owned()), ..Composition::of(reply, Pins::default()) };
    let ready = match desk.prepare(composition).unwrap() {
        Prepared::Ready(ready) => Some(ready),
        Prepared::NotWhole(_) => None,
    }
    .unwrap();
    desk.record(&ready, &Outcome::Checked { route: Route::X11 }).unwrap();
}

#[test]
fn two_programs_learn_at_once_and_nothing_is_lost() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop.db");
    let (parking, hours) = (reply("parking"), reply("hours"));
    let mut first = desk(&path);
    first.save_reply(&parking).unwrap();
    first.save_reply(&hours).unwrap();
    let together = Barrier::new(2);
    let learn = |word: &str, reply: Id| {
        let mut desk = desk(&path);
        for round in 0..ROUNDS {
            together.wait();
            answer(&mut desk, &format!("{word} number {round} please"), reply);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| learn("wibble", parking.id));
        scope.spawn(|| learn("wobble", hours.id));
    });

    assert_eq!(first.journal("", None, 1_000).unwrap().len(), 2 * ROUNDS);
    let learnt = first.learnt(1_000).unwrap();
    for (word, reply) in [("wibble", parking.id), ("wobble", hours.id)] {
        let of_it = learnt.iter().filter(|example| example.text.starts_with(word));
        assert_eq!(of_it.filter(|example| example.reply == reply).count(), ROUNDS, "{word}");
    }
    // The third program, open all the while, knows what the others learnt.
    first.catch_up().unwrap();
    for (word, reply) in [("wibble", parking.id), ("wobble", hours.id)] {
        let understanding = first.understand(&format!("{word} again please"), 3).unwrap();
        assert_eq!(understanding.suggestions.first().map(|one| one.reply), Some(reply), "{word}");
    }
}
