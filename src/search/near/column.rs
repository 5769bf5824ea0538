//! The table of edit distances, of which a letter of a word is one column.

use super::MOST_EDITS;

/// Which beginnings of the query are within so many edits of what was read of a word.
///
/// This is the automaton of Wu and Manber (1992) for the whole text instead of any part of it, with swapped letters added: all
/// letters of the query take one step at once.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// By the number of edits: bit n stands for the first n letters of the query.
    within: [u64; MOST_EDITS as usize + 1],
    /// The [`place`]s of the letter read last.
    places: u64,
}

/// The bit of a letter at a place in the query: that of the beginning it is the last letter of.
pub(super) const fn place(at: usize) -> u64 {
    2 << at
}

impl Column {
    /// Nothing is read: as many letters of the query are missing as there are edits.
    pub(super) const START: Self = Self { within: [0b1, 0b11, 0b111], places: 0 };

    /// No beginning is near.
    pub(super) const NOTHING: Self = Self { within: [0; MOST_EDITS as usize + 1], places: 0 };

    /// Reads a letter that stands at these places of a query of so many letters; `before` is one letter behind.
    #[inline]
    pub(super) fn next(&self, before: &Self, places: u64, len: usize) -> Self {
        let [none, one, two] = self.within;
        let [none_before, one_before, _] = before.within;
        let query = u64::MAX >> (u64::BITS as usize - 1 - len);
        let next = none << 1 & places;
        // What was reached with an edit fewer: the letter is one too many, another one was meant, one before it was left out, or
        // it was swapped with the letter before.
        let swapped = places << 1 & self.places;
        let next_one = one << 1 & places | none | none << 1 | next << 1 | none_before << 2 & swapped;
        let next_one = next_one & query;
        let next_two = two << 1 & places | one | one << 1 | next_one << 1 | one_before << 2 & swapped;
        Self { within: [next, next_one, next_two & query], places }
    }

    /// The fewest edits that make what was read a query of so many letters, if they are no more than these.
    #[inline]
    pub(super) fn edits(&self, len: usize, most: u8) -> Option<u8> {
        let mut edits = (0..=most).zip(&self.within);
        edits.find_map(|(edits, beginnings)| (beginnings >> len & 1 == 1).then_some(edits))
    }

    /// Whether nothing is within so many edits, whatever is read.
    #[inline]
    pub(super) fn is_empty(&self, edits: u8) -> bool {
        self.within.get(usize::from(edits)).is_none_or(|&beginnings| beginnings == 0)
    }
}
