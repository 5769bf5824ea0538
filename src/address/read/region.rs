//! The region, and the county.

use std::ops::Range;

use super::postcode::is_before_town;
use super::{Reader, Slot};
use crate::address::{Country, towns};
use crate::text;

/// The most words of a region's name.
const LONGEST_NAME: usize = 4;

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

impl Reader {
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
}

fn is_county(folded: &str) -> bool {
    COUNTIES.contains(&folded)
        || COUNTY_ENDINGS
            .iter()
            .any(|ending| folded.ends_with(ending) && folded.len() > ending.len() || folded == *ending)
}
