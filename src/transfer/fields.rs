//! The keys and values of a table, each with its place: what the readers of our own forms share. Every text that leaves this
//! file has been through [`crate::text::sanitise`].

use std::borrow::Cow;

use super::error::{Fault, Problem, shortened};
use super::source::TEXT_MAX;
use super::washed::{washed, washed_line};
use crate::model::Language;
use crate::text::nearest;

/// Something and where it stands, in bytes from the start of the text in hand.
#[derive(Debug)]
pub(super) struct Spot<T> {
    pub(super) at: usize,
    pub(super) it: T,
}

/// A value, as far as our forms need to know it.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    List(Vec<Spot<Self>>),
    Table(Fields<'a>),
    Flag(bool),
    /// What has no place in our forms, by a name for people.
    Other(&'static str),
}

impl Value<'_> {
    const fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Flag(_) => "true or false",
            Self::Other(name) => name,
        }
    }
}

/// A key and its value.
pub(super) type Entry<'a> = (Spot<Cow<'a, str>>, Spot<Value<'a>>);

/// The entries of a table.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    /// Where the table starts.
    at: usize,
    entries: Vec<Entry<'a>>,
    /// How many characters had to be removed from the texts taken so far.
    removed: usize,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(at: usize, entries: Vec<Entry<'a>>) -> Self {
        Self { at, entries, removed: 0 }
    }

    /// How many characters had to be removed from the texts taken so far.
    /// Where the table starts.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) const fn removed(&self) -> usize {
        self.removed
    }

    /// Makes sure that every key is known and there once. The first mistake in the text is the one that is told.
    pub(super) fn only(&mut self, known: &'static [&'static str]) -> Result<(), Fault> {
        self.entries.sort_by_key(|(key, _)| key.at);
        for (index, (key, _)) in self.entries.iter().enumerate() {
            if !known.contains(&key.it.as_ref()) {
                let suggestion = nearest(&key.it, known.iter().copied());
                return Err(Fault::new(
                    key.at,
                    Problem::UnknownKey { key: shortened(&key.it), suggestion, known: known.to_vec() },
                ));
            }
            if self.entries.iter().take(index).any(|(earlier, _)| earlier.it == key.it) {
                return Err(Fault::new(key.at, Problem::RepeatedKey { key: key.it.to_string() }));
            }
        }
        Ok(())
    }

    /// The mistake that a key is not there.
    pub(super) fn missing(&self, key: &'static str) -> Fault {
        Fault::new(self.at, Problem::MissingKey { key })
    }

    /// The text of one line under a key.
    pub(super) fn line(&mut self, key: &'static str) -> Result<Option<String>, Fault> {
        let Some(value) = self.take(key) else { return Ok(None) };
        self.washed_line(&value, key, "a text").map(Some)
    }

    /// The text under a key, with its lines.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<String>, Fault> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let (text, removed) = washed(raw(&value, key, "a text")?);
        self.removed += removed;
        not_empty(text, value.at, key).map(Some)
    }

    /// The texts of one line listed under a key; empty where it is not there.
    pub(super) fn lines(&mut self, key: &'static str) -> Result<Vec<String>, Fault> {
        let values = self.list(key, "a list of texts")?;
        values.iter().map(|value| self.washed_line(value, key, "a list of texts")).collect()
    }

    /// The tables listed under a key; empty where it is not there.
    pub(super) fn tables(&mut self, key: &'static str) -> Result<Vec<Self>, Fault> {
        let table = |value: Spot<Value<'a>>| match value.it {
            Value::Table(fields) => Ok(fields),
            _ => Err(wrong_type(&value, key, "a list of tables")),
        };
        self.list(key, "a list of tables")?.into_iter().map(table).collect()
    }

    /// Whether it is so; not where the key is not there. A table has the word in a cell.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<bool, Fault> {
        match self.take(key) {
            None => Ok(false),
            Some(Spot { it: Value::Flag(flag), .. }) => Ok(flag),
            Some(value @ Spot { it: Value::Text(_), .. }) => {
                parsed(&value, key, "yes or no", &["yes", "no"], |text| match text.trim() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                })
            }
            Some(other) => Err(wrong_type(&other, key, "true or false")),
        }
    }

    /// The text under a key as what `parse` makes of it; `known` are the words it may be, where there is a list of them.
    pub(super) fn parsed<T>(
        &mut self,
        key: &'static str,
        known: &[&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        let Some(value) = self.take(key) else { return Ok(None) };
        parsed(&value, key, "a text", known, parse).map(Some)
    }

    /// The texts listed under a key, each as what `parse` makes of it.
    pub(super) fn all_parsed<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Fault> {
        let values = self.list(key, "a list of texts")?;
        values.iter().map(|value| parsed(value, key, "a list of texts", &[], &parse)).collect()
    }

    fn take(&mut self, key: &'static str) -> Option<Spot<Value<'a>>> {
        let index = self.entries.iter().position(|(entry, _)| entry.it == key)?;
        Some(self.entries.swap_remove(index).1)
    }

    fn list(&mut self, key: &'static str, expected: &'static str) -> Result<Vec<Spot<Value<'a>>>, Fault> {
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Spot { it: Value::List(values), .. }) => Ok(values),
            Some(other) => Err(wrong_type(&other, key, expected)),
        }
    }

    fn washed_line(
        &mut self,
        value: &Spot<Value<'_>>,
        key: &'static str,
        expected: &'static str,
    ) -> Result<String, Fault> {
        let (line, removed) = washed_line(raw(value, key, expected)?);
        self.removed += removed;
        not_empty(line, value.at, key)
    }
}

fn raw<'v>(value: &'v Spot<Value<'_>>, key: &'static str, expected: &'static str) -> Result<&'v str, Fault> {
    match &value.it {
        Value::Text(text) if text.len() > TEXT_MAX => {
            Err(Fault::new(value.at, Problem::TextTooLarge { key, limit: TEXT_MAX }))
        }
        Value::Text(text) => Ok(text),
        _ => Err(wrong_type(value, key, expected)),
    }
}

fn parsed<T>(
    value: &Spot<Value<'_>>,
    key: &'static str,
    expected: &'static str,
    known: &[&'static str],
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Fault> {
    let text = raw(value, key, expected)?;
    parse(text).ok_or_else(|| {
        let problem = Problem::InvalidValue {
            key,
            value: shortened(&washed_line(text).0),
            suggestion: if key == "language" { Language::meant_by(text) } else { nearest(text, known.iter().copied()) },
            known: known.to_vec(),
        };
        Fault::new(value.at, problem)
    })
}

fn not_empty(text: String, at: usize, key: &'static str) -> Result<String, Fault> {
    if text.is_empty() { Err(Fault::new(at, Problem::Empty { key })) } else { Ok(text) }
}

fn wrong_type(value: &Spot<Value<'_>>, key: &'static str, expected: &'static str) -> Fault {
    Fault::new(value.at, Problem::WrongType { key, expected, found: value.it.type_name() })
}
