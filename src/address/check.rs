//! What is missing or unclear in an address: what a seller would ask before a parcel leaves.

use super::read::Reading;
use super::words::{LOCKER, STREET_AFTER, STREET_BEFORE, STREET_ENDINGS};
use super::{Country, Field, Parts, number, towns};
use crate::text;

/// Something to ask about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The country is not said and nothing speaks for one.
    Country,
    /// A field that the country needs.
    Missing(Field),
    /// The street has no number.
    Number,
    /// Whether the first is the house and the second the flat.
    HouseOrFlat { first: String, second: String },
    /// Whether this is a street, and of what kind: street, road, lane.
    StreetKind { name: String },
    /// The postcode is none of the country's; the example shows what one looks like.
    Postcode { written: String, example: &'static str },
    /// The town stands without a street: the whole street is needed.
    RecipientInShort { name: String },
    /// A parcel locker tells its buyer by telephone or e-mail that the parcel is there.
    LockerContact,
    /// A parcel locker without its code or number.
    LockerCode,
}

impl Doubt {
    /// Whether the parcel cannot leave without the answer. The others are hints.
    pub const fn is_needed(&self) -> bool {
        matches!(
            self,
            Self::Country
                | Self::Missing(_)
                | Self::Number
                | Self::HouseOrFlat { .. }
                | Self::LockerContact
                | Self::LockerCode
        )
    }

    /// The member of the `address-doubt` messages that asks about it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Missing(field) => field.word(),
            Self::Number => "number",
            Self::HouseOrFlat { .. } => "house-or-flat",
            Self::StreetKind { .. } => "street-kind",
            Self::Postcode { .. } => "postcode-wrong",
            Self::RecipientInShort { .. } => "recipient-short",
            Self::LockerContact => "locker-contact",
            Self::LockerCode => "locker-code",
        }
    }
}

/// What there is to ask, the most needed first. `name` is the buyer's, who receives it where nobody else is named; `reachable`
/// whether their telephone or e-mail address is known.
pub fn doubts(reading: &Reading, name: &str, reachable: bool) -> Vec<Doubt> {
    let parts = &reading.parts;
    let mut doubts = Vec::new();
    if !parts.locker.is_empty() {
        if !parts.locker.contains(|c: char| c.is_ascii_digit()) {
            doubts.push(Doubt::LockerCode);
        }
        if !reachable {
            doubts.push(Doubt::LockerContact);
        }
        if parts.street.is_empty() {
            recipient(parts, name, &mut doubts);
            return doubts;
        }
    }
    let Some(country) = parts.country else {
        doubts.push(Doubt::Country);
        for (field, value) in
            [(Field::Street, &parts.street), (Field::City, &parts.city), (Field::Postcode, &parts.postcode)]
        {
            if value.is_empty() && (field != Field::Street || parts.po_box.is_empty()) {
                doubts.push(Doubt::Missing(field));
            }
        }
        recipient(parts, name, &mut doubts);
        return doubts;
    };
    if country.needs(Field::Postcode) && parts.postcode.is_empty() {
        doubts.push(foreign_postcode(parts, country).unwrap_or(Doubt::Missing(Field::Postcode)));
    }
    street(parts, country, &mut doubts);
    if country.needs(Field::City) && parts.city.is_empty() {
        doubts.push(Doubt::Missing(Field::City));
    }
    // The provinces of Spain and Italy follow from the postcode: their post does not need them from the buyer.
    let follows = matches!(country.code(), "ES" | "IT");
    if country.needs(Field::Region) && parts.region.is_empty() && !follows {
        doubts.push(Doubt::Missing(Field::Region));
    }
    recipient(parts, name, &mut doubts);
    doubts
}

fn recipient(parts: &Parts, name: &str, doubts: &mut Vec<Doubt>) {
    let said = if parts.recipient.trim().is_empty() { name } else { &parts.recipient };
    let words: Vec<&str> = said.split_whitespace().collect();
    if words.is_empty() && parts.house.is_empty() {
        doubts.push(Doubt::Missing(Field::Recipient));
    } else if let [.., last] = words.as_slice()
        && (words.len() == 1 || last.chars().filter(|c| c.is_alphabetic()).count() <= 1)
        && parts.house.is_empty()
    {
        doubts.push(Doubt::RecipientInShort { name: said.trim().to_owned() });
    }
}

fn street(parts: &Parts, country: Country, doubts: &mut Vec<Doubt>) {
    if !parts.po_box.is_empty() && parts.street.is_empty() {
        return;
    }
    if parts.street.is_empty() {
        doubts.push(Doubt::Missing(Field::Street));
        return;
    }
    if !has_kind(&parts.street) && !country.streets_like(&parts.street).is_empty() {
        doubts.push(Doubt::StreetKind { name: parts.street.clone() });
    }
    if parts.number.is_empty() && parts.house.is_empty() {
        doubts.push(Doubt::Number);
    } else if let Some((first, second)) = parts.number.split_once('/')
        && !number::has_flat_behind_slash(country)
        && country.code() != "CZ"
        && country.code() != "SK"
    {
        doubts.push(Doubt::HouseOrFlat { first: first.to_owned(), second: second.to_owned() });
    }
}

/// Where the postcode is missing but something of another country's kind stands there.
fn foreign_postcode(parts: &Parts, country: Country) -> Option<Doubt> {
    let words = parts.other.iter().flat_map(|line| line.split_whitespace()).chain([parts.number.as_str()]);
    let looks = |word: &&str| word.chars().filter(char::is_ascii_digit).count() >= 4 && word.len() <= 8;
    let written = words.into_iter().find(looks)?;
    (!country.is_postcode(written)).then(|| Doubt::Postcode { written: written.to_owned(), example: country.example() })
}

/// Whether a few words around a number name a street, a town that is known, or a parcel locker: whether they can be an address at all.
pub fn speaks_of_a_place(words: &str) -> bool {
    let folded = text::folded(words).into_owned();
    let words: Vec<&str> = folded.split([' ', ',', '\n']).filter(|word| !word.is_empty()).collect();
    let is_town = |at: usize| {
        (1..=3).any(|count| words.get(at..at + count).is_some_and(|name| towns::country_of(&name.join(" ")).is_some()))
    };
    let is_locker = |word: &&str| LOCKER.iter().any(|(one, _)| one == word);
    words.len() > 1 && (has_kind(&folded) || words.iter().any(is_locker) || (0..words.len()).any(is_town))
}

/// Whether the name says what kind of street it is.
fn has_kind(street: &str) -> bool {
    let folded = text::folded(street).into_owned();
    let words = || folded.split([' ', '-']);
    let is_word = |list: &[(&str, &str)]| words().any(|word| list.iter().any(|(one, _)| *one == word));
    is_word(STREET_BEFORE)
        || is_word(STREET_AFTER)
        || words()
            .any(|word| STREET_ENDINGS.iter().any(|(ending, _)| word.len() > ending.len() && word.ends_with(ending)))
}
