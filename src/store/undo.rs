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

/// Of so many things the derived rows are brought up to date between two words on how far it is.
const AT_ONCE: usize = 1_000;

impl ActionKind {
    /// Whether undo passes over it: because nobody did it on purpose, or because nothing is left that could come back.
    pub const fn is_passed_over(self) -> bool {
        matches!(self, Self::KeepDraft | Self::EraseBuyer | Self::Forgotten | Self::Expire)
    }
}

/// The number of the last action that was done in another file: this one was made of that, and undo does not reach there.
pub(super) const NO_FURTHER: &str = "undo-begins";

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
        self.undo_telling(now, &mut |_, _| ())
    }

    /// The same. `progress` is told how many rows are done, of how many.
    ///
    /// # Errors
    /// As for [`Store::undo`].
    pub fn undo_telling(
        &mut self,
        now: Timestamp,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<PastAction, Error> {
        self.write(|store| {
            let target = store.next_undo()?.ok_or(store.nothing_to_undo()?)?;
            let action = store.revert(&target, Step::Undo, now, progress)?;
            store.list_again(target.seq)?;
            store.prepare("UPDATE actions SET undone_by = ?1 WHERE seq = ?2")?.execute([action, target.seq])?;
            Ok((target, true))
        })
    }

    /// The action that [`Store::undo`] would take back. One after which something was done to the same row that an erasure has taken out of
    /// the log is passed over: what the row was in between is not known any more, and undo would end there for good.
    ///
    /// # Errors
    /// As for any reading.
    pub fn next_undo(&self) -> Result<Option<PastAction>, Error> {
        let found = self.past_actions(
            "WHERE origin = ?1 AND step = 'do' AND undone_by IS NULL AND seq > ?3
                 AND kind NOT IN (SELECT value FROM json_each(?2))
                 AND NOT (?4 AND EXISTS (
                     SELECT 1 FROM changes AS blank WHERE blank.before IS NULL AND blank.after IS NULL AND blank.action > actions.seq
                     AND (blank.entity, blank.row_id) IN (SELECT entity, row_id FROM changes WHERE action = actions.seq)
                 ))
             ORDER BY seq DESC LIMIT 1",
            params![self.origin()?, passed_over(), self.no_further()?.unwrap_or(0), self.has_forgotten()?],
        )?;
        Ok(found.into_iter().next())
    }

    /// Whether anything was ever taken out of the middle of the log.
    pub(super) fn has_forgotten(&self) -> Result<bool, Error> {
        Ok(self.erasures()? > 0 || self.expired_on()?.is_some())
    }

    /// Begins undo anew: what was done so far was done in another file, and stays.
    pub(super) fn begin_undo_anew(&self) -> Result<(), Error> {
        let last: i64 = self.prepare("SELECT ifnull(max(seq), 0) FROM actions")?.query_row([], |row| row.get(0))?;
        self.write_meta(NO_FURTHER, Some(&last.to_string()))
    }

    /// The last action that undo does not reach, where this file was made of another.
    fn no_further(&self) -> Result<Option<i64>, Error> {
        Ok(self.meta(NO_FURTHER)?.and_then(|seq| seq.parse().ok()))
    }

    fn nothing_to_undo(&self) -> Result<Error, Error> {
        Ok(if self.no_further()?.is_some() { Error::NothingSince } else { Error::NothingToUndo })
    }

    /// Does again what was taken back last, if nothing was done since, and returns it.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`], and as for [`Store::undo`].
    pub fn redo(&mut self, now: Timestamp) -> Result<PastAction, Error> {
        self.redo_telling(now, &mut |_, _| ())
    }

    /// The same. `progress` is told how many rows are done, of how many.
    ///
    /// # Errors
    /// As for [`Store::redo`].
    pub fn redo_telling(
        &mut self,
        now: Timestamp,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<PastAction, Error> {
        self.write(|store| {
            let found = store.past_actions(
                "WHERE origin = ?1 AND step <> 'redo' AND NOT (step = 'undo' AND undone_by IS NOT NULL)
                     AND kind NOT IN (SELECT value FROM json_each(?2)) AND seq > ?3
                 ORDER BY seq DESC LIMIT 1",
                params![store.origin()?, passed_over(), store.no_further()?.unwrap_or(0)],
            )?;
            let undo = found.into_iter().find(|last| last.step == Step::Undo).ok_or(Error::NothingToRedo)?;
            let action = store.revert(&undo, Step::Redo, now, progress)?;
            let again: Option<i64> = store.cell("SELECT seq FROM actions WHERE undone_by = ?1", [undo.seq])?;
            again.map(|again| store.strike_again(again)).transpose()?;
            store.prepare("UPDATE actions SET undone_by = NULL WHERE undone_by = ?1")?.execute([undo.seq])?;
            store.prepare("UPDATE actions SET undone_by = ?1 WHERE seq = ?2")?.execute([action, undo.seq])?;
            Ok((undo, true))
        })
    }

    /// Puts back what all rows of an action were before it, as an action of its own, whose number is returned.
    fn revert(
        &self,
        target: &PastAction,
        step: Step,
        now: Timestamp,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<i64, Error> {
        let mut action = Action::begin(self, step, target.kind, &target.detail, now)?;
        let seq = action.seq;
        let all: Option<i64> = self.cell("SELECT count(*) FROM changes WHERE action = ?1", [target.seq])?;
        let all = all.and_then(|all| usize::try_from(all).ok()).unwrap_or_default();
        let mut statement = self.prepare(
            "SELECT seq, entity, row_id, owner_id, before, after FROM changes WHERE action = ?1 ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([target.seq])?;
        let mut done = 0;
        while let Some(row) = rows.next()? {
            // What is derived from the rows follows at the end, and takes about half as long.
            progress(done * 2 / 3, all);
            action.revert_change(&Logged::read(row)?)?;
            done += 1;
        }
        let unsettled = action.unsettled().max(1);
        while action.is_large() {
            progress(all - all / 3 * action.unsettled() / unsettled, all);
            action.settle(AT_ONCE)?;
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
        if change.before.is_none() && change.after.is_none() {
            // An erasure has left nothing of it that could be taken back: the row stays as it is.
            return Ok(());
        }
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
        let mut sql = format!("UPDATE {} SET updated_at = ?, rev = rev + 1", change.table.name);
        for (name, _) in &columns {
            sql.push_str(", ");
            sql.push_str(name);
            sql.push_str(" = ?");
        }
        sql.push_str(" WHERE id = ?");
        let (now, id) = (Value::Integer(self.now), Value::Text(change.row.clone()));
        let values = std::iter::once(&now).chain(columns.iter().map(|(_, value)| value)).chain([&id]);
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
    pub(super) fn logged(&self) -> impl Iterator<Item = &'static str> {
        self.content().chain(["deleted_at"])
    }
}

/// Whether a cell is what the log says. A column that came later than the log is no difference.
pub(super) fn is_same(current: &Value, logged: Option<&Json>) -> bool {
    logged.is_none_or(|logged| ValueRef::from(current) == ValueRef::from(&cell(logged)))
}

pub(super) fn cell(logged: &Json) -> Value {
    match logged {
        Json::Null => Value::Null,
        Json::String(text) => Value::Text(text.clone()),
        other => other.as_i64().map_or_else(|| Value::Text(other.to_string()), Value::Integer),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, buyer, order, reply};
    use super::super::{ActionKind, Entity, Error, Step, Store};
    use crate::model::{Id, Reply};

    fn rename(store: &mut Store, reply: &Reply, category: &str) {
        let edited = Reply { category: category.to_owned(), ..reply.clone() };
        let shortcut = reply.shortcut.to_string();
        store.act(ActionKind::EditReply, &shortcut, at(1), |action| action.put_reply(&edited)).unwrap();
    }

    #[test]
    fn undo_says_what_it_took_back_and_the_log_keeps_both() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup-address");
        act(&mut store, |action| action.put_reply(&pickup));
        rename(&mut store, &pickup, "delivery");
        let undone = store.undo(at(2)).unwrap();
        assert_eq!((undone.kind, undone.detail.as_str(), undone.at), (ActionKind::EditReply, "pickup-address", at(1)));
        let log: Vec<_> =
            store.last_actions(2).unwrap().into_iter().map(|past| (past.step, past.kind, past.undone)).collect();
        assert_eq!(log, [(Step::Undo, ActionKind::EditReply, false), (Step::Do, ActionKind::EditReply, true)]);
        assert_eq!(store.reply(pickup.id).unwrap(), Some(pickup));
    }

    #[test]
    fn what_was_done_since_ends_redo() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        rename(&mut store, &pickup, "delivery");
        store.undo(at(2)).unwrap();
        rename(&mut store, &pickup, "price");
        assert!(matches!(store.redo(at(3)), Err(Error::NothingToRedo)));
    }

    #[test]
    fn undo_refuses_to_destroy_what_another_device_did_since() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        rename(&mut store, &pickup, "delivery");
        let here = store.meta("origin").unwrap();
        store.set_meta("origin", Some("elsewhere")).unwrap();
        rename(&mut store, &pickup, "price");
        store.set_meta("origin", here.as_deref()).unwrap();
        let actions = store.last_actions(9).unwrap();
        match store.undo(at(2)) {
            Err(Error::ChangedSince { entity: Entity::Reply, id, label }) => {
                assert_eq!((id, label.as_str()), (pickup.id, "pickup"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(store.last_actions(9).unwrap(), actions);
        assert_eq!(store.reply(pickup.id).unwrap().unwrap().category, "price");
    }

    #[test]
    fn undo_does_not_take_a_name_away_from_another() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        act(&mut store, |action| action.remove_reply(pickup.id));
        store.set_meta("origin", Some("elsewhere")).unwrap();
        act(&mut store, |action| action.put_reply(&reply("pickup")));
        let first: String = store.cell("SELECT origin FROM actions ORDER BY seq LIMIT 1", []).unwrap().unwrap();
        store.set_meta("origin", Some(&first)).unwrap();
        match store.undo(at(2)) {
            Err(Error::Taken { entity: Entity::Reply, label, .. }) => assert_eq!(label, "pickup"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_row_that_is_gone_for_good_cannot_come_back() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna", &[]);
        act(&mut store, |action| action.put_buyer(&anna));
        store.conn.execute("DELETE FROM buyers", []).unwrap();
        assert!(matches!(store.undo(at(1)), Err(Error::ChangedSince { entity: Entity::Buyer, .. })));
        let kept: Option<String> =
            store.cell("SELECT ifnull(before, after) FROM changes ORDER BY seq DESC", []).unwrap().flatten();
        assert_eq!(kept, None, "the log keeps nothing of an erased row");
    }

    #[test]
    fn a_draft_kept_on_the_way_out_is_not_what_undo_is_for() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        let draft = crate::model::Draft {
            id: Id::new(),
            place: "message".to_owned(),
            text: "Dear".to_owned(),
            buyer: None,
            reply: None,
            kept_at: at(1),
            not_before: None,
        };
        store.act(ActionKind::KeepDraft, "", at(1), |action| action.keep_draft(&draft)).unwrap();
        store.undo(at(2)).unwrap();
        assert_eq!(store.reply(pickup.id).unwrap(), None);
        assert_eq!(store.drafts().unwrap(), std::slice::from_ref(&draft));
        store.redo(at(3)).unwrap();
        assert_eq!(store.reply(pickup.id).unwrap(), Some(pickup));
        store.act(ActionKind::DropDraft, "", at(4), |action| action.drop_draft(draft.id)).unwrap();
        assert!(store.drafts().unwrap().is_empty());
        store.undo(at(5)).unwrap();
        assert_eq!(store.drafts().unwrap(), [draft], "throwing one away was done on purpose");
    }

    #[test]
    fn an_import_of_thousands_is_taken_back_whole() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna", &[]);
        act(&mut store, |action| action.put_buyer(&anna));
        act(&mut store, |action| (0..1500).try_for_each(|n| action.put_order(&order(&format!("n{n}"), &anna))));
        assert_eq!(store.find_orders("anna n149", 99).unwrap().len(), 11);
        let mut told = Vec::new();
        store.undo_telling(at(1), &mut |done, all| told.push((done, all))).unwrap();
        assert!(
            told.is_sorted() && told.len() > 1500 && told.iter().all(|(done, all)| done <= all && all == &told[0].1)
        );
        assert!(store.find_orders("anna", 99).unwrap().is_empty());
        assert_eq!(store.find_buyers("anna", 9).unwrap(), [anna]);
        let secure = "SELECT min(v) FROM (SELECT v FROM order_words_config WHERE k = 'secure-delete'
                      UNION ALL SELECT v FROM buyer_words_config WHERE k = 'secure-delete'
                      UNION ALL SELECT v FROM buyer_ends_config WHERE k = 'secure-delete'
                      UNION ALL SELECT v FROM order_ends_config WHERE k = 'secure-delete')";
        assert_eq!(store.cell(secure, []).unwrap(), Some(1_i64));
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn there_may_be_nothing_to_undo() {
        let mut store = Store::in_memory().unwrap();
        assert!(matches!(store.undo(at(0)), Err(Error::NothingToUndo)));
        assert!(matches!(store.redo(at(0)), Err(Error::NothingToRedo)));
        let pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        act(&mut store, |action| action.put_reply(&pickup));
        store.undo(at(1)).unwrap();
        assert!(matches!(store.undo(at(1)), Err(Error::NothingToUndo)), "writing the same again is no action");
    }
}
