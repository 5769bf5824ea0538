//! Boxes, lockers and who takes it for somebody; flats, floors, doors.

use std::ops::Range;

use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::words::{CARE_OF, LOCKER, ORDINALS, PO_BOX, UNIT_AFTER, UNIT_BEFORE};

/// What may stand between the word for a flat and its number.
const NUMBER: [&str; 5] = ["no", "no.", "nr", "nr.", "number"];

impl Reader {
    /// Boxes at the post office, parcel lockers, and who takes it for somebody.
    pub(super) fn boxes(&mut self) {
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
    pub(super) fn units(&mut self) {
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
}
