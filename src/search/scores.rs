//! The points of every reply for a reading of a query.

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

    /// The same with neighbours up to so many edits away.
    pub(super) fn of_near(&self, words: &[(Term, Fit, Option<Near>)], edits: u8) -> Vec<u16> {
        let mut found = Vec::with_capacity(words.len());
        for (term, fit, near) in words {
            let mut matches = Matches::of(self.index, term, *fit);
            if let Some(near) = near {
                matches.add_neighbours(near, *fit, edits);
            }
            if matches.is_empty() {
                return Vec::new();
            }
            found.push(matches);
        }
        found.sort_by_cached_key(Matches::cost);
        join(found.iter().map(|matches| matches.fine_points().into_iter()))
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

/// The sums of the points of those documents that have some for every word.
fn join<I: Iterator<Item = u16>>(words: impl Iterator<Item = I>) -> Vec<u16> {
    let mut sums: Option<Vec<u16>> = None;
    for word in words {
        let joined = match sums.take() {
            None => word.collect::<Vec<u16>>(),
            Some(mut sums) => {
                sums.iter_mut().zip(word).for_each(|(sum, points)| {
                    let has_all = *sum > 0 && points > 0;
                    *sum = if has_all { *sum + points } else { 0 };
                });
                sums
            }
        };
        if joined.iter().all(|&sum| sum == 0) {
            return Vec::new();
        }
        sums = Some(joined);
    }
    sums.unwrap_or_default()
}
