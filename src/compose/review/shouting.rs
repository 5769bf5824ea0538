//! Words in capitals, and rows of exclamation marks.

use std::ops::Range;

use super::{Concern, Reading, What};

/// One word in capitals shouts from so many letters on: "IBAN" and "BLIK" do not.
const ONE: usize = 6;
/// Several in a row shout from so many letters on in all.
const SEVERAL: usize = 8;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let text = reading.subject.text;
    let mut row: Option<(Range<usize>, usize)> = None;
    let mut count = 0;
    for (place, word) in reading.words() {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_loud = letters > 1
            && !word.chars().any(|letter| letter.is_lowercase() || letter.is_numeric())
            && word.chars().any(char::is_uppercase)
            && !is_size(word)
            && !reading.is_filled(&place);
        let follows = row.as_ref().is_some_and(|(before, _)| is_blank(text, before.end, place.start));
        if is_loud && follows {
            if let Some((before, of_row)) = &mut row {
                before.end = place.end;
                *of_row += letters;
            }
            count += 1;
            continue;
        }
        concerns.extend(said(text, row.take(), count));
        if is_loud {
            row = Some((place, letters));
            count = 1;
        }
    }
    concerns.extend(said(text, row, count));
    if let Some(at) = text.find("!!!") {
        let marks = text.get(at..).unwrap_or_default();
        let length = marks.len() - marks.trim_start_matches('!').len();
        concerns.extend(said(text, Some((at..at + length, usize::MAX)), 1));
    }
}

/// `XL`, `XXL`
fn is_size(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'X' | 'S' | 'M' | 'L'))
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.chars().all(|letter| matches!(letter, ' ' | ',' | '!')))
}

fn said(text: &str, row: Option<(Range<usize>, usize)>, count: usize) -> Option<Concern> {
    let (place, letters) = row?;
    let is_loud = letters >= if count > 1 { SEVERAL } else { ONE };
    let words = text.get(place.clone())?.to_owned();
    is_loud.then(|| Concern::at(place, What::Shouting { words }))
}
