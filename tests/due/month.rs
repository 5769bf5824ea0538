//! A month of a shop's life. Every morning and every evening the due list is compared with what practice.md demands, worked out
//! here from what has happened and from nothing else.
//!
//! The shop is a busy one: buyers write, order, fall silent and pay late; the seller answers most of it, forgets some, puts
//! lines off and away, promises dates and takes back what went to the wrong buyer. What happens is drawn by lot, the same in
//! every run.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};
use replydesk::desk::{DueLine, NewMessage, NewReminder, Pins};
use replydesk::model::{Buyer, Channel, Handle, Id, Order, Retraction, Rule, State};

use crate::shop::{Shop, time};
use crate::splitmix;

/// Days as the defaults have them, which practice.md and the settings explain.
const SILENT: i32 = 3;
const UNPAID: i32 = 3;
const ARRIVED: i32 = 7;
const REVIEW: i32 = 3;
const NUDGES: usize = 2;

/// Two days off, after which a Saturday comes: then nobody is written to without need.
const OFF: [Date; 2] = [Date::constant(2027, 2, 18), Date::constant(2027, 2, 19)];

/// Something that has happened.
#[derive(Clone, Debug)]
enum Event {
    State {
        order: usize,
        state: State,
    },
    Copied {
        entry: Id,
        buyer: usize,
        order: Option<usize>,
        reply: &'static str,
        long: bool,
    },
    Retracted {
        entry: Id,
    },
    Wrote {
        message: Id,
        buyer: usize,
        order: Option<usize>,
    },
    Answered {
        message: Id,
        by: Id,
    },
    Aside {
        message: Id,
    },
    Reminder {
        id: Id,
        buyer: usize,
        order: Option<usize>,
        due: Date,
        reply: Option<&'static str>,
        promised_by: Option<Id>,
    },
    Done {
        reminder: Id,
    },
    PutOff {
        key: Key,
        until: Option<Date>,
    },
}

/// What tells a line from all others: the rule, what it is about, and the occasion.
type Key = (Rule, String, String);

/// A line as it should be: the rule, whom it names, the reply.
type Line = (Rule, String, String);

struct Month {
    shop: Shop,
    lot: Lot,
    now: DateTime,
    buyers: Vec<Buyer>,
    orders: Vec<Order>,
    log: Vec<(DateTime, Event)>,
}

/// The same month in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        splitmix::below(&mut self.0, end)
    }

    fn of_hundred(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

/// The situations of the replies that are used here, by templates/en.
fn situations(reply: &str) -> &'static [u8] {
    match reply {
        "nudge" | "nudge-last" => &[38],
        "payment-reminder" | "payment-thanks" => &[25],
        "order-photo" | "order-progress" => &[40],
        "pickup-ready" => &[32, 40],
        "pickup-address" => &[32],
        "pickup-today" => &[36],
        "tracking" => &[29],
        "arrived" => &[31],
        "parcel-late" => &[30],
        "received" => &[41],
        "complaint" => &[43],
        "birthday" => &[46],
        "custom-how" => &[11, 18],
        "clear" => &[11],
        _ => &[],
    }
}

const MESSAGES: [&str; 8] = [
    "how much is it",
    "where is my parcel?",
    "do you have it in blue",
    "when will it be ready?",
    "thanks!",
    "can I pay by card",
    "is it still possible to change the colour",
    "hello? are you there",
];

impl Month {
    fn new() -> Self {
        let shop = Shop::at("2027-02-01T07:00");
        let mut month = Self {
            shop,
            lot: Lot(2027),
            now: time("2027-02-01T07:00"),
            buyers: Vec::new(),
            orders: Vec::new(),
            log: Vec::new(),
        };
        month.shop.desk.add_days_off(OFF[0], OFF[1], "").unwrap();
        for at in 0..24 {
            // One in three has a birthday in the month, one of them on a day it does not have.
            let birthday = match at {
                7 => Some(Date::constant(1992, 2, 29)),
                at if at % 3 == 0 => Some(Date::constant(1980, 2, i8::try_from(at).unwrap() + 1)),
                _ => None,
            };
            let buyer = Buyer {
                handles: vec![Handle { channel: Channel::new("etsy"), name: format!("buyer{at}") }],
                birthday,
                consent: at % 2 == 1 || at == 12,
                ..Buyer::named(&format!("Buyer No{at}"))
            };
            month.shop.desk.save_buyer(&buyer).unwrap();
            month.buyers.push(buyer);
        }
        month
    }

    fn tick(&mut self, minutes: i32) {
        self.now = self.now.checked_add(minutes.minutes()).unwrap();
        self.shop.set(self.now);
    }

    fn note(&mut self, event: Event) {
        self.log.push((self.now, event));
    }

    fn pins(&self, buyer: usize, order: Option<usize>) -> Pins {
        Pins { buyer: Some(self.buyers[buyer].id), order: order.map(|order| self.orders[order].id), piece: None }
    }

    fn copy(&mut self, buyer: usize, order: Option<usize>, reply: &'static str, long: bool) -> Id {
        self.tick(3);
        let text = if long { "This is how it comes about. ".repeat(20) } else { "A few words.".to_owned() };
        let pins = self.pins(buyer, order);
        let entry = self.shop.copy(reply, &text, pins).id;
        self.copied(entry, buyer, order, reply, long);
        entry
    }

    /// What follows from a copy: reminders of its reply for the same buyer and order are done.
    fn copied(&mut self, entry: Id, buyer: usize, order: Option<usize>, reply: &'static str, long: bool) {
        self.note(Event::Copied { entry, buyer, order, reply, long });
    }

    fn state(&mut self, order: usize, state: State) {
        self.tick(4);
        let saved = self.shop.state(&self.orders[order].clone(), state);
        self.orders[order] = saved;
        self.note(Event::State { order, state });
    }

    fn change(&mut self, order: usize, change: impl FnOnce(&mut Order)) {
        let mut changed = self.orders[order].clone();
        change(&mut changed);
        self.orders[order] = self.shop.save(&changed);
    }

    fn day(&mut self) {
        for _ in 0..self.lot.below(4) {
            self.somebody_orders();
        }
        for order in 0..self.orders.len() {
            if self.lot.of_hundred(50) {
                self.goes_on(order);
            }
        }
        for _ in 0..2 + self.lot.below(6) {
            self.somebody_writes();
        }
        self.answers();
        self.works_the_list();
        self.odds_and_ends();
    }

    fn somebody_orders(&mut self) {
        self.tick(11);
        let buyer = self.lot.below(self.buyers.len());
        let number = format!("{}", 3000 + self.orders.len());
        let promised = self.lot.of_hundred(50).then(|| {
            let days = i32::try_from(4 + self.lot.below(10)).unwrap();
            self.now.date().checked_add(days.days()).unwrap()
        });
        let order = Order { buyer: Some(self.buyers[buyer].id), promised, ..Order::numbered(&number) };
        let order = self.shop.save(&order);
        self.orders.push(order);
        let order = self.orders.len() - 1;
        self.note(Event::State { order, state: State::Asked });
    }

    fn buyer_of(&self, order: usize) -> usize {
        self.buyers.iter().position(|buyer| Some(buyer.id) == self.orders[order].buyer).unwrap()
    }

    /// An order comes a step further, with what is usually said of it, or without.
    fn goes_on(&mut self, order: usize) {
        let buyer = self.buyer_of(order);
        let talks = self.lot.of_hundred(60);
        match self.orders[order].state {
            State::Asked => {
                self.copy(buyer, Some(order), "price-total", false);
                self.state(order, State::Quoted);
            }
            State::Quoted if talks => {
                self.state(order, State::Agreed);
                if self.lot.of_hundred(20) {
                    let day = self.now.date().checked_add(5.days()).unwrap();
                    self.change(order, |order| {
                        order.meets_at = Some(day.to_datetime(Time::constant(17, 30, 0, 0)));
                        order.slot = Some("at the workshop".to_owned());
                    });
                }
            }
            State::Agreed if talks => self.state(order, State::Paid),
            State::Paid => self.state(order, State::Making),
            State::Making => {
                self.state(order, State::Ready);
                match self.lot.below(4) {
                    0 => drop(self.copy(buyer, Some(order), "order-photo", false)),
                    1 => drop(self.copy(buyer, Some(order), "", false)),
                    _ => {}
                }
            }
            State::Ready if self.orders[order].slot.is_some() => self.state(order, State::Waiting),
            State::Ready => {
                if self.lot.of_hundred(40) {
                    // The number goes out first, and the state is set after it.
                    self.copy(buyer, Some(order), "tracking", false);
                    self.tick(20);
                }
                let days = i32::try_from(2 + self.lot.below(8)).unwrap();
                let expected = self.lot.of_hundred(40).then(|| self.now.date().checked_add(days.days()).unwrap());
                self.change(order, |order| order.expected = expected);
                self.state(order, State::Shipped);
            }
            State::Shipped | State::Waiting if self.lot.of_hundred(35) => self.state(order, State::Received),
            State::Received if self.lot.of_hundred(15) => self.state(order, State::Reviewed),
            State::Received if self.lot.of_hundred(5) => drop(self.copy(buyer, Some(order), "complaint", false)),
            State::Quoted if self.lot.of_hundred(10) => self.state(order, State::Cancelled),
            _ => {}
        }
    }

    fn somebody_writes(&mut self) {
        self.tick(7);
        let buyer = self.lot.below(self.buyers.len());
        let text = MESSAGES[self.lot.below(MESSAGES.len())];
        let new = NewMessage { text: text.to_owned(), buyer: Some(self.buyers[buyer].id), ..NewMessage::default() };
        let message = self.shop.desk.note_message(&new).unwrap();
        let is_new = !self
            .log
            .iter()
            .any(|(_, event)| matches!(event, Event::Wrote { message: known, .. } if *known == message.id));
        if is_new {
            let order = message.order.map(|id| self.orders.iter().position(|order| order.id == id).unwrap());
            self.note(Event::Wrote { message: message.id, buyer, order });
        }
    }

    /// Most of what waits is answered, some of it at length; some needs no answer.
    fn answers(&mut self) {
        let waiting: Vec<(Id, usize, Option<usize>)> = Self::waiting(&self.past());
        for (message, buyer, order) in waiting {
            match self.lot.below(10) {
                0 => {
                    self.tick(1);
                    self.shop.desk.put_aside(message).unwrap();
                    self.note(Event::Aside { message });
                }
                1..=6 => {
                    self.tick(5);
                    let long = self.lot.of_hundred(20);
                    let reply = if long { "custom-how" } else { "details" };
                    let text = if long { "This is how it comes about. ".repeat(20) } else { "Blue.".to_owned() };
                    let composition = replydesk::desk::Composition {
                        parts: vec![replydesk::desk::Part { reply: self.shop.reply(reply), variant: None }],
                        pins: self.pins(buyer, order),
                        answers_message: Some(message),
                        ..replydesk::desk::Composition::default()
                    };
                    let entry = self.shop.send(composition, &text).id;
                    self.copied(entry, buyer, order, reply, long);
                    self.note(Event::Answered { message, by: entry });
                }
                _ => {}
            }
        }
    }

    /// The seller goes through the list: most lines are said, some put off or away.
    fn works_the_list(&mut self) {
        let mut still = self.shop.due();
        for line in still.clone() {
            // What was said for another line may have ended this one.
            let is_there = still.iter().any(|other| other.name == line.name);
            if line.rule == Rule::Unanswered || !is_there || !self.lot.of_hundred(45) {
                continue;
            }
            self.tick(4);
            let buyer = self.buyers.iter().position(|buyer| Some(buyer.id) == line.composition.pins.buyer);
            let order = self.orders.iter().position(|order| Some(order.id) == line.composition.pins.order);
            match (self.lot.below(10), &line.reply, buyer) {
                (0, _, _) => self.puts_away(&line, None),
                (1, _, _) => {
                    let days = i32::try_from(1 + self.lot.below(3)).unwrap();
                    self.puts_away(&line, Some(self.now.date().checked_add(days.days()).unwrap()));
                }
                (_, Some(reply), Some(buyer)) => {
                    let shortcut = USED.into_iter().find(|name| *name == reply.shortcut).unwrap();
                    let entry = self.shop.send(line.composition.clone(), "As it should be.").id;
                    self.copied(entry, buyer, order, shortcut, false);
                    still = self.shop.due();
                    let is_said = !still.iter().any(|other| other.name == line.name);
                    assert!(is_said, "{} is said and still there: {line:?}", self.now);
                }
                _ => {}
            }
        }
    }

    fn puts_away(&mut self, line: &DueLine, until: Option<Date>) {
        if let Some(until) = until {
            self.shop.desk.snooze(line, until).unwrap();
        } else {
            self.shop.desk.dismiss(line).unwrap();
        }
        if until.is_none() && line.rule == Rule::Reminder {
            self.note(Event::Done { reminder: line.subject });
        } else {
            self.note(Event::PutOff { key: self.key(line), until });
        }
    }

    /// Whom a line names, as the log knows them.
    fn key(&self, line: &DueLine) -> Key {
        let whom = self.orders.iter().find(|order| order.id == line.subject).map(|order| order.number.clone());
        let whom =
            whom.or_else(|| self.buyers.iter().find(|buyer| buyer.id == line.subject).map(|one| one.name.clone()));
        (line.rule, whom.unwrap_or_else(|| line.subject.to_string()), line.occasion.clone())
    }

    /// Reminders, promises, and a copy that went to the wrong buyer.
    fn odds_and_ends(&mut self) {
        if self.lot.of_hundred(40) {
            self.tick(2);
            let buyer = self.lot.below(self.buyers.len());
            let days = i32::try_from(self.lot.below(6)).unwrap();
            let due = self.now.date().checked_add(days.days()).unwrap();
            let reply = self.lot.of_hundred(50).then_some("hours");
            let new = NewReminder {
                due,
                text: format!("reminder {}", self.log.len()),
                buyer: Some(self.buyers[buyer].id),
                order: None,
                reply: reply.map(|reply| self.shop.reply(reply)),
            };
            let id = self.shop.desk.remind(&new).unwrap().id;
            self.note(Event::Reminder { id, buyer, order: None, due, reply, promised_by: None });
        }
        if self.lot.of_hundred(30) {
            let buyer = self.lot.below(self.buyers.len());
            self.promises_to_ask(buyer);
        }
        if self.lot.of_hundred(30) {
            let buyer = self.lot.below(self.buyers.len());
            self.copy(buyer, None, "hours", false);
        }
        let copies: Vec<Id> = self
            .past()
            .iter()
            .filter_map(|(_, event)| if let Event::Copied { entry, .. } = event { Some(*entry) } else { None })
            .collect();
        if !copies.is_empty() && self.lot.of_hundred(25) {
            self.tick(2);
            let entry = copies[copies.len() - 1 - self.lot.below(copies.len().min(6))];
            self.shop.desk.retract(entry, Retraction::NotSent).unwrap();
            self.note(Event::Retracted { entry });
        }
    }

    /// A long explanation that says when it will be asked after.
    fn promises_to_ask(&mut self, buyer: usize) {
        self.tick(6);
        let due = self.now.date().checked_add(2.days()).unwrap();
        let reply = self.shop.desk.reply_called("custom-how").unwrap();
        let full = reply.variants.iter().find(|variant| variant.body.contains("promise")).unwrap().id;
        let composition = replydesk::desk::Composition {
            parts: vec![replydesk::desk::Part { reply: reply.id, variant: Some(full) }],
            answers: [("ask_on".to_owned(), due.to_string())].into(),
            pins: self.pins(buyer, None),
            ..replydesk::desk::Composition::default()
        };
        let entry = self.shop.send(composition, &"This is how it comes about. ".repeat(20)).id;
        self.copied(entry, buyer, None, "custom-how", true);
        let made = self.shop.desk.reminders(false, usize::MAX).unwrap();
        let made = made.iter().find(|line| line.reminder.entry == Some(entry)).unwrap();
        let id = made.reminder.id;
        self.note(Event::Reminder { id, buyer, order: None, due, reply: Some("clear"), promised_by: Some(entry) });
    }

    fn past(&self) -> Vec<(DateTime, Event)> {
        self.log.clone()
    }
}

/// Every reply that the rules choose.
const USED: [&str; 13] = [
    "nudge",
    "nudge-last",
    "payment-reminder",
    "order-photo",
    "pickup-ready",
    "tracking",
    "arrived",
    "received",
    "birthday",
    "clear",
    "pickup-today",
    "pickup-address",
    "hours",
];

/// A copy that counts.
#[derive(Clone, Copy)]
struct Copy {
    at: DateTime,
    buyer: usize,
    order: Option<usize>,
    reply: &'static str,
    long: bool,
}

impl Copy {
    fn says(&self, wanted: &[u8]) -> bool {
        situations(self.reply).iter().any(|one| wanted.contains(one))
    }
}

/// What should be due, worked out from what has happened.
struct Demanded<'m> {
    month: &'m Month,
    log: Vec<(DateTime, Event)>,
    today: Date,
    copies: Vec<Copy>,
    waiting: BTreeSet<usize>,
}

impl Month {
    /// The messages that wait, with who wrote them.
    fn waiting(log: &[(DateTime, Event)]) -> Vec<(Id, usize, Option<usize>)> {
        let retracted = retracted(log);
        let is_over = |wanted: Id| {
            log.iter().any(|(_, event)| match event {
                Event::Answered { message, by } => *message == wanted && !retracted.contains(by),
                Event::Aside { message } => *message == wanted,
                _ => false,
            })
        };
        let open = log.iter().filter_map(|(_, event)| match event {
            Event::Wrote { message, buyer, order } if !is_over(*message) => Some((*message, *buyer, *order)),
            _ => None,
        });
        open.collect()
    }

    fn demanded(&self) -> BTreeSet<Line> {
        let log = self.past();
        let retracted = retracted(&log);
        let copies = log.iter().filter_map(|(at, event)| match event {
            Event::Copied { entry, buyer, order, reply, long } if !retracted.contains(entry) => {
                Some(Copy { at: *at, buyer: *buyer, order: *order, reply, long: *long })
            }
            _ => None,
        });
        let demanded = Demanded {
            month: self,
            today: self.now.date(),
            copies: copies.collect(),
            waiting: Self::waiting(&log).into_iter().map(|(_, buyer, _)| buyer).collect(),
            log,
        };
        demanded.all()
    }
}

fn retracted(log: &[(DateTime, Event)]) -> BTreeSet<Id> {
    log.iter()
        .filter_map(|(_, event)| if let Event::Retracted { entry } = event { Some(*entry) } else { None })
        .collect()
}

fn days(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap()
}

fn stamp(at: DateTime) -> String {
    crate::shop::moment(at).as_millisecond().to_string()
}

impl Demanded<'_> {
    fn all(&self) -> BTreeSet<Line> {
        let mut lines = BTreeSet::new();
        for (message, buyer, _) in Month::waiting(&self.log) {
            lines.insert((Rule::Unanswered, self.month.buyers[buyer].name.clone(), message.to_string()));
        }
        // Of an order one line. A buyer with several silent orders is asked about the one that is silent longest.
        let mut silent: Vec<(DateTime, usize, Line, Key)> = Vec::new();
        for order in 0..self.month.orders.len() {
            let number = self.month.orders[order].number.clone();
            let Some((rule, reply, occasion)) = self.of_order(order).into_iter().next() else { continue };
            let line = (rule, number.clone(), reply.to_owned());
            let key = (rule, number, occasion);
            if rule == Rule::Silent {
                silent.push((self.last_word(order).unwrap().at, order, line, key));
            } else if !self.is_put_off(&key) {
                lines.insert(line);
            }
        }
        self.once_a_buyer(silent, &mut lines);
        self.birthdays(&mut lines);
        self.explanations(&mut lines);
        self.reminders(&mut lines);
        lines
    }

    /// What is demanded for an order, the most decisive in front.
    fn of_order(&self, order: usize) -> Vec<(Rule, &'static str, String)> {
        let known = &self.month.orders[order];
        let state = known.state;
        let mut found = Vec::new();
        let waits = self.waiting.contains(&self.month.buyer_of(order));
        let entered = |wanted: State| {
            self.log.iter().rev().find_map(|(at, event)| match event {
                Event::State { order: of, state } if *of == order && *state == wanted => Some(*at),
                _ => None,
            })
        };
        // P34, P36: today it is confirmed, the day before the place is said.
        if let Some(meets_at) = known.meets_at.filter(|meets_at| *meets_at >= self.month.now)
            && state.is_open()
        {
            match days(self.today, meets_at.date()) {
                0 if !self.said(order, &[36], self.today.to_datetime(Time::midnight()), false) => {
                    found.push((Rule::Meeting, "pickup-today", meets_at.to_string()));
                }
                1 if !self.said(order, &[32, 33, 36, 37], DateTime::MIN, false) => {
                    found.push((Rule::Meeting, "pickup-address", meets_at.to_string()));
                }
                _ => {}
            }
        }
        // P25: agreed three days ago and more, not paid, not reminded; not where money changes hands in person.
        if state == State::Agreed
            && known.slot.is_none()
            && !waits
            && let Some(at) = entered(State::Agreed).filter(|at| days(at.date(), self.today) >= UNPAID)
            && !self.said(order, &[25], at.checked_sub(1.hours()).unwrap(), false)
        {
            found.push((Rule::Unpaid, "payment-reminder", stamp(at)));
        }
        let ready_reply = if known.slot.is_some() || state == State::Waiting { "pickup-ready" } else { "order-photo" };
        // Promised for today or before, and nothing said about it today.
        if matches!(state, State::Agreed | State::Paid | State::Making | State::Ready)
            && let Some(promised) = known.promised.filter(|promised| *promised <= self.today)
            && !self.copies.iter().any(|copy| copy.order == Some(order) && copy.at.date() == self.today)
        {
            let reply = match state {
                State::Ready => ready_reply,
                _ if promised == self.today => "order-photo",
                _ => "-",
            };
            found.push((Rule::Promised, reply, promised.to_string()));
        }
        // P40: ready, and the buyer was not told.
        if matches!(state, State::Ready | State::Waiting)
            && let Some(at) = entered(State::Ready).or_else(|| entered(State::Waiting))
            && !self.said(order, &[40, 32], at.checked_sub(1.hours()).unwrap(), true)
        {
            found.push((Rule::Ready, ready_reply, stamp(at)));
        }
        if state == State::Shipped {
            let at = entered(State::Shipped).unwrap();
            let usual = at.date().checked_add(ARRIVED.days()).unwrap();
            // What was promised for a day after it left is missed on the day after that one.
            let promised = known.promised.filter(|promised| *promised > at.date());
            let missed = known.expected.or(promised.filter(|promised| known.expected.is_some() || *promised < usual));
            let since = missed.map_or(usual, |day| day.tomorrow().unwrap());
            // P31: it should be there.
            if self.today >= since && !waits && !self.said(order, &[31, 30], at, false) {
                found.push((Rule::Arrived, "arrived", stamp(at)));
            }
            // P29: the number goes out on the same day.
            if !self.said(order, &[29], at.checked_sub(1.hours()).unwrap(), true) {
                found.push((Rule::Untracked, "tracking", stamp(at)));
            }
        }
        if let Some(silent) = self.silent(order) {
            found.push(silent);
        }
        // P41, but not to whom something went wrong.
        if state == State::Received
            && !waits
            && let Some(at) = entered(State::Received).filter(|at| days(at.date(), self.today) >= REVIEW)
            && !self.said(order, &[41, 42, 43, 44], at.checked_sub(1.hours()).unwrap(), false)
        {
            found.push((Rule::Review, "received", stamp(at)));
        }
        found
    }

    /// Whether one of these situations was answered since: about the order, or to its buyer about no order. By hand counts
    /// about the order alone.
    fn said(&self, order: usize, wanted: &[u8], since: DateTime, by_hand: bool) -> bool {
        let buyer = self.month.buyer_of(order);
        self.copies.iter().filter(|copy| copy.at >= since).any(|copy| match copy.order {
            Some(of) => of == order && (copy.says(wanted) || by_hand && copy.reply.is_empty()),
            None => copy.buyer == buyer && copy.says(wanted),
        })
    }

    fn last_word(&self, order: usize) -> Option<&Copy> {
        let buyer = self.month.buyer_of(order);
        let words =
            self.copies.iter().filter(|copy| copy.order == Some(order) || copy.order.is_none() && copy.buyer == buyer);
        words.max_by_key(|copy| copy.at)
    }

    /// P38: the last word was ours three days ago, nothing came and nothing moved since; twice, then no more.
    fn silent(&self, order: usize) -> Option<(Rule, &'static str, String)> {
        if !matches!(self.month.orders[order].state, State::Asked | State::Quoted | State::Agreed) {
            return None;
        }
        let buyer = self.month.buyer_of(order);
        let last = self.last_word(order).filter(|copy| days(copy.at.date(), self.today) >= SILENT)?;
        let moved = self.log.iter().any(|(at, event)| match event {
            Event::State { order: of, .. } => *of == order && days(at.date(), self.today) < SILENT,
            Event::Wrote { buyer: of, .. } => *of == buyer && *at > last.at,
            _ => false,
        });
        let mut words: Vec<&Copy> = self
            .copies
            .iter()
            .filter(|copy| copy.order == Some(order) || copy.order.is_none() && copy.buyer == buyer)
            .collect();
        words.sort_by_key(|copy| std::cmp::Reverse(copy.at));
        let nudged = words.iter().take_while(|copy| copy.says(&[38])).count();
        let reply = if nudged == 0 { "nudge" } else { "nudge-last" };
        (!moved && nudged < NUDGES).then(|| (Rule::Silent, reply, stamp(last.at)))
    }

    /// Of the silent orders of a buyer the one that is silent longest is asked about; where that is put off, so are the others.
    fn once_a_buyer(&self, mut silent: Vec<(DateTime, usize, Line, Key)>, lines: &mut BTreeSet<Line>) {
        silent.sort_by_key(|(at, order, ..)| (*at, *order));
        let mut asked = BTreeSet::new();
        for (_, order, line, key) in silent {
            if asked.insert(self.month.buyer_of(order)) && !self.is_put_off(&key) {
                lines.insert(line);
            }
        }
    }

    /// P46: today or yesterday, with consent; born on the 29th, on the 28th.
    fn birthdays(&self, lines: &mut BTreeSet<Line>) {
        for (at, buyer) in self.month.buyers.iter().enumerate().filter(|(_, buyer)| buyer.consent) {
            let Some(born) = buyer.birthday else { continue };
            let day = Date::new(self.today.year(), born.month(), born.day())
                .unwrap_or_else(|_| Date::constant(self.today.year(), 2, 28));
            let since = day.to_datetime(Time::midnight()).checked_sub(1.hours()).unwrap();
            let greeted = self.copies.iter().any(|copy| copy.buyer == at && copy.says(&[46]) && copy.at >= since);
            let key = (Rule::Birthday, buyer.name.clone(), day.year().to_string());
            if (0..=1).contains(&days(day, self.today)) && !greeted && !self.is_put_off(&key) {
                lines.insert((Rule::Birthday, buyer.name.clone(), "birthday".to_owned()));
            }
        }
    }

    /// P11: a long explanation of yesterday or before, nothing said nor heard since, and no day set to ask.
    fn explanations(&self, lines: &mut BTreeSet<Line>) {
        for copy in self.copies.iter().filter(|copy| copy.long && copy.says(&[11]) && copy.at.date() < self.today) {
            let is_last = self.copies.iter().all(|other| other.buyer != copy.buyer || other.at <= copy.at);
            let heard = self.log.iter().any(
                |(at, event)| matches!(event, Event::Wrote { buyer, .. } if *buyer == copy.buyer && *at > copy.at),
            );
            let name = self.month.buyers[copy.buyer].name.clone();
            let asked_later = self.open_reminders().iter().any(|reminder| {
                matches!(reminder, Event::Reminder { buyer, reply: Some(reply), .. } if *buyer == copy.buyer && situations(reply).contains(&11))
            });
            let key = (Rule::Explained, name.clone(), stamp(copy.at));
            if !is_last || heard || asked_later {
                continue;
            }
            match copy.order {
                // The order's own line says more.
                Some(order) if !self.of_order(order).is_empty() && self.outranks(order) => {}
                Some(order) if !self.is_put_off(&key) => {
                    let number = self.month.orders[order].number.clone();
                    lines.retain(|line| !(line.1 == number && line.0 == Rule::Review));
                    lines.insert((Rule::Explained, number, "clear".to_owned()));
                }
                None if !self.is_put_off(&key) => {
                    lines.insert((Rule::Explained, name, "clear".to_owned()));
                }
                _ => {}
            }
        }
    }

    /// Whether something is more decisive for an order than asking whether all was clear: everything but a review.
    fn outranks(&self, order: usize) -> bool {
        self.of_order(order).iter().any(|(rule, ..)| *rule != Rule::Review)
    }

    /// The reminders that are not done: neither by the seller nor by a copy of their reply to the same buyer.
    fn open_reminders(&self) -> Vec<&Event> {
        let gone = retracted(&self.log);
        let is_open = |set: DateTime, event: &&Event| {
            let Event::Reminder { id, buyer, order, reply, promised_by, .. } = event else { return false };
            let kept = self.copies.iter().any(|copy| {
                copy.at > set
                    && Some(copy.reply) == *reply
                    && copy.buyer == *buyer
                    && (order.is_none() || copy.order == *order)
            });
            let done = self.log.iter().any(|(_, event)| matches!(event, Event::Done { reminder } if reminder == id));
            !kept && !done && promised_by.is_none_or(|entry| !gone.contains(&entry))
        };
        self.log.iter().filter(|(at, event)| is_open(*at, &event)).map(|(_, event)| event).collect()
    }

    fn reminders(&self, lines: &mut BTreeSet<Line>) {
        for event in self.open_reminders() {
            let Event::Reminder { id, buyer, due, reply, .. } = event else { continue };
            let key = (Rule::Reminder, id.to_string(), due.to_string());
            if *due <= self.today && !self.is_put_off(&key) {
                let name = self.month.buyers[*buyer].name.clone();
                lines.insert((Rule::Reminder, format!("{name} {id}"), reply.unwrap_or("-").to_owned()));
            }
        }
    }

    /// Whether a line was put off until later than today, or away; what was said last holds.
    fn is_put_off(&self, key: &Key) -> bool {
        let last = self.log.iter().rev().find_map(|(_, event)| match event {
            Event::PutOff { key: of, until } if of == key => Some(*until),
            _ => None,
        });
        let rests =
            !matches!(key.0, Rule::Unanswered | Rule::Meeting | Rule::Promised | Rule::Birthday | Rule::Reminder);
        rests && OFF.contains(&self.today) || last.is_some_and(|until| until.is_none_or(|until| until > self.today))
    }
}

/// The list of the program in the words of this test.
fn listed(month: &Month) -> BTreeSet<Line> {
    let line = |line: &DueLine| {
        let reply = line.reply.as_ref().map_or_else(|| "-".to_owned(), |reply| reply.shortcut.clone());
        let buyer = line.buyer.clone().unwrap_or_default();
        match line.rule {
            Rule::Unanswered => (line.rule, buyer, line.subject.to_string()),
            Rule::Reminder => (line.rule, format!("{buyer} {}", line.subject), reply),
            _ => (line.rule, line.order.clone().unwrap_or(buyer), reply),
        }
    };
    month.shop.due().iter().map(line).collect()
}

#[test]
fn a_month_of_a_shops_life_is_due_day_by_day_as_the_practice_demands() {
    let mut month = Month::new();
    let mut seen: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut first = month.now.date();
    for _ in 0..31 {
        for (hour, is_morning) in [(8, true), (20, false)] {
            month.now = first.to_datetime(Time::constant(hour, 0, 0, 0));
            if !is_morning {
                assert!(month.log.last().is_none_or(|(at, _)| *at < month.now), "the day was too short");
            }
            month.shop.set(month.now);
            let (demanded, listed) = (month.demanded(), listed(&month));
            let missing: Vec<_> = demanded.difference(&listed).collect();
            let needless: Vec<_> = listed.difference(&demanded).collect();
            assert!(
                missing.is_empty() && needless.is_empty(),
                "{}: missing {missing:#?}, needless {needless:#?}",
                month.now
            );
            for (rule, ..) in &listed {
                *seen.entry(*rule).or_default() += 1;
            }
            if is_morning {
                month.tick(10);
                month.day();
            }
        }
        first = first.tomorrow().unwrap();
    }
    let messages = month.log.iter().filter(|(_, event)| matches!(event, Event::Wrote { .. })).count();
    assert!(messages >= 100 && month.log.len() >= 500, "{messages} messages, {} events", month.log.len());
    for rule in Rule::ALL {
        // Drafts and facts have tests of their own.
        assert!(
            seen.contains_key(rule) || matches!(rule, Rule::Draft | Rule::Fact),
            "{rule:?} was never due: {seen:?}"
        );
    }
}
