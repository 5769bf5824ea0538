//! The database as a file among other files and other programs: who may read it, whose it is, who else has it open.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[cfg(unix)]
#[path = "common/bound.rs"]
mod bound;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use replydesk::model::{Fact, Id};
use replydesk::store::{ActionKind, Error, News, Options, Store};
use rusqlite::Connection;

const HASTY: Options = Options { busy_timeout: Duration::from_millis(20) };

fn now() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn open(path: &Path) -> Store {
    Store::open(path, Options::default()).unwrap()
}

fn set_fact(store: &mut Store, name: &str) -> Result<(), Error> {
    let fact = Fact {
        id: Id::new(),
        name: name.to_owned(),
        value: "yes".to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    };
    store.act(ActionKind::AddFact, name, now(), |action| action.put_fact(&fact))
}

/// A directory with a database in it that holds one fact.
fn shop() -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop.db");
    let mut store = open(&path);
    set_fact(&mut store, "door").unwrap();
    store.close().unwrap();
    (directory, path)
}

/// Opens what must not be opened, and makes sure that not a byte of it changed.
fn refused(path: &Path) -> Error {
    let before = fs::read(path).unwrap();
    let error = Store::open(path, HASTY).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before);
    error
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_any_of_its_files() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a").join("new").join("shop.db");
    let mut store = open(&path);
    set_fact(&mut store, "door").unwrap();
    for name in ["shop.db", "shop.db-wal", "shop.db-shm"] {
        assert_eq!(mode(&path.with_file_name(name)), 0o600, "{name}");
    }
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let backup = path.with_file_name("backup.db");
    store.backup_to(&backup).unwrap();
    assert_eq!(mode(&backup), 0o600);
}

#[test]
fn closing_leaves_one_file() {
    let (directory, path) = shop();
    let left: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [path]);
}

#[test]
fn a_newer_database_is_refused_with_both_versions() {
    let (_directory, path) = shop();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    conn.close().unwrap();
    assert!(matches!(refused(&path), Error::Newer { found: 99, known: 1..99 }));
}

#[test]
fn another_programs_database_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("photos.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE photos (name TEXT)").unwrap();
    assert!(matches!(refused(&path), Error::NotOurs { application_id: 0 }));
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "application_id", 42).unwrap();
    conn.close().unwrap();
    assert!(matches!(refused(&path), Error::NotOurs { application_id: 42 }));
}

#[test]
fn what_is_no_database_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("answers.txt");
    fs::write(&path, "Where can I pick it up?\n".repeat(100)).unwrap();
    assert!(matches!(refused(&path), Error::NotADatabase));
    assert!(matches!(Store::open(directory.path(), HASTY), Err(Error::File { .. })));
    assert!(matches!(Store::open(&path.join("below-a-file.db"), HASTY), Err(Error::File { .. })));
}

#[test]
fn damage_is_told_apart_from_a_wrong_file() {
    let (_directory, path) = shop();
    let mut bytes = fs::read(&path).unwrap();
    // All but the first page, where the schema begins.
    for byte in bytes.iter_mut().skip(4096) {
        *byte ^= 0x5a;
    }
    fs::write(&path, &bytes).unwrap();
    let damaged = match Store::open(&path, HASTY) {
        Err(error) => error,
        Ok(store) => store.facts().unwrap_err(),
    };
    assert!(matches!(damaged, Error::Damaged { .. }), "{damaged:?}");
    bytes.truncate(5000);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Store::open(&path, HASTY), Err(Error::Damaged { .. })));
}

#[test]
fn a_write_waits_no_longer_than_it_was_told() {
    let (_directory, path) = shop();
    let mut store = Store::open(&path, HASTY).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(set_fact(&mut store, "window"), Err(Error::Locked)));
    assert_eq!(store.facts().unwrap().len(), 1, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    set_fact(&mut store, "window").unwrap();
}

#[test]
fn a_database_that_somebody_keeps_for_themselves_is_locked() {
    let (_directory, path) = shop();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT").unwrap();
    assert!(matches!(Store::open(&path, HASTY), Err(Error::Locked)));
}

#[test]
fn sixteen_programs_may_start_at_once_on_a_new_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("new").join("shop.db");
    for round in 0..4 {
        let together = Barrier::new(16);
        thread::scope(|scope| {
            for number in 0..16 {
                let (path, together) = (&path, &together);
                scope.spawn(move || {
                    together.wait();
                    let mut store = open(path);
                    set_fact(&mut store, &format!("fact_{round}_{number}")).unwrap();
                    store.close().unwrap();
                });
            }
        });
    }
    assert_eq!(open(&path).facts().unwrap().len(), 64);
}

#[test]
fn each_program_sees_what_the_other_did() {
    let (_directory, path) = shop();
    let (mut one, mut other) = (open(&path), open(&path));
    let (version, seq) = (one.data_version().unwrap(), one.last_seq().unwrap());
    assert_eq!(one.facts().unwrap().len(), 1);
    set_fact(&mut other, "window").unwrap();
    assert_ne!(one.data_version().unwrap(), version);
    let window = one.fact("window").unwrap().unwrap();
    let News::Changed(changed) = one.news_since(seq).unwrap() else { panic!("the log reaches back") };
    assert_eq!(changed.iter().map(|thing| thing.id).collect::<Vec<_>>(), [window.id]);
    // A write on top of a look that is out of date by now: no snapshot stands in its way.
    set_fact(&mut one, "roof").unwrap();
    assert_eq!(other.undo(now()).unwrap().detail, "roof", "programs on one device share their undo");
    assert_eq!(one.facts().unwrap().len(), 2);
}

#[test]
fn a_backup_is_whole_alone_and_never_overwrites() {
    let (directory, path) = shop();
    let store = open(&path);
    let backup = directory.path().join("backup.db");
    store.backup_to(&backup).unwrap();
    let facts = open(&backup).facts().unwrap();
    assert_eq!(facts, store.facts().unwrap());
    let refused = store.backup_to(&backup);
    assert!(matches!(refused, Err(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists));
    assert!(matches!(store.backup_to(&directory.path().join("no/such/place.db")), Err(Error::File { .. })));
    drop(store);
    let mut left: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    left.sort();
    assert_eq!(left, [backup, path]);
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_can_still_be_read() {
    bound::by_permissions();
    let (directory, path) = shop();
    for (file, place) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
        set_mode(&path, file);
        set_mode(directory.path(), place);
        let mut store = open(&path);
        assert!(store.is_read_only());
        assert_eq!(store.fact("door").unwrap().unwrap().value, "yes");
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        assert!(matches!(set_fact(&mut store, "window"), Err(Error::ReadOnly)));
        assert!(matches!(store.undo(now()), Err(Error::ReadOnly)));
        assert!(matches!(store.set_meta("key", Some("value")), Err(Error::ReadOnly)));
        store.close().unwrap();
        set_mode(directory.path(), 0o700);
    }
    set_mode(&path, 0o000);
    assert!(matches!(Store::open(&path, HASTY), Err(Error::File { .. })));
    set_mode(directory.path(), 0o500);
    assert!(matches!(Store::open(&directory.path().join("new.db"), HASTY), Err(Error::File { .. })));
    set_mode(directory.path(), 0o700);
}

#[cfg(unix)]
#[test]
fn changes_that_are_not_in_the_file_yet_are_not_passed_over() {
    bound::by_permissions();
    let (_directory, path) = shop();
    let mut store = open(&path);
    set_fact(&mut store, "window").unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("shop.db");
    fs::copy(&path, &copy).unwrap();
    fs::copy(path.with_file_name("shop.db-wal"), copy.with_file_name("shop.db-wal")).unwrap();
    set_mode(elsewhere.path(), 0o500);
    assert!(matches!(Store::open(&copy, HASTY), Err(Error::Unmerged { .. })));
    // While the writer is there, SQLite itself can tell.
    set_mode(path.parent().unwrap(), 0o500);
    let reader = open(&path);
    assert!(reader.is_read_only());
    assert_eq!(reader.facts().unwrap().len(), 2);
    set_mode(path.parent().unwrap(), 0o700);
    set_mode(elsewhere.path(), 0o700);
}

#[cfg(unix)]
#[test]
fn an_older_database_that_cannot_be_written_says_so() {
    bound::by_permissions();
    let (_directory, path) = shop();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 0).unwrap();
    conn.close().unwrap();
    set_mode(&path, 0o400);
    assert!(matches!(Store::open(&path, HASTY), Err(Error::Outdated { found: 0, needed: 1.. })));
}
