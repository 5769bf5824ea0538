//! What is said of a kind of thing: its fields, what each holds, the lists of what belongs to it.

mod all;

pub use all::KINDS;

/// A kind of thing: a section of the JSON form, a file of the CSV form, a table of the database.
#[derive(Debug)]
pub struct Kind {
    /// Its name in all three.
    pub name: &'static str,
    /// The field people know one by.
    pub label: &'static str,
    /// The fields that tell two of them apart, beside their `id`; empty where nothing else does.
    pub key: &'static [&'static str],
    pub fields: &'static [Field],
    pub parts: &'static [Part],
}

/// A list of what belongs to a thing: the items of an order.
#[derive(Debug)]
pub struct Part {
    /// Its name within the thing, in the JSON form.
    pub name: &'static str,
    /// Its table of the database, and its file of the CSV form.
    pub table: &'static str,
    /// The field that names the thing in that file.
    pub owner: &'static str,
    /// The fields that no two things share: the name on a channel belongs to one buyer.
    pub key: &'static [&'static str],
    /// Whether each has an `id` of its own that others may refer to.
    pub has_id: bool,
    pub fields: &'static [Field],
}

/// One thing that is said of a thing.
#[derive(Debug)]
pub struct Field {
    /// Its name in both forms and in the database.
    pub name: &'static str,
    pub holds: Holds,
    pub presence: Presence,
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A new thing needs it.
    Needed,
    /// Where it is not said of a new thing, it is empty, zero or no.
    Usual,
    /// It may be nothing, which is not the same as empty.
    Optional,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// A text of one line.
    Line,
    /// A text of one line that a thing is known by: not longer than names are, and with something to see in it.
    Name,
    /// A text of any number of lines.
    Lines,
    /// One of our words.
    Word(fn() -> Vec<&'static str>),
    Shortcut,
    Channel,
    Language,
    /// The code of a currency, `PLN`.
    Currency,
    /// The `id` of a thing of this kind.
    Reference(&'static str),
    /// The `id` of a thing of any kind.
    Subject,
    /// A day, `2026-11-22`.
    Day,
    /// A moment, `2026-11-22T13:30:00Z`: RFC 3339 in UTC, to the millisecond.
    Instant,
    /// A day and an hour where the shop is, `2026-11-22T14:30:00`.
    Civil,
    /// An hour of the day, `14:30:00`.
    Time,
    /// Yes or no.
    Flag,
    /// A whole number that is not less than nothing.
    Count,
    /// An amount with its currency, `86.00 PLN`.
    Money,
    /// A list of texts of one line.
    Texts,
    /// A list of texts of any number of lines.
    LongTexts,
    /// A list of channels.
    Channels,
    /// A list of situations, `P32`.
    Situations,
    /// A list of days of the week, `mon`.
    Weekdays,
    /// A list of links, each with its channel.
    Links,
    /// What the columns of a table mean: a list of fields, each with its header.
    Columns,
    /// What words for states mean: a list of states, each with its word.
    StateWords,
}

impl Holds {
    /// What it is in the JSON form.
    #[must_use]
    pub const fn in_json(self) -> &'static str {
        match self {
            Self::Flag => "true or false",
            Self::Count => "a number",
            Self::Texts | Self::LongTexts | Self::Channels | Self::Situations | Self::Weekdays => "a list of texts",
            Self::Links => "a list of links",
            Self::Columns => "a list of columns",
            Self::StateWords => "a list of words",
            _ => "a text",
        }
    }

    pub(super) const fn is_flag(self) -> bool {
        matches!(self, Self::Flag)
    }

    pub(super) const fn is_count(self) -> bool {
        matches!(self, Self::Count)
    }

    /// The keys of a list of pairs.
    #[must_use]
    pub const fn pair(self) -> Option<[&'static str; 2]> {
        match self {
            Self::Links => Some(["channel", "url"]),
            Self::Columns => Some(["field", "header"]),
            Self::StateWords => Some(["state", "word"]),
            _ => None,
        }
    }

    pub(super) const fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::LongTexts | Self::Channels | Self::Situations | Self::Weekdays)
    }
}

impl Kind {
    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The place of a field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Every key one may have in the JSON form.
    #[must_use]
    pub fn keys(&self) -> Vec<&'static str> {
        let fields = self.fields.iter().map(|field| field.name);
        ["id", "updated_at"].into_iter().chain(fields).chain(self.parts.iter().map(|part| part.name)).collect()
    }
}

/// There is one of each name.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl Part {
    /// Every key one may have in the JSON form.
    #[must_use]
    pub fn keys(&self) -> Vec<&'static str> {
        let id = self.has_id.then_some("id");
        id.into_iter().chain(self.fields.iter().map(|field| field.name)).collect()
    }
}
