//! What goes into the parcel of an order beside its items: a card, a sample, gift wrapping.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::Id;
use crate::tui::form::Asked;
use crate::tui::words;

use super::{Answers, Done, answer, line};

pub(super) fn questions(messages: &Messages) -> Vec<Asked> {
    let example = words::example(messages, &messages.text("ask-example-extra"));
    vec![Asked { required: true, example, ..line(messages, "extra", "") }]
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, order: Id, answers: &Answers) -> Result<Done, Error> {
    let moved = desk.add_extra(order, answer(answers, "extra"))?;
    let number = desk.order_label(&moved.order)?;
    Ok(Done::said(messages.with("order-extra-added", &[("number", number.into())])))
}
