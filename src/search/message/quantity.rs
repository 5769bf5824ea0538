//! How many pieces: "2 pcs", "zwei Stück", "two of them", "2x", "I'll take three".

use super::amount::{begins, count, ends};
use super::lexicon::Role;
use super::token::Tokens;
use super::{Match, Reading, Strength, Value};

/// More of one piece nobody buys by chat; larger numbers mean something else.
const MOST_WITHOUT_A_WORD: u32 = 99;

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let said = |(end, count)| Match { end, strength: Strength::Said, value: Value::Quantity(count) };
    labelled(tokens, at)
        .or_else(|| times(tokens, at))
        .or_else(|| counted(tokens, at))
        .map(said)
        .or_else(|| wanted(tokens, at).map(|(end, count)| Match { strength: Strength::Built, ..said((end, count)) }))
}

/// "quantity: 3"
fn labelled(tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
    if !tokens.has(at, Role::Quantity) {
        return None;
    }
    let number = if tokens.is_sign(at + 1, ':') { at + 2 } else { at + 1 };
    let count = count(tokens, number).filter(|_| tokens.same_line(number) && ends(tokens, number + 1))?;
    Some((number + 1, count))
}

/// "x2", "2x", "2 x", not "2x3"
fn times(tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
    let is_times = |at: usize| matches!(tokens.text(at), "x" | "×" | "х");
    if is_times(at)
        && tokens.joined(at + 1)
        && !tokens.joined(at)
        && ends(tokens, at + 2)
        && !is_measured(tokens, at + 2)
    {
        return Some((at + 2, tokens.value(at + 1).filter(|&count| (1..=MOST_WITHOUT_A_WORD).contains(&count))?));
    }
    let number = tokens.value(at).filter(|&count| (1..=MOST_WITHOUT_A_WORD).contains(&count))?;
    let alone = begins(tokens, at) && tokens.same_line(at + 1) && is_times(at + 1);
    // "30 x 40" is a size, "2x 40 cm" two of them.
    let size = tokens.digits(at + 2).is_some() && (tokens.joined(at + 2) || !tokens.joined(at + 1));
    (alone && !size && ends(tokens, at + 2)).then_some((at + 2, number))
}

/// "2 pcs", "two of them", "zwei davon"
fn counted(tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
    let count = count(tokens, at).filter(|_| begins(tokens, at) && tokens.same_line(at + 1))?;
    if tokens.has(at + 1, Role::Piece) {
        return Some((at + 2, count));
    }
    let of_them = match (tokens.text(at + 1), tokens.text(at + 2)) {
        ("davon", _) => 2,
        ("of", "them" | "these" | "those")
        | ("de", "ellos" | "ellas" | "estos" | "estas")
        | ("z", "nich" | "tych")
        | ("von", "denen" | "diesen")
        | ("из", "них" | "этих")
        | ("απο", "αυτα") => 3,
        _ => return None,
    };
    Some((at + of_them, count))
}

/// "I'll take two", "chcę 2": the number itself, unless it measures something.
fn wanted(tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
    let adverb =
        |at: usize| matches!(tokens.text(at), "gern" | "gerne" | "bitte" | "jeszcze" | "just" | "another" | "noch");
    let before = at.checked_sub(1).filter(|_| tokens.same_line(at))?;
    let before = if adverb(before) && tokens.same_line(before) { before - 1 } else { before };
    let said = tokens.has(before, Role::Want);
    let count = count(tokens, at).filter(|&count| said && count <= MOST_WITHOUT_A_WORD && ends(tokens, at + 1))?;
    // "1 1/2"
    let split = tokens.same_line(at + 1) && tokens.digits(at + 1).is_some();
    let is_article = tokens.is_word(at) && count == 1;
    let goes_on =
        [',', '.', '-', '/', ':'].iter().any(|&sign| tokens.is_sign(at + 1, sign)) && tokens.digits(at + 2).is_some();
    (!is_article && !goes_on && !split && !is_measured(tokens, at + 1)).then_some((at + 1, count))
}

/// Whether the number before is one of a unit, a currency, a date or a span of time.
fn is_measured(tokens: &Tokens<'_>, at: usize) -> bool {
    let measures = |role: &Role| {
        matches!(
            role,
            Role::Unit(_)
                | Role::Currency(_)
                | Role::Month(_)
                | Role::Span(_)
                | Role::Clock
                | Role::Morning
                | Role::Afternoon
        )
    };
    let minutes = ["min", "minut", "minutes", "minuten", "minutos", "month", "months", "monate", "hours", "stunden"];
    tokens.same_line(at)
        && !super::time::is_german_am(tokens, at)
        && (tokens.roles(at).iter().any(measures) || tokens.is_sign(at, '%') || minutes.contains(&tokens.text(at)))
        || super::amount::is_joined_sign(tokens, at, &['x', '×'])
}
