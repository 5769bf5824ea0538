//! Every folded word of the library, once, with a number; in a table for whole words and in order for their beginnings.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Words are told apart by so many bytes; longer ones are no words of a language.
pub(super) const LONGEST: usize = 64;

/// With more new words than this share of all, sorting everything is cheaper than inserting each.
const FEW: usize = 16;

#[derive(Default)]
pub(super) struct Vocabulary {
    /// All words, one after the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The numbers of the words in the order of their bytes; those added since [`Vocabulary::settle`] are missing.
    sorted: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a word that is, or now becomes, part of the vocabulary.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let word = clip(word);
        let hash = self.hasher.hash_one(word);
        let (text, ends) = (&self.text, &self.ends);
        if let Some(&number) = self.table.find(hash, |&number| word_at(text, ends, number) == word) {
            return number;
        }
        let number = narrow(self.ends.len());
        self.text.push_str(word);
        self.ends.push(narrow(self.text.len()));
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        self.table.insert_unique(hash, number, |&number| hasher.hash_one(word_at(text, ends, number)));
        number
    }

    pub(super) fn word(&self, number: u32) -> &str {
        word_at(&self.text, &self.ends, number)
    }

    /// The numbers of the words that begin with a prefix, in the order of their bytes.
    pub(super) fn beginning_with(&self, prefix: &str) -> &[u32] {
        let prefix = clip(prefix);
        let start = self.sorted.partition_point(|&number| self.word(number) < prefix);
        let rest = self.sorted.get(start..).unwrap_or_default();
        let len = rest.partition_point(|&number| self.word(number).starts_with(prefix));
        rest.get(..len).unwrap_or_default()
    }

    /// Puts the words added since the last time into order.
    pub(super) fn settle(&mut self) {
        let added = self.sorted.len()..self.len();
        if added.len() > self.len() / FEW {
            self.sorted = sorted_by_text(added.end, |number| self.word(number));
            return;
        }
        for number in added.map(narrow) {
            let word = self.word(number);
            let at = self.sorted.partition_point(|&other| self.word(other) < word);
            self.sorted.insert(at, number);
        }
    }
}

fn word_at<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    text.get(piece(ends, number)).unwrap_or_default()
}

/// Where the piece of this number lies in a text, given where each piece ends.
pub(super) fn piece(ends: &[u32], number: u32) -> Range<usize> {
    let end = |number: usize| ends.get(number).map_or(0, |&end| end as usize);
    let number = number as usize;
    number.checked_sub(1).map_or(0, end)..end(number)
}

/// The numbers below `len` in the order of the texts they stand for. Following a number to its text costs most of the time, so
/// the first bytes are sorted together with the numbers as plain integers; few texts are equal in them.
pub(super) fn sorted_by_text<'a>(len: usize, text: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let number = |key: u128| u32::try_from(key & u128::from(u32::MAX)).unwrap_or_default();
    let mut keys: Vec<u128> = (0..narrow(len)).map(|number| first_bytes(text(number)) | u128::from(number)).collect();
    keys.sort_unstable();
    for alike in keys.chunk_by_mut(|a, b| a >> u32::BITS == b >> u32::BITS).filter(|alike| alike.len() > 1) {
        alike.sort_by(|&a, &b| text(number(a)).cmp(text(number(b))));
    }
    keys.into_iter().map(number).collect()
}

/// The first 12 bytes as a number that compares like them, with room for another of 32 bits.
pub(super) fn first_bytes(text: &str) -> u128 {
    let mut bytes = [0; size_of::<u128>()];
    let room = bytes.len() - size_of::<u32>();
    bytes.iter_mut().zip(text.bytes().take(room)).for_each(|(place, byte)| *place = byte);
    u128::from_be_bytes(bytes)
}

/// As much of a word as tells it apart.
pub(super) fn clip(word: &str) -> &str {
    word.get(..word.floor_char_boundary(LONGEST)).unwrap_or(word)
}

/// Numbers and offsets are kept in 32 bits; a library that needs more does not fit into memory.
pub(super) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_words_are_one_from_some_length_on() {
        let mut vocabulary = Vocabulary::default();
        let number = vocabulary.number(&"ä".repeat(10_000));
        assert_eq!(vocabulary.number(&"ä".repeat(9_000)), number);
        assert_eq!(vocabulary.number(&"ä".repeat(40)), number);
        assert_ne!(vocabulary.number("ä"), number);
    }

    proptest! {
        #[test]
        fn words_are_found_whole_and_by_their_beginning(batches in prop::collection::vec(prop::collection::vec("[ab送é]{1,20}", 0..40), 1..4)) {
            let mut vocabulary = Vocabulary::default();
            let mut known = BTreeSet::new();
            for batch in &batches {
                for word in batch {
                    let number = vocabulary.number(word);
                    prop_assert_eq!(vocabulary.word(number), clip(word));
                    known.insert(clip(word));
                }
                vocabulary.settle();
            }
            prop_assert_eq!(vocabulary.len(), known.len());
            for prefix in ["", "a", "ab", "送", "b送", "é", "x"] {
                let found: Vec<&str> = vocabulary.beginning_with(prefix).iter().map(|&number| vocabulary.word(number)).collect();
                let expected: Vec<&str> = known.iter().copied().filter(|word| word.starts_with(prefix)).collect();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
