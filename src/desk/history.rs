//! What a reply was before, and back to it.

use jiff::civil::DateTime;

use super::{Desk, Error, Thing};
use crate::model::{Id, Reply, Shortcut};
use crate::store::ActionKind;
use crate::transfer::Element;

/// A reply as it was for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyVersion {
    /// 1 is the oldest that is known; a later one has a higher number.
    pub number: usize,
    /// Since when, where the shop is; `None` where that is older than the log.
    pub since: Option<DateTime>,
    /// `None` where there was none.
    pub reply: Option<Reply>,
    /// In what it differs from the one before.
    pub differences: Vec<Difference>,
}

/// What two versions of a reply say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub of: Differs,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// In what two versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    Element(Element),
    /// A field of the reply itself, by its name in the message catalogue.
    Field(&'static str),
}

impl Desk {
    /// Every version of a reply that the log still knows, the newest first; also of one that was removed.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of reading the records.
    pub fn reply_history(&self, shortcut: &str) -> Result<Vec<ReplyVersion>, Error> {
        self.history_of(self.reply_ever_called(shortcut)?)
    }

    /// The same of the reply of this identity.
    pub(super) fn history_of(&self, id: Id) -> Result<Vec<ReplyVersion>, Error> {
        let zone = self.now()?.time_zone().clone();
        let versions = self.store.reply_versions(id)?;
        let count = versions.len();
        let mut history = Vec::with_capacity(count);
        for (place, version) in versions.iter().enumerate() {
            let before = versions.get(place + 1).and_then(|before| before.reply.as_ref());
            history.push(ReplyVersion {
                number: count - place,
                since: version.action.as_ref().map(|action| action.at.to_zoned(zone.clone()).datetime()),
                differences: differences(before, version.reply.as_ref()),
                reply: version.reply.clone(),
            });
        }
        Ok(history)
    }

    /// Makes a reply what it was in one of its versions; one that was removed comes back.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such version, and as for [`Self::save_reply`]: what it speaks of may be gone.
    pub fn revert_reply(&mut self, shortcut: &str, number: usize) -> Result<Reply, Error> {
        let id = self.reply_ever_called(shortcut)?;
        self.revert_reply_of(id, number).map_err(|failure| match failure {
            Error::NotFound { what: Thing::Version, near, .. } => {
                Error::NotFound { what: Thing::Version, name: format!("{shortcut} {number}"), near }
            }
            other => other,
        })
    }

    /// The same for the reply of this identity.
    ///
    /// # Errors
    /// As for [`Self::revert_reply`].
    pub fn revert_reply_of(&mut self, id: Id, number: usize) -> Result<Reply, Error> {
        let reply = self.version_of(id, number)?.reply.ok_or_else(|| no_version(id, number))?;
        self.check(&reply, &self.known()?)?;
        self.write(ActionKind::RevertReply, reply.shortcut.as_str(), Thing::Reply, |action| action.put_reply(&reply))?;
        Ok(reply)
    }

    /// One version of a reply.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such version, and those of reading the records.
    pub fn version_of(&self, id: Id, number: usize) -> Result<ReplyVersion, Error> {
        let found = self.history_of(id)?.into_iter().find(|version| version.number == number);
        found.ok_or_else(|| no_version(id, number))
    }

    /// In what a reply would differ from what it is, were it to become what it was in one of its versions.
    ///
    /// # Errors
    /// As for [`Self::version_of`].
    pub fn would_revert(&self, id: Id, number: usize) -> Result<Vec<Difference>, Error> {
        let then = self.version_of(id, number)?.reply.ok_or_else(|| no_version(id, number))?;
        Ok(differences(Some(&self.reply(id)?), Some(&then)))
    }

    fn reply_ever_called(&self, shortcut: &str) -> Result<Id, Error> {
        let ever = match shortcut.parse::<Shortcut>() {
            Ok(shortcut) => self.store.reply_ever_called(&shortcut)?,
            Err(_cannot_be_one) => None,
        };
        ever.map_or_else(|| self.reply_called(shortcut).map(|reply| reply.id), Ok)
    }
}

fn no_version(id: Id, number: usize) -> Error {
    Error::NotFound { what: Thing::Version, name: format!("{id} {number}"), near: Vec::new() }
}

/// In what two versions of a reply differ; nothing where one of them is none.
pub(super) fn differences(before: Option<&Reply>, after: Option<&Reply>) -> Vec<Difference> {
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    let yes = |archived: bool| if archived { "yes" } else { "" }.to_owned();
    let fields: [(&'static str, String, String); 7] = [
        ("shortcut", before.shortcut.to_string(), after.shortcut.to_string()),
        ("category", before.category.clone(), after.category.clone()),
        ("role", before.role.word().to_owned(), after.role.word().to_owned()),
        ("tags", before.tags.join(", "), after.tags.join(", ")),
        ("situations", situations(before), situations(after)),
        ("attach", before.attach.clone().unwrap_or_default(), after.attach.clone().unwrap_or_default()),
        ("archived", yes(before.archived), yes(after.archived)),
    ];
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let mut found: Vec<Difference> = fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Difference {
            of: Differs::Field(field),
            before: said(before),
            after: said(after),
        })
        .collect();
    let mut elements = Element::of(before);
    elements.extend(Element::of(after).into_iter().filter(|element| element.said_by(before).is_none()));
    for element in elements {
        let (before, after) = (element.said_by(before), element.said_by(after));
        if before != after {
            found.push(Difference { of: Differs::Element(element), before, after });
        }
    }
    found
}

fn situations(reply: &Reply) -> String {
    reply.situations.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
