//! Weekdays: "on Friday", "next fri", "lundi dernier", "w piątek w przyszłym tygodniu".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::Reading;
use super::super::amount::ends;
use super::super::lexicon::Role;
use super::super::token::Tokens;
use super::{Read, named, numeric};

/// What happened is said at most so many words before its day, or behind it.
const WORDS_BEFORE: usize = 6;
const WORDS_BEHIND: usize = 4;

/// "Friday", "Fri 28.11.", "lundi dernier"
pub(super) fn weekday(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let full = tokens.role(at, |role| if let Role::Weekday(day) = role { Some(*day) } else { None });
    let short = tokens.role(at, |role| if let Role::ShortWeekday(day) = role { Some(*day) } else { None });
    let day = full.or(short).filter(|_| ends(tokens, at + 1) && !(tokens.joined(at) && tokens.is_sign(at - 1, '-')))?;
    if let Some(found) = dated(reading, at + 1) {
        return Some(found);
    }
    let thing = ["φορα", "μερα", "εβδομαδα", "επιλογη"].contains(&tokens.text(at + 1));
    let next_week = behind_next_week(tokens, at + 1);
    if full.is_none() && !is_introduced(tokens, at) && next_week.is_none() || thing {
        return None;
    }
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    let today = reading.hints.today;
    if let Some(end) = next_week {
        return Some((end, of_next_week(today, weekday)?));
    }
    if is_after_next_week(tokens, at) {
        return Some((at + 1, of_next_week(today, weekday)?));
    }
    let past_behind = tokens.same_line(at + 1) && tokens.has(at + 1, Role::Past);
    let end = if past_behind { at + 2 } else { at + 1 };
    let past = past_behind || is_over(tokens, at) || happened(tokens, at, end);
    Some((end, today.nth_weekday(if past { -1 } else { 1 }, weekday).ok()?))
}

/// Whether the word before says that a word such as "sat" or "mi" is a weekday. Each language has its own: "está mi pedido" names
/// no Wednesday.
fn is_introduced(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| tokens.same_line(at)).map_or("", |before| tokens.text(before));
    matches!(
        before,
        "on" | "by"
            | "until"
            | "till"
            | "next"
            | "this"
            | "coming"
            | "last"
            | "past"
            | "since"
            | "am"
            | "bis"
            | "ab"
            | "seit"
            | "nachsten"
            | "naechsten"
            | "nachster"
            | "kommenden"
            | "diesen"
            | "letzten"
            | "w"
            | "we"
            | "przyszly"
            | "przyszla"
            | "nastepny"
            | "najblizszy"
            | "najblizsza"
            | "zeszly"
            | "zeszla"
            | "в"
            | "во"
            | "до"
            | "эту"
            | "этот"
            | "следующий"
            | "следующую"
    )
}

/// The date behind a weekday: it says the same day more exactly.
fn dated(reading: &Reading<'_>, at: usize) -> Read {
    let tokens = reading.tokens;
    let link = |at: usize| {
        tokens.is_sign(at, ',')
            || tokens.is_sign(at, '.')
            || matches!(tokens.text(at), "the" | "den" | "dem" | "dnia" | "le" | "el")
    };
    let from = (at..at + 3).find(|&next| !link(next))?;
    if !(at..=from).all(|next| tokens.same_line(next)) {
        return None;
    }
    numeric::with_evidence(reading, from).or_else(|| named(reading, from))
}

/// The weekday of the week after this one, which ends on Sunday.
fn of_next_week(today: Date, weekday: Weekday) -> Option<Date> {
    let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
    monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()
}

/// Behind "next week", where it begins here or after a word or two that lead to it.
fn behind_next_week(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let link = |at: usize| {
        matches!(tokens.text(at), "of" | "in" | "der" | "die" | "de" | "la" | "w" | "на" | "τησ" | "την" | "tego")
    };
    let from = (at..at + 3).find(|&next| !link(next))?;
    let end = next_week(tokens, from)?;
    (at..end).all(|next| tokens.same_line(next)).then_some(end)
}

/// Behind "next week", "semaine prochaine", "semana que viene".
fn next_week(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let week = |at: usize| tokens.has(at, Role::Span(7));
    let next = |at: usize| tokens.has(at, Role::Next);
    if next(at) && week(at + 1) || week(at) && next(at + 1) {
        return Some(at + 2);
    }
    (week(at) && tokens.text(at + 1) == "que" && tokens.text(at + 2) == "viene").then_some(at + 3)
}

/// Whether "next week" stands before a weekday: "next week on Friday".
fn is_after_next_week(tokens: &Tokens<'_>, at: usize) -> bool {
    let ends_before = |behind: usize| {
        let starts = [2, 3].into_iter().filter_map(|back| behind.checked_sub(back));
        starts
            .into_iter()
            .any(|from| next_week(tokens, from) == Some(behind) && (from + 1..=at).all(|at| tokens.same_line(at)))
    };
    let link = |at: usize| {
        tokens.is_sign(at, ',')
            || matches!(
                tokens.text(at),
                "on" | "the" | "am" | "w" | "we" | "el" | "le" | "в" | "во" | "την" | "τη" | "το"
            )
    };
    let links = (1..=2).take_while(|&back| at.checked_sub(back).is_some_and(link)).count();
    (0..=links).any(|back| ends_before(at - back))
}

/// "last Friday", "since Friday"
fn is_over(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens.same_line(at)) else { return false };
    tokens.has(before, Role::Past) || matches!(tokens.text(before), "since" | "seit" | "depuis")
}

/// Whether something is said to have happened on the day that stands here: "I paid for it on Friday", "am Freitag habe ich
/// bestellt". Looks no further than the clause, and not past a word that says that it will happen.
pub(super) fn happened(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let before = (1..=WORDS_BEFORE).map_while(|back| at.checked_sub(back).filter(|&word| tokens.same_line(word + 1)));
    let before: Vec<usize> = before.take_while(|&word| !ends_clause(tokens, word)).collect();
    let till_then = |word: &usize| {
        matches!(tokens.text(*word), "by" | "until" | "till" | "before" | "bis" | "do" | "hasta" | "avant" | "до")
    };
    if before.first().is_some_and(till_then) {
        return false;
    }
    let told = before.iter().position(|&word| is_told(tokens, word));
    let will = before.iter().position(|&word| tokens.has(word, Role::Will));
    match (told, will) {
        (Some(told), will) => will.is_none_or(|will| will > told),
        (None, Some(_)) => false,
        (None, None) => (end..end + WORDS_BEHIND)
            .take_while(|&word| tokens.same_line(word) && !ends_clause(tokens, word) && !begins_another(tokens, word))
            .any(|word| is_told(tokens, word)),
    }
}

/// Whether a word says that something has happened, and none shortly before it that it will: "paid", not "to be paid".
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).filter(|&before| tokens.same_line(before + 1));
    let have = || before(1).is_some_and(|at| matches!(tokens.text(at), "ai" | "avons" | "a" | "he" | "hemos" | "ha"));
    let will = || (1..=4).map_while(before).any(|at| tokens.has(at, Role::Will));
    (tokens.has(at, Role::Happened) || tokens.has(at, Role::Participle) && have()) && !will()
}

fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_word = tokens.is_word(at) || tokens.digits(at).is_some();
    !is_word
        || matches!(tokens.text(at), "and" | "but" | "so" | "und" | "aber" | "oraz" | "ale" | "y" | "et" | "и" | "και")
}

/// Whether a word behind a day begins another sentence: "can I come Friday I paid already"; not "am Freitag habe ich bezahlt".
fn begins_another(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.text(at), "i" | "we" | "you" | "ich" | "wir" | "je" | "j" | "nous" | "я")
        && !matches!(tokens.text(at - 1), "habe" | "hab" | "haben" | "hatte" | "hatten")
}
