//! Folding with the way back.

use std::ops::Range;

use super::letters::{self, Umlauts};
use super::{Cluster, each_cluster};

/// A folded text that knows which part of the original each of its parts came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Where bytes do not stand for themselves, in order. Between two steps both texts advance alike.
    steps: Vec<Step>,
}

/// A cluster that changed its bytes: where it lies in the folded text and in the original.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    folded: Range<usize>,
    original: Range<usize>,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a byte range of the folded text came from, always whole characters with their marks. The
    /// range has to lie on character boundaries of the folded text.
    #[must_use]
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = match self.step_before(folded.start) {
            Some(step) if step.folded.contains(&folded.start) => step.original.start,
            step => advance(step, folded.start),
        };
        if folded.is_empty() {
            return start..start;
        }
        let last = folded.end - 1;
        let end = match self.step_before(last) {
            Some(step) if step.folded.contains(&last) => step.original.end,
            step => advance(step, folded.end),
        };
        start..end
    }

    /// The last step that begins at or before a byte of the folded text.
    fn step_before(&self, at: usize) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.folded.start <= at);
        self.steps.get(after.checked_sub(1)?)
    }
}

/// The byte of the original for a byte of the folded text that lies after a step.
fn advance(step: Option<&Step>, at: usize) -> usize {
    step.map_or(at, |step| step.original.end + (at - step.folded.end))
}

pub(super) fn fold(text: &str, umlauts: Umlauts) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), steps: Vec::new() };
    let mut at = 0;
    each_cluster(text, |cluster| {
        let original = cluster.text();
        let is_letter = matches!(cluster, Cluster::Letter(_));
        let start = folded.text.len();
        letters::push_folded(cluster, umlauts, &mut folded.text);
        let end = folded.text.len();
        // One character for one of the same length needs no step.
        let is_single = |text: &str| text.chars().nth(1).is_none();
        let same_length = end - start == original.len();
        if is_letter && !(same_length && is_single(original) && folded.text.get(start..).is_some_and(is_single)) {
            folded.steps.push(Step { folded: start..end, original: at..at + original.len() });
        }
        at += original.len();
    });
    folded
}
