//! Spain, Portugal, Italy, Greece.

use jiff::civil::{Date, Weekday};

use super::Feast;
use super::rule::{Country, Rule, computed, easter, on, orthodox};
use crate::calendar::easter;

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "ES", regions: &[], rules: SPAIN, suspended_since: None },
    Country { code: "PT", regions: &[], rules: PORTUGAL, suspended_since: None },
    Country { code: "IT", regions: &[], rules: ITALY, suspended_since: None },
    Country { code: "GR", regions: &[], rules: GREECE, suspended_since: None },
];

/// Real Decreto 2001/1983 art. 45: what is kept in the whole country. The communities add days of their own and move those that fall on
/// a Sunday by a list that is decreed each year, which no rule can foresee.
const SPAIN: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::GoodFriday, -2),
    on(Feast::LabourDay, 5, 1),
    on(Feast::Assumption, 8, 15),
    on(Feast::NationalDay, 10, 12),
    on(Feast::AllSaints, 11, 1),
    on(Feast::ConstitutionDay, 12, 6),
    on(Feast::ImmaculateConception, 12, 8),
    on(Feast::Christmas, 12, 25),
];

/// Código do Trabalho art. 234.
const PORTUGAL: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    on(Feast::FreedomDay, 4, 25),
    on(Feast::LabourDay, 5, 1),
    easter(Feast::CorpusChristi, 60),
    on(Feast::NationalDay, 6, 10),
    on(Feast::Assumption, 8, 15),
    on(Feast::RepublicDay, 10, 5),
    on(Feast::AllSaints, 11, 1),
    on(Feast::RestorationOfIndependence, 12, 1),
    on(Feast::ImmaculateConception, 12, 8),
    on(Feast::Christmas, 12, 25),
];

/// Legge 260/1949 art. 2 with its changes; 4 October since 2026 (legge 151/2025).
const ITALY: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LiberationDay, 4, 25),
    on(Feast::LabourDay, 5, 1),
    on(Feast::RepublicDay, 6, 2),
    on(Feast::Assumption, 8, 15),
    on(Feast::SaintFrancis, 10, 4).since(2026),
    on(Feast::AllSaints, 11, 1),
    on(Feast::ImmaculateConception, 12, 8),
    on(Feast::Christmas, 12, 25),
    on(Feast::SaintStephen, 12, 26),
];

/// Law 4808/2021 art. 60 (private sector), with Clean Monday, Good Friday and Whit Monday, which shops and banks keep.
const GREECE: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    orthodox(Feast::CleanMonday, -48),
    on(Feast::IndependenceDay, 3, 25),
    orthodox(Feast::GoodFriday, -2),
    orthodox(Feast::EasterMonday, 1),
    computed(Feast::LabourDay, greek_labour_day),
    orthodox(Feast::WhitMonday, 50),
    on(Feast::Assumption, 8, 15),
    on(Feast::OhiDay, 10, 28),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// 1 May. In the week before Easter or on Easter Monday it gives way to the Tuesday after Easter, on another Sunday to the Monday: so
/// the minister decided each time (2021, 2022, 2024).
fn greek_labour_day(year: i16) -> Option<Date> {
    let first = Date::new(year, 5, 1).ok()?;
    let easter = easter::orthodox(year)?;
    let days_after = first.since(easter).ok()?.get_days();
    if (-6..=1).contains(&days_after) {
        return easter.checked_add(jiff::Span::new().days(2)).ok();
    }
    if first.weekday() == Weekday::Sunday { first.tomorrow().ok() } else { Some(first) }
}
