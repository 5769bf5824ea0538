//! An answer put away for some hours: never sent in anger, and looked at again (P45).

use jiff::{SignedDuration, Timestamp};

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::Id;
use crate::tui::form::Asked;
use crate::tui::words;

use super::{Answers, Done, answer, line};

/// So many hours, unless the seller says otherwise: an evening.
const USUAL: &str = "3";
/// Four weeks; more is a slip of the finger.
const LONGEST: i64 = 28 * 24;

pub(super) fn questions(messages: &Messages) -> Vec<Asked> {
    vec![Asked { required: true, ..line(messages, "hours", USUAL) }]
}

/// When it may be read again.
pub(super) fn read(desk: &Desk, messages: &Messages, answers: &Answers) -> Result<String, Error> {
    if answer(answers, "hours").is_empty() {
        return Ok(String::new());
    }
    Ok(messages.with("would-hold", &[("moment", moment(desk, messages, until(desk, answers)?)?.into())]))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, draft: Id, answers: &Answers) -> Result<Done, Error> {
    let until = until(desk, answers)?;
    desk.hold_draft(draft, until)?;
    Ok(Done::said(messages.with("notice-held", &[("moment", moment(desk, messages, until)?.into())])))
}

fn until(desk: &Desk, answers: &Answers) -> Result<Timestamp, Error> {
    let typed = answer(answers, "hours");
    let hours = typed.parse().ok().filter(|hours: &i64| (1..=LONGEST).contains(hours));
    let now = desk.now()?.timestamp();
    let until = hours.and_then(|hours| now.checked_add(SignedDuration::from_hours(hours)).ok());
    until.ok_or_else(|| Error::Unfit { field: "hours", value: typed.to_owned() })
}

/// A moment where the shop is, in words.
fn moment(desk: &Desk, messages: &Messages, at: Timestamp) -> Result<String, Error> {
    let at = at.to_zoned(desk.now()?.time_zone().clone()).datetime();
    Ok(format!("{}, {:02}:{:02}", words::weekday(messages, at.date()), at.hour(), at.minute()))
}
