//! Which of the shop's languages a text is in.
//!
//! Messages of five words are too short for trigrams alone, above all English ones. Four witnesses are added up: the commonest
//! words of each language, its own letters, how its words begin and end, and the words of the shop's own replies; `whatlang`
//! is a fifth, which counts less the more the others know.

mod lists;
mod tongue;
mod witness;

use std::collections::HashMap;

use whatlang::Script;

use super::{folded, words};
use crate::model::Language;

use tongue::Tongue;
use witness::{Points, Word};

/// More than this tells no more about the language and would only cost time.
const ENOUGH_BYTES: usize = 8 * 1024;
/// Words in Latin letters inside a Greek or Russian message are mostly names of things: they count half for the script.
const NAME_OF_A_THING: f64 = 0.5;

/// A language a text is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// One of the detector's languages.
    pub language: Language,
    /// From 0 to 1: its share of what the witnesses say, all languages known here counted, also those that the shop does not
    /// write. Below 0.5 it is a guess.
    pub confidence: f64,
}

impl Detected {
    /// Whether it is more than a guess, so that something can be built on it.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.confidence >= 0.5
    }
}

/// Tells the shop's languages apart.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    /// The shop's languages, then the built-in ones that are not among them.
    tongues: Vec<Tongue>,
    /// How many of `tongues` are the shop's.
    own: usize,
    /// For each folded word how often it was seen in each of the shop's languages.
    vocabulary: HashMap<Box<str>, Vec<u32>>,
}

impl Detector {
    /// A detector for these languages. Two regions of one language are told apart by the shop's own words alone.
    #[must_use]
    pub fn new(languages: impl IntoIterator<Item = Language>) -> Self {
        let mut tongues: Vec<Tongue> = Vec::new();
        for language in languages {
            if tongues.iter().all(|tongue| tongue.language() != Some(&language)) {
                tongues.push(Tongue::of(language));
            }
        }
        let own = tongues.len();
        tongues.extend(Tongue::others(&tongues));
        Self { tongues, own, vocabulary: HashMap::new() }
    }

    /// Takes the words of a text of the shop (a reply, its asks) as words of this language. A language that is not one of the
    /// detector's is left out.
    pub fn learn(&mut self, language: &Language, text: &str) {
        let own = self.own;
        let Some(at) = self.tongues.iter().take(own).position(|tongue| tongue.language() == Some(language)) else {
            return;
        };
        let text = folded(text);
        let telling = |word: &&str| !word.bytes().any(|byte| byte.is_ascii_digit());
        for word in words(&text).filter_map(|range| text.get(range)).filter(telling) {
            let counts = self.vocabulary.entry(word.into()).or_insert_with(|| vec![0; own]);
            if let Some(seen) = counts.get_mut(at) {
                *seen = seen.saturating_add(1);
            }
        }
    }

    /// The language most words of the text are in; `None` where nothing in it belongs to any of the languages: no letters,
    /// letters that none of them is written in, or a single word that none of them is known to have.
    #[must_use]
    pub fn detect(&self, text: &str) -> Option<Detected> {
        let text = beginning(text);
        let words: Vec<Word<'_>> = Word::all(text).collect();
        let script = self.script(&words)?;
        let able: Vec<bool> = self.tongues.iter().map(|tongue| tongue.writes(script)).collect();
        let mut points = Points::new(&self.tongues, self.own, able);
        for word in words.iter().filter(|word| word.script == script) {
            points.add_word(word, self.vocabulary.get(&*word.folded).map(Vec::as_slice));
        }
        // One word that nothing is known of is a guess, whatever its trigrams look like.
        if words.len() == 1 && points.leave_a_choice() {
            return None;
        }
        points.ask_whatlang(&words, script);
        let (at, confidence) = points.best()?;
        let language = self.tongues.get(at)?.language()?.clone();
        Some(Detected { language, confidence })
    }

    /// The script of most words, among those that one of the shop's languages is written in.
    fn script(&self, words: &[Word<'_>]) -> Option<Script> {
        let mut counts: Vec<(Script, f64)> = Vec::new();
        for word in words {
            let named = word.script == Script::Latin
                && !witness::is_common(&word.folded)
                && !self.vocabulary.contains_key(&*word.folded);
            let weight = if named { NAME_OF_A_THING } else { 1.0 };
            match counts.iter_mut().find(|(script, _)| *script == word.script) {
                Some((_, count)) => *count += weight,
                None => counts.push((word.script, weight)),
            }
        }
        let own = self.tongues.get(..self.own)?;
        counts.retain(|&(script, _)| own.iter().any(|tongue| tongue.writes(script)));
        counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(script, _)| script)
    }
}

fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(ENOUGH_BYTES)).unwrap_or(text)
}

#[cfg(test)]
mod tests;
