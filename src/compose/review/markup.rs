//! Marks for bold letters, headings and links, which the buyer would see as they are typed.

use std::ops::Range;

use super::{Concern, Reading, What};

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let text = reading.subject.text;
    if !reading.subject.profile.is_some_and(|profile| profile.plain) {
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(place) = mark(line) {
            let place = start + place.start..start + place.end;
            let mark = text.get(place.clone()).unwrap_or_default().to_owned();
            // One is enough: where there is one, there are more.
            concerns.push(Concern::at(place, What::Markup { mark }));
            return;
        }
        start += line.len();
    }
}

/// The first mark of a line.
fn mark(line: &str) -> Option<Range<usize>> {
    heading(line)
        .or_else(|| ["**", "__"].iter().find_map(|sign| pair(line, sign)))
        .or_else(|| tag(line))
        .or_else(|| link(line))
}

/// `## Delivery`
fn heading(line: &str) -> Option<Range<usize>> {
    let signs = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(signs..)?;
    // "#1042" is an order.
    ((1..=6).contains(&signs) && rest.starts_with(' ') && !rest.trim().is_empty()).then_some(0..signs)
}

/// `**this**`: with letters directly inside both signs, so that a row of stars or of underscores is none.
fn pair(line: &str, sign: &str) -> Option<Range<usize>> {
    let from = line.find(sign)?;
    let inside = line.get(from + sign.len()..)?;
    let length = inside.find(sign)?;
    let said = inside.get(..length)?;
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    (is_letter(said.chars().next()) && is_letter(said.chars().next_back()))
        .then_some(from..from + length + 2 * sign.len())
}

/// No tag is longer.
const LONGEST_TAG: usize = 300;

/// `<b>`, `</p>`, `<br/>`
fn tag(line: &str) -> Option<Range<usize>> {
    const TAGS: [&str; 14] = ["a", "b", "br", "div", "em", "h1", "h2", "i", "li", "p", "span", "strong", "u", "ul"];
    line.match_indices('<').find_map(|(from, _)| {
        let rest = line.get(from + 1..)?;
        // An address in a tag is no longer; a text of these signs alone must not take hours.
        let length = rest.get(..rest.floor_char_boundary(LONGEST_TAG))?.find('>')?;
        let inside = rest.get(..length)?.trim_matches('/');
        let name = inside.split(' ').next().unwrap_or_default().to_ascii_lowercase();
        TAGS.contains(&name.as_str()).then_some(from..from + length + 2)
    })
}

/// `[the shop](https://…)`
fn link(line: &str) -> Option<Range<usize>> {
    let middle = line.find("](")?;
    let from = line.get(..middle)?.rfind('[')?;
    let to = middle + line.get(middle..)?.find(')')?;
    Some(from..to + 1)
}
