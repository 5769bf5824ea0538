//! How well replies match a single letter.
//!
//! One typed letter is the beginning of so many words that reading all their postings takes longer than any other key. For
//! the letters of alphabets the answer is kept ready.

use super::field::{Fit, Place, points};

/// Letters with an answer ready. Enough for Latin, Greek and Cyrillic with digits.
const MOST: usize = 128;

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
    /// Where to note the documents that a word occurs in, all of them below `docs`.
    pub(super) fn of(&mut self, word: &str, docs: u32) -> Initial<'_> {
        let Some(initial) = word.chars().next().filter(|&c| c < END_OF_ALPHABETS) else { return Initial(&mut []) };
        let known = self.letters.iter().position(|&letter| letter == initial);
        if known.is_none() && self.letters.len() < MOST {
            self.letters.push(initial);
            self.rows.push(Vec::new());
        }
        let Some(row) = self.rows.get_mut(known.unwrap_or(self.letters.len().saturating_sub(1))) else {
            return Initial(&mut []);
        };
        if row.len() < docs as usize {
            row.reserve_exact(docs as usize - row.len());
            row.resize(docs as usize, 0);
        }
        Initial(row)
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
}

/// The points of one letter.
pub(super) struct Initial<'a>(&'a mut [u8]);

impl Initial<'_> {
    /// Notes that a document has a word beginning with the letter at a place.
    #[inline]
    pub(super) fn add(&mut self, doc: u32, place: Place) {
        if let Some(best) = self.0.get_mut(doc as usize) {
            *best = points(place, Fit::Prefix).max(*best);
        }
    }
}
