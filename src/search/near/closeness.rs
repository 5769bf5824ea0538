//! Which of several differences of as many edits people make more often.

/// The closeness of words that do not differ.
pub(crate) const MOST: u8 = 31;

/// What an edit costs. Doubled and swapped letters and exchanged vowels are what lists of real misspellings are full of; first
/// letters are rarely wrong.
const SWAP: u32 = 4;
const DOUBLED: u32 = 2;
const SILENT: u32 = 4;
const VOWEL: u32 = 5;
const ALIKE: u32 = 3;
const LETTER: u32 = 7;
const AT_THE_START: u32 = 4;

/// Letters that stand for like sounds, or beside each other on a keyboard.
const ALIKE_LETTERS: [&str; 30] = [
    "iy", "ij", "sz", "sc", "ck", "cz", "kq", "vw", "bv", "mn", "gj", "dt", "bp", "xs", "uv", "oa", "ei", "ae", "uo",
    "ou", "оа", "еи", "иы", "ьъ", "тд", "шщ", "οω", "ηι", "υι", "εα",
];

/// How likely a word, of which so many letters are meant, was typed as this.
pub(super) fn of(typed: &[char], word: &str, letters: usize) -> u8 {
    let word: Vec<char> = word.chars().take(letters).collect();
    let width = word.len() + 1;
    let mut two_above = vec![0u32; width];
    let mut above = vec![0u32; width];
    let mut row = vec![0u32; width];
    let at = |letters: &[char], place: usize| place.checked_sub(1).and_then(|place| letters.get(place)).copied();
    let cell = |row: &[u32], place: usize| row.get(place).copied().unwrap_or_default();
    for i in 0..=typed.len() {
        let (a, a_before) = (at(typed, i), i.checked_sub(1).and_then(|i| at(typed, i)));
        for j in 0..width {
            let (b, b_before) = (at(&word, j), j.checked_sub(1).and_then(|j| at(&word, j)));
            let start = if i <= 1 && j <= 1 { AT_THE_START } else { 0 };
            let mut least = if i == 0 && j == 0 { 0 } else { u32::MAX };
            if let Some(a) = a {
                least = least.min(cell(&above, j) + alone(a, a_before) + start);
            }
            if let Some(b) = b {
                least = least.min(cell(&row, j - 1) + alone(b, b_before) + start);
            }
            if let (Some(a), Some(b)) = (a, b) {
                let changed = if a == b { 0 } else { changed(a, b) + start };
                least = least.min(cell(&above, j - 1) + changed);
                if a_before == Some(b) && b_before == Some(a) && a != b {
                    least = least.min(cell(&two_above, j - 2) + SWAP);
                }
            }
            if let Some(place) = row.get_mut(j) {
                *place = least;
            }
        }
        std::mem::swap(&mut two_above, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    let cost = u8::try_from(cell(&above, word.len())).unwrap_or(u8::MAX);
    MOST.saturating_sub(cost)
}

/// A letter that is only on one side.
fn alone(letter: char, before: Option<char>) -> u32 {
    match letter {
        _ if before == Some(letter) => DOUBLED,
        'h' | 'e' | 'ь' => SILENT,
        _ if is_vowel(letter) => VOWEL,
        _ => LETTER,
    }
}

fn changed(a: char, b: char) -> u32 {
    if ALIKE_LETTERS.iter().any(|pair| pair.contains(a) && pair.contains(b)) {
        ALIKE
    } else if is_vowel(a) && is_vowel(b) {
        VOWEL
    } else {
        LETTER
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'а'
            | 'е'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'α'
            | 'ε'
            | 'η'
            | 'ι'
            | 'ο'
            | 'υ'
            | 'ω'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closeness(typed: &str, word: &str) -> u8 {
        of(&typed.chars().collect::<Vec<_>>(), word, word.chars().count())
    }

    #[test]
    fn likely_slips_are_closer() {
        assert_eq!(closeness("address", "address"), MOST);
        for (typed, meant, other) in [
            ("adress", "address", "dress"),
            ("recieve", "receive", "relieve"),
            ("definately", "definitely", "defiantly"),
            ("koral", "coral", "moral"),
            ("peice", "piece", "pence"),
        ] {
            assert!(closeness(typed, meant) > closeness(typed, other), "{typed}: {meant} before {other}");
        }
    }

    #[test]
    fn empty_words_are_harmless() {
        assert_eq!(of(&[], "", 0), MOST);
        assert_eq!(closeness("xyzxyzxyz", ""), 0);
    }
}
