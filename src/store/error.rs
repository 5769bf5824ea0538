use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

use super::Entity;
use crate::model::Id;

/// What can go wrong with the database. Which file it is about is known to whoever opened it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A later release made it. Nothing was written.
    #[error("the database has schema {found}, this program knows schemas up to {known}")]
    Newer { found: u32, known: u32 },
    /// It needs a migration, and it cannot be written.
    #[error("the database has schema {found}, this program needs {needed}, and the database is read-only")]
    Outdated { found: u32, needed: u32 },
    /// An SQLite database of another program. Nothing was written.
    #[error("an SQLite database, but not one of replydesk (application_id {application_id:#010x})")]
    NotOurs { application_id: i32 },
    /// No SQLite database at all, or one whose first bytes are lost.
    #[error("not a database")]
    NotADatabase,
    /// The file is an SQLite database, and some of it cannot be read.
    #[error("the database is damaged: {detail}")]
    Damaged { detail: String },
    /// What is read contradicts itself while the file is sound: something else was written over it while it was open.
    #[error("the database was written over while it was open")]
    Overwritten,
    /// Another program held it for longer than [`super::Options::busy_timeout`].
    #[error("the database is locked by another program")]
    Locked,
    /// Another program has it open, on a disk where one alone may: see [`super::Disk`].
    #[error("the database is open in another program, and on this disk only one may have it")]
    InUse,
    /// No room is left where the database is. The action was rolled back whole.
    #[error("the disk is full")]
    DiskFull,
    /// The system did not take what was to be written, and SQLite does not tell why: a quota is used up, a limit of the system is
    /// reached, or the disk fails. The action was rolled back whole.
    #[error("the disk did not take what was written")]
    Refused,
    /// The file or its directory cannot be written.
    #[error("the database is read-only")]
    ReadOnly,
    /// It cannot be written, and the newest changes are still in a `-wal` file that only a writer can bring in.
    #[error("the database is read-only, and {} holds changes that are not in it yet", wal.display())]
    Unmerged { wal: PathBuf },
    /// The file was removed, or another put in its place, while it was open. Nothing was written. What it held was saved as
    /// `rescued`, where that could be done.
    #[error("the database file has gone; its content is in {rescued:?}")]
    Gone { rescued: Option<PathBuf> },
    /// The operating system refused a file.
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    /// A cell holds what this program never writes there.
    #[error("row {row} of {table}: {value:?} in column {column} cannot be read")]
    Unreadable { table: &'static str, row: String, column: &'static str, value: String },
    /// Something of the shop already goes by this name: a shortcut, a number, a handle, a language of one reply.
    #[error("{label:?} in {table} is taken ({entity:?})")]
    Taken { entity: Entity, table: &'static str, label: String },
    /// A row refers to something that does not exist.
    #[error("a row of {table} refers to something that is not in the database")]
    Dangling { table: &'static str },
    /// There is no action of this device that could be taken back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing was done since the file was brought back or repaired, and what was done before was done in another one.
    #[error("nothing to undo since the database was brought back or repaired")]
    NothingSince,
    /// The last thing that was done is not an undo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The action cannot be taken back: a row it wrote was changed by something else since, or erased.
    #[error("{entity:?} {label:?} ({id}) has changed since")]
    ChangedSince { entity: Entity, id: Id, label: String },
    /// Anything else SQLite reports.
    #[error("SQLite: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl Error {
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.to_owned(), source }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let (failure, text) = match &error {
            rusqlite::Error::SqliteFailure(failure, text) => (*failure, text),
            // A cell of another type than we write, or a text that is not UTF-8.
            rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..) => return Self::Damaged { detail: error.to_string() },
            _ => return Self::Sqlite(error),
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::DiskFull => Self::DiskFull,
            // Making and growing the -shm file is where a disk that takes no more shows first.
            ErrorCode::SystemIoFailure
                if matches!(failure.extended_code, ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_SHMSIZE) =>
            {
                Self::DiskFull
            }
            // Of all that keeps a disk from taking more SQLite knows one as such (ENOSPC).
            ErrorCode::SystemIoFailure
                if matches!(
                    failure.extended_code,
                    ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE
                ) =>
            {
                Self::Refused
            }
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::NotADatabase => Self::NotADatabase,
            ErrorCode::DatabaseCorrupt => Self::Damaged { detail: text.clone().unwrap_or_else(|| failure.to_string()) },
            _ => Self::Sqlite(error),
        }
    }
}

/// Whether an error says that a unique key is taken.
pub(super) fn is_taken(error: &rusqlite::Error) -> bool {
    extended_code(error)
        .is_some_and(|code| matches!(code, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY))
}

/// Whether an error says that a row refers to one that does not exist.
pub(super) fn is_dangling(error: &rusqlite::Error) -> bool {
    extended_code(error) == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

fn extended_code(error: &rusqlite::Error) -> Option<i32> {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => Some(failure.extended_code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(code: i32) -> Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()
    }

    #[test]
    fn what_a_user_can_act_on_has_its_own_error() {
        assert!(matches!(failure(ffi::SQLITE_BUSY_SNAPSHOT), Error::Locked));
        assert!(matches!(failure(ffi::SQLITE_FULL), Error::DiskFull));
        assert!(matches!(failure(ffi::SQLITE_IOERR_SHMSIZE), Error::DiskFull));
        assert!(matches!(failure(ffi::SQLITE_IOERR_SHMOPEN), Error::DiskFull));
        assert!(matches!(failure(ffi::SQLITE_IOERR_WRITE), Error::Refused));
        assert!(matches!(failure(ffi::SQLITE_READONLY_DIRECTORY), Error::ReadOnly));
        assert!(matches!(failure(ffi::SQLITE_NOTADB), Error::NotADatabase));
        assert!(matches!(failure(ffi::SQLITE_CORRUPT_INDEX), Error::Damaged { .. }));
        assert!(matches!(failure(ffi::SQLITE_IOERR), Error::Sqlite(_)));
    }
}
