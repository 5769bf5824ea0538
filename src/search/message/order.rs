//! Order numbers: named by a word ("order 1042", "zamówienie nr 2041"), by a sign (`#1042`), or built like the shop's own.

use super::amount::count;
use super::lexicon::Role;
use super::token::{Gap, Kind, Tokens};
use super::{Match, Reading, Strength, Value};

/// A number without a word before it is taken only from this many digits on: shorter ones count things.
const FEWEST_DIGITS_ALONE: usize = 4;
/// No shop counts further, and no code is built of more parts.
const MOST_PARTS: usize = 24;

/// How one of the shop's numbers is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// That many digits; behind a word that announces it also one more, because shops count on.
    Digits(usize),
    Letters(String),
    Sign(char),
}

/// The patterns of some examples.
pub(super) fn patterns(examples: &[String]) -> Vec<Pattern> {
    let mut all: Vec<Pattern> = Vec::new();
    for example in examples {
        let pattern = Pattern::of(example.trim().trim_start_matches('#'));
        if !all.contains(&pattern) && pattern.0.iter().any(|piece| matches!(piece, Piece::Digits(_))) {
            all.push(pattern);
        }
    }
    all
}

impl Pattern {
    fn of(example: &str) -> Self {
        let tokens = Tokens::of(example);
        let piece = |at| match tokens.kind(at) {
            Some(Kind::Number) => Piece::Digits(tokens.text(at).len()),
            Some(Kind::Sign(sign)) => Piece::Sign(sign),
            _ => Piece::Letters(tokens.text(at).to_owned()),
        };
        Self((0..tokens.len().min(MOST_PARTS)).map(piece).collect())
    }

    fn fits(&self, tokens: &Tokens<'_>, at: usize, end: usize, more: usize) -> bool {
        let fits = |(piece, at): (&Piece, usize)| match piece {
            Piece::Digits(len) => tokens.digits(at).is_some_and(|digits| (*len..=len + more).contains(&digits.len())),
            Piece::Letters(letters) => tokens.text(at) == letters,
            Piece::Sign(sign) => tokens.is_sign(at, *sign),
        };
        self.0.len() == end - at && self.0.iter().zip(at..end).all(fits)
    }

    /// Whether nothing else looks like it.
    fn is_telling(&self) -> bool {
        let digits: usize = self.0.iter().map(|piece| if let Piece::Digits(len) = piece { *len } else { 0 }).sum();
        let letters = self.0.iter().any(|piece| matches!(piece, Piece::Letters(_)));
        letters && digits > 1 || digits >= FEWEST_DIGITS_ALONE
    }
}

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let with = |strength| move |(code, end): (usize, usize)| (strength, code, end);
    let (strength, code, end) = labelled(reading, at)
        .map(with(Strength::Said))
        .or_else(|| built_like_ours(reading, at).map(with(Strength::Fits)))?;
    let value = tokens.folded(code..end).to_uppercase();
    Some(Match { end, strength, value: Value::Order(value) })
}

/// "order no. 1042", "#1042": where the code begins and ends.
fn labelled(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let tokens = reading.tokens;
    let word = tokens.has(at, Role::Order);
    let sign = tokens.is_sign(at, '#') && !tokens.joined(at);
    if !word && !sign {
        return None;
    }
    let (mut code, mut marked) = (at + 1, !word);
    while code < at + 5
        && tokens.same_line(code)
        && (tokens.has(code, Role::Number) || marked && tokens.is_sign(code, '.'))
    {
        (code, marked) = (code + 1, true);
    }
    if !tokens.same_line(code) || tokens.is_sign(code - 1, ':') && tokens.joined(code) && tokens.is_sign(code, '/') {
        return None;
    }
    let end = code_end(tokens, code)?;
    let digits = digits_of(tokens, code, end);
    let ours = reading.patterns.iter().any(|pattern| pattern.fits(tokens, code, end, 1));
    let enough = match (marked, tokens.has(at, Role::Ordering)) {
        (true, _) => digits >= if word { 1 } else { 2 },
        (false, true) => digits >= FEWEST_DIGITS_ALONE,
        (false, false) => digits >= 3,
    };
    ((ours || enough) && !is_counted(tokens, code, end)).then_some((code, end))
}

/// A code that is built like one of the shop's numbers.
fn built_like_ours(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let tokens = reading.tokens;
    if tokens.joined(at) && (tokens.is_word(at - 1) || tokens.digits(at - 1).is_some() || is_glue(tokens, at - 1)) {
        return None;
    }
    let end = code_end(tokens, at)?;
    let ours = reading.patterns.iter().any(|pattern| pattern.is_telling() && pattern.fits(tokens, at, end, 0));
    let plain = end == at + 1;
    let year =
        plain && tokens.text(at).len() == 4 && tokens.value(at).is_some_and(|value| (1900..2100).contains(&value));
    // A group of a longer number: of a phone, of an account.
    let group = plain
        && (tokens.same_line(at) && tokens.digits(at - 1).is_some()
            || tokens.same_line(end) && tokens.digits(end).is_some());
    (ours && !year && !group && !is_counted(tokens, at, end)).then_some((at, end))
}

/// Behind the letters, digits, hyphens and slashes that stand together from here; `None` where there is no digit among them.
fn code_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_part = |at: usize| tokens.is_word(at) || tokens.digits(at).is_some();
    if !is_part(at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + MOST_PARTS && tokens.joined(end) {
        if is_part(end) {
            end += 1;
        } else if is_glue(tokens, end) && tokens.joined(end + 1) && is_part(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    (at..end).any(|at| tokens.digits(at).is_some()).then_some(end)
}

fn is_glue(tokens: &Tokens<'_>, at: usize) -> bool {
    ['-', '/', '_'].iter().any(|&sign| tokens.is_sign(at, sign))
}

fn digits_of(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    (at..end).filter_map(|at| tokens.digits(at)).map(str::len).sum()
}

/// Whether a plain number counts or measures what stands behind it: "order 100 pieces", "1042 zł".
fn is_counted(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let counts = |role: &Role| matches!(role, Role::Piece | Role::Unit(_) | Role::Currency(_) | Role::Span(_));
    let plain = end == at + 1 && count(tokens, at).is_some();
    let decimals = tokens.joined(end)
        && (tokens.is_sign(end, ',') || tokens.is_sign(end, '.'))
        && tokens.joined(end + 1)
        && tokens.digits(end + 1).is_some();
    decimals || plain && tokens.gap(end) <= Gap::Blank && tokens.roles(end).iter().any(counts)
}
