//! Every kind of thing as a [`Record`]: read and written by the tables of the kinds and of the database alone.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{CachedStatement, Row, params_from_iter};

use super::action::Action;
use super::cells;
use super::parts::Part as PartRow;
use super::table::Table;
use super::{Error, Store};
use crate::model::{Id, Money};
use crate::transfer::shop::{Field, Holds, KINDS, Kind, Part, PartRecord, Presence, Record, Value};

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
        let sql = format!("SELECT count(*) FROM {} WHERE deleted_at IS NULL", kind.name);
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
        let mut statements = Statements::new(self, kind, "WHERE deleted_at IS NULL ORDER BY n")?;
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
        self.put(kind_table(kind.name), record.id, &values)?;
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

/// The cells of a row, from left to right.
struct Columns<'r> {
    row: &'r Row<'r>,
    table: &'static Table,
    next: usize,
}

impl<'r> Columns<'r> {
    fn values(&mut self, fields: &[Field]) -> Result<Vec<Value>, Error> {
        fields.iter().map(|field| self.value(field)).collect()
    }

    fn take(&mut self) -> Result<ValueRef<'r>, Error> {
        self.next += 1;
        Ok(self.row.get_ref(self.next - 1)?)
    }

    fn value(&mut self, field: &Field) -> Result<Value, Error> {
        let cell = self.take()?;
        let other = if matches!(field.holds, Holds::Money) { self.take()? } else { ValueRef::Null };
        read_cell(field, cell, other).ok_or_else(|| {
            let row = self.row.get_ref(0).ok().and_then(|cell| cell.as_str().ok()).unwrap_or_default();
            unreadable(self.table, row, field.name, &super::cells::shown(cell))
        })
    }
}

/// What a cell says; for an amount, its currency stands in the other one.
fn read_cell(field: &Field, cell: ValueRef<'_>, other: ValueRef<'_>) -> Option<Value> {
    if cell == ValueRef::Null {
        return (field.presence == Presence::Optional).then_some(Value::Nothing);
    }
    match (field.holds, cell) {
        (Holds::Flag, ValueRef::Integer(flag @ (0 | 1))) => Some(Value::Flag(flag == 1)),
        (Holds::Count, ValueRef::Integer(count)) => u32::try_from(count).ok().map(|_| Value::Number(count)),
        (Holds::Instant, ValueRef::Integer(at)) => Timestamp::from_millisecond(at).ok().map(|_| Value::Number(at)),
        (Holds::Money, ValueRef::Integer(minor)) => {
            Some(Value::Money(Money { minor, currency: other.as_str().ok()?.parse().ok()? }))
        }
        (Holds::Texts | Holds::LongTexts | Holds::Situations | Holds::Weekdays, _) => {
            let texts: Vec<String> = serde_json::from_str(cell.as_str().ok()?).ok()?;
            field.read_list(texts).ok()
        }
        (Holds::Links | Holds::Columns, _) => {
            let [one, other] = field.holds.pair()?;
            let pairs: Vec<BTreeMap<String, String>> = serde_json::from_str(cell.as_str().ok()?).ok()?;
            let pair = |mut pair: BTreeMap<String, String>| Some([pair.remove(one)?, pair.remove(other)?]);
            field.read_pairs(pairs.into_iter().map(pair).collect::<Option<Vec<_>>>()?).ok()
        }
        (Holds::Flag | Holds::Count | Holds::Instant | Holds::Money, _) => None,
        _ => field.read(cell.as_str().ok()?).ok(),
    }
}

/// The cells of a value: two for an amount, else one.
fn written(field: &Field, value: &Value) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let cell = match value {
        Value::Money(money) => return cells::money(Some(*money)).to_vec(),
        Value::Nothing if matches!(field.holds, Holds::Money) => return cells::money(None).to_vec(),
        Value::Nothing => Cell::Null,
        Value::Text(value) => text(value),
        Value::Number(number) => Cell::Integer(*number),
        Value::Flag(flag) => Cell::from(*flag),
        Value::Id(id) => cells::id(*id),
        Value::Texts(texts) => cells::list(texts.iter().map(|text| serde_json::Value::String(text.clone()))),
        Value::Pairs(pairs) => {
            let [one, other] = field.holds.pair().unwrap_or_default();
            cells::list(pairs.iter().map(|[first, second]| serde_json::json!({ one: first, other: second })))
        }
    };
    vec![cell]
}

/// The fields of these names, with their places.
fn fields(names: &[&str], all: &'static [Field]) -> Vec<(usize, &'static Field)> {
    names.iter().filter_map(|name| all.iter().enumerate().find(|(_, field)| field.name == *name)).collect()
}
