//! `replydesk suggest`: from a buyer's message to the replies that answer it.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::{Frame, jsonl, tell};
use crate::config::Config;
use crate::desk::{self, Desk, Gaps, Suggested, Understanding};
use crate::i18n::Messages;
use crate::report::{Exit, Failure};
use crate::search::{Found, Value};
use crate::tui::words;

/// How many replies are shown where the user does not say.
const USUAL: usize = 5;
/// How many groups of messages without a reply.
const USUAL_GAPS: usize = 20;
/// How many messages of a group are shown.
const EXAMPLES: usize = 3;
/// A message is no longer than this, a file of past messages no longer than that; what is beyond is not read.
const LONGEST_MESSAGE: u64 = 2 << 20;
const LONGEST_FILE: u64 = 256 << 20;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Suggest {
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    #[arg(long, conflicts_with_all = ["file", "json", "gaps"])]
    pub jsonl: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub gaps: Option<PathBuf>,
    #[command(flatten)]
    pub listing: Listing,
}

/// The answer to a message, for programs.
#[derive(Serialize)]
struct Answer {
    language: Option<String>,
    fits: bool,
    suggestions: Box<RawValue>,
}

#[derive(Serialize)]
struct Line<'a> {
    shortcut: &'a str,
    title: &'a str,
    score: f32,
    confident: bool,
    /// Which of several questions it answers, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<usize>,
}

/// The answer to `--json`: everything that was understood.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    answer: Answer,
    from: Option<From<'a>>,
    questions: Vec<&'a str>,
    found: Vec<Thing<'a>>,
}

#[derive(Serialize)]
struct From<'a> {
    buyer: &'a str,
    by: &'static str,
}

#[derive(Serialize)]
struct Thing<'a> {
    kind: &'static str,
    text: &'a str,
    value: String,
}

impl Answer {
    fn of(understanding: &Understanding) -> Self {
        let lines: Vec<Line<'_>> = understanding.suggestions.iter().map(Line::of).collect();
        Self {
            language: understanding.language.as_ref().map(ToString::to_string),
            fits: understanding.fits,
            suggestions: jsonl::raw(&lines),
        }
    }
}

impl<'a> Line<'a> {
    fn of(suggested: &'a Suggested) -> Self {
        let Suggested { shortcut, title, score, confident, question, .. } = suggested;
        // More digits than mean anything would differ from machine to machine.
        let score = (*score * 1_000.0).round() / 1_000.0;
        Self { shortcut, title, score, confident: *confident, question: *question }
    }
}

impl Suggest {
    /// Does it.
    ///
    /// # Errors
    /// Where the file cannot be read, those of the database and of the output; a line of `--jsonl` that makes no sense is
    /// answered, not an error.
    pub fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let limit = self.listing.at_most(USUAL);
        if self.jsonl {
            return jsonl::answer_lines(frame, |text| {
                let understanding = desk.understand(text, limit)?;
                Ok(Answer::of(&understanding))
            });
        }
        if let Some(file) = &self.gaps {
            return self.show_gaps(frame, &mut desk, file);
        }
        if self.file == Path::new("-") && frame.asks {
            let words = frame.messages.text("suggest-paste").into_owned();
            tell::words(&words, &mut frame.errors);
        }
        let understanding = desk.understand(&message(frame, &self.file)?, limit)?;
        if frame.out.wants_json() {
            frame.out.json(&whole(&understanding))?;
        } else {
            show(frame, &understanding)?;
        }
        Ok(Exit::Done)
    }

    fn show_gaps(&self, frame: &mut Frame, desk: &mut Desk, file: &Path) -> Result<Exit, Failure> {
        let text = shared::read_at_most(frame, file, LONGEST_FILE)?;
        let gaps = desk.gaps(messages(&text).iter().map(String::as_str))?;
        let limit = self.listing.at_most(USUAL_GAPS);
        if frame.out.wants_json() {
            frame.json_list(&gaps_for_programs(&gaps, limit), gaps.groups.len() > limit)?;
            return Ok(Exit::Done);
        }
        let Gaps { messages, answered, groups } = &gaps;
        let words =
            frame.messages.with("gaps-summary", &[("messages", (*messages).into()), ("answered", (*answered).into())]);
        frame.out.line(&words)?;
        for group in groups.iter().take(limit) {
            let count = frame.messages.with("gaps-group", &[("count", group.messages.len().into())]);
            frame.out.line("")?;
            frame.out.spans(&[
                Span::new(Style::Strong, count),
                Span::plain("  "),
                Span::new(Style::Muted, group.words.join(" ")),
            ])?;
            for message in group.messages.iter().take(EXAMPLES) {
                frame.out.line(&format!("  {}", crate::text::sanitise_line(message)))?;
            }
        }
        if groups.len() > limit {
            let words = frame.messages.text("list-has-more").into_owned();
            frame.out.spans(&[Span::new(Style::Muted, words)])?;
        }
        Ok(Exit::Done)
    }
}

fn gaps_for_programs(gaps: &Gaps, limit: usize) -> serde_json::Value {
    let group = |gap: &crate::desk::Gap| serde_json::json!({ "words": gap.words, "messages": gap.messages });
    let groups: Vec<_> = gaps.groups.iter().take(limit).map(group).collect();
    serde_json::json!({ "messages": gaps.messages, "answered": gaps.answered, "groups": groups })
}

/// A buyer's message, from a file or from standard input.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn message(frame: &mut Frame, file: &Path) -> Result<String, Failure> {
    shared::read_at_most(frame, file, LONGEST_MESSAGE)
}

/// The messages of a file: JSON Lines with a `text`, blocks with blank lines between them, or one message a line.
fn messages(text: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Message {
        text: String,
    }
    if text.trim_start().starts_with('{') {
        let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
        return lines.map(|message: Message| message.text).collect();
    }
    let text = text.replace("\r\n", "\n");
    if text.trim().contains("\n\n") {
        text.split("\n\n").map(str::to_owned).collect()
    } else {
        text.lines().map(str::to_owned).collect()
    }
}

/// What was understood, and the replies.
fn show(frame: &mut Frame, understanding: &Understanding) -> Result<(), Failure> {
    let told = told(&frame.messages, understanding);
    if !told.is_empty() {
        frame.out.spans(&[Span::new(Style::Muted, told.join(" · "))])?;
    }
    if !understanding.fits {
        let words = if understanding.suggestions.is_empty() {
            frame.messages.text("suggest-nothing").into_owned()
        } else {
            frame.messages.text("suggest-nothing-fits").into_owned()
        };
        frame.out.spans(&[Span::new(Style::Warning, words)])?;
    }
    let row = |one: &Suggested| {
        let question = one.question.map_or_else(String::new, |number| number.to_string());
        let sure = if one.confident { frame.messages.text("suggest-sure").into_owned() } else { String::new() };
        vec![
            Span::plain(question),
            Span::new(Style::Strong, one.shortcut.as_str()),
            Span::plain(one.title.as_str()),
            Span::plain(desk::strength(one.score, one.confident)),
            Span::new(Style::Good, sure),
        ]
    };
    let rows: Vec<Vec<Span>> = understanding.suggestions.iter().map(row).collect();
    Ok(frame.out.table(&rows)?)
}

/// What a message tells beside its question.
fn told(messages: &Messages, understanding: &Understanding) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(from) = &understanding.from {
        let by = messages.member("recognised", from.by.word());
        told.push(messages.with("suggest-from", &[("name", from.name.as_str().into()), ("by", by.into())]));
    }
    if let Some(language) = &understanding.language {
        told.push(words::language_name(messages, language));
    }
    if understanding.questions.len() > 1 {
        told.push(messages.with("suggest-asks", &[("count", understanding.questions.len().into())]));
    }
    told.extend(understanding.found.iter().map(|found| thing(found).1));
    if understanding.is_read_in_part() {
        told.push(messages.text("message-read-in-part").into_owned());
    }
    told
}

/// The kind of a thing, and the thing in the form in which it fills a field.
fn thing(found: &Found) -> (&'static str, String) {
    match &found.value {
        Value::Order(number) => ("order", number.clone()),
        Value::Quantity(count) => ("quantity", count.to_string()),
        Value::Size(size) => ("size", size.clone()),
        Value::Date(date) => ("date", date.to_string()),
        Value::Time(time) => ("time", time.strftime("%H:%M").to_string()),
        Value::Money(money) => ("money", money.to_string()),
        Value::PostalCode(code) => ("postal-code", code.clone()),
        Value::Email(email) => ("email", email.clone()),
        Value::Phone(phone) => ("phone", phone.clone()),
        Value::Handle(handle) => ("handle", handle.clone()),
    }
}

fn whole(understanding: &Understanding) -> Whole<'_> {
    let part = |range: &std::ops::Range<usize>| understanding.text.get(range.clone()).unwrap_or_default();
    let one = |found| {
        let (kind, value) = thing(found);
        Thing { kind, text: part(&found.range), value }
    };
    Whole {
        answer: Answer::of(understanding),
        from: understanding.from.as_ref().map(|from| From { buyer: &from.name, by: from.by.word() }),
        questions: understanding.questions.iter().map(part).collect(),
        found: understanding.found.iter().map(one).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_lines_blocks_or_json() {
        assert_eq!(messages("one\ntwo\n"), ["one", "two"]);
        assert_eq!(messages("one\nmore\r\n\r\ntwo\n"), ["one\nmore", "two\n"]);
        assert_eq!(messages("{\"text\":\"a\\nb\"}\nnonsense\n{\"text\":\"c\"}\n"), ["a\nb", "c"]);
        assert_eq!(messages(""), Vec::<String>::new());
    }
}
