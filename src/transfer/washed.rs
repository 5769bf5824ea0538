//! Texts from files, made safe, with a count of what that took away.

use std::borrow::Cow;

use crate::text::{sanitise, sanitise_line};

/// A text of several lines: `\n` ends a line, no blank lines around it, nothing that could act on a terminal or hide from a
/// reader; and how many characters of the latter kind there were.
pub(super) fn washed(text: &str) -> (String, usize) {
    let text: Cow<'_, str> = if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() };
    let clean = sanitise(&text);
    let removed = lost(&text, &clean);
    (clean.trim_end().trim_start_matches('\n').to_owned(), removed)
}

/// The same for a text of one line.
pub(super) fn washed_line(text: &str) -> (String, usize) {
    let text = text.trim();
    let clean = sanitise_line(text);
    let removed = lost(text, &clean);
    (clean.trim().to_owned(), removed)
}

fn lost(before: &str, after: &str) -> usize {
    before.chars().count().saturating_sub(after.chars().count())
}
