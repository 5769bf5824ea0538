//! Who the buyers of a file are.

use std::collections::HashMap;

use super::{Landed, Whose};
use crate::desk::Arrival;
use crate::model::{Address, Buyer, Handle, Id};
use crate::store::{Error, Store};
use crate::transfer::tables::BuyerSighting;

/// The buyers there are, and those that have come so far.
#[derive(Debug)]
pub(super) struct People<'s> {
    store: &'s Store,
    /// By e-mail address in small letters; `None` where several have it, who could be mixed up.
    by_email: HashMap<String, Option<Id>>,
    /// Those that have come or were changed, as they are by now.
    fresh: HashMap<Id, Buyer>,
    /// Their names on channels, in small letters.
    by_handle: HashMap<(String, String), Id>,
}

impl<'s> People<'s> {
    /// The buyers of a shop.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn new(store: &'s Store) -> Result<Self, Error> {
        let mut people = Self { store, by_email: HashMap::new(), fresh: HashMap::new(), by_handle: HashMap::new() };
        for (email, id) in store.emails()? {
            people.note_email(&email, id);
        }
        Ok(people)
    }

    /// The buyer a file speaks of, who may be the `owner` of an order already; whether they were known; and whether what the file says
    /// of them has to be written.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn meet(
        &mut self,
        sighting: &BuyerSighting,
        owner: Option<Id>,
    ) -> Result<(Option<Buyer>, Whose, bool), Error> {
        let recognised = self.recognise(sighting)?;
        let known = match owner {
            // Removed, or somebody else than whom the file names: an order stays with whom the seller gave it to.
            Some(owner) => match self.buyer(owner)? {
                Some(buyer) if recognised.as_ref().is_none_or(|other| other.id == owner) => Some(buyer),
                other => return Ok((other, Whose::Known, false)),
            },
            None => recognised,
        };
        let whose = match &known {
            Some(_) => Whose::Known,
            None if is_nobody(sighting) => return Ok((None, Whose::Nobody, false)),
            None => Whose::New,
        };
        let name =
            [Some(&sighting.name).filter(|name| !name.is_empty()), sighting.handle.as_ref(), sighting.email.as_ref()];
        let name = name.into_iter().flatten().next().map_or("", String::as_str);
        let before = known.clone();
        let mut buyer = known.unwrap_or_else(|| Buyer::named(name));
        fill(&mut buyer, sighting);
        let is_changed = before.as_ref() != Some(&buyer);
        if is_changed {
            self.note(&buyer);
        }
        Ok((Some(buyer), whose, is_changed))
    }

    /// What becomes of a buyer of a file, and the buyer where there is something to write.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn arrive(&mut self, sighting: &BuyerSighting) -> Result<(Landed, Option<Buyer>), Error> {
        let (buyer, whose, is_changed) = self.meet(sighting, None)?;
        let becomes = match whose {
            Whose::New => Arrival::New,
            Whose::Known if is_changed => Arrival::Changes,
            Whose::Known | Whose::Nobody => Arrival::Same,
        };
        Ok((Landed { becomes, whose, off: None, is_long_gone: false }, buyer.filter(|_| is_changed)))
    }

    fn buyer(&self, id: Id) -> Result<Option<Buyer>, Error> {
        match self.fresh.get(&id) {
            Some(buyer) => Ok(Some(buyer.clone())),
            None => self.store.buyer(id),
        }
    }

    fn recognise(&self, sighting: &BuyerSighting) -> Result<Option<Buyer>, Error> {
        if let (Some(channel), Some(handle)) = (&sighting.channel, &sighting.handle) {
            if let Some(id) = self.by_handle.get(&(channel.name().to_owned(), handle.to_lowercase())) {
                return self.buyer(*id);
            }
            let written = Handle { channel: channel.clone(), name: handle.clone() };
            if let Some(buyer) = self.store.buyer_by_handle(&written)? {
                return Ok(Some(self.fresh.get(&buyer.id).cloned().unwrap_or(buyer)));
            }
        }
        let by_email = sighting.email.as_ref().and_then(|email| self.by_email.get(&email.to_lowercase()));
        by_email.copied().flatten().map_or(Ok(None), |id| self.buyer(id))
    }

    fn note(&mut self, buyer: &Buyer) {
        for handle in &buyer.handles {
            self.by_handle.insert((handle.channel.name().to_owned(), handle.name.to_lowercase()), buyer.id);
        }
        if let Some(email) = &buyer.email {
            self.note_email(email, buyer.id);
        }
        self.fresh.insert(buyer.id, buyer.clone());
    }

    fn note_email(&mut self, email: &str, id: Id) {
        let one = self.by_email.entry(email.to_lowercase()).or_insert(Some(id));
        if *one != Some(id) {
            *one = None;
        }
    }
}

/// Whether a file tells nothing of a buyer by which they could be called.
fn is_nobody(sighting: &BuyerSighting) -> bool {
    sighting.name.is_empty() && sighting.handle.is_none() && sighting.email.is_none()
}

/// Adds what was not known of a buyer. What the seller knows stays: the file may be older.
fn fill(buyer: &mut Buyer, sighting: &BuyerSighting) {
    if let (Some(channel), Some(name)) = (&sighting.channel, &sighting.handle) {
        let is_same = |handle: &Handle| handle.channel == *channel && handle.name.to_lowercase() == name.to_lowercase();
        if !buyer.handles.iter().any(is_same) {
            buyer.handles.push(Handle { channel: channel.clone(), name: name.clone() });
        }
    }
    if buyer.email.is_none() {
        buyer.email.clone_from(&sighting.email);
    }
    if buyer.phone.is_none() {
        buyer.phone.clone_from(&sighting.phone);
    }
    if buyer.address == Address::default() {
        buyer.address.clone_from(&sighting.address);
    }
    if buyer.notes.is_empty() {
        buyer.notes.clone_from(&sighting.notes);
    }
}
