//! The texts of a person, looked for in bytes and in other texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::folded;

/// A text longer than this is looked for in pieces of this length: a page of the database may end within it.
const PIECE: usize = 32;
/// So many pieces of one text are enough to find what is left of it.
const PIECES: usize = 16;
/// Anything shorter stands in bytes by chance.
const LEAST: usize = 6;
/// What is looked for is told apart from what is not by so many bytes at first.
const KEY: usize = 4;

/// What leads to a person, and what they and the seller wrote to each other.
#[derive(Debug, Default)]
pub(super) struct Needles {
    /// Names of at least two words, handles, e-mail addresses, telephone numbers, streets: wherever one stands, it is about them.
    /// Each with its folded form.
    identity: BTreeMap<String, String>,
    /// Texts, which others may have written as well.
    texts: BTreeSet<String>,
}

impl Needles {
    /// Adds a text that leads to the person wherever it stands; one that is too short or too common for that is a text like others.
    pub(super) fn identify(&mut self, text: &str) {
        let text = text.trim();
        if text.len() >= LEAST && !text.contains('\n') {
            self.identity.insert(text.to_owned(), folded(text).into_owned());
        } else {
            self.texts.insert(text.to_owned());
        }
    }

    /// Adds a name: a single word is the name of many.
    pub(super) fn name(&mut self, name: &str) {
        if name.split_whitespace().nth(1).is_some() { self.identify(name) } else { self.text(name) }
    }

    /// Adds a telephone number, as it is written and as it is found by.
    pub(super) fn phone(&mut self, phone: &str) {
        self.identify(phone);
        let digits: String = phone.chars().filter(|c| c.is_alphanumeric()).collect();
        self.identify(&digits);
    }

    /// Adds a street, which leads to them if it has a number.
    pub(super) fn street(&mut self, street: &str) {
        if street.chars().any(char::is_numeric) { self.identify(street) } else { self.text(street) }
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        self.texts.insert(text.trim().to_owned());
    }

    /// How many texts are looked for in bytes.
    pub(super) fn count(&self) -> usize {
        self.identity.len() + self.texts.len()
    }

    /// The words of a name, an address or a number that leads to the person, in another text: whole ones, however they are spelt.
    pub(super) fn are_named_in(&self, text: &str) -> bool {
        let text = folded(text);
        self.identity.values().any(|identity| has_words(&text, identity))
    }

    /// What looks for all of it in bytes.
    pub(super) fn scan(&self) -> Scan {
        let mut scan = Scan::default();
        for text in self.identity.keys() {
            scan.add(text, true);
        }
        for text in &self.texts {
            scan.add(text, false);
        }
        scan
    }
}

/// Whether a text has these words with no letter or digit at either end of them.
fn has_words(text: &str, words: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = (text.get(..at), text.get(at + found.len()..));
        !is_part(before.and_then(|before| before.chars().next_back()))
            && !is_part(after.and_then(|after| after.chars().next()))
    })
}

/// A search for many texts at once, in every form they are kept in: as they are, folded, and within JSON once and twice.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Each form with the text it is of, and whether that leads to the person.
    forms: Vec<(Vec<u8>, String, bool)>,
    /// Which forms begin with these bytes.
    by_key: HashMap<[u8; KEY], Vec<usize>>,
    /// Whether any form begins with these two bytes.
    begins: Vec<bool>,
}

impl Scan {
    fn add(&mut self, text: &str, is_identity: bool) {
        let mut forms: BTreeSet<Vec<u8>> = BTreeSet::new();
        for form in [text.to_owned(), folded(text).into_owned()] {
            let once = in_json(&form);
            let twice = in_json(&once);
            for form in [form, once, twice] {
                forms.extend(pieces(&form).map(<[u8]>::to_vec));
            }
        }
        if self.begins.is_empty() {
            self.begins = vec![false; 1 << 16];
        }
        for form in forms {
            let Some(key) = form.first_chunk::<KEY>() else { continue };
            self.begins[usize::from(u16::from_le_bytes([key[0], key[1]]))] = true;
            self.by_key.entry(*key).or_default().push(self.forms.len());
            self.forms.push((form, text.to_owned(), is_identity));
        }
    }

    /// The texts that stand in these bytes, in whatever form; each with whether it leads to the person.
    pub(super) fn found_in(&self, bytes: &[u8]) -> BTreeMap<&str, bool> {
        let mut found = BTreeMap::new();
        if self.forms.is_empty() {
            return found;
        }
        for at in 0..bytes.len().saturating_sub(KEY - 1) {
            if !self.begins[usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))] {
                continue;
            }
            let rest = &bytes[at..];
            let Some(places) = rest.first_chunk::<KEY>().and_then(|key| self.by_key.get(key)) else { continue };
            for (form, text, is_identity) in places.iter().filter_map(|place| self.forms.get(*place)) {
                if rest.starts_with(form) {
                    found.insert(text.as_str(), *is_identity);
                }
            }
        }
        found
    }
}

/// A text as it stands within the quotation marks of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

/// A text in pieces of characters, each long enough not to be there by chance.
fn pieces(text: &str) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    let cut = move || {
        let end = rest.floor_char_boundary(PIECE);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece.as_bytes())
    };
    std::iter::from_fn(cut).take(PIECES).filter(|piece| piece.len() >= LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles() -> Needles {
        let mut needles = Needles::default();
        needles.name("Zoë Quark");
        needles.phone("+48 512 345 678");
        needles.text("a \"quoted\"\nmessage of two lines, which is long enough to be cut into pieces");
        needles
    }

    fn found(bytes: &[u8]) -> Vec<String> {
        needles().scan().found_in(bytes).into_keys().map(str::to_owned).collect()
    }

    #[test]
    fn a_text_is_found_in_every_form_it_is_kept_in() {
        assert_eq!(found("xx Zoë Quark".as_bytes()), ["Zoë Quark"]);
        assert_eq!(found(b"xx zoe quark yy"), ["Zoë Quark"]);
        assert_eq!(found(b"\x00\x0148512345678"), ["48512345678"]);
        assert_eq!(found(br#"{"text":"a \"quoted\"\nmessage of two lines,"#).len(), 1);
        assert_eq!(found(br#"{\"text\":\"a \\\"quoted\\\"\\nmessage of two lines,"#).len(), 1);
        assert!(found(b"Zo Quark 48512 a quoted message").is_empty());
    }

    #[test]
    fn what_is_about_somebody_else_is_not_named() {
        let needles = needles();
        assert!(needles.are_named_in("a friend of ZOE QUARK, who"));
        assert!(!needles.are_named_in("a friend of Zoe Quarkson"));
        let mut one = Needles::default();
        one.name("Zoë");
        assert!(!one.are_named_in("Zoë"), "a single name is the name of many");
    }
}
