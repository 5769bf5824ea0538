//! E-mail addresses, handles and phone numbers.

use super::amount::{begins, ends};
use super::lexicon::Role;
use super::token::{Kind, Tokens};
use super::{Match, Reading, Strength, Value, date};

/// Neither names nor domains are built of more tokens than this.
const MOST_TOKENS: usize = 64;

/// `anna.nowak+shop@example.co.uk`
pub(super) fn email(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    if tokens.joined(at) && (is_name(tokens, at - 1) || is_any(tokens, at - 1, &['.', '_', '-', '+', '@'])) {
        return None;
    }
    let sign = run(tokens, at, &['.', '_', '-', '+']);
    if sign == at || !(tokens.is_sign(sign, '@') && tokens.joined(sign) && tokens.joined(sign + 1)) {
        return None;
    }
    let end = run(tokens, sign + 1, &['.', '-']);
    let top = tokens.is_word(end - 1) && tokens.text(end - 1).len() >= 2 && tokens.is_sign(end.checked_sub(2)?, '.');
    let value = || Value::Email(tokens.original(at..end).to_owned());
    (end > sign + 3 && top).then(|| Match { end, strength: Strength::Said, value: value() })
}

/// `@anna_makes`
pub(super) fn handle(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let alone = !tokens.joined(at) || !(is_name(tokens, at - 1) || is_any(tokens, at - 1, &['.', '_', '-', '+', '@']));
    if !tokens.is_sign(at, '@') || !alone || !tokens.joined(at + 1) {
        return None;
    }
    let end = run(tokens, at + 1, &['.', '_', '-']);
    let name = tokens.original(at + 1..end);
    let fits = (2..=64).contains(&name.len()) && (at + 1..end).any(|at| tokens.is_word(at));
    fits.then(|| Match { end, strength: Strength::Said, value: Value::Handle(name.to_owned()) })
}

/// Behind the words and numbers that stand together from here, joined by these signs but not ending with one (an underscore
/// may end a name).
fn run(tokens: &Tokens<'_>, at: usize, signs: &[char]) -> usize {
    let mut end = at;
    while end < at + MOST_TOKENS && (end == at || tokens.joined(end)) {
        let glue = is_any(tokens, end, signs)
            && (tokens.is_sign(end, '_') || tokens.joined(end + 1) && is_part(tokens, end + 1, signs));
        if !is_name(tokens, end) && !glue {
            break;
        }
        end += 1;
    }
    end
}

fn is_part(tokens: &Tokens<'_>, at: usize, signs: &[char]) -> bool {
    is_name(tokens, at) || is_any(tokens, at, signs)
}

fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(Kind::Word | Kind::Number))
}

fn is_any(tokens: &Tokens<'_>, at: usize, signs: &[char]) -> bool {
    signs.iter().any(|&sign| tokens.is_sign(at, sign))
}

/// `+48 600 123 456`, `0171/1234567`, `600-123-456`, "call 5551234"
pub(super) fn phone(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let plus = tokens.is_sign(at, '+');
    let starts = plus || tokens.is_sign(at, '(') || tokens.digits(at).is_some();
    if !starts || !begins(tokens, at) || goes_on(tokens, at) || !plus && date::numeric(reading, at).is_some() {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let (mut end, mut next) = (at, if plus { at + 1 } else { at });
    while next < at + MOST_TOKENS && (next == at || tokens.same_line(next)) {
        if let Some(digits) = tokens.digits(next) {
            groups.push(digits);
            end = next + 1;
        } else if !is_any(tokens, next, &['(', ')', '-', '/', '.', '–']) || end > at && next > end + 1 {
            break;
        }
        next += 1;
    }
    let digits = groups.concat();
    let said = is_named(tokens, at);
    let fits = match digits.len() {
        8..=15 if plus => true,
        6..=15 if said => true,
        10..=15 if digits.starts_with("00") => true,
        9..=12 if digits.starts_with('0') => true,
        9 | 10 => matches!(
            groups.iter().map(|group| group.len()).collect::<Vec<_>>().as_slice(),
            [3, 3, 3 | 4] | [3, 2, 2, 2]
        ),
        _ => false,
    };
    let strength = if said || plus { Strength::Said } else { Strength::Built };
    let value = format!("{}{digits}", if plus { "+" } else { "" });
    (fits && ends(tokens, end)).then_some(Match { end, strength, value: Value::Phone(value) })
}

/// Whether the number is the rest of one that began before: of an account, of another phone.
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).is_some_and(|at| tokens.digits(at).is_some());
    let sign = at > 0 && is_any(tokens, at - 1, &['(', ')', '-', '/', '.', '+']);
    tokens.same_line(at) && (before(1) || sign && tokens.same_line(at - 1) && before(2))
}

/// Whether "phone" or "call" stands before, at most two tokens away.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=3).filter_map(|back| at.checked_sub(back)).any(|at| tokens.has(at, Role::Phone))
}
