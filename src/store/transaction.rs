//! The write transaction: what an action is done in, and several of them after a look at what is there.

use rusqlite::{Transaction, TransactionBehavior};

use super::{Error, Store};

/// What SQLite may keep of the file in memory, in kibibytes, counted below nothing: what it does by itself, and while it writes. What does
/// not fit is written out and read again, over and over where an import goes on in many places at once.
const USUAL_ROOM: i32 = -2_000;
const ROOM_TO_WRITE: i32 = -24_000;

/// A transaction that several actions are done in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hold {
    wrote: bool,
}

impl Store {
    /// Keeps all other programs from writing until [`Self::release`]: what is read meanwhile is still so when it is written. What is
    /// done counts only then.
    ///
    /// # Errors
    /// [`Error::ReadOnly`], [`Error::Locked`], [`Error::DiskFull`], [`Error::Gone`].
    pub fn hold(&mut self) -> Result<(), Error> {
        self.make_room()?;
        match self.conn.execute_batch("BEGIN IMMEDIATE") {
            Ok(()) => self.held = Some(Hold::default()),
            Err(error) => {
                self.give_room_back()?;
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// Whether it is between [`Self::hold`] and [`Self::release`].
    pub const fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Ends what [`Self::hold`] began: with `keep`, what was done meanwhile is there from now on, else none of it.
    ///
    /// # Errors
    /// Those of writing; then none of it is there.
    pub fn release(&mut self, keep: bool) -> Result<(), Error> {
        let Some(held) = self.held.take() else { return Ok(()) };
        let done = if keep && held.wrote { self.commit_held() } else { Ok(()) };
        if !self.conn.is_autocommit() {
            self.conn.execute_batch("ROLLBACK")?;
        }
        self.give_room_back()?;
        done
    }

    fn commit_held(&mut self) -> Result<(), Error> {
        if !self.is_there() {
            return Err(Error::Gone { rescued: None });
        }
        self.conn.execute_batch("COMMIT")?;
        self.wrote = true;
        Ok(())
    }

    /// One write transaction around a piece of work, which says whether it wrote anything. An error rolls all of it back. While
    /// [`Self::hold`] lasts it is a part of that transaction.
    pub(super) fn write<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&Self) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        if self.held.is_some() {
            return self.write_held(work);
        }
        self.make_room()?;
        let done = self.write_in_room(work);
        self.give_room_back()?;
        done
    }

    fn make_room(&mut self) -> Result<(), Error> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        if !self.is_there() {
            return Err(self.gone());
        }
        self.refuse_damaged()?;
        Ok(self.conn.pragma_update(None, "cache_size", ROOM_TO_WRITE)?)
    }

    fn give_room_back(&self) -> Result<(), Error> {
        Ok(self.conn.pragma_update(None, "cache_size", USUAL_ROOM)?)
    }

    fn write_in_room<T, E: From<Error>>(&mut self, work: impl FnOnce(&Self) -> Result<(T, bool), E>) -> Result<T, E> {
        // Immediate: a reader that turns into a writer after another program's commit fails at once, whatever the timeout.
        let transaction =
            Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).map_err(Error::from)?;
        let (value, wrote) = work(self)?;
        if wrote {
            if !self.is_there() {
                return Err(Error::Gone { rescued: None }.into());
            }
            transaction.commit().map_err(Error::from)?;
            self.wrote = true;
        } else {
            transaction.rollback().map_err(Error::from)?;
        }
        Ok(value)
    }

    fn write_held<T, E: From<Error>>(&mut self, work: impl FnOnce(&Self) -> Result<(T, bool), E>) -> Result<T, E> {
        let run = |sql| self.conn.execute_batch(sql).map_err(Error::from);
        run("SAVEPOINT action")?;
        let done = work(self);
        let wrote = matches!(&done, Ok((_, true)));
        if !wrote && !self.conn.is_autocommit() {
            run("ROLLBACK TO action")?;
        }
        // A full disk may have ended the whole transaction already.
        if !self.conn.is_autocommit() {
            run("RELEASE action")?;
        }
        if let Some(held) = &mut self.held {
            held.wrote |= wrote;
        }
        done.map(|(value, _)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at};
    use super::*;
    use crate::model::Fact;
    use crate::store::Options;

    fn fact(name: &str) -> Fact {
        let (value, translations, channels) = ("yes".to_owned(), Vec::new(), Vec::new());
        let (checked_on, sensitive) = (None, false);
        Fact {
            id: crate::model::Id::new(),
            name: name.to_owned(),
            value,
            translations,
            checked_on,
            sensitive,
            channels,
        }
    }

    #[test]
    fn what_is_done_while_held_is_there_when_it_is_released_or_none_of_it() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("shop.db");
        let mut store = Store::open(&path, Options::default()).expect("a database");
        let mut other = Store::open(&path, Options { busy_timeout: std::time::Duration::ZERO }).expect("a database");
        store.hold().expect("nobody writes");
        act(&mut store, |action| action.put_fact(&fact("door")));
        assert!(matches!(other.hold(), Err(Error::Locked)), "another one waits");
        assert_eq!(other.facts().expect("facts"), []);
        // An action that fails takes nothing else with it.
        let failed: Result<(), Error> = store.act(crate::store::ActionKind::AddFact, "", at(0), |action| {
            action.put_fact(&fact("window"))?;
            action.put_fact(&fact("door"))
        });
        assert!(matches!(failed, Err(Error::Taken { .. })));
        act(&mut store, |action| action.put_fact(&fact("gate")));
        store.release(true).expect("it is written");
        let names: Vec<String> = other.facts().expect("facts").into_iter().map(|fact| fact.name).collect();
        assert_eq!(names, ["door", "gate"]);

        store.hold().expect("nobody writes");
        act(&mut store, |action| action.put_fact(&fact("roof")));
        store.release(false).expect("it is left");
        assert_eq!(store.facts().expect("facts").len(), 2);
        other.hold().expect("it is free again");
        other.release(true).expect("nothing was written");
        assert_eq!(other.integrity().expect("it can be read"), Vec::<String>::new());
    }
}
