//! The second process that holds the clipboard, and the one that reads it back.
//!
//! On X11 and Wayland a copied text lives in the program that copied it and is gone when that program ends. So this program
//! runs itself again, as `replydesk clipboard-owner hold`, with the text on standard input (an argument could be read by
//! anyone on the machine). That process leaves the terminal's session and serves the text until another program copies, the
//! display goes, or its time is up.
//!
//! Reading (`replydesk clipboard-owner read`) is a process too: a display that accepts connections and never answers would
//! hold a thread of ours for ever, but a process can be killed.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use arboard::Clipboard;

#[cfg(all(unix, not(any(target_os = "macos", target_os = "android"))))]
#[path = "owner/desktop.rs"]
mod platform;
#[cfg(not(all(unix, not(any(target_os = "macos", target_os = "android")))))]
#[path = "owner/system.rs"]
mod platform;

/// The hidden subcommand.
pub const SUBCOMMAND: &str = "clipboard-owner";

/// A text is not kept longer than a working day: a buyer's address should not lie in memory for weeks.
pub(super) const LONGEST_LIFE: Duration = Duration::from_hours(8);

/// What the process is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Job {
    /// Take the clipboard and serve the text on standard input.
    Hold {
        /// Ask clipboard managers not to keep it.
        sensitive: bool,
        /// Let go after this time, if the clipboard is still ours.
        life: Duration,
    },
    /// Print the text in the clipboard.
    Read,
}

impl Job {
    /// The arguments after the subcommand that say so.
    pub(super) fn arguments(&self) -> Vec<String> {
        match self {
            Self::Read => vec!["read".to_owned()],
            Self::Hold { sensitive, life } => {
                let kind = if *sensitive { "hold-sensitive" } else { "hold" };
                vec![kind.to_owned(), life.as_millis().to_string()]
            }
        }
    }

    fn parse(arguments: &[OsString]) -> Option<Self> {
        let words: Vec<&str> = arguments.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
        let life = |milliseconds: &str| Some(Duration::from_millis(milliseconds.parse().ok()?).min(LONGEST_LIFE));
        match words[..] {
            ["read"] => Some(Self::Read),
            ["hold", milliseconds] => Some(Self::Hold { sensitive: false, life: life(milliseconds)? }),
            ["hold-sensitive", milliseconds] => Some(Self::Hold { sensitive: true, life: life(milliseconds)? }),
            _ => None,
        }
    }
}

/// How the process ended badly; the number is its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Usage = 2,
    Unreachable = 10,
    NoDataControl = 11,
    Empty = 12,
    NotText = 13,
}

impl Fault {
    pub(super) fn from_code(code: i32) -> Option<Self> {
        [Self::Usage, Self::Unreachable, Self::NoDataControl, Self::Empty, Self::NotText]
            .into_iter()
            .find(|fault| *fault as i32 == code)
    }
}

/// Does what the `arguments` after the subcommand say, and returns the exit code of the process.
///
/// Threads may still be waiting when it returns; the process is expected to end at once. Meant for this program's second
/// process only: it leaves the session of the terminal.
pub fn run(arguments: &[OsString], mut input: impl Read, mut output: impl Write) -> ExitCode {
    let done = match Job::parse(arguments) {
        None => Err(Fault::Usage),
        Some(Job::Read) => platform::read().and_then(|text| {
            output.write_all(text.as_bytes()).and_then(|()| output.flush()).or(Err(Fault::Unreachable))
        }),
        Some(Job::Hold { sensitive, life }) => {
            leave_session();
            let mut text = String::new();
            input.read_to_string(&mut text).or(Err(Fault::Usage)).and_then(|_| platform::hold(text, sensitive, life))
        }
    };
    done.map_or_else(|fault| ExitCode::from(fault as u8), |()| ExitCode::SUCCESS)
}

/// The end of the terminal is not the end of the copied text.
fn leave_session() {
    #[cfg(unix)]
    let _ = rustix::process::setsid();
}

/// Opens the clipboard.
fn open() -> Result<Clipboard, Fault> {
    Clipboard::new().or(Err(Fault::Unreachable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_survives_its_way_through_the_arguments() {
        let jobs = [
            Job::Read,
            Job::Hold { sensitive: false, life: LONGEST_LIFE },
            Job::Hold { sensitive: true, life: Duration::from_secs(30) },
        ];
        for job in jobs {
            let arguments: Vec<OsString> = job.arguments().into_iter().map(OsString::from).collect();
            assert_eq!(Job::parse(&arguments), Some(job));
        }
    }

    #[test]
    fn no_life_is_longer_than_a_working_day() {
        let arguments = ["hold".into(), u64::MAX.to_string().into()];
        assert_eq!(Job::parse(&arguments), Some(Job::Hold { sensitive: false, life: LONGEST_LIFE }));
    }

    #[test]
    fn anything_else_is_refused() {
        for arguments in [&[][..], &["hold".into()], &["hold".into(), "soon".into()], &["read".into(), "1".into()]] {
            assert_eq!(Job::parse(arguments), None);
        }
    }

    #[test]
    fn every_fault_has_its_own_exit_code() {
        for fault in [Fault::Usage, Fault::Unreachable, Fault::NoDataControl, Fault::Empty, Fault::NotText] {
            assert_eq!(Fault::from_code(fault as i32), Some(fault));
        }
        assert_eq!(Fault::from_code(0), None);
    }
}
