use std::fmt;
use std::ops::Range;

/// Something in the config file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub wrong: Wrong,
    /// Where it stands; `None` where the reader could not tell.
    pub place: Option<Place>,
}

/// Where in the file a mistake stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// The whole line, as it stands in the file.
    pub text: String,
    /// How many characters of the line are meant; 1 at least.
    pub length: usize,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not TOML, or a value is not of the kind that is wanted there: the reader's own words.
    Toml { detail: String },
    /// There is no such section, or no such key outside of sections.
    Section { name: String, suggestion: Option<&'static str> },
    /// The section has no such key.
    Key { section: &'static str, name: String, suggestion: Option<&'static str> },
    /// A section has been given a value as if it were a key.
    NotASection { name: &'static str },
    /// The number is too small or too large.
    Range { name: &'static str, low: i64, high: i64 },
    /// The text is none of the words that may stand here.
    Word { name: String, known: Vec<&'static str>, suggestion: Option<&'static str> },
    /// The text is not a language code.
    Language,
    /// The text is not a currency code.
    Currency,
    /// No time zone is called that.
    Zone { name: String, suggestion: Option<String> },
    /// The holidays of no such country or region are known.
    Country { name: String, suggestion: Option<String> },
    /// The text does not name days of the week.
    Weekdays,
    /// The text is not the hours of a day, from one to a later one.
    Hours,
    /// The text is not an hour of the day.
    Hour,
    /// No action is called that.
    Action { name: String, suggestion: Option<String> },
    /// An action wants a key or a list of keys.
    NotAKey { action: String },
    /// Nobody can press that: it is not the name of a key.
    UnknownKey { name: String },
    /// The key belongs to the terminal or to a multiplexer and never reaches us as itself.
    Forbidden { name: String, taken_by: TakenBy },
}

/// Who has a key that may not be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBy {
    /// Terminals send the same byte for it and for this key.
    Key(&'static str),
    /// tmux and screen keep it as their own first key.
    Multiplexer,
    /// It suspends the program, as everywhere.
    Suspend,
}

/// A mistake, and the bytes of the source it is about.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) wrong: Wrong,
    pub(super) at: Option<Range<usize>>,
}

impl Found {
    pub(super) const fn at(at: Range<usize>, wrong: Wrong) -> Self {
        Self { wrong, at: Some(at) }
    }

    pub(super) fn in_source(self, source: &str) -> Mistake {
        Mistake { wrong: self.wrong, place: self.at.and_then(|at| Place::of(source, at)) }
    }
}

impl From<toml::de::Error> for Found {
    fn from(error: toml::de::Error) -> Self {
        let detail = error.message().trim().replace('\n', "; ");
        Self { wrong: Wrong::Toml { detail }, at: error.span() }
    }
}

impl Place {
    /// The place of some bytes of a source: of their first line, where they are several.
    fn of(source: &str, at: Range<usize>) -> Option<Self> {
        let before = source.get(..at.start)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let text = source.get(line_start..)?.lines().next().unwrap_or_default();
        let rest_of_line = text.len().saturating_sub(at.start - line_start);
        let meant = source.get(at.start..at.end.min(at.start + rest_of_line)).unwrap_or_default();
        Some(Self {
            line: before.matches('\n').count() + 1,
            // What is meant may be the end of the line itself, of which the text keeps nothing.
            column: source.get(line_start..at.start)?.chars().count().min(text.chars().count()) + 1,
            text: text.to_owned(),
            length: meant.chars().count().max(1),
        })
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}: ", place.line, place.column)?;
        }
        write!(f, "{:?}", self.wrong)
    }
}
