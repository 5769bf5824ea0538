//! Every kind of thing a shop has, with its fields: what is written of it and read back. The forms, their page in docs/ and the
//! store all go by this table; a new table of the user's data needs its entry here, and a test says so where it is missing.

use crate::model::{Kind as BuyerKind, Length, Retraction, Role, Rule, State, Tone};
use crate::transfer::tables;

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
    /// A list of situations, `P32`.
    Situations,
    /// A list of days of the week, `mon`.
    Weekdays,
    /// A list of links, each with its channel.
    Links,
    /// What the columns of a table mean: a list of fields, each with its header.
    Columns,
}

impl Holds {
    /// What it is in the JSON form.
    #[must_use]
    pub const fn in_json(self) -> &'static str {
        match self {
            Self::Flag => "true or false",
            Self::Count => "a number",
            Self::Texts | Self::LongTexts | Self::Situations | Self::Weekdays => "a list of texts",
            Self::Links => "a list of links",
            Self::Columns => "a list of columns",
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
            _ => None,
        }
    }

    pub(super) const fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::LongTexts | Self::Situations | Self::Weekdays)
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

const fn needed(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, presence: Presence::Needed }
}

const fn usual(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, presence: Presence::Usual }
}

const fn optional(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, presence: Presence::Optional }
}

/// A list of parts that nothing but its thing refers to.
const fn part(name: &'static str, table: &'static str, owner: &'static str, fields: &'static [Field]) -> Part {
    Part { name, table, owner, key: &[], has_id: false, fields }
}

const BUYER: Field = optional("buyer_id", Holds::Reference("buyers"));
const ORDER: Field = optional("order_id", Holds::Reference("orders"));
const REPLY: Field = optional("reply_id", Holds::Reference("replies"));
const ENTRY: Field = optional("entry_id", Holds::Reference("journal"));
const CHANNEL: Field = optional("channel", Holds::Channel);
const LANGUAGE: Field = optional("language", Holds::Language);

macro_rules! word {
    ($words:ty) => {
        Holds::Word(|| <$words>::ALL.iter().map(|one| one.word()).collect())
    };
}

/// Every kind, what others refer to first.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "facts",
        label: "name",
        key: &["name"],
        fields: &[
            needed("name", Holds::Line),
            usual("value", Holds::Lines),
            optional("checked_on", Holds::Day),
            usual("sensitive", Holds::Flag),
        ],
        parts: &[],
    },
    REPLIES,
    PIECES,
    BUYERS,
    ORDERS,
    Kind {
        name: "journal",
        label: "text",
        key: &[],
        fields: &[
            needed("at", Holds::Instant),
            BUYER,
            ORDER,
            CHANNEL,
            LANGUAGE,
            needed("text", Holds::Lines),
            usual("route", Holds::Line),
            usual("checked", Holds::Flag),
            optional("retracted", word!(Retraction)),
        ],
        parts: &[part("replies", "journal_replies", "entry_id", &[needed("reply_id", Holds::Reference("replies"))])],
    },
    Kind {
        name: "remembered",
        label: "name",
        key: &["buyer_id", "order_id", "name"],
        fields: &[BUYER, ORDER, needed("name", Holds::Line), usual("value", Holds::Lines)],
        parts: &[],
    },
    Kind {
        name: "drafts",
        label: "text",
        key: &[],
        fields: &[
            usual("place", Holds::Line),
            needed("text", Holds::Lines),
            BUYER,
            REPLY,
            needed("kept_at", Holds::Instant),
            optional("not_before", Holds::Instant),
        ],
        parts: &[],
    },
    Kind {
        name: "learnt_examples",
        label: "text",
        key: &["text"],
        fields: &[
            needed("text", Holds::Lines),
            LANGUAGE,
            needed("reply_id", Holds::Reference("replies")),
            BUYER,
            ENTRY,
            needed("at", Holds::Instant),
        ],
        parts: &[],
    },
    Kind {
        name: "messages",
        label: "text",
        key: &[],
        fields: &[
            BUYER,
            ORDER,
            CHANNEL,
            LANGUAGE,
            needed("received_at", Holds::Instant),
            needed("text", Holds::Lines),
            optional("answer_id", Holds::Reference("journal")),
            optional("put_aside_at", Holds::Instant),
        ],
        parts: &[],
    },
    Kind {
        name: "reminders",
        label: "text",
        key: &[],
        fields: &[
            needed("due", Holds::Day),
            usual("text", Holds::Line),
            BUYER,
            ORDER,
            REPLY,
            ENTRY,
            optional("closes", word!(State)),
            optional("done_at", Holds::Instant),
        ],
        parts: &[],
    },
    Kind {
        name: "snoozes",
        label: "rule",
        key: &["rule", "subject_id", "occasion"],
        fields: &[
            needed("rule", word!(Rule)),
            needed("subject_id", Holds::Subject),
            usual("occasion", Holds::Line),
            optional("until", Holds::Instant),
        ],
        parts: &[],
    },
    Kind {
        name: "days_off",
        label: "note",
        key: &[],
        fields: &[needed("first", Holds::Day), needed("last", Holds::Day), usual("note", Holds::Line)],
        parts: &[],
    },
    Kind {
        name: "slots",
        label: "place",
        key: &[],
        fields: &[
            usual("place", Holds::Line),
            usual("weekdays", Holds::Weekdays),
            needed("opens", Holds::Time),
            needed("closes", Holds::Time),
        ],
        parts: &[],
    },
    Kind {
        name: "mappings",
        label: "name",
        key: &["name"],
        fields: &[
            needed("name", Holds::Line),
            needed("holds", word!(tables::Holds)),
            needed("channel", Holds::Channel),
            needed("columns", Holds::Columns),
            optional("currency", Holds::Currency),
            optional("days", word!(tables::DayOrder)),
        ],
        parts: &[],
    },
];

const REPLIES: Kind = Kind {
    name: "replies",
    label: "shortcut",
    key: &["shortcut"],
    fields: &[
        needed("shortcut", Holds::Shortcut),
        needed("category", Holds::Line),
        needed("role", word!(Role)),
        usual("tags", Holds::Texts),
        usual("situations", Holds::Situations),
        optional("attach", Holds::Line),
    ],
    parts: &[
        part("titles", "titles", "reply_id", &[needed("language", Holds::Language), needed("text", Holds::Line)]),
        part("asks", "asks", "reply_id", &[needed("language", Holds::Language), usual("texts", Holds::LongTexts)]),
        Part {
            has_id: true,
            ..part(
                "variants",
                "variants",
                "reply_id",
                &[
                    needed("language", Holds::Language),
                    CHANNEL,
                    optional("tone", word!(Tone)),
                    optional("length", word!(Length)),
                    needed("body", Holds::Lines),
                ],
            )
        },
    ],
};

const PIECES: Kind = Kind {
    name: "pieces",
    label: "name",
    key: &[],
    fields: &[
        needed("name", Holds::Line),
        optional("size", Holds::Line),
        optional("material", Holds::Line),
        optional("care", Holds::Lines),
        optional("price", Holds::Money),
        usual("variations", Holds::Texts),
        optional("in_stock", Holds::Count),
        optional("days_to_make", Holds::Count),
        usual("links", Holds::Links),
        usual("notes", Holds::Lines),
        optional("minutes_to_make", Holds::Count),
        usual("breakdown", Holds::Lines),
    ],
    parts: &[],
};

const BUYERS: Kind = Kind {
    name: "buyers",
    label: "name",
    key: &[],
    fields: &[
        needed("name", Holds::Line),
        optional("address_as", Holds::Line),
        LANGUAGE,
        optional("tone", word!(Tone)),
        optional("kind", word!(BuyerKind)),
        usual("address_raw", Holds::Lines),
        usual("street", Holds::Line),
        usual("postcode", Holds::Line),
        usual("city", Holds::Line),
        usual("region", Holds::Line),
        usual("country", Holds::Line),
        optional("phone", Holds::Line),
        optional("email", Holds::Line),
        optional("birthday", Holds::Day),
        usual("notes", Holds::Lines),
        usual("tags", Holds::Texts),
        usual("consent", Holds::Flag),
    ],
    parts: &[Part {
        key: &["channel", "name"],
        ..part("handles", "handles", "buyer_id", &[needed("channel", Holds::Channel), needed("name", Holds::Line)])
    }],
};

const ORDERS: Kind = Kind {
    name: "orders",
    label: "number",
    key: &["number", "channel"],
    fields: &[
        needed("number", Holds::Line),
        CHANNEL,
        BUYER,
        needed("state", word!(State)),
        optional("total", Holds::Money),
        optional("paid", Holds::Money),
        optional("postage", Holds::Money),
        optional("promised", Holds::Day),
        optional("slot", Holds::Line),
        optional("carrier", Holds::Line),
        optional("tracking", Holds::Line),
        usual("notes", Holds::Lines),
        optional("payment", Holds::Line),
        usual("gift", Holds::Flag),
        optional("expected", Holds::Day),
        optional("meets_at", Holds::Civil),
        optional("meets_until", Holds::Civil),
    ],
    parts: &[
        part("history", "order_states", "order_id", &[needed("state", word!(State)), needed("at", Holds::Instant)]),
        part(
            "items",
            "items",
            "order_id",
            &[
                optional("piece_id", Holds::Reference("pieces")),
                needed("name", Holds::Line),
                optional("variation", Holds::Line),
                needed("quantity", Holds::Count),
                optional("price", Holds::Money),
                usual("packed", Holds::Flag),
            ],
        ),
        part("extras", "extras", "order_id", &[needed("text", Holds::Line), usual("packed", Holds::Flag)]),
        part("agreements", "agreements", "order_id", &[needed("agreed_on", Holds::Day), needed("text", Holds::Line)]),
        part(
            "taken",
            "taken",
            "order_id",
            &[needed("piece_id", Holds::Reference("pieces")), needed("count", Holds::Count)],
        ),
    ],
};
