//! What the figures of a shop are made from.

use std::collections::HashMap;

use jiff::Timestamp;

use super::cells::Cells;
use super::table::{JOURNAL_REPLIES, MESSAGES, Table};
use super::{Error, Store};
use crate::model::{Channel, Id};

/// A message that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub channel: Option<Channel>,
    pub received: Timestamp,
    pub answered: Timestamp,
}

const ANSWERED: Table = Table { columns: &["channel", "received_at", "answered_at"], ..MESSAGES };

const USED: Table = Table { columns: &["times"], ..JOURNAL_REPLIES };

impl Store {
    /// The messages received since a moment that were answered, in the order in which they came.
    ///
    /// # Errors
    /// As for any reading.
    pub fn answers_since(&self, since: Timestamp) -> Result<Vec<Answer>, Error> {
        let mut statement = self.prepare(
            "SELECT m.id, m.channel, m.received_at, j.at
             FROM messages AS m JOIN journal AS j ON j.id = m.answer_id
             WHERE m.received_at >= ?1 AND m.deleted_at IS NULL
             ORDER BY m.received_at, m.n",
        )?;
        let mut rows = statement.query([since.as_millisecond()])?;
        let mut answers = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &ANSWERED);
            answers.push(Answer {
                channel: cells.optional_channel()?,
                received: cells.instant()?,
                answered: cells.instant()?,
            });
        }
        Ok(answers)
    }

    /// How often each reply was copied since a moment, of the copies that were not retracted.
    ///
    /// # Errors
    /// As for any reading.
    pub fn copies_since(&self, since: Timestamp) -> Result<HashMap<Id, u32>, Error> {
        let mut statement = self.prepare(
            "SELECT part.reply_id, count(*)
             FROM journal JOIN journal_replies AS part ON part.entry_id = journal.id AND part.deleted_at IS NULL
             WHERE journal.at >= ?1 AND journal.retracted IS NULL AND journal.deleted_at IS NULL
             GROUP BY part.reply_id",
        )?;
        let mut rows = statement.query([since.as_millisecond()])?;
        let mut copies = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &USED);
            copies.insert(cells.own_id()?, cells.count()?);
        }
        Ok(copies)
    }
}
