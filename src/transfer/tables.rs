//! The tables that marketplaces give their sellers, and those that sellers keep themselves: orders, items, buyers; and address
//! books.
//!
//! A file is read in its encoding and with its delimiter, its format recognised by its header ([`LayoutName`]) or told by a saved [`Mapping`], and every row
//! turned into what it says of an order ([`OrderSighting`]): the fields the file knows, and no others. A row that cannot be
//! trusted takes its whole order out, and is named with line, column and header.

mod cards;
mod country;
mod format;
mod formats;
mod found;
mod grid;
mod guess;
mod hints;
pub(super) mod html;
mod layout;
mod mapping;
mod orders;
mod people;
mod pieces;
mod remark;
mod sample;
mod sighting;
mod stream;
#[cfg(test)]
mod tests;
mod value;

use std::path::PathBuf;

pub use format::{Field, Holds, Site};
pub use found::Found;
pub use layout::{Difference, LayoutName};
pub use mapping::{Column, Known, Mapping, StateWord};
pub use remark::Remark;
pub use sample::Sample;
pub use sighting::{BuyerSighting, ItemSighting, Moment, OrderSighting, PieceSighting, joined};
pub use value::DayOrder;

use super::error::{Place, Problem};
use super::{Error, Source};
use crate::model::Currency;
use grid::Grid;
pub(in crate::transfer) use grid::{Within, too_wide};
pub(in crate::transfer) use stream::encoding_of;
pub(in crate::transfer) use value::is_mangled;

/// The largest table that is read, in bytes: ten times the orders of a busy shop's life.
pub const TABLE_MAX: usize = 128 << 20;

/// What a table of a marketplace holds.
#[derive(Debug)]
pub struct TableFile<T> {
    /// The file's name as given.
    pub path: PathBuf,
    /// What it was read as.
    pub layout: LayoutName,
    /// The encoding it was found to be in, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// What it tells of, in the order in which the file first does.
    pub found: Found<T>,
    /// How many rows there are below the header; the cards of an address book.
    pub rows: usize,
    /// What was read in a way that may be wrong.
    pub remarks: Vec<Remark>,
    /// The mistakes, in the order of the file; those beyond the first [`super::ReplyFile::FAULTS_MAX`] are only counted.
    pub faults: Vec<Error>,
    /// How many more mistakes there are than `faults` lists.
    pub more_faults: usize,
    /// How many orders or buyers are left out because of a mistake in one of their rows.
    pub refused: usize,
    /// Letters that were lost before the file came here.
    pub lost: Option<Lost>,
}

/// Where U+FFFD stands in a file: some program has put it there for a letter that it could not read, and nobody can say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The first of them.
    pub place: Place,
    /// In how many rows there are any.
    pub rows: usize,
}

impl Lost {
    /// With another row, whose first stands here.
    fn and(lost: Option<Self>, place: Place) -> Self {
        lost.map_or(Self { place, rows: 1 }, |lost| Self { rows: lost.rows + 1, ..lost })
    }
}

/// Reads a table of orders. `progress` is told the share of the file that is read, in percent.
///
/// # Errors
/// Where the file as a whole cannot be read: it cannot be opened, is too large, is not text, has no header that is known, or changes
/// meanwhile.
/// Mistakes in single rows are listed in [`TableFile::faults`].
pub fn read_orders(
    mut source: Source<'_>,
    known: Known<'_>,
    progress: &mut dyn FnMut(usize),
) -> Result<TableFile<OrderSighting>, Error> {
    no_cards(&mut source, known)?;
    let grid = Grid::read(source, Holds::Orders, &known.layouts(Holds::Orders))?;
    orders::read(&grid, progress)
}

/// Reads a table of buyers, or the cards of an address book.
///
/// # Errors
/// As for [`read_orders`].
pub fn read_buyers(
    mut source: Source<'_>,
    known: Known<'_>,
    progress: &mut dyn FnMut(usize),
) -> Result<TableFile<BuyerSighting>, Error> {
    let are_cards = match known {
        Known::Any(_) => cards::are_cards(source.peek()?),
        Known::Of(site) => site == Site::Vcard,
        Known::By(_) => false,
    };
    if are_cards {
        return cards::read(source, progress);
    }
    let grid = Grid::read(source, Holds::Buyers, &known.layouts(Holds::Buyers))?;
    people::read(&grid, progress)
}

/// Reads a table of what a shop makes. What amounts are counted in that do not say so, the shop does.
///
/// # Errors
/// As for [`read_orders`].
pub fn read_pieces(
    mut source: Source<'_>,
    known: Known<'_>,
    shop: Option<Currency>,
    progress: &mut dyn FnMut(usize),
) -> Result<TableFile<PieceSighting>, Error> {
    no_cards(&mut source, known)?;
    let mut layouts = known.layouts(Holds::Pieces);
    for layout in &mut layouts {
        layout.habits.currency = layout.habits.currency.or(shop);
    }
    let grid = Grid::read(source, Holds::Pieces, &layouts)?;
    pieces::read(&grid, progress)
}

/// Makes sure that it is no address book where one did not ask for one.
fn no_cards(source: &mut Source<'_>, known: Known<'_>) -> Result<(), Error> {
    let are_cards = matches!(known, Known::Any(_)) && cards::are_cards(source.peek()?);
    if are_cards {
        Err(source.error(None, Problem::OtherTable { table: "vcard", holds: Holds::Buyers }))
    } else {
        Ok(())
    }
}
