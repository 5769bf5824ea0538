//! What is left of a shop whose database is not there any more.

use std::fs;
use std::path::{Path, PathBuf};

use super::BackupPlace;
use crate::store;

/// What is added to the name of a database for what an open window has saved of it, and for what was put aside.
pub(in crate::desk) const RESCUED: &str = ".rescued";
pub(in crate::desk) const DAMAGED: &str = ".damaged-";

/// What SQLite keeps beside a database.
const OF_SQLITE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What is left of a database that has gone, or of which only the name is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    /// Its newest backup.
    pub backup: Option<PathBuf>,
    /// What open windows have saved of it, the last one first.
    pub rescued: Vec<PathBuf>,
    /// What was put aside because it was damaged, the last one first.
    pub damaged: Vec<PathBuf>,
    /// Its write-ahead log, where its newest changes are still in that.
    pub log: Option<PathBuf>,
}

impl Remains {
    /// The files beside a database that hold what it was.
    #[must_use]
    pub fn beside(database: &Path) -> Self {
        let named = |mark| called(database, mark);
        Self { backup: None, rescued: named(RESCUED), damaged: named(DAMAGED), log: None }
    }

    /// The write-ahead log of a database, if there is something in it.
    pub(super) fn log_of(database: &Path) -> Option<PathBuf> {
        Some(store::wal(database)).filter(|log| has_content(log))
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl BackupPlace {
    /// What is left of a database that is not there, or is empty; `None` where it is there, or where nothing says that there was one.
    #[must_use]
    pub fn remains(&self, database: &Path) -> Option<Remains> {
        if !Self::is_missing(database) {
            return None;
        }
        // A directory that cannot be read tells of no shop.
        let backup = self.list().ok().and_then(|backups| backups.into_iter().next()).map(|newest| newest.path);
        let log = Remains::log_of(database);
        let remains = Remains { backup, log, ..Remains::beside(database) };
        // Another program may be beginning the shop at this moment, and have made its first backup.
        (!remains.is_empty() && Self::is_missing(database)).then_some(remains)
    }

    /// Whether a database is not there, or holds nothing: a disk that was full or a folder that was synced may leave an empty file.
    #[must_use]
    pub fn is_missing(database: &Path) -> bool {
        match fs::metadata(database) {
            Ok(metadata) => metadata.is_file() && metadata.len() == 0,
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        }
    }
}

/// The files beside a database that are called as it is with something added, the one written last first.
fn called(database: &Path, mark: &str) -> Vec<PathBuf> {
    let Some(name) = database.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let beginning = format!("{name}{mark}");
    let directory = database.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_meant = |name: &str| name.starts_with(&beginning) && !OF_SQLITE.iter().any(|end| name.ends_with(end));
    let mut found: Vec<_> = fs::read_dir(directory)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_meant))
        .filter_map(|entry| {
            entry.metadata().ok().filter(|file| file.is_file() && file.len() > 0).map(|file| (file, entry))
        })
        .map(|(file, entry)| (file.modified().ok(), database.with_file_name(entry.file_name())))
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, path)| path).collect()
}

fn has_content(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    #[test]
    fn a_name_with_a_number_is_one_of_them_and_what_belongs_to_sqlite_is_not() {
        let directory = tempfile::tempdir().unwrap();
        let database = directory.path().join("shop.db");
        for name in
            ["shop.db.rescued", "shop.db.rescued-2", "shop.db.damaged-2026-11-27T140200Z", "shop.db.damaged-x-wal"]
        {
            fs::write(directory.path().join(name), "x").unwrap();
        }
        for name in ["other.db.rescued", "shop.db-wal"] {
            fs::write(directory.path().join(name), "x").unwrap();
        }
        let place = BackupPlace::new(&database, &config::Backup::default());
        let remains = place.remains(&database).unwrap();
        let mut rescued = remains.rescued.clone();
        rescued.sort();
        assert_eq!(rescued, ["shop.db.rescued", "shop.db.rescued-2"].map(|name| directory.path().join(name)));
        assert_eq!(remains.damaged, [directory.path().join("shop.db.damaged-2026-11-27T140200Z")]);
        assert_eq!((remains.log, remains.backup), (Some(directory.path().join("shop.db-wal")), None));
    }

    #[test]
    fn where_there_was_none_and_where_it_is_there_nothing_is_left() {
        let directory = tempfile::tempdir().unwrap();
        let database = directory.path().join("shop.db");
        let place = BackupPlace::new(&database, &config::Backup::default());
        assert_eq!(place.remains(&database), None, "a first start");
        fs::create_dir(place.directory()).unwrap();
        fs::write(place.directory().join("other-2026-11-22T213005Z-automatic.db"), "x").unwrap();
        assert_eq!(place.remains(&database), None, "these are of another shop");
        let backup = place.directory().join("shop-2026-11-22T213005Z-automatic.db");
        fs::write(&backup, "x").unwrap();
        for content in [None, Some("")] {
            if let Some(content) = content {
                fs::write(&database, content).unwrap();
            }
            assert_eq!(
                place.remains(&database).and_then(|remains| remains.backup),
                Some(backup.clone()),
                "{content:?}"
            );
        }
        fs::write(&database, "x").unwrap();
        assert_eq!(place.remains(&database), None, "it is there");
    }
}
