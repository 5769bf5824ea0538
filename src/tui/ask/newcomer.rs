//! A buyer nobody knew, made of what they wrote.

use crate::desk::{Desk, Error, Pins};
use crate::i18n::Messages;
use crate::model::{Buyer, Channel, Id};
use crate::tui::field::Field;
use crate::tui::form::{Asked, Entry, Form};
use crate::tui::words;

use super::{Answers, Ask, Done, answer, line};

/// Where a name with an at-sign is from, while nothing says it is from elsewhere: so they are written on Instagram.
const AT_SIGN: &str = "instagram";

/// The form begun with what they wrote: a message, or an address that was pasted.
///
/// # Errors
/// Those of reading the records.
pub fn form(desk: &Desk, messages: &Messages, text: &str) -> Result<Form, Error> {
    Ok(Form::ask(Ask::Newcomer(None), String::new(), questions(messages, &desk.buyer_in(text, None)?, text)))
}

/// What is known of who wrote a message.
pub(super) fn of_message(desk: &Desk, messages: &Messages, message: Option<Id>) -> Result<Vec<Asked>, Error> {
    let text = message.map(|id| desk.message(id)).transpose()?.map(|line| line.message.text).unwrap_or_default();
    Ok(questions(messages, &desk.buyer_in(&text, None)?, &text))
}

fn questions(messages: &Messages, buyer: &Buyer, text: &str) -> Vec<Asked> {
    let mut wrote = Field::lines(text);
    // How it begins is what tells which it is.
    wrote.jump(1, 1);
    let wrote = Entry::Text(Box::new(wrote));
    vec![
        Asked { required: true, ..line(messages, "name", &buyer.name) },
        Asked { answer: wrote, before: text.trim().to_owned(), ..line(messages, "wrote", "") },
    ]
}

/// What is taken from their words beside the name.
pub(super) fn read(desk: &Desk, messages: &Messages, message: Option<Id>, answers: &Answers) -> Result<String, Error> {
    let buyer = made(desk, message, answers)?;
    let mut taken = Vec::new();
    taken.extend(buyer.handles.first().map(|one| format!("{} {}", one.channel.label(), one.name)));
    taken.extend(buyer.language.as_ref().map(|language| words::language_name(messages, language)));
    taken.extend(buyer.phone.iter().chain(&buyer.email).cloned());
    let address = buyer.address.in_lines().lines().collect::<Vec<_>>().join(", ");
    taken.extend(Some(address).filter(|address| !address.is_empty()));
    let mut said = match taken.as_slice() {
        [] => messages.text("would-note-name").into_owned(),
        _ => messages.with("would-note", &[("what", taken.join("; ").into())]),
    };
    if !buyer.name.is_empty() && desk.has_namesake(&buyer)? {
        said.push_str(". ");
        said.push_str(&messages.with("would-be-namesake", &[("name", buyer.name.into())]));
    }
    Ok(said)
}

pub(super) fn perform(
    desk: &mut Desk,
    messages: &Messages,
    message: Option<Id>,
    answers: &Answers,
) -> Result<Done, Error> {
    let buyer = made(desk, message, answers)?;
    desk.add_newcomer(&buyer, message)?;
    Ok(Done {
        pins: Some(Pins { buyer: Some(buyer.id), ..Pins::default() }),
        ..Done::undoable(messages.with("notice-record-saved", &[("name", buyer.name.into())]))
    })
}

fn made(desk: &Desk, message: Option<Id>, answers: &Answers) -> Result<Buyer, Error> {
    let channel = message.map(|id| desk.message(id)).transpose()?.and_then(|line| line.message.channel);
    let channel = channel.unwrap_or_else(|| Channel::new(AT_SIGN));
    Ok(Buyer { name: answer(answers, "name").to_owned(), ..desk.buyer_in(answer(answers, "wrote"), Some(&channel))? })
}
