//! Learning the library: reply by reply as the store lends them, so that no more than one is held.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::{Knowledge, learnt_example};
use crate::model::{Id, Language, LearntExample};
use crate::search::{Across, Example, Source, Trainer};
use crate::store::{self, Fed, Store};
use crate::text::Detector;

/// The languages whose words for the trade are known: messages come in them, whatever the shop writes.
const SPOKEN: [&str; 7] = ["en", "es", "de", "pl", "el", "fr", "ru"];

/// A library on the way to being known.
pub(super) struct Learning {
    /// The languages of its texts.
    languages: Vec<Language>,
    detector: Detector,
    trainer: Trainer,
    across: Across,
    /// How many replies have asks, and how many of them in each language.
    asked: usize,
    asked_in: HashMap<String, usize>,
    /// The reply being read: it counts once it is complete.
    reply: Option<Id>,
    /// Its texts, one after the other.
    text: String,
    parts: Vec<Part>,
}

struct Part {
    /// The place of its language.
    language: usize,
    source: Source,
    text: Range<usize>,
}

impl Learning {
    /// All replies that can be read.
    pub(super) fn of(store: &Store, language: &Language) -> Result<Self, store::Error> {
        let mut learning = Self::new(languages(store, language)?);
        store.feed_replies(|part| learning.take(part))?;
        Ok(learning)
    }

    fn new(languages: BTreeSet<Language>) -> Self {
        let spoken = SPOKEN.iter().filter_map(|code| code.parse().ok());
        let spoken: Vec<Language> = spoken.filter(|language| !languages.contains(language)).collect();
        Self {
            detector: Detector::new(languages.iter().cloned().chain(spoken)),
            languages: languages.into_iter().collect(),
            trainer: Trainer::default(),
            across: Across::default(),
            asked: 0,
            asked_in: HashMap::new(),
            reply: None,
            text: String::new(),
            parts: Vec::new(),
        }
    }

    fn take(&mut self, part: Fed<'_>) {
        match part {
            Fed::Reply { id, .. } => self.begin(Some(id)),
            Fed::Title(language, title) => self.note(language, Source::Title, title),
            Fed::Ask(language, ask) => self.note(language, Source::Ask, ask),
            Fed::Body(language, template) => self.note(language, Source::Body, template),
            Fed::End => self.learn(),
            Fed::Unreadable(error) => {
                tracing::warn!(error = ?std::mem::discriminant(&error), "a reply cannot be read and is not suggested");
                self.begin(None);
            }
            Fed::Tag(_) | Fed::Situation(_) => {}
        }
    }

    fn begin(&mut self, reply: Option<Id>) {
        self.reply = reply;
        self.text.clear();
        self.parts.clear();
    }

    fn note(&mut self, language: &Language, source: Source, text: &str) {
        let known = self.languages.iter().position(|known| known == language);
        let language = known.unwrap_or_else(|| {
            self.languages.push(language.clone());
            self.languages.len() - 1
        });
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.push(Part { language, source, text: start..self.text.len() });
    }

    /// Learns from the reply that was read.
    fn learn(&mut self) {
        let Some(reply) = self.reply.take() else { return };
        let mut asked: HashSet<&str> = HashSet::new();
        for part in &self.parts {
            let (Some(language), Some(text)) = (self.languages.get(part.language), self.text.get(part.text.clone()))
            else {
                continue;
            };
            let example = Example { reply, language, text, source: part.source };
            self.detector.learn(language, text);
            self.trainer.push(example);
            self.across.learn(example);
            if part.source == Source::Ask && asked.insert(language.base()) {
                *self.asked_in.entry(language.base().to_owned()).or_default() += 1;
            }
        }
        self.asked += usize::from(!asked.is_empty());
    }

    /// What is known with that and these choices, the latest first.
    pub(super) fn finish(mut self, learnt: &[LearntExample], otherwise: &Language) -> Knowledge {
        for lesson in learnt.iter().rev() {
            let example = learnt_example(lesson, otherwise);
            self.trainer.push(example);
            self.across.learn(example);
        }
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let share = |count: usize| count as f32 / self.asked as f32;
        Knowledge {
            suggester: self.trainer.finish(),
            detector: self.detector,
            across: self.across,
            asked_in: self.asked_in.into_iter().map(|(language, count)| (language, share(count))).collect(),
            fresh: HashSet::new(),
        }
    }
}

/// The languages of a library's asks and texts, and the shop's own.
fn languages(store: &Store, language: &Language) -> Result<BTreeSet<Language>, store::Error> {
    let mut languages = BTreeSet::from([language.clone()]);
    store.feed_replies(|part| {
        if let Fed::Ask(language, _) | Fed::Body(language, _) = part
            && !languages.contains(language)
        {
            languages.insert(language.clone());
        }
    })?;
    Ok(languages)
}
