//! The erasure list: whom an import or a restored backup must not bring back unasked.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac as _};
use jiff::civil::Date;
use rusqlite::params;
use sha2::Sha256;

use crate::model::{Buyer, Id, Mark};
use crate::store::action::Action;
use crate::store::{Error, Store};

/// The list, at hand. Usually it has one key; a list that came from another file brings its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasureList {
    by_key: BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, String>>,
}

impl ErasureList {
    /// Whether nobody was erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.values().all(BTreeMap::is_empty)
    }

    /// How many texts are on it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_key.values().map(BTreeMap::len).sum()
    }

    /// The day on which whoever one of these texts leads to was erased; `None` where none of them is on the list.
    #[must_use]
    pub fn erased_on<'m>(&self, marks: impl IntoIterator<Item = &'m Mark>) -> Option<Date> {
        if self.is_empty() {
            return None;
        }
        let day = |mark: &Mark| {
            self.by_key.iter().find_map(|(key, hashes)| hashes.get(&hash(key, mark)?).and_then(|day| day.parse().ok()))
        };
        marks.into_iter().filter_map(day).max()
    }

    /// The day on which somebody was erased last.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.by_key.values().flat_map(BTreeMap::values).filter_map(|day| day.parse().ok()).max()
    }
}

/// With the number of an action: what it has struck off the list, so that undo puts it back.
const STRUCK: &str = "struck-by-";

fn note_of(action: i64) -> String {
    format!("{STRUCK}{action}")
}

/// The keyed hash of a text. A key of any length will do.
fn hash(key: &[u8], mark: &Mark) -> Option<Vec<u8>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(mark.as_bytes());
    Some(mac.finalize().into_bytes().to_vec())
}

impl ErasureList {
    /// A list with one person on it, to look for them elsewhere before they are on the list of the file.
    pub(super) fn of(marks: &BTreeSet<Mark>, day: Date) -> Self {
        let hashes = marks.iter().filter_map(|mark| Some((hash(&[], mark)?, day.to_string())));
        Self { by_key: BTreeMap::from([(Vec::new(), hashes.collect())]) }
    }
}

impl Store {
    /// A list with this person on it and nobody else.
    ///
    /// # Errors
    /// As for any reading.
    pub fn erasure_list_of(&self, buyer: Id, day: Date) -> Result<ErasureList, Error> {
        let persons = self.same_person(buyer)?;
        self.point_at(&persons)?;
        self.gather()?;
        Ok(ErasureList::of(&self.own_marks_of_persons(&persons)?, day))
    }

    /// The erasure list of this file.
    ///
    /// # Errors
    /// As for any reading.
    pub fn erasure_list(&self) -> Result<ErasureList, Error> {
        let mut list = ErasureList::default();
        let mut statement = self.prepare("SELECT key, hash, erased_on FROM erased")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            list.by_key.entry(row.get(0)?).or_default().insert(row.get(1)?, row.get(2)?);
        }
        Ok(list)
    }

    /// Adds to the erasure list of this file what another has: of the file that a backup took the place of.
    ///
    /// # Errors
    /// As for any writing.
    pub fn take_erasure_list(&mut self, list: &ErasureList) -> Result<(), Error> {
        self.write(|store| {
            for (key, hashes) in &list.by_key {
                for (hash, day) in hashes {
                    store
                        .prepare("INSERT OR IGNORE INTO erased (key, hash, erased_on) VALUES (?1, ?2, ?3)")?
                        .execute(params![key, hash, day])?;
                }
            }
            Ok(((), !list.is_empty()))
        })
    }

    /// Puts back on the list what an action has struck off it: the action is taken back.
    pub(in crate::store) fn list_again(&self, action: i64) -> Result<(), Error> {
        for [key, hash, day] in self.struck(action)? {
            self.prepare("INSERT OR IGNORE INTO erased (key, hash, erased_on) VALUES (unhex(?1), unhex(?2), ?3)")?
                .execute([key, hash, day])?;
        }
        Ok(())
    }

    /// Strikes off the list what an action had struck off it: the action is done again.
    pub(in crate::store) fn strike_again(&self, action: i64) -> Result<(), Error> {
        for [key, hash, _] in self.struck(action)? {
            self.prepare("DELETE FROM erased WHERE key = unhex(?1) AND hash = unhex(?2)")?.execute([key, hash])?;
        }
        Ok(())
    }

    /// What an action has struck off the list: key and hash in hexadecimal digits, and the day.
    fn struck(&self, action: i64) -> Result<Vec<[String; 3]>, Error> {
        let note = self.meta(&note_of(action))?.unwrap_or_default();
        let line = |line: &str| {
            let mut words = line.split(' ').map(str::to_owned);
            Some([words.next()?, words.next()?, words.next()?])
        };
        Ok(note.lines().filter_map(line).collect())
    }

    /// Forgets what was struck off the list by actions that are no longer in the log.
    pub(in crate::store) fn forget_struck(&self) -> Result<(), Error> {
        self.prepare(
            "DELETE FROM meta WHERE key GLOB ?1 || '*'
             AND CAST(substr(key, length(?1) + 1) AS INTEGER) NOT IN (SELECT seq FROM actions)",
        )?
        .execute([STRUCK])?;
        Ok(())
    }

    /// Puts texts on the list.
    pub(super) fn list_as_erased(&self, marks: &BTreeSet<Mark>, day: Date) -> Result<(), Error> {
        // SQLite's random numbers are a stream cipher that the operating system's have begun. As long as the hash.
        let key = "SELECT ifnull((SELECT key FROM erased LIMIT 1), randomblob(32))";
        let key: Vec<u8> = self.prepare(key)?.query_row([], |row| row.get(0))?;
        for hash in marks.iter().filter_map(|mark| hash(&key, mark)) {
            self.prepare("INSERT OR IGNORE INTO erased (key, hash, erased_on) VALUES (?1, ?2, ?3)")?
                .execute(params![key, hash, day.to_string()])?;
        }
        Ok(())
    }
}

impl Action<'_> {
    /// Writes a buyer whom the seller has typed in: who was erased and is added again is there again on purpose.
    ///
    /// # Errors
    /// As for [`Action::put_buyer`].
    pub fn put_buyer_by_hand(&mut self, buyer: &Buyer) -> Result<(), Error> {
        self.put_buyer(buyer)?;
        self.strike_from_erasure_list(&buyer.marks()).map(drop)
    }

    /// Takes texts off the erasure list: the seller has brought back whom they lead to. Undo puts them on it again. Says whether any was on it.
    ///
    /// # Errors
    /// As for any writing.
    pub fn strike_from_erasure_list<'m>(&mut self, marks: impl IntoIterator<Item = &'m Mark>) -> Result<bool, Error> {
        let list = self.store.erasure_list()?;
        if list.is_empty() {
            return Ok(false);
        }
        let mut struck = self.store.struck(self.seq)?.into_iter().map(|line| line.join(" ")).collect::<Vec<_>>();
        let before = struck.len();
        for mark in marks {
            for hash in list.by_key.keys().filter_map(|key| hash(key, mark)) {
                let mut statement = self.store.prepare(
                    "DELETE FROM erased WHERE hash = ?1 RETURNING hex(key) || ' ' || hex(hash) || ' ' || erased_on",
                )?;
                let gone = statement.query_map([hash], |row| row.get(0))?;
                struck.extend(gone.collect::<Result<Vec<String>, _>>()?);
            }
        }
        if struck.len() == before {
            return Ok(false);
        }
        self.store.write_meta(&note_of(self.seq), Some(&struck.join("\n")))?;
        self.noted = true;
        Ok(true)
    }

    /// Strikes off the erasure list whatever leads to these people: the seller has brought them back.
    ///
    /// # Errors
    /// As for any writing.
    pub fn bring_back(&mut self, persons: &[Id]) -> Result<(), Error> {
        let store = self.store;
        store.point_at(persons)?;
        store.gather()?;
        self.strike_from_erasure_list(&store.marks_of_persons(persons)?).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_list_knows_again_and_does_not_tell() {
        let store = Store::in_memory().unwrap();
        let (email, other) = (Mark::email("anna@example.org").unwrap(), Mark::id(Id::new()));
        assert!(store.erasure_list().unwrap().is_empty());
        store.list_as_erased(&BTreeSet::from([email.clone()]), day("2026-11-22")).unwrap();
        let list = store.erasure_list().unwrap();
        assert_eq!(list.erased_on([&email]), Some(day("2026-11-22")));
        assert_eq!(list.erased_on([&other]), None);
        let held: Vec<u8> = store.cell("SELECT hash FROM erased", []).unwrap().unwrap();
        assert!(!held.windows(4).any(|bytes| bytes == b"anna"));
        assert_eq!(store.cell::<i64>("SELECT length(key) FROM erased", []).unwrap(), Some(32));
    }

    #[test]
    fn lists_of_two_files_come_together() {
        let (here, mut there) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
        let marks = ["a@b.c", "d@e.f"].map(|email| Mark::email(email).unwrap());
        here.list_as_erased(&BTreeSet::from([marks[0].clone()]), day("2026-11-22")).unwrap();
        there.list_as_erased(&BTreeSet::from([marks[1].clone()]), day("2026-11-23")).unwrap();
        there.take_erasure_list(&here.erasure_list().unwrap()).unwrap();
        there.take_erasure_list(&here.erasure_list().unwrap()).unwrap();
        let list = there.erasure_list().unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(list.erased_on(&marks), Some(day("2026-11-23")));
    }

    #[test]
    fn who_is_brought_back_is_struck_off() {
        let mut store = Store::in_memory().unwrap();
        let mark = Mark::email("a@b.c").unwrap();
        store.list_as_erased(&BTreeSet::from([mark.clone()]), day("2026-11-22")).unwrap();
        let struck = crate::store::samples::act(&mut store, |action| action.strike_from_erasure_list([&mark]));
        assert!(struck && store.erasure_list().unwrap().is_empty());
    }

    #[test]
    fn undo_puts_them_on_the_list_again_and_redo_strikes_them_off() {
        use crate::store::samples::{at, buyer};
        use crate::store::{ActionKind, LogLimits};
        let mut store = Store::in_memory().unwrap();
        let mut anna = buyer("Anna", &[("etsy", "anna_k")]);
        anna.email = Some("a@b.c".to_owned());
        store.list_as_erased(&anna.marks(), day("2026-11-22")).unwrap();
        let before = store.erasure_list().unwrap();
        store.act(ActionKind::AddBuyer, "", at(0), |action| action.put_buyer_by_hand(&anna)).unwrap();
        assert!(store.erasure_list().unwrap().is_empty());
        for round in 0..2 {
            store.undo(at(1)).unwrap();
            assert_eq!(store.erasure_list().unwrap(), before, "{round}");
            store.redo(at(2)).unwrap();
            assert!(store.erasure_list().unwrap().is_empty(), "{round}");
        }
        // Once the log no longer has the action, nothing tells whom it was about.
        let notes = |store: &Store| -> Option<i64> {
            store.cell("SELECT count(*) FROM meta WHERE key GLOB 'struck-by-*'", []).unwrap()
        };
        assert_eq!(notes(&store), Some(1));
        crate::store::samples::act(&mut store, |action| action.put_buyer(&buyer("Bob", &[])));
        let limits = LogLimits { age: std::time::Duration::MAX, bytes: 0 };
        store.prune_log(limits, at(3)).unwrap();
        assert_eq!(notes(&store), Some(0));
    }
}
