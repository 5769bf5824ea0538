//! What buyers wrote.

use jiff::Timestamp;
use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::MESSAGES;
use super::{Error, Store, at_most};
use crate::model::{Id, Message};

impl Store {
    /// A message.
    ///
    /// # Errors
    /// As for any reading.
    pub fn message(&self, id: Id) -> Result<Option<Message>, Error> {
        self.row(&MESSAGES, "WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()], read)
    }

    /// The messages that wait for an answer, the one that waits longest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn open_messages(&self, limit: usize) -> Result<Vec<Message>, Error> {
        self.rows(
            &MESSAGES,
            "WHERE answer_id IS NULL AND put_aside_at IS NULL AND deleted_at IS NULL
             ORDER BY received_at, n LIMIT ?1",
            [at_most(limit)],
            read,
        )
    }

    /// All messages, the latest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn latest_messages(&self, limit: usize) -> Result<Vec<Message>, Error> {
        self.rows(
            &MESSAGES,
            "WHERE deleted_at IS NULL ORDER BY received_at DESC, n DESC LIMIT ?1",
            [at_most(limit)],
            read,
        )
    }

    /// A buyer's messages, the latest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn messages_of(&self, buyer: Id, limit: usize) -> Result<Vec<Message>, Error> {
        self.rows(
            &MESSAGES,
            "WHERE buyer_id = ?1 AND deleted_at IS NULL ORDER BY received_at DESC, n DESC LIMIT ?2",
            (buyer.to_string(), at_most(limit)),
            read,
        )
    }

    /// The messages that came since a moment, the latest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn messages_since(&self, since: Timestamp) -> Result<Vec<Message>, Error> {
        self.rows(
            &MESSAGES,
            "WHERE received_at >= ?1 AND deleted_at IS NULL ORDER BY received_at DESC, n DESC",
            [since.as_millisecond()],
            read,
        )
    }

    /// The messages whose identity begins with these letters.
    ///
    /// # Errors
    /// As for any reading.
    pub fn messages_beginning(&self, id: &str, limit: usize) -> Result<Vec<Message>, Error> {
        // `g` comes after every digit of an identity.
        self.rows(
            &MESSAGES,
            "WHERE id BETWEEN ?1 AND ?1 || 'g' AND deleted_at IS NULL ORDER BY id LIMIT ?2",
            (id, at_most(limit)),
            read,
        )
    }

    /// The messages that wait for an answer and say just this, the one that waits longest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn open_messages_saying(&self, text: &str) -> Result<Vec<Message>, Error> {
        self.rows(
            &MESSAGES,
            "WHERE answer_id IS NULL AND put_aside_at IS NULL AND deleted_at IS NULL AND text = ?1
             ORDER BY received_at, n",
            [cells::lines(text)],
            read,
        )
    }

    /// Whether nothing of its buyer, nor to them, is older than a message. Of a buyer who is not known nobody can say.
    ///
    /// # Errors
    /// As for any reading.
    pub fn begins_conversation(&self, message: &Message) -> Result<bool, Error> {
        let Some(buyer) = message.buyer else { return Ok(true) };
        let sql = "SELECT NOT EXISTS (
                       SELECT 1 FROM messages WHERE buyer_id = ?1 AND received_at < ?2 AND deleted_at IS NULL)
                   AND NOT EXISTS (
                       SELECT 1 FROM journal WHERE buyer_id = ?1 AND at < ?2 AND deleted_at IS NULL AND retracted IS NULL)";
        Ok(self.cell(sql, (buyer.to_string(), message.received.as_millisecond()))?.unwrap_or(true))
    }

    fn answered_by(&self, entry: Id) -> Result<Vec<Message>, Error> {
        self.rows(&MESSAGES, "WHERE answer_id = ?1 AND deleted_at IS NULL", [entry.to_string()], read)
    }
}

impl Action<'_> {
    /// Writes a message.
    ///
    /// # Errors
    /// [`Error::Dangling`] where the buyer, the order or the answer was never in the database; those of any writing.
    pub fn put_message(&mut self, message: &Message) -> Result<(), Error> {
        self.put(&MESSAGES, message.id, &values(message))?;
        Ok(())
    }

    /// Removes a message. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_message(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&MESSAGES, &[], id)
    }

    /// What a copy answered waits again.
    pub(super) fn reopen_answered_by(&mut self, entry: Id) -> Result<(), Error> {
        for message in self.store.answered_by(entry)? {
            self.put_message(&Message { answer: None, ..message })?;
        }
        Ok(())
    }
}

fn values(message: &Message) -> [Value; 8] {
    [
        cells::optional(message.buyer, cells::id),
        cells::optional(message.order, cells::id),
        cells::optional(message.channel.as_ref(), cells::channel),
        cells::optional(message.language.as_ref(), cells::language),
        cells::instant(message.received),
        cells::lines(&message.text),
        cells::optional(message.answer, cells::id),
        cells::optional(message.put_aside, cells::instant),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Message, Error> {
    Ok(Message {
        id: cells.own_id()?,
        buyer: cells.optional_id()?,
        order: cells.optional_id()?,
        channel: cells.optional_channel()?,
        language: cells.optional_language()?,
        received: cells.instant()?,
        text: cells.text()?,
        answer: cells.optional_id()?,
        put_aside: cells.optional_instant()?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, buyer, entry, reply};
    use super::*;
    use crate::model::Retraction;

    #[test]
    fn what_waits_longest_comes_first_and_an_answer_taken_back_opens_it_again() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, anna) = (reply("pickup"), buyer("Anna", &[]));
        let answer = entry(&[&pickup], Some(&anna), at(9));
        let first = Message { buyer: Some(anna.id), ..Message::received("where?", at(1)) };
        let second = Message::received("how much?", at(2));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)?;
            action.put_message(&second)?;
            action.put_message(&first)
        });
        assert_eq!(store.open_messages(9).unwrap(), [first.clone(), second.clone()]);
        act(&mut store, |action| {
            action.record(&answer)?;
            action.put_message(&Message { answer: Some(answer.id), ..first.clone() })
        });
        assert_eq!(store.open_messages(9).unwrap(), [second]);
        assert_eq!(store.messages_of(anna.id, 9).unwrap().len(), 1);
        act(&mut store, |action| action.retract(answer.id, Retraction::NotSent));
        assert_eq!(store.open_messages(9).unwrap().first(), Some(&first));
    }
}
