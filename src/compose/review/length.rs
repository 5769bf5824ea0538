//! A text that is longer than its channel takes, or dearer than it need be.

use super::words::around;
use super::{Concern, Reading, What};
use crate::compose::split;
use crate::model::{Counting, sms};

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let text = reading.subject.text;
    let Some(profile) = reading.subject.profile else { return };
    if !profile.fits(text) {
        concerns.push(Concern::about(What::TooLong {
            channel: profile.label.clone(),
            length: profile.length(text),
            limit: usize::try_from(profile.limit).unwrap_or(usize::MAX),
            counting: profile.counting,
            parts: split(text, profile).len(),
        }));
    }
    if profile.counting == Counting::Sms {
        concerns.extend(dearer(text));
    }
}

/// The letter that makes more short messages of a text. One of another script than Latin cannot be written otherwise, and is not
/// told.
fn dearer(text: &str) -> Option<Concern> {
    let at = sms::dearest(text)?;
    let is_of_another_script = |letter: char| letter.is_alphabetic() && letter > LAST_LATIN;
    if text.chars().any(is_of_another_script) {
        return None;
    }
    let (count, without) = (sms::Segments::of(text).count, sms::Segments::without_others(text).count);
    let letter = text.get(at.clone()).unwrap_or_default().to_owned();
    let word = around(text, &at);
    (count > without).then(|| Concern::at(at, What::Sms { count, without, letter, word }))
}

/// The end of the block "Latin Extended-B".
const LAST_LATIN: char = '\u{24f}';
