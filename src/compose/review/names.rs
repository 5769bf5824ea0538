//! The name of another buyer: the mistake that costs most.
//!
//! Looked at are words in capitals that no record filled in: two in a row that are the whole name of a buyer, and one that is the first name or
//! the surname of one where it calls somebody: behind a greeting, behind a title, before the first comma of the text, and alone between a comma
//! and the end of a sentence. What is also said of the pinned buyer, of their order or of the shop is nobody else's name.

use std::collections::HashSet;
use std::ops::Range;

use super::forms::{forms, spellings};
use super::manners::{self, Manners};
use super::{Concern, Reading, What};

/// So many names are looked up in a text.
const LOOKED_UP: usize = 12;
/// A name has at least so many letters.
const SHORTEST: usize = 3;
/// So far into the text the name stands that it greets, in bytes.
const NEAR: usize = 60;

/// Words that answers begin with, though by their ending somebody may be called so: Danka, Gracia, Clara, Ola.
const ANSWERS: [&str; 6] = ["danke", "gracias", "claro", "vale", "όλα", "dobra"];

type Named = (Range<usize>, String);

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(people) = &reading.subject.people else { return };
    let parts = people.own.iter().flat_map(|own| own.split(|letter: char| !letter.is_alphanumeric()));
    let own: HashSet<String> = parts.flat_map(spellings).collect();
    let words: Vec<(Range<usize>, &str)> = reading.words().collect();
    let mut looked_up: Vec<String> = Vec::new();
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let alone = addressed(reading, &words).into_iter().chain(called(reading, &words));
    for (place, said) in alone.chain(in_a_row(reading, &words)) {
        if looked_up.len() == LOOKED_UP {
            break;
        }
        if is_own(&own, &said) || looked_up.contains(&said) {
            continue;
        }
        if let Some(name) = (people.bears)(&said)
            && !found.iter().any(|(_, other)| *other == name)
        {
            found.push((place, name));
        }
        looked_up.push(said);
    }
    concerns.extend(found.into_iter().map(|(place, name)| Concern::at(place, What::OtherBuyer { name })));
}

/// Whether a name is expected in a text for this buyer, in whatever case.
fn is_own(own: &HashSet<String>, said: &str) -> bool {
    said.split_whitespace().all(|word| forms(word).iter().any(|form| own.contains(form)))
}

/// The name behind the greeting.
fn addressed(reading: &Reading<'_>, words: &[(Range<usize>, &str)]) -> Option<Named> {
    let first = reading.first_words();
    let greets = |manners: &&Manners| manners.greeting(&first) > 0;
    let manners = manners::ALL.iter().filter(greets).max_by_key(|manners| manners.greeting(&first))?;
    let mut at = manners.greeting(&first);
    while first.get(at).is_some_and(|word| manners.titles.contains(&word.as_str())) {
        at += 1;
    }
    let (place, word) = words.get(at)?;
    let text = reading.subject.text;
    let before = words.get(at.checked_sub(1)?).and_then(|(before, _)| text.get(before.end..place.start))?;
    // "Hi! Will you come?" asks, "Hi! Will, it is ready." calls.
    let is_meant = !before.contains(is_end) || pauses(text, place.end);
    (place.start < NEAR && is_meant).then_some(())?;
    named(reading, place, word)
}

/// Names that call somebody: the first word of all before a comma or a mark, the word behind a title, and the one between a comma and the end
/// of its sentence.
fn called<'r>(reading: &'r Reading<'_>, words: &'r [(Range<usize>, &'r str)]) -> impl Iterator<Item = Named> + use<'r> {
    let text = reading.subject.text;
    words.iter().enumerate().filter_map(move |(at, (place, word))| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_called = match before {
            None => pauses(text, place.end),
            Some((before, title)) => {
                let between = text.get(before.end..place.start).unwrap_or_default();
                match between {
                    " " | ". " => is_title(title),
                    ", " => ends(text, place.end) && !is_listed(text, words, at) && !takes_leave(text, words, at),
                    _ => false,
                }
            }
        };
        if is_called { named(reading, place, word) } else { None }
    })
}

/// Two words in capitals, one after the other.
fn in_a_row<'r>(
    reading: &'r Reading<'_>,
    words: &'r [(Range<usize>, &'r str)],
) -> impl Iterator<Item = Named> + use<'r> {
    let text = reading.subject.text;
    words.windows(2).filter_map(|pair| {
        let [(one, first), (other, second)] = pair else { return None };
        let are_names = text.get(one.end..other.start) == Some(" ")
            && [(one, first), (other, second)].iter().all(|(place, word)| is_name(word) && !reading.is_filled(place));
        let together = one.start..other.end;
        are_names.then(|| (together.clone(), text.get(together).unwrap_or_default().to_owned()))
    })
}

/// A word that may be a name, where no record filled it in. "Jan 5" is a day.
fn named(reading: &Reading<'_>, place: &Range<usize>, word: &str) -> Option<Named> {
    let rest = reading.subject.text.get(place.end..).unwrap_or_default();
    let is_day = rest.trim_start_matches([' ', '.']).starts_with(|next: char| next.is_ascii_digit());
    let answers = || ANSWERS.contains(&word.to_lowercase().as_str());
    (is_name(word) && !is_day && !answers() && !reading.is_filled(place)).then(|| (place.clone(), word.to_owned()))
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() + 1 >= SHORTEST
        && letters.all(|letter| letter.is_alphabetic() || letter == '-')
}

/// Whether a word stands before a name and nowhere else, in any of the languages.
fn is_title(word: &str) -> bool {
    let word = word.to_lowercase();
    manners::ALL.iter().any(|manners| manners.honorifics.contains(&word.as_str()))
}

/// Whether a comma or a mark follows, which is how one calls somebody.
fn pauses(text: &str, at: usize) -> bool {
    text.get(at..)
        .is_some_and(|rest| rest.starts_with([',', '!', '.', '?', ':', ';', '…', '\n']) || rest.starts_with(" –"))
}

/// Whether the sentence ends here.
fn ends(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(is_end))
}

const fn is_end(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '\n')
}

/// Whether the word is the last of a list: "in silver, Amber, Rose."; "Colours: amber, Rose."
fn is_listed(text: &str, words: &[(Range<usize>, &str)], at: usize) -> bool {
    let sentence = sentence_before(text, words, at);
    let commas = sentence.matches(", ").count();
    let before = sentence.trim_end_matches(", ");
    let last = before.rsplit(", ").next().unwrap_or_default();
    sentence.contains(':') || commas > 1 && !last.contains(' ')
}

/// Whether the sentence takes leave, so that what stands behind its comma signs it.
fn takes_leave(text: &str, words: &[(Range<usize>, &str)], at: usize) -> bool {
    let sentence = sentence_before(text, words, at).to_lowercase();
    let mut said = sentence.split(|letter: char| !letter.is_alphabetic());
    said.any(|word| manners::ALL.iter().any(|manners| manners.farewells.contains(&word)))
}

/// What stands before a word in its sentence, as far as a few words before it.
fn sentence_before<'t>(text: &'t str, words: &[(Range<usize>, &str)], at: usize) -> &'t str {
    let from = words.get(at.saturating_sub(SENTENCE)).map_or(0, |(place, _)| place.start);
    let to = words.get(at).map_or(from, |(place, _)| place.start);
    let before = text.get(from..to).unwrap_or_default();
    before.rsplit(is_end).next().unwrap_or(before)
}

/// So many words of a sentence before a name are looked at: a text of commas alone must not take hours.
const SENTENCE: usize = 12;

/// Whether a text greets the buyer by one of these names in its first sentence: "Thanks a lot for your order, Will!"
pub(super) fn greets(reading: &Reading<'_>, names: &[String]) -> bool {
    let text = reading.subject.text;
    let parts = names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
    let own: HashSet<String> = parts.flat_map(spellings).collect();
    let end = text.find(['!', '?', '\n']).into_iter().chain(text.find(". ")).min().unwrap_or(text.len());
    let said = reading.words().enumerate().take_while(|(_, (place, _))| place.start < end);
    // "Will you take it?" calls nobody.
    let is_called = |(at, (place, word)): (usize, (Range<usize>, &str))| {
        is_name(word) && (at > 0 || pauses(text, place.end)) && is_own(&own, word)
    };
    said.take(SENTENCE * 2).any(is_called)
}
