//! Bringing a backup back.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{BackupFile, BackupPlace, Remains};
use crate::config;
use crate::desk::{Desk, Error};
use crate::model::BackupReason;
use crate::store::{self, Differs, ErasureList, Past, Store};

/// A backup that was looked at: what bringing it back would do.
#[derive(Debug)]
pub struct LookBack {
    past: Past,
    /// The name of its file.
    name: String,
    /// What differs from the present, by kind; nothing where it is the same.
    pub differs: Vec<Differs>,
    /// How many people are in it who were erased since, and do not come back; `None` where that cannot be told, because the list of them has gone
    /// with the database.
    pub left_out: Option<usize>,
}

impl LookBack {
    /// When the newest change in it was made, if any is noted.
    pub const fn newest(&self) -> Option<Timestamp> {
        self.past.newest()
    }
}

impl Desk {
    /// Looks at a backup, whose file is only read: whether it is sound, and what differs.
    ///
    /// # Errors
    /// [`store::Error::Newer`], [`store::Error::NotOurs`], [`store::Error::NotADatabase`], [`store::Error::Damaged`],
    /// [`store::Error::File`].
    pub fn look_back(&self, backup: &Path) -> Result<LookBack, Error> {
        let past = Past::open(backup, self.store.path().unwrap_or(backup))?;
        // Who was erased since is erased in the copy first: neither what differs nor what is brought back tells of them.
        let left_out = leave_out(&past, &self.store.erasure_list()?, self.timestamp())?;
        let differs = self.store.compare(&past)?;
        Ok(LookBack { past, name: file_name(backup), differs, left_out: Some(left_out) })
    }

    /// Makes everything what it was in a backup, as one action that undo takes back, once there is a backup of the present.
    /// Returns that.
    ///
    /// # Errors
    /// Where there can be no backup of the present, and those of writing the records.
    pub fn restore(&mut self, back: &LookBack) -> Result<Option<BackupFile>, Error> {
        let safety = self.safety_backup(BackupReason::BeforeRestore)?;
        self.store.restore(&back.past, &back.name, self.timestamp())?;
        self.follow()?;
        Ok(safety.file().cloned())
    }
}

/// What came of putting a backup into the place of a database that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Where the damaged database is now; `None` where there was none.
    pub damaged: Option<PathBuf>,
}

impl BackupPlace {
    /// Looks at a backup that is to take the place of a database that cannot be read, or is not there. Who was erased from that is left out,
    /// where the list of them can still be read.
    ///
    /// # Errors
    /// As for [`Desk::look_back`].
    pub fn look_back(backup: &Path, database: &Path, now: Timestamp) -> Result<LookBack, Error> {
        let past = Past::open(backup, database)?;
        let list = Store::erasure_list_in(database).ok();
        let left_out = list.map(|list| leave_out(&past, &list, now)).transpose()?;
        let differs = Store::in_memory()?.compare(&past)?;
        Ok(LookBack { past, name: file_name(backup), differs, left_out })
    }

    /// Puts a backup into the place of a database that cannot be read, which is kept beside it, or is not there.
    ///
    /// # Errors
    /// [`store::Error::File`].
    pub fn replace(back: LookBack, database: &Path, now: Timestamp) -> Result<Replaced, Error> {
        let damaged = put_aside(database, now)?;
        back.past.put_at(database)?;
        Ok(Replaced { damaged })
    }

    /// Gives a database that cannot be read, with what lies beside it, another name, and says which; `None` where there is none.
    ///
    /// # Errors
    /// [`store::Error::File`].
    pub fn put_aside(database: &Path, now: Timestamp) -> Result<Option<PathBuf>, Error> {
        Ok(put_aside(database, now)?)
    }

    /// Gives the write-ahead log of a database that is not there, or is empty, the name it would have beside a damaged one: SQLite empties a log
    /// that it finds beside a new database. Does nothing where there is no such log.
    ///
    /// # Errors
    /// [`store::Error::File`].
    pub fn keep_log(database: &Path, now: Timestamp) -> Result<(), Error> {
        if Self::is_missing(database) && Remains::log_of(database).is_some() {
            put_aside(database, now)?;
        }
        Ok(())
    }

    /// The backup that a user means: a file, or the name of one in the directory; without a name, the newest.
    ///
    /// # Errors
    /// [`store::Error::File`], where the directory cannot be read or there is no backup in it.
    pub fn named(database: &Path, backup: &config::Backup, name: Option<&Path>) -> Result<PathBuf, Error> {
        let place = Self::new(database, backup);
        let Some(name) = name else {
            let newest = place.list()?.into_iter().next();
            return Ok(newest.map(|newest| newest.path).ok_or_else(|| none_in(&place.directory))?);
        };
        let inside = place.directory.join(name);
        Ok(if !name.exists() && inside.exists() { inside } else { name.to_owned() })
    }
}

/// Erases in a backup who was erased since, and says how many they are.
fn leave_out(past: &Past, list: &ErasureList, now: Timestamp) -> Result<usize, store::Error> {
    if list.is_empty() {
        return Ok(0);
    }
    let erased = past.change(|copy| {
        copy.take_erasure_list(list)?;
        copy.erase_listed(now)
    })?;
    Ok(erased.map_or(0, |erased| erased.persons.len()))
}

fn none_in(directory: &Path) -> store::Error {
    store::Error::File { path: directory.to_owned(), source: std::io::ErrorKind::NotFound.into() }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Gives a database that cannot be read, with what lies beside it, another name, and says which.
pub(super) fn put_aside(database: &Path, now: Timestamp) -> Result<Option<PathBuf>, store::Error> {
    let rename = |from: &Path, to: &Path| match fs::rename(from, to) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(store::Error::File { path: from.to_owned(), source }),
        Ok(()) => Ok(true),
    };
    let moment = now.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H%M%SZ").to_string();
    let with = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let free = (1..).map(|number: u32| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        with(database, &format!(".damaged-{moment}{number}"))
    });
    let Some(aside) = free.into_iter().find(|path| !path.exists()) else { return Ok(None) };
    // The log first: without it the database itself is still what it is, while a log beside a new database would be taken for its own.
    let _was_there = rename(&with(database, "-wal"), &with(&aside, "-wal"))?;
    let _was_there = rename(&with(database, "-journal"), &with(&aside, "-journal"))?;
    let was_there = rename(database, &aside)?;
    let _ = fs::remove_file(with(database, "-shm"));
    Ok(was_there.then_some(aside))
}
