//! One line that was agreed about an order.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::Id;
use crate::tui::form::Asked;
use crate::tui::words;

use super::{Answers, Done, answer, line};

pub(super) fn questions(messages: &Messages) -> Vec<Asked> {
    vec![Asked { required: true, ..line(messages, "agreement", "") }]
}

/// The day it is kept with.
pub(super) fn read(desk: &Desk, messages: &Messages, answers: &Answers) -> Result<String, Error> {
    if answer(answers, "agreement").is_empty() {
        return Ok(String::new());
    }
    let today = words::weekday(messages, desk.now()?.date());
    Ok(messages.with("would-agree", &[("day", today.into())]))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, order: Id, answers: &Answers) -> Result<Done, Error> {
    desk.agree_today(order, answer(answers, "agreement"))?;
    Ok(Done::said(messages.text("notice-agreed").into_owned()))
}

/// Takes a line off an order again.
pub(super) fn remove(desk: &mut Desk, messages: &Messages, order: Id, line: usize) -> Result<Done, Error> {
    let before = desk.order(order)?;
    desk.remove_agreement(order, line)?;
    let what = before.agreements.get(line).map(|one| one.text.clone()).unwrap_or_default();
    Ok(Done::said(messages.with("notice-taken-off", &[("what", what.into())])))
}
