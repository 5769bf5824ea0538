//! Who the buyers of a file are.

use std::collections::{BTreeSet, HashMap};

use super::changes::{self, Change};
use super::names::Names;
use super::{Landed, Whose};
use crate::address::Country;
use crate::desk::{Arrival, addresses};
use crate::model::{Address, Buyer, Handle, Id, Mark};
use crate::store::{ErasureList, Error, Store};
use crate::transfer::tables::{BuyerSighting, Found};

/// A buyer whom a file speaks of.
#[derive(Debug)]
pub(super) struct Met {
    /// As they are with what the file says; `None` where it says nobody.
    pub(super) buyer: Option<Buyer>,
    pub(super) whose: Whose,
    /// Whether anything of them has to be written.
    pub(super) is_changed: bool,
    /// What changes of one who was known.
    pub(super) changes: Vec<Change>,
    /// They had been erased, and come back on purpose.
    pub(super) comes_back: bool,
}

impl Met {
    const fn unchanged(buyer: Option<Buyer>, whose: Whose) -> Self {
        Self { buyer, whose, is_changed: false, changes: Vec::new(), comes_back: false }
    }

    /// The buyer, where there is something to write.
    pub(super) fn written(self) -> Option<Buyer> {
        self.buyer.filter(|_| self.is_changed)
    }
}

/// The buyers there are, and those that have come so far.
#[derive(Debug)]
pub(super) struct People<'s> {
    store: &'s Store,
    /// By e-mail address in small letters; `None` where several have it, who could be mixed up.
    by_email: HashMap<String, Option<Id>>,
    /// Those that have come or were changed, as they are by now, and where each stands.
    fresh: Found<Buyer>,
    places: HashMap<Id, usize>,
    /// Their names on channels, in small letters.
    by_handle: HashMap<(String, String), Id>,
    /// Read when it is first needed.
    names: Option<Names>,
    /// Where a telephone number is dialled of which nothing else tells that.
    country: Option<Country>,
    /// Who was erased.
    pub(super) erased: ErasureList,
    /// Whether they come in all the same.
    pub(super) brings_back: bool,
}

impl<'s> People<'s> {
    /// The buyers of a shop in this country.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn new(store: &'s Store, country: Option<Country>, brings_back: bool) -> Result<Self, Error> {
        let mut people = Self {
            store,
            by_email: HashMap::new(),
            fresh: Found::default(),
            places: HashMap::new(),
            by_handle: HashMap::new(),
            names: None,
            country,
            erased: store.erasure_list()?,
            brings_back,
        };
        for (email, id) in store.emails()? {
            people.note_email(&email, id);
        }
        Ok(people)
    }

    /// The buyer a file speaks of, who may be the `owner` of an order already.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn meet(&mut self, sighting: &BuyerSighting, owner: Option<Id>) -> Result<Met, Error> {
        let recognised = self.recognise(sighting)?;
        let known = match owner {
            // Removed, or somebody else than whom the file names: an order stays with whom the seller gave it to.
            Some(owner) => match self.buyer(owner)? {
                Some(buyer) if recognised.as_ref().is_none_or(|other| other.id == owner) => Some(buyer),
                other => return Ok(Met::unchanged(other, Whose::Known)),
            },
            None => recognised,
        };
        let whose = match &known {
            Some(_) => Whose::Known,
            None if is_nobody(sighting) => return Ok(Met::unchanged(None, Whose::Nobody)),
            None => Whose::New,
        };
        let before = known.clone();
        let mut buyer = known.unwrap_or_else(|| Buyer::named(called(sighting)));
        self.fill(&mut buyer, sighting, before.is_none())?;
        let is_changed = before.as_ref() != Some(&buyer);
        if is_changed {
            self.note(&buyer);
        }
        let changes = before.filter(|_| is_changed).map(|before| changes::of_buyer(&before, &buyer));
        Ok(Met { buyer: Some(buyer), whose, is_changed, changes: changes.unwrap_or_default(), comes_back: false })
    }

    /// What becomes of a buyer of a file, and the buyer.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn arrive(&mut self, sighting: &BuyerSighting) -> Result<(Landed, Met), Error> {
        let erased = if self.erased.is_empty() { None } else { self.erased.erased_on(&marks(sighting)) };
        if erased.is_some() && !self.brings_back {
            let landed =
                Landed { becomes: Arrival::Erased, whose: Whose::Nobody, off: None, is_long_gone: false, erased };
            return Ok((landed, Met::unchanged(None, Whose::Nobody)));
        }
        let met = Met { comes_back: erased.is_some(), ..self.meet(sighting, None)? };
        let becomes = match met.whose {
            Whose::New => Arrival::New,
            Whose::Known if met.is_changed => Arrival::Changes,
            Whose::Known | Whose::Nobody => Arrival::Same,
        };
        Ok((Landed { becomes, whose: met.whose, off: None, is_long_gone: false, erased: None }, met))
    }

    fn buyer(&self, id: Id) -> Result<Option<Buyer>, Error> {
        match self.fresh(id) {
            Some(buyer) => Ok(Some(buyer)),
            None => self.store.buyer(id),
        }
    }

    fn fresh(&self, id: Id) -> Option<Buyer> {
        self.fresh.get(*self.places.get(&id)?)
    }

    fn recognise(&mut self, sighting: &BuyerSighting) -> Result<Option<Buyer>, Error> {
        for handle in handles(sighting) {
            if let Some(buyer) = self.bearer(&handle)? {
                return Ok(Some(buyer));
            }
        }
        match sighting.email.as_ref().and_then(|email| self.by_email.get(&email.to_lowercase())) {
            Some(Some(id)) => self.buyer(*id),
            shared_or_unknown => {
                let is_shared = shared_or_unknown.is_some();
                self.by_name(sighting, is_shared)
            }
        }
    }

    /// Who bears a name on a channel.
    fn bearer(&self, handle: &Handle) -> Result<Option<Buyer>, Error> {
        if let Some(id) = self.by_handle.get(&key(handle)) {
            return self.buyer(*id);
        }
        let known = self.store.buyer_by_handle(handle)?;
        Ok(known.map(|buyer| self.fresh(buyer.id).unwrap_or(buyer)))
    }

    /// The buyer of the same name who also has the same telephone number, or the same e-mail address where several share that; of
    /// somebody of whom a file tells nothing by which they could be reached, one of whom all it tells is known. A name alone never adds
    /// anything to anybody.
    fn by_name(&mut self, sighting: &BuyerSighting, shares_email: bool) -> Result<Option<Buyer>, Error> {
        let has_handle = handles(sighting).next().is_some();
        // Sites name the buyer of every order: where they hide how to reach them, each may be another.
        let is_bare = sighting.email.is_none() && sighting.phone.is_none() && !has_handle && sighting.channel.is_none();
        if sighting.name.is_empty() || sighting.phone.is_none() && !shares_email && !is_bare {
            return Ok(None);
        }
        let names = match self.names.take() {
            Some(names) => names,
            None => Names::of(self.store.names_and_phones()?, self.fresh.iter()),
        };
        let names = self.names.insert(names);
        let phone = sighting.phone.as_deref().unwrap_or_default();
        if let Some(id) = names.with_phone(&sighting.name, phone) {
            return self.buyer(id);
        }
        let alike = if shares_email || is_bare { names.all(&sighting.name) } else { Vec::new() };
        for id in alike {
            let Some(buyer) = self.buyer(id)? else { continue };
            if shares_email && has_email_of(&buyer, sighting) || is_bare && tells_nothing_new(sighting, &buyer) {
                return Ok(Some(buyer));
            }
        }
        Ok(None)
    }

    /// Adds what was not known of a buyer. What the seller knows stays: the file may be older.
    fn fill(&self, buyer: &mut Buyer, sighting: &BuyerSighting, is_new: bool) -> Result<(), Error> {
        for handle in handles(sighting) {
            // A name on a channel is borne by one buyer only. Nobody new comes whose names are borne already.
            let is_free = !buyer.handles.iter().any(|one| key(one) == key(&handle));
            if is_free && (is_new || self.bearer(&handle)?.is_none()) {
                buyer.handles.push(handle);
            }
        }
        if buyer.email.is_none() {
            buyer.email.clone_from(&sighting.email);
        }
        if buyer.address == Address::default() {
            buyer.address.clone_from(&sighting.address);
        }
        if buyer.phone.is_none()
            && let Some(phone) = &sighting.phone
        {
            buyer.phone = Some(addresses::dialled(phone, &buyer.address, self.country));
        }
        if buyer.notes.is_empty() {
            buyer.notes.clone_from(&sighting.notes);
        }
        buyer.birthday = buyer.birthday.or(sighting.birthday);
        if buyer.language.is_none() {
            buyer.language.clone_from(&sighting.language);
        }
        Ok(())
    }

    fn note(&mut self, buyer: &Buyer) {
        for handle in &buyer.handles {
            self.by_handle.insert(key(handle), buyer.id);
        }
        if let Some(names) = &mut self.names {
            names.note(&buyer.name, buyer.phone.as_deref(), buyer.id);
        }
        if let Some(email) = &buyer.email {
            self.note_email(email, buyer.id);
        }
        if let Some(place) = self.places.get(&buyer.id) {
            self.fresh.replace(*place, buyer);
        } else {
            self.places.insert(buyer.id, self.fresh.len());
            self.fresh.push(buyer);
        }
    }

    fn note_email(&mut self, email: &str, id: Id) {
        let one = self.by_email.entry(email.to_lowercase()).or_insert(Some(id));
        if *one != Some(id) {
            *one = None;
        }
    }
}

/// Everything a file tells of a buyer that leads to them.
pub(super) fn marks(sighting: &BuyerSighting) -> BTreeSet<Mark> {
    let mut marks: BTreeSet<Mark> = handles(sighting).filter_map(|handle| Mark::handle(&handle)).collect();
    marks.extend(sighting.email.as_deref().and_then(Mark::email));
    marks.extend(sighting.phone.as_deref().and_then(Mark::phone));
    marks.extend(Mark::name_at(&sighting.name, &sighting.address.postcode));
    marks
}

/// Every name on a channel that a file tells of.
fn handles(sighting: &BuyerSighting) -> impl Iterator<Item = Handle> {
    let own = sighting.channel.clone().zip(sighting.handle.clone());
    own.map(|(channel, name)| Handle { channel, name }).into_iter().chain(sighting.handles.iter().cloned())
}

/// A name on a channel, whatever its capitals.
fn key(handle: &Handle) -> (String, String) {
    (handle.channel.name().to_owned(), handle.name.to_lowercase())
}

/// How somebody of a file is called: by their name, else by what there is.
fn called(sighting: &BuyerSighting) -> &str {
    let others = sighting.handle.iter().chain(sighting.email.as_ref());
    std::iter::once(&sighting.name).chain(others).map(String::as_str).find(|name| !name.is_empty()).unwrap_or_default()
}

/// Whether a file tells nothing of a buyer by which they could be called.
fn is_nobody(sighting: &BuyerSighting) -> bool {
    called(sighting).is_empty()
}

fn has_email_of(buyer: &Buyer, sighting: &BuyerSighting) -> bool {
    let lower = |email: &Option<String>| email.as_ref().map(|email| email.to_lowercase());
    buyer.email.is_some() && lower(&buyer.email) == lower(&sighting.email)
}

/// Whether everything a file tells of somebody is known of a buyer of that name.
fn tells_nothing_new(sighting: &BuyerSighting, buyer: &Buyer) -> bool {
    let is_address_known = sighting.address == Address::default() || sighting.address.raw == buyer.address.raw;
    is_address_known
        && buyer.notes.contains(&sighting.notes)
        && sighting.birthday.is_none_or(|day| buyer.birthday == Some(day))
        && sighting.language.as_ref().is_none_or(|language| buyer.language.as_ref() == Some(language))
}
