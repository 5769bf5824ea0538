//! What the desk is asked and what it answers.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, DateTime};

use crate::clipboard;
use crate::compose::{Compromise, Concern, Promise, Rendered, TemplateError};
use crate::model::{
    Buyer, Channel, Draft, Entry, Id, Language, Money, Order, Piece, Pinned, Secrets, Shortcut, Situation, State, Step,
    VariantKey,
};
use crate::store::StockChange;

/// Whom and what to fill texts for, by identity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    pub piece: Option<Id>,
}

impl From<&Pinned> for Pins {
    fn from(pinned: &Pinned) -> Self {
        Self {
            buyer: pinned.buyer.as_ref().map(|buyer| buyer.id),
            order: pinned.order.as_ref().map(|order| order.id),
            piece: pinned.piece.as_ref().map(|piece| piece.id),
        }
    }
}

/// A message to be: one reply or several, for whom, and what the seller has said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    pub parts: Vec<Part>,
    pub pins: Pins,
    /// Answers to questions, by the question's name, as typed. An empty one takes out what is remembered or stands there by default.
    pub answers: BTreeMap<String, String>,
    /// The sentences switched on or off, by their label.
    pub options: BTreeMap<String, bool>,
    /// What the buyer wrote, where this answers a message.
    pub message: Option<String>,
    /// The message among the records that this answers, where it is one of them.
    pub answers_message: Option<Id>,
    /// The channel it goes to, where that is not the one of the order or of the buyer.
    pub channel: Option<Channel>,
    /// The draft it was: what is copied is no draft any more.
    pub draft: Option<Id>,
}

impl Composition {
    /// The message of one reply.
    pub fn of(reply: Id, pins: Pins) -> Self {
        Self { parts: vec![Part { reply, variant: None }], pins, ..Self::default() }
    }
}

/// One reply of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    pub reply: Id,
    /// The variant the seller has stepped to; `None` leaves the choice to the rules.
    pub variant: Option<Id>,
}

/// One line of the list of replies.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub reply: Id,
    pub shortcut: String,
    pub title: String,
    /// Bytes of the shortcut and of the title that the query matched.
    pub shortcut_marks: Vec<Range<usize>>,
    pub title_marks: Vec<Range<usize>>,
    pub group: Group,
    /// How well it matches; comparable within one list only.
    pub score: f64,
    /// The day it was last sent to the pinned buyer.
    pub last_sent: Option<Date>,
    /// When that was, where it is so short a time ago that the same again is rarely meant. In the time of the shop.
    pub sent_lately: Option<DateTime>,
    /// How it answers the message at hand, where there is one.
    pub answers: Option<Answers>,
}

/// How a reply answers a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answers {
    /// The question it answers, from 1, where there are several.
    pub question: Option<usize>,
    /// How well, from 0 to 1.
    pub score: f32,
    /// It is almost surely right.
    pub confident: bool,
}

/// Why a reply stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It matches what was typed.
    Match,
    /// The state of the pinned order calls for it.
    CalledFor,
    /// It is used most.
    Frequent,
    /// It may answer the message at hand.
    Suggested,
}

/// A message as it would be copied now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    pub shown: Vec<Shown>,
    pub rendered: Rendered,
    /// What to attach when it is sent, as notes to the seller.
    pub attach: Vec<String>,
    /// The same in the seller's own language, where the message is in another.
    pub own: Option<Rendered>,
    /// What the screen masks in both until it is asked to show it.
    pub secrets: Secrets,
    /// The situations that its replies are for.
    pub situations: Vec<Situation>,
    /// Whether one of its replies greets.
    pub greets: bool,
    /// What the seller should know of it before it is copied.
    pub concerns: Vec<Concern>,
}

/// One reply of a preview: which of its texts was taken, and why that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub reply: Id,
    pub shortcut: Shortcut,
    pub variant: Id,
    pub key: VariantKey,
    /// What was wanted and could not be had.
    pub compromises: Vec<Compromise>,
    /// The place of the variant among those there are, from 1, and how many there are.
    pub place: (usize, usize),
    /// The variant the next step leads to.
    pub next: Id,
    /// Whether the reply has a shorter text in the same language.
    pub has_shorter: bool,
}

/// A template that is being written, for its preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The shortcut of the reply, for mistakes, and so that one that includes itself is found out.
    pub name: String,
    pub language: Language,
    pub body: String,
    pub pins: Pins,
}

/// What a template that is being written makes: its text, or the first mistake in it.
pub type Sketch = Result<Preview, TemplateError>;

/// A message on its way to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prepared {
    /// Whole and clean.
    Ready(Box<Ready>),
    /// It still has holes, which the preview names.
    NotWhole(Box<Preview>),
}

/// A message that is whole: what may be copied, and what the journal will say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    pub text: clipboard::Text,
    pub composition: Composition,
    pub shortcuts: Vec<String>,
    pub channel: Option<Channel>,
    pub language: Option<Language>,
    pub attach: Vec<String>,
    /// It holds what is not for everybody's eyes.
    pub sensitive: bool,
    /// The draft it was, which is done with once it is copied.
    pub draft: Option<Id>,
    /// What the text promises: a reminder each once it is copied.
    pub promises: Vec<Promise>,
    /// Which text of each reply it is.
    pub variants: BTreeMap<Id, Id>,
    /// Whether the seller has changed it by hand.
    pub edited: bool,
    /// The names of the answers that are kept with the copy.
    pub remember: Vec<String>,
    /// What the seller should know of it before it is copied; some of it [asks](Concern::asks).
    pub concerns: Vec<Concern>,
    /// The numbered parts it goes in, where its channel does not take it whole.
    pub parts: Vec<clipboard::Text>,
    /// Whether one of its replies has a shorter text.
    pub has_shorter: bool,
}

/// A text that is left unfinished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// The input it was written in; see [`Draft::place`].
    pub place: String,
    pub text: String,
    pub buyer: Option<Id>,
    /// The reply whose text it is going to be.
    pub reply: Option<Id>,
    /// The draft it was before.
    pub draft: Option<Id>,
}

/// What of a message was left unfinished: it names the place where it is taken up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnderWay {
    /// Questions of it were being answered.
    Form,
    /// Its replies were being put together.
    Basket,
}

impl UnderWay {
    const ALL: [Self; 2] = [Self::Form, Self::Basket];

    /// The [place](Draft::place) of such a draft.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Basket => "basket",
        }
    }

    /// What of a message a draft is; `None` where it is a text, or a record.
    pub fn of(draft: &Draft) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == draft.place)
    }
}

/// A message taken up again from its draft, as it would be copied now.
#[derive(Clone, Debug)]
pub struct TakenUp {
    pub place: UnderWay,
    /// Its replies, answers and pins, with the draft it was.
    pub composition: Composition,
    pub pinned: Pinned,
    /// Its replies in their order, each with shortcut and title.
    pub parts: Vec<(Part, Shortcut, String)>,
    /// `None` where none of its replies is there any more.
    pub preview: Option<Preview>,
    /// What it answers, understood.
    pub message: Option<super::Understanding>,
    /// The names of replies, orders and pieces that are not there any more.
    pub gone: Vec<String>,
}

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    pub draft: Draft,
    /// When it was kept, where the shop is.
    pub at: DateTime,
    pub buyer: Option<String>,
}

/// One line of the journal, with the names of what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    pub entry: Entry,
    /// When, where the shop is.
    pub at: DateTime,
    pub buyer: Option<String>,
    pub order: Option<String>,
    pub shortcuts: Vec<String>,
    /// The text with what is secret in it masked, where there is something.
    pub masked: Option<String>,
}

impl JournalLine {
    /// The text as the screen shows it.
    pub fn text(&self, shows_secrets: bool) -> &str {
        self.masked.as_deref().filter(|_| !shows_secrets).unwrap_or(&self.entry.text)
    }
}

/// A buyer in a list, with what tells them from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuyerLine {
    pub buyer: Buyer,
    /// The newest of their open orders, else the newest of all.
    pub order: Option<Order>,
    /// How many orders are open.
    pub open: usize,
}

/// An order in a list, with the name of its buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub order: Order,
    pub buyer: Option<String>,
}

/// An order after it was changed, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub order: Order,
    /// The state it was in.
    pub from: State,
    /// How the state it is in follows that one.
    pub step: Step,
    /// What became of the stock.
    pub stock: Vec<StockChange>,
}

/// What was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// Whatever was still due.
    All,
    Part(Money),
}

/// A piece in a list.
pub type PieceLine = Piece;

/// A fact of the shop as a form asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactAnswer {
    /// The name without `shop.`.
    pub name: String,
    pub value: String,
    pub example: String,
    pub sensitive: bool,
}

/// What there is in the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shop {
    pub replies: usize,
    /// The questions about the shop were answered or skipped.
    pub set_up: bool,
    /// The data can be looked at and not changed.
    pub read_only: bool,
    /// How many texts are kept that may be taken up again now.
    pub drafts: usize,
}
