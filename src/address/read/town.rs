//! The town.

use std::ops::Range;

use super::postcode::is_before_town;
use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::towns;
use crate::address::words::{STREET_AFTER, STREET_BEFORE, STREET_ENDINGS, UNIT_AFTER, UNIT_BEFORE};

/// Words that are mostly written in short, with more letters than other abbreviations have.
const ABBREVIATIONS: &str =
    "avda avenida apdo blvd ctra depto dpto edif gral hauptstr izda izqda pasj prof prol pque sgto terr";

impl Reader {
    /// Parts the sentence behind the town from it: `602 00 Brno. Petra Nováková`. The town is known by the digits before it.
    pub(super) fn part_behind_town(&mut self) {
        let mut more = 0;
        for at in 0..self.tokens.len() {
            let parts = at > 0 && self.is_free(at) && self.ends_town(at - 1, more);
            more += usize::from(parts);
            if parts {
                self.tokens[at - 1].end_sentence();
                self.tokens[at].opens = true;
            }
            self.tokens[at].part += more;
        }
    }

    /// Whether the full stop behind this word ends the line of a town; `more` parts were added before it.
    fn ends_town(&self, at: usize, more: usize) -> bool {
        let (Some(town), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return false };
        let same_part = town.part == next.part + more;
        let word = town.folded.trim_end_matches('.');
        let is_short = ABBREVIATIONS.split(' ').any(|one| one == word)
            || [town.folded.as_str(), word].iter().any(|word| {
                STREET_BEFORE.iter().chain(STREET_AFTER).any(|(one, _)| one == word)
                    || UNIT_BEFORE.contains(word)
                    || UNIT_AFTER.contains(word)
            })
            || STREET_ENDINGS.iter().any(|(ending, _)| word.ends_with(ending) || town.folded.ends_with(ending));
        let before = (0..at).rev().take_while(|before| self.part_of(*before) == town.part);
        let follows_digits = before.into_iter().any(|before| self.tokens.get(before).is_some_and(Token::has_digit));
        same_part && town.ends_sentence() && !is_short && follows_digits && next.text.starts_with(char::is_uppercase)
    }

    /// The town: beside the postcode, on the side where the country writes it; else a known one; else the last part that is left.
    pub(super) fn city(&mut self) {
        if self.has(Slot::City) {
            return;
        }
        let postcode = self.slots.iter().position(|slot| *slot == Some(Slot::Postcode));
        let region = self.slots.iter().position(|slot| *slot == Some(Slot::Region));
        if let Some(at) = postcode {
            let behind = self.country.is_none_or(is_before_town);
            let end =
                (at..self.tokens.len()).take_while(|at| self.slots.get(*at) == Some(&Some(Slot::Postcode))).last();
            let after = self.free_after(end.map_or(at, |end| end + 1));
            let before = self.free_before(region.filter(|region| *region < at).unwrap_or(at));
            let sides = if behind { [after, before] } else { [before, after] };
            if let Some(range) = sides.into_iter().flatten().next() {
                self.put(range, Slot::City);
                return;
            }
        }
        if let Some(range) = self.known_town().or_else(|| region.and_then(|at| self.free_before(at))) {
            self.put(range, Slot::City);
            return;
        }
        // Only below or behind a street: alone it may be anything.
        let last =
            (0..self.parts()).rev().map(|part| self.part(part)).find(|part| part.clone().any(|at| self.is_free(at)));
        let street = self.slots.iter().rposition(|slot| matches!(slot, Some(Slot::Street | Slot::Number | Slot::Unit)));
        if let Some(range) = last.filter(|range| street.is_some_and(|street| range.end > street)) {
            let free: Vec<usize> = range.filter(|at| self.is_free(*at)).collect();
            if free.iter().all(|at| !self.tokens.get(*at).is_some_and(Token::has_digit)) {
                self.put(free, Slot::City);
            }
        }
    }

    /// The free words from here to the end of the part, or the whole next part.
    fn free_after(&self, at: usize) -> Option<Range<usize>> {
        let part = self.part_of(at.saturating_sub(1));
        let here = at..self.part(part).end;
        let free = self.free_run(here);
        free.or_else(|| {
            let next = self.part(part + 1);
            self.free_run(next).filter(|range| !self.has_digits(range))
        })
    }

    /// The free words before here in the part, or of the part before.
    fn free_before(&self, at: usize) -> Option<Range<usize>> {
        let part = self.part_of(at);
        let here = self.part(part).start..at;
        let start = here.clone().rev().take_while(|at| self.is_free(*at)).last();
        let free = start.map(|start| start..at).filter(|range| self.are_free(range.clone()));
        free.or_else(|| {
            let before = self.part(part.checked_sub(1)?);
            let start = before.clone().rev().take_while(|at| self.is_free(*at)).last()?;
            let is_first = start == 0
                && self.has(Slot::Street)
                && self.slots.iter().position(|slot| *slot == Some(Slot::Street)) > Some(start);
            Some(start..before.end).filter(|range| !range.is_empty() && !self.has_digits(range) && !is_first)
        })
    }

    fn free_run(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start = range.clone().find(|at| self.is_free(*at))?;
        let end = (start..range.end).take_while(|at| self.is_free(*at)).last()? + 1;
        (start == range.start).then_some(start..end)
    }

    pub(super) fn has_digits(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| self.tokens.get(at).is_some_and(Token::has_digit))
    }

    /// The last free words that are a large town.
    fn known_town(&self) -> Option<Range<usize>> {
        let ranges = (0..self.tokens.len()).rev().flat_map(|at| (1..=3).rev().map(move |count| at..at + count));
        let mut ranges = ranges.filter(|range| range.end <= self.tokens.len() && self.are_free(range.clone()));
        ranges.find(|range| {
            let country = towns::country_of(&self.joined_folded(range.clone()));
            country.is_some() && (self.country.is_none() || country == self.country)
        })
    }
}
