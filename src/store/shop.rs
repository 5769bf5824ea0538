//! Every kind of thing as a [`Record`]: read and written by the tables of the kinds and of the database alone.

mod cell;
mod write;

use std::collections::HashSet;
use std::fmt::Write as _;

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Row, params_from_iter};

use super::table::{REPLIES, Table};
use super::{Error, Store};
use crate::model::Id;
use crate::transfer::shop::{Field, Kind, Part, PartRecord, Presence, Record, Value};
use cell::{Columns, written};

/// Which things of a kind go out. A reply of the starter library that was removed goes as what is left of it, so that no update of the library
/// brings it back elsewhere either.
fn present(kind: &Kind) -> &'static str {
    if kind.name == REPLIES.name {
        "(deleted_at IS NULL OR EXISTS (SELECT 1 FROM shipped WHERE reply_id = t.id AND shipped.deleted_at IS NULL))"
    } else {
        "deleted_at IS NULL"
    }
}

/// How a thing stands in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was never there.
    Absent,
    Living(Box<Record>),
    /// It was removed at this moment.
    Removed(Timestamp),
}

impl Store {
    /// Does a piece of reading as of one moment, whatever other programs write meanwhile.
    ///
    /// # Errors
    /// Those of the work, and as for any reading.
    pub fn at_one_moment<T, E: From<Error>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let moment = self.conn.unchecked_transaction().map_err(|error| E::from(error.into()))?;
        let value = work(self)?;
        moment.finish().map_err(|error| E::from(error.into()))?;
        Ok(value)
    }

    /// How many things of a kind there are.
    ///
    /// # Errors
    /// As for any reading.
    pub fn count_records(&self, kind: &Kind) -> Result<usize, Error> {
        let sql = format!("SELECT count(*) FROM {} AS t WHERE {}", kind.name, present(kind));
        let count: i64 = self.cell(&sql, [])?.unwrap_or_default();
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// What a thing of a kind is known by, if it is there.
    ///
    /// # Errors
    /// As for any reading.
    pub fn label_of(&self, kind: &Kind, id: Id) -> Result<Option<String>, Error> {
        let Kind { name, label, .. } = kind;
        self.cell(&format!("SELECT {label} FROM {name} WHERE id = ?1 AND deleted_at IS NULL"), [id.to_string()])
    }

    /// Hands over every thing of a kind, in the order in which they were added.
    ///
    /// # Errors
    /// As for any reading, and those of `visit`.
    pub fn each_record<E: From<Error>>(
        &self,
        kind: &'static Kind,
        mut visit: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statements = Statements::new(self, kind, &format!("WHERE {} ORDER BY n", present(kind)))?;
        let mut rows = statements.things.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let mut record = read_thing(kind, row)?;
            for (part, statement) in kind.parts.iter().zip(&mut statements.parts) {
                record.parts.push(Some(read_parts(part, statement, record.id)?));
            }
            visit(record)?;
        }
        Ok(())
    }

    /// The things of a kind that a query finds, as whatever follows the name of their table; removed ones too, unless it leaves them out.
    pub(super) fn records_where(&self, kind: &'static Kind, rest: &str) -> Result<Vec<Record>, Error> {
        let mut statements = Statements::new(self, kind, rest)?;
        let mut rows = statements.things.query([])?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            let mut record = read_thing(kind, row)?;
            for (part, statement) in kind.parts.iter().zip(&mut statements.parts) {
                record.parts.push(Some(read_parts(part, statement, record.id)?));
            }
            records.push(record);
        }
        Ok(records)
    }

    /// How a thing of a kind stands.
    ///
    /// # Errors
    /// As for any reading.
    pub fn standing_of(&self, kind: &'static Kind, id: Id) -> Result<Standing, Error> {
        let mut statements = Statements::new(self, kind, "WHERE id = ?1")?;
        let mut rows = statements.things.query([id.to_string()])?;
        let Some(row) = rows.next()? else { return Ok(Standing::Absent) };
        if row.get_ref("deleted_at")? != ValueRef::Null {
            return Ok(Standing::Removed(timestamp(kind.name, row)?));
        }
        let mut record = read_thing(kind, row)?;
        for (part, statement) in kind.parts.iter().zip(&mut statements.parts) {
            record.parts.push(Some(read_parts(part, statement, id)?));
        }
        Ok(Standing::Living(Box::new(record)))
    }

    /// The thing that goes by the same name as this one: the reply of its shortcut, the order of its number, the buyer of
    /// one of its names on a channel.
    ///
    /// # Errors
    /// As for any reading.
    pub fn namesake(&self, kind: &'static Kind, record: &Record) -> Result<Option<Id>, Error> {
        let key = fields(kind.key, kind.fields);
        if !key.is_empty() {
            let values = key.iter().map(|(index, _)| record.values.get(*index)?.as_ref());
            let Some(values) = values.collect::<Option<Vec<&Value>>>() else { return Ok(None) };
            return self.named("id", kind.name, &key, &values);
        }
        for (part, records) in kind.parts.iter().zip(&record.parts) {
            let key = fields(part.key, part.fields);
            for one in records.iter().flatten().filter(|_| !key.is_empty()) {
                let values: Vec<&Value> = key.iter().filter_map(|(index, _)| one.values.get(*index)).collect();
                if let Some(found) = self.named(part.owner, part.table, &key, &values)? {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    fn named(
        &self,
        wanted: &str,
        table: &str,
        key: &[(usize, &Field)],
        values: &[&Value],
    ) -> Result<Option<Id>, Error> {
        let mut sql = format!("SELECT {wanted} FROM {table} WHERE deleted_at IS NULL");
        for (number, (_, field)) in (1..).zip(key) {
            // As the unique index has it, or the index would not be used.
            let written = match field.presence {
                Presence::Optional => write!(sql, " AND ifnull({0}, '') = ifnull(?{number}, '')", field.name),
                Presence::Needed | Presence::Usual => write!(sql, " AND {} = ?{number}", field.name),
            };
            debug_assert!(written.is_ok(), "writing into memory");
        }
        let cells = key.iter().zip(values).flat_map(|((_, field), value)| written(field, value));
        let found: Option<String> = self.cell(&sql, params_from_iter(cells))?;
        found.map(|text| text.parse().map_err(|_no_id| unreadable(kind_table(table), "", wanted, &text))).transpose()
    }

    /// The things of a kind that were added by an action which was taken back: they were never there, as it were.
    ///
    /// # Errors
    /// As for any reading.
    pub fn taken_back(&self, kind: &Kind) -> Result<HashSet<Id>, Error> {
        let mut statement = self.prepare(
            "SELECT c.row_id FROM actions AS a JOIN changes AS c ON c.action = a.seq
             WHERE a.undone_by IS NOT NULL AND c.entity = ?1 AND c.before IS NULL AND c.after IS NOT NULL",
        )?;
        let mut rows = statement.query([kind.name])?;
        let mut ids = HashSet::new();
        while let Some(row) = rows.next()? {
            ids.extend(row.get_ref(0)?.as_str().ok().and_then(|text| text.parse::<Id>().ok()));
        }
        Ok(ids)
    }
}

/// What reads the things of a kind, and the parts of one of them.
struct Statements<'s> {
    things: CachedStatement<'s>,
    parts: Vec<CachedStatement<'s>>,
}

impl<'s> Statements<'s> {
    fn new(store: &'s Store, kind: &'static Kind, rest: &str) -> Result<Self, Error> {
        let table = kind_table(kind.name);
        let mut sql = "SELECT id, deleted_at".to_owned();
        for column in table.columns {
            sql.push_str(", ");
            sql.push_str(column);
        }
        // A thing was changed when a part of it was, also one that is gone.
        let mut latest = "t.updated_at".to_owned();
        for Part { table: part, owner, .. } in kind.parts {
            let of_parts = format!("SELECT max(p.updated_at) FROM {part} AS p WHERE p.{owner} = t.id");
            latest = format!("max({latest}, ifnull(({of_parts}), 0))");
        }
        let sql = format!("{sql}, {latest} AS latest FROM {} AS t {rest}", table.name);
        let part = |part: &'static Part| {
            let columns = kind_table(part.table).columns.join(", ");
            let Part { table, owner, .. } = part;
            store.prepare(&format!(
                "SELECT id, {columns} FROM {table} WHERE {owner} = ?1 AND deleted_at IS NULL ORDER BY position"
            ))
        };
        Ok(Self { things: store.prepare(&sql)?, parts: kind.parts.iter().map(part).collect::<Result<_, _>>()? })
    }
}

/// The table of this name; there is one for every kind and every part, which a test makes sure of.
fn kind_table(name: &str) -> &'static Table {
    Table::named(name).unwrap_or(&super::table::FACTS)
}

/// A thing without its parts.
fn read_thing(kind: &'static Kind, row: &Row<'_>) -> Result<Record, Error> {
    let table = kind_table(kind.name);
    let updated_at = timestamp(table.name, row)?;
    let values = Columns { row, table, next: 2 }.values(kind.fields)?;
    let values = values.into_iter().map(Some).collect();
    Ok(Record { id: own_id(table, row)?, updated_at: Some(updated_at), values, parts: Vec::new() })
}

fn read_parts(part: &'static Part, statement: &mut CachedStatement<'_>, owner: Id) -> Result<Vec<PartRecord>, Error> {
    let table = kind_table(part.table);
    let mut rows = statement.query([owner.to_string()])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let id = if part.has_id { Some(own_id(table, row)?) } else { None };
        parts.push(PartRecord { id, values: Columns { row, table, next: 1 }.values(part.fields)? });
    }
    Ok(parts)
}

fn own_id(table: &'static Table, row: &Row<'_>) -> Result<Id, Error> {
    let cell = row.get_ref(0)?;
    let id = cell.as_str().ok().and_then(|text| text.parse().ok());
    id.ok_or_else(|| unreadable(table, "", "id", cell.as_str().unwrap_or_default()))
}

fn timestamp(table: &str, row: &Row<'_>) -> Result<Timestamp, Error> {
    let milliseconds: i64 = row.get("latest")?;
    let read = Timestamp::from_millisecond(milliseconds);
    read.map_err(|_out_of_range| unreadable(kind_table(table), "", "updated_at", &milliseconds.to_string()))
}

fn unreadable(table: &'static Table, row: &str, column: &str, value: &str) -> Error {
    let column = table.columns.iter().copied().find(|one| *one == column).unwrap_or("id");
    Error::Unreadable { table: table.name, row: row.to_owned(), column, value: value.to_owned() }
}

/// The fields of these names, with their places.
fn fields(names: &[&str], all: &'static [Field]) -> Vec<(usize, &'static Field)> {
    names.iter().filter_map(|name| all.iter().enumerate().find(|(_, field)| field.name == *name)).collect()
}
