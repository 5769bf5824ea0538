//! What every command stands in: where its files are, the words, the clock, the ways out.

use std::collections::BTreeMap;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::environment::{Environment, Terminal};
use super::out::{Look, Out, Span, Style};
use super::{Globals, tell};
use crate::config::{self, Config, Screen, Theme};
use crate::desk::{self, BackupPlace, Clock, Desk};
use crate::i18n::{Messages, Value};
use crate::model::{BackupReason, Language};
use crate::paths::{Asked, Paths};
use crate::report::{Failure, Lost, database};
use crate::store::{self, BeforeMigration, Disk, LogLimits, Store, Surroundings};
use crate::tui::{self, keymap::Keymap};

/// The names that may stand under `[keys]`: those of the interface's action table.
fn actions() -> Vec<&'static str> {
    tui::action::ACTIONS.iter().map(|entry| entry.name).collect()
}

/// Where a shop may be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// Where there has been none.
    First,
    /// Also where one has been and its file has gone.
    Anew,
}

/// The frame of a command.
#[derive(Debug)]
pub struct Frame {
    pub paths: Paths,
    pub messages: Messages,
    /// Standard output.
    pub out: Out,
    /// Standard error.
    pub errors: Out,
    /// The seller's own language, which the messages may not be in.
    pub language: Language,
    /// `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
    /// Whether somebody can be asked.
    pub asks: bool,
    /// Whether there is a terminal that the interface can be drawn on.
    pub draws: bool,
    /// What the terminal says of its background, where it says anything.
    pub background_is_light: Option<bool>,
    /// `NO_COLOR`.
    pub no_color: bool,
    beginning: Beginning,
    /// The moment it is taken to be, for tests.
    moment: Option<Timestamp>,
}

impl Frame {
    /// The frame that the global options and the environment make, and the settings, which a command may do without.
    pub fn build(globals: &Globals, environment: &Environment) -> (Self, Result<Config, config::Error>) {
        let asked = Asked {
            database: globals.db.clone().or_else(|| environment.asked.database.clone()),
            config: globals.config.clone().or_else(|| environment.asked.config.clone()),
        };
        let paths = Paths::new(environment.bases.clone(), asked);
        let called = globals.db.as_ref().map(|database| format!("replydesk --db {}", database::typed(database)));
        // Without a place for it there is no config file, and everything is as by default.
        let config = paths.config().map_or_else(|_none| Ok(Config::default()), |file| Config::load(&file, &actions()));
        let screen = config.as_ref().map(|config| &config.screen).ok();
        let language = interface_language(globals, screen, environment);
        let plain = environment.no_color || screen.is_some_and(|screen| screen.theme == Theme::Plain);
        let frame = Self {
            paths,
            messages: Messages::new(&language).called(called),
            out: Out::new(Box::new(BufWriter::new(io::stdout())), look(environment.output, globals.json, plain)),
            errors: Out::new(Box::new(io::stderr()), look(environment.errors, false, plain)),
            language: own_language(&language),
            editor: environment.editor.clone(),
            asks: environment.asks,
            draws: environment.asks && environment.output.colours,
            background_is_light: environment.background_is_light,
            no_color: environment.no_color,
            beginning: if globals.new_shop { Beginning::Anew } else { Beginning::First },
            moment: environment.now,
        };
        (frame, config)
    }

    /// The desk of this user's shop. An erasure that was killed is completed first.
    ///
    /// # Errors
    /// Where the database has no place, or cannot be opened.
    pub fn desk(&self, config: &Config) -> Result<Desk, Failure> {
        let mut desk = Desk::new(self.store(config)?, self.settings(config), self.clock())?;
        if let Err(error) = desk.finish_abandoned_erasures() {
            // What was asked for is done all the same; the next command tries again, and `doctor` tells of it.
            tracing::warn!(error = ?std::mem::discriminant(&error), "an erasure that was begun is still not complete");
        }
        Ok(desk)
    }

    /// The records of this user's shop. They are looked through before anything is written into them: 10 ms for 20 MB.
    ///
    /// # Errors
    /// As for [`Frame::desk`]; [`Failure::Lost`].
    pub fn store(&self, config: &Config) -> Result<Store, Failure> {
        let mut store = self.opened(config)?;
        store.look_before_writing();
        Ok(store)
    }

    /// The same for a program that goes on for long and looks after its file itself.
    ///
    /// # Errors
    /// As for [`Frame::store`].
    pub fn opened(&self, config: &Config) -> Result<Store, Failure> {
        let path = self.paths.database()?;
        self.not_lost(&path, config)?;
        if self.beginning == Beginning::Anew {
            BackupPlace::keep_log(&path, self.clock()())?;
        }
        let around = self.surroundings(&path, config);
        Store::open_among(&path, store::Options::default(), &around)
            .map_err(|source| Failure::Unopened { path, source })
    }

    /// Makes sure that no empty shop is begun where one has been.
    ///
    /// # Errors
    /// [`Failure::Lost`], where the database has gone and something of it is left, unless the user wants a new one all the same.
    pub fn not_lost(&self, database: &Path, config: &Config) -> Result<(), Failure> {
        let remains =
            (self.beginning == Beginning::First).then(|| BackupPlace::new(database, &config.backup).remains(database));
        match remains.flatten() {
            None => Ok(()),
            Some(remains) => Err(Failure::Lost(Box::new(Lost { database: database.to_owned(), remains }))),
        }
    }

    /// What a database stands among.
    pub fn surroundings(&self, database: &Path, config: &Config) -> Surroundings {
        let place = BackupPlace::new(database, &config.backup);
        let copy = place.file(self.clock()(), BackupReason::BeforeMigration, 1);
        Surroundings { before_migration: BeforeMigration::To(copy), disk: Disk::of(database) }
    }

    /// The desk of this user's shop; where there is none yet, one without records, and none is begun: for work that needs no shop.
    ///
    /// # Errors
    /// As for [`Frame::desk`].
    pub fn desk_or_empty(&self, config: &Config) -> Result<Desk, Failure> {
        let path = self.paths.database()?;
        if path.try_exists().unwrap_or(true) {
            return self.desk(config);
        }
        self.not_lost(&path, config)?;
        let store = Store::in_memory().map_err(|source| Failure::Unopened { path, source })?;
        Ok(Desk::new(store, self.settings(config), self.clock())?)
    }

    /// The same desk, of a shop that is kept: where it has none of its own yet, one is begun now.
    ///
    /// # Errors
    /// As for [`Frame::desk`].
    pub fn begun(&self, desk: Desk, config: &Config) -> Result<Desk, Failure> {
        if desk.is_kept() { Ok(desk) } else { self.desk(config) }
    }

    /// The keys the user has set, once it is known that they go together.
    ///
    /// # Errors
    /// Where a key would do two things, or what it must not.
    pub fn keys(&self, config: &Config) -> Result<BTreeMap<String, Vec<String>>, Failure> {
        let keys = config.keys.written();
        match Keymap::new(&keys) {
            Ok(_) => Ok(keys),
            Err(error) => Err(Failure::Keys { path: self.paths.config()?.path, error }),
        }
    }

    /// What the desk goes by.
    pub fn settings(&self, config: &Config) -> desk::Settings {
        desk::Settings {
            interface: self.language.clone(),
            language: config.shop.language.clone(),
            zone: config.shop.time_zone().unwrap_or_else(TimeZone::system),
            currency: Some(config.shop.currency),
            undo: undo_limits(&config.undo),
            backup: config.backup.clone(),
            retention: config.retention.clone(),
            due: config.due.clone(),
            clock: config.channels.clock(),
            days: config.calendar.clone(),
            checks: config.checks.clone(),
            rules: config.rules.clone(),
            spelling: desk::SpellingSettings {
                places: self.paths.dictionaries().to_vec(),
                words: config.spelling.words.clone(),
                waits: true,
            },
        }
    }

    /// Says that something was done: in words, or by the thing itself for programs.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn say(&mut self, id: &str, args: &[(&str, Value<'_>)], thing: &impl Serialize) -> Result<(), Failure> {
        if self.out.wants_json() {
            self.out.json(thing)?;
        } else {
            let words = self.messages.with(id, args);
            self.out.line(&words)?;
        }
        Ok(())
    }

    /// Shows a list, and says so where there is nothing in it, or more than is shown.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn list(&mut self, rows: &[Vec<Span>], more: bool) -> Result<(), Failure> {
        if rows.is_empty() {
            let words = self.messages.text("list-empty").into_owned();
            return Ok(self.out.spans(&[Span::new(Style::Muted, words)])?);
        }
        self.out.table(rows)?;
        if more {
            let words = self.messages.text("list-has-more").into_owned();
            self.out.spans(&[Span::new(Style::Muted, words)])?;
        }
        Ok(())
    }

    /// Writes a list for programs, and says beside it where there is more than it has.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn json_list(&mut self, lines: &impl Serialize, more: bool) -> Result<(), Failure> {
        self.out.json(lines)?;
        if more { self.hint_more() } else { Ok(()) }
    }

    /// Says on standard error that a list has more than is shown.
    ///
    /// # Errors
    /// Where what was printed before cannot be written.
    pub fn hint_more(&mut self) -> Result<(), Failure> {
        self.out.flush()?;
        tell::hint(&self.messages.text("list-has-more"), &self.messages, &mut self.errors);
        Ok(())
    }

    /// The clock of this run.
    pub fn clock(&self) -> Clock {
        match self.moment {
            Some(moment) => Box::new(move || moment),
            None => Box::new(Timestamp::now),
        }
    }

    /// The file something is written to, as an error names it.
    pub fn unwritten(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Failure {
        let path = path.into();
        move |source| Failure::Unwritten { path, source }
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

/// The seller's language without the country, which titles and texts do not have; a country that has a catalogue of its own
/// stays.
fn own_language(wanted: &Language) -> Language {
    wanted.base().parse().unwrap_or_else(|_never| wanted.clone())
}

/// What the settings say of the log; 0 is no limit.
fn undo_limits(undo: &config::Undo) -> LogLimits {
    let days = u64::from(undo.keep_days);
    let bytes = u64::from(undo.keep_megabytes) * 1_000_000;
    LogLimits {
        age: if days == 0 { LogLimits::NONE.age } else { Duration::from_hours(24 * days) },
        bytes: if bytes == 0 { LogLimits::NONE.bytes } else { bytes },
    }
}
