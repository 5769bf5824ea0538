use std::fmt;

use super::{Environment, Settings};

/// A way for a text to reach the place the seller pastes from. In the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The command set in the config; it gets the text on its standard input.
    Command,
    /// The clipboard of Windows, set by a second process of this program.
    Windows,
    /// The Wayland clipboard through the data-control protocol, held by a second process of this program.
    Wayland,
    /// The X11 clipboard, also through `XWayland`, held by a second process of this program.
    X11,
    /// `wl-copy`, where the compositor lacks data-control.
    WlCopy,
    /// Android's clipboard through `termux-clipboard-set`.
    Termux,
    /// The clipboard of macOS.
    Pbcopy,
    /// The clipboard of Windows as seen from WSL.
    ClipExe,
    /// tmux's own buffer, which tmux passes on to the terminal around it.
    Tmux,
    /// The escape sequence that asks the terminal to copy.
    Osc52,
}

impl Route {
    /// All routes, in the order in which they are tried.
    pub const ALL: [Self; 10] = [
        Self::Command,
        Self::Windows,
        Self::Wayland,
        Self::X11,
        Self::WlCopy,
        Self::Termux,
        Self::Pbcopy,
        Self::ClipExe,
        Self::Tmux,
        Self::Osc52,
    ];

    /// The word for this route in output that other programs read, and in the message catalogue. Stable.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Windows => "windows",
            Self::Wayland => "wayland",
            Self::X11 => "x11",
            Self::WlCopy => "wl-copy",
            Self::Termux => "termux",
            Self::Pbcopy => "pbcopy",
            Self::ClipExe => "clip-exe",
            Self::Tmux => "tmux",
            Self::Osc52 => "osc52",
        }
    }

    /// Whether [`Options::clear_after`](super::Options::clear_after) and [`Options::sensitive`](super::Options::sensitive)
    /// are heeded: only where a process of ours holds the text.
    #[must_use]
    pub fn keeps_secrets(self) -> bool {
        matches!(self, Self::Wayland | Self::X11)
    }

    /// Why this route cannot be taken here; `None` where it can be tried.
    fn obstacle(self, environment: &Environment, settings: &Settings) -> Option<Reason> {
        let unless = |possible: bool, reason: Reason| if possible { None } else { Some(reason) };
        let tool = |tool: &'static str| unless(environment.tool(tool).is_some(), Reason::NotInstalled { tool });
        match self {
            Self::Command => unless(!settings.copy_command.is_empty(), Reason::NotConfigured),
            Self::Wayland | Self::X11 | Self::Windows | Self::WlCopy if environment.ssh => Some(Reason::OverSsh),
            Self::Windows => unless(cfg!(windows), Reason::NotHere),
            Self::Wayland => unless(environment.wayland_display.is_some(), Reason::NotHere),
            Self::X11 => unless(environment.display.is_some(), Reason::NotHere),
            Self::WlCopy if environment.wayland_display.is_none() => Some(Reason::NotHere),
            Self::WlCopy => tool("wl-copy"),
            Self::Termux => tool("termux-clipboard-set"),
            Self::Pbcopy => tool("pbcopy"),
            Self::ClipExe => tool("clip.exe"),
            Self::Tmux if environment.tmux.is_none() => Some(Reason::NotHere),
            Self::Tmux => tool("tmux"),
            Self::Osc52 => unless(environment.terminal_that_may_copy().is_some(), Reason::NotHere),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Why a route was not taken, or did not lead there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No command is set in the config.
    #[error("not configured")]
    NotConfigured,
    /// This machine or session has no such thing: no display, not inside tmux, no terminal.
    #[error("not here")]
    NotHere,
    /// The session came over SSH: the display of this machine is not the one the seller looks at.
    #[error("over SSH")]
    OverSsh,
    /// The tool that does it is not installed.
    #[error("{tool} is not installed")]
    NotInstalled { tool: &'static str },
    /// The compositor does not let programs without a window reach the clipboard.
    #[error("the compositor lacks data-control")]
    NoDataControl,
    /// The display could not be reached.
    #[error("the display cannot be reached")]
    Unreachable,
    /// The display or the tool did not answer in time.
    #[error("no answer in time")]
    NoAnswer,
    /// The process could not be started.
    #[error("cannot be started: {0}")]
    NotStarted(std::io::ErrorKind),
    /// The tool ended with an error; `said` is the first line of what it wrote about it, sanitised.
    #[error("ended with {code:?}: {said}")]
    Failed { code: Option<i32>, said: String },
    /// Another text was read back than was copied.
    #[error("another text was read back")]
    Different,
    /// The text is longer than the route carries, in bytes.
    #[error("longer than {limit} bytes")]
    TooLong { limit: usize },
    /// The clipboard is empty (when reading).
    #[error("empty")]
    Empty,
    /// Something that is not text is in the clipboard (when reading).
    #[error("not a text")]
    NotText,
}

/// A route, and whether it would be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The route.
    pub route: Route,
    /// What keeps it from being tried; `None` where it is tried.
    pub obstacle: Option<Reason>,
}

/// Every route in the order in which they are tried, with what stands in its way.
pub(super) fn candidates(environment: &Environment, settings: &Settings) -> Vec<Candidate> {
    Route::ALL.into_iter().map(|route| Candidate { route, obstacle: route.obstacle(environment, settings) }).collect()
}

/// What the seller could do so that the next copy works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The text was empty.
    NothingToCopy,
    /// The command in the config failed: correct it or take it out.
    CheckCommand,
    /// The display does not answer; the session is stuck, or `DISPLAY` names one that is gone.
    CheckDisplay,
    /// Install the package that brings this tool.
    Install(&'static str),
    /// There is nothing to copy to: run in a terminal of a desktop, or in tmux, or set a command in the config.
    SetCommand,
}

/// What to advise after all of `tried` failed.
pub(super) fn advice(environment: &Environment, tried: &[(Route, Reason)]) -> Advice {
    let failed = |wanted: &[Route], reasons: &[Reason]| {
        tried.iter().any(|(route, reason)| wanted.contains(route) && (reasons.is_empty() || reasons.contains(reason)))
    };
    if failed(&[Route::Command], &[]) {
        Advice::CheckCommand
    } else if failed(&[Route::Wayland], &[Reason::NoDataControl]) && environment.tool("wl-copy").is_none() {
        Advice::Install("wl-clipboard")
    } else if failed(&[Route::Wayland, Route::X11], &[Reason::NoAnswer, Reason::Unreachable]) {
        Advice::CheckDisplay
    } else if environment.tmux.is_some() && environment.tool("tmux").is_none() {
        Advice::Install("tmux")
    } else {
        Advice::SetCommand
    }
}

#[cfg(test)]
mod tests;
