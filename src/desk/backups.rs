//! Backups: where they are, when the next one is due, which are kept.

mod remains;
mod restore;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::{Desk, Error};
use crate::config;
use crate::model::{BackupName, BackupReason, KeptBackups, superfluous};
use crate::store::{self, Claim, Store};

pub use remains::Remains;
pub(in crate::desk) use remains::{DAMAGED, RESCUED};
pub use restore::{LookBack, Replaced};

/// So many backups of one second and reason have names.
const MOST_NUMBERS: u32 = 1_000;

/// A backup in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupFile {
    pub path: PathBuf,
    pub at: Timestamp,
    pub reason: BackupReason,
    pub bytes: u64,
}

/// The directory that the backups of one database are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupPlace {
    directory: PathBuf,
    /// The directory that the database is in.
    beside: PathBuf,
    /// The name of the database without its ending.
    database: String,
}

impl BackupPlace {
    /// The place of the backups of a database, as it is set.
    #[must_use]
    pub fn new(database: &Path, backup: &config::Backup) -> Self {
        let beside = database.parent().unwrap_or_else(|| Path::new(""));
        let name = database.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { directory: beside.join(&backup.directory), beside: beside.to_owned(), database: name }
    }

    /// The directory.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// What a backup would be called.
    #[must_use]
    pub fn file(&self, at: Timestamp, reason: BackupReason, number: u32) -> PathBuf {
        let name = BackupName { database: self.database.clone(), at, reason, number };
        self.directory.join(name.file())
    }

    /// The backups there are, newest first; none where there is no such directory.
    ///
    /// # Errors
    /// [`store::Error::File`], where the directory cannot be read.
    pub fn list(&self) -> Result<Vec<BackupFile>, store::Error> {
        let mut found = self.found()?;
        found.sort_by_key(|(name, _)| std::cmp::Reverse((name.at, name.number)));
        Ok(found.into_iter().map(|(_, file)| file).collect())
    }

    /// Finds out whether a backup could be put there: where there is no such directory yet, one can be made.
    ///
    /// # Errors
    /// [`store::Error::File`].
    pub fn try_out(&self) -> Result<(), store::Error> {
        Store::try_directory(&self.directory)
    }

    fn found(&self) -> Result<Vec<(BackupName, BackupFile)>, store::Error> {
        let unreadable = |source| store::Error::File { path: self.directory.clone(), source };
        let entries = match fs::read_dir(&self.directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable(error)),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.map_err(unreadable)?;
            let Some(name) = entry.file_name().to_str().and_then(|name| BackupName::of(name, &self.database)) else {
                continue;
            };
            // One that another program has just pruned is not there.
            let Ok(metadata) = entry.metadata() else { continue };
            let file = BackupFile { path: entry.path(), at: name.at, reason: name.reason, bytes: metadata.len() };
            found.push((name, file));
        }
        Ok(found)
    }

    /// Makes a backup by `copy` under the first free name, then lets go of those that are not to be kept.
    fn make(
        &self,
        at: Timestamp,
        reason: BackupReason,
        kept: KeptBackups,
        copy: impl Fn(&Path) -> Result<bool, store::Error>,
    ) -> Result<Option<BackupFile>, store::Error> {
        Store::make_directory(&self.directory)?;
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
        let mut number = 1;
        let path = loop {
            let path = self.file(at, reason, number);
            let is_taken = path.exists();
            match (is_taken, number) {
                (true, ..MOST_NUMBERS) => number += 1,
                _ => match copy(&path) {
                    Ok(true) => break path,
                    Ok(false) => return Ok(None),
                    // Another program was quicker.
                    Err(store::Error::File { source, .. })
                        if source.kind() == io::ErrorKind::AlreadyExists && number < MOST_NUMBERS =>
                    {
                        number += 1;
                    }
                    Err(error) => return Err(error),
                },
            }
        };
        if let Err(error) = self.prune(kept) {
            // The backup is there; what is too much goes with the next.
            tracing::warn!(error = ?std::mem::discriminant(&error), "old backups could not be removed");
        }
        let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        Ok(Some(BackupFile { path, at, reason, bytes }))
    }

    fn prune(&self, kept: KeptBackups) -> Result<(), store::Error> {
        let names: Vec<BackupName> = self.found()?.into_iter().map(|(name, _)| name).collect();
        for name in superfluous(&names, kept) {
            remove(&self.directory.join(name.file()))?;
        }
        self.sweep();
        Ok(())
    }

    /// Removes what a program that was killed has left unfinished, here and beside the database.
    pub(super) fn sweep(&self) {
        let beside = if self.beside.as_os_str().is_empty() { Path::new(".") } else { &self.beside };
        for directory in [&self.directory, beside] {
            Store::remove_unfinished(directory);
        }
    }
}

fn remove(path: &Path) -> Result<(), store::Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(store::Error::File { path: path.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

/// A backup for the case that the step it was made before goes wrong.
#[derive(Debug)]
#[must_use = "it stays until it is removed"]
pub struct SafetyBackup(Option<BackupFile>);

impl SafetyBackup {
    /// One that another run of the program has made and not removed.
    pub(super) const fn of(backup: BackupFile) -> Self {
        Self(Some(backup))
    }

    /// The backup; `None` where there is no file to be copied.
    pub const fn file(&self) -> Option<&BackupFile> {
        self.0.as_ref()
    }

    /// Removes it, also from the disk's list of names.
    ///
    /// # Errors
    /// Where it cannot be removed.
    pub fn remove(self) -> Result<(), Error> {
        let Some(file) = self.0 else { return Ok(()) };
        remove(&file.path)?;
        Ok(Store::sync_directory_of(&file.path)?)
    }
}

/// An automatic backup that is to be made: on any thread.
#[derive(Debug)]
pub struct BackupJob {
    database: PathBuf,
    place: BackupPlace,
    at: Timestamp,
    kept: KeptBackups,
    claim: Claim,
    stop: Arc<AtomicBool>,
}

impl BackupJob {
    /// Makes it, in steps, so that nobody who writes meanwhile waits. `None` where it was stopped.
    ///
    /// # Errors
    /// Where it cannot be written, or is not sound.
    pub fn run(&self) -> Result<Option<BackupFile>, store::Error> {
        let copy = |path: &Path| Store::backup_file(&self.database, path, &self.stop);
        self.place.make(self.at, BackupReason::Automatic, self.kept, copy)
    }

    /// What stops it from elsewhere.
    #[must_use]
    pub fn stop(&self) -> StopBackup {
        StopBackup(Arc::clone(&self.stop))
    }
}

/// Stops a backup under way.
#[derive(Clone, Debug)]
pub struct StopBackup(Arc<AtomicBool>);

impl StopBackup {
    /// It ends after the step it is at.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl config::Backup {
    /// How many are kept.
    #[must_use]
    pub fn kept(&self) -> KeptBackups {
        let number = |of: u16| usize::from(of);
        KeptBackups {
            hours: number(self.hours),
            days: number(self.days),
            weeks: number(self.weeks),
            months: number(self.months),
            before: number(self.before),
        }
    }
}

impl Desk {
    /// Where its backups are; `None` for records that do not outlive the program.
    pub fn backup_place(&self) -> Option<BackupPlace> {
        self.store.path().map(|path| BackupPlace::new(path, &self.settings.backup))
    }

    /// The file of its records; `None` for records that do not outlive the program.
    pub fn file(&self) -> Option<PathBuf> {
        self.store.path().map(Path::to_owned)
    }

    /// Whether the file of its records still goes by its name.
    pub fn is_file_there(&self) -> bool {
        self.store.is_there()
    }

    /// Looks whether it does. Where it does not, what it holds is saved, once, and the refusal to write is given.
    pub fn look_for_file(&mut self) -> Option<store::Error> {
        self.store.look_for_file()
    }

    /// Has the file looked through before anything is written to it, once.
    pub const fn look_before_writing(&mut self) {
        self.store.look_before_writing();
    }

    /// Notes what is wrong with the file: from now on nothing is written to it.
    pub fn mark_damaged(&mut self, detail: &str) {
        self.store.mark_damaged(detail);
    }

    /// Notes that the file was written over: from now on nothing is written to it.
    pub const fn mark_overwritten(&mut self) {
        self.store.mark_overwritten();
    }

    /// The backups, newest first.
    ///
    /// # Errors
    /// Where their directory cannot be read.
    pub fn backups(&self) -> Result<Vec<BackupFile>, Error> {
        Ok(self.backup_place().map(|place| place.list()).transpose()?.unwrap_or_default())
    }

    /// Makes a backup now; `None` for records that do not outlive the program.
    ///
    /// # Errors
    /// Where it cannot be written, or is not sound.
    pub fn back_up(&self, reason: BackupReason) -> Result<Option<BackupFile>, Error> {
        let Some(place) = self.backup_place() else { return Ok(None) };
        let copy = |path: &Path| self.store.backup_to(path).map(|()| true);
        Ok(place.make(self.timestamp(), reason, self.settings.backup.kept(), copy)?)
    }

    /// Makes a backup before a step that might go wrong; none of records in which nothing was ever written.
    ///
    /// # Errors
    /// As for [`Self::back_up`].
    pub fn safety_backup(&self, reason: BackupReason) -> Result<SafetyBackup, Error> {
        if self.store.last_seq()? == 0 {
            return Ok(SafetyBackup(None));
        }
        self.back_up(reason).map(SafetyBackup)
    }

    /// The automatic backup, if one is due: something has changed since the last, which is long enough ago. Whoever gets it
    /// has to run it: no other program will.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn due_backup(&mut self) -> Result<Option<BackupJob>, Error> {
        let (Some(place), Some(database)) = (self.backup_place(), self.store.path().map(Path::to_owned)) else {
            return Ok(None);
        };
        let minutes = u64::from(self.settings.backup.every_minutes);
        if minutes == 0 {
            return Ok(None);
        }
        let (at, kept) = (self.timestamp(), self.settings.backup.kept());
        let claim = self.store.claim_backup(at, Duration::from_secs(60 * minutes))?;
        let job = |claim| BackupJob { database, place, at, kept, claim, stop: Arc::default() };
        Ok(claim.map(job))
    }

    /// Whether its backups have to be made by its own connection, since there can be no other.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn backs_up_itself(&self) -> Result<bool, Error> {
        Ok(self.store.is_alone_with_it()?)
    }

    /// Makes an automatic backup by its own connection.
    ///
    /// # Errors
    /// Where it cannot be written, or is not sound.
    pub fn run_backup(&self, job: &BackupJob) -> Result<Option<BackupFile>, store::Error> {
        let copy = |path: &Path| self.store.backup_to(path).map(|()| true);
        job.place.make(job.at, BackupReason::Automatic, job.kept, copy)
    }

    /// Notes that an automatic backup has not come about, so that it is due again.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn give_up_backup(&mut self, job: &BackupJob) -> Result<(), Error> {
        Ok(self.store.give_up_backup(&job.claim)?)
    }
}

#[cfg(test)]
mod tests;
