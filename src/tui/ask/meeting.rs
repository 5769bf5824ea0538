//! The meeting at which an order is handed over: chosen among what is free, or typed.

use jiff::civil::{Date, DateTime};

use crate::calendar::Meeting;
use crate::desk::{Appointment, Desk, Error, Plan};
use crate::i18n::Messages;
use crate::model::{Id, Slot};
use crate::text;
use crate::tui::message::Target;
use crate::tui::picker::Choice;
use crate::tui::words;

use super::Done;

/// For so many days free hours are offered.
const DAYS: u16 = 28;

/// Calling off the meeting that is set, the next free hours with these words, and what is typed, where it is a day and an hour itself.
///
/// # Errors
/// [`Error::NotFound`] where the order was removed, and those of reading the records.
pub fn choices(
    desk: &Desk,
    messages: &Messages,
    order: Id,
    typed: &str,
    limit: usize,
) -> Result<Vec<Choice<Target>>, Error> {
    let wanted = text::folded(typed);
    let is_wanted = |choice: &Choice<Target>| {
        // Word by word from its beginning: 9:00 is not what is meant by 19:00.
        let said = text::folded(&format!("{} {}", choice.name, choice.detail)).into_owned();
        wanted.split_whitespace().all(|word| said.split_whitespace().any(|known| known.starts_with(word)))
    };
    let slots = desk.slots()?;
    let openings = desk.openings(DAYS)?;
    let free = openings.iter().map(|opening| free(messages, &slots, order, opening));
    let free = free.filter(&is_wanted).take(limit);
    let mut choices: Vec<Choice<Target>> =
        set_already(desk, messages, order)?.into_iter().filter(&is_wanted).chain(free).collect();
    let is_free = |at: DateTime| {
        let begins = |choice: &Choice<Target>| matches!(choice.value, Target::Meet { at: other, .. } if other == at);
        choices.iter().any(begins)
    };
    if let Some(at) = desk.read_moment(typed).ok().filter(|at| !is_free(*at)) {
        choices.push(as_typed(desk, messages, order, at)?);
    }
    Ok(choices)
}

/// The meeting there is, to be called off.
fn set_already(desk: &Desk, messages: &Messages, order: Id) -> Result<Option<Choice<Target>>, Error> {
    let found = desk.order(order)?;
    let set = found.slot.or_else(|| found.meets_at.map(|at| moment(messages, at)));
    Ok(set.map(|set| Choice {
        value: Target::CallOff(order),
        name: messages.text("meeting-call-off").into_owned(),
        detail: set,
        end: String::new(),
    }))
}

/// Hours that are free: the meeting is at their beginning.
fn free(messages: &Messages, slots: &[Slot], order: Id, opening: &Meeting) -> Choice<Target> {
    let slot = slots.iter().find(|slot| text::sanitise_line(&slot.place) == opening.place());
    let free = messages.with("meeting-free-until", &[("hour", hour(opening.to()).into())]);
    Choice {
        value: Target::Meet { order, at: opening.from(), until: None, slot: slot.map(|slot| slot.id) },
        name: moment(messages, opening.from()),
        detail: opening.place().to_owned(),
        end: free,
    }
}

/// Any other day and hour, with what is to be known of it.
fn as_typed(desk: &Desk, messages: &Messages, order: Id, at: DateTime) -> Result<Choice<Target>, Error> {
    let plan = desk.plan_meeting(order, &Appointment { at, until: None, place: None })?;
    let place = Some(plan.meeting.place().to_owned()).filter(|place| !place.is_empty());
    let place = place.unwrap_or_else(|| messages.text("meeting-no-place").into_owned());
    let warning = warning(messages, &plan).map(|warning| format!("⚠ {warning}"));
    Ok(Choice {
        value: Target::Meet { order, at, until: None, slot: None },
        name: moment_seen_from(messages, at, desk.now()?.date()),
        detail: warning.unwrap_or(place),
        end: String::new(),
    })
}

/// Sets a meeting; what it clashes with is said.
pub(super) fn set(
    desk: &mut Desk,
    messages: &Messages,
    order: Id,
    (at, until): (DateTime, Option<DateTime>),
    slot: Option<Id>,
) -> Result<Done, Error> {
    let place = desk.slots()?.into_iter().find(|known| Some(known.id) == slot).map(|slot| slot.place);
    let appointment = Appointment { at, until, place };
    let plan = desk.plan_meeting(order, &appointment)?;
    let met = desk.meet(order, &appointment)?;
    let number = desk.order_label(&met.moved.order)?;
    // On the order it stands in the buyer's language; here it is for the seller.
    let at = moment_seen_from(messages, at, desk.now()?.date());
    let place = Some(plan.meeting.place().to_owned()).filter(|place| !place.is_empty());
    let slot = std::iter::once(at).chain(place).collect::<Vec<_>>().join(", ");
    let said = messages.with("order-meets", &[("number", number.into()), ("slot", slot.into())]);
    Ok(Done { warning: warning(messages, &plan), ..Done::said(said) })
}

pub(super) fn call_off(desk: &mut Desk, messages: &Messages, order: Id) -> Result<Done, Error> {
    let moved = desk.call_off(order)?;
    let number = desk.order_label(&moved.order)?;
    Ok(Done::said(messages.with("order-meeting-off", &[("number", number.into())])))
}

/// What speaks against a meeting: it clashes with others, or its hour has passed.
fn warning(messages: &Messages, plan: &Plan) -> Option<String> {
    let clash = |other: &crate::desk::MeetingLine| {
        messages.with(
            "meeting-clashes",
            &[
                ("number", other.order.number.as_str().into()),
                ("buyers", other.buyer.iter().count().into()),
                ("who", other.buyer.as_deref().unwrap_or_default().into()),
                ("from", moment(messages, other.from).into()),
                ("to", hour(other.to).into()),
            ],
        )
    };
    let mut against: Vec<String> = plan.clashes.iter().map(clash).collect();
    against.extend(plan.is_over.then(|| messages.text("meeting-is-over").into_owned()));
    Some(against.join("; ")).filter(|against| !against.is_empty())
}

/// A day with its weekday, and the hour: "Fri 27 Nov 18:30".
fn moment(messages: &Messages, at: DateTime) -> String {
    format!("{} {}", words::weekday(messages, at.date()), hour(at))
}

fn moment_seen_from(messages: &Messages, at: DateTime, today: Date) -> String {
    format!("{} {}", words::weekday_seen_from(messages, at.date(), today), hour(at))
}

fn hour(at: DateTime) -> String {
    at.strftime("%H:%M").to_string()
}
