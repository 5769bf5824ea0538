//! What is noted while replies are read, until it becomes a segment.
//!
//! A posting is noted at the end of one list. From time to time the list is sorted by words into a run, which takes less time than
//! keeping a list for each word, and less memory; a segment is made of several runs.

use super::dictionary::Dictionary;
use super::field::Place;
use super::initials::Initials;
use super::segment::Segment;
use super::vocabulary::narrow;

/// The lowest bits of a posting say where the word stands.
const PLACE_BITS: u32 = 4;
/// A place among the names.
const NAME: u32 = 1 << (PLACE_BITS - 1);

/// With so many postings or documents a run is made. The documents of a run have to fit into 16 bits beside the place.
const RUN: usize = if cfg!(test) { 100 } else { 1 << 17 };
const RUN_DOCS: usize = 1 << (u16::BITS - PLACE_BITS);
/// With so many documents a segment is made. More would make it take more memory while it is made.
const SEGMENT: usize = if cfg!(test) { 16 } else { 16_384 };

/// Postings document by document, and the words they are of.
#[derive(Default)]
pub(super) struct Notes {
    dictionary: Dictionary,
    runs: Vec<Run>,
    /// The documents in the runs, and the number of the first of them.
    docs: usize,
    first_doc: u32,
    /// The postings after those.
    postings: Vec<u32>,
    /// Where the postings of each document end.
    ends: Vec<u32>,
}

/// The documents and places of some postings, word by word.
struct Run {
    first_doc: u32,
    /// Where those of each word end, by the number of the word.
    ends: Vec<u32>,
    postings: Vec<u16>,
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
        if self.postings.len() >= RUN || self.ends.len() == RUN_DOCS {
            self.end_run();
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.docs == 0 && self.ends.is_empty()
    }

    pub(super) const fn is_full(&self) -> bool {
        self.docs + self.ends.len() >= SEGMENT
    }

    fn end_run(&mut self) {
        // First how many postings a word has, then where the next of them goes: at the end, where they end.
        let mut ends = vec![0; self.dictionary.len()];
        let word = |posting: &u32| (posting >> PLACE_BITS) as usize;
        for posting in &self.postings {
            if let Some(count) = ends.get_mut(word(posting)) {
                *count += 1;
            }
        }
        let mut before = 0;
        for count in &mut ends {
            before += std::mem::replace(count, before);
        }
        let mut sorted = vec![0; self.postings.len()];
        let mut start = 0;
        for (doc, &end) in (0u32..).zip(&self.ends) {
            for posting in self.postings.get(start..end as usize).unwrap_or_default() {
                let Some(place) = ends.get_mut(word(posting)) else { continue };
                if let Some(to) = sorted.get_mut(*place as usize) {
                    let [low, high, ..] = (doc << PLACE_BITS | posting & (2 * NAME - 1)).to_le_bytes();
                    *to = u16::from_le_bytes([low, high]);
                }
                *place += 1;
            }
            start = end as usize;
        }
        self.runs.push(Run { first_doc: self.first_doc + narrow(self.docs), ends, postings: sorted });
        self.docs += self.ends.len();
        self.postings.clear();
        self.ends.clear();
    }

    /// A segment of what was noted. The words stay known.
    pub(super) fn finish(&mut self, initials: &mut Initials) -> Segment {
        if !self.ends.is_empty() {
            self.end_run();
        }
        // The segment takes memory now.
        self.postings = Vec::new();
        let mut segment = Segment::for_docs(self.docs);
        let (words, postings) = self.dictionary.take_noted();
        segment.reserve(words.len(), postings);
        for number in words {
            let word = self.dictionary.word(number);
            let mut initial = initials.of(word, self.first_doc + narrow(self.docs));
            segment.add(word, |entry| {
                for (run, posting) in self.runs.iter().flat_map(|run| run.of(number).map(move |posting| (run, posting)))
                {
                    let doc = run.first_doc + (posting >> PLACE_BITS);
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
        self.first_doc += narrow(self.docs);
        self.docs = 0;
        self.runs.clear();
        segment
    }
}

impl Run {
    fn of(&self, word: u32) -> impl Iterator<Item = u32> {
        let postings = self.postings.get(super::vocabulary::piece(&self.ends, word));
        postings.unwrap_or_default().iter().map(|&posting| posting.into())
    }
}
