//! Reading the CSV form: the tables of a directory, or one of them, as a spreadsheet may have saved them.

use std::collections::{HashMap, HashSet};
use std::io::BufRead as _;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::super::kinds::{Field, Holds, KINDS, Kind, Part, Presence};
use super::super::limited::{Limited, Room};
use super::super::record::{PartRecord, Record, Value};
use super::super::value::{id, money, updated_at};
use super::cell::{unguarded, unlisted};
use super::currency_of;
use crate::model::Id;
use crate::transfer::Source;
use crate::transfer::error::{Error, Place, Problem, shortened};

/// What gives a thing to whoever wants it.
type Take<'t, E> = &'t mut dyn FnMut(&'static Kind, Record) -> Result<(), E>;

/// Reads the tables of a directory.
///
/// # Errors
/// Where it has none of ours, one cannot be read or has a mistake, with its place; those of `take`.
pub(in crate::transfer::shop) fn read_directory<E: From<Error>>(path: &Path, take: Take<'_, E>) -> Result<(), E> {
    let mut found = false;
    for kind in KINDS {
        let file = |name: &str| Some(path.join(format!("{name}.csv"))).filter(|file| file.exists());
        let things = file(kind.name);
        let parts: Vec<_> = kind.parts.iter().map(|part| file(part.table)).collect();
        found |= things.is_some() || parts.iter().any(Option::is_some);
        let mut lists = Vec::new();
        for (part, file) in kind.parts.iter().zip(parts) {
            lists.push(file.map(|file| Lists::read(&file, part)).transpose()?);
        }
        read_kind(kind, things.as_deref(), lists, take)?;
    }
    if found { Ok(()) } else { Err(Error::new(path, None, Problem::NotAShop).into()) }
}

/// Reads one table, whichever it is.
///
/// # Errors
/// As for [`read_directory`].
pub(in crate::transfer::shop) fn read_file<E: From<Error>>(path: &Path, take: Take<'_, E>) -> Result<(), E> {
    let header = Table::open(path)?.header;
    let has = |name: &str| header.iter().any(|column| column == name);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    // How many of the columns are those of a table; its name decides between two that have as many.
    let fits = |table: &str, owner: &str, fields: &[Field]| {
        let known = fields.iter().filter(|field| has(field.name)).count();
        if has(owner) && known > 0 { Some((known, table == stem)) } else { None }
    };
    let mut best = None;
    for kind in KINDS {
        best = best.max(fits(kind.name, "updated_at", kind.fields).map(|fit| (fit, kind.name, None)));
        // A table of things may speak of others; one of parts has no dates.
        for (index, part) in kind.parts.iter().enumerate().filter(|_| !has("updated_at")) {
            best = best.max(fits(part.table, part.owner, part.fields).map(|fit| (fit, kind.name, Some(index))));
        }
    }
    let best = best.and_then(|(_, kind, part)| Some((Kind::named(kind)?, part)));
    match best {
        Some((kind, None)) => {
            let lists = kind.parts.iter().map(|_| None).collect();
            read_kind(kind, Some(path), lists, take)
        }
        Some((kind, Some(index))) => {
            let list = |(one, part)| (one == index).then(|| Lists::read(path, part)).transpose();
            let lists = kind.parts.iter().enumerate().map(list).collect::<Result<_, _>>()?;
            read_kind(kind, None, lists, take)
        }
        None => Err(Error::new(path, None, Problem::NotAShop).into()),
    }
}

/// Reads the things of a kind with the lists of what belongs to them; without a table of the things themselves, only these.
fn read_kind<E: From<Error>>(
    kind: &'static Kind,
    path: Option<&Path>,
    mut lists: Vec<Option<Lists>>,
    take: Take<'_, E>,
) -> Result<(), E> {
    if let Some(path) = path {
        let mut table = Table::open(path)?;
        let columns = Columns::of(&table.header, kind.fields);
        let (own, dates) = (table.column("id"), table.column("updated_at"));
        let mut seen = HashSet::new();
        while table.next()? {
            let mut record = table.thing(kind, &columns, own, dates)?;
            if !seen.insert(record.id) {
                return Err(table.error(Problem::RepeatedId { id: record.id.to_string() }).into());
            }
            record.parts = lists.iter_mut().map(|list| Some(list.as_mut()?.of(record.id))).collect();
            take(kind, record)?;
        }
        return match lists.iter().flatten().find_map(Lists::stray) {
            Some(stray) => Err(stray.into()),
            None => Ok(()),
        };
    }
    let mut owners: Vec<Id> = Vec::new();
    let mut seen = HashSet::new();
    for owner in lists.iter().flatten().flat_map(|list| &list.owners) {
        if seen.insert(*owner) {
            owners.push(*owner);
        }
    }
    for owner in owners {
        let parts = lists.iter_mut().map(|list| list.as_mut()?.said_of(owner)).collect();
        take(kind, Record { parts, ..Record::unsaid(kind, owner) })?;
    }
    Ok(())
}

/// A table of parts, by the things they belong to.
struct Lists {
    path: std::path::PathBuf,
    owner: &'static str,
    /// In the order in which they come.
    owners: Vec<Id>,
    /// Each with the place it wants in its list, and the line it stands on.
    parts: HashMap<Id, Vec<(u32, usize, PartRecord)>>,
}

impl Lists {
    fn read(path: &Path, part: &'static Part) -> Result<Self, Error> {
        let mut table = Table::open(path)?;
        let columns = Columns::of(&table.header, part.fields);
        let (owner, own) = (table.column(part.owner), table.column("id"));
        let position = table.column("position");
        let mut lists = Self { path: path.to_owned(), owner: part.owner, owners: Vec::new(), parts: HashMap::new() };
        while table.next()? {
            let of = table.id(owner)?.ok_or_else(|| table.error(Problem::MissingKey { key: part.owner }))?;
            let place = table.cell(position).trim().parse().unwrap_or(u32::MAX);
            let own = if part.has_id { table.id(own)? } else { None };
            let said = table.values(part.fields, &columns)?;
            let one = part.of(own, said).map_err(|key| table.error(Problem::MissingKey { key }))?;
            let line = table.line();
            let list = lists.parts.entry(of).or_insert_with(|| {
                lists.owners.push(of);
                Vec::new()
            });
            list.push((place, line, one));
        }
        Ok(lists)
    }

    /// What belongs to a thing, in its order; nothing, where nothing is said.
    fn of(&mut self, owner: Id) -> Vec<PartRecord> {
        self.said_of(owner).unwrap_or_default()
    }

    fn said_of(&mut self, owner: Id) -> Option<Vec<PartRecord>> {
        let mut parts = self.parts.remove(&owner)?;
        // Stable, so that rows without a place stay in the order of the file.
        parts.sort_by_key(|(place, ..)| *place);
        Some(parts.into_iter().map(|(.., part)| part).collect())
    }

    /// That a part belongs to a thing that is not in the table of things.
    fn stray(&self) -> Option<Error> {
        let (owner, parts) = self.owners.iter().find_map(|owner| Some((owner, self.parts.get(owner)?)))?;
        let line = parts.first().map_or(1, |(_, line, _)| *line);
        let problem = Problem::UnknownReference { kind: self.owner, name: owner.to_string() };
        Some(Error::new(&self.path, Some(Place { line, column: 1 }), problem))
    }
}

/// A table that is being read, row by row.
struct Table<'r> {
    path: std::path::PathBuf,
    reader: csv::Reader<Limited<Box<dyn std::io::BufRead + 'r>>>,
    room: Room,
    header: Vec<String>,
    row: StringRecord,
}

impl Table<'_> {
    fn open(path: &Path) -> Result<Self, Error> {
        let (path, reader) = Source::open(path)?.into_reader()?;
        let mut reader: Box<dyn std::io::BufRead> = Box::new(reader);
        let start = reader.fill_buf().map_err(|error| Error::new(&path, None, Problem::Read(error)))?;
        let first = String::from_utf8_lossy(start.split(|byte| *byte == b'\n').next().unwrap_or_default());
        // As spreadsheets of other countries save it.
        let count = |delimiter: &u8| first.matches(char::from(*delimiter)).count();
        let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
        let room = Room::default();
        let limited = Limited::new(reader, room.clone());
        let reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(limited);
        let mut table = Self { path, reader, room, header: Vec::new(), row: StringRecord::new() };
        if table.next()? {
            table.header = table.row.iter().map(|name| name.trim().to_owned()).collect();
        }
        Ok(table)
    }

    /// Reads the next row that is not blank; `false` where there is none.
    fn next(&mut self) -> Result<bool, Error> {
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
    fn error(&self, problem: Problem) -> Error {
        Error::new(&self.path, Some(Place { line: self.line(), column: 1 }), problem)
    }

    /// The line the row begins on.
    fn line(&self) -> usize {
        self.row.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX))
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// What stands in a column; nothing where there is no such column.
    fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.row.get(column)).unwrap_or_default()
    }

    fn id(&self, column: Option<usize>) -> Result<Option<Id>, Error> {
        match self.cell(column) {
            "" => Ok(None),
            text => id(text).map(Some).map_err(|problem| self.error(problem)),
        }
    }

    /// The thing of the row. One that somebody has added in the spreadsheet has no identity yet.
    fn thing(
        &self,
        kind: &'static Kind,
        columns: &Columns,
        own: Option<usize>,
        dates: Option<usize>,
    ) -> Result<Record, Error> {
        let date = match self.cell(dates) {
            "" => None,
            text => Some(updated_at(text).map_err(|problem| self.error(problem))?),
        };
        let id = self.id(own)?.unwrap_or_default();
        Ok(Record { updated_at: date, values: self.values(kind.fields, columns)?, ..Record::unsaid(kind, id) })
    }

    /// What the row says of each field.
    fn values(&self, fields: &[Field], columns: &Columns) -> Result<Vec<Option<Value>>, Error> {
        let value = |(field, (column, beside)): (&Field, &(Option<usize>, Option<usize>))| {
            let Some(column) = column else { return Ok(None) };
            // A row may end before its last cells, where these are empty.
            let cell = self.row.get(*column).unwrap_or_default();
            value(field, cell, self.cell(*beside)).map(Some).map_err(|problem| self.error(problem))
        };
        fields.iter().zip(&columns.0).map(value).collect()
    }
}

/// For each field, its column and the one of its currency.
struct Columns(Vec<(Option<usize>, Option<usize>)>);

impl Columns {
    fn of(header: &[String], fields: &[Field]) -> Self {
        let place = |name: &str| header.iter().position(|column| column == name);
        Self(fields.iter().map(|field| (place(field.name), place(&currency_of(field.name)))).collect())
    }
}

/// What a cell says.
fn value(field: &Field, cell: &str, beside: &str) -> Result<Value, Problem> {
    let is_text = matches!(field.holds, Holds::Line | Holds::Lines);
    if cell.is_empty() && (field.presence == Presence::Optional || (field.presence == Presence::Usual && !is_text)) {
        return Ok(field.empty());
    }
    let text = unguarded(cell);
    match field.holds {
        Holds::Texts | Holds::LongTexts | Holds::Situations | Holds::Weekdays => field.read_list(unlisted(text)),
        Holds::Links | Holds::Columns => field.read_pairs(unlisted(text).into_iter().map(|pair| {
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
