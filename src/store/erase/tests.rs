use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::model::{
    Agreement, Buyer, Draft, Extra, Handle, Item, LearntExample, Mark, Message, Order, Piece, Remembered, Reminder,
    Reply, Rule, Scope, Snooze, Supply,
};
use crate::store::samples::{act, at, buyer, entry, order, reply};
use crate::store::{Entity, Options};

fn day() -> Date {
    "2026-11-22".parse().unwrap()
}

/// A buyer in every field of whom stands a word that is nowhere else.
fn zenobia() -> Buyer {
    let mut zenobia = Buyer {
        address_as: Some("Zenobiusia".to_owned()),
        phone: Some("+48 501 502 503".to_owned()),
        email: Some("zenobia@quarkmail.example".to_owned()),
        notes: "allergic to quillwort\nsecond line".to_owned(),
        tags: vec!["tagquux".to_owned()],
        ..buyer("Zenobia Quarkówna", &[("etsy", "ZenQuark77"), ("allegro", "quark_z")])
    };
    "Łąkowa 4711\n80-331 Quarkowo".clone_into(&mut zenobia.address.raw);
    "Łąkowa 4711".clone_into(&mut zenobia.address.street);
    "80-331".clone_into(&mut zenobia.address.postcode);
    "Quarkowo".clone_into(&mut zenobia.address.city);
    zenobia
}

/// Words of what is hers, in the forms they are kept in.
const HERS: [&str; 24] = [
    "Zenobia",
    "zenobia",
    "Zenobiusia",
    "Quark",
    "quark",
    "501 502",
    "48501502503",
    "quillwort",
    "tagquux",
    "kowa 4711",
    "Quarkowo",
    "doorbellwort",
    "slotwort",
    "TRACKWORT",
    "agreedwort",
    "cardwort",
    "journalwort",
    "messagewort",
    "learntwort",
    "draftwort",
    "rememberwort",
    "reminderwort",
    "formerwort",
    "formwort",
];

struct Shop {
    zenobia: Buyer,
    bob: Buyer,
    order: Order,
    reply: Reply,
}

fn fill(store: &mut Store) -> Shop {
    let (zenobia, bob) = (zenobia(), buyer("Bob Smith", &[("etsy", "bob")]));
    let pickup = reply("pickup");
    let hers = Order {
        notes: "doorbellwort".to_owned(),
        slot: Some("slotwort".to_owned()),
        tracking: Some("TRACKWORT1".to_owned()),
        items: vec![Item { variation: Some("engraved: Zenobia".to_owned()), ..Item::named("Mug") }],
        extras: vec![Extra { text: "cardwort".to_owned(), packed: false }],
        agreements: vec![Agreement { on: day(), text: "agreedwort \"blue\"".to_owned() }],
        ..order("2041", &zenobia)
    };
    let said = crate::model::Entry {
        text: "Hello, journalwort:\nit is ready".to_owned(),
        order: Some(hers.id),
        ..entry(&[&pickup], Some(&zenobia), at(1))
    };
    let former = Buyer { email: Some("formerwort@example.org".to_owned()), ..zenobia.clone() };
    let draft = |place: &str, text: &str, buyer| Draft {
        id: Id::new(),
        place: place.to_owned(),
        text: text.to_owned(),
        buyer,
        reply: None,
        kept_at: at(1),
        not_before: None,
    };
    act(store, |action| {
        action.put_reply(&pickup)?;
        action.put_buyer(&bob)?;
        action.put_order(&order("3000", &bob))
    });
    store.act(ActionKind::AddBuyer, "Zenobia Quarkówna", at(0), |action| action.put_buyer(&former)).unwrap();
    store.act(ActionKind::EditBuyer, "Zenobia Quarkówna", at(0), |action| action.put_buyer(&zenobia)).unwrap();
    store
        .act(ActionKind::AddOrder, "2041", at(0), |action| {
            action.put_order(&hers)?;
            action.record(&said)?;
            let message = Message { buyer: Some(zenobia.id), ..Message::received("messagewort?", at(1)) };
            action.put_message(&Message { answer: Some(said.id), ..message })?;
            action.put_message(&Message {
                order: Some(hers.id),
                ..Message::received("messagewort of her order", at(1))
            })?;
            action.learn(&LearntExample {
                id: Id::new(),
                text: "learntwort".to_owned(),
                language: None,
                reply: pickup.id,
                buyer: Some(zenobia.id),
                entry: Some(said.id),
                at: at(1),
            })?;
            action.put_reminder(&Reminder { order: Some(hers.id), ..Reminder::on(day(), "reminderwort") })?;
            action.keep_draft(&draft("message", "draftwort", Some(zenobia.id)))?;
            action.keep_draft(&draft("buyer Zenobia Quarkówna", "name = \"formwort\"", None))?;
            action.keep_draft(&draft("order 2041", "notes = \"formwort\"", None))?;
            let subject = zenobia.id;
            action.put_snooze(&Snooze {
                id: Id::new(),
                rule: Rule::Birthday,
                subject,
                occasion: "2026".to_owned(),
                until: None,
            })?;
            for scope in [Scope::Buyer(zenobia.id), Scope::Order(hers.id)] {
                let (name, value) = ("size".to_owned(), "rememberwort".to_owned());
                action.remember(&Remembered { scope, name, value })?;
            }
            Ok::<(), Error>(())
        })
        .unwrap();
    Shop { zenobia, bob, order: hers, reply: pickup }
}

fn file() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop.db");
    let store = Store::open(&path, Options::default()).unwrap();
    (directory, path, store)
}

/// Which of these words stand in the files of a directory.
fn left_in(directory: &Path, words: &[&str]) -> Vec<String> {
    let mut left = BTreeSet::new();
    for file in std::fs::read_dir(directory).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for word in words {
            if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                left.insert(format!("{word} in {}", path.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    left.into_iter().collect()
}

#[test]
fn no_byte_of_a_person_is_left_and_their_orders_stay() {
    let (directory, _, mut store) = file();
    let shop = fill(&mut store);
    let all: Vec<&str> = HERS.into_iter().filter(|word| left_in(directory.path(), &[word]).is_empty()).collect();
    assert_eq!(all, [""; 0], "every word is there before");
    let holdings = store.holdings(shop.zenobia.id).unwrap();
    assert_eq!((holdings.orders, holdings.messages, holdings.drafts, holdings.remembered), (1, 2, 3, 2));
    let erased = store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert!(matches!(erased.traces, Traces::None { texts: 20.., .. }), "{erased:?}");
    assert_eq!((erased.orders, erased.places), (1, Vec::new()));
    // A second handle of ours on the file would drop SQLite's locks.
    store.close().unwrap();
    assert_eq!(left_in(directory.path(), &HERS), [""; 0]);
    let store = Store::open(&directory.path().join("shop.db"), Options::default()).unwrap();
    assert_eq!(store.integrity().unwrap(), [""; 0]);
    let kept = store.order(shop.order.id).unwrap().unwrap();
    let bare = Order {
        buyer: None,
        notes: String::new(),
        slot: None,
        tracking: None,
        extras: Vec::new(),
        agreements: Vec::new(),
        items: vec![Item::named("Mug")],
        ..shop.order
    };
    assert_eq!(kept, bare);
    let said = store.entries_about(kept.id, 9).unwrap();
    assert_eq!((said[0].text.as_str(), said[0].buyer, said[0].replies.as_slice()), ("", None, &[shop.reply.id][..]));
    assert_eq!(store.buyer(shop.bob.id).unwrap(), Some(shop.bob));
}

#[test]
fn what_was_split_and_moved_leaves_nothing_behind() {
    let (directory, _, mut store) = file();
    let shop = fill(&mut store);
    // Rows around hers, in any order, so that pages are split where hers lie.
    for round in 0..40 {
        act(&mut store, |action| {
            for n in 0..20 {
                let other = buyer(&format!("Person {round} {n}"), &[("etsy", &format!("p{round}x{n}"))]);
                action.put_buyer(&Buyer { notes: "x".repeat(40 * (n + 1)), ..other.clone() })?;
                action.put_order(&order(&format!("{round}-{n}"), &other))?;
                let text = format!("{} of {round} {n}", "something long ".repeat(n));
                action.put_message(&Message { buyer: Some(other.id), ..Message::received(&text, at(1)) })?;
            }
            action.put_buyer(&Buyer { notes: format!("quillwort {}", "y".repeat(round * 30)), ..shop.zenobia.clone() })
        });
    }
    let erased = store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert!(matches!(erased.traces, Traces::None { .. }), "{erased:?}");
    store.close().unwrap();
    assert_eq!(left_in(directory.path(), &HERS), [""; 0]);
}

#[test]
fn an_import_is_taken_back_for_the_others() {
    let mut store = Store::in_memory().unwrap();
    let shop = fill(&mut store);
    let carol = buyer("Carol Late", &[("etsy", "carol")]);
    let (hers, carols) = (order("1", &shop.zenobia), order("2", &carol));
    store
        .act(ActionKind::ImportOrders, "orders.csv", at(2), |action| {
            action.put_order(&hers)?;
            action.put_buyer(&carol)?;
            action.put_order(&carols)
        })
        .unwrap();
    store.erase(shop.zenobia.id, day(), at(3)).unwrap();
    let undone = store.undo(at(4)).unwrap();
    assert_eq!((undone.kind, undone.detail.as_str()), (ActionKind::ImportOrders, "orders.csv"));
    assert_eq!((store.order(carols.id).unwrap(), store.buyer(carol.id).unwrap()), (None, None));
    assert!(store.order(hers.id).unwrap().is_some_and(|order| order.buyer.is_none()), "hers stays for the books");
    store.redo(at(5)).unwrap();
    assert!(store.buyer(carol.id).unwrap().is_some());
    // What was done to her alone is no longer there to be taken back.
    store.undo(at(6)).unwrap();
    let last = store.next_undo().unwrap().unwrap();
    assert_eq!(last.kind, ActionKind::SetUp);
    assert_eq!(store.integrity().unwrap(), [""; 0]);
}

#[test]
fn texts_of_others_are_told_and_their_history_forgets() {
    let (directory, path, mut store) = file();
    let shop = fill(&mut store);
    let friend = Buyer { notes: "a friend of Zenobia Quarkówna".to_owned(), ..shop.bob.clone() };
    store.act(ActionKind::EditBuyer, "Bob Smith", at(2), |action| action.put_buyer(&friend)).unwrap();
    let erased = store.erase(shop.zenobia.id, day(), at(3)).unwrap();
    let bob = Place { entity: Entity::Buyer, label: "Bob Smith".to_owned(), field: "notes" };
    assert_eq!(erased.places, [bob]);
    assert!(matches!(erased.traces, Traces::None { .. }), "what a row holds is a place, not a trace: {erased:?}");
    drop(store);
    let bytes = std::fs::read(path).unwrap();
    let count = bytes.windows("Quarkówna".len()).filter(|part| *part == "Quarkówna".as_bytes()).count();
    assert_eq!(count, 1, "in the note and nowhere else: {directory:?}");
}

#[test]
fn who_was_removed_or_merged_goes_too() {
    let (directory, _, mut store) = file();
    let shop = fill(&mut store);
    let twin = Buyer { email: shop.zenobia.email.clone(), ..buyer("Twinwort Q", &[("depop", "twinwort")]) };
    act(&mut store, |action| action.put_buyer(&twin));
    store
        .act(ActionKind::MergeBuyers, "x", at(2), |action| action.merge_buyers(&shop.zenobia, twin.id).map(drop))
        .unwrap();
    let merged = buyer("Mergedwort", &[]);
    act(&mut store, |action| {
        action.put_buyer(&merged)?;
        action.put_order(&order("77", &merged))
    });
    store
        .act(ActionKind::MergeBuyers, "x", at(2), |action| action.merge_buyers(&shop.zenobia, merged.id).map(drop))
        .unwrap();
    act(&mut store, |action| action.remove_buyer(shop.zenobia.id));
    assert_eq!(store.removed_buyers_called("zenquark77").unwrap().len(), 1);
    let erased = store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert_eq!(erased.persons.len(), 3);
    store.close().unwrap();
    let words: Vec<&str> = HERS.into_iter().chain(["wort"]).collect();
    assert_eq!(left_in(directory.path(), &words), [""; 0]);
}

#[test]
fn another_program_that_reads_is_waited_for_and_told_of() {
    let (directory, path, mut store) = file();
    let shop = fill(&mut store);
    let other = Store::open(&path, Options::default()).unwrap();
    let traces = other
        .at_one_moment(|other| {
            other.buyer(shop.zenobia.id)?;
            Ok::<_, Error>(store.erase_waiting(shop.zenobia.id, day(), at(9), Duration::from_millis(50))?.traces)
        })
        .unwrap();
    assert_eq!(traces, Traces::Kept);
    assert!(store.is_erasure_unfinished().unwrap());
    let after = |minutes: i64| at(9) + jiff::SignedDuration::from_mins(minutes);
    assert_eq!([1, 6].map(|minutes| store.is_erasure_abandoned(after(minutes)).unwrap()), [false, true]);
    assert!(store.complete_erasure().unwrap());
    assert!(!store.is_erasure_abandoned(after(6)).unwrap());
    drop((other, store));
    assert_eq!(left_in(directory.path(), &HERS), [""; 0]);
}

#[test]
fn other_programs_learn_of_it() {
    let (_directory, path, mut store) = file();
    let shop = fill(&mut store);
    let other = Store::open(&path, Options::default()).unwrap();
    let (seq, erasures) = (other.last_seq().unwrap(), other.erasures().unwrap());
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert_eq!(other.erasures().unwrap(), erasures + 1);
    let crate::store::News::Changed(changed) = other.news_since(seq).unwrap() else { panic!("the log reaches back") };
    let of = |entity| changed.iter().filter(|one| one.entity == entity).count();
    assert_eq!((of(Entity::Buyer), of(Entity::Order), of(Entity::LearntExample)), (1, 1, 1));
}

#[test]
fn who_comes_back_with_a_backup_is_erased_again() {
    let (directory, path, mut store) = file();
    let shop = fill(&mut store);
    let backup = directory.path().join("backup.db");
    store.backup_to(&backup).unwrap();
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    let list = store.erasure_list().unwrap();
    let handle = Handle { channel: crate::model::Channel::new("etsy"), name: "zenquark77".to_owned() };
    assert_eq!(list.erased_on(&Mark::handle(&handle)), Some(day()));
    assert_eq!(list.erased_on(&Mark::email("formerwort@example.org")), Some(day()), "an earlier address");
    assert_eq!(list.erased_on(&Mark::order(None, "2041")), Some(day()));
    drop(store);
    let mut restored = Store::open(&backup, Options::default()).unwrap();
    assert_eq!(restored.erase_listed(at(10)).unwrap(), None, "the backup has no list of its own");
    restored.take_erasure_list(&list).unwrap();
    assert_eq!(restored.count_listed().unwrap(), 1);
    let erased = restored.erase_listed(at(10)).unwrap().unwrap();
    assert_eq!(erased.persons, [shop.zenobia.id]);
    assert_eq!(restored.erase_listed(at(11)).unwrap(), None);
    drop(restored);
    std::fs::remove_file(path).unwrap();
    assert_eq!(left_in(directory.path(), &HERS), [""; 0]);
}

#[test]
fn the_log_agrees_with_what_stays_of_things_that_others_share() {
    let (_directory, _, mut store) = file();
    let mug = Piece::named("Mug");
    let with_stock = |left| Piece { supply: Supply { in_stock: Some(left), ..Supply::default() }, ..mug.clone() };
    let shop = fill(&mut store);
    act(&mut store, |action| action.put_piece(&with_stock(41)));
    let door = reply("door");
    store.act(ActionKind::AddReply, "door", at(2), |action| action.put_reply(&door)).unwrap();
    store.act(ActionKind::EditPiece, "Mug", at(2), |action| action.put_piece(&with_stock(40))).unwrap();
    let paid = Order { notes: "paid".to_owned(), ..shop.order.clone() };
    store
        .act(ActionKind::OrderState, "2041", at(3), |action| {
            action.put_order(&paid)?;
            action.put_piece(&with_stock(38))
        })
        .unwrap();
    let noted = Piece { notes: "blue".to_owned(), ..with_stock(38) };
    store.act(ActionKind::EditPiece, "Mug", at(4), |action| action.put_piece(&noted)).unwrap();
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert_eq!(store.disagreements().unwrap(), []);
    let kinds: Vec<_> = store.last_actions(9).unwrap().into_iter().map(|action| action.kind).collect();
    assert!(kinds.contains(&ActionKind::Forgotten), "{kinds:?}");
    // What was done to the piece since can still be taken back; what the order did to it stays.
    assert_eq!(store.undo(at(10)).unwrap().kind, ActionKind::EditPiece);
    assert_eq!(store.piece(mug.id).unwrap(), Some(with_stock(38)));
    assert_eq!(store.disagreements().unwrap(), []);
    // What was done to it before cannot, and is not in the way of what was done to others.
    assert_eq!(store.undo(at(11)).unwrap().kind, ActionKind::AddReply);
    assert_eq!(store.reply(door.id).unwrap(), None);
    assert_eq!(store.disagreements().unwrap(), []);
}

#[test]
fn an_action_of_many_is_taken_back_without_what_names_the_person() {
    let (_directory, _, mut store) = file();
    let shop = fill(&mut store);
    let told = Buyer { notes: "a friend of Zenobia Quarkówna".to_owned(), ..shop.bob.clone() };
    let eva = buyer("Eva", &[]);
    store
        .act(ActionKind::Restore, "", at(3), |action| {
            action.put_buyer(&told)?;
            action.put_buyer(&eva)
        })
        .unwrap();
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert_eq!(store.disagreements().unwrap(), []);
    assert_eq!(store.undo(at(10)).unwrap().kind, ActionKind::Restore);
    assert_eq!(store.buyer(eva.id).unwrap(), None);
    assert_eq!(store.buyer(shop.bob.id).unwrap(), Some(told), "how he was before named her, too, or might have");
    assert_eq!(store.disagreements().unwrap(), []);
}

#[test]
fn an_erasure_stays_in_the_log_when_they_are_erased_again() {
    let (_directory, path, mut store) = file();
    let shop = fill(&mut store);
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    let other = Store::open(&path, Options::default()).unwrap();
    let [first] = store.last_actions(1).unwrap().try_into().unwrap();
    act(&mut store, |action| action.put_buyer(&shop.zenobia));
    store.erase_listed(at(10)).unwrap().unwrap();
    let left = store.last_actions(9).unwrap();
    let kinds: Vec<_> = left.iter().take(2).map(|action| action.kind).collect();
    assert_eq!(kinds, [ActionKind::EraseBuyer; 2]);
    assert_eq!(left.get(1), Some(&first));
    // Who has not looked since before the first learns of everything from both.
    let crate::store::News::Changed(changed) = other.news_since(first.seq - 1).unwrap() else {
        panic!("the log reaches back")
    };
    assert!(changed.iter().any(|one| one.entity == Entity::Order));
}

#[test]
fn who_shares_a_telephone_with_somebody_erased_is_not_erased_with_them() {
    let (_directory, _, mut store) = file();
    let shop = fill(&mut store);
    let husband = Buyer { phone: shop.zenobia.phone.clone(), ..buyer("Walter Quark", &[("etsy", "walter")]) };
    act(&mut store, |action| action.put_buyer(&husband));
    store.erase(shop.zenobia.id, day(), at(9)).unwrap();
    assert_eq!(store.erase_listed(at(10)).unwrap(), None);
    let list = store.erasure_list().unwrap();
    assert_eq!(list.erased_on(&husband.marks()), None);
    assert_eq!(list.erased_on(&shop.zenobia.marks()), Some(day()));
    assert_eq!(store.buyer(husband.id).unwrap(), Some(husband));
}

#[test]
fn where_others_name_them_is_known_before() {
    let (_directory, _, mut store) = file();
    let shop = fill(&mut store);
    let friend = Buyer { notes: "a friend of Zenobia Quarkówna".to_owned(), ..shop.bob.clone() };
    // What stays of her order for the books may name her, too.
    let hers = Order { items: vec![Item::named("Mug for Zenobia Quarkówna")], ..order("2042", &shop.zenobia) };
    act(&mut store, |action| {
        action.put_buyer(&friend)?;
        action.put_order(&hers)
    });
    let before = store.places_naming(shop.zenobia.id).unwrap();
    let fields: Vec<_> = before.iter().map(|place| (place.label.as_str(), place.field)).collect();
    assert_eq!(fields, [("Bob Smith", "notes"), ("2042", "name")]);
    assert_eq!(store.erase(shop.zenobia.id, day(), at(3)).unwrap().places, before);
}
