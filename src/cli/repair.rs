//! `replydesk repair`: what can be saved of a damaged database.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::out::{Span, Style};
use super::{Frame, ask, tell};
use crate::config::Config;
use crate::desk::BackupPlace;
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Report};
use crate::store::{self, Salvage, Saved, Store};

/// So many identities of lost rows are shown.
const MOST_NAMED: usize = 2;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Repair {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "NEW")]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub yes: bool,
}

/// What was saved, for programs.
#[derive(Serialize)]
struct Summary<'s> {
    database: &'s Path,
    /// Whether the new one is in its place.
    repaired: bool,
    /// Where the damaged one is now.
    damaged: Option<PathBuf>,
    tables: &'s [Saved],
}

impl Repair {
    /// Does it.
    ///
    /// # Errors
    /// Where nothing can be saved, another program has the file open, or the new one cannot be written.
    pub fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let database = match &self.file {
            Some(file) => file.clone(),
            None => frame.paths.database()?,
        };
        let target = self.to.as_ref().unwrap_or(&database);
        if self.to.is_some() && target.exists() {
            let messages = &frame.messages;
            let report = Report::say("repair-in-the-way", &[("path", i18n::path(target))], Exit::Missing, messages);
            return Ok(refused(frame, &report));
        }
        frame.not_lost(&database, config)?;
        if !database.exists() && self.file.is_some() {
            let messages = &frame.messages;
            let report = Report::say("repair-no-file", &[("path", i18n::path(&database))], Exit::NotFound, messages);
            return Ok(refused(frame, &report));
        }
        if !database.exists() {
            return Err(Failure::NoShop { path: database, near: Vec::new() });
        }
        if self.to.is_none() && is_sound(frame, config, &database)? {
            let done = Summary { database: &database, repaired: false, damaged: None, tables: &[] };
            frame.say("repair-sound", &[("path", i18n::path(&database))], &done)?;
            return Ok(Exit::Done);
        }
        let unsaved = |source| Failure::Unrepaired { path: database.clone(), source };
        Store::is_alone(&database).map_err(unsaved)?;
        let salvage = Salvage::of(&database, target).map_err(unsaved)?;
        if !frame.out.wants_json() {
            show(frame, &database, &salvage)?;
        }
        let (tables, was_sound) = (salvage.tables.clone(), salvage.was_sound);
        let Some(repaired) = self.may_replace(frame)? else { return unanswered(frame) };
        let mut damaged = None;
        if repaired {
            if self.to.is_none() {
                damaged = BackupPlace::put_aside(&database, frame.clock()())?;
            }
            salvage.put_at(target)?;
        }
        tell_end(frame, &Summary { database: target, repaired, damaged, tables: &tables }, was_sound)
    }

    /// Whether the new database is to be put there; `None` where nobody answered.
    fn may_replace(&self, frame: &mut Frame) -> Result<Option<bool>, Failure> {
        if self.yes || self.to.is_some() {
            return Ok(Some(true));
        }
        let question = frame.messages.text("repair-question").into_owned();
        ask::answer(frame, &question)
    }
}

/// Whether there is nothing wrong with a database. What finds people and orders in it is built anew then, which mends what no
/// check of SQLite's sees.
fn is_sound(frame: &Frame, config: &Config, database: &Path) -> Result<bool, Failure> {
    let around = frame.surroundings(database, config);
    let looked = Store::open_among(database, store::Options::default(), &around).and_then(|mut store| {
        let is_sound = store.integrity()?.is_empty();
        if is_sound && !store.is_read_only() {
            store.rebuild_derived()?;
        }
        Ok(is_sound)
    });
    match looked {
        Ok(is_sound) => Ok(is_sound),
        Err(store::Error::Damaged { .. } | store::Error::NotADatabase) => Ok(false),
        Err(source) => Err(Failure::Unrepaired { path: database.to_owned(), source }),
    }
}

/// Shows table by table what was saved and what is lost.
fn show(frame: &mut Frame, database: &Path, salvage: &Salvage) -> Result<(), Failure> {
    let words = if salvage.was_sound {
        frame.messages.with("repair-whole", &[("path", i18n::path(database))])
    } else {
        frame.messages.with("repair-saved", &[("path", i18n::path(database))])
    };
    frame.out.line(&words)?;
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for saved in salvage.things().filter(|saved| saved.rows + saved.from_log + saved.lost > 0) {
        let count = |count: usize| i18n::shown(count);
        let kept = frame.messages.with("repair-rows", &[("count", count(saved.rows))]);
        let back =
            (saved.from_log > 0).then(|| frame.messages.with("repair-from-log", &[("count", saved.from_log.into())]));
        let lost = (saved.lost > 0).then(|| frame.messages.with("repair-lost", &[("count", saved.lost.into())]));
        rows.push(vec![
            Span::new(Style::Strong, kind(&saved.table, &frame.messages)),
            Span::new(Style::Good, kept),
            Span::new(Style::Warning, back.unwrap_or_default()),
            Span::new(Style::Danger, lost.unwrap_or_default()),
            Span::new(Style::Muted, named(&saved.names)),
        ]);
    }
    Ok(frame.out.table(&rows)?)
}

/// What a seller calls the rows of a table.
fn kind(table: &str, messages: &Messages) -> String {
    messages.known_member("repair-part", table).unwrap_or_else(|| messages.member("shop-kind", table))
}

/// Some of the identities of what is lost; programs get more of them.
fn named(ids: &[String]) -> String {
    let some: Vec<&str> = ids.iter().take(MOST_NAMED).map(String::as_str).collect();
    let more = if ids.len() > MOST_NAMED { ", …" } else { "" };
    format!("{}{more}", some.join(", "))
}

fn tell_end(frame: &mut Frame, summary: &Summary<'_>, was_sound: bool) -> Result<Exit, Failure> {
    if frame.out.wants_json() {
        frame.out.json(summary)?;
        return Ok(Exit::Done);
    }
    let words = match (summary.repaired, &summary.damaged) {
        (false, _) => frame.messages.text("repair-left").into_owned(),
        (true, Some(damaged)) => frame
            .messages
            .with("repair-done", &[("path", i18n::path(summary.database)), ("damaged", i18n::path(damaged))]),
        (true, None) if was_sound => frame.messages.with("repair-copied", &[("path", i18n::path(summary.database))]),
        (true, None) => frame.messages.with("repair-written", &[("path", i18n::path(summary.database))]),
    };
    frame.out.line(&words)?;
    Ok(Exit::Done)
}

/// Says that the file was left as it is, since nobody said whether to replace it.
fn unanswered(frame: &mut Frame) -> Result<Exit, Failure> {
    frame.out.flush()?;
    let report = Report::say("repair-unanswered", &[], Exit::Missing, &frame.messages);
    Ok(refused(frame, &report))
}

fn refused(frame: &mut Frame, report: &Report) -> Exit {
    tell::report(report, &frame.messages, &mut frame.errors);
    report.exit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn everything_that_is_saved_has_a_name_that_sellers_know() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("shop.db");
        Store::open(&path, store::Options::default()).expect("a database").close().expect("it is closed");
        let salvage = Salvage::of(&path, &path).expect("it is sound");
        assert!(salvage.was_sound);
        let messages = Messages::new(&Language::english());
        for saved in salvage.things() {
            let name = kind(&saved.table, &messages);
            assert!(!name.contains("shop-kind") && !name.contains('_'), "{name}");
        }
        assert!(salvage.things().count() > 20);
    }
}
