//! What was copied, and taking it back.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Desk, Error, JournalLine, Ready, Thing, inbox};
use crate::clipboard::Outcome;
use crate::model::{Entry, Id, Retraction, Secrets};
use crate::store::ActionKind;

/// Lines of the journal that are looked through for the shortcut of what was copied.
const LOOKED_THROUGH: usize = 500;

/// A clock that is set back by no more than this is not believed for the order of the journal: two days. Where a line is further ahead,
/// the clock was wrong when that was written.
const SET_BACK: SignedDuration = SignedDuration::from_hours(48);

impl Desk {
    /// The journal, newest first: for one buyer or for all, with every word of `typed` in the text, the shortcuts or the buyer's
    /// name. Shortcuts are looked for among the latest lines only.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn journal(&self, typed: &str, buyer: Option<Id>, limit: usize) -> Result<Vec<JournalLine>, Error> {
        let entries = match buyer {
            Some(buyer) => self.store.entries_for(buyer, limit)?,
            None if typed.trim().is_empty() => self.store.recent_entries(limit)?,
            None => {
                let mut found = self.store.entries_containing(typed, limit)?;
                for buyer in self.buyers_found(typed, limit)? {
                    let more = self.store.entries_for(buyer.id, limit)?;
                    for entry in more {
                        if found.iter().all(|one| one.id != entry.id) {
                            found.push(entry);
                        }
                    }
                }
                for line in self.journal_lines(self.store.recent_entries(LOOKED_THROUGH)?)? {
                    if contains(&line.shortcuts.join(" "), typed) && found.iter().all(|one| one.id != line.entry.id) {
                        found.push(line.entry);
                    }
                }
                found.sort_by_key(|entry| std::cmp::Reverse(entry.at));
                found.truncate(limit);
                found
            }
        };
        let lines = self.journal_lines(entries)?;
        Ok(match buyer {
            Some(_) => lines.into_iter().filter(|line| contains(&of_line(line), typed)).collect(),
            None => lines,
        })
    }

    /// The lines of the journal about an order, newest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn journal_of_order(&self, order: Id, limit: usize) -> Result<Vec<JournalLine>, Error> {
        self.journal_lines(self.store.entries_about(order, limit)?)
    }

    /// The one line of the journal whose identity begins like this.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`].
    pub fn entry_beginning(&self, id: &str) -> Result<Entry, Error> {
        let mut found = self.store.entries_beginning(id, 2)?;
        match (found.pop(), found.pop()) {
            (Some(entry), None) => Ok(entry),
            (None, _) => Err(Error::NotFound { what: Thing::Entry, name: id.to_owned(), near: Vec::new() }),
            (Some(one), Some(other)) => Err(Error::Ambiguous {
                what: Thing::Entry,
                name: id.to_owned(),
                candidates: vec![other.id.to_string(), one.id.to_string()],
            }),
        }
    }

    /// The so many-th line of the journal from the latest, which is 1.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there are fewer.
    pub fn entry_counted(&self, number: usize) -> Result<Entry, Error> {
        let entry = self.store.recent_entries(number)?.into_iter().nth(number.saturating_sub(1));
        entry.ok_or_else(|| Error::NotFound { what: Thing::Entry, name: number.to_string(), near: Vec::new() })
    }

    fn journal_lines(&self, entries: Vec<Entry>) -> Result<Vec<JournalLine>, Error> {
        let mut names = Names::default();
        let secrets = self.secrets()?;
        let zone = self.now()?.time_zone().clone();
        entries.into_iter().map(|entry| self.journal_line(entry, &zone, &secrets, &mut names)).collect()
    }

    fn journal_line(
        &self,
        entry: Entry,
        zone: &TimeZone,
        secrets: &Secrets,
        names: &mut Names,
    ) -> Result<JournalLine, Error> {
        let buyer = names.buyer(self, entry.buyer)?;
        let order = names.order(self, entry.order)?;
        let mut shortcuts = Vec::new();
        for reply in &entry.replies {
            shortcuts.extend(names.reply(self, *reply)?);
        }
        let masked = secrets.masked(&entry.text);
        Ok(JournalLine { at: entry.at.to_zoned(zone.clone()).datetime(), buyer, order, shortcuts, masked, entry })
    }

    /// Notes that a message was copied: only now does it count. The buyer's message it answers is answered, what it promises
    /// becomes reminders, those it keeps are done, and answers to be kept are, all in the same action. A copy that failed is
    /// not noted; its answers are kept all the same, since its text can be taken by hand.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn record(&mut self, ready: &Ready, outcome: &Outcome) -> Result<Option<Entry>, Error> {
        let (route, checked) = match outcome {
            Outcome::Checked { route } => (route, true),
            Outcome::Sent { route, .. } => (route, false),
            Outcome::NotCopied { .. } => {
                self.remember(&ready.composition, &ready.remember)?;
                return Ok(None);
            }
        };
        let (now, id) = (self.timestamp(), Id::new());
        // Worked out before others have to wait.
        let lessons = self.lessons(&ready.composition, id, now)?;
        // What undo will call it: a text of no reply by how it begins.
        let detail = match ready.shortcuts.as_slice() {
            [] => {
                let masked = self.secrets()?.masked(ready.text.as_str());
                format!("“{}”", inbox::beginning(masked.as_deref().unwrap_or(ready.text.as_str())))
            }
            shortcuts => shortcuts.join(" + "),
        };
        let entry = self.unfollowed(|desk| {
            let entry = Entry {
                id,
                at: desk.after_the_newest(now)?,
                replies: ready.composition.parts.iter().map(|part| part.reply).collect(),
                buyer: ready.composition.pins.buyer,
                order: ready.composition.pins.order,
                channel: ready.channel.clone(),
                language: ready.language.clone(),
                text: ready.text.as_str().to_owned(),
                route: route.word().to_owned(),
                checked,
                retracted: None,
                variants: ready.variants.clone(),
                edited: ready.edited,
            };
            let answered = desk.answered_with(&ready.composition, &entry)?;
            let promises = desk.promised_with(ready, &entry)?;
            let kept = desk.to_keep(&ready.composition, &ready.remember)?;
            desk.store.act(ActionKind::Copy, &detail, now, |action| {
                if let Some(draft) = ready.draft {
                    action.drop_draft(draft)?;
                }
                action.record(&entry)?;
                answered.iter().try_for_each(|message| action.put_message(message))?;
                action.keep_promises_with(&entry)?;
                kept.write(action)?;
                promises.iter().try_for_each(|reminder| action.put_reminder(reminder))?;
                lessons.iter().try_for_each(|lesson| action.learn(lesson))
            })?;
            Ok(entry)
        })?;
        self.take_in(&lessons);
        self.follow()?;
        Ok(Some(entry))
    }

    /// The moment of a line that is written now. A clock that was set back by some hours, as it happens on a journey or after a wrong
    /// setting, does not put it below the lines that are there: the first line is the last copy, which is what is retracted.
    fn after_the_newest(&self, now: Timestamp) -> Result<Timestamp, Error> {
        let newest = self.store.recent_entries(1)?.pop().map(|entry| entry.at);
        let is_ahead = |at: &Timestamp| *at > now && at.duration_since(now) <= SET_BACK;
        Ok(newest.filter(is_ahead).map_or(now, |at| at.saturating_add(SignedDuration::from_millis(1)).unwrap_or(now)))
    }

    /// When one of these replies was last sent to a buyer, where that is no longer ago than this: sending the same again is rarely meant.
    /// In the time of the shop.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn already_sent(
        &self,
        buyer: Id,
        replies: &[Id],
        within: jiff::SignedDuration,
    ) -> Result<Option<jiff::civil::DateTime>, Error> {
        let sent = self.store.last_copied_for(buyer)?;
        let now = self.now()?;
        let last = replies.iter().filter_map(|reply| sent.get(reply)).max().copied();
        let fresh = last.filter(|at| now.timestamp().duration_since(*at) <= within);
        Ok(fresh.map(|at| at.to_zoned(now.time_zone().clone()).datetime()))
    }

    /// Takes a line back: it does not count for usage, nor as sent. A line that is taken back already gets the new reason.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such line, and those of writing the records.
    pub fn retract(&mut self, entry: Id, why: Retraction) -> Result<(), Error> {
        if self.store.entry(entry)?.is_none() {
            return Err(Error::NotFound { what: Thing::Entry, name: entry.to_string(), near: Vec::new() });
        }
        let now = self.timestamp();
        self.store.act(ActionKind::Retract, why.word(), now, |action| action.retract(entry, why).map(drop))?;
        self.follow()?;
        Ok(())
    }
}

/// Names looked up once for a whole list.
#[derive(Default)]
pub(super) struct Names {
    buyers: HashMap<Id, Option<String>>,
    orders: HashMap<Id, Option<String>>,
    replies: HashMap<Id, Option<String>>,
}

impl Names {
    /// The name of a buyer.
    pub(super) fn buyer(&mut self, desk: &Desk, id: Option<Id>) -> Result<Option<String>, Error> {
        known(&mut self.buyers, id, |id| Ok(desk.store.name_of_buyer(id)?))
    }

    /// The number of an order.
    pub(super) fn order(&mut self, desk: &Desk, id: Option<Id>) -> Result<Option<String>, Error> {
        known(&mut self.orders, id, |id| Ok(desk.store.order(id)?.map(|order| order.number)))
    }

    /// The shortcut of a reply.
    pub(super) fn reply(&mut self, desk: &Desk, id: Id) -> Result<Option<String>, Error> {
        known(&mut self.replies, Some(id), |id| Ok(desk.store.reply(id)?.map(|reply| reply.shortcut.to_string())))
    }
}

/// The name of a thing, looked up the first time only.
fn known(
    names: &mut HashMap<Id, Option<String>>,
    id: Option<Id>,
    look_up: impl FnOnce(Id) -> Result<Option<String>, Error>,
) -> Result<Option<String>, Error> {
    let Some(id) = id else { return Ok(None) };
    if let Some(name) = names.get(&id) {
        return Ok(name.clone());
    }
    let name = look_up(id)?;
    names.insert(id, name.clone());
    Ok(name)
}

/// The words a line of a buyer is found by.
fn of_line(line: &JournalLine) -> String {
    format!("{} {}", line.entry.text, line.shortcuts.join(" "))
}

fn contains(text: &str, typed: &str) -> bool {
    let text = crate::text::folded(text);
    crate::text::folded(typed).split_whitespace().all(|word| text.contains(word))
}
