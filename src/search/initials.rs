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
}

impl Initials {
    /// The number of a word's first letter, to be given to [`Initials::add`].
    pub(super) fn letter(&mut self, word: &str) -> u8 {
        let Some(initial) = word.chars().next().filter(|&c| c < END_OF_ALPHABETS) else { return NONE };
        let known = self.letters.iter().position(|&letter| letter == initial);
        if known.is_none() && self.letters.len() < MOST {
            self.letters.push(initial);
            self.rows.push(Vec::new());
        }
        let number = known.unwrap_or(self.letters.len() - usize::from(self.letters.last() == Some(&initial)));
        u8::try_from(number).unwrap_or(NONE)
    }

    /// Notes that a document has a word beginning with a letter at a place.
    #[inline]
    pub(super) fn add(&mut self, letter: u8, doc: u32, place: Place) {
        let Some(row) = self.rows.get_mut(usize::from(letter)) else { return };
        let doc = doc as usize;
        if row.len() <= doc {
            row.resize(doc + 1, 0);
        }
        if let Some(best) = row.get_mut(doc) {
            *best = points(place, Fit::Prefix).max(*best);
        }
    }

    /// The same for the documents that were kept, in their order.
    pub(super) fn keep(&mut self, is_kept: impl Fn(u32) -> bool) {
        for row in &mut self.rows {
            let mut docs = 0..;
            row.retain(|_| docs.next().is_some_and(&is_kept));
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
    }
}
