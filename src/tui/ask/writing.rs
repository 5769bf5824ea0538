//! What is done with a message: whose it is, put aside, removed.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::{Id, Message};

use super::Done;

pub(super) fn put_aside(desk: &mut Desk, messages: &Messages, message: Id) -> Result<Done, Error> {
    let message = desk.put_aside(message)?;
    Ok(Done::undoable(messages.with("message-put-aside", &[("text", beginning(&message).into())])))
}

pub(super) fn remove(desk: &mut Desk, messages: &Messages, message: Id) -> Result<Done, Error> {
    let message = desk.remove_message(message)?;
    Ok(Done::undoable(messages.with("notice-message-removed", &[("text", beginning(&message).into())])))
}

/// Says who wrote it.
pub(super) fn from(desk: &mut Desk, messages: &Messages, message: Id, buyer: Id) -> Result<Done, Error> {
    let buyer = desk.buyer_page(buyer)?.buyer;
    desk.assign_message(message, &buyer)?;
    Ok(Done::undoable(messages.with("message-assigned", &[("name", buyer.name.into())])))
}

/// The first line with anything in it.
fn beginning(message: &Message) -> String {
    let first = message.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    crate::text::cut(first.trim(), 40).into_owned()
}
