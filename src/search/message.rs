//! What a buyer's message says, before any reply is looked for: where one question ends and the next begins, and the things
//! in it that fill a form.
//!
//! Both read the message as one list of tokens, in time linear in its length.

mod amount;
mod contact;
mod date;
mod found;
mod lexicon;
mod money;
mod order;
mod postcode;
mod quantity;
mod question;
mod size;
#[cfg(test)]
mod tests;
mod time;
mod token;

use std::collections::BTreeMap;
use std::ops::Range;

pub use found::{Found, Hints, Value};
pub use question::questions;

use order::Pattern;
use token::Tokens;

/// A message with what is known about it.
struct Reading<'a> {
    tokens: &'a Tokens<'a>,
    hints: &'a Hints,
    patterns: Vec<Pattern>,
}

/// A thing that begins at a token.
struct Match {
    /// The token behind it.
    end: usize,
    strength: Strength,
    value: Value,
}

/// How sure a recogniser is; decides between things of one length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// It looks like one.
    Built,
    /// And what stands beside it fits, or it was expected.
    Fits,
    /// And a word or sign says so.
    Said,
}

/// All kinds of things, each by its own recogniser: what begins at a token, if anything does. Each looks at a bounded number of
/// tokens. Where two find the same, the first here is taken.
const RECOGNISERS: [fn(&Reading<'_>, usize) -> Option<Match>; 10] = [
    contact::email,
    contact::handle,
    date::recognise,
    money::recognise,
    time::recognise,
    order::recognise,
    postcode::recognise,
    contact::phone,
    quantity::recognise,
    size::recognise,
];

/// The things a message tells, in order, none within another. Of those that overlap the longest counts, then the one that a
/// word or sign beside it names.
#[must_use]
pub fn extract(message: &str, hints: &Hints) -> Vec<Found> {
    let tokens = &Tokens::of(message);
    let reading = Reading { tokens, hints, patterns: order::patterns(&hints.orders) };
    let mut all: Vec<(Strength, Found)> = Vec::new();
    for at in 0..tokens.len() {
        for matched in RECOGNISERS.iter().filter_map(|recognise| recognise(&reading, at)) {
            let range = tokens.range(at..matched.end);
            if !range.is_empty() {
                all.push((matched.strength, Found { range, value: matched.value }));
            }
        }
    }
    // Stable: what was found first stays first among equals.
    all.sort_by_key(|(strength, found)| (std::cmp::Reverse(found.range.len()), std::cmp::Reverse(*strength)));
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for (_, found) in all {
        if is_free(&kept, &found.range) {
            kept.insert(found.range.start, found);
        }
    }
    kept.into_values().collect()
}

fn is_free(kept: &BTreeMap<usize, Found>, range: &Range<usize>) -> bool {
    kept.range(..range.end).next_back().is_none_or(|(_, before)| before.range.end <= range.start)
}
