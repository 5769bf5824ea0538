//! A day that is over, where no record filled it in.

use super::{Concern, Reading, What};
use crate::search::Value;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    for found in &reading.found {
        let Value::Date(date) = found.value else { continue };
        let said = subject.text.get(found.range.clone()).unwrap_or_default();
        if date < subject.today && names_day(said, date.day()) && !reading.is_known(&found.range) {
            concerns.push(Concern::at(found.range.clone(), What::PastDate { date: said.to_owned() }));
        }
    }
}

/// Whether a date is said by its day: "yesterday" and "three days ago" are meant to be over.
fn names_day(said: &str, day: i8) -> bool {
    let mut numbers = said.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.any(|digits| digits.parse() == Ok(day))
}
