//! What the variables of espanso stand for: `{{name}}`, `{{form.field}}`, `[[field]]`.

use std::collections::HashMap;

use crate::text::sanitise;
use crate::transfer::snippets::scan::{divided, further, marked, name};
use crate::transfer::snippets::{Ask, Bit, Meaning, Why, dates};
use crate::transfer::yaml::Node;

/// The variables of a match by their names, those of the whole file among them.
pub(super) type Vars<'n> = HashMap<&'n str, &'n Node>;

const DAY: i64 = 24 * 60 * 60;

/// A text with its variables.
pub(super) fn replaced(text: &str, vars: &Vars<'_>) -> Vec<Bit> {
    let bits = divided(text, "{{", "}}", |inner| {
        let whole = name(inner, &['.'])?;
        let (var, field) = whole.split_once('.').map_or((whole, None), |(var, field)| (var, Some(field)));
        Some(value(vars.get(var).copied(), &format!("{{{{{whole}}}}}"), var, field))
    });
    further(bits, |text| marked(&unescaped(text), "$|$", Why::Cursor))
}

/// The layout of a form, with its fields.
pub(super) fn form(layout: &str, fields: Option<&Node>, vars: &Vars<'_>) -> Vec<Bit> {
    let bits = divided(layout, "[[", "]]", |inner| {
        let field = name(inner, &[])?;
        let ask = asked(field, fields.and_then(|fields| fields.get(field)));
        Some(vec![Bit::Gap(format!("[[{field}]]"), Meaning::Asked(ask))])
    });
    further(bits, |text| replaced(text, vars))
}

/// Braces and brackets that stand for themselves.
fn unescaped(text: &str) -> String {
    ["{", "}", "[", "]"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(&format!("\\{sign}\\{sign}"), &sign.repeat(2)))
}

/// What a variable stands for.
fn value(var: Option<&Node>, raw: &str, called: &str, field: Option<&str>) -> Vec<Bit> {
    let gap = |meaning| vec![Bit::Gap(raw.to_owned(), meaning)];
    let asked_why = |why| gap(Meaning::Asked(Ask { why: Some(why), ..Ask::named(called) }));
    let params = var.and_then(|var| var.get("params"));
    let param = |key: &str| params.and_then(|params| params.text_of(key));
    match var.and_then(|var| var.text_of("type")) {
        None => gap(Meaning::Named(field.map_or_else(|| called.to_owned(), |field| format!("{called}.{field}")))),
        Some("echo") => vec![Bit::Text(param("echo").unwrap_or_default().to_owned())],
        Some("date") => date(raw, param("format").unwrap_or("%F"), param("offset")),
        Some("choice") => gap(Meaning::Asked(Ask { choices: choices(params, "values"), ..Ask::named(called) })),
        Some("random") => {
            let choices = choices(params, "choices");
            gap(Meaning::Asked(Ask { choices, why: Some(Why::Chance), ..Ask::named(called) }))
        }
        Some("form") => {
            let field = field.unwrap_or(called);
            let about = params.and_then(|params| params.get("fields")).and_then(|fields| fields.get(field));
            gap(Meaning::Asked(asked(field, about)))
        }
        Some("match") => gap(Meaning::Snippet(param("trigger").unwrap_or(called).to_owned())),
        Some("clipboard") => asked_why(Why::Clipboard),
        Some("shell" | "script") => asked_why(Why::Command),
        Some(_) => gap(Meaning::Asked(Ask::named(called))),
    }
}

/// A date of today, or so many whole days from it; what else it is cannot be told here, and is asked.
fn date(raw: &str, format: &str, offset: Option<&str>) -> Vec<Bit> {
    let seconds = offset.map_or(Some(0), |offset| offset.trim().parse::<i64>().ok());
    let days = seconds.filter(|seconds| seconds % DAY == 0).map(|seconds| seconds / DAY);
    dates::bits(raw, days.map(|days| dates::told(format, days)).unwrap_or_default())
}

/// What a field of a form asks.
fn asked(field: &str, about: Option<&Node>) -> Ask {
    let default = about.and_then(|about| about.text_of("default")).filter(|default| !default.is_empty());
    let long = about.and_then(|about| about.text_of("multiline")) == Some("true");
    Ask {
        choices: choices(about, "values"),
        default: default.map(|text| sanitise(text).into_owned()),
        long,
        ..Ask::named(field)
    }
}

/// The values to choose from: a list, or a text with one on each line. Of those with a label, what is written is the `id`.
fn choices(about: Option<&Node>, key: &str) -> Vec<String> {
    let Some(values) = about.and_then(|about| about.get(key)) else { return Vec::new() };
    let lines = values.text().unwrap_or_default().lines().map(str::trim);
    let listed = values
        .items()
        .iter()
        .filter_map(|value| value.text().or_else(|| value.text_of("id")).or_else(|| value.text_of("label")));
    let mut choices: Vec<String> = Vec::new();
    for choice in lines.chain(listed) {
        let choice = sanitise(choice).into_owned();
        if !choice.trim().is_empty() && !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    choices
}
