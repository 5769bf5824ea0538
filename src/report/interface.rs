//! The words for what keeps the interface from starting or from ending well.

use super::{Exit, Report, Reported, because};
use crate::i18n::Messages;
use crate::tui::RunError;
use crate::tui::keymap::KeyError;

impl Reported for RunError {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Keys(error) => error.report(messages),
            Self::Terminal(error) => {
                Report::say("terminal-failed", &[("why", because(error, messages))], Exit::Failed, messages)
            }
            Self::Desk(error) => error.report(messages),
            Self::Unfinished(report) => report.as_ref().clone(),
        }
    }
}

impl Reported for KeyError {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::UnknownAction { name, did_you_mean } => {
                Report::say("keys-unknown-action", &[("name", name.into())], Exit::Usage, messages)
                    .suggesting(*did_you_mean, messages)
            }
            Self::NotAKey { action, key } => Report::say(
                "keys-not-a-key",
                &[("action", (*action).into()), ("key", key.into())],
                Exit::Usage,
                messages,
            ),
            Self::Forbidden { action, key } => Report::say(
                "keys-forbidden",
                &[("action", (*action).into()), ("key", key.into())],
                Exit::Usage,
                messages,
            ),
            Self::EditsTheLine { action, key } => Report::say(
                "keys-edits-the-line",
                &[("action", (*action).into()), ("key", key.into())],
                Exit::Usage,
                messages,
            ),
            Self::TypesALetter { action, key } => Report::say(
                "keys-types-a-letter",
                &[("action", (*action).into()), ("key", key.into())],
                Exit::Usage,
                messages,
            ),
            Self::Twice { key, first, second } => Report::say(
                "keys-twice",
                &[("key", key.into()), ("first", (*first).into()), ("second", (*second).into())],
                Exit::Usage,
                messages,
            ),
        }
    }
}
