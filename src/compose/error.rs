//! What can be wrong with a template, and where.

use super::read::Unreadable;
use super::value::Sort;

/// A mistake in a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{template}:{line}:{column}: {mistake}")]
pub struct TemplateError {
    /// The reply the mistake stands in, by its shortcut: the one at hand, or one that it includes.
    pub template: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    pub mistake: Box<Mistake>,
}

impl TemplateError {
    /// A mistake at a byte of a template's source.
    pub(super) fn at(template: &str, source: &str, offset: usize, mistake: Mistake) -> Self {
        let before = source.get(..offset).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            template: template.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            mistake: Box::new(mistake),
        }
    }
}

/// What is wrong. A `suggestion` is the known name nearest to what was written, where one is near.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// The text inside a tag does not parse; the detail is minijinja's.
    #[error("{detail}")]
    Syntax { detail: String },
    /// `{% unkown %}`.
    #[error("unknown statement {name}, did you mean {suggestion:?}")]
    UnknownStatement { name: String, suggestion: Option<&'static str> },
    /// Something that Jinja has and replies do without, by its word in Jinja.
    #[error("{what} is not for replies")]
    Unsupported { what: &'static str },
    /// `{% if … %}` without `{% endif %}`; the place is that of the opening.
    #[error("{statement} is never closed")]
    Unclosed { statement: &'static str },
    /// `{% endif %}` or `{% else %}` where something else is open, or nothing.
    #[error("{found} closes nothing, expected {expected:?}")]
    Stray { found: String, expected: Option<&'static str> },
    /// A path under a root that is not known, or a part of something that has no parts.
    #[error("unknown path {path}, did you mean {suggestion:?}")]
    UnknownPath { path: String, suggestion: Option<String> },
    /// A root alone where a text should stand: `{{ buyer }}`.
    #[error("{path} cannot be printed")]
    NotPrintable { path: String },
    /// `{% set buyer = … %}`.
    #[error("{name} cannot be set")]
    Reserved { name: String },
    #[error("unknown filter {name}, did you mean {suggestion:?}")]
    UnknownFilter { name: String, suggestion: Option<&'static str> },
    #[error("unknown test {name}, did you mean {suggestion:?}")]
    UnknownTest { name: String, suggestion: Option<&'static str> },
    #[error("unknown function {name}, did you mean {suggestion:?}")]
    UnknownFunction { name: String, suggestion: Option<&'static str> },
    /// A filter or function was given too few, too many or the wrong arguments.
    #[error("{of} expects {expected}")]
    Argument { of: String, expected: Expected },
    /// `plural(oen="…")`.
    #[error("{of} has no argument {name}, did you mean {suggestion:?}")]
    UnknownArgument { of: String, name: String, suggestion: Option<&'static str> },
    /// `promise(closes="…")` with what is not a state of an order.
    #[error("{word} is not a state of an order, did you mean {suggestion:?}")]
    UnknownState { word: String, suggestion: Option<&'static str> },
    /// An included or promised reply that does not exist.
    #[error("no reply {shortcut}, did you mean {suggestion:?}")]
    UnknownReply { shortcut: String, suggestion: Option<String> },
    /// `{% include something %}`: only a text in quotation marks names a reply.
    #[error("include expects a shortcut in quotation marks")]
    IncludeName,
    /// Replies that include each other; the first and the last of the chain are the same.
    #[error("replies include each other: {}", chain.join(" -> "))]
    Cycle { chain: Vec<String> },
    /// One name asked as two kinds of answer, by the filters that say so: no answer does for both.
    #[error("{name} is asked as {first} and as {second}")]
    TwoKinds { name: String, first: &'static str, second: &'static str },
    /// An operator between things it does not fit.
    #[error("{left:?} {operator} {right:?} has no meaning")]
    Operands { operator: &'static str, left: Sort, right: Sort },
    /// A filter, function or statement was handed what it has no use for.
    #[error("{of} cannot use {got:?}")]
    Input { of: &'static str, got: Sort },
    /// A text of the template taken for what it is not: `{{ "soon" | date }}`.
    #[error("{text:?}: {problem:?}")]
    Literal { text: String, problem: Unreadable },
    /// A result too large to be a number, or a division by zero.
    #[error("the result is not a number")]
    Arithmetic,
    /// More than a template may be or do; see [`Limit`].
    #[error("over the limit: {0:?}")]
    TooMuch(Limit),
}

/// What an argument should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// Between so many and so many arguments without a name.
    #[error("{0} to {1} arguments")]
    Count(usize, usize),
    /// A text in quotation marks.
    #[error("a text")]
    Text,
    /// A whole number.
    #[error("a whole number")]
    Whole,
    /// One of these words.
    #[error("one of {0:?}")]
    OneOf(&'static [&'static str]),
    /// The argument of this name, which is missing.
    #[error("the argument {0}")]
    Named(&'static str),
}

/// The limits that keep a template from taking the program's time or memory, however it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The source is longer than [`Limit::SOURCE`] bytes.
    Source,
    /// One tag holds more than [`Limit::TAG`] words and signs.
    Tag,
    /// Statements stand inside each other more than [`Limit::NESTING`] deep, or have more than as many `elif`.
    Nesting,
    /// Replies include each other more than [`Limit::INCLUDES`] deep, or one includes more than 64 others in all.
    Includes,
    /// The text grows beyond [`Limit::TEXT`] bytes.
    Text,
    /// Rendering takes more than [`Limit::FUEL`] steps: a loop without a useful end.
    Steps,
}

impl Limit {
    /// Far more than any message a channel takes; the parser's effort grows with it.
    pub const SOURCE: usize = 64 * 1024;
    /// Long enough for a choice of a hundred; the parser recurses on each.
    pub const TAG: usize = 256;
    /// The parser and the renderer recurse on each level.
    pub const NESTING: usize = 24;
    /// A greeting in a reply in a reply is three.
    pub const INCLUDES: usize = 6;
    /// Far more than any message a channel takes.
    pub const TEXT: usize = 256 * 1024;
    /// A reply takes some hundreds; this many take a few milliseconds.
    pub const FUEL: u32 = 50_000;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_characters() {
        let error = TemplateError::at("x", "zażółć\ngęślą {{", 20, Mistake::Arithmetic);
        assert_eq!((error.line, error.column), (2, 7));
        let end = TemplateError::at("x", "ab", 99, Mistake::Arithmetic);
        assert_eq!((end.line, end.column), (1, 3));
    }
}
