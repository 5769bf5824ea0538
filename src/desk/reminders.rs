//! Days with the reply to send then: set by the seller, or promised in what was copied.

use jiff::civil::Date;

use super::journal::Names;
use super::{Desk, Error, Ready, Thing};
use crate::model::{Entry, Id, Reminder};
use crate::store::ActionKind;

/// A reminder as the seller sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReminder {
    pub due: Date,
    pub text: String,
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    pub reply: Option<Id>,
}

/// A reminder in a list, with the names of what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderLine {
    pub reminder: Reminder,
    pub buyer: Option<String>,
    pub order: Option<String>,
    pub shortcut: Option<String>,
}

impl Desk {
    /// Sets a reminder.
    ///
    /// # Errors
    /// [`Error::Empty`] where it says nothing and has no reply; those of writing the records.
    pub fn remind(&mut self, new: &NewReminder) -> Result<Reminder, Error> {
        let NewReminder { due, text, buyer, order, reply } = new;
        if text.trim().is_empty() && reply.is_none() {
            return Err(Error::Empty { what: Thing::Reminder, field: "body" });
        }
        let reminder = Reminder { buyer: *buyer, order: *order, reply: *reply, ..Reminder::on(*due, text.trim()) };
        self.write(ActionKind::AddReminder, &short(&reminder), Thing::Reminder, |action| {
            action.put_reminder(&reminder)
        })?;
        Ok(reminder)
    }

    /// Sets a reminder that was there to another day, text or reply.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; those of [`Self::remind`].
    pub fn change_reminder(&mut self, id: Id, new: &NewReminder) -> Result<Reminder, Error> {
        self.at_once(|desk| {
            let NewReminder { due, text, buyer, order, reply } = new;
            if text.trim().is_empty() && reply.is_none() {
                return Err(Error::Empty { what: Thing::Reminder, field: "body" });
            }
            let before = desk.reminder(id)?;
            let text = text.trim().to_owned();
            let reminder = Reminder { due: *due, text, buyer: *buyer, order: *order, reply: *reply, ..before };
            desk.save_reminder(&reminder)?;
            Ok(reminder)
        })
    }

    /// Writes a reminder that was there.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn save_reminder(&mut self, reminder: &Reminder) -> Result<(), Error> {
        self.write(ActionKind::EditReminder, &short(reminder), Thing::Reminder, |action| action.put_reminder(reminder))
    }

    /// Says that a reminder is done with.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; those of writing the records.
    pub fn finish_reminder(&mut self, id: Id) -> Result<Reminder, Error> {
        self.at_once(|desk| {
            let reminder = Reminder { done: Some(desk.timestamp()), ..desk.reminder(id)? };
            desk.save_reminder(&reminder)?;
            Ok(reminder)
        })
    }

    /// Removes a reminder. It can be undone.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; those of writing the records.
    pub fn remove_reminder(&mut self, id: Id) -> Result<Reminder, Error> {
        let reminder = self.reminder(id)?;
        self.write(ActionKind::RemoveReminder, &short(&reminder), Thing::Reminder, |action| {
            action.remove_reminder(id).map(drop)
        })?;
        Ok(reminder)
    }

    /// A reminder.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading the records.
    pub fn reminder(&self, id: Id) -> Result<Reminder, Error> {
        let found = self.store.reminder(id)?;
        found.ok_or_else(|| Error::NotFound { what: Thing::Reminder, name: id.to_string(), near: Vec::new() })
    }

    /// The reminders that are not done, the first due in front; or all, the latest in front.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn reminders(&self, all: bool, limit: usize) -> Result<Vec<ReminderLine>, Error> {
        let reminders =
            if all { self.store.latest_reminders(limit)? } else { self.store.open_reminders(Date::MAX, limit)? };
        let mut names = Names::default();
        let line = |reminder: Reminder| {
            Ok(ReminderLine {
                buyer: names.buyer(self, reminder.buyer)?,
                order: names.order(self, reminder.order)?,
                shortcut: match reminder.reply {
                    Some(reply) => names.reply(self, reply)?,
                    None => None,
                },
                reminder,
            })
        };
        reminders.into_iter().map(line).collect()
    }

    /// What a copy promises, as reminders. A promise of a reply that is not there any more is kept with its name alone.
    pub(super) fn promised_with(&self, ready: &Ready, entry: &Entry) -> Result<Vec<Reminder>, Error> {
        let mut reminders: Vec<Reminder> = Vec::new();
        for promise in &ready.promises {
            let shortcut = promise.reply.as_deref().and_then(|shortcut| shortcut.parse().ok());
            let reply = shortcut.map(|shortcut| self.store.reply_by_shortcut(&shortcut)).transpose()?.flatten();
            let title = reply.as_ref().map(|reply| reply.title(&self.settings.interface).to_owned());
            let reminder = Reminder {
                buyer: entry.buyer,
                order: entry.order,
                reply: reply.map(|reply| reply.id),
                entry: Some(entry.id),
                closes: promise.closes,
                ..Reminder::on(promise.on, &title.or_else(|| promise.reply.clone()).unwrap_or_default())
            };
            let is_same = |other: &Reminder| (other.due, other.reply) == (reminder.due, reminder.reply);
            if !reminders.iter().any(is_same) {
                reminders.push(reminder);
            }
        }
        Ok(reminders)
    }
}

/// What tells a reminder from others.
fn short(reminder: &Reminder) -> String {
    super::inbox::beginning(&reminder.text)
}
