//! What buyers wrote, from the moment it is noted until it is answered or put aside.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan as _};

use super::journal::Names;
use super::{Composition, Desk, Error, Left, Pins, Thing};
use crate::model::{Buyer, Channel, Entry, Id, Message};
use crate::store::{self, ActionKind};
use crate::text;

/// So many columns of a message tell which it was.
const SHORT: usize = 40;
/// The most of a line that any screen shows.
const LINE: usize = 240;

/// A message as it is noted: what is not said is found out or guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMessage {
    pub text: String,
    /// Who wrote it; else whom its text names.
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    /// Where it came; else the channel of its order, else the buyer's.
    pub channel: Option<Channel>,
    /// When it came; else now.
    pub received: Option<Timestamp>,
}

/// Which messages are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inbox {
    /// Those that wait for an answer, the longest first.
    #[default]
    Open,
    /// All, the latest first.
    All,
    /// Those of one buyer, the latest first.
    Of(Id),
}

/// A message in a list, with the names of what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageLine {
    pub message: Message,
    /// When it came, where the shop is.
    pub at: DateTime,
    pub buyer: Option<String>,
    pub order: Option<String>,
    /// The shortcuts of what answered it; empty also where it was answered by hand.
    pub shortcuts: Vec<String>,
    /// When it was answered, where the shop is.
    pub answered: Option<DateTime>,
    /// How long it may still wait.
    pub left: Option<Left>,
}

impl Desk {
    /// Notes what a buyer wrote. The same text from the same buyer that waits already is not noted twice;
    /// one of which nobody knew who wrote it gets the name.
    ///
    /// # Errors
    /// [`Error::Empty`] without a text; [`Error::NotFound`] where the buyer or the order is gone; those of writing the records.
    pub fn note_message(&mut self, new: &NewMessage) -> Result<Message, Error> {
        let understanding = self.understand(&new.text, 0)?;
        if understanding.text.is_empty() {
            return Err(Error::Empty { what: Thing::Message, field: "body" });
        }
        self.at_once(|desk| {
            let told = Pins { buyer: new.buyer, order: new.order, piece: None };
            let recognised = understanding.from.map(|from| from.pins).filter(|_| told == Pins::default());
            let pinned = desk.pin(recognised.unwrap_or(told))?;
            let of_order = pinned.order.as_ref().and_then(|order| order.channel.clone());
            let of_buyer = pinned.buyer.as_ref().and_then(|buyer| buyer.channel().cloned());
            let message = Message {
                buyer: pinned.buyer.as_ref().map(|buyer| buyer.id),
                order: pinned.order.map(|order| order.id),
                channel: new.channel.clone().or(of_order).or(of_buyer),
                language: understanding.language,
                ..Message::received(&understanding.text, new.received.unwrap_or_else(|| desk.timestamp()))
            };
            let open = desk.store.open_messages_saying(&message.text)?;
            if let Some(known) = open.iter().find(|known| known.buyer == message.buyer) {
                return Ok(known.clone());
            }
            // It waits already, and now it is known who wrote it.
            if let Some(known) = open.into_iter().find(|known| known.buyer.is_none()) {
                let named = Message { id: known.id, received: known.received, ..message };
                desk.change_message(ActionKind::EditMessage, &named)?;
                return Ok(named);
            }
            let detail = pinned.buyer.map_or_else(|| beginning(&message.text), |buyer| buyer.name);
            desk.write(ActionKind::NoteMessage, &detail, Thing::Message, |action| action.put_message(&message))?;
            Ok(message)
        })
    }

    /// The moment that was typed: `14:02`, the last time it was so late; `2026-11-27 14:02`; `2026-11-27`, at noon.
    ///
    /// # Errors
    /// [`Error::Unfit`] where it is none; those of reading the records.
    pub fn moment_said(&self, typed: &str) -> Result<Timestamp, Error> {
        let now = self.now()?;
        let typed = typed.trim();
        // `9:30` is how people write it.
        let padded = if typed.find(':') == Some(1) { format!("0{typed}") } else { typed.to_owned() };
        // A day with an hour could be read as the hour alone.
        let hour = if typed.contains('-') { None } else { padded.parse::<Time>().ok() };
        let found = if let Some(time) = hour {
            let today = now.date().to_datetime(time);
            Some(if today > now.datetime() { today.saturating_sub(1.day()) } else { today })
        } else {
            let day = typed.parse::<Date>().ok().filter(|_| typed.len() <= 10);
            let noon = day.map(|day| day.to_datetime(Time::constant(12, 0, 0, 0)));
            noon.or_else(|| typed.parse::<DateTime>().ok())
        };
        let moment = found.and_then(|civil| civil.to_zoned(now.time_zone().clone()).ok());
        let unfit = || Error::Unfit { field: "moment", value: typed.to_owned() };
        Ok(moment.ok_or_else(unfit)?.timestamp())
    }

    /// Messages with the names of what they speak of.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn messages(&self, inbox: Inbox, limit: usize) -> Result<Vec<MessageLine>, Error> {
        let messages = match inbox {
            Inbox::Open => self.store.open_messages(limit)?,
            Inbox::All => self.store.latest_messages(limit)?,
            Inbox::Of(buyer) => self.store.messages_of(buyer, limit)?,
        };
        let mut names = Names::default();
        messages.into_iter().map(|message| self.message_line(message, &mut names)).collect()
    }

    /// A message with the names of what it speaks of.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading the records.
    pub fn message(&self, id: Id) -> Result<MessageLine, Error> {
        self.message_line(self.message_there(id)?, &mut Names::default())
    }

    /// The one message whose identity begins like this.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`].
    pub fn message_beginning(&self, id: &str) -> Result<Message, Error> {
        let mut found = self.store.messages_beginning(id, 2)?;
        match (found.pop(), found.pop()) {
            (Some(message), None) => Ok(message),
            (None, _) => Err(Error::NotFound { what: Thing::Message, name: id.to_owned(), near: Vec::new() }),
            (Some(one), Some(other)) => Err(Error::Ambiguous {
                what: Thing::Message,
                name: id.to_owned(),
                candidates: vec![other.id.to_string(), one.id.to_string()],
            }),
        }
    }

    /// Says who wrote a message, and so which order it is likely about.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the message is gone; those of writing the records.
    pub fn assign_message(&mut self, id: Id, buyer: &Buyer) -> Result<Message, Error> {
        self.at_once(|desk| {
            let message = desk.message_there(id)?;
            let order = desk.pin(Pins { buyer: Some(buyer.id), ..Pins::default() })?.order;
            let channel = order.as_ref().and_then(|order| order.channel.clone()).or_else(|| buyer.channel().cloned());
            let message = Message {
                buyer: Some(buyer.id),
                order: order.map(|order| order.id),
                channel: message.channel.or(channel),
                ..message
            };
            desk.change_message(ActionKind::EditMessage, &message)?;
            Ok(message)
        })
    }

    /// Puts a message aside: it needs no answer. Undo, or noting it again, brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; those of writing the records.
    pub fn put_aside(&mut self, id: Id) -> Result<Message, Error> {
        self.at_once(|desk| {
            let message = Message { put_aside: Some(desk.timestamp()), ..desk.message_there(id)? };
            desk.change_message(ActionKind::PutAside, &message)?;
            Ok(message)
        })
    }

    /// Removes a message. It can be undone.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; those of writing the records.
    pub fn remove_message(&mut self, id: Id) -> Result<Message, Error> {
        self.at_once(|desk| {
            let message = desk.message_there(id)?;
            let detail = desk.detail_of(&message)?;
            desk.write(ActionKind::RemoveMessage, &detail, Thing::Message, |action| {
                action.remove_message(id).map(drop)
            })?;
            Ok(message)
        })
    }

    /// The messages that a copy answers, as they will be: the one it was made for, which is noted with it where it was not
    /// before.
    pub(super) fn answered_with(&self, composition: &Composition, entry: &Entry) -> Result<Vec<Message>, Error> {
        let noted = match (composition.answers_message, &composition.message) {
            (Some(id), _) => self.store.message(id)?,
            (None, Some(text)) => {
                let mut open = self.store.open_messages_saying(text)?;
                // Two buyers often write the same few words: one that is known to be another's is not answered by this.
                let at = open
                    .iter()
                    .position(|message| message.buyer == entry.buyer)
                    .or_else(|| open.iter().position(|message| message.buyer.is_none()));
                at.map(|at| open.swap_remove(at))
            }
            (None, None) => None,
        };
        let message = match (noted, &composition.message) {
            (Some(noted), _) => noted,
            (None, Some(text)) if !text.trim().is_empty() => Message {
                channel: entry.channel.clone(),
                language: self.language_of(text),
                ..Message::received(text, entry.at)
            },
            _ => return Ok(Vec::new()),
        };
        Ok(vec![Message {
            answer: Some(entry.id),
            put_aside: None,
            buyer: message.buyer.or(entry.buyer),
            order: message.order.or(entry.order),
            ..message
        }])
    }

    fn change_message(&mut self, kind: ActionKind, message: &Message) -> Result<(), Error> {
        let detail = self.detail_of(message)?;
        self.write(kind, &detail, Thing::Message, |action: &mut store::Action<'_>| action.put_message(message))
    }

    fn detail_of(&self, message: &Message) -> Result<String, Error> {
        let buyer = message.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
        Ok(buyer.unwrap_or_else(|| beginning(&message.text)))
    }

    fn message_there(&self, id: Id) -> Result<Message, Error> {
        let found = self.store.message(id)?;
        found.ok_or_else(|| Error::NotFound { what: Thing::Message, name: id.to_string(), near: Vec::new() })
    }

    fn message_line(&self, message: Message, names: &mut Names) -> Result<MessageLine, Error> {
        let now = self.now()?;
        let buyer = names.buyer(self, message.buyer)?;
        let order = names.order(self, message.order)?;
        let answer = message.answer.map(|entry| self.store.entry(entry)).transpose()?.flatten();
        let mut shortcuts = Vec::new();
        for reply in answer.iter().flat_map(|entry| &entry.replies) {
            shortcuts.extend(names.reply(self, *reply)?);
        }
        let left = if message.is_open() { self.left_for(&message, now.timestamp())? } else { None };
        let here = |at: Timestamp| at.to_zoned(now.time_zone().clone()).datetime();
        let (at, answered) = (here(message.received), answer.map(|entry| here(entry.at)));
        Ok(MessageLine { message, at, buyer, order, shortcuts, answered, left })
    }
}

/// The beginning of a message, in one line.
pub(super) fn beginning(text: &str) -> String {
    text::cut(&first_line(text), SHORT).into_owned()
}

/// The first line with anything in it.
pub(super) fn first_line(text: &str) -> String {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    text::cut(first, LINE).into_owned()
}
