//! What is noted while replies are read, until it becomes a segment.
//!
//! A posting is one integer at the end of a list. Sorting them by words once, when the words are known, takes less time than
//! keeping a list for each word, and less memory.

use super::dictionary::Dictionary;
use super::field::Place;
use super::initials::Initials;
use super::segment::Segment;
use super::vocabulary::narrow;

/// The lowest bits of a posting say where the word stands.
const PLACE_BITS: u32 = 4;
/// A place among the names.
const NAME: u32 = 1 << (PLACE_BITS - 1);

/// With so many postings a segment is made. Their sorting takes eight bytes for each.
const FULL: usize = if cfg!(test) { 200 } else { 1 << 18 };

/// Postings document by document, and the words they are of.
#[derive(Default)]
pub(super) struct Notes {
    dictionary: Dictionary,
    postings: Vec<u32>,
    /// Where the postings of each document end.
    ends: Vec<u32>,
    first_doc: u32,
}

impl Notes {
    /// For documents from this one on.
    pub(super) fn from_doc(first_doc: u32) -> Self {
        Self { first_doc, ..Self::default() }
    }

    pub(super) const fn dictionary(&mut self) -> &mut Dictionary {
        &mut self.dictionary
    }

    /// Notes that a document has a word among its names: each word once.
    pub(super) fn name(&mut self, word: u32, place: Place) {
        if self.dictionary.notes_name(word) {
            self.postings.push(word << PLACE_BITS | NAME | u32::from(place.name_bits()));
        }
    }

    /// Notes that a document has a word in an ask or a body, asks first; a second time changes nothing.
    #[inline]
    pub(super) fn text(&mut self, word: u32, doc: u32, place: Place) {
        if self.dictionary.notes(word, doc) {
            self.postings.push(word << PLACE_BITS | u32::from(place.text_bits()));
        }
    }

    /// The next document is complete.
    pub(super) fn end_doc(&mut self) {
        self.ends.push(narrow(self.postings.len()));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub(super) const fn is_full(&self) -> bool {
        self.postings.len() >= FULL
    }

    /// A segment of what was noted. The words stay known.
    pub(super) fn finish(&mut self, initials: &mut Initials) -> Segment {
        let noted = self.dictionary.take_noted();
        let sorted = self.by_word(&noted);
        let mut segment = Segment::for_docs(self.ends.len());
        segment.reserve(noted.len());
        let mut rest = &sorted[..];
        for (word, count) in noted {
            let (postings, after) = rest.split_at_checked(count as usize).unwrap_or_default();
            rest = after;
            let word = self.dictionary.word(word);
            let mut initial = initials.of(word, self.first_doc + narrow(self.ends.len()));
            segment.add(word, |entry| {
                for posting in postings {
                    let doc = self.first_doc + (posting >> PLACE_BITS);
                    let [bits, ..] = posting.to_le_bytes();
                    let place = if posting & NAME == 0 {
                        let place = Place::from_text_bits(bits & 1);
                        entry.text(doc, place);
                        place
                    } else {
                        let place = Place::from_name_bits(bits & 7);
                        entry.name(doc, place);
                        place
                    };
                    initial.add(doc, place);
                }
            });
        }
        segment.shrink();
        self.first_doc += narrow(self.ends.len());
        self.postings.clear();
        self.ends.clear();
        segment
    }

    /// The documents and places of all postings, word by word in this order.
    fn by_word(&self, noted: &[(u32, u32)]) -> Vec<u32> {
        let mut places = vec![0u32; self.dictionary.len()];
        let mut before = 0;
        for &(word, count) in noted {
            if let Some(place) = places.get_mut(word as usize) {
                *place = before;
            }
            before += count;
        }
        let mut sorted = vec![0; self.postings.len()];
        let mut start = 0;
        for (doc, &end) in (0u32..).zip(&self.ends) {
            for &posting in self.postings.get(start..end as usize).unwrap_or_default() {
                let Some(place) = places.get_mut((posting >> PLACE_BITS) as usize) else { continue };
                if let Some(to) = sorted.get_mut(*place as usize) {
                    *to = doc << PLACE_BITS | posting & (2 * NAME - 1);
                }
                *place += 1;
            }
            start = end as usize;
        }
        sorted
    }
}
