//! The street and the number of the house.

use std::ops::Range;

use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::words::{DIRECTIONS, STREET_AFTER, STREET_BEFORE, STREET_ENDINGS};
use crate::address::{number, towns};

/// Words that stand before the one that says what kind of street it is, and belong to it: `Nieuwe Binnenweg`, `Große Allee`.
const ADJECTIVES: [&str; 22] = [
    "nieuwe", "oude", "lange", "korte", "grote", "kleine", "neue", "alte", "grosse", "obere", "untere", "hohe",
    "kurze", "st.", "sankt", "am", "im", "an", "der", "gamle", "nya", "stora",
];

/// The most words of a large town's name.
const LONGEST_TOWN: usize = 3;

/// Beginnings of streets that are everyday words as well: they need a number behind the name.
const NEEDS_NUMBER: [&str; 8] = ["am", "im", "an", "unter", "alte", "al.", "r.", "str."];

impl Reader {
    /// Places the street and its number: by the word for the kind of street, else by the number alone.
    pub(super) fn street(&mut self) {
        let found = self.by_word_before().or_else(|| self.by_word_after()).or_else(|| self.by_ending());
        let Some(street) = found.or_else(|| self.by_number().map(|street| self.behind_town(street))) else { return };
        self.put(street.clone(), Slot::Street);
        self.number(&street);
    }

    /// `ul. Prosta 5`, `12 rue de Rivoli`, `C. de Ruiz de Alarcón, 23`.
    fn by_word_before(&self) -> Option<Range<usize>> {
        (0..self.tokens.len()).find_map(|at| {
            let word = self.folded(at);
            let begins = self.part(self.part_of(at)).start == at;
            let behind_number =
                at > 0 && self.part_of(at - 1) == self.part_of(at) && is_number(self.tokens.get(at - 1)?);
            let is_word = STREET_BEFORE.iter().any(|(one, _)| *one == word);
            // Words that end a street in English begin one elsewhere.
            let ends_one = STREET_AFTER.iter().any(|(one, _)| *one == word);
            let may_begin = begins || behind_number || (!ends_one && !NEEDS_NUMBER.contains(&word));
            if !is_word || !may_begin || !self.is_free(at) {
                return None;
            }
            let end = self.end_of_name(at + 1);
            let has_number = self.number_at(end).is_some();
            let is_named = end > at + 1 && (has_number || !NEEDS_NUMBER.contains(&word));
            is_named.then_some(at..end)
        })
    }

    /// `22B Derwent Parade`, `1600 Pennsylvania Ave NW`, `Eduard Sueß Gasse 9`.
    fn by_word_after(&self) -> Option<Range<usize>> {
        let mut found: Vec<(bool, Range<usize>)> = Vec::new();
        for at in 1..self.tokens.len() {
            let word = self.folded(at);
            let is_word = STREET_AFTER.iter().any(|(one, _)| *one == word)
                || word.rsplit_once('-').is_some_and(|(_, last)| STREET_AFTER.iter().any(|(one, _)| *one == last));
            if !is_word || !self.are_free(at - 1..at + 1) || is_number(self.tokens.get(at - 1)?) {
                continue;
            }
            let part = self.part(self.part_of(at));
            let start = (part.start..at)
                .rev()
                .take_while(|at| self.is_free(*at) && !self.tokens.get(*at).is_some_and(is_number))
                .last()?;
            let mut end = at + 1;
            while end < part.end && self.is_free(end) && DIRECTIONS.contains(&self.folded(end)) {
                end += 1;
            }
            let numbered = start > part.start && self.is_free(start - 1);
            let behind = end < part.end && self.number_at(end).is_some();
            found.push((numbered || behind, start..end));
        }
        // The one beside a number, else the first.
        found.iter().find(|(numbered, _)| *numbered).or(found.first()).map(|(_, range)| range.clone())
    }

    /// `Triftstraße 67`, `Valdemarsgade 42`, `Eduard-Sueß-Gasse 9`.
    fn by_ending(&self) -> Option<Range<usize>> {
        (0..self.tokens.len()).find_map(|at| {
            let word = self.folded(at);
            let last = word.rsplit('-').next().unwrap_or(word);
            let is_one = STREET_ENDINGS.iter().any(|(ending, _)| {
                last.ends_with(ending) && (last.len() > ending.len() + 1 || last.len() < word.len())
            });
            if !is_one || !self.is_free(at) {
                return None;
            }
            let part = self.part(self.part_of(at));
            let is_name = |before: &usize| self.is_free(*before) && ADJECTIVES.contains(&self.folded(*before));
            let mut start = (part.start..at).rev().take_while(is_name).last().unwrap_or(at);
            // Where the town stands elsewhere, the words before it in its line are its own: `Eduard Sueß-Gasse 9`.
            if last.len() < word.len() && part.start + 1 == start {
                start = part.start;
            }
            Some(start..at + 1)
        })
    }

    /// A part with a name and a number, though nothing says that it is a street.
    fn by_number(&self) -> Option<Range<usize>> {
        (0..self.parts()).find_map(|part| {
            let part = self.part(part);
            let free: Vec<usize> = part.clone().filter(|at| self.is_free(*at)).collect();
            let (first, last) = (*free.first()?, *free.last()?);
            let of = |at: usize| self.tokens.get(at);
            let words = free.iter().filter(|at| !of(**at).is_some_and(is_number)).count();
            if words == 0 || !self.are_free(first..last + 1) {
                return None;
            }
            if is_number(of(first)?) && first < last {
                return Some(first + 1..last + 1);
            }
            let number = (first + 1..=last).find(|at| of(*at).is_some_and(is_number));
            if let Some(number) = number {
                return Some(first..number);
            }
            // `LÓPEZ MATEOS, 106`
            let next = self.part(self.part_of(last) + 1);
            let is_alone = next.len() == 1 && self.is_free(next.start) && of(next.start).is_some_and(is_number);
            is_alone.then_some(first..last + 1)
        })
    }

    /// A street without the large town that stands before it: `Łódź Piotrkowska 12`. Where the number stands first, a town's name
    /// before a word is rather the street's own: `5 York Mews`.
    fn behind_town(&mut self, street: Range<usize>) -> Range<usize> {
        let Some(country) = self.country.filter(|country| !number::is_first(*country)) else { return street };
        let mut ends = (street.start + 1..street.end.min(street.start + 1 + LONGEST_TOWN)).rev();
        let town = ends.find(|end| towns::country_of(&self.joined_folded(street.start..*end)) == Some(country));
        let Some(end) = town.filter(|_| !self.has(Slot::City) && self.postcode.is_none()) else { return street };
        self.put(street.start..end, Slot::City);
        end..street.end
    }

    /// Where the name of a street ends: at a number, or with the part.
    fn end_of_name(&self, from: usize) -> usize {
        let part = self.part(self.part_of(from.saturating_sub(1)));
        let is_of_it = |at: &usize| self.is_free(*at) && !self.tokens.get(*at).is_some_and(is_number);
        (from..part.end).take_while(is_of_it).last().map_or(from, |at| at + 1)
    }

    /// The number that stands here: its words.
    fn number_at(&self, at: usize) -> Option<Range<usize>> {
        let token = self.tokens.get(at).filter(|token| self.is_free(at) && is_number(token))?;
        let follows_letter = self.tokens.get(at + 1).is_some_and(|next| {
            next.part == token.part
                && self.is_free(at + 1)
                && next.text.chars().count() == 1
                && next.text.chars().all(char::is_alphabetic)
        });
        Some(at..at + 1 + usize::from(follows_letter))
    }

    /// The number before or behind the street.
    fn number(&mut self, street: &Range<usize>) {
        let before = street.start.checked_sub(1).filter(|at| {
            self.is_free(*at)
                && self.part_of(*at) == self.part_of(street.start)
                && self.tokens.get(*at).is_some_and(is_number)
        });
        let same_part = self.part_of(street.end) == self.part_of(street.start);
        let behind = self.number_at(street.end).filter(|range| {
            // On the next part only a number alone: what else begins there is the town's.
            let is_alone = self.part(self.part_of(range.start)).start == range.start
                && (self.part(self.part_of(range.start)).len() == range.len() || !self.is_free(range.end));
            same_part || is_alone
        });
        let number_first = self.country.is_some_and(number::is_first);
        let found = match (before, behind) {
            (Some(before), Some(behind)) if !number_first => {
                self.put(behind.clone(), Slot::Number);
                self.put([before], Slot::House);
                return;
            }
            (Some(before), _) => before..before + 1,
            (None, Some(behind)) => behind,
            (None, None) => return,
        };
        self.put(found, Slot::Number);
    }
}

/// Whether a word can be the number of a house: `5`, `12a`, `4-6`, `15/2`, `16½`; no `26th`, which names a street.
pub(super) fn is_number(token: &Token) -> bool {
    let folded = token.folded.trim_start_matches(['-', '#']);
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| folded.ends_with(ending));
    let begins = folded.chars().next().is_some_and(|c| c.is_ascii_digit());
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    begins && letters <= 3 && !(ordinal && letters == 2)
}
