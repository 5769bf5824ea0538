//! `replydesk library`: the library as a whole.

mod check;
mod mirror;
mod update;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::out::{Span, Style};
use super::{Frame, values};
use crate::config::Config;
use crate::desk::{self, Exhibit, Way, demo};
use crate::model::{Channel, Language, Length, Situation, Tone};
use crate::report::{Exit, Failure};

/// What can be done with the library.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Gallery(Gallery),
    Check(Check),
    Update(Update),
    Export(Mirror),
    Import(Mirror),
}

/// `library gallery`
#[derive(Clone, Debug, Args)]
pub struct Gallery {
    #[arg(value_name = "SITUATION", value_parser = values::situation)]
    pub situations: Vec<Situation>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long)]
    pub mine: bool,
}

pub use check::Check;
pub use mirror::Mirror;
pub use update::Update;

/// A text of the gallery, for programs.
#[derive(Serialize)]
struct Line<'a> {
    situation: String,
    shortcut: &'a str,
    title: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tone: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<&'static str>,
    text: &'a str,
}

impl<'a> From<&'a Exhibit> for Line<'a> {
    fn from(exhibit: &'a Exhibit) -> Self {
        let key = &exhibit.key;
        Self {
            situation: exhibit.situation.to_string(),
            shortcut: exhibit.shortcut.as_str(),
            title: &exhibit.title,
            language: key.language.code(),
            channel: key.channel.as_ref().map(Channel::name),
            tone: key.tone.map(Tone::word),
            length: key.length.map(Length::word),
            text: &exhibit.text,
        }
    }
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        match self {
            Self::Gallery(gallery) => gallery.run(frame, config),
            Self::Check(check) => check.run(frame, config),
            Self::Update(update) => update.run(frame, config),
            Self::Export(mirror) => mirror.run(Way::Out, frame, config),
            Self::Import(mirror) => mirror.run(Way::In, frame, config),
        }
    }
}

impl Gallery {
    fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk =
            if self.mine { frame.desk(config)? } else { demo::desk_with(frame.settings(config), frame.clock())? };
        let language = self.language.clone().unwrap_or_else(|| desk.settings().language.clone());
        let exhibits = desk.gallery(&language, &self.situations)?;
        if frame.out.wants_json() {
            frame.out.json(&exhibits.iter().map(Line::from).collect::<Vec<_>>())?;
            return Ok(Exit::Done);
        }
        let mut last = None;
        for exhibit in &exhibits {
            if last != Some(exhibit.situation) {
                let number = exhibit.situation.to_string();
                let name = frame.messages.member("situation", &number.to_lowercase());
                frame.out.spans(&[Span::new(Style::Muted, format!("{number}  ")), Span::new(Style::Strong, name)])?;
                frame.out.line("")?;
                last = Some(exhibit.situation);
            }
            let words = desk::key_words(&exhibit.key);
            frame.out.spans(&[
                Span::new(Style::Strong, exhibit.shortcut.as_str()),
                Span::plain(format!("  {}", exhibit.title)),
                Span::new(Style::Muted, format!("  {words}")),
            ])?;
            frame.out.text(&exhibit.text)?;
            frame.out.line("")?;
        }
        if exhibits.is_empty() {
            return self.nothing(&language, frame);
        }
        Ok(Exit::Done)
    }

    /// Says what there is no text for. A situation that the trade does not know may be one of the seller's own, but here it has no reply.
    fn nothing(&self, language: &Language, frame: &mut Frame) -> Result<Exit, Failure> {
        if let Some(unknown) = self.situations.iter().find(|one| one.number() > Situation::LAST) {
            let last = format!("P{:02}", Situation::LAST);
            let words = frame.messages.with(
                "gallery-unknown",
                &[
                    ("situation", unknown.to_string().into()),
                    ("language", language.code().into()),
                    ("last", last.into()),
                ],
            );
            frame.out.line(&words)?;
            return Ok(Exit::NotFound);
        }
        let words = if self.situations.is_empty() {
            frame.messages.with("gallery-empty", &[("language", language.code().into())])
        } else {
            let situations = self.situations.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            frame
                .messages
                .with("gallery-empty-for", &[("language", language.code().into()), ("situations", situations.into())])
        };
        frame.out.line(&words)?;
        Ok(Exit::Done)
    }
}
