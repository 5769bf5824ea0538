//! Erasing a person, and what of them is left elsewhere: in the memory of other programs, in backups.

mod backups;
#[cfg(test)]
mod tests;

use jiff::Span;
use jiff::civil::Date;

use super::backups::{BackupFile, SafetyBackup};
use super::{Desk, Error};
use crate::config::Retention;
use crate::model::{BackupReason, Buyer, Id};
use crate::store::{Erased, Expiry, Holdings, Place, Traces};

pub use backups::BackupState;

/// More months are a lifetime.
const LONGEST_RETENTION: u32 = 1_200;

/// What erasing a person would do, to be shown before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasePlan {
    pub buyer: Buyer,
    pub holdings: Holdings,
    /// Texts of other things that name them, and stay as they are.
    pub places: Vec<Place>,
    /// The backups that hold them, or may.
    pub backups: Vec<BackupState>,
}

impl Desk {
    /// What erasing a person would do. Nothing is written.
    ///
    /// # Errors
    /// Those of reading the records and the backups.
    pub fn plan_erasure(&self, buyer: &Buyer) -> Result<ErasePlan, Error> {
        let list = self.store.erasure_list_of(buyer.id, self.now()?.date())?;
        Ok(ErasePlan {
            buyer: buyer.clone(),
            holdings: self.store.holdings(buyer.id)?,
            places: self.store.places_naming(buyer.id)?,
            backups: self.backups_holding(&list)?,
        })
    }

    /// How much there is of a person.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn holdings_of(&self, buyer: &Buyer) -> Result<Holdings, Error> {
        Ok(self.store.holdings(buyer.id)?)
    }

    /// Which of these buyers are no longer in the records at all, not even as somebody who was removed: they were erased.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn erased_among(&self, buyers: &[Id]) -> Result<Vec<Id>, Error> {
        let mut erased = Vec::new();
        for buyer in buyers {
            if !self.store.was_ever(*buyer)? {
                erased.push(*buyer);
            }
        }
        Ok(erased)
    }

    /// Which of these orders are of nobody.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn orders_of_nobody(&self, orders: &[Id]) -> Result<Vec<Id>, Error> {
        let mut found = Vec::new();
        for order in orders {
            if self.store.order(*order)?.is_none_or(|order| order.buyer.is_none()) {
                found.push(*order);
            }
        }
        Ok(found)
    }

    /// A number that is another one after somebody was erased, here or by another program, as of the last look.
    pub const fn erasures(&self) -> u64 {
        self.erasures
    }

    /// Erases a person for good. It cannot be taken back. The backup that is made before goes once no byte of them is found any more; where some
    /// are, it stays and is among [`Self::backups_of_erased`].
    ///
    /// # Errors
    /// Where there can be no backup before, and those of writing the records.
    pub fn erase_buyer(&mut self, buyer: &Buyer) -> Result<Erased, Error> {
        let (day, now) = (self.now()?.date(), self.timestamp());
        let safety = self.safety_backup(BackupReason::BeforeErase)?;
        let erased = self.store.erase(buyer.id, day, now)?;
        if matches!(erased.traces, Traces::None { .. }) {
            safety.remove()?;
        }
        self.follow()?;
        Ok(erased)
    }

    /// Erases again whoever is on the erasure list and has come back with a backup or a file; `None` where nobody has.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn erase_listed(&mut self) -> Result<Option<Erased>, Error> {
        let erased = self.store.erase_listed(self.timestamp())?;
        self.follow()?;
        Ok(erased)
    }

    /// Completes what an erasure that was killed, or that another program was in the way of, has left: bytes of the file, and the backup that was
    /// made before it.
    pub(super) fn finish_erasures(&mut self) -> Result<(), Error> {
        if self.store.complete_erasure()? && !self.store.is_read_only() {
            let made_before = |backup: &BackupFile| backup.reason == BackupReason::BeforeErase;
            for backup in self.backups()?.into_iter().filter(made_before) {
                SafetyBackup::of(backup).remove()?;
            }
        }
        Ok(())
    }

    /// The same where it is certain that no other program is just at it, because it began long ago.
    ///
    /// # Errors
    /// Those of writing the records, and of removing a backup.
    pub fn finish_abandoned_erasures(&mut self) -> Result<(), Error> {
        if self.store.is_erasure_abandoned(self.timestamp())? { self.finish_erasures() } else { Ok(()) }
    }

    /// From now on imports bring back who was erased, or leave them out as usual.
    pub const fn bring_back(&mut self, yes: bool) {
        self.brings_back = yes;
    }

    /// The day on which somebody of whom this is known was erased.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn erased_on(&self, buyer: &Buyer) -> Result<Option<Date>, Error> {
        Ok(self.store.erasure_list()?.erased_on(&buyer.marks()))
    }

    /// Empties texts that are older than they are kept, once a day. Says how many.
    pub(super) fn expire_texts(&mut self) -> Result<usize, Error> {
        let Retention { journal_months, message_months } = self.settings.retention;
        if self.store.is_read_only() || journal_months == 0 && message_months == 0 {
            return Ok(0);
        }
        let now = self.now()?;
        let before = |months: u32| {
            let ago = now.saturating_sub(Span::new().months(i64::from(months.min(LONGEST_RETENTION))));
            (months > 0).then(|| ago.timestamp())
        };
        let expiry = Expiry { journal: before(journal_months), messages: before(message_months) };
        let expired = self.store.expire(expiry, now.date(), now.timestamp())?;
        if expired > 0 {
            self.knowledge = None;
            self.follow()?;
        }
        Ok(expired)
    }

    /// Drops from memory what was learnt from people, once somebody was erased, here or by another program. It is learnt anew from what is
    /// left.
    pub(super) fn forget_erased(&mut self) -> Result<(), Error> {
        let erasures = self.store.erasures()?;
        if erasures != self.erasures {
            self.erasures = erasures;
            self.knowledge = None;
        }
        Ok(())
    }
}
