//! One message, several questions: where each begins and ends.
//!
//! A message is cut into sentences, and a sentence where a second question begins in it ("… and how do I pay"). Greetings, thanks
//! and names at the end go; a sentence that asks nothing stays with the question it leads to.

mod clause;
mod sentence;

use std::ops::Range;

use super::lexicon::Role;
use super::token::Tokens;

use clause::Clause;

/// What a clause is in its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A question or a request.
    Asking,
    /// What the buyer needs: a request where the message has no question, else it leads to one.
    Wishing,
    /// Asks nothing: leads to a question, or explains one.
    Telling,
    /// One word.
    Fragment,
    /// A greeting, thanks, a farewell.
    Courtesy,
    /// Signs alone.
    Nothing,
}

/// The questions and requests of a message as byte ranges of it, in the order they are asked, apart from each other. A message
/// that asks nothing is one; an empty one has none.
#[must_use]
pub fn questions(message: &str) -> Vec<Range<usize>> {
    let tokens = &Tokens::of(message);
    let clauses: Vec<Clause> =
        sentence::sentences(tokens).iter().flat_map(|sentence| clause::clauses(tokens, sentence)).collect();
    let asked = clauses.iter().any(|clause| clause.part == Part::Asking);
    let mut groups = Groups::default();
    for clause in &clauses {
        let part = match clause.part {
            Part::Wishing if asked && !adds(tokens, clause) => Part::Telling,
            Part::Wishing => Part::Asking,
            part => part,
        };
        groups.add(tokens, &Clause { range: clause.range.clone(), part });
    }
    let whole = 0..tokens.len();
    let groups = groups.finish();
    let groups = if groups.is_empty() { vec![whole] } else { groups };
    apart(groups.into_iter().map(|group| tokens.range(group)))
}

/// Clauses on their way to be questions.
#[derive(Default)]
struct Groups {
    done: Vec<Range<usize>>,
    /// What was told and still waits for its question.
    waiting: Option<Range<usize>>,
    /// Thanks or a farewell came after a question: what is only told from here on is a signature.
    closed: bool,
}

impl Groups {
    fn add(&mut self, tokens: &Tokens<'_>, clause: &Clause) {
        let range = clause.range.clone();
        match clause.part {
            Part::Nothing => {}
            Part::Courtesy => self.closed |= !self.done.is_empty() || self.waiting.is_some(),
            Part::Asking => {
                let apart = adds(tokens, clause);
                match self.waiting.take() {
                    Some(told) if !apart => self.done.push(told.start..range.end),
                    told => self.done.extend(told.into_iter().chain([range])),
                }
                self.closed = false;
            }
            Part::Telling | Part::Wishing | Part::Fragment if self.closed => {}
            Part::Fragment if self.waiting.is_none() && !self.done.is_empty() => self.extend_last(range.end),
            Part::Telling | Part::Wishing | Part::Fragment => match &mut self.waiting {
                Some(told) => told.end = range.end,
                None => self.waiting = Some(range),
            },
        }
    }

    /// What was told behind the last question explains it.
    fn finish(mut self) -> Vec<Range<usize>> {
        match self.waiting.take() {
            Some(told) if self.done.is_empty() => self.done.push(told),
            Some(told) => self.extend_last(told.end),
            None => {}
        }
        self.done
    }

    fn extend_last(&mut self, end: usize) {
        if let Some(last) = self.done.last_mut() {
            last.end = end;
        }
    }
}

/// Whether a clause says at its beginning that it adds something: "also", "another question".
fn adds(tokens: &Tokens<'_>, clause: &Clause) -> bool {
    let Range { start, end } = clause.range;
    (start..end.min(start + 3)).any(|at| tokens.has(at, Role::Also))
}

/// Without those that folding made of the same character as the one before.
fn apart(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let free = kept.last().is_none_or(|last| last.end <= range.start);
        if free && !range.is_empty() {
            kept.push(range);
        }
    }
    kept
}
