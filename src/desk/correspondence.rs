//! What was written both ways, looked at together: the messages with what answered them, and what goes to a buyer again.

use super::{Desk, Error, Inbox, JournalLine, MessageLine, Thing, Unfinished};
use crate::model::{Buyer, Draft, Id, Message};
use crate::store::ActionKind;

/// So many messages of each kind stand on a page; older ones are found by their buyer.
const SHOWN: usize = 300;

impl Desk {
    /// Every message: those that wait, the most pressing first, then the others, the latest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn messages_page(&self) -> Result<(Vec<MessageLine>, Vec<MessageLine>), Error> {
        let mut open = self.messages(Inbox::Open, SHOWN)?;
        // What has no window waits behind everything that has one.
        open.sort_by_key(|line| {
            line.left.map_or((true, line.message.received.as_millisecond()), |left| {
                (false, i64::try_from(left.time.as_millis()).unwrap_or(i64::MAX))
            })
        });
        let mut rest = self.messages(Inbox::All, SHOWN)?;
        rest.retain(|line| !Message::is_open(&line.message));
        Ok((open, rest))
    }

    /// Writes a buyer nobody knew, and notes that a message is theirs, in one action.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name, [`Error::Taken`] where somebody else has a handle; those of writing the records.
    pub fn add_newcomer(&mut self, buyer: &Buyer, message: Option<Id>) -> Result<(), Error> {
        if buyer.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Buyer, field: "name" });
        }
        let message = message.map(|id| self.message(id)).transpose()?;
        // What order it was noted with is somebody else's.
        let message = message.map(|line| Message { buyer: Some(buyer.id), order: None, ..line.message });
        self.write(ActionKind::AddBuyer, &buyer.name, Thing::Buyer, |action| {
            action.put_buyer_by_hand(buyer)?;
            message.iter().try_for_each(|message| action.put_message(message))
        })
    }

    /// What was last sent to a buyer, or the last line with this reply where one went to them; and whether it is that.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn last_said(&self, buyer: Id, reply: Option<Id>) -> Result<(Option<JournalLine>, bool), Error> {
        let mut lines = self.journal("", Some(buyer), SHOWN)?;
        lines.retain(|line| line.entry.retracted.is_none());
        let marked = reply.and_then(|reply| lines.iter().position(|line| line.entry.replies.contains(&reply)));
        let line = (!lines.is_empty()).then(|| lines.swap_remove(marked.unwrap_or(0)));
        Ok((line, marked.is_some()))
    }

    /// Keeps a text that was being written, and says which draft it is.
    ///
    /// # Errors
    /// Those of [`Self::keep_draft`].
    pub fn kept_draft(&mut self, unfinished: &Unfinished) -> Result<Id, Error> {
        self.keep_draft(unfinished)?;
        let drafts = self.store.drafts()?;
        let is_it = |draft: &Draft| draft.text == unfinished.text && draft.buyer == unfinished.buyer;
        let kept = drafts.into_iter().find(|draft| is_it(draft) && draft.place == unfinished.place);
        let gone = || Error::NotFound { what: Thing::Draft, name: String::new(), near: Vec::new() };
        kept.map(|draft| draft.id).ok_or_else(gone)
    }
}
