//! What was learnt from choices: a message with the reply that was chosen for it.

use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::LEARNT_EXAMPLES;
use super::{Error, Store, at_most};
use crate::model::{Id, LearntExample};

impl Store {
    /// The examples learnt last, newest first, at most `limit`. Those of replies that were removed or put away are left out.
    ///
    /// # Errors
    /// As for any reading.
    pub fn learnt_examples(&self, limit: usize) -> Result<Vec<LearntExample>, Error> {
        let rest = "WHERE deleted_at IS NULL
                AND EXISTS (SELECT 1 FROM replies WHERE replies.id = reply_id AND replies.deleted_at IS NULL AND replies.archived = 0)
            ORDER BY at DESC, n DESC LIMIT ?1";
        self.rows(&LEARNT_EXAMPLES, rest, [at_most(limit)], read)
    }

    /// What was learnt with a copy.
    ///
    /// # Errors
    /// As for any reading.
    pub fn learnt_with(&self, entry: Id) -> Result<Vec<LearntExample>, Error> {
        let rest = "WHERE entry_id = ?1 AND deleted_at IS NULL ORDER BY n";
        self.rows(&LEARNT_EXAMPLES, rest, [entry.to_string()], read)
    }

    fn learnt_from(&self, text: &str) -> Result<Option<Id>, Error> {
        self.row(&LEARNT_EXAMPLES, "WHERE text = ?1 AND deleted_at IS NULL", [cells::lines(text)], |cells| {
            cells.own_id()
        })
    }
}

impl Action<'_> {
    /// Learns that a reply was chosen for a message. What was learnt from the same message before makes way: the later choice
    /// corrects the earlier.
    ///
    /// # Errors
    /// [`Error::Dangling`] where the reply, the buyer or the copy was never in the database; those of any writing.
    pub fn learn(&mut self, example: &LearntExample) -> Result<(), Error> {
        if let Some(before) = self.store.learnt_from(&example.text)?.filter(|before| *before != example.id) {
            self.bury(&LEARNT_EXAMPLES, &[], before)?;
        }
        self.put(&LEARNT_EXAMPLES, example.id, &values(example))?;
        Ok(())
    }

    /// Takes back what was learnt. Says whether there was such an example.
    ///
    /// # Errors
    /// As for any writing.
    pub fn unlearn(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&LEARNT_EXAMPLES, &[], id)
    }
}

fn values(example: &LearntExample) -> [Value; 6] {
    [
        cells::lines(&example.text),
        cells::optional(example.language.as_ref(), cells::language),
        cells::id(example.reply),
        cells::optional(example.buyer, cells::id),
        cells::optional(example.entry, cells::id),
        cells::instant(example.at),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<LearntExample, Error> {
    Ok(LearntExample {
        id: cells.own_id()?,
        text: cells.text()?,
        language: cells.optional_language()?,
        reply: cells.id()?,
        buyer: cells.optional_id()?,
        entry: cells.optional_id()?,
        at: cells.instant()?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::ActionKind;
    use super::super::samples::{act, at, entry, reply};
    use super::*;
    use crate::model::Retraction;

    fn example(text: &str, reply: Id, entry: Option<Id>, second: i64) -> LearntExample {
        LearntExample {
            id: Id::new(),
            text: text.to_owned(),
            language: None,
            reply,
            buyer: None,
            entry,
            at: at(second),
        }
    }

    fn learnt(store: &Store) -> Vec<(String, Id)> {
        store.learnt_examples(9).unwrap().into_iter().map(|example| (example.text, example.reply)).collect()
    }

    #[test]
    fn the_later_choice_corrects_the_earlier() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, iban) = (reply("pickup"), reply("iban"));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_reply(&iban)?;
            action.learn(&example("where?", iban.id, None, 1))?;
            action.learn(&example("how to pay?", iban.id, None, 2))
        });
        act(&mut store, |action| action.learn(&example("where?", pickup.id, None, 3)));
        assert_eq!(learnt(&store), [("where?".to_owned(), pickup.id), ("how to pay?".to_owned(), iban.id)]);
        store.undo(at(4)).unwrap();
        assert_eq!(learnt(&store), [("how to pay?".to_owned(), iban.id), ("where?".to_owned(), iban.id)]);
        let id = store.learnt_examples(1).unwrap()[0].id;
        assert!(act(&mut store, |action| action.unlearn(id)));
        assert!(!act(&mut store, |action| action.unlearn(id)));
        act(&mut store, |action| action.remove_reply(iban.id));
        assert_eq!(learnt(&store), []);
    }

    #[test]
    fn what_was_not_sent_teaches_nothing() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        let sent = entry(&[&pickup], None, at(1));
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.record(&sent)?;
            action.learn(&example("where?", pickup.id, Some(sent.id), 1))
        });
        assert_eq!(store.learnt_with(sent.id).unwrap().len(), 1);
        store.act(ActionKind::Retract, "", at(2), |action| action.retract(sent.id, Retraction::NotSent)).unwrap();
        assert_eq!(learnt(&store), []);
        store.undo(at(3)).unwrap();
        assert_eq!(learnt(&store).len(), 1);
    }
}
