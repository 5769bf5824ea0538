//! How a table is laid out: what its columns mean, and what its rows leave to be known.

use std::collections::HashMap;

use super::format::{FIELDS, Field, plain};
use super::mapping::StateWord;
use super::value::DayOrder;
use crate::model::{Channel, Currency};

/// What a layout is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutName {
    /// A known format, by its name in the catalogue: `etsy-orders`.
    Format(&'static str),
    /// A mapping of the seller's, by the name they gave it.
    Mapping(String),
}

impl LayoutName {
    /// The name alone.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Format(name) => name,
            Self::Mapping(name) => name,
        }
    }
}

/// What the columns of a table mean, and the habits of who writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) name: LayoutName,
    /// Where its orders come from.
    pub(super) channel: Channel,
    /// A field may stand here twice: the second is looked at in rows where the first is empty.
    pub(super) columns: Vec<Heading>,
    /// Without these it is another table, and a row that ends before them is cut off.
    pub(super) required: Vec<Field>,
    /// Without any of its columns it is another table.
    pub(super) needs_all: bool,
    /// What words for states mean here, before what they usually do.
    pub(super) states: Vec<StateWord>,
    pub(super) habits: Habits,
}

/// A field, and what may stand above its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) field: Field,
    /// The headers as [`names`] has them; the first that is there wins.
    pub(super) keys: Vec<String>,
    /// The header as it is written.
    pub(super) shown: String,
}

/// What a table does not say in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own, none excludes another")]
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
    /// All there is to choose from stands in one cell, parted by commas; else each choice has a row of its own.
    pub(super) lists_choices: bool,
}

impl Habits {
    /// None of them.
    pub(super) const PLAIN: Self = Self {
        days: None,
        currency: None,
        carries_number: false,
        sums_lines: false,
        joins_names: false,
        lists_choices: false,
    };
}

/// How the header of a table differs from what somebody looks for in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The headers that are looked for and are not there, as they are written.
    pub gone: Vec<String>,
    /// Those that are there and not looked for: new ones, and those that were always left out.
    pub other: Vec<String>,
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
    /// The columns of this layout in a header, as [`names`] has it; `None` where it is that of another table.
    pub(super) fn columns(&self, header: &[String]) -> Option<Columns> {
        let mut columns = Columns { of: std::array::from_fn(|_| Vec::new()), count: 0 };
        for heading in &self.columns {
            match heading.place(header) {
                Some(at) => {
                    columns.of[heading.field as usize].push(at);
                    columns.count += 1;
                }
                None if self.needs_all => return None,
                None => {}
            }
        }
        self.required.iter().all(|field| !columns.of[*field as usize].is_empty()).then_some(columns)
    }

    /// How a header, as [`names`] has it and as it is written, differs from what this layout looks for.
    pub(super) fn differs(&self, names: &[String], header: &[String]) -> Difference {
        let places: Vec<Option<usize>> = self.columns.iter().map(|heading| heading.place(names)).collect();
        let gone = self.columns.iter().zip(&places).filter(|(_, place)| place.is_none());
        let other = (0..).zip(header).filter(|(column, _)| !places.contains(&Some(*column)));
        Difference {
            gone: gone.map(|(heading, _)| heading.shown.clone()).collect(),
            other: other.map(|(_, header)| header.clone()).collect(),
        }
    }
}

impl Heading {
    fn place(&self, header: &[String]) -> Option<usize> {
        self.keys.iter().find_map(|key| header.iter().position(|one| one == key))
    }
}

/// The names of the columns of a header, no two of them alike: where a name comes again, it has its number behind it (`price#2`), and
/// a column without one is called by its place (`#3`).
pub(super) fn names<'h>(header: impl Iterator<Item = &'h str>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut named = |(place, header): (usize, &str)| {
        let name = plain(header);
        if name.is_empty() {
            return format!("#{place}");
        }
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name}#{times}") }
    };
    (1..).zip(header).map(&mut named).collect()
}

/// The keys under which a header that somebody has written may stand in [`names`]: `Item #2` is the second `Item`, or where there
/// is none, the name of a column.
pub(super) fn keys(header: &str) -> Vec<String> {
    let own = Some(plain(header)).filter(|name| !name.is_empty());
    let numbered = header.rsplit_once('#').and_then(|(name, place)| {
        let place: usize = place.trim().parse().ok()?;
        Some(format!("{}#{place}", plain(name)))
    });
    numbered.into_iter().chain(own).collect()
}

/// A header as it is written, so that [`keys`] finds its column again: with its number where the name alone does not do.
pub(super) fn shown(header: &str, name: &str) -> String {
    match name.split_once('#') {
        Some((_, place)) => format!("{} #{place}", header.trim()).trim().to_owned(),
        None => header.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_that_are_called_alike_are_told_apart() {
        let header = ["Price", "price ", "", "Item #2", "Item", "Item"];
        let names = names(header.into_iter());
        assert_eq!(names, ["price", "price#2", "#3", "item2", "item", "item#2"]);
        let shown: Vec<String> = header.iter().zip(&names).map(|(header, name)| shown(header, name)).collect();
        assert_eq!(shown, ["Price", "price #2", "#3", "Item #2", "Item", "Item #2"]);
    }

    #[test]
    fn naming_the_columns_grows_with_their_number_alone() {
        // Comparing each with all before it would take hours.
        let names = names(std::iter::repeat_n("Price", 300_000));
        assert_eq!(names.last().map(String::as_str), Some("price#300000"));
    }

    proptest! {
        #[test]
        fn every_column_is_found_again_by_what_it_is_shown_as(
            header in proptest::collection::vec("[a-cA-C0-2 ]{0,4}", 1..8),
        ) {
            let names = names(header.iter().map(String::as_str));
            for (at, (header, name)) in header.iter().zip(&names).enumerate() {
                let shown = shown(header, name);
                let found = keys(&shown).iter().find_map(|key| names.iter().position(|one| one == key));
                prop_assert_eq!(found, Some(at), "{} in {:?}", shown, names);
            }
        }
    }
}
