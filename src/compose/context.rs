//! What templates see of the world.

use jiff::Zoned;
use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::model::{Channel, Currency, Fact, Language, Piece, Pinned, Remembered};

/// What the templates see: for whom, in which shop, when, in which language.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub pinned: &'a Pinned,
    /// The shop's facts. One without a value is known all the same: templates may name it, and it is asked.
    pub facts: &'a [Fact],
    /// Answers kept from before; those for others than the pinned buyer and order are passed over.
    pub remembered: &'a [Remembered],
    /// Now, where the shop is.
    pub now: &'a Zoned,
    /// The language that dates, numbers and sums print in: that of the text.
    pub language: &'a Language,
    /// The language that answers are typed in: that of the interface.
    pub interface: &'a Language,
    pub channel: Option<&'a Channel>,
    /// The shop's days, by which `+3 working days` is counted; `None` where nothing is answered.
    pub calendar: Option<&'a Calendar>,
    pub workbench: Workbench<'a>,
}

/// What the shop can do just now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Workbench<'a> {
    /// The pieces that the items of the pinned order are, as far as texts may need to know them.
    pub pieces: &'a [Piece],
    /// The pieces that lie ready.
    pub ready: &'a [Piece],
    /// The pieces that do not, and are made to order.
    pub to_order: &'a [Piece],
    /// The earliest honest date for one more of the pinned piece.
    pub piece_ready_on: Option<Date>,
    /// The earliest honest date for the pinned order.
    pub order_ready_on: Option<Date>,
    /// What is missing or unclear in the pinned buyer's address, each as a question in the language of the text.
    pub address_points: &'a [String],
    /// The same as one question in the buyer's language.
    pub address_question: Option<&'a str>,
    /// The pinned buyer's address in the lines of its country, where only its parts are known: the country named in the language of the
    /// text, and none where the shop is at home.
    pub address_lines: Option<&'a str>,
}

impl Context<'_> {
    /// The currency of a sum typed without one: that of the order, of the piece, or the shop's fact `currency`.
    pub fn currency(&self) -> Option<Currency> {
        let order = self.pinned.order.as_ref();
        let of_order = order.and_then(|order| order.total.or(order.postage).or(order.paid));
        let of_piece = || self.pinned.piece.as_ref().and_then(|piece| piece.price);
        let of_shop = || self.facts.iter().find(|fact| fact.name == "currency")?.value.parse().ok();
        of_order.or_else(of_piece).map(|money| money.currency).or_else(of_shop)
    }
}

/// The part of the day a greeting names. CLDR has such rules by language; they agree with these hours closely enough for
/// "good morning", and ICU4X does not give access to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// From 5 o'clock.
    Morning,
    /// From 12 o'clock.
    Afternoon,
    /// From 18 o'clock.
    Evening,
    /// From 22 o'clock.
    Night,
}

impl PartOfDay {
    /// The part of the day at an hour from 0 to 23.
    pub const fn at(hour: i8) -> Self {
        match hour {
            5..=11 => Self::Morning,
            12..=17 => Self::Afternoon,
            18..=21 => Self::Evening,
            _ => Self::Night,
        }
    }

    /// The word that templates compare with.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }
}
