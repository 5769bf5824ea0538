//! Text from outside: made safe, folded for search, measured for the screen.

use std::borrow::Cow;

/// A text without anything that could act on a terminal or hide from a reader.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// The same for a text of one line: line ends and tabs become blanks, the ends are trimmed.
pub fn sanitise_line(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
