//! Every text of the library as a buyer would read it, situation by situation.

use jiff::civil::Date;

use super::{Desk, Error, Pins};
use crate::compose::{Rendered, SpanKind};
use crate::model::{Id, Language, Pinned, Shortcut, Situation, VariantKey};

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
        let today = self.now()?.date();
        let pins = self.pins_to_try(language)?.into_iter();
        let sitters = pins.map(|pins| self.pinned(pins)).collect::<Result<Vec<_>, _>>()?;
        let replies = self.replies_where(|reply| !reply.situations.is_empty() && !reply.archived)?;
        let mut exhibits = Vec::new();
        for reply in &replies {
            for variant in reply.variants.iter().filter(|variant| variant.key.language.base() == language.base()) {
                let mut best: Option<(usize, String)> = None;
                let mut in_turn: Vec<&Pinned> = sitters.iter().collect();
                // Stable: the latest of those who are as near to the text come first.
                in_turn.sort_by_key(|sitter| {
                    (speaks_otherwise(sitter, &variant.key), is_other_tone(sitter, &variant.key))
                });
                for sitter in in_turn {
                    // A text that cannot be filled is told of by the look through the library.
                    let rendered = match self.filled_for(posed(sitter, &variant.key), reply, variant.id) {
                        Err(Error::Template(_)) => break,
                        other => other?,
                    };
                    let Some(rendered) = rendered else { continue };
                    let open = left_open(&rendered, sitter, today);
                    if best.as_ref().is_none_or(|(least, _)| open < *least) {
                        best = Some((open, rendered.preview().to_owned()));
                    }
                    if open == 0 {
                        break;
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

/// Whether the buyer speaks another language than that of a text.
fn speaks_otherwise(sitter: &Pinned, key: &VariantKey) -> bool {
    let spoken = sitter.buyer.as_ref().and_then(|buyer| buyer.language.as_ref());
    spoken.is_some_and(|spoken| spoken.base() != key.language.base())
}

/// Whether the buyer is addressed in another tone than that of a text.
fn is_other_tone(sitter: &Pinned, key: &VariantKey) -> bool {
    let tone = sitter.buyer.as_ref().and_then(|buyer| buyer.tone);
    tone.zip(key.tone).is_some_and(|(theirs, of_text)| theirs != of_text)
}

/// Whoever a text is filled for, as if they were addressed as it does: in its language, and by a name that goes with its tone. What was
/// agreed with a buyer in another language stays out of it.
fn posed(sitter: &Pinned, key: &VariantKey) -> Pinned {
    let mut pinned = sitter.clone();
    let is_foreign = speaks_otherwise(sitter, key);
    if let Some(buyer) = &mut pinned.buyer {
        if is_foreign || is_other_tone(sitter, key) {
            buyer.address_as = None;
        }
        buyer.language = Some(key.language.clone());
    }
    if let Some(order) = pinned.order.as_mut().filter(|_| is_foreign) {
        order.agreements.clear();
    }
    pinned
}

/// How much of a text is not known; the promise of a day that is over reads worse than a gap.
fn left_open(rendered: &Rendered, sitter: &Pinned, today: Date) -> usize {
    let is_over = sitter.order.as_ref().and_then(|order| order.promised).is_some_and(|day| day < today);
    let promises =
        rendered.spans().iter().any(|span| matches!(&span.kind, SpanKind::Filled { path } if path == "order.promised"));
    rendered.missing().names.len() + if is_over && promises { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;
    use crate::model::Tone;

    fn texts(language: &str, shortcut: &str, tone: Option<Tone>) -> Vec<String> {
        let language: Language = language.parse().expect("a language");
        let exhibits = demo::ready_made().gallery(&language, &[]).expect("a gallery");
        let wanted = exhibits.into_iter().filter(|one| one.shortcut.as_str() == shortcut && one.key.tone == tone);
        wanted.map(|one| one.text).collect()
    }

    #[test]
    fn whatever_the_buyer_speaks_the_gallery_is_in_the_language_asked_for() {
        // The one whose address lacks something is French.
        let missing = texts("en", "address-missing", None);
        assert!(missing.iter().all(|text| text.contains("rue des Tisserands") && text.contains("house number")));
        assert_eq!(missing.len(), 1);
        // What was agreed in Polish is in no English text.
        let agreed = texts("en", "order-confirm", None);
        assert!(agreed.len() == 1 && !agreed[0].contains("Logo") && agreed[0].contains("\n- Squared"), "{agreed:?}");
    }

    #[test]
    fn nobody_is_called_by_a_name_of_the_other_tone() {
        assert_eq!(texts("de", "greeting", Some(Tone::Friendly)), ["Hallo Sophie!"]);
        assert_eq!(texts("de", "greeting", Some(Tone::Formal)), ["Guten Tag, Frau Baumann!"]);
        assert_eq!(texts("pl", "greeting", Some(Tone::Friendly)), ["Cześć, Piotrze!"]);
        assert_eq!(texts("el", "greeting", Some(Tone::Friendly)), ["Γεια σου!"]);
    }

    #[test]
    fn no_day_is_promised_that_is_over() {
        let desk = demo::ready_made();
        let today = desk.now().expect("now").date();
        let past = demo::ready_made().store.latest_orders(usize::MAX).expect("orders").into_iter();
        let past: Vec<Date> = past.filter_map(|order| order.promised).filter(|day| *day < today).collect();
        assert!(!past.is_empty());
        let said = past.iter().map(|day| format!("{} November", day.day())).collect::<Vec<_>>();
        for text in texts("en", "payment-thanks", None) {
            assert!(!said.iter().any(|day| text.contains(day.as_str())), "{text}");
        }
    }
}
