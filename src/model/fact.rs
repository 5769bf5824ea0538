use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Channel, Id, Language};
use crate::text::{Masked, places};

/// Something true of the shop, kept once and used by every reply as `shop.<name>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: Id,
    /// The name in templates: lower-case letters, digits and underscores.
    pub name: String,
    /// As the seller says it, in the shop's language where it has words at all.
    pub value: String,
    /// The same in other languages, each once.
    pub translations: Vec<Translation>,
    /// The day somebody last made sure that it holds.
    pub checked_on: Option<Date>,
    /// Not for everybody's eyes: an account number, a home address.
    pub sensitive: bool,
    /// The channels a sensitive fact may go to, each once; everywhere where none is named.
    pub channels: Vec<Channel>,
}

/// What a fact, or the name of a piece, is in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    pub language: Language,
    pub text: String,
    /// The value or name these words say. Once there is another, they are no longer true and stand in no text.
    pub source: String,
}

impl Translation {
    /// The words for a language, or for its base, among those that say what is said today.
    pub(super) fn among<'t>(all: &'t [Self], said: &str, language: &Language) -> Option<&'t str> {
        let of_today = || all.iter().filter(|one| one.source == said && !one.text.is_empty());
        let exact = of_today().find(|one| one.language == *language);
        let found = exact.or_else(|| of_today().find(|one| one.language.code() == language.base()));
        found.map(|one| one.text.as_str())
    }
}

impl Fact {
    /// What stands in a text of this language: the words for it, or for its base (`pt` for `pt-BR`), else the value.
    #[must_use]
    pub fn said_in(&self, language: &Language) -> &str {
        self.translation(language).unwrap_or(&self.value)
    }

    /// The words for this language, where there are such that say the value of today.
    #[must_use]
    pub fn translation(&self, language: &Language) -> Option<&str> {
        Translation::among(&self.translations, &self.value, language)
    }

    /// Whether a text with it may go to this channel without anybody being asked.
    #[must_use]
    pub fn may_go_to(&self, channel: &Channel) -> bool {
        !self.sensitive || self.channels.is_empty() || self.channels.contains(channel)
    }

    /// The languages whose words say what the fact was before.
    pub fn outdated(&self) -> impl Iterator<Item = &Language> {
        self.translations.iter().filter(|one| one.source != self.value).map(|one| &one.language)
    }
}

/// What is not for everybody's eyes: the names of the sensitive facts, and what they say in any language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    names: Vec<String>,
    words: Vec<String>,
}

impl Secrets {
    /// The sensitive ones among these facts.
    #[must_use]
    pub fn of(facts: &[Fact]) -> Self {
        let mut secrets = Self::default();
        for fact in facts.iter().filter(|fact| fact.sensitive) {
            secrets.names.push(fact.name.clone());
            let translated = fact.translations.iter().map(|one| &one.text);
            secrets.words.extend(translated.chain([&fact.value]).filter(|words| !words.is_empty()).cloned());
        }
        secrets
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether a path of templates (`shop.iban`) leads to one.
    #[must_use]
    pub fn has_path(&self, path: &str) -> bool {
        path.strip_prefix("shop.").is_some_and(|name| self.names.iter().any(|one| one == name))
    }

    /// Where a text says one, in bytes; stretches may overlap.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        self.words.iter().flat_map(|words| places(text, words)).collect()
    }

    /// A text as the screen shows it, with every one masked; `None` where it says none.
    #[must_use]
    pub fn masked(&self, text: &str) -> Option<String> {
        Masked::new(text, self.found_in(text)).map(|masked| masked.text)
    }
}

/// An answer to a question, kept so that it need not be given twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub scope: Scope,
    /// The question's name in templates.
    pub name: String,
    pub value: String,
}

/// For whom a remembered answer holds. The narrower wins: an order's, then a buyer's, then the shop's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "scope", content = "of")]
pub enum Scope {
    Order(Id),
    Buyer(Id),
    Shop,
}
