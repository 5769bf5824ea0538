//! A shop in a file, written through the store as the program writes it.

#![expect(clippy::redundant_closure_for_method_calls, reason = "the method named alone is one of a single lifetime")]

use std::path::Path;

use jiff::Timestamp;
use replydesk::desk::{Desk, Settings};
use replydesk::model::{Address, Buyer, Channel, Entry, Handle, Id, Item, Money, Order, Reply, State};
use replydesk::store::{Action, ActionKind, Error, Options, Store};

use super::generated::{self, Random};

/// A seller's ten years on several channels.
pub(crate) const BUYERS: usize = 10_000;
/// Five a buyer; in a real shop most buyers have one and a few have many, which the index of orders does not tell apart.
pub(crate) const ORDERS: usize = 50_000;
/// Copies in the journal: enough that the list before anything is typed is one of used replies.
const COPIES: usize = 500;
/// Rows of one transaction, so that its change log stays small.
const AT_ONCE: usize = 1_000;

/// A moment in 2026, and others so many minutes later.
fn minutes(after: usize) -> Timestamp {
    let seconds = i64::try_from(after).unwrap_or_default() * 60;
    Timestamp::from_second(1_790_000_000 + seconds).unwrap_or_default()
}

/// Writes the buyers and orders of a shop into a new file.
pub(crate) fn people(path: &Path) {
    let mut store = Store::open(path, Options::default()).expect("a new database");
    let mut random = Random(5);
    let buyers: Vec<Buyer> = (0..BUYERS).map(|number| buyer(number, &mut random)).collect();
    let orders: Vec<Order> = (0..ORDERS).map(|number| order(number, &buyers, &mut random)).collect();
    in_steps(&mut store, &buyers, |action, one| action.put_buyer(one));
    in_steps(&mut store, &orders, |action, one| action.put_order(one));
    store.close().expect("the database closes");
}

/// Adds replies, a journal of some copies of them, and the mark that the first start is over.
pub(crate) fn replies(path: &Path, count: usize) {
    let mut store = Store::open(path, Options::default()).expect("the database of before");
    let mut random = Random(7);
    let replies: Vec<Reply> = (0..).filter_map(|number| generated::reply(number, &mut random)).take(count).collect();
    in_steps(&mut store, &replies, |action, one| action.put_reply(one));
    let copies: Vec<Entry> = (0..COPIES).map(|number| copy(number, &replies, &mut random)).collect();
    in_steps(&mut store, &copies, |action, one| action.record(one));
    let mut desk = Desk::new(store, Settings::default(), Box::new(Timestamp::now)).expect("a desk");
    desk.save_facts(&[], true).expect("the first start is over");
}

fn in_steps<T>(store: &mut Store, all: &[T], mut put: impl FnMut(&mut Action<'_>, &T) -> Result<(), Error>) {
    for some in all.chunks(AT_ONCE) {
        let done =
            store.act(ActionKind::SetUp, "", minutes(0), |action| some.iter().try_for_each(|one| put(action, one)));
        done.expect("the rows are written");
    }
}

fn buyer(number: usize, random: &mut Random) -> Buyer {
    let name = random.words(2);
    Buyer {
        handles: vec![Handle { channel: Channel::new("etsy"), name: format!("{}{number}", random.word()) }],
        address: Address {
            street: format!("{} {}", random.word(), random.below(200)),
            postcode: format!("{:05}", random.below(100_000)),
            city: random.word().to_owned(),
            country: "DE".to_owned(),
            ..Address::default()
        },
        notes: random.words(6),
        ..Buyer::named(&name)
    }
}

fn order(number: usize, buyers: &[Buyer], random: &mut Random) -> Order {
    let item = Item {
        variation: Some(random.word().to_owned()),
        price: "EUR".parse().ok().map(|currency| Money { minor: 4_500, currency }),
        ..Item::named(&random.words(3))
    };
    Order {
        channel: Some(Channel::new("etsy")),
        buyer: buyers.get(number % buyers.len().max(1)).map(|buyer| buyer.id),
        // Nine in ten are done with.
        state: if random.below(10) == 0 { State::Making } else { State::Received },
        items: vec![item],
        ..Order::numbered(&(3_000_000_000 + number).to_string())
    }
}

fn copy(number: usize, replies: &[Reply], random: &mut Random) -> Entry {
    // One in ten replies is used at all.
    let reply = replies.get(random.below(replies.len() / 10));
    Entry {
        id: Id::new(),
        at: minutes(number),
        replies: reply.map(|reply| reply.id).into_iter().collect(),
        buyer: None,
        order: None,
        channel: None,
        language: None,
        text: random.words(60),
        route: "x11".to_owned(),
        checked: true,
        retracted: None,
        variants: std::collections::BTreeMap::new(),
        edited: false,
    }
}
