//! The words of the index that match a word of a query, and the points they give.

use std::cmp::Reverse;
use std::ops::Range;

use super::field::{Fit, points};
use super::index::Index;
use super::near::{self, Near};
use super::query::Term;
use super::segment::Segment;

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
        let near = self.neighbours.iter().map(|near| single(near.word));
        whole.chain(near).chain(self.beginnings.iter().cloned()).map(|words| self.segment.size(&words)).sum()
    }

    fn add_neighbours(&mut self, near: &Near, fit: Fit, edits: u8, is_large: bool) {
        let candidates = near::candidates(self.segment.signatures(), near, edits);
        let neighbours = candidates.into_iter().filter_map(|word| {
            let text = self.segment.word(word);
            if is_large && edits > 1 && !near.may_begin(text) {
                return None;
            }
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
            self.segment.each_name(near.word, &mut raise);
            self.segment.each_text(near.word, &mut raise);
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
