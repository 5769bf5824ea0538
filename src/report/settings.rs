//! The words for what is wrong with places and settings.

use super::{Excerpt, Exit, Report, Reported, because, list};
use crate::config::{self, Mistake, Place, TakenBy, Wrong};
use crate::i18n::{Messages, path};
use crate::paths;

impl Reported for paths::Error {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Database => Report::say("no-place-for-database", &[], Exit::Missing, messages),
            Self::Config => Report::say("no-place-for-config", &[], Exit::Missing, messages),
            Self::Log => Report::say("no-place-for-log", &[], Exit::Missing, messages),
        }
    }
}

impl Reported for config::Error {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Unreadable { path: file, source } => {
                let why = because(source, messages);
                Report::say("config-unreadable", &[("path", path(file)), ("why", why)], Exit::Failed, messages)
            }
            Self::Mistaken { path: file, mistake } => {
                let place = mistake.place.as_ref().map(|place| (place.line, place.column));
                mistake.report(messages).about(file, place)
            }
        }
    }
}

impl Reported for Mistake {
    fn report(&self, messages: &Messages) -> Report {
        let place = |at: &Place| Excerpt::new(&at.text, at.line, at.column, at.length);
        wrong(&self.wrong, messages).pointing_at(self.place.as_ref().map(place))
    }
}

fn wrong(wrong: &Wrong, messages: &Messages) -> Report {
    const USAGE: Exit = Exit::Usage;
    match wrong {
        Wrong::Toml { detail } => Report::say("config-toml", &[("detail", detail.into())], USAGE, messages),
        Wrong::Section { name, suggestion } => {
            Report::say("config-section", &[("name", name.into())], USAGE, messages).suggesting(*suggestion, messages)
        }
        Wrong::NotASection { name } => {
            Report::say("config-not-a-section", &[("name", (*name).into())], USAGE, messages)
        }
        Wrong::Key { section, name, suggestion } => {
            Report::say("config-key", &[("section", (*section).into()), ("name", name.into())], USAGE, messages)
                .suggesting(*suggestion, messages)
        }
        Wrong::Range { name, low, high } => Report::say(
            "config-range",
            &[("name", (*name).into()), ("low", (*low).into()), ("high", (*high).into())],
            USAGE,
            messages,
        ),
        Wrong::Word { name, known, suggestion } => {
            Report::say("config-word", &[("name", name.into()), ("known", list(known).into())], USAGE, messages)
                .suggesting(*suggestion, messages)
        }
        Wrong::Language => Report::say("config-language", &[], USAGE, messages),
        Wrong::Currency => Report::say("config-currency", &[], USAGE, messages),
        Wrong::Zone { name, suggestion } => Report::say("config-zone", &[("name", name.into())], USAGE, messages)
            .suggesting(suggestion.as_deref(), messages),
        Wrong::Country { name, suggestion } => Report::say("config-country", &[("name", name.into())], USAGE, messages)
            .suggesting(suggestion.as_deref(), messages),
        Wrong::Weekdays => Report::say("config-weekdays", &[], USAGE, messages),
        Wrong::Hours => Report::say("config-hours", &[], USAGE, messages),
        Wrong::Hour => Report::say("config-hour", &[], USAGE, messages),
        Wrong::Action { name, suggestion } => Report::say("config-action", &[("name", name.into())], USAGE, messages)
            .suggesting(suggestion.as_deref(), messages),
        Wrong::NotAKey { action } => Report::say("config-not-a-key", &[("action", action.into())], USAGE, messages),
        Wrong::UnknownKey { name } => Report::say("config-unknown-key", &[("name", name.into())], USAGE, messages),
        Wrong::Forbidden { name, taken_by } => forbidden(name, *taken_by, messages),
    }
}

fn forbidden(name: &str, taken_by: TakenBy, messages: &Messages) -> Report {
    match taken_by {
        TakenBy::Key(key) => {
            Report::say("config-key-is-another", &[("name", name.into()), ("key", key.into())], Exit::Usage, messages)
        }
        TakenBy::Multiplexer => {
            Report::say("config-key-of-multiplexer", &[("name", name.into())], Exit::Usage, messages)
        }
        TakenBy::Suspend => Report::say("config-key-suspends", &[("name", name.into())], Exit::Usage, messages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::Language;

    fn report(source: &str) -> Report {
        let mistake = Config::parse(source, &["copy"]).expect_err("a mistake");
        let error = config::Error::Mistaken { path: "my.toml".into(), mistake: Box::new(mistake) };
        error.report(&Messages::new(&Language::english()))
    }

    #[test]
    fn a_mistake_in_the_settings_says_where_what_and_what_was_meant() {
        let report = report("[shop]\n\nlanguege = \"en\"\n");
        assert_eq!(report.message, "my.toml:3:1: [shop] has no setting “languege”");
        assert_eq!(report.hint.as_deref(), Some("Did you mean “language”?"));
        assert_eq!(report.excerpt, Some(Excerpt { line: 3, text: "languege = \"en\"".into(), before: 0, width: 8 }));
        assert_eq!(report.exit, Exit::Usage);
    }

    #[test]
    fn a_forbidden_key_says_who_has_it() {
        let sentence = |key: &str| report(&format!("[keys]\ncopy = \"{key}\"")).message;
        insta::assert_snapshot!(["ctrl-m", "ctrl-b", "ctrl-z"].map(sentence).join("\n"), @"
        my.toml:2:8: “ctrl-m” cannot be used: terminals send it for Enter, and the two cannot be told apart
        my.toml:2:8: “ctrl-b” cannot be used: tmux and screen keep it for themselves
        my.toml:2:8: “ctrl-z” cannot be used: it suspends the program, as everywhere in the terminal
        ");
    }
}
