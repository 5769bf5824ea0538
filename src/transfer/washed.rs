//! Texts from files, made safe, with a count of what that took away.

use crate::text::{clean, clean_line};

/// A text of several lines without blank lines around it, and how many characters were taken out.
pub(super) fn washed(text: &str) -> (String, usize) {
    let clean = clean(text);
    (clean.text.trim_end().trim_start_matches('\n').to_owned(), clean.removed)
}

/// The same for a text of one line.
pub(super) fn washed_line(text: &str) -> (String, usize) {
    let clean = clean_line(text);
    (clean.text.trim().to_owned(), clean.removed)
}
