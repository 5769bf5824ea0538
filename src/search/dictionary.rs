//! The words met while replies are read, each with a number.
//!
//! Nearly all words fit into 16 bytes, and such a word is compared as one integer. What is noted of a word lies beside it, so
//! that a word met again costs two look-ups in memory.

use std::ops::Range;

use super::vocabulary::{clip, first_bytes, narrow};

/// A word of up to 16 bytes, those after its end 0. A longer one has where it lies among the long ones, and [`LONG`] last.
type Key = [u8; 16];
/// A byte that no text has.
const LONG: u8 = 0xff;
/// What has to follow a word, so that a key can be read from any place.
pub(super) const PADDING: &str = "                ";

/// Places of the smallest table. A power of two.
const LEAST: usize = 256;

/// What a word that matters to nobody bears as its last document, so that it is never noted.
const UNWANTED: u32 = u32::MAX;

#[derive(Default)]
pub(super) struct Dictionary {
    /// A word's number and one, at the place its key leads to or one of the next; 0 for none.
    places: Vec<u32>,
    words: Vec<Word>,
    long: String,
}

struct Word {
    key: Key,
    /// One more than the last document it was noted for.
    after_last: u32,
    /// So many postings it has.
    postings: u32,
}

/// A word of a text on its way to its number. Looking up takes two reads that are far apart; done for many words together, first
/// one and then the other, they wait for memory together.
pub(super) struct Met {
    key: Key,
    hash: u64,
    /// The number and one of the word at the first place to look at, 0 for none; once checked, of no other word.
    number: u32,
}

impl Dictionary {
    /// Begins to look up the word at some bytes of a text with [`PADDING`] after it.
    #[inline]
    pub(super) fn meet(&self, text: &str, word: &Range<usize>) -> Met {
        let (key, hash) = match key(text.as_bytes(), word) {
            Some(key) => (key, hash(u128::from_le_bytes(key))),
            // No word has this key, so that the text is looked at.
            None => ([LONG; 16], hash_of(clip(text.get(word.clone()).unwrap_or_default()))),
        };
        Met { key, hash, number: self.places.get(self.place(hash)).copied().unwrap_or_default() }
    }

    /// Goes on with words met.
    pub(super) fn check<'m>(&self, words: impl Iterator<Item = &'m mut Met>) {
        for met in words {
            let found = self.words.get(met.number.wrapping_sub(1) as usize);
            met.number = if found.is_some_and(|word| word.key == met.key) { met.number } else { 0 };
        }
    }

    /// The number of a word met and checked. Whether it `is_wanted` is asked where it is new.
    #[inline]
    pub(super) fn number(
        &mut self,
        met: &Met,
        text: &str,
        word: &Range<usize>,
        is_wanted: impl FnOnce(&str) -> bool,
    ) -> u32 {
        match met.number.checked_sub(1) {
            Some(number) => number,
            None => self.look_further(met, clip(text.get(word.clone()).unwrap_or_default()), is_wanted),
        }
    }

    fn look_further(&mut self, met: &Met, word: &str, is_wanted: impl FnOnce(&str) -> bool) -> u32 {
        let mut place = self.place(met.hash);
        while let Some(number) = self.places.get(place).and_then(|number| number.checked_sub(1)) {
            let known = self.words.get(number as usize).map(|word| word.key);
            if known == Some(met.key) || is_long(met.key) && known.is_some_and(is_long) && self.word(number) == word {
                return number;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        let mut key = met.key;
        if is_long(key) {
            let lies = [self.long.len(), word.len()].map(|at| narrow(at).to_le_bytes());
            key.iter_mut().zip(lies.as_flattened()).for_each(|(to, from)| *to = *from);
            self.long.push_str(word);
        }
        self.add(key, is_wanted(word), met.hash)
    }

    fn add(&mut self, key: Key, is_wanted: bool, hash: u64) -> u32 {
        let number = narrow(self.words.len());
        self.words.push(Word { key, after_last: if is_wanted { 0 } else { UNWANTED }, postings: 0 });
        if self.words.len() * 3 > self.places.len() * 2 {
            self.grow();
        } else {
            self.enter(number, hash);
        }
        number
    }

    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(LEAST)];
        for number in 0..narrow(self.words.len()) {
            let hash = match self.words.get(number as usize) {
                Some(word) if !is_long(word.key) => hash(u128::from_le_bytes(word.key)),
                _ => hash_of(self.word(number)),
            };
            self.enter(number, hash);
        }
    }

    /// Enters a word that is not there at the first free place.
    fn enter(&mut self, number: u32, hash: u64) {
        let mut place = self.place(hash);
        while self.places.get(place).is_some_and(|&taken| taken > 0) {
            place = (place + 1) & (self.places.len() - 1);
        }
        if let Some(place) = self.places.get_mut(place) {
            *place = number + 1;
        }
    }

    /// The first place to look at: as many of the highest bits as tell the places apart.
    fn place(&self, hash: u64) -> usize {
        let bits = self.places.len().trailing_zeros().min(u32::BITS);
        usize::try_from(hash.checked_shr(u64::BITS - bits).unwrap_or_default()).unwrap_or_default()
    }

    pub(super) fn word(&self, number: u32) -> &str {
        match self.words.get(number as usize).map(|word| &word.key) {
            Some([a, b, c, d, len @ .., LONG]) => {
                let [at, len] = [[*a, *b, *c, *d], len.first_chunk().copied().unwrap_or_default()]
                    .map(|bytes| u32::from_le_bytes(bytes) as usize);
                self.long.get(at..at + len).unwrap_or_default()
            }
            Some(key) => str::from_utf8(key.get(..length(*key)).unwrap_or_default()).unwrap_or_default(),
            None => "",
        }
    }

    /// Whether a word has to be noted for a document: it is wanted, and was not noted for it before.
    #[inline]
    pub(super) fn notes(&mut self, number: u32, doc: u32) -> bool {
        match self.words.get_mut(number as usize) {
            Some(word) if word.after_last <= doc => {
                word.after_last = doc + 1;
                word.postings += 1;
                true
            }
            _ => false,
        }
    }

    /// The same for a place of its own, of which there is only one a document.
    pub(super) fn notes_name(&mut self, number: u32) -> bool {
        match self.words.get_mut(number as usize) {
            Some(word) if word.after_last != UNWANTED => {
                word.postings += 1;
                true
            }
            _ => false,
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words noted in the order of their bytes, and how many postings they have together, which are then forgotten.
    pub(super) fn take_noted(&mut self) -> (Vec<u32>, usize) {
        let noted = (0..).zip(&self.words).filter(|(_, word)| word.postings > 0);
        // The first bytes are sorted together with the numbers as plain integers; few words are equal in them.
        let mut keys: Vec<u128> = Vec::with_capacity(noted.clone().count());
        keys.extend(noted.map(|(number, word)| {
            let first = match word.key {
                key if is_long(key) => first_bytes(self.word(number)),
                key => u128::from_be_bytes(key) & !u128::from(u32::MAX),
            };
            first | u128::from(number)
        }));
        keys.sort_unstable();
        let number = |key: u128| u32::try_from(key & u128::from(u32::MAX)).unwrap_or_default();
        for alike in keys.chunk_by_mut(|a, b| a >> u32::BITS == b >> u32::BITS).filter(|alike| alike.len() > 1) {
            alike.sort_by(|&a, &b| self.word(number(a)).cmp(self.word(number(b))));
        }
        let postings = self.words.iter_mut().map(|word| std::mem::take(&mut word.postings) as usize).sum();
        (keys.iter().map(|&key| number(key)).collect(), postings)
    }
}

/// The key of a word; `None` if it is too long for one.
#[inline]
fn key(text: &[u8], word: &Range<usize>) -> Option<Key> {
    let bits = u32::try_from(size_of::<Key>().checked_sub(word.len())?).ok()? * u8::BITS;
    let bytes = u128::from_le_bytes(*text.get(word.start..)?.first_chunk()?);
    Some((bytes & u128::MAX >> bits).to_le_bytes())
}

const fn is_long(key: Key) -> bool {
    matches!(key, [.., LONG])
}

const fn length(key: Key) -> usize {
    size_of::<Key>() - (u128::from_le_bytes(key).leading_zeros() / u8::BITS) as usize
}

/// Fibonacci hashing: the highest bits of the product depend on all bits of the key.
#[inline]
fn hash(key: u128) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let bytes = key.to_le_bytes();
    let ([low, high], _) = bytes.as_chunks() else { return 0 };
    let (low, high) = (u64::from_le_bytes(*low), u64::from_le_bytes(*high));
    (low ^ high.wrapping_mul(MULTIPLIER).rotate_left(29)).wrapping_mul(MULTIPLIER)
}

fn hash_of(word: &str) -> u64 {
    let (chunks, rest) = word.as_bytes().as_chunks::<16>();
    let rest = rest.iter().fold(0, |bits, &byte| bits << u8::BITS | u128::from(byte));
    chunks.iter().fold(hash(rest), |sum, chunk| hash(u128::from_le_bytes(*chunk) ^ u128::from(sum)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn number(dictionary: &mut Dictionary, word: &str, is_wanted: bool) -> u32 {
        let text = word.to_owned() + PADDING;
        let mut met = dictionary.meet(&text, &(0..word.len()));
        dictionary.check(std::iter::once(&mut met));
        dictionary.number(&met, &text, &(0..word.len()), |_| is_wanted)
    }

    #[test]
    fn an_unwanted_word_is_never_noted() {
        let mut dictionary = Dictionary::default();
        let [yes, no] = [("yes", true), ("no", false)].map(|(word, wanted)| number(&mut dictionary, word, wanted));
        assert!(dictionary.notes(yes, 0) && !dictionary.notes(yes, 0) && dictionary.notes(yes, 1));
        assert!(!dictionary.notes(no, 0) && !dictionary.notes_name(no));
        assert_eq!(dictionary.take_noted(), (vec![yes], 2));
        assert_eq!(dictionary.take_noted(), (vec![], 0));
    }

    proptest! {
        #[test]
        fn a_word_keeps_its_number(words in prop::collection::vec("[ab送é]{1,24}|(a{0,2}[bé]{30,70})", 0..600)) {
            let mut dictionary = Dictionary::default();
            let mut known = BTreeMap::new();
            for word in &words {
                let number = number(&mut dictionary, word, true);
                prop_assert_eq!(*known.entry(clip(word)).or_insert(number), number);
                prop_assert_eq!(dictionary.word(number), clip(word));
                dictionary.notes_name(number);
            }
            let in_order: Vec<u32> = known.into_values().collect();
            prop_assert_eq!(dictionary.take_noted(), (in_order, words.len()));
        }
    }
}
