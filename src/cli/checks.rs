//! What is said of a text before it is copied.

use serde::Serialize;

use super::deliver::{self, Piece};
use super::{Frame, tell};
use crate::compose::{Concern, What};
use crate::desk::Ready;
use crate::i18n::Messages;
use crate::report::{Exit, Failure, Report, checks};

/// A concern, for programs.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    kind: &'static str,
    /// Whether it has to be said yes to.
    asks: bool,
    text: String,
    /// What of the text it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<&'a str>,
}

/// A concern, for programs.
pub(super) fn line<'a>(concern: &'a Concern, messages: &Messages) -> Line<'a> {
    let said = match &concern.what {
        What::Sms { word: said, .. }
        | What::Link { link: said, .. }
        | What::Contact { contact: said, .. }
        | What::Markup { mark: said }
        | What::Hedging { word: said }
        | What::Shouting { words: said }
        | What::OtherBuyer { name: said }
        | What::PastDate { date: said }
        | What::Leftover { left: said }
        | What::Misspelt { word: said, .. }
        | What::OldPrice { price: said, .. }
        | What::Sensitive { fact: said, .. } => Some(said.as_str()),
        What::TooLong { .. }
        | What::Unasked { .. }
        | What::Late { .. }
        | What::Paragraphs { .. }
        | What::NoGreeting => None,
    };
    Line { kind: concern.kind().word(), asks: concern.asks(), text: checks::concern(concern, messages), said }
}

/// Says which reminders the message sets, before it is copied; where it is only printed, that it would.
///
/// # Errors
/// As for [`hint`].
pub(super) fn promises(frame: &mut Frame, ready: &Ready, copies: bool) -> Result<(), Failure> {
    if !ready.promises.is_empty() {
        frame.out.flush()?;
    }
    for promise in &ready.promises {
        let words = checks::promise(promise, &frame.messages);
        let words =
            if copies { words } else { frame.messages.with("promise-if-copied", &[("reminder", words.into())]) };
        tell::hint(&words, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// Says what stands in nobody's way, or was said yes to.
///
/// # Errors
/// Where what was printed before cannot be written.
pub(super) fn hint(frame: &mut Frame, concerns: &[&Concern]) -> Result<(), Failure> {
    if !concerns.is_empty() {
        frame.out.flush()?;
    }
    for concern in concerns {
        let words = checks::concern(concern, &frame.messages);
        tell::hint(&words, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// Says why a text is not copied, and what helps; then what stands in nobody's way.
///
/// # Errors
/// Where the output cannot be written.
pub(super) fn refuse(frame: &mut Frame, ready: &Ready, concerns: &[&Concern]) -> Result<Exit, Failure> {
    if frame.out.wants_json() {
        let refused = deliver::delivered("no", None, ready, Piece::Whole, &frame.messages);
        frame.out.json(&refused)?;
    }
    frame.out.flush()?;
    let messages = &frame.messages;
    let (reasons, hints): (Vec<&Concern>, Vec<&Concern>) = concerns.iter().partition(|concern| concern.asks());
    let mut details: Vec<String> = reasons.iter().map(|concern| checks::concern(concern, messages)).collect();
    if ready.has_shorter {
        details.push(messages.text("check-use-short").into_owned());
    }
    if !ready.parts.is_empty() {
        details.push(messages.with("check-use-parts", &[("parts", ready.parts.len().into())]));
    }
    let report = Report { details, ..Report::say("check-asks", &[], Exit::Missing, messages) };
    tell::report(&report, messages, &mut frame.errors);
    hint(frame, &hints)?;
    Ok(report.exit)
}

/// The text does not go in so many parts.
pub(super) fn no_such_part(part: u32, count: usize, messages: &Messages) -> Report {
    if count == 0 {
        Report::say("parts-none", &[("part", part.into())], Exit::Usage, messages)
    } else {
        Report::say("parts-fewer", &[("part", part.into()), ("count", count.into())], Exit::Usage, messages)
    }
}
