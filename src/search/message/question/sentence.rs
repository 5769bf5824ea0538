//! Where sentences end.

use std::ops::Range;

use super::super::lexicon::Role;
use super::super::token::{Gap, Kind, Tokens};
use super::clause::begins_question;

/// A line of at least so many bytes that goes on in lower case was broken by a mail program, not by its writer.
const WRAPPED_LINE: usize = 60;

/// A sentence, or a line that stands for one.
pub(super) struct Sentence {
    pub(super) tokens: Range<usize>,
    /// It ends with a question mark.
    pub(super) is_question: bool,
}

/// The sentences of a message, without the bullets and numbers of lists.
pub(super) fn sentences(tokens: &Tokens<'_>) -> Vec<Sentence> {
    let mut all = Vec::new();
    let (mut start, mut line) = (bullet(tokens, 0), 0);
    let mut at = start;
    while at < tokens.len() {
        let mark = mark(tokens, at);
        let mut end = at + 1;
        while mark.is_some() && tokens.joined(end) && (closes(tokens, end) || is_mark(tokens, end)) {
            end += 1;
        }
        let breaks = tokens.gap(end) > Gap::Blank && !is_wrapped(tokens, line, end);
        let opens = tokens.is_sign(end, '¿') || tokens.is_sign(end, '¡');
        if mark.is_some() || breaks || opens {
            let is_question = mark == Some(Mark::Question) || (at..end).any(|at| tokens.is_sign(at, '?'));
            all.push(Sentence { tokens: start..end, is_question });
            start = if tokens.gap(end) > Gap::Blank { bullet(tokens, end) } else { end };
        }
        if tokens.gap(end) > Gap::Blank {
            line = end;
        }
        at = end.max(start);
    }
    if start < tokens.len() {
        all.push(Sentence { tokens: start..tokens.len(), is_question: false });
    }
    all
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Other,
}

/// The mark that ends a sentence here.
fn mark(tokens: &Tokens<'_>, at: usize) -> Option<Mark> {
    match tokens.kind(at)? {
        Kind::Sign('?' | '؟') => Some(Mark::Question),
        Kind::Sign('!' | '。') => Some(Mark::Other),
        Kind::Sign(';') => Some(if is_greek(tokens, at) { Mark::Question } else { Mark::Other }),
        Kind::Sign('.') if ends_sentence(tokens, at) => Some(Mark::Other),
        _ => None,
    }
}

fn is_mark(tokens: &Tokens<'_>, at: usize) -> bool {
    ['?', '!', ';', '.'].iter().any(|&sign| tokens.is_sign(at, sign))
}

/// The question mark of Greek looks like a semicolon.
fn is_greek(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = (1..=4).filter_map(|back| at.checked_sub(back)).find(|&at| tokens.is_word(at));
    word.is_some_and(|word| tokens.text(word).starts_with(|c: char| ('\u{370}'..'\u{400}').contains(&c)))
}

/// Brackets, quotation marks and emoji right behind the end of a sentence belong to it.
fn closes(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(Kind::Sign(sign)) if !matches!(sign, '¿' | '¡' | '(' | '[' | '#' | '@' | '+' | '€' | '$' | '£' | '-'))
}

/// Whether a point ends a sentence: not in decimals, dates, addresses and abbreviations.
fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let next = at + 1;
    let letters = |at: usize| if tokens.is_word(at) { tokens.text(at).chars().count() } else { 0 };
    if tokens.joined(next) {
        let glued = letters(before) >= 3 && letters(next) >= 2 && !TOP_LEVEL.contains(&tokens.text(next));
        return glued && !tokens.joined(before)
            || tokens.kind(next).is_some_and(|kind| matches!(kind, Kind::Sign(sign) if sign != '.' && sign != ','));
    }
    if tokens.gap(next) > Gap::Blank || !tokens.joined(at) {
        return true;
    }
    let asks = begins_question(tokens, next);
    if tokens.digits(before).is_some() {
        let dated = tokens.roles(next).iter().any(|role| matches!(role, Role::Month(_) | Role::Weekday(_)));
        let ranked = before > 0 && RANKED.contains(&tokens.text(before - 1));
        let date = before > 1 && tokens.joined(before) && tokens.is_sign(before - 1, '.');
        return asks && !date || tokens.is_capitalised(next) && !dated && !ranked;
    }
    let letter = letters(before) == 1 && (!tokens.has(before, Role::Letters) || tokens.digits(next).is_some());
    let short = letter || tokens.has(before, Role::Abbreviation);
    !short || asks || tokens.text(before) == "no" && tokens.digits(next).is_none()
}

/// German words before an ordinal number: "im 2. Stock".
const RANKED: [&str; 9] = ["am", "im", "den", "der", "dem", "zum", "vom", "bis", "das"];

/// What stands behind the point of an address without "www".
const TOP_LEVEL: [&str; 22] = [
    "com", "de", "pl", "net", "org", "ru", "gr", "fr", "es", "eu", "uk", "io", "me", "co", "shop", "info", "at", "ch",
    "it", "pdf", "jpg", "png",
];

fn is_wrapped(tokens: &Tokens<'_>, line: usize, next: usize) -> bool {
    let lower = tokens.is_word(next) && !tokens.is_capitalised(next);
    tokens.gap(next) == Gap::Line && lower && tokens.range(line..next).len() >= WRAPPED_LINE
}

/// Behind the bullet or number that a line begins with.
fn bullet(tokens: &Tokens<'_>, at: usize) -> usize {
    let apart = |at: usize| tokens.gap(at) == Gap::Blank;
    let dot = ['-', '*', '•', '–', '—', '·', '>', '+'].iter().any(|&sign| tokens.is_sign(at, sign));
    let short =
        tokens.text(at).len() <= 2 && (tokens.digits(at).is_some() || tokens.is_word(at) && tokens.text(at).len() == 1);
    let numbered = short
        && tokens.joined(at + 1)
        && (tokens.is_sign(at + 1, ')') || tokens.is_sign(at + 1, '.') && tokens.digits(at).is_some());
    match (dot, numbered) {
        (true, _) if apart(at + 1) => at + 1,
        (_, true) if apart(at + 2) => at + 2,
        _ => at,
    }
}
