//! Addresses: what a buyer wrote is read, what is missing in it becomes one question in their language (P27), and what is whole
//! becomes the lines of a label.

use super::{Desk, Error, newcomer};
use crate::address::{self, Country, Doubt, Field, Hints, Parts, Phone, Reading};
use crate::i18n::Messages;
use crate::model::{Address, Buyer, Language};
use crate::text;

/// An address that was read, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressRead {
    pub reading: Reading,
    /// What a seller would ask, the most needed first.
    pub doubts: Vec<Doubt>,
    /// As it stands on a parcel.
    pub label: Vec<String>,
    /// The telephone number that stands there, else the buyer's, as it was written.
    written_phone: Option<String>,
    /// Where a number without a prefix is dialled.
    dials_in: Option<Country>,
}

impl AddressRead {
    /// Whether a parcel can leave: what is only unclear stands in nobody's way.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.doubts.iter().any(Doubt::is_needed)
    }

    /// The telephone number that stands there, or the buyer's. The first use takes a moment: see [`address::phone`].
    #[must_use]
    pub fn phone(&self) -> Option<Phone> {
        address::phone(self.written_phone.as_deref()?, self.dials_in)
    }

    /// Whether there is nothing of an address but a name.
    fn is_empty(&self) -> bool {
        let Parts {
            recipient: _,
            country: _,
            house,
            street,
            number,
            unit,
            po_box,
            locker,
            district,
            city,
            region,
            postcode,
            other,
        } = &self.reading.parts;
        let parts = [house, street, number, unit, po_box, locker, district, city, region, postcode];
        parts.iter().all(|part| part.is_empty()) && other.is_empty()
    }

    /// One question with only what is missing or unclear, in this language or in English; `None` where there is nothing to ask.
    #[must_use]
    pub fn question(&self, language: &Language) -> Option<String> {
        let messages = Messages::for_buyer(language);
        if self.is_empty() {
            return Some(messages.text("address-ask-all").into_owned());
        }
        question(&self.points(language), &messages)
    }

    /// What is missing or unclear, each as a question of its own.
    #[must_use]
    pub fn points(&self, language: &Language) -> Vec<String> {
        let messages = Messages::for_buyer(language);
        self.doubts.iter().map(|doubt| point(doubt, &self.reading.parts, &messages)).collect()
    }
}

/// A telephone number as it is dialled from anywhere, where somebody at this address or else in this country has it.
pub(super) fn dialled(phone: &str, address: &Address, country: Option<Country>) -> String {
    let read = address::phone(phone, Country::of(&address.country).or(country)).filter(|read| read.is_valid);
    read.map_or_else(|| phone.to_owned(), |read| read.international)
}

impl Desk {
    /// Reads an address that was pasted. What it leaves open is taken from the buyer, where one is known: their name, their country,
    /// whether they can be reached. `country` is what the seller says.
    #[must_use]
    pub fn read_address(&self, text: &str, buyer: Option<&Buyer>, country: Option<Country>) -> AddressRead {
        let of_buyer = buyer.and_then(|buyer| Country::of(&buyer.address.country));
        let mut reading = address::read(text, &Hints { country: country.or(of_buyer) });
        if reading.parts.country == country.or(of_buyer) {
            reading.is_country_guessed &= country.is_none();
        }
        self.judged(reading, buyer)
    }

    /// The language that a pasted text is in, where it is more than a guess: known as that of a message is.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn language_written(&mut self, text: &str) -> Result<Option<Language>, Error> {
        self.learn_library()?;
        Ok(self.clear_language_of(text))
    }

    /// The address of a buyer: what they wrote, with what was noted of its parts since; `None` where there is none.
    #[must_use]
    pub fn address_of(&self, buyer: &Buyer) -> Option<AddressRead> {
        let text = buyer.address.in_lines();
        if text.is_empty() {
            return None;
        }
        let mut reading = address::read(&text, &Hints { country: Country::of(&buyer.address.country) });
        overlay(&mut reading, &buyer.address);
        Some(self.judged(reading, Some(buyer)))
    }

    /// The address of a buyer who has not written it down themselves, in the lines of its country, as it stands on a parcel under their
    /// name: for their eyes, so the country is named in this language.
    pub(super) fn address_lines(&self, buyer: &Buyer, language: &Language) -> Option<String> {
        if !buyer.address.raw.trim().is_empty() {
            return None;
        }
        let parts = Parts { recipient: String::new(), ..self.address_of(buyer)?.reading.parts };
        let country = parts.country;
        // Without the country, which a label has in capitals for the post.
        let mut lines = address::label(&parts, country, language);
        lines.extend(country.filter(|one| Some(*one) != self.sends_from()).map(|one| one.name(language)));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The address a buyer is asked about: theirs, or, where none is known, the one in the message at hand.
    pub(super) fn address_asked_for(&self, buyer: &Buyer, message: Option<&str>) -> Option<AddressRead> {
        let in_message = || Some(self.read_address(&newcomer::address_in(message?)?, Some(buyer), None));
        self.address_of(buyer).or_else(in_message)
    }

    /// Takes the parts of an address from what the buyer wrote, where that has changed; a part that was typed beside it stays as it was
    /// typed.
    pub fn note_address(before: Option<&Buyer>, buyer: &mut Buyer) {
        let none = Address::default();
        let before = before.map_or(&none, |before| &before.address);
        if buyer.address.raw == before.raw {
            return;
        }
        // The country of the address before says nothing about the new one.
        let typed = Some(&buyer.address.country).filter(|now| **now != before.country);
        let country = typed.and_then(|code| Country::of(code));
        let parts = address::read(&buyer.address.raw, &Hints { country }).parts;
        let follow = |now: &mut String, before: &str, read: String| {
            if now.as_str() == before {
                *now = read;
            }
        };
        let now = &mut buyer.address;
        follow(&mut now.street, &before.street, street_of(&parts));
        follow(&mut now.country, &before.country, parts.country.map(|one| one.code().to_owned()).unwrap_or_default());
        follow(&mut now.postcode, &before.postcode, parts.postcode);
        follow(&mut now.city, &before.city, parts.city);
        follow(&mut now.region, &before.region, parts.region);
    }

    /// Reads what was typed of how to reach a buyer, where it has changed: the parts of their address, their telephone number as it is
    /// dialled from anywhere.
    pub fn note_contact(&self, before: Option<&Buyer>, buyer: &mut Buyer) {
        Self::note_address(before, buyer);
        if let Some(phone) = &buyer.phone
            && before.is_none_or(|before| before.phone.as_ref() != Some(phone))
        {
            buyer.phone = Some(self.dialled(phone, &buyer.address));
        }
    }

    /// A telephone number as it is dialled from anywhere; as it was written where no such number is given out.
    pub(super) fn dialled(&self, phone: &str, address: &Address) -> String {
        dialled(phone, address, self.sends_from())
    }

    /// The country the shop sends from, where its settings tell.
    pub(super) fn sends_from(&self) -> Option<Country> {
        self.settings.days.holidays.split('-').next().and_then(Country::of)
    }

    fn judged(&self, mut reading: Reading, buyer: Option<&Buyer>) -> AddressRead {
        let name = buyer.map_or("", |buyer| buyer.name.as_str());
        name_or_street(&mut reading.parts, name);
        let phone = reading.phone.clone().or_else(|| buyer.and_then(|buyer| buyer.phone.clone()));
        let has_email = reading.email.is_some() || buyer.is_some_and(|buyer| buyer.email.is_some());
        let doubts = address::doubts(&reading, name, phone.is_some() || has_email);
        if reading.parts.recipient.is_empty() {
            name.clone_into(&mut reading.parts.recipient);
        }
        AddressRead {
            doubts,
            label: address::label(&reading.parts, self.sends_from(), &self.settings.interface),
            written_phone: phone,
            dials_in: reading.parts.country.or_else(|| self.sends_from()),
            reading,
        }
    }
}

/// A single word above the town is read as a name. Where the buyer is called otherwise, it is the street without its number.
fn name_or_street(parts: &mut Parts, name: &str) {
    let folded = text::folded(name).into_owned();
    let word = text::folded(&parts.recipient).into_owned();
    let is_theirs = folded.split_whitespace().any(|one| one == word);
    let is_word = !word.is_empty() && !word.contains(' ');
    if is_word
        && !folded.is_empty()
        && !is_theirs
        && parts.street.is_empty()
        && parts.locker.is_empty()
        && parts.po_box.is_empty()
    {
        parts.street = std::mem::take(&mut parts.recipient);
    }
}

/// What the field of the street holds: the street with its numbers, else the box or the locker.
fn street_of(parts: &Parts) -> String {
    [address::street_line(parts), parts.po_box.clone(), parts.locker.clone()]
        .into_iter()
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

/// What was noted of the parts stands over what is read from the text.
fn overlay(reading: &mut Reading, noted: &Address) {
    let parts = &mut reading.parts;
    if let Some(country) = Country::of(&noted.country) {
        parts.country = Some(country);
        reading.is_country_guessed = false;
    }
    let over = |part: &mut String, noted: &str| {
        if !noted.trim().is_empty() {
            noted.trim().clone_into(part);
        }
    };
    over(&mut parts.postcode, &noted.postcode);
    over(&mut parts.city, &noted.city);
    over(&mut parts.region, &noted.region);
    if !noted.street.trim().is_empty() && noted.street.trim() != street_of(parts) {
        let street = address::read(&noted.street, &Hints { country: parts.country }).parts;
        if street.street.is_empty() {
            noted.street.trim().clone_into(&mut parts.street);
        } else {
            (parts.street, parts.number, parts.unit) = (street.street, street.number, street.unit);
        }
    }
}

/// The question: one point in a sentence, several in lines.
fn question(points: &[String], messages: &Messages) -> Option<String> {
    match points {
        [] => None,
        [one] => Some(format!("{} {one}", messages.text("address-ask-one"))),
        several => {
            let lines = several.iter().map(|point| format!("- {point}"));
            let begin = messages.text("address-ask-several").into_owned();
            Some(std::iter::once(begin).chain(lines).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// A doubt as a question that can be answered by itself.
fn point(doubt: &Doubt, parts: &Parts, messages: &Messages) -> String {
    let with = |postcode: &str| messages.with("address-ask-postcode-like", &[("example", postcode.into())]);
    match doubt {
        Doubt::Country => messages.text("address-ask-country").into_owned(),
        Doubt::Missing(Field::Recipient) => messages.text("address-ask-recipient").into_owned(),
        Doubt::Missing(Field::Street) => messages.text("address-ask-street").into_owned(),
        Doubt::Missing(Field::City) => messages.text("address-ask-city").into_owned(),
        Doubt::Missing(Field::Region) => messages.text("address-ask-region").into_owned(),
        Doubt::Missing(Field::Postcode) => match parts.country.map_or("", Country::example) {
            "" => messages.text("address-ask-postcode").into_owned(),
            example => with(example),
        },
        Doubt::Number => messages.with("address-ask-number", &[("street", parts.street.as_str().into())]),
        Doubt::HouseOrFlat { first, second } => messages
            .with("address-ask-house-or-flat", &[("first", first.as_str().into()), ("second", second.as_str().into())]),
        Doubt::StreetKind { name } => {
            let like: Vec<String> = parts.country.map(|country| country.streets_like(name)).unwrap_or_default();
            messages.with("address-ask-street-kind", &[("like", like.join(", ").into())])
        }
        Doubt::Postcode { written, example } => messages.with(
            "address-ask-postcode-wrong",
            &[("written", written.as_str().into()), ("example", (*example).into())],
        ),
        Doubt::RecipientInShort { .. } => messages.text("address-ask-whole-name").into_owned(),
        Doubt::LockerContact => messages.text("address-ask-locker-contact").into_owned(),
        Doubt::LockerCode => match parts.country.map_or("", Country::locker_example) {
            "" => messages.text("address-ask-locker").into_owned(),
            example => messages.with("address-ask-locker-like", &[("example", example.into())]),
        },
    }
}

#[cfg(test)]
mod tests;
