//! Reading the JSON form thing by thing, whatever the layout and the order of its keys.

mod thing;
mod value;

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::kinds::{KINDS, Kind};
use super::super::limited::{Limited, Room};
use super::super::record::Record;
use super::super::value::updated_at;
use super::super::{FORMAT, Header, VERSION};
use crate::model::Id;
use crate::text::nearest;
use crate::transfer::Source;
use crate::transfer::error::{Error, Place, Problem, shortened};
use thing::Thing;

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
