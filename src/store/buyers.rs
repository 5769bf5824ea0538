//! Buyers and the names they bear on channels.

use rusqlite::Params;
use rusqlite::types::Value;

use super::action::{Action, Wrote};
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{BUYERS, HANDLES};
use super::{Error, Store, at_most};
use crate::model::{Address, Buyer, Channel, Handle, Id, Kind, Tone};

/// How many journal entries are looked through for the buyers last written to.
const RECENT_ENTRIES: i64 = 200;

impl Store {
    /// A buyer with all handles.
    ///
    /// # Errors
    /// As for any reading.
    pub fn buyer(&self, id: Id) -> Result<Option<Buyer>, Error> {
        self.buyer_where("WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()])
    }

    /// The buyer who bears a name on a channel; capitals do not matter.
    ///
    /// # Errors
    /// As for any reading.
    pub fn buyer_by_handle(&self, handle: &Handle) -> Result<Option<Buyer>, Error> {
        self.buyer_where(
            "JOIN handles ON handles.buyer_id = buyers.id
             WHERE handles.channel = ?1 AND handles.name = ?2 AND handles.deleted_at IS NULL",
            [cells::channel(&handle.channel), cells::line(&handle.name)],
        )
    }

    /// The e-mail address and identity of every buyer who has one: for recognising many.
    ///
    /// # Errors
    /// As for any reading.
    pub fn emails(&self) -> Result<Vec<(String, Id)>, Error> {
        let found = self.rows(&BUYERS, "WHERE email IS NOT NULL AND deleted_at IS NULL", [], read)?;
        Ok(found.into_iter().filter_map(|buyer| Some((buyer.email?, buyer.id))).collect())
    }

    /// The name, telephone number and identity of every buyer, the first added first: for recognising many.
    ///
    /// # Errors
    /// As for any reading.
    pub fn names_and_phones(&self) -> Result<Vec<(String, Option<String>, Id)>, Error> {
        let found = self.rows(&BUYERS, "WHERE deleted_at IS NULL ORDER BY n", [], read)?;
        Ok(found.into_iter().map(|buyer| (buyer.name, buyer.phone, buyer.id)).collect())
    }

    /// Gives the name and identity of every buyer, the first added first, without holding them.
    ///
    /// # Errors
    /// As for any reading.
    pub fn each_name(&self, take: &mut dyn FnMut(&str, Id)) -> Result<(), Error> {
        let mut statement = self.prepare("SELECT name, id FROM buyers WHERE deleted_at IS NULL ORDER BY n")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (name, id): (String, String) = (row.get(0)?, row.get(1)?);
            if let Ok(id) = id.parse() {
                take(&name, id);
            }
        }
        Ok(())
    }

    /// The buyers whose identity begins with these letters.
    ///
    /// # Errors
    /// As for any reading.
    pub fn buyers_beginning(&self, id: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        // `g` comes after every digit of an identity.
        self.buyers_where(
            "WHERE id BETWEEN ?1 AND ?1 || 'g' AND deleted_at IS NULL ORDER BY id LIMIT ?2",
            (id, at_most(limit)),
        )
    }

    /// Buyers, the latest added first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn latest_buyers(&self, limit: usize) -> Result<Vec<Buyer>, Error> {
        self.buyers_where("WHERE deleted_at IS NULL ORDER BY n DESC LIMIT ?1", [at_most(limit)])
    }

    /// The buyers last written to, the latest first; then the latest added.
    ///
    /// # Errors
    /// As for any reading.
    pub fn recent_buyers(&self, limit: usize) -> Result<Vec<Buyer>, Error> {
        let mut recent = self.buyers_where(
            "JOIN (
                 SELECT buyer_id, max(at) AS at FROM (
                     SELECT buyer_id, at FROM journal
                     WHERE deleted_at IS NULL AND retracted IS NULL ORDER BY at DESC LIMIT ?2
                 ) GROUP BY buyer_id
             ) AS written ON written.buyer_id = buyers.id
             WHERE buyers.deleted_at IS NULL ORDER BY written.at DESC LIMIT ?1",
            [at_most(limit), RECENT_ENTRIES],
        )?;
        if recent.len() < limit {
            let fresh = self.latest_buyers(limit)?;
            let fresh: Vec<Buyer> =
                fresh.into_iter().filter(|buyer| recent.iter().all(|known| known.id != buyer.id)).collect();
            recent.extend(fresh);
            recent.truncate(limit);
        }
        Ok(recent)
    }

    /// The buyers a query finds, as whatever follows `FROM buyers`.
    pub(super) fn buyers_where(&self, rest: &str, params: impl Params) -> Result<Vec<Buyer>, Error> {
        let bare = self.rows(&BUYERS, rest, params, read)?;
        bare.into_iter().map(|buyer| self.with_handles(buyer)).collect()
    }

    fn buyer_where(&self, rest: &str, params: impl Params) -> Result<Option<Buyer>, Error> {
        self.row(&BUYERS, rest, params, read)?.map(|buyer| self.with_handles(buyer)).transpose()
    }

    fn with_handles(&self, bare: Buyer) -> Result<Buyer, Error> {
        Ok(Buyer { handles: self.parts(&HANDLES, bare.id, read_handle)?, ..bare })
    }
}

impl Action<'_> {
    /// Writes a buyer with all handles; what is there already and the same is left alone.
    ///
    /// # Errors
    /// [`Error::Taken`] where another buyer has one of the handles; those of any writing.
    pub fn put_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        let wrote = self.put(&BUYERS, buyer.id, &values(buyer))?;
        self.put_handles(buyer, wrote)
    }

    /// Writes a buyer who was never there, which saves looking for them.
    ///
    /// # Errors
    /// As for [`Action::put_buyer`].
    pub fn add_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        self.add(&BUYERS, buyer.id, &values(buyer))?;
        self.put_handles(buyer, Wrote::Added)
    }

    fn put_handles(&mut self, buyer: &Buyer, wrote: Wrote) -> Result<(), Error> {
        let handles = buyer.handles.iter();
        let part = |handle: &Handle| Part::new(vec![cells::channel(&handle.channel), cells::line(&handle.name)]);
        self.put_parts_of(&HANDLES, buyer.id, wrote, handles.map(part).collect())
    }

    /// Removes a buyer. Says whether there was one. Orders and the journal keep naming them.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_buyer(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&BUYERS, &[&HANDLES], id)
    }
}

fn values(buyer: &Buyer) -> Vec<Value> {
    let Address { raw, street, postcode, city, region, country } = &buyer.address;
    vec![
        cells::line(&buyer.name),
        cells::optional(buyer.address_as.as_deref(), cells::line),
        cells::optional(buyer.language.as_ref(), cells::language),
        cells::optional(buyer.tone.map(Tone::word), cells::word),
        cells::optional(buyer.kind.map(Kind::word), cells::word),
        cells::lines(raw),
        cells::line(street),
        cells::line(postcode),
        cells::line(city),
        cells::line(region),
        cells::line(country),
        cells::optional(buyer.phone.as_deref(), cells::line),
        cells::optional(buyer.email.as_deref(), cells::line),
        cells::optional(buyer.birthday, cells::day),
        cells::lines(&buyer.notes),
        cells::texts(&buyer.tags),
        Value::from(buyer.consent),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Buyer, Error> {
    Ok(Buyer {
        id: cells.own_id()?,
        name: cells.text()?,
        address_as: cells.optional_text()?,
        handles: Vec::new(),
        language: cells.optional_language()?,
        tone: cells.optional(Tone::from_word)?,
        kind: cells.optional(Kind::from_word)?,
        address: Address {
            raw: cells.text()?,
            street: cells.text()?,
            postcode: cells.text()?,
            city: cells.text()?,
            region: cells.text()?,
            country: cells.text()?,
        },
        phone: cells.optional_text()?,
        email: cells.optional_text()?,
        birthday: cells.optional_day()?,
        notes: cells.text()?,
        tags: cells.list()?,
        consent: cells.flag()?,
    })
}

fn read_handle(cells: &mut Cells<'_>) -> Result<Handle, Error> {
    Ok(Handle { channel: cells.parsed(|name| Some(Channel::new(name)))?, name: cells.text()? })
}

#[cfg(test)]
mod tests {
    use super::super::ActionKind;
    use super::super::samples::{act, at, buyer};
    use super::*;

    #[test]
    fn a_handle_belongs_to_one_buyer_whatever_its_capitals() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna", &[("etsy", "Anna_K"), ("allegro", "anna_k")]);
        act(&mut store, |action| action.put_buyer(&anna));
        let handle = |name: &str| Handle { channel: Channel::new("Etsy"), name: name.to_owned() };
        assert_eq!(store.buyer_by_handle(&handle("anna_k")).unwrap().as_ref(), Some(&anna));
        assert_eq!(store.buyer_by_handle(&handle("anna")).unwrap(), None);
        let other = buyer("Ann", &[("etsy", "anna_K")]);
        match store.act(ActionKind::AddBuyer, "Ann", at(1), |action| action.put_buyer(&other)) {
            Err(Error::Taken { table: "handles", label, .. }) => assert_eq!(label, "anna_K"),
            done => panic!("{done:?}"),
        }
        act(&mut store, |action| action.remove_buyer(anna.id));
        act(&mut store, |action| action.put_buyer(&other));
        assert_eq!(store.buyer_by_handle(&handle("anna_k")).unwrap(), Some(other));
    }

    #[test]
    fn handles_change_places_and_capitals() {
        let mut store = Store::in_memory().unwrap();
        let mut anna = buyer("Anna", &[("etsy", "anna"), ("etsy", "bob")]);
        act(&mut store, |action| action.put_buyer(&anna));
        for names in [["Bob", "Anna"], ["anna", "x"], ["x", "bob"]] {
            anna.handles = buyer("", &names.map(|name| ("etsy", name))).handles;
            act(&mut store, |action| action.put_buyer(&anna));
            assert_eq!(store.buyer(anna.id).unwrap().as_ref(), Some(&anna));
        }
    }
}
