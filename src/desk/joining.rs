//! What was put together for one message, as the beginning of a reply for the next: the templates, never what they were filled with.

use super::message::gone;
use super::{Composition, Desk, Error};
use crate::compose;
use crate::model::{Language, Role};

/// A new reply made of several: what it begins with in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub language: Language,
    /// The titles of its parts.
    pub title: String,
    /// That of its first body.
    pub category: String,
    pub attach: Option<String>,
    /// A template: its questions and paths are those of its parts.
    pub body: String,
    /// The shortcuts of its parts that have no text in this language: theirs is in another.
    pub foreign: Vec<String>,
}

impl Desk {
    /// The replies of a message as one new reply, in the texts that the message shows.
    ///
    /// # Errors
    /// [`Error::NotFound`] where its replies are gone; those of reading the records.
    pub fn join_replies(&self, composition: &Composition) -> Result<Joined, Error> {
        let preview = self.unreviewed(composition)?.ok_or_else(gone)?;
        let first = preview.shown.first().ok_or_else(gone)?;
        let language = first.key.language.clone();
        let (mut titles, mut texts, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
        let mut category = None;
        for shown in &preview.shown {
            let Some(reply) = self.store.reply(shown.reply)? else { continue };
            let Some(text) = reply.variants.iter().find(|one| one.id == shown.variant) else { continue };
            if text.key.language.base() != language.base() {
                foreign.push(reply.shortcut.to_string());
            }
            if reply.role == Role::Body {
                titles.push(reply.title(&language).to_owned());
                category.get_or_insert_with(|| reply.category.clone());
            }
            texts.push((reply.role, text.body.clone()));
        }
        let templates: Vec<(Role, &str)> = texts.iter().map(|(role, body)| (*role, body.as_str())).collect();
        Ok(Joined {
            body: compose::join_templates(&templates),
            title: titles.join(" + "),
            category: category.unwrap_or_else(|| "courtesy".to_owned()),
            attach: (!preview.attach.is_empty()).then(|| preview.attach.join(", ")),
            language,
            foreign,
        })
    }
}
