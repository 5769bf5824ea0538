use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Change, Wanted};
use crate::cli::reply::ReplyOrder;
use crate::model::{Kind, Length, Retraction, Role, State, Tone};
use crate::transfer::Format;
use crate::transfer::tables::{DayOrder, Holds, Site};

/// `yes` or `no`.
pub fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
}

/// A form that files of replies are written in.
pub fn written_format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::WRITTEN.iter().map(|one| one.word()))
        .try_map(|word| Format::from_word(&word).ok_or(Wanted::Text.but()))
}

/// Parsers of the model's fixed words, which clap lists in the help, completes, and proposes when one is misspelt.
macro_rules! words {
    ($($(#[$doc:meta])* $parser:ident: $type:ty;)+) => {$(
        $(#[$doc])*
        pub fn $parser() -> impl TypedValueParser<Value = $type> {
            PossibleValuesParser::new(<$type>::ALL.iter().map(|one| one.word()))
                .try_map(|word| <$type>::from_word(&word).ok_or(Wanted::Text.but()))
        }
    )+};
}

words! {
    /// A state of an order.
    state: State;
    /// The tone of a text.
    tone: Tone;
    /// The length of a text.
    length: Length;
    /// The role of a reply.
    role: Role;
    /// Why a text is taken back.
    retraction: Retraction;
    /// The form of a file of replies.
    format: Format;
    /// The site a table comes from.
    site: Site;
    /// What a table tells of.
    holds: Holds;
    /// The order of a list of replies.
    reply_order: ReplyOrder;
}

/// The same, where an empty text clears the field.
macro_rules! words_or_none {
    ($($(#[$doc:meta])* $parser:ident: $type:ty;)+) => {$(
        $(#[$doc])*
        pub fn $parser() -> impl TypedValueParser<Value = Change<$type>> {
            let words = <$type>::ALL.iter().map(|one| PossibleValue::new(one.word()));
            PossibleValuesParser::new(words.chain([PossibleValue::new("").hide(true)]))
                .map(|word| <$type>::from_word(&word).map_or(Change::Clear, Change::Set))
        }
    )+};
}

words_or_none! {
    /// A kind of buyer, or none.
    kind_or_none: Kind;
    /// A buyer's tone, or none.
    tone_or_none: Tone;
    /// Which of two numbers of a day is the month, or none.
    day_order_or_none: DayOrder;
}
