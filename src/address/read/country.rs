//! The country: named, or guessed from what the rest speaks for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Reader, Slot};
use crate::address::words::{LOCKER, STREET_AFTER, STREET_BEFORE, STREET_ENDINGS};
use crate::address::{Country, towns};

/// The most words of a country's name.
const LONGEST_NAME: usize = 4;

/// Postcodes that no other country's look like.
const DISTINCTIVE: [&str; 8] = ["GB", "CA", "NL", "PL", "PT", "IE", "JP", "BR"];

/// Names of countries that are first names as well.
const FIRST_NAMES: [&str; 7] = ["kuba", "georgia", "jordan", "chad", "india", "israel", "kenya"];

/// Whether a country's name is a first name as well.
pub(super) fn is_first_name(said: &str) -> bool {
    FIRST_NAMES.contains(&crate::text::folded(said).trim_end_matches('.'))
}

impl Reader {
    /// The country: where it is named, else what the rest speaks for.
    pub(super) fn country(&mut self) {
        if let Some((range, country)) = self.named_country() {
            self.put(range, Slot::Country);
            self.country = Some(country);
            self.is_country_guessed = false;
            return;
        }
        self.country = self.guessed_country();
    }

    /// The country that stands at the end, or on a part of its own.
    fn named_country(&self) -> Option<(Range<usize>, Country)> {
        let end = (0..self.tokens.len()).rev().find(|at| self.is_free(*at))? + 1;
        let mut endings: Vec<Range<usize>> =
            (1..=LONGEST_NAME).rev().filter_map(|count| Some(end.checked_sub(count)?..end)).collect();
        endings.extend((1..self.parts()).rev().map(|part| self.part(part)));
        endings.into_iter().filter(|range| self.are_free(range.clone())).find_map(|range| {
            let said = self.joined(range.clone());
            if let Some(country) = Country::named(&said) {
                // "Georgia" at the end of an American address is no country; a town may bear a country's name.
                let is_alone = self.part(self.part_of(range.start)) == range;
                let stands = is_alone || range.end == end;
                return (stands && !self.is_somebody(&range, end)).then_some((range, country));
            }
            let country = Country::of(&said).filter(|_| said.len() == 2)?;
            let is_own_part = self.part(self.part_of(range.start)) == range && range.start > 0;
            let is_region = ["US", "CA", "AU", "BR", "IT", "ES"]
                .iter()
                .any(|code| Country::of(code).is_some_and(|of| of.region_named(&said).is_some()));
            let is_town = self.town_before(range.start) == Some(country);
            let has_postcode = self.find_postcode(country).is_some();
            let is_sure = is_town
                || (has_postcode && !is_region)
                || (is_own_part && !is_region)
                || (is_own_part && said == said.to_lowercase());
            is_sure.then_some((range, country))
        })
    }

    /// Whether what could be a country is rather a first name: it stands neither alone on its line nor at the end behind the town.
    fn is_somebody(&self, range: &Range<usize>, end: usize) -> bool {
        let line = self.line_of(range.start);
        let on_line = (0..self.tokens.len()).filter(|at| self.line_of(*at) == line).count();
        let is_part = self.part(self.part_of(range.start)) == *range;
        let is_behind_town = range.end == end && (is_part || self.town_before(range.start).is_some());
        is_first_name(&self.joined(range.clone())) && on_line != range.len() && !is_behind_town
    }

    fn town_before(&self, at: usize) -> Option<Country> {
        (1..=3).find_map(|count| towns::country_of(&self.joined_folded(at.checked_sub(count)?..at)))
    }

    /// What postcode, towns, street words and what was hinted speak for.
    fn guessed_country(&self) -> Option<Country> {
        let mut votes: BTreeMap<Country, u32> = BTreeMap::new();
        let mut vote = |country: Country, weight: u32| *votes.entry(country).or_default() += weight;
        for country in DISTINCTIVE.iter().filter_map(|code| Country::of(code)) {
            if self.find_postcode(country).is_some_and(|(range, _)| self.is_distinctive(&range, country)) {
                vote(country, 6);
            }
        }
        if let Some(us) = Country::of("US") {
            let has_state = (1..self.tokens.len()).any(|at| {
                let is_zip = self.tokens.get(at).is_some_and(|token| us.is_postcode(&token.text));
                let before = self.tokens.get(at - 1).map_or("", |token| token.text.as_str());
                is_zip
                    && before.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
                    && us.region_named(before).is_some()
            });
            if has_state {
                vote(us, 6);
            }
        }
        for at in 0..self.tokens.len() {
            for count in 1..=3 {
                let range = at..at + count;
                if range.end <= self.tokens.len()
                    && let Some(country) = towns::country_of(&self.joined_folded(range))
                {
                    vote(country, 4);
                }
            }
            let word = self.folded(at);
            let before = STREET_BEFORE.iter().chain(STREET_AFTER).filter(|(one, _)| *one == word);
            let glued = STREET_ENDINGS.iter().filter(|(ending, _)| word.len() > ending.len() && word.ends_with(ending));
            let locker = LOCKER.iter().filter(|(one, _)| *one == word);
            let codes = before.chain(glued).chain(locker).map(|(_, codes)| *codes).next().unwrap_or_default();
            for (nth, code) in codes.split_whitespace().enumerate() {
                if let Some(country) = Country::of(code) {
                    vote(country, if nth == 0 { 3 } else { 2 });
                }
            }
        }
        // Cyprus writes its postcodes with four digits, which its own votes tell; all else in Greek letters is in Greece.
        if let Some(greece) = Country::of("GR").filter(|_| self.is_greek()) {
            vote(greece, 2);
        }
        if let Some(hinted) = self.country {
            // Where the postcode is none of the country's, the hint weighs less.
            vote(hinted, if self.find_postcode(hinted).is_some() { 3 } else { 1 });
        }
        let four_digits = self.four_digits();
        if four_digits.is_some() {
            // Four digits before a town are no postcode of a country whose own have five.
            votes.retain(|country, _| self.find_postcode(*country).is_some());
        }
        let most = votes.values().max().copied()?;
        // Of several, the one that was hinted, then the one whose postcode is there.
        let mut best: Vec<Country> =
            votes.into_iter().filter(|(_, count)| *count == most).map(|(one, _)| one).collect();
        best.sort_by_key(|one| (Some(*one) != self.country, self.find_postcode(*one).is_none()));
        // Austria and Switzerland write them alike, and so do others: then only who wrote it knows.
        let is_open = four_digits.is_some() && best.len() > 1 && !best.iter().any(|one| Some(*one) == self.country);
        best.first().copied().filter(|_| !is_open)
    }

    /// Four digits before a name, on a part of their own, where no street stands and another number is the house's: `8330 Pfäffikon`.
    pub(super) fn four_digits(&self) -> Option<usize> {
        let code = (0..self.parts()).map(|part| self.part(part)).find(|part| {
            let is_code = self.tokens.get(part.start).is_some_and(|token| token.is_number() && token.text.len() == 4);
            let name = part.start + 1..part.end;
            let is_street = name.clone().any(|at| {
                let word = self.folded(at);
                STREET_BEFORE.iter().chain(STREET_AFTER).any(|(one, _)| *one == word)
                    || STREET_ENDINGS.iter().any(|(ending, _)| word.len() > ending.len() && word.ends_with(ending))
            });
            is_code && self.are_free(part.clone()) && !name.is_empty() && !self.has_digits(&name) && !is_street
        })?;
        let is_alone = self.slots.iter().zip(0..).all(|(slot, at)| slot.is_some() || code.contains(&at));
        let has_house = (0..self.tokens.len()).any(|at| {
            !code.contains(&at) && self.is_free(at) && self.tokens.get(at).is_some_and(super::street::is_number)
        });
        (is_alone || has_house).then_some(code.start)
    }

    /// Whether anything is written in Greek letters.
    fn is_greek(&self) -> bool {
        self.tokens.iter().any(|token| token.text.chars().any(|c| matches!(c, '\u{370}'..='\u{3ff}')))
    }

    /// Whether what looks like a postcode of this country cannot be something else: it has letters and digits, or its dash.
    fn is_distinctive(&self, range: &Range<usize>, country: Country) -> bool {
        let said = self.joined(range.clone());
        let (letters, digits) = (said.contains(char::is_alphabetic), said.contains(|c: char| c.is_ascii_digit()));
        match country.code() {
            // A letter and two digits, or D6W.
            "IE" => said.bytes().take(2).map(|byte| byte.is_ascii_digit()).eq([false, true]),
            "NL" => letters && digits && said.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase),
            "GB" | "CA" => letters && digits,
            _ => said.contains('-'),
        }
    }
}
