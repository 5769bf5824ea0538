//! Cells of a table that a spreadsheet will open: nothing in them is run, and every text comes back as it was.
//!
//! A spreadsheet takes a cell for a formula that begins with `=`, `+`, `-` or `@`, or with a tab or a line end before
//! one of them; some take the full-width forms, too (OWASP, "CSV Injection"). Such a cell is written behind an apostrophe. A cell that
//! begins with an apostrophe for another reason is written as it is, unless reading it would take the apostrophe away.
//! So is a text that looks like a number a spreadsheet has rounded: without the apostrophe it is one (`3.40E+09`).

use std::borrow::Cow;

use crate::transfer::tables::is_mangled;

/// What stands before a text that would otherwise be run, or be taken for nothing.
const GUARD: char = '\'';

/// The text as it is written into a cell.
pub(in crate::transfer) fn guarded(text: &str) -> Cow<'_, str> {
    if is_run(text) || is_mangled(text) || is_guarded(text) { format!("{GUARD}{text}").into() } else { text.into() }
}

/// The text of a cell.
pub(in crate::transfer) fn unguarded(cell: &str) -> &str {
    if is_guarded(cell) { cell.strip_prefix(GUARD).unwrap_or(cell) } else { cell }
}

/// An empty text where nothing is something else.
pub(super) const EMPTY: &str = "'";

/// Whether a spreadsheet would run it, or do away with blanks first and then run it.
fn is_run(text: &str) -> bool {
    let begins = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    begins(text) || begins(text.trim_start())
}

/// Whether reading takes an apostrophe away.
fn is_guarded(text: &str) -> bool {
    text.strip_prefix(GUARD).is_some_and(|rest| rest.is_empty() || is_run(rest) || is_mangled(rest) || is_guarded(rest))
}

/// A list of texts in one cell, one on each line. A line end within a text is written `\n`, a backslash `\\`, and a text with
/// nothing in it `\-`.
pub(in crate::transfer) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let one = |text: &str| match text {
        "" => "\\-".to_owned(),
        text => text.replace('\\', "\\\\").replace('\n', "\\n"),
    };
    texts.into_iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The texts of such a cell.
pub(in crate::transfer) fn unlisted(cell: &str) -> Vec<String> {
    cell.lines().filter(|line| !line.is_empty()).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let (mut text, mut characters) = (String::with_capacity(line.len()), line.chars());
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => text.push('\n'),
                Some('-') => {}
                Some('\\') | None => text.push('\\'),
                // A person has written it, and means it.
                Some(other) => text.extend(['\\', other]),
            },
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_run_stands_behind_an_apostrophe() {
        for text in
            ["=1", "+48 600", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "＋1", "－1", "＠a", " =1", "\u{a0}=1"]
        {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "Anna", "'s-Hertogenbosch", "a=1", "1-2", "12.50", "“=", "ul. +"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text, "typed by a person");
        }
        assert_eq!((guarded("1.23E+11").as_ref(), unguarded("'1.23E+11")), ("'1.23E+11", "1.23E+11"));
        assert_eq!(guarded("'"), "''");
        assert_eq!(guarded("'=1"), "''=1");
        assert_eq!(unguarded(EMPTY), "");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+＝ \\t\\n\\\\a-]{0,6}|'{0,2}[0-9][.,]?[0-9]E[+][0-9]|(?s).{0,9}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
            prop_assert!(!is_run(&cell));
        }

        #[test]
        fn every_list_comes_back(texts in proptest::collection::vec("['=\\n\\\\a-]{0,4}|(?s).{0,9}", 0..4)) {
            let texts: Vec<String> = texts.into_iter().map(|text| text.replace('\r', "")).collect();
            let cell = list(texts.iter().map(String::as_str));
            let cell = guarded(&cell);
            prop_assert_eq!(unlisted(unguarded(&cell)), texts);
        }
    }
}
