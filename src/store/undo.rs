//! Taking back whole actions, and doing them again: both put the change log's contents back into the tables, whatever the
//! tables are.

use jiff::Timestamp;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Row, params, params_from_iter};
use serde_json::Value as Json;

use super::action::{Action, ActionKind, refused};
use super::log::{PastAction, Step, unreadable};
use super::table::Table;
use super::{Error, Store};
use crate::model::Id;

impl ActionKind {
    /// Whether undo passes over it, because nobody did it on purpose.
    pub const fn is_passed_over(self) -> bool {
        matches!(self, Self::KeepDraft | Self::DropDraft)
    }
}

/// The kinds that undo passes over, as a JSON array for a query.
fn passed_over() -> String {
    let kinds = ActionKind::ALL.iter().filter(|kind| kind.is_passed_over());
    kinds.map(|kind| kind.word()).collect::<Json>().to_string()
}

impl Store {
    /// Takes back the last action of this device that still stands, whole, and returns it.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`]; [`Error::ChangedSince`] and [`Error::Taken`] where something has happened since that the
    /// undo would destroy; those of any writing. Then nothing has been written.
    pub fn undo(&mut self, now: Timestamp) -> Result<PastAction, Error> {
        self.write(|store| {
            let found = store.past_actions(
                "WHERE origin = ?1 AND step = 'do' AND undone_by IS NULL
                     AND kind NOT IN (SELECT value FROM json_each(?2))
                 ORDER BY seq DESC LIMIT 1",
                params![store.origin()?, passed_over()],
            )?;
            let target = found.into_iter().next().ok_or(Error::NothingToUndo)?;
            let action = store.revert(&target, Step::Undo, now)?;
            store.prepare("UPDATE actions SET undone_by = ?1 WHERE seq = ?2")?.execute([action, target.seq])?;
            Ok((target, true))
        })
    }

    /// Does again what was taken back last, if nothing was done since, and returns it.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`], and as for [`Store::undo`].
    pub fn redo(&mut self, now: Timestamp) -> Result<PastAction, Error> {
        self.write(|store| {
            let found = store.past_actions(
                "WHERE origin = ?1 AND step <> 'redo' AND NOT (step = 'undo' AND undone_by IS NOT NULL)
                     AND kind NOT IN (SELECT value FROM json_each(?2))
                 ORDER BY seq DESC LIMIT 1",
                params![store.origin()?, passed_over()],
            )?;
            let undo = found.into_iter().find(|last| last.step == Step::Undo).ok_or(Error::NothingToRedo)?;
            let action = store.revert(&undo, Step::Redo, now)?;
            store.prepare("UPDATE actions SET undone_by = NULL WHERE undone_by = ?1")?.execute([undo.seq])?;
            store.prepare("UPDATE actions SET undone_by = ?1 WHERE seq = ?2")?.execute([action, undo.seq])?;
            Ok((undo, true))
        })
    }

    /// Puts back what all rows of an action were before it, as an action of its own, whose number is returned.
    fn revert(&self, target: &PastAction, step: Step, now: Timestamp) -> Result<i64, Error> {
        let mut action = Action::begin(self, step, target.kind, &target.detail, now)?;
        let seq = action.seq;
        let mut statement = self.prepare(
            "SELECT seq, entity, row_id, owner_id, before, after FROM changes WHERE action = ?1 ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([target.seq])?;
        while let Some(row) = rows.next()? {
            action.revert_change(&Logged::read(row)?)?;
        }
        action.finish()?;
        Ok(seq)
    }
}

/// One row of the log.
struct Logged {
    table: &'static Table,
    row: String,
    owner: Id,
    /// The row's content before; `None` where it was new, or is gone for good.
    before: Option<Json>,
    after: Option<Json>,
}

impl Logged {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let seq = row.get(0)?;
        let (table, owner): (String, String) = (row.get(1)?, row.get(3)?);
        let content = |index, column| -> Result<Option<Json>, Error> {
            let Some(text) = row.get::<_, Option<String>>(index)? else { return Ok(None) };
            match serde_json::from_str(&text) {
                Ok(json @ Json::Object(_)) => Ok(Some(json)),
                _ => Err(unreadable("changes", seq, column, text)),
            }
        };
        Ok(Self {
            table: Table::named(&table).ok_or_else(|| unreadable("changes", seq, "entity", table))?,
            row: row.get(2)?,
            owner: owner.parse().map_err(|_no_uuid| unreadable("changes", seq, "owner_id", owner))?,
            before: content(4, "before")?,
            after: content(5, "after")?,
        })
    }
}

impl Action<'_> {
    /// Takes one change back, if its row is still what the change made of it. The changes of an action are taken back from
    /// the last to the first, so that every row passes through the same contents again.
    fn revert_change(&mut self, change: &Logged) -> Result<(), Error> {
        self.touch(change.table.entity, change.owner);
        let current = self.store.content(change.table, &change.row)?;
        let unchanged = match (&current, &change.after) {
            (Some(current), Some(after)) => current.iter().all(|(column, cell)| is_same(cell, after.get(column))),
            _ => false,
        };
        if !unchanged {
            return Err(self.store.changed_since(change));
        }
        let columns: Vec<(&str, Value)> = match &change.before {
            Some(before) => change.table.logged().filter_map(|name| Some((name, cell(before.get(name)?)))).collect(),
            None => vec![("deleted_at", Value::Integer(self.now))],
        };
        let set: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let sql = format!(
            "UPDATE {} SET {} = ?, updated_at = ?, rev = rev + 1 WHERE id = ?",
            change.table.name,
            set.join(" = ?, ")
        );
        let tail = [Value::Integer(self.now), Value::Text(change.row.clone())];
        let values = columns.iter().map(|(_, value)| value).chain(&tail);
        let done = self.store.prepare(&sql)?.execute(params_from_iter(values));
        done.map_err(|error| refused(error, change.table, || change.label()))?;
        Ok(())
    }
}

impl Store {
    /// Everything about a row that undo is about, by column; `None` where there is no such row.
    fn content(&self, table: &'static Table, id: &str) -> Result<Option<Vec<(&'static str, Value)>>, Error> {
        let columns: Vec<&'static str> = table.logged().collect();
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", columns.join(", "), table.name);
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let cells = columns.into_iter().enumerate().map(|(index, column)| Ok((column, row.get(index)?)));
        Ok(Some(cells.collect::<Result<_, rusqlite::Error>>()?))
    }

    /// The refusal to take a change back, naming the thing the row belongs to as it is now.
    fn changed_since(&self, change: &Logged) -> Error {
        let root = Table::of(change.table.entity);
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", root.label, root.name);
        let label = self.cell(&sql, [change.owner.to_string()]).ok().flatten().unwrap_or_else(|| change.label());
        Error::ChangedSince { entity: change.table.entity, id: change.owner, label }
    }
}

impl Logged {
    /// What people would call the row.
    fn label(&self) -> String {
        let content = self.before.as_ref().or(self.after.as_ref());
        let label = content.and_then(|content| content.get(self.table.label)).and_then(Json::as_str);
        label.unwrap_or_default().to_owned()
    }
}

impl Table {
    /// The columns that undo compares and puts back.
    fn logged(&self) -> impl Iterator<Item = &'static str> {
        self.content().chain(["deleted_at"])
    }
}

/// Whether a cell is what the log says. A column that came later than the log is no difference.
fn is_same(current: &Value, logged: Option<&Json>) -> bool {
    logged.is_none_or(|logged| ValueRef::from(current) == ValueRef::from(&cell(logged)))
}

fn cell(logged: &Json) -> Value {
    match logged {
        Json::Null => Value::Null,
        Json::String(text) => Value::Text(text.clone()),
        other => other.as_i64().map_or_else(|| Value::Text(other.to_string()), Value::Integer),
    }
}
