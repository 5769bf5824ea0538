//! From a message in one language to replies whose asks are in others, by what both speak of.
//!
//! A library rarely has asks in every language its buyers write. Words and letters meet only where languages share them; the
//! concepts of the trade ([`super::lexicon`]) are the same in all.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use crate::model::Id;
use crate::text;

use super::lexicon;
use super::suggest::{Example, Source, Suggestion, Suggestions};

/// Words of a text beyond this many are not read.
const WORDS: usize = 400;

/// From this likeness on a reply counts as one that answers: of 588 messages in six languages, held against a library with
/// English asks, nine of ten reach it with the right reply.
const FITS: f32 = 0.4;

/// What the replies of a library speak of.
#[derive(Clone, Debug, Default)]
pub struct Across {
    replies: Vec<Spoken>,
    /// How much a concept tells: more where fewer replies have it.
    telling: HashMap<u16, f32>,
}

#[derive(Clone, Debug)]
struct Spoken {
    reply: Id,
    asks: Vec<BTreeSet<u16>>,
    all: BTreeSet<u16>,
}

impl Across {
    /// What these examples speak of.
    pub fn of<'a>(examples: impl IntoIterator<Item = Example<'a>>) -> Self {
        let mut replies: BTreeMap<Id, Spoken> = BTreeMap::new();
        for example in examples {
            let spoken = replies.entry(example.reply).or_insert_with(|| Spoken {
                reply: example.reply,
                asks: Vec::new(),
                all: BTreeSet::new(),
            });
            let met = met(example.text);
            match example.source {
                Source::Ask | Source::Learnt => {
                    spoken.all.extend(&met);
                    spoken.asks.push(met);
                }
                Source::Title => spoken.asks.push(met),
                // A text speaks of more than it is asked for.
                Source::Body if spoken.all.is_empty() => spoken.all = met,
                Source::Body => {}
            }
        }
        let mut counts: HashMap<u16, f32> = HashMap::new();
        for concept in replies.values().flat_map(|spoken| &spoken.all) {
            *counts.entry(*concept).or_default() += 1.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
        let total = replies.len() as f32;
        let telling = counts.into_iter().map(|(concept, count)| (concept, (1.0 + total / count).ln())).collect();
        Self { replies: replies.into_values().collect(), telling }
    }

    /// The replies that speak of what a message speaks of, best first. None of them is sure.
    pub fn suggest(&self, message: &str, limit: usize) -> Suggestions {
        let met = met(message);
        let mut list: Vec<Suggestion> = Vec::new();
        for spoken in &self.replies {
            let nearest = spoken.asks.iter().map(|ask| self.likeness(ask, &met)).fold(0.0, f32::max);
            let score = f32::midpoint(nearest, self.likeness(&spoken.all, &met));
            if score > 0.0 {
                list.push(Suggestion { reply: spoken.reply, score, confident: false });
            }
        }
        list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.reply.cmp(&b.reply)));
        list.truncate(limit);
        Suggestions { fits: list.first().is_some_and(|best| best.score >= FITS), list }
    }

    /// The cosine of two sets.
    fn likeness(&self, one: &BTreeSet<u16>, other: &BTreeSet<u16>) -> f32 {
        let weight = |concept: &u16| self.telling.get(concept).copied().unwrap_or_default().powi(2);
        let shared: f32 = one.intersection(other).map(weight).sum();
        if shared == 0.0 {
            return 0.0;
        }
        let size = |set: &BTreeSet<u16>| set.iter().map(weight).sum::<f32>();
        shared / (size(one) * size(other)).sqrt()
    }
}

/// The concepts of a text.
fn met(text: &str) -> BTreeSet<u16> {
    let folded = text::folded(text);
    let words: Vec<&str> = text::words(&folded).filter_map(|range| folded.get(range)).take(WORDS).collect();
    let mut met = BTreeSet::new();
    lexicon::concepts(&words, |concept| {
        met.insert(concept);
    });
    met
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_message_finds_asks_in_another_language() {
        let english = Language::english();
        let replies =
            ["where can I pick it up?", "how can I pay?", "has my parcel been sent?"].map(|ask| (Id::new(), ask));
        let across = Across::of(replies.iter().map(|(reply, text)| Example {
            reply: *reply,
            language: &english,
            text,
            source: Source::Ask,
        }));
        for (message, wanted) in [
            ("Wo kann ich es abholen?", 0),
            ("gdzie mogę odebrać", 0),
            ("comment puis-je payer ?", 1),
            ("как можно оплатить", 1),
            ("έχει σταλεί το δέμα μου;", 2),
        ] {
            let found = across.suggest(message, 3);
            assert!(found.fits, "{message}");
            assert_eq!(found.list[0].reply, replies[wanted].0, "{message}");
        }
        assert_eq!(across.suggest("🙂 xyz", 3), Suggestions::default());
        assert_eq!(Across::default().suggest("where", 3), Suggestions::default());
    }
}
