//! What the rules of the due list look for. Each rule is one query that walks an index over the days it looks at, so that what
//! was over years ago costs nothing.
//!
//! What was said is read from the journal: a line of it counts unless it was retracted, and says what its replies are for.

mod orders;
mod said;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use self::orders::{Came, DueOrder};
pub use self::said::Said;
use super::cells::Cells;
use super::table::{BUYERS, ITEMS, REPLIES, Table};
use super::{Error, Store};
use crate::model::{Id, Shortcut, Situation};

/// A reply with the situations it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suited {
    pub id: Id,
    pub shortcut: Shortcut,
    pub situations: Vec<Situation>,
}

const SUITED: Table = Table { columns: &["shortcut", "situations"], ..REPLIES };

/// Which lines of `journal AS j` count.
const COUNTS: &str = "j.retracted IS NULL AND j.deleted_at IS NULL";

/// Whether one of the replies of `journal AS j` is among `:replies`.
const SAYS: &str = "EXISTS (
    SELECT 1 FROM journal_replies AS part
    WHERE part.entry_id = j.id AND part.deleted_at IS NULL
        AND part.reply_id IN (SELECT value FROM json_each(:replies)))";

impl Store {
    /// The replies that are for some situation; those that are put away are for none.
    ///
    /// # Errors
    /// As for any reading.
    pub fn suited_replies(&self) -> Result<Vec<Suited>, Error> {
        let mut statement = self.prepare(
            "SELECT id, shortcut, situations FROM replies WHERE deleted_at IS NULL AND archived = 0 AND situations <> '[]'
             ORDER BY shortcut",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &SUITED);
            let id = cells.own_id()?;
            let shortcut = cells.parsed(|text| text.parse().ok())?;
            found.push(Suited { id, shortcut, situations: cells.list()? });
        }
        Ok(found)
    }

    /// The name of a buyer, without anything else of them; `None` where they were removed.
    ///
    /// # Errors
    /// As for any reading.
    pub fn name_of_buyer(&self, id: Id) -> Result<Option<String>, Error> {
        self.cell("SELECT name FROM buyers WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()])
    }

    /// The names of buyers, without anything else of them; those who were removed are left out.
    ///
    /// # Errors
    /// As for any reading.
    pub fn names_of_buyers(&self, buyers: &[Id]) -> Result<HashMap<Id, String>, Error> {
        self.texts_of(
            &BUYERS,
            "SELECT id, name FROM buyers WHERE id IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL",
            buyers,
            |text| Some(text.to_owned()),
        )
    }

    /// The pieces of those orders that are about one piece only.
    ///
    /// # Errors
    /// As for any reading.
    pub fn only_pieces_of(&self, orders: &[Id]) -> Result<HashMap<Id, Id>, Error> {
        const ORDER_PIECE: Table = Table { columns: &["piece_id"], ..ITEMS };
        self.texts_of(
            &ORDER_PIECE,
            "SELECT order_id, min(piece_id) FROM items
             WHERE order_id IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL
             GROUP BY order_id HAVING count(*) = count(piece_id) AND count(DISTINCT piece_id) = 1",
            orders,
            |text| text.parse().ok(),
        )
    }

    /// What a query says of each of some things: their identity first, then a text.
    fn texts_of<T>(
        &self,
        table: &'static Table,
        sql: &str,
        of: &[Id],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<HashMap<Id, T>, Error> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query([ids(of)])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, table);
            found.insert(cells.own_id()?, cells.parsed(&read)?);
        }
        Ok(found)
    }
    /// How many lines of the due list were ever put off or away.
    ///
    /// # Errors
    /// As for any reading.
    pub fn count_snoozes(&self) -> Result<usize, Error> {
        let count: Option<i64> = self.cell("SELECT count(*) FROM snoozes", [])?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }
}

/// Identities as a JSON array, which SQLite reads as rows.
fn ids(ids: &[Id]) -> String {
    serde_json::Value::Array(ids.iter().map(|id| id.to_string().into()).collect()).to_string()
}
