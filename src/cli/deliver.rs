//! A finished message on its way out: into the clipboard, and said in words whether it arrived.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::time::Duration;

use serde::Serialize;

use super::out::{Span, Style};
use super::{Frame, checks, tell};
use crate::clipboard::{self, Clipboard, Outcome, Sequence};
use crate::config::Config;
use crate::desk::{self, Desk, Ready};
use crate::i18n::Messages;
use crate::report::{Exit, Failure, clipboard as words};
use crate::store;

/// What became of a message, for programs.
#[derive(Serialize)]
pub(super) struct Delivered<'a> {
    /// `checked`, `sent` or `no`.
    copied: &'static str,
    /// By which route; none where it was not copied.
    route: Option<&'static str>,
    text: &'a str,
    shortcuts: &'a [String],
    attach: &'a [String],
    /// The numbered parts it goes in, where its channel does not take it whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<&'a str>,
    /// What the seller should know of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    concerns: Vec<checks::Line<'a>>,
}

/// What of a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Whole,
    /// Every part of it, or the whole where it goes in one.
    Parts,
    /// This part, from 0.
    Part(usize),
}

impl Piece {
    /// The text of it.
    fn of(self, ready: &Ready) -> &clipboard::Text {
        match self {
            Self::Whole | Self::Parts => &ready.text,
            Self::Part(index) => ready.parts.get(index).unwrap_or(&ready.text),
        }
    }

    /// Whether it is what the journal notes: a message that goes in parts is noted once, as a whole, with its first.
    pub(super) const fn begins(self) -> bool {
        matches!(self, Self::Whole | Self::Parts | Self::Part(0))
    }
}

/// Prints the message instead of copying it. It is not noted: nobody can tell what becomes of it.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn print(frame: &mut Frame, ready: &Ready, piece: Piece) -> Result<Exit, Failure> {
    if frame.out.wants_json() {
        let delivered = delivered("no", None, ready, piece, &frame.messages);
        frame.out.json(&delivered)?;
    } else if piece == Piece::Parts && !ready.parts.is_empty() {
        let parts: Vec<&str> = ready.parts.iter().map(clipboard::Text::as_str).collect();
        frame.out.text(&parts.join("\n\n"))?;
    } else {
        frame.out.text(piece.of(ready).as_str())?;
    }
    Ok(Exit::Done)
}

/// Copies or prints a message as it is, and says what there is to know of it: nobody is asked.
///
/// # Errors
/// As for [`copy`].
pub(super) fn whole(
    frame: &mut Frame,
    config: &Config,
    desk: &mut Desk,
    ready: &Ready,
    copies: bool,
) -> Result<Exit, Failure> {
    checks::hint(frame, &ready.concerns.iter().collect::<Vec<_>>())?;
    checks::promises(frame, ready, copies)?;
    if copies { copy(frame, config, desk, ready, Piece::Whole) } else { print(frame, ready, Piece::Whole) }
}

/// Copies the message, notes it in the journal, and says what is known of it.
///
/// # Errors
/// Where the journal or the output cannot be written. The message may have been copied all the same, which is then said first.
pub(super) fn copy(
    frame: &mut Frame,
    config: &Config,
    desk: &mut Desk,
    ready: &Ready,
    piece: Piece,
) -> Result<Exit, Failure> {
    let clear_after = Some(config.clipboard.clear_after_seconds).filter(|seconds| *seconds > 0 && ready.sensitive);
    let options = clipboard::Options {
        sensitive: ready.sensitive,
        clear_after: clear_after.map(|seconds| Duration::from_secs(seconds.into())),
    };
    let outcome = sent(open(config).copy(piece.of(ready), &options));
    let noted = if piece.begins() { desk.record(ready, &outcome).map(drop) } else { Ok(()) };
    let exit = say(frame, ready, piece, &outcome, clear_after)?;
    match noted {
        Ok(()) => Ok(exit),
        // Records that can only be looked at do not keep anybody from copying; they say so.
        Err(desk::Error::Store(store::Error::ReadOnly)) => {
            frame.out.flush()?;
            let words = frame.messages.text("copied-not-noted").into_owned();
            tell::words(&words, &mut frame.errors);
            Ok(exit)
        }
        Err(error) => Err(error.into()),
    }
}

/// The clipboard of this session.
pub(super) fn open(config: &Config) -> Clipboard {
    let settings = clipboard::Settings {
        copy_command: config.clipboard.command.clone(),
        read_command: config.clipboard.read_command.clone(),
    };
    Clipboard::new(clipboard::Environment::from_process(), settings)
}

/// The outcome after the terminal was asked, where that was still to be done.
fn sent(outcome: Outcome) -> Outcome {
    let Outcome::Sent { route, sequence: Some(sequence), unchecked } = outcome else { return outcome };
    match ask_terminal(&sequence) {
        Ok(()) => Outcome::Sent { route, sequence: Some(sequence), unchecked },
        Err(_no_terminal) => Outcome::NotCopied {
            tried: vec![(route, clipboard::Reason::Unreachable)],
            advice: clipboard::Advice::SetCommand,
        },
    }
}

/// Writes the sequence to the terminal, in one write, wherever standard output goes.
fn ask_terminal(sequence: &Sequence) -> io::Result<()> {
    OpenOptions::new().write(true).open("/dev/tty")?.write_all(sequence.as_bytes())
}

/// Says what became of the message. Where it was not copied, the text itself goes to standard output, to be selected by mouse.
fn say(
    frame: &mut Frame,
    ready: &Ready,
    piece: Piece,
    outcome: &Outcome,
    clear_after: Option<u32>,
) -> Result<Exit, Failure> {
    if frame.out.wants_json() {
        let (copied, route) = match outcome {
            Outcome::Checked { route } => ("checked", Some(route.word())),
            Outcome::Sent { route, .. } => ("sent", Some(route.word())),
            Outcome::NotCopied { .. } => ("no", None),
        };
        let delivered = delivered(copied, route, ready, piece, &frame.messages);
        frame.out.json(&delivered)?;
    }
    if let Outcome::NotCopied { tried, advice } = outcome {
        if !frame.out.wants_json() {
            frame.out.text(piece.of(ready).as_str())?;
        }
        frame.out.flush()?;
        let report = words::not_copied(tried, *advice, &frame.messages);
        tell::report(&report, &frame.messages, &mut frame.errors);
        return Ok(report.exit);
    }
    if !frame.out.wants_json() {
        let style = if matches!(outcome, Outcome::Checked { .. }) { Style::Good } else { Style::Warning };
        frame.out.spans(&[Span::new(style, words::outcome(outcome, &frame.messages))])?;
        if let Outcome::Sent { unchecked, .. } = outcome {
            let why = words::unchecked(*unchecked, &frame.messages);
            frame.out.spans(&[Span::new(Style::Muted, why)])?;
        }
        if let Some(words) = clear_after.and_then(|after| words::emptied(outcome, after.into(), &frame.messages)) {
            frame.out.spans(&[Span::new(Style::Muted, words)])?;
        }
        for what in &ready.attach {
            let line = frame.messages.with("copied-attach", &[("what", what.as_str().into())]);
            frame.out.line(&line)?;
        }
    }
    Ok(Exit::Done)
}

pub(super) fn delivered<'a>(
    copied: &'static str,
    route: Option<&'static str>,
    ready: &'a Ready,
    piece: Piece,
    messages: &Messages,
) -> Delivered<'a> {
    Delivered {
        copied,
        route,
        text: piece.of(ready).as_str(),
        shortcuts: &ready.shortcuts,
        attach: &ready.attach,
        parts: ready.parts.iter().map(clipboard::Text::as_str).collect(),
        concerns: ready.concerns.iter().map(|concern| checks::line(concern, messages)).collect(),
    }
}
