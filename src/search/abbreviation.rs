//! Names by a few of their letters: `pkad` for `pickup-address`.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text;

use super::query::Query;

/// Nobody abbreviates to more letters; one letter says nothing.
const LETTERS: Range<usize> = 2..MOST + 1;
/// A bit each of a byte.
const MOST: usize = 8;
/// The bit beside those for a character that words have.
const INSIDE: u16 = 1 << MOST;
/// Beyond so many letters of a name nobody abbreviates it.
const LONGEST_NAME: usize = 64;

/// A letter at the start of a word is worth more than what a gap costs.
const START: i8 = 4;
const GAP: i8 = -3;

/// Letters that may stand for a name.
pub(super) struct Abbreviation {
    letters: Vec<char>,
    /// For each ASCII character which of the letters it is when folded, one bit each, and [`INSIDE`] for one that words have.
    ascii: Box<[u16; 128]>,
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

/// What has to be in the [`Outline`] of a name that is meant.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    letters: u32,
    /// The first letter, which starts a word.
    first: u32,
    /// Of these one starts a word too.
    another: u32,
}

impl Sought {
    /// Whether a name of this outline can be meant. Without branches, so that many are asked at once.
    #[inline]
    pub(super) const fn may_be(self, outline: Outline) -> bool {
        let Outline { letters, initials } = outline;
        self.letters & !letters == 0 && self.first & initials != 0 && self.another & initials != 0
    }
}

impl Abbreviation {
    /// The abbreviation a query may be: one word of a few letters.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let [term] = &query.terms[..] else { return None };
        let letters: Vec<char> = term.plain.chars().collect();
        let may_be = !term.exact && LETTERS.contains(&letters.len()) && letters.iter().all(|c| c.is_alphabetic());
        let folds = |(character, letters_it_is): (u8, &mut u16)| {
            let is_it = letters.iter().take(MOST).map(|&letter| letter == char::from(character.to_ascii_lowercase()));
            *letters_it_is = (0..).zip(is_it).fold(0, |bits, (nth, is_it)| bits | u16::from(is_it) << nth);
            *letters_it_is |= if character.is_ascii_alphanumeric() { INSIDE } else { 0 };
        };
        let mut ascii = Box::new([0; 128]);
        (0..).zip(ascii.iter_mut()).for_each(folds);
        may_be.then_some(Self { letters, ascii })
    }

    /// What the outline of a name has to have to be read so tellingly.
    pub(super) fn sought(&self, telling: Telling) -> Sought {
        let bits = |letters: &[char]| letters.iter().fold(0, |bits, &letter| bits | bit_of(letter));
        let (first, rest) = self.letters.split_at(1);
        let another = if telling == Telling::Starts { bits(rest) } else { u32::MAX };
        Sought { letters: bits(&self.letters), first: bits(first), another }
    }

    /// How tellingly it stands for a name, and how well: more for starts of words, less for gaps.
    pub(super) fn reads(&self, name: &str) -> Option<(Telling, u8)> {
        let reading = if name.is_ascii() {
            // The table folds plain letters by itself, and most names are read in vain.
            self.best(name.bytes().map(|byte| self.kind(byte.into())))
        } else {
            self.best(text::folded(name).chars().map(|letter| self.kind(letter)))
        };
        reading.map(|reading| (reading.telling, reading.worth))
    }

    /// The letters of a name that it stands for, as byte ranges.
    pub(super) fn marks(&self, name: &str) -> Vec<Range<usize>> {
        let folded = text::fold(name);
        let Some(reading) = self.best(folded.text().chars().map(|letter| self.kind(letter))) else { return Vec::new() };
        let letters: Vec<(usize, char)> = folded.text().char_indices().take(LONGEST_NAME).collect();
        let range = |&at: &u8| {
            let &(start, c) = letters.get(usize::from(at))?;
            Some(folded.original(start..start + c.len_utf8()))
        };
        reading.places.iter().take(self.letters.len()).filter_map(range).collect()
    }

    /// Which of the letters a character of a folded name is, and whether words have it.
    #[inline]
    fn kind(&self, character: char) -> u16 {
        if let Some(&kind) = self.ascii.get(character as usize) {
            return kind;
        }
        let is_it = (0..).zip(&self.letters).filter(|&(_, &letter)| letter == character);
        let inside = if character.is_alphanumeric() { INSIDE } else { 0 };
        is_it.fold(inside, |bits, (nth, _)| bits | 1 << nth)
    }

    fn best(&self, name: impl Iterator<Item = u16>) -> Option<Reading> {
        let name = Spread::of(name);
        if !name.is_in_order(self.letters.len()) {
            return None;
        }
        let mut table = [Row::EMPTY; MOST];
        let mut above = Row::EMPTY;
        for (nth, (row, &letter)) in table.iter_mut().zip(&name.letters).take(self.letters.len()).enumerate() {
            *row = if nth == 0 { Row::first(letter & name.starts) } else { above.next(letter, name.starts) };
            if row.places == 0 {
                return None;
            }
            above = *row;
        }
        let best = bits(above.places).map(|at| (above.worth_at(at), Reverse(at))).max()?;
        let (worth, Reverse(mut at)) = best;
        let mut places = [0; MOST];
        for (row, place) in table.iter().zip(&mut places).take(self.letters.len()).rev() {
            *place = at;
            at = row.before.get(usize::from(at)).copied().unwrap_or_default();
        }
        let telling = name.telling(places.get(..self.letters.len()).unwrap_or_default())?;
        // Never 0.
        let worth = u8::try_from((worth + 24).clamp(1, 63)).unwrap_or_default();
        Some(Reading { telling, worth, places })
    }
}

/// How a name is read.
struct Reading {
    telling: Telling,
    worth: u8,
    /// Where each of the letters stands, in characters.
    places: [u8; MOST],
}

/// The places of a name, one bit each.
struct Spread {
    /// Those of each letter of the abbreviation.
    letters: [u64; MOST],
    /// Where a word starts.
    starts: u64,
    /// Where there is a word.
    inside: u64,
}

impl Spread {
    /// Of the kinds of the characters of a name.
    #[inline]
    fn of(name: impl Iterator<Item = u16>) -> Self {
        let mut spread = Self { letters: [0; MOST], starts: 0, inside: 0 };
        for (at, mut kind) in name.take(LONGEST_NAME).enumerate() {
            spread.inside |= u64::from(kind / INSIDE) << at;
            kind %= INSIDE;
            while kind > 0 {
                if let Some(places) = spread.letters.get_mut(kind.trailing_zeros() as usize) {
                    *places |= 1 << at;
                }
                kind &= kind - 1;
            }
        }
        spread.starts = spread.inside & !(spread.inside << 1);
        spread
    }

    /// Whether so many letters come in their order, the first at the start of a word: which few names have, and is seen at once.
    fn is_in_order(&self, letters: usize) -> bool {
        let mut after = self.starts;
        self.letters.iter().take(letters).all(|places| {
            let here = places & after;
            // All behind the first of them.
            after = !(here ^ here.wrapping_sub(1));
            here != 0
        })
    }

    fn is_start(&self, at: u8) -> bool {
        self.starts >> at & 1 == 1
    }

    fn telling(&self, places: &[u8]) -> Option<Telling> {
        let begun = places.iter().filter(|&&at| self.is_start(at)).count();
        let gaps = places.array_windows().filter(|[a, b]| a + 1 != *b && !self.is_start(*b)).count();
        let is_one_word = || {
            let (Some(first), Some(last)) = (places.first(), places.last()) else { return false };
            (*first..=*last).all(|at| self.inside >> at & 1 == 1)
        };
        match (begun, gaps) {
            (2.., gaps) if gaps <= begun => Some(Telling::Starts),
            (1, 1..=2) if places.len() > LETTERS.start && is_one_word() => Some(Telling::Skeleton),
            _ => None,
        }
    }
}

/// For one letter and each place it may stand at: the best worth so far, and the place of the letter before.
#[derive(Clone, Copy)]
struct Row {
    places: u64,
    worth: [i8; LONGEST_NAME],
    before: [u8; LONGEST_NAME],
}

impl Row {
    const EMPTY: Self = Self { places: 0, worth: [0; LONGEST_NAME], before: [0; LONGEST_NAME] };

    /// That of the first letter, which stands at starts of words only.
    fn first(starts: u64) -> Self {
        Self { places: starts, worth: [START; LONGEST_NAME], ..Self::EMPTY }
    }

    /// That of the next letter, which has these places.
    fn next(&self, places: u64, starts: u64) -> Self {
        let mut next = Self::EMPTY;
        let mut earlier = bits(self.places).peekable();
        let mut best: Option<(i8, u8)> = None;
        for at in bits(places) {
            while let Some(before) = earlier.next_if(|&before| before < at) {
                let worth = self.worth_at(before);
                best = if best.is_none_or(|(most, _)| worth > most) { Some((worth, before)) } else { best };
            }
            let Some((most, from)) = best else { continue };
            let adjacent = at.checked_sub(1).filter(|&before| self.places >> before & 1 == 1);
            let (worth, from) = match adjacent.map(|before| (self.worth_at(before), before)) {
                _ if starts >> at & 1 == 1 => (most + START, from),
                Some((worth, before)) if worth >= most + GAP => (worth, before),
                _ => (most + GAP, from),
            };
            if let (Some(place), Some(before)) =
                (next.worth.get_mut(usize::from(at)), next.before.get_mut(usize::from(at)))
            {
                next.places |= 1 << at;
                (*place, *before) = (worth, from);
            }
        }
        next
    }

    fn worth_at(&self, at: u8) -> i8 {
        self.worth.get(usize::from(at)).copied().unwrap_or_default()
    }
}

/// The numbers of the bits that are set, the lowest first.
fn bits(mut of: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let lowest = u8::try_from(of.trailing_zeros()).ok().filter(|_| of != 0)?;
        of &= of - 1;
        Some(lowest)
    })
}

/// Neighbouring letters of an alphabet have different bits; so have all of the Latin, Greek and Cyrillic ones.
fn bit_of(letter: char) -> u32 {
    1 << (u32::from(letter) % u32::BITS)
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
                if let Some((telling, _)) = abbreviation.reads(&name) {
                    prop_assert!(abbreviation.sought(telling).may_be(Outline::of(&name)));
                }
                for place in abbreviation.marks(&name) {
                    prop_assert!(name.get(place).is_some());
                }
            }
        }
    }
}
