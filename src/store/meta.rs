//! What belongs to the file and is not the user's. It is not in the change log, and undo leaves it alone.

use super::action::Action;
use super::{Error, Store};

impl Store {
    /// The version of SQLite that is compiled in.
    #[must_use]
    pub fn sqlite_version() -> &'static str {
        rusqlite::version()
    }

    /// A value kept under a key, if there is one.
    ///
    /// # Errors
    /// As for any reading.
    pub fn meta(&self, key: &str) -> Result<Option<String>, Error> {
        self.cell("SELECT value FROM meta WHERE key = ?1", [key])
    }

    /// Keeps a value under a key; `None` removes it.
    ///
    /// # Errors
    /// As for any writing.
    pub fn set_meta(&mut self, key: &str, value: Option<&str>) -> Result<(), Error> {
        self.write(|store| {
            store.write_meta(key, value)?;
            Ok(((), true))
        })
    }

    pub(super) fn write_meta(&self, key: &str, value: Option<&str>) -> Result<(), Error> {
        match value {
            Some(value) => self
                .prepare(
                    "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
                )?
                .execute([key, &*crate::text::sanitise(value)])?,
            None => self.prepare("DELETE FROM meta WHERE key = ?1")?.execute([key])?,
        };
        Ok(())
    }

    /// Which device writes into this file: the origin of its actions.
    pub(super) fn origin(&self) -> Result<String, Error> {
        Ok(self.meta("origin")?.unwrap_or_default())
    }
}

impl Action<'_> {
    /// The same as a part of this action, so that both happen or neither.
    ///
    /// # Errors
    /// As for any writing.
    pub fn set_meta(&mut self, key: &str, value: Option<&str>) -> Result<(), Error> {
        self.noted = true;
        self.store.write_meta(key, value)
    }
}
