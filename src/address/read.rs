//! What a buyer wrote, read into the parts of an address.
//!
//! Every word gets at most one [`Slot`]. What is surest is placed first (telephone, country, postcode, region, boxes, flats), then the street with
//! its number, then the town by its place beside the postcode; what is left is who receives it, a part of the town, or stays over.

mod beside;
mod country;
mod postcode;
mod region;
mod rest;
mod street;
mod talk;
mod town;
mod unit;

use std::ops::Range;

use super::tokens::{Token, tokens};
use super::{Country, Parts, number};

/// What the reader cannot see in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Where the buyer is thought to live.
    pub country: Option<Country>,
}

/// An address that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub parts: Parts,
    /// The country was not written: it follows from the postcode, the town, the words.
    pub is_country_guessed: bool,
    /// The postcode as it was written, where that is not how its country writes it.
    pub postcode_as_written: Option<String>,
    /// The first telephone number beside the address, its digits as they were written.
    pub phone: Option<String>,
    /// The first e-mail address beside it.
    pub email: Option<String>,
}

/// What a word is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Slot {
    Recipient,
    House,
    Street,
    Number,
    Unit,
    PoBox,
    Locker,
    District,
    City,
    Region,
    Postcode,
    Country,
    /// A telephone number, an e-mail address, a word that says what follows: no part of the address.
    Beside,
    Other,
}

/// Reads an address in any form: on one line or several, with or without commas and words such as "City:".
pub fn read(text: &str, hints: &Hints) -> Reading {
    let mut reader = Reader::new(text, hints);
    reader.labels();
    reader.part_behind_town();
    reader.talk();
    reader.contacts();
    reader.sentences();
    reader.country();
    reader.postcode();
    reader.boxes();
    reader.units();
    reader.region();
    reader.street();
    reader.city();
    reader.rest();
    reader.signed();
    reader.done()
}

struct Reader {
    tokens: Vec<Token>,
    slots: Vec<Option<Slot>>,
    country: Option<Country>,
    is_country_guessed: bool,
    /// The postcode as its country writes it.
    postcode: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    /// The name behind the thanks at the end.
    signature: Option<Range<usize>>,
}

impl Reader {
    fn new(text: &str, hints: &Hints) -> Self {
        let tokens = tokens(text);
        let slots = vec![None; tokens.len()];
        Self {
            tokens,
            slots,
            country: hints.country,
            is_country_guessed: true,
            postcode: None,
            phone: None,
            email: None,
            signature: None,
        }
    }

    /// Whether a word has no place yet.
    fn is_free(&self, at: usize) -> bool {
        self.slots.get(at).is_some_and(Option::is_none)
    }

    /// Whether all of these words have no place yet and stand in one part.
    fn are_free(&self, range: Range<usize>) -> bool {
        let part = self.tokens.get(range.start).map(|token| token.part);
        !range.is_empty()
            && range.clone().all(|at| self.is_free(at) && self.tokens.get(at).map(|token| token.part) == part)
    }

    fn put(&mut self, range: impl IntoIterator<Item = usize>, slot: Slot) {
        for at in range {
            if let Some(place) = self.slots.get_mut(at) {
                *place = Some(slot);
            }
        }
    }

    fn has(&self, slot: Slot) -> bool {
        self.slots.contains(&Some(slot))
    }

    fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn part_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(usize::MAX, |token| token.part)
    }

    fn line_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(usize::MAX, |token| token.line)
    }

    /// The words of a part.
    fn part(&self, part: usize) -> Range<usize> {
        let start = self.tokens.iter().position(|token| token.part == part).unwrap_or(self.tokens.len());
        let length = self.tokens.iter().skip(start).take_while(|token| token.part == part).count();
        start..start + length
    }

    fn parts(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.part + 1)
    }

    /// Words joined as they were written.
    fn joined(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.tokens.get(range).into_iter().flatten().map(|token| token.text.as_str()).collect();
        words.join(" ")
    }

    fn joined_folded(&self, range: Range<usize>) -> String {
        let words: Vec<&str> =
            self.tokens.get(range).into_iter().flatten().map(|token| token.folded.as_str()).collect();
        words.join(" ")
    }

    /// Every word a slot has, in order; parts are joined by a comma.
    fn text_of(&self, slot: Slot) -> String {
        let mut said = String::new();
        let mut last: Option<usize> = None;
        for (at, token) in self.tokens.iter().enumerate() {
            if self.slots.get(at) != Some(&Some(slot)) {
                continue;
            }
            if let Some(last) = last {
                said.push_str(if self.part_of(last) == token.part { " " } else { ", " });
            }
            said.push_str(&token.text);
            last = Some(at);
        }
        said
    }

    fn done(self) -> Reading {
        let written = self.text_of(Slot::Postcode);
        let (number, flat) = self.number_and_flat();
        let unit = self.text_of(Slot::Unit);
        let unit = match flat {
            Some(flat) if unit.is_empty() => flat,
            Some(flat) => format!("{flat}, {unit}"),
            None => unit,
        };
        let postcode = self.postcode.clone().unwrap_or_else(|| written.clone());
        let other = self.over();
        let parts = Parts {
            recipient: self.text_of(Slot::Recipient),
            house: self.text_of(Slot::House),
            street: self.text_of(Slot::Street),
            number,
            unit,
            po_box: self.text_of(Slot::PoBox),
            locker: self.text_of(Slot::Locker),
            district: self.text_of(Slot::District),
            city: self.text_of(Slot::City),
            region: self.text_of(Slot::Region),
            postcode: postcode.clone(),
            country: self.country,
            other,
        };
        Reading {
            parts,
            is_country_guessed: self.is_country_guessed,
            postcode_as_written: (written != postcode).then_some(written),
            phone: self.phone,
            email: self.email,
        }
    }

    /// The number of the house, and the flat where it stands behind a slash.
    fn number_and_flat(&self) -> (String, Option<String>) {
        let number = self.text_of(Slot::Number);
        let has_flat = self.country.is_some_and(number::has_flat_behind_slash);
        match number.split_once('/') {
            Some((house, flat)) if has_flat && !house.is_empty() && !flat.is_empty() => {
                (house.to_owned(), Some(flat.to_owned()))
            }
            _ => (number, None),
        }
    }

    /// What found no place, a line each.
    fn over(&self) -> Vec<String> {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            if !matches!(self.slots.get(at), Some(None | Some(Slot::Other))) {
                continue;
            }
            match lines.last_mut() {
                Some((line, said)) if *line == token.line => {
                    said.push(' ');
                    said.push_str(&token.text);
                }
                _ => lines.push((token.line, token.text.clone())),
            }
        }
        lines.into_iter().map(|(_, said)| said).collect()
    }
}

#[cfg(test)]
mod tests;
