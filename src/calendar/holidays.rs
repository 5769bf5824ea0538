//! Public holidays by country, and by region where regions keep their own and a rule can say when.
//!
//! No Rust crate does this that is kept and has a licence, so the rules are our own, one a holiday, each country with its law.
//! They are those in force from 2024 on; years before may be wrong. A test compares them day by day with
//! an independent collection.

mod central;
mod feast;
mod northern;
mod overseas;
mod rule;
mod southern;
#[cfg(test)]
mod tests;
mod western;

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

pub use feast::Feast;
use rule::{Country, Instead};

use super::Error;

/// Every country whose holidays are known.
static COUNTRIES: [&[Country]; 5] =
    [central::COUNTRIES, western::COUNTRIES, southern::COUNTRIES, northern::COUNTRIES, overseas::COUNTRIES];

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Holiday {
    pub feast: Feast,
    /// The day is off because the feast itself falls on a weekend.
    pub is_substitute: bool,
}

/// The public holidays of one country, or of one of its regions.
#[derive(Clone, Copy)]
pub struct Holidays {
    country: &'static Country,
    region: Option<&'static str>,
}

impl Holidays {
    /// The codes that are understood: countries, each followed by its regions (`DE`, `DE-BB`, …).
    pub fn codes() -> impl Iterator<Item = String> {
        countries().flat_map(|country| {
            let regions = country.regions.iter().map(|region| format!("{}-{region}", country.code));
            std::iter::once(country.code.to_owned()).chain(regions)
        })
    }

    /// The code of the country, with that of the region: `PL`, `DE-BY`.
    pub fn code(&self) -> String {
        self.region.map_or_else(|| self.country.code.to_owned(), |region| format!("{}-{region}", self.country.code))
    }

    /// The holiday for which a day is off; `None` on other days, and where holidays are suspended.
    pub fn on(&self, day: Date) -> Option<Holiday> {
        if self.are_suspended(day) { None } else { self.kept_on(day) }
    }

    /// The holiday a day is by law, also where holidays are suspended and so worked.
    pub fn kept_on(&self, day: Date) -> Option<Holiday> {
        self.feast_on(day).map(|feast| Holiday { feast, is_substitute: false }).or_else(|| {
            let weekend = [Weekday::Saturday, Weekday::Sunday].contains(&day.weekday());
            // A substitute is a working day, and nothing else is a reason to write a whole list.
            if weekend || self.country.rules.iter().all(|rule| rule.instead == Instead::None) {
                return None;
            }
            // The Friday before a Saturday, 1 January belongs to the next year's.
            let lists =
                [self.substitutes(day.year()), day.year().checked_add(1).map_or(Vec::new(), |y| self.substitutes(y))];
            let found = lists.into_iter().flatten().find(|(substitute, _)| *substitute == day);
            found.map(|(_, feast)| Holiday { feast, is_substitute: true })
        })
    }

    /// Whether the law has made its holidays working days.
    pub fn are_suspended(&self, day: Date) -> bool {
        self.country.suspended_since.is_some_and(|(y, m, d)| (day.year(), day.month(), day.day()) >= (y, m, d))
    }

    fn feast_on(&self, day: Date) -> Option<Feast> {
        let rules = self.country.rules.iter();
        rules.filter(|rule| rule.day(day.year(), self.region) == Some(day)).map(|rule| rule.feast).next()
    }

    /// The days that are off for the feasts of a year that fall on weekends.
    fn substitutes(&self, year: i16) -> Vec<(Date, Feast)> {
        let kept = self.country.rules.iter().filter(|rule| rule.instead != Instead::None);
        let mut kept: Vec<_> = kept.filter_map(|rule| Some((rule.day(year, self.region)?, rule))).collect();
        kept.sort_by_key(|(day, _)| *day);
        let mut found: Vec<(Date, Feast)> = Vec::new();
        for (day, rule) in kept {
            let is_free = |day: Date| {
                ![Weekday::Saturday, Weekday::Sunday].contains(&day.weekday())
                    && self.feast_on(day).is_none()
                    && found.iter().all(|(taken, _)| *taken != day)
            };
            if let Some(substitute) = instead_of(day, rule.instead, is_free) {
                found.push((substitute, rule.feast));
            }
        }
        found
    }
}

/// The day that is off where a feast falls on a weekend.
fn instead_of(day: Date, instead: Instead, is_free: impl Fn(Date) -> bool) -> Option<Date> {
    let saturday = match day.weekday() {
        Weekday::Saturday => true,
        Weekday::Sunday => false,
        _ => return None,
    };
    match (instead, saturday) {
        (Instead::None, _) => None,
        (Instead::Nearest, true) => day.yesterday().ok(),
        (Instead::Nearest, false) => day.tomorrow().ok(),
        // No country has more than a week of holidays in a row.
        (Instead::NextFree, _) => day.series(jiff::Span::new().days(1)).skip(1).take(9).find(|next| is_free(*next)),
    }
}

fn countries() -> impl Iterator<Item = &'static Country> {
    COUNTRIES.into_iter().flatten()
}

impl FromStr for Holidays {
    type Err = Error;

    /// Reads an ISO code: `PL`, `DE-BY`; capitals and blanks around do not matter. `UK` and `EL` are understood.
    fn from_str(code: &str) -> Result<Self, Error> {
        let upper = code.trim().to_ascii_uppercase();
        let (country, region) =
            upper.split_once('-').map_or((&*upper, None), |(country, region)| (country, Some(region)));
        let country = match country {
            "UK" => "GB",
            "EL" => "GR",
            other => other,
        };
        let Some(country) = countries().find(|known| known.code == country) else {
            return Err(Error::UnknownCountry { code: code.trim().to_owned() });
        };
        let region = match region {
            None => None,
            Some(region) => {
                let known = country.regions.iter().copied().find(|known| *known == region);
                let unknown = || Error::UnknownRegion {
                    country: country.code,
                    region: region.to_owned(),
                    known: country.regions,
                };
                Some(known.ok_or_else(unknown)?)
            }
        };
        Ok(Self { country, region })
    }
}

impl PartialEq for Holidays {
    fn eq(&self, other: &Self) -> bool {
        (self.country.code, self.region) == (other.country.code, other.region)
    }
}

impl Eq for Holidays {}

impl fmt::Debug for Holidays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Holidays").field(&self.code()).finish()
    }
}
