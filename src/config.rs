//! What the user has set: one strict TOML file.
//!
//! Every setting, its meaning and its default stand once, in `settings`; the types, the check for unknown keys and
//! `config.example.toml` follow from there. Mistakes carry the line and column they were made in.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, Deserializer};

mod channels;
mod example;
mod keys;
mod mistake;
mod settings;
#[cfg(test)]
mod tests;
mod unknown;

pub use channels::ChannelRules;
pub use example::example;
pub use keys::Keys;
pub use mistake::{Mistake, Place, TakenBy, Wrong};
pub(crate) use settings::hour;
pub use settings::{
    Backup, Channels, Checks, Clipboard, Config, Due, Editor, Level, Log, Retention, Screen, Shop, ShopDays, Theme,
    Undo,
};

use crate::paths::ConfigFile;
use mistake::Found;

/// Why the settings cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read, or the one the user named is not there.
    #[error("{path:?} cannot be read")]
    Unreadable { path: PathBuf, source: io::Error },
    /// Something in the file is not as it should be; the first mistake is named.
    #[error("{path:?}: {mistake}")]
    Mistaken { path: PathBuf, mistake: Box<Mistake> },
}

impl Config {
    /// Reads a config file. The usual one may be missing: then everything is as by default.
    ///
    /// `actions` are the names that may stand under `[keys]`.
    ///
    /// # Errors
    /// [`Error`], where the file cannot be read or has a mistake in it.
    pub fn load(file: &ConfigFile, actions: &[&str]) -> Result<Self, Error> {
        match fs::read_to_string(&file.path) {
            Ok(source) => Self::read(&source, &file.path, actions),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !file.named => Ok(Self::default()),
            Err(source) => Err(Error::Unreadable { path: file.path.clone(), source }),
        }
    }

    fn read(source: &str, path: &Path, actions: &[&str]) -> Result<Self, Error> {
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        Self::parse(source, actions)
            .map_err(|mistake| Error::Mistaken { path: path.to_owned(), mistake: Box::new(mistake) })
    }

    /// Reads settings from TOML.
    ///
    /// # Errors
    /// The first [`Mistake`] in it.
    pub fn parse(source: &str, actions: &[&str]) -> Result<Self, Mistake> {
        Self::understand(source, actions).map_err(|found| found.in_source(source))
    }

    /// The settings as TOML, every one of them.
    pub fn to_toml(&self) -> String {
        // Whatever can be read can be written: strings, numbers, switches and lists of them.
        let mut text = toml::to_string(self).unwrap_or_default();
        if !self.rules.is_empty() {
            let rules = BTreeMap::from([(channels::SECTION, &self.rules)]);
            text.push('\n');
            text.push_str(&toml::to_string(&rules).unwrap_or_default());
        }
        text
    }

    fn understand(source: &str, actions: &[&str]) -> Result<Self, Found> {
        let mut document = DeTable::parse(source)?;
        unknown::check(document.get_ref())?;
        let keys = document.get_mut().remove("keys").map(|keys| Keys::understand(keys, actions)).transpose()?;
        settings::check(document.get_ref())?;
        let rules = channels::take(document.get_mut())?;
        let mut config: Self = serde::Deserialize::deserialize(Deserializer::from(document))?;
        config.keys = keys.unwrap_or_default();
        config.rules = rules;
        Ok(config)
    }
}
