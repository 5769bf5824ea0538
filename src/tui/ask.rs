//! What is done to the records from a page or a list, where one stays: with one key, or after a few questions on a small form.
//!
//! The questions of an [`Ask`], how their answers are read and what is done with them is in one file each (`ask/<name>.rs`);
//! everything else is the same for all. While one types, the worker reads the answers and says what Enter would do, or what
//! is in the way.

pub mod agreement;
mod erase;
pub mod extra;
mod fact;
mod hold;
pub mod meeting;
mod merge;
pub mod newcomer;
pub mod parcel;
pub mod payment;
mod reminder;
mod revert;
mod writing;

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::desk::{Desk, Error, Pins, Ticked};
use crate::i18n::Messages;
use crate::model::{Id, Order};

use super::form::{Asked, Form};
use super::message::Target;

/// What is asked on a small form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One line that was agreed about an order.
    Agreement(Id),
    /// Money that came for an order.
    Payment(Id),
    /// What goes into the parcel of an order beside its items.
    Extra(Id),
    /// A buyer nobody knew: the one who wrote a message of the records, or what was pasted.
    Newcomer(Option<Id>),
    /// A text kept for later, not to be offered for some hours.
    Hold(Id),
    /// Two buyers to be made one; the first is the one whose page it is.
    Merge(Id, Id),
    /// A day with what is to be said then, about something on a page; a reminder that is there is set anew.
    Reminder(Option<Target>),
    /// Another value of a fact of the shop.
    Fact(Id),
    /// What a fact is in another language: one that it has words for, by its place among these, or a new one.
    Words(Id, Option<u16>),
    /// A fact that is new.
    NewFact,
    /// Whether a reply is to become what it was in this version.
    Revert(Id, u32),
    /// Whether a person is to be erased for good.
    Erase(Id),
    /// The file that everything held of a person is written to.
    HandOver(Id),
}

/// The answers of a form by the names of their questions; those left empty are missing.
pub type Answers = BTreeMap<String, String>;

/// Something to be done to the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// What was asked, with its answers.
    Answered(Ask, Answers),
    /// A line of what was agreed about an order, from 0, is taken off it.
    RemoveAgreement(Id, usize),
    /// What goes into the parcel of an order is ticked, or the tick is taken away.
    Pack(Id, Ticked, bool),
    /// A line of what goes into the parcel of an order, from 0, is taken out: an extra.
    RemoveExtra(Id, usize),
    /// A meeting at which an order is handed over is set.
    Meet {
        order: Id,
        at: DateTime,
        until: Option<DateTime>,
        slot: Option<Id>,
    },
    /// The meeting for an order is called off.
    CallOff(Id),
    /// Puts a message aside: it needs no answer.
    PutAside(Id),
    RemoveMessage(Id),
    FinishReminder(Id),
    RemoveReminder(Id),
    /// A fact is as true today as it was.
    StillTrue(Id),
    /// The texts of a reply in other languages are right as they are.
    StillRight(Id),
    /// A reply is put away, or taken back out.
    Archive(Id),
    /// What the starter library has new comes in; of what both have changed, these are taken and those kept for good.
    BringIn {
        take: Vec<(Id, usize)>,
        keep: Vec<(Id, usize)>,
    },
    /// Says who wrote a message.
    Wrote {
        message: Id,
        buyer: Id,
    },
}

/// What was done, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// A sentence without a full stop.
    pub said: String,
    /// What to look at though it is done: a meeting that clashes, a sum too much.
    pub warning: Option<String>,
    /// The order that has come into another state by it: the replies for it are what follows.
    pub moved: Option<Box<Order>>,
    /// Whether the key that takes it back is said with it.
    pub undoable: bool,
    /// Whom it is for from now on, where nothing else is open.
    pub pins: Option<Pins>,
    /// Two buyers became one.
    pub became: Option<Became>,
    /// A person was erased: nothing may stay open on them.
    pub erased: Option<Id>,
}

/// A buyer who is another one now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Became {
    pub gone: Id,
    pub stays: Id,
}

impl Done {
    /// Done, and nothing to look at.
    pub fn said(said: String) -> Self {
        Self { said, ..Self::default() }
    }

    /// Done, and easily done by mistake: how to take it back is said with it.
    pub fn undoable(said: String) -> Self {
        Self { undoable: true, ..Self::said(said) }
    }
}

impl Ask {
    /// The member of the `ask` messages that says what is asked and why.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreement(_) => "agreement",
            Self::Payment(_) => "payment",
            Self::Extra(_) => "extra",
            Self::Newcomer(_) => "newcomer",
            Self::Hold(_) => "hold",
            Self::Merge(..) => "merge",
            Self::Reminder(_) => "reminder",
            Self::Fact(_) => "fact",
            Self::Words(..) => "words",
            Self::NewFact => "new-fact",
            Self::Revert(..) => "revert",
            Self::Erase(_) => "erase",
            Self::HandOver(_) => "hand-over",
        }
    }

    /// Its form, with what is known already.
    ///
    /// # Errors
    /// Where what it is about was removed, and those of reading the records.
    pub fn form(self, desk: &Desk, messages: &Messages) -> Result<Form, Error> {
        let (about, questions) = match self {
            Self::Agreement(order) => (about_order(desk, messages, order)?, agreement::questions(messages)),
            Self::Payment(order) => (about_order(desk, messages, order)?, payment::questions(desk, messages, order)?),
            Self::Extra(order) => (about_order(desk, messages, order)?, extra::questions(messages)),
            Self::Newcomer(message) => (String::new(), newcomer::of_message(desk, messages, message)?),
            Self::Hold(_) => (String::new(), hold::questions(messages)),
            Self::Merge(one, other) => (String::new(), merge::questions(desk, messages, (one, other))?),
            Self::Reminder(of) => (reminder::about(desk, messages, of)?, reminder::questions(desk, messages, of)?),
            Self::Fact(id) => (fact::about(desk, messages, id)?, fact::questions(desk, messages, id)?),
            Self::Words(id, at) => (fact::about(desk, messages, id)?, fact::in_language(desk, messages, id, at)?),
            Self::NewFact => (String::new(), fact::new(messages)),
            Self::Revert(reply, number) => (revert::about(desk, messages, reply, number)?, Vec::new()),
            Self::Erase(buyer) => (erase::about(desk, buyer)?, erase::questions(messages)),
            Self::HandOver(buyer) => (erase::about(desk, buyer)?, erase::file(desk, messages, buyer)?),
        };
        Ok(Form::ask(self, about, questions))
    }

    /// What Enter would do with these answers, in words; empty where there is nothing to say beyond them.
    ///
    /// # Errors
    /// Where an answer is none: the error names the field.
    pub fn read(self, desk: &Desk, messages: &Messages, answers: &Answers) -> Result<String, Error> {
        match self {
            Self::Agreement(_) => agreement::read(desk, messages, answers),
            Self::Payment(order) => payment::read(desk, messages, order, answers),
            Self::Extra(_) | Self::HandOver(_) => Ok(String::new()),
            Self::Newcomer(message) => newcomer::read(desk, messages, message, answers),
            Self::Hold(_) => hold::read(desk, messages, answers),
            Self::Merge(one, other) => merge::read(desk, messages, (one, other), answers),
            Self::Reminder(_) => reminder::read(desk, messages, answers),
            Self::Fact(id) => fact::read(desk, messages, id, answers),
            Self::Words(id, _) => fact::read_words(desk, messages, id, answers),
            Self::NewFact => fact::read_new(desk, messages, answers),
            Self::Revert(reply, number) => revert::read(desk, messages, reply, number),
            Self::Erase(buyer) => erase::read(desk, messages, buyer, answers),
        }
    }
}

impl Deed {
    /// Does it, in one action that can be undone.
    ///
    /// # Errors
    /// Where an answer is none or what it is about was removed, and those of writing the records.
    pub fn perform(&self, desk: &mut Desk, messages: &Messages) -> Result<Done, Error> {
        match self {
            Self::Answered(Ask::Agreement(order), answers) => agreement::perform(desk, messages, *order, answers),
            Self::Answered(Ask::Payment(order), answers) => payment::perform(desk, messages, *order, answers),
            Self::Answered(Ask::Extra(order), answers) => extra::perform(desk, messages, *order, answers),
            Self::RemoveAgreement(order, line) => agreement::remove(desk, messages, *order, *line),
            Self::Pack(order, what, packed) => parcel::pack(desk, messages, *order, *what, *packed),
            Self::RemoveExtra(order, line) => parcel::remove(desk, messages, *order, *line),
            Self::Meet { order, at, until, slot } => meeting::set(desk, messages, *order, (*at, *until), *slot),
            Self::CallOff(order) => meeting::call_off(desk, messages, *order),
            Self::Answered(Ask::Newcomer(message), answers) => newcomer::perform(desk, messages, *message, answers),
            Self::Answered(Ask::Hold(draft), answers) => hold::perform(desk, messages, *draft, answers),
            Self::Answered(Ask::Merge(one, other), answers) => merge::perform(desk, messages, (*one, *other), answers),
            Self::Answered(Ask::Reminder(of), answers) => reminder::perform(desk, messages, *of, answers),
            Self::Answered(Ask::Fact(id), answers) => fact::perform(desk, messages, *id, answers),
            Self::Answered(Ask::Words(id, _), answers) => fact::say(desk, messages, *id, answers),
            Self::Answered(Ask::NewFact, answers) => fact::add(desk, messages, answers),
            Self::Answered(Ask::Revert(reply, number), _) => revert::perform(desk, messages, *reply, *number),
            Self::Answered(Ask::Erase(buyer), answers) => erase::perform(desk, messages, *buyer, answers),
            Self::Answered(Ask::HandOver(buyer), answers) => erase::write(desk, messages, *buyer, answers),
            Self::StillTrue(id) => fact::still_true(desk, messages, *id),
            Self::Archive(reply) => revert::archive(desk, messages, *reply),
            Self::BringIn { take, keep } => revert::bring_in(desk, messages, take, keep),
            Self::StillRight(reply) => revert::still_right(desk, messages, *reply),
            Self::FinishReminder(reminder) => reminder::finish(desk, messages, *reminder),
            Self::RemoveReminder(reminder) => reminder::remove(desk, messages, *reminder),
            Self::PutAside(message) => writing::put_aside(desk, messages, *message),
            Self::RemoveMessage(message) => writing::remove(desk, messages, *message),
            Self::Wrote { message, buyer } => writing::from(desk, messages, *message, *buyer),
        }
    }
}

/// An order and whose it is: what the form is about must not be mistaken.
fn about_order(desk: &Desk, messages: &Messages, order: Id) -> Result<String, Error> {
    let order = desk.order(order)?;
    let number = messages.with("header-order", &[("number", desk.order_label(&order)?.into())]);
    let buyer = order.buyer.map(|buyer| desk.buyer_name(buyer)).transpose()?.flatten();
    Ok(std::iter::once(number).chain(buyer).collect::<Vec<_>>().join(" · "))
}

/// A question answered on one line: its name, and what stands in it to begin with.
fn line(messages: &Messages, name: &str, answer: &str) -> Asked {
    Asked::line(name, messages.member("ask-field", name), answer)
}

/// An answer; empty where there is none.
fn answer<'a>(answers: &'a Answers, name: &str) -> &'a str {
    answers.get(name).map_or("", String::as_str)
}
