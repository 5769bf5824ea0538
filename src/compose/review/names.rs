//! The name of another buyer: the mistake that costs most.
//!
//! Looked at are words in capitals that no record filled in: two in a row that are the whole name of a buyer, and one behind the greeting that
//! is the first name or the surname of one. What is also said of the pinned buyer, of their order or of the shop is nobody else's name.

use std::ops::Range;

use super::manners::Manners;
use super::{Concern, Reading, What};
use crate::text::folded;

/// So many names are looked up in a text.
const LOOKED_UP: usize = 12;
/// Of the letters of a name so many, from the first, tell it from others; what comes behind may be its ending in another case.
const STEM: usize = 3;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(people) = &reading.subject.people else { return };
    let own: Vec<String> = people.own.iter().map(|own| folded(own).into_owned()).collect();
    let own: Vec<&str> = own.iter().flat_map(|own| own.split(|letter: char| !letter.is_alphanumeric())).collect();
    let mut looked_up = 0;
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (place, said) in addressed(reading).into_iter().chain(in_a_row(reading)) {
        if looked_up == LOOKED_UP {
            break;
        }
        if is_own(&own, &said) {
            continue;
        }
        looked_up += 1;
        if let Some(name) = (people.bears)(&said)
            && !found.iter().any(|(_, other)| *other == name)
        {
            found.push((place, name));
        }
    }
    concerns.extend(found.into_iter().map(|(place, name)| Concern::at(place, What::OtherBuyer { name })));
}

/// Whether a name is expected in a text for this buyer, in whatever case.
fn is_own(own: &[&str], said: &str) -> bool {
    let said = folded(said);
    said.split_whitespace().map(stem).all(|stem| own.iter().any(|word| word.starts_with(stem)))
}

/// The beginning of a name that no case changes: all but its last letter, or its last two.
pub(crate) fn stem(name: &str) -> &str {
    let letters = name.chars().count();
    let kept = letters.saturating_sub(2).max(STEM).min(letters);
    name.char_indices().nth(kept).map_or(name, |(at, _)| name.get(..at).unwrap_or(name))
}

/// The name behind the greeting.
fn addressed(reading: &Reading<'_>) -> Option<(Range<usize>, String)> {
    let manners = Manners::of(reading.subject.language)?;
    let first = reading.first_words();
    let mut at = manners.greeting(&first);
    if at == 0 {
        return None;
    }
    while first.get(at).is_some_and(|word| manners.titles.contains(&word.as_str())) {
        at += 1;
    }
    let (place, word) = reading.words().nth(at)?;
    let is_near = place.start < 60;
    (is_near && is_name(word) && !reading.is_filled(&place)).then(|| (place, word.to_owned()))
}

/// Two words in capitals, one after the other.
fn in_a_row<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (Range<usize>, String)> + use<'a> {
    let text = reading.subject.text;
    let words = reading.words().filter(|(place, word)| is_name(word) && !reading.is_filled(place));
    let words: Vec<(Range<usize>, &str)> = words.collect();
    let pairs: Vec<(Range<usize>, String)> = words
        .windows(2)
        .filter_map(|pair| {
            let [(one, _), (other, _)] = pair else { return None };
            let together = one.start..other.end;
            (text.get(one.end..other.start) == Some(" "))
                .then(|| (together.clone(), text.get(together).unwrap_or_default().to_owned()))
        })
        .collect();
    pairs.into_iter()
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() + 1 >= STEM
        && letters.all(|letter| letter.is_alphabetic() || letter == '-')
}
