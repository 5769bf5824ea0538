//! `replydesk library update`: what the starter library has new.

use clap::Args;
use serde::Serialize;

use crate::cli::out::{Span, Style};
use crate::cli::{Frame, backup, tell, values};
use crate::config::Config;
use crate::desk::{Choices, ReplyUpdate};
use crate::i18n::Messages;
use crate::model::Shortcut;
use crate::report::{Exit, Failure, library};

/// `library update`
#[derive(Clone, Debug, Args)]
pub struct Update {
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub take: Vec<Shortcut>,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut, conflicts_with = "take")]
    pub keep: Vec<Shortcut>,
}

/// What becomes of a reply, for programs.
#[derive(Serialize)]
struct Line<'a> {
    shortcut: &'a str,
    new: bool,
    taken: Vec<String>,
    proposed: Vec<Proposed<'a>>,
}

/// What both have changed.
#[derive(Serialize)]
struct Proposed<'a> {
    what: String,
    yours: &'a str,
    new: &'a str,
}

impl Update {
    pub(super) fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let choices = Choices { take: self.take, keep: self.keep, ..Choices::default() };
        if !self.dry_run {
            backup::before_import(frame, &desk);
        }
        let update = if self.dry_run { desk.plan_library(&choices)? } else { desk.update_library(&choices)? };
        if frame.out.wants_json() {
            let lines: Vec<Line<'_>> = update.changes.iter().map(|one| line(one, &frame.messages)).collect();
            frame.out.json(&lines)?;
            return Ok(Exit::Done);
        }
        if update.changes.is_empty() {
            let words = frame.messages.text("library-update-nothing").into_owned();
            frame.out.line(&words)?;
            return Ok(Exit::Done);
        }
        let rows: Vec<Vec<Span>> = update.changes.iter().map(|one| row(one, &frame.messages)).collect();
        frame.list(&rows, false)?;
        for one in &update.changes {
            proposals(frame, one)?;
        }
        let count =
            |is_wanted: &dyn Fn(&ReplyUpdate) -> bool| update.changes.iter().filter(|one| is_wanted(one)).count();
        let new = count(&|one| one.is_new);
        let updated = count(&|one| !one.is_new && !one.taken.is_empty());
        let proposed = count(&|one| !one.proposed.is_empty());
        let mut said = frame.messages.with(
            "library-updated",
            &[("new", new.into()), ("updated", updated.into()), ("proposed", proposed.into())],
        );
        if self.dry_run {
            said = format!("{said} {}", frame.messages.text("library-update-dry"));
        } else if new + updated > 0 {
            said = format!("{said} {}", frame.messages.text("library-update-undo"));
        }
        if proposed > 0 {
            frame.out.spans(&[])?;
        }
        frame.out.line(&said)?;
        if proposed > 0 {
            frame.out.flush()?;
            let words = frame.messages.text("library-update-how").into_owned();
            tell::words(&words, &mut frame.errors);
        }
        Ok(Exit::Done)
    }
}

fn row(one: &ReplyUpdate, messages: &Messages) -> Vec<Span> {
    let (word, what) = if one.is_new {
        (messages.text("library-update-new"), one.title.clone())
    } else if one.taken.is_empty() {
        let proposed: Vec<String> = one.proposed.iter().map(|one| library::element(&one.element, messages)).collect();
        (messages.text("library-update-proposed"), proposed.join(", "))
    } else {
        let taken: Vec<String> = one.taken.iter().map(|element| library::element(element, messages)).collect();
        (messages.text("library-update-taken"), taken.join(", "))
    };
    vec![Span::new(Style::Muted, word.into_owned()), Span::new(Style::Strong, one.shortcut.as_str()), Span::plain(what)]
}

/// Both versions of what the user and the library have changed.
fn proposals(frame: &mut Frame, one: &ReplyUpdate) -> Result<(), Failure> {
    for proposal in &one.proposed {
        let name = library::element(&proposal.element, &frame.messages);
        frame.out.spans(&[])?;
        frame
            .out
            .spans(&[Span::new(Style::Strong, one.shortcut.as_str()), Span::new(Style::Muted, format!("  {name}"))])?;
        for (word, said) in [
            (frame.messages.text("library-update-mine").into_owned(), &proposal.mine),
            (frame.messages.text("library-update-theirs").into_owned(), &proposal.theirs),
        ] {
            frame.out.spans(&[Span::new(Style::Muted, format!("── {word}"))])?;
            frame.out.text(said)?;
        }
    }
    Ok(())
}

fn line<'a>(one: &'a ReplyUpdate, messages: &Messages) -> Line<'a> {
    let proposed = one.proposed.iter().map(|proposal| Proposed {
        what: library::element(&proposal.element, messages),
        yours: &proposal.mine,
        new: &proposal.theirs,
    });
    Line {
        shortcut: one.shortcut.as_str(),
        new: one.is_new,
        taken: one.taken.iter().map(|element| library::element(element, messages)).collect(),
        proposed: proposed.collect(),
    }
}
