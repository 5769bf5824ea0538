//! Days in digits.

use super::super::Reading;
use super::super::amount::{begins, ends, is_joined_sign};
use super::super::lexicon::Role;
use super::super::token::Tokens;
use super::{Read, of};

/// Three or two numbers with one sign between them.
struct Written<'a> {
    parts: [&'a str; 3],
    sign: char,
    end: usize,
}

/// `2026-11-28`, `28.11.2026`, `28/11/26`, `28.11.`; day and month alone only where a word before says that it is a day, or the
/// digits do.
pub(in super::super) fn numeric(reading: &Reading<'_>, at: usize) -> Read {
    read(reading, at, false)
}

/// The same where a weekday before says that it is a day.
pub(super) fn with_evidence(reading: &Reading<'_>, at: usize) -> Read {
    read(reading, at, true)
}

fn read(reading: &Reading<'_>, at: usize, said: bool) -> Read {
    let tokens = reading.tokens;
    let written = written(tokens, at)?;
    let [first, second, third] = written.parts;
    let number = |digits: &str| digits.parse::<i8>().ok();
    if first.len() == 4 {
        let date = of(reading.hints.today, first.parse().ok(), number(second)?, number(third)?)?;
        return Some((written.end, date));
    }
    if third.is_empty() && !(said || is_day(tokens, at, &written)) {
        return None;
    }
    let year = match third.len() {
        0 => None,
        2 => Some(2000 + third.parse::<i16>().ok()?),
        _ => Some(third.parse::<i16>().ok()?),
    };
    let (first, second) = (number(first)?, number(second)?);
    let month_first = second > 12 || reading.hints.country.as_deref() == Some("US") && first <= 12;
    // Only with slashes does anybody write the month first.
    let (day, month) = if month_first && written.sign == '/' { (second, first) } else { (first, second) };
    Some((written.end, of(reading.hints.today, year, month, day)?))
}

fn written<'a>(tokens: &'a Tokens<'_>, at: usize) -> Option<Written<'a>> {
    let short = |at: usize| tokens.digits(at).filter(|digits| digits.len() <= 2);
    if !begins(tokens, at) {
        return None;
    }
    let sign = ['.', '/', '-'].into_iter().find(|&sign| is_joined_sign(tokens, at + 1, &[sign]))?;
    let next = |at: usize| tokens.digits(at).filter(|_| tokens.joined(at));
    let first = tokens.digits(at)?;
    let second = next(at + 2).and_then(|_| short(at + 2))?;
    let loose = |at: usize| tokens.digits(at).filter(|digits| digits.len() == 4 && sign == '.' && tokens.same_line(at));
    let third = is_joined_sign(tokens, at + 3, &[sign]).then(|| next(at + 4).or_else(|| loose(at + 4))).flatten();
    let (third, mut end) = third.map_or(("", at + 3), |third| (third, at + 5));
    let lengths = (first.len(), third.len());
    let shape = matches!(lengths, (1 | 2, 2 | 4) | (4, 1 | 2)) || third.is_empty() && first.len() <= 2 && sign != '-';
    if sign == '.' && third.is_empty() && is_joined_sign(tokens, end, &['.']) {
        end += 1;
    }
    let more = is_joined_sign(tokens, end, &['.', '/', '-', ',', ':'])
        && tokens.joined(end + 1)
        && tokens.digits(end + 1).is_some();
    (shape && ends(tokens, end) && !more).then_some(Written { parts: [first, second, third], sign, end })
}

/// Whether day and month alone are meant as a day: "28.11.", "by 5/12", "28/11".
fn is_day(tokens: &Tokens<'_>, at: usize, written: &Written<'_>) -> bool {
    let before = at.checked_sub(1).filter(|_| tokens.same_line(at));
    let measured = tokens.same_line(written.end)
        && tokens
            .roles(written.end)
            .iter()
            .any(|role| matches!(role, Role::Unit(_) | Role::Currency(_) | Role::Piece | Role::Span(_) | Role::Clock));
    // "for 12.50" names a price more often than a day.
    let prepared = before.is_some_and(|before| {
        tokens.has(before, Role::On) && !matches!(tokens.text(before), "for" | "from" | "za" | "od" | "fur" | "au")
    });
    let [first, second, _] = written.parts;
    let long = first.len() == 2 && second.len() == 2;
    let by_itself = match written.sign {
        '.' => tokens.is_sign(written.end - 1, '.') && (long || tokens.same_line(written.end)),
        _ => long && (first.starts_with('0') || second.starts_with('0') || first > "12"),
    };
    !measured && (prepared || by_itself)
}
