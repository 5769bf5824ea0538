//! What can be saved of a damaged database: into a new one, row by row, by every way that still leads to them.
//!
//! Each table is read from its beginning until that fails, from its end until that fails, and between these row by row, by the
//! numbers of the rows. Its index of identities tells which rows there were. A row that cannot be read any more is taken from the
//! change log, where its last change still stands there. What finds people and orders is built anew. The damaged file is only read.

mod scan;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use serde::Serialize;
use serde_json::Value as Json;

use super::backup;
use super::migrate::{self, LATEST, MIGRATIONS};
use super::open::{self, SHARED_FLAGS};
use super::table::{TABLES, Table};
use super::undo::cell;
use super::{BeforeMigration, Error, Options, Store, Surroundings, files};
use scan::{Found, Shape};

/// Tables that are made from the others.
const DERIVED: [&str; 2] = ["usage", "standing"];

/// Those that come first: with them rows of the others can be brought back.
const LOG: [&str; 2] = ["actions", "changes"];

/// So many identities of lost rows are named.
const MOST_NAMED: usize = 12;

/// How large the pages of our files are.
const PAGE: u64 = 4096;

/// What was saved of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved {
    pub table: String,
    /// How many rows were read.
    pub rows: usize,
    /// How many more were brought back from the change log.
    pub from_log: usize,
    /// How many are lost, as far as that is known; among them those that belonged to what is lost.
    pub lost: usize,
    /// The identities of some of them, where these are known.
    pub names: Vec<String>,
}

/// A new database with what was saved of a damaged one. It goes with this value unless it is put somewhere.
#[derive(Debug)]
pub struct Salvage {
    /// Keeps the new file until it is put in its place.
    directory: tempfile::TempDir,
    /// Table by table.
    pub tables: Vec<Saved>,
    /// Whether nothing was wrong with the file.
    pub was_sound: bool,
}

impl Salvage {
    /// Saves what can be saved of a file, into a directory beside `target` that nobody else can enter.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::NotOurs`]; [`Error::Damaged`] and [`Error::NotADatabase`], where not even the names of its
    /// tables can be read; [`Error::DiskFull`], [`Error::File`].
    pub fn of(damaged: &Path, target: &Path) -> Result<Self, Error> {
        let directory = Store::private_directory_beside(target)?;
        let from = readable_copy(damaged, directory.path())?;
        let version = match open::schema(&from)? {
            0 => LATEST,
            version => version,
        };
        let new = directory.path().join("new.db");
        files::create(&new)?;
        let conn = Connection::open_with_flags(&new, OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS)?;
        open::prepare(&conn, Options::default())?;
        // Until it is whole nobody needs it: it goes to the disk once, at the end.
        conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY;")?;
        let mut store = Store::over(conn);
        let nothing = Surroundings { before_migration: BeforeMigration::NoCopy, ..Surroundings::default() };
        let until = usize::try_from(version).unwrap_or(MIGRATIONS.len());
        migrate::run(&store, MIGRATIONS.get(..until).unwrap_or(&MIGRATIONS), &nothing)?;
        let was_sound = is_sound(&from);
        let tables = store.take_all(&from)?;
        migrate::run(&store, &MIGRATIONS, &nothing)?;
        store.rebuild_derived()?;
        store.write(|store| Ok::<_, Error>((store.begin_undo_anew()?, true)))?;
        if let Some(detail) = store.integrity()?.into_iter().next() {
            return Err(Error::Damaged { detail });
        }
        store.close()?;
        drop(from);
        fs::File::open(&new).and_then(|file| file.sync_all()).map_err(|source| Error::file(&new, source))?;
        Ok(Self { directory, tables, was_sound })
    }

    /// Puts the new database in a place that is free.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn put_at(self, path: &Path) -> Result<(), Error> {
        let new = self.directory.path().join("new.db");
        let new = tempfile::TempPath::try_from_path(new).map_err(|source| Error::file(path, source))?;
        new.persist_noclobber(path).map_err(|error| Error::file(path, error.error))?;
        files::sync_directory(path)
    }
}

/// Whether nothing is wrong with a database.
fn is_sound(conn: &Connection) -> bool {
    let orphans =
        |conn: &Connection| conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0));
    backup::check(conn, "PRAGMA integrity_check").is_ok_and(|wrong| wrong.is_empty()) && orphans(conn) == Ok(0_i64)
}

/// A connection to a copy of a damaged file, with what lies beside it; without that where it cannot be opened with it.
fn readable_copy(damaged: &Path, directory: &Path) -> Result<Connection, Error> {
    let copy = directory.join("damaged.db");
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    // No connection of this process has the file open, whose locks this would drop.
    let bring = |from: &Path, to: &Path| fs::copy(from, to).map_err(|source| Error::file(from, source));
    bring(damaged, &copy)?;
    for ending in ["-wal", "-journal"] {
        if beside(damaged, ending).exists() {
            bring(&beside(damaged, ending), &beside(&copy, ending))?;
        }
    }
    let first = match reading(&copy) {
        Err(error @ (Error::Damaged { .. } | Error::NotADatabase | Error::Sqlite(_))) => error,
        opened => return opened,
    };
    // What lies beside it may be what is damaged; else the first bytes are.
    for ending in ["-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(&copy, ending));
    }
    bring(damaged, &copy)?;
    if let Ok(opened) = reading(&copy) {
        return Ok(opened);
    }
    write_header(&copy).map_err(|source| Error::file(&copy, source))?;
    reading(&copy).map_err(|_same| first)
}

fn reading(path: &Path) -> Result<Connection, Error> {
    let conn = open::readable(path, OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS, Options::default())?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(conn)
}

/// Writes the first hundred bytes of a database of ours (sqlite.org/fileformat2.html, 1.3): where they are lost and the names
/// of the tables behind them are not, everything can be read again.
fn write_header(path: &Path) -> std::io::Result<()> {
    let pages = u32::try_from(files::length(path) / PAGE).unwrap_or(u32::MAX);
    let mut header = Vec::with_capacity(100);
    header.extend_from_slice(b"SQLite format 3\0");
    // The size of a page; both versions of the format without a log beside it; no bytes kept free; three fixed fractions.
    header.extend_from_slice(&[0x10, 0x00, 1, 1, 0, 64, 32, 32]);
    let numbers: [u32; 12] = [
        1,
        pages,
        0,
        0, // changes, pages, no free ones
        1,
        4,
        0,
        0,
        1, // schema cookie and format, cache, no vacuum, UTF-8
        LATEST,
        0,
        open::APPLICATION_ID.cast_unsigned(),
    ];
    header.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    header.resize(92, 0);
    // For which number of changes the number of pages holds, and by which SQLite it was written.
    header.extend_from_slice(&1_u32.to_be_bytes());
    header.extend_from_slice(&3_050_000_u32.to_be_bytes());
    let mut file = fs::File::options().write(true).open(path)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&header)
}

impl Store {
    /// Makes sure that no other program has a database open that is about to get another name: it would go on writing into
    /// that.
    ///
    /// # Errors
    /// [`Error::Locked`]. What is wrong with the database is no error here.
    pub fn is_alone(database: &Path) -> Result<(), Error> {
        let alone = || -> Result<(), Error> {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS;
            let conn = Connection::open_with_flags(database, flags)?;
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            conn.busy_timeout(std::time::Duration::from_millis(500))?;
            conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
            Ok(conn.execute_batch("BEGIN EXCLUSIVE; ROLLBACK")?)
        };
        match alone() {
            Err(Error::Locked) => Err(Error::Locked),
            _ => Ok(()),
        }
    }

    /// Takes whatever can be read of every table. The log notes nothing of it.
    fn take_all(&mut self, from: &Connection) -> Result<Vec<Saved>, Error> {
        let triggers = self.texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")?;
        for name in self.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'")? {
            self.conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
        }
        self.conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")?;
        let mut names = self.texts(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
        )?;
        names.retain(|name| !DERIVED.contains(&name.as_str()));
        names.sort_by_key(|name| (!LOG.contains(&name.as_str()), name.clone()));
        let mut saved = Vec::new();
        for name in names {
            saved.push(self.take(from, name)?);
        }
        for trigger in triggers {
            self.conn.execute_batch(&trigger)?;
        }
        // From here on the log notes what happens, so that it agrees with what there is.
        self.drop_orphans(&mut saved)?;
        self.note_lost()?;
        self.conn.execute_batch("COMMIT; PRAGMA foreign_keys = ON")?;
        Ok(saved)
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.conn.prepare(sql)?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Takes the rows of one table.
    fn take(&self, from: &Connection, name: String) -> Result<Saved, Error> {
        let shape = Shape::of(&self.conn, &name)?;
        let holes = vec!["?"; shape.columns.len()].join(", ");
        let insert = format!("INSERT OR REPLACE INTO {name} ({}) VALUES ({holes})", shape.columns.join(", "));
        // What is there already is what a new database begins with, and its own mark is worth more than a new one.
        let insert = if shape.key.is_some() { insert.replacen(" OR REPLACE", "", 1) } else { insert };
        let mut saved = Saved { table: name, ..Saved::default() };
        let mut refused = BTreeSet::new();
        let Found { missing, is_whole } = scan::rows(from, &shape, &mut |number, values| {
            match self
                .conn
                .prepare_cached(&insert)
                .and_then(|mut statement| statement.execute(params_from_iter(values)))
            {
                Ok(_) => saved.rows += 1,
                // A row that was read and cannot be right.
                Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                    refused.insert(number);
                }
                Err(error) => return Err(error.into()),
            }
            Ok(())
        })?;
        let mut lost: Vec<String> = missing.into_values().map(Option::unwrap_or_default).collect();
        lost.extend(refused.into_iter().map(|_number| String::new()));
        if let Some(table) = Table::named(&saved.table).filter(|_| !is_whole || !lost.is_empty()) {
            let back = self.take_from_log(table)?;
            saved.from_log = back.len();
            let known = lost.len();
            lost.retain(|id| id.is_empty() || !back.contains(id));
            // Of rows whose identities are lost too, as many have come back as the others leave.
            let unnamed = back.len().saturating_sub(known - lost.len());
            for _ in 0..unnamed {
                let Some(place) = lost.iter().position(String::is_empty) else { break };
                lost.remove(place);
            }
        }
        saved.lost = lost.len();
        saved.names = lost.into_iter().filter(|id| !id.is_empty()).take(MOST_NAMED).collect();
        Ok(saved)
    }

    /// Brings rows back that the change log still holds as they were last, and says which.
    fn take_from_log(&self, table: &'static Table) -> Result<BTreeSet<String>, Error> {
        let mut statement = self.conn.prepare(&format!(
            "SELECT row_id, after FROM changes AS change
             WHERE entity = ?1 AND row_id NOT IN (SELECT id FROM {0})
               AND seq = (SELECT max(seq) FROM changes WHERE entity = ?1 AND row_id = change.row_id)
               AND after IS NOT NULL",
            table.name
        ))?;
        let rows = statement.query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut back = BTreeSet::new();
        for row in rows {
            let Ok((id, after)): Result<(String, String), _> = row else { continue };
            let Ok(Json::Object(after)) = serde_json::from_str(&after) else { continue };
            let columns: Vec<&str> = after.keys().map(String::as_str).collect();
            let known = |name: &&str| table.content().any(|column| column == *name) || scan::OURS.contains(name);
            if !columns.iter().all(known) {
                continue;
            }
            let sql = format!(
                "INSERT INTO {} ({}) VALUES ({})",
                table.name,
                columns.join(", "),
                vec!["?"; columns.len()].join(", ")
            );
            if self.conn.prepare(&sql)?.execute(params_from_iter(after.values().map(cell))).is_ok() {
                back.insert(id);
            }
        }
        Ok(back)
    }

    /// Notes in the log that rows are gone which it says are there.
    fn note_lost(&self) -> Result<(), Error> {
        for table in TABLES {
            self.conn.execute(
                &format!(
                    "INSERT INTO changes (action, entity, row_id, owner_id, before, after)
                     SELECT (SELECT max(seq) FROM actions), entity, row_id, owner_id, NULL, NULL FROM changes
                     WHERE entity = ?1 AND row_id NOT IN (SELECT id FROM {})
                     GROUP BY row_id HAVING seq = max(seq) AND after IS NOT NULL",
                    table.name
                ),
                [table.name],
            )?;
        }
        Ok(())
    }

    /// Lets go of references to what is lost, and of what is nothing without it.
    fn drop_orphans(&self, saved: &mut [Saved]) -> Result<(), Error> {
        loop {
            let mut check = self.conn.prepare(
                "SELECT DISTINCT orphan.\"table\", orphan.rowid, key.\"from\" FROM pragma_foreign_key_check AS orphan
                 JOIN pragma_foreign_key_list(orphan.\"table\") AS key ON key.id = orphan.fkid",
            )?;
            let orphans = check
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<Vec<(String, i64, String)>, _>>()?;
            if orphans.is_empty() {
                return Ok(());
            }
            for (table, n, column) in orphans {
                let freed = self.conn.execute(&format!("UPDATE {table} SET {column} = NULL WHERE rowid = ?1"), [n]);
                if freed.is_err() && self.conn.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [n])? > 0 {
                    for one in saved.iter_mut().filter(|one| one.table == table) {
                        one.rows = one.rows.saturating_sub(1);
                        one.lost += 1;
                    }
                }
            }
        }
    }
}

impl Salvage {
    /// Whether any of the user's own rows are lost.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        self.tables.iter().any(|saved| saved.lost > 0)
    }

    /// What was saved of the tables of the user's things; the rest belongs to the program.
    pub fn things(&self) -> impl Iterator<Item = &Saved> {
        self.tables.iter().filter(|saved| TABLES.iter().any(|table| table.name == saved.table))
    }
}

#[cfg(test)]
mod tests;
