//! What was to be replaced and was not: `[name]`, `{name}`, `XXX`, `___`, `TODO`.

use std::ops::Range;

use super::{Concern, Reading, What};

/// No placeholder has a longer name.
const LONGEST: usize = 30;
/// Words that stand for what is still to come.
const WORDS: [&str; 5] = ["TODO", "TBD", "FIXME", "XXX", "XXXX"];

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let text = reading.subject.text;
    let words = reading.words().filter(|(_, word)| WORDS.contains(word)).map(|(place, _)| place);
    let mut places: Vec<Range<usize>> = words.collect();
    places.extend(brackets(text));
    places.extend(runs(text));
    places.sort_by_key(|place| place.start);
    for place in places {
        if !reading.is_known(&place) {
            let left = text.get(place.clone()).unwrap_or_default().to_owned();
            concerns.push(Concern::at(place, What::Leftover { left }));
        }
    }
}

/// `[name]`, `{name}`, `%name%`: a few words between signs that close where they open.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(from) = text.get(at..).and_then(|rest| rest.find(['[', '{', '%'])).map(|from| at + from) {
        at = from + 1;
        let Some(inside) = text.get(at..) else { break };
        let close = match text.as_bytes().get(from) {
            Some(b'[') => ']',
            Some(b'{') => '}',
            _ => '%',
        };
        // Looked for no further than a name is long: a text of brackets alone must not take hours.
        let near = inside.get(..inside.floor_char_boundary(LONGEST + 1)).unwrap_or_default();
        let Some(length) = near.find(close) else { continue };
        let name = inside.get(..length).unwrap_or_default();
        let end = at + length + 1;
        // `[the shop](https://…)` is a link.
        let is_link = close == ']' && text.get(end..).is_some_and(|rest| rest.starts_with('('));
        if is_placeholder(name, close) && !is_link {
            found.push(from..end);
            at = end;
        }
    }
    found
}

fn is_placeholder(name: &str, close: char) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.' || letter == '{';
    // `[x]` is a box that is ticked.
    let is_named = name.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && name.len() <= LONGEST;
    // "10% off and 20% more" is none: between per cent signs stands no blank.
    is_named && name.chars().all(|letter| is_part(letter) || letter == ' ' && close != '%' || letter == '-')
}

/// `___` and longer.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(from) = text.get(at..).and_then(|rest| rest.find("___")).map(|from| at + from) {
        let rest = text.get(from..).unwrap_or_default();
        at = from + rest.len() - rest.trim_start_matches('_').len();
        found.push(from..at);
    }
    found
}
