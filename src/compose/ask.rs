//! The questions a text has, and the ledger that collects them while it is rendered.

use std::borrow::Cow;

use super::paths::Root;
use super::read::Unreadable;
use super::value::Origin;
use crate::model::{Id, Scope, State};
use jiff::civil::Date;

/// Something that the seller has to answer, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name under which the answer is given: a bare name, or a path such as `order.tracking`.
    pub name: String,
    pub kind: QuestionKind,
    /// What stands in the text while nothing else is answered, in the form of [`Question::value`].
    pub default: Option<String>,
    /// Whether the text is whole without an answer.
    pub optional: bool,
    pub why: Why,
    /// Where the answer can be kept, the most fitting place first.
    pub remember: Vec<Destination>,
    pub state: Answer,
    /// Where an answer to it is remembered, whether or not it is the one that stands in the text.
    pub kept: Option<Scope>,
    /// The answer that stands in the text, in the form to keep it: a date as `2026-11-27`, a time as `18:30`, money as
    /// `86.00 PLN`, a number with a point.
    pub value: Option<String>,
}

impl Question {
    /// Whether the text has a hole because of it.
    pub fn is_open(&self) -> bool {
        !self.optional && matches!(self.state, Answer::Missing | Answer::Unreadable(_))
    }
}

/// What kind of answer is expected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum QuestionKind {
    #[default]
    Text,
    /// A text of several lines.
    LongText,
    /// One of these; capitals do not matter.
    Choice(Vec<String>),
    /// Several of these, at least one.
    Several(Vec<String>),
    YesNo,
    Date,
    Time,
    Money,
    Number,
}

impl QuestionKind {
    /// Whether not every text is an answer: one that is an answer to another such kind is none to this.
    pub(super) const fn is_particular(&self) -> bool {
        !matches!(self, Self::Text | Self::LongText)
    }
}

/// Why something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a name that only this template knows.
    Name,
    /// The path is known, and nothing is noted there.
    Empty,
    /// What is noted there cannot be read as what the template takes it for.
    Unfit,
    /// Nothing is pinned that could know it. It can be pinned, or answered by hand.
    NotPinned(Root),
}

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Missing,
    Given,
    Remembered(Scope),
    Default,
    /// Something was answered, but not what was asked for.
    Unreadable(Unreadable),
}

/// Where an answer can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A field of what is pinned; [`super::paths::write`] puts it there.
    Field { root: Root, id: Id, path: &'static str },
    /// A fact of the shop, by its name without `shop.`.
    Fact(String),
    /// Among the remembered values.
    Remembered(Scope),
}

/// A sentence that can be switched on: `{% if option("gift wrap") %}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    pub label: String,
    pub on: bool,
}

/// A date that the text promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub on: Date,
    /// The reply to send then, by its shortcut.
    pub reply: Option<String>,
    /// The state of the order that keeps the promise before that.
    pub closes: Option<State>,
}

/// A value that nobody knows yet, on its way through an expression.
#[derive(Clone, Debug)]
pub(super) struct Hole<'v> {
    /// What would have given the value.
    pub(super) origin: Origin<'v>,
    pub(super) kind: QuestionKind,
    pub(super) why: Why,
    /// Why what was answered, or is noted, does not do.
    pub(super) problem: Option<Unreadable>,
    pub(super) remember: Vec<Destination>,
}

impl Hole<'_> {
    /// The name of its question.
    pub(super) fn name(&self) -> Cow<'_, str> {
        self.origin.name()
    }

    /// Its question.
    pub(super) fn question(&self, state: Answer, value: Option<String>) -> Question {
        Question {
            name: self.name().into_owned(),
            kind: self.kind.clone(),
            default: None,
            optional: false,
            why: self.why,
            remember: self.remember.clone(),
            kept: None,
            state,
            value,
        }
    }
}

/// All that a text asks, offers and promises, in the order of first use.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) questions: Vec<Question>,
    pub(super) switches: Vec<Switch>,
    pub(super) promises: Vec<Promise>,
    /// Names used more than once.
    repeated: Vec<String>,
    /// Whether a later use of a name said that it is a date, a sum…: the text has to be made again.
    pub(super) kind_came_late: bool,
}

impl Ledger {
    /// The question of a name, made if there is none yet.
    pub(super) fn question(&mut self, name: &str, make: impl FnOnce() -> Question) -> Option<&mut Question> {
        let at = self.questions.iter().position(|question| question.name == name).unwrap_or_else(|| {
            self.questions.push(make());
            self.questions.len() - 1
        });
        self.questions.get_mut(at)
    }

    pub(super) fn find(&mut self, name: &str) -> Option<&mut Question> {
        self.questions.iter_mut().find(|question| question.name == name)
    }

    /// Notes what kind of answer a name takes; the first that is not plain text stays.
    pub(super) fn is_of_kind(&mut self, name: &str, kind: &QuestionKind) {
        let late = self.repeated.iter().any(|repeated| repeated == name);
        if let Some(question) = self.find(name)
            && question.kind == QuestionKind::Text
            && *kind != QuestionKind::Text
        {
            question.kind = kind.clone();
            self.kind_came_late |= late && *kind != QuestionKind::LongText;
        }
    }

    /// Notes that a name is used again.
    pub(super) fn repeats(&mut self, name: &str) {
        if !self.repeated.iter().any(|repeated| repeated == name) {
            self.repeated.push(name.to_owned());
        }
    }

    /// Notes that this may be left out; a name that is also used otherwise stays as it is.
    pub(super) fn spares(&mut self, name: &str) {
        if !self.repeated.iter().any(|repeated| repeated == name)
            && let Some(question) = self.find(name)
        {
            question.optional = true;
        }
    }

    /// Asks for what would fill a hole.
    pub(super) fn ask(&mut self, hole: &Hole<'_>) {
        let state = hole.problem.map_or(Answer::Missing, Answer::Unreadable);
        self.question(&hole.name(), || hole.question(state, None));
    }

    /// Says of what is not answered whether the text misses it, once the text is known. Gives what would have to be pinned.
    pub(super) fn settle(&mut self, missing: &[String]) -> Vec<Root> {
        let mut needs = Vec::new();
        for question in &mut self.questions {
            let is_missed = missing.contains(&question.name);
            if matches!(question.state, Answer::Missing | Answer::Unreadable(_)) {
                question.optional = !is_missed;
            }
            match question.why {
                Why::NotPinned(root) if is_missed && !needs.contains(&root) => needs.push(root),
                _ => {}
            }
        }
        needs
    }

    pub(super) fn promise(&mut self, promise: Promise) {
        if !self.promises.contains(&promise) {
            self.promises.push(promise);
        }
    }
}
