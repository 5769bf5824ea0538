//! From a query to the best replies.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::model::{Id, Language};

use super::field::{Fit, MOST_POINTS, NAME_POINTS};
use super::highlight;
use super::index::Index;
use super::matches::Matches;
use super::query::{Query, Term};
use super::shelf::bit;
use super::vocabulary::narrow;

/// What is asked beside the words.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language to show titles in.
    pub language: &'a Language,
    /// The numbers of the situations at hand, most pressing first, as [`crate::model::State::calls_for`] gives them.
    pub calls_for: &'a [u8],
}

/// A reply that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub id: Id,
    /// How good the match is. Its whole part is the match alone; what is learnt from use stays behind the point. Comparable
    /// within one result.
    pub score: f64,
    pub shortcut: String,
    /// The title in the wanted language, else the reply's first, else its shortcut.
    pub title: String,
    /// The matched bytes of the shortcut, in order.
    pub shortcut_marks: Vec<Range<usize>>,
    /// The matched bytes of the title, in order.
    pub title_marks: Vec<Range<usize>>,
    /// Whether a situation at hand calls for it.
    pub called_for: bool,
}

/// How the words of a query were matched; a higher rung is above everything of a lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rung {
    /// Every word may be the beginning of one.
    Beginnings,
    /// Every word is whole, but for the last.
    Words,
    /// The query is the shortcut but for accents and capitals.
    Shortcut,
    /// The query is the shortcut.
    TypedShortcut,
}

/// What hits are ordered by, the greatest first. No two replies have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rung: Rung,
    points: u16,
    frecency: u16,
    /// Higher for more pressing situations, 0 for none at hand.
    called: u8,
    /// The order of shortcuts backwards.
    before: u32,
}

impl Key {
    /// The key as a number: one for each point, a fraction for frecency, a fraction of its least step for the situation.
    fn score(self) -> f64 {
        const RUNG: u16 = 16 * MOST_POINTS as u16;
        let whole = f64::from(self.rung as u16 * RUNG + self.points);
        let step = f64::from(u32::from(u16::MAX) + 1);
        whole + (f64::from(self.frecency) + f64::from(self.called) / 256.0) / step
    }
}

pub(super) fn search(index: &Index, query: &Query, context: &Context<'_>, limit: usize) -> Vec<Hit> {
    if limit == 0 {
        return Vec::new();
    }
    let mut best = Best::new(index, context, limit);
    if query.is_empty() {
        best.browse();
        return best.hits(&[]);
    }
    let exact = index.shelf.with_shortcut(&query.folded_shortcut);
    let mut scores = Scores::new(index, &query.terms);
    let found = scores.on(Rung::Words, limit);
    best.take(&found, |doc| match exact.contains(&doc) {
        false => Some(Rung::Words),
        true if index.shelf.shortcut(doc) == query.shortcut => Some(Rung::TypedShortcut),
        true => Some(Rung::Shortcut),
    });
    if !best.is_full() && query.terms.len() > 1 {
        let is_new = |doc: u32| found.get(doc as usize).is_none_or(|&points| points == 0);
        best.take(&scores.on(Rung::Beginnings, limit), |doc| is_new(doc).then_some(Rung::Beginnings));
    }
    best.hits(&query.terms)
}

/// Which matches of the term at a place of the query a rung admits.
fn fit_of(at: usize, terms: usize, rung: Rung) -> Fit {
    if rung == Rung::Beginnings || at + 1 == terms { Fit::Prefix } else { Fit::Whole }
}

/// Joins the points of the words of a query.
struct Scores<'a> {
    index: &'a Index,
    terms: &'a [Term],
    /// The points of the last word: the same on every rung, and the dearest to get, so got once.
    last: Option<Vec<u8>>,
}

impl<'a> Scores<'a> {
    fn new(index: &'a Index, terms: &'a [Term]) -> Self {
        Self { index, terms, last: None }
    }

    /// The points of every document on a rung; 0, or nothing at all, where a word is missing.
    fn on(&mut self, rung: Rung, limit: usize) -> Vec<u16> {
        let terms = self.terms.len();
        let matching = |(at, term)| (at, Matches::of(self.index, term, fit_of(at, terms, rung)));
        let mut words: Vec<(usize, Matches<'_>)> = self.terms.iter().enumerate().map(matching).collect();
        if words.iter().any(|(_, matches)| matches.is_empty()) {
            return Vec::new();
        }
        if let [(_, only)] = &words[..] {
            return self.of_one_word(only, limit).into_iter().map(u16::from).collect();
        }
        // The rarest word first: where it leaves nothing, the others need not be read.
        words.sort_by_cached_key(|(_, matches)| matches.cost());
        let mut sums = Vec::new();
        for (at, matches) in words {
            if at + 1 == terms {
                let last = self.last.get_or_insert_with(|| matches.points());
                join(&mut sums, last);
            } else {
                join(&mut sums, &matches.points());
            }
            if sums.iter().all(|&sum| sum == 0) {
                return Vec::new();
            }
        }
        sums
    }

    /// A word that is among the names of enough replies is not looked for in texts: nothing there could rank higher.
    fn of_one_word(&self, word: &Matches<'_>, limit: usize) -> Vec<u8> {
        let mut points = vec![0; self.index.shelf.len()];
        word.add_names(&mut points);
        let found =
            (0..).zip(&points).filter(|&(doc, &points)| points >= NAME_POINTS && self.index.shelf.is_living(doc));
        if found.take(limit).count() < limit {
            word.add_texts(&mut points);
        }
        points
    }
}

/// Adds the points of a further word to those documents that have all words so far.
fn join(sums: &mut Vec<u16>, word: &[u8]) {
    if sums.is_empty() {
        sums.extend(word.iter().copied().map(u16::from));
        return;
    }
    for (sum, &points) in sums.iter_mut().zip(word) {
        let has_all = *sum > 0 && points > 0;
        *sum = if has_all { *sum + u16::from(points) } else { 0 };
    }
}

/// The best hits so far.
struct Best<'a> {
    index: &'a Index,
    context: &'a Context<'a>,
    /// The situations of the context, one bit each.
    situations: u128,
    limit: usize,
    /// The worst of them on top.
    heap: BinaryHeap<Reverse<(Key, u32)>>,
    /// The key of the worst, once there are as many as wanted.
    bar: Option<Key>,
}

impl<'a> Best<'a> {
    fn new(index: &'a Index, context: &'a Context<'a>, limit: usize) -> Self {
        let situations = context.calls_for.iter().fold(0, |bits, &situation| bits | bit(situation));
        Self { index, context, situations, limit, heap: BinaryHeap::new(), bar: None }
    }

    fn is_full(&self) -> bool {
        self.heap.len() >= self.limit
    }

    /// Takes every document with points that is on a rung.
    fn take(&mut self, scores: &[u16], rung: impl Fn(u32) -> Option<Rung>) {
        let replies = &self.index.shelf;
        for (doc, &points) in (0..).zip(scores) {
            if points == 0 {
                continue;
            }
            let Some(rung) = rung(doc) else { continue };
            // Most documents of a frequent word end here, before more of them is read.
            if self.bar.is_some_and(|bar| (rung, points) < (bar.rung, bar.points)) {
                continue;
            }
            let frecency = replies.frecency(doc);
            if self.bar.is_some_and(|bar| (rung, points, frecency) < (bar.rung, bar.points, bar.frecency)) {
                continue;
            }
            self.offer(doc, Key { rung, points, frecency, called: self.called(doc), before: !replies.rank(doc) });
        }
    }

    /// Takes every reply: those the situations call for first.
    fn browse(&mut self) {
        let replies = &self.index.shelf;
        for doc in 0..narrow(replies.len()) {
            let points = u16::from(self.called(doc));
            let before = !replies.rank(doc);
            self.offer(doc, Key { rung: Rung::Beginnings, points, frecency: replies.frecency(doc), called: 0, before });
        }
    }

    fn offer(&mut self, doc: u32, key: Key) {
        if self.bar.is_some_and(|bar| key < bar) || !self.index.shelf.is_living(doc) {
            return;
        }
        self.heap.push(Reverse((key, doc)));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
        if self.is_full() {
            self.bar = self.heap.peek().map(|worst| worst.0.0);
        }
    }

    /// How pressing the most pressing situation is that a reply is for; 0 if it is for none at hand.
    fn called(&self, doc: u32) -> u8 {
        let answered = self.index.shelf.answers_any(doc, self.situations);
        if answered == 0 {
            return 0;
        }
        let at = self.context.calls_for.iter().position(|&situation| bit(situation) & answered != 0);
        at.and_then(|at| u8::try_from(at).ok()).map_or(1, |at| (u8::MAX - at).max(1))
    }

    fn hits(self, terms: &[Term]) -> Vec<Hit> {
        let hit = |&Reverse((key, doc)): &Reverse<(Key, u32)>| {
            let replies = &self.index.shelf;
            let shortcut = replies.shortcut(doc).to_owned();
            let title = replies.title(doc, self.context.language).to_owned();
            let fits: Vec<(&Term, Fit)> =
                terms.iter().enumerate().map(|(at, term)| (term, fit_of(at, terms.len(), key.rung))).collect();
            Some(Hit {
                id: replies.id(doc)?,
                score: key.score(),
                shortcut_marks: highlight::marks(&shortcut, &fits),
                title_marks: highlight::marks(&title, &fits),
                shortcut,
                title,
                called_for: self.called(doc) > 0,
            })
        };
        let mut found: Vec<_> = self.heap.iter().copied().collect();
        found.sort_unstable();
        found.iter().filter_map(hit).collect()
    }
}
