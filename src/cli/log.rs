//! `replydesk log`: what was copied, for whom, when.

use clap::{Args, Subcommand};

use serde::Serialize;

use super::fact::masks;
use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Entry};
use super::{Frame, checks, deliver, words};
use crate::compose::Concern;
use crate::config::Config;
use crate::desk::{self, Desk, JournalLine};
use crate::i18n::Messages;
use crate::model::{self, Retraction, Secrets};
use crate::report::{Exit, Failure};

/// How many lines are listed where the user does not say.
const USUAL: usize = 20;

/// How much of an identity tells it from all others: the moment it was made at, to the millisecond.
const ID_LENGTH: usize = 13;

/// The arguments: without a command, the list.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Log {
    #[command(flatten)]
    pub list: List,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done with a line of the journal.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Copy(Copy),
    Retract(Retract),
}

/// `log`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub order: Option<String>,
    #[command(flatten)]
    pub listing: Listing,
    #[arg(long = "show")]
    pub openly: bool,
}

/// `log copy`: the same text once more.
#[derive(Clone, Debug, Args)]
pub struct Copy {
    #[arg(value_name = "ENTRY", value_parser = values::entry, default_value = "1")]
    pub entry: Entry,
    #[arg(long)]
    pub anyway: bool,
}

/// `log retract`: it was not sent, or went to the wrong buyer.
#[derive(Clone, Debug, Args)]
pub struct Retract {
    #[arg(value_name = "ENTRY", value_parser = values::entry, default_value = "1")]
    pub entry: Entry,
    #[arg(long, value_name = "WHY", value_parser = values::retraction(), default_value = "not-sent")]
    pub why: Retraction,
}

/// A line of the journal for programs.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    entry: &'a model::Entry,
    buyer_name: Option<&'a str>,
    order_number: Option<&'a str>,
    shortcuts: &'a [String],
}

impl Log {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such line, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self.command {
            None => self.list.run(frame, config, &desk),
            Some(Command::Copy(copy)) => {
                let ready = desk.prepare_again(copy.entry.find(&desk)?.id)?;
                if !copy.anyway && ready.concerns.iter().any(Concern::asks) {
                    return checks::refuse(frame, &ready, &ready.concerns.iter().collect::<Vec<_>>());
                }
                deliver::whole(frame, config, &mut desk, &ready, true)
            }
            Some(Command::Retract(retract)) => {
                let entry = retract.entry.find(&desk)?;
                desk.retract(entry.id, retract.why)?;
                let entry = model::Entry { retracted: Some(retract.why), ..entry };
                let first = first_line(&entry.text);
                frame.say("log-retracted", &[("text", first.into())], &entry)?;
                Ok(Exit::Done)
            }
        }
    }
}

impl Entry {
    /// The line it names.
    fn find(&self, desk: &Desk) -> Result<model::Entry, desk::Error> {
        match self {
            Self::Back(number) => desk.entry_counted(*number as usize),
            Self::Id(id) => desk.entry_beginning(id),
        }
    }
}

impl List {
    fn run(&self, frame: &mut Frame, config: &Config, desk: &Desk) -> Result<Exit, Failure> {
        let limit = self.listing.at_most(USUAL);
        let wanted = limit.saturating_add(1);
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let order = self.order.as_deref().map(|number| desk.order_numbered(number)).transpose()?;
        let lines = match (&buyer, &order) {
            (_, Some(order)) => desk.journal_of_order(order.id, wanted)?,
            (buyer, None) => desk.journal("", buyer.as_ref().map(|buyer| buyer.id), wanted)?,
        };
        let (lines, more) = shared::cut(lines, limit);
        if frame.out.wants_json() {
            frame.json_list(&lines.iter().map(Line::from).collect::<Vec<_>>(), more)?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        // Only in the whole journal does a line's place say which it is.
        let counts = buyer.is_none() && order.is_none();
        let name = |at: usize, line: &JournalLine| {
            if counts { (at + 1).to_string() } else { line.entry.id.to_string().chars().take(ID_LENGTH).collect() }
        };
        let secrets = if masks(frame, config, self.openly) { desk.secrets()? } else { Secrets::default() };
        let rows = lines.iter().enumerate().map(|(at, line)| {
            let when = words::moment(&frame.messages, line.at, today);
            row(&frame.messages, name(at, line), when, line, &secrets)
        });
        let rows: Vec<Vec<Span>> = rows.collect();
        frame.list(&rows, more)?;
        Ok(Exit::Done)
    }
}

impl<'a> From<&'a JournalLine> for Line<'a> {
    fn from(line: &'a JournalLine) -> Self {
        Self {
            entry: &line.entry,
            buyer_name: line.buyer.as_deref(),
            order_number: line.order.as_deref(),
            shortcuts: &line.shortcuts,
        }
    }
}

fn row(messages: &Messages, name: String, when: String, line: &JournalLine, secrets: &Secrets) -> Vec<Span> {
    let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
    let retracted = line.entry.retracted.map(|why| messages.member("retracted", why.word()));
    let text = if let Some(why) = retracted {
        Span::new(Style::Warning, why)
    } else {
        let text = first_line(&line.entry.text);
        Span::new(Style::Muted, secrets.masked(text).unwrap_or_else(|| text.to_owned()))
    };
    vec![
        Span::new(Style::Strong, name),
        Span::plain(when),
        Span::plain(whom.join(" · ")),
        Span::plain(line.shortcuts.join(" + ")),
        text,
    ]
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}
