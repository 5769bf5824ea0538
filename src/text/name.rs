//! What can be a name: of a buyer, an order, a piece, a fact.

use unicode_normalization::char::is_combining_mark;

use super::cleaner::is_plain;

/// The longest name, in characters: several times what anybody is called, or sells.
pub const NAME_MAX: usize = 300;

/// Why a text can be no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFlaw {
    /// There is nothing in it that can be seen.
    Blank,
    /// It is longer than [`NAME_MAX`].
    TooLong,
}

/// Whether there is nothing in a text that can be seen: blanks of whatever kind, marks without a letter, joiners.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    // The braille pattern without a dot is a symbol to Unicode, and a blank to the eye.
    !text.chars().any(|c| is_plain(c) && !c.is_whitespace() && !is_combining_mark(c) && c != '\u{2800}')
}

/// What keeps a text from being a name; `None` where it can be one.
#[must_use]
pub fn name_flaw(name: &str) -> Option<NameFlaw> {
    if is_blank(name) {
        Some(NameFlaw::Blank)
    } else {
        name.chars().nth(NAME_MAX).map(|_one_too_many| NameFlaw::TooLong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_is_no_name() {
        for blank in ["", " ", "\u{2800}", "\u{a0}\u{3000}", "\u{301}", "\u{200d}", "\u{3164}", "\u{fe0f}", "\u{180b}"]
        {
            assert_eq!(name_flaw(blank), Some(NameFlaw::Blank), "{blank:?}");
        }
        for name in ["x", "Łódź", "e\u{301}", "❤\u{fe0f}", "李", "می\u{200c}خ", "7", "—", "\u{2801}"] {
            assert_eq!(name_flaw(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_name_has_an_end() {
        assert_eq!(name_flaw(&"ł".repeat(NAME_MAX)), None);
        assert_eq!(name_flaw(&"ł".repeat(NAME_MAX + 1)), Some(NameFlaw::TooLong));
    }
}
