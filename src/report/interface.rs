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
        let of_key = |id: &str, action: &str, key: &str| {
            Report::say(id, &[("action", action.into()), ("key", key.into())], Exit::Usage, messages)
        };
        match self {
            Self::UnknownAction { name, did_you_mean } => {
                Report::say("keys-unknown-action", &[("name", name.into())], Exit::Usage, messages)
                    .suggesting(*did_you_mean, messages)
            }
            Self::NotAKey { action, key } => of_key("keys-not-a-key", action, key),
            Self::Forbidden { action, key } => of_key("keys-forbidden", action, key),
            Self::EditsTheLine { action, key } => of_key("keys-edits-the-line", action, key),
            Self::TypesALetter { action, key } => of_key("keys-types-a-letter", action, key),
            Self::Twice { key, first, second } => {
                let args = [("key", key.into()), ("first", (*first).into()), ("second", (*second).into())];
                Report::say("keys-twice", &args, Exit::Usage, messages)
            }
        }
    }
}
