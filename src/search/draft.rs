//! The part of the index that replies are written into.

use super::chain::{Arena, Chain};
use super::field::Place;
use super::initials::Initials;
use super::near::signature;
use super::segment::{NAME_BITS, Postings, Segment, TEXT_BITS};
use super::vocabulary::{Vocabulary, narrow};

/// Words in the order they were met, with their postings so far.
#[derive(Default)]
pub(super) struct Draft {
    vocabulary: Vocabulary,
    arena: Arena,
    words: Vec<Word>,
    /// The signature of each word.
    signatures: Vec<u32>,
    /// Chains of names; few words occur in any.
    names: Vec<Chain>,
    docs: usize,
}

#[derive(Clone, Copy)]
struct Word {
    texts: Chain,
    /// One more than the chain's place in `Draft::names`; 0 for none.
    names: u32,
    /// Its first letter, as [`Initials`] number them.
    initial: u8,
}

impl Postings for Draft {
    fn signatures(&self) -> &[u32] {
        &self.signatures
    }

    fn spelling(&self, word: u32) -> &str {
        self.vocabulary.word(word)
    }

    fn each_name(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        if let Some(chain) = self.names(word) {
            self.arena.each::<NAME_BITS>(chain, |doc, bits| take(doc, Place::from_name_bits(bits)));
        }
    }

    fn each_text(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        if let Some(word) = self.words.get(word as usize) {
            self.arena.each::<TEXT_BITS>(&word.texts, |doc, bits| take(doc, Place::from_text_bits(bits)));
        }
    }
}

impl Draft {
    /// How many documents were written into it.
    pub(super) const fn docs(&self) -> usize {
        self.docs
    }

    /// A further document begins.
    pub(super) const fn add_doc(&mut self) {
        self.docs += 1;
    }

    /// The words, for looking up.
    pub(super) const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn names(&self, word: u32) -> Option<&Chain> {
        let at = self.words.get(word as usize)?.names.checked_sub(1)?;
        self.names.get(at as usize)
    }

    /// The number of a word that is, or now becomes, part of the draft.
    pub(super) fn number(&mut self, word: &str, initials: &mut Initials) -> u32 {
        let number = self.vocabulary.number(word);
        if number as usize == self.words.len() {
            self.signatures.push(signature(word));
            self.words.push(Word { texts: Chain::default(), names: 0, initial: initials.letter(word) });
        }
        number
    }

    /// Notes that a document has a word among its names. Documents come in the order of their numbers, each once.
    pub(super) fn push_name(&mut self, word: u32, doc: u32, place: Place, initials: &mut Initials) {
        let Some(word) = self.words.get_mut(word as usize) else { return };
        if word.names == 0 {
            self.names.push(Chain::default());
            word.names = narrow(self.names.len());
        }
        if let Some(chain) = self.names.get_mut(word.names as usize - 1) {
            self.arena.push::<NAME_BITS>(chain, doc, place.name_bits());
            initials.add(word.initial, doc, place);
        }
    }

    /// Notes that a document has a word in an ask or a body. Documents come in the order of their numbers, the asks of each
    /// first; a second time changes nothing.
    #[inline]
    pub(super) fn push_text(&mut self, word: u32, doc: u32, place: Place, initials: &mut Initials) {
        let Some(word) = self.words.get_mut(word as usize) else { return };
        if !word.texts.ends_with(doc) {
            self.arena.push::<TEXT_BITS>(&mut word.texts, doc, place.text_bits());
            initials.add(word.initial, doc, place);
        }
    }

    /// Makes what was written searchable.
    pub(super) fn settle(&mut self) {
        self.vocabulary.settle();
    }

    /// The finished segment.
    pub(super) fn finish(mut self) -> Segment {
        self.vocabulary.settle();
        let mut segment = Segment::for_docs(self.docs);
        for &number in self.vocabulary.in_order() {
            segment.add(self.vocabulary.word(number), |entry| {
                self.each_name(number, |doc, place| entry.name(doc, place));
                self.each_text(number, |doc, place| entry.text(doc, place));
            });
        }
        segment.shrink();
        segment
    }
}
