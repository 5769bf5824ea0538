//! Tables of canned replies: those of TextExpander, Briskine and Zammad, and any with a column of texts.

use csv::{ReaderBuilder, StringRecord};

use super::collect::Collector;
use super::helpdesk::placeholders;
use super::{Bit, Failed, LeftWhy, Meaning, Snippet, Told, textexpander};
use crate::model::{Channel, Language, Length, Tone};
use crate::transfer::error::{Place, Problem, shortened};
use crate::transfer::own::{self, Part};
use crate::transfer::prose::foreign;
use crate::transfer::tables::{html, too_wide};
use crate::transfer::{Format, Reading, headings};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

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
    language: Option<usize>,
    channel: Option<usize>,
    tone: Option<usize>,
    length: Option<usize>,
}

impl Columns {
    const fn all(&self) -> [Option<usize>; 9] {
        let Self { shortcut, title, text, group, tags, language, channel, tone, length } = *self;
        [shortcut, title, Some(text), group, tags, language, channel, tone, length]
    }
}

/// A row and the line it begins on.
pub(in crate::transfer) type Row = (usize, StringRecord);

pub(super) fn read(text: &str, format: Format, reading: &Reading, collector: &mut Collector<'_>) -> Result<(), Failed> {
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
    if above > 0 && format == Format::Table {
        let is_unread =
            |(at, heading): &(usize, &str)| !columns.all().contains(&Some(*at)) && !heading.trim().is_empty();
        header.iter().enumerate().filter(is_unread).for_each(|(_, heading)| collector.pass_over(heading));
    }
    for (line, row) in rows.into_iter().skip(above) {
        take(line, &row, columns, |text| bits(text, format, reading), collector);
    }
    Ok(())
}

/// The format of a table whose beginning is this; `None` where it is no table of replies.
pub(in crate::transfer) fn format(start: &str) -> Option<Format> {
    let rows = rows(start).ok()?;
    let (_, header) = rows.first()?;
    let has = |name: &str| header.iter().any(|heading| headings::is_one(heading, &[name]));
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
            if let Some(problem) = too_wide(&row).filter(|_| rows.is_empty()) {
                return Err((Place { line, column: 1 }, problem));
            }
            rows.push((line, row));
        }
    }
    Ok(rows)
}

/// The columns a header names; a table of replies has a column of texts, and one by which they are found.
fn columns(header: &StringRecord) -> Option<Columns> {
    let header: Vec<&str> = header.iter().collect();
    let position = |names| headings::position(&header, names);
    let columns = Columns {
        shortcut: position(headings::SHORTCUTS),
        title: position(headings::TITLES),
        text: position(headings::TEXTS)?,
        group: position(headings::GROUPS),
        tags: position(headings::TAGS),
        language: position(headings::LANGUAGES),
        channel: position(headings::CHANNELS),
        tone: position(headings::TONES),
        length: position(headings::LENGTHS),
    };
    (columns.shortcut.is_some() || columns.title.is_some()).then_some(columns)
}

fn take(
    line: usize,
    row: &StringRecord,
    columns: Columns,
    bits: impl Fn(&str) -> Vec<Bit>,
    collector: &mut Collector<'_>,
) {
    let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map(str::trim).unwrap_or_default();
    let Some(text) = row.get(columns.text) else {
        return collector.leave(line, cell(columns.shortcut.or(columns.title)), LeftWhy::Empty);
    };
    let told = match told(&cell, columns) {
        Ok(told) => told,
        Err((word, why)) => {
            let name = cell(columns.shortcut.or(columns.title));
            return collector.leave(line, &format!("{name}: “{}”", shortened(word)), why);
        }
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
        told,
        text: bits(text),
        ..Snippet::default()
    });
}

/// What a row says its text is for, or the word of it that means nothing here: a text under another language than its own would be
/// sent to somebody who cannot read it.
fn told<'r>(cell: &impl Fn(Option<usize>) -> &'r str, columns: Columns) -> Result<Told, (&'r str, LeftWhy)> {
    let said = |column| Some(cell(column)).filter(|word| !word.is_empty());
    let language = |word: &str| word.parse().ok().filter(Language::is_known);
    Ok(Told {
        language: said(columns.language).map(|word| language(word).ok_or((word, LeftWhy::Language))).transpose()?,
        channel: said(columns.channel).map(Channel::new),
        tone: said(columns.tone).map(|word| word_of(word, Tone::from_word, LeftWhy::Tone)).transpose()?,
        length: said(columns.length).map(|word| word_of(word, Length::from_word, LeftWhy::Length)).transpose()?,
    })
}

fn word_of<T>(word: &str, read: impl Fn(&str) -> Option<T>, why: LeftWhy) -> Result<T, (&str, LeftWhy)> {
    read(&word.to_lowercase()).ok_or((word, why))
}

/// A text with the placeholders of its program.
fn bits(text: &str, format: Format, reading: &Reading) -> Vec<Bit> {
    let is_html = ["</", "<br", "<p>", "<div"].iter().any(|sign| text.contains(sign));
    let plain = if is_html { html::text(text) } else { text.to_owned() };
    match format {
        Format::TextExpander => textexpander::bits(&plain),
        Format::Briskine => placeholders(&plain, "{{"),
        Format::Zammad => placeholders(&plain, "#{"),
        _ => own(&plain, reading),
    }
}

/// A text in which tags of ours stay, but for those of which the user has said something else.
fn own(text: &str, reading: &Reading) -> Vec<Bit> {
    let is_said = |tag: &str| reading.placeholders.iter().any(|filling| filling.is_for(tag));
    let bits = |part| match part {
        Part::Tag(tag) if !is_said(tag) => vec![Bit::Own(tag.to_owned())],
        Part::Tag(text) | Part::Text(text) => leftovers(text),
    };
    own::parts(text, &reading.facts).into_iter().flat_map(bits).collect()
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
