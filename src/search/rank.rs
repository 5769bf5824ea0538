//! From a query to the best replies.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::model::{Id, Language};

use super::abbreviation::{Abbreviation, Telling};
use super::field::MOST_POINTS;
use super::filter::Filter;
use super::highlight;
use super::index::Index;
use super::ladder::{self, Reading, Rung};
use super::matches::POINT;
use super::near::MOST_EDITS;
use super::query::Query;
use super::scores::{Scores, each_with_points};
use super::shelf::bit;
use super::vocabulary::narrow;

/// With so many replies found, no bolder reading of the query is tried.
const ENOUGH: usize = 3;

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

/// What hits are ordered by, the greatest first. No two replies have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rung: Rung,
    /// In parts of [`POINT`].
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
        const RUNG: f64 = 16.0 * MOST_POINTS as f64;
        let points = f64::from(self.rung as u8) * RUNG + f64::from(self.points / POINT);
        let step = f64::from(u32::from(u16::MAX) + 1);
        points + (f64::from(self.frecency) + f64::from(self.called) / 256.0) / step
    }
}

pub(super) fn search(index: &Index, query: &Query, context: &Context<'_>, limit: usize) -> Vec<Hit> {
    if limit == 0 {
        return Vec::new();
    }
    let filter = Filter::new(index, &query.narrowing);
    let mut best = Best::new(index, context, &filter, limit);
    if query.terms.is_empty() {
        best.browse();
        return best.hits();
    }
    best.climb_down(query);
    best.hits()
}

/// The best hits so far.
struct Best<'a> {
    index: &'a Index,
    context: &'a Context<'a>,
    filter: &'a Filter<'a>,
    /// The situations of the context, one bit each.
    situations: u128,
    limit: usize,
    /// The worst of them on top; with each the number of the reading that found it.
    heap: BinaryHeap<Reverse<(Key, u32, usize)>>,
    /// The key of the worst, once there are as many as wanted.
    bar: Option<Key>,
    /// By document: whether it was found, so that a lower rung does not find it again.
    found: Vec<bool>,
    readings: Vec<Reading>,
}

impl<'a> Best<'a> {
    fn new(index: &'a Index, context: &'a Context<'a>, filter: &'a Filter<'a>, limit: usize) -> Self {
        let situations = context.calls_for.iter().fold(0, |bits, &situation| bits | bit(situation));
        Self {
            index,
            context,
            filter,
            situations,
            limit,
            heap: BinaryHeap::new(),
            bar: None,
            found: Vec::new(),
            readings: Vec::new(),
        }
    }

    fn is_full(&self) -> bool {
        self.heap.len() >= self.limit
    }

    /// Whether boldness would only add noise.
    fn is_enough(&self) -> bool {
        self.is_full() || self.heap.len() >= ENOUGH
    }

    /// Reads the query on one rung after the other until enough is found.
    fn climb_down(&mut self, query: &Query) {
        let terms = &query.terms;
        let exact = self.index.shelf.with_shortcut(&query.folded_shortcut);
        self.take_reading(Reading::of_words(terms, Rung::Words), |index, doc| match exact.contains(&doc) {
            false => Rung::Words,
            true if index.shelf.shortcut(doc) == query.shortcut => Rung::TypedShortcut,
            true => Rung::Shortcut,
        });
        if !self.is_full() && terms.len() > 1 {
            self.take_reading(Reading::of_words(terms, Rung::Beginnings), |_, _| Rung::Beginnings);
        }
        if !self.is_enough() {
            for reading in ladder::joined(terms, self.index) {
                self.take_reading(reading, |_, _| Rung::Joined);
            }
        }
        if !self.is_enough() {
            self.take_abbreviated(query, Telling::Starts, Rung::Abbreviation);
        }
        for (edits, rung) in (1..=MOST_EDITS).zip([Rung::OneEdit, Rung::TwoEdits]) {
            if !self.is_enough()
                && let Some(reading) = Reading::near(terms, edits)
            {
                self.take_reading(reading, |_, _| rung);
            }
        }
        if !self.is_enough() {
            self.take_abbreviated(query, Telling::Skeleton, Rung::Skeleton);
        }
    }

    /// Takes every document that a reading of the query finds.
    fn take_reading(&mut self, reading: Reading, rung: impl Fn(&Index, u32) -> Rung) {
        let scores = Scores::new(self.index, self.filter, self.limit);
        let points = match &reading {
            Reading::Words(words) => scores.of_words(words),
            Reading::Near(words, edits) => scores.of_near(words, *edits, &self.found),
            Reading::Abbreviation(_) => Vec::new(),
        };
        self.take_points(reading, &points, rung);
    }

    /// Takes every document with points that was not found before.
    fn take_points(&mut self, reading: Reading, points: &[u16], rung: impl Fn(&Index, u32) -> Rung) {
        self.readings.push(reading);
        each_with_points(points, |doc, points| {
            if !self.is_found(doc) {
                self.take(doc, rung(self.index, doc), points);
            }
        });
        // Marked afterwards, since nearly always this is the only reading.
        self.found.resize(points.len().max(self.found.len()), false);
        self.found.iter_mut().zip(points).for_each(|(found, points)| *found |= *points > 0);
    }

    /// Takes the replies of which a name is abbreviated to the query so tellingly.
    fn take_abbreviated(&mut self, query: &Query, telling: Telling, rung: Rung) {
        let Some(abbreviation) = Abbreviation::of(query) else { return };
        let mut meant: Vec<(u32, u16)> = Vec::new();
        let replies = &self.index.shelf;
        replies.names_like(abbreviation.sought(telling), |number, name| {
            if let Some((_, worth)) = abbreviation.reads(name).filter(|(how, _)| *how == telling) {
                let (doc, points) = (replies.bearer(number), u16::from(worth) * POINT);
                match meant.last_mut() {
                    Some((last, best)) if *last == doc => *best = points.max(*best),
                    _ => meant.push((doc, points)),
                }
            }
        });
        self.readings.push(Reading::Abbreviation(abbreviation));
        self.found.resize(replies.len(), false);
        for (doc, points) in meant {
            if !self.is_found(doc) {
                self.take(doc, rung, points);
            }
            if let Some(found) = self.found.get_mut(doc as usize) {
                *found = true;
            }
        }
    }

    fn is_found(&self, doc: u32) -> bool {
        self.found.get(doc as usize).is_some_and(|&found| found)
    }

    fn take(&mut self, doc: u32, rung: Rung, points: u16) {
        let replies = &self.index.shelf;
        // Most documents of a frequent word end here, before more of them is read.
        if self.bar.is_some_and(|bar| (rung, points) < (bar.rung, bar.points)) {
            return;
        }
        let frecency = replies.frecency(doc);
        if self.bar.is_some_and(|bar| (rung, points, frecency) < (bar.rung, bar.points, bar.frecency)) {
            return;
        }
        self.offer(doc, Key { rung, points, frecency, called: self.called(doc), before: !replies.rank(doc) });
    }

    /// Takes every reply: those the situations call for first.
    fn browse(&mut self) {
        let replies = &self.index.shelf;
        for doc in 0..narrow(replies.len()) {
            let points = u16::from(self.called(doc)) * POINT;
            let before = !replies.rank(doc);
            self.offer(doc, Key { rung: Rung::Beginnings, points, frecency: replies.frecency(doc), called: 0, before });
        }
    }

    fn offer(&mut self, doc: u32, key: Key) {
        if self.bar.is_some_and(|bar| key < bar) || !self.filter.admits(doc) {
            return;
        }
        self.heap.push(Reverse((key, doc, self.readings.len().saturating_sub(1))));
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

    fn hits(self) -> Vec<Hit> {
        let hit = |&Reverse((key, doc, reading)): &Reverse<(Key, u32, usize)>| {
            let replies = &self.index.shelf;
            let shortcut = replies.shortcut(doc).to_owned();
            let title = replies.title(doc, self.context.language).to_owned();
            let marks = |name: &str| {
                self.readings.get(reading).map_or_else(Vec::new, |reading| highlight::marks(name, reading))
            };
            Some(Hit {
                id: replies.id(doc)?,
                score: key.score(),
                shortcut_marks: marks(&shortcut),
                title_marks: marks(&title),
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
