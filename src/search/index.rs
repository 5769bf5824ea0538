//! The inverted index over the replies.

use std::borrow::Borrow;
use std::fmt;

use crate::model::{Id, Reply};

use super::postings::Postings;
use super::query::Query;
use super::rank::{self, Context, Hit};
use super::scribe::Scribe;
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
        let before = self.shelf.len();
        let mut scribe = Scribe::new(&mut self.vocabulary, &mut self.postings);
        for reply in replies {
            let reply = reply.borrow();
            let frecency = self.shelf.remove(reply.id).map_or(0, |doc| self.shelf.frecency(doc));
            let doc = self.shelf.add(reply, frecency);
            scribe.write(doc, reply);
        }
        self.vocabulary.settle();
        let added = self.shelf.len() - before;
        self.settle(added > self.len() / 2);
    }

    /// Removes a reply; whether it was there.
    pub fn remove(&mut self, id: Id) -> bool {
        let was_there = self.shelf.remove(id).is_some();
        if was_there {
            self.settle(false);
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

    /// Brings everything into order after a change. A library that is mostly new is packed: it takes a fifth less memory, and
    /// beginnings are found faster.
    fn settle(&mut self, is_new: bool) {
        let gone = self.shelf.len() - self.shelf.living();
        if is_new || gone > FEW_GONE.max(self.shelf.living() / 4) {
            self.pack();
        }
        self.shelf.settle();
    }

    /// Writes the index anew, without the replies that were removed.
    fn pack(&mut self) {
        if self.shelf.len() == self.shelf.living() {
            (self.postings, self.vocabulary) = self.postings.packed(&self.vocabulary, Some);
            self.shelf.shrink();
            return;
        }
        let mut living = Shelf::default();
        let mut new_numbers = vec![None; self.shelf.len()];
        for (doc, new_number) in (0..).zip(&mut new_numbers) {
            if self.shelf.is_living(doc) {
                *new_number = Some(narrow(living.len()));
                living.take_over(&self.shelf, doc);
            }
        }
        self.shelf = living;
        let new_number = |doc: u32| new_numbers.get(doc as usize).copied().flatten();
        (self.postings, self.vocabulary) = self.postings.packed(&self.vocabulary, new_number);
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
