//! The change log as read: what was done, what changed since, and how long it is kept.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Params, Row, params};

use super::action::ActionKind;
use super::table::{Entity, Table};
use super::{Error, Store, at_most};
use crate::model::{Id, words};

words! {
    /// The three ways an action comes about.
    Step {
        Do = "do",
        /// It takes another one back. Its kind and detail are the other's.
        Undo = "undo",
        /// It does again what was taken back.
        Redo = "redo",
    }
}

/// An action as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAction {
    /// Its number; a later action has a higher one.
    pub seq: i64,
    pub step: Step,
    pub kind: ActionKind,
    /// What it was about: a shortcut, a name, a number.
    pub detail: String,
    pub at: Timestamp,
    /// Whether it has been taken back.
    pub undone: bool,
}

/// A thing of the shop that is not what it was; look it up again to see what it is now, if it still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Changed {
    pub entity: Entity,
    pub id: Id,
}

/// What has happened since a place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// These things changed, each named once.
    Changed(Vec<Changed>),
    /// The log no longer reaches back that far: anything may have changed.
    Everything,
}

/// How much of the log is kept. Whole actions go, the oldest first; the newest always stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLimits {
    pub age: Duration,
    /// Of the contents logged, before and after.
    pub bytes: u64,
}

impl Store {
    /// The newest actions of all devices, newest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn last_actions(&self, limit: usize) -> Result<Vec<PastAction>, Error> {
        self.past_actions("ORDER BY seq DESC LIMIT ?1", [at_most(limit)])
    }

    /// The actions a query finds, as whatever follows `FROM actions`.
    pub(super) fn past_actions(&self, rest: &str, params: impl Params) -> Result<Vec<PastAction>, Error> {
        let sql = format!("SELECT seq, step, kind, detail, at, undone_by IS NOT NULL FROM actions {rest}");
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query(params)?;
        let mut actions = Vec::new();
        while let Some(row) = rows.next()? {
            actions.push(past_action(row)?);
        }
        Ok(actions)
    }

    /// The number of the newest change. One that is made later has a higher number.
    ///
    /// # Errors
    /// As for any reading.
    pub fn last_seq(&self) -> Result<i64, Error> {
        Ok(self.prepare("SELECT ifnull(max(seq), 0) FROM changes")?.query_row([], |row| row.get(0))?)
    }

    /// What has changed since [`Store::last_seq`] gave this number.
    ///
    /// # Errors
    /// As for any reading.
    pub fn news_since(&self, seq: i64) -> Result<News, Error> {
        let first: i64 = self.prepare("SELECT ifnull(min(seq), 1) FROM changes")?.query_row([], |row| row.get(0))?;
        if seq + 1 < first {
            return Ok(News::Everything);
        }
        let mut statement = self.prepare("SELECT seq, entity, owner_id FROM changes WHERE seq > ?1")?;
        let mut rows = statement.query([seq])?;
        let mut changed = BTreeSet::new();
        while let Some(row) = rows.next()? {
            changed.insert(changed_thing(row.get(0)?, row.get(1)?, row.get(2)?)?);
        }
        Ok(News::Changed(changed.into_iter().collect()))
    }

    /// Forgets the oldest actions beyond the limits, and says how many. They can no longer be taken back.
    ///
    /// # Errors
    /// As for any writing.
    pub fn prune_log(&mut self, limits: LogLimits, now: Timestamp) -> Result<usize, Error> {
        let age = i64::try_from(limits.age.as_millis()).unwrap_or(i64::MAX);
        let oldest = now.as_millisecond().saturating_sub(age);
        let bytes = i64::try_from(limits.bytes).unwrap_or(i64::MAX);
        self.write(|store| {
            // By number, since clocks jump: what comes after an action that is kept is kept.
            let keep_from: Option<i64> = store.cell(
                "SELECT max(
                     ifnull((SELECT min(seq) FROM actions WHERE at >= ?1), newest),
                     ifnull((SELECT min(seq) FROM (
                         SELECT seq, sum(bytes) OVER (ORDER BY seq DESC) AS newer FROM actions
                     ) WHERE newer <= ?2), newest)
                 ) FROM (SELECT max(seq) AS newest FROM actions)",
                params![oldest, bytes],
            )?;
            let pruned = store.prepare("DELETE FROM actions WHERE seq < ?1")?.execute([keep_from])?;
            Ok((pruned, pruned > 0))
        })
    }
}

fn changed_thing(seq: i64, table: String, owner: String) -> Result<Changed, Error> {
    let Some(table) = Table::named(&table) else { return Err(unreadable("changes", seq, "entity", table)) };
    let Ok(id) = owner.parse() else { return Err(unreadable("changes", seq, "owner_id", owner)) };
    Ok(Changed { entity: table.entity, id })
}

fn past_action(row: &Row<'_>) -> Result<PastAction, Error> {
    let seq = row.get(0)?;
    let (step, kind): (String, String) = (row.get(1)?, row.get(2)?);
    let at: i64 = row.get(4)?;
    Ok(PastAction {
        seq,
        step: Step::from_word(&step).ok_or_else(|| unreadable("actions", seq, "step", step))?,
        kind: ActionKind::from_word(&kind).ok_or_else(|| unreadable("actions", seq, "kind", kind))?,
        detail: row.get(3)?,
        at: Timestamp::from_millisecond(at)
            .map_err(|_out_of_range| unreadable("actions", seq, "at", at.to_string()))?,
        undone: row.get(5)?,
    })
}

pub(super) fn unreadable(table: &'static str, seq: i64, column: &'static str, value: String) -> Error {
    Error::Unreadable { table, row: seq.to_string(), column, value }
}
