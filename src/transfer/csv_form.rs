//! Replies as a table: a row a text, with the keys of the JSON Lines as columns.
//!
//! Lists stand in one cell, one entry a line; a cell that a spreadsheet would run stands behind an apostrophe (`shop/csv/cell.rs`).

use std::borrow::Cow;
use std::io::{self, Write};

use super::error::{Error, Fault, Place, Problem};
use super::fields::{Fields, Spot, Value};
use super::gather::Gatherer;
use super::jsonl::{KEYS, Line, lines};
use super::row::{Row, Text};
use super::shop::csv::cell::{guarded, list, unguarded, unlisted};
use super::snippets::rows;
use super::{Format, ReplyFile, Source};
use crate::model::{Reply, Situation};

/// The columns with lists.
const LISTS: [&str; 3] = ["asks", "situations", "tags"];

/// Whether the beginning of a table is one of ours: other programs know no situations.
pub(super) fn is_ours(start: &str) -> bool {
    let header = start.lines().next().unwrap_or_default();
    ["shortcut", "language", "situations", "body"].iter().all(|key| header.contains(key))
}

pub(super) fn read(source: Source<'_>) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_utf8()?;
    let mut gatherer = Gatherer::default();
    let rows = rows(&text).map_err(|(place, problem)| Error::new(&path, Some(place), problem))?;
    let mut rows = rows.into_iter();
    let header: Vec<String> =
        rows.next().map(|(_, header)| header.iter().map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default();
    for (line, cells) in rows {
        let place = Place { line, column: 1 };
        match row(&header, &cells, place) {
            Ok(row) => gatherer.add(place, row),
            Err(fault) => gatherer.fault(Some(place), fault.problem),
        }
    }
    Ok(gatherer.finish(path, Format::Csv, encoding))
}

fn row(header: &[String], cells: &csv::StringRecord, place: Place) -> Result<Row, Fault> {
    if cells.len() > header.len() {
        return Err(Fault::new(0, Problem::Cells { found: cells.len(), wanted: header.len() }));
    }
    let spot = |it| Spot { at: 0, it };
    let entry = |(name, cell): (&'_ String, &'_ str)| {
        let text = unguarded(cell);
        let value = if LISTS.contains(&name.as_str()) {
            Value::List(unlisted(text).into_iter().map(|one| spot(Value::Text(one.into()))).collect())
        } else {
            Value::Text(Cow::Owned(text.to_owned()))
        };
        (Spot { at: 0, it: Cow::Owned(name.clone()) }, spot(value))
    };
    let filled = header.iter().zip(cells.iter()).filter(|(_, cell)| !cell.is_empty());
    let mut fields = Fields::new(0, filled.map(entry).collect());
    fields.only(KEYS)?;
    let mut row = Row::take(&mut fields, None, None)?;
    row.texts.extend(Text::take(&mut fields, place)?);
    if row.texts.is_empty() && row.title.is_none() && row.asks.is_empty() {
        return Err(fields.missing("body"));
    }
    row.removed = fields.removed();
    Ok(row)
}

/// Writes replies as a table.
///
/// # Errors
/// What the writer says.
pub fn write_csv<'a>(replies: impl IntoIterator<Item = &'a Reply>, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(KEYS)?;
    for reply in replies {
        lines(reply, |line| Ok(table.write_record(KEYS.iter().map(|key| cell(&line, key)))?))?;
    }
    table.flush()
}

fn cell(line: &Line<'_>, key: &str) -> String {
    let situations = || line.situations.iter().map(Situation::to_string).collect::<Vec<_>>();
    let text = match key {
        "shortcut" => Some(line.shortcut),
        "title" => line.title,
        "category" => Some(line.category),
        "language" => Some(line.language),
        "body" => line.body,
        "role" => line.role,
        "channel" => line.channel,
        "tone" => line.tone,
        "length" => line.length,
        "attach" => line.attach,
        "archived" => line.archived.then_some("yes"),
        "asks" => return guarded(&list(line.asks.iter().map(String::as_str))).into_owned(),
        "tags" => return guarded(&list(line.tags.iter().map(String::as_str))).into_owned(),
        "situations" => return list(situations().iter().map(String::as_str)),
        _ => None,
    };
    guarded(text.unwrap_or_default()).into_owned()
}
