//! Short messages: how many of them a text makes, and what they cost.
//!
//! A text of the letters of the GSM alphabet goes out in units of 7 bits, any other in UTF-16 (3GPP TS 23.038); one that is longer than a message is sent
//! in several, of which each loses 6 octets to say which it is (3GPP TS 23.040). Tables of single languages are left out: few telephones use
//! them.

use std::ops::Range;

/// The letters that are one unit of the GSM alphabet.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Those that are two: the second comes after a mark for the other table.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// How a text is written in short messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The GSM alphabet: 160 units in one message, 153 in each of several.
    Gsm7,
    /// UTF-16: 70 units in one message, 67 in each of several.
    Ucs2,
}

impl Encoding {
    /// The units that one message takes, and each of several.
    const fn capacity(self) -> (usize, usize) {
        match self {
            Self::Gsm7 => (160, 153),
            Self::Ucs2 => (70, 67),
        }
    }
}

/// The short messages that a text makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    pub encoding: Encoding,
    /// All units of the text.
    pub units: usize,
    /// How many messages it makes; none where it is empty.
    pub count: usize,
}

impl Segments {
    /// The short messages that a text makes. No letter is divided between two: neither the two units of an emoji nor those of `€`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let encoding = if dearest(text).is_none() { Encoding::Gsm7 } else { Encoding::Ucs2 };
        let sizes = text.chars().map(|letter| match encoding {
            Encoding::Gsm7 => septets(letter).unwrap_or(1),
            Encoding::Ucs2 => letter.len_utf16(),
        });
        Self::counted(encoding, sizes)
    }

    /// The messages that the text would make if every letter of it were of the GSM alphabet.
    #[must_use]
    pub fn without_others(text: &str) -> Self {
        Self::counted(Encoding::Gsm7, text.chars().map(|letter| septets(letter).unwrap_or(1)))
    }

    fn counted(encoding: Encoding, sizes: impl Iterator<Item = usize>) -> Self {
        let (alone, each) = encoding.capacity();
        let (mut units, mut count, mut used) = (0, 0, each);
        for size in sizes {
            units += size;
            used += size;
            if used > each {
                count += 1;
                used = size;
            }
        }
        Self { encoding, units, count: if units <= alone { units.min(1) } else { count } }
    }
}

/// The first letter that the GSM alphabet has not, and which therefore makes all of the text dearer.
#[must_use]
pub fn dearest(text: &str) -> Option<Range<usize>> {
    let mut letters = text.char_indices();
    letters.find(|(_, letter)| septets(*letter).is_none()).map(|(at, letter)| at..at + letter.len_utf8())
}

/// The units of the GSM alphabet that a letter takes; `None` where it has not got it.
fn septets(letter: char) -> Option<usize> {
    if letter.is_ascii_alphanumeric() || letter == ' ' || BASIC.contains(letter) {
        Some(1)
    } else {
        EXTENSION.contains(letter).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[test]
    fn the_alphabet_is_whole() {
        // 128 places, of which one leads to the other table.
        assert_eq!((BASIC.chars().count(), EXTENSION.chars().count()), (127, 10));
    }

    #[rstest]
    #[case::nothing("", Encoding::Gsm7, 0, 0)]
    #[case::one(&"a".repeat(160), Encoding::Gsm7, 160, 1)]
    #[case::two(&"a".repeat(161), Encoding::Gsm7, 161, 2)]
    #[case::two_full(&"a".repeat(306), Encoding::Gsm7, 306, 2)]
    #[case::three(&"a".repeat(307), Encoding::Gsm7, 307, 3)]
    #[case::euro(&"€".repeat(80), Encoding::Gsm7, 160, 1)]
    #[case::euro_is_not_divided(&"€".repeat(153), Encoding::Gsm7, 306, 3)]
    #[case::polish(&"ą".repeat(70), Encoding::Ucs2, 70, 1)]
    #[case::polish_more(&"ą".repeat(71), Encoding::Ucs2, 71, 2)]
    #[case::emoji(&"🎁".repeat(35), Encoding::Ucs2, 70, 1)]
    #[case::emoji_is_not_divided(&"🎁".repeat(67), Encoding::Ucs2, 134, 3)]
    #[case::german("Größe: 40 €, schön!", Encoding::Gsm7, 20, 1)]
    #[case::capitals("ΑΒΓ", Encoding::Ucs2, 3, 1)]
    fn messages_are_counted(
        #[case] text: &str,
        #[case] encoding: Encoding,
        #[case] units: usize,
        #[case] count: usize,
    ) {
        assert_eq!(Segments::of(text), Segments { encoding, units, count });
    }

    #[test]
    fn one_letter_makes_all_of_it_dearer() {
        let text = format!("{}wąski", "a".repeat(150));
        assert_eq!((Segments::of(&text).count, Segments::without_others(&text).count), (3, 1));
        let at = dearest(&text).expect("a letter");
        assert_eq!(text.get(at), Some("ą"));
    }

    proptest! {
        #[test]
        fn more_text_never_makes_fewer_messages(text in "\\PC{0,400}", more in "\\PC{0,40}") {
            let longer = format!("{text}{more}");
            prop_assert!(Segments::of(&text).count <= Segments::of(&longer).count);
            prop_assert!(Segments::without_others(&text).count <= Segments::of(&text).count);
        }
    }
}
