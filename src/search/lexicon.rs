//! What buyers talk about, in seven languages: with it a message in one language meets an ask written in another.
//!
//! A concept is a thing of the trade ("pick-up", "parcel", "too small") with the words and short phrases that mean it. All
//! languages stand in one table, because a chat mixes them and a short message does not tell which it is in. The data and
//! its format are in `lexicon/concepts.txt`.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::text::{fold_into, fold_spelt_into};

const DATA: &str = include_str!("lexicon/concepts.txt");

/// So many other words may stand in the gap of a phrase: "pick the two mugs up".
const GAP: usize = 3;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(DATA));

/// Hands over the concepts of a text, given as the folded words of it, in the order met; one that is met twice comes twice.
///
/// Of the entries that begin at a word, the longest wins: the one with the most words, then with the most letters, then an
/// exact word before a stem. So `cardigan` keeps `card*` out, and "how much" is not also "how": a word that a phrase has
/// used begins nothing of its own. An entry of several concepts means all of them, and a kind of something ("paid") also
/// what it is a kind of ("pay").
pub fn concepts(folded_words: &[&str], mut found: impl FnMut(u16)) {
    let lexicon = &*LEXICON;
    // One bit for each word from here on that belongs to a phrase already found.
    let mut used = 0_u64;
    for at in 0..folded_words.len() {
        let rest = folded_words.get(at..).unwrap_or_default();
        if used & 1 == 0
            && let Some(best) = lexicon.matches(rest).max_by_key(|found| found.weight)
        {
            used |= best.used;
            for alike in lexicon.matches(rest).filter(|found| found.weight == best.weight) {
                found(alike.concept);
                lexicon.broader(alike.concept).into_iter().for_each(&mut found);
            }
        }
        used >>= 1;
    }
}

/// The English name of a concept, as in the data file; empty for a number that is none.
///
/// A number is stable only within one build.
pub fn name(concept: u16) -> &'static str {
    LEXICON.names.get(usize::from(concept)).copied().unwrap_or_default()
}

struct Lexicon {
    names: Vec<&'static str>,
    /// What a concept is a kind of.
    broader: Vec<Option<u16>>,
    /// In the order of their first words.
    entries: Vec<Entry>,
}

struct Entry {
    /// The first word, or its stem.
    head: &'static str,
    /// The head's first bytes: they order most heads without looking at the text.
    start: u64,
    is_stem: bool,
    /// The other words of a phrase, as in the data file.
    tail: &'static str,
    concept: u16,
    /// The next entry to look at, going to shorter heads: the one before with the same head, or else the last one whose
    /// head this head begins with.
    outer: Option<u32>,
}

/// An entry that begins at a place.
struct Match {
    concept: u16,
    weight: Weight,
    /// One bit for each word from the place on that it uses.
    used: u64,
}

/// How much of a text an entry explains: words, bytes, and whether it is exact.
type Weight = (u32, usize, bool);

impl Lexicon {
    fn read(data: &'static str) -> Self {
        let mut names = Vec::new();
        let mut text = String::with_capacity(data.len() * 5 / 4);
        // Where the entries of each concept end in the text.
        let mut ends = Vec::new();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                let (name, broader) = name.split_once(": ").map_or((name, None), |(name, of)| (name, Some(of)));
                names.push((name, broader));
                ends.push(text.len());
            } else if let Some((_, list)) = line.split_once(": ") {
                push_folded(list, &mut text);
                if let Some(end) = ends.last_mut() {
                    *end = text.len();
                }
            }
        }
        // It lives as long as the program, like the data it comes from.
        let text: &'static str = text.leak();
        let mut entries = Vec::with_capacity(text.len() / 8);
        let mut start = 0;
        for (concept, end) in (0..).zip(ends) {
            let lists = text.get(start..end).unwrap_or_default();
            let lists = lists.split(',').map(str::trim_ascii_start).filter(|entry| !entry.is_empty());
            entries.extend(lists.map(|entry| Entry::new(entry, concept)));
            start = end;
        }
        entries.sort_unstable_by_key(|entry| (entry.start, entry.head, entry.is_stem, entry.tail, entry.concept));
        // Languages share words.
        entries.dedup_by_key(|entry| (entry.head, entry.is_stem, entry.tail, entry.concept));
        link(&mut entries);
        let number = |wanted| (0..).zip(&names).find(|&(_, &(name, _))| name == wanted).map(|(number, _)| number);
        let broader = names.iter().map(|&(_, broader)| broader.and_then(number)).collect();
        let names = names.iter().map(|&(name, _)| name).collect();
        Self { names, broader, entries }
    }

    fn broader(&self, concept: u16) -> Option<u16> {
        self.broader.get(usize::from(concept)).copied().flatten()
    }

    /// Every entry that begins at the first of these words.
    fn matches<'a>(&'a self, words: &'a [&'a str]) -> impl Iterator<Item = Match> {
        let (first, rest) = words.split_first().map_or(("", words), |(&first, rest)| (first, rest));
        // All heads that the word begins with are at or before this one in the order, and a head between such a one and the
        // word begins with it too: so following `outer` from here meets them all.
        let begin = start(first);
        let last = self.entries.partition_point(|entry| (entry.start, entry.head) <= (begin, first)).checked_sub(1);
        let chain = std::iter::successors(last.and_then(|last| self.entries.get(last)), |entry| {
            self.entries.get(usize::try_from(entry.outer?).ok()?)
        });
        chain.filter_map(move |entry| entry.matched(first, rest))
    }
}

impl Entry {
    fn new(entry: &'static str, concept: u16) -> Self {
        let (head, tail) = entry.split_once(' ').unwrap_or((entry, ""));
        let (head, is_stem) = stem(head);
        Self { head, start: start(head), is_stem, tail, concept, outer: None }
    }

    fn matched(&self, first: &str, rest: &[&str]) -> Option<Match> {
        let is_exact = self.head == first;
        if !(is_exact || self.is_stem && first.starts_with(self.head)) {
            return None;
        }
        let used = 1 | follow(self.tail, rest)? << 1;
        let weight = (used.count_ones(), self.head.len() + self.tail.len(), is_exact && !self.is_stem);
        Some(Match { concept: self.concept, weight, used })
    }
}

/// The words that the other words of a phrase use, as bits; `None` where they do not follow.
fn follow(tail: &str, words: &[&str]) -> Option<u64> {
    let mut used = 0;
    let mut at = 0;
    let mut gap = 0;
    for wanted in tail.split(' ').filter(|wanted| !wanted.is_empty()) {
        if wanted == ".." {
            gap = GAP;
            continue;
        }
        let (wanted, is_stem) = stem(wanted);
        let fits = |word: &&str| if is_stem { word.starts_with(wanted) } else { *word == wanted };
        at += words.get(at..)?.iter().take(gap + 1).position(fits)?;
        used |= 1_u64.checked_shl(u32::try_from(at).ok()?)?;
        at += 1;
        gap = 0;
    }
    Some(used)
}

/// The first eight bytes of a word as a number of the same order.
fn start(word: &str) -> u64 {
    let mut start = [0; 8];
    start.iter_mut().zip(word.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(start)
}

fn stem(word: &str) -> (&str, bool) {
    word.strip_suffix('*').map_or((word, false), |stem| (stem, true))
}

/// Appends a list of entries, folded; where there are umlauts, also as they are written without those keys.
fn push_folded(list: &str, text: &mut String) {
    let mut has_umlaut = false;
    fold_into(list, text, |_| has_umlaut = true);
    text.push_str(", ");
    if has_umlaut {
        fold_spelt_into(list, text);
        text.push_str(", ");
    }
}

/// Sets [`Entry::outer`] of all.
fn link(entries: &mut [Entry]) {
    // Each begins with the one before.
    let mut open: Vec<(&str, u32)> = Vec::new();
    for (at, entry) in (0..).zip(entries) {
        while open.last().is_some_and(|&(head, _)| !entry.head.starts_with(head)) {
            open.pop();
        }
        entry.outer = open.last().map(|&(_, outer)| outer);
        open.push((entry.head, at));
    }
}
