//! Who stands beside the seller does not read their account number: what is secret is masked wherever the screen shows it, until the
//! seller shows it. It is shown for the one text at hand, and hidden again with the next.
//!
//! A text that is being changed is shown as it is: nobody can write what they do not see.

use crate::compose::Rendered;
use crate::desk::Preview;
use crate::model::Id;
use crate::text;

use super::form::{Asked, Entry, Purpose};
use super::model::{Model, Screen};
use super::page::PageKind;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The replies of the message under way, and for whom.
    Message(Vec<Id>, Option<Id>),
    Editor,
    Letter,
    Parts,
    /// A line of the journal.
    Entry(Option<Id>),
    Facts,
    Record,
    Page(PageKind),
}

impl Model {
    /// What is looked at now; what is chosen from a list on top of it is still about it.
    fn subject(&self) -> Subject {
        self.screens.iter().rev().find_map(subject_of).unwrap_or_else(|| {
            let shown = self.main.preview.iter().flat_map(|preview| &preview.shown);
            Subject::Message(shown.map(|shown| shown.reply).collect(), self.pins().buyer)
        })
    }

    /// Whether secrets stand on the screen as they are.
    pub fn shows_secrets(&self) -> bool {
        !self.masks || self.unveiled.as_ref().is_some_and(|subject| *subject == self.subject())
    }

    /// Shows secrets, or hides them again.
    pub fn turn_veil(&mut self) {
        self.unveiled = if self.shows_secrets() { None } else { Some(self.subject()) };
    }

    /// Hides secrets where something else is looked at than they were shown for.
    pub fn close_veil(&mut self) {
        if self.unveiled.is_some() && !self.shows_secrets() {
            self.unveiled = None;
        }
    }

    /// Whether there is anything secret in what is looked at, be it shown or not.
    pub fn has_secrets(&self) -> bool {
        self.screens.iter().rev().find_map(has_on).unwrap_or_else(|| self.has_in_preview())
    }

    fn has_in_preview(&self) -> bool {
        self.main.preview.as_deref().is_some_and(is_secret)
    }
}

/// The same of what lies over the main screen; `None` where what is below is still what is looked at.
fn has_on(screen: &Screen) -> Option<bool> {
    match screen {
        Screen::Journal(journal) => Some(journal.lines.get(journal.selected).is_some_and(|line| line.masked.is_some())),
        Screen::Form(form) if matches!(form.purpose, Purpose::Facts { .. }) => {
            Some(form.questions.iter().any(|asked| asked.sensitive && !asked.text().is_empty()))
        }
        Screen::Editor(editor) => {
            let preview = editor.sketch.as_deref().and_then(|sketch| sketch.as_ref().ok());
            Some(preview.is_some_and(is_secret))
        }
        Screen::Parts(parts) => Some(parts.ready.sensitive),
        Screen::Letter { .. } | Screen::Record(_) | Screen::Page(_) => Some(false),
        Screen::Form(_) | Screen::Pick { .. } | Screen::Palette(_) | Screen::Help(_) | Screen::Basket { .. } => None,
    }
}

fn is_secret(preview: &Preview) -> bool {
    let has = |text: &Rendered| text.veiled(&preview.secrets).is_some();
    has(&preview.rendered) || preview.own.as_ref().is_some_and(has)
}

fn subject_of(screen: &Screen) -> Option<Subject> {
    match screen {
        Screen::Journal(journal) => Some(Subject::Entry(journal.lines.get(journal.selected).map(|line| line.entry.id))),
        Screen::Form(form) if matches!(form.purpose, Purpose::Facts { .. }) => Some(Subject::Facts),
        Screen::Editor(_) => Some(Subject::Editor),
        Screen::Letter { .. } => Some(Subject::Letter),
        Screen::Parts(_) => Some(Subject::Parts),
        Screen::Record(_) => Some(Subject::Record),
        Screen::Page(page) => Some(Subject::Page(page.kind)),
        Screen::Form(_) | Screen::Pick { .. } | Screen::Palette(_) | Screen::Help(_) | Screen::Basket { .. } => None,
    }
}

impl Asked {
    /// What stands in the place of a secret answer: of one that was there before until it is changed, of any once the cursor has
    /// gone on.
    pub fn masked(&self, is_active: bool) -> Option<String> {
        let is_typed = is_active && self.text() != self.before;
        let is_text = matches!(self.answer, Entry::Text(_));
        (self.sensitive && is_text && !is_typed && !self.text().is_empty()).then(|| text::mask(&self.text()))
    }
}
