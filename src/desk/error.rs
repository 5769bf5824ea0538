use crate::compose::{Missing, TemplateError};
use crate::model::{Currency, Money};
use crate::text::NameFlaw;
use crate::{store, transfer};

/// Why a verb could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Somebody has stopped it before it was done.
    #[error("stopped")]
    Stopped,
    /// The shop's days do not give what was asked of them.
    #[error(transparent)]
    Calendar(#[from] crate::calendar::Error),
    /// A file could not be read.
    #[error(transparent)]
    Transfer(#[from] transfer::Error),
    /// A template has a mistake: one that was to be saved, or one that another program has written.
    #[error(transparent)]
    Template(Box<TemplateError>),
    /// The text still has holes.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// Nothing goes by this name.
    #[error("no {what:?} {name:?}")]
    NotFound { what: Thing, name: String, near: Vec<String> },
    /// The reply is put away, and offered nowhere until it is taken back out.
    #[error("{shortcut:?} is archived")]
    Archived { shortcut: String },
    /// More than one goes by this name.
    #[error("{name:?} may be any of {candidates:?}")]
    Ambiguous { what: Thing, name: String, candidates: Vec<String> },
    /// Another one already goes by this name.
    #[error("{name:?} is taken")]
    Taken { what: Thing, name: String },
    /// A name or a text is needed and was left empty.
    #[error("{what:?} needs a {field}")]
    Empty { what: Thing, field: &'static str },
    /// A name is longer than [`text::NAME_MAX`](crate::text::NAME_MAX).
    #[error("the {field} of a {what:?} is too long")]
    TooLong { what: Thing, field: &'static str },
    /// It was changed elsewhere since it was opened here: nothing is written over it.
    #[error("{what:?} {name:?} was changed meanwhile")]
    ChangedMeanwhile { what: Thing, name: String },
    /// Somebody was to be merged with themselves.
    #[error("{name:?} is the same buyer")]
    SameBuyer { name: String },
    /// There is nothing left to do: no state follows, nothing is due.
    #[error("order {number:?}: {nothing:?}")]
    NothingLeft { number: String, nothing: Nothing },
    /// Money came in another currency than the order is counted in; what that comes to is the seller's to say.
    #[error("order {number:?} is in {currency}, not {paid}")]
    OtherCurrency { number: String, paid: Money, currency: Currency },
    /// A value does not fit its field.
    #[error("{value:?} cannot be the {field}")]
    Unfit { field: &'static str, value: String },
}

/// Makes sure that a text can be a name.
///
/// # Errors
/// [`Error::Empty`] where nothing in it can be seen, [`Error::TooLong`].
pub(super) fn named(what: Thing, field: &'static str, name: &str) -> Result<(), Error> {
    match crate::text::name_flaw(name) {
        None => Ok(()),
        Some(NameFlaw::Blank) => Err(Error::Empty { what, field }),
        Some(NameFlaw::TooLong) => Err(Error::TooLong { what, field }),
    }
}

/// What an order has none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// No state follows on the one it is in.
    Next,
    /// Nothing is left to pay.
    Due,
    /// No meeting is set.
    Meeting,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Reply,
    Variant,
    Buyer,
    Order,
    Piece,
    Fact,
    Entry,
    Draft,
    LearntExample,
    Message,
    Reminder,
    DueLine,
    DayOff,
    /// A line of what goes into a parcel.
    Item,
    /// A line of what was agreed on an order.
    Agreement,
    Slot,
    /// What the columns of a table mean.
    Mapping,
    /// What a reply was for a time.
    Version,
}

impl Thing {
    /// The member of the `thing` messages that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Variant => "variant",
            Self::Buyer => "buyer",
            Self::Order => "order",
            Self::Piece => "piece",
            Self::Fact => "fact",
            Self::Entry => "entry",
            Self::Draft => "draft",
            Self::LearntExample => "learnt-example",
            Self::Message => "message",
            Self::Reminder => "reminder",
            Self::DueLine => "due-line",
            Self::DayOff => "day-off",
            Self::Item => "item",
            Self::Agreement => "agreement",
            Self::Slot => "slot",
            Self::Mapping => "mapping",
            Self::Version => "version",
        }
    }
}
