//! The inverted index over the replies.

use std::borrow::Borrow;
use std::fmt;

use crate::model::{Id, Reply};
use crate::text;

use super::field::{Field, Place, each_text};
use super::postings::{Arena, Chain};
use super::query::Query;
use super::rank::{self, Context, Hit};
use super::shelf::Shelf;
use super::vocabulary::{Vocabulary, narrow};

/// Removed replies keep their place in the postings until they are a quarter of the living, and so many.
const FEW_GONE: usize = 256;

/// The replies, searchable. Bodies and asks are not kept, only which words occur in them.
///
/// With 10,000 replies of usual size (five asks, a body of 400 characters) it takes about 4 MB, with 100,000 about 35 MB.
#[derive(Default)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Postings,
    pub(super) shelf: Shelf,
}

/// The postings of every word. A reply stands in one list of a word: among the names if the word is in its shortcut, a title
/// or a tag, else among the texts.
#[derive(Default)]
pub(super) struct Postings {
    arena: Arena,
    words: Vec<WordPostings>,
    /// Chains of names; few words occur in any.
    names: Vec<Chain>,
}

#[derive(Clone, Copy, Default)]
struct WordPostings {
    texts: Chain,
    /// One more than the chain's place in `Postings::names`; 0 for none.
    names: u32,
}

/// The bits kept with a posting of a name: the field and whether it is the first word there.
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
        let Some(chain) = self.names(word) else { return };
        self.arena.each::<NAME_BITS>(chain, |doc, bits| {
            let field = match bits >> 1 {
                0 => Field::Tag,
                1 => Field::Title,
                _ => Field::Shortcut,
            };
            take(doc, Place { field, first: bits & 1 == 1 });
        });
    }

    /// Every reply that has a word in its asks or bodies alone, and where.
    #[inline]
    pub(super) fn each_text(&self, word: u32, mut take: impl FnMut(u32, Place)) {
        let Some(word) = self.words.get(word as usize) else { return };
        self.arena.each::<TEXT_BITS>(&word.texts, |doc, bits| {
            take(doc, Place { field: if bits == 1 { Field::Ask } else { Field::Body }, first: false });
        });
    }

    fn push(&mut self, word: u32, doc: u32, place: Place) {
        let at = word as usize;
        if self.words.len() <= at {
            self.words.resize_with(at + 1, WordPostings::default);
        }
        let Some(word) = self.words.get_mut(at) else { return };
        if !place.is_name() {
            self.arena.push::<TEXT_BITS>(&mut word.texts, doc, u8::from(place.field == Field::Ask));
            return;
        }
        if word.names == 0 {
            self.names.push(Chain::default());
            word.names = narrow(self.names.len());
        }
        let field = match place.field {
            Field::Shortcut => 2,
            Field::Title => 1,
            Field::Body | Field::Ask | Field::Tag => 0,
        };
        if let Some(chain) = self.names.get_mut(word.names as usize - 1) {
            self.arena.push::<NAME_BITS>(chain, doc, field << 1 | u8::from(place.first));
        }
    }

    fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.names.shrink_to_fit();
    }
}

impl Index {
    /// An index without replies.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many replies it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shelf.living()
    }

    /// Whether it holds no reply.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a reply, or replaces the one of the same identity. Its frecency is kept.
    pub fn insert(&mut self, reply: &Reply) {
        self.extend([reply]);
    }

    /// Adds or replaces many replies; much faster than one by one.
    pub fn extend<R: Borrow<Reply>>(&mut self, replies: impl IntoIterator<Item = R>) {
        let mut scribe = Scribe::default();
        let before = self.shelf.len();
        for reply in replies {
            let reply = reply.borrow();
            let frecency = self.shelf.remove(reply.id).map_or(0, |doc| self.shelf.frecency(doc));
            let doc = self.shelf.add(reply, frecency);
            scribe.read(reply, &mut self.vocabulary);
            for (word, place) in scribe.found.drain(..) {
                self.postings.push(word, doc, place);
            }
        }
        self.vocabulary.settle();
        let added = self.shelf.len() - before;
        self.settle();
        // Room for growth is a third of what a freshly read library takes, and it will hardly grow.
        if added > self.len() / 2 {
            self.shrink();
        }
    }

    /// Removes a reply; whether it was there.
    pub fn remove(&mut self, id: Id) -> bool {
        let was_there = self.shelf.remove(id).is_some();
        if was_there {
            self.settle();
        }
        was_there
    }

    /// Says how much a reply is used: from 0, never, to 1, the most of all. It decides among equally good matches only. A reply
    /// that is not in the index is ignored.
    pub fn set_frecency(&mut self, id: Id, frecency: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast saturates, and NaN becomes 0"
        )]
        let frecency = (frecency * f32::from(u16::MAX)) as u16;
        if let Some(doc) = self.shelf.find(id) {
            self.shelf.set_frecency(doc, frecency);
        }
    }

    /// The replies that match a query, best first, at most `limit`.
    ///
    /// Better matches come first: an exact shortcut, then shortcut over title over tag over ask over body, the whole word over
    /// its beginning, the start of a name over its middle. Replies whose words all match as typed come before those where
    /// an earlier word is only the beginning of one. Among equals decide frecency, the situations of `context`, the shortcut.
    /// A query that asks for nothing gives the replies of those situations, then the most used.
    #[must_use]
    pub fn search(&self, query: &Query, context: &Context<'_>, limit: usize) -> Vec<Hit> {
        rank::search(self, query, context, limit)
    }

    fn settle(&mut self) {
        let gone = self.shelf.len() - self.shelf.living();
        if gone > FEW_GONE.max(self.shelf.living() / 4) {
            self.compact();
        }
        self.shelf.settle();
    }

    fn shrink(&mut self) {
        self.vocabulary.shrink();
        self.postings.shrink();
        self.shelf.shrink();
    }

    /// Writes the index anew without the replies that were removed.
    fn compact(&mut self) {
        let old = std::mem::take(self);
        let mut new_numbers = vec![None; old.shelf.len()];
        for (doc, new_number) in (0..).zip(&mut new_numbers) {
            if old.shelf.is_living(doc) {
                *new_number = Some(narrow(self.shelf.len()));
                self.shelf.take_over(&old.shelf, doc);
            }
        }
        for word in 0..narrow(old.vocabulary.len()) {
            let mut new_word = None;
            let mut take = |doc: u32, place| {
                if let Some(doc) = new_numbers.get(doc as usize).copied().flatten() {
                    let word = *new_word.get_or_insert_with(|| self.vocabulary.number(old.vocabulary.word(word)));
                    self.postings.push(word, doc, place);
                }
            };
            old.postings.each_name(word, &mut take);
            old.postings.each_text(word, &mut take);
        }
        self.vocabulary.settle();
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("replies", &self.len())
            .field("words", &self.vocabulary.len())
            .finish_non_exhaustive()
    }
}

/// Collects the words of one reply after the other, each once with its best place.
#[derive(Default)]
struct Scribe {
    folded: String,
    found: Vec<(u32, Place)>,
    /// Where in `found` a word stands, if that place holds the word: never cleared, so only right where both agree.
    slots: Vec<u32>,
}

impl Scribe {
    fn read(&mut self, reply: &Reply, vocabulary: &mut Vocabulary) {
        each_text(reply, |field, text| {
            self.folded.clear();
            text::fold_into(text, &mut self.folded);
            self.note_words(field, vocabulary);
            self.folded.clear();
            if text::fold_spelt_into(text, &mut self.folded) {
                self.note_words(field, vocabulary);
            }
        });
    }

    fn note_words(&mut self, field: Field, vocabulary: &mut Vocabulary) {
        let mut first = true;
        for range in text::words(&self.folded) {
            let word = vocabulary.number(self.folded.get(range).unwrap_or_default());
            let place = Place { field, first };
            first = false;
            let at = word as usize;
            if self.slots.len() <= at {
                self.slots.resize(vocabulary.len().next_power_of_two(), 0);
            }
            let Some(slot) = self.slots.get_mut(at) else { continue };
            match self.found.get_mut(*slot as usize) {
                Some((known, best)) if *known == word => *best = place.max(*best),
                _ => {
                    *slot = narrow(self.found.len());
                    self.found.push((word, place));
                }
            }
        }
    }
}
