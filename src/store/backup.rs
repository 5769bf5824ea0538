//! Whole copies of the database, and whether it is sound.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use tempfile::{NamedTempFile, TempPath};

use super::{Error, Options, Store, files, open};

/// How fast a file is copied: so many pages at a time, and a pause after each of these steps.
const STEP: i32 = 512;
const PAUSE: Duration = Duration::from_millis(2);

/// The number of the newest change that the last automatic backup holds, and when that was, in milliseconds.
pub(super) const LAST_BACKUP: &str = "backup";

/// What was noted of the last automatic backup before one was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim(Option<String>);

impl Store {
    /// Copies the database, as it is at this moment, to a new file that only its owner may read, and checks the copy before
    /// it gets its name. The copy is one file: nothing beside it belongs to it.
    ///
    /// # Errors
    /// [`Error::File`] where the path exists already or cannot be written; [`Error::Damaged`] where the copy is not sound.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let copy = copy(&self.conn, path, &|| Pace::AtOnce)?;
        files::place(copy, path)
    }

    /// A copy beside the database that goes with the value returned.
    ///
    /// # Errors
    /// As for [`Store::backup_to`]; of a database in memory there is none.
    pub fn copy_beside(&self) -> Result<TempPath, Error> {
        let Some(path) = self.path() else { return Err(Error::ReadOnly) };
        Ok(copy(&self.conn, path, &|| Pace::AtOnce)?.into_temp_path())
    }

    /// The same over what is there.
    ///
    /// # Errors
    /// As for [`Store::backup_to`].
    pub fn backup_over(&self, path: &Path) -> Result<(), Error> {
        let copy = copy(&self.conn, path, &|| Pace::AtOnce)?;
        copy.persist(path).map_err(|error| Error::file(path, error.error))?;
        files::sync_directory(path)
    }

    /// Copies a database file like [`Store::backup_to`], in steps and through a connection of its own, so that whoever
    /// writes meanwhile waits for nothing. Gives `false` where `stop` was set before it was whole: then there is no copy.
    ///
    /// # Errors
    /// As for [`Store::backup_to`].
    pub fn backup_file(from: &Path, to: &Path, stop: &AtomicBool) -> Result<bool, Error> {
        let conn = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE | open::SHARED_FLAGS)?;
        open::prepare(&conn, Options::default())?;
        let pace = || if stop.load(Ordering::Relaxed) { Pace::Stop } else { Pace::InSteps };
        match copy(&conn, to, &pace) {
            Ok(copy) => files::place(copy, to).map(|()| true),
            Err(Error::Locked) if stop.load(Ordering::Relaxed) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes the next automatic backup upon this program, if one is due: something has changed since the last, which is
    /// `every` ago. Of several programs one gets it. Returns what was noted of the last, for [`Store::give_up_backup`].
    ///
    /// # Errors
    /// As for any writing.
    pub fn claim_backup(&mut self, now: Timestamp, every: Duration) -> Result<Option<Claim>, Error> {
        if self.read_only || !self.is_backup_due(now, every)? {
            return Ok(None);
        }
        self.write(|store| {
            if !store.is_backup_due(now, every)? {
                return Ok((None, false));
            }
            let before = store.meta(LAST_BACKUP)?;
            store.write_meta(LAST_BACKUP, Some(&format!("{} {}", store.last_seq()?, now.as_millisecond())))?;
            Ok((Some(Claim(before)), true))
        })
    }

    /// Notes that the backup that was claimed has not come about: it is due again.
    ///
    /// # Errors
    /// As for any writing.
    pub fn give_up_backup(&mut self, claim: &Claim) -> Result<(), Error> {
        self.set_meta(LAST_BACKUP, claim.0.as_deref())
    }

    /// Whether something has changed since the last automatic backup, and that is so long ago.
    ///
    /// # Errors
    /// As for any reading.
    pub fn is_backup_due(&self, now: Timestamp, every: Duration) -> Result<bool, Error> {
        let seq = self.last_seq()?;
        let Some((last, at)) = self.last_backup()? else { return Ok(seq > 0) };
        // A clock that was set back makes the last one seem to come: then it is time too.
        let ago = now.as_millisecond().checked_sub(at).and_then(|ago| u64::try_from(ago).ok());
        Ok(seq > last && ago.is_none_or(|ago| u128::from(ago) >= every.as_millis()))
    }

    /// The number of the newest change that is in the last automatic backup, and when that was claimed, in milliseconds.
    fn last_backup(&self) -> Result<Option<(i64, i64)>, Error> {
        let noted = self.meta(LAST_BACKUP)?;
        let read = |noted: String| -> Option<(i64, i64)> {
            let (seq, at) = noted.split_once(' ')?;
            Some((seq.parse().ok()?, at.parse().ok()?))
        };
        Ok(noted.and_then(read))
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
    files::create_directory(files::directory(to))?;
    let conn = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE | open::SHARED_FLAGS)?;
    open::prepare(&conn, Options::default())?;
    copy(&conn, to, &|| Pace::AtOnce)?.persist(to).map_err(|error| Error::file(to, error.error))?;
    files::sync_directory(to)
}

/// A copy of a database in the directory of another, with no name of its own yet.
pub(super) fn copy_of(from: &Connection, beside: &Path) -> Result<NamedTempFile, Error> {
    files::create_directory(files::directory(beside))?;
    copy(from, beside, &|| Pace::AtOnce)
}

/// How a copy goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    AtOnce,
    InSteps,
    Stop,
}

/// A sound copy beside the path it is meant for, on the disk, with no name of its own yet.
fn copy(from: &Connection, path: &Path, pace: &dyn Fn() -> Pace) -> Result<NamedTempFile, Error> {
    // Created for its owner alone; the backup only fills it.
    let file = files::unfinished().tempfile_in(files::directory(path)).map_err(|source| Error::file(path, source))?;
    let mut conn = Connection::open(file.path())?;
    open::prepare(&conn, Options::default())?;
    // It goes to the disk once, when it is whole.
    conn.pragma_update(None, "synchronous", "OFF")?;
    // What is read all belongs to one moment: while this transaction lasts, the copy does not begin anew after each commit of others.
    let moment = Transaction::new_unchecked(from, TransactionBehavior::Deferred)?;
    let of_source = Outline::of(&moment)?;
    fill(&moment, &mut conn, pace)?;
    moment.rollback()?;
    conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    if let Some(detail) = check(&conn, "PRAGMA quick_check")?.into_iter().next() {
        return Err(Error::Damaged { detail });
    }
    let of_copy = Outline::of(&conn)?;
    if of_copy != of_source {
        return Err(Error::Damaged { detail: of_source.difference(&of_copy) });
    }
    conn.close().map_err(|(_, error)| error)?;
    file.as_file().sync_all().map_err(|source| Error::file(path, source))?;
    Ok(file)
}

/// Copies every page. A stop is told as [`Error::Locked`].
fn fill(from: &Connection, to: &mut Connection, pace: &dyn Fn() -> Pace) -> Result<(), Error> {
    let backup = Backup::new(from, to)?;
    loop {
        let pages = match pace() {
            Pace::AtOnce => -1,
            Pace::InSteps => STEP,
            Pace::Stop => return Err(Error::Locked),
        };
        match backup.step(pages)? {
            StepResult::Done => return Ok(()),
            StepResult::More => thread::sleep(PAUSE),
            _ => return Err(Error::Locked),
        }
    }
}

/// What a copy and its source must have in common, beside every page being sound.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outline {
    application_id: i64,
    schema: i64,
    /// How many rows each table has.
    rows: Vec<(String, i64)>,
}

impl Outline {
    fn of(conn: &Connection) -> Result<Self, Error> {
        let pragma = |name| conn.pragma_query_value(None, name, |row| row.get(0));
        let (application_id, schema) = (pragma("application_id")?, pragma("user_version")?);
        let mut names = conn.prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
             ORDER BY name",
        )?;
        let names = names.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let mut rows = Vec::new();
        for name in names {
            // A name of a table of ours, or of one that a careful stranger has added: quoted, it can be nothing else.
            let count = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
            let count = conn.query_row(&count, [], |row| row.get(0))?;
            rows.push((name, count));
        }
        Ok(Self { application_id, schema, rows })
    }

    /// What differs, in a few words.
    fn difference(&self, copy: &Self) -> String {
        let differs = self.rows.iter().zip(&copy.rows).find(|(one, other)| one != other);
        differs.map_or_else(
            || format!("the copy has schema {} instead of {}", copy.schema, self.schema),
            |((table, rows), (_, found))| format!("the copy has {found} rows of {table} instead of {rows}"),
        )
    }
}

pub(super) fn check(conn: &Connection, pragma: &str) -> Result<Vec<String>, Error> {
    let mut statement = conn.prepare(pragma)?;
    let lines = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
