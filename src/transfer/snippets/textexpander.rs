//! The signs of TextExpander in texts: `%filltext:name=size%`, `%clipboard`, `%d.%m.%Y`, `%|`.
//!
//! After <https://textexpander.com/learn/using/snippets/>.

use super::scan::{divided, further, marked};
use super::{Ask, Bit, Meaning, Why, dates};
use crate::text::sanitise;
use crate::transfer::template::quoted;

/// The marks for the place of the cursor and its moves.
const MOVES: [&str; 4] = ["%|", "%<", "%>", "%^"];

/// The signs of a date, as far as they are those of strftime.
const OF_DATES: &str = "aAbBdeHIjmMpSyY";

/// The letters and marks that may stand between the signs of one date.
const BETWEEN: [char; 8] = [' ', '.', '/', '-', ':', ',', '1', '_'];

/// A text with its signs.
pub(super) fn bits(text: &str) -> Vec<Bit> {
    let parts = divided(text, "%fillpart:", "%fillpartend%", |inner| {
        let (about, text) = inner.split_once('%')?;
        let label = sanitise(field(about, "name").unwrap_or("part")).into_owned();
        let raw = format!("%fillpart:{about}%");
        let mut bits = vec![Bit::Gap(raw, Meaning::Switch(format!("if option({})", quoted(&label))))];
        bits.push(Bit::Text(text.to_owned()));
        bits.push(Bit::Gap("%fillpartend%".to_owned(), Meaning::Switch("endif".to_owned())));
        Some(bits)
    });
    let bits = further(parts, |text| divided(text, "%", "%", filled));
    let bits = further(bits, |text| {
        divided(text, "%clip", "board", |inner| {
            let ask = Ask { why: Some(Why::Clipboard), ..Ask::named("clipboard") };
            inner.is_empty().then(|| vec![Bit::Gap("%clipboard".to_owned(), Meaning::Asked(ask))])
        })
    });
    let bits = MOVES.iter().fold(bits, |bits, mark| further(bits, |text| marked(text, mark, Why::Cursor)));
    further(bits, dated)
}

/// What stands between two per cent signs.
fn filled(inner: &str) -> Option<Vec<Bit>> {
    let raw = format!("%{inner}%");
    if inner.is_empty() {
        return Some(vec![Bit::Text("%".to_owned())]);
    }
    let (word, about) = inner.split_once(':')?;
    let named = field(about, "name").unwrap_or(about.split(':').next().unwrap_or_default());
    let default = field(about, "default").filter(|default| !default.is_empty());
    let default = default.map(|text| sanitise(text).into_owned());
    let ask = Ask { default, ..Ask::named(named) };
    let meaning = match word {
        "fill" | "filltext" => Meaning::Asked(ask),
        "fillarea" => Meaning::Asked(Ask { long: true, ..ask }),
        "fillpopup" => Meaning::Asked(Ask { choices: choices(about), ..ask }),
        "snippet" => Meaning::Snippet(about.to_owned()),
        "key" => Meaning::Nothing(Why::Keys),
        _ => return None,
    };
    Some(vec![Bit::Gap(raw, meaning)])
}

/// The value of `name=…` among the parts of a field.
fn field<'t>(about: &'t str, key: &str) -> Option<&'t str> {
    about.split(':').find_map(|part| part.strip_prefix(key)?.strip_prefix('='))
}

/// What a pop-up offers: each part that is no setting, and the one that is offered first.
fn choices(about: &str) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for part in about.split(':').filter(|part| !part.starts_with("name=") && !part.starts_with("width=")) {
        let choice = sanitise(part.strip_prefix("default=").unwrap_or(part)).into_owned();
        if !choice.trim().is_empty() && !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    choices
}

/// A text with its dates: signs that stand side by side are one.
fn dated(text: &str) -> Vec<Bit> {
    let (mut bits, mut plain, mut at) = (Vec::new(), 0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('%')) {
        let begins = at + found;
        let length = date(text.get(begins..).unwrap_or_default());
        at = begins + length.max(1);
        if length > 0 {
            let raw = text.get(begins..at).unwrap_or_default();
            bits.push(Bit::Text(text.get(plain..begins).unwrap_or_default().to_owned()));
            bits.extend(dates::bits(raw, dates::told(raw, 0)));
            plain = at;
        }
    }
    bits.push(Bit::Text(text.get(plain..).unwrap_or_default().to_owned()));
    bits
}

/// How long the date is with which a text begins: up to its last sign.
fn date(text: &str) -> usize {
    let (mut length, mut rest) = (0, text);
    loop {
        let Some(after) = rest.strip_prefix('%') else { return length };
        let after = after.strip_prefix('1').unwrap_or(after);
        let Some(sign) = after.chars().next().filter(|sign| OF_DATES.contains(*sign)) else { return length };
        let after = after.get(sign.len_utf8()..).unwrap_or_default();
        // "100%discount" is a word, "%d." a date.
        if after.starts_with(char::is_alphanumeric) {
            return length;
        }
        length = text.len() - after.len();
        rest = after.trim_start_matches(BETWEEN);
    }
}
