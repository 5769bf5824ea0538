//! Postal codes, taken where the country is known, where a word says so, or where a place stands behind them: five digits alone
//! may be anything.
//!
//! The forms are those of the countries' posts, as Google's address metadata lists them.

use super::amount::{begins, ends};
use super::lexicon::Role;
use super::token::Tokens;
use super::{Match, Reading, Strength, Value};

/// How the codes of a country are built.
#[derive(Clone, Copy)]
enum Form {
    Digits(usize),
    /// Two groups of digits with a sign between, or none where it is a blank.
    Split(usize, char, usize),
    Dutch,
    British,
    Canadian,
}

/// What is tried where no country is known.
const ANY: [Form; 6] =
    [Form::Split(2, '-', 3), Form::Dutch, Form::British, Form::Canadian, Form::Digits(5), Form::Digits(6)];

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    if tokens.joined(at)
        && (!begins(tokens, at)
            || tokens.digits(at - 1).is_some()
            || tokens.is_word(at - 1)
            || !is_bracket(tokens, at - 1))
    {
        return None;
    }
    let expected = reading.hints.country.as_deref().and_then(form_of);
    let said = is_named(tokens, at);
    if let Some((end, code)) = expected.and_then(|form| read(tokens, at, form)) {
        let short = matches!(expected, Some(Form::Digits(..=4)));
        if said || !short || is_place(tokens, end) {
            let strength = if said || is_place(tokens, end) { Strength::Said } else { Strength::Fits };
            return Some(Match { end, strength, value: Value::PostalCode(code) });
        }
    }
    let (form, (end, code)) = ANY.iter().find_map(|&form| Some((form, read(tokens, at, form)?))).or_else(|| {
        let four = Form::Digits(4);
        Some((four, read(tokens, at, four).filter(|_| said)?))
    })?;
    let lettered = matches!(form, Form::British | Form::Canadian)
        && (at..end).all(|at| !tokens.is_word(at) || tokens.is_upper(at));
    // "Madrid (28013)"
    let bracketed = at > 1 && tokens.is_sign(at - 1, '(') && tokens.is_sign(end, ')') && tokens.is_capitalised(at - 2);
    let place = bracketed || is_place(tokens, end) && (!matches!(form, Form::Digits(_)) || begins_a_line(tokens, at));
    let strength = if said { Strength::Said } else { Strength::Built };
    (said || lettered || place).then_some(Match { end, strength, value: Value::PostalCode(code) })
}

fn form_of(country: &str) -> Option<Form> {
    Some(match country {
        "DE" | "FR" | "ES" | "IT" | "US" | "UA" | "FI" | "EE" | "LT" | "HR" | "TR" | "RS" | "MX" => Form::Digits(5),
        "AT" | "CH" | "BE" | "DK" | "NO" | "LU" | "HU" | "BG" | "SI" | "AU" | "NZ" | "CY" => Form::Digits(4),
        "RU" | "BY" | "KZ" | "RO" => Form::Digits(6),
        "PL" => Form::Split(2, '-', 3),
        "PT" => Form::Split(4, '-', 3),
        "BR" => Form::Split(5, '-', 3),
        "JP" => Form::Split(3, '-', 4),
        "GR" | "CZ" | "SK" | "SE" => Form::Split(3, ' ', 2),
        "NL" => Form::Dutch,
        "GB" => Form::British,
        "CA" => Form::Canadian,
        _ => return None,
    })
}

/// A code of this form: the token behind it, and the code as it is written.
fn read(tokens: &Tokens<'_>, at: usize, form: Form) -> Option<(usize, String)> {
    let digits = |at: usize, len: usize| tokens.digits(at).filter(|digits| digits.len() == len);
    let letters =
        |at: usize, len: usize| tokens.is_word(at) && tokens.text(at).len() == len && tokens.text(at).is_ascii();
    let (end, code) = match form {
        Form::Digits(len) => (at + 1, digits(at, len)?.to_owned()),
        Form::Split(first, ' ', second) => match digits(at, first + second) {
            Some(whole) => (at + 1, format!("{} {}", whole.get(..first)?, whole.get(first..)?)),
            None => (
                at + 2,
                format!("{} {}", digits(at, first)?, digits(at + 1, second).filter(|_| tokens.same_line(at + 1))?),
            ),
        },
        Form::Split(first, sign, second) => {
            let joined = tokens.is_sign(at + 1, sign) && tokens.joined(at + 1) && tokens.joined(at + 2);
            (at + 3, format!("{}{sign}{}", digits(at, first)?, digits(at + 2, second).filter(|_| joined)?))
        }
        Form::Dutch => {
            let fits = letters(at + 1, 2)
                && tokens.same_line(at + 1)
                && tokens.is_upper(at + 1)
                && !tokens.has(at + 1, Role::System("EU"));
            (at + 2, format!("{} {}", digits(at, 4).filter(|_| fits)?, tokens.text(at + 1).to_uppercase()))
        }
        Form::British => british(tokens, at)?,
        Form::Canadian => {
            let halves = letters(at, 1)
                && letters(at + 2, 1)
                && letters(at + 4, 1)
                && tokens.joined(at + 1)
                && tokens.joined(at + 2);
            let whole = halves && tokens.same_line(at + 3) && tokens.joined(at + 4) && tokens.joined(at + 5);
            let numbers = whole && [1, 3, 5].iter().all(|&next| digits(at + next, 1).is_some());
            let part = |from: usize| tokens.original(at + from..at + from + 3).to_uppercase();
            (at + 6, numbers.then(|| format!("{} {}", part(0), part(3)))?)
        }
    };
    // A decimal or a date goes on behind it.
    let goes_on = ['.', ',', '-', '/', ':'].iter().any(|&sign| tokens.is_sign(end, sign))
        && tokens.joined(end)
        && tokens.digits(end + 1).is_some()
        && tokens.joined(end + 1);
    (ends(tokens, end) && !goes_on).then_some((end, code))
}

/// `M1 1AE`, `SW1A 1AA`, also without the blank where the outward part ends with a letter.
fn british(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let area = tokens.is_word(at) && (1..=2).contains(&tokens.text(at).len()) && tokens.text(at).is_ascii();
    let district = tokens.digits(at + 1).filter(|digits| area && tokens.joined(at + 1) && digits.len() <= 2)?;
    let lettered = tokens.is_word(at + 2) && tokens.joined(at + 2) && tokens.text(at + 2).len() == 1;
    let inward = if lettered { at + 3 } else { at + 2 };
    let fits = tokens.digits(inward).is_some_and(|digits| digits.len() == 1)
        && tokens.same_line(inward)
        && tokens.is_word(inward + 1)
        && tokens.joined(inward + 1)
        && tokens.text(inward + 1).len() == 2;
    let letter = if lettered { tokens.text(at + 2) } else { "" };
    let code = || {
        format!("{}{district}{letter} {}{}", tokens.text(at), tokens.text(inward), tokens.text(inward + 1))
            .to_uppercase()
    };
    fits.then(|| (inward + 2, code()))
}

/// Whether "postcode", "PLZ" stands before, with at most a word or sign between.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let near =
        |back: usize| at.checked_sub(back).is_some_and(|at| tokens.has(at, Role::Postcode) && tokens.text(at) != "τ");
    // Spelt with points: τ.κ., c.p.
    let pointed = |first: &str, second: &str| {
        (3..=5)
            .filter_map(|back| at.checked_sub(back))
            .any(|at| tokens.text(at) == first && tokens.is_sign(at + 1, '.') && tokens.text(at + 2) == second)
    };
    tokens.same_line(at) && (near(1) || near(2) || near(3) || pointed("τ", "κ") || pointed("c", "p"))
}

/// Whether what follows reads like the name of a place.
fn is_place(tokens: &Tokens<'_>, at: usize) -> bool {
    let other = |role: &Role| {
        matches!(
            role,
            Role::Piece
                | Role::Unit(_)
                | Role::Currency(_)
                | Role::Month(_)
                | Role::Span(_)
                | Role::Clock
                | Role::System(_)
        )
    };
    tokens.same_line(at)
        && tokens.is_word(at)
        && tokens.text(at).len() > 2
        && tokens.is_capitalised(at)
        && !tokens.roles(at).iter().any(other)
}

fn begins_a_line(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.same_line(at)
        || [',', '('].iter().any(|&sign| tokens.is_sign(at - 1, sign))
        || matches!(tokens.text(at - 1), "to" | "nach" | "do" | "a" | "в" | "σε" | "in" | "w")
}

fn is_bracket(tokens: &Tokens<'_>, at: usize) -> bool {
    ['(', ',', ':', '"', '[', '.'].iter().any(|&sign| tokens.is_sign(at, sign))
}
