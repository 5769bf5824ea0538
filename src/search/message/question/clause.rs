//! The parts of a sentence: courtesies around it, and a second question joined to the first.

use std::ops::Range;

use super::super::lexicon::Role;
use super::super::token::{Kind, Tokens};
use super::Part;
use super::sentence::Sentence;

/// A part of a sentence that stands by itself.
pub(super) struct Clause {
    pub(super) range: Range<usize>,
    pub(super) part: Part,
}

/// The clauses of a sentence, without the courtesies before and behind them.
pub(super) fn clauses(tokens: &Tokens<'_>, sentence: &Sentence) -> Vec<Clause> {
    let whole = sentence.tokens.clone();
    if is_courtesy(tokens, &whole, sentence.is_question) {
        return vec![Clause { range: whole, part: Part::Courtesy }];
    }
    let (start, end) = (behind_greeting(tokens, &whole), before_thanks(tokens, &whole));
    // The comma before the thanks goes with them.
    let end = if end < whole.end && end > start && tokens.is_sign(end - 1, ',') { end - 1 } else { end };
    let (start, end) =
        if start < end && has_words(tokens, &(start..end)) { (start, end) } else { (whole.start, whole.end) };
    let mut all = Vec::new();
    if start > whole.start {
        all.push(Clause { range: whole.start..start, part: Part::Courtesy });
    }
    let (mut from, mut at) = (start, start + 1);
    while at < end {
        match joint(tokens, from, at, end) {
            Some(next) => {
                // "I love it and when …" tells something first; "shipping to Spain and how …" asks twice.
                let clause = part_of(tokens, from..at, !tokens.has(from, Role::Subject));
                let part = if clause.part == Part::Wishing { Part::Asking } else { clause.part };
                all.push(Clause { part, ..clause });
                (from, at) = (next, next + 1);
            }
            None => at += 1,
        }
    }
    all.push(part_of(tokens, from..end, sentence.is_question));
    if end < whole.end {
        all.push(Clause { range: end..whole.end, part: Part::Courtesy });
    }
    all
}

fn part_of(tokens: &Tokens<'_>, range: Range<usize>, is_question: bool) -> Clause {
    let words = range.clone().filter(|&at| is_content(tokens, at)).take(2).count();
    let part = match words {
        0 if is_question && range.clone().any(|at| tokens.is_sign(at, '?')) && range.len() > 1 => Part::Asking,
        0 => Part::Nothing,
        _ if is_question || asks(tokens, &range) => Part::Asking,
        _ if wishes(tokens, &range) => Part::Wishing,
        1 => Part::Fragment,
        _ => Part::Telling,
    };
    Clause { range, part }
}

fn is_content(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(Kind::Word | Kind::Number | Kind::Link))
}

fn has_words(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_content(tokens, at))
}

/// Whether a clause asks or requests without a question mark.
fn asks(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let first = range.clone().filter(|&at| tokens.is_word(at)).take(3);
    let asks_soon =
        first.enumerate().any(|(nth, at)| begins_question(tokens, at) && (nth == 0 || !is_weak(tokens, at)));
    asks_soon || range.clone().any(|at| tokens.has(at, Role::Request))
}

/// "I need", "I would like"
fn wishes(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let like = |at: usize| at > 0 && tokens.text(at) == "like" && matches!(tokens.text(at - 1), "would" | "d" | "id");
    range.clone().any(|at| tokens.has(at, Role::Wish) || like(at))
}

/// Folded question words that are as often something else.
const WEAK: [&str; 16] = [
    "was", "que", "ou", "qui", "who", "co", "как", "что", "που", "πωσ", "quand", "cuando", "como", "donde", "any",
    "есть",
];

/// Whether a question word may be none: it is one of those, and no accent says otherwise ("où", "qué").
fn is_weak(tokens: &Tokens<'_>, at: usize) -> bool {
    WEAK.contains(&tokens.text(at)) && tokens.original(at..at + 1).is_ascii() == tokens.text(at).is_ascii()
}

/// Whether a question can begin at a word.
pub(super) fn begins_question(tokens: &Tokens<'_>, at: usize) -> bool {
    let subject = if tokens.is_sign(at + 1, '-') { at + 2 } else { at + 1 };
    tokens.roles(at).iter().any(|role| match role {
        Role::Question | Role::Asks => true,
        Role::Opener => tokens.has(subject, Role::Subject),
        _ => false,
    })
}

/// How many tokens of a clause are looked at to see whether it says anything.
const LOOKED_AT: usize = 40;

/// Where the next question begins, if one is joined to what was said from `from` to `at`.
fn joint(tokens: &Tokens<'_>, from: usize, at: usize, end: usize) -> Option<usize> {
    let comma = tokens.is_sign(at, ',') && !(tokens.joined(at + 1) && tokens.digits(at + 1).is_some());
    if !comma && !is_and(tokens, at) {
        return None;
    }
    let (mut next, mut and, mut also) = (at, false, false);
    while next < end.min(at + 4) && (tokens.is_sign(next, ',') || is_and(tokens, next) || tokens.has(next, Role::Also))
    {
        and |= is_and(tokens, next);
        also |= tokens.has(next, Role::Also);
        next += 1;
    }
    // "and for how much", "i na kiedy"
    let led = tokens.is_word(next) && tokens.text(next).chars().count() <= 3 && tokens.has(next + 1, Role::Question);
    // "… and was told" is English, "und was kostet" is not.
    let was = tokens.text(next) == "was" && next > 0 && tokens.text(next - 1) == "and";
    let asks_next = !was && next < end && (begins_question(tokens, next) || led && next + 1 < end);
    // Words enough stand in the first tokens, or the clause is no sentence.
    let left = || (from..at.min(from + LOOKED_AT)).filter(|&at| tokens.is_word(at));
    let long_enough = left().nth(1).is_some();
    let last = at.checked_sub(1)?;
    // "where and when" is one question; "combien" and "quoi" end theirs.
    let twin = tokens.has(last, Role::Question) && !matches!(tokens.text(last), "combien" | "quoi");
    // "Can you tell me, when …"
    let told = comma && [Some(last), last.checked_sub(1)].into_iter().flatten().any(|at| tokens.has(at, Role::Telling));
    let adds = also && tokens.roles(next).iter().any(|role| matches!(role, Role::Request | Role::Wish | Role::Subject));
    let left_asks = || left().take(3).any(|at| begins_question(tokens, at));
    let joins = asks_next && !twin && !told && (and || left_asks()) || adds && (and || comma);
    (long_enough && joins).then_some(next)
}

/// "and"; the letters that are a word of another language too only before a question word of their own.
fn is_and(tokens: &Tokens<'_>, at: usize) -> bool {
    let polish = || (at + 1..at + 3).any(|at| POLISH.contains(&tokens.text(at)));
    tokens.has(at, Role::And) && (!matches!(tokens.text(at), "a" | "i") || polish())
}

/// What tells the Polish "i" and "a" from the English ones.
const POLISH: [&str; 18] = [
    "ile", "gdzie", "kiedy", "jak", "co", "czy", "kto", "skad", "jaki", "jaka", "jakie", "czemu", "ktory", "mozna",
    "moge", "macie", "tez", "jeszcze",
];

/// Whether the whole sentence greets, thanks or takes leave: nothing else but a name or two.
fn is_courtesy(tokens: &Tokens<'_>, range: &Range<usize>, is_question: bool) -> bool {
    let words: Vec<usize> = range.clone().filter(|&at| is_content(tokens, at)).take(12).collect();
    let polite = |at: usize| is_polite(tokens, at) || tokens.has(at, Role::Company);
    let others = words.iter().filter(|&&at| !polite(at)).count();
    let named = words.iter().filter(|&&at| !polite(at)).all(|&at| tokens.is_capitalised(at));
    // "Thanks for your quick answer"
    let thanks = matches!(words.as_slice(), [first, second, ..] if is_polite(tokens, *first) && FOR.contains(&tokens.text(*second)));
    if thanks && !is_question && words.len() < 9 && !asks_at_all(tokens, range) {
        return true;
    }
    let opens = words.iter().take(3).any(|&at| is_polite(tokens, at));
    opens
        && words.len() < 12
        && (others == 0 || !is_question && (others <= 1 || named && others <= 3) && !asks_at_all(tokens, range))
}

fn asks_at_all(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| begins_question(tokens, at) && !is_weak(tokens, at) || tokens.has(at, Role::Request))
        || wishes(tokens, range)
        || range.clone().any(|at| tokens.digits(at).is_some())
}

/// "for", behind thanks.
const FOR: [&str; 7] = ["for", "fur", "por", "pour", "za", "за", "για"];

/// A word of courtesy, alone or as "good morning".
fn is_polite(tokens: &Tokens<'_>, at: usize) -> bool {
    let day = |at: usize| matches!(tokens.text(at), "morning" | "afternoon" | "evening" | "day" | "night");
    tokens.has(at, Role::Courtesy)
        || tokens.text(at) == "good" && day(at + 1)
        || day(at) && at > 0 && tokens.text(at - 1) == "good"
}

/// Where a sentence begins behind "Hi Anna,", "dzień dobry".
fn behind_greeting(tokens: &Tokens<'_>, range: &Range<usize>) -> usize {
    let is_joint = |at: usize| [',', '!', '.', '-', '–', ':'].iter().any(|&sign| tokens.is_sign(at, sign));
    let mut start = range.start;
    for _ in 0..3 {
        let first = (start..range.end).find(|&at| !is_joint(at)).unwrap_or(range.end);
        let led = tokens.has(first, Role::Company) && is_polite(tokens, first + 1);
        if first >= range.end || !(is_polite(tokens, first) || led) {
            break;
        }
        let mut at = first + 1;
        let goes_on = |at: usize| {
            let content = tokens.roles(at).iter().any(|role| {
                matches!(role, Role::Subject | Role::Opener | Role::Request | Role::Wish | Role::Question | Role::Asks)
            });
            let thanked = matches!(tokens.text(at - 1), "thank" | "спасибо" | "ευχαριστω" | "γεια")
                && matches!(tokens.text(at), "you" | "σασ" | "σου");
            is_polite(tokens, at)
                || thanked
                || tokens.has(at, Role::Company)
                    && !content
                    && !matches!(tokens.text(at), "a" | "in" | "de" | "for" | "mit" | "z" | "за")
        };
        while at < range.end && goes_on(at) {
            at += 1;
        }
        // A name, up to the comma.
        let name = (at..range.end.min(at + 4)).find(|&at| is_joint(at));
        let plain = |at: usize| {
            !tokens
                .roles(at)
                .iter()
                .any(|role| matches!(role, Role::Question | Role::Opener | Role::Asks | Role::Request | Role::Wish))
        };
        let named = |at: usize| tokens.is_capitalised(at) || tokens.has(at, Role::Company);
        start = match name {
            Some(comma)
                if (at..comma).all(|next| tokens.is_word(next) && plain(next) && (comma == at + 1 || named(next))) =>
            {
                comma + 1
            }
            _ => at,
        };
    }
    start
}

/// Where a sentence ends before "…, thanks", "z góry dziękuję".
fn before_thanks(tokens: &Tokens<'_>, range: &Range<usize>) -> usize {
    let is_sign = |at: usize| matches!(tokens.kind(at), Some(Kind::Sign(_)));
    let polite = |at: usize| is_polite(tokens, at) || tokens.has(at, Role::Company);
    // Courtesies are short.
    let earliest = range.start.max(range.end.saturating_sub(12));
    let mut start = range.end;
    while start > earliest && (polite(start - 1) || is_sign(start - 1)) {
        start -= 1;
    }
    let content =
        |at: usize| tokens.roles(at).iter().any(|role| matches!(role, Role::Subject | Role::Opener)) || !polite(at);
    let first = (start..range.end).find(|&at| is_polite(tokens, at));
    // Words of company before the first courtesy belong to it: "many thanks", "z góry dziękuję".
    let Some(first) = first.filter(|first| *first > range.start) else { return range.end };
    let mut begin = first;
    while begin > start && !content(begin - 1) {
        begin -= 1;
    }
    // A question mark before the courtesy belongs to the question.
    begin
}
