//! Whether anything is left of a person in the bytes of the file.
//!
//! SQLite overwrites what it deletes (`secure_delete`), in full-text tables too, and that is not the whole of it: the write-ahead log keeps
//! pages as they were until it is brought into the file and cut off, and a page that was split keeps copies of rows that moved away. So the
//! bytes are looked through, and the file is written anew where something is found.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, MAIN_DB};

use super::needles::{Needles, Scan};
use crate::store::table::{Entity, TABLES, Table};
use crate::store::{Error, Store};

/// How long another program that is just reading is waited for. Reading takes milliseconds, an export some seconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// After so long nobody is at work on an erasure any more: it waits for others a few times at most, and looks through some hundred megabytes.
const ABANDONED: Duration = Duration::from_mins(5);

/// The note that an erasure has not been completed in the bytes of the file: the moment it was done in the rows, in milliseconds.
const UNFINISHED: &str = "erasing";

/// What of the texts of an order stays for the books, whatever it says.
const ORDERS_KEEP: [(&str, &str); 2] = [("orders", "number"), ("items", "name")];

/// What the bytes of the file say after an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Traces {
    /// So many texts were looked for in so many bytes, and none was found.
    None { texts: usize, bytes: usize },
    /// Another program is reading as of a moment before the erasure: until it closes, the write-ahead log keeps what was.
    Kept,
    /// So many texts that lead to the person are in the file though no row has them.
    Left { texts: usize },
}

/// A text of something else that still names the person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub entity: Entity,
    /// What the thing is known by.
    pub label: String,
    /// The column it stands in.
    pub field: &'static str,
}

impl Store {
    /// Makes sure that nothing of these texts is left in the bytes of the file, and says so only after having looked.
    pub(super) fn clear_bytes(&mut self, needles: &Needles, patience: Duration) -> Result<Traces, Error> {
        if !self.cut_off_log(patience)? {
            return Ok(Traces::Kept);
        }
        let scan = needles.scan();
        if !self.found(&scan)?.0.is_empty() {
            self.write_anew(patience)?;
            if !self.unexplained(&scan)?.0.is_empty() {
                // Whatever finds people and orders is made of the rows that are left. What was written in bulk once may be in it still.
                self.rebuild_derived()?;
                self.write_anew(patience)?;
            }
        }
        let (left, bytes) = self.unexplained(&scan)?;
        let leads_to_them = left.into_values().filter(|is_identity| *is_identity).count();
        if leads_to_them > 0 {
            return Ok(Traces::Left { texts: leads_to_them });
        }
        self.set_meta(UNFINISHED, None)?;
        Ok(if self.cut_off_log(patience)? { Traces::None { texts: needles.count(), bytes } } else { Traces::Kept })
    }

    /// Completes an erasure that another program was in the way of, if there is one. Says whether it is complete now.
    ///
    /// # Errors
    /// As for any writing.
    pub fn complete_erasure(&mut self) -> Result<bool, Error> {
        if self.is_read_only() || self.meta(UNFINISHED)?.is_none() {
            return Ok(true);
        }
        self.refuse_damaged()?;
        if !self.cut_off_log(Duration::ZERO)? {
            return Ok(false);
        }
        self.write_anew(Duration::ZERO)?;
        self.set_meta(UNFINISHED, None)?;
        self.cut_off_log(Duration::ZERO)
    }

    /// Whether an erasure still waits for another program to close.
    ///
    /// # Errors
    /// As for any reading.
    pub fn is_erasure_unfinished(&self) -> Result<bool, Error> {
        Ok(self.meta(UNFINISHED)?.is_some())
    }

    /// Whether an erasure was begun so long ago that whoever did it is no longer at it: killed, or kept from it by another program.
    ///
    /// # Errors
    /// As for any reading.
    pub fn is_erasure_abandoned(&self, now: Timestamp) -> Result<bool, Error> {
        let Some(noted) = self.meta(UNFINISHED)? else { return Ok(false) };
        let begun = noted.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or(Timestamp::MIN);
        Ok(now.duration_since(begun).unsigned_abs() >= ABANDONED)
    }

    /// Brings the write-ahead log into the file and cuts it off; `false` where another program is in the way for longer than that.
    fn cut_off_log(&self, patience: Duration) -> Result<bool, Error> {
        self.conn.flush_prepared_statement_cache();
        self.waiting(patience, |conn| {
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).map(|busy| busy == 0)
        })
    }

    /// Writes the whole file anew from its rows, and cuts off the log.
    fn write_anew(&mut self, patience: Duration) -> Result<bool, Error> {
        self.conn.flush_prepared_statement_cache();
        self.waiting(patience, |conn| conn.execute_batch("VACUUM"))?;
        self.cut_off_log(patience)
    }

    /// Does a step with another time to wait for other programs than usual.
    fn waiting<T>(
        &self,
        patience: Duration,
        step: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, Error> {
        let usual: i64 = self.conn.query_row("SELECT timeout FROM pragma_busy_timeout", [], |row| row.get(0))?;
        self.conn.busy_timeout(patience)?;
        let done = step(&self.conn);
        self.conn.busy_timeout(Duration::from_millis(u64::try_from(usual).unwrap_or_default()))?;
        Ok(done?)
    }

    /// What stands in the bytes of the file, each text with whether it leads to the person, and how many bytes there are.
    ///
    /// SQLite reads them itself: a file of ours is never opened otherwise in this process. See `files.rs`.
    fn found<'s>(&mut self, scan: &'s Scan) -> Result<(BTreeMap<&'s str, bool>, usize), Error> {
        let bytes = self.conn.serialize(MAIN_DB)?;
        Ok((scan.found_in(&bytes), bytes.len()))
    }

    /// What stands in the bytes and in no row, each text with whether it leads to the person, and how many bytes there are. Of a text that does
    /// not, nothing is said once everything has been made anew from the rows: others may have written it as well, in other forms.
    fn unexplained<'s>(&mut self, scan: &'s Scan) -> Result<(BTreeMap<&'s str, bool>, usize), Error> {
        let (mut unexplained, bytes) = self.found(scan)?;
        if !unexplained.is_empty() {
            self.each_text("deleted_at IS NULL", &mut |_, _, _, text| {
                for found in scan.found_in(text.as_bytes()).into_keys() {
                    unexplained.remove(found);
                }
                for found in scan.found_in(crate::text::folded(text).as_bytes()).into_keys() {
                    unexplained.remove(found);
                }
            })?;
        }
        Ok((unexplained, bytes))
    }

    /// Where living things name the person, those left out that go with them: of what has been gathered, only what stays of orders is looked
    /// at.
    pub(super) fn places(&self, needles: &Needles) -> Result<Vec<Place>, Error> {
        let mut found: Vec<(&'static Table, &'static str, String)> = Vec::new();
        self.each_text("deleted_at IS NULL", &mut |table, column, id, text| {
            if needles.are_named_in(text) {
                found.push((table, column, id.to_owned()));
            }
        })?;
        let mut places = BTreeSet::new();
        for (table, field, id) in found {
            let root = Table::of(table.entity);
            let owner = table.owner.unwrap_or("id");
            let is_theirs =
                format!("SELECT 1 FROM temp.gone WHERE id = (SELECT {owner} FROM {} WHERE id = ?1)", table.name);
            let stays = ORDERS_KEEP.contains(&(table.name, field));
            if !stays && self.cell::<i64>(&is_theirs, [&id])?.is_some() {
                continue;
            }
            let sql = format!(
                "SELECT {} FROM {} WHERE id = (SELECT {owner} FROM {} WHERE id = ?1)",
                root.label, root.name, table.name
            );
            let label: Option<String> = self.cell(&sql, [id])?;
            places.insert(Place { entity: table.entity, label: label.unwrap_or_default(), field });
        }
        Ok(places.into_iter().collect())
    }

    /// Hands over every text of the rows that a condition holds for: table, column, identity, text.
    pub(super) fn each_text(
        &self,
        condition: &str,
        take: &mut dyn FnMut(&'static Table, &'static str, &str, &str),
    ) -> Result<(), Error> {
        for table in TABLES {
            let sql = format!("SELECT id, {} FROM {} WHERE {condition}", table.columns.join(", "), table.name);
            let mut statement = self.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let Ok(id) = row.get_ref(0)?.as_str() else { continue };
                for (index, column) in (1..).zip(table.columns) {
                    if let Ok(text) = row.get_ref(index)?.as_str() {
                        take(table, column, id, text);
                    }
                }
            }
        }
        Ok(())
    }
}

impl Store {
    /// Notes, within the erasure, that the bytes still have to be looked through.
    pub(super) fn note_unfinished(&self, now: Timestamp) -> Result<(), Error> {
        self.write_meta(UNFINISHED, Some(&now.as_millisecond().to_string()))
    }

    /// How long the usual erasure waits for other programs.
    pub(super) const fn patience() -> Duration {
        PATIENCE
    }
}
