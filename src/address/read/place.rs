//! Country, postcode, region, town, and who is left.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Reader, Slot};
use crate::address::tokens::Token;
use crate::address::words::{LOCKER, STREET_AFTER, STREET_BEFORE, STREET_ENDINGS};
use crate::address::{Country, number, towns};
use crate::text;

/// The most words of a country's name, and of a region's.
const LONGEST_NAME: usize = 4;

/// Postcodes that no other country's look like.
const DISTINCTIVE: [&str; 8] = ["GB", "CA", "NL", "PL", "PT", "IE", "JP", "BR"];

/// Counties of Britain whose names end like no town's.
const COUNTY_ENDINGS: [&str; 4] = ["shire", "sussex", "yorkshire", "cheshire east"];
const COUNTIES: [&str; 18] = [
    "kent",
    "essex",
    "surrey",
    "norfolk",
    "suffolk",
    "cornwall",
    "devon",
    "dorset",
    "somerset",
    "cumbria",
    "merseyside",
    "greater london",
    "greater manchester",
    "tyne and wear",
    "west midlands",
    "county durham",
    "middlesex",
    "england",
];

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
                return (is_alone || range.end == end).then_some((range, country));
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
        if let Some(hinted) = self.country {
            // Where the postcode is none of the country's, the hint weighs less.
            vote(hinted, if self.find_postcode(hinted).is_some() { 3 } else { 1 });
        }
        let most = votes.values().max().copied()?;
        // Of several, the one that was hinted, then the one whose postcode is there.
        let mut best: Vec<Country> =
            votes.into_iter().filter(|(_, count)| *count == most).map(|(one, _)| one).collect();
        best.sort_by_key(|one| (Some(*one) != self.country, self.find_postcode(*one).is_none()));
        best.first().copied()
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

    /// The postcode of a country: the last words that are one, as it writes it.
    fn find_postcode(&self, country: Country) -> Option<(Range<usize>, String)> {
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
        let Some((range, code)) = self.country.and_then(|country| self.find_postcode(country)) else { return };
        self.put(range, Slot::Postcode);
        self.postcode = Some(code);
    }

    /// The region, where it stands beside the postcode or at the end; in Britain and America a county before it as well.
    pub(super) fn region(&mut self) {
        let Some(country) = self.country else { return };
        let postcode = self.slots.iter().position(|slot| *slot == Some(Slot::Postcode));
        let free_end = (0..self.tokens.len()).rev().find(|at| self.is_free(*at)).map(|at| at + 1);
        let found = [postcode, free_end].into_iter().flatten().find_map(|end| self.region_before(end, country));
        let before = found.as_ref().map(|range| range.start).or(postcode).or(free_end);
        self.put(found.into_iter().flatten(), Slot::Region);
        let more = before.and_then(|end| self.county_before(end));
        self.put(more.into_iter().flatten(), Slot::Region);
    }

    fn region_before(&self, end: usize, country: Country) -> Option<Range<usize>> {
        let ranges = (1..=LONGEST_NAME).rev().filter_map(|count| Some(end.checked_sub(count)?..end));
        ranges.filter(|range| self.are_free(range.clone())).find(|range| {
            let said = self.joined(range.clone());
            let begins = self.part(self.part_of(range.start)).start == range.start;
            // Right behind the postcode stands the town, which may bear the name of its province: `28014 Madrid`.
            let behind_postcode =
                range.start.checked_sub(1).and_then(|at| self.slots.get(at)) == Some(&Some(Slot::Postcode));
            if behind_postcode && is_before_town(country) {
                return false;
            }
            // So does a large town, unless it stands there twice: `New York, New York`. Where the region follows the town, it is the town
            // only right behind the street: `5 Main St, New York 10001`, but `Brooklyn, New York 11226`.
            let folded = self.joined_folded(range.clone());
            let is_town = towns::country_of(&folded) == Some(country)
                && !(0..range.start)
                    .any(|at| self.joined_folded(at..at + range.len()) == folded && at + range.len() <= range.start);
            let follows_street = || {
                let before = self.part_of(range.start).checked_sub(1).filter(|_| begins);
                before.is_some_and(|part| self.has_digits(&self.part(part)))
            };
            if is_town && (is_before_town(country) || follows_street()) {
                return false;
            }
            let is_region = match country.code() {
                "GB" => is_county(&text::folded(&said)) && begins,
                _ => country.region_named(&said).is_some(),
            };
            // The name of a town may be a region's too: where nothing else is left for the town, it is the town.
            is_region && (self.has_town_before(range.start) || said.chars().count() <= 4)
        })
    }

    /// A part that is a county, before the region or the postcode.
    fn county_before(&self, end: usize) -> Option<Range<usize>> {
        let part = self.part(self.part_of(end.checked_sub(1)?));
        let range = part.start..end;
        let folded = self.joined_folded(range.clone());
        let is_one = is_county(&folded) || folded.ends_with(" county");
        (self.are_free(range) && is_one && self.has_town_before(part.start)).then_some(part.start..end)
    }

    /// Whether what is left before here ends in words that can be a town.
    fn has_town_before(&self, at: usize) -> bool {
        let last = (0..at).rev().find(|at| self.is_free(*at));
        last.and_then(|at| self.tokens.get(at)).is_some_and(|token| !token.has_digit())
    }

    /// The town: beside the postcode, on the side where the country writes it; else a known one; else the last part that is left.
    pub(super) fn city(&mut self) {
        if self.has(Slot::City) {
            return;
        }
        let postcode = self.slots.iter().position(|slot| *slot == Some(Slot::Postcode));
        let region = self.slots.iter().position(|slot| *slot == Some(Slot::Region));
        if let Some(at) = postcode {
            let behind = self.country.is_some_and(is_before_town);
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

    fn has_digits(&self, range: &Range<usize>) -> bool {
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

/// Whether a country writes the postcode before the town.
fn is_before_town(country: Country) -> bool {
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

fn is_county(folded: &str) -> bool {
    COUNTIES.contains(&folded)
        || COUNTY_ENDINGS
            .iter()
            .any(|ending| folded.ends_with(ending) && folded.len() > ending.len() || folded == *ending)
}
