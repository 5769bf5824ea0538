//! The inverted index over the replies.

use std::borrow::Borrow;
use std::fmt;

use crate::model::{Id, Reply};

use super::draft::Draft;
use super::initials::Initials;
use super::query::Query;
use super::rank::{self, Context, Hit};
use super::scribe::Scribe;
use super::segment::Segment;
use super::shelf::Shelf;
use super::vocabulary::narrow;

/// Removed replies keep their place in the postings until they are a quarter of the living, and so many.
const FEW_GONE: usize = if cfg!(test) { 4 } else { 256 };

/// A draft of so many documents is finished: larger ones leave a processor's cache, and the memory of a draft, three times
/// that of a segment, stays small.
///
/// In tests all three are small, so that short histories meet everything.
const DRAFT: usize = if cfg!(test) { 8 } else { 2_048 };

/// Segments are merged up to so many documents. Merging takes the memory of both for a moment.
const SEGMENT: usize = if cfg!(test) { 24 } else { 16_384 };

/// The replies, searchable. Bodies and asks are not kept, only which words occur in them.
///
/// With 10,000 replies of usual size (five asks, a body of 400 characters) it takes about 4 MB, with 100,000 about 35 MB.
#[derive(Default)]
pub struct Index {
    pub(super) shelf: Shelf,
    pub(super) initials: Initials,
    /// What is finished, in the order of the documents.
    pub(super) segments: Vec<Segment>,
    /// The documents after all those.
    pub(super) draft: Draft,
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
        let mut replies = replies.into_iter().peekable();
        let mut is_long = false;
        while replies.peek().is_some() {
            let mut scribe = Scribe::new(&mut self.draft, &mut self.initials);
            for reply in replies.by_ref().take(DRAFT) {
                let reply = reply.borrow();
                let frecency = self.shelf.remove(reply.id).map_or(0, |doc| self.shelf.frecency(doc));
                let doc = self.shelf.add(reply, frecency);
                scribe.write(doc, reply);
            }
            if self.draft.docs() >= DRAFT {
                self.finish_draft();
                is_long = true;
            }
        }
        if is_long {
            self.tidy();
        }
        self.settle();
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
    /// its beginning, the start of a name over its middle. Replies whose words all match as typed come before those where an
    /// earlier word is only the beginning of one, those before words run together or split apart, then abbreviations of names,
    /// words one edit away, two edits away. Bolder readings are tried only while fewer than three replies are found. Among
    /// equals decide frecency, the situations of `context`, the shortcut. A query that asks for nothing gives the replies of
    /// those situations, then the most used.
    ///
    /// A query with phrases gives all replies that have their words; [`Query::quotes`] tells which have the phrase.
    #[must_use]
    pub fn search(&self, query: &Query, context: &Context<'_>, limit: usize) -> Vec<Hit> {
        rank::search(self, query, context, limit)
    }

    /// Whether a folded word, or with `unfinished` one that begins with it, occurs in the library.
    pub(super) fn knows(&self, word: &str, unfinished: bool) -> bool {
        let vocabulary = self.draft.vocabulary();
        if unfinished {
            self.segments.iter().any(|segment| !segment.beginning_with(word).is_empty())
                || !vocabulary.beginning_with(word).is_empty()
        } else {
            self.segments.iter().any(|segment| segment.find(word).is_some()) || vocabulary.find(word).is_some()
        }
    }

    /// Brings everything into order after a change.
    fn settle(&mut self) {
        let gone = self.shelf.len() - self.shelf.living();
        if gone > FEW_GONE.max(self.shelf.living() / 4) {
            self.drop_removed();
        }
        self.draft.settle();
        self.shelf.settle();
    }

    fn finish_draft(&mut self) {
        if self.draft.docs() > 0 {
            self.segments.push(std::mem::take(&mut self.draft).finish());
        }
        let (count, docs) = self.small_segments();
        if docs >= SEGMENT {
            self.merge_last(count);
        }
    }

    /// After a library was read: no draft, no more segments than need be, nothing reserved for growth.
    fn tidy(&mut self) {
        self.finish_draft();
        let (count, _) = self.small_segments();
        self.merge_last(count);
        self.shelf.shrink();
        self.initials.shrink();
    }

    /// How many of the last segments are small, and the documents in them.
    fn small_segments(&self) -> (usize, usize) {
        let small = self.segments.iter().rev().take_while(|segment| segment.docs() < SEGMENT);
        small.fold((0, 0), |(count, docs), segment| (count + 1, docs + segment.docs()))
    }

    fn merge_last(&mut self, count: usize) {
        if count > 1 {
            let small = self.segments.split_off(self.segments.len() - count);
            let docs = small.iter().map(Segment::docs).sum();
            self.segments.push(Segment::merged(&small, docs, Some));
        }
    }

    /// Writes the index anew, without the replies that were removed.
    fn drop_removed(&mut self) {
        self.finish_draft();
        let mut living = Shelf::default();
        let mut new_numbers = vec![None; self.shelf.len()];
        for (doc, new_number) in (0..).zip(&mut new_numbers) {
            if self.shelf.is_living(doc) {
                *new_number = Some(narrow(living.len()));
                living.take_over(&self.shelf, doc);
            }
        }
        self.initials.keep(|doc| self.shelf.is_living(doc));
        self.shelf = living;
        let mut rest = &new_numbers[..];
        for segment in &mut self.segments {
            let (own, after) = rest.split_at_checked(segment.docs()).unwrap_or((rest, &[]));
            rest = after;
            let docs = own.iter().flatten().count();
            let new_number = |doc: u32| new_numbers.get(doc as usize).copied().flatten();
            *segment = Segment::merged(std::slice::from_ref(segment), docs, new_number);
        }
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("replies", &self.len())
            .field("segments", &self.segments.len())
            .field("drafted", &self.draft.docs())
            .finish_non_exhaustive()
    }
}
