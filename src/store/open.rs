//! Opening: whose file it is, which settings a connection has, and what can be done where nothing can be written.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::gone::Standing;
use super::migrate::{self, MIGRATIONS};
use super::{Error, Options, Store, Surroundings, disk, files};

/// What marks an SQLite file as ours: "RDSK" in its header.
pub(super) const APPLICATION_ID: i32 = 0x5244_534b;

/// The statements a program uses again and again, with room to spare.
const CACHED_STATEMENTS: usize = 128;

/// How often a step that SQLite's own waiting does not cover is tried again.
const RETRY_EVERY: Duration = Duration::from_millis(5);

pub(super) fn file(path: &Path, options: Options, around: &Surroundings) -> Result<Store, Error> {
    files::create(path)?;
    if !files::can_write(path)? {
        return unwritable(path, options);
    }
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS)?;
    prepare(&conn, options)?;
    let version = if around.disk.is_anothers() {
        alone(&conn).map_err(|error| disk::in_use(error, &around.disk))?
    } else {
        let version = schema(&conn)?;
        waiting(options, || enable_wal(&conn))?;
        version
    };
    conn.execute_batch(SETTINGS)?;
    let mut store = Store::over(conn).at(path);
    store.wrote = version < migrate::LATEST;
    store.standing = Standing::of(path);
    if version < migrate::LATEST {
        migrate::run(&store, &MIGRATIONS, around)?;
        // Another program may have gone further meanwhile.
        schema(&store.conn)?;
    }
    Ok(store)
}

pub(super) fn memory() -> Result<Store, Error> {
    let conn = Connection::open_in_memory_with_flags(OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS)?;
    prepare(&conn, Options::default())?;
    conn.execute_batch(SETTINGS)?;
    let store = Store::over(conn);
    migrate::run(&store, &MIGRATIONS, &Surroundings::default())?;
    Ok(store)
}

/// Opens a file that cannot be written, or whose directory cannot. SQLite can do that by itself only while a writer keeps
/// the files beside the database in place. Without them it must be told that nothing will change, which is true only if
/// no newer changes wait in a `-wal` file.
pub(super) fn unwritable(path: &Path, options: Options) -> Result<Store, Error> {
    let conn = match readable(path, OpenFlags::SQLITE_OPEN_READ_ONLY | SHARED_FLAGS, options) {
        Ok(conn) => conn,
        Err(Error::ReadOnly | Error::Sqlite(_)) => {
            let wal = files::wal(path);
            if files::length(&wal) > 0 {
                return Err(Error::Unmerged { wal });
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | SHARED_FLAGS;
            readable(Path::new(&immutable(path)), flags, options)?
        }
        Err(error) => return Err(error),
    };
    let found = schema(&conn)?;
    if found < migrate::LATEST {
        return Err(Error::Outdated { found, needed: migrate::LATEST });
    }
    conn.execute_batch(SETTINGS)?;
    let mut store = Store::over(conn).at(path);
    store.read_only = true;
    Ok(store)
}

/// No locks of SQLite's own around a connection, which a thread owns alone; errors with their extended codes.
pub(super) const SHARED_FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX.union(OpenFlags::SQLITE_OPEN_EXRESCODE);

/// What every connection is set to. `temp_store`: buyers' data does not go to files elsewhere.
const SETTINGS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;";

/// What comes before the first look at a file, which may be anybody's.
pub(super) fn prepare(conn: &Connection, options: Options) -> Result<(), Error> {
    conn.busy_timeout(options.busy_timeout)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Without it a cached statement is compiled anew whenever its values change, in case another plan suits them better.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    Ok(())
}

/// A connection that has read the first page.
pub(super) fn readable(path: &Path, flags: OpenFlags, options: Options) -> Result<Connection, Error> {
    let conn = Connection::open_with_flags(path, flags)?;
    prepare(&conn, options)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// Makes sure that a database is ours, or empty, and no newer than this program. Gives the number of its schema, which is 0
/// for an empty one.
pub(super) fn schema(conn: &Connection) -> Result<u32, Error> {
    // One transaction, so that the answers fit together while another program is creating the database.
    let look = Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?;
    let tables: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let pragma = |name| look.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let application_id = pragma("application_id")?;
    let version = u32::try_from(pragma("user_version")?).unwrap_or(u32::MAX);
    let is_empty = application_id == 0 && version == 0 && tables == 0;
    if application_id != APPLICATION_ID && !is_empty {
        return Err(Error::NotOurs { application_id });
    }
    if version > migrate::LATEST {
        return Err(Error::Newer { found: version, known: migrate::LATEST });
    }
    Ok(version)
}

/// Keeps a database for this connection alone, in one file: on a disk where programs cannot share one. Gives the number of its
/// schema. It is locked before anything of it is changed.
fn alone(conn: &Connection) -> Result<u32, Error> {
    conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    let version = schema(conn)?;
    conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    // The lock that this takes is kept until the connection is closed.
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(version)
}

fn enable_wal(conn: &Connection) -> Result<(), Error> {
    Ok(conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?)
}

/// Tries a step again while another program holds the file: SQLite does not wait by itself where several programs switch
/// a new file to the write-ahead log at the same time.
fn waiting<T>(options: Options, step: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
    let mut left = options.busy_timeout;
    loop {
        match step() {
            Err(Error::Locked) if !left.is_zero() => {
                thread::sleep(RETRY_EVERY);
                left = left.saturating_sub(RETRY_EVERY);
            }
            done => return done,
        }
    }
}

/// The address under which SQLite reads a file that it may take for unchanging.
pub(super) fn immutable(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            address.push(char::from(*byte));
        } else {
            let hexadecimal = format!("%{byte:02X}");
            address.push_str(&hexadecimal);
        }
    }
    address + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::super::Disk;
    use super::super::samples::{act, buyer};
    use super::*;

    #[test]
    fn every_setting_holds_on_a_connection() {
        let directory = tempfile::tempdir().unwrap();
        let store = file(&directory.path().join("shop.db"), Options::default(), &Surroundings::default()).unwrap();
        let pragma = |name: &str| -> String {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            store.conn.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        let expected = [
            ("application_id", APPLICATION_ID.to_string()),
            ("user_version", migrate::LATEST.to_string()),
            ("journal_mode", "wal".to_owned()),
            ("synchronous", "2".to_owned()),
            ("foreign_keys", "1".to_owned()),
            ("trusted_schema", "0".to_owned()),
            ("cell_size_check", "1".to_owned()),
            ("secure_delete", "1".to_owned()),
            ("temp_store", "2".to_owned()),
        ];
        for (name, value) in expected {
            assert_eq!(pragma(name), value, "{name}");
        }
        let timeout: i64 =
            store.conn.query_row("SELECT timeout FROM pragma_busy_timeout", [], |row| row.get(0)).unwrap();
        assert_eq!(timeout, 5000);
        assert!(store.conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        assert!(store.conn.query_row("SELECT load_extension('x')", [], |_| Ok(())).is_err());
        for table in ["buyer_words", "order_words", "buyer_ends", "order_ends"] {
            let sql = format!("SELECT v FROM {table}_config WHERE k = 'secure-delete'");
            assert_eq!(store.cell(&sql, []).unwrap(), Some(1_i64));
        }
    }

    #[test]
    fn on_the_disk_of_another_one_program_has_it_in_one_file() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut before = file(&path, Options::default(), &Surroundings::default()).unwrap();
        act(&mut before, |action| action.put_buyer(&buyer("Anna", &[])));
        before.close().unwrap();
        let nas = Surroundings { disk: Disk::Network { name: "nfs4".to_owned() }, ..Surroundings::default() };
        let hasty = Options { busy_timeout: Duration::from_millis(30) };
        let mut store = file(&path, hasty, &nas).unwrap();
        assert!(store.is_alone_with_it().unwrap());
        act(&mut store, |action| action.put_buyer(&buyer("Bob", &[])));
        let left: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!left.iter().any(|path| path.to_string_lossy().ends_with("-wal")), "{left:?}");
        assert!(matches!(file(&path, hasty, &nas), Err(Error::InUse)), "the second is told");
        store.backup_to(&directory.path().join("backup.db")).unwrap();
        store.close().unwrap();
        let store = file(&path, hasty, &nas).unwrap();
        assert_eq!(store.latest_buyers(9).unwrap().len(), 2);
        store.close().unwrap();
        let store = file(&path, hasty, &Surroundings::default()).unwrap();
        assert!(!store.is_alone_with_it().unwrap(), "on a disk of our own it is shared again");
    }

    #[test]
    fn an_older_schema_is_migrated_there_too_with_a_copy_before() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let conn = Connection::open(&path).unwrap();
        let store = Store::over(conn);
        migrate::run(&store, &MIGRATIONS[..3], &Surroundings::default()).unwrap();
        drop(store);
        let copy = directory.path().join("copy.db");
        let synced = Surroundings {
            disk: Disk::Synced { by: "Dropbox" },
            before_migration: super::super::BeforeMigration::To(copy.clone()),
        };
        file(&path, Options::default(), &synced).unwrap().close().unwrap();
        let conn = Connection::open(&copy).unwrap();
        assert_eq!(conn.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).unwrap(), 3);
    }

    #[test]
    fn an_address_for_sqlite_means_the_file_of_this_name() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("50% off? #1 ü.db");
        file(&path, Options::default(), &Surroundings::default()).unwrap().close().unwrap();
        let address = immutable(&path);
        assert!(address.ends_with("/50%25%20off%3F%20%231%20%C3%BC.db?immutable=1"), "{address}");
        assert!(unwritable(&path, Options::default()).unwrap().is_read_only());
    }

    #[test]
    fn a_full_disk_rolls_the_action_back_and_harms_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut store = file(&path, Options::default(), &Surroundings::default()).unwrap();
        let pages: i64 =
            store.conn.query_row("SELECT page_count FROM pragma_page_count", [], |row| row.get(0)).unwrap();
        let limit =
            |store: &Store, pages: i64| store.conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()));
        limit(&store, pages + 4).unwrap();
        let long = crate::model::Buyer { notes: "much ".repeat(20_000), ..buyer("Anna", &[]) };
        let full = store.act(super::super::ActionKind::AddBuyer, "Anna", super::super::samples::at(0), |action| {
            action.put_buyer(&long)
        });
        assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
        assert!(store.latest_buyers(9).unwrap().is_empty() && store.last_actions(9).unwrap().is_empty());
        limit(&store, 1_000_000).unwrap();
        act(&mut store, |action| action.put_buyer(&long));
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}
