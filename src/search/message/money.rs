//! Sums of money: `€45`, `45 EUR`, `45,50 zł`, `1.234,50 €`, `20 euros`.

use super::amount::{Amount, grouped, is_joined_sign};
use super::lexicon::Role;
use super::token::Tokens;
use super::{Match, Reading, Strength, Value, amount};
use crate::model::{Currency, Money};

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let (end, value) = before(reading, at).or_else(|| behind(reading, at))?;
    amount::ends(tokens, end).then_some(Match { end, strength: Strength::Said, value: Value::Money(value) })
}

/// The currency stands before: a sign, or three letters.
fn before(reading: &Reading<'_>, at: usize) -> Option<(usize, Money)> {
    let tokens = reading.tokens;
    let currency = currency(reading, at)?;
    let short =
        !tokens.is_word(at) || tokens.text(at).len() == 3 && tokens.text(at).eq_ignore_ascii_case(currency.code());
    if !short || !tokens.same_line(at + 1) {
        return None;
    }
    let (end, amount) = grouped(tokens, at + 1)?;
    Some((no_cents(tokens, end), money(&amount, currency)?))
}

/// The currency stands behind.
fn behind(reading: &Reading<'_>, at: usize) -> Option<(usize, Money)> {
    let tokens = reading.tokens;
    if !amount::begins(tokens, at) {
        return None;
    }
    let (end, amount) = grouped(tokens, at)?;
    let end = no_cents(tokens, end);
    if !tokens.same_line(end) {
        return None;
    }
    Some((end + 1, money(&amount, currency(reading, end)?)?))
}

/// Skips what stands for no cents: `45,-`.
fn no_cents(tokens: &Tokens<'_>, at: usize) -> usize {
    let dashed = is_joined_sign(tokens, at, &[',', '.']) && is_joined_sign(tokens, at + 1, &['-', '–', '—']);
    if dashed { at + 2 } else { at }
}

fn currency(reading: &Reading<'_>, at: usize) -> Option<Currency> {
    let name = reading.tokens.role(at, |role| if let Role::Currency(name) = role { Some(*name) } else { None })?;
    let hinted = |codes: &[&str]| reading.hints.currency.filter(|currency| codes.contains(&currency.code()));
    match name {
        "$" => hinted(&["CAD", "AUD", "NZD", "MXN", "SGD", "HKD"]).or_else(|| "USD".parse().ok()),
        "kr" => hinted(&["SEK", "NOK", "DKK", "ISK"]),
        code => code.parse().ok(),
    }
}

fn money(amount: &Amount, currency: Currency) -> Option<Money> {
    let decimals = currency.decimals() as usize;
    if amount.rest.len() > decimals {
        return None;
    }
    let minor = format!("{}{:0<decimals$}", amount.whole, amount.rest).parse().ok()?;
    Some(Money { minor, currency })
}
