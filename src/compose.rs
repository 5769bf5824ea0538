//! From a template to a text: values filled in once, questions for what nobody knows, promises.
//!
//! [`check`] finds what is wrong with a template while it is written; [`render`] fills it for a [`Context`]. What comes out
//! is a [`Rendered`] text for the preview; only [`Rendered::complete`] gives a [`CleanText`], the kind of text that may be
//! copied, and it gives none while something is missing. [`choose`] picks the variant of a reply that suits a buyer, and
//! [`join`] makes one message of several replies.
//!
//! The language of templates is a part of Jinja, with minijinja's parser: `{{ order.total }}`, `{{ size | choices("S", "M") }}`,
//! `{% if option("gift wrap") %}…{% endif %}`, `{% for item in order.items %}…{% endfor %}`, `{% set x = … %}`,
//! `{% include "greeting" %}`. A tag alone on its line leaves no line behind.

use std::collections::BTreeMap;

mod align;
mod ask;
mod asking;
mod check;
mod choose;
mod context;
mod error;
mod eval;
mod format;
mod join;
mod number;
pub mod paths;
pub mod print;
mod put_back;
mod read;
mod rendered;
mod review;
mod source;
mod split;
mod value;
mod words;

pub use ask::{Answer, Destination, Promise, Question, QuestionKind, Switch, Why};
pub use asking::{Asking, agree};
pub use check::{Known, Outline, check};
pub use choose::{Chosen, Compromise, Wanted, choose};
pub use context::{Context, PartOfDay, Workbench};
pub use error::{Expected, Limit, Mistake, TemplateError};
pub use join::{join, join_templates};
pub use number::Number;
pub use paths::Root;
pub use put_back::PutBack;
pub use read::{Reader, Unreadable, answer_of_several, is_yes};
pub use rendered::{CleanText, Missing, Rendered, Span, SpanKind, Veiled};
pub use review::{
    AskPrices, Concern, ConcernKind, Conversation, People, Priced, Prices, Spelling, Subject, What, misspelt, review,
};
pub(crate) use review::{DOUBTS, doubts, name_forms};
pub use source::{Include, Near, STATEMENTS, escape, literal_text, placeholders};
pub use split::split;
pub use value::Sort;
pub use words::{Filter, Function, Takes, Test};

/// A template to fill, and what with.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The reply's shortcut: for errors, and so that a reply that includes itself is found out.
    pub name: &'a str,
    /// The template.
    pub source: &'a str,
    pub context: Context<'a>,
    /// What was answered for this text, as typed, by the names of the questions. An empty answer takes the place of what is remembered
    /// or stands there by default.
    pub answers: &'a BTreeMap<String, String>,
    /// The options that were switched, by their labels.
    pub options: &'a BTreeMap<String, bool>,
    /// What is known of its questions from the other texts of its message, where there are any.
    pub asking: Option<&'a Asking>,
    /// How other replies are got at.
    pub include: Include<'a>,
}

impl std::fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("name", &self.name).field("source", &self.source).finish_non_exhaustive()
    }
}

/// Fills a template. Nothing is kept anywhere; whoever copies the text keeps what has to be kept.
///
/// # Errors
/// The first mistake met in the template or in one it includes. What is missing is no error; see [`Rendered::missing`].
pub fn render(request: &Request<'_>) -> Result<Rendered, TemplateError> {
    let sources = source::load(request.name, request.source, request.include, &|_| None)?;
    let program = source::parse_all(&sources)?;
    let known = request.asking.map(|asking| asking.kinds.clone()).unwrap_or_default();
    let (rendered, late) = eval::Evaluator::new(request, &program, &known).run()?;
    match late {
        // `{{ day }} … {{ day | date }}`: only the second says that the first is a date as well.
        Some(kinds) => Ok(eval::Evaluator::new(request, &program, &kinds).run()?.0),
        None => Ok(rendered),
    }
}

#[cfg(test)]
mod tests;
