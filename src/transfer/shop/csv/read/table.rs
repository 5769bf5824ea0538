//! A table as rows, and what stands in their cells.

use std::io::{BufRead, Read as _};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};

use super::decoded;
use crate::model::Id;
use crate::transfer::error::{Error, Place, Problem, shortened};
use crate::transfer::shop::csv::cell::{unguarded, unlisted};
use crate::transfer::shop::csv::currency_of;
use crate::transfer::shop::kinds::{Field, Holds, Kind, Presence};
use crate::transfer::shop::limited::{Limited, Room};
use crate::transfer::shop::record::{Record, Value};
use crate::transfer::shop::value::{id, money, updated_at};
use crate::transfer::tables::{Within, is_mangled, too_wide};

/// A table that is being read, row by row.
pub(super) struct Table {
    path: PathBuf,
    delimiter: u8,
    /// Its lines end with two characters: the second is read with the row below.
    has_crlf: bool,
    reader: csv::Reader<Limited<Box<dyn BufRead>>>,
    room: Room,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    row: StringRecord,
}

impl Table {
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let (path, mut reader) = decoded::open(path)?;
        let start = reader.fill_buf().map_err(|error| Error::new(&path, None, Problem::Read(error)))?;
        let first = String::from_utf8_lossy(start.split(|byte| *byte == b'\n').next().unwrap_or_default());
        let has_crlf = first.ends_with('\r');
        // As spreadsheets of other countries save it.
        let count = |delimiter: &u8| first.matches(char::from(*delimiter)).count();
        let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
        let room = Room::default();
        let limited = Limited::new(reader, room.clone());
        let reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(limited);
        let mut table = Self { path, delimiter, has_crlf, reader, room, header: Vec::new(), row: StringRecord::new() };
        if table.next()? {
            if let Some(problem) = too_wide(&table.row) {
                return Err(table.error(problem));
            }
            table.header = table.row.iter().map(|name| name.trim().to_owned()).collect();
        }
        Ok(table)
    }

    /// Reads the next row that is not blank; `false` where there is none.
    pub(super) fn next(&mut self) -> Result<bool, Error> {
        loop {
            self.room.clear();
            match self.reader.read_record(&mut self.row) {
                Ok(false) => return Ok(false),
                Ok(true) if self.row.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) if !self.header.is_empty() && self.row.len() > self.header.len() => {
                    return Err(self.error(Problem::Cells { found: self.row.len(), wanted: self.header.len() }));
                }
                Ok(true) => return Ok(true),
                Err(error) => return Err(self.broken(error)),
            }
        }
    }

    fn broken(&self, error: csv::Error) -> Error {
        let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let place = Place { line, column: 1 };
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Error::new(&self.path, None, Problem::Read(error)),
            csv::ErrorKind::Utf8 { .. } => Error::new(&self.path, Some(place), Problem::Encoding),
            other => Error::new(&self.path, Some(place), Problem::Syntax(format!("{other:?}"))),
        }
    }

    /// A mistake in the row.
    pub(super) fn error(&self, problem: Problem) -> Error {
        Error::new(&self.path, Some(Place { line: self.line(), column: 1 }), problem)
    }

    /// A mistake in a cell of the row.
    fn error_in(&self, column: Option<usize>, problem: Problem) -> Error {
        Error::new(&self.path, Some(self.place(column.unwrap_or(0))), problem)
    }

    /// Where a cell of the row begins: the file is read to it once more, since only its parts are at hand.
    fn place(&self, column: usize) -> Place {
        let mut place = Place { line: self.line(), column: 1 };
        let starts = self.row.position().map_or(0, csv::Position::byte) + u64::from(self.has_crlf);
        let Ok((_, mut text)) = decoded::open(&self.path) else { return place };
        if std::io::copy(&mut text.by_ref().take(starts), &mut std::io::sink()).is_err() {
            return place;
        }
        let (mut cells, mut within, mut line) = (0, Within::Start, String::new());
        let delimiter = char::from(self.delimiter);
        while line.is_empty() || within == Within::Quoted {
            line.clear();
            if text.read_line(&mut line).unwrap_or(0) == 0 {
                return place;
            }
            for c in line.chars() {
                if cells >= column {
                    return place;
                }
                cells += usize::from(within != Within::Quoted && c == delimiter);
                within = within.after(c, delimiter);
                place.column += 1;
            }
            if within == Within::Quoted {
                place = Place { line: place.line + 1, column: 1 };
            }
        }
        place
    }

    /// The line the row begins on.
    pub(super) fn line(&self) -> usize {
        let line = self.row.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        line.saturating_add(usize::from(self.has_crlf && !self.header.is_empty()))
    }

    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// What stands in a column; nothing where there is no such column.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.row.get(column)).unwrap_or_default()
    }

    pub(super) fn id(&self, column: Option<usize>) -> Result<Option<Id>, Error> {
        match self.cell(column) {
            "" => Ok(None),
            text => id(text).map(Some).map_err(|problem| self.error_in(column, problem)),
        }
    }

    /// The thing of the row. One that somebody has added in the spreadsheet has no identity yet.
    pub(super) fn thing(
        &self,
        kind: &'static Kind,
        columns: &Columns,
        own: Option<usize>,
        dates: Option<usize>,
    ) -> Result<Record, Error> {
        let date = match self.cell(dates) {
            "" => None,
            text => Some(updated_at(text).map_err(|problem| self.error_in(dates, problem))?),
        };
        let id = self.id(own)?.unwrap_or_default();
        Ok(Record { updated_at: date, values: self.values(kind.fields, columns)?, ..Record::unsaid(kind, id) })
    }

    /// What the row says of each field.
    pub(super) fn values(&self, fields: &[Field], columns: &Columns) -> Result<Vec<Option<Value>>, Error> {
        let value = |(field, (column, beside)): (&Field, &(Option<usize>, Option<usize>))| {
            let Some(column) = column else { return Ok(None) };
            // A row may end before its last cells, where these are empty.
            let cell = self.row.get(*column).unwrap_or_default();
            value(field, cell, self.cell(*beside)).map(Some).map_err(|problem| self.error_in(Some(*column), problem))
        };
        fields.iter().zip(&columns.0).map(value).collect()
    }
}

/// For each field, its column and the one of its currency.
pub(super) struct Columns(Vec<(Option<usize>, Option<usize>)>);

impl Columns {
    pub(super) fn of(header: &[String], fields: &[Field]) -> Self {
        let place = |name: &str| header.iter().position(|column| column == name);
        Self(fields.iter().map(|field| (place(field.name), place(&currency_of(field.name)))).collect())
    }
}

/// What a cell says.
fn value(field: &Field, cell: &str, beside: &str) -> Result<Value, Problem> {
    let is_text = matches!(field.holds, Holds::Line | Holds::Name | Holds::Lines);
    if cell.is_empty() && (field.presence == Presence::Optional || (field.presence == Presence::Usual && !is_text)) {
        return Ok(field.empty());
    }
    let text = unguarded(cell);
    match field.holds {
        // What stands behind an apostrophe was so before a spreadsheet saw it.
        Holds::Line | Holds::Name if is_mangled(cell) => {
            Err(Problem::Cell { header: field.name.to_owned(), value: shortened(cell), wanted: "id" })
        }
        Holds::Texts | Holds::LongTexts | Holds::Channels | Holds::Situations | Holds::Weekdays => {
            field.read_list(unlisted(text))
        }
        Holds::Links | Holds::Columns | Holds::StateWords => field.read_pairs(unlisted(text).into_iter().map(|pair| {
            let split = pair.split_once('\t').or_else(|| pair.split_once(' '));
            let (first, second) = split.unwrap_or(("", &pair));
            [first.to_owned(), second.to_owned()]
        })),
        Holds::Money => money(text, beside).ok_or_else(|| Problem::Cell {
            header: field.name.to_owned(),
            value: shortened(&format!("{text} {beside}")),
            wanted: "currency",
        }),
        _ => field.read(text),
    }
}
