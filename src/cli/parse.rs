//! From what was typed to a command, or to the reason why not, in the user's language.

use std::error::Error as _;
use std::ffi::OsString;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};

use super::frame::look;
use super::out::{Out, USUAL_WIDTH};
use super::values::Invalid;
use super::{Cli, Environment, help, tell};
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::{BadValue, Exit, Reported as _};

/// Nothing to run: the help was asked for, or what was typed cannot be understood.
pub(super) struct Unparsed {
    error: clap::Error,
    messages: Messages,
}

/// Reads the arguments. The texts of the help are only looked up once it is known that they will be shown.
pub(super) fn parse(arguments: &[OsString], environment: &Environment) -> Result<Cli, Box<Unparsed>> {
    let read = |command: clap::Command| {
        let mut matches = command.try_get_matches_from(arguments)?;
        Cli::from_arg_matches_mut(&mut matches)
    };
    read(Cli::command()).or_else(|_first| {
        let language = language(arguments).or_else(|| environment.language.clone());
        let messages = Messages::new(&language.unwrap_or_else(Language::english));
        let width = environment.output.width.unwrap_or(USUAL_WIDTH);
        read(help::worded(Cli::command().term_width(width), &messages))
            .map_err(|error| Unparsed { error, messages }.into())
    })
}

/// The value of `--lang`, as far as it can be told from arguments that are not understood.
fn language(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => return arguments.next()?.parse().ok(),
            Some(value) => return value.strip_prefix('=')?.parse().ok(),
            None => {}
        }
    }
    None
}

impl Unparsed {
    /// Tells the user, and how the process ends.
    pub(super) fn tell(&self, environment: &Environment) -> Exit {
        let (asked_for, terminal) = match self.error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (true, environment.output),
            _ => (false, environment.errors),
        };
        let look = look(terminal, false, environment.no_color);
        if asked_for {
            let mut out = Out::new(Box::new(io::stdout()), look);
            // A help page holds our words only, so that its escape sequences are ours too.
            let page = self.error.render();
            let page = if look.colours { page.ansi().to_string() } else { page.to_string() };
            let written = out.as_it_is(page.as_bytes()).and_then(|()| out.flush());
            return written.map_or(Exit::Failed, |()| Exit::Done);
        }
        let mut errors = Out::new(Box::new(io::stderr()), look);
        match self.bad_value() {
            Some(bad) => tell::report(&bad.report(&self.messages), &self.messages, &mut errors),
            // What was typed stands in it, so it goes through the door for text from outside, which leaves no colours.
            None => tell::words(&self.error.render().to_string(), &mut errors),
        }
        Exit::Usage
    }

    /// The error as one of our own, where a value was refused by one of our readers.
    fn bad_value(&self) -> Option<BadValue> {
        let invalid = self.error.source()?.downcast_ref::<Invalid>()?;
        let context = |kind| match self.error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.as_str()),
            _ => None,
        };
        Some(invalid.given_for(context(ContextKind::InvalidArg)?, context(ContextKind::InvalidValue)?))
    }
}

impl std::fmt::Debug for Unparsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_help_is_found_before_the_arguments_are_understood() {
        let found = |line: &str| {
            let words: Vec<_> = line.split(' ').map(OsString::from).collect();
            language(&words).map(|language| language.code().to_owned())
        };
        assert_eq!(found("--lang pl --help").as_deref(), Some("pl"));
        assert_eq!(found("copy --lang=el x").as_deref(), Some("el"));
        assert_eq!(found("--language pl"), None);
        assert_eq!(found("--lang"), None);
    }
}
