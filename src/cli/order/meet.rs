//! The meeting at which an order is handed over.

use jiff::civil::DateTime;

use super::super::{Frame, tell, words};
use super::Meet;
use crate::compose::Reader;
use crate::desk::{Appointment, Desk, MeetingLine};
use crate::i18n::Messages;
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
        if !self.when.is_empty() {
            let at = desk.read_moment(&self.when.join(" "))?;
            let until = self.until.as_deref().map(|typed| end(at, typed)).transpose()?;
            let met = desk.meet(order.id, &Appointment { at, until, place: self.place })?;
            let slot = met.moved.order.slot.clone().unwrap_or_default();
            if !self.ics {
                frame.say("order-meets", &[("number", number.into()), ("slot", slot.into())], &met.moved.order)?;
            }
            frame.out.flush()?;
            let today = desk.now()?.date();
            let mut hints: Vec<String> = met.clashes.iter().map(|other| clash(&frame.messages, other, today)).collect();
            hints.extend(met.is_over.then(|| frame.messages.text("meeting-is-over").into_owned()));
            for hint in hints {
                tell::hint(&hint, &frame.messages, &mut frame.errors);
            }
            if !self.ics {
                return Ok(());
            }
        }
        let file = desk.meeting_file(order.id)?;
        Ok(frame.out.as_it_is(file.as_bytes())?)
    }
}

/// The hour at which a meeting ends, on its day.
fn end(at: DateTime, typed: &str) -> Result<DateTime, BadValue> {
    let unfit = |_unreadable| BadValue { option: "--until".to_owned(), given: typed.to_owned(), wanted: "hour" };
    Ok(at.date().to_datetime(Reader::time(typed).map_err(unfit)?))
}

fn clash(messages: &Messages, other: &MeetingLine, today: jiff::civil::Date) -> String {
    let MeetingLine { order, buyer, from, to } = other;
    let who = buyer.clone().unwrap_or_default();
    let from = words::moment(messages, *from, today);
    let to = to.strftime("%H:%M").to_string();
    messages.with(
        "meeting-clashes",
        &[("number", order.number.as_str().into()), ("who", who.into()), ("from", from.into()), ("to", to.into())],
    )
}
