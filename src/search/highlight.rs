//! Which letters of a name to show as matched.

use std::ops::Range;

use crate::text;

use super::field::Fit;
use super::ladder::Reading;
use super::near::bytes_of;
use super::query::Term;
use super::vocabulary::clip;

/// The byte ranges of a name that a reading of the query matches, in order and apart from each other.
pub(super) fn marks(name: &str, reading: &Reading) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if let Reading::Abbreviation(abbreviation) = reading {
        return merged(abbreviation.marks(name));
    }
    if name.is_ascii() {
        // Folding moves no byte.
        mark(&text::folded(name), reading, |range| ranges.push(range));
    } else {
        for folded in [Some(text::fold(name)), text::fold_spelt(name)].into_iter().flatten() {
            mark(folded.text(), reading, |range| ranges.push(folded.original(range)));
        }
    }
    merged(ranges)
}

/// Hands over the parts of a folded name that match.
fn mark(folded: &str, reading: &Reading, mut take: impl FnMut(Range<usize>)) {
    text::each_word(folded, |range| {
        let word = clip(folded.get(range.clone()).unwrap_or_default());
        let mut take = |len: usize| take(range.start..range.start + len);
        match reading {
            Reading::Words(words) => {
                words.iter().filter_map(|(term, fit)| spelt(term, *fit, word)).for_each(&mut take);
            }
            Reading::Near(words, edits) => {
                let matched = words.iter().filter_map(|(term, fit, near)| {
                    let neighbour = || {
                        let found = near.as_ref()?.compare(word, *fit == Fit::Prefix, *edits)?;
                        Some(bytes_of(word, found.letters))
                    };
                    spelt(term, *fit, word).or_else(neighbour)
                });
                matched.for_each(&mut take);
            }
            Reading::Abbreviation(_) => {}
        }
    });
}

/// How many bytes of a word a term spells.
fn spelt(term: &Term, fit: Fit, word: &str) -> Option<usize> {
    let form = term.forms().find(|form| match fit {
        Fit::Prefix => word.starts_with(form),
        Fit::Whole => word == *form,
    });
    form.map(str::len)
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
