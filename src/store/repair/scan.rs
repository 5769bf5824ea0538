//! Reading the rows of a damaged table, by every way that leads to them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::store::Error;

/// The columns that every table of the user's things has, beside its content and its number.
pub(super) const OURS: [&str; 4] = ["id", "rev", "updated_at", "deleted_at"];

/// So far beyond the last row that was read others are looked for, where nothing says how many there were.
const BEYOND: i64 = 20_000;

/// So many rows between two that were read are looked for one by one.
const MOST_BETWEEN: i64 = 5_000_000;

/// What a table looks like.
pub(super) struct Shape {
    name: String,
    /// All its columns.
    pub(super) columns: Vec<String>,
    /// The column that is the number of the row; `None` where rows have none.
    pub(super) key: Option<String>,
    has_id: bool,
}

/// What a table held that was not read.
pub(super) struct Found {
    /// The rows that there were and that cannot be read: their numbers, and their identities where these are known.
    pub(super) missing: BTreeMap<i64, Option<String>>,
    /// Whether it could be read from one end to the other.
    pub(super) is_whole: bool,
}

type Take<'t> = &'t mut dyn FnMut(i64, Vec<Value>) -> Result<(), Error>;

impl Shape {
    pub(super) fn of(conn: &Connection, name: &str) -> Result<Self, Error> {
        let mut statement = conn.prepare("SELECT name, type, pk FROM pragma_table_info(?1)")?;
        let found = statement
            .query_map([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<Vec<(String, String, i64)>, _>>()?;
        let keys: Vec<&(String, String, i64)> = found.iter().filter(|(_, _, place)| *place > 0).collect();
        let key = match keys.as_slice() {
            [(column, kind, _)] if kind == "INTEGER" => Some(column.clone()),
            _ => None,
        };
        let columns: Vec<String> = found.iter().map(|(column, ..)| column.clone()).collect();
        Ok(Self { name: name.to_owned(), has_id: columns.iter().any(|column| column == "id"), columns, key })
    }

    fn select(&self, rest: &str) -> String {
        format!("SELECT {} FROM {} NOT INDEXED {rest}", self.columns.join(", "), self.name)
    }
}

/// Reads every row that can be read, each once.
pub(super) fn rows(from: &Connection, shape: &Shape, take: Take<'_>) -> Result<Found, Error> {
    let Some(key) = &shape.key else { return without_numbers(from, shape, take) };
    let at = shape.columns.iter().position(|column| column == key).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut row = |values: Vec<Value>| {
        let Some(Value::Integer(number)) = values.get(at) else { return Ok(0) };
        let number = *number;
        if seen.insert(number) {
            take(number, values)?;
        }
        Ok(number)
    };
    let (first, is_whole) = walk(from, &shape.select(&format!("ORDER BY {key}")), &|_| true, &mut row)?;
    if is_whole {
        return Ok(Found { missing: BTreeMap::new(), is_whole });
    }
    let lowest = first.unwrap_or(0);
    let down = |number: i64| number > lowest;
    let (last, _) = walk(from, &shape.select(&format!("ORDER BY {key} DESC")), &down, &mut row)?;
    let known = if shape.has_id { identities(from, shape, key) } else { Known::default() };
    let most = known.rows.keys().next_back().copied();
    let end = last.or(most.map(|most| most + 1)).unwrap_or_else(|| lowest.saturating_add(BEYOND));
    let one = shape.select(&format!("WHERE {key} = ?1"));
    let between = lowest.saturating_add(1)..end.min(lowest.saturating_add(MOST_BETWEEN));
    for number in between.clone().chain(known.rows.keys().copied().filter(|number| !between.contains(number))) {
        if let Some(values) = single(from, &one, number) {
            row(values)?;
        }
    }
    let mut missing: BTreeMap<i64, Option<String>> = BTreeMap::new();
    for (number, id) in &known.rows {
        if !seen.contains(number) {
            missing.insert(*number, Some(id.clone()));
        }
    }
    // Rows are never taken out but for good: where the identities are not all known, a number without a row is a lost one.
    if !known.is_whole && (last.is_some() || most.is_some()) {
        for number in between.filter(|number| !seen.contains(number)) {
            missing.entry(number).or_insert(None);
        }
    }
    Ok(Found { missing, is_whole })
}

/// Rows that have no number: from the beginning, and from the end.
fn without_numbers(from: &Connection, shape: &Shape, take: Take<'_>) -> Result<Found, Error> {
    let mut row = |values: Vec<Value>| take(0, values).map(|()| 0);
    let select = format!("SELECT {} FROM {}", shape.columns.join(", "), shape.name);
    let (_, is_whole) = walk(from, &select, &|_| true, &mut row)?;
    if !is_whole {
        let order = shape.columns.first().map(|column| format!("{select} ORDER BY {column} DESC")).unwrap_or_default();
        walk(from, &order, &|_| true, &mut row)?;
    }
    Ok(Found { missing: BTreeMap::new(), is_whole })
}

/// Takes rows in their order, as long as their numbers are wanted, until reading fails. Gives the number of the last, and whether
/// the end was reached.
fn walk(
    from: &Connection,
    sql: &str,
    wanted: &dyn Fn(i64) -> bool,
    row: &mut dyn FnMut(Vec<Value>) -> Result<i64, Error>,
) -> Result<(Option<i64>, bool), Error> {
    // A table that is not there any more has no rows.
    let Ok(mut statement) = from.prepare(sql) else { return Ok((None, false)) };
    let columns = statement.column_count();
    let Ok(mut rows) = statement.query([]) else { return Ok((None, false)) };
    let mut last = None;
    loop {
        match rows.next() {
            Ok(Some(found)) => {
                // A row with a cell that cannot be read is passed over, and looked for again by its number.
                let Some(values) = values(found, columns) else { continue };
                let number = row(values)?;
                if !wanted(number) {
                    return Ok((last, true));
                }
                last = Some(number);
            }
            Ok(None) => return Ok((last, true)),
            Err(_damaged) => return Ok((last, false)),
        }
    }
}

fn values(row: &Row<'_>, columns: usize) -> Option<Vec<Value>> {
    (0..columns).map(|column| row.get::<_, Value>(column).ok()).collect()
}

fn single(from: &Connection, sql: &str, number: i64) -> Option<Vec<Value>> {
    let mut statement = from.prepare_cached(sql).ok()?;
    let columns = statement.column_count();
    let mut rows = statement.query([number]).ok()?;
    values(rows.next().ok()??, columns)
}

/// What an index tells of the rows there were.
#[derive(Default)]
struct Known {
    /// The identities by the numbers of the rows.
    rows: BTreeMap<i64, String>,
    is_whole: bool,
}

/// Reads the index of identities, which has the number of each row, from both ends.
fn identities(from: &Connection, shape: &Shape, key: &str) -> Known {
    let mut known = Known::default();
    for order in ["", " DESC"] {
        let sql = format!("SELECT {key}, id FROM {} ORDER BY id{order}", shape.name);
        let Ok(mut statement) = from.prepare(&sql) else { return known };
        let Ok(mut rows) = statement.query([]) else { return known };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    if let (Ok(number), Ok(id)) = (row.get(0), row.get(1)) {
                        known.rows.insert(number, id);
                    }
                }
                Ok(None) => {
                    known.is_whole = true;
                    return known;
                }
                Err(_damaged) => break,
            }
        }
    }
    known
}
