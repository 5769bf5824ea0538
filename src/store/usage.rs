//! How much each reply is used, as one number that needs no clock.
//!
//! A copy counts 1 on its day and half of that one half-life later. The number kept is the logarithm, to base 2, of what
//! the counts add up to, seen from the beginning of 1970: log2 Σ 2^(at / half-life). All of them fade alike, so the order of
//! two replies does not depend on today, and the number changes only when a copy is recorded or retracted.

use std::collections::HashMap;

use jiff::Timestamp;

use super::cells::Cells;
use super::table::{JOURNAL_REPLIES, Table};
use super::{Error, Store};
use crate::model::Id;

/// In milliseconds: 30 days. What was used daily last month gives way to what is used daily this month within weeks, and a
/// quiet month does not empty the list.
const HALF_LIFE: f64 = 30.0 * 24.0 * 3600.0 * 1000.0;

/// How many of a reply's newest copies count. Who copies one text more often than this within a half-life loses nothing:
/// the more often, the younger are those that count.
const NEWEST: i64 = 512;

/// Two sums of the same copies differ by no more.
const ROUNDING: f64 = 1e-9;

/// How something was used, of the copies that were not retracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copies {
    pub times: u32,
    pub last: Timestamp,
    /// For how many buyers. Copies for nobody in particular count for none.
    pub buyers: u32,
    /// How often the seller changed the text by hand first, as far as that was noted.
    pub edited: u32,
}

/// What [`Store::copies_of_replies`] asks for, so that an unreadable cell is named like any other.
const COPIES: Table = Table { columns: &["used", "times", "last", "buyers", "edited"], ..JOURNAL_REPLIES };

impl Store {
    /// How each reply was used that ever was.
    ///
    /// # Errors
    /// As for any reading.
    pub fn copies_of_replies(&self) -> Result<HashMap<Id, Copies>, Error> {
        self.copies("part.reply_id", "", [])
    }

    /// How each text of a reply was used, as far as it was noted which it was; also of texts that are gone.
    ///
    /// # Errors
    /// As for any reading.
    pub fn copies_of_texts(&self, reply: Id) -> Result<HashMap<Id, Copies>, Error> {
        self.copies("part.variant_id", "AND part.reply_id = ?1 AND part.variant_id IS NOT NULL", [reply.to_string()])
    }

    /// How a reply was used; `None` if it never was.
    ///
    /// # Errors
    /// As for any reading.
    pub fn copies_of(&self, reply: Id) -> Result<Option<Copies>, Error> {
        Ok(self.copies("part.reply_id", "AND part.reply_id = ?1", [reply.to_string()])?.remove(&reply))
    }

    /// One text that is copied twice in one message counts once.
    fn copies(&self, of: &str, sieve: &str, params: impl rusqlite::Params) -> Result<HashMap<Id, Copies>, Error> {
        let mut statement = self.prepare(&format!(
            "SELECT part.id, {of}, count(DISTINCT journal.id), max(journal.at), count(DISTINCT journal.buyer_id),
                 count(DISTINCT CASE WHEN journal.edited = 1 THEN journal.id END)
             FROM journal_replies AS part JOIN journal ON journal.id = part.entry_id
             WHERE part.deleted_at IS NULL AND journal.deleted_at IS NULL AND journal.retracted IS NULL {sieve}
             GROUP BY {of}"
        ))?;
        let mut rows = statement.query(params)?;
        let mut copies = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &COPIES);
            let of = cells.id()?;
            let (times, last) = (cells.count()?, cells.instant()?);
            copies.insert(of, Copies { times, last, buyers: cells.count()?, edited: cells.count()? });
        }
        Ok(copies)
    }

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
        match self.weight_of(reply)? {
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

    /// What a reply weighs by its copies.
    fn weight_of(&self, reply: &str) -> Result<Option<f64>, Error> {
        let mut statement = self.prepare(
            "SELECT journal.at FROM journal_replies AS part JOIN journal ON journal.id = part.entry_id
             WHERE part.reply_id = ?1 AND part.deleted_at IS NULL
                 AND journal.deleted_at IS NULL AND journal.retracted IS NULL
             ORDER BY part.n DESC LIMIT ?2",
        )?;
        let times: Vec<i64> =
            statement.query_map((reply, NEWEST), |row| row.get(0))?.collect::<Result<_, rusqlite::Error>>()?;
        Ok(score(&times))
    }

    /// The replies whose weight is not what their copies come to.
    pub(super) fn replies_weighed_wrongly(&self) -> Result<Vec<String>, Error> {
        let mut statement = self.prepare(
            "SELECT part.reply_id, usage.score FROM journal_replies AS part
             LEFT JOIN usage ON usage.reply_id = part.reply_id GROUP BY part.reply_id
             UNION SELECT reply_id, score FROM usage",
        )?;
        let mut rows = statement.query([])?;
        let mut wrong = Vec::new();
        while let Some(row) = rows.next()? {
            let (reply, kept): (String, Option<f64>) = (row.get(0)?, row.get(1)?);
            let agrees = match (self.weight_of(&reply)?, kept) {
                (Some(weight), Some(kept)) => (weight - kept).abs() < ROUNDING,
                (weight, kept) => weight.is_none() && kept.is_none(),
            };
            if !agrees {
                wrong.push(reply);
            }
        }
        Ok(wrong)
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
    use super::super::samples::{act, at, buyer, entry, reply};
    use super::*;
    use crate::model::{Entry, Retraction};

    const DAY: i64 = 24 * 3600 * 1000;

    #[test]
    fn copies_count_by_reply_and_text_but_those_taken_back() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, iban, anna, bob) = (reply("pickup"), reply("iban"), buyer("Anna", &[]), buyer("Bob", &[]));
        let variant = pickup.variants[0].id;
        let gone = Id::new();
        let of = |id: Id| [(pickup.id, id)].into_iter().collect();
        let entries = [
            Entry { variants: of(variant), ..entry(&[&pickup], Some(&anna), at(1)) },
            Entry { variants: of(variant), edited: true, ..entry(&[&pickup, &iban], Some(&bob), at(2)) },
            Entry { variants: of(gone), ..entry(&[&pickup], Some(&anna), at(3)) },
            Entry { variants: of(variant), ..entry(&[&pickup], None, at(4)) },
            Entry { variants: of(variant), ..entry(&[&pickup], None, at(5)) },
        ];
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_reply(&iban)?;
            action.put_buyer(&anna)?;
            action.put_buyer(&bob)?;
            entries.iter().try_for_each(|entry| action.record(entry))?;
            action.retract(entries[4].id, Retraction::NotSent)
        });
        let all = Copies { times: 4, last: at(4), buyers: 2, edited: 1 };
        assert_eq!(store.copies_of(pickup.id).unwrap(), Some(all));
        assert_eq!(
            store.copies_of_replies().unwrap()[&iban.id],
            Copies { times: 1, last: at(2), buyers: 1, edited: 1 }
        );
        let texts = store.copies_of_texts(pickup.id).unwrap();
        assert_eq!(texts[&variant], Copies { times: 3, last: at(4), buyers: 2, edited: 1 });
        assert_eq!((texts[&gone].times, texts.len()), (1, 2));
        assert_eq!(store.copies_of_texts(iban.id).unwrap().len(), 0);
        assert_eq!(store.entry(entries[1].id).unwrap().as_ref(), Some(&entries[1]));
    }

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
