//! A file that is removed, or replaced by another, while it is open.
//!
//! The system keeps such a file for those who have it open, and forgets it with the last of them: whatever is still written goes
//! with it. SQLite notices that with a rollback journal only, not with a write-ahead log.

use std::path::{Path, PathBuf};

use super::damage::Soundness;
use super::{Error, Store, files};

/// So many names are tried for what is saved.
const NAMES: usize = 9;

/// Which file was opened, and what became of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// What tells the file from another of its name; `None` where there is none or the system does not say.
    identity: Option<files::Identity>,
    /// Where its content was saved once it had gone.
    rescued: Option<PathBuf>,
    /// Whether it is known to be sound.
    pub(super) soundness: Soundness,
}

impl Standing {
    /// Of the file that has just been opened.
    pub(super) fn of(path: &Path) -> Self {
        Self { identity: files::identity(path), ..Self::default() }
    }
}

impl Store {
    /// Whether the file that was opened still goes by its name. One that was emptied is no longer that file.
    pub fn is_there(&self) -> bool {
        match (&self.path, self.standing.identity) {
            (Some(path), Some(opened)) => files::identity(path) == Some(opened) && files::length(path) > 0,
            _ => true,
        }
    }

    /// Looks whether the file still goes by its name. Where it does not, what it holds is saved, and the refusal to write is given; where it
    /// does again, a later loss is saved anew.
    pub fn look_for_file(&mut self) -> Option<Error> {
        if self.is_there() {
            self.standing.rescued = None;
            return None;
        }
        Some(self.gone())
    }

    /// The refusal to write into a file that nobody finds any more. What it holds is saved first, once, under a name of its own:
    /// with the end of this program it would be gone.
    pub(super) fn gone(&mut self) -> Error {
        if let (None, Some(path)) = (&self.standing.rescued, &self.path) {
            let name = |number: usize| {
                let mut name = path.as_os_str().to_owned();
                name.push(if number == 1 { ".rescued".to_owned() } else { format!(".rescued-{number}") });
                PathBuf::from(name)
            };
            let saved = (1..=NAMES).map(name).find(|name| self.backup_to(name).is_ok());
            self.standing.rescued = saved;
        }
        Error::Gone { rescued: self.standing.rescued.clone() }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;

    use super::super::samples::{at, buyer};
    use super::super::{ActionKind, Options};
    use super::*;

    fn add(store: &mut Store, name: &str) -> Result<(), Error> {
        store.act(ActionKind::AddBuyer, name, at(0), |action| action.put_buyer(&buyer(name, &[])))
    }

    fn names(path: &Path) -> Vec<String> {
        let store = Store::open(path, Options::default()).unwrap();
        store.latest_buyers(9).unwrap().into_iter().map(|buyer| buyer.name).collect()
    }

    #[test]
    fn nothing_is_written_into_a_file_that_was_removed_and_its_content_is_saved_once() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut store = Store::open(&path, Options::default()).unwrap();
        add(&mut store, "Anna").unwrap();
        for name in ["shop.db", "shop.db-wal", "shop.db-shm"] {
            fs::remove_file(directory.path().join(name)).unwrap();
        }
        let rescued = directory.path().join("shop.db.rescued");
        for _ in 0..2 {
            match add(&mut store, "Bob") {
                Err(Error::Gone { rescued: Some(place) }) => assert_eq!(place, rescued),
                other => panic!("{other:?}"),
            }
        }
        assert!(matches!(store.undo(at(1)), Err(Error::Gone { .. })));
        assert_eq!(store.latest_buyers(9).unwrap().len(), 1, "what it holds can still be seen");
        drop(store);
        assert_eq!(names(&rescued), ["Anna"]);
        assert!(!path.exists());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_moved_back_is_written_to_again_and_saved_again_when_it_goes() {
        let directory = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (directory.path().join("shop.db"), directory.path().join("elsewhere.db"));
        let mut store = Store::open(&path, Options::default()).unwrap();
        add(&mut store, "Anna").unwrap();
        assert!(store.look_for_file().is_none());
        fs::rename(&path, &elsewhere).unwrap();
        assert!(matches!(store.look_for_file(), Some(Error::Gone { rescued: Some(_) })));
        fs::rename(&elsewhere, &path).unwrap();
        assert!(store.look_for_file().is_none());
        add(&mut store, "Bob").unwrap();
        fs::rename(&path, &elsewhere).unwrap();
        let second = directory.path().join("shop.db.rescued-2");
        assert!(matches!(store.look_for_file(), Some(Error::Gone { rescued: Some(place) }) if place == second));
        assert_eq!(names(&second), ["Bob", "Anna"]);
    }

    #[test]
    fn another_file_in_its_place_is_not_taken_for_it() {
        let directory = tempfile::tempdir().unwrap();
        let (path, other) = (directory.path().join("shop.db"), directory.path().join("other.db"));
        let mut store = Store::open(&path, Options::default()).unwrap();
        add(&mut store, "Anna").unwrap();
        let mut another = Store::open(&other, Options::default()).unwrap();
        add(&mut another, "Eva").unwrap();
        another.close().unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(matches!(add(&mut store, "Bob"), Err(Error::Gone { rescued: Some(_) })));
        drop(store);
        assert_eq!(names(&directory.path().join("shop.db.rescued")), ["Anna"]);
    }

    #[test]
    fn where_nothing_can_be_saved_that_is_said() {
        let directory = tempfile::tempdir().unwrap();
        let place = directory.path().join("below");
        let mut store = Store::open(&place.join("shop.db"), Options::default()).unwrap();
        add(&mut store, "Anna").unwrap();
        fs::remove_dir_all(&place).unwrap();
        assert!(matches!(add(&mut store, "Bob"), Err(Error::Gone { rescued: None })));
    }
}
