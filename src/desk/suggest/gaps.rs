//! Which replies to write next: past messages that none answers, those alike together.

use std::collections::{BTreeMap, HashMap};

use crate::desk::{Desk, Error};
use crate::text;

/// Messages with so much in common are about the same.
const ALIKE: f64 = 0.3;
/// Beyond so many groups a message is compared with no further ones: a file of years still takes seconds.
const MOST_GROUPS: usize = 2_000;
/// Of a longer message only so many words are compared.
const MOST_WORDS: usize = 60;

/// What a file of past messages shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    /// How many messages were looked at.
    pub messages: usize,
    /// How many of them have a reply.
    pub answered: usize,
    /// The others, the largest group first.
    pub groups: Vec<Gap>,
}

/// Messages about the same thing that no reply answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// The words they share most, the most telling first.
    pub words: Vec<String>,
    /// The messages, in the order of the file.
    pub messages: Vec<String>,
}

impl Desk {
    /// Which of these messages no reply answers, grouped by likeness.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn gaps<'m>(&mut self, messages: impl IntoIterator<Item = &'m str>) -> Result<Gaps, Error> {
        self.learn_library()?;
        let mut gaps = Gaps::default();
        let mut unanswered = Vec::new();
        for message in messages {
            let clean = text::sanitise(message).trim().to_owned();
            if clean.is_empty() {
                continue;
            }
            gaps.messages += 1;
            if self.knowledge.as_ref().is_some_and(|knowledge| knowledge.answers(&clean)) {
                gaps.answered += 1;
            } else {
                unanswered.push(clean);
            }
        }
        gaps.groups = grouped(unanswered);
        Ok(gaps)
    }
}

/// A message as the weights of its words.
type Weights = BTreeMap<String, f64>;

/// A group under way.
struct Group {
    centre: Weights,
    messages: Vec<String>,
}

/// Puts each message to the group it is most like, or begins a new one.
fn grouped(messages: Vec<String>) -> Vec<Gap> {
    let words: Vec<Vec<String>> = messages.iter().map(|message| words_of(message)).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in words.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let total = f64::from(u32::try_from(messages.len()).unwrap_or(u32::MAX));
    let weight = |word: &str| (1.0 + total / f64::from(counts.get(word).copied().unwrap_or(1))).ln();
    let mut groups: Vec<Group> = Vec::new();
    for (message, words) in messages.into_iter().zip(&words) {
        let weights: Weights = words.iter().map(|word| (word.clone(), weight(word))).collect();
        let nearest = groups.iter_mut().map(|group| (likeness(&group.centre, &weights), group));
        let nearest = nearest.filter(|(likeness, _)| *likeness >= ALIKE).max_by(|(a, _), (b, _)| a.total_cmp(b));
        if let Some((_, group)) = nearest {
            group.messages.push(message);
            for (word, weight) in weights {
                *group.centre.entry(word).or_default() += weight;
            }
        } else if groups.len() < MOST_GROUPS {
            groups.push(Group { centre: weights, messages: vec![message] });
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.messages.len()));
    groups.into_iter().map(gap).collect()
}

fn gap(group: Group) -> Gap {
    let mut words: Vec<(String, f64)> = group.centre.into_iter().collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Gap { words: words.into_iter().take(4).map(|(word, _)| word).collect(), messages: group.messages }
}

/// The cosine of two messages.
fn likeness(a: &Weights, b: &Weights) -> f64 {
    let dot: f64 = b.iter().filter_map(|(word, weight)| Some(weight * a.get(word)?)).sum();
    let length = |weights: &Weights| weights.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    let lengths = length(a) * length(b);
    if lengths > 0.0 { dot / lengths } else { 0.0 }
}

/// The words of a message that can tell what it is about; of very short ones all.
fn words_of(message: &str) -> Vec<String> {
    let folded = text::folded(message);
    let all: Vec<&str> = text::words(&folded).filter_map(|range| folded.get(range)).take(MOST_WORDS).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| word.chars().count() > 2).collect();
    let kept = if telling.is_empty() { all } else { telling };
    kept.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_about_the_same_come_together_and_the_most_asked_first() {
        let messages = [
            "do you sell gift cards",
            "can you repair a broken zip",
            "gift cards available?",
            "Any GIFT CARDS?",
            "zip broken, can you repair it",
            "🙂",
        ];
        let groups = grouped(messages.iter().map(|message| (*message).to_owned()).collect());
        let sizes: Vec<usize> = groups.iter().map(|group| group.messages.len()).collect();
        assert_eq!(sizes, [3, 2, 1]);
        assert!(groups[0].words.contains(&"gift".to_owned()), "{:?}", groups[0].words);
    }
}
