//! The journal: what was copied, for whom, when.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use rusqlite::Params;
use rusqlite::types::Value;

use super::action::{Action, Wrote};
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{JOURNAL, JOURNAL_REPLIES, Table};
use super::{Error, Store, at_most};
use crate::model::{Entry, Id, Retraction};
use crate::text;

impl Store {
    /// One entry.
    ///
    /// # Errors
    /// As for any reading.
    pub fn entry(&self, id: Id) -> Result<Option<Entry>, Error> {
        Ok(self.entries("WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()])?.pop())
    }

    /// The newest entries, newest first, retracted ones included.
    ///
    /// # Errors
    /// As for any reading.
    pub fn recent_entries(&self, limit: usize) -> Result<Vec<Entry>, Error> {
        self.entries("WHERE deleted_at IS NULL ORDER BY at DESC, n DESC LIMIT ?1", [at_most(limit)])
    }

    /// The same for one buyer.
    ///
    /// # Errors
    /// As for any reading.
    pub fn entries_for(&self, buyer: Id, limit: usize) -> Result<Vec<Entry>, Error> {
        self.entries(
            "WHERE buyer_id = ?1 AND deleted_at IS NULL ORDER BY at DESC, n DESC LIMIT ?2",
            (buyer.to_string(), at_most(limit)),
        )
    }

    /// The same about one order.
    ///
    /// # Errors
    /// As for any reading.
    pub fn entries_about(&self, order: Id, limit: usize) -> Result<Vec<Entry>, Error> {
        self.entries(
            "WHERE order_id = ?1 AND deleted_at IS NULL ORDER BY at DESC, n DESC LIMIT ?2",
            (order.to_string(), at_most(limit)),
        )
    }

    /// The entries whose identity begins with these letters.
    ///
    /// # Errors
    /// As for any reading.
    pub fn entries_beginning(&self, id: &str, limit: usize) -> Result<Vec<Entry>, Error> {
        // `g` comes after every digit of an identity.
        self.entries(
            "WHERE id BETWEEN ?1 AND ?1 || 'g' AND deleted_at IS NULL ORDER BY id LIMIT ?2",
            (id, at_most(limit)),
        )
    }

    /// The newest entries whose text contains every word of a query, wherever in it; capitals do not matter.
    ///
    /// # Errors
    /// As for any reading.
    pub fn entries_containing(&self, query: &str, limit: usize) -> Result<Vec<Entry>, Error> {
        let query = text::sanitise_line(query);
        let query = text::folded(&query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut statement = self.prepare(&JOURNAL.select("WHERE deleted_at IS NULL ORDER BY at DESC, n DESC"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()?.filter(|_| found.len() < limit) {
            let entry = read(&mut Cells::new(row, &JOURNAL))?;
            let text = text::folded(&entry.text);
            if words.iter().all(|word| text.contains(word)) {
                found.push(self.with_replies(entry)?);
            }
        }
        Ok(found)
    }

    /// When each reply was last copied for a buyer, of the copies that were not retracted.
    ///
    /// # Errors
    /// As for any reading.
    pub fn last_copied_for(&self, buyer: Id) -> Result<HashMap<Id, Timestamp>, Error> {
        let mut statement = self.prepare(
            "SELECT part.id, part.reply_id, max(journal.at)
             FROM journal JOIN journal_replies AS part ON part.entry_id = journal.id
             WHERE journal.buyer_id = ?1 AND journal.retracted IS NULL
                 AND journal.deleted_at IS NULL AND part.deleted_at IS NULL
             GROUP BY part.reply_id",
        )?;
        let mut rows = statement.query([buyer.to_string()])?;
        let mut last = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &LAST_COPIED);
            last.insert(cells.id()?, cells.instant()?);
        }
        Ok(last)
    }

    fn entries(&self, rest: &str, params: impl Params) -> Result<Vec<Entry>, Error> {
        let bare = self.rows(&JOURNAL, rest, params, read)?;
        bare.into_iter().map(|entry| self.with_replies(entry)).collect()
    }

    fn with_replies(&self, bare: Entry) -> Result<Entry, Error> {
        let parts = self.parts(&JOURNAL_REPLIES, bare.id, read_reply)?;
        let variants = parts.iter().filter_map(|(reply, variant)| Some((*reply, (*variant)?))).collect();
        Ok(Entry { replies: parts.into_iter().map(|(reply, _)| reply).collect(), variants, ..bare })
    }
}

/// What [`Store::last_copied_for`] asks for, so that an unreadable cell is named like any other.
const LAST_COPIED: Table = Table { columns: &["reply_id", "at"], ..JOURNAL_REPLIES };

impl Action<'_> {
    /// Writes down what was copied.
    ///
    /// # Errors
    /// [`Error::Dangling`] where a reply, the buyer or the order was never in the database; those of any writing.
    pub fn record(&mut self, entry: &Entry) -> Result<(), Error> {
        self.put(&JOURNAL, entry.id, &values(entry))?;
        let replies = entry.replies.iter().map(|reply| {
            let variant = entry.variants.get(reply).copied();
            Part::new(vec![cells::id(*reply), cells::optional(variant, cells::id)])
        });
        self.put_parts(&JOURNAL_REPLIES, entry.id, replies.collect())
    }

    /// Notes that an entry does not count, and why, and takes back what was learnt and promised with it; the messages it
    /// answered wait again. Says whether that was not known yet.
    ///
    /// # Errors
    /// As for any writing.
    pub fn retract(&mut self, id: Id, why: Retraction) -> Result<bool, Error> {
        match self.store.entry(id)? {
            Some(entry) if entry.retracted != Some(why) => {
                for example in self.store.learnt_with(id)? {
                    self.unlearn(example.id)?;
                }
                self.reopen_answered_by(id)?;
                self.take_back_promises_of(id)?;
                self.reopen_promises_kept_by(&entry)?;
                let wrote = self.put(&JOURNAL, id, &values(&Entry { retracted: Some(why), ..entry }))?;
                Ok(wrote != Wrote::Nothing)
            }
            _ => Ok(false),
        }
    }
}

fn values(entry: &Entry) -> Vec<Value> {
    vec![
        cells::instant(entry.at),
        cells::optional(entry.buyer, cells::id),
        cells::optional(entry.order, cells::id),
        cells::optional(entry.channel.as_ref(), cells::channel),
        cells::optional(entry.language.as_ref(), cells::language),
        cells::lines(&entry.text),
        cells::line(&entry.route),
        Value::from(entry.checked),
        cells::optional(entry.retracted.map(Retraction::word), cells::word),
        Value::from(entry.edited),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Entry, Error> {
    Ok(Entry {
        id: cells.own_id()?,
        at: cells.instant()?,
        replies: Vec::new(),
        variants: BTreeMap::new(),
        buyer: cells.optional_id()?,
        order: cells.optional_id()?,
        channel: cells.optional_channel()?,
        language: cells.optional_language()?,
        text: cells.text()?,
        route: cells.text()?,
        checked: cells.flag()?,
        retracted: cells.optional(Retraction::from_word)?,
        edited: cells.flag()?,
    })
}

/// A reply, and which of its texts it was.
fn read_reply(cells: &mut Cells<'_>) -> Result<(Id, Option<Id>), Error> {
    Ok((cells.id()?, cells.optional_id()?))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, buyer, entry, reply};
    use super::*;

    #[test]
    fn the_journal_is_read_newest_first_whole_by_buyer_and_by_words() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, iban) = (reply("pickup"), reply("iban"));
        let (anna, bob) = (buyer("Anna", &[]), buyer("Bob", &[]));
        let one = entry(&[&pickup, &iban], Some(&anna), at(1));
        let two = Entry { text: "Lindenstraße 12,\nthe GREEN door".to_owned(), ..entry(&[], Some(&bob), at(2)) };
        let three = entry(&[&pickup], None, at(3));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_reply(&iban)?;
            action.put_buyer(&anna)?;
            action.put_buyer(&bob)?;
            [&three, &one, &two].into_iter().try_for_each(|entry| action.record(entry))
        });
        assert_eq!(store.recent_entries(9).unwrap(), [three.clone(), two.clone(), one.clone()]);
        assert_eq!(store.recent_entries(1).unwrap(), std::slice::from_ref(&three));
        assert_eq!(store.entries_for(anna.id, 9).unwrap(), std::slice::from_ref(&one));
        assert_eq!(store.entries_containing("green 12", 9).unwrap(), std::slice::from_ref(&two));
        assert_eq!(store.entries_containing("Green", 2).unwrap(), [three.clone(), two]);
        assert_eq!(store.entry(one.id).unwrap(), Some(one));
    }

    #[test]
    fn what_was_taken_back_was_never_sent() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, anna) = (reply("pickup"), buyer("Anna", &[]));
        let (one, two) = (entry(&[&pickup], Some(&anna), at(1)), entry(&[&pickup], Some(&anna), at(2)));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)?;
            action.record(&two)?;
            action.record(&one)
        });
        let last = |store: &Store| store.last_copied_for(anna.id).unwrap().get(&pickup.id).copied();
        assert_eq!(last(&store), Some(at(2)));
        assert!(act(&mut store, |action| action.retract(two.id, Retraction::WrongBuyer)));
        assert!(!act(&mut store, |action| action.retract(two.id, Retraction::WrongBuyer)));
        assert!(act(&mut store, |action| action.retract(two.id, Retraction::NotSent)));
        assert_eq!(last(&store), Some(at(1)));
        assert_eq!(store.entry(two.id).unwrap().unwrap().retracted, Some(Retraction::NotSent));
        assert!(!act(&mut store, |action| action.retract(Id::new(), Retraction::NotSent)));
        store.undo(at(3)).unwrap();
        store.undo(at(3)).unwrap();
        assert_eq!(last(&store), Some(at(2)));
    }
}
