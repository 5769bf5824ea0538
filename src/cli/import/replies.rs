//! `import replies`: replies from files of our own forms, from texts, and from other programs.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::{foreign, source, unanswered, word};
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, ask, backup, tell, values};
use crate::config::Config;
use crate::desk::{Arrival, Difference, Differs, Importing, key_words};
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::{Exit, Failure, Output, Reported as _, library};
use crate::transfer::{self, Element, Filling, Format, Incoming, Note, Reading};

/// `import replies`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Replies {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_parser = values::format())]
    pub from: Option<Format>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long, value_name = "PLACEHOLDER=PATH", value_parser = values::filling)]
    pub placeholder: Vec<Filling>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

/// `import replies --json`: what became of the file, or would.
#[derive(Serialize)]
struct Summary<'a> {
    file: String,
    taken: bool,
    new: usize,
    changed: usize,
    same: usize,
    broken: usize,
    replies: Vec<Line<'a>>,
    #[serde(flatten)]
    foreign: foreign::Summary<'a>,
}

/// One reply of the file.
#[derive(Serialize)]
struct Line<'a> {
    shortcut: &'a str,
    title: &'a str,
    /// Those of its texts, each once.
    languages: Vec<&'a str>,
    #[serde(rename = "line")]
    at: usize,
    becomes: &'static str,
    /// In what the reply that is there would differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differs: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

impl Replies {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        let file = self.read(&self.reading(desk.reading()?))?;
        if !file.faults.is_empty() {
            return Ok(faults(frame, &file));
        }
        let plan = desk.plan_import(file)?;
        if !frame.out.wants_json() {
            show(frame, &plan)?;
            foreign::show(frame, &plan.file, &self.placeholder)?;
        }
        let broken = broken(frame, &plan)?;
        let is_empty = plan.file.replies.is_empty();
        let something = plan.count(Arrival::New) + plan.count(Arrival::Changes) > 0;
        let taking = if something && !self.dry_run { self.may_take(frame, plan.file.format)? } else { Some(false) };
        let take = taking == Some(true);
        let told = frame.out.wants_json().then(|| summary(frame, &plan, take)).transpose()?;
        if take {
            desk = frame.begun(desk, config)?;
            backup::before_import(frame, &desk);
            let taken = desk.import(plan)?;
            if !frame.out.wants_json() {
                let words = frame.messages.with("import-taken", &[("count", taken.into())]);
                frame.out.line(&words)?;
            }
        } else if taking.is_some() && !frame.out.wants_json() {
            let words = match something {
                true => frame.messages.text("import-left"),
                false if is_empty => frame.messages.text("import-empty"),
                false => frame.messages.text("import-nothing"),
            };
            frame.out.line(&words)?;
        }
        // That it was taken is told once it is.
        if let Some(told) = told {
            frame.out.json(&told)?;
        }
        if taking.is_none() {
            return unanswered(frame);
        }
        Ok(if broken { Exit::Failed } else { Exit::Done })
    }

    /// One file as it is divided; several, or a folder, as one reply each.
    fn read(&self, reading: &Reading) -> Result<transfer::ReplyFile, Failure> {
        match self.files.as_slice() {
            [file] if !file.is_dir() => Ok(transfer::read_replies(source(file)?, reading)?),
            files => {
                // The list of what can be undone names the folder, or the first of several files.
                let name = files.first().cloned().unwrap_or_default();
                Ok(transfer::read_each(&name, &transfer::texts_in(files)?, reading)?)
            }
        }
    }

    /// What the file itself may not say.
    fn reading(&self, usual: Reading) -> Reading {
        Reading {
            from: self.from,
            detector: usual.detector.filter(|_| self.language.is_none()),
            language: self.language.clone().unwrap_or(usual.language),
            category: self.category.clone().unwrap_or(usual.category),
            placeholders: self.placeholder.clone(),
            facts: usual.facts,
        }
    }

    /// Whether the replies are to be taken; `None` where that had to be asked and nobody answered. How a text was divided has to
    /// be seen by somebody; files of our own forms say themselves what they hold, and scripts bring them in.
    fn may_take(&self, frame: &mut Frame, format: Format) -> Result<Option<bool>, Failure> {
        let is_ours = format.is_ours();
        let holds_the_file = self.files == [PathBuf::from("-")];
        if self.yes || (is_ours && (!frame.asks || holds_the_file)) {
            return Ok(Some(true));
        }
        if holds_the_file {
            return Ok(None);
        }
        let question = frame.messages.text("import-take-them").into_owned();
        ask::answer(frame, &question)
    }
}

/// Tells the mistakes of a file, of which nothing is taken then.
fn faults(frame: &mut Frame, file: &transfer::ReplyFile) -> Exit {
    for fault in &file.faults {
        tell::report(&fault.report(&frame.messages), &frame.messages, &mut frame.errors);
    }
    if file.more_faults > 0 {
        let words = frame.messages.with("import-more-faults", &[("count", file.more_faults.into())]);
        tell::words(&words, &mut frame.errors);
    }
    tell::words(&frame.messages.text("import-has-faults"), &mut frame.errors);
    Exit::Failed
}

/// Tells what is wrong with those that are left out, and whether there are any.
fn broken(frame: &mut Frame, plan: &Importing) -> Result<bool, Failure> {
    frame.out.flush()?;
    let broken = pairs(plan).filter(|(_, arrival)| *arrival == Arrival::Broken);
    for ((incoming, _), mistake) in broken.zip(&plan.mistakes) {
        let place = Some((incoming.line, 1));
        let report = mistake.report(&frame.messages).about(&plan.file.path, place);
        tell::report(&report, &frame.messages, &mut frame.errors);
    }
    Ok(!plan.mistakes.is_empty())
}

/// Shows what the file holds: what is known by which shortcut, and how it begins.
fn show(frame: &mut Frame, plan: &Importing) -> Result<(), Failure> {
    let divided = matches!(plan.file.format, Format::Text | Format::Markdown);
    let rows = pairs(plan).zip(&plan.differences);
    let rows: Vec<Vec<Span>> =
        rows.map(|(pair, differences)| row(pair, differences, divided, &frame.messages)).collect();
    frame.out.table(&rows)?;
    if divided {
        let words = frame.messages.with("import-found", &[("count", rows.len().into())]);
        frame.out.line(&words)?;
    }
    let is_of_language = |note: &Note| matches!(note, Note::Heard(_) | Note::Unheard(_));
    if plan.file.replies.iter().any(|incoming| incoming.notes.iter().any(is_of_language)) {
        frame.out.line(&frame.messages.text("import-language-how"))?;
    }
    Ok(())
}

fn pairs(plan: &Importing) -> impl Iterator<Item = (&Incoming, Arrival)> {
    plan.file.replies.iter().zip(plan.arrivals.iter().copied())
}

fn row(
    (incoming, arrival): (&Incoming, Arrival),
    differences: &[Difference],
    divided: bool,
    messages: &Messages,
) -> Vec<Span> {
    let style = match arrival {
        Arrival::New => Style::Good,
        Arrival::Changes => Style::Warning,
        Arrival::Same => Style::Muted,
        Arrival::Broken | Arrival::Erased => Style::Danger,
    };
    let mut notes = Vec::new();
    if !differences.is_empty() {
        let names = differing(differences, messages).join(", ");
        notes.push(messages.with("import-differs", &[("names", names.into())]));
    }
    notes.extend(incoming.notes.iter().map(|note| words_for(note, messages)));
    if let Some(variant) = incoming.reply.variants.first() {
        // How a text was divided shows in how long its parts are.
        let count = variant.body.lines().count();
        let more = (divided && count > 1).then(|| messages.with("import-lines", &[("count", count.into())]));
        notes.extend(more);
        notes.extend(variant.body.lines().next().map(str::to_owned));
    }
    vec![
        Span::new(style, messages.member("arrival", word(arrival))),
        Span::new(Style::Strong, incoming.reply.shortcut.as_str()),
        Span::new(Style::Muted, languages(incoming).join(", ")),
        Span::plain(title(incoming)),
        Span::new(Style::Muted, notes.join("; ")),
    ]
}

fn title(incoming: &Incoming) -> &str {
    incoming.reply.titles.first().map_or("", |title| title.text.as_str())
}

/// In what a reply would differ, as its history names it, and texts as such.
fn differing(differences: &[Difference], messages: &Messages) -> Vec<String> {
    let name = |one: &Difference| match &one.of {
        Differs::Element(Element::Text(key)) => messages.with("import-text", &[("which", key_words(key).into())]),
        _ => library::difference(one, messages),
    };
    differences.iter().map(name).collect()
}

/// The languages of its texts, each once.
fn languages(incoming: &Incoming) -> Vec<&str> {
    let mut languages: Vec<&str> = Vec::new();
    for variant in &incoming.reply.variants {
        let code = variant.key.language.code();
        if !languages.contains(&code) {
            languages.push(code);
        }
    }
    languages
}

fn words_for(note: &Note, messages: &Messages) -> String {
    match note {
        Note::Removed(count) => messages.with("import-removed", &[("count", (*count).into())]),
        Note::Escaped => messages.text("import-escaped").into_owned(),
        Note::Asked { what, name } => messages.with("import-asked", &[("what", what.into()), ("name", name.into())]),
        Note::SameText(shortcut) => messages.with("import-same-text", &[("shortcut", shortcut.as_str().into())]),
        Note::Replaces(text) => messages.with("import-replaces", &[("text", text.into())]),
        Note::Pattern(pattern) => messages.with("import-pattern", &[("pattern", pattern.into())]),
        Note::Filled { what, with } => messages.with("import-filled", &[("what", what.into()), ("with", with.into())]),
        Note::Frozen(which) => messages.with("import-frozen", &[("which", which.into())]),
        Note::Heard(language) => messages.with("import-heard", &[("language", language.code().into())]),
        Note::Unheard(language) => messages.with("import-unheard", &[("language", language.code().into())]),
        Note::Written => messages.text("import-written").into_owned(),
        Note::Leftover(what) => messages.with("import-leftover", &[("what", what.into())]),
    }
}

fn summary(frame: &Frame, plan: &Importing, taken: bool) -> Result<Box<RawValue>, Failure> {
    let line = |(incoming, arrival): (&'_ Incoming, Arrival)| {
        let notes = incoming.notes.iter().map(|note| words_for(note, &frame.messages)).collect();
        (word(arrival), notes)
    };
    let told: Vec<(&'static str, Vec<String>)> = pairs(plan).map(line).collect();
    let told = told.into_iter().zip(&plan.differences);
    let replies = plan.file.replies.iter().zip(told).map(|(incoming, ((becomes, notes), differences))| Line {
        shortcut: incoming.reply.shortcut.as_str(),
        title: title(incoming),
        languages: languages(incoming),
        at: incoming.line,
        becomes,
        differs: differing(differences, &frame.messages),
        notes,
    });
    let summary = Summary {
        file: plan.file.path.display().to_string(),
        taken,
        new: plan.count(Arrival::New),
        changed: plan.count(Arrival::Changes),
        same: plan.count(Arrival::Same),
        broken: plan.count(Arrival::Broken),
        replies: replies.collect(),
        foreign: foreign::Summary::of(&plan.file),
    };
    Ok(to_raw_value(&summary).map_err(|error| Output(error.into()))?)
}
