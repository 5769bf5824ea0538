//! The due list is looked at after every copy and at every start, in a shop of ten years. Goal: 20 ms with 100,000 orders and
//! 100,000 lines of the journal.
//!
//! Two shops: one that keeps its orders tidy, where the open ones are of the last weeks, and one that never says that anything
//! was received, where every rule finds all that is not forgotten yet.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has to stop")]
#![expect(clippy::redundant_closure_for_method_calls, reason = "the method named alone is one of a single lifetime")]

#[path = "common/generated.rs"]
#[expect(dead_code, reason = "what only the search needs")]
mod generated;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use generated::Random;
use jiff::{SignedDuration, Timestamp};
use replydesk::desk::{Desk, Settings};
use replydesk::model::{Buyer, Entry, Id, Language, Message, Order, Reply, State, StateChange};
use replydesk::store::{Action, ActionKind, Error, Options, Store};
use replydesk::transfer;
use tempfile::TempDir;

const ORDERS: usize = 100_000;
const BUYERS: usize = 20_000;
/// Messages that wait: a bad week.
const WAITING: usize = 30;
/// Ten years, in hours.
const LIFE: usize = 10 * 365 * 24;
/// Rows of one transaction, so that its change log stays small.
const AT_ONCE: usize = 1_000;

/// Where the two shops are, once they are written.
static SHOPS: OnceLock<(TempDir, PathBuf, PathBuf)> = OnceLock::new();

fn main() {
    divan::main();
    // What is static is never dropped, and these files are large.
    if let Some((directory, ..)) = SHOPS.get() {
        std::fs::remove_dir_all(directory.path()).expect("the directory of before");
    }
}

/// Which of the two shops.
#[derive(Clone, Copy, Debug)]
enum Kept {
    Tidy,
    NeverReceived,
}

/// A moment so many hours ago.
fn ago(hours: usize) -> Timestamp {
    let hours = i64::try_from(hours).unwrap_or_default();
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_525_320) - SignedDuration::from_hours(hours)
}

fn shop(kept: Kept) -> Desk {
    let (_, tidy, never) = SHOPS.get_or_init(|| {
        let directory = TempDir::new().expect("a directory");
        let path = |name: &str| directory.path().join(name);
        let (tidy, never) = (path("tidy.db"), path("never.db"));
        fill(&tidy, Kept::Tidy);
        fill(&never, Kept::NeverReceived);
        (directory, tidy, never)
    });
    let path = match kept {
        Kept::Tidy => tidy,
        Kept::NeverReceived => never,
    };
    let store = Store::open(path, Options::default()).expect("the database");
    Desk::new(store, Settings::default(), Box::new(|| ago(0))).expect("a desk")
}

fn fill(path: &Path, kept: Kept) {
    let mut store = Store::open(path, Options::default()).expect("a new database");
    let mut random = Random(11);
    let library = transfer::starter(&Language::english()).expect("the library");
    let replies: Vec<Reply> = library.into_iter().map(|incoming| incoming.reply).collect();
    let buyers: Vec<Buyer> = (0..BUYERS).map(|_| Buyer::named(&random.words(2))).collect();
    let (mut orders, mut copies) = (Vec::new(), Vec::new());
    for number in 0..ORDERS {
        let began = LIFE - number * LIFE / ORDERS;
        let buyer = buyers.get(random.below(BUYERS)).map(|buyer| buyer.id);
        let order = order(number, buyer, began, kept, &mut random);
        copies.push(copy(&order, began.saturating_sub(24), &replies, &mut random));
        orders.push(order);
    }
    let message = |at: usize| Message {
        buyer: buyers.get(at).map(|buyer| buyer.id),
        ..Message::received("is it still available?", ago(at))
    };
    let messages: Vec<Message> = (0..WAITING).map(message).collect();
    in_steps(&mut store, &replies, |action, one| action.put_reply(one));
    in_steps(&mut store, &buyers, |action, one| action.put_buyer(one));
    in_steps(&mut store, &orders, |action, one| action.put_order(one));
    in_steps(&mut store, &copies, |action, one| action.record(one));
    in_steps(&mut store, &messages, |action, one| action.put_message(one));
    store.close().expect("the database closes");
}

fn in_steps<T>(store: &mut Store, all: &[T], mut put: impl FnMut(&mut Action<'_>, &T) -> Result<(), Error>) {
    for some in all.chunks(AT_ONCE) {
        let work = |action: &mut Action<'_>| some.iter().try_for_each(|one| put(action, one));
        store.act(ActionKind::SetUp, "", ago(0), work).expect("the rows are written");
    }
}

/// An order that comes a state further every other day, as far as its age allows.
fn order(number: usize, buyer: Option<Id>, began: usize, kept: Kept, random: &mut Random) -> Order {
    let life = [State::Asked, State::Quoted, State::Agreed, State::Paid, State::Making, State::Ready, State::Shipped];
    let mut history = Vec::new();
    let mut at = began;
    for state in life.into_iter().chain([State::Received, State::Reviewed]) {
        let ends = match kept {
            Kept::Tidy => state == State::Reviewed && random.below(4) > 0,
            Kept::NeverReceived => state == State::Received,
        };
        if ends || at < 48 && !history.is_empty() {
            break;
        }
        history.push(StateChange { state, at: ago(at) });
        at = at.saturating_sub(24 + random.below(48));
        // One in thirty comes to nothing on the way, and nobody says so.
        if random.below(200) == 0 {
            break;
        }
    }
    let state = history.last().map_or(State::Asked, |change| change.state);
    Order { buyer, state, history, ..Order::numbered(&(3_000_000_000 + number).to_string()) }
}

fn copy(order: &Order, hours: usize, replies: &[Reply], random: &mut Random) -> Entry {
    Entry {
        id: Id::new(),
        at: ago(hours),
        replies: replies.get(random.below(replies.len())).map(|reply| reply.id).into_iter().collect(),
        buyer: order.buyer,
        order: Some(order.id),
        channel: None,
        language: None,
        text: random.words(40),
        route: "x11".to_owned(),
        checked: true,
        retracted: None,
    }
}

/// The whole list, with names and replies.
#[divan::bench(args = [Kept::Tidy, Kept::NeverReceived])]
fn due(bencher: Bencher<'_, '_>, kept: Kept) {
    let desk = shop(kept);
    let lines = desk.due(false).expect("the list").len();
    assert!(lines > WAITING, "{lines} lines");
    bencher.counter(divan::counter::ItemsCount::new(lines)).bench_local(|| black_box(desk.due(false)).is_ok());
}

/// The number in the header.
#[divan::bench(args = [Kept::Tidy, Kept::NeverReceived])]
fn due_count(bencher: Bencher<'_, '_>, kept: Kept) {
    let desk = shop(kept);
    bencher.bench_local(|| black_box(desk.due_count()).is_ok());
}
