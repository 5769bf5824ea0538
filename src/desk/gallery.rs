//! Every text of the library as a buyer would read it, situation by situation.

use super::{Composition, Desk, Error, Part, Pins};
use crate::model::{Id, Language, Shortcut, Situation, VariantKey};

/// So many orders are tried for each text, to find one that it suits.
const TRIED: usize = 50;

/// A text as a buyer would read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    pub situation: Situation,
    pub reply: Id,
    pub variant: Id,
    pub shortcut: Shortcut,
    /// The reply's title in the language of the text.
    pub title: String,
    pub key: VariantKey,
    /// What is not known stands as its name in ⟨ ⟩.
    pub text: String,
}

impl Desk {
    /// The texts in a language for these situations, or for all, each filled for the order that leaves least of it open: of the buyers
    /// who speak the language, where there are such. In the order of the situations, and of the library.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn gallery(&self, language: &Language, wanted: &[Situation]) -> Result<Vec<Exhibit>, Error> {
        let pins = self.pins_to_try(language)?;
        let replies = self.replies_where(|reply| !reply.situations.is_empty() && !reply.archived)?;
        let mut exhibits = Vec::new();
        for reply in &replies {
            for variant in reply.variants.iter().filter(|variant| variant.key.language.base() == language.base()) {
                let part = Part { reply: reply.id, variant: Some(variant.id) };
                let mut best: Option<(usize, String)> = None;
                for pins in &pins {
                    let composition = Composition { parts: vec![part], pins: *pins, ..Composition::default() };
                    // A text that cannot be filled is told of by the look through the library.
                    let preview = match self.unreviewed(&composition) {
                        Err(Error::Template(_)) => break,
                        other => other?,
                    };
                    let Some(preview) = preview else { continue };
                    let missing = preview.rendered.missing().names.len();
                    if best.as_ref().is_none_or(|(least, _)| missing < *least) {
                        best = Some((missing, preview.rendered.preview().to_owned()));
                    }
                }
                let Some((_, text)) = best else { continue };
                for situation in reply.situations.iter().filter(|one| wanted.is_empty() || wanted.contains(one)) {
                    exhibits.push(Exhibit {
                        situation: *situation,
                        reply: reply.id,
                        variant: variant.id,
                        shortcut: reply.shortcut.clone(),
                        title: reply.title(language).to_owned(),
                        key: variant.key.clone(),
                        text: text.clone(),
                    });
                }
            }
        }
        // Stable: the texts of a reply stay together, in their order.
        exhibits.sort_by_key(|exhibit| exhibit.situation.number());
        Ok(exhibits)
    }

    /// The languages that the library has texts in: the shop's first, then those with the most.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn library_languages(&self) -> Result<Vec<Language>, Error> {
        let mut counts: std::collections::BTreeMap<Language, usize> = std::collections::BTreeMap::new();
        for reply in self.replies_where(|reply| !reply.archived)? {
            for language in reply.languages() {
                *counts.entry(language).or_default() += 1;
            }
        }
        let mut languages: Vec<(Language, usize)> = counts.into_iter().collect();
        languages.sort_by_key(|(language, count)| (!self.is_of_shop(language), std::cmp::Reverse(*count)));
        Ok(languages.into_iter().map(|(language, _)| language).collect())
    }

    /// For whom texts in a language are tried: nobody, and the latest orders of the shop, first those of buyers who speak it.
    pub(super) fn pins_to_try(&self, language: &Language) -> Result<Vec<Pins>, Error> {
        let mut found = Vec::new();
        for order in self.store.latest_orders(TRIED)? {
            let buyer = order.buyer.map(|id| self.store.buyer(id)).transpose()?.flatten();
            let speaks = buyer.as_ref().and_then(|buyer| buyer.language.as_ref());
            let is_spoken = speaks.is_some_and(|spoken| spoken.base() == language.base());
            let piece = order.items.iter().find_map(|item| item.piece);
            let pins = Pins { buyer: buyer.map(|buyer| buyer.id), order: Some(order.id), piece };
            found.push((!is_spoken, pins));
        }
        found.sort_by_key(|(is_other, _)| *is_other);
        let of_some = found.into_iter().map(|(_, pins)| pins);
        Ok(of_some.chain([Pins::default()]).collect())
    }
}
