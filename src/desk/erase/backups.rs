//! Backups that still hold somebody who was erased.
//!
//! A backup is looked at in a copy, so that one of an older schema stays as it is unless it is rewritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::desk::backups::{DAMAGED, RESCUED};
use crate::desk::{Desk, Error};
use crate::store::{self, ErasureList, Options, Store, Traces};

/// What an encrypted backup is called.
const ENCRYPTED: &str = "age";

/// What is known of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupState {
    /// It holds somebody who was erased.
    Holds(PathBuf),
    /// It is encrypted, or cannot be read: nobody knows.
    Unknown(PathBuf),
}

impl BackupState {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Holds(path) | Self::Unknown(path) => path,
        }
    }
}

impl Desk {
    /// The backups that hold somebody who was erased, or may.
    ///
    /// # Errors
    /// Those of reading the records and the directory.
    pub fn backups_of_erased(&self) -> Result<Vec<BackupState>, Error> {
        self.backups_holding(&self.store.erasure_list()?)
    }

    /// The backups that hold somebody of this list, or may.
    pub(super) fn backups_holding(&self, list: &ErasureList) -> Result<Vec<BackupState>, Error> {
        if list.is_empty() {
            return Ok(Vec::new());
        }
        let mut states = Vec::new();
        for path in self.backup_files()? {
            match holds(&path, list) {
                Ok(true) => states.push(BackupState::Holds(path)),
                // Of a damaged one a part was read.
                Ok(false) if !is_damaged(&path) => {}
                Ok(false) | Err(_) => states.push(BackupState::Unknown(path)),
            }
        }
        Ok(states)
    }

    /// Every file that may be a backup of this database: those in the directory of backups; beside it the copies that were made before the
    /// schema became a newer one, and what was saved of it or put aside.
    fn backup_files(&self) -> Result<Vec<PathBuf>, Error> {
        let Some(database) = self.store.path() else { return Ok(Vec::new()) };
        let directory = store_directory(database);
        let backups = self.backup_place().map_or_else(|| directory.to_owned(), |place| place.directory().to_owned());
        let name = database.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = [".schema-", RESCUED, DAMAGED].map(|ending| format!("{name}{ending}"));
        let mut files = Vec::new();
        for (directory, is_backup) in [
            (
                directory.to_owned(),
                // What SQLite shares memory by holds no texts.
                &(|name: &str| beside.iter().any(|beside| name.starts_with(beside)) && !name.ends_with("-shm"))
                    as &dyn Fn(&str) -> bool,
            ),
            (backups, &|name: &str| {
                let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
                ["db", ENCRYPTED].contains(&ending)
            }),
        ] {
            let entries = match fs::read_dir(&directory) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(source) => return Err(store::Error::File { path: directory, source }.into()),
            };
            let found = entries.filter_map(Result::ok).filter(|entry| is_backup(&entry.file_name().to_string_lossy()));
            files.extend(found.map(|entry| entry.path()));
        }
        files.sort();
        Ok(files)
    }

    /// Rewrites a backup without those who were erased: in a copy, which takes its place once nothing of them is found in its bytes.
    /// `false` where something is.
    ///
    /// # Errors
    /// Where it cannot be read or written; then it is as it was.
    pub fn rewrite_backup(&self, path: &Path) -> Result<bool, Error> {
        let list = self.store.erasure_list()?;
        let (directory, mut copy, file) = copy_of(path)?;
        copy.take_erasure_list(&list)?;
        let erased = copy.erase_listed(self.timestamp())?;
        if erased.is_some_and(|erased| !matches!(erased.traces, Traces::None { .. })) {
            return Ok(false);
        }
        copy.close()?;
        let failed = |source| Error::from(store::Error::File { path: path.to_owned(), source });
        fs::File::open(&file).and_then(|file| file.sync_all()).map_err(failed)?;
        fs::rename(&file, path).map_err(failed)?;
        drop(directory);
        let kept = fs::File::open(store_directory(path)).and_then(|directory| directory.sync_all());
        kept.map_err(failed)?;
        Ok(true)
    }
}

/// Whether a backup holds somebody of the list.
fn holds(path: &Path, list: &ErasureList) -> Result<bool, Error> {
    let (_directory, mut copy, _) = copy_of(path)?;
    copy.take_erasure_list(list)?;
    Ok(copy.count_listed()? > 0)
}

/// Whether a file was put aside because it was damaged.
fn is_damaged(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(DAMAGED))
}

/// A copy in a directory of its own beside the file, for its owner alone, which goes with the value returned.
fn copy_of(path: &Path) -> Result<(tempfile::TempDir, Store, PathBuf), Error> {
    let failed = |source| Error::from(store::Error::File { path: path.to_owned(), source });
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let directory = builder.prefix(store::UNFINISHED).tempdir_in(store_directory(path)).map_err(failed)?;
    let file = directory.path().join("copy.db");
    fs::copy(path, &file).map_err(failed)?;
    #[cfg(unix)]
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(failed)?;
    let store = Store::open(&file, Options::default())?;
    Ok((directory, store, file))
}

/// The directory a file is in.
fn store_directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
