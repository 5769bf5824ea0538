//! What a person is known by, in the form in which two spellings of it are the same: the joins that importers recognise buyers by.

use std::collections::BTreeSet;

use super::{Buyer, Channel, Handle, Id};
use crate::text::folded;

/// So many digits at the end of a telephone number are those of its owner, whichever way the country is dialled.
const OWN_DIGITS: usize = 8;
/// Fewer digits are no telephone number of one person.
const LEAST_DIGITS: usize = 6;

/// One text that leads to a person, in its normal form. The kind of text stands in it, so that a handle is never taken for a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(String);

impl Mark {
    /// The identity in the records: finds the person in a copy of them.
    #[must_use]
    pub fn id(id: Id) -> Self {
        Self(format!("id\0{id}"))
    }

    /// An e-mail address, whatever its capitals.
    #[must_use]
    pub fn email(email: &str) -> Option<Self> {
        let email = email.trim().to_lowercase();
        (!email.is_empty()).then(|| Self(format!("email\0{email}")))
    }

    /// The last digits of a telephone number.
    #[must_use]
    pub fn phone(phone: &str) -> Option<Self> {
        let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
        let own: String = digits.get(digits.len().saturating_sub(OWN_DIGITS)..).unwrap_or_default().iter().collect();
        (own.len() >= LEAST_DIGITS).then(|| Self(format!("phone\0{own}")))
    }

    /// A name on a channel, whatever its capitals.
    #[must_use]
    pub fn handle(handle: &Handle) -> Option<Self> {
        let name = handle.name.trim().to_lowercase();
        (!name.is_empty()).then(|| Self(format!("handle\0{}\0{name}", handle.channel.name())))
    }

    /// A name where letters are delivered. A name alone leads to nobody.
    #[must_use]
    pub fn name_at(name: &str, postcode: &str) -> Option<Self> {
        let letters = |text: &str| folded(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (name, postcode) = (letters(name), letters(postcode));
        (!name.is_empty() && !postcode.is_empty()).then(|| Self(format!("name\0{name}\0{postcode}")))
    }

    /// An order on its channel: the table it came in with leads from its number to the person.
    #[must_use]
    pub fn order(channel: Option<&Channel>, number: &str) -> Option<Self> {
        let number = number.trim();
        (!number.is_empty()).then(|| Self(format!("order\0{}\0{number}", channel.map_or("", Channel::name))))
    }

    /// The bytes that a keyed hash is made of.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Buyer {
    /// Everything that leads to them.
    #[must_use]
    pub fn marks(&self) -> BTreeSet<Mark> {
        let mut marks = BTreeSet::from([Mark::id(self.id)]);
        marks.extend(self.email.as_deref().and_then(Mark::email));
        marks.extend(self.phone.as_deref().and_then(Mark::phone));
        marks.extend(self.handles.iter().filter_map(Mark::handle));
        marks.extend(Mark::name_at(&self.name, &self.address.postcode));
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_thing_are_the_same_and_kinds_are_kept_apart() {
        assert_eq!(Mark::email(" Anna@Example.ORG"), Mark::email("anna@example.org"));
        assert_eq!(Mark::phone("+48 512 345 678"), Mark::phone("0048512-345-678"));
        assert_ne!(Mark::phone("512 345 678"), Mark::phone("512 345 679"));
        let handle = |name: &str| Handle { channel: Channel::new("Etsy"), name: name.to_owned() };
        assert_eq!(Mark::handle(&handle("Anna_K")), Mark::handle(&handle("anna_k")));
        assert_eq!(Mark::name_at("Jürgen  Weiß", "80-331"), Mark::name_at("jurgen weiss", "80331"));
        assert_ne!(Mark::order(None, "a@b.c"), Mark::email("a@b.c"));
    }

    #[test]
    fn what_leads_to_nobody_is_no_mark() {
        assert_eq!((Mark::email(" "), Mark::phone("12-34"), Mark::name_at("Anna", "")), (None, None, None));
        assert_eq!(Buyer::named("Anna").marks().len(), 1, "a name alone leads to nobody");
    }
}
