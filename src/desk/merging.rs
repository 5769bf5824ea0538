//! Two buyers that are one person, made one.

use super::{Desk, Error, Thing};
use crate::i18n::Messages;
use crate::model::{Buyer, Contradiction, Id, append};
use crate::store::{ActionKind, GoneOver};

/// What became of two buyers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub buyer: Buyer,
    pub gone_over: GoneOver,
    /// Where they said two things: the kept one's stands, the other's is in the notes.
    pub contradictions: Vec<Contradiction>,
}

impl Desk {
    /// Makes two buyers one: orders, what was said, messages, reminders, drafts and answers go over to the kept one, who takes over
    /// what they lack. One undo takes all of it back.
    ///
    /// # Errors
    /// [`Error::SameBuyer`]; [`Error::NotFound`] where one was removed; those of writing the records.
    pub fn merge_buyers(&mut self, kept: Id, other: Id) -> Result<Merged, Error> {
        let gone = |id: Id| Error::NotFound { what: Thing::Buyer, name: id.to_string(), near: Vec::new() };
        let name = self.buyer_name(kept)?.ok_or_else(|| gone(kept))?;
        if kept == other {
            return Err(Error::SameBuyer { name });
        }
        let messages = Messages::new(&self.settings.interface);
        self.write(ActionKind::MergeBuyers, &name, Thing::Buyer, |action| {
            let mut buyer = action.store().buyer(kept)?.ok_or_else(|| gone(kept))?;
            let other = action.store().buyer(other)?.ok_or_else(|| gone(other))?;
            let contradictions = buyer.absorb(&other);
            for one in &contradictions {
                let said = one.other.lines().collect::<Vec<_>>().join(", ");
                append(&mut buyer.notes, &format!("{}: {said}", messages.member("card", one.field)));
            }
            let gone_over = action.merge_buyers(&buyer, other.id)?;
            Ok::<_, Error>(Merged { buyer, gone_over, contradictions })
        })
    }
}
