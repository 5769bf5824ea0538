//! Finding people and orders by what a seller remembers of them: the beginnings of words.
//!
//! A buyer is found by name, handles, e-mail address and telephone number; an order by its number, tracking number and
//! items, and by whatever its buyer is found by; and a buyer also by the numbers of their orders. The folded words stand in
//! two full-text tables, which follow every action.

use super::{Error, Store};
use crate::model::{Buyer, Id, Order};

/// How many words of a query count. More would only narrow down what is found already.
const WORDS: usize = 12;

impl Store {
    /// Brings the words of a buyer, and where they changed those of the buyer's orders, up to date.
    pub(super) fn index_buyer(&self, id: Id) -> Result<(), Error> {
        let Some(n) = self.cell::<i64>("SELECT n FROM buyers WHERE id = ?1", [id.to_string()])? else { return Ok(()) };
        let words = self.buyer(id)?.map(|buyer| words_of_buyer(&buyer));
        let indexed: Option<String> = self.cell("SELECT words FROM buyer_words WHERE rowid = ?1", [n])?;
        if words == indexed {
            return Ok(());
        }
        self.prepare("DELETE FROM buyer_words WHERE rowid = ?1")?.execute([n])?;
        if let Some(words) = words {
            self.prepare("INSERT INTO buyer_words (rowid, words) VALUES (?1, ?2)")?.execute((n, words))?;
        }
        let mut statement = self.prepare("SELECT id FROM orders WHERE buyer_id = ?1")?;
        let orders = statement.query_map([id.to_string()], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        for order in orders.iter().filter_map(|order| order.parse().ok()) {
            self.index_order(order)?;
        }
        Ok(())
    }

    /// Brings the words of an order up to date.
    pub(super) fn index_order(&self, id: Id) -> Result<(), Error> {
        let Some(n) = self.cell::<i64>("SELECT n FROM orders WHERE id = ?1", [id.to_string()])? else { return Ok(()) };
        let words = match self.order(id)? {
            Some(order) => {
                let buyer = order.buyer.map(|buyer| self.buyer(buyer)).transpose()?.flatten();
                Some(words_of_order(&order, buyer.as_ref()))
            }
            None => None,
        };
        let indexed: Option<(String, String)> = {
            let mut statement = self.prepare("SELECT known_by, items FROM order_words WHERE rowid = ?1")?;
            let mut rows = statement.query([n])?;
            rows.next()?.map(|row| Ok::<_, Error>((row.get(0)?, row.get(1)?))).transpose()?
        };
        if words == indexed {
            return Ok(());
        }
        self.prepare("DELETE FROM order_words WHERE rowid = ?1")?.execute([n])?;
        if let Some((known_by, items)) = words {
            self.prepare("INSERT INTO order_words (rowid, known_by, items) VALUES (?1, ?2, ?3)")?
                .execute((n, known_by, items))?;
        }
        Ok(())
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

    /// Builds both full-text tables anew.
    pub(super) fn index_all(&self) -> Result<(), Error> {
        self.conn.execute_batch("DELETE FROM buyer_words; DELETE FROM order_words")?;
        for (sql, index) in [
            ("SELECT id FROM buyers WHERE deleted_at IS NULL", Self::index_buyer as fn(&Self, Id) -> Result<(), Error>),
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
        Ok(())
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
    fn add(&mut self, text: &str) {
        for word in split(&fold(text)) {
            if !self.0.is_empty() {
                self.0.push(' ');
            }
            self.0.push_str(word);
        }
    }
}

/// The query that finds all words as beginnings of words; `None` where the text has no word. Each is quoted: nothing a user
/// types is an operator.
fn full_text_query(text: &str) -> Option<String> {
    let query: Vec<String> = split(&fold(text)).take(WORDS).map(|word| format!("\"{word}\"*")).collect();
    (!query.is_empty()).then(|| query.join(" AND "))
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The form in which texts are compared.
pub(super) fn fold(text: &str) -> String {
    text.to_lowercase()
}
