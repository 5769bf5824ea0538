use std::path::{Path, PathBuf};
use std::{fmt, io};

/// What is wrong with a file, and where.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {problem}", path.display(), At(*place))]
pub struct Error {
    pub path: PathBuf,
    /// Where in the file; `None` where the whole file is meant.
    pub place: Option<Place>,
    #[source]
    pub problem: Box<Problem>,
}

impl Error {
    pub(super) fn new(path: &Path, place: Option<Place>, problem: Problem) -> Self {
        Self { path: path.to_owned(), place, problem: Box::new(problem) }
    }
}

/// A place in a file, as editors count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// What is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system could not open or read it.
    #[error("cannot be read: {0}")]
    Read(#[source] io::Error),
    /// The file is larger than [`super::FILE_MAX`].
    #[error("larger than {limit} bytes")]
    TooLarge { limit: usize },
    /// It is a document of another program, not text.
    #[error("not text but {0:?}")]
    Binary(Binary),
    /// It is not UTF-8, which our own forms must be.
    #[error("not UTF-8")]
    Encoding,
    /// Bytes that mean nothing in the encoding of the rest, or would be letters in another.
    #[error("not {encoding}, as the rest is")]
    Mixed { encoding: &'static str },
    /// It was written into while it was read.
    #[error("changed while it was read")]
    Changed,
    /// A quotation mark that opens a cell is not followed by one that closes it.
    #[error("a quotation mark is not closed")]
    Unclosed,
    /// It is not TOML, or a line is not JSON; in the words of the parser.
    #[error("{0}")]
    Syntax(String),
    /// Values within values, deeper than any program writes them.
    #[error("nested deeper than {limit} levels")]
    TooDeep { limit: usize },
    /// A file that is small because it repeats itself by aliases.
    #[error("more than {limit} values, aliases written out")]
    TooManyValues { limit: usize },
    /// A key that means nothing here.
    #[error("unknown key {key:?}")]
    UnknownKey {
        key: String,
        /// The key that was probably meant.
        suggestion: Option<&'static str>,
        known: Vec<&'static str>,
    },
    /// The same key twice in one table or object.
    #[error("key {key:?} is there twice")]
    RepeatedKey { key: String },
    /// A key that must be there is not, on any of the lines that could have it.
    #[error("no {key:?}")]
    MissingKey { key: &'static str },
    /// A number where a text should be, or the like.
    #[error("{key:?} should be {expected}, not {found}")]
    WrongType { key: &'static str, expected: &'static str, found: &'static str },
    /// A text with nothing in it.
    #[error("{key:?} is empty")]
    Empty { key: &'static str },
    /// A text longer than [`super::TEXT_MAX`].
    #[error("{key:?} is longer than {limit} bytes")]
    TextTooLarge { key: &'static str, limit: usize },
    /// A name longer than [`text::NAME_MAX`](crate::text::NAME_MAX).
    #[error("{key:?} is longer than {limit} characters")]
    NameTooLong { key: String, limit: usize },
    /// A file that stands for one reply among several, and is no text by its name.
    #[error("it is no plain text or Markdown")]
    NotOneText,
    /// More files in a folder than somebody has replies.
    #[error("more than {limit} texts")]
    TooManyFiles { limit: usize },
    /// A text that does not have the form of what it should be: a language, a shortcut, a situation, a tone…
    #[error("{key:?} cannot be {value:?}")]
    InvalidValue {
        key: &'static str,
        /// The text, shortened where it is long.
        value: String,
        /// The word that was probably meant.
        suggestion: Option<&'static str>,
        /// All the words there are; empty where there is no list of them.
        known: Vec<&'static str>,
    },
    /// The lines of one shortcut contradict each other.
    #[error("another {key} for {shortcut:?} than on line {first_line}")]
    Conflict { key: &'static str, shortcut: String, first_line: usize },
    /// Two texts of one reply with the same language, channel, tone and length.
    #[error("{shortcut:?} has the same variant on line {first_line}")]
    RepeatedVariant { shortcut: String, first_line: usize },
    /// A name that should be that of another entry and is not.
    #[error("there is no {kind} {name:?}")]
    UnknownReference { kind: &'static str, name: String },
    /// It is no export of a shop.
    #[error("not an export of a shop")]
    NotAShop,
    /// A thing that is new to the shop lacks a field it needs.
    #[error("{thing} lacks {key:?}")]
    Lacks { thing: String, key: &'static str },
    /// Two fields of a thing go against each other.
    #[error("{thing}: {other:?} goes against {key:?}")]
    Unsound { thing: String, key: &'static str, other: &'static str },
    /// The same thing twice.
    #[error("{id:?} is there twice")]
    RepeatedId { id: String },
    /// A later release wrote it.
    #[error("version {found} of the form, this program knows versions up to {known}")]
    Newer { found: u32, known: u32 },
    /// No row of a table is a header that is known.
    #[error("no header of a known table, but {header:?}")]
    NoTable {
        /// What it should tell of.
        holds: super::tables::Holds,
        /// What stands where a header should, shortened.
        header: String,
        /// The mapping that comes nearest to it or was asked for.
        nearest: Option<Nearest>,
    },
    /// A table in which no column holds texts by its name.
    #[error("no column of texts, but {header:?}")]
    NoReplyColumns { header: String },
    /// A table has more columns than any that somebody writes.
    #[error("more than {limit} columns")]
    TooManyColumns { limit: usize },
    /// A row of a table has too few or too many cells.
    #[error("{found} cells where the header has {wanted}")]
    Cells { found: usize, wanted: usize },
    /// A cell of a table is not what its column holds.
    #[error("{header:?} cannot be {value:?}, it should be {wanted}")]
    Cell {
        header: String,
        /// The cell, shortened where it is long.
        value: String,
        /// The word for what it should be: `day`, `amount`.
        wanted: &'static str,
    },
    /// The table, or the address book, is known, but it is not what was asked for.
    #[error("the header of {table}, which holds {holds:?}")]
    OtherTable {
        /// What it is called in the catalogue: `etsy-orders`.
        table: &'static str,
        /// What it tells of.
        holds: super::tables::Holds,
    },
    /// Another piece of a table is called the same.
    #[error("another piece {name:?} than on line {first_line}")]
    RepeatedPiece { name: String, first_line: usize },
    /// No card in a file of which somebody said that it holds some.
    #[error("no BEGIN:VCARD")]
    NoCard,
    /// A line of a card that is no property.
    #[error("no property of a card: {text:?}")]
    NoProperty {
        /// The line, shortened where it is long.
        text: String,
    },
    /// A card without an end: another begins, or the file ends.
    #[error("no END:VCARD")]
    OpenCard,
    /// A card in which nothing says how anybody is called.
    #[error("a card without a name")]
    NamelessCard,
}

/// A mapping whose columns are nearly those of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub mapping: String,
    pub differs: super::tables::Difference,
}

/// Documents that people take for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// A ZIP archive: a document of Word, `LibreOffice`, Pages or a spreadsheet of today.
    Zip,
    /// A document of Word or a spreadsheet from before 2007.
    OldOffice,
    /// A PDF document.
    Pdf,
    /// Rich Text Format, which is text to a computer and not to a reader.
    Rtf,
    /// A picture: PNG, JPEG, GIF.
    Picture,
    /// A file of the age format, which is text to those alone who can open it.
    Sealed,
    /// Something with NUL bytes that is not UTF-16.
    Other,
}

/// A mistake at a place counted in bytes, not yet told in lines.
#[derive(Debug)]
pub(super) struct Fault {
    /// Bytes from the start of the text in hand.
    pub(super) at: usize,
    pub(super) problem: Box<Problem>,
}

impl Fault {
    pub(super) fn new(at: usize, problem: Problem) -> Self {
        Self { at, problem: Box::new(problem) }
    }
}

impl Place {
    /// The place of a byte in the line of this number.
    pub(super) fn in_line(line: &str, at: usize, number: usize) -> Self {
        Self { line: number, column: line.get(..at).unwrap_or(line).chars().count() + 1 }
    }
}

/// A text and where its lines start, so that places are found without counting from the top each time.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect() }
    }

    /// The place of a byte.
    pub(super) fn place(&self, at: usize) -> Place {
        let number = self.starts.partition_point(|start| *start <= at);
        let start = number.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        Place::in_line(self.text.get(start..).unwrap_or_default(), at - start, number)
    }
}

/// The part of an error's text that says where.
struct At(Option<Place>);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| write!(f, ":{}:{}", place.line, place.column))
    }
}

/// The start of a text, short enough for a message.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let text = "ab\nžluť x\n";
        let lines = Lines::of(text);
        assert_eq!(lines.place(0), Place { line: 1, column: 1 });
        assert_eq!(lines.place(text.find('x').unwrap()), Place { line: 2, column: 6 });
        assert_eq!(lines.place(text.len()), Place { line: 3, column: 1 });
    }
}
