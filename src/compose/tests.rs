use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::date;

use super::*;
use crate::calendar::Calendar;
use crate::model::{
    Agreement, Buyer, Channel, Fact, Handle, Id, Item, Language, Link, Order, Piece, Pinned, Remembered, Role, Scope,
    State,
};
use crate::text::nearest;

mod answers;
mod filled;
mod hostile;
mod mistakes;
mod put_back;
mod questions;

/// A shop with a buyer, an order and a piece, on Friday 20 November 2026 at ten.
struct Shop {
    pinned: Pinned,
    facts: Vec<Fact>,
    remembered: Vec<Remembered>,
    now: Zoned,
    language: Language,
    interface: Language,
    channel: Option<Channel>,
    calendar: Option<Calendar>,
    answers: BTreeMap<String, String>,
    options: BTreeMap<String, bool>,
    replies: BTreeMap<String, String>,
}

impl Shop {
    fn empty() -> Self {
        Self {
            pinned: Pinned::default(),
            facts: Vec::new(),
            remembered: Vec::new(),
            now: date(2026, 11, 20).at(10, 0, 0, 0).in_tz("Europe/Warsaw").unwrap(),
            language: Language::english(),
            interface: Language::english(),
            channel: None,
            calendar: None,
            answers: BTreeMap::new(),
            options: BTreeMap::new(),
            replies: BTreeMap::new(),
        }
    }

    fn new() -> Self {
        Self {
            pinned: Pinned { buyer: Some(anna()), order: Some(order()), piece: Some(bowl()) },
            facts: vec![
                fact("pickup_address", "ul. Piotrkowska 12/4, Łódź"),
                fact("iban", ""),
                fact("currency", "EUR"),
            ],
            ..Self::empty()
        }
    }

    fn speaking(mut self, language: &str) -> Self {
        self.language = language.parse().unwrap();
        self
    }

    fn answered(mut self, name: &str, answer: &str) -> Self {
        self.answers.insert(name.to_owned(), answer.to_owned());
        self
    }

    fn with_option(mut self, label: &str) -> Self {
        self.options.insert(label.to_owned(), true);
        self
    }

    fn with_reply(mut self, shortcut: &str, source: &str) -> Self {
        self.replies.insert(shortcut.to_owned(), source.to_owned());
        self
    }

    fn with_fact(mut self, name: &str, value: &str) -> Self {
        self.facts.push(fact(name, value));
        self
    }

    fn remembering(mut self, scope: Scope, name: &str, value: &str) -> Self {
        self.remembered.push(Remembered { scope, name: name.to_owned(), value: value.to_owned() });
        self
    }

    fn try_render(&self, source: &str) -> Result<Rendered, TemplateError> {
        let include = |shortcut: &str| self.replies.get(shortcut).cloned();
        let context = Context {
            pinned: &self.pinned,
            facts: &self.facts,
            remembered: &self.remembered,
            now: &self.now,
            language: &self.language,
            interface: &self.interface,
            channel: self.channel.as_ref(),
            calendar: self.calendar.as_ref(),
            workbench: Workbench::default(),
        };
        render(&Request {
            name: "this",
            source,
            context,
            answers: &self.answers,
            options: &self.options,
            asking: None,
            include: &include,
        })
    }

    fn render(&self, source: &str) -> Rendered {
        self.try_render(source).unwrap_or_else(|error| panic!("{source}: {error}"))
    }

    /// The preview of a template.
    fn says(&self, source: &str) -> String {
        self.render(source).preview().to_owned()
    }

    fn check(&self, source: &str) -> Result<Outline, TemplateError> {
        let include = |shortcut: &str| self.replies.get(shortcut).cloned();
        let facts: Vec<&str> = self.facts.iter().map(|fact| fact.name.as_str()).collect();
        let is_reply = |shortcut: &str| self.replies.contains_key(shortcut);
        let near = |wanted: &str| nearest(wanted, self.replies.keys().map(String::as_str)).map(str::to_owned);
        check(source, &Known { name: "this", facts: &facts, is_reply: &is_reply, near: &near, include: &include })
    }
}

fn fact(name: &str, value: &str) -> Fact {
    Fact {
        id: Id::new(),
        name: name.to_owned(),
        value: value.to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    }
}

fn anna() -> Buyer {
    Buyer {
        address_as: Some("Anna".to_owned()),
        handles: vec![Handle { channel: Channel::new("allegro"), name: "anna_n".to_owned() }],
        ..Buyer::named("Anna Nowak")
    }
}

fn order() -> Order {
    let item = |name: &str, variation: Option<&str>, quantity| Item {
        variation: variation.map(str::to_owned),
        quantity,
        price: Some("43.00 PLN".parse().unwrap()),
        ..Item::named(name)
    };
    Order {
        state: State::Ready,
        items: vec![item("bowl", Some("blue"), 2), item("mug", None, 1)],
        total: Some("86.00 PLN".parse().unwrap()),
        paid: Some("20.00 PLN".parse().unwrap()),
        promised: Some(date(2026, 11, 27)),
        agreements: vec![Agreement { on: date(2026, 11, 3), text: "blue glaze".to_owned() }],
        ..Order::numbered("2041")
    }
}

fn bowl() -> Piece {
    Piece {
        price: Some("43.00 PLN".parse().unwrap()),
        variations: vec!["blue".to_owned(), "green".to_owned(), "white".to_owned()],
        links: vec![Link { channel: Channel::new("etsy"), url: "https://example.com/bowl".to_owned() }],
        ..Piece::named("bowl")
    }
}
