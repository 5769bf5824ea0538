//! The ways to understand what was typed, from the plainest to the boldest.
//!
//! What is found on a higher rung stands above everything of a lower one, so that a guess never hides what was typed.

use super::abbreviation::Abbreviation;
use super::field::Fit;
use super::index::Index;
use super::near::Near;
use super::query::Term;

/// How the words of a query were matched; a higher rung is above everything of a lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rung {
    /// Some letters of a word, in order.
    Skeleton,
    /// Words up to two edits away.
    TwoEdits,
    /// Words up to one edit away.
    OneEdit,
    /// The starts of words of a name.
    Abbreviation,
    /// Two words run together, or one split apart.
    Joined,
    /// Every word may be the beginning of one.
    Beginnings,
    /// Every word is whole, but for the last.
    Words,
    /// The query is the shortcut but for accents and capitals.
    Shortcut,
    /// The query is the shortcut.
    TypedShortcut,
}

/// One way to understand a query.
pub(super) enum Reading {
    /// Each word is matched as well as its [`Fit`] asks for.
    Words(Vec<(Term, Fit)>),
    /// Words with neighbours are matched by those too, up to so many edits away.
    Near(Vec<(Term, Fit, Option<Near>)>, u8),
    Abbreviation(Abbreviation),
}

impl Reading {
    /// As typed: the last word may be unfinished, on the lower rung all of them.
    pub(super) fn of_words(terms: &[Term], rung: Rung) -> Self {
        let fitted = |(at, term): (usize, &Term)| (term.clone(), fit_of(terms, at, rung));
        Self::Words(terms.iter().enumerate().map(fitted).collect())
    }

    /// With slips; `None` where no word is long enough for one.
    pub(super) fn near(terms: &[Term], edits: u8) -> Option<Self> {
        let fitted = |(at, term): (usize, &Term)| {
            let near = if term.exact { None } else { Near::new(&term.plain) };
            (term.clone(), fit_of(terms, at, Rung::Words), near)
        };
        let words: Vec<_> = terms.iter().enumerate().map(fitted).collect();
        words.iter().any(|(.., near)| near.is_some()).then_some(Self::Near(words, edits))
    }
}

/// Which matches of the term at a place of a query a rung admits.
fn fit_of(terms: &[Term], at: usize, rung: Rung) -> Fit {
    let is_exact = terms.get(at).is_some_and(|term| term.exact);
    if !is_exact && (rung == Rung::Beginnings || at + 1 == terms.len()) { Fit::Prefix } else { Fit::Whole }
}

/// So many ways to part a word are followed.
const MOST_PARTINGS: usize = 3;
/// No part of a word is shorter.
const SHORTEST_PART: usize = 2;

/// A query with two of its words run together, or one of them split into two words of the library.
pub(super) fn joined(terms: &[Term], index: &Index) -> Vec<Reading> {
    let mut readings = Vec::new();
    for at in 0..terms.len() {
        let (before, rest) = terms.split_at(at);
        let read = |middle: Vec<Term>, after: &[Term]| {
            let terms: Vec<Term> = before.iter().cloned().chain(middle).chain(after.iter().cloned()).collect();
            Reading::of_words(&terms, Rung::Words)
        };
        if let [one, other, after @ ..] = rest
            && let Some(whole) = run_together(one, other)
        {
            readings.push(read(vec![whole], after));
        }
        if let [one, after @ ..] = rest {
            let known = partings(one)
                .filter(|[left, right]| index.knows(&left.plain, false) && index.knows(&right.plain, after.is_empty()));
            readings.extend(known.take(MOST_PARTINGS).map(|parts| read(parts.into(), after)));
        }
    }
    readings
}

/// Two words as one.
pub(super) fn run_together(one: &Term, other: &Term) -> Option<Term> {
    let spelt = |term: &Term| term.spelt.clone().unwrap_or_else(|| term.plain.clone());
    (!one.exact && !other.exact).then(|| Term {
        spelt: (one.spelt.is_some() || other.spelt.is_some()).then(|| spelt(one) + &spelt(other)),
        ..Term::plain(&format!("{}{}", one.plain, other.plain))
    })
}

/// The ways to part a word into two.
pub(super) fn partings(term: &Term) -> impl Iterator<Item = [Term; 2]> {
    let word = if term.exact { "" } else { term.plain.as_str() };
    let letters = word.chars().count();
    let splits = word.char_indices().enumerate().map(|(nth, (at, _))| (nth, at));
    let splits = splits.filter(move |(nth, _)| (SHORTEST_PART..=letters.saturating_sub(SHORTEST_PART)).contains(nth));
    splits.filter_map(|(_, at)| {
        let (left, right) = word.split_at_checked(at)?;
        Some([Term::plain(left), Term::plain(right)])
    })
}
