//! A first message to a buyer that does not greet them.

use super::manners::Manners;
use super::{Concern, Reading, What, names};

/// One word on a classified site gets one short message, without a lecture.
const ONE_WORD: u8 = 2;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    let is_short = !subject.situations.is_empty() && subject.situations.iter().all(|one| one.number() == ONE_WORD);
    if !subject.is_first || subject.greets || is_short {
        return;
    }
    let Some(manners) = Manners::of(subject.language) else { return };
    // "Thanks a lot, Anna!" greets as well.
    let names = subject.people.map_or(&[][..], |people| people.called);
    if manners.greeting(&reading.first_words()) == 0 && !names::greets(reading, names) {
        concerns.push(Concern::about(What::NoGreeting));
    }
}
