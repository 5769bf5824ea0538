//! Texts kept for later.

use jiff::Timestamp;
use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::DRAFTS;
use super::{Error, Store};
use crate::model::{Draft, Id};

impl Store {
    /// A draft.
    ///
    /// # Errors
    /// As for any reading.
    pub fn draft(&self, id: Id) -> Result<Option<Draft>, Error> {
        self.row(&DRAFTS, "WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()], read)
    }

    /// All drafts, the latest kept first, those included that are not offered yet.
    ///
    /// # Errors
    /// As for any reading.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        self.rows(&DRAFTS, "WHERE deleted_at IS NULL ORDER BY kept_at DESC, n DESC", [], read)
    }

    /// The drafts that may be offered at a moment, the latest kept first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn drafts_due(&self, now: Timestamp) -> Result<Vec<Draft>, Error> {
        let rest = "WHERE deleted_at IS NULL AND ifnull(not_before, 0) <= ?1 ORDER BY kept_at DESC, n DESC";
        self.rows(&DRAFTS, rest, [now.as_millisecond()], read)
    }
}

impl Action<'_> {
    /// Keeps a text.
    ///
    /// # Errors
    /// [`Error::Dangling`] where the buyer or the reply was never in the database; those of any writing.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        self.put(&DRAFTS, draft.id, &values(draft))?;
        Ok(())
    }

    /// Drops a draft. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn drop_draft(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&DRAFTS, &[], id)
    }
}

fn values(draft: &Draft) -> [Value; 6] {
    [
        cells::line(&draft.place),
        cells::lines(&draft.text),
        cells::optional(draft.buyer, cells::id),
        cells::optional(draft.reply, cells::id),
        cells::instant(draft.kept_at),
        cells::optional(draft.not_before, cells::instant),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Draft, Error> {
    Ok(Draft {
        id: cells.own_id()?,
        place: cells.text()?,
        text: cells.text()?,
        buyer: cells.optional_id()?,
        reply: cells.optional_id()?,
        kept_at: cells.instant()?,
        not_before: cells.optional_instant()?,
    })
}
