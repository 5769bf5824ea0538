//! Typed letters to a query.

use super::{MOST_WORDS, Query, Term};
use crate::search::vocabulary::clip;
use crate::text;

/// What opens a quotation, and what may close it.
const QUOTES: [(char, &str); 4] = [('"', "\""), ('“', "”"), ('„', "“”\""), ('«', "»")];

pub(super) fn query(typed: &str) -> Query {
    let mut query = Query::default();
    let mut free = String::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = if let Some((quoted, after)) = quotation(rest, first) {
            quote(&mut query, quoted);
            after
        } else {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            if !narrow(&mut query, word) {
                add_terms(&mut query.terms, word, false);
                free.push_str(word);
                free.push(' ');
            }
            after
        };
        rest = after.trim_start();
    }
    query.shortcut = joined(&free.to_lowercase());
    query.folded_shortcut = joined(&text::folded(&free));
    query
}

/// A closed quotation at the beginning of a text, and what follows it.
fn quotation(text: &str, first: char) -> Option<(&str, &str)> {
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inside = text.get(first.len_utf8()..)?;
    let (at, close) = inside.char_indices().find(|&(_, c)| closing.contains(c))?;
    Some((inside.get(..at)?, inside.get(at + close.len_utf8()..)?))
}

fn quote(query: &mut Query, quoted: &str) {
    let folded = text::folded(quoted);
    let phrase: Vec<String> = text::words(&folded).filter_map(|range| Some(folded.get(range)?.to_owned())).collect();
    if !phrase.is_empty() && query.phrases.len() < MOST_WORDS {
        add_terms(&mut query.terms, quoted, true);
        query.phrases.push(phrase);
    }
}

/// Whether a word says what the replies have to be, and is taken as that.
fn narrow(query: &mut Query, word: &str) -> bool {
    let narrowing = &mut query.narrowing;
    let after = |prefix: &str| {
        let (start, rest) = word.split_at_checked(prefix.len())?;
        start.eq_ignore_ascii_case(prefix).then_some(rest)
    };
    let (labels, label) = if let Some(label) = after("#") {
        (&mut narrowing.tags, label)
    } else if let Some(label) = after("in:") {
        (&mut narrowing.categories, label)
    } else if let Some(label) = after("lang:") {
        (&mut narrowing.languages, label)
    } else if let Some(unwanted) = after("-") {
        add_terms(&mut narrowing.without, unwanted, true);
        return true;
    } else {
        return false;
    };
    let label = self::label(label);
    if !label.is_empty() && labels.len() < MOST_WORDS {
        labels.push(label);
    }
    true
}

/// A tag or category in the form in which two spellings of it are one.
pub(in crate::search) fn label(text: &str) -> String {
    let folded = text::folded(text);
    let words: Vec<&str> = text::words(&folded).filter_map(|range| folded.get(range)).collect();
    clip(&words.join("-")).to_owned()
}

/// Adds the words of a text. A word said twice asks for no more; its last place decides whether it is the one being typed.
fn add_terms(terms: &mut Vec<Term>, typed: &str, exact: bool) {
    let folded = text::folded(typed);
    let spelt = text::fold_spelt(typed);
    let spelt = spelt.as_ref().map(|spelt| words(spelt.text())).unwrap_or_default();
    let plain = words(&folded);
    let paired = spelt.len() == plain.len();
    for (at, word) in plain.into_iter().enumerate() {
        let other = spelt.get(at).filter(|other| paired && **other != word);
        let term = Term { plain: word.to_owned(), spelt: other.map(|&other| other.to_owned()), exact };
        terms.retain(|known| *known != term);
        if terms.len() == MOST_WORDS {
            return;
        }
        terms.push(term);
    }
}

fn words(folded: &str) -> Vec<&str> {
    text::words(folded).filter_map(|range| folded.get(range)).map(clip).collect()
}

/// "pickup address" as the shortcut it may be.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("-")
}
