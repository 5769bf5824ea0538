//! What stands beside an address: labels, telephones, e-mail addresses, sentences.

use std::ops::Range;

use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::words::LABELS;

/// What stands before a telephone number.
const PHONE: [&str; 8] = ["tel", "tel.", "phone", "telefon", "mobile", "mob.", "τηλ.", "тел."];

impl Reader {
    /// Words such as "City:" say what the rest of their line is.
    pub(super) fn labels(&mut self) {
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
    pub(super) fn contacts(&mut self) {
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
    pub(super) fn sentences(&mut self) {
        let lines = self.tokens.last().map_or(0, |token| token.line + 1);
        for line in 0..lines {
            let of_line =
                || self.tokens.iter().enumerate().filter(|(at, token)| token.line == line && self.is_free(*at));
            let (count, has_digit) = (of_line().count(), of_line().any(|(_, token)| token.has_digit()));
            let asks = of_line().next_back().is_some_and(|(_, token)| token.text.ends_with(['?', '!']));
            if (asks || count > 9) && !has_digit {
                let all: Vec<usize> = of_line().map(|(at, _)| at).collect();
                self.put(all, Slot::Other);
            }
        }
    }
}
