//! Two buyers that are one person: what belongs to the one goes over to the other.

use rusqlite::params;

use super::action::Action;
use super::table::{DRAFTS, JOURNAL, LEARNT_EXAMPLES, MESSAGES, ORDERS, REMINDERS, Table};
use super::{Error, cells};
use crate::model::{Buyer, Id, Remembered, Scope};

/// How much went over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoneOver {
    pub orders: usize,
    pub entries: usize,
    pub messages: usize,
    pub reminders: usize,
    pub drafts: usize,
    pub remembered: usize,
    pub learnt: usize,
}

impl Action<'_> {
    /// Makes everything of another buyer that of the kept one, writes the kept one as given, and removes the other. An answer that
    /// both have stays as the kept one's.
    ///
    /// # Errors
    /// As for any writing.
    pub fn merge_buyers(&mut self, kept: &Buyer, other: Id) -> Result<GoneOver, Error> {
        // The names on channels are free only once the other is gone.
        self.remove_buyer(other)?;
        self.put_buyer(kept)?;
        let answers = self.take_over_answers(kept.id, other)?;
        self.take_over_snoozes(kept.id, other)?;
        Ok(GoneOver {
            orders: self.take_over(&ORDERS, kept.id, other)?,
            entries: self.take_over(&JOURNAL, kept.id, other)?,
            messages: self.take_over(&MESSAGES, kept.id, other)?,
            reminders: self.take_over(&REMINDERS, kept.id, other)?,
            drafts: self.take_over(&DRAFTS, kept.id, other)?,
            learnt: self.take_over(&LEARNT_EXAMPLES, kept.id, other)?,
            remembered: answers,
        })
    }

    /// Makes the living rows of a table that name a buyer name another.
    fn take_over(&mut self, table: &'static Table, to: Id, from: Id) -> Result<usize, Error> {
        let select = format!("SELECT id FROM {} WHERE buyer_id = ?1 AND deleted_at IS NULL", table.name);
        let rows: Vec<String> = {
            let mut statement = self.store.prepare(&select)?;
            let rows = statement.query_map([from.to_string()], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        let update = format!("UPDATE {} SET buyer_id = ?1, updated_at = ?2, rev = rev + 1 WHERE id = ?3", table.name);
        for row in &rows {
            self.store.prepare(&update)?.execute(params![to.to_string(), self.now, row])?;
            if let Ok(id) = row.parse() {
                self.touch(table.entity, id);
            }
        }
        Ok(rows.len())
    }

    fn take_over_answers(&mut self, to: Id, from: Id) -> Result<usize, Error> {
        let known = self.store.remembered(Scope::Buyer(to))?;
        let mut taken = 0;
        for answer in self.store.remembered(Scope::Buyer(from))? {
            self.forget(Scope::Buyer(from), &answer.name)?;
            if known.iter().all(|one| cells::line(&one.name) != cells::line(&answer.name)) {
                self.remember(&Remembered { scope: Scope::Buyer(to), ..answer })?;
                taken += 1;
            }
        }
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, buyer, entry, order, reply};
    use super::super::{ActionKind, Store};
    use super::*;
    use crate::model::{Draft, LearntExample, Message, Reminder, Rule, Snooze};

    #[test]
    fn everything_goes_over_and_one_undo_brings_everything_back() {
        let mut store = Store::in_memory().unwrap();
        let (anna, twin) = (buyer("Anna Nowak", &[("etsy", "anna")]), buyer("Ania", &[("allegro", "ania_k")]));
        let pickup = reply("pickup");
        let of_twin = order("2041", &twin);
        let copy = entry(&[&pickup], Some(&twin), at(1));
        let answer =
            |scope, name: &str, value: &str| Remembered { scope, name: name.to_owned(), value: value.to_owned() };
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)?;
            action.put_buyer(&twin)?;
            action.put_order(&of_twin)?;
            action.record(&copy)?;
            for (subject, occasion, until) in
                [(anna.id, "2026", Some(at(9))), (twin.id, "2026", None), (twin.id, "2027", None)]
            {
                let occasion = occasion.to_owned();
                action.put_snooze(&Snooze { id: Id::new(), rule: Rule::Birthday, subject, occasion, until })?;
            }
            action.put_message(&Message { buyer: Some(twin.id), ..Message::received("hi", at(1)) })?;
            let day = "2026-11-27".parse().unwrap();
            action.put_reminder(&Reminder { buyer: Some(twin.id), ..Reminder::on(day, "ask") })?;
            action.remember(&answer(Scope::Buyer(anna.id), "size", "S"))?;
            action.remember(&answer(Scope::Buyer(twin.id), "size", "M"))?;
            action.remember(&answer(Scope::Buyer(twin.id), "colour", "blue"))?;
            action.learn(&LearntExample {
                id: Id::new(),
                text: "where?".to_owned(),
                language: None,
                reply: pickup.id,
                buyer: Some(twin.id),
                entry: None,
                at: at(1),
            })?;
            action.keep_draft(&Draft {
                id: Id::new(),
                place: "message".to_owned(),
                text: "Dear".to_owned(),
                buyer: Some(twin.id),
                reply: None,
                kept_at: at(1),
                not_before: None,
            })
        });
        let mut kept = anna.clone();
        kept.handles.extend(twin.handles.clone());
        let gone = store
            .act(ActionKind::MergeBuyers, "Anna Nowak", at(2), |action| action.merge_buyers(&kept, twin.id))
            .unwrap();
        let one_each =
            GoneOver { orders: 1, entries: 1, messages: 1, reminders: 1, drafts: 1, remembered: 1, learnt: 1 };
        assert_eq!(gone, one_each);
        assert_eq!(store.buyer(twin.id).unwrap(), None);
        assert_eq!(store.buyer_by_handle(&twin.handles[0]).unwrap(), Some(kept));
        assert_eq!(store.orders_of(anna.id).unwrap().len(), 1);
        assert_eq!(store.find_orders("anna", 9).unwrap().len(), 1, "its words follow");
        assert_eq!(store.entries_for(anna.id, 9).unwrap().len(), 1);
        assert_eq!(store.messages_of(anna.id, 9).unwrap().len(), 1);
        let put_off: Vec<Option<jiff::Timestamp>> = store.snoozes().unwrap().iter().map(|one| one.until).collect();
        assert_eq!(put_off, [Some(at(9)), None], "of the line that both had put off, the kept one's word stays");
        assert!(store.snoozes().unwrap().iter().all(|one| one.subject == anna.id));
        let values: Vec<String> =
            store.remembered(Scope::Buyer(anna.id)).unwrap().into_iter().map(|one| one.value).collect();
        assert_eq!(values, ["blue", "S"]);
        store.undo(at(3)).unwrap();
        assert_eq!(store.buyer(anna.id).unwrap(), Some(anna.clone()));
        assert_eq!(store.buyer(twin.id).unwrap(), Some(twin.clone()));
        assert_eq!(store.orders_of(anna.id).unwrap(), []);
        assert_eq!(store.orders_of(twin.id).unwrap(), [of_twin]);
        assert_eq!(store.remembered(Scope::Buyer(twin.id)).unwrap().len(), 2);
        assert_eq!(store.snoozes().unwrap().iter().filter(|one| one.subject == twin.id).count(), 2);
        assert_eq!(store.find_orders("ania", 9).unwrap().len(), 1);
    }
}
