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

impl LogLimits {
    /// Everything is kept.
    pub const NONE: Self = Self { age: Duration::MAX, bytes: u64::MAX };
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
            if pruned > 0 {
                store.forget_struck()?;
            }
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

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, buyer, reply};
    use super::super::{ActionKind, Store};
    use super::*;

    const FOREVER: Duration = Duration::from_secs(u64::MAX / 1000);

    /// A database with ten actions, a second apart.
    fn busy() -> Store {
        let mut store = Store::in_memory().unwrap();
        for n in 0..10 {
            let name = format!("r{n}");
            store.act(ActionKind::AddReply, &name, at(n * 1000), |action| action.put_reply(&reply(&name))).unwrap();
        }
        store
    }

    fn left(store: &Store) -> Vec<String> {
        store.last_actions(99).unwrap().into_iter().rev().map(|past| past.detail).collect()
    }

    #[test]
    fn what_is_too_old_is_forgotten() {
        let mut store = busy();
        let limits = LogLimits { age: Duration::from_secs(3), bytes: u64::MAX };
        assert_eq!(store.prune_log(limits, at(10_000)).unwrap(), 7);
        assert_eq!(left(&store), ["r7", "r8", "r9"]);
        assert_eq!(store.prune_log(limits, at(10_000)).unwrap(), 0);
        assert_eq!(store.prune_log(limits, at(99_000)).unwrap(), 2);
        assert_eq!(left(&store), ["r9"], "the newest stays");
        store.undo(at(99_000)).unwrap();
        assert!(matches!(store.undo(at(99_000)), Err(Error::NothingToUndo)));
    }

    #[test]
    fn what_is_too_much_is_forgotten() {
        let mut store = busy();
        let each: i64 = store.cell("SELECT max(bytes) FROM actions", []).unwrap().unwrap();
        let bytes = u64::try_from(each * 4).unwrap();
        store.prune_log(LogLimits { age: FOREVER, bytes }, at(10_000)).unwrap();
        assert_eq!(left(&store), ["r6", "r7", "r8", "r9"]);
        store.prune_log(LogLimits { age: FOREVER, bytes: 0 }, at(10_000)).unwrap();
        assert_eq!(left(&store), ["r9"]);
        let orphans = "SELECT count(*) FROM changes WHERE action NOT IN (SELECT seq FROM actions)";
        assert_eq!(store.cell(orphans, []).unwrap(), Some(0_i64));
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_tear_the_log() {
        let mut store = busy();
        store.act(ActionKind::AddReply, "late", at(-99_000), |action| action.put_reply(&reply("late"))).unwrap();
        let limits = LogLimits { age: Duration::from_secs(3), bytes: u64::MAX };
        store.prune_log(limits, at(10_000)).unwrap();
        assert_eq!(left(&store), ["r7", "r8", "r9", "late"]);
    }

    #[test]
    fn news_name_each_thing_once_and_parts_by_their_owner() {
        let mut store = busy();
        let seq = store.last_seq().unwrap();
        assert_eq!(store.news_since(seq).unwrap(), News::Changed(Vec::new()));
        let (pickup, anna) = (reply("pickup"), buyer("Anna", &[("etsy", "anna_k")]));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)
        });
        let changed =
            [Changed { entity: Entity::Reply, id: pickup.id }, Changed { entity: Entity::Buyer, id: anna.id }];
        assert_eq!(store.news_since(seq).unwrap(), News::Changed(changed.to_vec()));
        store.prune_log(LogLimits { age: FOREVER, bytes: 0 }, at(10_000)).unwrap();
        assert_eq!(store.news_since(seq).unwrap(), News::Changed(changed.to_vec()));
        assert_eq!(store.news_since(seq - 1).unwrap(), News::Everything);
    }

    #[test]
    fn failed_work_leaves_nothing_in_the_log() {
        let mut store = Store::in_memory().unwrap();
        let taken = store.act(ActionKind::ImportReplies, "file", at(0), |action| {
            action.put_reply(&reply("pickup"))?;
            action.set_meta("step", Some("2"))?;
            action.put_reply(&reply("pickup"))
        });
        assert!(matches!(taken, Err(Error::Taken { entity: Entity::Reply, label, .. }) if label == "pickup"));
        assert_eq!(store.count_replies().unwrap(), 0);
        assert_eq!((store.last_actions(9).unwrap(), store.meta("step").unwrap()), (Vec::new(), None));
    }

    #[test]
    fn notes_of_the_file_are_no_action() {
        let mut store = Store::in_memory().unwrap();
        act(&mut store, |action| action.set_meta("step", Some("2")));
        assert_eq!(store.meta("step").unwrap().as_deref(), Some("2"));
        assert!(store.last_actions(9).unwrap().is_empty());
        store.set_meta("step", None).unwrap();
        assert_eq!(store.meta("step").unwrap(), None);
    }
}
