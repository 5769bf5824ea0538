//! The due list is looked at after every copy and at every start, the board often, in a shop of ten years. Goal: 20 ms each with
//! 100,000 orders and 100,000 lines of the journal.
//!
//! Three shops: one that keeps its orders tidy, where the open ones are of the last weeks; a quiet one that works its list off, so
//! that some thirty lines are left; and one that never says that anything was received, where every rule finds all that is not
//! forgotten yet.
//!
//! To write them takes some minutes. With a directory in `REPLYDESK_BENCH_SHOPS` they are kept there and used again.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has to stop")]
#![expect(clippy::redundant_closure_for_method_calls, reason = "the method named alone is one of a single lifetime")]

#[path = "common/generated.rs"]
#[expect(dead_code, reason = "what only the search needs")]
mod generated;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use generated::Random;
use jiff::{SignedDuration, Timestamp};
use replydesk::desk::{BoardFilter, Desk, Settings};
use replydesk::model::{Buyer, Entry, Id, Item, Language, Message, Order, Piece, Reply, State, StateChange};
use replydesk::store::{Action, ActionKind, Error, Options, Store};
use replydesk::transfer;
use tempfile::TempDir;

const ORDERS: usize = 100_000;
const BUYERS: usize = 20_000;
/// What they order.
const PIECES: usize = 40;
/// Ten years, in hours.
const LIFE: usize = 10 * 365 * 24;
/// Rows of one transaction, so that its change log stays small.
const AT_ONCE: usize = 1_000;

/// Where shops are written that nobody wants to keep.
static DIRECTORY: OnceLock<TempDir> = OnceLock::new();

fn main() {
    divan::main();
    // What is static is never dropped, and these files are large.
    if let Some(directory) = DIRECTORY.get() {
        std::fs::remove_dir_all(directory.path()).expect("the directory of before");
    }
}

/// Which of the shops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Tidy,
    Quiet,
    NeverReceived,
}

impl Kept {
    const fn file(self) -> &'static str {
        match self {
            Self::Tidy => "tidy.db",
            Self::Quiet => "quiet.db",
            Self::NeverReceived => "never-received.db",
        }
    }

    /// Messages that wait: a bad week, or a morning.
    const fn waiting(self) -> usize {
        match self {
            Self::Quiet => 5,
            Self::Tidy | Self::NeverReceived => 30,
        }
    }

    /// How long an order stays in a state, in hours.
    fn stays(self, random: &mut Random) -> usize {
        match self {
            Self::Quiet => 2 + random.below(4),
            Self::Tidy | Self::NeverReceived => 24 + random.below(48),
        }
    }

    /// Whether an order ends before it comes into a state.
    fn ends(self, state: State, random: &mut Random) -> bool {
        match self {
            Self::Tidy => state == State::Reviewed && random.below(4) > 0,
            Self::Quiet => false,
            Self::NeverReceived => state == State::Received,
        }
    }

    /// Whether an order comes to nothing on the way, and nobody says so: one in thirty.
    fn is_forgotten(self, random: &mut Random) -> bool {
        self != Self::Quiet && random.below(200) == 0
    }
}

/// A moment so many hours ago.
fn ago(hours: usize) -> Timestamp {
    let hours = i64::try_from(hours).unwrap_or_default();
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_525_320) - SignedDuration::from_hours(hours)
}

fn shop(kept: Kept) -> Desk {
    let directory = match std::env::var_os("REPLYDESK_BENCH_SHOPS") {
        Some(directory) => PathBuf::from(directory),
        None => DIRECTORY.get_or_init(|| TempDir::new().expect("a directory")).path().to_owned(),
    };
    let path = directory.join(kept.file());
    if !path.exists() {
        // Under another name until it is whole.
        let half = path.with_extension("half");
        fill(&half, kept);
        std::fs::rename(half, &path).expect("the name is free");
    }
    let store = Store::open(&path, Options::default()).expect("the database");
    Desk::new(store, Settings::default(), Box::new(|| ago(0))).expect("a desk")
}

fn fill(path: &Path, kept: Kept) {
    let mut store = Store::open(path, Options::default()).expect("a new database");
    let mut random = Random(11);
    let library = transfer::starter(&Language::english()).expect("the library");
    let replies: Vec<Reply> = library.into_iter().map(|incoming| incoming.reply).collect();
    let buyers: Vec<Buyer> = (0..BUYERS).map(|_| Buyer::named(&random.words(2))).collect();
    let pieces: Vec<Piece> = (0..PIECES).map(|_| Piece::named(&random.words(2))).collect();
    let (mut orders, mut copies) = (Vec::new(), Vec::new());
    for number in 0..ORDERS {
        let began = LIFE - number * LIFE / ORDERS;
        let buyer = buyers.get(random.below(BUYERS)).map(|buyer| buyer.id);
        let order = Order {
            buyer,
            items: items(&pieces, &mut random),
            total: "24.00 EUR".parse().ok(),
            ..order(number, began, kept, &mut random)
        };
        copies.push(copy(&order, began.saturating_sub(24), &replies, &mut random));
        orders.push(order);
    }
    let message = |at: usize| Message {
        buyer: buyers.get(at).map(|buyer| buyer.id),
        ..Message::received("is it still available?", ago(at))
    };
    let messages: Vec<Message> = (0..kept.waiting()).map(message).collect();
    in_steps(&mut store, &replies, |action, one| action.put_reply(one));
    in_steps(&mut store, &buyers, |action, one| action.put_buyer(one));
    in_steps(&mut store, &pieces, |action, one| action.put_piece(one));
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

/// One or two things, most of them pieces of the shop.
fn items(pieces: &[Piece], random: &mut Random) -> Vec<Item> {
    let mut item = || {
        let piece = pieces.get(random.below(PIECES)).filter(|_| random.below(4) > 0);
        let name = piece.map_or_else(|| random.words(2), |piece| piece.name.clone());
        Item { piece: piece.map(|piece| piece.id), ..Item::named(&name) }
    };
    let first = item();
    let second = item();
    if random.below(3) > 0 { vec![first] } else { vec![first, second] }
}

/// An order that comes a state further from time to time, as far as its age allows.
fn order(number: usize, began: usize, kept: Kept, random: &mut Random) -> Order {
    let life = [State::Asked, State::Quoted, State::Agreed, State::Paid, State::Making, State::Ready, State::Shipped];
    let mut history = Vec::new();
    let mut at = began;
    for state in life.into_iter().chain([State::Received, State::Reviewed]) {
        if kept.ends(state, random) || at == 0 {
            break;
        }
        history.push(StateChange { state, at: ago(at) });
        at = at.saturating_sub(kept.stays(random));
        if kept.is_forgotten(random) {
            break;
        }
    }
    let state = history.last().map_or(State::Asked, |change| change.state);
    Order { state, history, ..Order::numbered(&(3_000_000_000 + number).to_string()) }
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
        variants: std::collections::BTreeMap::new(),
        edited: false,
    }
}

/// The whole list, with names and replies.
#[divan::bench(args = [Kept::Tidy, Kept::Quiet, Kept::NeverReceived])]
fn due(bencher: Bencher<'_, '_>, kept: Kept) {
    let desk = shop(kept);
    let lines = desk.due(false).expect("the list").len();
    assert!(lines > kept.waiting(), "{lines} lines");
    bencher.counter(ItemsCount::new(lines)).bench_local(|| black_box(desk.due(false)).is_ok());
}

/// The number in the header.
#[divan::bench(args = [Kept::Tidy, Kept::Quiet, Kept::NeverReceived])]
fn due_count(bencher: Bencher<'_, '_>, kept: Kept) {
    let desk = shop(kept);
    bencher.bench_local(|| black_box(desk.due_count()).is_ok());
}

/// The open orders as columns.
#[divan::bench(args = [Kept::Tidy, Kept::Quiet])]
fn board(bencher: Bencher<'_, '_>, kept: Kept) {
    let desk = shop(kept);
    let orders = desk.board(&BoardFilter::default()).expect("the board").len();
    assert!(orders > 0, "nothing is open");
    bencher.counter(ItemsCount::new(orders)).bench_local(|| black_box(desk.board(&BoardFilter::default())).is_ok());
}
