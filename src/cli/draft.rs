//! `replydesk draft`: what was being written when its place was left.

use clap::{Args, Subcommand};

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Entry};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{Desk, Error, Thing};
use crate::model::Draft;
use crate::report::{Exit, Failure};

/// What can be done with drafts.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    List(List),
    Show(Named),
    Remove(Named),
}

/// `draft list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
}

/// `draft show`, `draft remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "DRAFT", value_parser = values::entry, default_value = "1")]
    pub draft: Entry,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such draft, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::List(list) => list.run(frame, &desk)?,
            Self::Show(named) => {
                let draft = named.find(&desk)?;
                if frame.out.wants_json() {
                    frame.out.json(&draft)?;
                } else {
                    frame.out.text(&draft.text)?;
                }
            }
            Self::Remove(named) => {
                let draft = named.find(&desk)?;
                desk.drop_draft(draft.id)?;
                frame.say("draft-removed", &[("place", draft.place.as_str().into())], &draft)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Named {
    fn find(&self, desk: &Desk) -> Result<Draft, Error> {
        shared::line_named(desk.drafts()?, &self.draft, |draft| draft.id, Thing::Draft)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let (drafts, more) = shared::cut(desk.drafts()?, self.listing.at_most(usize::MAX));
        if frame.out.wants_json() {
            return Ok(frame.out.json(&drafts)?);
        }
        let now = desk.now()?;
        let row = |(at, draft): (usize, &Draft)| {
            let first =
                draft.text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
            vec![
                Span::new(Style::Strong, (at + 1).to_string()),
                Span::plain(words::moment_in(&frame.messages, draft.kept_at, now.time_zone(), now.date())),
                Span::plain(draft.place.as_str()),
                Span::new(Style::Muted, first),
            ]
        };
        let rows: Vec<Vec<Span>> = drafts.iter().enumerate().map(row).collect();
        frame.list(&rows, more)
    }
}
