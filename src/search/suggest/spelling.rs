//! Words of a message that no example has, one slip away from one that some have: read as that word.
//!
//! The letters of a misspelt word still carry most of what it says, its place in the sentence does not; and short words have
//! few letters. Only what is unknown is looked up, so that a message spelt right is read as it is.

use super::hash::Map;

/// Words of fewer letters are too close to each other.
const LEAST: usize = 4;

/// The words of a library's examples, by their number of letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    /// For each number of letters the words one after the other.
    by_length: Vec<Vec<char>>,
    /// How often each occurs, in the same order.
    counts: Vec<Vec<u16>>,
    places: Map<u32>,
}

impl Spelling {
    /// One word of an example.
    pub(super) fn add(&mut self, hash: u32, word: &str) {
        let length = word.chars().count();
        if length + 1 < LEAST || word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.places.entry(hash).or_insert(0);
            return;
        }
        if self.by_length.len() <= length {
            self.by_length.resize(length + 1, Vec::new());
            self.counts.resize(length + 1, Vec::new());
        }
        let counts = &mut self.counts[length];
        let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(hash).or_insert(next);
        if place == next {
            counts.push(0);
            self.by_length[length].extend(word.chars());
        }
        if let Some(count) = counts.get_mut(place as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// Whether some example has the word.
    pub(super) fn knows(&self, hash: u32) -> bool {
        self.places.contains_key(&hash)
    }

    /// The most frequent word one slip away: a letter more, less, another one, or two neighbours exchanged.
    pub(super) fn repaired(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < LEAST || letters.iter().any(char::is_ascii_digit) {
            return None;
        }
        let mut best: Option<(u16, &[char])> = None;
        for length in letters.len() - 1..=letters.len() + 1 {
            let (Some(words), Some(counts)) = (self.by_length.get(length), self.counts.get(length)) else { continue };
            for (known, &count) in words.chunks_exact(length).zip(counts) {
                if best.is_none_or(|(most, _)| count > most) && is_one_slip(&letters, known) {
                    best = Some((count, known));
                }
            }
        }
        best.map(|(_, known)| known.iter().collect())
    }
}

/// Whether two different words are one slip apart.
fn is_one_slip(one: &[char], other: &[char]) -> bool {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([] | [_], [_]) | ([_], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_repaired_and_no_more() {
        let mut spelling = Spelling::default();
        for (hash, word) in (0..).zip(["parcel", "address", "ready", "εγγυηση", "the"]) {
            spelling.add(hash, word);
        }
        for (given, expected) in [
            ("parcle", Some("parcel")),
            ("adress", Some("address")),
            ("aready", Some("ready")),
            ("rexdy", Some("ready")),
            ("εγυηση", Some("εγγυηση")),
            ("teh", None),
            ("prcle", None),
            ("", None),
        ] {
            assert_eq!(spelling.repaired(given).as_deref(), expected, "{given}");
        }
    }
}
