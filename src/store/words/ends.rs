//! Finding people and orders by a piece from inside a word: `owak` finds Nowak, `42` the order 1042.
//!
//! A piece inside a word is the beginning of one of its ends, so the ends of words stand in two more full-text tables. An
//! order's items are left out, and its buyer's words too: orders are found through the buyer then.

use super::{FoundBy, full_text_query, words_in};
use crate::model::{Buyer, Order};
use crate::store::{Error, Store, at_most};
use crate::text;

/// So many characters a piece has at least. One letter stands in nearly every name.
const LEAST: usize = 2;

/// Ends longer than this are left out: their number grows with the length of a word, and their size with its square. The
/// whole word stands there nonetheless.
const LONGEST: usize = 24;

/// The same for tracking numbers, which are long and known by their last digits.
const LONGEST_OF_TRACKING: usize = 8;

/// How many buyers with a piece in a word are looked through for their orders.
const BUYERS: usize = 100;

impl Store {
    /// The buyers in whose words all query words stand somewhere, the latest added first; then the buyers of orders found by
    /// a piece of their number. None for a query with a word of a single letter.
    ///
    /// # Errors
    /// As for any reading.
    pub fn buyers_with_piece(&self, query: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        let Some(query) = query_of_pieces(query) else { return Ok(Vec::new()) };
        let mut found = self.buyers_by_ends(&query, limit)?;
        if found.len() < limit {
            for id in self.orders_by_ends(&query, limit)?.into_iter().filter_map(|order| order.buyer) {
                if found.len() < limit && found.iter().all(|buyer| buyer.id != id) {
                    found.extend(self.buyer(id)?);
                }
            }
        }
        Ok(found)
    }

    /// The orders in whose number or tracking number all query words stand somewhere, and those of buyers found by a piece:
    /// open ones first, then the latest added. None for a query with a word of a single letter.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_with_piece(&self, query: &str, limit: usize) -> Result<Vec<Order>, Error> {
        let Some(query) = query_of_pieces(query) else { return Ok(Vec::new()) };
        let mut found = self.orders_by_ends(&query, limit)?;
        if found.len() < limit {
            for buyer in self.buyers_by_ends(&query, limit.min(BUYERS))? {
                let others = self.orders_of(buyer.id)?.into_iter();
                let new: Vec<Order> = others.filter(|order| found.iter().all(|one| one.id != order.id)).collect();
                found.extend(new);
            }
        }
        found.sort_by_key(|order| !order.state.is_open());
        found.truncate(limit);
        Ok(found)
    }

    fn buyers_by_ends(&self, query: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        self.buyers_where(
            "JOIN buyer_ends ON buyer_ends.rowid = buyers.n
             WHERE buyer_ends MATCH ?1 AND buyers.deleted_at IS NULL ORDER BY buyer_ends.rowid DESC LIMIT ?2",
            (query, at_most(limit)),
        )
    }

    fn orders_by_ends(&self, query: &str, limit: usize) -> Result<Vec<Order>, Error> {
        self.orders_where(
            "JOIN order_ends ON order_ends.rowid = orders.n
             WHERE order_ends MATCH ?1 AND orders.deleted_at IS NULL ORDER BY order_ends.rowid DESC LIMIT ?2",
            (query, at_most(limit)),
        )
    }

    /// Writes the ends of a buyer's words anew; `None`: there is no such buyer any more. Before, there were some, or not.
    pub(super) fn put_buyer_ends(&self, n: i64, words: Option<&str>, were_some: bool) -> Result<(), Error> {
        if were_some {
            self.prepare("DELETE FROM buyer_ends WHERE rowid = ?1")?.execute([n])?;
        }
        if let Some(words) = words {
            let ends = of_words(words);
            self.prepare("INSERT OR REPLACE INTO buyer_ends (rowid, ends) VALUES (?1, ?2)")?.execute((n, ends))?;
        }
        Ok(())
    }

    /// Brings the ends of an order's numbers up to date; `None`: there is no such order any more. Says whether any were taken
    /// out.
    pub(super) fn put_order_ends(&self, n: i64, order: Option<&FoundBy>, is_new: bool) -> Result<bool, Error> {
        let ends = order.map(of_order);
        let before: Option<String> =
            if is_new { None } else { self.cell("SELECT ends FROM order_ends WHERE rowid = ?1", [n])? };
        if ends == before {
            return Ok(false);
        }
        if before.is_some() {
            self.prepare("DELETE FROM order_ends WHERE rowid = ?1")?.execute([n])?;
        }
        if let Some(ends) = ends {
            self.prepare("INSERT OR REPLACE INTO order_ends (rowid, ends) VALUES (?1, ?2)")?.execute((n, ends))?;
        }
        Ok(before.is_some())
    }
}

/// The full-text query for these pieces; `None` where a word is too short to be one.
fn query_of_pieces(typed: &str) -> Option<String> {
    let folded = text::sanitise_line(typed);
    let folded = text::folded(&folded);
    let all_long_enough = words_in(&folded).all(|word| word.chars().nth(LEAST - 1).is_some());
    if all_long_enough { full_text_query(typed) } else { None }
}

/// The ends of the numbers of an order.
pub(super) fn of_order(order: &FoundBy) -> String {
    let of = |text: &str, longest| ends(&text::folded(text), longest);
    let number = of(&order.number, LONGEST);
    let tracking = of(order.tracking.as_deref().unwrap_or_default(), LONGEST_OF_TRACKING);
    if number.is_empty() || tracking.is_empty() { number + &tracking } else { number + " " + &tracking }
}

/// The ends of the words of a buyer.
pub(super) fn of_words(words: &str) -> String {
    ends(words, LONGEST)
}

/// Each word of a folded text, and its ends of at most so many characters, each once.
fn ends(folded: &str, longest: usize) -> String {
    let mut found: Vec<&str> = Vec::new();
    for word in words_in(folded) {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let first = starts.len().saturating_sub(longest).max(1);
        let last = (starts.len() + 1).saturating_sub(LEAST);
        let inside = starts.get(first..last).unwrap_or_default();
        for end in std::iter::once(word).chain(inside.iter().filter_map(|at| word.get(*at..))) {
            if !found.contains(&end) {
                found.push(end);
            }
        }
    }
    found.join(" ")
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;
    use crate::store::samples::{act, at, buyer, order};

    fn names(store: &Store, query: &str) -> Vec<String> {
        store.buyers_with_piece(query, 9).unwrap().into_iter().map(|buyer| buyer.name).collect()
    }

    fn numbers(store: &Store, query: &str) -> Vec<String> {
        store.orders_with_piece(query, 9).unwrap().into_iter().map(|order| order.number).collect()
    }

    #[test]
    fn the_ends_of_a_word_are_as_long_as_a_piece_at_least() {
        assert_eq!(ends("nowak", 24), "nowak owak wak ak");
        assert_eq!(ends("nowak", 3), "nowak wak ak");
        assert_eq!(ends("a zu ana", 24), "a zu ana na");
        assert_eq!(ends("", 24), "");
        assert_eq!(ends("żabą", 24), "żabą abą bą");
    }

    #[test]
    fn a_piece_from_inside_a_word_finds_people_and_orders() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna Nowak", &[("etsy", "Mała_Żaba")]);
        let bob = buyer("Bob Müller", &[]);
        let tracked = Order { tracking: Some("RR123456789PL".to_owned()), ..order("A-1042", &anna) };
        act(&mut store, |action| {
            action.put_buyer(&anna)?;
            action.put_buyer(&bob)?;
            action.put_order(&tracked)?;
            action.put_order(&order("77", &bob))
        });
        for query in ["owak", "OWA", "nn owak", "anna wak", "aba", "42", "789pl"] {
            assert_eq!(names(&store, query), ["Anna Nowak"], "{query}");
            assert_eq!(numbers(&store, query), ["A-1042"], "{query}");
        }
        for query in ["uller", "ueller", "ÜLL"] {
            assert_eq!(numbers(&store, query), ["77"], "{query}");
        }
        for query in ["", "o", "owak o", "kawo", "owak uller", "\" OR ak"] {
            assert!(names(&store, query).is_empty() && numbers(&store, query).is_empty(), "{query}");
        }
    }

    #[test]
    fn pieces_follow_every_change() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna Nowak", &[]);
        let first = order("1042", &anna);
        act(&mut store, |action| action.put_buyer(&anna).and_then(|()| action.put_order(&first)));
        let renamed = Buyer { name: "Anna Zych".to_owned(), ..anna.clone() };
        let renumbered = Order { number: "1099".to_owned(), ..first };
        act(&mut store, |action| action.put_buyer(&renamed).and_then(|()| action.put_order(&renumbered)));
        assert_eq!((names(&store, "owak").len(), names(&store, "ych").len()), (0, 1));
        assert_eq!((numbers(&store, "42").len(), numbers(&store, "99").len()), (0, 1));
        store.undo(at(1)).unwrap();
        assert_eq!((names(&store, "owak").len(), numbers(&store, "42").len()), (1, 1));
        act(&mut store, |action| action.remove_buyer(anna.id).map(drop));
        assert!(names(&store, "owak").is_empty());
        store.rebuild_derived().unwrap();
        assert_eq!((names(&store, "owak").len(), numbers(&store, "42").len()), (0, 1));
    }

    #[test]
    fn every_piece_of_a_name_finds_it() {
        proptest!(ProptestConfig::with_cases(24), |(name in "[a-zżółć]{2,20}", from in 0_usize..19, length in 2_usize..20)| {
            let mut store = Store::in_memory().unwrap();
            let somebody = buyer(&name, &[]);
            act(&mut store, |action| action.put_buyer(&somebody));
            let piece: String = name.chars().skip(from).take(length).collect();
            if piece.chars().count() >= LEAST {
                prop_assert_eq!(store.buyers_with_piece(&piece, 9).unwrap(), [somebody]);
            }
        });
    }
}
