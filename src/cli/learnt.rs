//! `replydesk learnt`: what was learnt from the replies chosen for messages.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::Frame;
use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Entry};
use super::words;
use crate::config::Config;
use crate::desk::{Desk, Error, Thing};
use crate::model::LearntExample;
use crate::report::{Exit, Failure};

/// How many examples are shown where the user does not say.
const USUAL: usize = 50;

/// What can be done with learnt examples.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    List(List),
    Remove(Remove),
}

/// `learnt list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
}

/// `learnt remove`
#[derive(Clone, Debug, Args)]
pub struct Remove {
    #[arg(value_name = "EXAMPLE", value_parser = values::entry)]
    pub example: Entry,
}

/// An example for programs.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    example: &'a LearntExample,
    shortcut: String,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such example, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::List(list) => list.run(frame, &desk)?,
            Self::Remove(remove) => {
                let example = remove.find(&desk)?;
                desk.unlearn(&example)?;
                let text = crate::text::sanitise_line(&example.text).into_owned();
                frame.say("learnt-removed", &[("text", text.into())], &example)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Remove {
    fn find(&self, desk: &Desk) -> Result<LearntExample, Error> {
        shared::line_named(desk.learnt(usize::MAX)?, &self.example, |example| example.id, Thing::LearntExample)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let limit = self.listing.at_most(USUAL);
        let (learnt, more) = shared::cut(desk.learnt(limit.saturating_add(1))?, limit);
        let named = |example: &LearntExample| Ok::<_, Error>(desk.reply(example.reply)?.shortcut.to_string());
        let shortcuts: Vec<String> = learnt.iter().map(named).collect::<Result<_, _>>()?;
        if frame.out.wants_json() {
            let lines = learnt.iter().zip(shortcuts).map(|(example, shortcut)| Line { example, shortcut });
            return frame.json_list(&lines.collect::<Vec<_>>(), more);
        }
        let now = desk.now()?;
        let row = |(at, (example, shortcut)): (usize, (&LearntExample, String))| {
            vec![
                Span::new(Style::Strong, (at + 1).to_string()),
                Span::plain(words::moment_in(&frame.messages, example.at, now.time_zone(), now.date())),
                Span::plain(shortcut),
                Span::new(Style::Muted, crate::text::sanitise_line(&example.text)),
            ]
        };
        let rows: Vec<Vec<Span>> = learnt.iter().zip(shortcuts).enumerate().map(row).collect();
        frame.list(&rows, more)
    }
}
