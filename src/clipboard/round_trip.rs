//! The proof for `doctor`: a token there and back, leaving the clipboard as it was.

use std::time::{Duration, Instant};

use uuid::Uuid;

use super::{Clipboard, LIMIT, Options, Outcome, Reason, Route, Text, process, tools};

/// What came of sending a token through the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundTrip {
    /// The token was read back.
    Passed {
        /// By this route.
        route: Route,
        /// How long the copy with its check took.
        took: Duration,
        /// What became of the former contents.
        restored: Restored,
    },
    /// Not done: something that is not a text is in the clipboard, and would have been lost.
    Declined {
        /// Where it is.
        route: Route,
    },
    /// No route could be checked; `tried` is empty where none can be read back at all.
    Failed {
        /// What was tried, and how each failed.
        tried: Vec<(Route, Reason)>,
    },
}

/// What became of the former contents of the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// They are there again.
    Yes,
    /// It was empty and is again.
    WasEmpty,
    /// They could not be put back.
    No(Reason),
}

/// Makes the trip by `route`, where that answers until `deadline`. [`Reason::NotText`] says that it was not made.
pub(super) fn by(clipboard: &mut Clipboard, route: Route, deadline: Instant) -> Result<(Duration, Restored), Reason> {
    let token = Text::new(&format!("replydesk-{}", Uuid::now_v7()));
    let start = Instant::now();
    if route == Route::Tmux {
        // A buffer of our own: the seller's are not touched.
        tools::tmux_round_trip(&clipboard.environment, token.as_str(), deadline)?;
        return Ok((start.elapsed(), Restored::Yes));
    }
    let before = match clipboard.read_by(route, deadline) {
        Ok(text) => Some(text),
        Err(Reason::Empty) => None,
        Err(reason) => return Err(reason),
    };
    // Clipboard managers need not remember a token, nor the former text a second time.
    let quietly = Options { sensitive: true, clear_after: None };
    let start = Instant::now();
    let copied = clipboard.copy_by(route, token.as_str(), &quietly, &[], start + LIMIT);
    let took = start.elapsed();
    let restored = give_back(clipboard, route, before, &quietly);
    match copied? {
        Outcome::Checked { .. } => Ok((took, restored)),
        Outcome::Sent { .. } | Outcome::NotCopied { .. } => Err(Reason::NoAnswer),
    }
}

fn give_back(clipboard: &mut Clipboard, route: Route, before: Option<String>, quietly: &Options) -> Restored {
    let held_by_us = matches!(route, Route::Wayland | Route::X11);
    let empty = before.is_none();
    if empty && held_by_us {
        if let Some(mut owner) = clipboard.owners.pop() {
            process::end(&mut owner);
        }
        return Restored::WasEmpty;
    }
    match clipboard.copy_by(route, &before.unwrap_or_default(), quietly, &[], Instant::now() + LIMIT) {
        Ok(_) if empty => Restored::WasEmpty,
        Ok(_) => Restored::Yes,
        Err(reason) => Restored::No(reason),
    }
}
