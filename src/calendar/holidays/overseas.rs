//! The United States, Canada, Australia.

use jiff::civil::Weekday;

use super::Feast;
use super::rule::{Country, Instead, Rule, easter, from, on};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "US", regions: &[], rules: UNITED_STATES, suspended_since: None },
    Country { code: "CA", regions: &[], rules: CANADA, suspended_since: None },
    Country { code: "AU", regions: &[], rules: AUSTRALIA, suspended_since: None },
];

/// 5 U.S.C. § 6103: the federal holidays, on which the post does not work. Days off for weekends as for people who work from Monday
/// to Friday (Executive Order 11582).
const UNITED_STATES: &[Rule] = &[
    on(Feast::NewYear, 1, 1).or(Instead::Nearest),
    from(Feast::MartinLutherKing, Weekday::Monday, 1, 15),
    from(Feast::PresidentsDay, Weekday::Monday, 2, 15),
    from(Feast::MemorialDay, Weekday::Monday, 5, 25),
    on(Feast::Juneteenth, 6, 19).since(2021).or(Instead::Nearest),
    on(Feast::IndependenceDay, 7, 4).or(Instead::Nearest),
    from(Feast::LabourDay, Weekday::Monday, 9, 1),
    from(Feast::ColumbusDay, Weekday::Monday, 10, 8),
    on(Feast::VeteransDay, 11, 11).or(Instead::Nearest),
    from(Feast::Thanksgiving, Weekday::Thursday, 11, 22),
    on(Feast::Christmas, 12, 25).or(Instead::Nearest),
];

/// Canada Labour Code (R.S.C. 1985, c. L-2) s. 166 and 193: the federal holidays, on which the post does not work. The provinces keep
/// most of them and some of their own.
const CANADA: &[Rule] = &[
    on(Feast::NewYear, 1, 1).or(Instead::NextFree),
    easter(Feast::GoodFriday, -2),
    // The Monday before 25 May.
    from(Feast::VictoriaDay, Weekday::Monday, 5, 18),
    on(Feast::CanadaDay, 7, 1).or(Instead::NextFree),
    from(Feast::LabourDay, Weekday::Monday, 9, 1),
    on(Feast::TruthAndReconciliation, 9, 30).since(2021).or(Instead::NextFree),
    from(Feast::Thanksgiving, Weekday::Monday, 10, 8),
    on(Feast::RemembranceDay, 11, 11).or(Instead::NextFree),
    on(Feast::Christmas, 12, 25).or(Instead::NextFree),
    on(Feast::BoxingDay, 12, 26).or(Instead::NextFree),
];

/// Fair Work Act 2009 s. 115: the national ones, with the days off for weekends on which all states agree. Each state keeps others.
const AUSTRALIA: &[Rule] = &[
    on(Feast::NewYear, 1, 1).or(Instead::NextFree),
    on(Feast::AustraliaDay, 1, 26).or(Instead::NextFree),
    easter(Feast::GoodFriday, -2),
    easter(Feast::EasterMonday, 1),
    on(Feast::AnzacDay, 4, 25),
    on(Feast::Christmas, 12, 25).or(Instead::NextFree),
    on(Feast::BoxingDay, 12, 26).or(Instead::NextFree),
];
