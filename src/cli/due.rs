//! `replydesk due`: everything that needs a word today.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Day};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{Desk, DueLine, PutOff};
use crate::model::Rule;
use crate::report::{Exit, Failure, due};

/// So many letters of a line's name are shown where they are enough to tell it from the others.
const LETTERS: usize = 4;

/// The arguments: without a command, the list.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Due {
    #[command(flatten)]
    pub list: List,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done with a line.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Snooze(Snooze),
    Dismiss(Dismiss),
}

/// `due`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub listing: Listing,
}

/// `due snooze`
#[derive(Clone, Debug, Args)]
pub struct Snooze {
    #[arg(value_name = "LINE", value_parser = values::line)]
    pub line: String,
    #[arg(value_name = "DAY", value_parser = values::day, default_value = "tomorrow")]
    pub day: Day,
}

/// `due dismiss`
#[derive(Clone, Debug, Args)]
pub struct Dismiss {
    #[arg(value_name = "LINE", value_parser = values::line)]
    pub line: String,
}

/// A line for programs.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    rule: Rule,
    since: Date,
    buyer: Option<&'a str>,
    order: Option<&'a str>,
    about: &'a str,
    meets_at: Option<jiff::civil::DateTime>,
    /// How much is left of the channel's window, in minutes; negative once it has passed.
    minutes_left: Option<i64>,
    /// A day or a window was let pass that the buyer counts on.
    late: bool,
    reply: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    put_off: Option<Off>,
}

/// Until when a line is put off, for programs.
#[derive(Serialize)]
struct Off {
    /// None: for good.
    until: Option<Date>,
}

impl Due {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such line, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self.command {
            None => self.list.run(frame, &mut desk)?,
            Some(Command::Snooze(snooze)) => {
                let line = desk.due_named(&snooze.line)?;
                let today = desk.now()?.date();
                let until = desk.date_of(snooze.day)?;
                desk.snooze(&line, until)?;
                let day = words::day(&frame.messages, until, today);
                let what = due::what(&line, today, &frame.messages);
                frame.say("due-snoozed", &[("what", what.into()), ("day", day.into())], &Line::from(&line))?;
            }
            Some(Command::Dismiss(dismiss)) => {
                let line = desk.due_named(&dismiss.line)?;
                desk.dismiss(&line)?;
                let what = due::what(&line, desk.now()?.date(), &frame.messages);
                frame.say("due-dismissed", &[("what", what.into())], &Line::from(&line))?;
            }
        }
        Ok(Exit::Done)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        // So that messages come with the reply that answers them; without any there is nothing to learn it for.
        if !desk.messages(crate::desk::Inbox::Open, 1)?.is_empty() {
            desk.learn_library()?;
        }
        let (lines, more) = shared::cut(desk.due(self.all)?, self.listing.at_most(usize::MAX));
        if frame.out.wants_json() {
            return frame.json_list(&lines.iter().map(Line::from).collect::<Vec<_>>(), more);
        }
        if lines.is_empty() {
            let words = frame.messages.text("due-nothing").into_owned();
            return Ok(frame.out.spans(&[Span::new(Style::Muted, words)])?);
        }
        let today = desk.now()?.date();
        let rows: Vec<Vec<Span>> = lines.iter().map(|line| row(frame, line, &lines, today)).collect();
        frame.list(&rows, more)
    }
}

fn row(frame: &Frame, line: &DueLine, all: &[DueLine], today: Date) -> Vec<Span> {
    let messages = &frame.messages;
    let reply = match (&line.reply, due::needs_reply(line.rule)) {
        (Some(reply), _) => Span::new(Style::Good, reply.shortcut.as_str()),
        (None, true) => Span::new(Style::Muted, messages.text("due-no-reply")),
        (None, false) => Span::plain(""),
    };
    let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
    let style = if line.is_late { Style::Danger } else { Style::Plain };
    let about = match line.put_off {
        Some(off) => due::put_off(off, today, messages),
        None => crate::text::sanitise_line(&line.about).into_owned(),
    };
    vec![
        Span::new(Style::Strong, name(line, all)),
        Span::new(style, due::what(line, today, messages)),
        Span::plain(whom.join(" · ")),
        reply,
        Span::new(Style::Muted, about),
    ]
}

/// The first letters of a line's name: so many as tell it from the others.
fn name<'l>(line: &'l DueLine, all: &[DueLine]) -> &'l str {
    let begins = |length: usize| line.name.get(..length).unwrap_or(&line.name);
    let is_alone = |start: &str| all.iter().filter(|other| other.name.starts_with(start)).count() == 1;
    (LETTERS..line.name.len()).map(begins).find(|start| is_alone(start)).unwrap_or(&line.name)
}

impl<'a> From<&'a DueLine> for Line<'a> {
    fn from(line: &'a DueLine) -> Self {
        Self {
            id: &line.name,
            rule: line.rule,
            since: line.since,
            buyer: line.buyer.as_deref(),
            order: line.order.as_deref(),
            about: &line.about,
            meets_at: line.meets_at,
            minutes_left: line.left.map(|left| left.time.as_mins()),
            late: line.is_late,
            reply: line.reply.as_ref().map(|reply| reply.shortcut.as_str()),
            put_off: line.put_off.map(|off| Off {
                until: match off {
                    PutOff::Until(day) => Some(day),
                    PutOff::Away => None,
                },
            }),
        }
    }
}
