//! One thing with the lists of what belongs to it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Aside;
use super::value::Content;
use crate::model::Id;
use crate::transfer::error::Problem;
use crate::transfer::shop::kinds::{Kind, Part};
use crate::transfer::shop::record::{PartRecord, Record};
use crate::transfer::shop::value::{id, updated_at};

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Thing<'a> {
    pub(super) kind: &'static Kind,
    pub(super) aside: &'a Aside,
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
