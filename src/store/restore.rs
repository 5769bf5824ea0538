//! Bringing a backup back: what differs, and how the present database becomes what the backup was.
//!
//! The rows are written inside the open database, as one action of the change log: other open programs see it, and undo takes
//! it back. What belongs to the file and not to the user (which device it is, the log itself) stays the present one's.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, params};
use tempfile::TempPath;

use super::action::ActionKind;
use super::backup;
use super::error::is_taken;
use super::open::{self, SHARED_FLAGS};
use super::table::{Entity, TABLES, Table};
use super::undo::NO_FURTHER;
use super::{BeforeMigration, ErasureList, Error, Options, Store, Surroundings, files};

/// So many things of a kind are named where they differ.
const MOST_NAMED: i64 = 3;

/// What becomes of a thing when a backup is brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comes {
    /// It is in the backup alone.
    Back,
    /// It is there now alone.
    Away,
    /// It is in both, and not the same.
    Changed,
}

/// How the things of one kind differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    pub entity: Entity,
    /// The table of these things, by which they are named.
    pub table: &'static str,
    /// How many come back, go away and change.
    pub back: usize,
    pub away: usize,
    pub changed: usize,
    /// Some of them, those written last first: what becomes of it, what it is called, when it was written.
    pub named: Vec<(Comes, String, Timestamp)>,
}

/// A backup, checked and brought to this program's schema, in a copy that goes with this value.
#[derive(Debug)]
pub struct Past {
    file: TempPath,
    /// When the newest change in it was made, if any is noted.
    newest: Option<Timestamp>,
}

impl Past {
    /// Opens a backup, whose file is only read, in a copy beside `database`.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::NotOurs`], [`Error::NotADatabase`], [`Error::Damaged`], [`Error::File`].
    pub fn open(backup: &Path, database: &Path) -> Result<Self, Error> {
        if !backup.is_file() {
            return Err(Error::file(backup, std::io::Error::from(std::io::ErrorKind::NotFound)));
        }
        let conn = open_for_reading(backup)?;
        if open::schema(&conn)? == 0 {
            return Err(Error::NotADatabase);
        }
        let file = backup::copy_of(&conn, database)?.into_temp_path();
        drop(conn);
        let mut past = Self { file, newest: None };
        past.newest = past.change(|copy| Ok(copy.last_actions(1)?.first().map(|action| action.at)))?;
        Ok(past)
    }

    /// Does something with the copy, before it is compared or brought back.
    ///
    /// # Errors
    /// Those of the work, and of opening the copy.
    pub fn change<T>(&self, work: impl FnOnce(&mut Store) -> Result<T, Error>) -> Result<T, Error> {
        let around = Surroundings { before_migration: BeforeMigration::NoCopy, ..Surroundings::default() };
        let mut copy = Store::open_among(&self.file, Options::default(), &around)?;
        let value = work(&mut copy)?;
        // One file, with nothing beside it that would have to be tidied up after.
        copy.conn.flush_prepared_statement_cache();
        copy.conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        copy.close()?;
        Ok(value)
    }

    /// When the newest change in it was made, if any is noted.
    pub const fn newest(&self) -> Option<Timestamp> {
        self.newest
    }

    /// Puts it into the place of a database that is not there. What was done in it before cannot be undone there.
    ///
    /// # Errors
    /// [`Error::File`], also where there is one.
    pub fn put_at(self, database: &Path) -> Result<(), Error> {
        self.change(|copy| copy.write(|copy| Ok((copy.begin_undo_anew()?, true))))?;
        self.file.persist_noclobber(database).map_err(|error| Error::file(database, error.error))?;
        files::sync_directory(database)
    }
}

/// A connection to a file that is not written, whoever may write it.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | SHARED_FLAGS;
    match open::readable(path, flags, Options::default()) {
        // On a disk that cannot be written, where there is nothing beside it that would have to be read too.
        Err(Error::ReadOnly | Error::Sqlite(_)) if files::length(&files::wal(path)) == 0 => {
            open::readable(Path::new(&open::immutable(path)), flags | OpenFlags::SQLITE_OPEN_URI, Options::default())
        }
        opened => opened,
    }
}

impl Store {
    /// The erasure list of a database that something else is to take the place of. It is only read.
    ///
    /// # Errors
    /// Those of opening it, and of reading the list.
    pub fn erasure_list_in(database: &Path) -> Result<ErasureList, Error> {
        // Where there is none, SQLite would say only that it cannot be opened.
        if !database.is_file() {
            return Err(Error::file(database, std::io::Error::from(std::io::ErrorKind::NotFound)));
        }
        open::unwritable(database, Options::default())?.erasure_list()
    }

    /// What would change if a backup was brought back, by kind; kinds that are the same are left out.
    ///
    /// # Errors
    /// As for any reading.
    pub fn compare(&self, past: &Past) -> Result<Vec<Differs>, Error> {
        self.beside(past, |store| {
            store.find_differing()?;
            let mut all = Vec::new();
            for entity in Entity::ALL {
                let differs = store.differing_of(*entity)?;
                if differs.back + differs.away + differs.changed > 0 {
                    all.push(differs);
                }
            }
            store.conn.execute_batch("DROP TABLE temp.differing")?;
            Ok(all)
        })
    }

    /// Makes everything of the user's what it was in a backup, as one action. Says whether anything was different.
    ///
    /// # Errors
    /// Those of any writing. Then nothing has been written.
    pub fn restore(&mut self, past: &Past, detail: &str, now: Timestamp) -> Result<bool, Error> {
        self.conn.flush_prepared_statement_cache();
        self.conn.execute("ATTACH ?1 AS past", [past.file.to_string_lossy()])?;
        let seq = self.last_seq();
        let restored = self.act(ActionKind::Restore, detail, now, |action| {
            action.refer_ahead()?;
            for table in TABLES {
                action.store.restore_table(table, action.now)?;
            }
            // How far the first setup has come, and the like; but nothing that counts the entries of the log, which is another one.
            action
                .store
                .prepare("INSERT OR IGNORE INTO main.meta SELECT * FROM past.meta WHERE key NOT IN (?1, ?2)")?
                .execute([NO_FURTHER, backup::LAST_BACKUP])?;
            let store = action.store;
            if store.last_seq()? > *seq.as_ref().unwrap_or(&0) {
                store.index_all()?;
                store.weigh_all()?;
                store.stand_all()?;
            }
            Ok::<_, Error>(())
        });
        self.conn.flush_prepared_statement_cache();
        self.conn.execute_batch("DETACH past")?;
        restored?;
        Ok(self.last_seq()? > seq?)
    }

    /// Reads with a backup at hand as `past`.
    fn beside<T>(&self, past: &Past, work: impl FnOnce(&Self) -> Result<T, Error>) -> Result<T, Error> {
        self.conn.execute("ATTACH ?1 AS past", [past.file.to_string_lossy()])?;
        let done = work(self);
        self.conn.flush_prepared_statement_cache();
        self.conn.execute_batch("DETACH past")?;
        done
    }

    /// Brings the rows of a table back.
    fn restore_table(&self, table: &Table, now: i64) -> Result<(), Error> {
        let Table { name, .. } = table;
        self.conn
            .prepare(&format!(
                "UPDATE main.{name} SET deleted_at = ?1, updated_at = ?1, rev = rev + 1
                 WHERE deleted_at IS NULL AND id NOT IN (SELECT id FROM past.{name} WHERE deleted_at IS NULL)"
            ))?
            .execute([now])?;
        let changed = format!(
            "SELECT was.id FROM past.{name} AS was JOIN main.{name} AS now ON now.id = was.id
             WHERE was.deleted_at IS NULL AND {}",
            differs(table)
        );
        let set: Vec<String> = table.content().map(|column| format!("{column} = was.{column}")).collect();
        let update = format!(
            "UPDATE main.{name} SET {}, updated_at = was.updated_at, rev = {name}.rev + 1, deleted_at = NULL
             FROM past.{name} AS was WHERE was.id = {name}.id AND was.id IN ({changed})",
            set.join(", ")
        );
        match self.conn.execute(&update, []) {
            // Two rows have exchanged a name: both give it up first.
            Err(error) if is_taken(&error) => {
                let bury = format!("UPDATE main.{name} SET deleted_at = ?1, rev = rev + 1 WHERE id IN ({changed})");
                self.conn.execute(&bury, [now])?;
                self.conn.execute(&update, [])?;
            }
            done => drop(done?),
        }
        let columns: Vec<&str> = table.content().collect();
        let columns = columns.join(", ");
        self.conn.execute_batch(&format!(
            "INSERT INTO main.{name} ({columns}, id, rev, updated_at, deleted_at)
             SELECT {columns}, id, rev, updated_at, deleted_at FROM past.{name}
             WHERE id NOT IN (SELECT id FROM main.{name}) ORDER BY n"
        ))?;
        Ok(())
    }

    /// Notes which things differ, they or a part of them, in a table of this connection alone.
    fn find_differing(&self) -> Result<(), Error> {
        self.conn.execute_batch(
            "CREATE TEMP TABLE differing (entity TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (entity, id)) WITHOUT ROWID",
        )?;
        for table in TABLES {
            let (name, owner) = (table.name, table.owner.unwrap_or("id"));
            self.conn
                .prepare(&format!(
                    "INSERT OR IGNORE INTO temp.differing
                     SELECT ?1, now.{owner} FROM main.{name} AS now LEFT JOIN past.{name} AS was ON was.id = now.id
                     WHERE was.id IS NULL AND now.deleted_at IS NULL
                        OR was.id IS NOT NULL AND (now.deleted_at IS NULL OR was.deleted_at IS NULL) AND {}
                     UNION SELECT ?1, was.{owner} FROM past.{name} AS was
                     WHERE was.deleted_at IS NULL AND was.id NOT IN (SELECT id FROM main.{name})",
                    differs(table)
                ))?
                .execute([table.entity.word()])?;
        }
        Ok(())
    }

    /// How the things of a kind differ, of those noted.
    fn differing_of(&self, entity: Entity) -> Result<Differs, Error> {
        let Table { name, label, .. } = Table::of(entity);
        let found = format!(
            "SELECT CASE WHEN now.id IS NULL THEN 0 WHEN was.id IS NULL THEN 1 ELSE 2 END AS comes,
                    ifnull(now.{label}, was.{label}) AS label, max(ifnull(now.updated_at, 0), ifnull(was.updated_at, 0)) AS at
             FROM temp.differing AS differing
             LEFT JOIN main.{name} AS now ON now.id = differing.id AND now.deleted_at IS NULL
             LEFT JOIN past.{name} AS was ON was.id = differing.id AND was.deleted_at IS NULL
             WHERE entity = ?1 AND (now.id IS NOT NULL OR was.id IS NOT NULL)"
        );
        let mut differs = Differs { entity, table: name, back: 0, away: 0, changed: 0, named: Vec::new() };
        let word = entity.word();
        for (number, comes) in [(0, Comes::Back), (1, Comes::Away), (2, Comes::Changed)] {
            let count: i64 = self
                .conn
                .prepare(&format!("SELECT count(*) FROM ({found}) WHERE comes = ?2"))?
                .query_row(params![word, number], |row| row.get(0))?;
            let count = usize::try_from(count).unwrap_or_default();
            match comes {
                Comes::Back => differs.back = count,
                Comes::Away => differs.away = count,
                Comes::Changed => differs.changed = count,
            }
            let mut named = self.conn.prepare(&format!(
                "SELECT label, at FROM ({found}) WHERE comes = ?2 AND label IS NOT NULL ORDER BY at DESC, label LIMIT ?3"
            ))?;
            let mut rows = named.query(params![word, number, MOST_NAMED])?;
            while let Some(row) = rows.next()? {
                let at = Timestamp::from_millisecond(row.get(1)?).unwrap_or_default();
                differs.named.push((comes, row.get(0)?, at));
            }
        }
        Ok(differs)
    }
}

/// Whether the rows `now` and `was` are not the same.
fn differs(table: &Table) -> String {
    let columns = |of: &str| table.content().map(|column| format!("{of}.{column}")).collect::<Vec<_>>().join(", ");
    format!(
        "((now.deleted_at IS NULL) <> (was.deleted_at IS NULL) OR ({}) IS NOT ({}))",
        columns("now"),
        columns("was")
    )
}

#[cfg(test)]
mod tests;
