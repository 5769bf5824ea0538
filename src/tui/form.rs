//! Questions on one screen: what a text needs and nobody knows, what is true of the shop, what another text is for.

mod offer;

use std::collections::BTreeMap;

use crate::compose::{self, Answer, Question, QuestionKind, Reader, Why};
use crate::desk::{Composition, Desk, FactAnswer, Preview, Understanding};
use crate::i18n::Messages;
use crate::model::{Channel, Language, Length, Tone, VariantKey};
use crate::text;

use super::ask::Ask;
use super::field::Field;
use super::words;

/// The questions, and what the answers are for.
#[derive(Debug)]
pub struct Form {
    pub purpose: Purpose,
    pub questions: Vec<Asked>,
    pub active: usize,
    /// What it is about, where that could be mistaken: an order and whose it is.
    pub about: String,
    /// What Enter would do with the answers so far, where that is more than they say themselves.
    pub would: String,
    /// The question put to the worker about the answers last.
    pub question: u64,
    /// The answers are on their way to the records.
    pub sent: bool,
    /// What becomes of the message once all is answered.
    pub then: Then,
}

/// What becomes of a message that was asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    #[default]
    Copied,
    /// It is copied part by part.
    Divided,
    /// It opens as a text to be changed by hand.
    Opened,
}

/// What the answers are for.
#[derive(Debug)]
pub enum Purpose {
    /// To fill a message.
    Fill(Composition),
    /// To note what is true of the shop; at the first start the starter library follows.
    Facts { first_start: bool },
    /// To do something to the records.
    Ask(Ask),
    /// To say what another text of the reply under edit is for.
    Variant,
}

/// One question and its answer so far.
#[derive(Debug)]
pub struct Asked {
    /// The name the answer is known by.
    pub name: String,
    /// What stands in front of it.
    pub label: String,
    pub answer: Entry,
    /// What was known before it was asked.
    pub before: String,
    pub required: bool,
    /// It is not for everybody's eyes.
    pub sensitive: bool,
    /// Dim, in the place of an answer that is not there yet.
    pub example: String,
    /// Whether the answer is to be kept; `None` where there is no place to keep it.
    pub remember: Option<bool>,
    /// There is an answer that is remembered; it is forgotten where it is not to be kept any more.
    pub kept: bool,
    /// What is wrong with the answer.
    pub problem: Option<String>,
    /// What would be an answer.
    pub advice: Option<String>,
}

/// What a sentence that was switched on stands for in [`Asked::before`].
const ON: &str = "on";

/// How an answer is given.
#[derive(Debug)]
pub enum Entry {
    Text(Box<Field>),
    Choice {
        of: Vec<String>,
        at: Option<usize>,
    },
    /// Several of these, each with whether it is one of the answer; `at` is the one that can be marked.
    Several {
        of: Vec<(String, bool)>,
        at: usize,
    },
    Switch(bool),
}

impl Asked {
    /// A question answered by typing on one line.
    pub fn line(name: &str, label: String, answer: &str) -> Self {
        Self {
            name: name.to_owned(),
            label,
            answer: Entry::Text(Box::new(Field::line(answer))),
            before: answer.trim().to_owned(),
            required: false,
            sensitive: false,
            example: String::new(),
            remember: None,
            kept: false,
            problem: None,
            advice: None,
        }
    }

    /// The answer as text; empty where there is none.
    pub fn text(&self) -> String {
        match &self.answer {
            Entry::Text(field) => field.text().trim().to_owned(),
            Entry::Choice { of, at } => at.and_then(|at| of.get(at)).cloned().unwrap_or_default(),
            Entry::Several { of, .. } => {
                compose::answer_of_several(of.iter().filter(|(_, on)| *on).map(|(one, _)| one.as_str()))
            }
            Entry::Switch(_) => String::new(),
        }
    }

    /// Proposes an answer.
    fn set(&mut self, answer: &str) {
        match &mut self.answer {
            Entry::Text(field) => {
                field.set(answer);
                field.select_all();
            }
            Entry::Choice { of, at } => {
                let wanted = text::folded(answer);
                *at = of.iter().position(|one| text::folded(one) == wanted).or(*at);
            }
            Entry::Several { of, .. } => mark_those(of, answer),
            Entry::Switch(_) => {}
        }
    }

    /// Whether it has to be answered and is not.
    pub fn is_open(&self) -> bool {
        self.required && self.text().is_empty()
    }

    /// Whether it keeps the form from being done: open, or answered with what is no answer.
    pub fn is_unsettled(&self) -> bool {
        self.is_open() || self.problem.is_some()
    }
}

impl Form {
    /// The questions of a message; `None` where it has none. What the buyer's own message tells stands in the fields to begin
    /// with, marked, so that the next letter replaces it.
    pub fn fill(
        messages: &Messages,
        composition: Composition,
        preview: &Preview,
        message: Option<&Understanding>,
    ) -> Option<Self> {
        let typed = composition.answers.clone();
        let mut form = Self::new(Purpose::Fill(composition), Vec::new());
        form.sync(messages, preview);
        // What could not be read is no answer yet, and stays to be mended.
        for asked in form.questions.iter_mut().filter(|asked| asked.text().is_empty()) {
            if let (Some(typed), Entry::Text(field)) = (typed.get(&asked.name), &mut asked.answer) {
                field.set(typed);
            }
        }
        form.sync(messages, preview);
        for (question, asked) in preview.rendered.questions.iter().zip(&mut form.questions) {
            if asked.text().is_empty()
                && let Some(answer) = message.and_then(|message| offer::offered(question, message))
            {
                asked.set(&answer);
                asked.before = asked.text();
            }
        }
        form.active = form.questions.iter().position(Asked::is_unsettled).unwrap_or(0);
        (!form.questions.is_empty()).then_some(form)
    }

    /// The facts of the shop.
    pub fn facts(messages: &Messages, facts: Vec<FactAnswer>, first_start: bool) -> Self {
        let asked = |fact: FactAnswer| Asked {
            example: words::example(messages, &fact.example),
            sensitive: fact.sensitive,
            ..Asked::line(&fact.name, words::fact(messages, &fact.name), &fact.value)
        };
        let questions: Vec<Asked> = facts.into_iter().map(asked).collect();
        let active = questions.iter().position(|asked| asked.text().is_empty()).unwrap_or(0);
        Self { active, ..Self::new(Purpose::Facts { first_start }, questions) }
    }

    /// What is asked before something is done. What stands in the first field is marked: the next letter replaces it.
    pub fn ask(ask: Ask, about: String, questions: Vec<Asked>) -> Self {
        let mut form = Self { about, ..Self::new(Purpose::Ask(ask), questions) };
        if let Some(field) = form.field() {
            field.select_all();
        }
        form
    }

    const fn new(purpose: Purpose, questions: Vec<Asked>) -> Self {
        Self {
            purpose,
            questions,
            active: 0,
            about: String::new(),
            would: String::new(),
            question: 0,
            sent: false,
            then: Then::Copied,
        }
    }

    /// What another text is for, beginning with what the present one is for.
    pub fn variant(messages: &Messages, key: &VariantKey) -> Self {
        let label = |name: &str| messages.member("variant-field", name);
        let choice = |name: &str, words: Vec<String>, now: Option<&str>| {
            let at = now.and_then(|now| words.iter().position(|word| word == now)).map_or(0, |at| at + 1);
            let of = std::iter::once(messages.text("variant-any").into_owned()).chain(words).collect();
            Asked { answer: Entry::Choice { of, at: Some(at) }, ..Asked::line(name, label(name), "") }
        };
        let mut channels: Vec<String> = Channel::known().map(|channel| channel.name().to_owned()).collect();
        let channel = key.channel.as_ref().map(Channel::name);
        channels.extend(channel.filter(|name| channels.iter().all(|known| known != name)).map(str::to_owned));
        let tones = Tone::ALL.iter().map(|tone| tone.word().to_owned()).collect();
        let lengths = Length::ALL.iter().map(|length| length.word().to_owned()).collect();
        let questions = vec![
            Asked {
                required: true,
                example: messages.text("buyer-language-example").into_owned(),
                ..Asked::line("language", label("language"), key.language.code())
            },
            choice("channel", channels, channel),
            choice("tone", tones, key.tone.map(Tone::word)),
            choice("length", lengths, key.length.map(Length::word)),
        ];
        let mut form = Self::new(Purpose::Variant, questions);
        // The language is what mostly differs: the first letter replaces it.
        if let Some(field) = form.field() {
            field.select_all();
        }
        form
    }

    /// What the other text is for; `None` where the language is none.
    pub fn variant_key(&self) -> Option<VariantKey> {
        let answer = |name: &str| self.questions.iter().find(|asked| asked.name == name);
        // The first choice is "any".
        let chosen = |name: &str| match &answer(name)?.answer {
            Entry::Choice { of, at } => at.filter(|at| *at > 0).and_then(|at| of.get(at)).map(String::as_str),
            Entry::Text(_) | Entry::Several { .. } | Entry::Switch(_) => None,
        };
        Some(VariantKey {
            language: answer("language")?.text().parse().ok().filter(Language::is_known)?,
            channel: chosen("channel").map(Channel::new),
            tone: chosen("tone").and_then(Tone::from_word),
            length: chosen("length").and_then(Length::from_word),
        })
    }

    /// Brings the questions in line with what a message asks now; answers given so far stay.
    pub fn sync(&mut self, messages: &Messages, preview: &Preview) {
        let active = self.questions.get(self.active).map(|asked| asked.name.clone());
        let mut before = std::mem::take(&mut self.questions);
        let mut kept = |name: &str| before.iter().position(|asked| asked.name == name).map(|at| before.swap_remove(at));
        for question in &preview.rendered.questions {
            let asked = kept(&question.name).unwrap_or_else(|| asked(messages, question));
            let problem = match question.state {
                Answer::Unreadable(problem) if !asked.text().is_empty() => Some(problem),
                _ => None,
            };
            let advice = problem.and_then(|problem| words::advice(messages, problem));
            let problem = problem.map(|problem| words::problem(messages, problem));
            let sensitive = preview.secrets.has_path(&question.name);
            self.questions.push(Asked { sensitive, problem, advice, ..asked });
        }
        for option in &preview.rendered.options {
            self.questions.push(kept(&option.label).unwrap_or_else(|| Asked {
                answer: Entry::Switch(option.on),
                ..Asked::line(&option.label, option.label.clone(), if option.on { ON } else { "" })
            }));
        }
        self.active = active
            .and_then(|name| self.questions.iter().position(|asked| asked.name == name))
            .unwrap_or_else(|| self.active.min(self.questions.len().saturating_sub(1)));
    }

    /// The names of the facts that had a value and have none now.
    pub fn emptied(&self) -> Vec<String> {
        let emptied = self.questions.iter().filter(|asked| asked.text().is_empty() && !asked.before.is_empty());
        emptied.map(|asked| asked.name.clone()).collect()
    }

    /// Whether any answer is another one than before.
    pub fn is_changed(&self) -> bool {
        self.questions.iter().any(|asked| asked.text() != asked.before)
    }

    /// Whether anything was answered or switched since it opened; what it proposed by itself counts as nothing.
    pub fn is_begun(&self) -> bool {
        self.questions.iter().any(|asked| match asked.answer {
            Entry::Switch(on) => on != (asked.before == ON),
            Entry::Text(_) | Entry::Choice { .. } | Entry::Several { .. } => asked.text() != asked.before,
        })
    }

    /// The answers given, by name.
    pub fn answers(&self) -> BTreeMap<String, String> {
        let given = self.questions.iter().map(|asked| (asked.name.clone(), asked.text()));
        given.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The sentences that can be switched, and whether they are on.
    pub fn options(&self) -> BTreeMap<String, bool> {
        let switch = |asked: &Asked| match asked.answer {
            Entry::Switch(on) => Some((asked.name.clone(), on)),
            Entry::Text(_) | Entry::Choice { .. } | Entry::Several { .. } => None,
        };
        self.questions.iter().filter_map(switch).collect()
    }

    /// The names of the answers that are to be kept and are not yet.
    pub fn to_remember(&self) -> Vec<String> {
        let is_new = |asked: &&Asked| !(asked.text().is_empty() || asked.kept && asked.text() == asked.before);
        let kept = self.questions.iter().filter(|asked| asked.remember == Some(true)).filter(is_new);
        kept.map(|asked| asked.name.clone()).collect()
    }

    /// The names of the answers that were remembered and are not to be any more.
    pub fn to_forget(&self) -> Vec<String> {
        let gone = self.questions.iter().filter(|asked| asked.kept && asked.remember == Some(false));
        gone.map(|asked| asked.name.clone()).collect()
    }

    /// The message with the answers so far, where the form is for one.
    pub fn composition(&self) -> Option<Composition> {
        let Purpose::Fill(composition) = &self.purpose else { return None };
        // What was known and was taken out is empty, not unknown.
        let is_taken_out = |asked: &&Asked| {
            let was_out = composition.answers.get(&asked.name).is_some_and(|before| before.trim().is_empty());
            asked.text().is_empty() && (!asked.before.is_empty() || was_out)
        };
        let taken_out = self.questions.iter().filter(|asked| !matches!(asked.answer, Entry::Switch(_)));
        let taken_out = taken_out.filter(is_taken_out).map(|asked| (asked.name.clone(), String::new()));
        let answers = taken_out.chain(self.answers()).collect();
        Some(Composition { answers, options: self.options(), ..composition.clone() })
    }

    /// Goes to the first fact that the program could not read, and says so beside it; returns whether there is none.
    pub fn check_facts(&mut self, messages: &Messages) -> bool {
        let unfit = |asked: &Asked| Desk::unfit_fact(&asked.name, &asked.text());
        let found = self.questions.iter_mut().enumerate().find_map(|(at, asked)| Some((at, unfit(asked)?, asked)));
        let Some((at, field, asked)) = found else { return true };
        asked.problem = Some(messages.member("unfit-fact", field));
        self.active = at;
        false
    }

    /// What the worker says of the answers: what is in the way stands beside its question. Says whether one bears that name.
    pub fn show_problem(&mut self, field: &str, problem: &str) -> bool {
        let Some(asked) = self.questions.iter_mut().find(|asked| asked.name == field) else { return false };
        asked.problem = Some(problem.to_owned());
        true
    }

    pub fn current(&self) -> Option<&Asked> {
        self.questions.get(self.active)
    }

    pub fn current_mut(&mut self) -> Option<&mut Asked> {
        self.questions.get_mut(self.active)
    }

    /// The field that takes what is typed.
    pub fn field(&mut self) -> Option<&mut Field> {
        match &mut self.current_mut()?.answer {
            Entry::Text(field) => Some(field),
            Entry::Choice { .. } | Entry::Several { .. } | Entry::Switch(_) => None,
        }
    }

    /// Whether ← and → turn a choice now.
    pub fn is_choosing(&self) -> bool {
        let answer = self.current().map(|asked| &asked.answer);
        matches!(answer, Some(Entry::Choice { .. } | Entry::Several { .. } | Entry::Switch(_)))
    }

    /// Whether something can be marked or turned over now.
    pub fn is_marking(&self) -> bool {
        matches!(self.current().map(|asked| &asked.answer), Some(Entry::Several { .. } | Entry::Switch(_)))
    }

    /// Marks the one of several that is at hand, or takes its mark away; turns a switch over.
    pub fn mark(&mut self) {
        match self.current_mut().map(|asked| &mut asked.answer) {
            Some(Entry::Several { of, at }) => {
                if let Some((_, on)) = of.get_mut(*at) {
                    *on = !*on;
                }
            }
            Some(Entry::Switch(on)) => *on = !*on,
            _ => {}
        }
    }

    /// Whether the arrows up and down belong to a long text now.
    pub fn is_long_text(&self) -> bool {
        matches!(self.current().map(|asked| &asked.answer), Some(Entry::Text(field)) if field.has_many_lines())
    }

    /// Turns a choice by so many places, or a switch over.
    pub fn turn(&mut self, by: isize) {
        match self.current_mut().map(|asked| &mut asked.answer) {
            Some(Entry::Choice { of, at }) if !of.is_empty() => *at = Some(beside(*at, by, of.len())),
            Some(Entry::Several { of, at }) if !of.is_empty() => *at = beside(Some(*at), by, of.len()),
            Some(Entry::Switch(on)) => *on = !*on,
            _ => {}
        }
    }

    /// Turns a choice to the next one that begins with a letter. Says whether there is one.
    pub fn turn_to(&mut self, letter: char) -> bool {
        match self.current_mut().map(|asked| &mut asked.answer) {
            Some(Entry::Choice { of, at }) => {
                let next = next_beginning(of.iter(), *at, letter);
                *at = next.or(*at);
                next.is_some()
            }
            Some(Entry::Several { of, at }) => {
                let next = next_beginning(of.iter().map(|(one, _)| one), Some(*at), letter);
                *at = next.unwrap_or(*at);
                next.is_some()
            }
            _ => false,
        }
    }

    /// Goes to another question, round the end.
    pub fn step(&mut self, forward: bool) {
        let count = self.questions.len();
        if count > 0 {
            self.active = if forward { self.active + 1 } else { self.active + count - 1 } % count;
        }
    }

    /// The next question that is not settled, from the active one on; the active one itself comes last.
    pub fn next_open(&self) -> Option<usize> {
        let count = self.questions.len();
        let after = (1..=count).map(|by| (self.active + by) % count);
        after.into_iter().find(|at| self.questions.get(*at).is_some_and(Asked::is_unsettled))
    }
}

/// The place so many places on, round the ends; from nowhere to the first or to the last.
fn beside(at: Option<usize>, by: isize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match at {
        None if by > 0 => 0,
        None => last,
        Some(at) if by > 0 => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        Some(at) => at.checked_sub(1).unwrap_or(last),
    }
}

/// The next choice after a place that begins with a letter, round the end.
fn next_beginning<'c>(of: impl Iterator<Item = &'c String>, at: Option<usize>, letter: char) -> Option<usize> {
    let typed = letter.to_string();
    let begins: Vec<bool> = of.map(|one| text::folded(one).starts_with(text::folded(&typed).as_ref())).collect();
    let (count, from) = (begins.len(), at.map_or(0, |at| at + 1));
    (0..count).map(|by| (from + by) % count).find(|next| begins.get(*next) == Some(&true))
}

/// Marks what an answer names, and nothing else; an answer that is none changes nothing.
fn mark_those(of: &mut [(String, bool)], answer: &str) {
    let choices: Vec<String> = of.iter().map(|(one, _)| one.clone()).collect();
    if let Ok(chosen) = Reader::several(answer, &choices) {
        for (one, on) in of {
            *on = chosen.contains(one);
        }
    }
}

/// A question of a text as a line of the form.
fn asked(messages: &Messages, question: &Question) -> Asked {
    let given = question.value.clone().or_else(|| question.default.clone()).unwrap_or_default();
    let answer = match &question.kind {
        QuestionKind::Choice(of) => Entry::Choice { at: of.iter().position(|one| *one == given), of: of.clone() },
        QuestionKind::Several(of) => {
            let mut of: Vec<(String, bool)> = of.iter().map(|one| (one.clone(), false)).collect();
            mark_those(&mut of, &given);
            Entry::Several { of, at: 0 }
        }
        QuestionKind::YesNo => {
            let of = vec![messages.text("answer-yes").into_owned(), messages.text("answer-no").into_owned()];
            let at = compose::is_yes(&given).map(|yes| usize::from(!yes));
            Entry::Choice { of, at }
        }
        QuestionKind::LongText => Entry::Text(Box::new(Field::lines(&given))),
        _ => Entry::Text(Box::new(Field::line(&given))),
    };
    let asked = Asked {
        answer,
        required: !question.optional,
        // What a record lacks is worth keeping there; what only this text asks is kept on demand.
        remember: (!question.remember.is_empty())
            .then_some(matches!(question.why, Why::Empty) || question.kept.is_some()),
        kept: question.kept.is_some(),
        ..Asked::line(&question.name, words::question(&question.name), "")
    };
    Asked { before: asked.text(), ..asked }
}
