//! The filters, tests and functions of templates, in one table each, from which the checks, the documentation and the
//! completion in the editor are made.

use minijinja::machinery::ast::CallArg;

use super::error::{Expected, Mistake};
use super::format::PLURALS;
use crate::text::nearest;

/// A filter: what stands behind a `|`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Capitalize,
    Choices,
    Date,
    Default,
    First,
    Join,
    Last,
    Length,
    Long,
    Lower,
    Money,
    Number,
    Optional,
    Plural,
    Promise,
    Replace,
    Several,
    Time,
    Trim,
    Upper,
    YesNo,
}

impl Filter {
    /// All of them, by their words.
    pub const ALL: [Self; 21] = [
        Self::Capitalize,
        Self::Choices,
        Self::Date,
        Self::Default,
        Self::First,
        Self::Join,
        Self::Last,
        Self::Length,
        Self::Long,
        Self::Lower,
        Self::Money,
        Self::Number,
        Self::Optional,
        Self::Plural,
        Self::Promise,
        Self::Replace,
        Self::Several,
        Self::Time,
        Self::Trim,
        Self::Upper,
        Self::YesNo,
    ];

    /// The word in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Capitalize => "capitalize",
            Self::Choices => "choices",
            Self::Date => "date",
            Self::Default => "default",
            Self::First => "first",
            Self::Join => "join",
            Self::Last => "last",
            Self::Length => "length",
            Self::Long => "long",
            Self::Lower => "lower",
            Self::Money => "money",
            Self::Number => "number",
            Self::Optional => "optional",
            Self::Plural => "plural",
            Self::Promise => "promise",
            Self::Replace => "replace",
            Self::Several => "several",
            Self::Time => "time",
            Self::Trim => "trim",
            Self::Upper => "upper",
            Self::YesNo => "yes_no",
        }
    }

    /// The filter of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.word() == word)
    }

    /// The message that describes it: `filter-choices`.
    pub fn message(self) -> String {
        format!("filter-{}", self.word())
    }

    /// Which arguments it takes.
    pub const fn takes(self) -> Takes {
        match self {
            Self::Choices | Self::Several => Takes::positional(1, 100),
            Self::Date | Self::Join => Takes::positional(0, 1),
            Self::Default => Takes::positional(1, 1),
            Self::Plural => Takes::named(PLURALS),
            Self::Promise => Takes::named(&["reply", "closes"]),
            Self::Replace => Takes::positional(2, 2),
            _ => Takes::positional(0, 0),
        }
    }

    /// Whether what it gives is still the answer it was given, perhaps with other letters.
    pub(super) const fn leaves_answer(self) -> bool {
        matches!(
            self,
            Self::Capitalize
                | Self::Choices
                | Self::Default
                | Self::Long
                | Self::Lower
                | Self::Optional
                | Self::Replace
                | Self::Trim
                | Self::Upper
        )
    }

    pub(super) fn suggest(word: &str) -> Option<&'static str> {
        nearest(word, Self::ALL.map(Self::word))
    }
}

/// A function: a word before a parenthesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Option,
    Range,
}

impl Function {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Option, Self::Range];

    /// The word in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Range => "range",
        }
    }

    /// The function of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.word() == word)
    }

    /// The message that describes it: `function-option`.
    pub fn message(self) -> String {
        format!("function-{}", self.word())
    }

    /// Which arguments it takes.
    pub const fn takes(self) -> Takes {
        match self {
            Self::Option => Takes { least: 1, most: 1, named: &["on"] },
            Self::Range => Takes::positional(1, 2),
        }
    }

    pub(super) fn suggest(word: &str) -> Option<&'static str> {
        nearest(word, Self::ALL.map(Self::word))
    }
}

/// A test: a word after `is`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Something is known.
    Defined,
    /// Nothing is known.
    Undefined,
}

impl Test {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Defined, Self::Undefined];

    /// The word in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Defined => "defined",
            Self::Undefined => "undefined",
        }
    }

    /// The test of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|test| test.word() == word)
    }

    pub(super) fn suggest(word: &str) -> Option<&'static str> {
        nearest(word, Self::ALL.map(Self::word))
    }
}

/// How many arguments without a name, and which with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takes {
    pub least: usize,
    pub most: usize,
    pub named: &'static [&'static str],
}

impl Takes {
    /// Whether these arguments are such as it takes; `of` is the word before them.
    pub(super) fn accepts(self, of: &str, args: &[CallArg<'_>]) -> Result<(), Mistake> {
        let mut positional = 0;
        for arg in args {
            match arg {
                CallArg::Pos(_) => positional += 1,
                CallArg::Kwarg(name, _) if self.named.contains(name) => {}
                CallArg::Kwarg(name, _) => {
                    let suggestion = nearest(name, self.named.iter().copied());
                    return Err(Mistake::UnknownArgument { of: of.to_owned(), name: (*name).to_owned(), suggestion });
                }
                CallArg::PosSplat(_) | CallArg::KwargSplat(_) => return Err(Mistake::Unsupported { what: "*" }),
            }
        }
        if (self.least..=self.most).contains(&positional) {
            Ok(())
        } else {
            Err(Mistake::Argument { of: of.to_owned(), expected: Expected::Count(self.least, self.most) })
        }
    }

    const fn positional(least: usize, most: usize) -> Self {
        Self { least, most, named: &[] }
    }

    const fn named(named: &'static [&'static str]) -> Self {
        Self { least: 0, most: 0, named }
    }
}
