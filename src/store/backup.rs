//! Whole copies of the database, and whether it is sound.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::NamedTempFile;

use super::{Error, Options, Store, files, open};

impl Store {
    /// Copies the database, as it is at this moment, to a new file that only its owner may read, and checks the copy before
    /// it gets its name. The copy is one file: nothing beside it belongs to it.
    ///
    /// # Errors
    /// [`Error::File`] where the path exists already or cannot be written; [`Error::Damaged`] where the copy is not sound.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let copy = copy(&self.conn, path)?;
        copy.persist_noclobber(path).map_err(|error| Error::file(path, error.error))?;
        files::sync_directory(path)
    }

    /// The number of the schema it has.
    ///
    /// # Errors
    /// As for any reading.
    pub fn schema(&self) -> Result<u32, Error> {
        Ok(self.prepare("PRAGMA user_version")?.query_row([], |row| row.get(0))?)
    }

    /// What is wrong with the database: SQLite's own words, nothing where it is sound. Reads every page.
    ///
    /// # Errors
    /// Where it is too damaged to be checked.
    pub fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut findings = check(&self.conn, "PRAGMA integrity_check")?;
        let mut statement = self.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, n, parent): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            findings.push(format!("row {n} of {table} refers to a row that is not in {parent}"));
        }
        Ok(findings)
    }
}

#[cfg(test)]
impl Store {
    /// The same records in memory, for tests that each begin with a shop whose making takes longer than they do.
    pub(crate) fn duplicate(&self) -> Result<Self, Error> {
        let mut other = Self::in_memory()?;
        let backup = Backup::new(&self.conn, &mut other.conn)?;
        while backup.step(-1)? != StepResult::Done {}
        drop(backup);
        Ok(other)
    }
}

impl Store {
    /// Builds everything anew that is derived from other rows: what finds people and orders, how much each reply is
    /// used, and since when each order is in its state.
    ///
    /// # Errors
    /// As for any writing.
    pub fn rebuild_derived(&mut self) -> Result<(), Error> {
        self.write(|store| {
            store.index_all()?;
            store.weigh_all()?;
            store.stand_all()?;
            Ok(((), true))
        })
    }
}

/// The same from one file to another, which is replaced.
pub(super) fn replace(from: &Path, to: &Path) -> Result<(), Error> {
    let conn = Connection::open(from)?;
    open::prepare(&conn, Options::default())?;
    copy(&conn, to)?.persist(to).map_err(|error| Error::file(to, error.error))?;
    files::sync_directory(to)
}

/// A sound copy beside the path it is meant for, on the disk, with no name of its own yet.
fn copy(from: &Connection, path: &Path) -> Result<NamedTempFile, Error> {
    // Created for its owner alone; the backup only fills it.
    let file = NamedTempFile::new_in(files::directory(path)).map_err(|source| Error::file(path, source))?;
    let mut conn = Connection::open(file.path())?;
    open::prepare(&conn, Options::default())?;
    match Backup::new(from, &mut conn)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Locked),
    }
    conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    if let Some(detail) = check(&conn, "PRAGMA quick_check")?.into_iter().next() {
        return Err(Error::Damaged { detail });
    }
    conn.close().map_err(|(_, error)| error)?;
    file.as_file().sync_all().map_err(|source| Error::file(path, source))?;
    Ok(file)
}

fn check(conn: &Connection, pragma: &str) -> Result<Vec<String>, Error> {
    let mut statement = conn.prepare(pragma)?;
    let lines = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
