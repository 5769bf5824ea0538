//! How a country says when a holiday is: one rule a holiday, with the years and the regions it holds in.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::Feast;
use crate::calendar::easter;

/// The holidays of a country.
#[derive(Debug)]
pub(super) struct Country {
    /// ISO 3166-1, two letters.
    pub code: &'static str,
    /// The regions with holidays of their own that are known here: the second part of ISO 3166-2.
    pub regions: &'static [&'static str],
    pub rules: &'static [Rule],
    /// Since when its holidays are working days like others, with no end in sight.
    pub suspended_since: Option<(i16, i8, i8)>,
}

/// One holiday.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub feast: Feast,
    when: When,
    /// The years it holds in, both included.
    years: (i16, i16),
    area: Area,
    pub instead: Instead,
}

#[derive(Clone, Copy, Debug)]
enum When {
    /// The same day each year.
    On(i8, i8),
    /// So many days after Easter Sunday of the western churches.
    Easter(i32),
    /// The same of the Orthodox churches.
    OrthodoxEaster(i32),
    /// The first such weekday on or after a day.
    From(Weekday, i8, i8),
    /// What no rule above says.
    Computed(fn(i16) -> Option<Date>),
}

#[derive(Clone, Copy, Debug)]
enum Area {
    Everywhere,
    Only(&'static [&'static str]),
    /// Also where no region is named.
    Except(&'static [&'static str]),
}

/// Which day is off in addition where the holiday falls on a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instead {
    None,
    /// The next day from Monday to Friday that is not a holiday itself.
    NextFree,
    /// The Friday before a Saturday, the Monday after a Sunday.
    Nearest,
}

impl Rule {
    const fn new(feast: Feast, when: When) -> Self {
        Self { feast, when, years: (i16::MIN, i16::MAX), area: Area::Everywhere, instead: Instead::None }
    }

    pub(super) const fn since(self, year: i16) -> Self {
        Self { years: (year, self.years.1), ..self }
    }

    pub(super) const fn until(self, year: i16) -> Self {
        Self { years: (self.years.0, year), ..self }
    }

    pub(super) const fn only(self, regions: &'static [&'static str]) -> Self {
        Self { area: Area::Only(regions), ..self }
    }

    pub(super) const fn except(self, regions: &'static [&'static str]) -> Self {
        Self { area: Area::Except(regions), ..self }
    }

    pub(super) const fn or(self, instead: Instead) -> Self {
        Self { instead, ..self }
    }

    /// The day it is on in a year; `None` where it is not kept.
    pub(super) fn day(&self, year: i16, region: Option<&str>) -> Option<Date> {
        let is_in = |regions: &[&str]| region.is_some_and(|region| regions.contains(&region));
        let is_kept = match self.area {
            Area::Everywhere => true,
            Area::Only(regions) => is_in(regions),
            Area::Except(regions) => !is_in(regions),
        };
        if !is_kept || year < self.years.0 || year > self.years.1 {
            return None;
        }
        match self.when {
            When::On(month, day) => Date::new(year, month, day).ok(),
            When::Easter(days) => easter::western(year)?.checked_add(days.days()).ok(),
            When::OrthodoxEaster(days) => easter::orthodox(year)?.checked_add(days.days()).ok(),
            When::From(weekday, month, day) => first_from(weekday, Date::new(year, month, day).ok()?),
            When::Computed(day) => day(year),
        }
    }
}

/// The first such weekday on a day or after it.
pub(super) fn first_from(weekday: Weekday, day: Date) -> Option<Date> {
    day.checked_add(i32::from(day.weekday().until(weekday)).days()).ok()
}

pub(super) const fn on(feast: Feast, month: i8, day: i8) -> Rule {
    Rule::new(feast, When::On(month, day))
}

pub(super) const fn easter(feast: Feast, days: i32) -> Rule {
    Rule::new(feast, When::Easter(days))
}

pub(super) const fn orthodox(feast: Feast, days: i32) -> Rule {
    Rule::new(feast, When::OrthodoxEaster(days))
}

pub(super) const fn from(feast: Feast, weekday: Weekday, month: i8, day: i8) -> Rule {
    Rule::new(feast, When::From(weekday, month, day))
}

pub(super) const fn computed(feast: Feast, day: fn(i16) -> Option<Date>) -> Rule {
    Rule::new(feast, When::Computed(day))
}
