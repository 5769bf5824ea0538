//! What people type for a value, read into the model's types: the same rules for an option of the command line and for a field
//! of the interface.
//!
//! What does not fit is an [`Invalid`]: which kind of value was wanted. Who asked words it from the catalogue.

#![expect(clippy::missing_errors_doc, reason = "every reader fails in one way: with the kind of value that was wanted")]

mod amount;
mod day;
mod entry;
mod item;
mod texts;

pub use amount::{Amount, amount};
pub use day::{Day, date, day};
pub use entry::{Entry, entry};
pub use item::{TypedItem, item};
pub use texts::{
    Assignment, assignment, channel, column, count, currency, filling, handle, interface_language, language, line,
    line_or_nothing, link, name, shortcut, situation, state_word, text, text_or_nothing, written_handle, written_link,
};

use crate::model::words;

words! {
    /// The kinds of values that can be wanted. Each has a sentence in the catalogue: `wanted-<word>`.
    Wanted {
        /// A text with something in it.
        Text = "text",
        Shortcut = "shortcut",
        /// A language code.
        Language = "language",
        /// A language the interface speaks.
        Interface = "interface",
        Amount = "amount",
        /// An amount that is not less than nothing.
        Positive = "positive",
        /// A currency that is one.
        Currency = "currency",
        Count = "count",
        /// A date by itself, as for a birthday.
        Date = "date",
        /// A day, which may be counted from today.
        Day = "day",
        /// `channel=name`
        Handle = "handle",
        /// `channel=address`
        Link = "link",
        /// `name=value`
        Assignment = "assignment",
        Item = "item",
        Situation = "situation",
        /// The name of a fact.
        Name = "name",
        /// A line of the journal.
        Entry = "entry",
        /// A country, by its code or a name of it.
        Country = "country",
        /// A currency by itself.
        CurrencyCode = "currency-code",
        /// `field=header`
        Column = "column",
        StateWord = "state-word",
        /// `{{placeholder}}=order.number`
        Filling = "filling",
    }
}

impl Wanted {
    /// The failure of not being one.
    pub const fn but(self) -> Invalid {
        Invalid { wanted: self }
    }
}

/// A value that is not of the kind that is wanted. Who asked knows what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {}", .wanted.word())]
pub struct Invalid {
    pub wanted: Wanted,
}

/// What a reader gives.
pub type Read<T> = Result<T, Invalid>;
