//! `replydesk reply history`, `reply revert`: what a reply was before.

use clap::Args;
use serde::Serialize;

use crate::cli::out::{Span, Style};
use crate::cli::{Frame, values, words};
use crate::desk::{Desk, Difference, Differs, Error, ReplyVersion, Thing};
use crate::i18n::Messages;
use crate::model::{Reply, Shortcut};
use crate::report::{Exit, Failure};

/// `reply history`
#[derive(Clone, Debug, Args)]
pub struct History {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[arg(value_name = "VERSION")]
    pub version: Option<usize>,
}

/// `reply revert`
#[derive(Clone, Debug, Args)]
pub struct Revert {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[arg(value_name = "VERSION")]
    pub version: usize,
}

/// A version, for programs.
#[derive(Serialize)]
struct Line<'a> {
    version: usize,
    since: Option<jiff::civil::DateTime>,
    differences: Vec<Other<'a>>,
    reply: Option<&'a Reply>,
}

/// In what it differs from the one before, for programs.
#[derive(Serialize)]
struct Other<'a> {
    what: String,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl History {
    pub(super) fn run(self, frame: &mut Frame, desk: &Desk) -> Result<Exit, Failure> {
        let mut history = desk.reply_history(self.reply.as_str())?;
        if let Some(number) = self.version {
            history.retain(|version| version.number == number);
            if history.is_empty() {
                let name = format!("{} {number}", self.reply);
                return Err(Error::NotFound { what: Thing::Version, name, near: Vec::new() }.into());
            }
        }
        if frame.out.wants_json() {
            let lines: Vec<Line<'_>> = history.iter().map(|version| line(version, &frame.messages)).collect();
            frame.out.json(&lines)?;
        } else if let (Some(_), Some(version)) = (self.version, history.first()) {
            differences(frame, version)?;
        } else {
            let today = desk.now()?.date();
            let messages = &frame.messages;
            let row = |version: &ReplyVersion| {
                let since = version.since.map(|since| words::moment(messages, since, today));
                let oldest = || messages.text("version-oldest").into_owned();
                vec![
                    Span::new(Style::Strong, version.number.to_string()),
                    Span::new(Style::Muted, since.unwrap_or_else(oldest)),
                    Span::plain(what(version, messages)),
                ]
            };
            let rows: Vec<Vec<Span>> = history.iter().map(row).collect();
            frame.list(&rows, false)?;
        }
        Ok(Exit::Done)
    }
}

impl Revert {
    pub(super) fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let reply = desk.revert_reply(self.reply.as_str(), self.version)?;
        frame.say(
            "reply-reverted",
            &[("shortcut", reply.shortcut.as_str().into()), ("version", self.version.into())],
            &reply,
        )?;
        Ok(Exit::Done)
    }
}

/// What became of a reply in a version, in a line.
fn what(version: &ReplyVersion, messages: &Messages) -> String {
    if version.reply.is_none() {
        messages.text("version-removed").into_owned()
    } else if version.differences.is_empty() {
        if version.since.is_some() { messages.text("version-came").into_owned() } else { String::new() }
    } else {
        let names: Vec<String> = version.differences.iter().map(|one| name(one, messages)).collect();
        names.join(", ")
    }
}

/// Each line that is otherwise: what it was behind a minus, what it is behind a plus.
fn differences(frame: &mut Frame, version: &ReplyVersion) -> Result<(), Failure> {
    if version.differences.is_empty() {
        let words = frame.messages.text("version-same").into_owned();
        frame.out.line(&words)?;
    }
    for (place, one) in version.differences.iter().enumerate() {
        if place > 0 {
            frame.out.spans(&[])?;
        }
        let name = name(one, &frame.messages);
        frame.out.spans(&[Span::new(Style::Strong, name)])?;
        let (before, after) = (lines(one.before.as_deref()), lines(one.after.as_deref()));
        for line in before.iter().filter(|line| !after.contains(line)) {
            frame.out.spans(&[Span::new(Style::Muted, format!("- {line}"))])?;
        }
        for line in after.iter().filter(|line| !before.contains(line)) {
            frame.out.spans(&[Span::plain(format!("+ {line}"))])?;
        }
    }
    Ok(())
}

fn lines(text: Option<&str>) -> Vec<&str> {
    text.map(|text| text.lines().collect()).unwrap_or_default()
}

fn name(one: &Difference, messages: &Messages) -> String {
    match &one.of {
        Differs::Element(element) => words::element(element, messages),
        Differs::Field("shortcut") => messages.text("version-shortcut").into_owned(),
        Differs::Field(field) => messages.member("card", field),
    }
}

fn line<'a>(version: &'a ReplyVersion, messages: &Messages) -> Line<'a> {
    let other = |one: &'a Difference| Other {
        what: name(one, messages),
        before: one.before.as_deref(),
        after: one.after.as_deref(),
    };
    Line {
        version: version.number,
        since: version.since,
        differences: version.differences.iter().map(other).collect(),
        reply: version.reply.as_ref(),
    }
}
