//! Lists in JSON, each of their objects with its line.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::Failed;
use crate::transfer::error::{Lines, Place, Problem};

/// The objects of the list that stands under one of these keys, or that the text is; each with the line it begins on.
pub(super) fn objects<T: DeserializeOwned>(text: &str, keys: &[&'static str]) -> Result<Vec<(usize, T)>, Failed> {
    let lines = Lines::of(text);
    let list = if text.trim_start().starts_with('[') { Some(text) } else { under(text, keys)? };
    let missing =
        || (Place { line: 1, column: 1 }, Problem::MissingKey { key: keys.first().copied().unwrap_or_default() });
    let list: &str = list.ok_or_else(missing)?;
    let items: Vec<&RawValue> = parsed(text, list)?;
    let object = |raw: &RawValue| Ok((lines.place(offset(text, raw.get())).line, parsed(text, raw.get())?));
    items.into_iter().map(object).collect()
}

/// The JSON that stands under one of these keys.
fn under<'t>(text: &'t str, keys: &[&str]) -> Result<Option<&'t str>, Failed> {
    let all: std::collections::HashMap<String, &RawValue> = parsed(text, text)?;
    Ok(keys.iter().find_map(|key| all.get(*key)).map(|raw| raw.get()))
}

/// A part of a text, as JSON.
pub(super) fn parsed<'t, T: serde::Deserialize<'t>>(text: &str, part: &'t str) -> Result<T, Failed> {
    serde_json::from_str(part).map_err(|error| {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or(&words);
        let begins = Lines::of(text).place(offset(text, part));
        let line = begins.line + error.line().saturating_sub(1);
        let column = if error.line() <= 1 { begins.column + error.column().saturating_sub(1) } else { error.column() };
        (Place { line, column: column.max(1) }, Problem::Syntax(words.to_owned()))
    })
}

/// Where a part of a text begins, in bytes.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}
