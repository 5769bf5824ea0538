//! Which rows are a person's, living and removed ones alike.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;
use serde_json::value::RawValue;

use crate::model::{Buyer, Channel, Handle, Id, Mark};
use crate::store::action::ActionKind;
use crate::store::log::unreadable;
use crate::store::{Error, Store};
use crate::transfer::shop::{Kind, Record};

/// For each kind of thing that can be a person's, which are: the persons at hand stand in `temp.persons`. A text about an order is its
/// buyer's, unless it names another.
pub(super) const HELD: [(&str, &str); 9] = [
    ("buyers", "id IN (SELECT id FROM temp.persons)"),
    ("orders", "buyer_id IN (SELECT id FROM temp.persons)"),
    ("journal", OF_THEIR_ORDERS),
    ("remembered", "buyer_id IN (SELECT id FROM temp.persons) OR order_id IN (SELECT id FROM temp.their_orders)"),
    ("drafts", "buyer_id IN (SELECT id FROM temp.persons)"),
    (
        "learnt_examples",
        "buyer_id IN (SELECT id FROM temp.persons)
         OR buyer_id IS NULL AND entry_id IN (
             SELECT id FROM journal WHERE buyer_id IN (SELECT id FROM temp.persons)
             OR buyer_id IS NULL AND order_id IN (SELECT id FROM temp.their_orders)
         )",
    ),
    ("messages", OF_THEIR_ORDERS),
    ("reminders", OF_THEIR_ORDERS),
    ("snoozes", "subject_id IN (SELECT id FROM temp.persons)"),
];

const OF_THEIR_ORDERS: &str = "buyer_id IN (SELECT id FROM temp.persons)
     OR buyer_id IS NULL AND order_id IN (SELECT id FROM temp.their_orders)";

/// The things of a kind that are a person's: the living, and those that were removed and are still in the file.
pub type Held = (&'static Kind, [Vec<Record>; 2]);

/// What the change log still holds of something as it was before.
#[derive(Debug, serde::Serialize)]
pub struct Earlier {
    /// The table it is in.
    pub of: String,
    pub id: String,
    /// The moment until which it was so.
    pub until: Timestamp,
    /// The row as it was.
    pub was: Box<RawValue>,
}

impl Store {
    /// The things of a kind that are held of a person, in the order in which they were added: the living, then those that were removed
    /// and are still in the file.
    ///
    /// # Errors
    /// As for any reading.
    pub fn held_of(&self, buyer: Id) -> Result<Vec<Held>, Error> {
        self.point_at(&self.same_person(buyer)?)?;
        let mut held = Vec::new();
        for (name, whose) in HELD {
            let Some(kind) = Kind::named(name) else { continue };
            let of =
                |living: &str| self.records_where(kind, &format!("WHERE ({whose}) AND deleted_at {living} ORDER BY n"));
            held.push((kind, [of("IS NULL")?, of("IS NOT NULL")?]));
        }
        Ok(held)
    }

    /// What the change log holds of a person's things as they were before, the oldest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn earlier_of(&self, buyer: Id) -> Result<Vec<Earlier>, Error> {
        self.point_at(&self.same_person(buyer)?)?;
        let theirs: Vec<String> =
            HELD.iter().map(|(table, whose)| format!("SELECT id FROM {table} WHERE {whose}")).collect();
        let mut statement = self.prepare(&format!(
            "SELECT c.seq, c.entity, c.row_id, a.at, c.before FROM changes AS c JOIN actions AS a ON a.seq = c.action
             WHERE c.before IS NOT NULL AND c.owner_id IN ({}) ORDER BY c.seq",
            theirs.join(" UNION ")
        ))?;
        let mut rows = statement.query([])?;
        let mut earlier = Vec::new();
        while let Some(row) = rows.next()? {
            let (seq, at, was): (i64, i64, String) = (row.get(0)?, row.get(3)?, row.get(4)?);
            let until = Timestamp::from_millisecond(at)
                .map_err(|_out_of_range| unreadable("changes", seq, "at", at.to_string()))?;
            let Ok(was) = RawValue::from_string(was) else { continue };
            earlier.push(Earlier { of: row.get(1)?, id: row.get(2)?, until, was });
        }
        Ok(earlier)
    }

    /// A person who was removed and is still in the file, by their exact name, a handle or the e-mail address.
    ///
    /// # Errors
    /// As for any reading.
    pub fn removed_buyers_called(&self, name: &str) -> Result<Vec<Buyer>, Error> {
        let wanted = crate::text::folded(name.trim()).into_owned();
        let is_called = |buyer: &Buyer| {
            let names = buyer.handles.iter().map(|handle| &handle.name).chain([&buyer.name]).chain(&buyer.email);
            names.into_iter().any(|name| crate::text::folded(name) == wanted) || buyer.id.to_string() == name.trim()
        };
        Ok(self.removed_buyers()?.into_iter().filter(is_called).collect())
    }

    /// The buyers that were removed, with every name they ever bore on a channel.
    fn removed_buyers(&self) -> Result<Vec<Buyer>, Error> {
        let mut removed = self.buyers_where("WHERE deleted_at IS NOT NULL ORDER BY n", [])?;
        for buyer in &mut removed {
            buyer.handles = self.handles_ever(buyer.id)?;
        }
        Ok(removed)
    }

    /// Every name a buyer bears or bore on a channel.
    pub(super) fn handles_ever(&self, buyer: Id) -> Result<Vec<Handle>, Error> {
        let mut statement = self.prepare("SELECT channel, name FROM handles WHERE buyer_id = ?1 ORDER BY position")?;
        let handles = statement.query_map([buyer.to_string()], |row| {
            Ok(Handle { channel: Channel::new(&row.get::<_, String>(0)?), name: row.get(1)? })
        })?;
        Ok(handles.collect::<Result<_, _>>()?)
    }

    /// Whether a buyer is there or was removed; one who was erased never was.
    ///
    /// # Errors
    /// As for any reading.
    pub fn was_ever(&self, buyer: Id) -> Result<bool, Error> {
        Ok(self.cell::<i64>("SELECT 1 FROM buyers WHERE id = ?1", [buyer.to_string()])?.is_some())
    }

    /// A buyer who is there or was removed, with every name they ever bore.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn buyer_ever(&self, id: Id) -> Result<Option<Buyer>, Error> {
        let found = self.buyers_where("WHERE id = ?1", [id.to_string()])?.pop();
        found.map(|buyer| Ok(Buyer { handles: self.handles_ever(id)?, ..buyer })).transpose()
    }

    /// A buyer, and those that were removed and are the same person: merged into them, or of the same handle, e-mail address, telephone
    /// number, or name and postcode.
    pub(super) fn same_person(&self, buyer: Id) -> Result<Vec<Id>, Error> {
        let mut persons = BTreeSet::from([buyer]);
        let mut marks: BTreeSet<Mark> = self.buyer_ever(buyer)?.map(|buyer| buyer.marks()).unwrap_or_default();
        let removed = self.removed_buyers()?;
        let mut statement = self.prepare(
            "SELECT DISTINCT other.row_id FROM actions AS a
             JOIN changes AS kept ON kept.action = a.seq AND (kept.row_id = ?1 OR instr(kept.after, ?1))
             JOIN changes AS other ON other.action = a.seq AND other.entity = 'buyers'
             WHERE a.kind = ?2 AND a.step <> 'undo' AND a.undone_by IS NULL",
        )?;
        let merged =
            statement.query_map(params![buyer.to_string(), ActionKind::MergeBuyers.word()], |row| row.get(0))?;
        let merged: BTreeSet<Id> =
            merged.collect::<Result<Vec<String>, _>>()?.iter().filter_map(|id| id.parse().ok()).collect();
        // Whoever is added brings marks of their own.
        loop {
            let before = persons.len();
            for other in &removed {
                let theirs = other.marks();
                if merged.contains(&other.id) || !marks.is_disjoint(&theirs) {
                    persons.insert(other.id);
                    marks.extend(theirs);
                }
            }
            if persons.len() == before {
                return Ok(persons.into_iter().collect());
            }
        }
    }

    /// Makes these the persons at hand.
    pub(super) fn point_at(&self, persons: &[Id]) -> Result<(), Error> {
        self.conn.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS persons (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
             CREATE TEMP TABLE IF NOT EXISTS their_orders (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
             DELETE FROM temp.persons;
             DELETE FROM temp.their_orders;",
        )?;
        for person in persons {
            self.prepare("INSERT OR IGNORE INTO temp.persons (id) VALUES (?1)")?.execute([person.to_string()])?;
        }
        self.conn.execute_batch(
            "INSERT INTO temp.their_orders SELECT id FROM orders WHERE buyer_id IN (SELECT id FROM temp.persons)",
        )?;
        Ok(())
    }

    /// Orders that have lost their buyer to an erasure: what belongs to one and was brought back belongs to the person.
    pub(super) fn add_listed_orders(&self) -> Result<(), Error> {
        let list = self.erasure_list()?;
        if list.is_empty() {
            return Ok(());
        }
        let mut statement = self.prepare("SELECT id, channel, number FROM orders WHERE buyer_id IS NULL")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mark = mark_of_order(row.get(1)?, &row.get::<_, String>(2)?);
            if list.erased_on(mark.as_ref()).is_some() {
                self.prepare("INSERT OR IGNORE INTO temp.their_orders (id) VALUES (?1)")?
                    .execute([row.get::<_, String>(0)?])?;
            }
        }
        Ok(())
    }

    /// What an order that is there, or was removed, and is nobody's would stand on the erasure list as.
    ///
    /// # Errors
    /// As for any reading.
    pub fn mark_of_lost_order(&self, order: Id) -> Result<Option<Mark>, Error> {
        let mut statement = self.prepare("SELECT channel, number FROM orders WHERE id = ?1 AND buyer_id IS NULL")?;
        let mut rows = statement.query([order.to_string()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(mark_of_order(row.get(0)?, &row.get::<_, String>(1)?))
    }

    /// Whether a line of the journal is what an erasure leaves of one: to nobody, and without a word.
    ///
    /// # Errors
    /// As for any reading.
    pub fn is_stripped(&self, entry: Id) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM journal WHERE id = ?1 AND buyer_id IS NULL AND text = ''";
        Ok(self.cell::<i64>(sql, [entry.to_string()])?.is_some())
    }
}

fn mark_of_order(channel: Option<String>, number: &str) -> Option<Mark> {
    Mark::order(channel.map(|channel| Channel::new(&channel)).as_ref(), number)
}
