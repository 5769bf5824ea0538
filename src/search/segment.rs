//! A finished part of the index: words in order, their postings one after the other.
//!
//! It cannot change; what is new is drafted beside it and merged into it from time to time. In return it takes little more than
//! the bytes of its words and postings, and whatever begins with the same letters lies side by side.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::field::Place;
use super::near::{Alike, Near, Reach};
use super::varint;
use super::vocabulary::{first_bytes, narrow, piece};

/// The bits kept with a posting of a name: its place.
const NAME_BITS: u32 = 3;
/// The bit kept with a posting of a text: whether it is an ask.
const TEXT_BITS: u32 = 1;

/// Words are numbered in the order of their bytes.
#[derive(Default)]
pub(super) struct Segment {
    words: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// How many letters each word begins like the one before.
    shared: Vec<u8>,
    /// The replies that have a word in their shortcut, titles or tags.
    names: Lists,
    /// Those that have it in asks or bodies.
    texts: Lists,
    docs: usize,
}

/// For every word a list of postings.
#[derive(Default)]
struct Lists {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Lists {
    fn each<const BITS: u32>(&self, word: u32, take: impl FnMut(u32, u8)) {
        let bytes = self.bytes.get(piece(&self.ends, word)).unwrap_or_default();
        varint::decode::<BITS>(&mut 0, bytes, take);
    }

    /// The bytes of the lists of some words.
    fn size(&self, words: &Range<u32>) -> usize {
        let lists = words.start..words.end.max(words.start + 1) - 1;
        piece(&self.ends, lists.end).end - piece(&self.ends, lists.start).start
    }
}

impl Segment {
    /// Every reply that has a word among its names, and where.
    #[inline]
    pub(super) fn each_name(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        self.names.each::<NAME_BITS>(word, |doc, bits| take(doc, Place::from_name_bits(bits)));
    }

    /// Every reply that has a word in its asks or bodies, and where.
    #[inline]
    pub(super) fn each_text(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        self.texts.each::<TEXT_BITS>(word, |doc, bits| take(doc, Place::from_text_bits(bits)));
    }

    /// The words near another one.
    pub(super) fn near(&self, near: &Near, reach: Reach, take: impl FnMut(Alike)) {
        near.walk(&self.shared, |number| self.word(number), reach, take);
    }

    /// For so many documents.
    pub(super) fn for_docs(docs: usize) -> Self {
        Self { docs, ..Self::default() }
    }

    /// Makes room for so many words and postings, as far as can be told.
    pub(super) fn reserve(&mut self, words: usize, postings: usize) {
        // Most postings take a byte or two. What is not used is given back untouched.
        self.texts.bytes.reserve_exact(2 * postings + size_of::<u64>());
        self.ends.reserve_exact(words);
        self.shared.reserve_exact(words);
        self.names.ends.reserve_exact(words);
        self.texts.ends.reserve_exact(words);
    }

    /// How many documents it was made of.
    pub(super) const fn docs(&self) -> usize {
        self.docs
    }

    /// How many words it has.
    pub(super) fn len(&self) -> u32 {
        narrow(self.ends.len())
    }

    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(piece(&self.ends, number)).unwrap_or_default()
    }

    /// The number of a word, if it is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let number = self.first_from(word);
        (number < self.len() && self.word(number) == word).then_some(number)
    }

    /// The words that begin with a prefix.
    pub(super) fn beginning_with(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(prefix);
        let end = partition_point(start..self.len(), |number| self.word(number).starts_with(prefix));
        start..end
    }

    fn first_from(&self, word: &str) -> u32 {
        partition_point(0..self.len(), |number| self.word(number) < word)
    }

    /// About how much there is to read for some words.
    pub(super) fn size(&self, words: &Range<u32>) -> usize {
        if words.is_empty() { 0 } else { self.names.size(words) + self.texts.size(words) }
    }

    /// Adds a word after all words before it, with the postings that `fill` enters; without any it is left out.
    pub(super) fn add(&mut self, word: &str, fill: impl FnOnce(&mut Entry<'_>)) {
        let before = self.names.bytes.len() + self.texts.bytes.len();
        fill(&mut Entry { names: &mut self.names.bytes, texts: &mut self.texts.bytes, after_name: 0, after_text: 0 });
        if self.names.bytes.len() + self.texts.bytes.len() > before {
            let before = self.len().checked_sub(1).map_or("", |before| self.word(before));
            self.shared.push(shared_letters(before, word));
            self.words.push_str(word);
            self.ends.push(narrow(self.words.len()));
            self.names.ends.push(narrow(self.names.bytes.len()));
            self.texts.ends.push(narrow(self.texts.bytes.len()));
        }
    }

    /// One segment of several whose documents follow each other, with those `docs` documents that `new_number` keeps.
    pub(super) fn merged(parts: &[Self], docs: usize, new_number: impl Fn(u32) -> Option<u32>) -> Self {
        let mut merged = Self::for_docs(docs);
        // The lists cannot become longer. That none moves while it grows halves the memory this takes.
        let room = size_of::<u64>();
        merged.names.bytes.reserve_exact(parts.iter().map(|part| part.names.bytes.len()).sum::<usize>() + room);
        merged.texts.bytes.reserve_exact(parts.iter().map(|part| part.texts.bytes.len()).sum::<usize>() + room);
        let mut heads = BinaryHeap::new();
        let advance = |heads: &mut BinaryHeap<_>, at: usize, number: u32| {
            let Some(part) = parts.get(at).filter(|part| number < part.len()) else { return };
            let word = part.word(number);
            heads.push(Reverse((first_bytes(word), word, at, number)));
        };
        (0..parts.len()).for_each(|at| advance(&mut heads, at, 0));
        while let Some(&Reverse((_, word, ..))) = heads.peek() {
            merged.add(word, |entry| {
                while let Some(&Reverse((_, same, at, number))) = heads.peek()
                    && same == word
                    && let Some(part) = parts.get(at)
                {
                    part.each_name(number, |doc, place| {
                        if let Some(doc) = new_number(doc) {
                            entry.name(doc, place);
                        }
                    });
                    part.each_text(number, |doc, place| {
                        if let Some(doc) = new_number(doc) {
                            entry.text(doc, place);
                        }
                    });
                    heads.pop();
                    advance(&mut heads, at, number + 1);
                }
            });
        }
        merged.shrink();
        merged
    }

    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.shared.shrink_to_fit();
        for lists in [&mut self.names, &mut self.texts] {
            lists.bytes.shrink_to_fit();
            lists.ends.shrink_to_fit();
        }
    }
}

/// The postings of a word being added. Documents come in their order, to each list by itself.
pub(super) struct Entry<'a> {
    names: &'a mut Vec<u8>,
    texts: &'a mut Vec<u8>,
    after_name: u32,
    after_text: u32,
}

impl Entry<'_> {
    pub(super) fn name(&mut self, doc: u32, place: Place) {
        push(self.names, varint::encode::<NAME_BITS>(&mut self.after_name, doc, place.name_bits()));
    }

    pub(super) fn text(&mut self, doc: u32, place: Place) {
        push(self.texts, varint::encode::<TEXT_BITS>(&mut self.after_text, doc, place.text_bits()));
    }
}

/// How many letters two words begin with alike.
pub(super) fn shared_letters(one: &str, other: &str) -> u8 {
    let bytes = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let alike = other.get(..other.floor_char_boundary(bytes)).unwrap_or_default();
    u8::try_from(alike.chars().count()).unwrap_or(u8::MAX)
}

/// Appends the first bytes of an integer: all of them, since a fixed number is copied at once, and the rest taken off again.
#[inline]
fn push(bytes: &mut Vec<u8>, (varint, len): (u64, u16)) {
    let end = bytes.len() + usize::from(len);
    bytes.extend_from_slice(&varint.to_le_bytes());
    bytes.truncate(end);
}

/// The first number of a range that a condition does not hold for, if it holds for all before.
fn partition_point(mut range: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    while range.start < range.end {
        let middle = range.start.midpoint(range.end);
        if holds(middle) {
            range.start = middle + 1;
        } else {
            range.end = middle;
        }
    }
    range.start
}
