//! `replydesk restore`: a backup brought back.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::out::{Span, Style};
use super::{Frame, ask, passphrase, tell, words};
use crate::config::Config;
use crate::desk::{BackupPlace, Desk, LookBack};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Report};
use crate::store::{self, Comes, Differs};
use crate::text::cut;

/// So many columns of what a thing is called are shown.
const LABEL: usize = 60;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
    #[arg(long, value_name = "PATH")]
    pub passphrase_file: Option<PathBuf>,
}

/// What a restore has done, or would do, for programs.
#[derive(Serialize)]
struct Summary {
    backup: PathBuf,
    restored: bool,
    /// The backup of what was there before.
    before: Option<PathBuf>,
    /// Where a database is now that could not be read.
    damaged: Option<PathBuf>,
    /// How many people are in it who were erased since, and do not come back; `null` where that is not known any more.
    left_out: Option<usize>,
    kinds: Vec<OfKind>,
}

#[derive(Serialize)]
struct OfKind {
    kind: &'static str,
    back: usize,
    away: usize,
    changed: usize,
}

/// What a backup is brought back into.
enum Into {
    /// An open database, which becomes what the backup was.
    Present(Box<Desk>),
    /// The place of one that cannot be read, or is not there.
    Place,
}

impl Restore {
    /// Does it.
    ///
    /// # Errors
    /// Where the backup cannot be read or is not sound, and those of the database.
    pub fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let database = frame.paths.database()?;
        let backup = self.backup(&database, config)?;
        let opened = passphrase::opened(frame, &backup, self.passphrase_file.as_deref(), &database)?;
        let file = opened.as_ref().map_or(backup.as_path(), |opened| opened.0.as_path());
        let into = into(frame, config, &database)?;
        let looked = match &into {
            Into::Present(desk) => desk.look_back(file),
            Into::Place => BackupPlace::look_back(file, &database, frame.clock()()),
        };
        let back = looked.map_err(|error| of_backup(error, &backup))?;
        if !frame.out.wants_json() {
            show(frame, &backup, &back)?;
        }
        let mut summary = summary(&backup, &back);
        let replaces = matches!(into, Into::Place);
        match self.may_restore(frame, &back, replaces)? {
            None => return unanswered(frame),
            Some(false) => {}
            Some(true) => {
                summary.restored = true;
                match into {
                    Into::Present(mut desk) => summary.before = desk.restore(&back)?.map(|file| file.path),
                    Into::Place => summary.damaged = BackupPlace::replace(back, &database, frame.clock()())?.damaged,
                }
            }
        }
        if frame.out.wants_json() {
            frame.out.json(&summary)?;
        } else if summary.restored {
            told(frame, &summary)?;
        }
        Ok(Exit::Done)
    }
}

impl Restore {
    /// The backup that is meant.
    fn backup(&self, database: &Path, config: &Config) -> Result<PathBuf, Failure> {
        let place = BackupPlace::new(database, &config.backup);
        if self.file.is_none() && place.list()?.is_empty() {
            return Err(Failure::NoBackupYet { directory: place.directory().to_owned() });
        }
        Ok(BackupPlace::named(database, &config.backup, self.file.as_deref())?)
    }

    /// Whether it is to be brought back; `None` where nobody answered.
    fn may_restore(&self, frame: &mut Frame, back: &LookBack, replaces: bool) -> Result<Option<bool>, Failure> {
        if back.differs.is_empty() && !replaces {
            return Ok(Some(false));
        }
        if self.dry_run || self.yes {
            return Ok(Some(self.yes && !self.dry_run));
        }
        let question = frame.messages.text("restore-question").into_owned();
        let answer = ask::answer(frame, &question)?;
        if answer == Some(false) && !frame.out.wants_json() {
            let words = frame.messages.text("restore-left").into_owned();
            frame.out.line(&words)?;
        }
        Ok(answer)
    }
}

/// Opens what is there. What cannot be read is replaced; what must not be written, or is in use, is an error.
fn into(frame: &Frame, config: &Config, database: &Path) -> Result<Into, Failure> {
    if BackupPlace::is_missing(database) {
        return Ok(Into::Place);
    }
    let sound = frame.store(config).and_then(|store| Ok((store.integrity()?.is_empty(), store)));
    match sound {
        Ok((true, store)) => Ok(Into::Present(Box::new(Desk::new(store, frame.settings(config), frame.clock())?))),
        Ok((false, _))
        | Err(
            Failure::Unopened { source: store::Error::Damaged { .. } | store::Error::NotADatabase, .. }
            | Failure::Store(store::Error::Damaged { .. }),
        ) => Ok(Into::Place),
        Err(failure) => Err(failure),
    }
}

/// An error of a backup names the file, where it does not do so by itself.
fn of_backup(error: crate::desk::Error, backup: &Path) -> Failure {
    match error {
        crate::desk::Error::Store(source) => Failure::NoBackup { path: backup.to_owned(), source },
        other => other.into(),
    }
}

fn summary(backup: &Path, back: &LookBack) -> Summary {
    let of_kind = |differs: &Differs| OfKind {
        kind: differs.table,
        back: differs.back,
        away: differs.away,
        changed: differs.changed,
    };
    Summary {
        backup: backup.to_owned(),
        restored: false,
        before: None,
        damaged: None,
        left_out: back.left_out,
        kinds: back.differs.iter().map(of_kind).collect(),
    }
}

/// Shows what would come back, go away and change, kind by kind, with the newest of each named.
fn show(frame: &mut Frame, backup: &Path, back: &LookBack) -> Result<(), Failure> {
    let now = frame.clock()().to_zoned(jiff::tz::TimeZone::system());
    let newest = back.newest().map(|at| words::moment_in(&frame.messages, at, now.time_zone(), now.date()));
    let words = match newest {
        Some(newest) => frame.messages.with("restore-of", &[("path", i18n::path(backup)), ("newest", newest.into())]),
        None => frame.messages.with("restore-of-blank", &[("path", i18n::path(backup))]),
    };
    frame.out.line(&words)?;
    let left_out = match back.left_out {
        Some(0) => None,
        Some(count) => Some(frame.messages.with("restore-left-out", &[("count", count.into())])),
        None => Some(frame.messages.text("restore-erased-unknown").into_owned()),
    };
    if let Some(words) = left_out {
        frame.out.line(&words)?;
    }
    if back.differs.is_empty() {
        let words = frame.messages.text("restore-same").into_owned();
        frame.out.line(&words)?;
        return Ok(());
    }
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for differs in &back.differs {
        let kind = frame.messages.member("shop-kind", differs.table);
        let counts = [(Comes::Back, differs.back), (Comes::Away, differs.away), (Comes::Changed, differs.changed)];
        for (comes, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let names = differs.named.iter().filter(|(of, ..)| *of == comes);
            let names: Vec<String> = names.map(|(_, label, _)| cut(label, LABEL).into_owned()).collect();
            let more = if count > names.len() { ", …" } else { "" };
            rows.push(vec![
                Span::new(style(comes), counted(comes, count, &frame.messages)),
                Span::new(Style::Strong, kind.as_str()),
                Span::new(Style::Muted, format!("{}{more}", names.join(", "))),
            ]);
        }
    }
    Ok(frame.out.table(&rows)?)
}

fn counted(comes: Comes, count: usize, messages: &Messages) -> String {
    match comes {
        Comes::Back => messages.with("restore-back", &[("count", count.into())]),
        Comes::Away => messages.with("restore-away", &[("count", count.into())]),
        Comes::Changed => messages.with("restore-changed", &[("count", count.into())]),
    }
}

const fn style(comes: Comes) -> Style {
    match comes {
        Comes::Back => Style::Good,
        Comes::Away => Style::Danger,
        Comes::Changed => Style::Warning,
    }
}

/// Says what was done, and how it is taken back.
fn told(frame: &mut Frame, summary: &Summary) -> Result<(), Failure> {
    let words = match (&summary.before, &summary.damaged) {
        (Some(before), _) => frame.messages.with("restore-done", &[("path", i18n::path(before))]),
        (None, Some(damaged)) => frame.messages.with("restore-done-damaged", &[("path", i18n::path(damaged))]),
        (None, None) => frame.messages.text("restore-done-new").into_owned(),
    };
    Ok(frame.out.line(&words)?)
}

/// Says that nothing was brought back, since nobody said whether to.
fn unanswered(frame: &mut Frame) -> Result<Exit, Failure> {
    frame.out.flush()?;
    let report = Report::say("restore-unanswered", &[], Exit::Missing, &frame.messages);
    tell::report(&report, &frame.messages, &mut frame.errors);
    Ok(report.exit)
}
