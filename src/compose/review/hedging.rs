//! Words that take back what is said, in a reply to a buyer who doubts the quality: there only a yes or a no helps.

use super::manners::Manners;
use super::{Concern, Reading, What};

/// The buyer doubts the quality.
const DOUBTS: u8 = 10;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    let Some(manners) = Manners::of(subject.language) else { return };
    if !subject.situations.iter().any(|situation| situation.number() == DOUBTS) {
        return;
    }
    for (place, word) in reading.words() {
        if manners.hedges.contains(&word.to_lowercase().as_str()) {
            concerns.push(Concern::at(place, What::Hedging { word: word.to_owned() }));
        }
    }
}
