//! Finding people and orders by what a seller remembers of them: the beginnings of words.
//!
//! A buyer is found by name, handles, e-mail address and telephone number; an order by its number, tracking number and
//! items, and by whatever its buyer is found by; and a buyer also by the numbers of their orders. The folded words stand in
//! two full-text tables, which follow every action. Pieces from inside words are looked for apart, in [`ends`].

mod ends;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;

use super::{Entity, Error, Store};
use crate::model::{Buyer, Id, Order};
use crate::text;

/// How many words of a query count. More would only narrow down what is found already.
const WORDS: usize = 12;

/// How many rows are taken out of the full-text tables one by one.
const ONE_BY_ONE: usize = 500;

impl Store {
    /// Brings the words of some things up to date, of all of those whose words will be. Says whether any were taken out.
    ///
    /// Of each thing it is told whether it is new: then nothing has to be taken out. Buyers come first, since orders are found by
    /// what their buyers are; an order whose buyer has changed follows once, however often it is concerned.
    pub(super) fn index<'t>(
        &self,
        things: impl Iterator<Item = (&'t (Entity, Id), &'t bool)>,
        all: &BTreeMap<(Entity, Id), bool>,
    ) -> Result<bool, Error> {
        let mut removed = false;
        let (mut orders, mut concerned) = (Vec::new(), BTreeSet::new());
        for ((entity, id), is_new) in things {
            match entity {
                Entity::Order => orders.push((*id, *is_new)),
                Entity::Buyer => {
                    let followed = self.index_buyer(*id, *is_new)?;
                    removed |= followed == Followed::Anew;
                    if followed != Followed::Same && !is_new {
                        let others = self.orders_to_index(*id)?.into_iter();
                        concerned.extend(others.filter(|order| !all.contains_key(&(Entity::Order, *order))));
                    }
                }
                _ => {}
            }
        }
        for (id, is_new) in orders.into_iter().chain(concerned.into_iter().map(|id| (id, false))) {
            removed |= self.index_order(id, is_new)? == Followed::Anew;
        }
        Ok(removed)
    }

    /// Prepares for writing the words of many things.
    ///
    /// What is taken out of the full-text tables is overwritten at once, so that no erased name lingers in their index. For
    /// each row that means a walk through all that share its words, too long a way for thousands: then rows are taken out
    /// first and the index is written anew.
    pub(super) fn begin_bulk(&self) -> Result<Bulk, Error> {
        self.command("('secure-delete', 0)")?;
        Ok(Bulk { has_removed: false })
    }

    /// Ends it.
    pub(super) fn end_bulk(&self, bulk: &Bulk) -> Result<(), Error> {
        if bulk.has_removed {
            self.command("('optimize', NULL)")?;
        }
        self.command("('secure-delete', 1)")
    }

    /// The orders of a buyer, those that are no more among them.
    fn orders_to_index(&self, buyer: Id) -> Result<Vec<Id>, Error> {
        let mut statement = self.prepare("SELECT id FROM orders WHERE buyer_id = ?1")?;
        let mut rows = statement.query([buyer.to_string()])?;
        let mut orders = Vec::new();
        while let Some(row) = rows.next()? {
            orders.extend(row.get::<_, String>(0)?.parse::<Id>());
        }
        Ok(orders)
    }

    /// Gives every full-text table a command of theirs.
    fn command(&self, command: &str) -> Result<(), Error> {
        self.conn.execute_batch(&format!(
            "INSERT INTO buyer_words (buyer_words, rank) VALUES {command};
             INSERT INTO order_words (order_words, rank) VALUES {command};
             INSERT INTO buyer_ends (buyer_ends, rank) VALUES {command};
             INSERT INTO order_ends (order_ends, rank) VALUES {command};"
        ))?;
        Ok(())
    }

    /// Brings the words of a buyer up to date.
    fn index_buyer(&self, id: Id, is_new: bool) -> Result<Followed, Error> {
        let Some(n) = self.cell::<i64>("SELECT n FROM buyers WHERE id = ?1", [id.to_string()])? else {
            return Ok(Followed::Same);
        };
        let words = self.buyer(id)?.map(|buyer| words_of_buyer(&buyer));
        let indexed: Option<String> =
            if is_new { None } else { self.cell("SELECT words FROM buyer_words WHERE rowid = ?1", [n])? };
        if words == indexed {
            return Ok(Followed::Same);
        }
        if indexed.is_some() {
            self.prepare("DELETE FROM buyer_words WHERE rowid = ?1")?.execute([n])?;
        }
        self.put_buyer_ends(n, words.as_deref(), indexed.is_some())?;
        if let Some(words) = words {
            self.prepare("INSERT OR REPLACE INTO buyer_words (rowid, words) VALUES (?1, ?2)")?.execute((n, words))?;
        }
        Ok(if indexed.is_some() { Followed::Anew } else { Followed::Added })
    }

    /// Brings the words of an order up to date. Those of its buyer have to be.
    fn index_order(&self, id: Id, is_new: bool) -> Result<Followed, Error> {
        let Some((n, order)) = self.order_to_index(id)? else { return Ok(Followed::Same) };
        let words = order.as_ref().map(|order| self.words_of_order(order)).transpose()?;
        let ends_removed = self.put_order_ends(n, order.as_ref(), is_new)?;
        let select = "SELECT known_by, items FROM order_words WHERE rowid = ?1";
        let indexed: Option<(String, String)> = if is_new {
            None
        } else {
            self.prepare(select)?.query_row([n], |row| Ok((row.get(0)?, row.get(1)?))).optional()?
        };
        let followed = if ends_removed || indexed.is_some() { Followed::Anew } else { Followed::Added };
        if words == indexed {
            return Ok(if ends_removed { followed } else { Followed::Same });
        }
        if indexed.is_some() {
            self.prepare("DELETE FROM order_words WHERE rowid = ?1")?.execute([n])?;
        }
        if let Some((known_by, items)) = words {
            self.prepare("INSERT OR REPLACE INTO order_words (rowid, known_by, items) VALUES (?1, ?2, ?3)")?
                .execute((n, known_by, items))?;
        }
        Ok(followed)
    }

    /// What an order is found by, with its number in this file; the order is `None` where it is no more.
    fn order_to_index(&self, id: Id) -> Result<Option<(i64, Option<FoundBy>)>, Error> {
        let select = "SELECT n, deleted_at IS NULL, number, tracking, buyer_id FROM orders WHERE id = ?1";
        let found = self.prepare(select)?.query_row([id.to_string()], |row| {
            let order =
                FoundBy { number: row.get(2)?, tracking: row.get(3)?, buyer: row.get(4)?, items: Words::default() };
            Ok((row.get(0)?, row.get::<_, bool>(1)?.then_some(order)))
        });
        let Some((n, order)) = found.optional()? else { return Ok(None) };
        let Some(mut order) = order else { return Ok(Some((n, None))) };
        let select = "SELECT name, variation FROM items WHERE order_id = ?1 AND deleted_at IS NULL ORDER BY position";
        let mut statement = self.prepare(select)?;
        let mut rows = statement.query([id.to_string()])?;
        while let Some(row) = rows.next()? {
            order.items.add(&row.get::<_, String>(0)?);
            order.items.add(&row.get::<_, Option<String>>(1)?.unwrap_or_default());
        }
        Ok(Some((n, Some(order))))
    }

    /// The words by which an order is known, and those of its items.
    fn words_of_order(&self, order: &FoundBy) -> Result<(String, String), Error> {
        let mut known_by = Words::default();
        known_by.add(&order.number);
        known_by.add(order.tracking.as_deref().unwrap_or_default());
        if let Some(buyer) = &order.buyer {
            let select = "SELECT words FROM buyer_words WHERE rowid = (
                              SELECT n FROM buyers WHERE id = ?1 AND deleted_at IS NULL
                          )";
            known_by.add_folded(&self.cell::<String>(select, [buyer])?.unwrap_or_default());
        }
        Ok((known_by.0, order.items.0.clone()))
    }

    /// The buyers all of whose query words begin a word they are known by, the latest added first. Where these are fewer
    /// than asked for, the buyers of orders found by number follow. An empty query gives those last written to.
    ///
    /// # Errors
    /// As for any reading.
    pub fn find_buyers(&self, query: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        let Some(query) = full_text_query(query) else { return self.recent_buyers(limit) };
        let mut found = self.buyers_where(
            "JOIN buyer_words ON buyer_words.rowid = buyers.n
             WHERE buyer_words MATCH ?1 AND buyers.deleted_at IS NULL ORDER BY buyer_words.rowid DESC LIMIT ?2",
            (&query, super::at_most(limit)),
        )?;
        if found.len() < limit {
            let by_order = self.find_orders_by(&format!("known_by : ({query})"), limit)?;
            for id in by_order.into_iter().filter_map(|order| order.buyer) {
                if found.len() < limit && found.iter().all(|buyer| buyer.id != id) {
                    found.extend(self.buyer(id)?);
                }
            }
        }
        Ok(found)
    }

    /// The orders all of whose query words begin a word they are known by: open ones first, then the latest added. Of more
    /// than `limit` orders, the latest are taken. An empty query gives the latest of all.
    ///
    /// # Errors
    /// As for any reading.
    pub fn find_orders(&self, query: &str, limit: usize) -> Result<Vec<Order>, Error> {
        let mut found = match full_text_query(query) {
            Some(query) => self.find_orders_by(&query, limit)?,
            None => self.latest_orders(limit)?,
        };
        found.sort_by_key(|order| !order.state.is_open());
        Ok(found)
    }

    fn find_orders_by(&self, full_text: &str, limit: usize) -> Result<Vec<Order>, Error> {
        self.orders_where(
            "JOIN order_words ON order_words.rowid = orders.n
             WHERE order_words MATCH ?1 AND orders.deleted_at IS NULL ORDER BY order_words.rowid DESC LIMIT ?2",
            (full_text, super::at_most(limit)),
        )
    }

    /// Whether a living buyer is found by what they are.
    pub(super) fn buyer_is_indexed(&self, id: Id) -> Result<bool, Error> {
        let Some(buyer) = self.buyer(id)? else { return Ok(true) };
        let indexed: Option<(String, String)> = self
            .prepare(
                "SELECT words, ends FROM buyers JOIN buyer_words ON buyer_words.rowid = n
                 JOIN buyer_ends ON buyer_ends.rowid = n WHERE id = ?1",
            )?
            .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let words = words_of_buyer(&buyer);
        Ok(indexed == Some((words.clone(), ends::of_words(&words))))
    }

    /// Whether a living order is found by what it is and by its buyer.
    pub(super) fn order_is_indexed(&self, id: Id) -> Result<bool, Error> {
        let Some((n, Some(order))) = self.order_to_index(id)? else { return Ok(true) };
        let indexed: Option<((String, String), String)> = self
            .prepare(
                "SELECT known_by, items, ends FROM order_words JOIN order_ends ON order_ends.rowid = order_words.rowid
                 WHERE order_words.rowid = ?1",
            )?
            .query_row([n], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
            .optional()?;
        Ok(indexed == Some((self.words_of_order(&order)?, ends::of_order(&order))))
    }

    /// Builds the full-text tables anew.
    pub(super) fn index_all(&self) -> Result<(), Error> {
        self.command("('secure-delete', 0)")?;
        self.conn.execute_batch(
            "DELETE FROM buyer_words; DELETE FROM order_words; DELETE FROM buyer_ends; DELETE FROM order_ends",
        )?;
        for (sql, index) in [
            (
                "SELECT id FROM buyers WHERE deleted_at IS NULL",
                Self::index_buyer as fn(&Self, Id, bool) -> Result<Followed, Error>,
            ),
            ("SELECT id FROM orders WHERE deleted_at IS NULL", Self::index_order),
        ] {
            let mut statement = self.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Ok(id) = row.get::<_, String>(0)?.parse() {
                    index(self, id, true)?;
                }
            }
        }
        self.command("('optimize', NULL)")?;
        self.command("('secure-delete', 1)")
    }
}

/// What writing many things has come to in the full-text tables.
#[derive(Debug)]
pub(super) struct Bulk {
    /// Whether rows have been taken out, of which the index still knows.
    pub(super) has_removed: bool,
}

/// Whether so many people and orders were written that it is better to write their words in bulk.
pub(super) fn are_many(things: &BTreeMap<(Entity, Id), bool>) -> bool {
    things.keys().filter(|(entity, _)| matches!(entity, Entity::Buyer | Entity::Order)).count() > ONE_BY_ONE
}

/// What became of the words of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Followed {
    Same,
    Added,
    /// Others were taken out for them, or for good.
    Anew,
}

/// What an order is found by.
struct FoundBy {
    number: String,
    tracking: Option<String>,
    /// The identity of its buyer.
    buyer: Option<String>,
    items: Words,
}

fn words_of_buyer(buyer: &Buyer) -> String {
    let mut words = Words::default();
    words.add(&buyer.name);
    for handle in &buyer.handles {
        words.add(&handle.name);
    }
    words.add(buyer.email.as_deref().unwrap_or_default());
    // As one word, however it is spaced.
    let digits = |phone: &String| phone.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    words.add(&buyer.phone.as_ref().map(digits).unwrap_or_default());
    words.0
}

/// Folded words between single blanks, which is all that the full-text tables' tokenizer cuts at.
#[derive(Default)]
struct Words(String);

impl Words {
    /// Adds the words of a text, and where it has umlauts also as they are spelt without: Müller is Mueller too.
    fn add(&mut self, text: &str) {
        self.add_folded(&text::folded(text));
        if let Some(spelt) = text::fold_spelt(text) {
            self.add_folded(spelt.text());
        }
    }

    fn add_folded(&mut self, folded: &str) {
        for word in words_in(folded) {
            if !self.0.is_empty() {
                self.0.push(' ');
            }
            self.0.push_str(word);
        }
    }
}

/// The query that finds all words as beginnings of words; `None` where the text has no word. Each is quoted: nothing a user
/// types is an operator.
fn full_text_query(typed: &str) -> Option<String> {
    // Cleaned like what is kept: a character that a name lost must not part its words here.
    let folded = text::sanitise_line(typed);
    let folded = text::folded(&folded);
    let query: Vec<String> = words_in(&folded).take(WORDS).map(|word| format!("\"{word}\"*")).collect();
    (!query.is_empty()).then(|| query.join(" AND "))
}

/// The words of a folded text, as replies are searched by them too.
fn words_in(folded: &str) -> impl Iterator<Item = &str> {
    text::words(folded).filter_map(|range| folded.get(range))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Store;
    use super::super::samples::{act, at, buyer, entry, order};
    use super::*;
    use crate::model::{Item, State};

    /// Anna with an open and a closed order, and Bob with one.
    fn shop() -> (Store, Buyer, Buyer) {
        let mut store = Store::in_memory().unwrap();
        let anna = Buyer {
            email: Some("anna.k@example.org".to_owned()),
            phone: Some("+48 600 700 800".to_owned()),
            ..buyer("Anna Kowalska-Nowak", &[("etsy", "annaK_1987"), ("allegro", "Żaba")])
        };
        let bob = buyer("Bob O'Neill", &[("etsy", "bob\"x")]);
        let mug = Item::named("Blue mug");
        let orders = [
            Order { items: vec![mug], ..order("3412345678", &anna) },
            Order { state: State::Received, tracking: Some("RR123PL".to_owned()), ..order("A/17", &anna) },
            order("34999", &bob),
        ];
        act(&mut store, |action| {
            action.put_buyer(&anna)?;
            action.put_buyer(&bob)?;
            orders.iter().try_for_each(|order| action.put_order(order))
        });
        (store, anna, bob)
    }

    fn names(store: &Store, query: &str) -> Vec<String> {
        store.find_buyers(query, 9).unwrap().into_iter().map(|buyer| buyer.name).collect()
    }

    fn numbers(store: &Store, query: &str) -> Vec<String> {
        store.find_orders(query, 9).unwrap().into_iter().map(|order| order.number).collect()
    }

    #[test]
    fn people_are_found_by_whatever_is_remembered_of_them() {
        let (store, ..) = shop();
        for query in [
            "anna",
            "KOW",
            "now kow",
            "annak_19",
            "1987 an",
            "żab",
            "anna.k@example.org",
            "48600700",
            "3412",
            "a/17",
            "rr123",
        ] {
            assert_eq!(names(&store, query), ["Anna Kowalska-Nowak"], "{query}");
        }
        assert_eq!(names(&store, "34"), ["Bob O'Neill", "Anna Kowalska-Nowak"], "by their orders' numbers");
        assert_eq!(names(&store, "o'neill"), ["Bob O'Neill"]);
        for query in ["zofia", "anna bob", "mug"] {
            assert!(names(&store, query).is_empty(), "{query}");
        }
        assert_eq!(store.find_buyers("34", 1).unwrap().len(), 1);
    }

    #[test]
    fn orders_are_found_by_number_buyer_and_items_open_ones_first() {
        let (store, ..) = shop();
        assert_eq!(numbers(&store, "anna"), ["3412345678", "A/17"]);
        assert_eq!(numbers(&store, "mug anna"), ["3412345678"]);
        assert_eq!(numbers(&store, "34"), ["34999", "3412345678"]);
        assert_eq!(numbers(&store, ""), ["34999", "3412345678", "A/17"]);
        assert!(numbers(&store, "kowalska 34999").is_empty());
    }

    #[test]
    fn what_is_found_follows_every_change() {
        let (mut store, anna, bob) = shop();
        let renamed = Buyer { name: "Ewa Nowak".to_owned(), handles: Vec::new(), ..anna.clone() };
        act(&mut store, |action| action.put_buyer(&renamed));
        assert_eq!((names(&store, "kowalska").len(), numbers(&store, "ewa").len()), (0, 2));
        store.undo(at(1)).unwrap();
        assert_eq!((names(&store, "kowalska").len(), numbers(&store, "ewa").len()), (1, 0));
        let moved = Order { buyer: Some(bob.id), ..store.orders_numbered("A/17").unwrap().remove(0) };
        act(&mut store, |action| action.put_order(&moved));
        assert_eq!(names(&store, "a/17"), ["Bob O'Neill"]);
        act(&mut store, |action| action.remove_buyer(anna.id));
        assert!(names(&store, "anna").is_empty() && numbers(&store, "anna").is_empty());
        assert_eq!(numbers(&store, "3412"), ["3412345678"]);
    }

    /// Beside the property test of undo, which found what `detail = none` does: see `0002_ends.sql`.
    #[test]
    fn the_words_are_sound_after_rows_were_taken_out_of_a_merged_index() {
        let (mut store, anna, _) = shop();
        for name in ["Known Nown Own", "Zoe", "Zoe Zora", "A 7"] {
            store.rebuild_derived().unwrap();
            act(&mut store, |action| action.put_buyer(&Buyer { name: name.to_owned(), ..anna.clone() }));
            assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        }
        store.rebuild_derived().unwrap();
        act(&mut store, |action| action.remove_buyer(anna.id));
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn however_a_name_is_spelt() {
        let mut store = Store::in_memory().unwrap();
        act(&mut store, |action| {
            ["Jürgen Weiß", "Łukasz Żółć", "Άννα Παππά", "田中 恵"]
                .into_iter()
                .try_for_each(|name| action.put_buyer(&buyer(name, &[])))
        });
        for (query, name) in [
            ("juergen weiss", "Jürgen Weiß"),
            ("jurgen", "Jürgen Weiß"),
            ("JÜRG", "Jürgen Weiß"),
            ("lukasz zolc", "Łukasz Żółć"),
            ("αννα παππα", "Άννα Παππά"),
            ("田中", "田中 恵"),
            ("lu\u{e}kasz", "Łukasz Żółć"),
        ] {
            assert_eq!(names(&store, query), [name], "{query}");
        }
    }

    #[test]
    fn nobody_typed_yet_means_those_last_written_to() {
        let (mut store, anna, bob) = shop();
        assert_eq!(names(&store, " - "), ["Bob O'Neill", "Anna Kowalska-Nowak"], "the latest added first");
        act(&mut store, |action| action.record(&entry(&[], Some(&anna), at(1))));
        assert_eq!(names(&store, ""), ["Anna Kowalska-Nowak", "Bob O'Neill"]);
        act(&mut store, |action| action.record(&entry(&[], Some(&bob), at(2))));
        assert_eq!(names(&store, ""), ["Bob O'Neill", "Anna Kowalska-Nowak"]);
        assert_eq!(store.recent_buyers(1).unwrap(), [bob]);
    }

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        let (store, ..) = shop();
        let hostile =
            ["a\" -", "\"", "*", "anna OR bob", "NOT anna", "known_by : anna", "NEAR(a b)", "^anna", "(", "a\0b"];
        for query in hostile {
            store.find_buyers(query, 9).unwrap();
            store.find_orders(query, 9).unwrap();
        }
        assert!(names(&store, "anna OR bob").is_empty());
        proptest!(|(query in "(?s).{0,40}")| {
            store.find_buyers(&query, 9).unwrap();
        });
    }

    #[test]
    fn whoever_has_a_name_is_found_by_it() {
        proptest!(ProptestConfig::with_cases(24), |(name in "(?s)\\w.{0,15}")| {
            let mut store = Store::in_memory().unwrap();
            let somebody = buyer(&crate::text::sanitise_line(&name), &[]);
            act(&mut store, |action| action.put_buyer(&somebody));
            prop_assert_eq!(store.find_buyers(&name, 9).unwrap(), [somebody]);
        });
    }
}
