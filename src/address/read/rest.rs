//! Who is left: who receives it, the house, a part of the town.

use super::{Reader, Slot};
use crate::address::tokens::Token;

/// Words of a name that is a house's or a firm's and no person's.
const HOUSE_WORDS: [&str; 31] = [
    "house",
    "cottage",
    "farm",
    "lodge",
    "manor",
    "barn",
    "court",
    "building",
    "hall",
    "centre",
    "center",
    "mall",
    "park",
    "institute",
    "museum",
    "museo",
    "hotel",
    "school",
    "university",
    "hospital",
    "club",
    "cafe",
    "ltd",
    "gmbh",
    "inc",
    "inc.",
    "llc",
    "sp.",
    "s.l.",
    "firma",
    "shop",
];

impl Reader {
    /// What is left: above the street who receives it and the house, between street and town a part of the town.
    pub(super) fn rest(&mut self) {
        let first = |slots: &[Option<Slot>], wanted: &[Slot]| {
            slots.iter().position(|slot| slot.is_some_and(|slot| wanted.contains(&slot)))
        };
        let street = first(&self.slots, &[Slot::Street, Slot::Number])
            .or_else(|| first(&self.slots, &[Slot::PoBox, Slot::Locker, Slot::Unit]));
        let place = first(&self.slots, &[Slot::City, Slot::Postcode, Slot::Region]);
        for part in 0..self.parts() {
            let free: Vec<usize> = self.part(part).filter(|at| self.is_free(*at)).collect();
            let Some(at) = free.first().copied() else { continue };
            let said: Vec<String> = free.iter().map(|at| self.folded(*at).to_owned()).collect();
            let is_house = said.iter().any(|word| HOUSE_WORDS.contains(&word.as_str()));
            let has_digit = free.iter().any(|at| self.tokens.get(*at).is_some_and(Token::has_digit));
            let is_above = street.or(place).is_some_and(|street| at < street);
            let slot = if is_above && !self.has(Slot::Recipient) && !is_house && !has_digit && said.len() <= 5 {
                Slot::Recipient
            } else if is_above && !has_digit {
                Slot::House
            } else if street.is_some_and(|street| at > street) && place.is_some_and(|place| at < place) && !has_digit {
                Slot::District
            } else {
                continue;
            };
            self.put(free, slot);
        }
    }
}
