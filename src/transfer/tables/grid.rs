//! A table: its encoding, its delimiter, its header, its rows with their places.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Read;
use std::path::{Path, PathBuf};

use csv::{Reader, ReaderBuilder, StringRecord};
use encoding_rs::Encoding;

use super::format::{Field, Holds};
use super::layout::{Columns, Habits, Layout, LayoutName, names, shown};
use super::people::full_name;
use super::sample::first_row;
use super::stream::{Decoding, encoding_of};
use super::value;
use super::{Lost, TABLE_MAX};
use crate::model::Channel;
use crate::text::{NAME_MAX, NameFlaw, name_flaw, sanitise, sanitise_line};
use crate::transfer::error::{Error, Nearest, Place, Problem, shortened};
use crate::transfer::source::Again;
use crate::transfer::{ReplyFile, Source};

/// The delimiters there are.
pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A header stands in one of so many rows, or nowhere: above it there may be blank rows.
pub(super) const HEADER_WITHIN: usize = 10;

/// More columns than any site or seller writes; every one of them is compared with every layout.
pub(in crate::transfer) const COLUMNS_MAX: usize = 1_000;

/// What people, orders and pieces are known by.
const NAMES: [Field; 6] =
    [Field::Name, Field::FirstName, Field::LastName, Field::Handle, Field::Number, Field::ItemName];

/// So many bytes of a table are parted into rows at once.
const BUFFER: usize = 64 << 10;

/// A table whose header is known.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) path: PathBuf,
    pub(super) layout: Layout,
    pub(super) encoding: &'static Encoding,
    columns: Columns,
    /// The header as it is written.
    header: Vec<String>,
    delimiter: u8,
    source: Again,
    /// Where in the text the table begins: behind `sep=;`.
    starts: usize,
    /// How many rows there are up to the header, that one counted.
    above: usize,
    /// What the last reading of its rows has seen of letters that were lost before.
    lost: Cell<Option<Lost>>,
}

impl Grid {
    /// Reads a file and finds out which of these layouts of such tables it has.
    ///
    /// # Errors
    /// Where it cannot be read, or nothing in it is a header of one of them.
    pub(super) fn read(mut source: Source<'_>, holds: Holds, layouts: &[Layout]) -> Result<Self, Error> {
        let marked = source.unicode()?;
        let source = source.into_again(TABLE_MAX)?;
        let path = source.path().to_owned();
        let encoding = marked.map_or_else(|| encoding_of(&source), Ok)?;
        let text = Decoding::new(source.pass()?, encoding).head().map_err(|error| source.failed(error))?;
        let (said, starts) = said_delimiter(&text);
        let body = text.get(starts..).unwrap_or_default();
        let candidates: Vec<u8> = said.map_or_else(|| DELIMITERS.to_vec(), |said| vec![said]);
        let found = candidates.iter().filter_map(|delimiter| header(body, *delimiter, layouts));
        let Some(found) = found.max_by_key(|found| found.columns.count) else {
            let line_of_table = text.get(..starts).unwrap_or_default().matches('\n').count();
            return Err(unknown(&path, body, &candidates, holds, layouts, line_of_table));
        };
        let Found { layout, columns, header, delimiter, above } = found;
        Ok(Self {
            path,
            layout: layout.clone(),
            encoding,
            columns,
            header,
            delimiter,
            source,
            starts,
            above,
            lost: Cell::new(None),
        })
    }

    /// Gives each row below the header to `take`, with its places, until there is none, or `take` has enough. Says how many it wanted.
    ///
    /// # Errors
    /// Where the file cannot be read to its end, or has changed meanwhile.
    pub(super) fn rows(&self, mut take: impl FnMut(Row<'_>) -> bool) -> Result<usize, Error> {
        let mut text = Decoding::new(self.source.pass()?, self.encoding);
        text.skip(self.starts).map_err(|error| self.source.failed(error))?;
        let mut reader = parted(text, self.delimiter);
        let mut record = StringRecord::new();
        let (mut seen, mut taken, mut follows_blank) = (0, 0, false);
        self.lost.set(None);
        loop {
            let from = self.place_of(&reader);
            let begun = self.line_of(&reader);
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(self.broken(error, &reader, begun)),
            }
            seen += 1;
            let to = self.place_of(&reader);
            if seen > self.above {
                let row = self.row(&record, reader.get_ref(), (from, to), begun, follows_blank);
                follows_blank = record.iter().all(|cell| cell.trim().is_empty());
                if let Some(place) = row.lost() {
                    self.lost.set(Some(Lost::and(self.lost.get(), place)));
                }
                if !follows_blank && !take(row) {
                    break;
                }
                taken += usize::from(!follows_blank);
            }
            reader.get_mut().forget(to);
        }
        self.source.unchanged()?;
        Ok(taken)
    }

    /// Where letters were lost before the file came here, as the last reading of its rows has seen it.
    pub(super) const fn lost(&self) -> Option<Lost> {
        self.lost.get()
    }

    /// The row that stands between two places and begins in a line, or below the empty ones that are passed over.
    fn row<'g>(
        &'g self,
        record: &'g StringRecord,
        stream: &'g Decoding<'_>,
        (from, to): (usize, usize),
        begun: usize,
        follows_blank: bool,
    ) -> Row<'g> {
        let whole = stream.text(from, to);
        let text = whole.trim_start_matches(['\n', '\r']);
        let blank = whole.len() - text.len();
        let at = from + blank;
        Row {
            grid: self,
            record,
            text,
            line: begun + whole.get(..blank).unwrap_or_default().matches('\n').count(),
            percent: percent(stream.bytes_read(), self.source.size()),
            damage: stream.damage(at, to).map(|damage| damage - at),
            is_last: stream.ends_at(to),
            follows_blank,
        }
    }

    /// The byte of the text a reader has come to.
    fn place_of<R: Read>(&self, reader: &Reader<R>) -> usize {
        self.starts + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
    }

    /// The line of the file a reader has come to; what says the delimiter is a line of its own.
    fn line_of<R: Read>(&self, reader: &Reader<R>) -> usize {
        usize::try_from(reader.position().line()).unwrap_or(usize::MAX) + usize::from(self.starts > 0)
    }

    /// Why a row cannot be read.
    fn broken(&self, error: csv::Error, reader: &Reader<Decoding<'_>>, line: usize) -> Error {
        match error.into_kind() {
            csv::ErrorKind::Io(error) if !reader.get_ref().is_overlong() => self.source.failed(error),
            _ => Error::new(&self.path, Some(Place { line, column: 1 }), Problem::Unclosed),
        }
    }
}

/// A share in percent.
fn percent(part: u64, whole: u64) -> usize {
    usize::try_from(part * 100 / whole.max(1)).unwrap_or(100).min(100)
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'g> {
    grid: &'g Grid,
    record: &'g StringRecord,
    /// As it stands in the file, with the end of its line.
    text: &'g str,
    /// The line of the file it begins in.
    pub(super) line: usize,
    /// How much of the file has been read.
    pub(super) percent: usize,
    /// The byte of its text where something stands that means nothing in the file's encoding.
    damage: Option<usize>,
    /// The file ends with it.
    is_last: bool,
    /// The row above it is blank.
    follows_blank: bool,
}

impl Row<'_> {
    /// What a field says, made safe; empty where the table or this row does not know it.
    pub(super) fn text(&self, field: Field) -> String {
        self.column(field).map(|(_, text)| text).unwrap_or_default()
    }

    /// What stands above the first column of a field.
    pub(super) fn header(&self, field: Field) -> String {
        let column = self.grid.columns.of[field as usize].first();
        column.and_then(|column| self.grid.header.get(*column)).cloned().unwrap_or_default()
    }

    /// Whether the table has a column for a field.
    pub(super) fn knows(&self, field: Field) -> bool {
        self.grid.columns.of.get(field as usize).is_some_and(|columns| !columns.is_empty())
    }

    /// A text of several lines.
    pub(super) fn lines(&self, field: Field) -> String {
        let columns = self.grid.columns.of.get(field as usize).into_iter().flatten();
        let cells = columns.filter_map(|column| self.record.get(*column));
        cells.map(|cell| sanitise(cell).trim().to_owned()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// What a field says, and the column it stands in.
    fn column(&self, field: Field) -> Option<(usize, String)> {
        let columns = self.grid.columns.of.get(field as usize)?;
        columns.iter().find_map(|column| {
            let cell = self.record.get(*column).filter(|cell| !cell.is_empty())?;
            let text = value::text(cell);
            (!text.is_empty()).then_some((*column, text))
        })
    }

    /// Reads a field; `None` where it is empty.
    pub(super) fn read<T>(
        &self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, value::Wanted>,
    ) -> Result<Option<T>, Error> {
        let Some((column, text)) = self.column(field) else { return Ok(None) };
        read(&text).map(Some).map_err(|wanted| self.unfit(column, &text, wanted))
    }

    /// A field that is an identity: what a spreadsheet has rounded is a mistake.
    pub(super) fn id(&self, field: Field) -> Result<Option<String>, Error> {
        self.read(field, |text| if value::is_mangled(text) { Err(value::Wanted::Id) } else { Ok(text.to_owned()) })
    }

    /// What is wrong with the shape of the row, if anything is.
    pub(super) fn misshapen(&self) -> Option<Error> {
        let (cells, wanted) = (self.record.len(), self.grid.header.len());
        let is_longer = self.record.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        // Spreadsheets leave out the empty cells at the end of a row; a file that was cut off ends in the middle of one.
        let lacks_required = self
            .grid
            .layout
            .required
            .iter()
            .any(|field| self.grid.columns.of[*field as usize].iter().all(|column| *column >= cells));
        if let Some(at) = self.damage.or_else(|| self.other_encoding()) {
            let problem = Problem::Mixed { encoding: self.grid.encoding.name() };
            return Some(Error::new(&self.grid.path, Some(self.place_where(|_, byte| byte >= at)), problem));
        }
        if let Some(column) = self.overlong_name() {
            let key = self.grid.header.get(column).cloned().unwrap_or_default();
            let problem = Problem::NameTooLong { key, limit: NAME_MAX };
            return Some(Error::new(&self.grid.path, Some(self.place(column)), problem));
        }
        let place = Place { line: self.line, column: 1 };
        if self.is_last && self.is_open() {
            return Some(Error::new(&self.grid.path, Some(place), Problem::Unclosed));
        }
        let is_cut_off = cells < wanted && self.is_last && !self.text.ends_with(['\n', '\r']);
        (is_longer || lacks_required || is_cut_off)
            .then(|| Error::new(&self.grid.path, Some(place), Problem::Cells { found: cells, wanted }))
    }

    /// The column of a name that is longer than names are.
    fn overlong_name(&self) -> Option<usize> {
        // Of three parts that make a name that is too long, one is longer than a quarter of it. Few rows have such a cell.
        if self.record.iter().all(|cell| cell.len() < NAME_MAX / 4) {
            return None;
        }
        let too_long = |name: &str| name_flaw(name) == Some(NameFlaw::TooLong);
        let mut named = NAMES.iter().filter_map(|field| self.column(*field));
        let column = named.find(|(_, name)| too_long(name)).map(|(column, _)| column);
        // Parts that are no longer than names may be longer together.
        let first = || self.column(Field::FirstName).map_or(0, |(column, _)| column);
        column.or_else(|| too_long(&full_name(*self)).then(first))
    }

    /// Where letters stand that are UTF-8 in a file that is not: in an encoding of single bytes, such rows mean something else by
    /// chance too seldom to be believed.
    fn other_encoding(&self) -> Option<usize> {
        if !self.grid.encoding.is_single_byte() || self.text.is_ascii() {
            return None;
        }
        let (bytes, _, is_lossy) = self.grid.encoding.encode(self.text);
        let is_other = !is_lossy && str::from_utf8(&bytes).is_ok();
        is_other.then(|| self.text.find(|c: char| !c.is_ascii())).flatten()
    }

    /// Where U+FFFD stands that the file has itself; what stands for bytes that mean nothing is a mistake.
    fn lost(&self) -> Option<Place> {
        let at = self.text.find(char::REPLACEMENT_CHARACTER).filter(|_| self.damage.is_none())?;
        Some(self.place_where(|_, byte| byte >= at))
    }

    /// Whether a quotation mark is open at its end.
    fn is_open(&self) -> bool {
        let delimiter = char::from(self.grid.delimiter);
        self.text.chars().fold(Within::Start, |within, c| within.after(c, delimiter)) == Within::Quoted
    }

    /// Where the table comes from.
    pub(super) const fn channel(&self) -> &Channel {
        &self.grid.layout.channel
    }

    /// The habits of the table it stands in.
    pub(super) const fn habits(&self) -> Habits {
        self.grid.layout.habits
    }

    /// Whether it stands below the table and tells how many rows there were: `3 record(s) downloaded`.
    pub(super) fn is_trailer(&self) -> bool {
        let is_short = self.record.len() * 2 < self.grid.header.len();
        let says_so =
            self.record.iter().take(3).any(|cell| cell.contains("record(s)") || cell.starts_with("Seller ID"));
        is_short && (self.follows_blank || says_so)
            || says_so && self.record.iter().filter(|c| !c.is_empty()).count() < 4
    }

    /// A mistake in a row that has none of these fields, of which it must have one: in the column of the first that the table has.
    pub(super) fn lacks_any(&self, fields: &[Field]) -> Error {
        let is_there = |field: &&Field| !self.grid.columns.of[**field as usize].is_empty();
        self.lacks(fields.iter().find(is_there).copied().unwrap_or(Field::Name))
    }

    /// A mistake in a field that must be there and is not.
    pub(super) fn lacks(&self, field: Field) -> Error {
        let column = self.grid.columns.of[field as usize].first().copied().unwrap_or(0);
        self.unfit(column, "", value::Wanted::Something)
    }

    fn unfit(&self, column: usize, text: &str, wanted: value::Wanted) -> Error {
        let header = self.grid.header.get(column).cloned().unwrap_or_default();
        let problem = Problem::Cell { header, value: shortened(text), wanted: wanted.word() };
        Error::new(&self.grid.path, Some(self.place(column)), problem)
    }

    /// Where a cell begins.
    fn place(&self, column: usize) -> Place {
        self.place_where(|cell, _| cell >= column)
    }

    /// The first place that is wanted, by how many cells and how many bytes stand before it.
    fn place_where(&self, is_wanted: impl Fn(usize, usize) -> bool) -> Place {
        let mut place = Place { line: self.line, column: 1 };
        let (mut cells, mut within) = (0, Within::Start);
        let delimiter = char::from(self.grid.delimiter);
        for (byte, c) in self.text.char_indices() {
            if is_wanted(cells, byte) {
                break;
            }
            cells += usize::from(within != Within::Quoted && c == delimiter);
            within = within.after(c, delimiter);
            place = if c == '\n' {
                Place { line: place.line + 1, column: 1 }
            } else {
                Place { column: place.column + 1, ..place }
            };
        }
        place
    }
}

/// What a character of a row stands in. A quotation mark inside a cell that does not begin with one is a letter like others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transfer) enum Within {
    /// The beginning of a cell.
    Start,
    Plain,
    Quoted,
    /// Behind a quotation mark, which ends what is quoted, or is the first of two that mean one.
    Behind,
}

impl Within {
    /// What the next character stands in.
    pub(in crate::transfer) fn after(self, c: char, delimiter: char) -> Self {
        match (self, c) {
            (Self::Quoted, '"') => Self::Behind,
            (Self::Start | Self::Behind, '"') | (Self::Quoted, _) => Self::Quoted,
            (_, c) if c == delimiter || c == '\n' => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The mistakes of a table: as many as somebody reads, the others counted.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) listed: Vec<Error>,
    pub(super) more: usize,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Error) {
        if self.listed.len() < ReplyFile::FAULTS_MAX {
            self.listed.push(fault);
        } else {
            self.more += 1;
        }
    }
}

/// A header that is known.
struct Found<'l> {
    layout: &'l Layout,
    columns: Columns,
    header: Vec<String>,
    delimiter: u8,
    above: usize,
}

pub(super) fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    parted(text.as_bytes(), delimiter)
}

fn parted<R: Read>(text: R, delimiter: u8) -> Reader<R> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true).buffer_capacity(BUFFER);
    builder.from_reader(text)
}

/// The delimiter that a first line `sep=;` says, and where the table begins.
pub(super) fn said_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    let said = line.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    match said {
        Some([delimiter]) => (Some(*delimiter), line.len()),
        // The tab is lost to trimming.
        Some([]) if line.contains('\t') => (Some(b'\t'), line.len()),
        _ => (None, 0),
    }
}

/// The first row that is the header of one of these layouts.
fn header<'l>(text: &str, delimiter: u8, layouts: &'l [Layout]) -> Option<Found<'l>> {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    for above in 1..=HEADER_WITHIN {
        if !reader.read_record(&mut record).ok()? {
            return None;
        }
        if record.len() > COLUMNS_MAX {
            return None;
        }
        let names = names(record.iter());
        let fits = |layout: &'l Layout| layout.columns(&names).map(|columns| (layout, columns));
        let best = layouts.iter().filter_map(fits).max_by_key(|(_, columns)| columns.count);
        if let Some((layout, columns)) = best {
            let header = record.iter().map(|cell| sanitise_line(cell).into_owned()).collect();
            return Some(Found { layout, columns, header, delimiter, above });
        }
    }
    None
}

/// That a row has more cells than a table has columns.
pub(in crate::transfer) fn too_wide(record: &StringRecord) -> Option<Problem> {
    (record.len() > COLUMNS_MAX).then_some(Problem::TooManyColumns { limit: COLUMNS_MAX })
}

/// Nothing is a header that is known: what the header says, and which mapping would nearly fit. Above the table are so many lines.
fn unknown(path: &Path, body: &str, delimiters: &[u8], holds: Holds, layouts: &[Layout], above: usize) -> Error {
    let Some((_, record)) = first_row(body, delimiters) else {
        return Error::new(path, None, Problem::NoTable { holds, header: String::new(), nearest: None });
    };
    let (_, line) = place(&record, body);
    if let Some(problem) = too_wide(&record) {
        return Error::new(path, Some(Place { line: line + above, column: 1 }), problem);
    }
    let cells: Vec<Cow<'_, str>> = record.iter().take(HEADER_WITHIN).map(sanitise_line).collect();
    let header = shortened(&cells.join(", "));
    let names = names(record.iter());
    let written: Vec<String> =
        record.iter().zip(&names).map(|(header, name)| sanitise_line(&shown(header, name)).into_owned()).collect();
    let problem = match nearest(&names, &written, layouts) {
        None if let Some((table, holds)) = super::formats::known(&names, layouts) => {
            Problem::OtherTable { table, holds }
        }
        nearest => Problem::NoTable { holds, header, nearest },
    };
    Error::new(path, Some(Place { line: line + above, column: 1 }), problem)
}

/// The mapping that finds most of its columns in a header, at least half of them or it alone was asked for.
fn nearest(names: &[String], header: &[String], layouts: &[Layout]) -> Option<Nearest> {
    let near = layouts.iter().filter_map(|layout| {
        let LayoutName::Mapping(mapping) = &layout.name else { return None };
        let differs = layout.differs(names, header);
        let shared = layout.columns.len() - differs.gone.len();
        let is_near = layouts.len() == 1 || shared * 2 >= layout.columns.len();
        is_near.then(|| (shared, Nearest { mapping: mapping.clone(), differs }))
    });
    near.max_by_key(|(shared, nearest)| (*shared, std::cmp::Reverse(nearest.differs.gone.len())))
        .map(|(_, nearest)| nearest)
}

/// The byte and the line a row begins at: behind the empty lines that are passed over.
pub(super) fn place(record: &StringRecord, text: &str) -> (usize, usize) {
    let Some(position) = record.position() else { return (0, 1) };
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let line = usize::try_from(position.line()).unwrap_or(usize::MAX);
    let rest = text.get(at..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    (at + blank, line + rest.get(..blank).unwrap_or_default().matches('\n').count())
}
