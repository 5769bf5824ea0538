//! What is said of a buyer who was typed: whom they can be mixed up with, and what can hardly be right.

use super::super::{Frame, tell};
use crate::desk::Desk;
use crate::model::Buyer;
use crate::report::Failure;

/// A buyer as they are named where others bear their name.
pub(super) fn labelled(buyer: &Buyer) -> String {
    format!("{} ({})", buyer.name, Desk::buyer_mark(buyer))
}

/// Says what can hardly be right about what was typed; it stands in nobody's way.
pub(super) fn hints(frame: &mut Frame, desk: &Desk, before: Option<&Buyer>, buyer: &Buyer) -> Result<(), Failure> {
    frame.out.flush()?;
    let today = desk.now()?.date();
    let birthday =
        buyer.birthday.filter(|day| *day > today && before.is_none_or(|before| before.birthday != Some(*day)));
    if let Some(day) = birthday {
        let hint = frame.messages.with("odd-birthday", &[("day", day.to_string().into())]);
        tell::hint(&hint, &frame.messages, &mut frame.errors);
    }
    let is_new = |email: &&String| before.is_none_or(|before| before.email.as_ref() != Some(*email));
    if let Some(email) = buyer.email.as_ref().filter(is_new).filter(|email| !looks_like_email(email)) {
        let hint = frame.messages.with("odd-email", &[("email", email.as_str().into())]);
        tell::hint(&hint, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// Whether it has the shape that addresses have: something, an at sign, a name with a point in it.
fn looks_like_email(email: &str) -> bool {
    let sides = email.split_once('@');
    sides.is_some_and(|(who, place)| !who.is_empty() && place.contains('.') && !email.contains([' ', ',']))
}
