//! TOML as in `templates/`: a table a reply and language, in it a table a variant.
//!
//! `language` and `category` at the top hold for every reply that does not say otherwise. Tables of one shortcut are one reply.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use toml::de::{DeTable, DeValue};

use super::error::{Error, Fault, Lines, Problem};
use super::fields::{Fields, Spot, Value};
use super::gather::Gatherer;
use super::parts::{Part, parts};
use super::row::{Row, Text, language};
use super::{Format, ReplyFile, Source};
use crate::model::{Channel, Language, Length, Reply, Role, Situation, Tone, Variant};

const FILE_KEYS: &[&str] = &["language", "category", "reply"];
const REPLY_KEYS: &[&str] = &[
    "shortcut",
    "title",
    "category",
    "language",
    "role",
    "situations",
    "tags",
    "attach",
    "archived",
    "asks",
    "variant",
];
const VARIANT_KEYS: &[&str] = &["channel", "tone", "length", "body"];

pub(super) fn read(source: Source<'_>) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_utf8()?;
    let mut gatherer = Gatherer::default();
    let lines = Lines::of(&text);
    let fail = |fault: Fault| Error { path: path.clone(), place: Some(lines.place(fault.at)), problem: fault.problem };
    let table = DeTable::parse(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        fail(Fault::new(at, Problem::Syntax(error.message().to_owned())))
    })?;
    let mut file = fields(0, table.into_inner());
    file.only(FILE_KEYS).map_err(fail)?;
    let common =
        Common { language: language(&mut file).map_err(fail)?, category: file.line("category").map_err(fail)? };
    for mut reply in file.tables("reply").map_err(fail)? {
        match common.row(&mut reply, &lines) {
            Ok(row) => gatherer.add(lines.place(reply.at()), row),
            Err(fault) => gatherer.fault(Some(lines.place(fault.at)), fault.problem),
        }
    }
    Ok(gatherer.finish(path, Format::Toml, encoding))
}

/// What stands above the tables of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) language: Option<Language>,
    pub(super) category: Option<String>,
}

/// A table of a file: where it begins, in bytes and lines, and what it says.
pub(super) struct Table {
    pub(super) at: usize,
    pub(super) line: usize,
    pub(super) row: Row,
}

/// The tables of a file, one by one. The first mistake ends it.
pub(super) fn tables(path: &Path, text: &str) -> Result<(Head, Vec<Table>), Error> {
    let lines = Lines::of(text);
    let fail =
        |fault: Fault| Error { path: path.to_owned(), place: Some(lines.place(fault.at)), problem: fault.problem };
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        fail(Fault::new(at, Problem::Syntax(error.message().to_owned())))
    })?;
    let mut file = fields(0, table.into_inner());
    file.only(FILE_KEYS).map_err(fail)?;
    let common =
        Common { language: language(&mut file).map_err(fail)?, category: file.line("category").map_err(fail)? };
    let mut found = Vec::new();
    for mut reply in file.tables("reply").map_err(fail)? {
        let row = common.row(&mut reply, &lines).map_err(fail)?;
        found.push(Table { at: reply.at(), line: lines.place(reply.at()).line, row });
    }
    Ok((Head { language: common.language, category: common.category }, found))
}

/// The beginning of a file.
pub(super) fn head(head: &Head) -> String {
    let line = |key: &str, value: &str| format!("{key} = {}\n", toml::Value::from(value));
    let language = head.language.as_ref().map(|language| line("language", language.code()));
    let category = head.category.as_ref().map(|category| line("category", category));
    language.into_iter().chain(category).collect()
}

/// The tables of one reply below a head.
pub(super) fn one(reply: &Reply, head: &Head) -> String {
    let head = FileHead {
        language: head.language.as_ref().map_or("", Language::code),
        category: head.category.as_deref().unwrap_or_default(),
    };
    let tables = parts(reply).iter().map(|part| toml(&ReplyList { reply: [table(reply, part, &head)] })).collect();
    let tables: io::Result<Vec<String>> = tables;
    tables.unwrap_or_default().join("\n")
}

/// What holds for every reply of a file.
struct Common {
    language: Option<Language>,
    category: Option<String>,
}

impl Common {
    fn row(&self, fields: &mut Fields<'_>, lines: &Lines<'_>) -> Result<Row, Fault> {
        fields.only(REPLY_KEYS)?;
        let mut row = Row::take(fields, self.language.as_ref(), self.category.as_deref())?;
        for mut variant in fields.tables("variant")? {
            variant.only(VARIANT_KEYS)?;
            let place = lines.place(variant.at());
            let text = Text::take(&mut variant, place)?;
            row.texts.push(text.ok_or_else(|| variant.missing("body"))?);
            row.removed += variant.removed();
        }
        Ok(row)
    }
}

fn fields<'a>(at: usize, table: DeTable<'a>) -> Fields<'a> {
    let entry = |(key, value): (toml::Spanned<_>, toml::Spanned<DeValue<'a>>)| {
        let key = Spot { at: key.span().start, it: key.into_inner() };
        (key, spot(value))
    };
    Fields::new(at, table.into_iter().map(entry).collect())
}

fn spot(value: toml::Spanned<DeValue<'_>>) -> Spot<Value<'_>> {
    let at = value.span().start;
    let it = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Array(values) => Value::List(values.into_iter().map(spot).collect()),
        DeValue::Table(table) => Value::Table(fields(at, table)),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Other("a number"),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    Spot { at, it }
}

#[derive(Serialize)]
struct FileHead<'a> {
    language: &'a str,
    category: &'a str,
}

/// One entry of the list `reply`.
#[derive(Serialize)]
struct ReplyList<'a> {
    reply: [ReplyTable<'a>; 1],
}

#[derive(Serialize)]
struct ReplyTable<'a> {
    shortcut: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    situations: &'a [Situation],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    attach: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    asks: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variant: Vec<VariantTable<'a>>,
}

#[derive(Serialize)]
struct VariantTable<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tone: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<&'static str>,
    body: &'a str,
}

/// Writes replies as TOML. Language and category of the first are those of the file; others are named where they differ.
///
/// # Errors
///
/// What the writer says.
pub fn write_toml<'a>(replies: impl IntoIterator<Item = &'a Reply>, mut out: impl Write) -> io::Result<()> {
    let mut head: Option<FileHead<'a>> = None;
    for reply in replies {
        for part in parts(reply) {
            let head = if let Some(head) = &head {
                head
            } else {
                let first = FileHead { language: part.language.code(), category: &reply.category };
                out.write_all(toml(&first)?.as_bytes())?;
                head.insert(first)
            };
            let table = ReplyList { reply: [table(reply, &part, head)] };
            write!(out, "\n{}", toml(&table)?)?;
        }
    }
    Ok(())
}

fn toml(value: &impl Serialize) -> io::Result<String> {
    toml::to_string_pretty(value).map_err(io::Error::other)
}

fn table<'a>(reply: &'a Reply, part: &Part<'a>, head: &FileHead<'_>) -> ReplyTable<'a> {
    let variant = |variant: &&'a Variant| VariantTable {
        channel: variant.key.channel.as_ref().map(Channel::name),
        tone: variant.key.tone.map(Tone::word),
        length: variant.key.length.map(Length::word),
        body: &variant.body,
    };
    ReplyTable {
        shortcut: reply.shortcut.as_str(),
        language: Some(part.language.code()).filter(|code| *code != head.language),
        title: part.title,
        category: Some(reply.category.as_str()).filter(|category| *category != head.category),
        role: (reply.role != Role::Body).then(|| reply.role.word()),
        situations: &reply.situations,
        tags: &reply.tags,
        attach: reply.attach.as_deref(),
        archived: reply.archived,
        asks: part.asks,
        variant: part.variants.iter().map(variant).collect(),
    }
}
