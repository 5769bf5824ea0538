//! A reply taken apart into what a library says of it: its titles, its asks and its texts, each for itself.

use crate::model::{Asks, Id, Language, Reply, Title, Variant, VariantKey};

/// A part of a reply that a newer library may say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Title(Language),
    Asks(Language),
    Text(VariantKey),
}

impl Element {
    /// The language it is in.
    #[must_use]
    pub const fn language(&self) -> &Language {
        match self {
            Self::Title(language) | Self::Asks(language) => language,
            Self::Text(key) => &key.language,
        }
    }

    /// All of a reply.
    #[must_use]
    pub fn of(reply: &Reply) -> Vec<Self> {
        let titles = reply.titles.iter().map(|title| Self::Title(title.language.clone()));
        let asks = reply.asks.iter().map(|asks| Self::Asks(asks.language.clone()));
        let texts = reply.variants.iter().map(|variant| Self::Text(variant.key.clone()));
        titles.chain(asks).chain(texts).collect()
    }

    /// What a reply says there; `None` where it says nothing.
    #[must_use]
    pub fn said_by(&self, reply: &Reply) -> Option<String> {
        match self {
            Self::Title(language) => {
                reply.titles.iter().find(|title| title.language == *language).map(|title| title.text.clone())
            }
            Self::Asks(language) => {
                reply.asks.iter().find(|asks| asks.language == *language).map(|asks| asks.texts.join("\n"))
            }
            Self::Text(key) => {
                reply.variants.iter().find(|variant| variant.key == *key).map(|variant| variant.body.clone())
            }
        }
    }

    /// Makes a reply say here what another one says; the rest stays as it is.
    pub fn take_over(&self, reply: &mut Reply, from: &Reply) {
        match self {
            Self::Title(language) => {
                let Some(title) = from.titles.iter().find(|title| title.language == *language) else { return };
                match reply.titles.iter_mut().find(|title| title.language == *language) {
                    Some(known) => known.text.clone_from(&title.text),
                    None => reply.titles.push(Title { language: language.clone(), text: title.text.clone() }),
                }
            }
            Self::Asks(language) => {
                let Some(asks) = from.asks.iter().find(|asks| asks.language == *language) else { return };
                match reply.asks.iter_mut().find(|asks| asks.language == *language) {
                    Some(known) => known.texts.clone_from(&asks.texts),
                    None => reply.asks.push(Asks { language: language.clone(), texts: asks.texts.clone() }),
                }
            }
            Self::Text(key) => {
                let Some(variant) = from.variants.iter().find(|variant| variant.key == *key) else { return };
                match reply.variants.iter_mut().find(|variant| variant.key == *key) {
                    Some(known) => known.body.clone_from(&variant.body),
                    None => {
                        reply.variants.push(Variant { id: Id::new(), key: key.clone(), body: variant.body.clone() });
                    }
                }
            }
        }
    }

    /// Its name without the language, in one line: what is kept with the hash of what it said.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Title(_) => "title".to_owned(),
            Self::Asks(_) => "asks".to_owned(),
            Self::Text(key) => {
                let channel = key.channel.as_ref().map_or("-", |channel| channel.name());
                let tone = key.tone.map_or("-", crate::model::Tone::word);
                let length = key.length.map_or("-", crate::model::Length::word);
                format!("text {channel} {tone} {length}")
            }
        }
    }

    /// Its name with a hash of what is said: two are the same where nothing was changed.
    #[must_use]
    pub fn mark(&self, said: &str) -> String {
        format!("{} {:016x}", self.name(), hash(said))
    }
}

/// FNV-1a of 64 bits: the same on every machine and in every version, which is all that is asked of it.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
