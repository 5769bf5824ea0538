//! The words for mistakes in templates and in files of replies.

use super::{Exit, Report, Reported};
use crate::compose::TemplateError;
use crate::i18n::Messages;
use crate::transfer;

impl Reported for TemplateError {
    fn report(&self, messages: &Messages) -> Report {
        Report::say(
            "template-mistake",
            &[("line", self.line.into()), ("column", self.column.into()), ("detail", self.mistake.to_string().into())],
            Exit::Usage,
            messages,
        )
    }
}

impl Reported for transfer::Error {
    fn report(&self, messages: &Messages) -> Report {
        Report::say("file-mistake", &[("detail", self.to_string().into())], Exit::Failed, messages)
    }
}
