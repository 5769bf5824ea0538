//! Where the words of a folded text begin and end.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The words of a folded text, as byte ranges of it: letters, digits and their marks; every ideograph and kana by itself,
/// because blanks do not part them.
pub fn words(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut rest = folded.get(at..)?.char_indices();
        let (start, first) = rest.find(|&(_, c)| is_word_char(c))?;
        let alone = stands_alone(first);
        let end = rest.find(|&(_, c)| !is_word_char(c) || stands_alone(c) || alone && !is_combining_mark(c));
        let start = at + start;
        at = end.map_or(folded.len(), |(end, _)| at + end);
        Some(start..at)
    })
}

/// Hands over the same words, several times faster for long texts: looks at eight bytes at once, and at characters only where
/// there are others than ASCII.
pub fn each_word(folded: &str, mut take: impl FnMut(Range<usize>)) {
    if folded.is_ascii() {
        each_run(folded.as_bytes(), take);
        return;
    }
    each_run(folded.as_bytes(), |run| {
        let text = folded.get(run.clone()).unwrap_or_default();
        words(text).for_each(|word| take(run.start + word.start..run.start + word.end));
    });
}

/// The part of a text between blanks that a byte is in.
pub fn around(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_blank = |c: char| c.is_ascii_whitespace();
    let start = before.rfind(is_blank).map_or(0, |blank| blank + 1);
    start..before.len() + after.find(is_blank).unwrap_or(after.len())
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Written without blanks between words: ideographs and kana.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Runs of bytes that may belong to words: ASCII letters and digits, and everything beyond ASCII.
fn each_run(bytes: &[u8], mut take: impl FnMut(Range<usize>)) {
    const BLOCK: usize = u64::BITS as usize;
    let mut start = 0;
    // The last bit says whether the block before ended inside a run.
    let mut before = 0;
    for (block, base) in bytes.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        let mask = word_bytes(block);
        let mut borders = mask ^ (mask << 1 | before >> (u64::BITS - 1));
        before = mask;
        while borders != 0 {
            let border = borders.trailing_zeros();
            borders &= borders - 1;
            let at = base + border as usize;
            if mask >> border & 1 == 1 {
                start = at;
            } else {
                take(start..at);
            }
        }
    }
    if before >> (u64::BITS - 1) == 1 {
        take(start..bytes.len());
    }
}

/// One bit for each of up to 64 bytes: whether it may belong to a word.
fn word_bytes(block: &[u8]) -> u64 {
    let (eights, rest) = block.as_chunks::<8>();
    let mut mask = 0;
    for (at, &eight) in eights.iter().enumerate() {
        mask |= word_bytes_of_eight(u64::from_le_bytes(eight)) << (at * 8);
    }
    for (at, &byte) in rest.iter().enumerate() {
        mask |= u64::from(byte.is_ascii_alphanumeric() || !byte.is_ascii()) << (eights.len() * 8 + at);
    }
    mask
}

/// The same for eight bytes in one integer, the first lowest.
const fn word_bytes_of_eight(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let low = bytes & !HIGH;
    let letters = low | (0x20 * ONES);
    // The high bit of each byte: whether it is at least the first and not above the last. No byte carries into the next.
    let is_letter = (letters + (0x80 - b'a' as u64) * ONES) & !(letters + (0x7f - b'z' as u64) * ONES);
    let is_digit = (low + (0x80 - b'0' as u64) * ONES) & !(low + (0x7f - b'9' as u64) * ONES);
    // Multiplying gathers the eight low bits in the highest byte.
    let found = ((is_letter | is_digit | bytes) & HIGH) >> 7;
    found.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn words_are_letters_digits_and_their_marks() {
        assert_eq!(list("pickup-address, 2nd floor!"), ["pickup", "address", "2nd", "floor"]);
        assert_eq!(list("l'adresse d_e"), ["l", "adresse", "d", "e"]);
        assert_eq!(list("送料込み ok"), ["送", "料", "込", "み", "ok"]);
        assert_eq!(list("क्या है"), ["क्या", "है"]);
        assert_eq!(list("…!?"), Vec::<&str>::new());
        assert_eq!(list(""), Vec::<&str>::new());
    }

    #[test]
    fn every_byte_is_classed_alike_alone_and_among_eight() {
        for byte in 0..=u8::MAX {
            let expected = u64::from(byte.is_ascii_alphanumeric() || !byte.is_ascii());
            assert_eq!(word_bytes(&[byte]), expected, "{byte:#x}");
            assert_eq!(word_bytes(&[byte; 64]), expected * u64::MAX, "{byte:#x}");
            assert_eq!(word_bytes(&[b'-', byte, b'-', b'a', byte, b'.', b'/', b':']), 0b1000 | (expected * 0b1_0010));
        }
    }

    proptest! {
        #[test]
        fn both_ways_find_the_same_words(text in "[a-c9 .,—“é送\u{3099}क\u{94d}]{0,200}") {
            let mut fast = Vec::new();
            each_word(&text, |word| fast.push(word));
            prop_assert_eq!(fast, words(&text).collect::<Vec<_>>());
        }

        #[test]
        fn words_are_in_order_and_in_bounds(text: String) {
            let mut at = 0;
            for word in words(&text) {
                prop_assert!(word.start >= at && word.end > word.start);
                prop_assert!(text.get(word.clone()).is_some());
                at = word.end;
            }
        }
    }
}
