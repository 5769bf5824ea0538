//! The words of a text, for checks.

use std::ops::Range;

/// No more of a sentence is looked at on either side of a place, in bytes.
const SENTENCE: usize = 200;

/// What stands before and behind a place in its sentence. A full stop behind a number ends none: "am 20. November".
pub(super) fn sentence<'t>(text: &'t str, place: &Range<usize>) -> (&'t str, &'t str) {
    let is_end = |(at, letter): (usize, char), all: &str| {
        let behind = all.get(at + letter.len_utf8()..).unwrap_or_default();
        let before = all.get(..at).unwrap_or_default();
        let stops = matches!(letter, '!' | '?' | '…' | ';')
            || letter == '.' && !before.ends_with(|before: char| before.is_ascii_digit());
        letter == '\n' || stops && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    };
    let from = text.ceil_char_boundary(place.start.saturating_sub(SENTENCE));
    let before = text.get(from..place.start).unwrap_or_default();
    let begin = before.char_indices().rev().find(|one| is_end(*one, before)).map_or(0, |(at, end)| at + end.len_utf8());
    let to = text.floor_char_boundary(place.end.saturating_add(SENTENCE).min(text.len()));
    let behind = text.get(place.end..to).unwrap_or_default();
    let end = behind.char_indices().find(|one| is_end(*one, behind)).map_or(behind.len(), |(at, _)| at);
    (before.get(begin..).unwrap_or_default(), behind.get(..end).unwrap_or_default())
}

/// What stands between blanks around a place.
pub(super) fn around(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.start..).unwrap_or_default();
    let from = before.rfind(char::is_whitespace).and_then(|at| before.get(at..)).unwrap_or(before).trim_start();
    let to = after.split(char::is_whitespace).next().unwrap_or_default();
    let word = format!("{from}{to}");
    word.trim_matches(|letter: char| letter.is_ascii_punctuation()).to_owned()
}
