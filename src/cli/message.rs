//! `replydesk message`: what buyers wrote, and whether it is answered.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Entry};
use super::{Frame, suggest, tell, words};
use crate::config::Config;
use crate::desk::{self, Desk, Inbox, MessageLine, NewMessage, Pins, Thing};
use crate::model::{self, Channel};
use crate::report::{Exit, Failure, due};

/// How many messages are listed where the user does not say.
const USUAL: usize = 50;
/// How much of an identity tells it from all others: the moment it was made at, to the millisecond.
const ID_LENGTH: usize = 13;

/// What can be done with messages.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Add),
    List(List),
    Show(Named),
    From(From),
    Aside(Named),
    Remove(Named),
}

/// `message add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub from: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = values::channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_name = "TIME", value_parser = values::line)]
    pub at: Option<String>,
}

/// `message list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(long, conflicts_with_all = ["all", "buyer"])]
    pub open: bool,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[command(flatten)]
    pub listing: Listing,
}

/// `message show`, `message aside`, `message remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "MESSAGE", value_parser = values::entry, default_value = "1")]
    pub message: Entry,
}

/// `message from`: who wrote it.
#[derive(Clone, Debug, Args)]
pub struct From {
    #[arg(value_name = "MESSAGE", value_parser = values::entry)]
    pub message: Entry,
    #[arg(value_name = "WHO", value_parser = values::line)]
    pub buyer: String,
}

/// A message for programs.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    message: &'a model::Message,
    buyer_name: Option<&'a str>,
    order_number: Option<&'a str>,
    answered_by: &'a [String],
    /// How much is left of the channel's window, in minutes; negative once it has passed.
    minutes_left: Option<i64>,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such message, where it cannot be read, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => add.run(frame, &mut desk)?,
            Self::List(list) => list.run(frame, &desk)?,
            Self::Show(named) => {
                let message = self::named(&desk, &named.message)?;
                show(frame, &desk, &desk.message(message.id)?)?;
            }
            Self::From(from) => {
                let message = self::named(&desk, &from.message)?;
                let buyer = desk.buyer_named(&from.buyer)?;
                let message = desk.assign_message(message.id, &buyer)?;
                frame.say("message-assigned", &[("name", buyer.name.as_str().into())], &message)?;
            }
            Self::Aside(named) => {
                let message = self::named(&desk, &named.message)?;
                let message = desk.put_aside(message.id)?;
                frame.say("message-put-aside", &[("text", first_line(&message.text).into())], &message)?;
            }
            Self::Remove(named) => {
                let message = self::named(&desk, &named.message)?;
                let message = desk.remove_message(message.id)?;
                frame.say("message-removed", &[("text", first_line(&message.text).into())], &message)?;
            }
        }
        Ok(Exit::Done)
    }
}

/// The message that a line of the list names: by its number among those that wait, or by the beginning of its identity.
///
/// # Errors
/// Where there is none.
pub(super) fn named(desk: &Desk, line: &Entry) -> Result<model::Message, desk::Error> {
    match line {
        Entry::Back(number) => {
            let mut open = desk.messages(Inbox::Open, *number as usize)?;
            let last = open.pop().filter(|_| open.len() + 1 == *number as usize);
            let none = || desk::Error::NotFound { what: Thing::Message, name: number.to_string(), near: Vec::new() };
            Ok(last.ok_or_else(none)?.message)
        }
        Entry::Id(id) => desk.message_beginning(id),
    }
}

/// Whom a message is from, and which order it is about.
pub(super) const fn pins(message: &model::Message) -> Pins {
    Pins { buyer: message.buyer, order: message.order, piece: None }
}

impl Add {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        if self.file == Path::new("-") && frame.asks {
            let words = frame.messages.text("suggest-paste").into_owned();
            tell::words(&words, &mut frame.errors);
        }
        let new = NewMessage {
            text: suggest::message(frame, &self.file)?,
            buyer: self.from.as_deref().map(|name| desk.buyer_named(name)).transpose()?.map(|buyer| buyer.id),
            order: None,
            channel: self.channel,
            received: self.at.as_deref().map(|typed| desk.moment_said(typed)).transpose()?,
        };
        let message = desk.note_message(&new)?;
        let line = desk.message(message.id)?;
        if frame.out.wants_json() {
            return Ok(frame.out.json(&Line::from(&line))?);
        }
        let from = line.buyer.as_deref();
        let words = match from {
            Some(name) => frame.messages.with("message-noted-from", &[("name", name.into())]),
            None => frame.messages.text("message-noted").into_owned(),
        };
        Ok(frame.out.line(&words)?)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let limit = self.listing.at_most(USUAL);
        let inbox = match &self.buyer {
            Some(name) => Inbox::Of(desk.buyer_named(name)?.id),
            None if self.all => Inbox::All,
            None => Inbox::Open,
        };
        let (lines, more) = shared::cut(desk.messages(inbox, limit.saturating_add(1))?, limit);
        if frame.out.wants_json() {
            return frame.json_list(&lines.iter().map(Line::from).collect::<Vec<_>>(), more);
        }
        let today = desk.now()?.date();
        let row = |(at, line): (usize, &MessageLine)| {
            // Only among those that wait does a line's place say which it is.
            let name = match inbox {
                Inbox::Open => (at + 1).to_string(),
                _ => line.message.id.to_string().chars().take(ID_LENGTH).collect(),
            };
            let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
            vec![
                Span::new(Style::Strong, name),
                Span::plain(words::moment(&frame.messages, line.at, today)),
                Span::plain(line.message.channel.as_ref().map_or("", Channel::label)),
                Span::plain(whom.join(" · ")),
                state(frame, line),
                Span::new(Style::Muted, crate::text::sanitise_line(&line.message.text)),
            ]
        };
        let rows: Vec<Vec<Span>> = lines.iter().enumerate().map(row).collect();
        frame.list(&rows, more)
    }
}

/// What has become of a message, or how long it may still wait.
fn state(frame: &Frame, line: &MessageLine) -> Span {
    let messages = &frame.messages;
    if line.message.answer.is_some() {
        return Span::new(Style::Good, messages.text("message-answered"));
    }
    if line.message.put_aside.is_some() {
        return Span::new(Style::Muted, messages.text("message-aside"));
    }
    line.left.map_or_else(
        || Span::plain(""),
        |left| {
            let style = if left.has_passed() { Style::Danger } else { Style::Warning };
            Span::new(style, due::left(&left, messages))
        },
    )
}

fn show(frame: &mut Frame, desk: &Desk, line: &MessageLine) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return Ok(frame.out.json(&Line::from(line))?);
    }
    let today = desk.now()?.date();
    let mut told = vec![words::moment(&frame.messages, line.at, today)];
    told.extend(line.message.channel.iter().map(|channel| channel.label().to_owned()));
    told.extend(line.buyer.iter().chain(&line.order).cloned());
    let state = state(frame, line);
    let told = told.join(" · ");
    let gap = if state.text.is_empty() { "" } else { "  " };
    frame.out.spans(&[Span::new(Style::Muted, told), Span::plain(gap), state])?;
    if !line.shortcuts.is_empty() {
        frame.out.spans(&[Span::new(Style::Good, line.shortcuts.join(" + "))])?;
    }
    frame.out.line("")?;
    Ok(frame.out.text(&line.message.text)?)
}

impl<'a> std::convert::From<&'a MessageLine> for Line<'a> {
    fn from(line: &'a MessageLine) -> Self {
        Self {
            message: &line.message,
            buyer_name: line.buyer.as_deref(),
            order_number: line.order.as_deref(),
            answered_by: &line.shortcuts,
            minutes_left: line.left.map(|left| left.time.as_mins()),
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}
