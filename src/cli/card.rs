//! One thing shown whole: a field a line, what is empty left out.

use super::Frame;
use super::out::{Span, Style};
use crate::i18n::Messages;
use crate::report::Output;
use crate::text::width;

/// The lines of a card, in the making.
pub(super) struct Card<'m> {
    messages: &'m Messages,
    title: String,
    /// Label and value.
    lines: Vec<(String, String)>,
}

impl<'m> Card<'m> {
    /// A card with a title above its fields.
    pub(super) fn new(messages: &'m Messages, title: &str) -> Self {
        Self { messages, title: title.to_owned(), lines: Vec::new() }
    }

    /// Adds a field, if there is something in it. `card-<field>` names it.
    pub(super) fn add(&mut self, field: &str, value: impl Into<Option<String>>) -> &mut Self {
        if let Some(value) = value.into().filter(|value| !value.trim().is_empty()) {
            self.lines.push((self.messages.member("card", field), value));
        }
        self
    }

    /// Adds a field under a name of its own.
    pub(super) fn add_named(&mut self, name: &str, value: String) -> &mut Self {
        self.lines.push((name.to_owned(), value));
        self
    }

    /// Adds a field with a line for each value.
    pub(super) fn add_all(&mut self, field: &str, values: impl IntoIterator<Item = String>) -> &mut Self {
        let values: Vec<String> = values.into_iter().collect();
        self.add(field, values.join("\n"))
    }

    /// What is to be printed, apart from the messages it was made with.
    pub(super) fn finish(self) -> Finished {
        Finished { title: self.title, lines: self.lines }
    }
}

/// A card ready to be printed.
pub(super) struct Finished {
    title: String,
    lines: Vec<(String, String)>,
}

impl Finished {
    /// Prints the card, the values aligned, their further lines below the first.
    pub(super) fn print(&self, frame: &mut Frame) -> Result<(), Output> {
        frame.out.spans(&[Span::new(Style::Strong, self.title.as_str())])?;
        let widest = self.lines.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
        for (label, value) in &self.lines {
            let mut label = label.as_str();
            for line in value.lines() {
                let blanks = " ".repeat(widest - width(label) + 2);
                frame.out.spans(&[Span::new(Style::Muted, format!("  {label}{blanks}")), Span::plain(line)])?;
                label = "";
            }
        }
        Ok(())
    }
}
