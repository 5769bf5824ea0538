//! A day that is over, where no record filled it in and its sentence promises something.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::manners;
use super::words::sentence;
use super::{Concern, Reading, What};
use crate::search::Value;
use crate::text::folded;

/// Nobody promises a day by mistake that is longer over, in days: "born 3 May 1984".
const LONG_OVER: i32 = 366;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    for found in &reading.found {
        let Value::Date(date) = found.value else { continue };
        let said = subject.text.get(found.range.clone()).unwrap_or_default();
        let days = (subject.today - date).get_days();
        let is_over = days > 0 && days <= LONG_OVER;
        if is_over
            && names_day(said, date.day())
            && !reading.is_known(&found.range)
            && !is_told(subject.text, &found.range)
        {
            concerns.push(Concern::at(found.range.clone(), What::PastDate { date: said.to_owned() }));
        }
    }
}

/// Whether a date is said by its day: "yesterday" and "three days ago" are meant to be over.
fn names_day(said: &str, day: i8) -> bool {
    let mut numbers = said.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.any(|digits| digits.parse() == Ok(day))
}

/// Words that may stand between what has a day and its day, folded.
const OF: [&str; 12] = ["of", "from", "dated", "vom", "z", "dnia", "del", "de", "dia", "τησ", "του", "στισ"];

/// Whether a sentence tells what has happened, in any of the languages: it was sent, bought, somebody met; or the day is one that something has: "your
/// order of 20 November".
fn is_told(text: &str, place: &Range<usize>) -> bool {
    let (before, behind) = sentence(text, place);
    let (before, behind) = (folded(before), folded(behind));
    let before: Vec<&str> = before.unicode_words().collect();
    let words: Vec<&str> = before.iter().copied().chain(behind.unicode_words()).collect();
    let of = before.iter().rev().take_while(|word| OF.contains(word)).count();
    let noun = (of > 0).then(|| before.iter().rev().nth(of)).flatten();
    manners::ALL.iter().any(|manners| {
        let has_day = noun.is_some_and(|noun| manners.dated.iter().any(|dated| noun.starts_with(dated)));
        has_day || manners.tells_past(&words)
    })
}
