//! The beginning of a table, to find out from what its columns mean.

use std::path::PathBuf;

use csv::StringRecord;

use super::format::Field;
use super::format::Holds;
use super::grid::{COLUMNS_MAX, DELIMITERS, HEADER_WITHIN, place, reader, said_delimiter, too_wide};
use super::hints::state_by;
use super::layout::{Difference, keys, names, shown};
use super::mapping::{Known, Mapping, StateWord};
use super::{BuyerSighting, OrderSighting, PieceSighting, TableFile, read_buyers, read_orders, read_pieces};
use crate::model::State;
use crate::text::sanitise_line;
use crate::transfer::Source;
use crate::transfer::error::{Error, Place, Problem};

/// So many bytes of a file are looked at.
const BYTES: usize = 256 << 10;

/// So many rows are: enough to see days of which only one order of day and month makes sense.
const ROWS: usize = 200;

/// So many words for states are told of.
const STATES: usize = 16;

/// The beginning of a table whose columns are not known: what stands above them, and what stands in them.
#[derive(Clone, Debug)]
pub struct Sample {
    pub path: PathBuf,
    /// The encoding it was found to be in, by its name in the WHATWG standard.
    pub encoding: &'static str,
    pub delimiter: char,
    /// What stands above each column, made safe; no two are the same.
    pub headers: Vec<String>,
    /// The cells of the rows below, made safe, as many in each row as there are columns.
    pub rows: Vec<Vec<String>>,
    /// The names by which columns are found again, as a mapping looks for them.
    names: Vec<String>,
    /// The table up to the last of these rows.
    text: String,
}

impl Sample {
    /// Reads the beginning of a file that should be such a table.
    ///
    /// # Errors
    /// Where it cannot be read, is not text, or has no two columns or no row below its header.
    pub fn read(source: Source<'_>, holds: Holds) -> Result<Self, Error> {
        let (path, text, encoding, _) = source.into_beginning(BYTES)?;
        let (said, starts) = said_delimiter(&text);
        let body = text.get(starts..).unwrap_or_default();
        let delimiters = said.map_or_else(|| DELIMITERS.to_vec(), |said| vec![said]);
        let nothing = || Error::new(&path, None, Problem::NoTable { holds, header: String::new(), nearest: None });
        let (delimiter, header) = first_row(body, &delimiters).ok_or_else(nothing)?;
        let (begins, line) = place(&header, body);
        if let Some(problem) = too_wide(&header) {
            return Err(Error::new(&path, Some(Place { line, column: 1 }), problem));
        }
        let names = names(header.iter());
        let headers: Vec<String> =
            header.iter().zip(&names).map(|(header, name)| sanitise_line(&shown(header, name)).into_owned()).collect();
        let mut rows = Vec::new();
        let mut ends = 0;
        let mut reader = reader(body, delimiter);
        let mut record = StringRecord::new();
        while rows.len() < ROWS && matches!(reader.read_record(&mut record), Ok(true)) {
            ends = reader.position().byte().try_into().unwrap_or(usize::MAX);
            if place(&record, body).0 > begins && record.iter().any(|cell| !cell.trim().is_empty()) {
                let cells = record.iter().map(|cell| sanitise_line(cell).into_owned());
                rows.push(cells.chain(std::iter::repeat(String::new())).take(headers.len()).collect());
            }
        }
        if rows.is_empty() {
            let header = crate::transfer::error::shortened(&headers.join(", "));
            let place = Place { line, column: 1 };
            return Err(Error::new(&path, Some(place), Problem::NoTable { holds, header, nearest: None }));
        }
        let text = text.get(..starts + ends).unwrap_or_default().to_owned();
        Ok(Self { path, encoding, delimiter: char::from(delimiter), headers, rows, names, text })
    }

    /// The cells of a column that are not empty.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| row.get(column)).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// The orders of these rows, as a mapping would have them read.
    ///
    /// # Errors
    /// Where the mapping lacks what it needs.
    pub fn orders(&self, mapping: &Mapping) -> Result<TableFile<OrderSighting>, Error> {
        read_orders(self.source(), Known::By(mapping), &mut |_| ())
    }

    /// The buyers of these rows, as a mapping would have them read.
    ///
    /// # Errors
    /// Where the mapping lacks what it needs.
    pub fn buyers(&self, mapping: &Mapping) -> Result<TableFile<BuyerSighting>, Error> {
        read_buyers(self.source(), Known::By(mapping), &mut |_| ())
    }

    /// The words in the columns of states, each once, and what each is read as; `None` where it is not known.
    #[must_use]
    pub fn states(&self, meanings: &[Option<Field>], own: &[StateWord]) -> Vec<(&str, Option<State>)> {
        let of_states = |meaning: &Option<Field>| matches!(meaning, Some(Field::Status | Field::PaymentStatus));
        let columns = (0..).zip(meanings).filter(|(_, meaning)| of_states(meaning));
        let mut states: Vec<(&str, Option<State>)> = Vec::new();
        for cell in columns.flat_map(|(column, _)| self.cells(column)) {
            if states.len() < STATES && states.iter().all(|(word, _)| *word != cell) {
                states.push((cell, state_by(own, cell)));
            }
        }
        states
    }

    /// What a mapping says of each column, as far as its headers are here.
    #[must_use]
    pub fn known(&self, mapping: &Mapping) -> Vec<Option<Field>> {
        let places = |header: &str| keys(header).iter().find_map(|key| self.names.iter().position(|name| name == key));
        let mut known = vec![None; self.headers.len()];
        for column in &mapping.columns {
            if let Some(place) = places(&column.header) {
                known[place] = Some(column.field);
            }
        }
        known
    }

    /// How these headers differ from those a mapping looks for.
    #[must_use]
    pub fn differs(&self, mapping: &Mapping) -> Difference {
        mapping.layout().differs(&self.names, &self.headers)
    }

    /// The pieces of these rows, as a mapping would have them read.
    ///
    /// # Errors
    /// Where the mapping lacks what it needs.
    pub fn pieces(&self, mapping: &Mapping) -> Result<TableFile<PieceSighting>, Error> {
        read_pieces(self.source(), Known::By(mapping), None, &mut |_| ())
    }

    fn source(&self) -> Source<'_> {
        Source::new(self.path.clone(), self.text.as_bytes())
    }
}

/// The row that is most likely the header, and the delimiter that parts it: the one with which most rows have as many cells as it. Above
/// a header there may be a title, which fills few of the columns.
pub(super) fn first_row(body: &str, delimiters: &[u8]) -> Option<(u8, StringRecord)> {
    let read = |delimiter: &u8| {
        let filled = |row: &StringRecord| row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let mut reader = reader(body, *delimiter);
        let rows: Vec<StringRecord> = reader.records().take(HEADER_WITHIN * 2).flatten().collect();
        // A row of nothing but delimiters is passed over, unless it is too long for a table: then that is what is wrong.
        let rows: Vec<StringRecord> =
            rows.into_iter().filter(|row| filled(row) > 0 || row.len() > COLUMNS_MAX).collect();
        let most = rows.iter().map(filled).max()?;
        let at = rows.iter().take(HEADER_WITHIN).position(|row| filled(row) * 5 >= most * 3)?;
        let header = rows.get(at)?.clone();
        let alike = rows.iter().skip(at + 1).filter(|row| row.len() == header.len()).count();
        Some((header.len() > 1, alike, header.len(), *delimiter, header))
    };
    let best = delimiters.iter().filter_map(read).max_by_key(|(several, alike, cells, ..)| (*several, *alike, *cells));
    best.map(|(.., delimiter, header)| (delimiter, header))
}
