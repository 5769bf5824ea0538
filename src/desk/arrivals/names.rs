//! Who has which name and telephone number, for buyers of whom a file tells no more.

use std::collections::HashMap;

use crate::model::{Buyer, Id};
use crate::text::folded;

/// So many digits at the end of a telephone number are those of its owner, whichever way the country is dialled.
const OWN_DIGITS: usize = 8;

/// The names of buyers, without capitals and accents.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each with the last digits of their number.
    by_name: HashMap<String, Vec<(String, Id)>>,
}

impl Names {
    /// Those that were read, and those that have come or changed since.
    pub(super) fn of(read: Vec<(String, Option<String>, Id)>, fresh: impl Iterator<Item = Buyer>) -> Self {
        let mut names = Self::default();
        for (name, phone, id) in read {
            names.note(&name, phone.as_deref(), id);
        }
        for buyer in fresh {
            names.note(&buyer.name, buyer.phone.as_deref(), buyer.id);
        }
        names
    }

    /// Adds a buyer, or what their number has become.
    pub(super) fn note(&mut self, name: &str, phone: Option<&str>, id: Id) {
        let alike = self.by_name.entry(folded(name).into_owned()).or_default();
        let digits = own_digits(phone.unwrap_or_default());
        match alike.iter_mut().find(|(_, one)| *one == id) {
            Some((known, _)) => *known = digits,
            None => alike.push((digits, id)),
        }
    }

    /// All who have this name.
    pub(super) fn all(&self, name: &str) -> Vec<Id> {
        self.alike(name).map(|(_, id)| *id).collect()
    }

    /// The first who has this name and this number.
    pub(super) fn with_phone(&self, name: &str, phone: &str) -> Option<Id> {
        let digits = own_digits(phone);
        self.alike(name).find(|(known, _)| !digits.is_empty() && *known == digits).map(|(_, id)| *id)
    }

    fn alike(&self, name: &str) -> impl Iterator<Item = &(String, Id)> {
        self.by_name.get(folded(name).as_ref()).into_iter().flatten()
    }
}

fn own_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.iter().skip(digits.len().saturating_sub(OWN_DIGITS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_its_country_is_dialled() {
        let (anna, other) = (Id::new(), Id::new());
        let mut names =
            Names::of(vec![("Anna Nowak".to_owned(), Some("+48 512 345 678".to_owned()), anna)], std::iter::empty());
        names.note("ANNA NOWAK", None, other);
        for phone in ["512345678", "0048512345678", "(0) 512-345-678"] {
            assert_eq!(names.with_phone("anna nowak", phone), Some(anna), "{phone}");
        }
        assert_eq!(names.with_phone("Anna Nowak", "512 345 679"), None);
        assert_eq!(names.with_phone("Anna", "512 345 678"), None);
        assert_eq!(names.with_phone("Anna Nowak", "call me"), None);
        assert_eq!(names.all("Anna Nowak"), [anna, other]);
        names.note("Anna Nowak", Some("1"), anna);
        assert_eq!(names.with_phone("Anna Nowak", "512345678"), None);
    }
}
