//! Days with the reply to send then, and the lines of the due list that were put off or away.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::{REMINDERS, SNOOZES, Table};
use super::{Error, Store, at_most};
use crate::model::{Entry, Id, Reminder, Rule, Snooze, State};

/// A reminder and the state of its order.
const WITH_STATE: Table = Table {
    columns: &["due", "text", "buyer_id", "order_id", "reply_id", "entry_id", "closes", "done_at", "state"],
    ..REMINDERS
};

impl Store {
    /// A reminder.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reminder(&self, id: Id) -> Result<Option<Reminder>, Error> {
        self.row(&REMINDERS, "WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()], read)
    }

    /// The reminders that are not done, those due first before the others, up to a day. What the state of its order has closed is
    /// not among them, until the order goes back.
    ///
    /// # Errors
    /// As for any reading.
    pub fn open_reminders(&self, until: Date, limit: usize) -> Result<Vec<Reminder>, Error> {
        let columns = REMINDERS.columns.join(", r.");
        let sql = format!(
            "SELECT r.id, r.{columns}, o.state
             FROM reminders AS r LEFT JOIN orders AS o
                 ON o.id = r.order_id AND r.closes IS NOT NULL AND o.deleted_at IS NULL
             WHERE r.done_at IS NULL AND r.deleted_at IS NULL AND r.due <= ?1
             ORDER BY r.due, r.n"
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([until.to_string()])?;
        let mut found = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            let mut cells = Cells::new(row, &WITH_STATE);
            let reminder = read(&mut cells)?;
            let state = cells.optional(State::from_word)?;
            if !state.is_some_and(|state| reminder.is_closed_in(state)) {
                found.push(reminder);
            }
        }
        Ok(found)
    }

    /// All reminders, the latest due first; those that are done too.
    ///
    /// # Errors
    /// As for any reading.
    pub fn latest_reminders(&self, limit: usize) -> Result<Vec<Reminder>, Error> {
        self.rows(&REMINDERS, "WHERE deleted_at IS NULL ORDER BY due DESC, n DESC LIMIT ?1", [at_most(limit)], read)
    }

    /// How a line of the due list was put off or away, where it was.
    ///
    /// # Errors
    /// As for any reading.
    pub fn snooze_of(&self, rule: Rule, subject: Id, occasion: &str) -> Result<Option<Snooze>, Error> {
        self.snooze(rule, subject, occasion)
    }

    /// The reminders that a copy keeps: for its buyer and its order, with one of its replies.
    fn kept_by(&self, entry: &Entry, done: Option<Timestamp>) -> Result<Vec<Reminder>, Error> {
        let fits = |reminder: &Reminder| {
            reminder.reply.is_some_and(|reply| entry.replies.contains(&reply))
                && (reminder.buyer.is_none() || reminder.buyer == entry.buyer)
                && (reminder.order.is_none() || reminder.order == entry.order)
                && reminder.entry != Some(entry.id)
        };
        let mut found = Vec::new();
        for reply in &entry.replies {
            let reminders = self.rows(
                &REMINDERS,
                "WHERE reply_id = ?1 AND deleted_at IS NULL AND done_at IS ?2 ORDER BY n",
                (reply.to_string(), done.map(Timestamp::as_millisecond)),
                read,
            )?;
            found.extend(reminders.into_iter().filter(fits));
        }
        Ok(found)
    }

    fn promised_by(&self, entry: Id) -> Result<Vec<Reminder>, Error> {
        self.rows(&REMINDERS, "WHERE entry_id = ?1 AND deleted_at IS NULL", [entry.to_string()], read)
    }

    /// Everything that was put off or away, by rule and subject.
    ///
    /// # Errors
    /// As for any reading.
    pub fn snoozes(&self) -> Result<Vec<Snooze>, Error> {
        self.rows(&SNOOZES, "WHERE deleted_at IS NULL ORDER BY n", [], read_snooze)
    }

    fn snooze(&self, rule: Rule, subject: Id, occasion: &str) -> Result<Option<Snooze>, Error> {
        self.row(
            &SNOOZES,
            "WHERE rule = ?1 AND subject_id = ?2 AND occasion = ?3 AND deleted_at IS NULL",
            (rule.word(), subject.to_string(), occasion),
            read_snooze,
        )
    }
}

impl Action<'_> {
    /// Writes a reminder.
    ///
    /// # Errors
    /// [`Error::Dangling`] where the buyer, the order, the reply or the copy was never in the database; those of any writing.
    pub fn put_reminder(&mut self, reminder: &Reminder) -> Result<(), Error> {
        self.put(&REMINDERS, reminder.id, &values(reminder))?;
        Ok(())
    }

    /// Removes a reminder. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_reminder(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&REMINDERS, &[], id)
    }

    /// Puts a line of the due list off, or away. What was said of the same line before no longer counts.
    ///
    /// # Errors
    /// As for any writing.
    pub fn put_snooze(&mut self, snooze: &Snooze) -> Result<(), Error> {
        let before = self.store.snooze(snooze.rule, snooze.subject, &snooze.occasion)?;
        let id = before.map_or(snooze.id, |before| before.id);
        self.put(&SNOOZES, id, &snooze_values(snooze))?;
        Ok(())
    }

    /// What was put off or away of a buyer is so of another. Where both lines were, the other's word stays.
    pub(super) fn take_over_snoozes(&mut self, to: Id, from: Id) -> Result<(), Error> {
        let rest = "WHERE subject_id = ?1 AND deleted_at IS NULL ORDER BY n";
        for snooze in self.store.rows(&SNOOZES, rest, [from.to_string()], read_snooze)? {
            if self.store.snooze(snooze.rule, to, &snooze.occasion)?.is_none() {
                self.put(&SNOOZES, snooze.id, &snooze_values(&Snooze { subject: to, ..snooze }))?;
            } else {
                self.bury(&SNOOZES, &[], snooze.id)?;
            }
        }
        Ok(())
    }

    /// What a copy was to be reminded of is done with it.
    ///
    /// # Errors
    /// As for any writing.
    pub fn keep_promises_with(&mut self, entry: &Entry) -> Result<(), Error> {
        for reminder in self.store.kept_by(entry, None)? {
            self.put_reminder(&Reminder { done: Some(entry.at), ..reminder })?;
        }
        Ok(())
    }

    /// What a copy has kept is open again where it was not sent.
    pub(super) fn reopen_promises_kept_by(&mut self, entry: &Entry) -> Result<(), Error> {
        for reminder in self.store.kept_by(entry, Some(entry.at))? {
            self.put_reminder(&Reminder { done: None, ..reminder })?;
        }
        Ok(())
    }

    /// A copy that was not sent has promised nothing.
    pub(super) fn take_back_promises_of(&mut self, entry: Id) -> Result<(), Error> {
        for reminder in self.store.promised_by(entry)? {
            self.remove_reminder(reminder.id)?;
        }
        Ok(())
    }
}

fn values(reminder: &Reminder) -> [Value; 8] {
    [
        cells::day(reminder.due),
        cells::line(&reminder.text),
        cells::optional(reminder.buyer, cells::id),
        cells::optional(reminder.order, cells::id),
        cells::optional(reminder.reply, cells::id),
        cells::optional(reminder.entry, cells::id),
        cells::optional(reminder.closes.map(State::word), cells::word),
        cells::optional(reminder.done, cells::instant),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Reminder, Error> {
    Ok(Reminder {
        id: cells.own_id()?,
        due: cells.day()?,
        text: cells.text()?,
        buyer: cells.optional_id()?,
        order: cells.optional_id()?,
        reply: cells.optional_id()?,
        entry: cells.optional_id()?,
        closes: cells.optional(State::from_word)?,
        done: cells.optional_instant()?,
    })
}

fn snooze_values(snooze: &Snooze) -> [Value; 4] {
    [
        cells::word(snooze.rule.word()),
        cells::id(snooze.subject),
        cells::line(&snooze.occasion),
        cells::optional(snooze.until, cells::instant),
    ]
}

fn read_snooze(cells: &mut Cells<'_>) -> Result<Snooze, Error> {
    Ok(Snooze {
        id: cells.own_id()?,
        rule: cells.parsed(Rule::from_word)?,
        subject: cells.id()?,
        occasion: cells.text()?,
        until: cells.optional_instant()?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, entry, reply};
    use super::*;
    use crate::model::Retraction;

    #[test]
    fn what_a_copy_promised_goes_with_it() {
        let mut store = Store::in_memory().unwrap();
        let pickup = reply("pickup");
        let copy = entry(&[&pickup], None, at(1));
        let day: Date = "2026-11-27".parse().unwrap();
        let promise = Reminder { entry: Some(copy.id), ..Reminder::on(day, "send it") };
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.record(&copy)?;
            action.put_reminder(&promise)
        });
        assert_eq!(store.open_reminders(day.yesterday().unwrap(), 9).unwrap(), []);
        assert_eq!(store.open_reminders(day, 9).unwrap(), [promise]);
        act(&mut store, |action| action.retract(copy.id, Retraction::NotSent));
        assert_eq!(store.open_reminders(day, 9).unwrap(), []);
    }

    #[test]
    fn a_line_is_put_off_once() {
        let mut store = Store::in_memory().unwrap();
        let subject = Id::new();
        let snooze =
            |until| Snooze { id: Id::new(), rule: Rule::Unpaid, subject, occasion: "agreed".to_owned(), until };
        act(&mut store, |action| action.put_snooze(&snooze(Some(at(1)))));
        act(&mut store, |action| action.put_snooze(&snooze(None)));
        let left = store.snoozes().unwrap();
        assert_eq!(left.iter().map(|one| one.until).collect::<Vec<_>>(), [None]);
    }
}
