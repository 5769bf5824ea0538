//! Sweden, Denmark, Norway, Finland.

use jiff::civil::Weekday;

use super::Feast;
use super::rule::{Country, Rule, easter, from, on};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "SE", regions: &[], rules: SWEDEN, suspended_since: None },
    Country { code: "DK", regions: &[], rules: DENMARK, suspended_since: None },
    Country { code: "NO", regions: &[], rules: NORWAY, suspended_since: None },
    Country { code: "FI", regions: &[], rules: FINLAND, suspended_since: None },
];

/// Lag (1989:253) om allmänna helgdagar. The eves, which most shops keep too, are no holidays by law.
const SWEDEN: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    on(Feast::NationalDay, 6, 6),
    from(Feast::Midsummer, Weekday::Saturday, 6, 20),
    from(Feast::AllSaints, Weekday::Saturday, 10, 31),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// The church's holidays, which lukkeloven follows. Store bededag was abolished from 2024 on (lov 214/2023).
const DENMARK: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::MaundyThursday, -3),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    easter(Feast::WhitMonday, 50),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// Lov om helligdager og helligdagsfred (1995-02-24-12) § 2; 1 and 17 May by lov 1947-04-26-1.
const NORWAY: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::MaundyThursday, -3),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    on(Feast::ConstitutionDay, 5, 17),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    easter(Feast::WhitMonday, 50),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// The church's holidays, the laws on 1 May (272/1944) and on 6 December (388/1937); the eves of midsummer and Christmas are no working days by
/// vuosilomalaki (162/2005) § 4.
const FINLAND: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    from(Feast::MidsummerEve, Weekday::Friday, 6, 19),
    from(Feast::Midsummer, Weekday::Saturday, 6, 20),
    from(Feast::AllSaints, Weekday::Saturday, 10, 31),
    on(Feast::IndependenceDay, 12, 6),
    on(Feast::ChristmasEve, 12, 24),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];
