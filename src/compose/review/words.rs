//! The words of a text, for checks.

use std::ops::Range;

/// What stands between blanks around a place.
pub(super) fn around(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.start..).unwrap_or_default();
    let from = before.rfind(char::is_whitespace).and_then(|at| before.get(at..)).unwrap_or(before).trim_start();
    let to = after.split(char::is_whitespace).next().unwrap_or_default();
    let word = format!("{from}{to}");
    word.trim_matches(|letter: char| letter.is_ascii_punctuation()).to_owned()
}
