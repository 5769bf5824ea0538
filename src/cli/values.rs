//! What may be typed for an option, read into the model's types.
//!
//! What does not fit is an [`Invalid`]: which kind of value was wanted, and what was given. `cli` words it from the catalogue;
//! clap only carries it there.

#![expect(clippy::missing_errors_doc, reason = "every reader fails in one way: with the kind of value that was wanted")]

mod amount;
mod change;
mod day;
mod entry;
mod fixed;
mod item;
mod texts;

pub use amount::{Amount, amount};
pub use change::{Change, change, replace};
pub use day::{Day, date, day};
pub use entry::{Entry, entry};
pub use fixed::{format, kind_or_none, length, retraction, role, state, tone, tone_or_none, written_format, yes_or_no};
pub use item::{TypedItem, item};
pub use texts::{
    Assignment, assignment, channel, count, handle, interface_language, language, line, line_or_nothing, link, name,
    shortcut, situation, text, text_or_nothing,
};

use crate::model::words;
use crate::report::BadValue;

words! {
    /// The kinds of values an option can want. Each has a sentence in the catalogue: `wanted-<word>`.
    Wanted {
        /// A text with something in it.
        Text = "text",
        Shortcut = "shortcut",
        /// A language code.
        Language = "language",
        /// A language the interface speaks.
        Interface = "interface",
        Amount = "amount",
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
    }
}

impl Wanted {
    const fn but(self) -> Invalid {
        Invalid { wanted: self }
    }
}

/// A value that is not of the kind an option wants. What was given, clap knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {}", .wanted.word())]
pub struct Invalid {
    pub wanted: Wanted,
}

impl Invalid {
    /// The whole of what the user is told: for which option, and what was given.
    pub fn given_for(self, option: &str, given: &str) -> BadValue {
        BadValue { option: option.to_owned(), given: given.to_owned(), wanted: self.wanted.word() }
    }
}

type Read<T> = Result<T, Invalid>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;
    use crate::report::Reported as _;

    #[test]
    fn every_kind_of_value_is_described() {
        let messages = Messages::new(&Language::english());
        for wanted in Wanted::ALL {
            let report = wanted.but().given_for("--x", "y").report(&messages);
            assert!(!report.message.contains("wanted-"), "{}", report.message);
        }
    }
}
