//! Numbers as people write them.

use super::lexicon::Role;
use super::token::{Gap, Tokens};

/// Digits before and after the decimal point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) whole: String,
    pub(super) rest: String,
}

/// Longer numbers are no measures or prices.
const MOST_DIGITS: usize = 12;

impl Amount {
    /// With a point, without it where there are no decimals.
    pub(super) fn text(&self) -> String {
        if self.rest.is_empty() { self.whole.clone() } else { format!("{}.{}", self.whole, self.rest) }
    }
}

/// A plain number, with a point or a comma and decimals, and the token behind it.
pub(super) fn decimal(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Amount)> {
    let whole = tokens.digits(at).filter(|digits| digits.len() <= MOST_DIGITS)?.to_owned();
    let point = is_joined_sign(tokens, at + 1, &['.', ',']);
    let rest = tokens.digits(at + 2).filter(|rest| point && tokens.joined(at + 2) && rest.len() <= MOST_DIGITS);
    match rest {
        Some(rest) => Some((at + 3, Amount { whole, rest: rest.to_owned() })),
        None => Some((at + 1, Amount { whole, rest: String::new() })),
    }
}

/// A sum with thousands set apart: `1 234,50`, `1.234,50`, `1,234.50`, `1'234`. Three digits behind a single sign are
/// thousands.
pub(super) fn grouped(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Amount)> {
    let mut whole = tokens.digits(at).filter(|digits| digits.len() <= MOST_DIGITS)?.to_owned();
    let may_group = whole.len() <= 3;
    let (mut end, mut apart) = (at + 1, None);
    while may_group && whole.len() < MOST_DIGITS {
        let Some((digits_at, sign)) = group(tokens, end).filter(|(_, sign)| apart.is_none_or(|apart| apart == *sign))
        else {
            break;
        };
        whole.push_str(tokens.text(digits_at));
        (end, apart) = (digits_at + 1, Some(sign));
    }
    let point = ['.', ','].into_iter().find(|&sign| Some(sign) != apart && is_joined_sign(tokens, end, &[sign]));
    let rest = tokens.digits(end + 1).filter(|rest| point.is_some() && tokens.joined(end + 1) && rest.len() <= 3);
    Some(match rest {
        Some(rest) => (end + 2, Amount { whole, rest: rest.to_owned() }),
        None => (end, Amount { whole, rest: String::new() }),
    })
}

/// The next three digits set apart: where they stand, and by what.
fn group(tokens: &Tokens<'_>, at: usize) -> Option<(usize, char)> {
    let three = |at: usize| tokens.digits(at).is_some_and(|digits| digits.len() == 3);
    if tokens.gap(at) == Gap::Blank && three(at) {
        return Some((at, ' '));
    }
    let sign = ['.', ',', '\'', '’'].into_iter().find(|&sign| is_joined_sign(tokens, at, &[sign]))?;
    (tokens.joined(at + 1) && three(at + 1)).then_some((at + 1, sign))
}

/// Whether one of the signs stands right behind the token before.
pub(super) fn is_joined_sign(tokens: &Tokens<'_>, at: usize, signs: &[char]) -> bool {
    tokens.joined(at) && signs.iter().any(|&sign| tokens.is_sign(at, sign))
}

/// A count in digits or in words.
pub(super) fn count(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let words = || tokens.role(at, |role| if let Role::Count(count) = role { Some(u32::from(*count)) } else { None });
    tokens
        .digits(at)
        .filter(|digits| digits.len() <= 4)
        .and_then(|_| tokens.value(at))
        .or_else(words)
        .filter(|&count| count > 0)
}

/// Whether a number begins here: no digits, letters, or signs within numbers stand right before it.
pub(super) fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens.joined(at)) else { return true };
    let within = ['.', ',', '-', '/', ':', '_', '#', '@', '+', '\''].iter().any(|&sign| tokens.is_sign(before, sign));
    let after_number = at >= 2 && tokens.joined(before) && tokens.digits(at - 2).is_some();
    tokens.kind(before).is_some_and(|kind| matches!(kind, super::token::Kind::Sign(_))) && !(within && after_number)
}

/// What ends a number right behind it: nothing goes on.
pub(super) fn ends(tokens: &Tokens<'_>, end: usize) -> bool {
    !tokens.joined(end) || !(tokens.is_word(end) || tokens.digits(end).is_some())
}
