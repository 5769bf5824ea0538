//! What becomes of a person's rows: most go, orders and the lines of the journal stay without them, and the change log forgets both.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::params;
use serde_json::Value as Json;

use super::needles::Needles;
use super::person::HELD;
use crate::model::{Buyer, Channel, Handle, Id, Mark};
use crate::store::action::{Action, ActionKind};
use crate::store::table::Entity;
use crate::store::{Error, Store};
use crate::text::folded;

/// How much there is of a person: what goes, and the orders that stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    pub orders: usize,
    pub entries: usize,
    pub messages: usize,
    pub reminders: usize,
    pub drafts: usize,
    pub remembered: usize,
    pub learnt: usize,
    /// What the change log holds of them: as many changes can no longer be undone.
    pub changes: usize,
}

/// What a column says of the person it is of.
#[derive(Clone, Copy)]
enum Says {
    Name,
    Leads,
    Phone,
    Street,
    Text,
}

/// Every column in which a person's rows hold a text, by table.
const TEXTS: [(&str, &[(&str, Says)]); 11] = [
    (
        "buyers",
        &[
            ("name", Says::Name),
            ("address_as", Says::Text),
            ("address_raw", Says::Text),
            ("street", Says::Street),
            ("phone", Says::Phone),
            ("email", Says::Leads),
            ("notes", Says::Text),
            ("tags", Says::Text),
        ],
    ),
    ("handles", &[("name", Says::Leads)]),
    ("orders", &[("notes", Says::Text), ("slot", Says::Text), ("tracking", Says::Text)]),
    ("agreements", &[("text", Says::Text)]),
    ("extras", &[("text", Says::Text)]),
    ("journal", &[("text", Says::Text)]),
    ("messages", &[("text", Says::Text)]),
    ("learnt_examples", &[("text", Says::Text)]),
    ("remembered", &[("value", Says::Text)]),
    ("drafts", &[("text", Says::Text)]),
    ("reminders", &[("text", Says::Text)]),
];

/// The tables whose rows go for good.
const GO: [&str; 6] = ["messages", "learnt_examples", "reminders", "remembered", "drafts", "snoozes"];

impl Needles {
    fn note(&mut self, says: Says, text: &str) {
        match says {
            Says::Name => self.name(text),
            Says::Leads => self.identify(text),
            Says::Phone => self.phone(text),
            Says::Street => self.street(text),
            Says::Text => self.text(text),
        }
    }
}

impl ActionKind {
    /// Whether it writes things of many people at once, so that what it did to the others can be taken back without one of them.
    const fn is_of_many(self) -> bool {
        matches!(
            self,
            Self::ImportOrders
                | Self::ImportBuyers
                | Self::ImportPieces
                | Self::ImportShop
                | Self::ImportReplies
                | Self::UpdateLibrary
                | Self::SetUp
                | Self::Restore
        )
    }
}

impl Store {
    /// How much there is of a person.
    ///
    /// # Errors
    /// As for any reading.
    pub fn holdings(&self, buyer: Id) -> Result<Holdings, Error> {
        let persons = self.same_person(buyer)?;
        self.point_at(&persons)?;
        self.gather()?;
        let count = |table: &str| -> Result<usize, Error> {
            let sql = format!("SELECT count(*) FROM {table} WHERE id IN (SELECT id FROM temp.gone)");
            Ok(self.cell::<i64>(&sql, [])?.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
        };
        let changes = "SELECT count(*) FROM changes WHERE owner_id IN (SELECT id FROM temp.gone)";
        let changes: i64 = self.cell(changes, [])?.unwrap_or_default();
        Ok(Holdings {
            orders: count("orders")?,
            entries: count("journal")?,
            messages: count("messages")?,
            reminders: count("reminders")?,
            drafts: count("drafts")?,
            remembered: count("remembered")?,
            learnt: count("learnt_examples")?,
            changes: usize::try_from(changes).unwrap_or_default(),
        })
    }

    /// Gathers the identities of everything of the persons at hand in `temp.gone`, and what they say.
    pub(super) fn gather(&self) -> Result<Needles, Error> {
        self.conn.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS gone (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
             DELETE FROM temp.gone;",
        )?;
        for (table, whose) in HELD {
            self.conn
                .execute_batch(&format!("INSERT OR IGNORE INTO temp.gone SELECT id FROM {table} WHERE {whose}"))?;
        }
        let mut needles = Needles::default();
        for (table, columns) in TEXTS {
            let owner = match table {
                "handles" => "buyer_id",
                "agreements" | "extras" => "order_id",
                _ => "id",
            };
            for (column, says) in columns {
                let sql = format!("SELECT {column} FROM {table} WHERE {owner} IN (SELECT id FROM temp.gone)");
                let mut statement = self.prepare(&sql)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    needles.note(*says, &row.get::<_, Option<String>>(0)?.unwrap_or_default());
                }
            }
        }
        self.each_logged(|table, content| {
            for (column, says) in TEXTS.iter().filter(|(name, _)| *name == table).flat_map(|(_, columns)| *columns) {
                needles.note(*says, content.get(*column).and_then(Json::as_str).unwrap_or_default());
            }
        })?;
        self.gather_drafts(&needles)?;
        Ok(needles)
    }

    /// What the change log holds of what has been gathered.
    fn each_logged(&self, mut take: impl FnMut(&str, &Json)) -> Result<(), Error> {
        let mut statement = self.prepare(
            "SELECT entity, before, after FROM changes
             WHERE row_id IN (SELECT id FROM temp.gone) OR owner_id IN (SELECT id FROM temp.gone)",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let table: String = row.get(0)?;
            for content in [row.get::<_, Option<String>>(1)?, row.get(2)?].into_iter().flatten() {
                if let Ok(content) = serde_json::from_str::<Json>(&content) {
                    take(&table, &content);
                }
            }
        }
        Ok(())
    }

    /// Drafts name a person where they were written: a form of the shell by the name or the number of an order, one of the interface by
    /// the identity.
    fn gather_drafts(&self, needles: &Needles) -> Result<(), Error> {
        let texts = |sql: &str| -> Result<Vec<String>, Error> {
            let mut statement = self.prepare(sql)?;
            let texts = statement.query_map([], |row| row.get(0))?;
            Ok(texts.collect::<Result<_, _>>()?)
        };
        let mut places: BTreeSet<String> = BTreeSet::new();
        for name in texts("SELECT name FROM buyers WHERE id IN (SELECT id FROM temp.persons)")? {
            places.insert(format!("buyer {name}"));
        }
        for number in texts("SELECT number FROM orders WHERE id IN (SELECT id FROM temp.their_orders)")? {
            places.insert(format!("order {number}"));
        }
        let ids = texts("SELECT id FROM temp.persons UNION SELECT id FROM temp.their_orders")?;
        let mut statement = self.prepare("SELECT id, place, text FROM drafts")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, place, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let is_of_person = places.contains(&place)
                || ids.iter().any(|id| place.contains(id.as_str()))
                || needles.are_named_in(&place)
                || place.starts_with("record buyer") && needles.are_named_in(&text);
            if is_of_person {
                self.prepare("INSERT OR IGNORE INTO temp.gone (id) VALUES (?1)")?.execute([id])?;
            }
        }
        Ok(())
    }

    /// The texts that lead to the persons at hand and to nobody else who is there: the telephone number of a household leads to all who live
    /// in it, and must not erase them, too.
    pub(super) fn own_marks_of_persons(&self, persons: &[Id]) -> Result<BTreeSet<Mark>, Error> {
        let mut marks = self.marks_of_persons(persons)?;
        let others = "WHERE deleted_at IS NULL AND id NOT IN (SELECT id FROM temp.persons)";
        for other in self.buyers_where(others, [])? {
            for mark in other.marks() {
                marks.remove(&mark);
            }
        }
        Ok(marks)
    }

    /// Every text that leads to the persons at hand, those of earlier versions too.
    pub(super) fn marks_of_persons(&self, persons: &[Id]) -> Result<BTreeSet<Mark>, Error> {
        let mut marks = BTreeSet::new();
        for person in persons {
            marks.insert(Mark::id(*person));
            marks.extend(self.buyer_ever(*person)?.into_iter().flat_map(|buyer| buyer.marks()));
        }
        self.each_logged(|table, content| {
            let text = |column: &str| content.get(column).and_then(Json::as_str).unwrap_or_default();
            match table {
                "buyers" => {
                    let mut buyer = Buyer::named(text("name"));
                    text("postcode").clone_into(&mut buyer.address.postcode);
                    marks.extend(Mark::email(text("email")));
                    marks.extend(Mark::phone(text("phone")));
                    marks.extend(Mark::name_at(&buyer.name, &buyer.address.postcode));
                }
                "handles" => {
                    let handle = Handle { channel: Channel::new(text("channel")), name: text("name").to_owned() };
                    marks.extend(Mark::handle(&handle));
                }
                _ => {}
            }
        })?;
        let mut statement =
            self.prepare("SELECT channel, number FROM orders WHERE id IN (SELECT id FROM temp.their_orders)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let channel = row.get::<_, Option<String>>(0)?.map(|channel| Channel::new(&channel));
            marks.extend(Mark::order(channel.as_ref(), &row.get::<_, String>(1)?));
        }
        Ok(marks)
    }
}

impl Action<'_> {
    /// Erases the rows of these persons, and puts them on the erasure list. Gives what they said, to look for what is left of it.
    /// Of those who are `listed`, what hangs on orders that have lost their buyer before goes too.
    pub(super) fn erase_rows(&mut self, persons: &[Id], day: Date, listed: bool) -> Result<Needles, Error> {
        let store = self.store;
        store.point_at(persons)?;
        if listed {
            store.add_listed_orders()?;
        }
        let needles = store.gather()?;
        let marks = store.own_marks_of_persons(persons)?;
        store.list_as_erased(&marks, day)?;
        self.touch_their_orders()?;
        store.unfind_persons()?;
        self.strip_orders(&needles)?;
        store
            .prepare(
                "UPDATE journal SET buyer_id = NULL, text = '', updated_at = ?1, rev = rev + 1
                 WHERE id IN (SELECT id FROM temp.gone)",
            )?
            .execute([self.now])?;
        for table in GO {
            store.conn.execute_batch(&format!("DELETE FROM {table} WHERE id IN (SELECT id FROM temp.gone)"))?;
        }
        store.conn.execute_batch(
            "DELETE FROM agreements WHERE order_id IN (SELECT id FROM temp.their_orders);
             DELETE FROM extras WHERE order_id IN (SELECT id FROM temp.their_orders);
             DELETE FROM handles WHERE buyer_id IN (SELECT id FROM temp.persons);
             DELETE FROM buyers WHERE id IN (SELECT id FROM temp.persons);",
        )?;
        store.clear_removed(&needles)?;
        Ok(needles)
    }

    fn touch_their_orders(&mut self) -> Result<(), Error> {
        let mut statement = self.store.prepare("SELECT id FROM temp.their_orders")?;
        let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        for id in ids.iter().filter_map(|id| id.parse().ok()) {
            self.touch(Entity::Order, id);
        }
        Ok(())
    }

    /// What stays of an order is for the books: number, channel, items, sums, days, state. What was chosen of an item goes where it names
    /// the person, a word of the name included: a gift is engraved so.
    fn strip_orders(&self, needles: &Needles) -> Result<(), Error> {
        let names: BTreeSet<String> = {
            let mut statement =
                self.store.prepare("SELECT name FROM buyers WHERE id IN (SELECT id FROM temp.persons)")?;
            let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            let words = names.iter().flat_map(|name| {
                let name = folded(name);
                name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
            });
            words.filter(|word| word.chars().count() >= 3).collect()
        };
        let is_about_them = |text: &str| {
            let is_in_name = |word: &str| names.contains(word);
            needles.are_named_in(text) || folded(text).split(|c: char| !c.is_alphanumeric()).any(is_in_name)
        };
        for (table, column, owner) in
            [("orders", "payment", "id"), ("orders", "carrier", "id"), ("items", "variation", "order_id")]
        {
            let sql = format!(
                "SELECT id, {column} FROM {table}
                 WHERE {column} IS NOT NULL AND {owner} IN (SELECT id FROM temp.their_orders)"
            );
            let mut statement = self.store.prepare(&sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let found: Vec<(String, String)> = found.collect::<Result<_, _>>()?;
            let clear = format!("UPDATE {table} SET {column} = NULL, updated_at = ?1, rev = rev + 1 WHERE id = ?2");
            for (id, _) in found.iter().filter(|(_, text)| is_about_them(text)) {
                self.store.prepare(&clear)?.execute(params![self.now, id])?;
            }
        }
        self.store
            .prepare(
                "UPDATE orders SET buyer_id = NULL, notes = '', slot = NULL, tracking = NULL, updated_at = ?1, rev = rev + 1
                 WHERE id IN (SELECT id FROM temp.their_orders)",
            )?
            .execute([self.now])?;
        Ok(())
    }
}

impl Store {
    /// Takes the persons at hand out of what finds people.
    fn unfind_persons(&self) -> Result<(), Error> {
        self.conn.execute_batch(
            "DELETE FROM buyer_words WHERE rowid IN (SELECT n FROM buyers WHERE id IN (SELECT id FROM temp.persons));
             DELETE FROM buyer_ends WHERE rowid IN (SELECT n FROM buyers WHERE id IN (SELECT id FROM temp.persons));",
        )?;
        Ok(())
    }

    /// Empties texts of removed things of others that name the person: nobody can see them there, and so nobody could mend them.
    fn clear_removed(&self, needles: &Needles) -> Result<(), Error> {
        let mut found = Vec::new();
        self.each_text("deleted_at IS NOT NULL", &mut |table, column, id, text| {
            if needles.are_named_in(text) {
                let empty = if text.starts_with('[') { "[]" } else { "" };
                found.push((table.name, column, id.to_owned(), empty));
            }
        })?;
        for (table, column, id, empty) in found {
            self.prepare(&format!("UPDATE {table} SET {column} = ?1 WHERE id = ?2"))?.execute([empty, &id])?;
        }
        Ok(())
    }

    /// Takes out of the change log what an erasure under way has left there of what was gathered, in all actions. An action of one thing
    /// goes whole; of one of many things, such as an import, what it did to the others stays and can be taken back. Of rows that stay, such as
    /// the piece an order took from the stock, the log keeps that something was done to them here and not what: else it would contradict itself.
    /// Earlier erasures stay as they are: they say nothing but which rows were theirs, and programs that have not looked since learn it from them.
    pub(super) fn forget_logged(&self, erasure: i64, needles: &Needles) -> Result<(), Error> {
        self.conn.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS unlogged (seq INTEGER PRIMARY KEY, action INTEGER NOT NULL) STRICT;
             DELETE FROM temp.unlogged;",
        )?;
        self.prepare(
            "INSERT INTO temp.unlogged SELECT seq, action FROM changes AS c
             WHERE action <> ?1 AND (before IS NOT NULL OR after IS NOT NULL) AND (
                 row_id IN (SELECT id FROM temp.gone) OR owner_id IN (SELECT id FROM temp.gone)
                 OR EXISTS (SELECT 1 FROM temp.persons AS p WHERE instr(c.before, p.id) OR instr(c.after, p.id))
             )",
        )?
        .execute([erasure])?;
        self.unlog_mentions(erasure, needles)?;
        self.unlog_what_belongs_together()?;
        self.conn.execute_batch(
            "DELETE FROM changes WHERE seq IN (SELECT seq FROM temp.unlogged)
                 AND (row_id IN (SELECT id FROM temp.gone) OR owner_id IN (SELECT id FROM temp.gone));
             UPDATE changes SET before = NULL, after = NULL WHERE seq IN (SELECT seq FROM temp.unlogged);",
        )?;
        self.prepare("UPDATE changes SET before = NULL, after = NULL WHERE action = ?1")?.execute([erasure])?;
        self.prepare(
            "DELETE FROM actions WHERE seq <> ?1 AND NOT EXISTS (SELECT 1 FROM changes WHERE action = actions.seq)",
        )?
        .execute([erasure])?;
        self.forget_struck()?;
        self.forget_details(needles)
    }

    /// Other things that name the person, as they were.
    fn unlog_mentions(&self, erasure: i64, needles: &Needles) -> Result<(), Error> {
        let scan = needles.scan();
        let is_named = |text: Option<String>| {
            text.is_some_and(|text| {
                let found = |bytes: &[u8]| scan.found_in(bytes).into_values().any(|is_identity| is_identity);
                found(text.as_bytes()) || found(folded(&text).as_bytes())
            })
        };
        let mut named: Vec<(i64, i64)> = Vec::new();
        let mut statement = self.prepare("SELECT seq, action, before, after FROM changes WHERE action <> ?1")?;
        let mut rows = statement.query([erasure])?;
        while let Some(row) = rows.next()? {
            if is_named(row.get(2)?) || is_named(row.get(3)?) {
                named.push((row.get(0)?, row.get(1)?));
            }
        }
        for (seq, action) in named {
            self.prepare("INSERT OR IGNORE INTO temp.unlogged (seq, action) VALUES (?1, ?2)")?
                .execute([seq, action])?;
        }
        Ok(())
    }

    /// Adds to what is taken out what cannot be taken back without it: all of an action of one thing, everything else that one of many did to
    /// the same row. An action of one thing is then no longer what it was.
    fn unlog_what_belongs_together(&self) -> Result<(), Error> {
        let mut statement =
            self.prepare("SELECT seq, kind FROM actions WHERE seq IN (SELECT action FROM temp.unlogged)")?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(i64, String)> = found.collect::<Result<_, _>>()?;
        for (seq, kind) in found {
            let kind = ActionKind::from_word(&kind);
            if kind.is_none_or(|kind| !kind.is_of_many()) {
                self.unlog("action = ?1", seq)?;
                self.prepare("UPDATE actions SET kind = ?1, detail = '' WHERE seq = ?2")?
                    .execute(params![ActionKind::Forgotten.word(), seq])?;
                continue;
            }
            self.unlog(
                "action = ?1 AND (entity, row_id) IN (
                     SELECT entity, row_id FROM changes JOIN temp.unlogged USING (seq, action) WHERE action = ?1
                 )",
                seq,
            )?;
            if kind == Some(ActionKind::ImportOrders) {
                // Stock that an order has taken stays taken, since the order stays.
                self.unlog("action = ?1 AND entity = 'pieces'", seq)?;
            }
        }
        Ok(())
    }

    /// Adds the changes of an action that a condition holds for to what is taken out of the log.
    fn unlog(&self, condition: &str, action: i64) -> Result<(), Error> {
        let sql = format!(
            "INSERT OR IGNORE INTO temp.unlogged (seq, action) SELECT seq, action FROM changes WHERE {condition}"
        );
        self.prepare(&sql)?.execute([action])?;
        Ok(())
    }

    /// What stays in the list of what was done is said without the person.
    fn forget_details(&self, needles: &Needles) -> Result<(), Error> {
        let mut statement = self.prepare("SELECT seq, detail FROM actions WHERE detail <> ''")?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(i64, String)> = found.collect::<Result<_, _>>()?;
        for (seq, _) in found.iter().filter(|(_, detail)| needles.are_named_in(detail)) {
            self.prepare("UPDATE actions SET detail = '' WHERE seq = ?1")?.execute([seq])?;
        }
        Ok(())
    }
}
