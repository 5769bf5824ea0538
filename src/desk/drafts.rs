//! Texts kept for later.

mod lines;
#[cfg(test)]
mod tests;
mod under_way;

use jiff::Timestamp;

pub use lines::{draft_value, draft_values};
pub use under_way::draft_in_words;

use super::{Desk, DraftLine, Error, Thing, Unfinished};
use crate::model::{Draft, Id, Language, Reply};
use crate::store::ActionKind;
use crate::text;

impl Desk {
    /// Keeps a text that was being written when its place was left. The same text is kept once; a draft that was taken up
    /// is replaced by what became of it.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn keep_draft(&mut self, unfinished: &Unfinished) -> Result<(), Error> {
        let Unfinished { place, text, buyer, reply, draft } = unfinished;
        let is_same = |draft: &Draft| draft.text == *text && draft.buyer == *buyer && draft.place == *place;
        if self.store.drafts()?.iter().any(is_same) {
            return Ok(());
        }
        // A reply that is not in the records yet is named by its text alone.
        let reply = match reply {
            Some(reply) => self.store.reply(*reply)?.map(|reply| reply.id),
            None => None,
        };
        let now = self.timestamp();
        let draft = Draft {
            id: draft.unwrap_or_default(),
            place: place.clone(),
            text: text.clone(),
            buyer: *buyer,
            reply,
            kept_at: now,
            not_before: None,
        };
        Ok(self.store.act(ActionKind::KeepDraft, place, now, |action| action.keep_draft(&draft))?)
    }

    /// The texts kept for later, the latest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        Ok(self.store.drafts()?)
    }

    /// The texts that may be taken up again now and have every word typed in them or in the buyer's name, the latest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_drafts(&self, typed: &str, limit: usize) -> Result<Vec<DraftLine>, Error> {
        let now = self.now()?;
        let wanted = text::folded(typed);
        let mut lines = Vec::new();
        for draft in self.store.drafts_due(self.timestamp())? {
            let buyer = draft.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
            let words = format!("{} {}", draft.text, buyer.as_deref().unwrap_or_default());
            let words = text::folded(&words);
            if wanted.split_whitespace().all(|word| words.contains(word)) {
                let at = draft.kept_at.to_zoned(now.time_zone().clone()).datetime();
                lines.push(DraftLine { draft, at, buyer });
            }
            if lines.len() == limit {
                break;
            }
        }
        Ok(lines)
    }

    /// A draft to be taken up again, with the reply whose text it is going to be, and the language of a reply that is new.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was thrown away meanwhile; those of reading the records.
    pub fn draft(&self, id: Id) -> Result<(Draft, Option<Reply>, Language), Error> {
        let found = self.store.draft(id)?;
        let draft =
            found.ok_or_else(|| Error::NotFound { what: Thing::Draft, name: id.to_string(), near: Vec::new() })?;
        let reply = draft.reply.map(|reply| self.store.reply(reply)).transpose()?.flatten();
        Ok((draft, reply, self.settings.language.clone()))
    }

    /// Keeps a text from being offered before a moment: an angry answer waits, and is looked at again (P45). Then it comes up in the
    /// due list.
    ///
    /// # Errors
    /// [`Error::Unfit`] where the moment is over; [`Error::NotFound`] where it was thrown away meanwhile; those of writing the
    /// records.
    pub fn hold_draft(&mut self, id: Id, until: Timestamp) -> Result<Draft, Error> {
        self.at_once(|desk| {
            let now = desk.now()?;
            if until <= now.timestamp() {
                let value = until.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string();
                return Err(Error::Unfit { field: "hour", value });
            }
            let draft = Draft { not_before: Some(until), ..desk.draft(id)?.0 };
            let whose = super::inbox::beginning(&draft.text);
            desk.write(ActionKind::HoldDraft, &whose, Thing::Draft, |action| action.keep_draft(&draft))?;
            Ok(draft)
        })
    }

    /// Throws a kept text away. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn drop_draft(&mut self, id: Id) -> Result<(), Error> {
        let now = self.timestamp();
        self.store.act(ActionKind::DropDraft, "", now, |action| action.drop_draft(id).map(drop))?;
        Ok(())
    }
}
