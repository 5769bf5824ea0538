//! `replydesk export replies`: the library in the forms it is read from.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::{Frame, place, tell, values};
use crate::config::Config;
use crate::desk::{Desk, Elsewhere, Loss};
use crate::i18n::Messages;
use crate::model::Shortcut;
use crate::report::{Exit, Failure};
use crate::transfer::Format;

/// So many replies are named of those that lose something.
const NAMED: usize = 8;

/// `export replies`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Replies {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    #[expect(clippy::struct_field_names, reason = "the argument is called what the user names: replies")]
    pub replies: Vec<Shortcut>,
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_parser = values::written_format())]
    pub format: Option<Format>,
    #[arg(long)]
    pub force: bool,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    replies: usize,
}

impl Replies {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        for shortcut in &self.replies {
            desk.reply_called(shortcut.as_str())?;
        }
        let format = self.format.or_else(|| self.output.as_deref().and_then(Format::written_as));
        let format = format.filter(|format| Format::WRITTEN.contains(format)).unwrap_or(Format::JsonLines);
        if format == Format::Espanso {
            return self.espanso(frame, &desk);
        }
        let Some(file) = &self.output else {
            let mut text = Vec::new();
            desk.export(&self.replies, format, &mut text)?;
            frame.out.as_it_is(&text)?;
            return Ok(Exit::Done);
        };
        let count = place::file(file, self.force, |out| Ok(desk.export(&self.replies, format, out)?))?;
        let written = Written { file: file.display().to_string(), replies: count };
        frame.say("export-written", &[("count", count.into()), ("path", crate::i18n::path(file))], &written)?;
        Ok(Exit::Done)
    }

    /// For espanso, which cannot hold all that a reply is: what is lost is told.
    fn espanso(&self, frame: &mut Frame, desk: &Desk) -> Result<Exit, Failure> {
        let mut went = Elsewhere::default();
        if let Some(file) = &self.output {
            let count = place::file(file, self.force, |out| {
                went = desk.export_espanso(&self.replies, out)?;
                Ok(went.replies)
            })?;
            let written = Written { file: file.display().to_string(), replies: count };
            frame.say("export-written", &[("count", count.into()), ("path", crate::i18n::path(file))], &written)?;
        } else {
            let mut text = Vec::new();
            went = desk.export_espanso(&self.replies, &mut text)?;
            frame.out.as_it_is(&text)?;
        }
        frame.out.flush()?;
        for loss in Loss::ALL {
            let losing: Vec<&str> =
                went.lost.iter().filter(|(one, _)| one == loss).map(|(_, shortcut)| shortcut.as_str()).collect();
            if !losing.is_empty() {
                tell::words(&lost(*loss, &losing, &frame.messages), &mut frame.errors);
            }
        }
        Ok(Exit::Done)
    }
}

/// Which replies lose what; the first of them by name.
fn lost(loss: Loss, replies: &[&str], messages: &Messages) -> String {
    let first: Vec<&str> = replies.iter().take(NAMED).copied().collect();
    messages.with(
        "export-lost",
        &[
            ("what", messages.member("lost", loss.word()).into()),
            ("count", replies.len().into()),
            ("names", first.join(", ").into()),
            ("more", replies.len().saturating_sub(NAMED).into()),
        ],
    )
}
