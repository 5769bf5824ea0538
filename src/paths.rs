//! Where the files of this user live: the database, the config file, the log.
//!
//! What is asked for by hand wins, then what the environment says, then the XDG base directories. Nothing here reads the
//! environment: [`Bases`] come in from outside.

use std::path::{Path, PathBuf};

/// The name of our directory below each base directory. A debug build has its own, so that trying out a change never touches
/// the shop's records.
pub const DIRECTORY: &str = if cfg!(debug_assertions) { "replydesk-debug" } else { "replydesk" };

const DATABASE: &str = "replydesk.db";
const CONFIG: &str = "config.toml";
const LOG: &str = "replydesk.log";

/// The user's base directories; `None` where the environment names none, as where there is no HOME.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bases {
    /// For what the user would miss: `~/.local/share`.
    pub data: Option<PathBuf>,
    /// For what the user has set: `~/.config`.
    pub config: Option<PathBuf>,
    /// For what a machine may lose: `~/.local/state`.
    pub state: Option<PathBuf>,
    /// Where dictionaries for the spelling of words may be, the user's own first.
    pub dictionaries: Vec<PathBuf>,
}

/// What has been asked for by hand, on the command line or by a variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The database: `--db`, `REPLYDESK_DB`.
    pub database: Option<PathBuf>,
    /// The config file: `--config`, `REPLYDESK_CONFIG`.
    pub config: Option<PathBuf>,
}

/// What is needed and has no place, because nothing names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Neither a home directory nor `--db` says where the database is.
    #[error("no home directory: the database has no place")]
    Database,
    /// Neither a home directory nor `--config` says where the config file is.
    #[error("no home directory: the config file has no place")]
    Config,
    /// No home directory says where the log goes.
    #[error("no home directory: the log has no place")]
    Log,
}

/// A config file, and whether it must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFile {
    pub path: PathBuf,
    /// Whether the user named it. The usual one may be missing: then everything is as by default.
    pub named: bool,
}

/// Where this run finds its files. Places that are not needed are not missed: each is an error only once it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    bases: Bases,
    asked: Asked,
}

impl Paths {
    /// The places of a user with these base directories who asked for these files.
    #[must_use]
    pub const fn new(bases: Bases, asked: Asked) -> Self {
        Self { bases, asked }
    }

    /// The database.
    ///
    /// # Errors
    /// [`Error::Database`], if it was not named and there is no home directory.
    pub fn database(&self) -> Result<PathBuf, Error> {
        let usual = || below(self.bases.data.as_deref(), DATABASE);
        self.asked.database.clone().or_else(usual).ok_or(Error::Database)
    }

    /// The database that was named by hand, where one was.
    #[must_use]
    pub fn named_database(&self) -> Option<&Path> {
        self.asked.database.as_deref()
    }

    /// Where dictionaries may be.
    #[must_use]
    pub fn dictionaries(&self) -> &[PathBuf] {
        &self.bases.dictionaries
    }

    /// The config file.
    ///
    /// # Errors
    /// [`Error::Config`], if it was not named and there is no home directory.
    pub fn config(&self) -> Result<ConfigFile, Error> {
        let named = self.asked.config.clone().map(|path| ConfigFile { path, named: true });
        let usual = || below(self.bases.config.as_deref(), CONFIG).map(|path| ConfigFile { path, named: false });
        named.or_else(usual).ok_or(Error::Config)
    }

    /// The log, which exists only where it was asked for.
    ///
    /// # Errors
    /// [`Error::Log`], if there is no home directory.
    pub fn log(&self) -> Result<PathBuf, Error> {
        below(self.bases.state.as_deref(), LOG).ok_or(Error::Log)
    }
}

fn below(base: Option<&Path>, file: &str) -> Option<PathBuf> {
    base.map(|base| base.join(DIRECTORY).join(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> Bases {
        let below = |directory| Some(Path::new("/home/ana").join(directory));
        Bases {
            data: below(".local/share"),
            config: below(".config"),
            state: below(".local/state"),
            ..Bases::default()
        }
    }

    #[test]
    fn the_usual_places_are_below_the_base_directories() {
        let paths = Paths::new(home(), Asked::default());
        let database = Path::new("/home/ana/.local/share").join(DIRECTORY).join("replydesk.db");
        assert_eq!(paths.database(), Ok(database));
        let config = Path::new("/home/ana/.config").join(DIRECTORY).join("config.toml");
        assert_eq!(paths.config(), Ok(ConfigFile { path: config, named: false }));
        assert_eq!(paths.log(), Ok(Path::new("/home/ana/.local/state").join(DIRECTORY).join("replydesk.log")));
    }

    #[test]
    fn what_is_asked_for_wins() {
        let asked = Asked { database: Some("shop.db".into()), config: Some("my.toml".into()) };
        let paths = Paths::new(home(), asked);
        assert_eq!(paths.database(), Ok("shop.db".into()));
        assert_eq!(paths.config(), Ok(ConfigFile { path: "my.toml".into(), named: true }));
    }

    #[test]
    fn without_a_home_only_what_is_asked_for_has_a_place() {
        let asked = Asked { database: Some("shop.db".into()), config: None };
        let paths = Paths::new(Bases::default(), asked);
        assert_eq!(paths.database(), Ok("shop.db".into()));
        assert_eq!(paths.config(), Err(Error::Config));
        assert_eq!(paths.log(), Err(Error::Log));
        assert_eq!(Paths::default().database(), Err(Error::Database));
    }

    #[test]
    fn a_debug_build_keeps_away_from_the_shop() {
        assert_eq!(DIRECTORY == "replydesk", !cfg!(debug_assertions));
    }
}
