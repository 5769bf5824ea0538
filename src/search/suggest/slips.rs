//! Words of a message that a large library does not have, one slip away from one that it has: read as that word.
//!
//! The index of a large library keeps no words, only hashes of them. So the words that could be meant are written down, some
//! hundreds, and each is looked up: some ten microseconds for a word, and no memory.

/// Words of fewer letters are too close to each other, in longer ones there are too many places to slip.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=20;

/// The letters of folded words in the scripts that buyers' languages are written in.
const ALPHABETS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзиклмнопрстуфхцчшщъыьэюя"];

/// The most frequent word one slip away: a letter more, less, another one, or two neighbours exchanged. `frequency` tells how
/// often a word occurs, 0 for one that is not known.
pub(super) fn repaired(word: &str, frequency: impl Fn(&str) -> u32) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if !LETTERS.contains(&letters.len()) || letters.iter().any(char::is_ascii_digit) {
        return None;
    }
    let alphabet = ALPHABETS.iter().find(|alphabet| letters.iter().any(|&letter| alphabet.contains(letter)))?;
    let mut best: Option<(u32, String)> = None;
    let mut buffer = String::with_capacity(word.len() + 4);
    let mut attempt = |start: &[char], middle: &[char], end: &[char]| {
        buffer.clear();
        buffer.extend(start.iter().chain(middle).chain(end));
        let count = frequency(&buffer);
        if count > best.as_ref().map_or(0, |&(most, _)| most) {
            best = Some((count, buffer.clone()));
        }
    };
    for at in 0..=letters.len() {
        let (start, rest) = letters.split_at(at);
        for letter in alphabet.chars() {
            attempt(start, &[letter], rest);
        }
        let Some((&first, end)) = rest.split_first() else { break };
        attempt(start, &[], end);
        for letter in alphabet.chars() {
            attempt(start, &[letter], end);
        }
        if let Some((&second, end)) = end.split_first() {
            attempt(start, &[second, first], end);
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_repaired_and_no_more() {
        let frequency = |word: &str| match word {
            "ready" => 2,
            "read" | "parcel" | "address" | "εγγυηση" | "посылка" => 1,
            _ => 0,
        };
        for (given, expected) in [
            ("parcle", Some("parcel")),
            ("adress", Some("address")),
            ("aready", Some("ready")),
            ("readd", Some("ready")),
            ("εγυηση", Some("εγγυηση")),
            ("посылкка", Some("посылка")),
            ("prcle", None),
            ("rea", None),
            ("dress1", None),
            ("𐎠𐎡𐎢𐎣", None),
            ("", None),
        ] {
            assert_eq!(repaired(given, frequency).as_deref(), expected, "{given}");
        }
    }
}
