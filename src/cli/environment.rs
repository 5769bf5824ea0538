//! What the environment says. Read here, once, and handed on; nothing below reads it.

use std::ffi::OsString;
use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use jiff::Timestamp;

use crate::model::Language;
use crate::paths::{Asked, Bases};

/// The environment of this run.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub bases: Bases,
    /// `REPLYDESK_DB` and `REPLYDESK_CONFIG`.
    pub asked: Asked,
    /// The language of the system's messages.
    pub language: Option<Language>,
    /// `NO_COLOR`, <https://no-color.org>: set and not empty.
    pub no_color: bool,
    /// `REPLYDESK_LOG`: how much to log.
    pub log: Option<String>,
    /// `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
    /// Whether standard output is a terminal, and its columns.
    pub output: Terminal,
    /// Whether standard error is a terminal, and its columns.
    pub errors: Terminal,
    /// What `COLORFGBG` says of the terminal's background, where it says anything.
    pub background_is_light: Option<bool>,
    /// Whether somebody can be asked: standard input and standard output are a terminal.
    pub asks: bool,
    /// The moment it is taken to be, for tests.
    pub now: Option<Timestamp>,
}

/// What is at the other end of a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Whether it is a terminal that can show colours.
    pub colours: bool,
    /// Its columns; `None` where it is no terminal.
    pub width: Option<usize>,
}

impl Environment {
    /// Reads the environment of this process.
    #[must_use]
    pub fn read() -> Self {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let terminal = |is_terminal: bool| Terminal {
            colours: is_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
            width: is_terminal.then(columns),
        };
        Self {
            bases: bases(&variable),
            asked: Asked {
                database: variable("REPLYDESK_DB").map(PathBuf::from),
                config: variable("REPLYDESK_CONFIG").map(PathBuf::from),
            },
            language: language(&variable),
            no_color: variable("NO_COLOR").is_some(),
            log: variable("REPLYDESK_LOG").map(|level| level.to_string_lossy().into_owned()),
            editor: ["VISUAL", "EDITOR"].into_iter().find_map(variable).and_then(|editor| editor.into_string().ok()),
            output: terminal(stdout().is_terminal()),
            errors: terminal(stderr().is_terminal()),
            background_is_light: background(&variable),
            asks: stdin().is_terminal() && stdout().is_terminal(),
            now: now(&variable),
        }
    }
}

/// The user's base directories. Without a HOME only what a variable names is known: a home that the user database knows is not
/// taken, because whoever runs a program without one (a service, a container) does not expect records there.
fn bases(variable: &impl Fn(&str) -> Option<OsString>) -> Bases {
    let Ok(strategy) = etcetera::choose_base_strategy() else {
        return Bases::default();
    };
    let has_home = !cfg!(unix) || variable("HOME").is_some();
    let known = |name, directory| {
        let named = variable(name).is_some_and(|path| Path::new(&path).is_absolute());
        (has_home || named).then_some(directory)
    };
    Bases {
        data: known("XDG_DATA_HOME", strategy.data_dir()),
        config: known("XDG_CONFIG_HOME", strategy.config_dir()),
        state: known("XDG_STATE_HOME", strategy.state_dir().unwrap_or_else(|| strategy.data_dir())),
        dictionaries: dictionaries(variable, known("XDG_DATA_HOME", strategy.data_dir())),
    }
}

/// Where Hunspell's dictionaries are: in the directories that its own variable names, else in the user's and where systems install them.
fn dictionaries(variable: &impl Fn(&str) -> Option<OsString>, data: Option<PathBuf>) -> Vec<PathBuf> {
    if let Some(named) = variable("DICPATH") {
        return std::env::split_paths(&named).collect();
    }
    let of_user = data.map(|data| data.join("hunspell"));
    let of_system =
        ["/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell"];
    of_user.into_iter().chain(of_system.into_iter().map(PathBuf::from)).collect()
}

/// The language of messages, in the order POSIX gives; "C" and "POSIX" name none.
fn language(variable: &impl Fn(&str) -> Option<OsString>) -> Option<Language> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable)?;
    locale.to_str()?.split(['.', '@']).next()?.parse().ok()
}

/// The background in `COLORFGBG`, such as `15;0`: foreground and background by their numbers among the sixteen colours, of
/// which the two whites are light.
fn background(variable: &impl Fn(&str) -> Option<OsString>) -> Option<bool> {
    let colours = variable("COLORFGBG")?;
    let number: u8 = colours.to_str()?.rsplit(';').next()?.parse().ok()?;
    Some(matches!(number, 7 | 15))
}

/// The columns of the terminal, wherever it is among the standard streams.
fn columns() -> usize {
    crossterm::terminal::size().map_or(super::out::USUAL_WIDTH, |(columns, _rows)| usize::from(columns).max(1))
}

/// `REPLYDESK_NOW`, in debug builds only: tests fix the clock with it.
fn now(variable: &impl Fn(&str) -> Option<OsString>) -> Option<Timestamp> {
    if cfg!(debug_assertions) { variable("REPLYDESK_NOW")?.to_str()?.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_read_from_the_locale() {
        let read = |locale: &'static str| language(&|name| (name == "LANG").then(|| OsString::from(locale)));
        assert_eq!(read("pl_PL.UTF-8").map(|language| language.code().to_owned()).as_deref(), Some("pl-PL"));
        assert_eq!(read("de@euro").map(|language| language.code().to_owned()).as_deref(), Some("de"));
        assert_eq!(read("C.UTF-8"), None);
        assert_eq!(read("POSIX"), None);
    }
}
