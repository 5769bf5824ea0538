//! Every kind of thing a shop has, with its fields: what is written of it and read back. The forms, their page in docs/ and the
//! store all go by this table; a new table of the user's data needs its entry here, and a test says so where it is missing.

use super::{Field, Holds, Kind, Part, Presence};
use crate::model::{Kind as BuyerKind, Length, Retraction, Role, Rule, State, Tone};
use crate::transfer::tables;

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
            needed("name", Holds::Name),
            usual("value", Holds::Lines),
            optional("checked_on", Holds::Day),
            usual("sensitive", Holds::Flag),
            usual("channels", Holds::Channels),
        ],
        parts: &[part(
            "translations",
            "fact_texts",
            "fact_id",
            &[needed("language", Holds::Language), needed("text", Holds::Lines), usual("source", Holds::Lines)],
        )],
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
            usual("edited", Holds::Flag),
        ],
        parts: &[part(
            "replies",
            "journal_replies",
            "entry_id",
            &[needed("reply_id", Holds::Reference("replies")), optional("variant_id", Holds::Subject)],
        )],
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
            usual("states", Holds::StateWords),
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
        usual("archived", Holds::Flag),
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
        part(
            "shipped",
            "shipped",
            "reply_id",
            &[
                needed("language", Holds::Language),
                needed("shortcut", Holds::Shortcut),
                usual("elements", Holds::Texts),
            ],
        ),
    ],
};

const PIECES: Kind = Kind {
    name: "pieces",
    label: "name",
    key: &[],
    fields: &[
        needed("name", Holds::Name),
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
    parts: &[part(
        "titles",
        "piece_titles",
        "piece_id",
        &[needed("language", Holds::Language), needed("text", Holds::Line), usual("source", Holds::Line)],
    )],
};

const BUYERS: Kind = Kind {
    name: "buyers",
    label: "name",
    key: &[],
    fields: &[
        needed("name", Holds::Name),
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
        ..part("handles", "handles", "buyer_id", &[needed("channel", Holds::Channel), needed("name", Holds::Name)])
    }],
};

const ORDERS: Kind = Kind {
    name: "orders",
    label: "number",
    key: &["number", "channel"],
    fields: &[
        needed("number", Holds::Name),
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
