//! The words of the vocabulary that match a word of a query, and the points they give.

use super::field::{Fit, points};
use super::index::Index;
use super::query::Term;

/// With more beginnings than this a word is taken to be frequent without counting.
const COUNTED: usize = 64;

/// The matches of one term.
pub(super) struct Matches<'a> {
    index: &'a Index,
    whole: Vec<u32>,
    beginnings: Vec<Beginning<'a>>,
}

/// The words that begin with one spelling of a term.
struct Beginning<'a> {
    words: &'a [u32],
    /// Where the spelling is a single letter: the points they give by document.
    ready: Option<&'a [u8]>,
}

impl<'a> Matches<'a> {
    pub(super) fn of(index: &'a Index, term: &Term, fit: Fit) -> Self {
        let beginning =
            |form| Beginning { words: index.vocabulary.beginning_with(form), ready: index.postings.of_initial(form) };
        let beginnings = match fit {
            Fit::Prefix => term.forms().map(beginning).collect(),
            Fit::Whole => Vec::new(),
        };
        Self { index, whole: term.forms().filter_map(|form| index.vocabulary.find(form)).collect(), beginnings }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.beginnings.iter().all(|beginning| beginning.words.is_empty())
    }

    /// About how many postings there are to read.
    pub(super) fn cost(&self) -> usize {
        if self.beginnings.iter().any(|beginning| beginning.words.len() > COUNTED) {
            return usize::MAX;
        }
        let beginnings = self.beginnings.iter().flat_map(|beginning| beginning.words);
        beginnings.chain(&self.whole).map(|&word| self.index.postings.count(word)).sum()
    }

    /// The points of every document.
    pub(super) fn points(&self) -> Vec<u8> {
        let mut points = vec![0; self.index.shelf.len()];
        self.add_names(&mut points);
        self.add_texts(&mut points);
        points
    }

    /// Raises the points of the documents that have a match among their names.
    pub(super) fn add_names(&self, best: &mut [u8]) {
        let postings = &self.index.postings;
        for beginning in &self.beginnings {
            match beginning.ready {
                // Texts included, which does no harm: they are points that are to be had.
                Some(ready) => best.iter_mut().zip(ready).for_each(|(best, &points)| *best = points.max(*best)),
                None => beginning.words.iter().for_each(|&word| {
                    postings.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
                }),
            }
        }
        for &word in &self.whole {
            postings.each_name(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }

    /// Raises the points of the documents that have a match in their asks or bodies.
    pub(super) fn add_texts(&self, best: &mut [u8]) {
        let postings = &self.index.postings;
        for &word in
            self.beginnings.iter().filter(|beginning| beginning.ready.is_none()).flat_map(|beginning| beginning.words)
        {
            postings.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Prefix)));
        }
        for &word in &self.whole {
            postings.each_text(word, |doc, place| raise(best, doc, points(place, Fit::Whole)));
        }
    }
}

#[inline]
fn raise(best: &mut [u8], doc: u32, points: u8) {
    if let Some(best) = best.get_mut(doc as usize) {
        *best = points.max(*best);
    }
}
