//! Two buyers that turn out to be one person.

use super::{Address, Buyer};
use crate::text;

/// A field that says one thing of the kept buyer and another of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The field's name, as the command line calls it.
    pub field: &'static str,
    pub kept: String,
    pub other: String,
}

impl Buyer {
    /// Takes over what this buyer lacks and the other has, and says where they contradict each other; there this one's stays.
    /// Consent given once is given: it is the same person.
    pub fn absorb(&mut self, other: &Self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        if text::folded(&self.name) != text::folded(&other.name) {
            found.push(contradiction("name", &self.name, &other.name));
        }
        take("address-as", &mut self.address_as, other.address_as.as_ref(), Clone::clone, &mut found);
        take("language", &mut self.language, other.language.as_ref(), ToString::to_string, &mut found);
        take("tone", &mut self.tone, other.tone.as_ref(), |tone| tone.word().to_owned(), &mut found);
        take("kind", &mut self.kind, other.kind.as_ref(), |kind| kind.word().to_owned(), &mut found);
        take("phone", &mut self.phone, other.phone.as_ref(), Clone::clone, &mut found);
        take("email", &mut self.email, other.email.as_ref(), Clone::clone, &mut found);
        take("birthday", &mut self.birthday, other.birthday.as_ref(), ToString::to_string, &mut found);
        if self.address == Address::default() {
            self.address = other.address.clone();
        } else if other.address != Address::default() && self.address.in_lines() != other.address.in_lines() {
            found.push(contradiction("address", &self.address.in_lines(), &other.address.in_lines()));
        }
        for handle in &other.handles {
            if !self.handles.contains(handle) {
                self.handles.push(handle.clone());
            }
        }
        for tag in &other.tags {
            if !self.tags.contains(tag) {
                self.tags.push(tag.clone());
            }
        }
        self.consent |= other.consent;
        append(&mut self.notes, &other.notes);
        found
    }
}

impl Address {
    /// As the buyer wrote it, else its parts on lines of their own.
    #[must_use]
    pub fn in_lines(&self) -> String {
        if !self.raw.trim().is_empty() {
            return self.raw.trim().to_owned();
        }
        let town = format!("{} {}", self.postcode, self.city);
        let lines = [self.street.as_str(), &town, &self.region, &self.country];
        let filled: Vec<&str> = lines.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect();
        filled.join("\n")
    }
}

/// Adds lines to a text, unless they stand in it already.
pub fn append(text: &mut String, more: &str) {
    let more = more.trim();
    if more.is_empty() || text.contains(more) {
        return;
    }
    if !text.trim().is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn take<T: Clone + PartialEq>(
    field: &'static str,
    kept: &mut Option<T>,
    other: Option<&T>,
    shown: impl Fn(&T) -> String,
    found: &mut Vec<Contradiction>,
) {
    match (kept.as_ref(), other) {
        (None, Some(other)) => *kept = Some(other.clone()),
        (Some(known), Some(other)) if known != other => {
            found.push(contradiction(field, &shown(known), &shown(other)));
        }
        _ => {}
    }
}

fn contradiction(field: &'static str, kept: &str, other: &str) -> Contradiction {
    Contradiction { field, kept: kept.to_owned(), other: other.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Handle, Kind};

    #[test]
    fn what_is_lacking_is_taken_over_and_what_contradicts_is_named() {
        let handle = |channel: &str, name: &str| Handle { channel: Channel::new(channel), name: name.to_owned() };
        let mut anna = Buyer {
            phone: Some("123".to_owned()),
            handles: vec![handle("etsy", "anna")],
            notes: "likes blue".to_owned(),
            ..Buyer::named("Anna Nowak")
        };
        let twin = Buyer {
            phone: Some("456".to_owned()),
            email: Some("a@example.org".to_owned()),
            kind: Some(Kind::Gloomy),
            handles: vec![handle("etsy", "anna"), handle("allegro", "ania_k")],
            consent: true,
            notes: "rings twice".to_owned(),
            address: Address { city: "Łódź".to_owned(), ..Address::default() },
            ..Buyer::named("anna nowak")
        };
        let found = anna.absorb(&twin);
        assert_eq!(found, [contradiction("phone", "123", "456")]);
        assert_eq!((anna.email.as_deref(), anna.kind), (Some("a@example.org"), Some(Kind::Gloomy)));
        assert_eq!((anna.handles.len(), anna.consent), (2, true));
        assert_eq!((anna.notes.as_str(), anna.address.in_lines().as_str()), ("likes blue\nrings twice", "Łódź"));
        let again = anna.clone();
        assert_eq!((anna.absorb(&twin).len(), anna), (1, again), "nothing is taken over twice");
    }
}
