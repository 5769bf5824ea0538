//! A message that nobody has asked for, where a channel allows answers alone.

use super::{Concern, Conversation, Reading, What};
use crate::model::{Profile, Situation, Starts};

/// The situations in which the seller writes first: paid, sent, has it arrived, gone silent, ready, thanks, a birthday.
const UNASKED: [u8; 8] = [25, 29, 31, 38, 40, 41, 42, 46];

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let subject = reading.subject;
    let only_answers = |profile: &Profile| profile.starts == Starts::Answers;
    let is_unasked = |situation: &Situation| UNASKED.contains(&situation.number());
    match subject.conversation {
        Conversation::Closed { hours } => concerns.push(Concern::about(What::Late { hours })),
        Conversation::NotBegun
            if subject.profile.is_some_and(only_answers)
                && !subject.situations.is_empty()
                && subject.situations.iter().all(is_unasked) =>
        {
            concerns.push(Concern::about(What::Unasked));
        }
        _ => {}
    }
}
