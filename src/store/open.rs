//! Opening: whose file it is, which settings a connection has, and what can be done where nothing can be written.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::migrate::{self, MIGRATIONS};
use super::{Error, Options, Store, files};

/// What marks an SQLite file as ours: "RDSK" in its header.
pub(super) const APPLICATION_ID: i32 = 0x5244_534b;

/// The statements a program uses again and again, with room to spare.
const CACHED_STATEMENTS: usize = 128;

/// How often a step that SQLite's own waiting does not cover is tried again.
const RETRY_EVERY: Duration = Duration::from_millis(5);

pub(super) fn file(path: &Path, options: Options) -> Result<Store, Error> {
    files::create(path)?;
    if !files::can_write(path)? {
        return unwritable(path, options);
    }
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS)?;
    prepare(&conn, options)?;
    let found = schema(&conn)?;
    waiting(options, || enable_wal(&conn))?;
    conn.execute_batch(SETTINGS)?;
    if found.needs_migration() {
        migrate::run(&conn, Some(path), &MIGRATIONS)?;
        // Another program may have gone further meanwhile.
        schema(&conn)?;
    }
    Ok(Store { conn, path: Some(path.to_owned()), read_only: false, wrote: found.needs_migration() })
}

pub(super) fn memory() -> Result<Store, Error> {
    let conn = Connection::open_in_memory_with_flags(OpenFlags::SQLITE_OPEN_READ_WRITE | SHARED_FLAGS)?;
    prepare(&conn, Options::default())?;
    conn.execute_batch(SETTINGS)?;
    migrate::run(&conn, None, &MIGRATIONS)?;
    Ok(Store { conn, path: None, read_only: false, wrote: false })
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
    if found.needs_migration() {
        return Err(Error::Outdated { found: found.version, needed: migrate::LATEST });
    }
    conn.execute_batch(SETTINGS)?;
    Ok(Store { conn, path: Some(path.to_owned()), read_only: true, wrote: false })
}

/// No locks of SQLite's own around a connection, which a thread owns alone; errors with their extended codes.
const SHARED_FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX.union(OpenFlags::SQLITE_OPEN_EXRESCODE);

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
    conn.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    Ok(())
}

/// A connection that has read the first page.
fn readable(path: &Path, flags: OpenFlags, options: Options) -> Result<Connection, Error> {
    let conn = Connection::open_with_flags(path, flags)?;
    prepare(&conn, options)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// What a file says of itself.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// The schema's number; 0 for a database without one.
    pub(super) version: u32,
}

impl Found {
    const fn needs_migration(self) -> bool {
        self.version < migrate::LATEST
    }
}

/// Makes sure that the database is ours, or empty, and no newer than this program.
pub(super) fn schema(conn: &Connection) -> Result<Found, Error> {
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
    Ok(Found { version })
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
fn immutable(path: &Path) -> String {
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
