use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::reply::words;
use super::{Channel, Id, Money};

/// What a buyer ordered, or asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: Id,
    /// The number the channel gave it, or the seller's own; unique on its channel.
    pub number: String,
    pub channel: Option<Channel>,
    pub buyer: Option<Id>,
    pub state: State,
    /// When it came into each state, oldest first.
    pub history: Vec<StateChange>,
    pub items: Vec<Item>,
    /// What goes into the parcel beside them.
    pub extras: Vec<Extra>,
    /// It is for somebody else: no price goes into the parcel.
    pub gift: bool,
    /// What the buyer pays in all. `None`: not known, which is not the same as nothing.
    pub total: Option<Money>,
    /// What has been paid so far.
    pub paid: Option<Money>,
    /// How it is paid, in the seller's words: card, transfer, cash at the meeting.
    pub payment: Option<String>,
    pub postage: Option<Money>,
    /// The day the seller has promised it for.
    pub promised: Option<Date>,
    /// When and where it will be handed over, in the seller's words.
    pub slot: Option<String>,
    /// When that meeting begins and ends, where the shop is.
    pub meets_at: Option<DateTime>,
    pub meets_until: Option<DateTime>,
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    /// The day the parcel is expected at the buyer's.
    pub expected: Option<Date>,
    /// What was agreed, one line each, oldest first.
    pub agreements: Vec<Agreement>,
    pub notes: String,
}

impl Order {
    /// An order of which nothing but the number is known.
    #[must_use]
    pub fn numbered(number: &str) -> Self {
        Self {
            id: Id::new(),
            number: number.to_owned(),
            channel: None,
            buyer: None,
            state: State::Asked,
            history: Vec::new(),
            items: Vec::new(),
            extras: Vec::new(),
            gift: false,
            total: None,
            paid: None,
            payment: None,
            postage: None,
            promised: None,
            slot: None,
            meets_at: None,
            meets_until: None,
            carrier: None,
            tracking: None,
            expected: None,
            agreements: Vec::new(),
            notes: String::new(),
        }
    }
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The piece of the shop it is, where that is known.
    pub piece: Option<Id>,
    pub name: String,
    /// Colour, size, engraving: what was chosen.
    pub variation: Option<String>,
    pub quantity: u32,
    /// The price of one.
    pub price: Option<Money>,
    /// It lies in the parcel.
    #[serde(default)]
    pub packed: bool,
}

impl Item {
    /// One of something of which nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { piece: None, name: name.to_owned(), variation: None, quantity: 1, price: None, packed: false }
    }
}

/// Something that goes into the parcel beside the items: a card, a sample, gift wrapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    pub text: String,
    /// It lies in the parcel.
    #[serde(default)]
    pub packed: bool,
}

/// Something agreed with the buyer, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub on: Date,
    pub text: String,
}

/// The moment an order came into a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    pub state: State,
    pub at: Timestamp,
}

words! {
    /// How far an order has come.
    State {
        Asked = "asked",
        Quoted = "quoted",
        Agreed = "agreed",
        Paid = "paid",
        Making = "making",
        Ready = "ready",
        Shipped = "shipped",
        Waiting = "waiting-for-pickup",
        Received = "received",
        Reviewed = "reviewed",
        Cancelled = "cancelled",
        Returned = "returned",
    }
}

impl State {
    /// Whether something is still owed to the buyer: neither side is done with the order.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Received | Self::Reviewed | Self::Cancelled | Self::Returned)
    }

    /// The situations whose replies an order in this state usually calls for, most pressing first (practice.md).
    #[must_use]
    pub const fn calls_for(self) -> &'static [u8] {
        match self {
            Self::Asked => &[2, 3, 28, 21],
            Self::Quoted => &[38, 8, 26, 18],
            Self::Agreed => &[18, 21, 25, 27],
            Self::Paid => &[25, 16, 28],
            Self::Making => &[39, 49, 15],
            Self::Ready => &[40, 32, 34, 29],
            Self::Shipped => &[29, 30, 31],
            Self::Waiting => &[32, 33, 36, 37],
            Self::Received => &[41, 31, 44],
            Self::Reviewed => &[42, 46],
            Self::Cancelled => &[47, 12],
            Self::Returned => &[44, 43],
        }
    }
}
