//! The words that can matter to a query.
//!
//! For one query in one process most words of a library are noted in vain. Here stands which the [`super::ladder`] can ask for on
//! any of its rungs; a word more would do no harm, a word less would.

use super::ladder;
use super::near::{MOST_EDITS, Near};
use super::query::{Query, Term};

/// What a word has to be to matter.
pub(super) struct Wanted {
    /// One of these.
    whole: Vec<String>,
    /// Something that begins with one of these.
    beginnings: Vec<String>,
    /// Something near one of these.
    near: Vec<Near>,
    /// The bytes that words begin with that are not merely near.
    first_bytes: [bool; 256],
}

impl Wanted {
    /// What matters to a query.
    pub(super) fn by(query: &Query) -> Self {
        let mut wanted =
            Self { whole: Vec::new(), beginnings: Vec::new(), near: Vec::new(), first_bytes: [false; 256] };
        for term in &query.terms {
            wanted.add(term);
            if !term.exact
                && let Some(near) = Near::new(&term.plain)
            {
                wanted.near.push(near);
            }
            for [left, right] in ladder::partings(term) {
                wanted.whole.push(left.plain);
                wanted.beginnings.push(right.plain);
            }
        }
        query
            .terms
            .array_windows()
            .filter_map(|[one, other]| ladder::run_together(one, other))
            .for_each(|term| wanted.add(&term));
        query.narrowing.without.iter().for_each(|term| wanted.add(term));
        for word in wanted.whole.iter().chain(&wanted.beginnings) {
            let first = word.as_bytes().first().and_then(|&byte| wanted.first_bytes.get_mut(usize::from(byte)));
            if let Some(first) = first {
                *first = true;
            }
        }
        wanted
    }

    fn add(&mut self, term: &Term) {
        let list = if term.exact { &mut self.whole } else { &mut self.beginnings };
        list.extend(term.forms().map(str::to_owned));
    }

    /// Whether a word that begins with this byte can matter: what most words are told by.
    #[inline]
    pub(super) fn may_take(&self, first: u8) -> bool {
        !self.near.is_empty() || self.first_bytes.get(usize::from(first)).is_some_and(|&first| first)
    }

    /// Whether a word matters.
    pub(super) fn takes(&self, word: &str) -> bool {
        self.whole.iter().any(|whole| word == whole)
            || self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()))
            || self.is_near(word)
    }

    fn is_near(&self, word: &str) -> bool {
        self.near.iter().any(|near| near.compare(word, true, MOST_EDITS).is_some())
    }
}
