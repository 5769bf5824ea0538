//! A damaged database is not written to: what is wrong with one page may be wrong with others, and every change makes it harder to
//! save what is left.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Error, Options, Store, backup, open};

/// What is known of whether the file is sound.
#[derive(Clone, Debug, Default)]
pub(super) struct Soundness {
    /// It is to be looked through before anything is written.
    is_to_be_seen: bool,
    /// What is wrong with it.
    damage: Option<String>,
    /// It is another one than was opened, under the same name and in the same place.
    is_overwritten: bool,
}

impl Store {
    /// Has the file looked through before anything is written to it, once.
    pub const fn look_before_writing(&mut self) {
        self.standing.soundness.is_to_be_seen = true;
    }

    /// Looks through a file by a connection of its own, page by page: for a program that has it open and goes on meanwhile.
    ///
    /// # Errors
    /// [`Error::Damaged`]; those of opening it.
    pub fn look_through(path: &Path) -> Result<(), Error> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | open::SHARED_FLAGS)?;
        open::prepare(&conn, Options::default())?;
        sound(&conn)
    }

    /// The same by its own connection, where there can be no other.
    ///
    /// # Errors
    /// [`Error::Damaged`]; those of any reading.
    pub fn look_through_itself(&self) -> Result<(), Error> {
        sound(&self.conn)
    }

    /// Notes what is wrong with the file: from now on nothing is written to it.
    pub fn mark_damaged(&mut self, detail: &str) {
        self.standing.soundness.damage = Some(detail.to_owned());
    }

    /// Notes that the file was written over: what this program knows of it and what it holds do not go together.
    pub const fn mark_overwritten(&mut self) {
        self.standing.soundness.is_overwritten = true;
    }

    /// The refusal to write to a file that is damaged, or is another one.
    pub(super) fn refuse_damaged(&mut self) -> Result<(), Error> {
        if self.standing.soundness.is_overwritten {
            return Err(Error::Overwritten);
        }
        if self.standing.soundness.is_to_be_seen {
            match sound(&self.conn) {
                Err(Error::Damaged { detail }) => self.standing.soundness.damage = Some(detail),
                other => other?,
            }
            self.standing.soundness.is_to_be_seen = false;
        }
        match &self.standing.soundness.damage {
            Some(detail) => Err(Error::Damaged { detail: detail.clone() }),
            None => Ok(()),
        }
    }
}

/// Makes sure that every page of every table can be read and is what it should be. Each is asked for by name: the check of the whole would
/// also break every text into its words again, to compare them with what finds people, and take thirty times as long.
fn sound(conn: &Connection) -> Result<(), Error> {
    let mut names = conn.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema'",
    )?;
    let names = names.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    for name in names {
        let check = format!("PRAGMA quick_check(\"{}\")", name.replace('"', "\"\""));
        if let Some(detail) = backup::check(conn, &check)?.into_iter().next() {
            return Err(Error::Damaged { detail });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::samples::{act, at, buyer};
    use super::super::{ActionKind, Options};
    use super::*;

    /// A shop of many buyers in which a page of them is no page any more. What is written next does not need that page.
    fn damaged() -> (tempfile::TempDir, std::path::PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut store = Store::open(&path, Options::default()).unwrap();
        act(&mut store, |action| {
            (0..600).try_for_each(|number| action.put_buyer(&buyer(&format!("Buyer {number}"), &[])))
        });
        let sql =
            "SELECT pageno FROM dbstat WHERE name = 'buyers' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3";
        let page: i64 = store.conn.query_row(sql, [], |row| row.get(0)).unwrap();
        store.close().unwrap();
        let mut bytes = fs::read(&path).unwrap();
        let from = usize::try_from(page - 1).unwrap() * 4096;
        bytes[from..from + 4096].fill(0xee);
        fs::write(&path, bytes).unwrap();
        (directory, path)
    }

    fn add(store: &mut Store, name: &str) -> Result<(), Error> {
        store.act(ActionKind::AddBuyer, name, at(1), |action| action.put_buyer(&buyer(name, &[])))
    }

    #[test]
    fn what_is_looked_through_first_is_not_written_to_where_it_is_damaged() {
        let (_directory, path) = damaged();
        let before = fs::read(&path).unwrap();
        let mut store = Store::open(&path, Options::default()).unwrap();
        store.look_before_writing();
        for _ in 0..2 {
            assert!(matches!(add(&mut store, "Anna"), Err(Error::Damaged { .. })));
            assert!(matches!(store.hold(), Err(Error::Damaged { .. })) && !store.is_held());
            assert!(matches!(store.undo(at(2)), Err(Error::Damaged { .. })));
        }
        drop(store);
        assert_eq!(fs::read(&path).unwrap(), before);
        let mut unseen = Store::open(&path, Options::default()).unwrap();
        add(&mut unseen, "Anna").expect("the page that this needs can be read");
    }

    #[test]
    fn what_another_connection_has_found_ends_all_writing() {
        let (_directory, path) = damaged();
        let mut store = Store::open(&path, Options::default()).unwrap();
        let Err(Error::Damaged { detail }) = Store::look_through(&path) else { panic!("it is damaged") };
        assert!(matches!(store.look_through_itself(), Err(Error::Damaged { .. })));
        store.mark_damaged(&detail);
        assert!(matches!(add(&mut store, "Anna"), Err(Error::Damaged { .. })));
        assert_eq!(store.latest_buyers(1).unwrap().len(), 1, "what can be read still is");
    }

    #[test]
    fn a_sound_one_is_looked_through_and_written_to() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(&directory.path().join("shop.db"), Options::default()).unwrap();
        store.look_before_writing();
        add(&mut store, "Anna").unwrap();
        assert!(!store.standing.soundness.is_to_be_seen);
    }
}
