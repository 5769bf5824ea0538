//! What replies are sorted under: category, tags, and the languages they have a text in.

use crate::model::Language;

use super::query::{Narrowing, label};
use super::vocabulary::{LONGEST, Vocabulary, narrow, piece};

/// Languages beyond so many share the last bit.
const MOST_LANGUAGES: usize = 64;

/// By document number.
#[derive(Default)]
pub(super) struct Labels {
    known: Vocabulary,
    /// Of each document its category, then its tags.
    numbers: Vec<u32>,
    ends: Vec<u32>,
    /// The languages of its texts, one bit each.
    spoken: Vec<u64>,
    languages: Vec<String>,
}

/// What a query admits, in numbers. Each list of labels is an alternative that has to be met.
pub(super) struct Wanted {
    categories: Vec<Vec<u32>>,
    tags: Vec<Vec<u32>>,
    spoken: Vec<u64>,
}

impl Labels {
    /// A further document, as yet without any.
    pub(super) fn add_doc(&mut self) {
        self.ends.push(narrow(self.numbers.len()));
        self.spoken.push(0);
    }

    /// The next label of the last document: the category, then the tags.
    pub(super) fn add(&mut self, text: &str) {
        let number = if is_label(text) { self.known.number(text) } else { self.known.number(&label(text)) };
        self.numbers.push(number);
        if let Some(end) = self.ends.last_mut() {
            *end = narrow(self.numbers.len());
        }
    }

    /// A language the last document has a text in.
    pub(super) fn add_language(&mut self, language: &Language) {
        let bit = 1 << self.language(language.code());
        if let Some(spoken) = self.spoken.last_mut() {
            *spoken |= bit;
        }
    }

    /// Takes over those of a document of another shelf.
    pub(super) fn take_over(&mut self, other: &Self, doc: u32) {
        for &number in other.of(doc) {
            self.numbers.push(self.known.number(other.known.word(number)));
        }
        self.ends.push(narrow(self.numbers.len()));
        self.languages.clone_from(&other.languages);
        self.spoken.push(other.spoken.get(doc as usize).copied().unwrap_or_default());
    }

    fn language(&mut self, code: &str) -> usize {
        let known = self.languages.iter().position(|known| known == code);
        let number = known.unwrap_or_else(|| {
            self.languages.push(code.to_owned());
            self.languages.len() - 1
        });
        number.min(MOST_LANGUAGES - 1)
    }

    fn of(&self, doc: u32) -> &[u32] {
        self.numbers.get(piece(&self.ends, doc)).unwrap_or_default()
    }

    /// Makes what was added findable.
    pub(super) fn settle(&mut self) {
        self.known.settle();
    }

    /// What a query admits; `None` where it admits everything.
    pub(super) fn wanted(&self, narrowing: &Narrowing) -> Option<Wanted> {
        let Narrowing { tags, categories, languages, without: _ } = narrowing;
        if tags.is_empty() && categories.is_empty() && languages.is_empty() {
            return None;
        }
        let numbers = |label: &String| {
            let mut numbers = self.known.beginning_with(label).to_vec();
            numbers.sort_unstable();
            numbers
        };
        let spoken = |wanted: &String| {
            let of_it = self.languages.iter().enumerate().filter(|(_, known)| known.starts_with(wanted.as_str()));
            of_it.fold(0, |bits, (number, _)| bits | 1 << number.min(MOST_LANGUAGES - 1))
        };
        Some(Wanted {
            categories: categories.iter().map(numbers).collect(),
            tags: tags.iter().map(numbers).collect(),
            spoken: languages.iter().map(spoken).collect(),
        })
    }

    /// Whether a document is among what is wanted.
    pub(super) fn admits(&self, wanted: &Wanted, doc: u32) -> bool {
        let (category, tags) = self.of(doc).split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
        let spoken = self.spoken.get(doc as usize).copied().unwrap_or_default();
        let has = |numbers: &Vec<u32>, number: &u32| numbers.binary_search(number).is_ok();
        wanted.spoken.iter().all(|languages| languages & spoken != 0)
            && wanted.categories.iter().all(|numbers| category.is_some_and(|category| has(numbers, category)))
            && wanted.tags.iter().all(|numbers| tags.iter().any(|tag| has(numbers, tag)))
    }
}

/// Whether a text is a label in the form of [`label`] already, as nearly all are.
fn is_label(text: &str) -> bool {
    let is_plain = |word: &[u8]| !word.is_empty() && word.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= LONGEST && text.as_bytes().split(|&byte| byte == b'-').all(is_plain)
}
