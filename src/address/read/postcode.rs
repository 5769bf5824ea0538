//! The postcode, as its country writes it.

use std::ops::Range;

use super::{Reader, Slot};
use crate::address::{Country, number};

impl Reader {
    /// The postcode of a country: the last words that are one, as it writes it.
    pub(super) fn find_postcode(&self, country: Country) -> Option<(Range<usize>, String)> {
        let count = self.tokens.len();
        let ranges = (0..count).rev().flat_map(|at| [at..at + 2, at..at + 1]);
        ranges.filter(|range| range.end <= count && self.are_free(range.clone())).find_map(|range| {
            let said = self.joined(range.clone());
            let code = spelt(country, &said)?;
            // Digits at the beginning of a part with a name behind them number a house there.
            let begins = self.part(self.part_of(range.start)).start == range.start;
            let number_first =
                number::is_first(country) && !is_before_town(country) && said.bytes().all(|byte| byte.is_ascii_digit());
            (!(begins
                && number_first
                && self.is_free(range.end)
                && self.part_of(range.end) == self.part_of(range.start)))
            .then_some((range, code))
        })
    }

    pub(super) fn postcode(&mut self) {
        let Some((range, code)) = self.country.and_then(|country| self.find_postcode(country)) else {
            if self.country.is_none()
                && let Some(at) = self.four_digits()
            {
                self.put([at], Slot::Postcode);
            }
            return;
        };
        self.put(range, Slot::Postcode);
        self.postcode = Some(code);
    }
}

/// Whether a country writes the postcode before the town.
pub(super) fn is_before_town(country: Country) -> bool {
    let lines = country.lines();
    lines.find("%Z").zip(lines.find("%C")).is_some_and(|(postcode, city)| postcode < city)
}

/// A postcode as its country writes it: the dash, the space, the capitals may be missing, its country's sign stand before.
fn spelt(country: Country, said: &str) -> Option<String> {
    let said = said.trim_end_matches('.');
    if !said.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if country.is_postcode(said) {
        return Some(said.to_uppercase());
    }
    if let Some((sign, rest)) = said.split_once(['-', ' ']) {
        let is_sign = (1..=3).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_sign && country.is_postcode(rest) {
            return Some(rest.to_uppercase());
        }
    }
    // The example shows where what is missing belongs.
    if said.contains(|c: char| !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '.')) {
        return None;
    }
    let plain: Vec<char> = said.chars().filter(|c| c.is_alphanumeric()).collect();
    let example = country.example();
    if plain.len() != example.chars().filter(|c| c.is_alphanumeric()).count() || plain.len() < 5 {
        return None;
    }
    let mut letters = plain.into_iter();
    let shaped: String =
        example.chars().filter_map(|c| if c.is_alphanumeric() { letters.next() } else { Some(c) }).collect();
    let shaped = shaped.to_uppercase();
    country.is_postcode(&shaped).then_some(shaped)
}
