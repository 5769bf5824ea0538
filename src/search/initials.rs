//! How well replies match a single letter.
//!
//! One typed letter is the beginning of so many words that reading all their postings takes longer than any other key. For
//! the letters of alphabets the answer is kept ready.

use super::field::{Fit, Place, points};

/// Letters with an answer ready. Enough for Latin, Greek and Cyrillic with digits.
const MOST: usize = 128;

/// The initial of a word that begins with none of them.
const NONE: u8 = u8::MAX;

/// Ideographs and the like are beyond: there are too many of them, and each begins few words.
const END_OF_ALPHABETS: char = '\u{700}';

#[derive(Default)]
pub(super) struct Initials {
    /// The letters with an answer ready, in the order they were met.
    letters: Vec<char>,
    /// For each of them the most points that any word beginning with it has, by document.
    rows: Vec<Vec<u8>>,
    /// For every word the number of its initial.
    of_words: Vec<u8>,
}

impl Initials {
    /// Learns the initial of the next word of the vocabulary.
    pub(super) fn add_word(&mut self, word: &str) {
        let initial = word.chars().next().filter(|&c| c < END_OF_ALPHABETS);
        let letter = initial.and_then(|initial| {
            let known = self.letters.iter().position(|&letter| letter == initial);
            if known.is_none() && self.letters.len() < MOST {
                self.letters.push(initial);
                self.rows.push(Vec::new());
                return self.letters.len().checked_sub(1);
            }
            known
        });
        self.of_words.push(letter.and_then(|letter| u8::try_from(letter).ok()).unwrap_or(NONE));
    }

    /// Forgets the last word that was learnt.
    pub(super) fn forget_word(&mut self) {
        self.of_words.pop();
    }

    /// Notes that a document has a word at a place.
    #[inline]
    pub(super) fn add(&mut self, word: u32, doc: u32, place: Place) {
        let letter = self.of_words.get(word as usize).copied().unwrap_or(NONE);
        let Some(row) = self.rows.get_mut(usize::from(letter)) else { return };
        let doc = doc as usize;
        if row.len() <= doc {
            row.resize(doc + 1, 0);
        }
        if let Some(best) = row.get_mut(doc) {
            *best = points(place, Fit::Prefix).max(*best);
        }
    }

    /// The points by document for words that begin with a text, if the text is one letter with an answer ready. Documents beyond
    /// its end have none.
    pub(super) fn row(&self, text: &str) -> Option<&[u8]> {
        let mut chars = text.chars();
        let (Some(initial), None) = (chars.next(), chars.next()) else { return None };
        let letter = self.letters.iter().position(|&letter| letter == initial)?;
        self.rows.get(letter).map(Vec::as_slice)
    }

    pub(super) fn shrink(&mut self) {
        self.rows.iter_mut().for_each(Vec::shrink_to_fit);
        self.of_words.shrink_to_fit();
    }
}
