//! What the columns of a seller's own table mean, as they have said once.

use serde::{Deserialize, Serialize};

use super::Site;
use super::format::{Field, Holds};
use super::layout::{Habits, Heading, Layout, LayoutName, keys};
use super::value::DayOrder;
use super::{formats, hints};
use crate::model::{Channel, Currency, Id, State};

/// What the columns of a table mean: told once, known by its name, and recognised by its headers from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mapping {
    pub id: Id,
    pub name: String,
    pub holds: Holds,
    /// Where the orders come from, and where buyers have their handles.
    pub channel: Channel,
    /// In the order of the table. A field may stand here twice: the second column is looked at in rows where the first is empty.
    pub columns: Vec<Column>,
    /// What amounts are counted in that do not say so.
    pub currency: Option<Currency>,
    /// Which of two numbers in `10/09/26` is the month; else the days themselves tell.
    pub days: Option<DayOrder>,
    /// What words for states mean that are not known, or mean something else here.
    pub states: Vec<StateWord>,
}

/// What a word in a column of states means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateWord {
    pub word: String,
    pub state: State,
}

/// A column that means something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub field: Field,
    /// What stands above it; behind a name that comes again its number (`Price #2`), for a column without one its place (`#3`).
    pub header: String,
}

impl Holds {
    /// What columns of such a table may mean, in the order in which one looks for it.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Orders => ORDER_FIELDS,
            Self::Buyers => BUYER_FIELDS,
            Self::Pieces => PIECE_FIELDS,
        }
    }

    /// What such a table cannot be without: one field of each of these.
    #[must_use]
    pub const fn needs(self) -> &'static [&'static [Field]] {
        match self {
            Self::Orders => &[&[Field::Number]],
            Self::Buyers => &[&[Field::Name, Field::FirstName, Field::LastName, Field::Email, Field::Handle]],
            Self::Pieces => &[&[Field::ItemName]],
        }
    }
}

const ORDER_FIELDS: &[Field] = &[
    Field::Number,
    Field::Placed,
    Field::Handle,
    Field::Name,
    Field::FirstName,
    Field::LastName,
    Field::HandleOrName,
    Field::Email,
    Field::Phone,
    Field::Recipient,
    Field::Address,
    Field::Street1,
    Field::Street2,
    Field::Postcode,
    Field::City,
    Field::Region,
    Field::Country,
    Field::ItemName,
    Field::Variation,
    Field::Quantity,
    Field::Price,
    Field::LinePrice,
    Field::Total,
    Field::Currency,
    Field::Postage,
    Field::Tax,
    Field::Discount,
    Field::Status,
    Field::PaymentStatus,
    Field::Paid,
    Field::Shipped,
    Field::Cancelled,
    Field::Payment,
    Field::Carrier,
    Field::Tracking,
    Field::Note,
];

const BUYER_FIELDS: &[Field] = &[
    Field::Name,
    Field::FirstName,
    Field::MiddleName,
    Field::LastName,
    Field::Handle,
    Field::Email,
    Field::Phone,
    Field::Address,
    Field::Street1,
    Field::Street2,
    Field::Postcode,
    Field::City,
    Field::Region,
    Field::Country,
    Field::Note,
];

const PIECE_FIELDS: &[Field] = &[
    Field::ItemName,
    Field::Price,
    Field::Currency,
    Field::Stock,
    Field::Material,
    Field::Choice1,
    Field::Choice2,
    Field::Choice3,
    Field::Note,
    Field::Listing,
];

impl Field {
    /// Whether its cells are days.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Placed | Self::Paid | Self::Shipped | Self::Cancelled)
    }

    /// Whether its cells are amounts of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Total | Self::Postage | Self::Tax | Self::Discount | Self::Price | Self::LinePrice)
    }
}

impl Mapping {
    /// A mapping in which nothing means anything yet; its orders come from a channel of its name.
    #[must_use]
    pub fn named(name: &str, holds: Holds) -> Self {
        Self {
            id: Id::new(),
            name: name.to_owned(),
            holds,
            channel: Channel::new(name),
            columns: Vec::new(),
            currency: None,
            days: None,
            states: Vec::new(),
        }
    }

    /// What is still needed: of each of these lists one field has to have a column.
    #[must_use]
    pub fn lacks(&self) -> Vec<&'static [Field]> {
        let has = |field: &Field| self.columns.iter().any(|column| column.field == *field);
        self.holds.needs().iter().copied().filter(|one_of| !one_of.iter().any(has)).collect()
    }

    /// Says what a word for a state means, whatever was said of it before.
    pub fn tell(&mut self, told: StateWord) {
        self.states.retain(|known| hints::key(&known.word) != hints::key(&told.word));
        self.states.push(told);
    }

    pub(super) fn layout(&self) -> Layout {
        let heading =
            |column: &Column| Heading { field: column.field, keys: keys(&column.header), shown: column.header.clone() };
        Layout {
            name: LayoutName::Mapping(self.name.clone()),
            channel: self.channel.clone(),
            columns: self.columns.iter().map(heading).collect(),
            required: self.holds.needs().iter().filter(|one_of| one_of.len() == 1).map(|one_of| one_of[0]).collect(),
            needs_all: true,
            states: self.states.clone(),
            habits: Habits {
                days: self.days,
                currency: self.currency,
                carries_number: true,
                lists_choices: true,
                ..Habits::PLAIN
            },
        }
    }
}

/// Which tables a file may be.
#[derive(Clone, Copy, Debug)]
pub enum Known<'m> {
    /// One of the known formats, or one of these mappings: whichever knows most of the columns, a format before a mapping.
    Any(&'m [Mapping]),
    /// A table of this site.
    Of(Site),
    /// Whatever this mapping says.
    By(&'m Mapping),
}

impl Known<'_> {
    pub(super) fn layouts(&self, holds: Holds) -> Vec<Layout> {
        match self {
            Self::Any(mappings) => {
                let fit = mappings.iter().filter(|mapping| mapping.holds == holds).map(Mapping::layout);
                // Where two know the same number of columns, the later one is taken.
                fit.chain(formats::layouts(None, holds)).collect()
            }
            Self::Of(site) => formats::layouts(Some(*site), holds),
            Self::By(mapping) => vec![mapping.layout()],
        }
    }
}
