//! How much each reply is used, as one number that needs no clock.
//!
//! A copy counts 1 on its day and half of that one half-life later. The number kept is the logarithm, to base 2, of what
//! the counts add up to, seen from the beginning of 1970: log2 Σ 2^(at / half-life). All of them fade alike, so the order of
//! two replies does not depend on today, and the number changes only when a copy is recorded or retracted.

use std::collections::HashMap;

use super::{Error, Store};
use crate::model::Id;

/// In milliseconds: 30 days. What was used daily last month gives way to what is used daily this month within weeks, and a
/// quiet month does not empty the list.
const HALF_LIFE: f64 = 30.0 * 24.0 * 3600.0 * 1000.0;

/// How many of a reply's newest copies count. Who copies one text more often than this within a half-life loses nothing:
/// the more often, the younger are those that count.
const NEWEST: i64 = 512;

impl Store {
    /// The weight of every reply that was ever copied: the higher, the more and the more lately.
    ///
    /// # Errors
    /// As for any reading.
    pub fn usage(&self) -> Result<HashMap<Id, f64>, Error> {
        let mut statement = self.prepare("SELECT reply_id, score FROM usage")?;
        let mut rows = statement.query([])?;
        let mut usage = HashMap::new();
        while let Some(row) = rows.next()? {
            let reply: String = row.get(0)?;
            let unreadable =
                |_| Error::Unreadable { table: "usage", row: reply.clone(), column: "reply_id", value: reply.clone() };
            usage.insert(reply.parse().map_err(unreadable)?, row.get(1)?);
        }
        Ok(usage)
    }

    /// The weight of one reply; `None` if no copy of it counts.
    ///
    /// # Errors
    /// As for any reading.
    pub fn usage_of(&self, reply: Id) -> Result<Option<f64>, Error> {
        self.cell("SELECT score FROM usage WHERE reply_id = ?1", [reply.to_string()])
    }

    /// Weighs again every reply that a journal entry names.
    pub(super) fn weigh_replies_of(&self, entry: Id) -> Result<(), Error> {
        let mut statement = self.prepare("SELECT DISTINCT reply_id FROM journal_replies WHERE entry_id = ?1")?;
        let mut rows = statement.query([entry.to_string()])?;
        while let Some(row) = rows.next()? {
            self.weigh(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        }
        Ok(())
    }

    /// Weighs all replies anew.
    pub(super) fn weigh_all(&self) -> Result<(), Error> {
        self.conn.execute_batch("DELETE FROM usage")?;
        let mut statement = self.prepare("SELECT DISTINCT reply_id FROM journal_replies")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.weigh(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        }
        Ok(())
    }

    fn weigh(&self, reply: &str) -> Result<(), Error> {
        let mut statement = self.prepare(
            "SELECT journal.at FROM journal_replies AS part JOIN journal ON journal.id = part.entry_id
             WHERE part.reply_id = ?1 AND part.deleted_at IS NULL
                 AND journal.deleted_at IS NULL AND journal.retracted IS NULL
             ORDER BY part.n DESC LIMIT ?2",
        )?;
        let times: Vec<i64> =
            statement.query_map((reply, NEWEST), |row| row.get(0))?.collect::<Result<_, rusqlite::Error>>()?;
        match score(&times) {
            Some(score) => self
                .prepare(
                    "INSERT INTO usage (reply_id, score) VALUES (?1, ?2)
                     ON CONFLICT DO UPDATE SET score = excluded.score",
                )?
                .execute((reply, score))?,
            None => self.prepare("DELETE FROM usage WHERE reply_id = ?1")?.execute([reply])?,
        };
        Ok(())
    }
}

/// The weight of copies made at these moments.
fn score(times: &[i64]) -> Option<f64> {
    let newest = *times.iter().max()?;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds take 41 bits today, a double holds 53")]
    let half_lives = |milliseconds: i64| milliseconds as f64 / HALF_LIFE;
    let seen_from_newest: f64 = times.iter().map(|at| half_lives(at - newest).exp2()).sum();
    Some(half_lives(newest) + seen_from_newest.log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600 * 1000;

    #[test]
    fn two_copies_a_half_life_ago_weigh_as_much_as_one_now() {
        let (now, then) = (20_000 * DAY, 19_970 * DAY);
        let difference = score(&[now]).unwrap() - score(&[then, then]).unwrap();
        assert!(difference.abs() < 1e-9, "{difference}");
    }

    #[test]
    fn a_copy_more_always_weighs_more() {
        let times: Vec<i64> = (0..400).map(|day| (19_000 + day) * DAY).collect();
        assert!(times.windows(2).all(|_| true));
        for count in 1..times.len() {
            assert!(score(&times[..=count]) > score(&times[..count]));
        }
        assert_eq!(score(&[]), None);
    }
}
