//! `replydesk remind`: a day with what is to be said then.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Day, Entry};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{Desk, Error, NewReminder, ReminderLine, Thing};
use crate::model::{Reminder, Shortcut};
use crate::report::{Exit, Failure};

/// How many reminders are listed where the user does not say.
const USUAL: usize = 50;
/// How much of an identity tells it from all others: the moment it was made at, to the millisecond.
const ID_LENGTH: usize = 13;

/// What can be done with reminders.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Add),
    List(List),
    Done(Named),
    Remove(Named),
}

/// `remind add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "TEXT", value_parser = values::line)]
    pub text: String,
    #[arg(long, value_name = "DAY", value_parser = values::day)]
    pub on: Day,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub order: Option<String>,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Option<Shortcut>,
}

/// `remind list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub listing: Listing,
}

/// `remind done`, `remind remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "REMINDER", value_parser = values::entry)]
    pub reminder: Entry,
}

/// A reminder for programs.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    reminder: &'a Reminder,
    buyer_name: Option<&'a str>,
    order_number: Option<&'a str>,
    shortcut: Option<&'a str>,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such reminder, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => add.run(frame, &mut desk)?,
            Self::List(list) => list.run(frame, &desk)?,
            Self::Done(named) => {
                let reminder = desk.finish_reminder(named.find(&desk)?.id)?;
                frame.say("reminder-done", &[("text", reminder.text.as_str().into())], &reminder)?;
            }
            Self::Remove(named) => {
                let reminder = desk.remove_reminder(named.find(&desk)?.id)?;
                frame.say("reminder-removed", &[("text", reminder.text.as_str().into())], &reminder)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Named {
    fn find(&self, desk: &Desk) -> Result<Reminder, Error> {
        let all = matches!(self.reminder, Entry::Id(_));
        let lines = desk.reminders(all, usize::MAX)?;
        Ok(shared::line_named(lines, &self.reminder, |line| line.reminder.id, Thing::Reminder)?.reminder)
    }
}

impl Add {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let today = desk.now()?.date();
        let order = self.order.as_deref().map(|number| desk.order_numbered(number)).transpose()?;
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let reply = self.reply.as_ref().map(|shortcut| desk.reply_called(shortcut.as_str())).transpose()?;
        let new = NewReminder {
            due: desk.date_of(self.on)?,
            text: self.text,
            buyer: buyer.map(|buyer| buyer.id).or(order.as_ref().and_then(|order| order.buyer)),
            order: order.map(|order| order.id),
            reply: reply.map(|reply| reply.id),
        };
        let reminder = desk.remind(&new)?;
        let day = words::day(&frame.messages, reminder.due, today);
        frame.say("reminder-added", &[("day", day.into()), ("text", reminder.text.as_str().into())], &reminder)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let limit = self.listing.at_most(USUAL);
        let (lines, more) = shared::cut(desk.reminders(self.all, limit.saturating_add(1))?, limit);
        if frame.out.wants_json() {
            return frame.json_list(&lines.iter().map(Line::from).collect::<Vec<_>>(), more);
        }
        let today = desk.now()?.date();
        let row = |(at, line): (usize, &ReminderLine)| {
            let name = if self.all {
                line.reminder.id.to_string().chars().take(ID_LENGTH).collect()
            } else {
                (at + 1).to_string()
            };
            let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
            let style = match line.reminder.done {
                Some(_) => Style::Muted,
                None if line.reminder.due <= today => Style::Warning,
                None => Style::Plain,
            };
            vec![
                Span::new(Style::Strong, name),
                Span::new(style, words::day(&frame.messages, line.reminder.due, today)),
                Span::plain(whom.join(" · ")),
                Span::plain(line.shortcut.as_deref().unwrap_or_default()),
                Span::plain(line.reminder.text.as_str()),
            ]
        };
        let rows: Vec<Vec<Span>> = lines.iter().enumerate().map(row).collect();
        frame.list(&rows, more)
    }
}

impl<'a> From<&'a ReminderLine> for Line<'a> {
    fn from(line: &'a ReminderLine) -> Self {
        Self {
            reminder: &line.reminder,
            buyer_name: line.buyer.as_deref(),
            order_number: line.order.as_deref(),
            shortcut: line.shortcut.as_deref(),
        }
    }
}
