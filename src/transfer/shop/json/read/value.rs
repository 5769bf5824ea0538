//! What stands in a field of the JSON form.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Aside;
use crate::transfer::error::Problem;
use crate::transfer::shop::kinds::{Field, Presence};
use crate::transfer::shop::record::Value;

/// What stands in a field.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) field: &'static Field,
    pub(super) aside: &'a Aside,
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
