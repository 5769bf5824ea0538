//! What the rules have to know of the journal.

use jiff::Timestamp;
use rusqlite::{Params, named_params};

use super::super::cells::Cells;
use super::super::table::{BUYERS, JOURNAL, Table};
use super::super::{Error, Store, at_most};
use super::{COUNTS, SAYS, ids};
use crate::model::Id;

/// Something that was copied, as far as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub entry: Id,
    pub at: Timestamp,
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    pub replies: Vec<Id>,
}

const SAID: Table = Table { columns: &["at", "buyer_id", "order_id", "replies"], ..JOURNAL };

impl Store {
    /// The buyers who may be written to, have their birthday on a day (month and day, `05-31`), and were not sent one of these
    /// replies since a moment.
    ///
    /// # Errors
    /// As for any reading.
    pub fn birthdays(&self, day: &str, replies: &[Id], since: Timestamp) -> Result<Vec<Id>, Error> {
        let sql = format!(
            "SELECT id FROM buyers
             WHERE substr(birthday, 6) = :day AND birthday IS NOT NULL AND deleted_at IS NULL AND consent = 1
                 AND NOT EXISTS (
                     SELECT 1 FROM journal AS j
                     WHERE j.buyer_id = buyers.id AND j.at >= :since AND {COUNTS} AND {SAYS})
             ORDER BY n"
        );
        let mut statement = self.prepare(&sql)?;
        let params = named_params! { ":day": day, ":replies": ids(replies), ":since": since.as_millisecond() };
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Cells::new(row, &BUYERS).own_id()?);
        }
        Ok(found)
    }

    /// The texts of some length made from one of these replies between two moments, to a buyer to whom nothing was sent and from
    /// whom nothing came since. The order is told only where it is this buyer's: with another's, two could be mixed up.
    ///
    /// # Errors
    /// As for any reading.
    pub fn explanations(
        &self,
        replies: &[Id],
        letters: u32,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Said>, Error> {
        let sql = format!(
            "SELECT j.id, j.at, j.buyer_id, o.id, '[]'
             FROM journal AS j INDEXED BY journal_at
             LEFT JOIN orders AS o ON o.id = j.order_id AND o.buyer_id = j.buyer_id AND o.deleted_at IS NULL
             WHERE j.at BETWEEN :from AND :to AND {COUNTS} AND j.buyer_id IS NOT NULL AND length(j.text) >= :letters
                 AND {SAYS}
                 AND NOT EXISTS (
                     SELECT 1 FROM journal AS k WHERE k.buyer_id = j.buyer_id AND (k.at, k.n) > (j.at, j.n)
                         AND k.retracted IS NULL AND k.deleted_at IS NULL)
                 AND NOT EXISTS (
                     SELECT 1 FROM messages AS m
                     WHERE m.buyer_id = j.buyer_id AND m.received_at > j.at AND m.deleted_at IS NULL)
             ORDER BY j.at, j.n"
        );
        self.all_said(
            &sql,
            named_params! {
                ":replies": ids(replies), ":letters": letters,
                ":from": from.as_millisecond(), ":to": to.as_millisecond(),
            },
        )
    }

    /// What was copied about an order, or for its buyer about no order, the latest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn said_about(&self, order: Id, buyer: Option<Id>, limit: usize) -> Result<Vec<Said>, Error> {
        let columns = "j.id, j.at, j.buyer_id, j.order_id, (
            SELECT json_group_array(part.reply_id) FROM journal_replies AS part
            WHERE part.entry_id = j.id AND part.deleted_at IS NULL)";
        let sql = format!(
            "SELECT * FROM (
                 SELECT {columns} FROM journal AS j WHERE j.order_id = :order AND {COUNTS}
                 UNION ALL
                 SELECT {columns} FROM journal AS j WHERE j.buyer_id = :buyer AND j.order_id IS NULL AND {COUNTS}
             ) ORDER BY 2 DESC LIMIT :limit"
        );
        let buyer = buyer.map(|buyer| buyer.to_string());
        self.all_said(&sql, named_params! { ":order": order.to_string(), ":buyer": buyer, ":limit": at_most(limit) })
    }

    fn all_said(&self, sql: &str, params: impl Params) -> Result<Vec<Said>, Error> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &SAID);
            found.push(Said {
                entry: cells.own_id()?,
                at: cells.instant()?,
                buyer: cells.optional_id()?,
                order: cells.optional_id()?,
                replies: cells.list()?,
            });
        }
        Ok(found)
    }
}
