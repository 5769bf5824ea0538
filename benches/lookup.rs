//! Finding an order or a buyer among a million orders of two hundred thousand buyers, in which the commonest names are common: by the
//! beginnings of words, and where these find too few, by pieces from inside them. `cargo bench --bench lookup` prints what writing
//! them took, how large the tables are, and for each query the median and the 99th percentile. Goal: 12 ms for both look-ups together.
//!
//! A plain program: to write the shop takes minutes, which nothing should repeat.
#![expect(clippy::expect_used, reason = "a figure that cannot be measured ends the measuring")]
#![expect(clippy::print_stdout, reason = "the result of the program")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use replydesk::model::{Buyer, Channel, Handle, Id, Order};
use replydesk::store::{Action, ActionKind, Error, Options, Store};

const BUYERS: usize = 200_000;
const ORDERS: usize = 1_000_000;
/// Rows of one transaction.
const AT_ONCE: usize = 10_000;
/// How often each query is asked.
const TIMES: usize = 100;
/// What a list shows.
const LIMIT: usize = 20;
const GOAL: Duration = Duration::from_millis(12);

const QUERIES: [&str; 14] =
    ["anna", "kow", "3", "34", "now anna", "ow", "owa", "owal", "owalsk", "ska", "42", "421", "4211", "zz"];
const FIRST: [&str; 8] = ["anna", "maria", "jan", "piotr", "ewa", "olivia", "greta", "tom"];
const SYLLABLES: [&str; 16] =
    ["ko", "wal", "ska", "no", "wak", "wis", "niew", "ski", "kam", "lin", "baum", "sch", "mey", "er", "gar", "cia"];

fn main() {
    // `cargo test --all-targets` runs this too, on a debug build; only `cargo bench` says so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let directory = tempfile::tempdir().expect("a temporary directory");
    let path = directory.path().join("shop.db");
    let mut store = Store::open(&path, Options::default()).expect("a new database");
    let ids = fill(&mut store);
    sizes(&path);
    for query in QUERIES {
        let mut times: Vec<Duration> = (0..TIMES).map(|_| look_up(&store, query)).collect();
        times.sort_unstable();
        let at = |percent: usize| times.get((TIMES - 1) * percent / 100).copied().unwrap_or_default();
        let met = if at(99) <= GOAL { "within" } else { "MISSED" };
        println!("  {query:<10} median {:>10.2?}, p99 {:>10.2?}  {met} {GOAL:?}", at(50), at(99));
    }
    rename(&mut store, &ids);
}

/// What the interface asks for when something is typed where people and orders are looked for.
fn look_up(store: &Store, query: &str) -> Duration {
    let start = Instant::now();
    if black_box(store.find_orders(query, LIMIT)).expect("orders").len() < LIMIT {
        black_box(store.orders_with_piece(query, LIMIT)).expect("orders");
    }
    if black_box(store.find_buyers(query, LIMIT)).expect("buyers").len() < LIMIT {
        black_box(store.buyers_with_piece(query, LIMIT)).expect("buyers");
    }
    start.elapsed()
}

/// What it takes to write a buyer whose name has changed, with all orders found by it.
fn rename(store: &mut Store, ids: &[Id]) {
    let some: Vec<Id> = ids.iter().step_by(BUYERS / LIMIT).copied().collect();
    let start = Instant::now();
    for (number, id) in some.iter().enumerate() {
        let known = store.buyer(*id).expect("a buyer").expect("it is there");
        let renamed = Buyer { name: format!("Renamed{number}"), ..known };
        act(store, |action| action.put_buyer(&renamed));
    }
    println!("  renaming a buyer: {:.2?}", start.elapsed() / u32::try_from(some.len()).unwrap_or(1));
}

fn fill(store: &mut Store) -> Vec<Id> {
    let mut random = Random(1);
    let people: Vec<Buyer> = (0..BUYERS).map(|number| buyer(number, &mut random)).collect();
    let start = Instant::now();
    for some in people.chunks(AT_ONCE) {
        act(store, |action| some.iter().try_for_each(|one| action.put_buyer(one)));
    }
    println!("{BUYERS} buyers written in {:.1?}", start.elapsed());
    let start = Instant::now();
    for first in (0..ORDERS).step_by(AT_ONCE) {
        let orders: Vec<Order> = (first..first + AT_ONCE).map(|number| order(number, &people, &mut random)).collect();
        act(store, |action| orders.iter().try_for_each(|one| action.put_order(one)));
    }
    println!("{ORDERS} orders written in {:.1?}", start.elapsed());
    people.iter().map(|buyer| buyer.id).collect()
}

fn act(store: &mut Store, work: impl FnOnce(&mut Action<'_>) -> Result<(), Error>) {
    store.act(ActionKind::SetUp, "", Timestamp::UNIX_EPOCH, work).expect("the rows are written");
}

fn buyer(number: usize, random: &mut Random) -> Buyer {
    let syllables = 2 + random.below(2);
    let surname: String = (0..syllables).map(|_| random.one_of(&SYLLABLES)).collect();
    Buyer {
        email: Some(format!("{surname}@example.org")),
        handles: vec![Handle { channel: Channel::new("etsy"), name: format!("{surname}{number}") }],
        ..Buyer::named(&format!("{} {surname}", random.one_of(&FIRST)))
    }
}

fn order(number: usize, people: &[Buyer], random: &mut Random) -> Order {
    Order {
        tracking: Some(format!("{:020}", number * 7_919 % 1_000_003)),
        buyer: people.get(random.below(people.len())).map(|buyer| buyer.id),
        ..Order::numbered(&(3_000_000_000 + number).to_string())
    }
}

/// What the full-text tables take in the file.
fn sizes(path: &Path) {
    let shop = rusqlite::Connection::open(path).expect("the database");
    for table in ["buyer_words", "order_words", "buyer_ends", "order_ends"] {
        let size = |sql: String| shop.query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("a size") / 1_000_000;
        let index = size(format!("SELECT sum(octet_length(block)) FROM {table}_data"));
        let texts = size(format!("SELECT sum(octet_length(c0)) FROM {table}_content"));
        println!("  {table}: {index} MB, texts {texts} MB");
    }
}

/// A generator of Knuth's: the same shop in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }

    fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }
}
