//! The words of the index that match a word of a query, and the points they give.

use std::cmp::Reverse;
use std::ops::Range;

use super::field::{Fit, points};
use super::index::Index;
use super::near::{Alike, Near, Reach};
use super::query::Term;
use super::segment::Segment;
use super::vocabulary::narrow;

/// So many neighbours of a word are followed, the closest of each part of the index; the others are hardly meant.
const MOST_NEIGHBOURS: usize = 256;

/// In a library of more replies a word two edits away has to begin likely: comparing takes longer than everything else of a key,
/// and among so many words something else is meant more often than one whose first letter is wrong too.
const LARGE: usize = 8_000;

/// What a point is worth beside the closeness of a misspelt word, which is less than one.
pub(super) const POINT: u16 = 32;

/// The matches of one term.
pub(super) struct Matches<'a> {
    docs: usize,
    found: Vec<Found<'a>>,
    /// For a spelling that is a single letter: the points by document of whatever begins with it.
    ready: Vec<&'a [u8]>,
}

/// The words that match in one segment.
struct Found<'a> {
    segment: &'a Segment,
    whole: Vec<u32>,
    beginnings: Vec<Range<u32>>,
    neighbours: Vec<Neighbours>,
}

/// Words that are near in the same way.
struct Neighbours {
    words: Range<u32>,
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
            segment,
            whole: term.forms().filter_map(|form| segment.find(form)).collect(),
            beginnings: beginnings().map(|form| segment.beginning_with(form)).collect(),
            neighbours: Vec::new(),
        };
        Self { docs: index.shelf.len(), found: index.segments.iter().map(in_segment).collect(), ready }
    }

    /// Takes in the words that are up to so many edits away.
    pub(super) fn add_neighbours(&mut self, near: &Near, fit: Fit, edits: u8) {
        for found in &mut self.found {
            found.add_neighbours(near, fit, edits, self.docs > LARGE);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.found.iter().all(Found::is_empty)
    }

    /// About how much there is to read.
    pub(super) fn cost(&self) -> usize {
        self.ready.iter().map(|row| row.len()).sum::<usize>() + self.found.iter().map(Found::cost).sum::<usize>()
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
        self.found.iter().for_each(|found| found.raise_neighbours(&mut fine));
        fine
    }

    /// Raises the points of the documents that have a match among their names. Some of those with a match in their texts may be
    /// among them.
    pub(super) fn add_names(&self, best: &mut [u8]) {
        for row in &self.ready {
            best.iter_mut().zip(*row).for_each(|(best, &points)| *best = points.max(*best));
        }
        self.found.iter().for_each(|found| found.add_names(best));
    }

    /// Raises the points of the documents that have a match in their asks or bodies.
    pub(super) fn add_texts(&self, best: &mut [u8]) {
        self.found.iter().for_each(|found| found.add_texts(best));
    }
}

impl Found<'_> {
    fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.neighbours.is_empty() && self.beginnings.iter().all(Range::is_empty)
    }

    fn cost(&self) -> usize {
        let single = |word: u32| word..word + 1;
        let whole = self.whole.iter().copied().map(single);
        let near = self.neighbours.iter().map(|near| near.words.clone());
        whole.chain(near).chain(self.beginnings.iter().cloned()).map(|words| self.segment.size(&words)).sum()
    }

    fn add_neighbours(&mut self, near: &Near, fit: Fit, edits: u8, is_large: bool) {
        let Self { segment, neighbours, .. } = self;
        let reach = Reach { prefix: fit == Fit::Prefix, edits, begins_likely: is_large && edits > 1 };
        let mut count = 0;
        segment.near(near, reach, |Alike { words, neighbour }| {
            count += words.len();
            let fit = if neighbour.whole { Fit::Whole } else { Fit::Prefix };
            let closeness = near.closeness(segment.word(words.start), neighbour);
            neighbours.push(Neighbours { words, fit, closeness });
        });
        if count > MOST_NEIGHBOURS {
            neighbours.sort_by_key(|near| Reverse((near.closeness, near.fit)));
            let mut left = narrow(MOST_NEIGHBOURS);
            neighbours.retain_mut(|near| {
                near.words.end = near.words.end.min(near.words.start + left);
                left -= narrow(near.words.len());
                !near.words.is_empty()
            });
        }
    }

    fn raise_neighbours(&self, best: &mut [u16]) {
        for near in &self.neighbours {
            let mut raise = |doc: u32, place| {
                if let Some(best) = best.get_mut(doc as usize) {
                    *best = (u16::from(points(place, near.fit)) * POINT + u16::from(near.closeness)).max(*best);
                }
            };
            for word in near.words.clone() {
                self.segment.each_name(word, &mut raise);
                self.segment.each_text(word, &mut raise);
            }
        }
    }

    fn add_names(&self, best: &mut [u8]) {
        for word in self.beginnings.iter().cloned().flatten() {
            self.segment.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
        }
        for &word in &self.whole {
            self.segment.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }

    fn add_texts(&self, best: &mut [u8]) {
        for word in self.beginnings.iter().cloned().flatten() {
            self.segment.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
        }
        for &word in &self.whole {
            self.segment.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }
}

#[inline]
fn raise(best: &mut [u8], doc: u32, points: u8) {
    if let Some(best) = best.get_mut(doc as usize) {
        *best = points.max(*best);
    }
}
