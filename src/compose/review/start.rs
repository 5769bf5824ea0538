//! A message that nobody has asked for, where a channel allows answers alone.

use super::{Concern, Conversation, Reading, What};
use crate::model::{Situation, Starts};

/// The situations in which the seller writes first: paid, sent, has it arrived, gone silent, ready, thanks, a birthday.
const UNASKED: [u8; 8] = [25, 29, 31, 38, 40, 41, 42, 46];

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    let Some(profile) = subject.profile else { return };
    let channel = || profile.label.clone();
    let is_unasked = |situation: &Situation| UNASKED.contains(&situation.number());
    let is_said_unasked = !subject.situations.is_empty() && subject.situations.iter().all(is_unasked);
    match subject.conversation {
        Conversation::Closed { hours } => concerns.push(Concern::about(What::Late { channel: channel(), hours })),
        Conversation::NotBegun if profile.starts == Starts::Answers && is_said_unasked => {
            concerns.push(Concern::about(What::Unasked { channel: channel() }));
        }
        _ => {}
    }
}
