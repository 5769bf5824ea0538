//! `replydesk config`: where the settings are, what they are, whether they are right.

use std::collections::BTreeMap;

use clap::Subcommand;
use serde::Serialize;

use super::Frame;
use crate::config::{self, ChannelRules, Config};
use crate::i18n;
use crate::report::{Exit, Failure};

/// What can be done with settings.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Command {
    Path,
    Show,
    Check,
    Example,
}

/// `config path --json`
#[derive(Serialize)]
struct Place {
    path: String,
    exists: bool,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// What is wrong with the settings or their place.
    pub fn run(self, frame: &mut Frame, config: Result<Config, config::Error>) -> Result<Exit, Failure> {
        match self {
            Self::Path => path(frame)?,
            Self::Show => show(frame, &config?)?,
            Self::Check => check(frame, config)?,
            Self::Example => frame.out.text(&config::example())?,
        }
        Ok(Exit::Done)
    }
}

/// The settings for programs; what the seller says of channels, by their names, stands apart.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    config: &'a Config,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rules: &'a BTreeMap<String, ChannelRules>,
}

fn path(frame: &mut Frame) -> Result<(), Failure> {
    let file = frame.paths.config()?.path;
    let path = file.display().to_string();
    if frame.out.wants_json() {
        frame.out.json(&Place { path, exists: file.exists() })?;
    } else {
        frame.out.line(&path)?;
    }
    Ok(())
}

fn show(frame: &mut Frame, config: &Config) -> Result<(), Failure> {
    if frame.out.wants_json() {
        frame.out.json(&Shown { config, rules: &config.rules })?;
    } else {
        frame.out.text(&config.to_toml())?;
    }
    Ok(())
}

fn check(frame: &mut Frame, config: Result<Config, config::Error>) -> Result<(), Failure> {
    let file = frame.paths.config()?;
    frame.keys(&config?)?;
    let path = i18n::path(&file.path);
    let words = if file.path.exists() {
        frame.messages.with("config-is-right", &[("path", path)])
    } else {
        frame.messages.with("config-is-not-there", &[("path", path)])
    };
    if frame.out.wants_json() {
        frame.out.json(&Place { path: file.path.display().to_string(), exists: file.path.exists() })?;
    } else {
        frame.out.line(&words)?;
    }
    Ok(())
}
