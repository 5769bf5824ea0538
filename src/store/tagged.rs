//! Replies by the beginning of a tag.

use super::cells::Cells;
use super::table::{REPLIES, Table};
use super::{Error, Store};
use crate::model::Id;

/// What [`Store::tagged`] asks for, so that an unreadable cell is named like any other.
const TAGS: Table = Table { columns: &["tags"], ..REPLIES };

impl Store {
    /// The replies with a tag that begins like this (letters, digits and hyphens), with all their tags, by shortcut.
    ///
    /// # Errors
    /// As for any reading.
    pub fn tagged(&self, beginning: &str) -> Result<Vec<(Id, Vec<String>)>, Error> {
        let mut statement = self.prepare(
            "SELECT id, tags FROM replies
             WHERE deleted_at IS NULL AND instr(tags, '\"' || ?1) > 0 ORDER BY shortcut",
        )?;
        let mut rows = statement.query([beginning])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &TAGS);
            found.push((cells.own_id()?, cells.list()?));
        }
        Ok(found)
    }
}
