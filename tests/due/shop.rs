//! A shop with a clock that is set by hand and the English starter library.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use replydesk::clipboard::{Outcome, Route};
use replydesk::desk::{Composition, Desk, DueLine, Part, Pins, Settings};
use replydesk::model::{Buyer, Entry, Id, Language, Order, State};
use replydesk::store::{Action, ActionKind, Error, Store};
use replydesk::transfer;

pub(crate) struct Shop {
    pub(crate) desk: Desk,
    clock: Arc<AtomicI64>,
}

pub(crate) fn zone() -> TimeZone {
    TimeZone::get("Europe/Warsaw").unwrap()
}

pub(crate) fn moment(civil: DateTime) -> Timestamp {
    civil.to_zoned(zone()).unwrap().timestamp()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> DateTime {
    text.parse().unwrap()
}

impl Shop {
    pub(crate) fn at(now: &str) -> Self {
        Self::with(Settings { zone: zone(), ..Settings::default() }, now)
    }

    pub(crate) fn with(settings: Settings, now: &str) -> Self {
        Self::filled(settings, now, |_| Ok(()))
    }

    /// The same with rows in it as another program may have left them.
    pub(crate) fn filled(
        settings: Settings,
        now: &str,
        fill: impl FnOnce(&mut Action<'_>) -> Result<(), Error>,
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(moment(time(now)).as_millisecond()));
        let mut store = Store::in_memory().unwrap();
        let replies = transfer::starter(&Language::english()).unwrap();
        let done = store.act(ActionKind::SetUp, "", Timestamp::UNIX_EPOCH, |action| {
            replies.iter().try_for_each(|incoming| action.put_reply(&incoming.reply))?;
            fill(action)
        });
        done.unwrap();
        let told = Arc::clone(&clock);
        let now = move || Timestamp::from_millisecond(told.load(Ordering::Relaxed)).unwrap();
        Self { desk: Desk::new(store, settings, Box::new(now)).unwrap(), clock }
    }

    pub(crate) fn set(&self, now: DateTime) {
        self.clock.store(moment(now).as_millisecond(), Ordering::Relaxed);
    }

    pub(crate) fn now(&self, now: &str) -> &Self {
        self.set(time(now));
        self
    }

    pub(crate) fn buyer(&mut self, name: &str) -> Buyer {
        let buyer = Buyer::named(name);
        self.desk.save_buyer(&buyer).unwrap();
        buyer
    }

    /// An order of a buyer, come into a state now.
    pub(crate) fn order(&mut self, number: &str, buyer: &Buyer, state: State) -> Order {
        let order = Order { buyer: Some(buyer.id), state, ..Order::numbered(number) };
        self.save(&order)
    }

    /// Writes an order, and gives it back as it is then.
    pub(crate) fn save(&mut self, order: &Order) -> Order {
        self.desk.save_order(order).unwrap();
        self.desk.store().order(order.id).unwrap().unwrap()
    }

    pub(crate) fn state(&mut self, order: &Order, state: State) -> Order {
        let order = self.desk.store().order(order.id).unwrap().unwrap();
        self.save(&Order { state, ..order })
    }

    pub(crate) fn reply(&self, shortcut: &str) -> Id {
        self.desk.reply_called(shortcut).unwrap().id
    }

    /// Copies a text as if a reply had been changed by hand; without a reply, one that was written by hand.
    pub(crate) fn copy(&mut self, shortcut: &str, text: &str, pins: Pins) -> Entry {
        let parts = match shortcut {
            "" => Vec::new(),
            shortcut => vec![Part { reply: self.reply(shortcut), variant: None }],
        };
        self.send(Composition { parts, pins, ..Composition::default() }, text)
    }

    pub(crate) fn send(&mut self, composition: Composition, text: &str) -> Entry {
        let ready = self.desk.prepare_text(text, composition, None).unwrap();
        self.desk.record(&ready, &Outcome::Checked { route: Route::X11 }).unwrap().unwrap()
    }

    pub(crate) fn due(&self) -> Vec<DueLine> {
        self.desk.due(false).unwrap()
    }

    /// The list in short: rule, whom, the reply.
    pub(crate) fn told(&self) -> Vec<String> {
        self.due().iter().map(told).collect()
    }
}

/// A line in short.
pub(crate) fn told(line: &DueLine) -> String {
    let reply = line.reply.as_ref().map_or("-", |reply| reply.shortcut.as_str());
    let whom = line.order.as_deref().or(line.buyer.as_deref()).unwrap_or(&line.about);
    format!("{} {whom} {reply}", line.rule.word())
}

pub(crate) fn about(order: &Order) -> Pins {
    Pins { buyer: order.buyer, order: Some(order.id), piece: None }
}

pub(crate) fn to(buyer: &Buyer) -> Pins {
    Pins { buyer: Some(buyer.id), ..Pins::default() }
}
