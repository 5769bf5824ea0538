//! Writing: one action, one transaction, one entry of the change log.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Row, params, params_from_iter};

use super::error::{is_dangling, is_taken};
use super::log::Step;
use super::table::{Entity, Table};
use super::words::Bulk;
use super::{Error, Store};
use crate::model::{Id, words};

words! {
    /// What somebody did: the word under which an action stands in the change log.
    ActionKind {
        SetUp = "set-up",
        AddReply = "add-reply",
        EditReply = "edit-reply",
        RemoveReply = "remove-reply",
        /// A reply is put away.
        ArchiveReply = "archive-reply",
        UnarchiveReply = "unarchive-reply",
        ImportReplies = "import-replies",
        ImportOrders = "import-orders",
        ImportBuyers = "import-buyers",
        ImportPieces = "import-pieces",
        ImportShop = "import-shop",
        AddFact = "add-fact",
        EditFact = "edit-fact",
        RemoveFact = "remove-fact",
        AddPiece = "add-piece",
        EditPiece = "edit-piece",
        RemovePiece = "remove-piece",
        AddBuyer = "add-buyer",
        EditBuyer = "edit-buyer",
        RemoveBuyer = "remove-buyer",
        AddOrder = "add-order",
        EditOrder = "edit-order",
        RemoveOrder = "remove-order",
        OrderState = "order-state",
        Agree = "agree",
        Copy = "copy",
        Retract = "retract",
        Remember = "remember",
        Forget = "forget",
        /// Keeping a text that was not finished. It happens by itself, so undo passes over it.
        KeepDraft = "keep-draft",
        /// Its end: taken up again or thrown away. Undo passes over it too.
        DropDraft = "drop-draft",
        /// A kept text waits for its hour.
        HoldDraft = "hold-draft",
        Unlearn = "unlearn",
        MergeBuyers = "merge-buyers",
        NoteMessage = "note-message",
        EditMessage = "edit-message",
        PutAside = "put-aside",
        RemoveMessage = "remove-message",
        AddReminder = "add-reminder",
        EditReminder = "edit-reminder",
        RemoveReminder = "remove-reminder",
        /// Something due is put off or away.
        Snooze = "snooze",
        /// A piece or an extra is ticked off while packing.
        Pack = "pack",
        Pay = "pay",
        Meet = "meet",
        AddDayOff = "add-day-off",
        RemoveDayOff = "remove-day-off",
        AddSlot = "add-slot",
        RemoveSlot = "remove-slot",
        AddMapping = "add-mapping",
        EditMapping = "edit-mapping",
        RemoveMapping = "remove-mapping",
        UpdateLibrary = "update-library",
        RevertReply = "revert-reply",
        /// Everything is again what it was in a backup.
        Restore = "restore",
        /// A person is erased for good. Undo passes over it: there is nothing left to bring back.
        EraseBuyer = "erase-buyer",
        /// Something of which an erasure has left no more than which rows of others it touched. Undo passes over it too.
        Forgotten = "forgotten",
        /// Texts go that are older than the seller keeps them. Undo passes over it too.
        Expire = "expire",
    }
}

/// An action under way. What it writes counts only once the work given to [`Store::act`] has returned without an error.
#[derive(Debug)]
pub struct Action<'a> {
    pub(super) store: &'a Store,
    /// Its number in the log.
    pub(super) seq: i64,
    /// In milliseconds.
    pub(super) now: i64,
    /// The things whose derived rows must follow, and whether all there is of them is new.
    touched: BTreeMap<(Entity, Id), bool>,
    /// Whether anything outside the log was written.
    pub(super) noted: bool,
    /// What writing many at once has come to in the full-text tables, where this is such an action.
    bulk: Option<Bulk>,
}

/// What writing a row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrote {
    /// It was there already and the same.
    Nothing,
    /// It was there, perhaps as a tombstone, with another content.
    Changed,
    /// There was no such row.
    Added,
}

impl Store {
    /// Does a piece of work as one action, whole or not at all. `detail` says what it was about, for "undone: edit of
    /// pickup-address". Work that changes nothing leaves no action behind.
    ///
    /// # Errors
    /// Those of the work; [`Error::ReadOnly`], [`Error::Locked`], [`Error::DiskFull`]. Then nothing has been written.
    pub fn act<T, E: From<Error>>(
        &mut self,
        kind: ActionKind,
        detail: &str,
        now: Timestamp,
        work: impl FnOnce(&mut Action<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write(|store| {
            let mut action = Action::begin(store, Step::Do, kind, detail, now)?;
            let value = work(&mut action)?;
            let wrote = action.finish()?;
            Ok((value, wrote))
        })
    }
}

impl<'a> Action<'a> {
    pub(super) fn begin(
        store: &'a Store,
        step: Step,
        kind: ActionKind,
        detail: &str,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let now = now.as_millisecond();
        let detail = crate::text::sanitise_line(detail);
        store
            .prepare("INSERT INTO actions (id, origin, step, kind, detail, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![Id::new().to_string(), store.origin()?, step.word(), kind.word(), detail, now])?;
        let seq = store.conn.last_insert_rowid();
        Ok(Self { store, seq, now, touched: BTreeMap::new(), noted: false, bulk: None })
    }

    /// Its number in the log.
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// The database as this action has left it so far.
    pub const fn store(&self) -> &'a Store {
        self.store
    }

    /// Brings the derived rows up to date and says whether anything was written.
    pub(super) fn finish(mut self) -> Result<bool, Error> {
        if self.is_large() {
            self.settle(usize::MAX)?;
        }
        match self.bulk.take() {
            Some(mut bulk) => {
                bulk.has_removed |= self.store.index(self.touched.iter(), &self.touched)?;
                self.store.end_bulk(&bulk)?;
            }
            None => drop(self.store.index(self.touched.iter(), &self.touched)?),
        }
        for (_, entry) in self.touched.keys().filter(|(entity, _)| *entity == Entity::Entry) {
            self.store.weigh_replies_of(*entry)?;
        }
        let sized = self
            .store
            .prepare(
                "UPDATE actions SET bytes = changed.bytes FROM (
                     SELECT total(ifnull(octet_length(before), 0) + ifnull(octet_length(after), 0)) AS bytes,
                            count(*) AS rows
                     FROM changes WHERE action = ?1
                 ) AS changed WHERE seq = ?1 AND changed.rows > 0",
            )?
            .execute([self.seq])?;
        if sized == 0 && self.noted {
            self.store.prepare("DELETE FROM actions WHERE seq = ?1")?.execute([self.seq])?;
            self.store.forget_struck()?;
        }
        Ok(sized > 0 || self.noted)
    }

    /// Brings up to date what finds so many of the people and orders that were written. Says whether there are more. What is left at the end
    /// of an action follows by itself: this is for one that writes very many and tells how far it is.
    ///
    /// # Errors
    /// As for any writing.
    pub fn settle(&mut self, most: usize) -> Result<bool, Error> {
        let mut bulk = match self.bulk.take() {
            Some(bulk) => bulk,
            None => self.store.begin_bulk()?,
        };
        let is_found = |((entity, _), _): &(&(Entity, Id), &bool)| matches!(entity, Entity::Buyer | Entity::Order);
        let some: Vec<(Entity, Id)> =
            self.touched.iter().filter(is_found).map(|(thing, _)| *thing).take(most).collect();
        bulk.has_removed |=
            self.store.index(some.iter().filter_map(|thing| self.touched.get_key_value(thing)), &self.touched)?;
        self.bulk = Some(bulk);
        for thing in &some {
            self.touched.remove(thing);
        }
        Ok(some.len() == most)
    }

    /// Whether so much was written that its derived rows are better brought up to date bit by bit.
    pub(super) fn is_large(&self) -> bool {
        super::words::are_many(&self.touched)
    }

    /// Of how many things the derived rows still have to follow.
    pub(super) fn unsettled(&self) -> usize {
        self.touched.len()
    }

    /// Notes that a thing was written.
    pub(super) fn touch(&mut self, entity: Entity, id: Id) {
        self.touched.entry((entity, id)).or_insert(false);
    }

    /// Writes a row of things that stand for themselves, unless it is there already and the same.
    pub(super) fn put(&mut self, table: &'static Table, id: Id, values: &[Value]) -> Result<Wrote, Error> {
        let wrote = self.write_row(table, id, values)?;
        self.touched.entry((table.entity, id)).or_insert(wrote == Wrote::Added);
        Ok(wrote)
    }

    /// Writes a row of a thing that is not there yet.
    pub(super) fn add(&mut self, table: &'static Table, id: Id, values: &[Value]) -> Result<(), Error> {
        self.add_row(table, id, values)?;
        self.touched.insert((table.entity, id), true);
        Ok(())
    }

    /// Makes a row and its parts tombstones, if it is there and living. Says whether it was.
    pub(super) fn bury(&mut self, table: &'static Table, parts: &[&'static Table], id: Id) -> Result<bool, Error> {
        let buried = self.bury_where(table, "id", id)?;
        for part in parts {
            if let Some(owner) = part.owner {
                self.bury_where(part, owner, id)?;
            }
        }
        self.touch(table.entity, id);
        Ok(buried > 0)
    }

    pub(super) fn bury_where(&self, table: &Table, column: &str, id: Id) -> Result<usize, Error> {
        let sql = format!(
            "UPDATE {} SET deleted_at = ?1, updated_at = ?1, rev = rev + 1 WHERE {column} = ?2 AND deleted_at IS NULL",
            table.name
        );
        Ok(self.store.prepare(&sql)?.execute(params![self.now, id.to_string()])?)
    }

    /// Writes all content of a row, a living one from now on, unless it is there already and the same.
    pub(super) fn write_row(&self, table: &'static Table, id: Id, values: &[Value]) -> Result<Wrote, Error> {
        let columns: Vec<&str> = table.content().collect();
        let select = format!("SELECT deleted_at, {} FROM {} WHERE id = ?1", columns.join(", "), table.name);
        let found = {
            let mut statement = self.store.prepare(&select)?;
            let mut rows = statement.query([id.to_string()])?;
            rows.next()?.map(|row| is_living_and_same(row, values)).transpose()?
        };
        match found {
            None => self.add_row(table, id, values).map(|()| Wrote::Added),
            Some(true) => Ok(Wrote::Nothing),
            Some(false) => {
                let set = columns.join(" = ?, ");
                let sql = format!(
                    "UPDATE {} SET {set} = ?, updated_at = ?, rev = rev + 1, deleted_at = NULL WHERE id = ?",
                    table.name
                );
                self.write_values(table, &sql, id, values).map(|()| Wrote::Changed)
            }
        }
    }

    /// Writes a row of which there can be none yet.
    pub(super) fn add_row(&self, table: &'static Table, id: Id, values: &[Value]) -> Result<(), Error> {
        let mut sql = format!("INSERT INTO {} (", table.name);
        for column in table.content() {
            sql.push_str(column);
            sql.push_str(", ");
        }
        sql.push_str("updated_at, id, rev) VALUES (");
        for _ in values {
            sql.push_str("?, ");
        }
        sql.push_str("?, ?, 1)");
        self.write_values(table, &sql, id, values)
    }

    /// Fills a statement with the values of a row, the moment and the identity.
    fn write_values(&self, table: &'static Table, sql: &str, id: Id, values: &[Value]) -> Result<(), Error> {
        let tail = [Value::Integer(self.now), Value::Text(id.to_string())];
        let written = self.store.prepare(sql)?.execute(params_from_iter(values.iter().chain(&tail)));
        written.map_err(|error| refused(error, table, || label(table, values)))?;
        Ok(())
    }
}

/// Why SQLite did not take a row.
pub(super) fn refused(error: rusqlite::Error, table: &'static Table, label: impl FnOnce() -> String) -> Error {
    if is_taken(&error) {
        Error::Taken { entity: table.entity, table: table.name, label: label() }
    } else if is_dangling(&error) {
        Error::Dangling { table: table.name }
    } else {
        error.into()
    }
}

fn is_living_and_same(row: &Row<'_>, values: &[Value]) -> Result<bool, Error> {
    if row.get_ref(0)? != ValueRef::Null {
        return Ok(false);
    }
    for (index, value) in (1..).zip(values) {
        if row.get_ref(index)? != ValueRef::from(value) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What people would call the row that has this content.
fn label(table: &Table, values: &[Value]) -> String {
    let labelled = table.content().zip(values).find(|(column, _)| *column == table.label);
    match labelled {
        Some((_, Value::Text(text))) => text.clone(),
        _ => String::new(),
    }
}
