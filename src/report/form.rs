//! The words for what is wrong in a form that was filled in the editor.

use super::{Excerpt, Exit, Report, Reported, list};
use crate::cli::form::{Mistake, Sort, Wrong};
use crate::i18n::Messages;

impl Reported for Mistake {
    fn report(&self, messages: &Messages) -> Report {
        let rest = self.text.chars().skip(self.column.saturating_sub(1)).collect::<String>();
        let length = rest.trim_end().chars().count().max(1);
        let excerpt = Excerpt::new(&self.text, self.line, self.column, length);
        worded(&self.wrong, messages).pointing_at(Some(excerpt))
    }
}

fn worded(wrong: &Wrong, messages: &Messages) -> Report {
    match wrong {
        Wrong::Toml { detail } => Report::say("file-syntax", &[("detail", detail.into())], Exit::Usage, messages),
        Wrong::Field { name, known, suggestion } => Report::say(
            "file-unknown-key",
            &[("key", name.into()), ("known", list(known).into())],
            Exit::Usage,
            messages,
        )
        .suggesting(*suggestion, messages),
        Wrong::Sort { name, expected } => {
            let expected = match expected {
                Sort::Text => messages.text("form-text"),
                Sort::List => messages.text("form-list"),
                Sort::Flag => messages.text("form-flag"),
            };
            Report::say(
                "form-wrong-sort",
                &[("key", (*name).into()), ("expected", expected.into_owned().into())],
                Exit::Usage,
                messages,
            )
        }
        Wrong::Value(bad) => bad.report(messages),
        Wrong::Word { name, given, known } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            Report::say(
                "file-invalid-word",
                &[("key", name.into()), ("value", given.into()), ("known", list(&known).into())],
                Exit::Usage,
                messages,
            )
        }
    }
}
