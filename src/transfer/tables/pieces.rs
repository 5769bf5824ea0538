//! Rows of listings, put together into pieces.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::format::Field;
use super::grid::{Faults, Grid, Row};
use super::orders::some;
use super::sighting::PieceSighting;
use super::value::{self, Wanted};
use super::{Found, TableFile, html};
use crate::model::{Currency, Money};
use crate::text::{folded, sanitise_line};
use crate::transfer::Error;
use crate::transfer::error::{Place, Problem};

/// What a piece can be chosen by, and what there is to choose from.
const OPTIONS: [(Field, Field); 3] =
    [(Field::Option1, Field::Choice1), (Field::Option2, Field::Choice2), (Field::Option3, Field::Choice3)];

/// Reads every piece of a table.
pub(super) fn read(grid: &Grid, progress: &mut dyn FnMut(usize)) -> Result<TableFile<PieceSighting>, Error> {
    let mut gathered = Gathered::default();
    let rows = grid.rows(|row| {
        progress(row.percent);
        gathered.take(row);
        true
    })?;
    let (found, refused) = gathered.finished(grid);
    Ok(TableFile {
        path: grid.path.clone(),
        layout: grid.layout.name.clone(),
        encoding: grid.encoding.name(),
        found,
        faults: gathered.faults.listed,
        more_faults: gathered.faults.more,
        refused,
        rows,
        remarks: Vec::new(),
        lost: grid.lost(),
    })
}

#[derive(Default)]
struct Gathered {
    drafts: Vec<Draft>,
    by_listing: HashMap<String, usize>,
    faults: Faults,
}

/// A piece as far as its rows have told.
struct Draft {
    piece: PieceSighting,
    /// The prices of its variants.
    prices: Vec<Money>,
    options: [Choices; 3],
    is_sound: bool,
}

/// What a piece can be chosen by.
#[derive(Default)]
struct Choices {
    name: String,
    values: Vec<String>,
}

impl Gathered {
    fn take(&mut self, row: Row<'_>) {
        let listing = row.text(Field::Listing);
        let known = self.by_listing.get(&listing).copied().filter(|_| !listing.is_empty());
        let at = known.unwrap_or_else(|| {
            self.drafts.push(Draft::at(row.line));
            self.by_listing.insert(listing, self.drafts.len() - 1);
            self.drafts.len() - 1
        });
        let Some(draft) = self.drafts.get_mut(at) else { return };
        let misshapen = row.misshapen().map_or(Ok(()), Err);
        if let Err(fault) = misshapen.and_then(|()| draft.add(row, known.is_none())) {
            draft.is_sound = false;
            self.faults.push(fault);
        }
    }

    /// The pieces all of whose rows are sound, and how many others there are. Of several that are called alike only the first can be
    /// told from the others again.
    fn finished(&mut self, grid: &Grid) -> (Found<PieceSighting>, usize) {
        let drafts = std::mem::take(&mut self.drafts);
        let count = drafts.len();
        let mut names: HashMap<String, usize> = HashMap::new();
        let mut found = Found::default();
        for draft in drafts.into_iter().filter(|draft| draft.is_sound) {
            let piece = draft.finished();
            let first_line = *names.entry(folded(&piece.name).into_owned()).or_insert(piece.line);
            if first_line == piece.line {
                found.push(&piece);
            } else {
                let place = Place { line: piece.line, column: 1 };
                let problem = Problem::RepeatedPiece { name: piece.name, first_line };
                self.faults.push(Error::new(&grid.path, Some(place), problem));
            }
        }
        let refused = count - found.len();
        (found, refused)
    }
}

impl Draft {
    fn at(line: usize) -> Self {
        Self {
            piece: PieceSighting { line, ..PieceSighting::default() },
            prices: Vec::new(),
            options: Default::default(),
            is_sound: true,
        }
    }

    /// Adds what a row says. What belongs to the whole piece stands in its first row.
    fn add(&mut self, row: Row<'_>, is_first: bool) -> Result<(), Error> {
        if is_first {
            let name = sanitise_line(&html::decoded(&row.text(Field::ItemName))).into_owned();
            self.piece.name = some(name).ok_or_else(|| row.lacks(Field::ItemName))?;
            self.piece.notes = html::text(&row.lines(Field::Note));
            self.piece.material = some(material(&row.text(Field::Material)));
        }
        let currency = row.read(Field::Currency, |text| text.parse::<Currency>().map_err(|_none| Wanted::Currency))?;
        let currency = currency.or(row.habits().currency);
        self.prices.extend(row.read(Field::Price, |text| value::money(text, currency))?);
        let is_counted = !row.knows(Field::Counted) || !row.text(Field::Counted).is_empty();
        let stock = row.read(Field::Stock, |text| in_stock(text).ok_or(Wanted::Count))?;
        if let Some(count) = stock.filter(|_| is_counted) {
            self.piece.stock = Some(self.piece.stock.unwrap_or(0).saturating_add(count));
        }
        for (choices, (name, value)) in self.options.iter_mut().zip(OPTIONS) {
            if choices.name.is_empty() {
                choices.name = html::decoded(&row.text(name));
            }
            let value = html::decoded(&row.text(value));
            let values = if row.habits().lists_choices { value.split(',').collect() } else { vec![value.as_str()] };
            for value in values.into_iter().map(sanitise_line).filter(|value| !value.is_empty()) {
                if !choices.values.iter().any(|known| *known == value) {
                    choices.values.push(value.into_owned());
                }
            }
        }
        Ok(())
    }

    fn finished(self) -> PieceSighting {
        let Self { mut piece, prices, options, .. } = self;
        let (lowest, highest) =
            (prices.iter().min_by_key(|price| price.minor), prices.iter().max_by_key(|price| price.minor));
        let is_one = prices.iter().all(|price| Some(price) == lowest);
        piece.price = lowest.copied().filter(|_| is_one);
        piece.prices = lowest.copied().zip(highest.copied()).filter(|_| !is_one);
        piece.variations = variations(&options);
        piece
    }
}

/// What a piece can be chosen in. Where there is more to choose than one thing, each choice says what it is.
fn variations(options: &[Choices]) -> Vec<String> {
    // What Shopify gives a product that has nothing to choose.
    let is_one = |one: &&Choices| !one.values.is_empty() && one.values != ["Default Title"];
    let options: Vec<&Choices> = options.iter().filter(is_one).collect();
    let is_only = options.len() == 1;
    let told = |one: &&Choices| {
        let name = one.name.clone();
        let tell = move |value: &String| {
            if is_only || name.is_empty() { value.clone() } else { format!("{name}: {value}") }
        };
        one.values.iter().map(tell).collect::<Vec<_>>()
    };
    options.iter().flat_map(told).collect()
}

/// `Ash_wood,linseed oil` as one reads it.
fn material(text: &str) -> String {
    let parts = html::decoded(text).replace('_', " ");
    let parts: Vec<&str> = parts.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    sanitise_line(&parts.join(", ")).into_owned()
}

/// How many lie ready: none where more were sold than there are.
fn in_stock(text: &str) -> Option<u32> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00")).unwrap_or(text);
    let count: i64 = whole.parse().ok()?;
    u32::try_from(count.max(0)).ok()
}
