//! The library of replies: written, changed, removed, looked up by name.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::writing::still_the_same;
use super::{Desk, Error, Thing};
use crate::compose::{self, Known, Outline, TemplateError};
use crate::model::{Id, Reply, Shortcut};
use crate::store::ActionKind;
use crate::text::nearest;

/// A reply as a list of the command line names it.
pub type Listed = crate::store::Summary;

/// What templates may speak of beside the paths of buyers, orders and pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) facts: Vec<String>,
    /// Shortcuts of replies that are not in the records yet.
    pub(super) shortcuts: Vec<String>,
    /// Texts of replies that are not in the records yet, by shortcut: those of one file may include each other.
    pub(super) coming: HashMap<String, String>,
    /// All shortcuts of the records, once they were wanted. A library of thousands takes milliseconds to list, and a text is
    /// checked with every letter typed: only what comes near to a shortcut that no reply has is looked for among all.
    listed: OnceCell<Vec<String>>,
}

/// How many near names are proposed.
const NEAR: usize = 5;

impl Desk {
    /// Every reply, by shortcut, also those that are put away.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn replies(&self, limit: usize) -> Result<Vec<Listed>, Error> {
        Ok(self.store.reply_summaries(&self.settings.interface, limit)?)
    }

    /// Every reply that a sieve lets through, whole, by shortcut.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn replies_where(&self, mut is_wanted: impl FnMut(&Reply) -> bool) -> Result<Vec<Reply>, Error> {
        let (mut replies, mut failed) = (Vec::new(), None);
        self.store.each_reply(|reply| match reply {
            Ok(reply) if is_wanted(&reply) => replies.push(reply),
            Ok(_) => {}
            Err(error) => failed = Some(error),
        })?;
        if let Some(error) = failed {
            return Err(error.into());
        }
        replies.sort_by(|a, b| a.shortcut.cmp(&b.shortcut));
        Ok(replies)
    }

    /// The reply of this shortcut, exactly, also where it is put away.
    ///
    /// # Errors
    /// [`Error::NotFound`], with the shortcuts that come near.
    pub fn reply_called(&self, shortcut: &str) -> Result<Reply, Error> {
        let found = match shortcut.parse::<Shortcut>() {
            Ok(shortcut) => self.store.reply_by_shortcut(&shortcut)?,
            Err(_cannot_be_one) => None,
        };
        match found {
            Some(reply) => Ok(reply),
            None => Err(Error::NotFound { what: Thing::Reply, name: shortcut.to_owned(), near: self.near(shortcut)? }),
        }
    }

    /// Shortcuts that come near to one that does not exist.
    fn near(&self, wanted: &str) -> Result<Vec<String>, Error> {
        let all = self.store.reply_summaries(&self.settings.interface, usize::MAX)?;
        let scored = all.iter().map(|reply| {
            let shortcut = reply.shortcut.as_str();
            (strsim::jaro_winkler(wanted, shortcut), shortcut)
        });
        let mut near: Vec<(f64, &str)> = scored.filter(|(likeness, _)| *likeness > 0.8).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        Ok(near.into_iter().take(NEAR).map(|(_, shortcut)| shortcut.to_owned()).collect())
    }

    /// A reply to be changed.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed meanwhile.
    pub fn reply(&self, id: Id) -> Result<Reply, Error> {
        let reply = self.store.reply(id)?;
        reply.ok_or_else(|| Error::NotFound { what: Thing::Reply, name: id.to_string(), near: Vec::new() })
    }

    /// What templates may speak of: the shop's facts, and the replies there are.
    pub(super) fn known(&self) -> Result<Vocabulary, Error> {
        let facts = self.nameable_facts()?.into_iter().map(|fact| fact.name).collect();
        Ok(Vocabulary { facts, ..Vocabulary::default() })
    }

    /// Writes a reply: a new one, or one that was there. Its templates are checked first.
    ///
    /// # Errors
    /// [`Error::Template`] for the first mistake in a text, [`Error::Empty`] without one, [`Error::Taken`] where another
    /// reply has the shortcut.
    pub fn save_reply(&mut self, reply: &Reply) -> Result<(), Error> {
        self.write_reply(None, reply, None)
    }

    /// The same from an editor: what it was opened with, and a text that was a draft, which is done with then.
    ///
    /// # Errors
    /// As for [`Self::replace_reply`].
    pub fn save_reply_from(&mut self, opened: Option<&Reply>, reply: &Reply, draft: Option<Id>) -> Result<(), Error> {
        self.write_reply(opened, reply, draft)
    }

    /// Writes a reply that was opened some time ago.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where it is no longer what was opened, and those of [`Self::save_reply`].
    pub fn replace_reply(&mut self, opened: &Reply, reply: &Reply) -> Result<(), Error> {
        self.write_reply(Some(opened), reply, None)
    }

    fn write_reply(&mut self, opened: Option<&Reply>, reply: &Reply, draft: Option<Id>) -> Result<(), Error> {
        self.check(reply, &self.known()?)?;
        let kind = match self.store.reply(reply.id)? {
            Some(_) => ActionKind::EditReply,
            None => ActionKind::AddReply,
        };
        self.write(kind, reply.shortcut.as_str(), Thing::Reply, |action| {
            if let Some(opened) = opened {
                let now = action.store().reply(opened.id)?;
                still_the_same(opened, now.as_ref(), Thing::Reply, opened.shortcut.as_str())?;
            }
            if let Some(draft) = draft {
                action.drop_draft(draft)?;
            }
            Ok::<(), Error>(action.put_reply(reply)?)
        })
    }

    /// Whether every text of a reply is a template that can be filled.
    pub(super) fn check(&self, reply: &Reply, known: &Vocabulary) -> Result<(), Error> {
        if reply.variants.iter().all(|variant| variant.body.trim().is_empty()) {
            return Err(Error::Empty { what: Thing::Reply, field: "body" });
        }
        for variant in &reply.variants {
            let checked = self.check_body(reply.shortcut.as_str(), &variant.body, known);
            checked.map_err(|mistake| Error::Template(Box::new(mistake)))?;
        }
        Ok(())
    }

    /// The first mistake in a template, if there is one.
    pub(super) fn check_body(&self, name: &str, body: &str, known: &Vocabulary) -> Result<(), TemplateError> {
        self.outline(name, body, known).map(drop)
    }

    /// What a template names, or the first mistake in it.
    pub(super) fn outline(&self, name: &str, body: &str, known: &Vocabulary) -> Result<Outline, TemplateError> {
        let facts: Vec<&str> = known.facts.iter().map(String::as_str).collect();
        let include = |shortcut: &str| {
            if let Some(body) = known.coming.get(shortcut) {
                return Some(body.clone());
            }
            let reply = self.store.reply_by_shortcut(&shortcut.parse().ok()?).ok()??;
            reply.variants.into_iter().next().map(|variant| variant.body)
        };
        let is_reply = |shortcut: &str| {
            known.shortcuts.iter().any(|coming| coming == shortcut) || self.store.has_reply(shortcut).unwrap_or(false)
        };
        let near = |wanted: &str| {
            let listed = known.listed.get_or_init(|| self.store.shortcuts().unwrap_or_default());
            nearest(wanted, listed.iter().chain(&known.shortcuts).map(String::as_str)).map(str::to_owned)
        };
        let known = Known { name, facts: &facts, is_reply: &is_reply, near: &near, include: &include };
        compose::check(body, &known)
    }

    /// Removes a reply for good and says which it was; [`Self::archive_reply`] keeps it. It can be undone.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, and those of writing the records.
    pub fn remove_reply(&mut self, id: Id) -> Result<Shortcut, Error> {
        let reply = self.reply(id)?;
        self.write(ActionKind::RemoveReply, reply.shortcut.as_str(), Thing::Reply, |action| {
            action.remove_reply(id).map(drop)
        })?;
        Ok(reply.shortcut)
    }
}
