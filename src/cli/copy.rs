//! `replydesk copy`: a filled reply into the clipboard.

use std::collections::BTreeMap;

use clap::Args;
use jiff::SignedDuration;
use serde::Serialize;

use super::deliver::Piece;
use super::shared::{Pin, Which};
use super::values::{self, Assignment, Entry};
use super::{Frame, checks, deliver, message, tell, words};
use crate::compose::{Answer, Concern, ConcernKind, Question, QuestionKind, Unreadable};
use crate::config::Config;
use crate::desk::{self, Composition, Desk, Prepared, Preview, Ready};
use crate::i18n::Messages;
use crate::model::{Id, Reply, Shortcut};
use crate::report::{self, Exit, Failure, Report, Reported as _};
use crate::tui;

/// The arguments.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Copy {
    #[arg(value_name = "SHORTCUT|WORDS", value_parser = values::line, required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub pin: Pin,
    #[command(flatten)]
    pub which: Which,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub join: Vec<Shortcut>,
    #[arg(long, value_name = "NAME=VALUE", value_parser = values::assignment)]
    pub set: Vec<Assignment>,
    #[arg(long, value_name = "OPTION", value_parser = values::line)]
    pub with: Vec<String>,
    #[arg(long, value_name = "MESSAGE", value_parser = values::entry)]
    pub message: Option<Entry>,
    #[arg(long)]
    pub remember: bool,
    #[arg(long)]
    pub print: bool,
    #[arg(long, requires = "print", conflicts_with = "part")]
    pub split: bool,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=999))]
    pub part: Option<u32>,
    #[arg(long)]
    pub anyway: bool,
}

impl Copy {
    /// Does it.
    ///
    /// # Errors
    /// Where the reply or whom it is for is not found, where something is missing, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let composition = self.composition(&mut desk)?;
        let preview = self.check(&desk, &composition)?;
        let mut ready = match desk.prepare(composition.clone())? {
            Prepared::Ready(ready) => *ready,
            Prepared::NotWhole(preview) => return missing(frame, &preview, &composition.answers),
        };
        let piece = match self.piece(&ready) {
            Ok(piece) => piece,
            Err(report) => {
                let report = report(&frame.messages);
                tell::report(&report, &frame.messages, &mut frame.errors);
                return Ok(report.exit);
            }
        };
        // With its first part the message was noted.
        if self.part.is_none_or(|part| part == 1) {
            say_sent_before(frame, &desk, &ready)?;
        }
        // In parts it is as long as it may be.
        let is_whole = matches!(piece, Piece::Whole);
        let concerns: Vec<&Concern> =
            ready.concerns.iter().filter(|one| is_whole || one.kind() != ConcernKind::TooLong).collect();
        if !self.anyway && !self.print && concerns.iter().any(|concern| concern.asks()) {
            return checks::refuse(frame, &ready, &concerns);
        }
        // Never in another language than wanted without a word.
        for words in preview.iter().flat_map(|preview| tui::words::compromises(&frame.messages, preview)) {
            tell::hint(&words, &frame.messages, &mut frame.errors);
        }
        checks::hint(frame, &concerns)?;
        // The reminders are set with the first part.
        if self.part.is_none_or(|part| part == 1) {
            checks::promises(frame, &ready, !self.print)?;
        }
        let answers: Vec<String> = if self.remember { composition.answers.into_keys().collect() } else { Vec::new() };
        desk.can_remember(&ready.composition, &answers)?;
        if self.print || !piece.begins() {
            // Nothing is noted that they could be kept with.
            desk.remember(&ready.composition, &answers)?;
        } else {
            ready.remember = answers;
        }
        if self.print {
            deliver::print(frame, &ready, piece)
        } else {
            deliver::copy(frame, config, &mut desk, &ready, piece)
        }
    }

    /// What of the message is meant: all of it, or one of the parts it goes in.
    fn piece(&self, ready: &Ready) -> Result<Piece, impl FnOnce(&Messages) -> Report + use<>> {
        let Some(part) = self.part else { return Ok(if self.split { Piece::Parts } else { Piece::Whole }) };
        let (index, count) = (part as usize - 1, ready.parts.len());
        if index < count || count == 0 && index == 0 {
            return Ok(if count == 0 { Piece::Whole } else { Piece::Part(index) });
        }
        Err(move |messages: &Messages| checks::no_such_part(part, count, messages))
    }

    /// The message that was asked for.
    fn composition(&self, desk: &mut Desk) -> Result<Composition, Failure> {
        let first = self.reply(desk)?;
        let joined = self.join.iter().map(|shortcut| desk.reply_offered(shortcut.as_str()));
        let replies: Vec<Reply> = std::iter::once(Ok(first)).chain(joined).collect::<Result<_, _>>()?;
        let answered = self.message.as_ref().map(|line| message::named(desk, line)).transpose()?;
        let pins = match &answered {
            Some(message) => self.pin.pins_or(desk, message::pins(message))?,
            None => self.pin.pins(desk)?,
        };
        let wish = self.which.wish();
        Ok(Composition {
            parts: replies.iter().map(|reply| desk.part(reply, &wish, pins)).collect::<Result<_, _>>()?,
            pins,
            answers: self.set.iter().map(|answer| (answer.name.clone(), answer.value.clone())).collect(),
            options: self.with.iter().map(|label| (label.clone(), true)).collect(),
            message: answered.as_ref().map(|message| message.text.clone()),
            answers_message: answered.map(|message| message.id),
            channel: self.which.channel.clone(),
            draft: None,
        })
    }

    /// Makes sure that the text asks for what was given: a slip of the finger would be left out silently. Gives what the text is like.
    fn check(&self, desk: &Desk, composition: &Composition) -> Result<Option<Preview>, Failure> {
        let Some(preview) = desk.preview(composition)? else { return Ok(None) };
        let (questions, options) = (&preview.rendered.questions, &preview.rendered.options);
        for name in self.set.iter().map(|answer| &answer.name) {
            if !questions.iter().any(|question| question.name == *name) {
                let known = questions.iter().map(|question| question.name.clone()).collect();
                return Err(Failure::NotAsked { name: name.clone(), known });
            }
        }
        for label in &self.with {
            if !options.iter().any(|option| option.label == *label) {
                let known = options.iter().map(|option| option.label.clone()).collect();
                return Err(Failure::NoOption { label: label.clone(), known });
            }
        }
        Ok(Some(preview))
    }

    /// The reply the words mean. The index is built only where they are no shortcut.
    fn reply(&self, desk: &mut Desk) -> Result<Reply, Failure> {
        let words = self.words.join(" ");
        match desk.reply_offered(&words) {
            Err(desk::Error::NotFound { .. }) => {
                desk.build_index_for(&words)?;
                Ok(desk.reply_meant(&words)?)
            }
            other => Ok(other?),
        }
    }
}

/// For so long a reply that is sent again is worth a hint: a day.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// Says that the buyer has got the same reply already.
fn say_sent_before(frame: &mut Frame, desk: &Desk, ready: &Ready) -> Result<(), Failure> {
    let Some(buyer) = ready.composition.pins.buyer else { return Ok(()) };
    let replies: Vec<Id> = ready.composition.parts.iter().map(|part| part.reply).collect();
    if let Some(at) = desk.already_sent(buyer, &replies, AGAIN)? {
        let name = desk.buyer_name(buyer)?.unwrap_or_default();
        let at = words::moment(&frame.messages, at, desk.now()?.date());
        let hint = frame.messages.with("copied-before", &[("name", name.into()), ("at", at.into())]);
        frame.out.flush()?;
        tell::hint(&hint, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// What a text lacks, for programs.
#[derive(Serialize)]
struct Lacking<'a> {
    copied: &'static str,
    /// The text with the names of what is missing in their places.
    text: &'a str,
    missing: &'a [String],
    /// What was given and does not do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unfit: Vec<UnfitAnswer>,
    needs: Vec<&'static str>,
}

/// An answer that does not do, for programs.
#[derive(Serialize)]
struct UnfitAnswer {
    name: String,
    value: String,
    why: String,
}

/// An answer that was given and cannot be read as what was asked for.
struct Unfit<'a> {
    name: &'a str,
    value: &'a str,
    problem: Unreadable,
}

impl<'a> Unfit<'a> {
    fn of(question: &'a Question, answers: &'a BTreeMap<String, String>) -> Option<Self> {
        let Answer::Unreadable(problem) = question.state else { return None };
        let value = answers.get(&question.name)?;
        Some(Self { name: &question.name, value, problem })
    }

    fn report(&self, messages: &Messages) -> Report {
        let problem = report::templates::unreadable(self.problem, messages);
        let report = Report::say(
            "answer-is-none",
            &[("value", self.value.into()), ("name", self.name.into()), ("problem", problem.into())],
            Exit::Usage,
            messages,
        );
        Report { hint: report::templates::advice(self.problem, messages), ..report }
    }
}

/// Says what a text lacks, and how to give it.
fn missing(frame: &mut Frame, preview: &Preview, answers: &BTreeMap<String, String>) -> Result<Exit, Failure> {
    let missing = preview.rendered.missing();
    let unfit: Vec<Unfit<'_>> = preview.rendered.questions.iter().filter_map(|one| Unfit::of(one, answers)).collect();
    if frame.out.wants_json() {
        let needs = missing.needs.iter().map(|root| root.word()).collect();
        let text = preview.rendered.preview();
        let words = |one: &Unfit<'_>| UnfitAnswer {
            name: one.name.to_owned(),
            value: one.value.to_owned(),
            why: report::templates::unreadable(one.problem, &frame.messages),
        };
        let unfit = unfit.iter().map(words).collect();
        frame.out.json(&Lacking { copied: "no", text, missing: &missing.names, unfit, needs })?;
        frame.out.flush()?;
    }
    let open = preview.rendered.questions.iter().filter(|question| question.is_open());
    let details = open.map(|question| asked(question, &frame.messages)).collect();
    let report = match unfit.first() {
        Some(unfit) => unfit.report(&frame.messages),
        None => desk::Error::from(missing).report(&frame.messages),
    };
    let report = Report { details, ..report };
    tell::report(&report, &frame.messages, &mut frame.errors);
    Ok(report.exit)
}

/// A question in a line: how to answer it, and with what.
fn asked(question: &Question, messages: &Messages) -> String {
    let what = match &question.kind {
        QuestionKind::Text | QuestionKind::LongText => messages.text("question-text").into_owned(),
        QuestionKind::Choice(choices) => choices.join(" | "),
        QuestionKind::Several(choices) => messages.with("question-several", &[("choices", choices.join("; ").into())]),
        QuestionKind::YesNo => messages.text("question-yes-no").into_owned(),
        QuestionKind::Date => messages.text("question-date").into_owned(),
        QuestionKind::Time => messages.text("question-time").into_owned(),
        QuestionKind::Money => messages.text("question-money").into_owned(),
        QuestionKind::Number => messages.text("question-number").into_owned(),
    };
    let line = format!("--set {}={what}", question.name);
    match question.state {
        Answer::Unreadable(problem) => format!("{line}  ({})", report::templates::unreadable(problem, messages)),
        _ => line,
    }
}
