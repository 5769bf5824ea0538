//! The points of every reply for a reading of a query.

use std::cmp::Reverse;

use super::field::{Fit, NAME_POINTS};
use super::filter::Filter;
use super::index::Index;
use super::matches::{Matches, POINT};
use super::near::Near;
use super::query::Term;

/// Joins the points of the words of a query.
pub(super) struct Scores<'a> {
    index: &'a Index,
    filter: &'a Filter<'a>,
    limit: usize,
}

impl<'a> Scores<'a> {
    pub(super) const fn new(index: &'a Index, filter: &'a Filter<'a>, limit: usize) -> Self {
        Self { index, filter, limit }
    }

    /// The points of every document, in parts of [`POINT`]; 0, or nothing at all, where a word is missing.
    pub(super) fn of_words(&self, words: &[(Term, Fit)]) -> Vec<u16> {
        let mut found: Vec<Matches<'_>> = words.iter().map(|(term, fit)| Matches::of(self.index, term, *fit)).collect();
        if found.iter().any(Matches::is_empty) {
            return Vec::new();
        }
        if let [only] = &found[..] {
            return self.of_one_word(only).into_iter().map(|points| u16::from(points) * POINT).collect();
        }
        // The rarest word first: where it leaves nothing, the others need not be read.
        found.sort_by_cached_key(Matches::cost);
        join(found.iter().map(|matches| matches.points().into_iter().map(|points| u16::from(points) * POINT)))
    }

    /// The same with neighbours up to so many edits away, for the documents that were not `found` before.
    pub(super) fn of_near(&self, words: &[(Term, Fit, Option<Near>)], edits: u8, found: &[bool]) -> Vec<u16> {
        // Looking for neighbours takes longest, and where nothing new has some words, the others need not be looked for. So words
        // without neighbours come first, then long ones, which have few.
        let mut words: Vec<_> = words.iter().collect();
        words.sort_by_key(|(term, _, near)| (near.is_some(), Reverse(term.plain.len())));
        let mut sums: Option<Vec<u16>> = None;
        for (term, fit, near) in words {
            let mut matches = Matches::of(self.index, term, *fit);
            if let Some(near) = near {
                matches.add_neighbours(near, *fit, edits);
            }
            if matches.is_empty() {
                return Vec::new();
            }
            let mut joined = joined(sums, matches.fine_points().into_iter());
            joined.iter_mut().zip(found).filter(|(_, found)| **found).for_each(|(sum, _)| *sum = 0);
            if is_blank(&joined) {
                return Vec::new();
            }
            sums = Some(joined);
        }
        sums.unwrap_or_default()
    }

    /// A word that is among the names of enough replies is not looked for in texts: nothing there could rank higher.
    fn of_one_word(&self, word: &Matches<'_>) -> Vec<u8> {
        let mut points = vec![0; self.index.shelf.len()];
        word.add_names(&mut points);
        let found = (0..).zip(&points).filter(|&(doc, &points)| points >= NAME_POINTS && self.filter.admits(doc));
        if found.take(self.limit).count() < self.limit {
            word.add_texts(&mut points);
        }
        points
    }
}

/// Hands over the documents that have points. Where most have none they are passed over a block at a time.
pub(super) fn each_with_points(points: &[u16], mut take: impl FnMut(u32, u16)) {
    for (block, first) in points.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        if !is_blank(block) {
            for (doc, &points) in (first..).zip(block) {
                if points > 0 {
                    take(doc, points);
                }
            }
        }
    }
}

const BLOCK: usize = 64;

/// Whether no document has points.
fn is_blank(points: &[u16]) -> bool {
    points.chunks(BLOCK).all(|block| block.iter().fold(0, |any, points| any | points) == 0)
}

/// The sums of the points of those documents that have some for every word.
fn join<I: Iterator<Item = u16>>(words: impl Iterator<Item = I>) -> Vec<u16> {
    let mut sums: Option<Vec<u16>> = None;
    for word in words {
        let joined = joined(sums, word);
        if is_blank(&joined) {
            return Vec::new();
        }
        sums = Some(joined);
    }
    sums.unwrap_or_default()
}

/// The same, a word more.
fn joined(sums: Option<Vec<u16>>, word: impl Iterator<Item = u16>) -> Vec<u16> {
    let Some(mut sums) = sums else { return word.collect() };
    sums.iter_mut().zip(word).for_each(|(sum, points)| {
        let has_all = *sum > 0 && points > 0;
        *sum = if has_all { *sum + points } else { 0 };
    });
    sums
}
