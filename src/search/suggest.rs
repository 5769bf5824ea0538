//! From a buyer's message to the replies that answer it.
//!
//! A [`Suggester`] is trained from a library's examples: what buyers asked when a reply was right, its title and its texts. Up to
//! some hundred replies it is a blend of four heads over words and letters, the strongest a linear model; for thousands an inverted
//! index of words. It tells two things beside the list: whether the first is almost surely right, and whether any reply answers
//! the message at all. Nothing in it is random: the same library gives the same answers.

mod blend;
mod evidence;
mod framing;
mod hash;
mod linear;
mod slips;
mod small;
mod spelling;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod trust;
mod wide;

use std::ops::Range;

use hashbrown::HashMap;

use crate::model::{Id, Language};

use small::{Given, Small};
use table::Label;
use wide::{Wide, Writer};

/// Up to so many replies and examples a linear model is trained.
const REPLIES: usize = 500;
const EXAMPLES: usize = 12_000;

/// A text that stands for a reply.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    pub reply: Id,
    pub language: &'a Language,
    pub text: &'a str,
    pub source: Source,
}

/// Where an example is from, which says how much it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What buyers write when they need the reply, as the seller put it down.
    Ask,
    /// A message for which the seller chose the reply.
    Learnt,
    /// The reply's title.
    Title,
    /// One of its texts.
    Body,
}

impl Source {
    /// How much an example counts beside an ask: the seller's own choice more, what buyers never wrote less.
    const fn weight(self) -> f32 {
        match self {
            Self::Ask => 1.0,
            Self::Learnt => 1.5,
            Self::Title => 0.7,
            Self::Body => 0.25,
        }
    }

    /// Written by a buyer.
    const fn is_ask(self) -> bool {
        matches!(self, Self::Ask | Self::Learnt)
    }

    const fn telling(self) -> u8 {
        match self {
            Self::Ask | Self::Learnt | Self::Title => wide::TELLING,
            Self::Body => 1,
        }
    }
}

/// A trained library: answers which replies fit a message, and learns more as the seller chooses.
#[derive(Clone, Debug)]
pub struct Suggester {
    /// The reply of each label, and the way back.
    replies: Vec<Id>,
    labels: HashMap<Id, u32>,
    engine: Engine,
}

#[derive(Clone, Debug)]
enum Engine {
    Small(Box<Small>),
    Wide(Box<Wide>),
}

/// What answers a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// Some reply of the library answers it, as far as can be told.
    pub fits: bool,
    /// The best first.
    pub list: Vec<Suggestion>,
}

/// A reply that may answer a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    pub reply: Id,
    /// The chance that it is the right one, 0 to 1.
    pub score: f32,
    /// It is almost surely right: nine of ten are on messages never seen. Only the first can be.
    pub confident: bool,
}

impl Suggester {
    /// Learns a library. The examples of one reply are best given one after the other; their order does not matter otherwise.
    pub fn train<'a>(examples: impl IntoIterator<Item = Example<'a>>) -> Self {
        let mut trainer = Trainer::default();
        for example in examples {
            trainer.push(example);
        }
        trainer.finish()
    }

    /// Learns one example more. The reply may be a new one.
    pub fn learn(&mut self, example: Example<'_>) {
        let label = label(&mut self.replies, &mut self.labels, example.reply);
        match &mut self.engine {
            Engine::Small(small) => small.learn(&given(label, &example)),
            Engine::Wide(wide) => wide.learn(label, example.text, example.source.weight()),
        }
    }

    /// Takes one example back, as it was given.
    pub fn unlearn(&mut self, example: Example<'_>) {
        let Some(&label) = self.labels.get(&example.reply) else { return };
        match &mut self.engine {
            Engine::Small(small) => {
                small.unlearn(&given(label, &example));
            }
            Engine::Wide(wide) => wide.learn(label, example.text, -example.source.weight()),
        }
    }

    /// Takes everything about a reply back: it is no longer suggested.
    pub fn forget(&mut self, reply: Id) {
        let Some(&label) = self.labels.get(&reply) else { return };
        match &mut self.engine {
            Engine::Small(small) => small.forget(small_label(label)),
            Engine::Wide(wide) => wide.forget(label),
        }
    }

    /// The replies that answer a message, best first, at most `limit`.
    pub fn suggest(&self, message: &str, limit: usize) -> Suggestions {
        let (trust, ranked): (_, Vec<(u32, f32)>) = match &self.engine {
            Engine::Small(small) => {
                let (trust, ranked) = small.suggest(message, limit);
                (trust, ranked.into_iter().map(|(label, score)| (u32::from(label), score)).collect())
            }
            Engine::Wide(wide) => wide.suggest(message, limit),
        };
        let list = ranked.into_iter().enumerate().filter_map(|(place, (label, score))| {
            let &reply = self.replies.get(label as usize)?;
            Some(Suggestion { reply, score, confident: place == 0 && trust.confident })
        });
        Suggestions { fits: trust.fits, list: list.collect() }
    }
}

/// Takes a library's examples one by one, each only lent, and makes a [`Suggester`] of them.
///
/// Of a small library the texts are kept until all are there; of one that proves large, only its index.
#[derive(Debug, Default)]
pub struct Trainer {
    library: Library,
    kept: Vec<Kept>,
    /// The texts of those kept, one after the other.
    texts: String,
    /// The languages met.
    languages: Vec<Language>,
    wide: Option<Box<Writer>>,
}

/// An example of a library that is still small.
#[derive(Debug)]
struct Kept {
    reply: Id,
    /// Its place among the languages.
    language: usize,
    source: Source,
    text: Range<usize>,
}

impl Trainer {
    /// One example. Those of one reply are best given one after the other; their order does not matter otherwise.
    pub fn push(&mut self, example: Example<'_>) {
        let label = self.library.label(example.reply);
        if let Some(wide) = &mut self.wide {
            write(wide, label, &example);
            return;
        }
        let start = self.texts.len();
        self.texts.push_str(example.text);
        let known = self.languages.iter().position(|language| language == example.language);
        let language = known.unwrap_or_else(|| {
            self.languages.push(example.language.clone());
            self.languages.len() - 1
        });
        let Example { reply, source, .. } = example;
        self.kept.push(Kept { reply, language, source, text: start..self.texts.len() });
        if self.library.replies.len() > REPLIES || self.kept.len() > EXAMPLES {
            self.widen();
        }
    }

    /// Gives up the texts for an index of them.
    fn widen(&mut self) {
        let mut writer = Box::<Writer>::default();
        for example in self.kept.iter().filter_map(|kept| kept.example(&self.texts, &self.languages)) {
            write(&mut writer, self.library.label(example.reply), &example);
        }
        (self.kept, self.texts) = (Vec::new(), String::new());
        self.wide = Some(writer);
    }

    /// The library, learnt.
    pub fn finish(self) -> Suggester {
        if let Some(wide) = self.wide {
            let Library { replies, labels } = self.library;
            return Suggester { replies, labels, engine: Engine::Wide(Box::new(wide.finish())) };
        }
        let examples = self.kept.iter().filter_map(|kept| kept.example(&self.texts, &self.languages));
        let mut examples: Vec<Example<'_>> = examples.collect();
        // Whatever order they came in, training sees one.
        examples.sort_by(|one, other| (one.reply, one.text).cmp(&(other.reply, other.text)));
        let mut library = Library::default();
        let given: Vec<Given<'_>> =
            examples.iter().map(|example| given(library.label(example.reply), example)).collect();
        let small = Small::train(&given, library.replies.len());
        Suggester { replies: library.replies, labels: library.labels, engine: Engine::Small(Box::new(small)) }
    }
}

impl Kept {
    fn example<'a>(&self, texts: &'a str, languages: &'a [Language]) -> Option<Example<'a>> {
        let (language, text) = (languages.get(self.language)?, texts.get(self.text.clone())?);
        Some(Example { reply: self.reply, language, text, source: self.source })
    }
}

fn write(writer: &mut Writer, label: u32, example: &Example<'_>) {
    writer.push(label, example.text, example.source.telling(), example.source.is_ask());
}

#[derive(Debug, Default)]
struct Library {
    replies: Vec<Id>,
    labels: HashMap<Id, u32>,
}

impl Library {
    fn label(&mut self, reply: Id) -> u32 {
        label(&mut self.replies, &mut self.labels, reply)
    }
}

/// The label of a reply; a new one gets the next.
fn label(replies: &mut Vec<Id>, labels: &mut HashMap<Id, u32>, reply: Id) -> u32 {
    *labels.entry(reply).or_insert_with(|| {
        replies.push(reply);
        u32::try_from(replies.len() - 1).unwrap_or(u32::MAX)
    })
}

fn given<'a>(label: u32, example: &Example<'a>) -> Given<'a> {
    Given {
        label: small_label(label),
        weight: example.source.weight(),
        is_ask: example.source.is_ask(),
        is_body: example.source == Source::Body,
        language: example.language.base(),
        text: example.text,
    }
}

/// Small libraries have labels far below the limit of the type; one that grows beyond it while the program runs is trained as a
/// wide one at the next start.
fn small_label(label: u32) -> Label {
    Label::try_from(label).unwrap_or(Label::MAX)
}

fn real(number: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts; a statistic needs no more than 24 bits")]
    let real = number as f32;
    real
}
