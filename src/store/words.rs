//! Finding people and orders by what a seller remembers of them: the beginnings of words.
//!
//! A buyer is found by name, handles, e-mail address and telephone number; an order by its number, tracking number and
//! items, and by whatever its buyer is found by; and a buyer also by the numbers of their orders. The folded words stand in
//! two full-text tables, which follow every action. Pieces from inside words are looked for apart, in [`ends`].

mod ends;

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;

use super::{Entity, Error, Store};
use crate::model::{Buyer, Id, Order};
use crate::text;

/// How many words of a query count. More would only narrow down what is found already.
const WORDS: usize = 12;

/// How many rows are taken out of the full-text tables one by one.
const ONE_BY_ONE: usize = 500;

impl Store {
    /// Brings the words of things up to date.
    ///
    /// What is taken out of the full-text tables is overwritten at once, so that no erased name lingers in their index. For
    /// each row that means a walk through all that share its words, too long a way for thousands: then rows are taken out
    /// first and the index is written anew.
    pub(super) fn index(&self, things: &BTreeSet<(Entity, Id)>) -> Result<(), Error> {
        let found = things.iter().filter(|(entity, _)| matches!(entity, Entity::Buyer | Entity::Order));
        let is_bulk = found.clone().count() > ONE_BY_ONE;
        if is_bulk {
            self.command("('secure-delete', 0)")?;
        }
        let mut removed = false;
        for (entity, id) in found {
            removed |= if *entity == Entity::Buyer { self.index_buyer(*id)? } else { self.index_order(*id)? };
        }
        if is_bulk && removed {
            self.command("('optimize', NULL)")?;
        }
        if is_bulk {
            self.command("('secure-delete', 1)")?;
        }
        Ok(())
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

    /// Brings the words of a buyer, and where they changed those of the buyer's orders, up to date. Says whether any were
    /// taken out.
    fn index_buyer(&self, id: Id) -> Result<bool, Error> {
        let Some(n) = self.cell::<i64>("SELECT n FROM buyers WHERE id = ?1", [id.to_string()])? else {
            return Ok(false);
        };
        let words = self.buyer(id)?.map(|buyer| words_of_buyer(&buyer));
        let indexed: Option<String> = self.cell("SELECT words FROM buyer_words WHERE rowid = ?1", [n])?;
        if words == indexed {
            return Ok(false);
        }
        let mut removed = indexed.is_some();
        self.prepare("DELETE FROM buyer_words WHERE rowid = ?1")?.execute([n])?;
        self.put_buyer_ends(n, words.as_deref())?;
        if let Some(words) = words {
            self.prepare("INSERT INTO buyer_words (rowid, words) VALUES (?1, ?2)")?.execute((n, words))?;
        }
        let mut statement = self.prepare("SELECT id FROM orders WHERE buyer_id = ?1")?;
        let mut orders = statement.query([id.to_string()])?;
        while let Some(row) = orders.next()? {
            if let Ok(order) = row.get::<_, String>(0)?.parse() {
                removed |= self.index_order(order)?;
            }
        }
        Ok(removed)
    }

    /// Brings the words of an order up to date. Says whether any were taken out.
    fn index_order(&self, id: Id) -> Result<bool, Error> {
        let Some(n) = self.cell::<i64>("SELECT n FROM orders WHERE id = ?1", [id.to_string()])? else {
            return Ok(false);
        };
        let order = self.order(id)?;
        let words = match &order {
            Some(order) => {
                let buyer = order.buyer.map(|buyer| self.buyer(buyer)).transpose()?.flatten();
                Some(words_of_order(order, buyer.as_ref()))
            }
            None => None,
        };
        let ends_removed = self.put_order_ends(n, order.as_ref())?;
        let select = "SELECT known_by, items FROM order_words WHERE rowid = ?1";
        let indexed: Option<(String, String)> =
            self.prepare(select)?.query_row([n], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if words == indexed {
            return Ok(ends_removed);
        }
        self.prepare("DELETE FROM order_words WHERE rowid = ?1")?.execute([n])?;
        if let Some((known_by, items)) = words {
            self.prepare("INSERT INTO order_words (rowid, known_by, items) VALUES (?1, ?2, ?3)")?
                .execute((n, known_by, items))?;
        }
        Ok(ends_removed || indexed.is_some())
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

    /// Builds the full-text tables anew.
    pub(super) fn index_all(&self) -> Result<(), Error> {
        self.command("('secure-delete', 0)")?;
        self.conn.execute_batch(
            "DELETE FROM buyer_words; DELETE FROM order_words; DELETE FROM buyer_ends; DELETE FROM order_ends",
        )?;
        for (sql, index) in [
            (
                "SELECT id FROM buyers WHERE deleted_at IS NULL",
                Self::index_buyer as fn(&Self, Id) -> Result<bool, Error>,
            ),
            ("SELECT id FROM orders WHERE deleted_at IS NULL", Self::index_order),
        ] {
            let mut statement = self.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Ok(id) = row.get::<_, String>(0)?.parse() {
                    index(self, id)?;
                }
            }
        }
        self.command("('optimize', NULL)")?;
        self.command("('secure-delete', 1)")
    }
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

fn words_of_order(order: &Order, buyer: Option<&Buyer>) -> (String, String) {
    let mut known_by = Words::default();
    known_by.add(&order.number);
    known_by.add(order.tracking.as_deref().unwrap_or_default());
    known_by.add(&buyer.map(words_of_buyer).unwrap_or_default());
    let mut items = Words::default();
    for item in &order.items {
        items.add(&item.name);
        items.add(item.variation.as_deref().unwrap_or_default());
    }
    (known_by.0, items.0)
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
