//! Buyers: found, added, changed.

use super::error::named;
use super::writing::still_the_same;
use super::{BuyerLine, Desk, Error, Thing};
use crate::model::{Buyer, Id};
use crate::store::ActionKind;
use crate::text;

/// How many candidates are named where a name fits several.
pub(super) const CANDIDATES: usize = 8;

/// Something found by name.
pub type Named<T> = Result<T, Error>;

/// Makes sure that a buyer's names can be names.
fn well_named(buyer: &Buyer) -> Result<(), Error> {
    named(Thing::Buyer, "name", &buyer.name)?;
    buyer.handles.iter().try_for_each(|handle| named(Thing::Buyer, "handle", &handle.name))
}

impl Desk {
    /// Buyers by the beginnings of what they are known by, then by pieces of it; those last written to where nothing was
    /// typed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_buyers(&self, typed: &str, limit: usize) -> Result<Vec<BuyerLine>, Error> {
        let line = |buyer: Buyer| {
            let orders = self.store.orders_of(buyer.id)?;
            let open = orders.iter().filter(|order| order.state.is_open()).count();
            Ok(BuyerLine { order: orders.into_iter().next(), open, buyer })
        };
        self.buyers_found(typed, limit)?.into_iter().map(line).collect()
    }

    /// Buyers by the beginnings of what they are known by; where these are too few, those follow in whose words what was
    /// typed stands somewhere.
    pub(super) fn buyers_found(&self, typed: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        let mut found = self.store.find_buyers(typed, limit)?;
        if found.len() < limit {
            let more = self.store.buyers_with_piece(typed, limit)?;
            let new: Vec<Buyer> = more.into_iter().filter(|buyer| found.iter().all(|one| one.id != buyer.id)).collect();
            found.extend(new);
            found.truncate(limit);
        }
        Ok(found)
    }

    /// The one buyer this names: a handle, a name, a name with [`Self::buyer_mark`] in brackets behind it, the number of an order, the
    /// beginning of one, or that of their identity; a piece of one only where nobody's begins like this.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`], since mixing up two buyers is the expensive mistake.
    pub fn buyer_named(&self, name: &str) -> Named<Buyer> {
        if is_identity(name.trim())
            && let [one] = self.store.buyers_beginning(&name.trim().to_ascii_lowercase(), 2)?.as_slice()
        {
            return Ok(one.clone());
        }
        if let Some((of, mark)) = name.trim().strip_suffix(')').and_then(|name| name.rsplit_once(" ("))
            && let Ok(buyer) = self.buyer_named(mark)
            && text::folded(&buyer.name) == text::folded(of)
        {
            return Ok(buyer);
        }
        let mut found = self.store.find_buyers(name, CANDIDATES)?;
        if found.is_empty() {
            found = self.store.buyers_with_piece(name, CANDIDATES)?;
        }
        let wanted = text::folded(name.trim());
        let exact: Vec<&Buyer> = found.iter().filter(|buyer| is_called(buyer, &wanted)).collect();
        match (exact.as_slice(), found.as_slice()) {
            ([one], _) => Ok((*one).clone()),
            ([], [one]) => Ok(one.clone()),
            ([], []) => Err(Error::NotFound { what: Thing::Buyer, name: name.to_owned(), near: Vec::new() }),
            _ => Err(Error::Ambiguous {
                what: Thing::Buyer,
                name: name.to_owned(),
                candidates: found.iter().map(buyer_name).collect(),
            }),
        }
    }

    /// Whether another buyer bears the same name.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn has_namesake(&self, buyer: &Buyer) -> Result<bool, Error> {
        let wanted = text::folded(&buyer.name);
        let found = self.store.find_buyers(&buyer.name, CANDIDATES)?;
        Ok(found.iter().any(|other| other.id != buyer.id && text::folded(&other.name) == wanted))
    }

    /// What tells a buyer from others of the same name, and names them alone: a handle, an address, the beginning of their identity.
    #[must_use]
    pub fn buyer_mark(buyer: &Buyer) -> String {
        let handle = buyer.handles.first().map(|handle| handle.name.clone());
        handle.or_else(|| buyer.email.clone()).unwrap_or_else(|| id_beginning(buyer.id))
    }

    /// Writes a buyer: a new one, or one that was there.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name, [`Error::TooLong`], [`Error::Taken`] where somebody else has a handle.
    pub fn save_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        well_named(buyer)?;
        let is_known = self.store.buyer(buyer.id)?.is_some();
        let kind = if is_known { ActionKind::EditBuyer } else { ActionKind::AddBuyer };
        self.write(kind, &buyer.name, Thing::Buyer, |action| action.put_buyer_by_hand(buyer))
    }

    /// Writes a buyer who was opened some time ago.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where they are no longer what was opened, and those of [`Self::save_buyer`].
    pub fn replace_buyer(&mut self, opened: &Buyer, buyer: &Buyer) -> Result<(), Error> {
        well_named(buyer)?;
        self.write(ActionKind::EditBuyer, &buyer.name, Thing::Buyer, |action| {
            still_the_same(opened, action.store().buyer(opened.id)?.as_ref(), Thing::Buyer, &opened.name)?;
            Ok::<(), Error>(action.put_buyer_by_hand(buyer)?)
        })
    }

    /// Removes a buyer; their orders and the journal stay. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        self.write(ActionKind::RemoveBuyer, &buyer.name, Thing::Buyer, |action| action.remove_buyer(buyer.id).map(drop))
    }

    /// The name of a buyer; `None` where they were removed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn buyer_name(&self, id: Id) -> Result<Option<String>, Error> {
        Ok(self.store.buyer(id)?.map(|buyer| buyer.name))
    }
}

/// Whether a buyer bears exactly this folded name somewhere.
fn is_called(buyer: &Buyer, wanted: &str) -> bool {
    let names = buyer.handles.iter().map(|handle| &handle.name).chain(Some(&buyer.name)).chain(&buyer.email);
    names.into_iter().any(|name| text::folded(name) == wanted)
}

/// How much of an identity tells it from all others: the moment it was made at, to the millisecond.
const ID_LENGTH: usize = 13;

/// Whether a name may be the beginning of an identity.
pub(super) fn is_identity(name: &str) -> bool {
    (ID_LENGTH..=36).contains(&name.len()) && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

/// As much of an identity as names one alone.
pub(super) fn id_beginning(id: Id) -> String {
    id.to_string().chars().take(ID_LENGTH).collect()
}

/// A buyer as one tells them from another of the same name; what stands in brackets names them alone.
fn buyer_name(buyer: &Buyer) -> String {
    format!("{} ({})", buyer.name, Desk::buyer_mark(buyer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;

    #[test]
    fn a_name_with_its_mark_names_one_of_several() {
        let mut desk = demo::ready_made();
        let twins = [Buyer::named("Zenobia Quark"), Buyer::named("Zenobia Quark")];
        // Two that are made in one millisecond begin alike: theirs are set apart.
        let later = Buyer { id: "7fffffff-0000-7000-8000-000000000000".parse().expect("an id"), ..twins[1].clone() };
        for buyer in [&twins[0], &later] {
            desk.save_buyer(buyer).expect("a buyer");
        }
        assert!(matches!(desk.buyer_named("Zenobia Quark"), Err(Error::Ambiguous { .. })));
        for buyer in [&twins[0], &later] {
            assert_eq!(desk.buyer_named(&buyer_name(buyer)).expect("a buyer").id, buyer.id);
        }
        let other = format!("Somebody Else ({})", Desk::buyer_mark(&later));
        assert!(desk.buyer_named(&other).is_err(), "the mark alone does not do where the name is another's");
    }
}
