//! Which letters of a name to show as matched.

use std::ops::Range;

use crate::text;

use super::field::Fit;
use super::query::Term;
use super::vocabulary::clip;

/// The byte ranges of a name that the terms match, in order and apart from each other.
pub(super) fn marks(name: &str, terms: &[(&Term, Fit)]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if name.is_ascii() {
        // Folding moves no byte.
        mark(&text::folded(name), terms, |range| ranges.push(range));
    } else {
        for folded in [Some(text::fold(name)), text::fold_spelt(name)].into_iter().flatten() {
            mark(folded.text(), terms, |range| ranges.push(folded.original(range)));
        }
    }
    merged(ranges)
}

/// Hands over the parts of a folded name that match.
fn mark(folded: &str, terms: &[(&Term, Fit)], mut take: impl FnMut(Range<usize>)) {
    text::each_word(folded, |range| {
        let word = clip(folded.get(range.clone()).unwrap_or_default());
        for (term, fit) in terms {
            let matched = term.forms().find(|form| match fit {
                Fit::Prefix => word.starts_with(form),
                Fit::Whole => word == *form,
            });
            if let Some(form) = matched {
                take(range.start..range.start + form.len());
            }
        }
    });
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
