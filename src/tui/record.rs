//! A buyer, an order or a piece under edit: one field a fact, read while one types, written back as a whole.
//!
//! What the fields of a kind are, and how they become a record again, is in one file a kind (`record/<kind>.rs`); everything
//! else is the same for all.

pub mod buyer;
pub mod draft;
mod entry;
pub mod order;
pub mod piece;

use jiff::civil::Date;

use crate::compose::Reader;
use crate::desk::typed::{self, Wanted};
use crate::desk::{Opened, Record, Saving};
use crate::i18n::Messages;
use crate::model::{Id, Item, Language, Money};

use super::field::Field;
use super::words;

use entry::words_of;
pub use entry::{Entry, Input, Kind};

/// A record and the fields it is edited in.
#[derive(Debug)]
pub struct RecordForm {
    /// The record as it was opened, or as it was seen last where somebody else has changed it meanwhile.
    pub opened: Opened,
    pub fields: Vec<Entry>,
    pub active: usize,
    /// It is on its way to the records.
    pub sent: bool,
    /// The draft that it was.
    pub draft: Option<Id>,
    /// The language that days and sums are typed in.
    interface: Language,
}

impl RecordForm {
    /// The fields of a record.
    pub fn new(messages: &Messages, opened: Opened) -> Self {
        let fields = fields(messages, &opened);
        let interface = messages.language().clone();
        let mut form = Self { opened, fields, active: 0, sent: false, draft: None, interface };
        form.check(messages);
        // What is still needed is not a mistake before anybody has typed.
        for entry in &mut form.fields {
            entry.problem = None;
        }
        form
    }

    /// The title: what it is called, or what it is going to be.
    pub fn title(&self, messages: &Messages) -> String {
        let thing = self.opened.record.thing().word();
        if self.opened.is_new {
            return messages.member("record-new", thing);
        }
        messages.with(
            "record-title",
            &[("what", messages.member("thing", thing).into()), ("name", self.opened.record.name().to_owned().into())],
        )
    }

    /// Whether anything is another thing than when it was opened.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(Entry::is_changed)
    }

    pub fn current(&self) -> Option<&Entry> {
        self.fields.get(self.active)
    }

    pub fn current_mut(&mut self) -> Option<&mut Entry> {
        self.fields.get_mut(self.active)
    }

    /// The field that takes what is typed.
    pub fn field(&mut self) -> Option<&mut Field> {
        match &mut self.current_mut()?.input {
            Input::Text(field) => Some(field),
            Input::Choice { .. } | Input::Switch(_) => None,
        }
    }

    /// Goes to the next field, or the one before, round the end. A line left empty at the end of the one that is left goes.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields.len();
        if let Some(field) = self.field()
            && field.has_many_lines()
            && field.text().ends_with('\n')
        {
            let trimmed = field.text().trim_end().to_owned();
            field.set(&trimmed);
        }
        if count > 0 {
            self.active = if forward { self.active + 1 } else { self.active + count - 1 } % count;
        }
    }

    /// Reads every field anew, and says beside each what is wrong with it.
    pub fn check(&mut self, messages: &Messages) {
        let problems: Vec<Option<String>> = self.fields.iter().map(|entry| self.problem(messages, entry)).collect();
        let hints: Vec<Option<String>> = self.fields.iter().map(|entry| self.hint(messages, entry)).collect();
        for ((entry, problem), hint) in self.fields.iter_mut().zip(problems).zip(hints) {
            entry.problem = problem;
            entry.hint = hint;
        }
    }

    /// Goes to the first field that keeps the record from being written. Says whether there is none.
    pub fn is_sound(&mut self) -> bool {
        let wrong = self.fields.iter().position(|entry| entry.problem.is_some());
        self.active = wrong.unwrap_or(self.active);
        wrong.is_none()
    }

    fn problem(&self, messages: &Messages, entry: &Entry) -> Option<String> {
        let text = entry.text();
        let wanted = |wanted: Wanted| messages.member("wanted", wanted.word());
        if text.is_empty() {
            return (entry.kind == Kind::Needed).then(|| messages.text("record-needed").into_owned());
        }
        let each =
            |is_right: &dyn Fn(&str) -> bool| text.lines().map(str::trim).filter(|line| !line.is_empty()).all(is_right);
        let wrong = match entry.kind {
            Kind::Line | Kind::Needed | Kind::Text | Kind::Lines | Kind::Choice | Kind::Switch => None,
            Kind::Handles => (!each(&|line| typed::handle(line).is_ok())).then_some(Wanted::Handle),
            Kind::Links => (!each(&|line| typed::link(line).is_ok())).then_some(Wanted::Link),
            Kind::Items => text.lines().find_map(|line| self.item(line).err()),
            Kind::Language => words::language_called(messages, &text).is_none().then_some(Wanted::Language),
            Kind::Day => self.day_of(&text).is_none().then_some(Wanted::Day),
            Kind::Sum => self.sum_of(&text).err(),
            Kind::Count => typed::count(&text).is_err().then_some(Wanted::Count),
        };
        wrong.map(wanted)
    }

    fn hint(&self, messages: &Messages, entry: &Entry) -> Option<String> {
        match &self.opened.record {
            Record::Order(_) => order::hint(messages, self, entry),
            Record::Buyer(_) | Record::Piece(_) => None,
        }
    }

    fn reader(&self) -> Reader<'_> {
        Reader::of_records(&self.opened.now, &self.opened.calendar, &self.interface, self.opened.currency)
    }

    fn day_of(&self, text: &str) -> Option<Date> {
        self.reader().date(text).ok()
    }

    /// The sum that somebody means, in a currency that is one.
    fn sum_of(&self, text: &str) -> Result<Money, Wanted> {
        // As the record itself writes it, first: its three decimals must not be taken for thousands.
        let written = text.parse::<Money>().ok();
        // What names no known currency is told apart from what is no sum.
        let wanted = |_unreadable| typed::amount(text).err().map_or(Wanted::Amount, |invalid| invalid.wanted);
        written.map_or_else(|| self.reader().money(text), Ok).map_err(wanted)
    }

    fn item(&self, line: &str) -> Result<Option<Item>, Wanted> {
        if line.trim().is_empty() {
            return Ok(None);
        }
        let item = typed::item(line).map_err(|invalid| invalid.wanted)?;
        let has_own = item.price.as_ref().is_none_or(|price| price.to_string().contains(char::is_alphabetic));
        let currency = match self.opened.currency {
            Some(currency) => currency,
            None if has_own => crate::model::Currency::EUR,
            None => return Err(Wanted::Amount),
        };
        item.in_currency(currency).map(Some).map_err(|invalid| invalid.wanted)
    }

    /// What a field holds; `None` where it is empty.
    fn line(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// What a field holds.
    fn text(&self, name: &str) -> String {
        self.fields.iter().find(|entry| entry.name == name).map(Entry::text).unwrap_or_default()
    }

    fn is_on(&self, name: &str) -> bool {
        self.text(name) == "true"
    }

    fn day(&self, name: &str) -> Option<Date> {
        self.day_of(&self.text(name))
    }

    fn sum(&self, name: &str) -> Option<Money> {
        self.sum_of(&self.text(name)).ok()
    }

    fn count(&self, name: &str) -> Option<u32> {
        typed::count(&self.text(name)).ok()
    }

    /// The values of a field that holds one a line.
    fn each<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let text = self.text(name);
        text.lines().map(str::trim).filter(|line| !line.is_empty()).filter_map(read).collect()
    }

    /// The items of the field that holds them.
    fn items(&self) -> Vec<Item> {
        self.each("items", |line| self.item(line).ok().flatten())
    }

    /// The record as the fields say it now, on its way back.
    pub fn saving(&self, messages: &Messages) -> Saving {
        let record = match &self.opened.record {
            Record::Buyer(before) => Record::Buyer(Box::new(buyer::read(messages, self, before))),
            Record::Order(before) => Record::Order(Box::new(order::read(self, before))),
            Record::Piece(before) => Record::Piece(Box::new(piece::read(self, before))),
        };
        let buyer = self.fields.iter().find(|entry| entry.name == "buyer" && entry.text() != self.opened.buyer);
        Saving {
            before: (!self.opened.is_new).then(|| self.opened.record.clone()),
            record,
            buyer: buyer.map(Entry::text),
        }
    }

    /// Somebody else has changed the record. Fields that were not touched here take over what they hold there; beside those that
    /// were is said what stands there, and the next saving is over that.
    pub fn take_over(&mut self, messages: &Messages, now: Opened) {
        for theirs in fields(messages, &now) {
            let Some(mine) = self.fields.iter_mut().find(|entry| entry.name == theirs.name) else { continue };
            let there = theirs.text();
            if there == mine.before {
                continue;
            }
            if !mine.is_changed() {
                mine.set(&there);
            }
            mine.before.clone_from(&there);
        }
        self.opened = now;
        self.check(messages);
        for theirs in &mut self.fields {
            if theirs.is_changed() && theirs.hint.is_none() {
                let there = theirs.before.lines().collect::<Vec<_>>().join(" / ");
                theirs.hint = Some(messages.with("record-elsewhere", &[("there", there.into())]));
            }
        }
        self.sent = false;
    }
}

fn fields(messages: &Messages, opened: &Opened) -> Vec<Entry> {
    match &opened.record {
        Record::Buyer(buyer) => buyer::fields(messages, buyer),
        Record::Order(order) => order::fields(messages, order, &opened.buyer),
        Record::Piece(piece) => piece::fields(messages, piece),
    }
}
