//! Which replies a word occurs in, and where in them.

use super::chain::{Arena, Chain};
use super::field::Place;
use super::initials::Initials;
use super::vocabulary::{Vocabulary, narrow};

/// The postings of every word in two lists: replies that have it in their shortcut, titles or tags, and those that have it in
/// asks or bodies.
#[derive(Default)]
pub(super) struct Postings {
    arena: Arena,
    words: Vec<WordPostings>,
    /// Chains of names; few words occur in any.
    names: Vec<Chain>,
    initials: Initials,
}

#[derive(Clone, Copy, Default)]
struct WordPostings {
    texts: Chain,
    /// One more than the chain's place in `Postings::names`; 0 for none.
    names: u32,
}

/// The bits kept with a posting of a name: its place.
const NAME_BITS: u32 = 3;
/// The bit kept with a posting of a text: whether it is an ask.
const TEXT_BITS: u32 = 1;

impl Postings {
    fn names(&self, word: u32) -> Option<&Chain> {
        let at = self.words.get(word as usize)?.names.checked_sub(1)?;
        self.names.get(at as usize)
    }

    /// How many replies have this word.
    pub(super) fn count(&self, word: u32) -> usize {
        let texts = self.words.get(word as usize).map_or(0, |word| word.texts.len());
        texts + self.names(word).map_or(0, Chain::len)
    }

    /// Every reply that has a word among its names, and where.
    #[inline]
    pub(super) fn each_name(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        if let Some(chain) = self.names(word) {
            self.arena.each::<NAME_BITS>(chain, |doc, bits| take(doc, Place::from_name_bits(bits)));
        }
    }

    /// Every reply that has a word in its asks or bodies, and where.
    #[inline]
    pub(super) fn each_text(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        if let Some(word) = self.words.get(word as usize) {
            let place = |bits| if bits == 1 { Place::ASK } else { Place::BODY };
            self.arena.each::<TEXT_BITS>(&word.texts, |doc, bits| take(doc, place(bits)));
        }
    }

    /// The points by document for words that begin with a text, where they are kept ready.
    pub(super) fn of_initial(&self, text: &str) -> Option<&[u8]> {
        self.initials.row(text)
    }

    /// Makes room for the words that are new in a vocabulary.
    pub(super) fn learn(&mut self, vocabulary: &Vocabulary) {
        for number in narrow(self.words.len())..narrow(vocabulary.len()) {
            self.words.push(WordPostings::default());
            self.initials.add_word(vocabulary.word(number));
        }
    }

    /// Notes that a reply has a word, which was learnt, among its names. Replies come in the order of their numbers, each once.
    pub(super) fn push_name(&mut self, number: u32, doc: u32, place: Place) {
        let Some(word) = self.words.get_mut(number as usize) else { return };
        if word.names == 0 {
            self.names.push(Chain::default());
            word.names = narrow(self.names.len());
        }
        if let Some(chain) = self.names.get_mut(word.names as usize - 1) {
            self.arena.push::<NAME_BITS>(chain, doc, place.name_bits());
            self.initials.add(number, doc, place);
        }
    }

    /// Notes that a reply has a word, which was learnt, in an ask or a body. Replies come in the order of their numbers, the asks
    /// of each first; a second time changes nothing.
    #[inline]
    pub(super) fn push_text(&mut self, number: u32, doc: u32, place: Place) {
        let Some(word) = self.words.get_mut(number as usize) else { return };
        if !word.texts.ends_with(doc) {
            self.arena.push::<TEXT_BITS>(&mut word.texts, doc, u8::from(place == Place::ASK));
            self.initials.add(number, doc, place);
        }
    }

    /// The same postings packed, with the documents that `new_number` keeps; and the vocabulary of the words that are left,
    /// numbered in their order.
    pub(super) fn packed(
        &self,
        vocabulary: &Vocabulary,
        new_number: impl Fn(u32) -> Option<u32>,
    ) -> (Self, Vocabulary) {
        let (mut packed, mut words) = (Self::default(), Vocabulary::default());
        for &number in vocabulary.in_order() {
            let word = narrow(words.len());
            let (mut texts, mut names) = (Chain::default(), Chain::default());
            packed.initials.add_word(vocabulary.word(number));
            self.each_text(number, |doc, place| {
                if let Some(doc) = new_number(doc) {
                    packed.arena.pack::<TEXT_BITS>(&mut texts, doc, u8::from(place == Place::ASK));
                    packed.initials.add(word, doc, place);
                }
            });
            packed.arena.seal(&mut texts);
            self.each_name(number, |doc, place| {
                if let Some(doc) = new_number(doc) {
                    packed.arena.pack::<NAME_BITS>(&mut names, doc, place.name_bits());
                    packed.initials.add(word, doc, place);
                }
            });
            packed.arena.seal(&mut names);
            if texts.len() + names.len() == 0 {
                packed.initials.forget_word();
                continue;
            }
            words.number(vocabulary.word(number));
            if names.len() > 0 {
                packed.names.push(names);
            }
            let names = if names.len() > 0 { narrow(packed.names.len()) } else { 0 };
            packed.words.push(WordPostings { texts, names });
        }
        packed.arena.shrink();
        packed.words.shrink_to_fit();
        packed.names.shrink_to_fit();
        packed.initials.shrink();
        words.settle();
        words.shrink();
        (packed, words)
    }
}
