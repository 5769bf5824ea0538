//! From a message in one language to replies whose asks are in others, by what both speak of.
//!
//! A library rarely has asks in every language its buyers write. Words and letters meet only where languages share them; the
//! concepts of the trade ([`super::lexicon`]) are the same in all.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::text;

use super::lexicon;
use super::suggest::{Example, Source, Suggestion, Suggestions};

/// Words of a text beyond this many are not read.
const WORDS: usize = 400;

/// From this likeness on a reply counts as one that answers: of 588 messages in six languages, held against a library with
/// English asks, nine of ten reach it with the right reply.
const FITS: f32 = 0.4;

/// Ends the concepts of an ask: none has this number.
const END: u16 = u16::MAX;

/// What the replies of a library speak of.
#[derive(Clone, Debug, Default)]
pub struct Across {
    replies: BTreeMap<Id, Spoken>,
    /// Of how many replies each concept is spoken, by its number.
    counts: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Spoken {
    /// The concepts of each ask and title, ascending, then [`END`].
    asks: Vec<u16>,
    /// All that it is asked for; where it has no asks, all that its texts speak of. Ascending.
    all: Vec<u16>,
}

impl Across {
    /// What these examples speak of.
    pub fn of<'a>(examples: impl IntoIterator<Item = Example<'a>>) -> Self {
        let mut across = Self::default();
        for example in examples {
            across.learn(example);
        }
        across
    }

    /// Takes in what one example more speaks of. The texts of a reply come after its asks.
    pub fn learn(&mut self, example: Example<'_>) {
        let spoken = self.replies.entry(example.reply).or_default();
        // A text speaks of more than it is asked for.
        if example.source == Source::Body && !spoken.all.is_empty() {
            return;
        }
        let met = met(example.text);
        if example.source != Source::Body && !met.is_empty() {
            spoken.asks.extend(&met);
            spoken.asks.push(END);
        }
        if example.source == Source::Title {
            return;
        }
        for concept in met {
            let Err(place) = spoken.all.binary_search(&concept) else { continue };
            spoken.all.insert(place, concept);
            let number = usize::from(concept);
            self.counts.resize(self.counts.len().max(number + 1), 0);
            self.counts[number] += 1;
        }
    }

    /// The replies that speak of what a message speaks of, best first. None of them is sure.
    pub fn suggest(&self, message: &str, limit: usize) -> Suggestions {
        let telling = self.telling();
        let met = met(message);
        let mut list: Vec<Suggestion> = Vec::new();
        for (&reply, spoken) in &self.replies {
            let asks = spoken.asks.split(|&concept| concept == END);
            let nearest = asks.map(|ask| likeness(&telling, ask, &met)).fold(0.0, f32::max);
            let score = f32::midpoint(nearest, likeness(&telling, &spoken.all, &met));
            if score > 0.0 {
                list.push(Suggestion { reply, score, confident: false });
            }
        }
        list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.reply.cmp(&b.reply)));
        list.truncate(limit);
        Suggestions { fits: list.first().is_some_and(|best| best.score >= FITS), list }
    }

    /// How much each concept tells, squared: more where fewer replies have it.
    fn telling(&self) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
        let real = |count: usize| count as f32;
        let total = real(self.replies.len());
        let telling = |&count: &u32| {
            if count == 0 { 0.0 } else { (1.0 + total / real(count as usize)).ln().powi(2) }
        };
        self.counts.iter().map(telling).collect()
    }
}

/// The cosine of two ascending sets of concepts.
fn likeness(telling: &[f32], one: &[u16], other: &[u16]) -> f32 {
    let weight = |concept: &u16| telling.get(usize::from(*concept)).copied().unwrap_or_default();
    let shared: f32 = one.iter().filter(|concept| other.binary_search(concept).is_ok()).map(weight).sum();
    if shared == 0.0 {
        return 0.0;
    }
    let size = |set: &[u16]| set.iter().map(weight).sum::<f32>();
    shared / (size(one) * size(other)).sqrt()
}

/// The concepts of a text, ascending.
fn met(text: &str) -> Vec<u16> {
    let folded = text::folded(text);
    let words: Vec<&str> = text::words(&folded).filter_map(|range| folded.get(range)).take(WORDS).collect();
    let mut met = Vec::new();
    lexicon::concepts(&words, |concept| met.push(concept));
    met.sort_unstable();
    met.dedup();
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
