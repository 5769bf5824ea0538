//! Days: `2026-11-28`, `28.11.`, "28 November", "on Friday", "jutro", "za 3 dni".
//!
//! A day without its year is the next one; one up to [`LOOK_BACK`] ago stays in the past, because who writes "I ordered on 10
//! November" on the 22nd does not mean next year. A weekday is the next one after today, also with "next" before it: some mean
//! the one after, but the earlier one is the one that would be missed. With "next week" it is that week's, with "last" or where
//! something happened on it ("I paid on Friday") the one before today. "I paid today" names no day to meet.

mod numeric;
mod weekday;

use jiff::ToSpan;
use jiff::civil::Date;

use super::amount::{begins, count, ends, is_joined_sign};
use super::lexicon::Role;
use super::token::Tokens;
use super::{Match, Reading, Strength, Value};

pub(super) use numeric::numeric;

/// How many days ago a day without its year may lie.
const LOOK_BACK: i64 = 45;

/// A day that begins at a token: the token behind it.
type Read = Option<(usize, Date)>;

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let with = |strength| move |(end, date)| Match { end, strength, value: Value::Date(date) };
    let said = weekday::weekday(reading, at)
        .or_else(|| numeric(reading, at))
        .or_else(|| named(reading, at))
        .or_else(|| relative(reading, at))
        .or_else(|| within(reading, at))
        .or_else(|| ago(reading, at));
    said.map(with(Strength::Said)).or_else(|| day_of_month(reading, at).map(with(Strength::Built)))
}

/// "28 November 2026", "28th of Nov", "November 28", "28 de noviembre"
fn named(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let month_at = |at: usize| {
        tokens
            .role(at, |role| if let Role::Month(month) = role { Some(*month) } else { None })
            .filter(|_| tokens.same_line(at))
    };
    if let Some((day, behind)) = day_number(tokens, at).filter(|_| begins(tokens, at)) {
        let month_from =
            if matches!(tokens.text(behind), "of" | "de" | "del" | "του") { behind + 1 } else { behind };
        let month = month_at(month_from)?;
        let (end, year) = year(tokens, month_from + 1);
        return Some((end, of(reading.hints.today, year, month, day)?));
    }
    let month = tokens.role(at, |role| if let Role::Month(month) = role { Some(*month) } else { None })?;
    let from = if is_joined_sign(tokens, at + 1, &['.']) { at + 2 } else { at + 1 };
    let (day, end) = day_number(tokens, from).filter(|_| tokens.same_line(from))?;
    let verb = matches!(tokens.text(at), "may" | "mar" | "march" | "mai") && !tokens.is_capitalised(at);
    let goes_on = ['.', ',', ':', '-', '/'].iter().any(|sign| is_joined_sign(tokens, end, &[*sign]))
        && tokens.joined(end + 1)
        && tokens.digits(end + 1).is_some();
    if verb || goes_on || !ends(tokens, end) {
        return None;
    }
    let (end, year) = year(tokens, end);
    Some((end, of(reading.hints.today, year, month, day)?))
}

/// A day of the month with what may stand behind it: `28`, `28.`, `28th`, `1er`, `28-го`.
fn day_number(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let day = tokens.value(at).filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok())?;
    Some((day, ordinal(tokens, at + 1).unwrap_or(at + 1)))
}

/// Behind the end of an ordinal number.
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let ending = |at: usize| {
        tokens.joined(at) && matches!(tokens.text(at), "st" | "nd" | "rd" | "th" | "er" | "go" | "го" | "η" | "ο")
    };
    if ending(at) || is_joined_sign(tokens, at, &['.', 'º', 'ª']) {
        return Some(at + 1);
    }
    (is_joined_sign(tokens, at, &['-']) && ending(at + 1)).then_some(at + 2)
}

/// A year of four digits, with "de" or a comma before it.
fn year(tokens: &Tokens<'_>, at: usize) -> (usize, Option<i16>) {
    let from = if matches!(tokens.text(at), "de" | "del" | "," | ".") { at + 1 } else { at };
    let digits = tokens.digits(from).filter(|digits| digits.len() == 4 && tokens.same_line(from));
    match digits.and_then(|digits| digits.parse().ok()).filter(|year| (1900..2100).contains(year)) {
        Some(year) => (from + 1, Some(year)),
        None => (at, None),
    }
}

/// "today", "übermorgen", "the day after tomorrow"
fn relative(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let today = reading.hints.today;
    let text = |at: usize| tokens.text(at);
    let days = |end: usize, days: i64| Some((end, today.checked_add(days.days()).ok()?));
    match (text(at), text(at + 1), text(at + 2)) {
        ("day", "after", "tomorrow") | ("apres", "-", "demain") => return days(at + 3, 2),
        ("pasado", "manana", _) | ("apres", "demain", _) => return days(at + 2, 2),
        ("avant", "-", "hier") => return days(at + 3, -2),
        ("aujourd", "'" | "’", "hui") if !weekday::happened(tokens, at, at + 3) => return days(at + 3, 0),
        ("aujourd", ..) => return None,
        _ => {}
    }
    let offset = tokens.role(at, |role| if let Role::Day(days) = role { Some(i64::from(*days)) } else { None })?;
    let before = at.checked_sub(1).filter(|_| tokens.same_line(at)).map_or("", text);
    let other_word = match text(at) {
        "morgen" => matches!(before, "guten" | "gut" | "schonen" | "am" | "heute" | "jeden"),
        "manana" => matches!(before, "la" | "esta" | "buena" | "pasado"),
        // "here" in German.
        "hier" => {
            !(matches!(before, "'" | "’" | "commande" | "commandee" | "paye" | "recu" | "depuis" | "des")
                || matches!(text(at + 1), "soir" | "matin"))
        }
        _ => false,
    };
    let done = offset == 0 && weekday::happened(tokens, at, at + 1);
    (!other_word && !done && ends(tokens, at + 1)).then(|| days(at + 1, offset))?
}

/// "3 days ago", "vor zwei Wochen", "hace 3 días", "il y a 3 jours"
fn ago(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let from = match (tokens.text(at), tokens.text(at + 1), tokens.text(at + 2)) {
        ("vor" | "hace" | "πριν", ..) => at + 1,
        ("il", "y", "a") => at + 3,
        _ => at,
    };
    let number = count(tokens, from).or_else(|| matches!(tokens.text(from), "a" | "einer").then_some(1))?;
    let span = tokens.role(from + 1, |role| if let Role::Span(days) = role { Some(i64::from(*days)) } else { None })?;
    let behind = from == at && matches!(tokens.text(from + 2), "ago" | "temu" | "назад" | "πριν");
    let days = span * i64::from(number);
    let end = if behind { from + 3 } else { from + 2 };
    ((behind || from > at) && days < 1_000).then(|| Some((end, reading.hints.today.checked_sub(days.days()).ok()?)))?
}

/// "in 3 days", "za tydzień", "dans une semaine"
fn within(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    if !tokens.has(at, Role::Within) || !tokens.same_line(at + 1) {
        return None;
    }
    // "dentro de 3 días"
    let from = if tokens.text(at + 1) == "de" { at + 2 } else { at + 1 };
    let article = matches!(tokens.text(from), "a" | "einer" | "einem");
    let (number, span_at) = match count(tokens, from) {
        Some(number) => (number, from + 1),
        None if article => (1, from + 1),
        None => (1, from),
    };
    let span = tokens.role(span_at, |role| if let Role::Span(days) = role { Some(i64::from(*days)) } else { None })?;
    // "in the week", "за день" is not a date.
    let vague = span_at == from && (span == 1 || !matches!(tokens.text(at), "za" | "через"));
    let days = span * i64::from(number);
    (!vague && days < 1_000).then(|| Some((span_at + 1, reading.hints.today.checked_add(days.days()).ok()?)))?
}

/// "on the 28th", "am 28.", "28-go", "28 числа", "el día 28"
fn day_of_month(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let before = at.checked_sub(1).filter(|_| tokens.same_line(at)).map_or("", |before| tokens.text(before));
    let (day, behind) = day_number(tokens, at).filter(|_| begins(tokens, at))?;
    let ending = tokens.text(behind - 1);
    let (said, end) = match before {
        _ if tokens.text(behind) == "числа" => (true, behind + 1),
        "the" | "on" | "by" | "until" => (matches!(ending, "st" | "nd" | "rd" | "th"), behind),
        "am" | "zum" | "vom" | "bis" | "den" => (ending == ".", behind),
        "dia" => (true, behind),
        _ => (matches!(ending, "go" | "го"), behind),
    };
    let goes_on = tokens.same_line(end)
        && (tokens.digits(end).is_some()
            || tokens.is_word(end) && (ending != "." || tokens.is_capitalised(end)) && !may_follow(tokens, end));
    if !said || goes_on {
        return None;
    }
    let today = reading.hints.today;
    let months = (0..12).filter_map(|months| today.first_of_month().checked_add(months.months()).ok());
    let days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
    days.into_iter().find(|date| *date >= today).map(|date| (end, date))
}

fn may_follow(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.roles(at).iter().any(|role| matches!(role, Role::Filler | Role::At | Role::On | Role::And | Role::Question))
}

/// The day, in this year or the next where none is said.
fn of(today: Date, year: Option<i16>, month: i8, day: i8) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let earliest = today.checked_sub(LOOK_BACK.days()).ok()?;
    // Leap days come back after eight years at the latest.
    let years = today.year() - 1..=today.year() + 8;
    years.into_iter().filter_map(|year| Date::new(year, month, day).ok()).find(|date| *date >= earliest)
}
