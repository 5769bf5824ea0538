//! Words in capitals, and rows of exclamation marks. Abbreviations and names of the trade are written so.

use std::ops::Range;

use super::spelling::OF_TRADE;
use super::{Concern, Reading, What};
use crate::text::folded;

/// One word in capitals shouts from so many letters on: "IBAN" and "BLIK" do not.
const ONE: usize = 6;
/// Several in a row shout from so many letters on in all.
const SEVERAL: usize = 8;
/// A word in capitals of no more letters is an abbreviation, unless it is one that is shouted: "USA, UPS, FAQ", "NOT NOW".
const ABBREVIATED: usize = 4;
/// Short words that are shouted, folded.
const SHOUTED: &[&str] = &[
    "all", "and", "any", "are", "buy", "can", "come", "do", "dont", "for", "get", "here", "how", "is", "it", "look",
    "me", "my", "must", "no", "not", "now", "only", "out", "pay", "read", "see", "send", "so", "stop", "the", "this",
    "to", "too", "very", "was", "we", "why", "yes", "you", "das", "der", "die", "ein", "ich", "ist", "ja", "kein",
    "mir", "nein", "nie", "sehr", "sie", "und", "wir", "jest", "mnie", "nam", "oraz", "sie", "tak", "tego", "tu",
    "con", "muy", "para", "pero", "por", "que", "si", "ya", "δεν", "και", "μην", "να", "ναι", "οχι", "πολυ", "τωρα",
];

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let text = reading.subject.text;
    let mut row: Option<Row> = None;
    for (place, word) in reading.words() {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_loud = letters > 1
            && !word.chars().any(|letter| letter.is_lowercase() || letter.is_numeric())
            && word.chars().any(char::is_uppercase)
            && !is_size(word)
            && !OF_TRADE.contains(&folded(word).as_ref())
            && !reading.is_filled(&place);
        let is_word = letters > ABBREVIATED || SHOUTED.contains(&folded(word).as_ref());
        match &mut row {
            Some(row) if is_loud && is_blank(text, row.place.end, place.start) => {
                row.place.end = place.end;
                row.letters += letters;
                row.count += 1;
                row.has_words |= is_word;
            }
            _ => {
                concerns.extend(row.take().and_then(|row| row.said(text)));
                row = is_loud.then_some(Row { place, letters, count: 1, has_words: is_word });
            }
        }
    }
    concerns.extend(row.and_then(|row| row.said(text)));
    if let Some(at) = text.find("!!!") {
        let marks = text.get(at..).unwrap_or_default();
        let length = marks.len() - marks.trim_start_matches('!').len();
        let place = at..at + length;
        let words = text.get(place.clone()).unwrap_or_default().to_owned();
        concerns.push(Concern::at(place, What::Shouting { words }));
    }
}

/// `XL`, `XXL`
fn is_size(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'X' | 'S' | 'M' | 'L'))
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.chars().all(|letter| matches!(letter, ' ' | ',' | '!')))
}

/// Words in capitals, one after the other.
struct Row {
    place: Range<usize>,
    letters: usize,
    count: usize,
    /// Whether one of them is a word, not an abbreviation.
    has_words: bool,
}

impl Row {
    fn said(self, text: &str) -> Option<Concern> {
        let is_loud = self.has_words && self.letters >= if self.count > 1 { SEVERAL } else { ONE };
        let words = text.get(self.place.clone())?.to_owned();
        is_loud.then(|| Concern::at(self.place, What::Shouting { words }))
    }
}
