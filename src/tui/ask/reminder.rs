//! A day with what is to be said then.

use jiff::civil::Date;

use crate::calendar::Reason;
use crate::compose::Reader;
use crate::desk::{Desk, Error, NewReminder, Pins};
use crate::i18n::Messages;
use crate::model::Id;
use crate::report::calendar;
use crate::tui::form::Asked;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Answers, Done, about_order, answer, line};

/// Whom and what it is about, in words: nothing where it is about nobody in particular.
pub(super) fn about(desk: &Desk, messages: &Messages, of: Option<Target>) -> Result<String, Error> {
    let pins = pins(desk, of)?;
    match (pins.order, pins.buyer) {
        (Some(order), _) => about_order(desk, messages, order),
        (None, Some(buyer)) => Ok(desk.buyer_name(buyer)?.unwrap_or_default()),
        (None, None) => Ok(String::new()),
    }
}

pub(super) fn questions(desk: &Desk, messages: &Messages, of: Option<Target>) -> Result<Vec<Asked>, Error> {
    let before = match of {
        Some(Target::Reminder(id)) => Some(desk.reminder(id)?),
        _ => None,
    };
    let reply = before.as_ref().and_then(|before| before.reply).map(|reply| desk.reply(reply)).transpose()?;
    let shortcut = reply.map(|reply| reply.shortcut.to_string()).unwrap_or_default();
    let day = before.as_ref().map(|before| before.due.to_string()).unwrap_or_default();
    let text = before.map(|before| before.text).unwrap_or_default();
    let with_example = |name: &str, answer: &str| {
        let asked = line(messages, name, answer);
        Asked { example: messages.known_member("ask-example", name).unwrap_or_default(), ..asked }
    };
    Ok(vec![
        Asked { required: true, ..with_example("remind-on", &day) },
        with_example("body", &text),
        with_example("reply", &shortcut),
    ])
}

/// The day in words, and what is to be known of it.
pub(super) fn read(desk: &Desk, messages: &Messages, answers: &Answers) -> Result<String, Error> {
    let reply = reply(desk, answers)?;
    let Some(day) = day(desk, messages, answers)? else { return Ok(String::new()) };
    let today = desk.now()?.date();
    let named = words::weekday_seen_from(messages, day, today);
    let mut said = vec![match (day - today).get_days() {
        0 => messages.text("would-remind-today").into_owned(),
        1.. => messages.with("would-remind", &[("day", named.into()), ("days", days_between(today, day).into())]),
        _ => messages.with("would-remind-past", &[("day", named.into())]),
    }];
    if let Some(why) = desk.calendar()?.why_not_working(day) {
        let closed = calendar::closed(&why, messages);
        said.push(match why {
            Reason::Weekday(_) => closed,
            Reason::Holiday(_) | Reason::Off(_) => messages.with("would-be-off", &[("why", closed.into())]),
        });
    }
    said.extend(reply.map(|(shortcut, title)| {
        messages.with("would-remind-reply", &[("shortcut", shortcut.into()), ("title", title.into())])
    }));
    Ok(said.join(" · "))
}

pub(super) fn perform(
    desk: &mut Desk,
    messages: &Messages,
    of: Option<Target>,
    answers: &Answers,
) -> Result<Done, Error> {
    let Pins { buyer, order, .. } = pins(desk, of)?;
    let unfit = || unfit(answers);
    let due = day(desk, messages, answers)?.ok_or_else(unfit)?;
    let reply = match answer(answers, "reply") {
        "" => None,
        shortcut => Some(desk.reply_called(shortcut)?.id),
    };
    let new = NewReminder { due, text: answer(answers, "body").to_owned(), buyer, order, reply };
    let reminder = match of {
        Some(Target::Reminder(id)) => desk.change_reminder(id, &new)?,
        _ => desk.remind(&new)?,
    };
    let day = words::weekday_seen_from(messages, reminder.due, desk.now()?.date());
    Ok(Done::said(messages.with("notice-reminder-set", &[("day", day.into()), ("text", reminder.text.into())])))
}

pub(super) fn finish(desk: &mut Desk, messages: &Messages, reminder: Id) -> Result<Done, Error> {
    let reminder = desk.finish_reminder(reminder)?;
    Ok(Done::undoable(messages.with("reminder-done", &[("text", reminder.text.into())])))
}

pub(super) fn remove(desk: &mut Desk, messages: &Messages, reminder: Id) -> Result<Done, Error> {
    let reminder = desk.remove_reminder(reminder)?;
    let day = words::weekday_seen_from(messages, reminder.due, desk.now()?.date());
    Ok(Done::undoable(messages.with("notice-reminder-removed", &[("day", day.into()), ("text", reminder.text.into())])))
}

/// Whom and what something on a page is about.
fn pins(desk: &Desk, of: Option<Target>) -> Result<Pins, Error> {
    let about = |buyer: Option<Id>, order: Option<Id>| Pins { buyer, order, piece: None };
    Ok(match of {
        Some(Target::Buyer(id)) => about(Some(id), None),
        Some(Target::Order(id)) => about(desk.order(id)?.buyer, Some(id)),
        Some(Target::Message { message, .. }) => {
            let message = desk.message(message)?.message;
            about(message.buyer, message.order)
        }
        Some(Target::Reminder(id)) => {
            let reminder = desk.reminder(id)?;
            about(reminder.buyer, reminder.order)
        }
        Some(Target::Due(name)) => Pins { piece: None, ..desk.due_named(name.as_str())?.composition.pins },
        _ => Pins::default(),
    })
}

/// The day that was typed, in the interface's language; `None` where none was yet.
fn day(desk: &Desk, messages: &Messages, answers: &Answers) -> Result<Option<Date>, Error> {
    let typed = answer(answers, "remind-on");
    if typed.is_empty() {
        return Ok(None);
    }
    let (now, calendar) = (desk.now()?, desk.calendar()?);
    let reader = Reader::of_records(&now, &calendar, messages.language(), None);
    reader.date(typed).map(Some).map_err(|_unreadable| unfit(answers))
}

fn unfit(answers: &Answers) -> Error {
    Error::Unfit { field: "remind-on", value: answer(answers, "remind-on").to_owned() }
}

/// The reply that was named, and what it is called.
fn reply(desk: &Desk, answers: &Answers) -> Result<Option<(String, String)>, Error> {
    match answer(answers, "reply") {
        "" => Ok(None),
        shortcut => {
            let reply = desk.reply_called(shortcut)?;
            Ok(Some((reply.shortcut.to_string(), reply.title(&desk.settings().interface).to_owned())))
        }
    }
}

/// So many days lie between; none where the second is not the later one.
fn days_between(from: Date, to: Date) -> usize {
    usize::try_from((to - from).get_days()).unwrap_or(0)
}
