//! What a buyer wrote, read into the parts of an address.
//!
//! Every word gets at most one [`Slot`]. What is surest is placed first (telephone, country, postcode, region, boxes, flats), then the street with
//! its number, then the town by its place beside the postcode; what is left is who receives it, a part of the town, or stays over.

mod place;
mod street;

use std::ops::Range;

use super::tokens::{Token, tokens};
use super::words::{CARE_OF, LABELS, LOCKER, ORDINALS, PO_BOX, UNIT_AFTER, UNIT_BEFORE};
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
    /// The first telephone number beside the address, as it was written.
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
    reader.done()
}

/// What stands before a telephone number.
const PHONE: [&str; 8] = ["tel", "tel.", "phone", "telefon", "mobile", "mob.", "τηλ.", "тел."];

/// What may stand between the word for a flat and its number.
const NUMBER: [&str; 5] = ["no", "no.", "nr", "nr.", "number"];

struct Reader {
    tokens: Vec<Token>,
    slots: Vec<Option<Slot>>,
    country: Option<Country>,
    is_country_guessed: bool,
    /// The postcode as its country writes it.
    postcode: Option<String>,
    phone: Option<String>,
    email: Option<String>,
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

    /// Words such as "City:" say what the rest of their line is.
    fn labels(&mut self) {
        for at in 0..self.tokens.len() {
            if !self.tokens.get(at).is_some_and(|token| token.says) {
                continue;
            }
            let line = self.line_of(at);
            let start = (0..=at).rev().take_while(|at| self.line_of(*at) == line && self.is_free(*at)).last();
            let start = start.unwrap_or(at);
            let said = self.joined_folded(start..at + 1);
            let slot = LABELS.iter().find(|(label, _)| *label == said).map(|(_, slot)| *slot);
            let Some(slot) = slot else {
                // "Shipping address:" and the like say nothing that the rest would not.
                if self.part(self.part_of(at)).start == start {
                    self.put(start..=at, Slot::Beside);
                }
                continue;
            };
            self.put(start..=at, Slot::Beside);
            let rest =
                at + 1..(at + 1..self.tokens.len()).find(|at| self.line_of(*at) != line).unwrap_or(self.tokens.len());
            match slot {
                "recipient" => self.put(rest, Slot::Recipient),
                "city" if !rest.clone().any(|at| self.tokens.get(at).is_some_and(Token::has_digit)) => {
                    self.put(rest, Slot::City);
                }
                _ => {}
            }
        }
    }

    /// Telephone numbers and e-mail addresses are none of the address.
    fn contacts(&mut self) {
        for at in 0..self.tokens.len() {
            if !self.is_free(at) {
                continue;
            }
            if let Some(range) = self.contact_at(at).or_else(|| self.grouped_phone(at)) {
                self.note_contact(range.clone());
                self.put(range, Slot::Beside);
            }
        }
        // A part of nothing but nine digits or more.
        for part in 0..self.parts() {
            let range = self.part(part);
            let said = self.joined(range.clone());
            let digits = said.chars().filter(char::is_ascii_digit).count();
            let is_sign = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.');
            if digits >= 9 && self.are_free(range.clone()) && said.chars().all(is_sign) {
                self.note_contact(range.clone());
                self.put(range, Slot::Beside);
            }
        }
    }

    fn note_contact(&mut self, range: Range<usize>) {
        let said = self.joined(range);
        if said.contains('@') {
            self.email.get_or_insert(said);
        } else if said.chars().any(|c| c.is_ascii_digit()) {
            let number = said.trim_start_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '('));
            self.phone.get_or_insert_with(|| number.to_owned());
        }
    }

    /// Nine digits in threes, or nine and more in one word: no number of a house has so many.
    fn grouped_phone(&self, at: usize) -> Option<Range<usize>> {
        let digits = |at: usize| {
            let token = self.tokens.get(at)?;
            token.text.chars().all(|c| c.is_ascii_digit()).then_some(token.text.len())
        };
        if digits(at)? >= 9 {
            return Some(at..at + 1);
        }
        let is_in_threes = self.are_free(at..at + 3)
            && digits(at) == Some(3)
            && digits(at + 1) == Some(3)
            && matches!(digits(at + 2), Some(3 | 4));
        is_in_threes.then(|| at..at + 3)
    }

    fn contact_at(&self, at: usize) -> Option<Range<usize>> {
        let token = self.tokens.get(at)?;
        if token.text.contains('@') {
            return Some(at..at + 1);
        }
        let is_said = PHONE.contains(&token.folded.as_str());
        let is_written = token.text.starts_with('+') || token.text.starts_with("00") && token.text.len() > 9;
        if !is_said && !is_written {
            return None;
        }
        let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/');
        let is_of_it = |token: &&Token| token.part == self.part_of(at) && token.text.chars().all(is_sign);
        let more = self.tokens.iter().skip(at + 1).take_while(is_of_it).count();
        Some(at..at + 1 + more)
    }

    /// A line that asks or goes on and on is what was said around the address.
    fn sentences(&mut self) {
        let lines = self.tokens.last().map_or(0, |token| token.line + 1);
        for line in 0..lines {
            let of_line = || self.tokens.iter().enumerate().filter(|(_, token)| token.line == line);
            let (count, has_digit) = (of_line().count(), of_line().any(|(_, token)| token.has_digit()));
            let asks = of_line().next_back().is_some_and(|(_, token)| token.text.ends_with(['?', '!']));
            if (asks || count > 9) && !has_digit {
                let all: Vec<usize> = of_line().map(|(at, _)| at).collect();
                self.put(all, Slot::Other);
            }
        }
    }

    /// Boxes at the post office, parcel lockers, and who takes it for somebody.
    fn boxes(&mut self) {
        for at in 0..self.tokens.len() {
            for words in PO_BOX {
                let range = at..at + words.len();
                if !self.are_free(range.clone())
                    || !range.clone().zip(*words).all(|(at, word)| self.folded(at) == *word)
                {
                    continue;
                }
                let has_number = self.is_free(range.end) && self.tokens.get(range.end).is_some_and(Token::has_digit);
                if has_number {
                    self.put(range.start..=range.end, Slot::PoBox);
                }
            }
            let is_locker = LOCKER.iter().any(|(word, _)| self.folded(at) == *word);
            if is_locker && self.is_free(at) {
                let part = self.part(self.part_of(at));
                let code = (at + 1..part.end)
                    .find(|at| self.is_free(*at) && self.tokens.get(*at).is_some_and(Token::has_digit));
                self.put(at..=code.unwrap_or(at), Slot::Locker);
            }
            if CARE_OF.contains(&self.folded(at)) && self.is_free(at) {
                let part = self.part(self.part_of(at));
                let free: Vec<usize> = (at..part.end).filter(|at| self.is_free(*at)).collect();
                self.put(free, Slot::House);
            }
        }
    }

    /// Flats, floors, staircases, doors.
    fn units(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some(range) = self.unit_at(at) {
                self.put(range, Slot::Unit);
            }
        }
    }

    fn unit_at(&self, at: usize) -> Option<Range<usize>> {
        let token = self.tokens.get(at).filter(|_| self.is_free(at))?;
        let next = |by: usize| self.tokens.get(at + by).filter(|_| self.are_free(at..at + by + 1));
        let is_value =
            |token: &Token| token.has_digit() || token.text.starts_with('#') || token.text.chars().count() == 1;
        let word = token.folded.as_str();
        if UNIT_BEFORE.contains(&word) {
            let skips = usize::from(next(1).is_some_and(|token| NUMBER.contains(&token.folded.as_str())));
            if next(1 + skips).is_some_and(is_value) {
                return Some(at..at + 2 + skips);
            }
            // The ground floor in Spain: a word that says all.
            if word == "bajo" {
                return Some(at..at + 1);
            }
        }
        let is_counted = token.has_digit() || ORDINALS.contains(&word);
        if is_counted && next(1).is_some_and(|token| UNIT_AFTER.contains(&token.folded.as_str())) {
            return Some(at..at + 2);
        }
        let is_hash = word.starts_with('#') && word.len() > 1 && self.part(self.part_of(at)).start < at;
        if is_hash {
            return Some(at..at + 1);
        }
        // `2º B`
        let is_door = token.has_digit() && token.text.contains(['º', 'ª', '°']);
        let has_letter = next(1).is_some_and(|token| token.text.chars().count() <= 4 && !token.is_number());
        is_door.then(|| at..at + 1 + usize::from(has_letter))
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
