//! The shop and its days.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use replydesk::clipboard::{Outcome, Route};
use replydesk::desk::{Composition, Desk, NewMessage, Pins, Prepared, Settings};
use replydesk::model::{
    Asks, BackupReason, Buyer, Channel, Handle, Id, Item, Language, Order, Reply, Role, State, Title, Variant,
    VariantKey,
};
use replydesk::store::{LogLimits, Options, Store};
use replydesk::transfer::tables::{self, Known};
use replydesk::transfer::{self, Reading, Source};

use super::generated::Random;

const MESSAGES: usize = 50;
/// One message in so many is learnt from. A lesson is taken in within some ten milliseconds, after the copy: more of them would measure
/// that alone.
const TEACHES: usize = 10;
const ORDERS: usize = 8;
const REPLIES: usize = 120;
/// Of an order that takes two days for a step: from agreed to received.
const STEPS: usize = 6;
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;
/// What the config says where nobody has changed it.
const UNDO: LogLimits = LogLimits { age: Duration::from_hours(90 * 24), bytes: 64_000_000 };

/// A shop in its first year.
pub(crate) struct Year {
    pub(crate) desk: Desk,
    pub(crate) path: PathBuf,
    clock: Arc<AtomicI64>,
    random: Random,
    replies: Vec<Reply>,
    pub(crate) buyers: Vec<Id>,
    /// Orders on their way, with the day of their next step and how many are left.
    open: VecDeque<(Id, usize, usize)>,
    orders: usize,
    days: usize,
}

impl Year {
    pub(crate) fn begin(path: &Path) -> Self {
        let clock = Arc::new(AtomicI64::new(1_767_250_800_000));
        let now = Arc::clone(&clock);
        let now = move || Timestamp::from_millisecond(now.load(Ordering::Relaxed)).expect("a moment");
        let store = Store::open(path, Options::default()).expect("a new database");
        let settings = Settings { undo: UNDO, ..Settings::default() };
        let mut desk = Desk::new(store, settings, Box::new(now)).expect("a desk");
        desk.save_facts(&[], true).expect("the first start is over");
        desk.build_index().expect("an index");
        let mut random = Random(11);
        let replies: Vec<Reply> = (0..REPLIES).map(|number| reply(number, &mut random)).collect();
        for reply in &replies {
            desk.save_reply(reply).expect("a reply");
        }
        let (buyers, open) = (Vec::new(), VecDeque::new());
        Self { desk, path: path.to_owned(), clock, random, replies, buyers, open, orders: 0, days: 0 }
    }

    /// One day of it.
    pub(crate) fn day(&mut self) {
        for _ in 0..ORDERS {
            self.order();
        }
        for _ in 0..MESSAGES {
            self.clock.fetch_add(DAY / 100, Ordering::Relaxed);
            self.message();
        }
        self.steps();
        self.edits();
        self.evening();
        if self.days.is_multiple_of(7) {
            // As the commands do before they take anything.
            let _kept = self.desk.safety_backup(BackupReason::BeforeImport).expect("a backup");
            self.import_orders();
            self.import_replies();
            self.desk.tidy().expect("the log is tidied");
        }
        self.days += 1;
        self.clock.fetch_add(DAY / 2, Ordering::Relaxed);
    }

    /// What a buyer writes: what some reply is for, in other words around it.
    pub(crate) fn asked(&mut self) -> (Id, String) {
        let reply = self.replies.get(self.random.below(self.replies.len())).expect("a reply");
        let asks = reply.asks.first().map(|asks| asks.texts.as_slice()).unwrap_or_default();
        let ask = asks.get(self.random.below(asks.len())).cloned().unwrap_or_default();
        (reply.id, format!("Hello, {} {ask}? {}", self.random.words(3), self.random.words(8)))
    }

    fn message(&mut self) {
        let (reply, text) = self.asked();
        let buyer = self.buyers.get(self.random.below(self.buyers.len())).copied();
        let new = NewMessage { text, buyer, ..NewMessage::default() };
        let message = self.desk.note_message(&new).expect("a message");
        let pins = Pins { buyer, ..Pins::default() };
        let teaches = self.random.below(TEACHES) == 0;
        let composition = Composition {
            message: teaches.then(|| message.text.clone()),
            answers_message: Some(message.id),
            ..Composition::of(reply, pins)
        };
        let prepared = self.desk.prepare(composition).expect("it can be prepared");
        let Prepared::Ready(ready) = prepared else { return };
        let noted = self.desk.record(&ready, &Outcome::Checked { route: Route::X11 }).expect("it is noted");
        assert!(noted.is_some(), "a copy is noted");
    }

    /// Seven of ten are of new buyers.
    fn order(&mut self) {
        self.orders += 1;
        let number = self.orders;
        if self.buyers.is_empty() || self.random.below(10) < 7 {
            let handle = Handle { channel: Channel::new("etsy"), name: format!("{}{number}", self.random.word()) };
            let buyer =
                Buyer { handles: vec![handle], notes: self.random.words(6), ..Buyer::named(&self.random.words(2)) };
            self.desk.save_buyer(&buyer).expect("a buyer");
            self.buyers.push(buyer.id);
        }
        let buyer = self.buyers.get(self.random.below(self.buyers.len())).copied();
        let items = (0..3).map(|_| Item::named(&self.random.words(3))).collect();
        let order = Order { buyer, items, state: State::Agreed, ..Order::numbered(&format!("S{number:06}")) };
        self.desk.save_order(&order).expect("an order");
        self.open.push_back((order.id, self.days + 2, STEPS));
    }

    fn steps(&mut self) {
        while let Some((order, _, left)) = self.open.pop_front_if(|(_, day, _)| *day <= self.days) {
            if self.desk.next_state(order).is_ok() && left > 1 {
                self.open.push_back((order, self.days + 2, left - 1));
            }
        }
    }

    /// The automatic backup of the day.
    fn evening(&mut self) {
        let job = self.desk.due_backup().expect("it can be claimed").expect("much has changed since yesterday");
        assert!(job.run().expect("a backup").is_some(), "nobody has stopped it");
    }

    fn edits(&mut self) {
        let notes = self.random.words(20);
        let id = self.buyers.get(self.random.below(self.buyers.len())).copied().expect("a buyer");
        let opened =
            self.desk.pin(Pins { buyer: Some(id), ..Pins::default() }).expect("a buyer").buyer.expect("a buyer");
        self.desk.replace_buyer(&opened, &Buyer { notes, ..opened.clone() }).expect("an edit");
        let body = format!("Hello! {}", self.random.words(40));
        let at = self.random.below(self.replies.len());
        let reply = self.replies.get_mut(at).expect("a reply");
        if let Some(variant) = reply.variants.first_mut() {
            variant.body = body;
        }
        self.desk.save_reply(reply).expect("an edit");
    }

    fn import_orders(&mut self) {
        let mut lines = "Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Date Shipped,Street 1,Ship City,Ship Zipcode,Ship \
                         Country,Currency,Order Value,Shipping,Order Total,Status,Buyer\n"
            .to_owned();
        for number in self.days * 4..self.days * 4 + 60 {
            let _ = writeln!(
                lines,
                "10/27/25,34{number:08},user{number},Eva Nr{number},2,10/29/25,Lipowa {number},Olsztyn,10-001,Poland,EUR,80.00,\
                 12.50,92.50,,Eva Nr{number} (user{number})"
            );
        }
        let source = Source::new("orders.csv", std::io::Cursor::new(lines.into_bytes()));
        let found = tables::read_orders(source, Known::Any(&[]), &mut |_| ()).expect("a table").found;
        let go_on = &mut |_| ControlFlow::Continue(());
        let plan = self.desk.plan_orders("orders.csv", tables::joined([found]), go_on).expect("a plan");
        self.desk.import_orders(&plan, &mut |_| ControlFlow::Continue(())).expect("an import");
    }

    fn import_replies(&mut self) {
        let mut lines = String::new();
        for number in 0..20 {
            let body = self.random.words(30);
            let _ = writeln!(
                lines,
                r#"{{"shortcut":"lib-{number}","title":"T","category":"order","language":"en","body":"{body}"}}"#
            );
        }
        let source = Source::new("replies.jsonl", std::io::Cursor::new(lines.into_bytes()));
        let file = transfer::read_replies(source, &Reading::default()).expect("replies");
        let plan = self.desk.plan_import(file).expect("a plan");
        self.desk.import(plan).expect("an import");
    }

    /// Makes sure that after all of it the file is sound and its parts agree.
    pub(crate) fn check(self) {
        let Self { desk, path, .. } = self;
        drop(desk);
        let store = Store::open(&path, Options::default()).expect("it opens");
        assert_eq!(store.integrity().expect("it can be read"), Vec::<String>::new());
        assert_eq!(store.disagreements().expect("it can be read"), []);
        println!("the file is sound; the change log agrees with the records");
    }
}

fn reply(number: usize, random: &mut Random) -> Reply {
    let english = Language::english();
    let body = format!("Hello! {}", random.words(60));
    Reply {
        id: Id::new(),
        shortcut: format!("order-{number}").parse().expect("a shortcut"),
        category: "order".to_owned(),
        role: Role::Body,
        tags: vec![random.word().to_owned()],
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: english.clone(), text: random.words(4) }],
        asks: vec![Asks { language: english.clone(), texts: (0..5).map(|_| random.words(7)).collect() }],
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body }],
    }
}
