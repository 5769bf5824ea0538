//! The words of the index that match a word of a query, and the points they give.

use std::ops::Range;

use super::draft::Draft;
use super::field::{Fit, points};
use super::index::Index;
use super::query::Term;
use super::segment::{Postings, Segment};

/// The matches of one term.
pub(super) struct Matches<'a> {
    docs: usize,
    finished: Vec<Found<'a, Segment, Range<u32>>>,
    drafted: Found<'a, Draft, &'a [u32]>,
    /// For a spelling that is a single letter: the points by document of whatever begins with it.
    ready: Vec<&'a [u8]>,
}

/// The words that match in one part of the index.
struct Found<'a, Part, Numbers> {
    part: &'a Part,
    whole: Vec<u32>,
    beginnings: Vec<Numbers>,
}

impl<'a> Matches<'a> {
    pub(super) fn of(index: &'a Index, term: &Term, fit: Fit) -> Self {
        let is_ready = |form: &&str| index.initials.row(form).is_some();
        let ready = term.forms().filter(|_| fit == Fit::Prefix).filter_map(|form| index.initials.row(form)).collect();
        let beginnings = || term.forms().filter(|form| fit == Fit::Prefix && !is_ready(form));
        let in_segment = |segment: &'a Segment| Found {
            part: segment,
            whole: term.forms().filter_map(|form| segment.find(form)).collect(),
            beginnings: beginnings().map(|form| segment.beginning_with(form)).collect(),
        };
        let vocabulary = index.draft.vocabulary();
        Self {
            docs: index.shelf.len(),
            finished: index.segments.iter().map(in_segment).collect(),
            drafted: Found {
                part: &index.draft,
                whole: term.forms().filter_map(|form| vocabulary.find(form)).collect(),
                beginnings: beginnings().map(|form| vocabulary.beginning_with(form)).collect(),
            },
            ready,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        let in_segment =
            |found: &Found<'_, _, Range<u32>>| found.whole.is_empty() && found.beginnings.iter().all(Range::is_empty);
        let in_draft = |found: &Found<'_, _, &[u32]>| {
            found.whole.is_empty() && found.beginnings.iter().all(|words| words.is_empty())
        };
        self.ready.is_empty() && self.finished.iter().all(in_segment) && in_draft(&self.drafted)
    }

    /// About how much there is to read: what is drafted is little.
    pub(super) fn cost(&self) -> usize {
        let size = |found: &Found<'_, Segment, Range<u32>>| {
            let whole = found.whole.iter().map(|&word| word..word + 1);
            whole.chain(found.beginnings.iter().cloned()).map(|words| found.part.size(&words)).sum::<usize>()
        };
        self.ready.iter().map(|row| row.len()).sum::<usize>() + self.finished.iter().map(size).sum::<usize>()
    }

    /// The points of every document.
    pub(super) fn points(&self) -> Vec<u8> {
        let mut points = vec![0; self.docs];
        self.add_names(&mut points);
        self.add_texts(&mut points);
        points
    }

    /// Raises the points of the documents that have a match among their names. Some of those with a match in their texts may be
    /// among them.
    pub(super) fn add_names(&self, best: &mut [u8]) {
        for row in &self.ready {
            best.iter_mut().zip(*row).for_each(|(best, &points)| *best = points.max(*best));
        }
        for found in &self.finished {
            found.add_names(found.beginnings.iter().cloned().flatten(), best);
        }
        self.drafted.add_names(self.drafted.beginnings.iter().copied().flatten().copied(), best);
    }

    /// Raises the points of the documents that have a match in their asks or bodies.
    pub(super) fn add_texts(&self, best: &mut [u8]) {
        for found in &self.finished {
            found.add_texts(found.beginnings.iter().cloned().flatten(), best);
        }
        self.drafted.add_texts(self.drafted.beginnings.iter().copied().flatten().copied(), best);
    }
}

impl<P: Postings, N> Found<'_, P, N> {
    fn add_names(&self, beginnings: impl Iterator<Item = u32>, best: &mut [u8]) {
        for word in beginnings {
            self.part.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
        }
        for &word in &self.whole {
            self.part.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }

    fn add_texts(&self, beginnings: impl Iterator<Item = u32>, best: &mut [u8]) {
        for word in beginnings {
            self.part.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
        }
        for &word in &self.whole {
            self.part.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }
}

#[inline]
fn raise(best: &mut [u8], doc: u32, points: u8) {
    if let Some(best) = best.get_mut(doc as usize) {
        *best = points.max(*best);
    }
}
