//! The meeting at which an order is handed over.

use jiff::civil::DateTime;

use super::super::{Frame, words};
use super::Meet;
use super::verbs::{quoted, tell_all};
use crate::compose::Reader;
use crate::desk::{Appointment, Desk, Error, MeetingLine, Nothing};
use crate::i18n::Messages;
use crate::model::Order;
use crate::report::{BadValue, Failure};

impl Meet {
    pub(super) fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let order = desk.order_numbered(&self.order)?;
        let number = order.number.as_str();
        if self.off {
            let moved = desk.call_off(order.id)?;
            return frame.say("order-meeting-off", &[("number", number.into())], &moved.order);
        }
        // Without an hour it is the meeting there is that is asked for.
        if self.when.is_empty() {
            return if self.ics { file(frame, desk, &order) } else { say(frame, desk, &order) };
        }
        let at = desk.read_moment(&self.when.join(" "))?;
        let until = self.until.as_deref().map(|typed| end(at, typed)).transpose()?;
        let met = desk.meet(order.id, &Appointment { at, until, place: self.place })?;
        if !self.ics {
            let words = words_of(&frame.messages, desk, &met.moved.order);
            frame.say("order-meets", &[("number", number.into()), ("slot", words.into())], &met.moved.order)?;
        }
        let today = desk.now()?.date();
        let mut hints: Vec<String> = met.clashes.iter().map(|other| clash(&frame.messages, other, today)).collect();
        hints.extend(met.is_over.then(|| frame.messages.text("meeting-is-over").into_owned()));
        tell_all(frame, &hints)?;
        if self.ics { file(frame, desk, &met.moved.order) } else { Ok(()) }
    }
}

fn file(frame: &mut Frame, desk: &Desk, order: &Order) -> Result<(), Failure> {
    Ok(frame.out.as_it_is(desk.meeting_file(order.id)?.as_bytes())?)
}

/// Says the meeting that is set, and how it comes into a calendar.
fn say(frame: &mut Frame, desk: &Desk, order: &Order) -> Result<(), Failure> {
    let number = order.number.as_str();
    if order.slot.is_none() && order.meets_at.is_none() {
        return Err(Error::NothingLeft { number: number.to_owned(), nothing: Nothing::Meeting }.into());
    }
    let words = words_of(&frame.messages, desk, order);
    frame.say("order-meets", &[("number", number.into()), ("slot", words.into())], order)?;
    let Some(from) = order.meets_at else { return Ok(()) };
    let mut hints = Vec::new();
    if from < desk.now()?.datetime() {
        hints.push(frame.messages.text("meeting-is-over").into_owned());
    } else if !frame.out.wants_json() {
        let named = quoted(&desk.order_label(order)?);
        hints.push(frame.messages.with("meeting-as-file", &[("order", named.into())]));
    }
    tell_all(frame, &hints)
}

/// The meeting in the words the buyer gets, and until when it is set.
fn words_of(messages: &Messages, desk: &Desk, order: &Order) -> String {
    let slot = order.slot.clone().unwrap_or_default();
    match desk.meeting_of(order) {
        Some((_, to)) => {
            let until = to.strftime("%H:%M").to_string();
            messages.with("meeting-until", &[("slot", slot.into()), ("until", until.into())])
        }
        None => slot,
    }
}

/// The hour at which a meeting ends, on its day.
fn end(at: DateTime, typed: &str) -> Result<DateTime, BadValue> {
    let unfit = |_unreadable| BadValue { option: "--until".to_owned(), given: typed.to_owned(), wanted: "hour" };
    Ok(at.date().to_datetime(Reader::time(typed).map_err(unfit)?))
}

fn clash(messages: &Messages, other: &MeetingLine, today: jiff::civil::Date) -> String {
    let MeetingLine { order, buyer, from, to } = other;
    let who = buyer.as_deref().unwrap_or_default();
    let from = words::moment(messages, *from, today);
    let to = to.strftime("%H:%M").to_string();
    messages.with(
        "meeting-clashes",
        &[
            ("number", order.number.as_str().into()),
            ("buyers", buyer.iter().count().into()),
            ("who", who.into()),
            ("from", from.into()),
            ("to", to.into()),
        ],
    )
}
