//! Sizes and measures: `XL`, "size 7", `EU 38`, `45 cm`, `30x40 cm`, `A4`.

use super::amount::{begins, decimal, ends, is_joined_sign};
use super::lexicon::Role;
use super::token::Tokens;
use super::{Match, Reading, Strength, Value};

/// Sizes of clothes, shoes and rings are smaller than this.
const LARGEST: u32 = 250;

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    let with = |strength| move |(end, size): (usize, String)| Match { end, strength, value: Value::Size(size) };
    labelled(tokens, at)
        .or_else(|| of_system(tokens, at))
        .map(with(Strength::Said))
        .or_else(|| measure(tokens, at).map(with(Strength::Fits)))
        .or_else(|| letters(tokens, at).or_else(|| paper(tokens, at)).map(with(Strength::Built)))
}

/// "size 7", "Größe: m", "rozmiar EU 42"
fn labelled(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    if !tokens.has(at, Role::Size) {
        return None;
    }
    let between = |at: usize| {
        tokens.is_sign(at, ':') || tokens.is_sign(at, '.') && tokens.joined(at) || tokens.has(at, Role::Number)
    };
    let value = (at + 1..at + 3).find(|&next| !between(next))?;
    if !tokens.same_line(value) {
        return None;
    }
    let lettered = || tokens.has(value, Role::Letters).then(|| (value + 1, tokens.text(value).to_uppercase()));
    of_system(tokens, value)
        .or_else(|| measure(tokens, value))
        .or_else(|| doubled(tokens, value))
        .or_else(|| between_letters(tokens, value))
        .or_else(lettered)
        .or_else(|| plain(tokens, value))
}

/// A number that can be a size of something worn.
fn plain(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let (end, amount) = decimal(tokens, at)?;
    let small = tokens.value(at).is_some_and(|value| value <= LARGEST);
    // The comma of "size 38,5" is a point, that of "size 38,2 pcs" is none, but nobody writes so.
    let half = amount.rest.len() <= 1;
    let (end, text) = if half { (end, amount.text()) } else { (at + 1, amount.whole) };
    (small && ends(tokens, end)).then_some((end, text))
}

/// "EU 38", "38 EU", "UK6"
fn of_system(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let system = |at: usize| tokens.role(at, |role| if let Role::System(name) = role { Some(*name) } else { None });
    // "it", "us" and "fr" are words too.
    let short = |name: &str| matches!(name, "EU" | "UK") || tokens.is_upper(at);
    if let Some(name) = system(at).filter(|name| tokens.same_line(at + 1) && short(name)) {
        let (end, size) = plain(tokens, at + 1)?;
        return Some((end, format!("{name} {size}")));
    }
    if !begins(tokens, at) {
        return None;
    }
    let (end, size) = plain(tokens, at)
        .or_else(|| Some((at + 1, tokens.value(at).filter(|value| *value <= LARGEST)?.to_string())))?;
    let name = system(end).filter(|_| tokens.same_line(end) && tokens.is_upper(end))?;
    Some((end + 1, format!("{name} {size}")))
}

/// `45 cm`, `1,5 m`, `30x40 cm`, `30 cm x 40 cm`, `30x40`
fn measure(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    if !begins(tokens, at) {
        return None;
    }
    let mut sides = Vec::new();
    let (mut end, mut unit) = (at, None);
    // Length, width and height.
    while sides.len() < 3 {
        let Some((next, side)) = decimal(tokens, end) else { break };
        sides.push(side.text());
        end = next;
        if let Some(named) = unit_at(tokens, end) {
            (end, unit) = (end + 1, Some(named));
        }
        let crossed = matches!(tokens.text(end), "x" | "×" | "х" | "*" | "by")
            && tokens.same_line(end)
            && tokens.same_line(end + 1);
        // "2x 40 cm" are two.
        let even = tokens.joined(end) == tokens.joined(end + 1);
        if !(crossed && even && tokens.digits(end + 1).is_some()) {
            break;
        }
        end += 1;
    }
    if sides.is_empty()
        || sides.len() == 1 && unit.is_none()
        || tokens.digits(end - 1).is_none() && unit.is_none()
        || !ends(tokens, end)
    {
        return None;
    }
    let sides = sides.join("x");
    Some((end, unit.map_or_else(|| sides.clone(), |unit| format!("{sides} {unit}"))))
}

fn unit_at(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let unit = tokens.role(at, |role| if let Role::Unit(unit) = role { Some(*unit) } else { None })?;
    // A quotation mark behind a blank quotes; a capital L behind one is a size.
    // In Polish addresses it is the flat: "5 m. 3".
    let flat = tokens.text(at) == "m" && tokens.is_sign(at + 1, '.') && tokens.digits(at + 2).is_some();
    let loose = !tokens.joined(at) && (tokens.text(at) == "\"" || tokens.text(at) == "l" && tokens.is_upper(at));
    (tokens.same_line(at) && !loose && !flat && (tokens.text(at) == "\"" || ends(tokens, at + 1))).then_some(unit)
}

/// `2XL`
fn doubled(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let times = tokens.value(at).filter(|times| (2..=6).contains(times) && begins(tokens, at))?;
    let large = matches!(tokens.text(at + 1), "xl" | "xs") && tokens.joined(at + 1) && ends(tokens, at + 2);
    large.then(|| (at + 2, format!("{times}{}", tokens.text(at + 1).to_uppercase())))
}

/// `XL` in any case; `S`, `M`, `L` only as capitals by themselves, and not in a message that shouts.
fn letters(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    if let Some(found) = doubled(tokens, at) {
        return Some(found);
    }
    if let Some(found) = between_letters(tokens, at) {
        return Some(found);
    }
    let text = tokens.text(at);
    if !tokens.has(at, Role::Letters) || !ends(tokens, at + 1) || !stands_apart(tokens, at) {
        return None;
    }
    let or = |at: usize| matches!(tokens.text(at), "or" | "oder" | "lub" | "albo" | "ou" | "o" | "или" | "η" | "/");
    let chosen =
        or(at + 1) && tokens.has(at + 2, Role::Letters) || at > 1 && or(at - 1) && tokens.has(at - 2, Role::Letters);
    let sure = chosen || text.len() > 1 && text != "xs" || tokens.is_upper(at) && !shouted(tokens, at);
    sure.then(|| (at + 1, text.to_uppercase()))
}

/// `S/M`, `L-XL`
fn between_letters(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let sign = ['/', '-', '–'].into_iter().any(|sign| is_joined_sign(tokens, at + 1, &[sign]));
    let letters = |at: usize| tokens.has(at, Role::Letters) && tokens.is_upper(at);
    let fits =
        sign && !tokens.joined(at) && letters(at) && letters(at + 2) && tokens.joined(at + 2) && ends(tokens, at + 3);
    fits.then(|| (at + 3, format!("{}/{}", tokens.text(at), tokens.text(at + 2)).to_uppercase()))
}

/// Not a part of "it's", "M&M", "l'adresse", "12 M", "S.", an initial.
fn stands_apart(tokens: &Tokens<'_>, at: usize) -> bool {
    let glue = |at: usize| ['\'', '’', '&', '.', '@', '_', '-', '´', '`'].iter().any(|&sign| tokens.is_sign(at, sign));
    let before = at.checked_sub(1);
    let initial = tokens.is_sign(at + 1, '.') && tokens.joined(at + 1) && tokens.is_capitalised(at + 2);
    let is_end = |at: usize| tokens.is_sign(at, '.') && !tokens.joined(at + 1);
    let glued = tokens.joined(at + 1) && glue(at + 1) && !is_end(at + 1);
    let counted =
        |before: usize| tokens.joined(at) && glue(before) || tokens.same_line(at) && tokens.digits(before).is_some();
    !before.is_some_and(counted) && !glued && !initial
}

/// Whether the words around a capital letter are in capitals too.
fn shouted(tokens: &Tokens<'_>, at: usize) -> bool {
    let long_and_upper = |at: usize| tokens.is_word(at) && tokens.text(at).len() > 4 && tokens.is_upper(at);
    at.checked_sub(1).is_some_and(long_and_upper) || long_and_upper(at + 1)
}

/// `A4`
fn paper(tokens: &Tokens<'_>, at: usize) -> Option<(usize, String)> {
    let number = tokens
        .value(at + 1)
        .filter(|number| (2..=6).contains(number) && tokens.text(at) == "a" && tokens.joined(at + 1))?;
    (tokens.is_upper(at) && !tokens.joined(at) && ends(tokens, at + 2)).then(|| (at + 2, format!("A{number}")))
}
