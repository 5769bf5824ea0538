//! JSON Lines: one JSON object a line, one line a variant; the lines of one shortcut are one reply.
//!
//! `shortcut` and `language` are on every line, `title` and `category` on at least one line of a reply; `asks`, `role`,
//! `situations`, `tags`, `channel`, `tone`, `length`, `attach`, `archived` where there is something to say. A line without `body` adds its
//! title and asks to a reply that has its texts in other languages.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::error::{Error, Fault, Lines, Place, Problem};
use super::fields::{Entry, Fields, Spot, Value};
use super::gather::Gatherer;
use super::parts::{Part, parts};
use super::row::{Row, Text};
use super::{Format, ReplyFile, Source};
use crate::model::{Channel, Length, Reply, Role, Situation, Tone, Variant};

pub(super) const KEYS: &[&str] = &[
    "shortcut",
    "title",
    "category",
    "language",
    "body",
    "asks",
    "role",
    "situations",
    "tags",
    "channel",
    "tone",
    "length",
    "attach",
    "archived",
];

pub(super) fn read(source: Source<'_>) -> Result<ReplyFile, Error> {
    let mut gatherer = Gatherer::default();
    let (path, encoding) = source.each_line(|number, line| match line {
        Ok(line) if line.trim().is_empty() => {}
        Ok(line) => {
            let place = |at| Place::in_line(line, at, number);
            let start = place(line.len() - line.trim_start().len());
            match row(line, start) {
                Ok(row) => gatherer.add(start, row),
                Err(fault) => gatherer.fault(Some(place(fault.at)), fault.problem),
            }
        }
        Err(error) => gatherer.fault(error.place, error.problem),
    })?;
    Ok(gatherer.finish(path, Format::JsonLines, encoding))
}

/// A document with a list of the objects, as [`write_json`] writes it.
pub(super) fn read_list(source: Source<'_>) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_utf8()?;
    let mut gatherer = Gatherer::default();
    let places = Lines::of(&text);
    let objects: Vec<&RawValue> =
        parse(&text, 0).map_err(|fault: Fault| Error { path: path.clone(), place: None, problem: fault.problem })?;
    for object in objects {
        let at = offset(&text, object);
        match row(object.get(), places.place(at)) {
            Ok(row) => gatherer.add(places.place(at), row),
            Err(fault) => gatherer.fault(Some(places.place(at + fault.at)), fault.problem),
        }
    }
    Ok(gatherer.finish(path, Format::Json, encoding))
}

fn row(line: &str, start: Place) -> Result<Row, Fault> {
    let mut fields = fields(line)?;
    fields.only(KEYS)?;
    let mut row = Row::take(&mut fields, None, None)?;
    row.texts.extend(Text::take(&mut fields, start)?);
    if row.texts.is_empty() && row.title.is_none() && row.asks.is_empty() {
        return Err(fields.missing("body"));
    }
    row.removed = fields.removed();
    Ok(row)
}

/// The entries of the object a line consists of.
fn fields(line: &str) -> Result<Fields<'_>, Fault> {
    if !line.trim_start().starts_with('{') {
        let problem = Problem::Syntax("expected an object, one on each line".to_owned());
        return Err(Fault::new(0, problem));
    }
    let entries: Entries<'_> = parse(line, 0)?;
    let entries = entries.0.into_iter().map(|(key, raw)| entry(line, key, raw)).collect::<Result<_, _>>()?;
    Ok(Fields::new(line.len() - line.trim_start().len(), entries))
}

fn entry<'a>(line: &'a str, key: &'a RawValue, raw: &'a RawValue) -> Result<Entry<'a>, Fault> {
    let at = offset(line, key);
    let key = Spot { at, it: parse::<Borrowed<'a>>(key.get(), at)?.0 };
    Ok((key, value(line, raw, true)?))
}

/// A value as our forms know it. Lists are taken apart one level deep: nothing here goes deeper.
fn value<'a>(line: &'a str, raw: &'a RawValue, outermost: bool) -> Result<Spot<Value<'a>>, Fault> {
    let at = offset(line, raw);
    let it = match raw.get().as_bytes().first() {
        Some(b'"') => Value::Text(parse::<Borrowed<'_>>(raw.get(), at)?.0),
        Some(b'[') if outermost => {
            let values: Vec<&RawValue> = parse(raw.get(), at)?;
            Value::List(values.into_iter().map(|one| value(line, one, false)).collect::<Result<_, _>>()?)
        }
        Some(b'[') => Value::Other("a list"),
        Some(b'{') => Value::Other("an object"),
        Some(b't' | b'f') => Value::Flag(parse(raw.get(), at)?),
        Some(b'n') => Value::Other("null"),
        _ => Value::Other("a number"),
    };
    Ok(Spot { at, it })
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str, at: usize) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| {
        // The parser's own "at line 1 column 7" would contradict the place in the file.
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or(&words);
        Fault::new(at + error.column().saturating_sub(1), Problem::Syntax(words.to_owned()))
    })
}

/// Where a part of a line starts, in bytes.
fn offset(line: &str, part: &RawValue) -> usize {
    part.get().as_ptr().addr() - line.as_ptr().addr()
}

/// A text that is copied only where it has escapes.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// The keys and values of an object as they stand in the text, repeated keys included.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(KEYS.len());
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(All)
    }
}

/// A line as it is written.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    pub(super) shortcut: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    pub(super) category: &'a str,
    pub(super) language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) channel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tone: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) length: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) situations: &'a [Situation],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attach: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) archived: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) asks: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<&'a str>,
}

/// Writes replies as JSON Lines. The asks of a language stand on the first of its lines, all else on each line it concerns.
///
/// # Errors
///
/// What the writer says.
pub fn write_jsonl<'a>(replies: impl IntoIterator<Item = &'a Reply>, mut out: impl Write) -> io::Result<()> {
    for reply in replies {
        lines(reply, |line| {
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")
        })?;
    }
    Ok(())
}

/// Writes the same as one document: a list of the objects.
///
/// # Errors
///
/// What the writer says.
pub fn write_json<'a>(replies: impl IntoIterator<Item = &'a Reply>, mut out: impl Write) -> io::Result<()> {
    let mut between: &[u8] = b"[\n";
    for reply in replies {
        lines(reply, |line| {
            out.write_all(std::mem::replace(&mut between, b",\n"))?;
            Ok(serde_json::to_writer(&mut out, &line)?)
        })?;
    }
    out.write_all(if between == b",\n" { b"\n]\n" } else { b"[]\n" })
}

/// The lines of a reply, in their order.
pub(super) fn lines<'a>(reply: &'a Reply, mut write: impl FnMut(Line<'a>) -> io::Result<()>) -> io::Result<()> {
    for part in parts(reply) {
        let texts = part.variants.iter().copied().map(Some);
        // A language with nothing but a title or asks gets a line without a text.
        let texts = texts.chain(part.variants.is_empty().then_some(None));
        for (index, variant) in texts.enumerate() {
            let asks = if index == 0 { part.asks } else { &[] };
            write(line(reply, &part, asks, variant))?;
        }
    }
    Ok(())
}

fn line<'a>(reply: &'a Reply, part: &Part<'a>, asks: &'a [String], variant: Option<&'a Variant>) -> Line<'a> {
    let key = variant.map(|variant| &variant.key);
    Line {
        shortcut: reply.shortcut.as_str(),
        title: part.title,
        category: &reply.category,
        language: part.language.code(),
        channel: key.and_then(|key| key.channel.as_ref()).map(Channel::name),
        tone: key.and_then(|key| key.tone).map(Tone::word),
        length: key.and_then(|key| key.length).map(Length::word),
        role: (reply.role != Role::Body).then(|| reply.role.word()),
        situations: &reply.situations,
        tags: &reply.tags,
        attach: reply.attach.as_deref(),
        archived: reply.archived,
        asks,
        body: variant.map(|variant| variant.body.as_str()),
    }
}
