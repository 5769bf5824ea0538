//! The combos of Beeftext: JSON.
//!
//! After <https://github.com/xmichelo/Beeftext/wiki/Variables>.

use std::collections::HashMap;

use serde::Deserialize;

use super::collect::Collector;
use super::scan::divided;
use super::{Ask, Bit, Failed, Meaning, Newer, Snippet, Why, dates, json};
use crate::transfer::tables::html;

/// The latest version of the file's form that is known.
const VERSION: u32 = 10;

/// What the file says besides its combos.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "fileFormatVersion", default)]
    version: u32,
    #[serde(default)]
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    #[serde(default)]
    uuid: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Combo {
    keyword: String,
    name: String,
    snippet: String,
    group: String,
    #[serde(rename = "useHtml")]
    is_html: bool,
}

pub(super) fn read(text: &str, collector: &mut Collector<'_>) -> Result<(), Failed> {
    let combos: Vec<(usize, Combo)> = json::objects(text, &["combos"])?;
    let head: Head = json::parsed(text, text)?;
    if head.version > VERSION {
        collector.newer(Newer { found: head.version, known: VERSION });
    }
    let groups: HashMap<&str, &str> =
        head.groups.iter().map(|group| (group.uuid.as_str(), group.name.as_str())).collect();
    for (line, combo) in combos {
        let body = if combo.is_html { html::text(&combo.snippet) } else { combo.snippet };
        collector.add(Snippet {
            line,
            trigger: Some(combo.keyword).filter(|keyword| !keyword.is_empty()),
            title: Some(combo.name),
            group: groups.get(combo.group.as_str()).map(|&name| name.to_owned()),
            text: divided(&body, "#{", "}", |inner| Some(variable(inner))),
            ..Snippet::default()
        });
    }
    Ok(())
}

/// What a variable stands for.
fn variable(inner: &str) -> Vec<Bit> {
    let raw = format!("#{{{inner}}}");
    let (word, argument) = inner.split_once(':').unwrap_or((inner, ""));
    let asked = |name: &str, why| Meaning::Asked(Ask { why, ..Ask::named(name) });
    let meaning = match word.trim() {
        "input" => asked(argument, None),
        "date" => return told(&raw, "%d"),
        "time" => return told(&raw, "%H"),
        "dateTime" if argument.contains(['+', '-']) => asked("date", None),
        "dateTime" => return told(&raw, of_qt(argument)),
        "clipboard" => asked("clipboard", Some(Why::Clipboard)),
        "cursor" => Meaning::Nothing(Why::Cursor),
        "key" | "shortcut" | "delay" => Meaning::Nothing(Why::Keys),
        "combo" => Meaning::Snippet(argument.to_owned()),
        "powershell" | "envVar" => asked(word, Some(Why::Command)),
        _ if argument.is_empty() => Meaning::Named(word.to_owned()),
        _ => asked(argument, None),
    };
    vec![Bit::Gap(raw, meaning)]
}

/// What a date's format of Qt tells, as one of strftime. Words in it stand between apostrophes.
fn of_qt(format: &str) -> &'static str {
    let signs: String = format.split('\'').step_by(2).collect();
    match (signs.contains(['d', 'M', 'y']), signs.contains(['h', 'H', 's'])) {
        (true, false) => "%d",
        (false, true) => "%H",
        _ => "%d %H",
    }
}

fn told(raw: &str, format: &str) -> Vec<Bit> {
    dates::bits(raw, dates::told(format, 0))
}
