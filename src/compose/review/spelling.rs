//! Words that are in no dictionary of the text's language.
//!
//! Looked at is what was typed for this message: answers, and what was changed by hand. What the records filled in are names and numbers, and what the library
//! says was looked at when it was written.

use std::collections::HashSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Concern, Reading, Spelling, What};
use crate::text::folded;
use crate::text::spelling::{Dictionary, is_checkable};

/// So many words are told: whoever has more of them writes another language, or has no time for this.
const TOLD: usize = 3;

/// Words of the trade that dictionaries lack, and names that every seller writes.
pub(super) const OF_TRADE: &[&str] = &[
    "allegro",
    "ebay",
    "etsy",
    "facebook",
    "gls",
    "inpost",
    "instagram",
    "klarna",
    "mastercard",
    "messenger",
    "olx",
    "paypal",
    "vinted",
    "whatsapp",
    "online",
    "stock",
    "sendungsnummer",
    "sendungsverfolgung",
    "nachforschungsauftrag",
    "κουριερ",
    "τεμ",
];

/// Where of so many words more than half are unknown, the text is in another language than it is taken for.
const ENOUGH: usize = 4;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(spelling) = &reading.subject.spelling else { return };
    let text = reading.subject.text;
    let is_whole = reading.subject.spans.is_empty();
    let typed = |place: &Range<usize>| {
        let answered = |span: &super::Span| matches!(span.kind, super::SpanKind::Answered { .. });
        let holds = |span: &&super::Span| span.range.start <= place.start && place.end <= span.range.end;
        (is_whole || reading.subject.spans.iter().filter(holds).any(answered)) && !reading.is_known(place)
    };
    for (place, near) in misspelt(text, spelling, typed) {
        let word = text.get(place.clone()).unwrap_or_default().to_owned();
        concerns.push(Concern::at(place, What::Misspelt { word, near }));
    }
}

/// The words of a text that no dictionary has, with what was probably meant, at most three. Asked are those that `is_asked` is true of.
pub fn misspelt(
    text: &str,
    spelling: &Spelling<'_>,
    is_asked: impl Fn(&Range<usize>) -> bool,
) -> Vec<(Range<usize>, Option<String>)> {
    let own = words_of(spelling.own.iter().map(String::as_str).chain([spelling.written]));
    let addresses = addresses(text);
    let in_address =
        |place: &Range<usize>| addresses.iter().any(|one| one.start <= place.start && place.end <= one.end);
    let mut asked = 0;
    let mut unknown: Vec<(Range<usize>, &str)> = Vec::new();
    for (at, word) in text.unicode_word_indices() {
        let place = at..at + word.len();
        if !is_checkable(word) || in_address(&place) || !is_asked(&place) {
            continue;
        }
        asked += 1;
        let is_told = unknown.iter().any(|(_, told)| *told == word);
        if is_told || knows(spelling.dictionary, word) {
            continue;
        }
        let folded = folded(word);
        if !own.contains(folded.as_ref()) && !OF_TRADE.contains(&folded.as_ref()) {
            unknown.push((place, word));
        }
    }
    if asked >= ENOUGH && unknown.len() * 2 > asked {
        return Vec::new();
    }
    unknown.truncate(TOLD);
    unknown.into_iter().map(|(place, word)| (place, spelling.dictionary.near(word))).collect()
}

/// Whether the dictionary has the word; it may write the apostrophe as typewriters do.
fn knows(dictionary: &Dictionary, word: &str) -> bool {
    dictionary.knows(word) || word.contains('’') && dictionary.knows(&word.replace('’', "'"))
}

/// Their words, folded.
fn words_of<'t>(texts: impl Iterator<Item = &'t str>) -> HashSet<String> {
    texts.flat_map(|text| text.unicode_words()).map(|word| folded(word).into_owned()).collect()
}

/// Where links, e-mail addresses and names on channels stand.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let is_address = |word: &str| {
        word.contains("://")
            || word.contains(['@', '/', '_', '#'])
            || word.trim_end_matches(['.', ',', '!', '?', ')', ':', ';']).contains('.')
    };
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        if is_address(word) {
            found.push(at..at + word.len());
        }
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spelling::tests::few;

    fn found(text: &str, own: &[&str], written: &str) -> Vec<(String, Option<String>)> {
        let own: Vec<String> = own.iter().map(ToString::to_string).collect();
        let spelling = Spelling { dictionary: &few(), own: &own, written };
        let found = misspelt(text, &spelling, |_| true);
        found.into_iter().map(|(place, near)| (text.get(place).unwrap_or_default().to_owned(), near)).collect()
    }

    #[test]
    fn a_slip_is_found_and_what_was_meant_said() {
        assert_eq!(found("you will recieve the ring", &[], ""), [("recieve".to_owned(), Some("receive".to_owned()))]);
    }

    #[test]
    fn names_words_of_the_shop_and_addresses_are_no_slips() {
        let own = ["Anna Nowak", "lunula"];
        assert_eq!(found("Hello Anna, the lunula will you", &own, ""), []);
        assert_eq!(found("the ring: https://etzy.com/xyz, me@exmple.org, @annna", &[], ""), []);
    }

    #[test]
    fn what_the_library_says_is_right() {
        assert_eq!(
            found("the ring glimers tommorrow", &[], "the ring glimers"),
            [("tommorrow".to_owned(), Some("tomorrow".to_owned()))]
        );
    }

    #[test]
    fn a_text_in_another_language_is_left_in_peace() {
        assert_eq!(found("dzień dobry, the paczka jest gotowa", &[], ""), []);
    }
}
