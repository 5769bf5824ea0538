//! More than two paragraphs in an e-mail: who reads it answers the first.

use super::{Concern, Reading, What};

/// The channel that is meant.
const LETTERS: &str = "email";
/// So many paragraphs are read.
const MOST: usize = 2;
/// A paragraph of no more words is a greeting or takes leave.
const FEW_WORDS: usize = 8;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    if subject.profile.is_none_or(|profile| profile.channel.name() != LETTERS) {
        return;
    }
    let paragraphs: Vec<&str> = subject.text.split("\n\n").filter(|one| !one.trim().is_empty()).collect();
    let last = paragraphs.len().saturating_sub(1);
    let is_frame =
        |at: usize, paragraph: &str| (at == 0 || at == last) && paragraph.split_whitespace().count() <= FEW_WORDS;
    let count = paragraphs.iter().enumerate().filter(|(at, one)| !is_frame(*at, one)).count();
    if count > MOST {
        concerns.push(Concern::about(What::Paragraphs { count }));
    }
}
