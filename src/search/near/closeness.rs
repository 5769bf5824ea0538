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

/// How likely a word, of which so many letters are meant, was typed as this.
pub(super) fn of(typed: &[char], word: &str, letters: usize) -> u8 {
    let mut buffer = ['\0'; LONGEST];
    let mut len = 0;
    for (place, letter) in buffer.iter_mut().zip(word.chars().take(letters)) {
        *place = letter;
        len += 1;
    }
    let word = buffer.get(..len).unwrap_or_default();
    // What both begin and end with costs nothing; what is left between is a few letters.
    let begin = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed_rest, word_rest) = (typed.get(begin..).unwrap_or_default(), word.get(begin..).unwrap_or_default());
    let end = typed_rest.iter().rev().zip(word_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let cost = Between { typed, word, begin }.cost(typed_rest.len() - end, word_rest.len() - end);
    MOST.saturating_sub(u8::try_from(cost).unwrap_or(u8::MAX))
}

/// Longer words than a query's longest with its edits are not near to any.
const LONGEST: usize = 68;

/// Two words that are equal up to a place.
struct Between<'a> {
    typed: &'a [char],
    word: &'a [char],
    begin: usize,
}

impl Between<'_> {
    /// The least cost of so many letters of one as so many of the other, from the place on.
    fn cost(&self, typed: usize, word: usize) -> u32 {
        let mut two_above = [0u32; LONGEST + 1];
        let mut above = [0u32; LONGEST + 1];
        let mut row = [0u32; LONGEST + 1];
        let cell = |row: &[u32; LONGEST + 1], place: usize| row.get(place).copied().unwrap_or_default();
        for i in 0..=typed {
            let (a, a_before) = letters(self.typed, self.begin, i);
            for j in 0..=word {
                let (b, b_before) = letters(self.word, self.begin, j);
                let start = if self.begin == 0 && i <= 1 && j <= 1 { AT_THE_START } else { 0 };
                let mut least = if i == 0 && j == 0 { 0 } else { u32::MAX };
                if let Some(a) = a.filter(|_| i > 0) {
                    least = least.min(cell(&above, j) + alone(a, a_before) + start);
                }
                if let Some(b) = b.filter(|_| j > 0) {
                    least = least.min(cell(&row, j - 1) + alone(b, b_before) + start);
                }
                if let (Some(a), Some(b), 1.., 1..) = (a, b, i, j) {
                    let changed = if a == b { 0 } else { changed(a, b) + start };
                    least = least.min(cell(&above, j - 1) + changed);
                    if i > 1 && j > 1 && a_before == Some(b) && b_before == Some(a) && a != b {
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
        cell(&above, word)
    }
}

/// The so many-th letter behind a place, and the one before it.
fn letters(of: &[char], begin: usize, nth: usize) -> (Option<char>, Option<char>) {
    let at = |place: usize| place.checked_sub(1).and_then(|place| of.get(place)).copied();
    (at(begin + nth), (begin + nth).checked_sub(1).and_then(at))
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
    if is_alike(a, b) {
        ALIKE
    } else if is_vowel(a) && is_vowel(b) {
        VOWEL
    } else {
        LETTER
    }
}

/// Letters that stand for like sounds, or beside each other on a keyboard.
const fn is_alike(a: char, b: char) -> bool {
    let pair = if (a as u32) < (b as u32) { (a, b) } else { (b, a) };
    matches!(
        pair,
        ('a', 'e' | 'o')
            | ('b', 'p' | 'v')
            | ('c', 'k' | 's' | 'z')
            | ('d', 't')
            | ('e', 'i')
            | ('g', 'j')
            | ('i', 'j' | 'y')
            | ('k', 'q')
            | ('m', 'n')
            | ('o', 'u')
            | ('s', 'x' | 'z')
            | ('u', 'v')
            | ('v', 'w')
            | ('а', 'о')
            | ('д', 'т')
            | ('е', 'и')
            | ('и', 'ы')
            | ('ш', 'щ')
            | ('ъ', 'ь')
            | ('α', 'ε')
            | ('η', 'ι')
            | ('ι', 'υ')
            | ('ο', 'ω')
    )
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
