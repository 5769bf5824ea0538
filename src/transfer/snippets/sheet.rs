//! Tables of canned replies: those of TextExpander, Briskine and Zammad, and any with a column of texts.

use csv::{ReaderBuilder, StringRecord};

use super::collect::Collector;
use super::helpdesk::placeholders;
use super::{Bit, Failed, LeftWhy, Meaning, Snippet, textexpander};
use crate::text::folded;
use crate::transfer::Format;
use crate::transfer::error::{Place, Problem, shortened};
use crate::transfer::prose::foreign;
use crate::transfer::tables::html;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What a column may be called that holds what finds a reply.
const SHORTCUTS: [&str; 12] = [
    "shortcut",
    "abbreviation",
    "abbr",
    "keyword",
    "keywords",
    "trigger",
    "short code",
    "short_code",
    "code",
    "kürzel",
    "skrót",
    "atajo",
];

/// What a column of titles may be called.
const TITLES: [&str; 11] =
    ["title", "name", "label", "subject", "description", "titel", "tytuł", "nazwa", "título", "nombre", "τίτλος"];

/// What a column of texts may be called.
const TEXTS: [&str; 20] = [
    "text",
    "content",
    "body",
    "reply",
    "message",
    "snippet",
    "template",
    "response",
    "answer",
    "replace",
    "macro",
    "antwort",
    "nachricht",
    "inhalt",
    "tekst",
    "treść",
    "odpowiedź",
    "texto",
    "respuesta",
    "κείμενο",
];

/// What a column of groups may be called.
const GROUPS: [&str; 6] = ["category", "group", "folder", "kategorie", "kategoria", "categoría"];

/// What a column of tags may be called.
const TAGS: [&str; 3] = ["tags", "tag", "labels"];

/// What only TextExpander writes into texts.
const SIGNS: [&str; 5] = ["%fill", "%clipboard", "%snippet:", "%key:", "%|"];

/// Which cell of a row is what.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    shortcut: Option<usize>,
    title: Option<usize>,
    text: usize,
    group: Option<usize>,
    tags: Option<usize>,
}

/// A row and the line it begins on.
pub(in crate::transfer) type Row = (usize, StringRecord);

pub(super) fn read(text: &str, format: Format, collector: &mut Collector<'_>) -> Result<(), Failed> {
    let rows = rows(text)?;
    let header = rows.first().map(|(_, header)| header.clone()).unwrap_or_default();
    let (columns, above) = match (columns(&header), format) {
        (Some(columns), _) => (columns, 1),
        (None, Format::TextExpander) => {
            (Columns { shortcut: Some(0), text: 1, title: Some(2), ..Columns::default() }, 0)
        }
        (None, _) => {
            let header = shortened(&header.iter().collect::<Vec<_>>().join(", "));
            return Err((Place { line: 1, column: 1 }, Problem::NoReplyColumns { header }));
        }
    };
    for (line, row) in rows.into_iter().skip(above) {
        take(line, &row, columns, format, collector);
    }
    Ok(())
}

/// The format of a table whose beginning is this; `None` where it is no table of replies.
pub(in crate::transfer) fn format(start: &str) -> Option<Format> {
    let rows = rows(start).ok()?;
    let (_, header) = rows.first()?;
    let has = |name: &str| position(header, &[name]).is_some();
    if has("shortcut") && has("body") && has("title") && (has("subject") || has("bcc")) {
        return Some(Format::Briskine);
    }
    if has("keywords") && has("content") && has("name") {
        return Some(Format::Zammad);
    }
    if columns(header).is_some() {
        return Some(Format::Table);
    }
    let is_expander = |row: &StringRecord| {
        let abbreviation = row.get(0).unwrap_or_default();
        (2..=3).contains(&row.len()) && !abbreviation.is_empty() && !abbreviation.contains(char::is_whitespace)
    };
    // Any table of two columns would do; signs of the program tell.
    let has_signs = |row: &StringRecord| {
        let is_marked = row.get(0).is_some_and(|abbreviation| !abbreviation.starts_with(char::is_alphanumeric));
        is_marked || row.get(1).is_some_and(|text| SIGNS.iter().any(|sign| text.contains(sign)))
    };
    let fits = rows.iter().all(|(_, row)| is_expander(row)) && rows.iter().any(|(_, row)| has_signs(row));
    fits.then_some(Format::TextExpander)
}

/// The rows of a table that are not empty. Of the delimiters, the one counts that parts the first row into the most cells.
pub(in crate::transfer) fn rows(text: &str) -> Result<Vec<Row>, Failed> {
    let (said, text) = match text.strip_prefix("sep=") {
        Some(rest) => (rest.bytes().next(), rest.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text),
    };
    let parted = |delimiter: u8| {
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
    };
    let width = |delimiter: &u8| {
        let mut first = StringRecord::new();
        parted(*delimiter).read_record(&mut first).map_or(0, |_| first.len())
    };
    // Of equals the first counts, a comma.
    let widest = || DELIMITERS.into_iter().rev().max_by_key(width).unwrap_or(b',');
    let mut rows = Vec::new();
    for row in parted(said.unwrap_or_else(widest)).into_records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
            (Place { line, column: 1 }, Problem::Syntax(error.to_string()))
        })?;
        let line = row.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        let line = line + usize::from(said.is_some());
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((line, row));
        }
    }
    Ok(rows)
}

/// The columns a header names; a table of replies has a column of texts, and one by which they are found.
fn columns(header: &StringRecord) -> Option<Columns> {
    let columns = Columns {
        shortcut: position(header, &SHORTCUTS),
        title: position(header, &TITLES),
        text: position(header, &TEXTS)?,
        group: position(header, &GROUPS),
        tags: position(header, &TAGS),
    };
    (columns.shortcut.is_some() || columns.title.is_some()).then_some(columns)
}

/// The column that bears the first of these names that is there.
fn position(header: &StringRecord, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|wanted| header.iter().position(|cell| folded(cell.trim()) == folded(wanted)))
}

fn take(line: usize, row: &StringRecord, columns: Columns, format: Format, collector: &mut Collector<'_>) {
    let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map(str::trim).unwrap_or_default();
    let Some(text) = row.get(columns.text) else {
        return collector.leave(line, cell(columns.shortcut.or(columns.title)), LeftWhy::Empty);
    };
    let words = |cell: &str| cell.split([',', '\n']).map(|tag| tag.trim().to_owned()).collect::<Vec<_>>();
    let mut tags = words(cell(columns.tags));
    let mut keywords = words(cell(columns.shortcut));
    let trigger = Some(keywords.remove(0)).filter(|keyword| !keyword.is_empty());
    tags.extend(keywords);
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    collector.add(Snippet {
        line,
        trigger,
        title: some(cell(columns.title)),
        group: some(cell(columns.group)),
        tags,
        text: bits(text, format),
        ..Snippet::default()
    });
}

/// A text with the placeholders of its program.
fn bits(text: &str, format: Format) -> Vec<Bit> {
    let is_html = ["</", "<br", "<p>", "<div"].iter().any(|sign| text.contains(sign));
    let plain = if is_html { html::text(text) } else { text.to_owned() };
    match format {
        Format::TextExpander => textexpander::bits(&plain),
        Format::Briskine => placeholders(&plain, "{{"),
        Format::Zammad => placeholders(&plain, "#{"),
        _ => leftovers(&plain),
    }
}

/// A text of nobody knows which program, with what looks left to be filled in.
fn leftovers(text: &str) -> Vec<Bit> {
    let (mut bits, mut rest, mut plain) = (Vec::new(), text, String::new());
    while let Some(found) = foreign::next(rest) {
        plain.push_str(found.before);
        rest = found.after;
        if found.leftover.starts_with('x') {
            plain.push_str(found.leftover);
            continue;
        }
        bits.push(Bit::Text(std::mem::take(&mut plain)));
        let name = found.leftover.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        bits.push(Bit::Gap(found.leftover.to_owned(), Meaning::Named(name)));
    }
    bits.push(Bit::Text(plain + rest));
    bits
}
