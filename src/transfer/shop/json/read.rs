//! Reading the JSON form thing by thing, whatever the layout and the order of its keys.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::io;
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::kinds::{Field, KINDS, Kind, Part, Presence};
use super::super::limited::{Limited, Room};
use super::super::record::{PartRecord, Record, Value};
use super::super::value::{id, updated_at};
use super::super::{FORMAT, Header, VERSION};
use crate::model::Id;
use crate::text::nearest;
use crate::transfer::Source;
use crate::transfer::error::{Error, Place, Problem, shortened};

/// What stands at the top of a document, beside the sections.
const TOP: [&str; 4] = ["format", "version", "program", "exported_at"];

/// Reads a document and gives each thing to `take`, as they stand in it.
///
/// # Errors
/// Where it cannot be read, is no document of ours or of a newer program, or has a mistake, with its place; those of `take`.
pub(in crate::transfer::shop) fn read<E: From<Error>>(
    source: Source<'_>,
    take: &mut dyn FnMut(&'static Kind, Record) -> Result<(), E>,
) -> Result<Header, E> {
    let (path, reader) = source.into_reader()?;
    let mut stopped = None;
    let aside = Aside::default();
    let mut give = |kind, record| match take(kind, record) {
        Ok(()) => true,
        Err(error) => {
            stopped = Some(error);
            false
        }
    };
    let reader = Limited::new(reader, aside.room.clone());
    let mut json = serde_json::Deserializer::from_reader(reader);
    let read = json.deserialize_any(Document { aside: &aside, take: &mut give });
    let read = read.and_then(|header| json.end().map(|()| header));
    match (read, stopped) {
        (_, Some(error)) => Err(error),
        (Err(error), None) => Err(mistake(&path, &error, aside).into()),
        (Ok(header), None) if header.version == 0 => Err(Error::new(&path, None, Problem::NotAShop).into()),
        (Ok(header), None) => Ok(header),
    }
}

/// What was wrong, with its place.
fn mistake(path: &Path, error: &serde_json::Error, aside: Aside) -> Error {
    let place = Place { line: error.line(), column: error.column().max(1) };
    match aside.problem.into_inner() {
        // They are about the document as a whole.
        Some(problem @ (Problem::NotAShop | Problem::Newer { .. } | Problem::TooLarge { .. })) => {
            Error::new(path, None, problem)
        }
        Some(problem) => Error::new(path, Some(place), problem),
        None if error.is_io() => {
            let kind = error.io_error_kind().unwrap_or(io::ErrorKind::Other);
            Error::new(path, None, Problem::Read(kind.into()))
        }
        None => {
            // The parser's own "at line 1 column 7" would stand there twice.
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or(&words);
            Error::new(path, Some(place), Problem::Syntax(words.to_owned()))
        }
    }
}

/// What the parts of the reader have in common.
#[derive(Default)]
struct Aside {
    /// What was wrong, which the parser's own errors cannot hold.
    problem: RefCell<Option<Problem>>,
    /// The things of this kind that were there before.
    seen: RefCell<HashSet<Id>>,
    room: Room,
}

impl Aside {
    fn wrong<E: serde::de::Error>(&self, problem: Problem) -> E {
        let words = problem.to_string();
        self.problem.borrow_mut().get_or_insert(problem);
        E::custom(words)
    }

    fn unknown<E: serde::de::Error>(&self, key: &str, known: Vec<&'static str>) -> E {
        let suggestion = nearest(key, known.iter().copied());
        self.wrong(Problem::UnknownKey { key: shortened(key), suggestion, known })
    }
}

struct Document<'a> {
    aside: &'a Aside,
    take: &'a mut dyn FnMut(&'static Kind, Record) -> bool,
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut header = Header { version: 0, exported_at: None };
        let mut is_ours = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => {
                    is_ours = map.next_value::<String>()? == FORMAT;
                    if !is_ours {
                        return Err(self.aside.wrong(Problem::NotAShop));
                    }
                }
                "version" => {
                    header.version = map.next_value()?;
                    if header.version > VERSION {
                        return Err(self.aside.wrong(Problem::Newer { found: header.version, known: VERSION }));
                    }
                }
                "program" => drop(map.next_value::<IgnoredAny>()?),
                "exported_at" => {
                    let text: String = map.next_value()?;
                    header.exported_at = Some(updated_at(&text).map_err(|problem| self.aside.wrong(problem))?);
                }
                name => {
                    let Some(kind) = Kind::named(name) else {
                        let known = KINDS.iter().map(|kind| kind.name).chain(TOP).collect();
                        return Err(if is_ours {
                            self.aside.unknown(name, known)
                        } else {
                            self.aside.wrong(Problem::NotAShop)
                        });
                    };
                    map.next_value_seed(Section { kind, aside: self.aside, take: &mut *self.take })?;
                }
            }
        }
        Ok(Header { version: if is_ours { header.version.max(1) } else { 0 }, ..header })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _seq: A) -> Result<Header, A::Error> {
        Err(self.aside.wrong(Problem::NotAShop))
    }
}

/// The things of one kind.
struct Section<'a> {
    kind: &'static Kind,
    aside: &'a Aside,
    take: &'a mut dyn FnMut(&'static Kind, Record) -> bool,
}

impl<'de> DeserializeSeed<'de> for Section<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Section<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list of {}", self.kind.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.aside.seen.borrow_mut().clear();
        while let Some(record) = seq.next_element_seed(Thing { kind: self.kind, aside: self.aside })? {
            self.aside.room.clear();
            if !(self.take)(self.kind, record) {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// One of them.
#[derive(Clone, Copy)]
struct Thing<'a> {
    kind: &'static Kind,
    aside: &'a Aside,
}

impl<'de> DeserializeSeed<'de> for Thing<'_> {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Thing<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let Self { kind, aside } = self;
        let mut record = Record::unsaid(kind, Id::NONE);
        while let Some(key) = map.next_key::<String>()? {
            if let Some(index) = kind.field(&key) {
                let value = map.next_value_seed(Content { field: &kind.fields[index], aside })?;
                record.values[index] = Some(value);
            } else if let Some(index) = kind.parts.iter().position(|part| part.name == key) {
                record.parts[index] = Some(map.next_value_seed(Parts { part: &kind.parts[index], aside })?);
            } else if key == "id" {
                record.id = id(&map.next_value::<String>()?).map_err(|problem| aside.wrong(problem))?;
                if !aside.seen.borrow_mut().insert(record.id) {
                    return Err(aside.wrong(Problem::RepeatedId { id: record.id.to_string() }));
                }
            } else if key == "updated_at" {
                let text: String = map.next_value()?;
                record.updated_at = Some(updated_at(&text).map_err(|problem| aside.wrong(problem))?);
            } else {
                return Err(aside.unknown(&key, kind.keys()));
            }
        }
        if record.id == Id::NONE {
            return Err(aside.wrong(Problem::MissingKey { key: "id" }));
        }
        Ok(record)
    }
}

/// A list of what belongs to it.
#[derive(Clone, Copy)]
struct Parts<'a> {
    part: &'static Part,
    aside: &'a Aside,
}

impl<'de> DeserializeSeed<'de> for Parts<'_> {
    type Value = Vec<PartRecord>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_> {
    type Value = Vec<PartRecord>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list of {}", self.part.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = seq.next_element_seed(OnePart(self))? {
            parts.push(part);
        }
        Ok(parts)
    }
}

struct OnePart<'a>(Parts<'a>);

impl<'de> DeserializeSeed<'de> for OnePart<'_> {
    type Value = PartRecord;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<PartRecord, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OnePart<'_> {
    type Value = PartRecord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PartRecord, A::Error> {
        let Parts { part, aside } = self.0;
        let (mut own, mut said) = (None, vec![None; part.fields.len()]);
        while let Some(key) = map.next_key::<String>()? {
            if let Some(index) = part.fields.iter().position(|field| field.name == key) {
                said[index] = Some(map.next_value_seed(Content { field: &part.fields[index], aside })?);
            } else if part.has_id && key == "id" {
                own = Some(id(&map.next_value::<String>()?).map_err(|problem| aside.wrong(problem))?);
            } else {
                return Err(aside.unknown(&key, part.keys()));
            }
        }
        part.of(own, said).map_err(|key| aside.wrong(Problem::MissingKey { key }))
    }
}

/// What stands in a field.
#[derive(Clone, Copy)]
struct Content<'a> {
    field: &'static Field,
    aside: &'a Aside,
}

impl Content<'_> {
    fn not<E: serde::de::Error>(self, found: &'static str) -> E {
        let expected = self.field.holds.in_json();
        self.aside.wrong(Problem::WrongType { key: self.field.name, expected, found })
    }
}

impl<'de> DeserializeSeed<'de> for Content<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Content<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.holds.in_json())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        if self.field.presence == Presence::Optional { Ok(Value::Nothing) } else { Err(self.not("null")) }
    }

    fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Value, E> {
        if self.field.holds.is_flag() { Ok(Value::Flag(flag)) } else { Err(self.not("true or false")) }
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        if !self.field.holds.is_count() {
            return Err(self.not("a number"));
        }
        let count = u32::try_from(number)
            .map_err(|_too_large| self.aside.wrong::<E>(self.field.cannot_be(&number.to_string())))?;
        Ok(Value::Number(count.into()))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        if self.field.holds.is_count() {
            return Err(self.aside.wrong(self.field.cannot_be(&number.to_string())));
        }
        Err(self.not("a number"))
    }

    fn visit_f64<E: serde::de::Error>(self, _number: f64) -> Result<Value, E> {
        Err(self.not("a number"))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        if self.field.holds.is_flag()
            || self.field.holds.is_count()
            || self.field.holds.is_list()
            || self.field.holds.pair().is_some()
        {
            return Err(self.not("a text"));
        }
        self.field.read(text).map_err(|problem| self.aside.wrong(problem))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        if let Some([one, other]) = self.field.holds.pair() {
            let mut pairs = Vec::new();
            while let Some(mut pair) = seq.next_element::<BTreeMap<String, String>>()? {
                let mut take = |key| pair.remove(key).ok_or_else(|| self.aside.wrong(Problem::MissingKey { key }));
                pairs.push([take(one)?, take(other)?]);
            }
            return self.field.read_pairs(pairs).map_err(|problem| self.aside.wrong(problem));
        }
        if !self.field.holds.is_list() {
            return Err(self.not("a list"));
        }
        let mut texts: Vec<String> = Vec::new();
        while let Some(text) = seq.next_element()? {
            texts.push(text);
        }
        self.field.read_list(texts).map_err(|problem| self.aside.wrong(problem))
    }

    fn visit_map<A: MapAccess<'de>>(self, _map: A) -> Result<Value, A::Error> {
        Err(self.not("an object"))
    }
}
