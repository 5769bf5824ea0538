//! The one owner of the database.
//!
//! - Reading is a method of [`Store`]; whatever of it a piece of work needs is also at hand inside an action.
//! - Everything of the user's is written by [`Store::act`]: one write transaction, one entry of the change log. The log
//!   fills itself by triggers and feeds [`Store::undo`] and the other open programs ([`Store::news_since`]).
//! - A deleted row stays as a tombstone. A reference to it still reads as an id, for which the reading verb has no value.
//! - Nothing is stored that [`crate::text`] has not made safe, and nothing is read back unchecked: a cell that holds what
//!   we never write is [`Error::Unreadable`].
//!
//! One file for each group of tables; `table.rs` describes them all, `migrations/` creates them.

mod action;
mod agreement;
mod backup;
mod board;
mod buyers;
mod cells;
mod damage;
mod disk;
mod drafts;
mod due;
mod erase;
mod error;
mod facts;
mod files;
mod gone;
mod history;
mod journal;
mod learnt;
mod log;
mod mappings;
mod merge;
mod messages;
mod meta;
mod migrate;
mod open;
mod openings;
mod orders;
mod parts;
mod pieces;
mod remembered;
mod reminders;
mod repair;
mod replies;
mod restore;
mod shipped;
mod shop;
mod stats;
mod stock;
mod table;
mod tagged;
mod transaction;
mod undo;
mod upkeep;
mod usage;
mod words;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row};

pub use action::{Action, ActionKind};
pub use agreement::{Disagreement, Disagrees};
pub use backup::Claim;
pub use board::Brief;
pub use disk::Disk;
pub use due::{Came, DueOrder, Said, Suited};
pub use erase::{Earlier, Erased, Erasing, ErasureList, Expiry, Held, Holdings, Place, Traces};
pub use error::Error;
pub use files::UNFINISHED;
pub use history::Version;
pub use log::{Changed, LogLimits, News, PastAction, Step};
pub use merge::GoneOver;
#[cfg(test)]
pub(crate) use migrate::{LATEST, older};
pub use repair::{Salvage, Saved};
pub use replies::{Fed, Summary};
pub use restore::{Comes, Differs, Past};
pub use shipped::Shipped;
pub use shop::Standing;
pub use stats::Answer;
pub use stock::StockChange;
pub use table::Entity;
pub use usage::Copies;

use cells::Cells;
use table::Table;

/// An open database.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    /// `None` for one in memory.
    path: Option<PathBuf>,
    read_only: bool,
    /// Whether this connection has committed anything that closing should tidy up after.
    wrote: bool,
    /// What has come of the actions done so far under one write lock, where they are to be one transaction.
    held: Option<transaction::Hold>,
    /// Which file it was when it was opened.
    standing: gone::Standing,
}

/// How to open a database.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long to wait for another program that is just writing.
    pub busy_timeout: Duration,
}

/// What a database file stands among.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Where a copy goes before the schema changes.
    pub before_migration: BeforeMigration,
    /// Whose disk it is on.
    pub disk: Disk,
}

/// Where a copy of a database goes before its schema changes.
#[derive(Clone, Debug, Default)]
pub enum BeforeMigration {
    /// Beside it, named after the schema.
    #[default]
    Beside,
    /// To this file.
    To(PathBuf),
    /// Nowhere: the database is a copy itself.
    NoCopy,
}

impl Default for Options {
    /// Five seconds: longer than any write of ours but a large import.
    fn default() -> Self {
        Self { busy_timeout: Duration::from_secs(5) }
    }
}

impl Store {
    /// Opens a database, which is created where there is none and brought to the schema of this program where it is older.
    /// One that cannot be written is opened for reading.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::NotOurs`], [`Error::NotADatabase`], [`Error::Damaged`], [`Error::Locked`],
    /// [`Error::DiskFull`], [`Error::Outdated`], [`Error::Unmerged`], [`Error::File`]. In none of these cases is the file
    /// worse off than before.
    pub fn open(path: &Path, options: Options) -> Result<Self, Error> {
        open::file(path, options, &Surroundings::default())
    }

    /// The same, where it is known what the file stands among.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_among(path: &Path, options: Options, around: &Surroundings) -> Result<Self, Error> {
        open::file(path, options, around)
    }

    /// A connection that has been prepared; it belongs to no file yet.
    fn over(conn: Connection) -> Self {
        Self { conn, path: None, read_only: false, wrote: false, held: None, standing: gone::Standing::default() }
    }

    /// The same with the file it is a connection to.
    fn at(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// A database that lives as long as the value returned.
    ///
    /// # Errors
    /// Only where SQLite itself does not work.
    pub fn in_memory() -> Result<Self, Error> {
        open::memory()
    }

    /// The file; `None` for a database in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the file or its directory cannot be written. Every writing verb then gives [`Error::ReadOnly`].
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Whether no other program can open it meanwhile, nor this one a second time: it is on the disk of another.
    ///
    /// # Errors
    /// As for any reading.
    pub fn is_alone_with_it(&self) -> Result<bool, Error> {
        let mode: String = self.conn.pragma_query_value(None, "locking_mode", |row| row.get(0))?;
        Ok(mode == "exclusive")
    }

    /// A number that changes whenever another connection has committed something.
    ///
    /// # Errors
    /// As for any reading.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self.prepare("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    /// Closes the database tidily; dropping it does the same without telling of errors.
    ///
    /// # Errors
    /// Where the write-ahead log could not be brought into the file. Nothing is lost by that.
    pub fn close(mut self) -> Result<(), Error> {
        self.tidy()
    }

    /// Brings the write-ahead log into the file. Does not wait for other programs: whoever closes last does it.
    ///
    /// `PRAGMA optimize` is left out on purpose: every query of ours has its index, and the statistics would keep samples
    /// of the indexed columns, buyers' handles among them, beyond the rows' own end.
    fn tidy(&mut self) -> Result<(), Error> {
        if !std::mem::take(&mut self.wrote) {
            return Ok(());
        }
        self.conn.flush_prepared_statement_cache();
        self.conn.busy_timeout(Duration::ZERO)?;
        let tidied = self.conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").map_err(Error::from);
        if matches!(tidied, Err(Error::Locked)) { Ok(()) } else { tidied }
    }

    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, Error> {
        Ok(self.conn.prepare_cached(sql)?)
    }

    /// The rows of a table that a query finds, as values.
    fn rows<T>(
        &self,
        table: &'static Table,
        rest: &str,
        params: impl Params,
        mut read: impl FnMut(&mut Cells<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut statement = self.prepare(&table.select(rest))?;
        let mut rows = statement.query(params)?;
        let mut values = Vec::new();
        while let Some(row) = rows.next()? {
            values.push(read(&mut Cells::new(row, table))?);
        }
        Ok(values)
    }

    /// The first row a query finds, or none.
    fn row<T>(
        &self,
        table: &'static Table,
        rest: &str,
        params: impl Params,
        read: impl FnOnce(&mut Cells<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut statement = self.prepare(&table.select(rest))?;
        let mut rows = statement.query(params)?;
        rows.next()?.map(|row| read(&mut Cells::new(row, table))).transpose()
    }

    /// One cell of one row, if there is such a row.
    fn cell<T: rusqlite::types::FromSql>(&self, sql: &str, params: impl Params) -> Result<Option<T>, Error> {
        Ok(self.prepare(sql)?.query_row(params, |row: &Row<'_>| row.get(0)).optional()?)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Err(error) = self.tidy() {
            tracing::warn!(error = ?std::mem::discriminant(&error), "the database was closed without tidying up");
        }
    }
}

/// The write-ahead log beside a database.
pub fn wal(database: &Path) -> PathBuf {
    files::wal(database)
}

/// A number of rows as SQLite counts them.
fn at_most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
