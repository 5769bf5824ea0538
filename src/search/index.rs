//! The inverted index over the replies.

use std::borrow::Borrow;
use std::fmt;

use crate::model::{Id, Language, Reply};

use super::initials::Initials;
use super::query::Query;
use super::rank::{self, Context, Hit};
use super::segment::Segment;
use super::shelf::Shelf;
use super::vocabulary::narrow;
use super::wanted::Wanted;
use super::writer::Writer;

/// Removed replies keep their place in the postings until they are a quarter of the living, and so many.
const FEW_GONE: usize = if cfg!(test) { 4 } else { 256 };

/// Segments of fewer documents than the first are merged at once, those of fewer than one of the others when together they
/// reach it. So an edit writes little anew, and there are never many segments. Merging takes the memory of all for a moment.
const SIZES: [usize; 3] = if cfg!(test) { [3, 8, 24] } else { [64, 1_024, 16_384] };

/// The replies, searchable. Bodies and asks are not kept, only which words occur in them.
///
/// With 10,000 replies of usual size (five asks, a body of 400 characters) it takes 5 to 8 MB: 15,000 different words or 65,000.
#[derive(Default)]
pub struct Index {
    pub(super) shelf: Shelf,
    pub(super) initials: Initials,
    /// In the order of the documents.
    pub(super) segments: Vec<Segment>,
    /// Which words it has, where it does not have all.
    pub(super) wanted: Option<Wanted>,
    /// The languages whoever searches thinks of replies in; none where all are the same to them.
    pub(super) spoken: Vec<Language>,
}

impl Index {
    /// An index without replies.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An index without replies, for one query: of the words of replies it notes only those that can matter to it. To any other
    /// query the answer is wrong.
    #[must_use]
    pub fn only_for(query: &Query) -> Self {
        Self { wanted: Some(Wanted::by(query)), ..Self::default() }
    }

    /// The same for somebody who thinks of replies in these languages: a title in another is no name to them, but one of the things
    /// a reply is about. It holds for replies that are written from then on.
    #[must_use]
    pub fn speaking(self, languages: impl IntoIterator<Item = Language>) -> Self {
        Self { spoken: languages.into_iter().collect(), ..self }
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
        let mut writer = self.writer();
        replies.into_iter().for_each(|reply| writer.reply(reply.borrow()));
    }

    /// Adds or replaces replies whose parts are at hand one after the other.
    pub fn writer(&mut self) -> Writer<'_> {
        Writer::new(self)
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
        self.segments.iter().any(|segment| {
            if unfinished { !segment.beginning_with(word).is_empty() } else { segment.find(word).is_some() }
        })
    }

    /// Brings everything into order after a change.
    pub(super) fn settle(&mut self) {
        let gone = self.shelf.len() - self.shelf.living();
        if gone > FEW_GONE.max(self.shelf.living() / 4) {
            self.drop_removed();
        }
        for size in SIZES {
            self.merge_smaller_than(size);
        }
        self.shelf.settle();
    }

    /// Merges the last segments that are smaller than this.
    fn merge_smaller_than(&mut self, size: usize) {
        let small = self.segments.iter().rev().map(Segment::docs).take_while(|&docs| docs < size);
        let (count, docs) = small.fold((0, 0), |(count, sum), docs| (count + 1, sum + docs));
        if count > 1 && (docs >= size || SIZES.first() == Some(&size)) {
            let small = self.segments.split_off(self.segments.len() - count);
            self.segments.push(Segment::merged(&small, docs, Some));
        }
    }

    /// Writes the index anew, without the replies that were removed.
    fn drop_removed(&mut self) {
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
            .finish_non_exhaustive()
    }
}
