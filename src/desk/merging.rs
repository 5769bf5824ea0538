//! Two buyers that are one person, made one.

use super::{BuyerLine, Desk, Error, Thing};
use crate::i18n::Messages;
use crate::model::{Buyer, Contradiction, Id, Scope, append};
use crate::store::{ActionKind, GoneOver};
use crate::text;

/// What became of two buyers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub buyer: Buyer,
    pub gone_over: GoneOver,
    /// Where they said two things: the kept one's stands, the other's is in the notes.
    pub contradictions: Vec<Contradiction>,
}

/// What would become of two buyers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeOutlook {
    /// The one who stays, as they are now.
    pub kept: Buyer,
    pub other: Buyer,
    /// What is the other's now. What is remembered of both is not taken over, and counts all the same.
    pub gone_over: GoneOver,
    pub contradictions: Vec<Contradiction>,
}

/// So many of those who share a word with a buyer are looked through for the same person.
const CANDIDATES: usize = 24;
/// So many digits from the end tell a telephone number, however the country is written.
const PHONE_DIGITS: usize = 7;

impl Desk {
    /// What would become of two buyers if they were made one.
    ///
    /// # Errors
    /// As for [`Self::merge_buyers`].
    pub fn merge_outlook(&self, kept: Id, other: Id) -> Result<MergeOutlook, Error> {
        let there = |id: Id| {
            let gone = || Error::NotFound { what: Thing::Buyer, name: id.to_string(), near: Vec::new() };
            self.store.buyer(id)?.ok_or_else(gone)
        };
        let (kept, other) = (there(kept)?, there(other)?);
        if kept.id == other.id {
            return Err(Error::SameBuyer { name: kept.name });
        }
        let gone_over = GoneOver {
            orders: self.store.orders_of(other.id)?.len(),
            entries: self.store.entries_for(other.id, usize::MAX)?.len(),
            messages: self.store.messages_of(other.id, usize::MAX)?.len(),
            reminders: self.reminders_of(other.id)?.len(),
            drafts: self.store.drafts()?.iter().filter(|draft| draft.buyer == Some(other.id)).count(),
            remembered: self.store.remembered(Scope::Buyer(other.id))?.len(),
            learnt: 0,
        };
        let contradictions = kept.clone().absorb(&other);
        Ok(MergeOutlook { kept, other, gone_over, contradictions })
    }

    /// Buyers who may be the same person: where nothing was typed, those of the same name, telephone number, e-mail address or
    /// handle come first.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the buyer is gone; those of reading the records.
    pub fn find_twins(&self, of: Id, typed: &str, limit: usize) -> Result<Vec<BuyerLine>, Error> {
        let mut found = self.find_buyers(typed, limit)?;
        found.retain(|line| line.buyer.id != of);
        if !typed.trim().is_empty() {
            return Ok(found);
        }
        let gone = || Error::NotFound { what: Thing::Buyer, name: of.to_string(), near: Vec::new() };
        let buyer = self.store.buyer(of)?.ok_or_else(gone)?;
        let phone = buyer.phone.as_deref().map(last_digits);
        let names = buyer.handles.iter().map(|handle| handle.name.clone());
        let known_by = names.chain(Some(buyer.name.clone())).chain(buyer.email.clone()).chain(phone);
        let mut lines: Vec<BuyerLine> = Vec::new();
        for words in known_by.filter(|words| !words.trim().is_empty()) {
            for line in self.find_buyers(&words, CANDIDATES)? {
                if is_alike(&buyer, &line.buyer) && lines.iter().all(|known| known.buyer.id != line.buyer.id) {
                    lines.push(line);
                }
            }
        }
        let rest: Vec<BuyerLine> =
            found.into_iter().filter(|line| lines.iter().all(|known| known.buyer.id != line.buyer.id)).collect();
        lines.extend(rest);
        lines.retain(|line| line.buyer.id != of);
        lines.truncate(limit);
        Ok(lines)
    }

    /// Makes two buyers one: orders, what was said, messages, reminders, drafts, answers and what was put off go over to the kept one,
    /// who takes over what they lack. One undo takes all of it back.
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

/// Whether two buyers share what hardly two people do.
fn is_alike(one: &Buyer, other: &Buyer) -> bool {
    let same =
        |one: &str, other: &str| !one.trim().is_empty() && text::folded(one.trim()) == text::folded(other.trim());
    let both = |one: &Option<String>, other: &Option<String>, alike: &dyn Fn(&str, &str) -> bool| {
        one.as_deref().zip(other.as_deref()).is_some_and(|(one, other)| alike(one, other))
    };
    let same_phone = |one: &str, other: &str| {
        let (one, other) = (last_digits(one), last_digits(other));
        one.len() == PHONE_DIGITS && one == other
    };
    let handles = || one.handles.iter().any(|one| other.handles.iter().any(|other| same(&one.name, &other.name)));
    same(&one.name, &other.name)
        || both(&one.phone, &other.phone, &same_phone)
        || both(&one.email, &other.email, &same)
        || handles()
}

fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.get(digits.len().saturating_sub(PHONE_DIGITS)..).unwrap_or_default().iter().collect()
}
