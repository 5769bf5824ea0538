//! Words that take back what is said, in a reply to a buyer who doubts the quality: there only a yes or a no helps.

use super::manners::{self, Manners};
use super::{Concern, Reading, What};
use crate::text::{folded, words};

/// The buyer doubts the quality.
pub(crate) const DOUBTS: u8 = 10;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    let Some(manners) = Manners::of(subject.language) else { return };
    if !subject.doubts && !subject.situations.iter().any(|situation| situation.number() == DOUBTS) {
        return;
    }
    for (place, word) in reading.words() {
        if manners.hedges.contains(&word.to_lowercase().as_str()) {
            concerns.push(Concern::at(place, What::Hedging { word: word.to_owned() }));
        }
    }
}

/// Whether a question of a buyer doubts the quality, by its words: "is it real silver?", "will it last?"
pub(crate) fn doubts(question: &str) -> bool {
    let folded = folded(question);
    let mut said = String::from(" ");
    for word in words(&folded) {
        said.push_str(folded.get(word).unwrap_or_default());
        said.push(' ');
    }
    let is_said = |doubt: &&str| {
        said.match_indices(*doubt).any(|(at, _)| said.get(..at).is_some_and(|before| before.ends_with(' ')))
    };
    manners::ALL.iter().flat_map(|manners| manners.doubts).any(is_said)
}
