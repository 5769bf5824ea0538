//! `replydesk reply`: the canned answers.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::Frame;
use super::out::{Span, Style};
use super::shared::{Listing, Which};
use super::values::{self, Change};
use crate::config::Config;
use crate::desk::{Desk, Listed};
use crate::model::{Asks, Language, Reply, Role, Shortcut, Situation, Title, VariantKey};
use crate::report::{Exit, Failure};

/// What can be done with replies.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Show),
    List(List),
    Remove(Remove),
}

/// `reply add`; without a body, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub shortcut: Shortcut,
    #[command(flatten)]
    pub body: Body,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub fields: Fields,
}

/// `reply edit`; without options, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Edit {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub shortcut: Option<Shortcut>,
    #[command(flatten)]
    pub body: Body,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub fields: Fields,
}

/// `reply show`
#[derive(Clone, Debug, Args)]
pub struct Show {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[command(flatten)]
    pub which: Which,
}

/// `reply list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "TAG", value_parser = values::line)]
    pub tag: Option<String>,
    #[command(flatten)]
    pub listing: Listing,
}

/// `reply remove`
#[derive(Clone, Debug, Args)]
pub struct Remove {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
}

/// Where the template comes from; the file `-` is standard input.
#[derive(Clone, Debug, Default, Args)]
#[group(multiple = false)]
pub struct Body {
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    pub body: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
}

/// What is known of a reply beside its texts. An empty value clears a field; a list that is given takes the place of the one
/// there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT", value_parser = values::line)]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub ask: Vec<Change<String>>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = values::role())]
    pub role: Option<Role>,
    #[arg(long, value_name = "TAG", value_parser = values::change(values::line))]
    pub tag: Vec<Change<String>>,
    #[arg(long, value_name = "P00", value_parser = values::change(values::situation))]
    pub situation: Vec<Change<Situation>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub attach: Option<Change<String>>,
}

impl Fields {
    /// Writes what was given into a reply; the title and the asks are in `language`.
    pub fn fill(self, reply: &mut Reply, language: &Language) {
        if let Some(text) = self.title {
            match reply.titles.iter_mut().find(|title| title.language == *language) {
                Some(title) => title.text = text,
                None => reply.titles.push(Title { language: language.clone(), text }),
            }
        }
        if !self.ask.is_empty() {
            let mut texts = Vec::new();
            Change::make_list(self.ask, &mut texts);
            reply.asks.retain(|asks| asks.language != *language);
            if !texts.is_empty() {
                reply.asks.push(Asks { language: language.clone(), texts });
            }
        }
        values::replace(self.category, &mut reply.category);
        values::replace(self.role, &mut reply.role);
        Change::make_list(self.tag, &mut reply.tags);
        Change::make_list(self.situation, &mut reply.situations);
        Change::make(self.attach, &mut reply.attach);
    }
}

impl Which {
    /// The key of the text that is meant, in this language if none is named.
    pub fn key(&self, usual: &Language) -> VariantKey {
        VariantKey {
            language: self.language.clone().unwrap_or_else(|| usual.clone()),
            channel: self.channel.clone(),
            tone: self.tone,
            length: self.length,
        }
    }
}

/// A reply in a list, for programs.
#[derive(Serialize)]
struct Line<'a> {
    shortcut: &'a str,
    title: &'a str,
    category: &'a str,
    languages: &'a [Language],
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the reply is not found or not right, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        match self {
            Self::List(list) => list.run(frame, &desk),
            _ => Ok(Exit::Usage),
        }
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<Exit, Failure> {
        let replies = desk.replies(self.listing.at_most(usize::MAX))?;
        if frame.out.wants_json() {
            let lines: Vec<Line<'_>> = replies
                .iter()
                .map(|reply| Line {
                    shortcut: reply.shortcut.as_str(),
                    title: &reply.title,
                    category: &reply.category,
                    languages: &reply.languages,
                })
                .collect();
            frame.out.json(&lines)?;
        } else {
            let row = |reply: &Listed| {
                vec![
                    Span::new(Style::Strong, reply.shortcut.as_str()),
                    Span::plain(reply.title.as_str()),
                    Span::new(Style::Muted, reply.category.as_str()),
                ]
            };
            let rows: Vec<Vec<Span>> = replies.iter().map(row).collect();
            frame.out.table(&rows)?;
        }
        Ok(Exit::Done)
    }
}
