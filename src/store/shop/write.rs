//! Writing records, and what they refer to.

use jiff::Timestamp;
use rusqlite::params_from_iter;
use rusqlite::types::Value as Cell;

use super::cell::written;
use super::kind_table;
use crate::model::Id;
use crate::store::Error;
use crate::store::action::Action;
use crate::store::parts::Part as PartRow;
use crate::transfer::shop::{Field, Holds, KINDS, Kind, Part, Presence, Record, Value};

impl Action<'_> {
    /// Lets rows refer to others that are written only later in this action.
    ///
    /// # Errors
    /// As for any writing.
    pub fn refer_ahead(&mut self) -> Result<(), Error> {
        Ok(self.store.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?)
    }

    /// Writes a thing with everything that belongs to it, dated as it says itself, else as of now. Everything about it has
    /// to be said.
    ///
    /// # Errors
    /// [`Error::Taken`] where another goes by its name; those of any writing.
    pub fn put_record(&mut self, kind: &'static Kind, record: &Record) -> Result<(), Error> {
        let now = self.now;
        self.now = record.updated_at.map_or(now, Timestamp::as_millisecond);
        let written = self.put_dated(kind, record);
        self.now = now;
        written
    }

    fn put_dated(&mut self, kind: &'static Kind, record: &Record) -> Result<(), Error> {
        let said = kind.fields.iter().zip(record.values.iter().flatten());
        let values: Vec<Cell> = said.flat_map(|(field, value)| written(field, value)).collect();
        if record.is_remnant(kind) {
            self.put_remnant(kind, record.id, &values)?;
        } else {
            self.put(kind_table(kind.name), record.id, &values)?;
        }
        for (part, records) in kind.parts.iter().zip(&record.parts) {
            let rows = records.iter().flatten().map(|one| {
                let cells = part.fields.iter().zip(&one.values).flat_map(|(field, value)| written(field, value));
                let id = one.id.map(|id| self.unless_of_another(part, id, record.id)).transpose()?.flatten();
                Ok(PartRow { id, values: cells.collect() })
            });
            let rows = rows.collect::<Result<_, Error>>()?;
            self.put_parts(kind_table(part.table), record.id, rows)?;
            // Parts that went when the whole thing was taken back say nothing of when it was changed.
            let sql = format!(
                "UPDATE {} SET updated_at = ?1 WHERE {} = ?2 AND deleted_at IS NOT NULL AND updated_at > ?1",
                part.table, part.owner
            );
            self.store.prepare(&sql)?.execute((self.now, record.id.to_string()))?;
        }
        Ok(())
    }

    /// Writes a reply of the starter library as one that was removed.
    fn put_remnant(&mut self, kind: &'static Kind, id: Id, values: &[Cell]) -> Result<(), Error> {
        let columns = kind_table(kind.name).columns.join(", ");
        let holes = "?, ".repeat(values.len());
        let sql = format!(
            "INSERT INTO {} ({columns}, id, rev, updated_at, deleted_at) VALUES ({holes}?, 1, ?, ?) ON CONFLICT DO NOTHING",
            kind.name
        );
        let tail = [Cell::Text(id.to_string()), Cell::Integer(self.now), Cell::Integer(self.now)];
        self.store.prepare(&sql)?.execute(params_from_iter(values.iter().chain(&tail)))?;
        self.remove_reply(id)?;
        Ok(())
    }

    /// The identity of a part, unless that is one of another thing: nothing is taken away from that.
    fn unless_of_another(&self, part: &Part, id: Id, owner: Id) -> Result<Option<Id>, Error> {
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", part.owner, part.table);
        let found: Option<String> = self.store.cell(&sql, [id.to_string()])?;
        Ok(found.is_none_or(|found| found == owner.to_string()).then_some(id))
    }

    /// Makes a tombstone of everything that is referred to and not there, as if it had been removed, and says how many
    /// there were.
    ///
    /// # Errors
    /// As for any writing.
    pub fn bury_missing(&mut self) -> Result<usize, Error> {
        let mut buried = 0;
        for kind in KINDS {
            let parts = kind.parts.iter().map(|part| (part.table, part.fields));
            for (table, fields) in std::iter::once((kind.name, kind.fields)).chain(parts) {
                for field in fields {
                    if let Holds::Reference(to) = field.holds {
                        buried += self.bury_missing_of(to, table, field.name)?;
                    }
                }
            }
        }
        Ok(buried)
    }

    fn bury_missing_of(&mut self, to: &str, table: &str, column: &str) -> Result<usize, Error> {
        let Some(kind) = Kind::named(to) else { return Ok(0) };
        let columns: Vec<&str> = kind_table(to).columns.to_vec();
        let cells: Vec<Cell> = kind.fields.iter().flat_map(|field| written(field, &blank(field))).collect();
        let holes = "?, ".repeat(cells.len());
        let sql = format!(
            "INSERT INTO {to} ({}, id, rev, updated_at, deleted_at)
             SELECT DISTINCT {holes} {column}, 0, 0, 0 FROM {table}
             WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {to})",
            columns.join(", "),
        );
        Ok(self.store.prepare(&sql)?.execute(params_from_iter(cells))?)
    }
}

/// What stands in a field of a thing of which nothing is known but that it was removed.
fn blank(field: &Field) -> Value {
    match (field.presence, field.holds) {
        (Presence::Optional, _) => Value::Nothing,
        (_, Holds::Word(all)) => Value::Text(all().first().copied().unwrap_or_default().to_owned()),
        _ => field.empty(),
    }
}
