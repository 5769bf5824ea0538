//! What every command stands in: where its files are, the words, the clock, the ways out.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use jiff::Timestamp;

use super::Globals;
use super::environment::{Environment, Terminal};
use super::out::{Look, Out};
use crate::config::{self, Config, Screen, Theme};
use crate::i18n::Messages;
use crate::model::Language;
use crate::paths::{Asked, Paths};

/// The names that may stand under `[keys]`: those of the interface's action table.
pub const ACTIONS: &[&str] = &[];

/// The frame of a command.
#[derive(Debug)]
pub struct Frame {
    pub paths: Paths,
    pub messages: Messages,
    /// Standard output.
    pub out: Out,
    /// Standard error.
    pub errors: Out,
    /// The moment the command was given.
    pub now: Timestamp,
}

impl Frame {
    /// The frame that the global options and the environment make, and the settings, which a command may do without.
    pub fn build(globals: &Globals, environment: &Environment) -> (Self, Result<Config, config::Error>) {
        let asked = Asked {
            database: globals.db.clone().or_else(|| environment.asked.database.clone()),
            config: globals.config.clone().or_else(|| environment.asked.config.clone()),
        };
        let paths = Paths::new(environment.bases.clone(), asked);
        // Without a place for it there is no config file, and everything is as by default.
        let config = paths.config().map_or_else(|_none| Ok(Config::default()), |file| Config::load(&file, ACTIONS));
        let screen = config.as_ref().map(|config| &config.screen).ok();
        let language = interface_language(globals, screen, environment);
        let plain = environment.no_color || screen.is_some_and(|screen| screen.theme == Theme::Plain);
        let frame = Self {
            paths,
            messages: Messages::new(&language),
            out: Out::new(Box::new(BufWriter::new(io::stdout())), look(environment.output, globals.json, plain)),
            errors: Out::new(Box::new(io::stderr()), look(environment.errors, false, plain)),
            now: environment.now.unwrap_or_else(Timestamp::now),
        };
        (frame, config)
    }

    /// The file something is written to, as an error names it.
    pub fn unwritten(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> crate::report::Failure {
        let path = path.into();
        move |source| crate::report::Failure::Unwritten { path, source }
    }
}

/// How output to a terminal looks.
pub(super) fn look(terminal: Terminal, json: bool, plain: bool) -> Look {
    Look { json, colours: terminal.colours && !plain, width: terminal.width }
}

/// What the option says, else the settings, else the system; English where none of them names a language.
fn interface_language(globals: &Globals, screen: Option<&Screen>, environment: &Environment) -> Language {
    let set = screen.and_then(|screen| screen.language.parse().ok());
    globals.lang.clone().or(set).or_else(|| environment.language.clone()).unwrap_or_else(Language::english)
}
