//! `replydesk backup`: whole copies of the database, checked.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::out::{Span, Style};
use super::passphrase::Sealing;
use super::{Frame, place, tell, words};
use crate::config::Config;
use crate::desk::{BackupFile, BackupPlace, Desk};
use crate::i18n;
use crate::model::BackupReason;
use crate::report::{Exit, Failure, Report, Reported as _};
use crate::store::{self, Store};
use crate::transfer::{self, sealed::Passphrase};

/// The arguments: without a command, a backup is made.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    #[command(flatten)]
    pub make: Make,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What else can be done with backups.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Command {
    List(List),
}

/// How one is made.
#[derive(Clone, Debug, Args)]
pub struct Make {
    #[arg(long, value_name = "PATH")]
    pub to: Option<PathBuf>,
    #[arg(long, requires = "to")]
    pub force: bool,
    #[command(flatten)]
    pub sealing: Sealing,
}

/// `backup list`
#[derive(Clone, Copy, Debug, Args)]
pub struct List {}

/// A copy that was made somewhere else, for programs.
#[derive(Serialize)]
struct Copied {
    path: PathBuf,
    at: Timestamp,
    bytes: u64,
}

impl Backup {
    /// Does it.
    ///
    /// # Errors
    /// Where it cannot be written, or is not sound, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        if let Some(Command::List(_)) = self.command {
            list(frame, config)?;
            return Ok(Exit::Done);
        }
        let desk = frame.desk(config)?;
        match &self.make.to {
            Some(to) => self.make.copy_to(frame, &desk, to)?,
            // Those that stay here are for `restore`, which asks for no passphrase: an open one where a closed one was asked for would be worse than none.
            None if self.make.sealing.encrypt => {
                let report = Report::say("backup-encrypt-where", &[], Exit::Usage, &frame.messages);
                tell::report(&report, &frame.messages, &mut frame.errors);
                return Ok(report.exit);
            }
            None => {
                if let Some(made) = desk.back_up(BackupReason::ByHand)? {
                    frame.say("backup-made", &[("path", i18n::path(&made.path)), ("size", size(made.bytes))], &made)?;
                }
            }
        }
        Ok(Exit::Done)
    }
}

impl Make {
    /// A copy of one's own, to a file or into a directory.
    fn copy_to(&self, frame: &mut Frame, desk: &Desk, to: &Path) -> Result<(), Failure> {
        let at = desk.now()?.timestamp();
        let path = place(desk, to, at)?;
        let path = self.sealing.named(&path);
        super::place::regular(&path)?;
        if !self.force && path.exists() {
            return Err(Failure::InTheWay { path });
        }
        let store = desk.store();
        // A copy may be written over an older one, but not over the shop it is of.
        if store.path().is_some_and(|database| is_of(&path, database)) {
            return Err(Failure::OverDatabase { path });
        }
        match self.sealing.passphrase(frame)? {
            Some(passphrase) => sealed(store, &path, self.force, &passphrase)?,
            None if self.force => store.backup_over(&path)?,
            None => store.backup_to(&path)?,
        }
        let bytes = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let copied = Copied { path, at, bytes };
        frame.say("backup-made", &[("path", i18n::path(&copied.path)), ("size", size(bytes))], &copied)
    }
}

/// Whether a path leads to a database or to one of the files beside it.
fn is_of(path: &Path, database: &Path) -> bool {
    let (Ok(path), Ok(database)) = (path.canonicalize(), database.canonicalize()) else { return false };
    let beside = ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        name
    });
    beside.iter().any(|name| path.as_os_str() == name)
}

/// A sealed copy. The copy itself is made beside the database: the folder it goes to may be one that others read. What was sealed is
/// opened again and compared before it has its name.
fn sealed(store: &Store, path: &Path, force: bool, passphrase: &Passphrase) -> Result<(), Failure> {
    let open = store.copy_beside()?;
    place::file(path, force, |out| {
        let unwritten = || Frame::unwritten(path);
        let mut copy = File::open(&open).map_err(unwritten())?;
        transfer::sealed::seal(passphrase, out, |out| io::copy(&mut copy, out)).map_err(unwritten())?;
        out.flush().map_err(unwritten())?;
        let file: &mut File = out.get_mut();
        file.seek(SeekFrom::Start(0)).map_err(unwritten())?;
        copy.seek(SeekFrom::Start(0)).map_err(unwritten())?;
        let again = transfer::sealed::open(passphrase, &*file);
        let is_same = again.is_ok_and(|again| is_same(again, copy).unwrap_or(false));
        file.seek(SeekFrom::End(0)).map_err(unwritten())?;
        let error = transfer::sealed::Error::Broken;
        if is_same { Ok(()) } else { Err(Failure::Sealed { path: path.to_owned(), error }) }
    })
}

/// Whether two readers give the same.
fn is_same(one: impl Read, other: impl Read) -> io::Result<bool> {
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (first, second) = (one.fill_buf()?, other.fill_buf()?);
        let length = first.len().min(second.len());
        if length == 0 {
            return Ok(first.is_empty() && second.is_empty());
        }
        if first.get(..length) != second.get(..length) {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}

/// The file that is meant: in a folder, one called as backups are. What is neither a folder that is there nor called as files are is a folder
/// that is missing: a stick that is not plugged in must not become a file of its name.
fn place(desk: &Desk, to: &Path, at: Timestamp) -> Result<PathBuf, Failure> {
    let named = desk.backup_place().map(|place| place.file(at, BackupReason::ByHand, 1));
    if to.is_dir() {
        return Ok(named.as_deref().and_then(Path::file_name).map_or_else(|| to.to_owned(), |name| to.join(name)));
    }
    let missing = |folder: &Path| Err(Failure::NoFolder { folder: folder.to_owned() });
    let is_folder =
        to.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last)));
    if is_folder || to.extension().is_none() && !to.exists() {
        return missing(to);
    }
    match to.parent() {
        Some(parent) if !parent.as_os_str().is_empty() && !parent.is_dir() => missing(parent),
        _ => Ok(to.to_owned()),
    }
}

/// Lists the backups; those of a shop whose database has gone too.
fn list(frame: &mut Frame, config: &Config) -> Result<(), Failure> {
    let database = frame.paths.database()?;
    let place = BackupPlace::new(&database, &config.backup);
    let desk = match place.remains(&database) {
        Some(_) => Desk::new(Store::in_memory()?, frame.settings(config), frame.clock())?,
        None => frame.desk(config)?,
    };
    let backups = place.list()?;
    if frame.out.wants_json() {
        return Ok(frame.out.json(&backups)?);
    }
    let now = desk.now()?;
    let row = |backup: &BackupFile| {
        vec![
            Span::new(Style::Strong, words::moment_in(&frame.messages, backup.at, now.time_zone(), now.date())),
            Span::plain(frame.messages.member("backup-reason", backup.reason.word())),
            Span::new(Style::Muted, frame.messages.with("file-size", &[("size", size(backup.bytes))])),
            Span::new(Style::Muted, backup.path.display().to_string()),
        ]
    };
    let rows: Vec<Vec<Span>> = backups.iter().map(row).collect();
    frame.list(&rows, false)
}

/// A number of bytes, as people speak of sizes.
pub(super) fn size(bytes: u64) -> i18n::Value<'static> {
    const MEGABYTE: u64 = 1 << 20;
    i18n::shown(if bytes >= 10 * MEGABYTE {
        format!("{} MB", bytes / MEGABYTE)
    } else {
        format!("{} kB", bytes.div_ceil(1024))
    })
}

/// Makes a backup before an import. Where it cannot be made that is said, and the import goes on: it can be undone whole.
pub(super) fn before_import(frame: &mut Frame, desk: &Desk) {
    match desk.safety_backup(BackupReason::BeforeImport) {
        Ok(_stays) => {}
        Err(error) => told(frame, &error.into()),
    }
}

/// When the files of the database were written last: whether a command has written anything is known by that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written(Vec<Option<(SystemTime, u64)>>);

impl Written {
    pub(super) fn look(frame: &Frame) -> Self {
        let Ok(database) = frame.paths.database() else { return Self(Vec::new()) };
        let wal = store::wal(&database);
        let look = |path: &Path| {
            let metadata = std::fs::metadata(path).ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        Self(vec![look(&database), look(&wal)])
    }
}

/// Makes the automatic backup, if one is due, after a command has written something. What was asked for is done by then: a
/// failure is only told.
pub(super) fn after(frame: &mut Frame, config: &Config) {
    if let Err(failure) = make_due(frame, config) {
        told(frame, &failure);
    }
}

fn make_due(frame: &Frame, config: &Config) -> Result<(), Failure> {
    let every = Duration::from_secs(60 * u64::from(config.backup.every_minutes));
    let store = frame.store(config)?;
    if every.is_zero() || store.is_read_only() || !store.is_backup_due(frame.clock()(), every)? {
        return Ok(());
    }
    let mut desk = Desk::new(store, frame.settings(config), frame.clock())?;
    let Some(job) = desk.due_backup()? else { return Ok(()) };
    let made = desk.run_backup(&job);
    if !matches!(made, Ok(Some(_))) {
        desk.give_up_backup(&job)?;
    }
    made?;
    Ok(())
}

/// Says that a backup has not come about, and why.
fn told(frame: &mut Frame, failure: &Failure) {
    let why = failure.report(&frame.messages).message;
    let words = frame.messages.with("backup-not-made", &[("why", why.into())]);
    // Where standard output is gone, that is told when it is flushed at the end.
    let _ = frame.out.flush();
    tell::hint(&words, &frame.messages, &mut frame.errors);
}
