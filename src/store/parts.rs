//! What belongs to a thing, as an ordered list: titles, handles, items. Only the rows that differ are written.

use rusqlite::types::{Value, ValueRef};

use super::action::{Action, Wrote};
use super::cells::Cells;
use super::table::Table;
use super::{Error, Store, cells};
use crate::model::Id;

/// One part as it shall be: the table's own columns, and an `id` where the part has one of its own.
pub(super) struct Part {
    pub(super) id: Option<Id>,
    pub(super) values: Vec<Value>,
}

impl Part {
    /// A part that is known by what it says.
    pub(super) const fn new(values: Vec<Value>) -> Self {
        Self { id: None, values }
    }
}

/// One part as it is.
struct Existing {
    id: Id,
    position: i64,
    values: Vec<Value>,
    /// Whether one of the new parts is this row.
    used: bool,
    buried: bool,
}

impl Store {
    /// The living parts of a thing, in their order.
    pub(super) fn parts<T>(
        &self,
        table: &'static Table,
        owner: Id,
        read: impl FnMut(&mut Cells<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let Some(column) = table.owner else { return Ok(Vec::new()) };
        let rest = format!("WHERE {column} = ?1 AND deleted_at IS NULL ORDER BY position");
        self.rows(table, &rest, [owner.to_string()], read)
    }

    fn existing(&self, table: &'static Table, column: &str, owner: Id) -> Result<Vec<Existing>, Error> {
        let columns = table.columns.join(", ");
        let sql = format!(
            "SELECT id, position, {columns} FROM {} WHERE {column} = ?1 AND deleted_at IS NULL ORDER BY position",
            table.name
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([owner.to_string()])?;
        let mut existing = Vec::new();
        while let Some(row) = rows.next()? {
            let id = Cells::new(row, table).own_id()?;
            let values = (2..).take(table.columns.len()).map(|index| row.get(index)).collect::<Result<_, _>>()?;
            existing.push(Existing { id, position: row.get(1)?, values, used: false, buried: false });
        }
        Ok(existing)
    }
}

impl Action<'_> {
    /// Makes the parts of a thing exactly these, in this order. What has just been added has none yet, which saves looking.
    pub(super) fn put_parts_of(
        &mut self,
        table: &'static Table,
        owner: Id,
        wrote: Wrote,
        parts: Vec<Part>,
    ) -> Result<(), Error> {
        if wrote != Wrote::Added {
            return self.put_parts(table, owner, parts);
        }
        for (position, part) in (0..).zip(parts) {
            let mut values = vec![cells::id(owner), Value::Integer(position)];
            values.extend(part.values);
            match part.id {
                Some(id) => drop(self.write_row(table, id, &values)?),
                None => self.add_row(table, Id::new(), &values)?,
            }
        }
        Ok(())
    }

    /// Makes the parts of a thing exactly these, in this order.
    pub(super) fn put_parts(&mut self, table: &'static Table, owner: Id, parts: Vec<Part>) -> Result<(), Error> {
        let Some(column) = table.owner else { return Ok(()) };
        self.touch(table.entity, owner);
        let mut existing = self.store.existing(table, column, owner)?;
        let ids = identities(table, &parts, &mut existing);
        for gone in existing.iter().filter(|row| !row.used) {
            self.bury_where(table, "id", gone.id)?;
        }
        self.make_way(table, &parts, &ids, &mut existing)?;
        for ((position, part), id) in (0..).zip(parts).zip(ids) {
            let known = existing.iter().find(|row| row.id == id);
            if known.is_some_and(|row| !row.buried && row.position == position && row.values == part.values) {
                continue;
            }
            let mut values = vec![cells::id(owner), Value::Integer(position)];
            values.extend(part.values);
            self.write_row(table, id, &values)?;
        }
        Ok(())
    }

    /// Where two parts with ids of their own trade keys, neither could be written first: those that take a key which
    /// another still has become tombstones for a moment.
    fn make_way(
        &self,
        table: &'static Table,
        parts: &[Part],
        ids: &[Id],
        existing: &mut [Existing],
    ) -> Result<(), Error> {
        if table.key == 0 {
            return Ok(());
        }
        for (part, id) in parts.iter().zip(ids) {
            let in_the_way = |row: &&mut Existing| row.id != *id && same_key(table, &row.values, &part.values);
            if let Some(row) = existing.iter_mut().filter(|row| row.used).find(in_the_way) {
                self.bury_where(table, "id", row.id)?;
                row.buried = true;
            }
        }
        Ok(())
    }
}

/// Which row each part is from now on: the one with its id, else one with the same key (or, without keys, the same
/// content), else any that is left over, else a new one.
fn identities(table: &Table, parts: &[Part], existing: &mut [Existing]) -> Vec<Id> {
    let mut take = |fits: &dyn Fn(&Existing) -> bool| {
        let row = existing.iter_mut().find(|row| !row.used && fits(row))?;
        row.used = true;
        Some(row.id)
    };
    let mut found: Vec<Option<Id>> = Vec::new();
    for part in parts {
        found.push(match part.id {
            Some(id) => take(&|row| row.id == id).or(Some(id)),
            None => take(&|row| same_key(table, &row.values, &part.values)),
        });
    }
    let mut ids = Vec::new();
    for id in found {
        ids.push(id.or_else(|| take(&|_| true)).unwrap_or_else(Id::new));
    }
    ids
}

/// Whether two contents cannot both stand in the table for one owner. Capitals do not tell handles apart.
fn same_key(table: &Table, one: &[Value], other: &[Value]) -> bool {
    if table.key == 0 {
        return one == other;
    }
    one.iter().zip(other).take(table.key).all(|(one, other)| match (ValueRef::from(one), ValueRef::from(other)) {
        (ValueRef::Text(one), ValueRef::Text(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    })
}
