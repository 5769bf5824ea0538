//! What each word says for each language.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::{Detector, Lang, Script, detect_script};

use super::lists::LISTS;
use super::tongue::Tongue;
use crate::text::{fold_spelt, folded, words};

/// What a word of a list is worth to its language, shared where several have it.
const COMMON_WORD: f64 = 1.6;
/// What a word of the shop is worth, shared by how often each language has it.
const SHOP_WORD: f64 = 1.6;
/// A word of the shop counts fully from this many times on.
const OFTEN: f64 = 3.0;
/// What a letter is worth that only one language writes with.
const OWN_LETTER: f64 = 1.6;
/// What a beginning or an end of a word is worth.
const WORD_PART: f64 = 0.5;
/// What `whatlang` is worth when it is not sure at all, and how much more when it is.
const WHATLANG: (f64, f64) = (0.4, 2.0);

/// Which of [`LISTS`] have a word, a bit each.
type Lists = u16;

static COMMON: LazyLock<HashMap<Box<str>, Lists>> = LazyLock::new(|| {
    let mut all: HashMap<Box<str>, Lists> = HashMap::new();
    for (at, list) in LISTS.iter().enumerate() {
        for word in list.words.split_whitespace() {
            let spelt = fold_spelt(word);
            let spellings = [folded(word)].into_iter().chain(spelt.as_ref().map(|spelt| Cow::Borrowed(spelt.text())));
            for spelling in spellings {
                *all.entry(spelling.into()).or_default() |= 1 << at;
            }
        }
    }
    all
});

/// Whether a folded word is among the commonest of some language.
pub(super) fn is_common(folded: &str) -> bool {
    COMMON.contains_key(folded)
}

/// A word of the text, with letters only.
pub(super) struct Word<'a> {
    /// As it stands, with a mark of punctuation that tells a language (`¿`).
    original: &'a str,
    pub(super) folded: Cow<'a, str>,
    pub(super) script: Script,
}

impl<'a> Word<'a> {
    /// The words of a text that can tell a language: no addresses, no numbers.
    pub(super) fn all(text: &'a str) -> impl Iterator<Item = Self> {
        let is_address = |part: &&str| part.contains('@') || part.contains("://") || part.starts_with("www.");
        text.split_whitespace().filter(move |part| !is_address(part)).flat_map(Self::of_part)
    }

    fn of_part(part: &'a str) -> impl Iterator<Item = Self> {
        let opens = part.len() - part.trim_start_matches(['¿', '¡']).len();
        words(part).filter_map(move |range| {
            let start = if range.start == opens { 0 } else { range.start };
            let letters = part.get(range.clone()).filter(|letters| !letters.chars().any(char::is_numeric))?;
            Some(Self {
                original: part.get(start..range.end)?,
                folded: folded(letters),
                script: detect_script(letters)?,
            })
        })
    }
}

/// How much speaks for each tongue.
pub(super) struct Points<'a> {
    tongues: &'a [Tongue],
    own: usize,
    /// Whether the tongue is written in the script of the text.
    able: Vec<bool>,
    sums: Vec<f64>,
}

impl<'a> Points<'a> {
    pub(super) fn new(tongues: &'a [Tongue], own: usize, able: Vec<bool>) -> Self {
        Self { tongues, own, able, sums: vec![0.0; tongues.len()] }
    }

    /// Adds what a word says; `seen` is how often the shop used it in each of its languages.
    pub(super) fn add_word(&mut self, word: &Word<'_>, seen: Option<&[u32]>) {
        let common = COMMON.get(&*word.folded).copied().unwrap_or_default();
        self.share(COMMON_WORD, |tongue| tongue.list.is_some_and(|list| common >> list & 1 == 1));
        self.add_shop_word(seen.unwrap_or_default());
        if !word.original.is_ascii() {
            let telling = |c: &char| !c.is_ascii() && LISTS.iter().any(|list| list.letters.contains(*c));
            let letters: Vec<char> = word.original.chars().flat_map(char::to_lowercase).filter(telling).collect();
            if !letters.is_empty() {
                self.share(OWN_LETTER, |tongue| {
                    tongue.list().is_some_and(|list| letters.iter().all(|&c| list.letters.contains(c)))
                });
            }
        }
        if common == 0 {
            self.share(WORD_PART, |tongue| tongue.list().is_some_and(|list| has_part(list.parts, &word.folded)));
        }
    }

    fn add_shop_word(&mut self, seen: &[u32]) {
        let total: f64 = seen.iter().copied().map(f64::from).sum();
        for (points, &seen) in self.sums.iter_mut().zip(seen) {
            let seen = f64::from(seen);
            *points += SHOP_WORD * seen.min(OFTEN) / OFTEN * seen / total.max(1.0);
        }
    }

    /// Gives the same to each tongue that has the property, less the more of the shop's languages share it.
    fn share(&mut self, worth: f64, has: impl Fn(&Tongue) -> bool) {
        let has: Vec<bool> = self.tongues.iter().zip(&self.able).map(|(tongue, able)| *able && has(tongue)).collect();
        let sharing = has.iter().take(self.own).filter(|has| **has).count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a shop has a handful of languages")]
        let each = worth / sharing as f64;
        for (points, _) in self.sums.iter_mut().zip(has).filter(|(_, has)| *has) {
            *points += each;
        }
    }

    /// Whether nothing was said for any of the shop's tongues so far, and more than one of them is written in the script.
    pub(super) fn leave_a_choice(&self) -> bool {
        let own = || self.sums.iter().zip(&self.able).take(self.own);
        own().filter(|(_, able)| **able).count() > 1 && own().all(|(points, _)| *points <= 0.0)
    }

    /// Adds the vote of `whatlang`, which is asked only where there is more than one language to choose from.
    pub(super) fn ask_whatlang(&mut self, words: &[Word<'_>], script: Script) {
        let asked = |at: usize, tongue: &Tongue| {
            at < self.own && tongue.lang.is_some_and(|lang| script.langs().contains(&lang))
        };
        let allowed: Vec<Lang> = self
            .tongues
            .iter()
            .enumerate()
            .filter(|(at, tongue)| asked(*at, tongue))
            .filter_map(|(_, tongue)| tongue.lang)
            .collect();
        if allowed.len() < 2 {
            return;
        }
        let text: Vec<&str> = words.iter().filter(|word| word.script == script).map(|word| word.original).collect();
        let Some(vote) = Detector::with_allowlist(allowed).detect(&text.join(" ")) else { return };
        let weight = WHATLANG.0 + WHATLANG.1 * vote.confidence();
        for (points, _) in self.sums.iter_mut().zip(self.tongues).filter(|(_, tongue)| tongue.lang == Some(vote.lang()))
        {
            *points += weight;
        }
    }

    /// The first of the shop's tongues with the most points, and its share.
    pub(super) fn best(&self) -> Option<(usize, f64)> {
        let able = || {
            self.sums
                .iter()
                .zip(&self.able)
                .enumerate()
                .filter(|(_, (_, able))| **able)
                .map(|(at, (points, _))| (at, *points))
        };
        let (at, most) =
            able().filter(|(at, _)| *at < self.own).reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let sum: f64 = able().map(|(_, points)| (points - most).exp()).sum();
        Some((at, 1.0 / sum))
    }
}

/// Whether a folded word begins, ends, or reads somewhere like one of the parts.
fn has_part(parts: &str, word: &str) -> bool {
    parts.split(' ').filter(|part| !part.is_empty()).any(|part| {
        match (part.strip_prefix('^'), part.strip_suffix('$')) {
            (Some(beginning), _) => word.len() > beginning.len() && word.starts_with(beginning),
            (_, Some(end)) => word.len() > end.len() && word.ends_with(end),
            _ => word.contains(part),
        }
    })
}
