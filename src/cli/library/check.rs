//! `replydesk library check`: what in the library is to be looked at.

use clap::Args;
use serde::Serialize;

use crate::cli::out::{Span, Style};
use crate::cli::{Frame, tell, values};
use crate::config::Config;
use crate::desk::{About, Desk, Flaw, FlawKind, Proofread, Tight};
use crate::i18n::Messages;
use crate::model::{Language, Shortcut};
use crate::report::{Exit, Failure, library};

/// `library check`
#[derive(Clone, Debug, Args)]
pub struct Check {
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub still_right: Vec<Shortcut>,
    #[arg(long, conflicts_with = "still_right")]
    pub spelling: bool,
}

/// A flaw, for programs.
#[derive(Serialize)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<Language>,
    text: String,
}

impl Check {
    pub(super) fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        if !self.still_right.is_empty() {
            for shortcut in &self.still_right {
                desk.confirm_texts(shortcut.as_str())?;
            }
            let shortcuts: Vec<&str> = self.still_right.iter().map(Shortcut::as_str).collect();
            let words = shortcuts.join(", ");
            frame.say("library-still-right", &[("shortcuts", words.into())], &shortcuts)?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        let looked = if self.spelling { Looked::spelling(&desk)? } else { Looked::library(&desk)? };
        let Looked { flaws, .. } = &looked;
        let said: Vec<String> = flaws.iter().map(|flaw| library::flaw(flaw, today, &frame.messages)).collect();
        if frame.out.wants_json() {
            frame.out.json(&flaws.iter().zip(said).map(|(flaw, text)| line(flaw, text)).collect::<Vec<_>>())?;
        } else if flaws.is_empty() && !looked.languages.is_empty() {
            let words = frame.messages.text("library-is-right").into_owned();
            frame.out.line(&words)?;
        } else {
            let messages = &frame.messages;
            let row =
                |(flaw, text): (&Flaw, String)| vec![Span::new(Style::Strong, name(flaw, messages)), Span::plain(text)];
            let rows: Vec<Vec<Span>> = flaws.iter().zip(said).map(row).collect();
            frame.list(&rows, false)?;
            if flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Older(..))) {
                frame.out.flush()?;
                let words = frame.messages.text("library-how-right").into_owned();
                tell::words(&words, &mut frame.errors);
            }
        }
        if !frame.out.wants_json() {
            looked.tell(frame)?;
            tell_tight(frame, &desk)?;
        }
        Ok(if flaws.is_empty() && !looked.languages.is_empty() { Exit::Done } else { Exit::Failed })
    }
}

/// What was looked at, and what was found.
struct Looked {
    flaws: Vec<Flaw>,
    /// The languages that were looked at; none where nothing was.
    languages: Vec<Language>,
    /// The languages whose texts could not be looked at.
    left_out: Vec<Language>,
    /// Whether it was the spelling that was looked at.
    is_spelling: bool,
}

impl Looked {
    fn library(desk: &Desk) -> Result<Self, Failure> {
        let languages = desk.languages_written_in()?.into_iter().collect();
        Ok(Self { flaws: desk.check_library()?, languages, left_out: Vec::new(), is_spelling: false })
    }

    fn spelling(desk: &Desk) -> Result<Self, Failure> {
        let Proofread { flaws, read, unread } = desk.misspelt()?;
        Ok(Self { flaws, languages: read, left_out: unread, is_spelling: true })
    }

    /// Says of which languages all this is true: where nothing is found, that alone would promise too much.
    fn tell(&self, frame: &mut Frame) -> Result<(), Failure> {
        frame.out.flush()?;
        let (messages, codes) = (&frame.messages, |languages| library::codes(languages).into());
        let mut said = Vec::new();
        if !self.is_spelling {
            said.push(messages.with("library-looked-at", &[("languages", codes(&self.languages))]));
        } else if !self.languages.is_empty() {
            said.push(messages.with("library-proofread", &[("languages", codes(&self.languages))]));
        }
        if !self.left_out.is_empty() {
            said.push(messages.with("library-no-dictionary", &[("languages", codes(&self.left_out))]));
        }
        for words in said {
            tell::hint(&words, messages, &mut frame.errors);
        }
        Ok(())
    }
}

/// Says in one line which channels take some texts only in parts: that is no flaw of a text that is made for none.
fn tell_tight(frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
    let named = |one: &Tight| format!("{} {}", one.profile.label, one.texts);
    let tight: Vec<String> = desk.tight_channels()?.iter().map(named).collect();
    if !tight.is_empty() {
        frame.out.flush()?;
        let words = frame.messages.with("library-tight", &[("channels", tight.join(", ").into())]);
        tell::hint(&words, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

fn line(flaw: &Flaw, text: String) -> Line {
    let (reply, fact) = match &flaw.about {
        About::Library => (None, None),
        About::Reply(shortcut) => (Some(shortcut.to_string()), None),
        About::Fact { name, .. } => (None, Some(name.clone())),
    };
    let (kind, languages) = match &flaw.kind {
        FlawKind::Mistake(_) => ("mistake", Vec::new()),
        FlawKind::NoText(languages) => ("no-text", languages.clone()),
        FlawKind::Rule(key, _) => ("rule", vec![key.language.clone()]),
        FlawKind::Misspelt(key, _) => ("misspelt", vec![key.language.clone()]),
        FlawKind::NoTone(language, _) => ("no-tone", vec![language.clone()]),
        FlawKind::Older(_, languages) => ("older", languages.clone()),
        FlawKind::Unchecked(_) => ("unchecked", Vec::new()),
        FlawKind::Outdated(languages) => ("outdated", languages.clone()),
        FlawKind::Untranslated(languages) => ("untranslated", languages.clone()),
    };
    Line { reply, fact, kind, languages, text }
}

fn name(flaw: &Flaw, messages: &Messages) -> String {
    match &flaw.about {
        About::Library => messages.text("flaw-library").into_owned(),
        About::Reply(shortcut) => shortcut.to_string(),
        About::Fact { name, .. } => format!("shop.{name}"),
    }
}
