//! Text into the clipboard, and the truth about whether it arrived.
//!
//! The typical fault of terminal programs is "copied" on the screen and nothing in the clipboard. So a copy has three
//! outcomes, which are shown differently: the same text was read back ([`Outcome::Checked`]), it was handed to something
//! that does not answer ([`Outcome::Sent`]), or it did not arrive ([`Outcome::NotCopied`]).
//!
//! The routes are tried in the order of [`Route::ALL`]; the first that delivers wins. Everything together takes at most
//! [`LIMIT`], also where a display accepts connections and never answers: all that could hang runs in processes that are
//! ended (see [`owner`]).
//!
//! This module starts processes and reads the environment; it never writes to the terminal. What the terminal has to be
//! told is returned as a [`Sequence`] for the thread that draws.

mod environment;
mod native;
mod osc52;
pub mod owner;
mod process;
mod round_trip;
mod route;
mod text;
mod tools;

use std::process::Child;
use std::time::{Duration, Instant};

pub use environment::{Environment, Terminal};
pub use osc52::Sequence;
pub use round_trip::{Restored, RoundTrip};
pub use route::{Advice, Candidate, Reason, Route};
pub use text::Text;
use tools::Delivered;

/// All routes together take no longer than this (measured: a copy that works takes 10–60 ms).
pub const LIMIT: Duration = Duration::from_millis(1_500);

/// One route takes no longer than this.
const ONE_ROUTE: Duration = Duration::from_secs(1);

/// What one route leaves for those after it.
const FOR_THE_REST: Duration = Duration::from_millis(300);

/// What the seller has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Program and arguments that take the text on standard input. Empty: none. Run without a shell.
    pub copy_command: Vec<String>,
    /// Program and arguments that print the clipboard; checks what `copy_command` did. Empty: none.
    pub read_command: Vec<String>,
}

/// How one text is to be copied. Heeded by the routes for which [`Route::keeps_secrets`] says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The text holds an address or an account number: clipboard managers are asked not to keep it.
    pub sensitive: bool,
    /// Empty the clipboard after this time if the text is still in it.
    pub clear_after: Option<Duration>,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In the clipboard: the same text was read back.
    Checked {
        /// How it got there.
        route: Route,
    },
    /// Handed over to something that does not answer.
    Sent {
        /// To what.
        route: Route,
        /// Why nobody can tell whether it arrived.
        unchecked: Unchecked,
        /// Still to be written to the terminal; without that, nothing is copied.
        sequence: Option<Sequence>,
    },
    /// Not in the clipboard; the text should be shown in full, to be selected by mouse.
    NotCopied {
        /// What was tried, and how each failed.
        tried: Vec<(Route, Reason)>,
        /// What would help.
        advice: Advice,
    },
}

/// Why an outcome is [`Outcome::Sent`] and not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// The tool took the text; the clipboard it writes to cannot be read from here.
    NoReadBack,
    /// tmux holds the text (read back); whether the terminal around tmux took it cannot be known.
    OnlyInTmux,
    /// Terminals do not answer to this request.
    TerminalIsSilent,
    /// Terminals do not answer to this request, and this one ignores it unless told otherwise.
    TerminalIsReluctant,
}

/// Why the clipboard could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing is in it.
    #[error("the clipboard is empty")]
    Empty,
    /// A picture or a file is in it.
    #[error("what is in the clipboard is not a text")]
    NotText,
    /// No clipboard could be reached.
    #[error("the clipboard cannot be read: {tried:?}")]
    Unreadable {
        /// What was tried, and how each failed.
        tried: Vec<(Route, Reason)>,
    },
}

/// The clipboard, by whatever route leads there.
#[derive(Debug)]
pub struct Clipboard {
    environment: Environment,
    settings: Settings,
    /// Processes that own the clipboard, or did: kept to be collected when they have ended.
    owners: Vec<Child>,
}

impl Clipboard {
    /// A clipboard in these surroundings. Does nothing yet.
    #[must_use]
    pub fn new(environment: Environment, settings: Settings) -> Self {
        Self { environment, settings, owners: Vec::new() }
    }

    /// Every route in the order in which they are tried, and what keeps it from being tried.
    pub fn routes(&self) -> Vec<Candidate> {
        route::candidates(&self.environment, &self.settings)
    }

    /// Copies `text` and says what is known about it. Takes at most [`LIMIT`].
    pub fn copy(&mut self, text: &Text, options: &Options) -> Outcome {
        if text.is_empty() {
            return Outcome::NotCopied { tried: Vec::new(), advice: Advice::NothingToCopy };
        }
        self.owners.retain_mut(|owner| !matches!(owner.try_wait(), Ok(Some(_))));
        let deadline = Instant::now() + LIMIT;
        let mut tried = Vec::new();
        let mut open = self.open_routes().into_iter().peekable();
        while let Some(route) = open.next() {
            let limit = limit(deadline, open.peek().is_some());
            match self.copy_by(route, text.as_str(), options, &tried, limit) {
                Ok(outcome) => return outcome,
                Err(reason) => tried.push((route, reason)),
            }
        }
        let advice = route::advice(&self.environment, &tried);
        Outcome::NotCopied { tried, advice }
    }

    /// The text in the clipboard, as it is: not sanitised. Takes at most [`LIMIT`].
    ///
    /// # Errors
    ///
    /// When there is no text in it, or no clipboard that can be read.
    pub fn read(&self) -> Result<String, Error> {
        let deadline = Instant::now() + LIMIT;
        let mut tried = Vec::new();
        let mut open = self.readable_routes().into_iter().peekable();
        while let Some(route) = open.next() {
            match self.read_by(route, limit(deadline, open.peek().is_some())) {
                Ok(text) => return Ok(text),
                // An answer is an answer: another clipboard would hold something older.
                Err(Reason::Empty) => return Err(Error::Empty),
                Err(Reason::NotText) => return Err(Error::NotText),
                Err(reason) => tried.push((route, reason)),
            }
        }
        Err(Error::Unreadable { tried })
    }

    /// Copies a random token and reads it back, by the first route that allows it; then gives back what was there.
    ///
    /// Takes at most [`LIMIT`] and a little for each further route where nothing answers; where something does, at most [`LIMIT`] for the
    /// token and as much for giving back.
    pub fn round_trip(&mut self) -> RoundTrip {
        let deadline = Instant::now() + LIMIT;
        let mut tried = Vec::new();
        let mut open = self.readable_routes().into_iter().peekable();
        while let Some(route) = open.next() {
            let until = limit(deadline, open.peek().is_some()).max(Instant::now() + FOR_THE_REST);
            let trip = match wayland_failed(&tried).filter(|_| route == Route::WlCopy) {
                Some(reason) => Err(reason),
                None => round_trip::by(self, route, until),
            };
            match trip {
                Ok((took, restored)) => return RoundTrip::Passed { route, took, restored },
                Err(Reason::NotText) => return RoundTrip::Declined { route },
                Err(reason) => tried.push((route, reason)),
            }
        }
        RoundTrip::Failed { tried }
    }

    fn open_routes(&self) -> Vec<Route> {
        self.routes().into_iter().filter(|found| found.obstacle.is_none()).map(|found| found.route).collect()
    }

    fn readable_routes(&self) -> Vec<Route> {
        let mut open = self.open_routes();
        open.retain(|route| !matches!(route, Route::Command | Route::ClipExe | Route::Osc52));
        if !self.settings.read_command.is_empty() {
            open.insert(0, Route::Command);
        }
        open
    }

    fn copy_by(
        &mut self,
        route: Route,
        text: &str,
        options: &Options,
        tried: &[(Route, Reason)],
        deadline: Instant,
    ) -> Result<Outcome, Reason> {
        let environment = &self.environment;
        let delivered = match route {
            Route::Command => tools::copy_by_command(environment, &self.settings, text, deadline)?,
            Route::Wayland | Route::X11 | Route::Windows => {
                let owner = native::copy(environment, route, text, options, deadline)?;
                self.owners.push(owner);
                self.copy_to_tmux_too(text, options, deadline);
                Delivered::Checked
            }
            Route::Osc52 => return self.ask_terminal(text),
            Route::WlCopy if let Some(reason) = wayland_failed(tried) => return Err(reason),
            Route::WlCopy | Route::Termux | Route::Pbcopy | Route::ClipExe | Route::Tmux => {
                tools::copy(environment, route, text, deadline)?
            }
        };
        Ok(match delivered {
            Delivered::Checked => Outcome::Checked { route },
            Delivered::Unchecked(unchecked) => Outcome::Sent { route, unchecked, sequence: None },
        })
    }

    /// Inside tmux, its paste key should give the same text. Not for what has to be forgotten: tmux keeps its buffers.
    fn copy_to_tmux_too(&self, text: &str, options: &Options, deadline: Instant) {
        let lasting = !options.sensitive && options.clear_after.is_none();
        if lasting && self.environment.tmux.is_some() {
            let _ = tools::copy(&self.environment, Route::Tmux, text, deadline.min(Instant::now() + FOR_THE_REST));
        }
    }

    fn ask_terminal(&self, text: &str) -> Result<Outcome, Reason> {
        let sequence = osc52::sequence(&self.environment, text)?;
        let reluctant = self.environment.terminal.as_ref().is_some_and(|terminal| terminal.reluctant);
        let unchecked = if reluctant { Unchecked::TerminalIsReluctant } else { Unchecked::TerminalIsSilent };
        Ok(Outcome::Sent { route: Route::Osc52, unchecked, sequence: Some(sequence) })
    }

    fn read_by(&self, route: Route, deadline: Instant) -> Result<String, Reason> {
        match route {
            Route::Command => tools::read_by_command(&self.environment, &self.settings, deadline),
            Route::Wayland | Route::X11 | Route::Windows => native::read(&self.environment, route, deadline),
            _ => tools::read(&self.environment, route, deadline),
        }
    }
}

/// How long the next route may take, when others may follow.
fn limit(deadline: Instant, others_follow: bool) -> Instant {
    let end = if others_follow { deadline.checked_sub(FOR_THE_REST).unwrap_or(deadline) } else { deadline };
    end.min(Instant::now() + ONE_ROUTE)
}

/// Why the compositor gave no answer; `wl-copy` speaks to the same one, and would hang or fail as well.
fn wayland_failed(tried: &[(Route, Reason)]) -> Option<Reason> {
    let wayland = tried.iter().find(|(route, _)| *route == Route::Wayland)?;
    Some(wayland.1.clone()).filter(|reason| matches!(reason, Reason::NoAnswer | Reason::Unreachable))
}
