//! A buyer, an order or a piece under edit: one field a fact, read while one types, written back as a whole.
//!
//! What the fields of a kind are, and how they become a record again, is in one file a kind (`record/<kind>.rs`); everything
//! else is the same for all.

pub mod buyer;
pub mod order;
pub mod piece;

use jiff::civil::Date;

use crate::compose::Reader;
use crate::desk::typed::{self, Wanted};
use crate::desk::{Opened, Record, Saving};
use crate::i18n::Messages;
use crate::model::{Item, Language, Money};
use crate::text;

use super::field::Field;
use super::words;

/// A record and the fields it is edited in.
#[derive(Debug)]
pub struct RecordForm {
    /// The record as it was opened, or as it was seen last where somebody else has changed it meanwhile.
    pub opened: Opened,
    pub fields: Vec<Entry>,
    pub active: usize,
    /// It is on its way to the records.
    pub sent: bool,
    /// The language that days and sums are typed in.
    interface: Language,
}

/// One field.
#[derive(Debug)]
pub struct Entry {
    /// The name by which its record knows it.
    pub name: &'static str,
    pub label: String,
    pub kind: Kind,
    pub input: Input,
    /// What it held when it was opened.
    before: String,
    /// What would be right, where what it holds is not.
    pub problem: Option<String>,
    /// What may be worth a look; it does not keep the record from being written.
    pub hint: Option<String>,
    /// Dim, while it is empty.
    pub example: String,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of one line.
    Line,
    /// A text of one line that may not be empty.
    Needed,
    /// A text of any number of lines.
    Text,
    /// One value a line.
    Lines,
    /// Handles, one a line.
    Handles,
    /// Links, one a line.
    Links,
    /// Items of an order, one a line.
    Items,
    /// A language, by its code or its name.
    Language,
    /// A day.
    Day,
    /// A sum.
    Sum,
    /// A whole number.
    Count,
    /// One of several words.
    Choice,
    /// Yes or no.
    Switch,
}

/// How a field is filled.
#[derive(Debug)]
pub enum Input {
    Text(Box<Field>),
    /// The words to choose from, each with what it is called; the first may be none.
    Choice {
        of: Vec<(String, String)>,
        at: usize,
    },
    Switch(bool),
}

impl Entry {
    /// A field filled by typing.
    fn typed(messages: &Messages, name: &'static str, kind: Kind, value: &str) -> Self {
        let many_lines = matches!(kind, Kind::Text | Kind::Lines | Kind::Handles | Kind::Links | Kind::Items);
        let field = if many_lines { Field::lines(value) } else { Field::line(value) };
        let example = messages.known_member("record-example", name).unwrap_or_default();
        Self { example, ..Self::of(messages, name, kind, Input::Text(Box::new(field))) }
    }

    /// A field that is one of several words, `none` standing for no word where it may be none.
    fn choice(
        messages: &Messages,
        name: &'static str,
        words: impl IntoIterator<Item = (String, String)>,
        chosen: Option<&str>,
    ) -> Self {
        let of: Vec<(String, String)> = words.into_iter().collect();
        let at = chosen.and_then(|chosen| of.iter().position(|(word, _)| word == chosen)).unwrap_or(0);
        Self::of(messages, name, Kind::Choice, Input::Choice { of, at })
    }

    /// A field that is yes or no.
    fn switch(messages: &Messages, name: &'static str, on: bool) -> Self {
        Self::of(messages, name, Kind::Switch, Input::Switch(on))
    }

    fn of(messages: &Messages, name: &'static str, kind: Kind, input: Input) -> Self {
        let label = messages.member("record-field", name);
        let mut entry =
            Self { name, label, kind, input, before: String::new(), problem: None, hint: None, example: String::new() };
        entry.before = entry.text();
        entry
    }

    /// What it holds, as text.
    pub fn text(&self) -> String {
        match &self.input {
            Input::Text(field) => field.text().trim().to_owned(),
            Input::Choice { of, at } => of.get(*at).map(|(word, _)| word.clone()).unwrap_or_default(),
            Input::Switch(on) => on.to_string(),
        }
    }

    /// Whether it holds something else than when it was opened.
    pub fn is_changed(&self) -> bool {
        self.text() != self.before
    }

    /// Puts another text in the place of what it holds.
    fn set(&mut self, to: &str) {
        match &mut self.input {
            Input::Text(field) => field.set(to),
            Input::Choice { of, at } => *at = of.iter().position(|(word, _)| word == to).unwrap_or(*at),
            Input::Switch(on) => *on = to == "true",
        }
    }

    /// Whether Enter adds a line: not on an empty last line, from where it leads on.
    pub fn takes_enter(&self) -> bool {
        let Input::Text(field) = &self.input else { return false };
        let last = field.text().rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        field.has_many_lines() && !(last && field.cursor().0 == field.count_lines())
    }

    /// Whether the cursor can go up, or down, inside it.
    pub fn has_room(&self, down: bool) -> bool {
        let Input::Text(field) = &self.input else { return false };
        if down { field.cursor().0 < field.count_lines() } else { field.cursor().0 > 1 }
    }

    /// Turns a choice by one place, or a switch over.
    pub fn turn(&mut self, forward: bool) {
        match &mut self.input {
            Input::Choice { of, at } if !of.is_empty() => {
                *at = if forward { *at + 1 } else { *at + of.len() - 1 } % of.len();
            }
            Input::Switch(on) => *on = !*on,
            _ => {}
        }
    }

    /// Turns a choice to the next one whose name begins with a letter. Says whether it is a choice.
    pub fn turn_to(&mut self, letter: char) -> bool {
        if let Input::Switch(on) = &mut self.input {
            *on = if letter == ' ' { !*on } else { *on };
            return true;
        }
        let Input::Choice { of, at } = &mut self.input else { return false };
        let typed = letter.to_string();
        let begins = |index: usize| {
            let shown = of.get(index).map(|(_, shown)| text::folded(shown));
            shown.is_some_and(|shown| shown.starts_with(text::folded(&typed).as_ref()))
        };
        *at = (1..=of.len()).map(|by| (*at + by) % of.len()).find(|index| begins(*index)).unwrap_or(*at);
        true
    }
}

impl RecordForm {
    /// The fields of a record.
    pub fn new(messages: &Messages, opened: Opened) -> Self {
        let fields = fields(messages, &opened);
        let interface = messages.language().clone();
        let mut form = Self { opened, fields, active: 0, sent: false, interface };
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
        Reader::of_records(self.opened.today, &self.interface, self.opened.currency)
    }

    fn day_of(&self, text: &str) -> Option<Date> {
        self.reader().date(text).ok()
    }

    /// The sum that somebody means, in a currency that is one.
    fn sum_of(&self, text: &str) -> Result<Money, Wanted> {
        // As the record itself writes it, first: its three decimals must not be taken for thousands.
        let written = text.parse::<Money>().ok();
        let sum = written.map_or_else(|| self.reader().money(text), Ok).map_err(|_unreadable| Wanted::Amount)?;
        // What names no known currency is told apart from what is no sum.
        typed::amount(&sum.to_string()).map(|_known| sum).map_err(|invalid| invalid.wanted)
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

/// The words of a closed list with what each is called, after "none".
fn words_of<T: Copy>(
    messages: &Messages,
    all: &[T],
    word: fn(T) -> &'static str,
    shown: impl Fn(T) -> String,
) -> Vec<(String, String)> {
    let none = (String::new(), messages.text("record-none").into_owned());
    std::iter::once(none).chain(all.iter().map(|one| (word(*one).to_owned(), shown(*one)))).collect()
}
