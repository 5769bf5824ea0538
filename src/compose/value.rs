//! What expressions in templates evaluate to. Every value carries where it came from, so that the preview can show it.

use std::borrow::Cow;
use std::rc::Rc;

use jiff::civil::{Date, Time};

use super::ask::{Hole, QuestionKind};
use super::number::Number;
use super::paths::{Part, Root};
use super::read::choice::{BETWEEN, KEPT};
use super::rendered::{Span, SpanKind};
use crate::model::Money;
use crate::text::sanitise;

/// A value and its origin.
#[derive(Clone, Debug)]
pub(super) struct Value<'v> {
    pub(super) data: Data<'v>,
    pub(super) origin: Origin<'v>,
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin<'v> {
    /// The template itself.
    Template,
    /// A path that the table knows: `order.total`.
    Path(&'static str),
    /// A fact of the shop, without its `shop.`.
    Fact(&'v str),
    /// An answer, given or remembered or taken by default, to the question of this name.
    Answer(&'v str),
}

#[derive(Clone, Debug)]
pub(super) enum Data<'v> {
    Nothing,
    Truth(bool),
    Number(Number),
    Text(Text<'v>),
    Money(Money),
    Date(Date, DateForm),
    Time(Time),
    List(Rc<[Value<'v>]>),
    /// The whole numbers from the first up to, not with, the second.
    Range(i64, i64),
    /// Something with parts: an item of an order, the state of a loop.
    Part(Part<'v>),
    /// A root by itself, and whether it is pinned.
    Root(Root, bool),
    /// Something that nobody knows yet.
    Missing(Box<Hole<'v>>),
}

/// How a date prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DateForm {
    /// "Friday 27 November", with the year where it is not the current one.
    #[default]
    Long,
    /// "27 November", with the year where it is not the current one.
    Day,
    /// "27/11/2026".
    Short,
    /// "Friday".
    Weekday,
    /// "Fri" and "27 Nov": known so that they can be read.
    ShortWeekday,
    ShortDay,
}

impl DateForm {
    pub(super) const WORDS: &'static [&'static str] = &["long", "day", "short", "weekday"];

    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "long" => Some(Self::Long),
            "day" => Some(Self::Day),
            "short" => Some(Self::Short),
            "weekday" => Some(Self::Weekday),
            _ => None,
        }
    }
}

/// A text, and which stretches of it came from elsewhere than the rest.
#[derive(Clone, Debug, Default)]
pub(super) struct Text<'v> {
    pub(super) text: Cow<'v, str>,
    pub(super) marks: Vec<Span>,
}

impl Text<'_> {
    /// Whether a part of it is missing.
    pub(super) fn has_hole(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark.kind, SpanKind::Missing { .. }))
    }

    /// Adds another text at the end.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.to_mut().push_str(&other.text);
        let shifted = other
            .marks
            .iter()
            .map(|mark| Span { range: mark.range.start + start..mark.range.end + start, kind: mark.kind.clone() });
        self.marks.extend(shifted);
    }

    /// The text after a change of its letters. What was marked within it is now the whole; a hole stays a hole.
    pub(super) fn changed(&self, text: String) -> Self {
        let hole = self.marks.iter().find(|mark| matches!(mark.kind, SpanKind::Missing { .. }));
        let marks = match hole.or(self.marks.first()) {
            Some(mark) if !text.is_empty() => vec![Span { range: 0..text.len(), kind: mark.kind.clone() }],
            _ => Vec::new(),
        };
        Self { text: Cow::Owned(text), marks }
    }
}

impl<'v> From<Cow<'v, str>> for Text<'v> {
    fn from(text: Cow<'v, str>) -> Self {
        Self { text, marks: Vec::new() }
    }
}

/// A text from outside: cleaned, without blanks at its ends; `None` where nothing is left.
pub(super) fn cleaned(text: &str) -> Option<Cow<'_, str>> {
    let trimmed = match sanitise(text) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    if trimmed.is_empty() { None } else { Some(trimmed) }
}

/// What a value is, as far as a message about it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Nothing,
    Truth,
    Number,
    Text,
    Money,
    Date,
    Time,
    List,
    Part,
    Missing,
}

impl<'v> Data<'v> {
    pub(super) fn text(text: impl Into<Cow<'v, str>>) -> Self {
        Self::Text(Text::from(text.into()))
    }

    pub(super) const fn sort(&self) -> Sort {
        match self {
            Self::Nothing => Sort::Nothing,
            Self::Truth(_) => Sort::Truth,
            Self::Number(_) => Sort::Number,
            Self::Text(_) => Sort::Text,
            Self::Money(_) => Sort::Money,
            Self::Date(..) => Sort::Date,
            Self::Time(_) => Sort::Time,
            Self::List(_) | Self::Range(..) => Sort::List,
            Self::Part(_) | Self::Root(..) => Sort::Part,
            Self::Missing(_) => Sort::Missing,
        }
    }

    /// The form to keep an answer in, the same in every language; see [`super::Question::value`].
    pub(super) fn canonical(&self) -> Option<String> {
        match self {
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.text.clone().into_owned()),
            Self::Money(money) => Some(money.to_string()),
            Self::Date(date, _) => Some(date.to_string()),
            Self::Time(time) => Some(time.strftime("%H:%M").to_string()),
            Self::Truth(truth) => Some(if *truth { KEPT.0 } else { KEPT.1 }.to_owned()),
            Self::List(items) => {
                let all: Option<Vec<String>> = items.iter().map(|item| item.data.canonical()).collect();
                all.map(|all| all.join(BETWEEN))
            }
            _ => None,
        }
    }

    /// Whether it decides between two parts of the text and is still to be answered: a question that takes yes or no.
    pub(super) fn is_open_decision(&self) -> bool {
        matches!(self, Self::Missing(hole) if hole.kind == QuestionKind::YesNo)
    }

    /// Whether it counts as true in a condition: something is there, and it is not zero or empty.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Nothing | Self::Missing(_) => false,
            Self::Truth(truth) => *truth,
            Self::Number(number) => !number.is_zero(),
            Self::Text(text) => !text.text.is_empty() && !text.has_hole(),
            Self::Money(money) => money.minor != 0,
            Self::List(items) => !items.is_empty(),
            Self::Range(from, to) => from < to,
            Self::Root(_, pinned) => *pinned,
            Self::Date(..) | Self::Time(_) | Self::Part(_) => true,
        }
    }
}

impl<'v> Value<'v> {
    /// A value that the template itself makes.
    pub(super) const fn made(data: Data<'v>) -> Self {
        Self { data, origin: Origin::Template }
    }

    /// A value that nobody knows yet.
    pub(super) fn missing(hole: Hole<'v>) -> Self {
        Self { origin: hole.origin, data: Data::Missing(Box::new(hole)) }
    }
}

impl<'v> Origin<'v> {
    /// The name under which a value from here is asked for; empty for the template.
    pub(super) fn name(self) -> Cow<'v, str> {
        match self {
            Self::Template => Cow::Borrowed(""),
            Self::Path(path) => Cow::Borrowed(path),
            Self::Fact(name) => Cow::Owned(format!("shop.{name}")),
            Self::Answer(name) => Cow::Borrowed(name),
        }
    }

    /// How the preview marks what came from here.
    pub(super) fn span_kind(self) -> Option<SpanKind> {
        match self {
            Self::Template => None,
            Self::Path(_) | Self::Fact(_) => Some(SpanKind::Filled { path: self.name().into_owned() }),
            Self::Answer(name) => Some(SpanKind::Answered { name: name.to_owned() }),
        }
    }

    /// This origin, or the other where this is the template.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Template { other } else { self }
    }
}
