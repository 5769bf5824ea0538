//! `replydesk reply history`, `reply revert`: what a reply was before.

use clap::Args;
use serde::Serialize;

use crate::cli::out::{Span, Style};
use crate::cli::{Frame, values, words};
use crate::desk::{Desk, Difference, Error, ReplyVersion, Thing};
use crate::i18n::Messages;
use crate::model::{Reply, Shortcut};
use crate::report::{Exit, Failure, library};
use crate::text::diff;

/// So many lines around one that is otherwise are shown with it.
const CONTEXT: usize = 1;

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
                    Span::plain(library::version(version, messages)),
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

/// Each line that is otherwise, with those around it: what it was behind a minus, what it is behind a plus.
fn differences(frame: &mut Frame, version: &ReplyVersion) -> Result<(), Failure> {
    if version.differences.is_empty() {
        let words = frame.messages.text("version-same").into_owned();
        frame.out.line(&words)?;
    }
    for (place, one) in version.differences.iter().enumerate() {
        if place > 0 {
            frame.out.spans(&[])?;
        }
        let name = library::difference(one, &frame.messages);
        frame.out.spans(&[Span::new(Style::Strong, name)])?;
        let (before, after) = (one.before.as_deref().unwrap_or_default(), one.after.as_deref().unwrap_or_default());
        for line in diff::around(before, after, CONTEXT) {
            frame.out.spans(&[match line {
                diff::Line::Same(line) => Span::new(Style::Muted, format!("  {line}")),
                diff::Line::Gone(line) => Span::new(Style::Muted, format!("- {line}")),
                diff::Line::New(line) => Span::plain(format!("+ {line}")),
                diff::Line::Left(_) => Span::new(Style::Muted, "  …"),
            }])?;
        }
    }
    Ok(())
}

fn line<'a>(version: &'a ReplyVersion, messages: &Messages) -> Line<'a> {
    let other = |one: &'a Difference| Other {
        what: library::difference(one, messages),
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
