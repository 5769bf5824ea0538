//! Whether the change log, the records and what is derived from them agree: what the log says of a row, replayed, is the row.
//!
//! SQLite's own check knows pages and indexes; this one knows what the tables mean. A row that was written past the log, a change that
//! is half there, a name that no longer finds its buyer: all of that is sound to SQLite.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use serde_json::Value as Json;

use super::table::{TABLES, Table};
use super::undo::is_same;
use super::{Error, Store};
use crate::model::{Id, words};

words! {
    /// How parts of the database disagree.
    Disagrees {
        /// A row is not what its last change has made of it.
        Record = "record",
        /// The log speaks of a row that is not there, and does not say that it was erased.
        Missing = "missing",
        /// The log reaches back to the beginning and does not know a row.
        Unlogged = "unlogged",
        /// A change begins with another content than the one before it has left.
        Chain = "chain",
        /// An action without a change, a change of a table that is none, an undo of nothing.
        Action = "action",
        /// What is derived from the records is not what it would be if it were made anew: [`Store::rebuild_derived`] mends that.
        Derived = "derived",
    }
}

/// Rows of one table that disagree in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    pub how: Disagrees,
    /// The table as it is called in the database.
    pub table: String,
    /// How many rows.
    pub rows: usize,
    /// One of them: its identity, or its number where it has none.
    pub example: String,
}

/// The rows found so far, by how they disagree and where: how many, and the first.
#[derive(Default)]
struct Found(BTreeMap<(Disagrees, String), (usize, String)>);

impl Found {
    fn note(&mut self, how: Disagrees, table: &str, row: &str) {
        let (rows, _) = self.0.entry((how, table.to_owned())).or_insert_with(|| (0, row.to_owned()));
        *rows += 1;
    }
}

/// A change as the log has it, without what it belongs to.
struct Content {
    table: String,
    row: String,
    before: Option<String>,
    after: Option<String>,
}

impl Content {
    /// Of what was erased the log keeps only that it is gone; it then says nothing of what the row was or is.
    const fn is_blank(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }

    fn is_of(&self, other: &Self) -> bool {
        self.table == other.table && self.row == other.row
    }
}

impl Store {
    /// Where log, records and what is derived from them disagree: nothing where all is well. Reads everything, as of one moment.
    ///
    /// # Errors
    /// As for any reading.
    pub fn disagreements(&self) -> Result<Vec<Disagreement>, Error> {
        let found = self.at_one_moment(|store| {
            let mut found = Found::default();
            store.replay(&mut found)?;
            store.look_for_odd_actions(&mut found)?;
            store.compare_derived(&mut found)?;
            Ok::<Found, Error>(found)
        })?;
        let disagreement =
            |((how, table), (rows, example)): ((_, _), (_, _))| Disagreement { how, table, rows, example };
        Ok(found.0.into_iter().map(disagreement).collect())
    }

    /// Goes through the changes of each row in their order. Only their numbers are sorted: the contents may be more than memory holds.
    fn replay(&self, found: &mut Found) -> Result<(), Error> {
        let mut numbers = self.prepare("SELECT seq FROM changes ORDER BY entity, row_id, seq")?;
        let mut content = self.prepare("SELECT entity, row_id, before, after FROM changes WHERE seq = ?1")?;
        let mut known: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut last: Option<Content> = None;
        let mut rows = numbers.query([])?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            let change = content.query_row([seq], |row| {
                Ok(Content { table: row.get(0)?, row: row.get(1)?, before: row.get(2)?, after: row.get(3)? })
            })?;
            match last.take() {
                Some(before) if before.is_of(&change) && follows(&before, &change) => {}
                Some(before) if before.is_of(&change) => found.note(Disagrees::Chain, &change.table, &change.row),
                Some(ended) => self.hold_against(&ended, &mut known, found)?,
                None => {}
            }
            last = Some(change);
        }
        if let Some(ended) = last {
            self.hold_against(&ended, &mut known, found)?;
        }
        if self.log_is_complete()? {
            self.look_for_unlogged(&known, found)?;
        }
        Ok(())
    }

    /// Compares a row with the last change of it.
    fn hold_against(
        &self,
        last: &Content,
        known: &mut BTreeMap<&'static str, usize>,
        found: &mut Found,
    ) -> Result<(), Error> {
        let Some(table) = Table::named(&last.table) else {
            found.note(Disagrees::Action, &last.table, &last.row);
            return Ok(());
        };
        let columns: Vec<&'static str> = table.logged().chain(["rev", "updated_at"]).collect();
        let Some(cells) = self.cells_of(table, &columns, &last.row)? else {
            if !last.is_blank() {
                found.note(Disagrees::Missing, table.name, &last.row);
            }
            return Ok(());
        };
        *known.entry(table.name).or_default() += 1;
        let logged = last.after.as_deref().map(serde_json::from_str::<Json>);
        let agrees = match logged {
            Some(Ok(logged)) => columns.iter().zip(&cells).all(|(column, cell)| is_same(cell, logged.get(*column))),
            Some(Err(_no_json)) => false,
            None => last.is_blank(),
        };
        if !agrees {
            found.note(Disagrees::Record, table.name, &last.row);
        }
        Ok(())
    }

    /// These cells of a row; `None` where there is no such row.
    fn cells_of(&self, table: &Table, columns: &[&str], row: &str) -> Result<Option<Vec<Value>>, Error> {
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", columns.join(", "), table.name);
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([row])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some((0..columns.len()).map(|index| row.get(index)).collect::<Result<_, rusqlite::Error>>()?))
    }

    /// Whether nothing of the log was ever forgotten: its numbers begin with 1, or none was ever given; and nobody was erased and no text has
    /// expired, with which actions go that have also written rows that stay.
    fn log_is_complete(&self) -> Result<bool, Error> {
        let first: i64 = self.cell("SELECT ifnull(min(seq), 0) FROM changes", [])?.unwrap_or_default();
        let given: i64 = self.cell("SELECT seq FROM sqlite_sequence WHERE name = 'changes'", [])?.unwrap_or_default();
        Ok((first == 1 || given == 0) && !self.has_forgotten()?)
    }

    fn look_for_unlogged(&self, known: &BTreeMap<&'static str, usize>, found: &mut Found) -> Result<(), Error> {
        for table in TABLES {
            let count: i64 = self.cell(&format!("SELECT count(*) FROM {}", table.name), [])?.unwrap_or_default();
            let known = known.get(table.name).copied().unwrap_or_default();
            if usize::try_from(count).is_ok_and(|count| count == known) {
                continue;
            }
            self.note_all(
                found,
                Disagrees::Unlogged,
                table.name,
                &format!(
                    "SELECT id FROM {0} WHERE id NOT IN (SELECT row_id FROM changes WHERE entity = '{0}')",
                    table.name
                ),
            )?;
        }
        Ok(())
    }

    fn look_for_odd_actions(&self, found: &mut Found) -> Result<(), Error> {
        self.note_all(
            found,
            Disagrees::Action,
            "actions",
            "SELECT id FROM actions AS one WHERE seq NOT IN (SELECT action FROM changes) OR undone_by IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM actions AS other WHERE other.seq = one.undone_by AND other.seq > one.seq AND other.step <> 'do'
             )",
        )?;
        self.note_all(
            found,
            Disagrees::Action,
            "changes",
            "SELECT row_id FROM changes WHERE action NOT IN (SELECT seq FROM actions)",
        )
    }

    fn compare_derived(&self, found: &mut Found) -> Result<(), Error> {
        self.note_all(
            found,
            Disagrees::Derived,
            "standing",
            "SELECT CAST(n AS TEXT) FROM (
                 SELECT * FROM (SELECT n, state, since FROM stands WHERE since IS NOT NULL EXCEPT SELECT n, state, since FROM standing)
                 UNION ALL
                 SELECT * FROM (SELECT n, state, since FROM standing EXCEPT SELECT n, state, since FROM stands)
             )",
        )?;
        for reply in self.replies_weighed_wrongly()? {
            found.note(Disagrees::Derived, "usage", &reply);
        }
        for (table, words) in [("buyers", "buyer_words"), ("orders", "order_words")] {
            for id in self.living(table)? {
                let agrees = if table == "buyers" { self.buyer_is_indexed(id)? } else { self.order_is_indexed(id)? };
                if !agrees {
                    found.note(Disagrees::Derived, words, &id.to_string());
                }
            }
        }
        for (words, table) in
            [("buyer_words", "buyers"), ("buyer_ends", "buyers"), ("order_words", "orders"), ("order_ends", "orders")]
        {
            let sql = format!(
                "SELECT CAST(rowid AS TEXT) FROM {words} WHERE rowid NOT IN (SELECT n FROM {table} WHERE deleted_at IS NULL)"
            );
            self.note_all(found, Disagrees::Derived, words, &sql)?;
        }
        Ok(())
    }

    fn living(&self, table: &str) -> Result<Vec<Id>, Error> {
        let mut statement = self.prepare(&format!("SELECT id FROM {table} WHERE deleted_at IS NULL"))?;
        let mut rows = statement.query([])?;
        let mut living = Vec::new();
        while let Some(row) = rows.next()? {
            // What is no identity is told by whoever reads the row.
            living.extend(row.get::<_, String>(0)?.parse::<Id>());
        }
        Ok(living)
    }

    /// Notes every row that a query names.
    fn note_all(&self, found: &mut Found, how: Disagrees, table: &str, sql: &str) -> Result<(), Error> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.note(how, table, &row.get::<_, String>(0)?);
        }
        Ok(())
    }
}

/// Whether a change begins with what the one before it has left, as far as both say.
fn follows(before: &Content, change: &Content) -> bool {
    let (Some(left), Some(begins)) = (&before.after, &change.before) else {
        // A row is added once; of what was erased nothing is known, and it may come back.
        return before.is_blank() || change.is_blank();
    };
    if left == begins {
        return true;
    }
    // A schema that came between them has columns which the older change does not know.
    match (serde_json::from_str(left), serde_json::from_str(begins)) {
        (Ok(Json::Object(left)), Ok(Json::Object(begins))) => {
            left.iter().all(|(column, cell)| begins.get(column).is_none_or(|begins| begins == cell))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{act, at, buyer, entry, order, reply};
    use super::super::{ActionKind, LogLimits};
    use super::*;
    use crate::model::{Buyer, Order, Retraction, State, StateChange};

    /// A shop in which most things have happened.
    fn shop() -> Store {
        let mut store = Store::in_memory().unwrap();
        let (pickup, anna) = (reply("pickup"), buyer("Anna Müller", &[("etsy", "anna_k")]));
        let asked = StateChange { state: State::Asked, at: at(1) };
        let first = Order { history: vec![asked], ..order("1042", &anna) };
        let copied = entry(&[&pickup], Some(&anna), at(3));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)?;
            action.put_order(&first)?;
            action.record(&copied)
        });
        let renamed = Buyer { name: "Anna Nowak".to_owned(), ..anna };
        store.act(ActionKind::EditBuyer, "Anna", at(4), |action| action.put_buyer(&renamed)).unwrap();
        store.act(ActionKind::Retract, "", at(5), |action| action.retract(copied.id, Retraction::NotSent)).unwrap();
        store.undo(at(6)).unwrap();
        store
    }

    fn found(store: &Store) -> Vec<(Disagrees, String)> {
        store.disagreements().unwrap().into_iter().map(|one| (one.how, one.table)).collect()
    }

    #[test]
    fn a_shop_that_was_only_written_by_actions_agrees() {
        let mut store = shop();
        assert_eq!(found(&store), []);
        store.redo(at(7)).unwrap();
        assert_eq!(found(&store), []);
        store.prune_log(LogLimits { bytes: 0, ..LogLimits::NONE }, at(8)).unwrap();
        assert_eq!(found(&store), [], "also where the log does not reach back to the beginning");
        store.conn.execute("DELETE FROM order_states", []).unwrap();
        store.conn.execute("DELETE FROM items", []).unwrap();
        assert_eq!(found(&store), [], "what was erased is gone");
    }

    #[test]
    fn whatever_goes_past_the_log_is_found() {
        let tampered = |sql: &str| {
            let store = shop();
            store.conn.execute_batch(sql).unwrap();
            found(&store)
        };
        let of = |how, table: &str| vec![(how, table.to_owned())];
        let quietly = "DROP TRIGGER facts_added; DROP TRIGGER buyers_edited; DROP TRIGGER handles_erased;";
        let after = |sql: &str| tampered(&format!("{quietly} {sql}"));
        assert_eq!(after("UPDATE buyers SET notes = 'x'"), of(Disagrees::Record, "buyers"));
        assert_eq!(after("UPDATE buyers SET rev = rev + 1"), of(Disagrees::Record, "buyers"));
        assert_eq!(
            after("DELETE FROM handles"),
            [(Disagrees::Missing, "handles".to_owned()), (Disagrees::Derived, "buyer_words".to_owned())]
        );
        let fact =
            "INSERT INTO facts (id, name, value, sensitive, rev, updated_at) VALUES ('x', 'door', 'blue', 0, 1, 0)";
        assert_eq!(after(fact), of(Disagrees::Unlogged, "facts"));
        assert_eq!(
            tampered(
                "UPDATE changes SET before = json_set(before, '$.name', 'Eve') WHERE before IS NOT NULL AND entity = 'buyers'"
            ),
            of(Disagrees::Chain, "buyers")
        );
        assert_eq!(
            tampered("DELETE FROM changes WHERE action = 2"),
            [(Disagrees::Record, "buyers".to_owned()), (Disagrees::Action, "actions".to_owned())]
        );
        assert_eq!(tampered("UPDATE actions SET undone_by = 1 WHERE seq = 3"), of(Disagrees::Action, "actions"));
        assert_eq!(tampered("UPDATE changes SET entity = 'cats' WHERE entity = 'titles'").len(), 2);
        assert_eq!(tampered("DELETE FROM standing"), of(Disagrees::Derived, "standing"));
        assert_eq!(tampered("UPDATE usage SET score = score + 1"), of(Disagrees::Derived, "usage"));
        assert_eq!(tampered("DELETE FROM usage"), of(Disagrees::Derived, "usage"));
        assert_eq!(tampered("DELETE FROM order_words"), of(Disagrees::Derived, "order_words"));
        assert_eq!(tampered("DELETE FROM buyer_ends"), of(Disagrees::Derived, "buyer_words"));
        assert_eq!(
            tampered("INSERT INTO order_words (rowid, known_by, items) VALUES (99, 'x', '')"),
            of(Disagrees::Derived, "order_words")
        );
    }

    #[test]
    fn what_is_derived_can_be_made_anew() {
        let mut store = shop();
        store
            .conn
            .execute_batch("DELETE FROM standing; DELETE FROM usage; DELETE FROM buyer_words; DELETE FROM order_ends")
            .unwrap();
        assert_eq!(found(&store).len(), 4);
        store.rebuild_derived().unwrap();
        assert_eq!(found(&store), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

        /// Whatever is written, changed, removed, taken back and done again: the log and the tables stay of one mind.
        #[test]
        fn log_and_tables_agree_after_any_actions(steps in proptest::collection::vec(0_u8..8, 1..40)) {
            let mut store = Store::in_memory().unwrap();
            let (pickup, anna) = (reply("pickup"), buyer("Anna", &[("etsy", "anna")]));
            let mut shown = order("1", &anna);
            act(&mut store, |action| {
                action.put_reply(&pickup)?;
                action.put_buyer(&anna)
            });
            for (n, step) in (1_i64..).zip(steps) {
                let now = at(n);
                let done = match step {
                    0 => store.act(ActionKind::AddOrder, "", now, |action| action.put_order(&shown)),
                    1 => {
                        shown.state = if shown.state == State::Paid { State::Making } else { State::Paid };
                        store.act(ActionKind::OrderState, "", now, |action| action.put_order(&shown))
                    }
                    2 => store.act(ActionKind::RemoveOrder, "", now, |action| action.remove_order(shown.id)).map(drop),
                    3 => store.act(ActionKind::Copy, "", now, |action| action.record(&entry(&[&pickup], Some(&anna), now))),
                    4 => {
                        let renamed = Buyer { name: format!("Anna {n}"), ..anna.clone() };
                        store.act(ActionKind::EditBuyer, "", now, |action| action.put_buyer(&renamed))
                    }
                    5 => store.act(ActionKind::RemoveReply, "", now, |action| action.remove_reply(pickup.id)).map(drop),
                    6 => store.undo(now).map(drop),
                    _ => store.redo(now).map(drop),
                };
                // Nothing to take back, a reply that is gone: refused, and nothing written.
                drop(done);
                prop_assert_eq!(found(&store), []);
            }
        }
    }
}
