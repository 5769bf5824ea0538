//! Everything that needs a word from the seller today, each line with the reply that says it.
//!
//! A line is not stored: a rule holds, and what says it makes it hold no longer. The journal shows what was said. Stored is only
//! what the seller has put off or away.

mod choose;
mod rest;
mod rules;

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use self::choose::Choice;
use self::rest::Rest;
use self::rules::Found;
use super::journal::Names;
use super::{Composition, Desk, Error, Pins, Thing};
use crate::calendar::{Stake, Waiting};
use crate::model::{Id, Message, Rule, Snooze};
use crate::store::ActionKind;

/// One line of the due list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    pub rule: Rule,
    /// The message, order, buyer, draft or reminder it is about; of facts, all of them together.
    pub subject: Id,
    /// What sets this time apart from the next: the moment of a state, a year.
    pub occasion: String,
    /// Eight letters that name this line for as long as it is there. The first four mostly do.
    pub name: String,
    /// The day it is due since, where the shop is; of a meeting and a promise, the day itself.
    pub since: Date,
    pub buyer: Option<String>,
    pub order: Option<String>,
    /// What it is about, in the buyer's or the seller's words: a message, a reminder, a draft, a meeting, names of facts.
    pub about: String,
    /// When the meeting is that it is about, where the shop is.
    pub meets_at: Option<DateTime>,
    /// How long a message may still wait.
    pub left: Option<Left>,
    /// The day has passed that was promised, or on which the parcel was expected; or the channel's time for an answer.
    pub is_late: bool,
    /// The reply that says what is due; none where the library has no such reply, or none is needed.
    pub reply: Option<DueReply>,
    /// The message to be, with its buyer and order pinned; without parts where there is no reply.
    pub composition: Composition,
    /// Until when it was put off; only in the list of all.
    pub put_off: Option<PutOff>,
}

/// The reply of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueReply {
    pub id: Id,
    pub shortcut: String,
    pub title: String,
}

/// How a line was put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOff {
    /// Until this day.
    Until(Date),
    /// For good: this occasion is over.
    Away,
}

/// What is left of a channel's time for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The length of the window, in hours.
    pub hours: u32,
    pub closes: Timestamp,
    /// Negative once it has passed.
    pub time: SignedDuration,
    /// What is lost with it.
    pub stake: Stake,
}

impl Left {
    /// Whether the window has passed.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.time <= SignedDuration::ZERO
    }
}

impl Desk {
    /// What is due now: messages first, the one that waits longest in front, then the rest, the most pressing in front. Of an
    /// order there is one line, the most pressing. `all` keeps what was put off or away.
    ///
    /// Of the messages the first have their reply, where the library was learnt already ([`Self::learn_library`]).
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn due(&self, all: bool) -> Result<Vec<DueLine>, Error> {
        let now = self.now()?;
        let mut choice = Choice::new(self)?;
        let mut listed = Vec::new();
        let found = self.found(&now, &choice)?;
        let (snoozed, rest) = (self.snoozed(found.len())?, self.rest(&now)?);
        for found in found {
            let put_off = self.put_off(&found, snoozed.as_ref(), rest, &now)?;
            if all || put_off.is_none() {
                listed.push((found, put_off));
            }
        }
        let mut known = self.known_of(&listed)?;
        listed.into_iter().map(|(found, put_off)| self.due_line(found, put_off, &mut choice, &mut known)).collect()
    }

    /// How many lines are due now.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn due_count(&self) -> Result<usize, Error> {
        let now = self.now()?;
        let found = self.found(&now, &Choice::new(self)?)?;
        let (snoozed, rest) = (self.snoozed(found.len())?, self.rest(&now)?);
        let mut count = 0;
        for found in found {
            count += usize::from(self.put_off(&found, snoozed.as_ref(), rest, &now)?.is_none());
        }
        Ok(count)
    }

    /// The line whose name begins like this.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`].
    pub fn due_named(&self, name: &str) -> Result<DueLine, Error> {
        let wanted = name.trim().to_ascii_lowercase();
        let mut found = self.due(true)?;
        found.retain(|line| !wanted.is_empty() && line.name.starts_with(&wanted));
        match found.len() {
            0 => Err(Error::NotFound { what: Thing::DueLine, name: name.to_owned(), near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Error::Ambiguous {
                what: Thing::DueLine,
                name: name.to_owned(),
                candidates: found.into_iter().map(|line| line.name).collect(),
            }),
        }
    }

    /// Puts a line off until the morning of a day.
    ///
    /// # Errors
    /// [`Error::Unfit`] where the day is not after today; those of writing the records.
    pub fn snooze(&mut self, line: &DueLine, until: Date) -> Result<(), Error> {
        let now = self.now()?;
        let morning = until.to_zoned(now.time_zone().clone()).ok().filter(|_| until > now.date());
        let morning = morning.ok_or_else(|| Error::Unfit { field: "day", value: until.to_string() })?;
        self.put_away(line, Some(morning.timestamp()))
    }

    /// Puts a line away, this time only: a message is put aside, a reminder is done.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn dismiss(&mut self, line: &DueLine) -> Result<(), Error> {
        match line.rule {
            Rule::Unanswered => self.put_aside(line.subject).map(drop),
            Rule::Reminder => self.finish_reminder(line.subject).map(drop),
            _ => self.put_away(line, None),
        }
    }

    fn put_away(&mut self, line: &DueLine, until: Option<Timestamp>) -> Result<(), Error> {
        let snooze =
            Snooze { id: Id::new(), rule: line.rule, subject: line.subject, occasion: line.occasion.clone(), until };
        let whom = line.order.as_ref().or(line.buyer.as_ref()).map_or(line.about.as_str(), String::as_str);
        let whom = super::inbox::beginning(whom);
        self.write(ActionKind::Snooze, &whom, Thing::DueLine, |action| action.put_snooze(&snooze))
    }

    /// Everything that was put off or away, where that is less to read than to ask for each line.
    fn snoozed(&self, lines: usize) -> Result<Option<Snoozed>, Error> {
        if self.store.count_snoozes()? > lines.saturating_mul(4) {
            return Ok(None);
        }
        let key = |snooze: Snooze| ((snooze.rule, snooze.subject, snooze.occasion.clone()), snooze);
        Ok(Some(self.store.snoozes()?.into_iter().map(key).collect()))
    }

    /// How what was found was put off, where it still is, or rests today.
    fn put_off(
        &self,
        found: &Found,
        snoozed: Option<&Snoozed>,
        rest: Rest,
        now: &Zoned,
    ) -> Result<Option<PutOff>, Error> {
        let snooze = match snoozed {
            Some(none) if none.is_empty() => None,
            Some(all) => all.get(&(found.rule, found.subject, found.occasion.clone())).cloned(),
            None => self.store.snooze_of(found.rule, found.subject, &found.occasion)?,
        };
        let put_off = snooze.and_then(|snooze| match snooze.until {
            None => Some(PutOff::Away),
            Some(until) if until > now.timestamp() => {
                Some(PutOff::Until(until.to_zoned(now.time_zone().clone()).date()))
            }
            Some(_) => None,
        });
        Ok(rest.with(found.rule, put_off))
    }

    /// What the lines say beside what was found: looked up for all of them at once.
    fn known_of(&self, listed: &[(Found, Option<PutOff>)]) -> Result<Known, Error> {
        let all = |one: fn(&Found) -> Option<Id>| {
            let mut ids: Vec<Id> = listed.iter().filter_map(|(found, _)| one(found)).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        Ok(Known {
            names: self.store.names_of_buyers(&all(|found| found.buyer))?,
            pieces: self.store.only_pieces_of(&all(|found| found.order))?,
            orders: Names::default(),
        })
    }

    fn due_line(
        &self,
        found: Found,
        put_off: Option<PutOff>,
        choice: &mut Choice<'_>,
        known: &mut Known,
    ) -> Result<DueLine, Error> {
        let reply = choice.reply(&found)?;
        let piece = found.order.and_then(|order| known.pieces.get(&order).copied());
        let pins = Pins { buyer: found.buyer, order: found.order, piece };
        let composition = match &reply {
            Some(reply) => Composition::of(reply.id, pins),
            None => Composition { pins, ..Composition::default() },
        };
        let composition = match &found.message {
            Some(message) => {
                Composition { message: Some(message.text.clone()), answers_message: Some(message.id), ..composition }
            }
            None => composition,
        };
        let order = match found.number {
            Some(number) => Some(number),
            None => known.orders.order(self, found.order)?,
        };
        Ok(DueLine {
            name: name(found.rule, found.subject, &found.occasion),
            since: found.since,
            buyer: found.buyer.and_then(|buyer| known.names.get(&buyer).cloned()),
            order,
            about: found.about,
            meets_at: found.meets_at,
            left: found.left,
            is_late: found.is_late,
            rule: found.rule,
            subject: found.subject,
            occasion: found.occasion,
            reply,
            composition,
            put_off,
        })
    }

    /// How long a message may still wait on its channel.
    pub(super) fn left_for(&self, message: &Message, now: Timestamp) -> Result<Option<Left>, Error> {
        let Some(channel) = &message.channel else { return Ok(None) };
        let clock = &self.settings.clock;
        if clock.windows.iter().all(|window| window.channel != *channel) {
            return Ok(None);
        }
        let is_first = self.store.begins_conversation(message)?;
        let waiting = Waiting { channel, received: message.received, is_first };
        Ok(clock.pressing(waiting, now).map(|remaining| Left {
            hours: remaining.window.hours,
            closes: remaining.closes,
            time: remaining.left,
            stake: remaining.window.stake,
        }))
    }
}

/// What the lines of a list say beside what was found.
struct Known {
    names: HashMap<Id, String>,
    pieces: HashMap<Id, Id>,
    orders: Names,
}

/// What was put off or away, by rule, subject and occasion.
type Snoozed = HashMap<(Rule, Id, String), Snooze>;

/// The first moment of a day, where the shop is.
fn begins(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MIN, |moment| moment.timestamp())
}

/// The letters that name a line: consonants, so that they make no words.
const LETTERS: [u8; 20] = *b"bcdfghjkmnpqrstvwxyz";

/// The name of a line: the same for the same rule, subject and occasion, on every machine.
fn name(rule: Rule, subject: Id, occasion: &str) -> String {
    // FNV-1a: short, known, and good enough to tell some dozens of lines apart.
    let bytes = [rule.word(), &subject.to_string(), occasion].join("\n");
    let mut hash = bytes
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    // Its last bits are mixed best; the first letters of the name come from them.
    hash ^= hash >> 32;
    let mut name = String::new();
    for _ in 0..8 {
        let at = usize::try_from(hash % 20).unwrap_or_default();
        name.extend(LETTERS.get(at).map(|letter| char::from(*letter)));
        hash /= 20;
    }
    name
}
