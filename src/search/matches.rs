//! The words of the index that match a word of a query, and the points they give.

use std::cmp::Reverse;
use std::ops::Range;

use super::draft::Draft;
use super::field::{Fit, points};
use super::index::Index;
use super::near::{self, Near};
use super::query::Term;
use super::segment::{Postings, Segment};

/// So many neighbours of a word are followed, the closest of each part of the index; the others are hardly meant.
const MOST_NEIGHBOURS: usize = 256;

/// What a point is worth beside the closeness of a misspelt word, which is less than one.
pub(super) const POINT: u16 = 32;

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
    neighbours: Vec<Neighbour>,
}

/// A word that is near.
struct Neighbour {
    word: u32,
    fit: Fit,
    closeness: u8,
}

impl<'a> Matches<'a> {
    /// The words that a term spells.
    pub(super) fn of(index: &'a Index, term: &Term, fit: Fit) -> Self {
        let is_ready = |form: &&str| index.initials.row(form).is_some();
        let ready = term.forms().filter(|_| fit == Fit::Prefix).filter_map(|form| index.initials.row(form)).collect();
        let beginnings = || term.forms().filter(|form| fit == Fit::Prefix && !is_ready(form));
        let in_segment = |segment: &'a Segment| Found {
            part: segment,
            whole: term.forms().filter_map(|form| segment.find(form)).collect(),
            beginnings: beginnings().map(|form| segment.beginning_with(form)).collect(),
            neighbours: Vec::new(),
        };
        let vocabulary = index.draft.vocabulary();
        Self {
            docs: index.shelf.len(),
            finished: index.segments.iter().map(in_segment).collect(),
            drafted: Found {
                part: &index.draft,
                whole: term.forms().filter_map(|form| vocabulary.find(form)).collect(),
                beginnings: beginnings().map(|form| vocabulary.beginning_with(form)).collect(),
                neighbours: Vec::new(),
            },
            ready,
        }
    }

    /// Takes in the words that are up to so many edits away.
    pub(super) fn add_neighbours(&mut self, near: &Near, fit: Fit, edits: u8) {
        for found in &mut self.finished {
            found.add_neighbours(near, fit, edits);
        }
        self.drafted.add_neighbours(near, fit, edits);
    }

    pub(super) fn is_empty(&self) -> bool {
        let in_segment = |found: &Found<'_, _, Range<u32>>| {
            found.is_empty_but_for_beginnings() && found.beginnings.iter().all(Range::is_empty)
        };
        let in_draft = |found: &Found<'_, _, &[u32]>| {
            found.is_empty_but_for_beginnings() && found.beginnings.iter().all(|words| words.is_empty())
        };
        self.ready.is_empty() && self.finished.iter().all(in_segment) && in_draft(&self.drafted)
    }

    /// About how much there is to read: what is drafted is little.
    pub(super) fn cost(&self) -> usize {
        let size = |found: &Found<'_, Segment, Range<u32>>| {
            let single = |word: u32| word..word + 1;
            let whole = found.whole.iter().copied().map(single);
            let near = found.neighbours.iter().map(|near| single(near.word));
            whole
                .chain(near)
                .chain(found.beginnings.iter().cloned())
                .map(|words| found.part.size(&words))
                .sum::<usize>()
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

    /// The points of every document, neighbours included, in parts of [`POINT`]: the closer of two equal ones has more.
    pub(super) fn fine_points(&self) -> Vec<u16> {
        let mut fine: Vec<u16> = self.points().into_iter().map(|points| u16::from(points) * POINT).collect();
        fine.iter_mut().filter(|points| **points > 0).for_each(|points| *points += POINT - 1);
        for found in &self.finished {
            found.raise_neighbours(&mut fine);
        }
        self.drafted.raise_neighbours(&mut fine);
        fine
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
    const fn is_empty_but_for_beginnings(&self) -> bool {
        self.whole.is_empty() && self.neighbours.is_empty()
    }

    fn add_neighbours(&mut self, near: &Near, fit: Fit, edits: u8) {
        let candidates = near::candidates(self.part.signatures(), near, edits);
        let neighbours = candidates.into_iter().filter_map(|word| {
            let text = self.part.spelling(word);
            let found = near.compare(text, fit == Fit::Prefix, edits).filter(|found| found.edits > 0)?;
            let fit = if found.whole { Fit::Whole } else { Fit::Prefix };
            Some(Neighbour { word, fit, closeness: near.closeness(text, found) })
        });
        self.neighbours = neighbours.collect();
        if self.neighbours.len() > MOST_NEIGHBOURS {
            self.neighbours.sort_by_key(|near| Reverse((near.closeness, near.fit)));
            self.neighbours.truncate(MOST_NEIGHBOURS);
        }
    }

    fn raise_neighbours(&self, best: &mut [u16]) {
        for near in &self.neighbours {
            let mut raise = |doc: u32, place| {
                if let Some(best) = best.get_mut(doc as usize) {
                    *best = (u16::from(points(place, near.fit)) * POINT + u16::from(near.closeness)).max(*best);
                }
            };
            self.part.each_name(near.word, &mut raise);
            self.part.each_text(near.word, &mut raise);
        }
    }

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
