//! The address within what somebody wrote: which of its lines or words belong to it.

use std::ops::Range;

use super::name;
use crate::address;
use crate::search::{self, Found, Hints, Value};

/// An address has no more words on a line than this.
const LONGEST_ADDRESS: usize = 7;
/// The most words of a town.
const LONGEST_TOWN: usize = 4;

/// The address in a message; `None` where nothing in it looks like one.
pub(in crate::desk) fn address_in(message: &str) -> Option<String> {
    // No date is looked for, so that any day will do.
    let found = search::extract(message, &Hints::on(jiff::civil::Date::ZERO));
    address(message, &found, "")
}

/// The lines of a text that hold an address, without the name above them and what else is known: those around a postcode; where there is none,
/// around a number beside a street or a town.
pub(super) fn address(text: &str, found: &[Found], name: &str) -> Option<String> {
    let postcode = found.iter().find(|one| matches!(one.value, Value::PostalCode(_)));
    let anchor = postcode.map(|one| one.range.clone()).or_else(|| anchor(text, found))?;
    let lines = lines_with_places(text);
    let at = lines.iter().position(|(start, line)| (*start..=start + line.len()).contains(&anchor.start))?;
    let belongs = |line: &str| {
        let has_other = found.iter().any(|one| {
            matches!(one.value, Value::Email(_) | Value::Phone(_))
                && text.get(one.range.clone()).is_some_and(|said| line.contains(said))
        });
        let is_short = line.split_whitespace().count() <= LONGEST_ADDRESS;
        is_short && !line.is_empty() && !has_other && !line.ends_with(['?', '!']) && line != name
    };
    // Where the line says more than the address, only what stands around the postcode is sure.
    if lines.get(at).is_some_and(|(_, line)| !belongs(line)) {
        return Some(around(text, &anchor)).filter(|address| !address.is_empty());
    }
    let first =
        (0..at).rev().take_while(|at| lines.get(*at).is_some_and(|(_, line)| belongs(line))).last().unwrap_or(at);
    // Below the town stands the country at most.
    let below = lines.get(at + 1).filter(|(_, line)| belongs(line) && name::is_name(line, 3));
    let first = first.max(at.saturating_sub(3));
    let taken = lines.get(first..=at)?.iter().chain(below).map(|(_, line)| *line);
    let taken: Vec<&str> = taken.filter(|line| !name::is_said(line)).collect();
    let said = taken.join("\n");
    Some(without_talk(&said).to_owned()).filter(|address| !address.is_empty())
}

/// What stands around an address where it is the whole line: "to … please". As it is written inside a sentence, so that no name is cut.
const TALK: [&str; 11] =
    ["to", "na", "nach", "please", "pls", "proszę", "bitte", "thanks", "danke", "dziękuję", "gracias"];

fn without_talk(mut said: &str) -> &str {
    loop {
        let before = said.len();
        for word in TALK {
            let first = said.strip_prefix(word).filter(|rest| rest.starts_with([' ', ',', ':']));
            said = first.unwrap_or(said).trim_start_matches([' ', ',', ':']);
            let last = said.strip_suffix(word).filter(|rest| rest.ends_with([' ', ',']));
            said = last.unwrap_or(said).trim_end_matches([' ', ',']);
        }
        if said.len() == before {
            return said;
        }
    }
}

/// Small words inside the names of streets and towns.
const PARTICLES: [&str; 16] =
    ["de", "la", "las", "los", "del", "el", "der", "den", "am", "im", "van", "von", "du", "des", "le", "os."];

/// The words of an address around its postcode or its number in the middle of a sentence: names, numbers, abbreviations and the small words
/// between them.
fn around(text: &str, anchor: &Range<usize>) -> String {
    let is_number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_short = |word: &str| word.ends_with('.') && word.chars().count() <= 5;
    let is_small = |word: &str| PARTICLES.contains(&word);
    let is_part = |word: &&str| is_number(word) || is_name(word) || is_short(word) || is_small(word);
    let ends = |word: &str| word.ends_with(['?', '!', ':', '.']) && !is_short(word) || word.contains('@');
    let before = text.get(..anchor.start).unwrap_or_default().split_whitespace().rev();
    let mut before: Vec<&str> = before.take_while(|word| is_part(word) && !ends(word)).take(LONGEST_ADDRESS).collect();
    // A small word is inside an address, not at its beginning.
    while before.last().is_some_and(|word| is_small(word)) {
        before.pop();
    }
    let after = text.get(anchor.end..).unwrap_or_default();
    let line = after.lines().next().unwrap_or_default();
    let mut town = Vec::new();
    for word in line.split_whitespace().take(LONGEST_TOWN).take_while(|word| is_name(word) || is_small(word)) {
        town.push(word.trim_end_matches(['.', '?', '!']));
        if ends(word) {
            break;
        }
    }
    let code = text.get(anchor.clone()).unwrap_or_default();
    before
        .into_iter()
        .rev()
        .chain(Some(code))
        .chain(town)
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(',')
        .to_owned()
}

fn lines_with_places(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        lines.push((start + line.len() - line.trim_start().len(), line.trim()));
        start += line.len() + 1;
    }
    lines
}

/// A number among words that speak of a place, where no postcode is given.
fn anchor(text: &str, found: &[Found]) -> Option<Range<usize>> {
    let is_other = |at: usize| {
        let other = found.iter().filter(|one| matches!(one.value, Value::Email(_) | Value::Phone(_)));
        other.into_iter().any(|one| one.range.contains(&at))
    };
    let words = text.split_whitespace().filter_map(|word| {
        let start = word.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        Some((start, word.trim_end_matches([',', '.', '!', '?', ':'])))
    });
    let mut numbers = words.filter(|(_, word)| word.chars().any(|c| c.is_ascii_digit()));
    let found = numbers.find(|(start, word)| {
        !is_other(*start) && address::speaks_of_a_place(&around(text, &(*start..start + word.len())))
    });
    found.map(|(start, word)| start..start + word.len())
}
