//! How a table is laid out: what its columns mean, and what its rows leave to be known.

use super::format::{FIELDS, Field};
use super::value::DayOrder;
use crate::model::{Channel, Currency};

/// What a layout is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutName {
    /// A known format, by its name in the catalogue: `etsy-orders`.
    Format(&'static str),
}

impl LayoutName {
    /// The name alone.
    #[must_use]
    pub const fn word(&self) -> &str {
        match self {
            Self::Format(name) => name,
        }
    }
}

/// What the columns of a table mean, and the habits of who writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) name: LayoutName,
    /// Where its orders come from.
    pub(super) channel: Channel,
    /// Fields, and the headers each may stand under, as [`plain`](super::format::plain) has them; the first that is there wins. A
    /// field may stand here twice: the second is looked at in rows where the first is empty.
    pub(super) columns: Vec<(Field, Vec<String>)>,
    /// Without these it is another table, and a row that ends before them is cut off.
    pub(super) required: Vec<Field>,
    pub(super) habits: Habits,
}

/// What a table does not say in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Habits {
    /// Which of two numbers in `10/09/26` is the month; else the days themselves tell.
    pub(super) days: Option<DayOrder>,
    /// What amounts are counted in that do not say so.
    pub(super) currency: Option<Currency>,
    /// A row without a number is a further item of the order above it.
    pub(super) carries_number: bool,
    /// Postage and tax stand in each row for that row alone, and the order's are their sum.
    pub(super) sums_lines: bool,
    /// A name in parts is truer than the whole one, which may be what the address book files it under.
    pub(super) joins_names: bool,
}

impl Habits {
    /// None of them.
    pub(super) const PLAIN: Self =
        Self { days: None, currency: None, carries_number: false, sums_lines: false, joins_names: false };
}

/// The columns of a layout as a header has them.
#[derive(Debug)]
pub(super) struct Columns {
    /// For each field, the columns it may stand in.
    pub(super) of: [Vec<usize>; FIELDS],
    /// How many columns mean something.
    pub(super) count: usize,
}

impl Layout {
    /// The columns of this layout in a header of plain names; `None` where it is that of another table.
    pub(super) fn columns(&self, header: &[String]) -> Option<Columns> {
        let mut columns = Columns { of: std::array::from_fn(|_| Vec::new()), count: 0 };
        for (field, names) in &self.columns {
            let find = |name: &String| header.iter().position(|one| one == name);
            if let Some(at) = names.iter().find_map(find) {
                columns.of[*field as usize].push(at);
                columns.count += 1;
            }
        }
        self.required.iter().all(|field| !columns.of[*field as usize].is_empty()).then_some(columns)
    }
}
