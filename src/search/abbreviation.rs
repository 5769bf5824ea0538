//! Names by a few of their letters: `pkad` for `pickup-address`.

use std::ops::Range;

use crate::text;

use super::near::bit_of;
use super::query::Query;

/// Nobody abbreviates to more letters; one letter says nothing.
const LETTERS: Range<usize> = 2..9;
/// Beyond so many letters of a name nobody abbreviates it.
const LONGEST_NAME: usize = 64;

/// A letter at the start of a word is worth more than what a gap costs.
const START: i32 = 4;
const GAP: i32 = -3;
/// Worse than any way to read an abbreviation.
const NEVER: i32 = i32::MIN / 2;

/// Letters that may stand for a name.
pub(super) struct Abbreviation {
    letters: Vec<char>,
    signature: u32,
}

/// How telling an abbreviation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Telling {
    /// One word without some of its letters: `trckng`.
    Skeleton,
    /// The starts of two words or more.
    Starts,
}

/// Which letters a name has, and which its words begin with, so that most names need not be read.
#[derive(Clone, Copy)]
pub(super) struct Outline {
    letters: u32,
    initials: u32,
}

impl Outline {
    /// A name with other letters than ASCII may have any: folding would tell, but takes longer.
    pub(super) fn of(name: &str) -> Self {
        if !name.is_ascii() {
            return Self { letters: u32::MAX, initials: u32::MAX };
        }
        let (mut letters, mut initials, mut inside) = (0, 0, false);
        for byte in name.bytes() {
            let is_letter = byte.is_ascii_alphanumeric();
            if is_letter {
                let bit = bit_of(byte.to_ascii_lowercase().into());
                letters |= bit;
                initials |= if inside { 0 } else { bit };
            }
            inside = is_letter;
        }
        Self { letters, initials }
    }
}

impl Abbreviation {
    /// The abbreviation a query may be: one word of a few letters.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let [term] = &query.terms[..] else { return None };
        let letters: Vec<char> = term.plain.chars().collect();
        let may_be = !term.exact && LETTERS.contains(&letters.len()) && letters.iter().all(|c| c.is_alphabetic());
        let signature = letters.iter().fold(0, |bits, &letter| bits | bit_of(letter));
        may_be.then_some(Self { letters, signature })
    }

    /// Whether a name of this outline can be meant.
    pub(super) fn may_mean(&self, outline: Outline) -> bool {
        let first = self.letters.first().map_or(0, |&letter| bit_of(letter));
        self.signature & !outline.letters == 0 && first & outline.initials != 0
    }

    /// How tellingly it stands for a name, and how well: more for starts of words, less for gaps.
    pub(super) fn reads(&self, name: &str) -> Option<(Telling, u8)> {
        if name.is_ascii() && !self.is_in(name.as_bytes()) {
            return None;
        }
        self.best(&text::folded(name)).map(|(telling, worth, _)| (telling, worth))
    }

    /// Whether the letters come in their order in a name of plain letters, the first at the start of a word: which few names
    /// have, and is seen at once.
    fn is_in(&self, name: &[u8]) -> bool {
        let mut letters = self.letters.iter();
        let mut wanted = letters.next();
        let (mut begun, mut inside) = (false, false);
        for byte in name.iter().take(LONGEST_NAME) {
            let Some(&letter) = wanted else { return true };
            if char::from(byte.to_ascii_lowercase()) == letter && (begun || !inside) {
                begun = true;
                wanted = letters.next();
            }
            inside = byte.is_ascii_alphanumeric();
        }
        wanted.is_none()
    }

    /// The letters of a name that it stands for, as byte ranges.
    pub(super) fn marks(&self, name: &str) -> Vec<Range<usize>> {
        let folded = text::fold(name);
        let Some((_, _, places)) = self.best(folded.text()) else { return Vec::new() };
        places.into_iter().map(|place| folded.original(place)).collect()
    }

    fn best(&self, folded: &str) -> Option<(Telling, u8, Vec<Range<usize>>)> {
        let name: Vec<(usize, char)> = folded.char_indices().take(LONGEST_NAME).collect();
        let starts = |at: usize| {
            let here = name.get(at).is_some_and(|(_, c)| c.is_alphanumeric());
            here && at.checked_sub(1).and_then(|at| name.get(at)).is_none_or(|(_, c)| !c.is_alphanumeric())
        };
        // For each letter and each place it may stand at: the best worth so far, and the place of the letter before.
        let mut table: Vec<Vec<(i32, usize)>> = Vec::with_capacity(self.letters.len());
        for (nth, &letter) in self.letters.iter().enumerate() {
            let above = table.last();
            let mut best_before = (NEVER, 0);
            let mut row = Vec::with_capacity(name.len());
            for (at, &(_, c)) in name.iter().enumerate() {
                let worth = |at: usize| above.and_then(|row| row.get(at)).map_or(NEVER, |cell| cell.0);
                let cell = match (c == letter, starts(at), at.checked_sub(1)) {
                    (true, true, _) if nth == 0 => (START, at),
                    (true, true, _) if best_before.0 > NEVER => (best_before.0 + START, best_before.1),
                    (true, false, Some(before))
                        if nth > 0 && worth(before) > NEVER && worth(before) >= best_before.0 + GAP =>
                    {
                        (worth(before), before)
                    }
                    (true, false, _) if nth > 0 && best_before.0 > NEVER => (best_before.0 + GAP, best_before.1),
                    _ => (NEVER, at),
                };
                row.push(cell);
                if worth(at) > best_before.0 {
                    best_before = (worth(at), at);
                }
            }
            table.push(row);
        }
        let (mut at, &(worth, _)) =
            table.last()?.iter().enumerate().max_by_key(|&(at, cell)| (cell.0, std::cmp::Reverse(at)))?;
        if worth <= NEVER {
            return None;
        }
        let mut places: Vec<usize> = Vec::with_capacity(table.len());
        for row in table.iter().rev() {
            places.push(at);
            at = row.get(at)?.1;
        }
        places.reverse();
        let begun = places.iter().filter(|&&at| starts(at)).count();
        let gaps = places.windows(2).filter(|pair| matches!(pair, [a, b] if a + 1 != *b && !starts(*b))).count();
        let telling = match (begun, gaps) {
            (2.., gaps) if gaps <= begun => Telling::Starts,
            (1, 1..=2) if self.letters.len() > LETTERS.start && within_a_word(&name, &places) => Telling::Skeleton,
            _ => return None,
        };
        let range = |at: &usize| name.get(*at).map(|(start, c)| *start..start + c.len_utf8());
        // Never 0.
        let worth = u8::try_from((worth + 24).clamp(1, 63)).unwrap_or_default();
        Some((telling, worth, places.iter().filter_map(range).collect()))
    }
}

/// Whether no word ends between the first of some places and the last.
fn within_a_word(name: &[(usize, char)], places: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return false };
    name.get(first..=last).is_some_and(|letters| letters.iter().all(|(_, c)| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reads(typed: &str, name: &str) -> Option<Telling> {
        Abbreviation::of(&Query::new(typed))?.reads(name).map(|(telling, _)| telling)
    }

    fn marked(typed: &str, name: &str) -> String {
        let places = Abbreviation::of(&Query::new(typed)).unwrap().marks(name);
        places.into_iter().map(|place| name.get(place).unwrap()).collect::<Vec<_>>().join("")
    }

    #[test]
    fn starts_of_words_tell() {
        for (typed, name) in [
            ("pkad", "pickup-address"),
            ("pa", "pickup-address"),
            ("piad", "pickup-address"),
            ("wstk", "Was it taken?"),
            ("gg", "Größe, gewünscht"),
        ] {
            assert_eq!(reads(typed, name), Some(Telling::Starts), "{typed}");
        }
        for (typed, name) in [("trckng", "tracking"), ("pkp", "pickup"), ("pkp", "for pickup")] {
            assert_eq!(reads(typed, name), Some(Telling::Skeleton), "{typed}");
        }
    }

    #[test]
    fn scattered_letters_do_not() {
        for (typed, name) in
            [("kad", "pickup-address"), ("pdr", "pickup-address"), ("x", "x-y"), ("p1", "p-1"), ("pz", "pay")]
        {
            assert_eq!(reads(typed, name), None, "{typed}");
        }
        assert!(Abbreviation::of(&Query::new("two words")).is_none());
        assert!(Abbreviation::of(&Query::new("far-too-long")).is_none());
    }

    #[test]
    fn the_letters_meant_are_marked() {
        assert_eq!(marked("pkad", "Pickup address"), "Pkad");
        assert_eq!(marked("gg", "Größe, gewünscht"), "Gg");
    }

    proptest! {
        #[test]
        fn an_outline_hides_nothing(typed in "[a-e]{2,6}", name in "[a-eA-Eé -]{0,20}") {
            if let Some(abbreviation) = Abbreviation::of(&Query::new(&typed)) {
                prop_assert_eq!(abbreviation.reads(&name).is_some(), abbreviation.best(&text::folded(&name)).is_some());
                if abbreviation.reads(&name).is_some() {
                    prop_assert!(abbreviation.may_mean(Outline::of(&name)));
                }
                for place in abbreviation.marks(&name) {
                    prop_assert!(name.get(place).is_some());
                }
            }
        }
    }
}
