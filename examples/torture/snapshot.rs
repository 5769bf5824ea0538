//! What is in a database, read without the program: its change log, its living rows, its notes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

/// Everything of a database at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Snapshot {
    pub(crate) log: Vec<Action>,
    /// By table, by identity: the content of every row that is not a tombstone.
    pub(crate) living: BTreeMap<String, BTreeMap<String, Vec<(String, String)>>>,
    pub(crate) notes: BTreeMap<String, String>,
}

/// An action of the change log with all it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) seq: i64,
    pub(crate) id: String,
    pub(crate) step: String,
    pub(crate) kind: String,
    pub(crate) detail: String,
    pub(crate) undone_by: Option<i64>,
    pub(crate) changes: Vec<Change>,
}

/// One row before and after.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    pub(crate) table: String,
    pub(crate) row: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

impl Snapshot {
    /// Reads a database. SQLite brings in what is left in its log.
    pub(crate) fn of(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        let mut snapshot = Self { log: actions(&conn)?, ..Self::default() };
        let mut notes = conn.prepare("SELECT key, value FROM meta")?;
        snapshot.notes = notes.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        for table in tables(&conn)? {
            let rows = living(&conn, &table)?;
            if !rows.is_empty() {
                snapshot.living.insert(table, rows);
            }
        }
        Ok(snapshot)
    }

    /// A column of every living row of a table.
    pub(crate) fn names(&self, table: &str, column: &str) -> Vec<String> {
        let rows = self.living.get(table).into_iter().flat_map(BTreeMap::values);
        rows.filter_map(|cells| cells.iter().find(|(name, _)| name == column).map(|(_, value)| value.clone())).collect()
    }

    pub(crate) fn count(&self, table: &str) -> usize {
        self.living.get(table).map_or(0, BTreeMap::len)
    }

    /// The shortcuts of the replies whose text has this in it.
    pub(crate) fn asking(&self, question: &str) -> Vec<&str> {
        let cell = |cells: &'_ [(String, String)], column: &str| -> Option<usize> {
            cells.iter().position(|(name, _)| name == column)
        };
        let (Some(replies), Some(variants)) = (self.living.get("replies"), self.living.get("variants")) else {
            return Vec::new();
        };
        let of = variants.values().filter_map(|cells| {
            let (body, reply) = (cell(cells, "body")?, cell(cells, "reply_id")?);
            let reply = replies.get(&cells.get(reply)?.1)?;
            let shortcut = cell(reply, "shortcut")?;
            cells.get(body)?.1.contains(question).then_some(reply.get(shortcut)?.1.as_str())
        });
        of.collect()
    }

    /// The identities of everything it knows.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        let rows = self.log.iter().flat_map(|action| &action.changes).map(|change| change.row.as_str());
        rows.chain(self.log.iter().map(|action| action.id.as_str())).collect()
    }

    /// The action that the next undo takes back: the last that still stands, and after which no erasure has taken out of the log what was done
    /// to the same rows.
    pub(crate) fn next_undo(&self) -> Option<&Action> {
        let mut forgotten: BTreeSet<(&str, &str)> = BTreeSet::new();
        for action in self.log.iter().rev() {
            let is_passed_over = ["keep-draft", "erase-buyer", "forgotten"].contains(&action.kind.as_str());
            let rows = |change: &'_ Change| forgotten.contains(&(change.table.as_str(), change.row.as_str()));
            let stands = action.step == "do" && action.undone_by.is_none();
            if stands && !is_passed_over && !action.changes.iter().any(rows) {
                return Some(action);
            }
            let blank = action.changes.iter().filter(|change| change.before.is_empty() && change.after.is_empty());
            forgotten.extend(blank.map(|change| (change.table.as_str(), change.row.as_str())));
        }
        None
    }
}

fn actions(conn: &Connection) -> rusqlite::Result<Vec<Action>> {
    let mut changes: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
    let mut statement =
        conn.prepare("SELECT action, entity, row_id, ifnull(before, ''), ifnull(after, '') FROM changes ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let change = Change { table: row.get(1)?, row: row.get(2)?, before: row.get(3)?, after: row.get(4)? };
        changes.entry(row.get(0)?).or_default().push(change);
    }
    let mut statement = conn.prepare("SELECT seq, id, step, kind, detail, undone_by FROM actions ORDER BY seq")?;
    let action = |row: &Row<'_>| {
        let seq = row.get(0)?;
        Ok(Action {
            seq,
            id: row.get(1)?,
            step: row.get(2)?,
            kind: row.get(3)?,
            detail: row.get(4)?,
            undone_by: row.get(5)?,
            changes: changes.remove(&seq).unwrap_or_default(),
        })
    };
    statement.query_map([], action)?.collect()
}

/// The tables of the user's data: those whose rows become tombstones.
fn tables(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema AS t WHERE type = 'table'
             AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'deleted_at')",
    )?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn living(conn: &Connection, table: &str) -> rusqlite::Result<BTreeMap<String, Vec<(String, String)>>> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table} WHERE deleted_at IS NULL"))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    let mut living = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let mut cells = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            // How often and when a row was written is no content; its number here is its place in the file.
            if !["n", "rev", "updated_at", "deleted_at"].contains(&column.as_str()) {
                cells.push((column.clone(), shown(&row.get(index)?)));
            }
        }
        living.insert(row.get("id")?, cells);
    }
    Ok(living)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{bytes:?}"),
    }
}
