//! Times of the day: `14:30`, `2 pm`, "um 15 Uhr", "o 17", "à 18h", "a las 5 de la tarde".

use jiff::civil::Time;

use super::amount::{begins, ends, is_joined_sign};
use super::lexicon::Role;
use super::token::{Kind, Tokens};
use super::{Match, Reading, Strength, Value};

/// Nobody meets an artisan before: an hour up to this one, with nothing said about the part of the day, is after noon.
const LAST_HOUR_OF_THE_NIGHT: i8 = 7;

/// An hour as it is written.
struct Written {
    end: usize,
    hour: i8,
    minute: i8,
    /// Hour and minute are set apart by a colon or an h.
    is_sure: bool,
    half: Option<Half>,
    /// "Uhr", "h" or the like stands behind it.
    clock: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

pub(super) fn recognise(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let tokens = reading.tokens;
    if !begins(tokens, at) || tokens.digits(at)?.len() > 2 {
        return None;
    }
    let written = behind(tokens, read(tokens, at)?);
    let asked = is_asked(tokens, at);
    let telling = written.is_sure
        || written.half.is_some()
        || written.clock && (asked || is_exact(tokens, at, &written))
        || asked && may_follow(tokens, written.end);
    if !telling || !ends(tokens, written.end) {
        return None;
    }
    let padded = tokens.text(at).len() == 2;
    let hour = match (written.half, written.hour) {
        (Some(Half::Morning), 12) => 0,
        (Some(Half::Afternoon), 1..12) => written.hour + 12,
        (None, 1..=LAST_HOUR_OF_THE_NIGHT) if !padded => written.hour + 12,
        (_, hour) => hour,
    };
    let strength = if asked { Strength::Said } else { Strength::Fits };
    Some(Match { end: written.end, strength, value: Value::Time(Time::new(hour, written.minute, 0, 0).ok()?) })
}

/// The figures: `14`, `14:30`, `14.30`, `14h30`.
fn read(tokens: &Tokens<'_>, at: usize) -> Option<Written> {
    let hour: i8 = tokens.text(at).parse().ok().filter(|hour| (0..24).contains(hour))?;
    let whole = Written { end: at + 1, hour, minute: 0, is_sure: false, half: None, clock: false };
    let by_h = tokens.text(at + 1) == "h" && tokens.joined(at + 1);
    if is_joined_sign(tokens, at + 1, &[':', '.']) || by_h {
        let pointed = tokens.is_sign(at + 1, '.');
        if let Some(minute) = minutes(tokens, at + 2).filter(|_| tokens.joined(at + 2)) {
            // Neither a date nor a larger number.
            let goes_on =
                is_joined_sign(tokens, at + 3, &['.', '/']) && tokens.digits(at + 4).is_some() && tokens.joined(at + 4);
            return (!goes_on).then_some(Written { end: at + 3, minute, is_sure: !pointed, ..whole });
        }
        if tokens.is_sign(at + 1, ':') && tokens.joined(at + 2)
            || pointed && tokens.digits(at + 2).is_some() && tokens.joined(at + 2)
        {
            return None;
        }
    }
    Some(whole)
}

/// Two digits below sixty.
fn minutes(tokens: &Tokens<'_>, at: usize) -> Option<i8> {
    tokens.digits(at).filter(|digits| digits.len() == 2)?.parse().ok().filter(|minute| *minute < 60)
}

/// Takes in what stands behind the figures: "pm", "Uhr", "in the morning".
fn behind(tokens: &Tokens<'_>, written: Written) -> Written {
    let mut written = written;
    if tokens.same_line(written.end) && tokens.has(written.end, Role::Clock) {
        written = Written { end: written.end + 1, clock: true, ..written };
        // "15 Uhr 30"
        let minute = minutes(tokens, written.end).filter(|_| written.minute == 0 && tokens.same_line(written.end));
        if let Some(minute) = minute {
            written = Written { end: written.end + 1, minute, ..written };
        }
    }
    // "5 o'clock"
    if tokens.text(written.end) == "o" && tokens.has(written.end + 2, Role::Clock) && tokens.joined(written.end + 1) {
        written = Written { end: written.end + 3, clock: true, ..written };
    }
    match half(tokens, written.end).filter(|_| written.hour <= 12) {
        Some((end, half)) => Written { end, half: Some(half), ..written },
        None => written,
    }
}

/// The part of the day that is named from here on.
fn half(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Half)> {
    let named = |at: usize| {
        tokens.role(at, |role| match role {
            Role::Morning => Some(Half::Morning),
            Role::Afternoon => Some(Half::Afternoon),
            _ => None,
        })
    };
    // "p.m."
    let pointed =
        tokens.is_sign(at + 1, '.') && tokens.joined(at + 1) && tokens.text(at + 2) == "m" && tokens.joined(at + 2);
    if pointed && tokens.same_line(at) {
        let end = if is_joined_sign(tokens, at + 3, &['.']) { at + 4 } else { at + 3 };
        let half = match tokens.text(at) {
            "a" => Half::Morning,
            "p" => Half::Afternoon,
            _ => return None,
        };
        return Some((end, half));
    }
    if is_german_am(tokens, at) {
        return None;
    }
    let link = |at: usize| {
        matches!(tokens.text(at), "in" | "the" | "de" | "la" | "du" | "το" | "η" | "l" | "'" | "w" | "po" | "am")
    };
    let named_at = (at..at + 3).find(|&next| named(next).is_some() || !link(next))?;
    let links = (at + 1..=named_at).all(|next| tokens.same_line(next));
    // "am" by itself is the forenoon only right behind the figures.
    named(named_at)
        .filter(|_| tokens.same_line(at) && links && (named_at == at || tokens.text(named_at) != "am"))
        .map(|half| (named_at + 1, half))
}

/// "am Freitag", "am 28." behind a number: a day follows, the number is no hour before noon.
pub(super) fn is_german_am(tokens: &Tokens<'_>, at: usize) -> bool {
    let day = |role: &Role| matches!(role, Role::Weekday(_) | Role::ShortWeekday(_) | Role::Month(_));
    tokens.text(at) == "am" && (tokens.digits(at + 1).is_some() || tokens.roles(at + 1).iter().any(day))
}

/// Whether "at" or the like stands before.
fn is_asked(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1).filter(|_| tokens.same_line(at)) else { return false };
    if tokens.is_sign(before, '.') && tokens.joined(before) && before > 0 {
        before -= 1;
    }
    let earlier = before.checked_sub(1);
    match tokens.text(before) {
        // "las 5" are five of something, "a las 5" an hour.
        "las" => {
            earlier.is_some_and(|earlier| tokens.roles(earlier).iter().any(|role| matches!(role, Role::At | Role::On)))
        }
        "a" => tokens.original(before..before + 1).eq_ignore_ascii_case("à"),
        // "5 o 6" are numbers.
        "o" => earlier.is_none_or(|earlier| tokens.digits(earlier).is_none()),
        // "can you do 2" is English.
        "do" => earlier.is_none_or(|earlier| !tokens.has(earlier, Role::Subject) && tokens.text(earlier) != "to"),
        "τισ" => {
            earlier.is_some_and(|earlier| matches!(tokens.text(earlier), "μετα" | "πριν" | "κατα" | "μεχρι" | "απο"))
        }
        _ => tokens.has(before, Role::At),
    }
}

/// "15 Uhr", "18h" are times by themselves; "2 h", "3 hours" are spans.
fn is_exact(tokens: &Tokens<'_>, at: usize, written: &Written) -> bool {
    let clock = tokens.text(written.end - 1);
    matches!(clock, "uhr" | "clock" | "oclock")
        || tokens.text(at + 1) == "uhr"
        || clock == "h" && tokens.joined(at + 1) && (8..23).contains(&written.hour)
}

/// Whether a sentence can go on like this behind an hour without any unit.
fn may_follow(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.same_line(at) {
        return true;
    }
    match tokens.kind(at) {
        Some(Kind::Sign(sign)) => {
            let measured = ['%', '"', '\'', '/', '+', '*', '×', '°'].contains(&sign)
                || tokens.roles(at).iter().any(|role| matches!(role, Role::Currency(_)));
            let decimals = [',', '.', ':'].contains(&sign)
                && tokens.joined(at)
                && tokens.joined(at + 1)
                && tokens.digits(at + 1).is_some();
            !measured && !decimals
        }
        Some(Kind::Word) => tokens.roles(at).iter().any(|role| {
            matches!(
                role,
                Role::Filler
                    | Role::At
                    | Role::On
                    | Role::Weekday(_)
                    | Role::Day(_)
                    | Role::Question
                    | Role::And
                    | Role::Courtesy
            )
        }),
        _ => false,
    }
}
