//! Two texts of a reply side by side in the editor.

use super::{Editor, Part, words_of};
use crate::compose;
use crate::desk::{Older, Sketch};
use crate::model::{Id, Language, Variant, VariantKey};
use crate::tui::field::Field;

/// Another text of the reply, beside the one under edit: read there, and edited once the two are swapped. What was written in it
/// is kept and saved with the other.
#[derive(Debug)]
pub struct Beside {
    pub variant: Id,
    pub language: Language,
    pub body: Field,
    /// Rows scrolled away above.
    pub top: usize,
    /// Those of its language, where that is another one than that of the text under edit.
    pub(super) title: Field,
    pub(super) asks: Field,
    pub(super) sketch: Option<Box<Sketch>>,
    pub(super) draft: Option<Id>,
}

/// How old the text beside is, compared with the one under edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It was changed since the one under edit was made from it.
    ChangedSince,
    /// The one under edit was changed since it was made from that.
    Older,
}

impl Editor {
    /// Takes in what is known of the age of its texts: one that was left behind gets the text it was made from beside it.
    pub fn know_age(&mut self, older: Option<Older>) {
        let source = older.as_ref().filter(|(_, older)| older.contains(&self.language)).map(|(source, _)| source);
        let text = source.and_then(|source| self.texts().find(|one| one.key.language == *source));
        let text = text.map(|one| one.id);
        if text.is_some() {
            self.put_beside(text);
        }
        self.older = older;
    }

    /// Whether there is another text to stand beside this one.
    pub fn has_others(&self) -> bool {
        self.texts().any(|one| one.id != self.variant)
    }

    /// Puts the next of the other texts beside the one under edit; behind the last, none. Those of the language that the reply is
    /// written in first come first.
    pub fn next_beside(&mut self) {
        self.put_by();
        let first = self.texts().next().map(|one| one.key.language.clone());
        let source = self.older.as_ref().map(|(source, _)| source.clone()).or(first);
        let mut others: Vec<&Variant> = self.texts().filter(|one| one.id != self.variant).collect();
        others.sort_by_key(|one| Some(&one.key.language) != source.as_ref());
        let at = self.beside.as_ref().map(|beside| others.iter().position(|one| one.id == beside.variant));
        let next = at.map_or(0, |at| at.map_or(0, |at| at + 1));
        let next = others.get(next).map(|one| one.id);
        self.put_beside(next);
    }

    /// Puts this text beside the one under edit, or none. What is written must have been put by.
    pub(super) fn put_beside(&mut self, variant: Option<Id>) {
        let Some(reply) = &self.others else { return };
        let found = variant.and_then(|variant| reply.variants.iter().find(|one| one.id == variant));
        self.beside = found.map(|one| {
            let (title, asks) = words_of(reply, &one.key.language);
            Box::new(Beside {
                variant: one.id,
                language: one.key.language.clone(),
                body: Field::lines(&one.body),
                top: 0,
                title,
                asks,
                sketch: None,
                draft: None,
            })
        });
    }

    /// Goes on with the text beside; the one under edit stands beside then, as it is written.
    pub fn swap(&mut self) -> bool {
        let Some(beside) = &mut self.beside else { return false };
        std::mem::swap(&mut self.variant, &mut beside.variant);
        std::mem::swap(&mut self.body, &mut beside.body);
        std::mem::swap(&mut self.sketch, &mut beside.sketch);
        std::mem::swap(&mut self.draft, &mut beside.draft);
        if self.language != beside.language {
            std::mem::swap(&mut self.language, &mut beside.language);
            std::mem::swap(&mut self.title, &mut beside.title);
            std::mem::swap(&mut self.asks, &mut beside.asks);
        }
        beside.top = 0;
        self.active = Part::Body;
        true
    }

    /// What the text beside is for.
    pub fn key_beside(&self) -> Option<&VariantKey> {
        let beside = self.beside.as_ref()?;
        self.texts().find(|one| one.id == beside.variant).map(|one| &one.key)
    }

    /// Whether the text beside has a mistake, as far as that is known.
    pub fn is_wrong_beside(&self) -> bool {
        self.beside.as_ref().and_then(|beside| beside.sketch.as_deref()).is_some_and(Result::is_err)
    }

    /// How old the text beside is, where one of the two was made from the other and left behind.
    pub fn age_beside(&self) -> Option<Age> {
        let (source, older) = self.older.as_ref()?;
        let beside = &self.beside.as_ref()?.language;
        if beside == source && older.contains(&self.language) {
            Some(Age::ChangedSince)
        } else if self.language == *source && older.contains(beside) {
            Some(Age::Older)
        } else {
            None
        }
    }

    /// The placeholders that only the text under edit has, and those that only the one beside has.
    pub fn placeholders_of_one(&self) -> (Vec<String>, Vec<String>) {
        let Some(beside) = &self.beside else { return (Vec::new(), Vec::new()) };
        let (here, there) = (compose::placeholders(&self.body.text()), compose::placeholders(&beside.body.text()));
        let only = |of: &[String], others: &[String]| of.iter().filter(|one| !others.contains(one)).cloned().collect();
        (only(&here, &there), only(&there, &here))
    }

    /// Scrolls the text beside; how far that goes is seen when it is drawn.
    pub fn scroll_beside(&mut self, by: isize) {
        if let Some(beside) = &mut self.beside {
            let rows = beside.body.text().len();
            beside.top = beside.top.saturating_add_signed(by).min(rows);
        }
    }
}
