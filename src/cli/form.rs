//! A thing as a small TOML file for the editor. Its fields are the options that change it on the command line, named alike and read
//! by the same readers: what can be typed there can be written here.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::ops::Range;

use clap::Args;
use clap::error::{ContextKind, ContextValue};
use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::Invalid;
use crate::i18n::Messages;
use crate::report::BadValue;

/// A field and what stands in it.
pub(super) struct Field {
    /// The option that changes it, without its hyphens.
    pub(super) name: &'static str,
    pub(super) value: Value,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    Flag(bool),
}

impl Field {
    /// A text, empty where there is none.
    pub(super) fn one(name: &'static str, value: Option<impl ToString>) -> Self {
        Self { name, value: Value::Text(value.map(|value| value.to_string()).unwrap_or_default()) }
    }

    pub(super) fn list(name: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        Self { name, value: Value::List(values.into_iter().collect()) }
    }

    pub(super) const fn flag(name: &'static str, value: bool) -> Self {
        Self { name, value: Value::Flag(value) }
    }
}

/// What is wrong with a form, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {wrong:?}")]
pub struct Mistake {
    pub line: usize,
    pub column: usize,
    /// The line of the form.
    pub text: String,
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not TOML, in the words of its reader.
    Toml { detail: String },
    /// There is no such field.
    Field { name: String, known: Vec<&'static str>, suggestion: Option<&'static str> },
    /// A field holds another kind of thing than it should.
    Sort { name: &'static str, expected: Sort },
    /// A value is none that its field takes.
    Value(BadValue),
    /// A value is none of the words that its field takes.
    Word { name: String, given: String, known: Vec<String> },
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Text,
    List,
    Flag,
}

/// The form of a thing; above each field what `command` says of its option.
pub(super) fn write(fields: &[Field], command: &str, messages: &Messages) -> String {
    let mut form = format!("# {}\n", messages.text("edit-how"));
    for Field { name, value } in fields {
        let id = name.replace('-', "_");
        let says = messages.under(command, &id, &[]).unwrap_or_else(|| messages.member("arg", &id));
        let line = toml::to_string_pretty(&BTreeMap::from([(*name, value)])).unwrap_or_default();
        form.extend(["\n# ", &says, "\n", &line]);
    }
    form
}

/// What was changed in a form, read as the options of `T`. `positional` stands where the thing itself is named.
pub(super) fn read<T: Args>(form: &str, fields: &[Field], positional: &str) -> Result<T, Box<Mistake>> {
    let at = |place: Range<usize>, wrong| Box::new(Mistake::at(form, place.start, wrong));
    let table = DeTable::parse(form)
        .map_err(|error| at(error.span().unwrap_or(0..0), Wrong::Toml { detail: error.message().to_owned() }))?;
    let (mut options, mut places) = (Vec::new(), BTreeMap::new());
    for (key, value) in table.get_ref() {
        let place = key.span();
        let Some(field) = fields.iter().find(|field| field.name == key.get_ref().as_ref()) else {
            let known: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
            let name = key.get_ref().to_string();
            let suggestion = crate::text::nearest(&name, known.iter().copied());
            return Err(at(place, Wrong::Field { name, known, suggestion }));
        };
        let value_place = value.span();
        let typed = typed(value, &field.value)
            .map_err(|expected| at(value_place.clone(), Wrong::Sort { name: field.name, expected }))?;
        if typed != field.value {
            places.insert(field.name, value_place);
            options.extend(as_options(field.name, &typed));
        }
    }
    parsed(&options, positional).map_err(|(name, wrong)| at(places.get(name.as_str()).cloned().unwrap_or(0..0), wrong))
}

/// A value of the kind its field holds.
fn typed(value: &Spanned<DeValue<'_>>, like: &Value) -> Result<Value, Sort> {
    let text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str().map(str::to_owned);
    match like {
        Value::Text(_) => text(value).map(Value::Text).ok_or(Sort::Text),
        Value::Flag(_) => value.get_ref().as_bool().map(Value::Flag).ok_or(Sort::Flag),
        Value::List(_) => {
            let list = value.get_ref().as_array().ok_or(Sort::List)?;
            list.iter().map(text).collect::<Option<_>>().map(Value::List).ok_or(Sort::List)
        }
    }
}

/// The option that puts a value into a field; several for a list.
fn as_options(name: &str, value: &Value) -> Vec<OsString> {
    let option = |value: &str| format!("--{name}={value}").into();
    match value {
        Value::Text(text) => vec![option(text.trim_end())],
        Value::Flag(yes) => vec![option(if *yes { "yes" } else { "no" })],
        Value::List(values) if values.is_empty() => vec![option("")],
        Value::List(values) => values.iter().map(|value| option(value)).collect(),
    }
}

/// The options read by the command's own readers; else which field is wrong, and in what.
fn parsed<T: Args>(options: &[OsString], positional: &str) -> Result<T, (String, Wrong)> {
    let command = T::augment_args(clap::Command::new("form").no_binary_name(true));
    let named = [OsString::from("--"), OsString::from(positional)];
    let arguments = options.iter().cloned().chain(named);
    command.try_get_matches_from(arguments).and_then(|matches| T::from_arg_matches(&matches)).map_err(|error| {
        let context = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            _ => String::new(),
        };
        let option = context(ContextKind::InvalidArg);
        let name = option.trim_start_matches('-').split([' ', '=', '[']).next().unwrap_or_default().to_owned();
        let given = context(ContextKind::InvalidValue);
        let invalid = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<Invalid>());
        let wrong = match invalid {
            Some(invalid) => Wrong::Value(invalid.given_for(&name, &given)),
            None => Wrong::Word { name: name.clone(), given, known: known_words(&error) },
        };
        (name, wrong)
    })
}

fn known_words(error: &clap::Error) -> Vec<String> {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) => words.iter().filter(|word| !word.is_empty()).cloned().collect(),
        _ => Vec::new(),
    }
}

impl Mistake {
    fn at(form: &str, at: usize, wrong: Wrong) -> Self {
        let before = form.get(..at).unwrap_or(form);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let text = form.lines().nth(line - 1).unwrap_or_default().to_owned();
        Self { line, column, text, wrong }
    }
}
