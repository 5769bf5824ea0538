//! Which replies come into question at all.

use super::field::Fit;
use super::index::Index;
use super::labels::Wanted;
use super::matches::Matches;
use super::query::Narrowing;

/// The replies that are there, are what a query wants, and lack what it does not want.
pub(super) struct Filter<'a> {
    index: &'a Index,
    wanted: Option<Wanted>,
    /// By document: whether it has an unwanted word.
    unwanted: Vec<bool>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(index: &'a Index, narrowing: &Narrowing) -> Self {
        let mut unwanted = Vec::new();
        for term in &narrowing.without {
            unwanted.resize(index.shelf.len(), false);
            let points = Matches::of(index, term, Fit::Whole).points();
            unwanted.iter_mut().zip(points).for_each(|(unwanted, points)| *unwanted |= points > 0);
        }
        Self { index, wanted: index.shelf.labels().wanted(narrowing), unwanted }
    }

    pub(super) fn admits(&self, doc: u32) -> bool {
        self.index.shelf.is_living(doc)
            && !self.unwanted.get(doc as usize).is_some_and(|&unwanted| unwanted)
            && self.wanted.as_ref().is_none_or(|wanted| self.index.shelf.labels().admits(wanted, doc))
    }
}
