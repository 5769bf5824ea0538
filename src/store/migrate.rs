//! From one schema to the next. A migration's number is its place in [`MIGRATIONS`], from 1.

use std::path::{Path, PathBuf};

use rusqlite::{Transaction, TransactionBehavior};

use super::open::APPLICATION_ID;
use super::{BeforeMigration, Error, Store, Surroundings, backup, files};
use crate::model::Id;

/// The migrations, each frozen once a release contains it.
pub(super) const MIGRATIONS: [&str; 13] = [
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_ends.sql"),
    include_str!("migrations/0003_learnt_examples.sql"),
    include_str!("migrations/0004_due.sql"),
    include_str!("migrations/0005_standing.sql"),
    include_str!("migrations/0006_mappings.sql"),
    include_str!("migrations/0007_words_for_states.sql"),
    include_str!("migrations/0008_fact_texts.sql"),
    include_str!("migrations/0009_shipped.sql"),
    include_str!("migrations/0010_archive.sql"),
    include_str!("migrations/0011_piece_titles.sql"),
    include_str!("migrations/0012_fact_channels.sql"),
    include_str!("migrations/0013_erased.sql"),
];

/// The schema this program works with.
pub(crate) const LATEST: u32 = 13;
const _: () = assert!(MIGRATIONS.len() == LATEST as usize, "one migration for each schema");

/// Brings a database to the last schema of those given, in one transaction, so that one that fails leaves the file as it was.
/// Before the first step on a file with data a verified copy is made; after the last what finds people and orders is built
/// anew, since only the program knows what goes into a table that is new.
pub(super) fn run(store: &Store, migrations: &[&str], around: &Surroundings) -> Result<(), Error> {
    let (conn, file) = (&store.conn, store.path.as_deref());
    let is_alone = store.is_alone_with_it()?;
    if is_alone && let Some(file) = file {
        // Nobody else can be at it, nor can a second connection: the copy is made by this one, which must not be writing then.
        let found: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found > 0 && migrations.len() > usize::try_from(found).unwrap_or(usize::MAX) {
            copy_before(file, found, around, |place| {
                files::create_directory(files::directory(place))?;
                store.backup_over(place)
            })?;
        }
    }
    // Several programs may start at once: who comes second waits here, and finds it done.
    let all = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let found: u32 = all.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let is_new = found == 0;
    let left: Vec<_> = (1..).zip(migrations).filter(|(version, _)| *version > found).collect();
    let Some((last, _)) = left.last() else { return Ok(()) };
    if let Some(file) = file.filter(|_| !is_new && !is_alone) {
        // The copy reads through a connection of its own, which a waiting writer does not disturb.
        copy_before(file, found, around, |place| backup::replace(file, place))?;
    }
    for (_, sql) in &left {
        all.execute_batch(sql)?;
    }
    if is_new {
        all.pragma_update(None, "application_id", APPLICATION_ID)?;
        all.execute("INSERT INTO meta (key, value) VALUES ('origin', ?1)", [Id::new().to_string()])?;
    }
    all.pragma_update(None, "user_version", last)?;
    if !is_new {
        store.index_all()?;
    }
    all.commit()?;
    Ok(())
}

/// Makes the copy before the schema changes, where one is wanted.
fn copy_before(
    file: &Path,
    found: u32,
    around: &Surroundings,
    copy: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    match &around.before_migration {
        BeforeMigration::Beside => copy(&beside(file, found)),
        BeforeMigration::To(place) => copy(place),
        BeforeMigration::NoCopy => Ok(()),
    }
}

/// Where the copy goes that is made before a file leaves schema `version`.
fn beside(file: &Path, version: u32) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".schema-{version}"));
    PathBuf::from(name)
}

/// Makes a file of an older schema with what such a program would have kept of another file's records.
#[cfg(test)]
pub(crate) fn older(whole: &Path, path: &Path, version: u32) -> Result<(), Error> {
    let conn = rusqlite::Connection::open(path)?;
    let store = Store::over(conn);
    let until = MIGRATIONS.get(..version as usize).unwrap_or(&MIGRATIONS);
    run(&store, until, &Surroundings::default())?;
    store.conn.execute("ATTACH ?1 AS whole", [whole.to_string_lossy()])?;
    store.conn.execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO main.actions SELECT * FROM whole.actions")?;
    for table in super::table::TABLES {
        let columns = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1, 'main')";
        let columns: Option<String> = store.conn.query_row(columns, [table.name], |row| row.get(0))?;
        if let Some(columns) = columns {
            let name = table.name;
            store
                .conn
                .execute_batch(&format!("INSERT INTO main.{name} ({columns}) SELECT {columns} FROM whole.{name}"))?;
        }
    }
    store.conn.execute_batch("DETACH whole; PRAGMA foreign_keys = ON")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use rusqlite::Connection;

    use super::super::Options;
    use super::super::samples::{act, buyer};
    use super::super::{ActionKind, Store};
    use super::*;

    const LATER: &str = "ALTER TABLE buyers ADD COLUMN shoe_size INTEGER";

    /// The migrations there are, and one more.
    fn with(later: &'static str) -> Vec<&'static str> {
        MIGRATIONS.into_iter().chain([later]).collect()
    }

    /// A file brought to the schema of these migrations.
    fn migrate(path: &Path, migrations: &[&str]) -> Result<(), Error> {
        let conn = Connection::open(path).unwrap();
        run(&Store::over(conn).at(path), migrations, &Surroundings::default())
    }

    fn shop() -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut store = Store::open(&path, Options::default()).unwrap();
        act(&mut store, |action| action.put_buyer(&buyer("Anna", &[])));
        store.close().unwrap();
        (directory, path)
    }

    fn version(path: &Path) -> u32 {
        Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_verified_copy_is_made_before_a_file_with_data_is_migrated() {
        let (_directory, path) = shop();
        migrate(&path, &with(LATER)).unwrap();
        assert_eq!(version(&path), LATEST + 1);
        let copy = beside(&path, LATEST);
        assert_eq!(version(&copy), LATEST);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let store = Store::open(&copy, Options::default()).unwrap();
        assert_eq!(store.latest_buyers(9).unwrap().len(), 1);
    }

    #[test]
    fn a_new_file_needs_no_copy() {
        let (_directory, path) = shop();
        assert!((0..=LATEST).all(|version| !beside(&path, version).exists()));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_schema_before_it() {
        let (_directory, path) = shop();
        assert!(migrate(&path, &with("CREATE TABLE half (a TEXT); CREATE TABLE half (a TEXT)")).is_err());
        assert_eq!(version(&path), LATEST);
        let mut store = Store::open(&path, Options::default()).unwrap();
        assert_eq!(store.cell::<i64>("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", []).unwrap(), Some(0));
        store
            .act(ActionKind::AddBuyer, "", super::super::samples::at(1), |action| action.put_buyer(&buyer("Bob", &[])))
            .unwrap();
    }

    #[test]
    fn one_that_fails_later_leaves_the_file_as_it_was() {
        let (_directory, path) = shop();
        let before = fs::read(&path).unwrap();
        let two: Vec<&str> = with(LATER).into_iter().chain(["CREATE TABLE half (a TEXT); SELECT nothing"]).collect();
        assert!(migrate(&path, &two).is_err());
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(version(&path), LATEST, "the steps before it were not kept either");
    }

    #[test]
    fn the_copy_goes_where_it_is_told_to() {
        let (directory, path) = shop();
        let place = directory.path().join("backups/before.db");
        let conn = Connection::open(&path).unwrap();
        let store = Store::over(conn).at(&path);
        run(
            &store,
            &with(LATER),
            &Surroundings { before_migration: BeforeMigration::To(place.clone()), ..Surroundings::default() },
        )
        .unwrap();
        assert_eq!(version(&place), LATEST);
        assert!(!beside(&path, LATEST).exists());
    }

    /// A shop of the first schema, whose words have no ends yet.
    #[test]
    fn what_an_older_program_wrote_is_found_by_a_piece_too() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        migrate(&path, &MIGRATIONS[..1]).unwrap();
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(
            "INSERT INTO actions (id, origin, step, kind, detail, at) VALUES ('a', 'b', 'do', 'add-buyer', 'Anna', 0);
             INSERT INTO buyers (id, name, address_raw, street, postcode, city, region, country, notes, tags, consent,
                 rev, updated_at)
             VALUES ('019aa000-0000-7000-8000-000000000001', 'Anna', '', '', '', '', '', '', '', '[]', 0, 1, 0)",
        )
        .unwrap();
        drop(conn);
        let store = Store::open(&path, Options::default()).unwrap();
        assert_eq!(store.buyers_with_piece("nn", 9).unwrap().len(), 1);
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn running_again_changes_nothing() {
        let (_directory, path) = shop();
        let before = fs::read(&path).unwrap();
        migrate(&path, &MIGRATIONS).unwrap();
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn undo_passes_over_columns_that_came_later() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna", &[]);
        act(&mut store, |action| action.put_buyer(&anna));
        store.conn.execute_batch(LATER).unwrap();
        store.undo(super::super::samples::at(1)).unwrap();
        assert_eq!(store.buyer(anna.id).unwrap(), None);
        store.redo(super::super::samples::at(1)).unwrap();
        assert_eq!(store.buyer(anna.id).unwrap(), Some(anna));
    }
}
