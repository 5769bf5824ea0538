//! The tables of the user's data, described once: reading, writing and the change log all go by these descriptions.

use crate::model::words;

words! {
    /// A kind of thing of the shop that stands for itself. What belongs to one (a title, a handle, an item) counts as it.
    Entity {
        Reply = "reply",
        Fact = "fact",
        Piece = "piece",
        Buyer = "buyer",
        Order = "order",
        Entry = "journal-entry",
        Remembered = "remembered-value",
        Draft = "draft",
        LearntExample = "learnt-example",
        Message = "message",
        Reminder = "reminder",
        Snooze = "snooze",
        DayOff = "day-off",
        Slot = "slot",
        Mapping = "mapping",
    }
}

/// A table of the user's data. Beside its own columns each has `n`, `id`, `rev`, `updated_at` and `deleted_at`; a table
/// of parts also has the column that names the owner, and `position`.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The kind of thing a row is, or is a part of.
    pub(super) entity: Entity,
    /// For a table of parts, the column that holds the `id` of the thing they belong to.
    pub(super) owner: Option<&'static str>,
    /// For a table of parts, how many of the first columns tell the parts of one owner apart.
    pub(super) key: usize,
    /// The column people know a row by.
    pub(super) label: &'static str,
    /// The columns of its own, in the order in which they are written and read.
    pub(super) columns: &'static [&'static str],
}

/// Every table of the user's data.
pub(super) const TABLES: [&Table; 28] = [
    &REPLIES,
    &TITLES,
    &ASKS,
    &VARIANTS,
    &FACTS,
    &PIECES,
    &BUYERS,
    &HANDLES,
    &ORDERS,
    &ITEMS,
    &ORDER_STATES,
    &AGREEMENTS,
    &JOURNAL,
    &JOURNAL_REPLIES,
    &REMEMBERED,
    &DRAFTS,
    &LEARNT_EXAMPLES,
    &MESSAGES,
    &REMINDERS,
    &SNOOZES,
    &DAYS_OFF,
    &SLOTS,
    &EXTRAS,
    &TAKEN,
    &MAPPINGS,
    &FACT_TEXTS,
    &SHIPPED,
    &PIECE_TITLES,
];

pub(super) const REPLIES: Table = Table {
    name: "replies",
    entity: Entity::Reply,
    owner: None,
    key: 0,
    label: "shortcut",
    columns: &["shortcut", "category", "role", "tags", "situations", "attach", "archived"],
};

pub(super) const TITLES: Table = Table {
    name: "titles",
    entity: Entity::Reply,
    owner: Some("reply_id"),
    key: 1,
    label: "language",
    columns: &["language", "text"],
};

pub(super) const ASKS: Table = Table {
    name: "asks",
    entity: Entity::Reply,
    owner: Some("reply_id"),
    key: 1,
    label: "language",
    columns: &["language", "texts"],
};

pub(super) const VARIANTS: Table = Table {
    name: "variants",
    entity: Entity::Reply,
    owner: Some("reply_id"),
    key: 4,
    label: "language",
    columns: &["language", "channel", "tone", "length", "body"],
};

pub(super) const FACTS: Table = Table {
    name: "facts",
    entity: Entity::Fact,
    owner: None,
    key: 0,
    label: "name",
    columns: &["name", "value", "checked_on", "sensitive", "channels"],
};

pub(super) const FACT_TEXTS: Table = Table {
    name: "fact_texts",
    entity: Entity::Fact,
    owner: Some("fact_id"),
    key: 1,
    label: "language",
    columns: &["language", "text", "source"],
};

pub(super) const SHIPPED: Table = Table {
    name: "shipped",
    entity: Entity::Reply,
    owner: Some("reply_id"),
    key: 1,
    label: "shortcut",
    columns: &["language", "shortcut", "elements"],
};

pub(super) const PIECES: Table = Table {
    name: "pieces",
    entity: Entity::Piece,
    owner: None,
    key: 0,
    label: "name",
    columns: &[
        "name",
        "size",
        "material",
        "care",
        "price",
        "price_currency",
        "variations",
        "in_stock",
        "days_to_make",
        "links",
        "notes",
        "minutes_to_make",
        "breakdown",
    ],
};

pub(super) const PIECE_TITLES: Table = Table {
    name: "piece_titles",
    entity: Entity::Piece,
    owner: Some("piece_id"),
    key: 1,
    label: "language",
    columns: &["language", "text", "source"],
};

pub(super) const BUYERS: Table = Table {
    name: "buyers",
    entity: Entity::Buyer,
    owner: None,
    key: 0,
    label: "name",
    columns: &[
        "name",
        "address_as",
        "language",
        "tone",
        "kind",
        "address_raw",
        "street",
        "postcode",
        "city",
        "region",
        "country",
        "phone",
        "email",
        "birthday",
        "notes",
        "tags",
        "consent",
    ],
};

pub(super) const HANDLES: Table = Table {
    name: "handles",
    entity: Entity::Buyer,
    owner: Some("buyer_id"),
    key: 2,
    label: "name",
    columns: &["channel", "name"],
};

pub(super) const ORDERS: Table = Table {
    name: "orders",
    entity: Entity::Order,
    owner: None,
    key: 0,
    label: "number",
    columns: &[
        "number",
        "channel",
        "buyer_id",
        "state",
        "total",
        "total_currency",
        "paid",
        "paid_currency",
        "postage",
        "postage_currency",
        "promised",
        "slot",
        "carrier",
        "tracking",
        "notes",
        "payment",
        "gift",
        "expected",
        "meets_at",
        "meets_until",
    ],
};

pub(super) const ITEMS: Table = Table {
    name: "items",
    entity: Entity::Order,
    owner: Some("order_id"),
    key: 0,
    label: "name",
    columns: &["piece_id", "name", "variation", "quantity", "price", "price_currency", "packed"],
};

pub(super) const ORDER_STATES: Table = Table {
    name: "order_states",
    entity: Entity::Order,
    owner: Some("order_id"),
    key: 0,
    label: "state",
    columns: &["state", "at"],
};

pub(super) const AGREEMENTS: Table = Table {
    name: "agreements",
    entity: Entity::Order,
    owner: Some("order_id"),
    key: 0,
    label: "text",
    columns: &["agreed_on", "text"],
};

pub(super) const JOURNAL: Table = Table {
    name: "journal",
    entity: Entity::Entry,
    owner: None,
    key: 0,
    label: "text",
    columns: &["at", "buyer_id", "order_id", "channel", "language", "text", "route", "checked", "retracted", "edited"],
};

pub(super) const JOURNAL_REPLIES: Table = Table {
    name: "journal_replies",
    entity: Entity::Entry,
    owner: Some("entry_id"),
    key: 0,
    label: "reply_id",
    columns: &["reply_id", "variant_id"],
};

pub(super) const REMEMBERED: Table = Table {
    name: "remembered",
    entity: Entity::Remembered,
    owner: None,
    key: 0,
    label: "name",
    columns: &["buyer_id", "order_id", "name", "value"],
};

pub(super) const DRAFTS: Table = Table {
    name: "drafts",
    entity: Entity::Draft,
    owner: None,
    key: 0,
    label: "text",
    columns: &["place", "text", "buyer_id", "reply_id", "kept_at", "not_before"],
};

pub(super) const LEARNT_EXAMPLES: Table = Table {
    name: "learnt_examples",
    entity: Entity::LearntExample,
    owner: None,
    key: 0,
    label: "text",
    columns: &["text", "language", "reply_id", "buyer_id", "entry_id", "at"],
};

pub(super) const MESSAGES: Table = Table {
    name: "messages",
    entity: Entity::Message,
    owner: None,
    key: 0,
    label: "text",
    columns: &["buyer_id", "order_id", "channel", "language", "received_at", "text", "answer_id", "put_aside_at"],
};

pub(super) const REMINDERS: Table = Table {
    name: "reminders",
    entity: Entity::Reminder,
    owner: None,
    key: 0,
    label: "text",
    columns: &["due", "text", "buyer_id", "order_id", "reply_id", "entry_id", "closes", "done_at"],
};

pub(super) const SNOOZES: Table = Table {
    name: "snoozes",
    entity: Entity::Snooze,
    owner: None,
    key: 0,
    label: "rule",
    columns: &["rule", "subject_id", "occasion", "until"],
};

pub(super) const DAYS_OFF: Table = Table {
    name: "days_off",
    entity: Entity::DayOff,
    owner: None,
    key: 0,
    label: "note",
    columns: &["first", "last", "note"],
};

pub(super) const SLOTS: Table = Table {
    name: "slots",
    entity: Entity::Slot,
    owner: None,
    key: 0,
    label: "place",
    columns: &["place", "weekdays", "opens", "closes"],
};

pub(super) const EXTRAS: Table = Table {
    name: "extras",
    entity: Entity::Order,
    owner: Some("order_id"),
    key: 0,
    label: "text",
    columns: &["text", "packed"],
};

pub(super) const TAKEN: Table = Table {
    name: "taken",
    entity: Entity::Order,
    owner: Some("order_id"),
    key: 1,
    label: "piece_id",
    columns: &["piece_id", "count"],
};

pub(super) const MAPPINGS: Table = Table {
    name: "mappings",
    entity: Entity::Mapping,
    owner: None,
    key: 0,
    label: "name",
    columns: &["name", "holds", "channel", "columns", "currency", "days", "states"],
};

impl Table {
    /// The table of this name, if it holds user data.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        TABLES.into_iter().find(|table| table.name == name)
    }

    /// The table whose rows are the things themselves.
    pub(super) const fn of(entity: Entity) -> &'static Self {
        match entity {
            Entity::Reply => &REPLIES,
            Entity::Fact => &FACTS,
            Entity::Piece => &PIECES,
            Entity::Buyer => &BUYERS,
            Entity::Order => &ORDERS,
            Entity::Entry => &JOURNAL,
            Entity::Remembered => &REMEMBERED,
            Entity::Draft => &DRAFTS,
            Entity::LearntExample => &LEARNT_EXAMPLES,
            Entity::Message => &MESSAGES,
            Entity::Reminder => &REMINDERS,
            Entity::Snooze => &SNOOZES,
            Entity::DayOff => &DAYS_OFF,
            Entity::Slot => &SLOTS,
            Entity::Mapping => &MAPPINGS,
        }
    }

    /// All columns that are content: those of its own, and for parts their owner and place before them.
    pub(super) fn content(&self) -> impl Iterator<Item = &'static str> {
        let part = self.owner.map(|owner| [owner, "position"]);
        part.into_iter().flatten().chain(self.columns.iter().copied())
    }

    /// The beginning of a query for `id` and the table's own columns, with whatever follows FROM.
    pub(super) fn select(&self, rest: &str) -> String {
        let Self { name, .. } = self;
        let mut sql = format!("SELECT {name}.id");
        for column in self.columns {
            sql.push_str(", ");
            sql.push_str(name);
            sql.push('.');
            sql.push_str(column);
        }
        sql + " FROM " + name + " " + rest
    }
}
