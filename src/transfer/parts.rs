//! A reply split by language, as both our forms write it.

use crate::model::{Language, Reply, Variant};

/// What a reply has in one language.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) language: &'a Language,
    pub(super) title: Option<&'a str>,
    pub(super) asks: &'a [String],
    /// In their order; empty where a language has only a title or asks.
    pub(super) variants: Vec<&'a Variant>,
}

/// The parts of a reply, in the order of its titles, then of its asks, then of its variants.
pub(super) fn parts(reply: &Reply) -> Vec<Part<'_>> {
    let titles = reply.titles.iter().map(|title| &title.language);
    let asks = reply.asks.iter().map(|asks| &asks.language);
    let variants = reply.variants.iter().map(|variant| &variant.key.language);
    let mut languages: Vec<&Language> = Vec::new();
    for language in titles.chain(asks).chain(variants) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let part = |language| Part {
        language,
        title: reply.titles.iter().find(|title| title.language == *language).map(|title| title.text.as_str()),
        asks: reply.asks.iter().find(|asks| asks.language == *language).map_or(&[], |asks| &asks.texts),
        variants: reply.variants.iter().filter(|variant| variant.key.language == *language).collect(),
    };
    languages.into_iter().map(part).collect()
}
