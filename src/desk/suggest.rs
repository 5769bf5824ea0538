//! From a buyer's message to replies: what it says, who wrote it, what answers it; and learning from what was chosen.

mod gaps;
mod learning;
mod recognise;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Answers, Composition, Desk, Error, Group, Preview, Row};
use crate::compose;
use crate::model::{Id, Language, LearntExample, Reply, Role};
use crate::search::{self, Across, Example, Found, Hints, Source, Suggester, Suggestions};
use crate::store::ActionKind;
use crate::text::{self, Detected, Detector};

use learning::Learning;

pub use gaps::{Gap, Gaps};
pub use recognise::{Recognised, RecognisedBy};

/// More of a message is not read: 64 KiB are ten thousand words, and what lies beyond was pasted by mistake. It is shown all the
/// same.
const LONGEST_READ: usize = 64 * 1024;
/// So many of a message's questions are answered one by one, each at the price of a message.
const MOST_QUESTIONS: usize = 16;
/// More of a message than this is not kept with what was learnt from it.
const LONGEST_LESSON: usize = 2_000;
/// So many columns of a message tell which it was.
const SHORT: usize = 40;
/// The order numbers that show how the shop's are built.
const ORDERS_SEEN: usize = 50;
/// So many choices are learnt from, the latest: years of a shop.
const LESSONS: usize = 20_000;
/// So deep in a question's ranking a chosen reply still counts as the answer to it.
const CHOSEN_AMONG: usize = 10;

/// What is known about messages: the replies they were answered with, and the languages they are written in.
pub(super) struct Knowledge {
    suggester: Suggester,
    detector: Detector,
    /// The way to replies whose asks are in other languages.
    across: Across,
    /// For each language the share of the replies with asks that have some in it.
    asked_in: HashMap<String, f32>,
    /// Examples that were taken in as they were learnt; that they changed is no news.
    fresh: HashSet<Id>,
}

/// From this share of the replies on a language has asks enough for its messages.
const WELL_ASKED: f32 = 0.5;

/// A buyer's message, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    /// The message, cleaned.
    pub text: String,
    pub language: Option<Language>,
    /// Who wrote it, where something in it says so.
    pub from: Option<Recognised>,
    /// Order numbers, dates, sums and the like, in order.
    pub found: Vec<Found>,
    /// The day it was read, where the shop is: what was meant for an earlier one is over.
    pub today: Option<Date>,
    /// Whether it was read; until then only the text is known.
    pub is_read: bool,
    /// The parts of the message that ask for something, in order.
    pub questions: Vec<Range<usize>>,
    /// Whether any reply answers it, as far as can be told.
    pub fits: bool,
    /// The replies that may answer it, best first.
    pub suggestions: Vec<Suggested>,
}

/// A reply that may answer a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    pub reply: Id,
    pub shortcut: String,
    pub title: String,
    /// How well it fits, from 0 to 1.
    pub score: f32,
    /// It is almost surely right.
    pub confident: bool,
    /// The question it answers, from 1, where there are several.
    pub question: Option<usize>,
}

/// How well a reply answers a message, in three dots; all of them where it is almost surely right.
#[must_use]
pub const fn strength(score: f32, confident: bool) -> &'static str {
    match score {
        _ if confident => "●●●",
        0.25.. => "●●○",
        _ => "●○○",
    }
}

/// A reply with its score, before its names are looked up.
struct Ranked {
    reply: Id,
    score: f32,
    confident: bool,
    question: Option<usize>,
}

impl Understanding {
    /// A clean message of which nothing else is known yet.
    #[must_use]
    pub const fn unread(text: String) -> Self {
        Self {
            text,
            language: None,
            from: None,
            found: Vec::new(),
            today: None,
            is_read: false,
            questions: Vec::new(),
            fits: false,
            suggestions: Vec::new(),
        }
    }

    /// Whether only the beginning was read, because there is so much of it.
    #[must_use]
    pub const fn is_read_in_part(&self) -> bool {
        self.is_read && self.text.len() > LONGEST_READ
    }
}

impl Desk {
    /// A message, the list of replies that may answer it, and the message that its first line makes together with what was
    /// kept already.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn answers(
        &mut self,
        message: &str,
        composition: &Composition,
        limit: usize,
    ) -> Result<(Understanding, Vec<Row>, Option<Preview>), Error> {
        let understanding = self.understand(message, limit)?;
        let row = |one: &Suggested| Row {
            reply: one.reply,
            shortcut: one.shortcut.clone(),
            title: one.title.clone(),
            shortcut_marks: Vec::new(),
            title_marks: Vec::new(),
            group: Group::Suggested,
            score: one.score.into(),
            last_sent: None,
            sent_lately: None,
            answers: Some(Answers { question: one.question, score: one.score, confident: one.confident }),
        };
        let rows = understanding.suggestions.iter().map(row).collect();
        // What nothing answers is no bargaining.
        let rows = if understanding.fits { self.rung_by_rung(rows, composition.pins)? } else { rows };
        let (rows, preview) = self.shown_first(rows, composition)?;
        Ok((understanding, rows, preview))
    }

    /// What a message says, and the replies that may answer it. Of a message of more than 64 KiB the beginning is read.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn understand(&mut self, message: &str, limit: usize) -> Result<Understanding, Error> {
        self.learn_library()?;
        let text = text::sanitise(message).trim().to_owned();
        let read = beginning(&text, LONGEST_READ);
        let hints = self.hints()?;
        let (found, today) = (search::extract(read, &hints), Some(hints.today));
        let from = self.recognise(read, &found)?;
        let questions = search::questions(read);
        let Some(knowledge) = &self.knowledge else {
            return Ok(Understanding { from, found, today, questions, is_read: true, ..Understanding::unread(text) });
        };
        let language = knowledge.detector.detect(read);
        let whole = knowledge.suggest(read, language.as_ref(), limit);
        let (ranked, fits) = knowledge.by_question(read, language.as_ref(), &questions, &whole, limit);
        let suggestions =
            ranked.into_iter().filter_map(|one| self.suggested(&one).transpose()).collect::<Result<_, _>>()?;
        let language = language.map(|found| found.language);
        Ok(Understanding { text, language, from, found, today, is_read: true, questions, fits, suggestions })
    }

    /// What is known before a message is read.
    fn hints(&self) -> Result<Hints, Error> {
        let orders = self.store.latest_orders(ORDERS_SEEN)?.into_iter().map(|order| order.number).collect();
        Ok(Hints { orders, currency: self.settings.currency, ..Hints::on(self.now()?.date()) })
    }

    /// A ranked reply with its names; `None` where it was removed meanwhile.
    fn suggested(&self, ranked: &Ranked) -> Result<Option<Suggested>, Error> {
        let Ranked { reply, score, confident, question } = *ranked;
        let named = self.store.reply(reply)?;
        Ok(named.map(|found| Suggested {
            reply,
            shortcut: found.shortcut.to_string(),
            title: found.title(&self.settings.interface).to_owned(),
            score,
            confident,
            question,
        }))
    }

    /// Learns the library anew where it has changed since a message was understood. Before the first message nothing is learnt:
    /// whoever only types needs none of it, nor its memory.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn keep_knowledge_fresh(&mut self) -> Result<(), Error> {
        if self.knowledge.is_some() { self.learn_library() } else { Ok(()) }
    }

    /// Learns the library where that was not done since it changed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn learn_library(&mut self) -> Result<(), Error> {
        if self.knowledge.is_some() && !self.knowledge_is_stale {
            return Ok(());
        }
        let learning = Learning::of(&self.store, &self.settings.language)?;
        self.knowledge = Some(learning.finish(&self.store.learnt_examples(LESSONS)?, &self.settings.language));
        self.knowledge_is_stale = false;
        self.doubted.take();
        Ok(())
    }

    /// Notes that what was learnt has changed: unless it was taken in already, the library is learnt anew before the next
    /// message.
    pub(super) fn learnt_changed(&mut self, examples: impl IntoIterator<Item = Id>) {
        let Some(knowledge) = &mut self.knowledge else { return };
        for example in examples {
            self.knowledge_is_stale |= !knowledge.fresh.remove(&example);
        }
    }

    /// Notes that replies have changed.
    pub(super) const fn library_changed(&mut self) {
        self.knowledge_is_stale = true;
    }

    /// What choosing these replies for a message teaches.
    pub(super) fn lessons(
        &self,
        composition: &Composition,
        entry: Id,
        now: Timestamp,
    ) -> Result<Vec<LearntExample>, Error> {
        let Some(message) = &composition.message else { return Ok(Vec::new()) };
        let mut chosen = Vec::new();
        for part in &composition.parts {
            if self.store.reply(part.reply)?.is_some_and(|reply| reply.role == Role::Body) {
                chosen.push(part.reply);
            }
        }
        let message = beginning(message, LONGEST_READ);
        let questions = search::questions(message);
        let parts: Vec<(&str, Id)> = match (&chosen[..], &self.knowledge) {
            ([only], _) => vec![(message, *only)],
            ([], _) | (_, None) => Vec::new(),
            (several, Some(knowledge)) => knowledge.assign(message, &questions, several),
        };
        let lesson = |(text, reply): (&str, Id)| {
            let text = beginning(text, LONGEST_LESSON).trim().to_owned();
            let detected = self.knowledge.as_ref().and_then(|knowledge| knowledge.detector.detect(&text));
            let language = detected.map(|detected| detected.language);
            LearntExample {
                id: Id::new(),
                text,
                language,
                reply,
                buyer: composition.pins.buyer,
                entry: Some(entry),
                at: now,
            }
        };
        Ok(parts.into_iter().map(lesson).filter(|lesson| !lesson.text.is_empty()).collect())
    }

    /// What tells the languages of texts apart, where the library was learnt.
    pub(super) fn detector(&self) -> Option<Detector> {
        Some(self.knowledge.as_ref()?.detector.clone())
    }

    /// The language of a text, as far as it is known what the shop's languages look like.
    pub(super) fn language_of(&self, text: &str) -> Option<Language> {
        let detected = self.knowledge.as_ref()?.detector.detect(text)?;
        Some(detected.language)
    }

    /// The same, where it is more than a guess.
    pub(super) fn clear_language_of(&self, text: &str) -> Option<Language> {
        let detected = self.knowledge.as_ref()?.detector.detect(text)?;
        detected.is_clear().then_some(detected.language)
    }

    /// Whether a message doubts the quality: by its words, or because what answers one of its questions is for who does. Found once for each
    /// message. Where the library was not learnt, only the words tell.
    pub(super) fn doubts_quality(&self, message: &str) -> Result<bool, Error> {
        if let Some((_, doubts)) = self.doubted.borrow().as_ref().filter(|(known, _)| known == message) {
            return Ok(*doubts);
        }
        let read = beginning(message, LONGEST_READ);
        let mut doubts = false;
        for question in search::questions(read).into_iter().take(MOST_QUESTIONS) {
            let asked = read.get(question).unwrap_or_default();
            let answer = self.knowledge.as_ref().filter(|_| !doubts).and_then(|knowledge| knowledge.answer(asked));
            let reply = answer.map(|answer| self.store.reply(answer)).transpose()?.flatten();
            let is_for_doubts = |reply: Reply| reply.situations.iter().any(|one| one.number() == compose::DOUBTS);
            doubts |= compose::doubts(asked) || reply.is_some_and(is_for_doubts);
        }
        self.doubted.replace(Some((message.to_owned(), doubts)));
        Ok(doubts)
    }

    /// Takes in what was just learnt, so that the next message profits from it.
    pub(super) fn take_in(&mut self, lessons: &[LearntExample]) {
        if let Some(knowledge) = &mut self.knowledge {
            for lesson in lessons {
                knowledge.suggester.learn(learnt_example(lesson, &self.settings.language));
                knowledge.fresh.insert(lesson.id);
            }
        }
    }

    /// What was learnt, the latest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn learnt(&self, limit: usize) -> Result<Vec<LearntExample>, Error> {
        Ok(self.store.learnt_examples(limit)?)
    }

    /// Forgets an example that was learnt.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn unlearn(&mut self, example: &LearntExample) -> Result<(), Error> {
        let now = self.timestamp();
        // The log says what it was about, not the buyer's whole message.
        let about = text::cut(example.text.lines().next().unwrap_or_default(), SHORT);
        self.store.act(ActionKind::Unlearn, &about, now, |action| action.unlearn(example.id).map(drop))?;
        self.library_changed();
        self.follow()?;
        Ok(())
    }
}

impl Knowledge {
    /// The replies to a text in a language. Where few replies have asks in it, words and letters have little to meet, and what
    /// the text speaks of decides, unless the words are sure.
    fn suggest(&self, text: &str, language: Option<&Detected>, limit: usize) -> Suggestions {
        let by_words = self.suggester.suggest(text, limit);
        let share = language.and_then(|found| self.asked_in.get(found.language.base())).copied().unwrap_or_default();
        let is_sure = by_words.list.first().is_some_and(|best| best.confident);
        if language.is_none_or(|found| !found.is_clear()) || share >= WELL_ASKED || is_sure {
            return by_words;
        }
        let mut found = self.across.suggest(text, limit);
        if !found.fits && by_words.fits || found.list.is_empty() {
            return by_words;
        }
        let known: HashSet<Id> = found.list.iter().map(|one| one.reply).collect();
        found.list.extend(by_words.list.into_iter().filter(|one| !known.contains(&one.reply)));
        found.list.truncate(limit);
        found
    }

    /// The reply that answers a message best, where one does, as far as can be told.
    pub(super) fn answer(&self, message: &str) -> Option<Id> {
        let found = self.suggest(message, self.detector.detect(message).as_ref(), 1);
        found.list.first().filter(|_| found.fits).map(|best| best.reply)
    }

    /// Whether any reply answers a message, as far as can be told.
    fn answers(&self, message: &str) -> bool {
        self.suggest(message, self.detector.detect(message).as_ref(), 1).fits
    }

    /// The whole message's replies, and which of them answers which question; and whether anything is answered. Where the answer
    /// to each of several questions is sure, these come first, in the order asked; so they do where no reply seems to answer the
    /// whole, because each of its questions takes the others' from the chance to be what it is about.
    fn by_question(
        &self,
        text: &str,
        language: Option<&Detected>,
        questions: &[Range<usize>],
        whole: &Suggestions,
        limit: usize,
    ) -> (Vec<Ranked>, bool) {
        let mut numbered: Vec<Ranked> = Vec::new();
        if questions.len() > 1 {
            for (number, question) in (1..).zip(questions.iter().take(MOST_QUESTIONS)) {
                let asked = text.get(question.clone()).unwrap_or_default();
                let found = self.suggest(asked, language, 1);
                if let Some(best) = found.list.first().filter(|_| found.fits)
                    && numbered.iter().all(|one| one.reply != best.reply)
                {
                    let question = Some(number);
                    numbered.push(Ranked { reply: best.reply, score: best.score, confident: best.confident, question });
                }
            }
        }
        if numbered.len() < 2 {
            numbered.clear();
        }
        let fits = whole.fits || !numbered.is_empty();
        let lead = !numbered.is_empty() && (!whole.fits || numbered.iter().all(|one| one.confident));
        let mut ranked: Vec<Ranked> = Vec::new();
        if lead {
            ranked.append(&mut numbered);
        }
        for one in &whole.list {
            if ranked.iter().any(|known| known.reply == one.reply) {
                continue;
            }
            let question = numbered.iter().find(|known| known.reply == one.reply).and_then(|known| known.question);
            ranked.push(Ranked { reply: one.reply, score: one.score, confident: one.confident && !lead, question });
        }
        numbered.retain(|one| ranked.iter().all(|known| known.reply != one.reply));
        for one in numbered {
            ranked.push(Ranked { confident: false, ..one });
        }
        ranked.truncate(limit);
        (ranked, fits)
    }

    /// Of several replies chosen for a message, which answers which of its questions.
    fn assign<'m>(&self, message: &'m str, questions: &[Range<usize>], chosen: &[Id]) -> Vec<(&'m str, Id)> {
        let mut assigned: Vec<(&str, Id)> = Vec::new();
        for question in questions.iter().take(MOST_QUESTIONS) {
            let asked = message.get(question.clone()).unwrap_or_default();
            let found = self.suggester.suggest(asked, CHOSEN_AMONG);
            let answer = found.list.iter().map(|one| one.reply).find(|reply| chosen.contains(reply));
            if let Some(reply) = answer.filter(|reply| assigned.iter().all(|(_, known)| known != reply)) {
                assigned.push((asked, reply));
            }
        }
        assigned
    }
}

/// A text up to so many bytes.
fn beginning(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

fn learnt_example<'a>(lesson: &'a LearntExample, otherwise: &'a Language) -> Example<'a> {
    let language = lesson.language.as_ref().unwrap_or(otherwise);
    Example { reply: lesson.reply, language, text: &lesson.text, source: Source::Learnt }
}
