//! Poland, Germany, Austria, Switzerland, Czechia, Slovakia, Ukraine.

use jiff::civil::Weekday;

use super::Feast;
use super::rule::{Country, Instead, Rule, easter, from, on, orthodox};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "PL", regions: &[], rules: POLAND, suspended_since: None },
    Country { code: "DE", regions: GERMAN_STATES, rules: GERMANY, suspended_since: None },
    Country { code: "AT", regions: &[], rules: AUSTRIA, suspended_since: None },
    Country { code: "CH", regions: &[], rules: SWITZERLAND, suspended_since: None },
    Country { code: "CZ", regions: &[], rules: CZECHIA, suspended_since: None },
    Country { code: "SK", regions: &[], rules: SLOVAKIA, suspended_since: None },
    // Law 2136-IX of 15 March 2022, art. 6: under martial law holidays are neither off nor moved.
    Country { code: "UA", regions: &[], rules: UKRAINE, suspended_since: Some((2022, 3, 15)) },
];

/// Ustawa z 18 stycznia 1951 r. o dniach wolnych od pracy; Christmas Eve since 2025 (Dz.U. 2024 poz. 1965).
const POLAND: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    on(Feast::ConstitutionDay, 5, 3),
    easter(Feast::WhitSunday, 49),
    easter(Feast::CorpusChristi, 60),
    on(Feast::Assumption, 8, 15),
    on(Feast::AllSaints, 11, 1),
    on(Feast::IndependenceDay, 11, 11),
    on(Feast::ChristmasEve, 12, 24).since(2025),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

const GERMAN_STATES: &[&str] =
    &["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"];

/// The holiday laws of the states (Feiertagsgesetze); 3 October by Einigungsvertrag art. 2. Days that only some towns of a state
/// keep are left out: Corpus Christi in parts of Saxony and Thuringia, the Assumption in parts of Bavaria, Augsburg's 8 August.
const GERMANY: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6).only(&["BW", "BY", "ST"]),
    on(Feast::WomensDay, 3, 8).only(&["BE", "MV"]),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0).only(&["BB"]),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    // Berlin's days of one year: 80 years since the war's end, 75 since the uprising of 1953.
    on(Feast::LiberationDay, 5, 8).only(&["BE"]).since(2025).until(2025),
    on(Feast::UprisingDay, 6, 17).only(&["BE"]).since(2028).until(2028),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49).only(&["BB"]),
    easter(Feast::WhitMonday, 50),
    easter(Feast::CorpusChristi, 60).only(&["BW", "BY", "HE", "NW", "RP", "SL"]),
    on(Feast::Assumption, 8, 15).only(&["SL"]),
    on(Feast::ChildrensDay, 9, 20).only(&["TH"]),
    on(Feast::UnityDay, 10, 3),
    on(Feast::ReformationDay, 10, 31).only(&["BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"]),
    on(Feast::AllSaints, 11, 1).only(&["BW", "BY", "NW", "RP", "SL"]),
    // The Wednesday before 23 November.
    from(Feast::RepentanceDay, Weekday::Wednesday, 11, 16).only(&["SN"]),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// Arbeitsruhegesetz § 7.
const AUSTRIA: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitMonday, 50),
    easter(Feast::CorpusChristi, 60),
    on(Feast::Assumption, 8, 15),
    on(Feast::NationalDay, 10, 26),
    on(Feast::AllSaints, 11, 1),
    on(Feast::ImmaculateConception, 12, 8),
    on(Feast::Christmas, 12, 25),
    on(Feast::SaintStephen, 12, 26),
];

/// What every canton keeps: 1 August by Bundesverfassung art. 110, the others by cantonal laws. Easter Monday and most others are
/// off in many cantons, not in all.
const SWITZERLAND: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::Ascension, 39),
    on(Feast::NationalDay, 8, 1),
    on(Feast::Christmas, 12, 25),
];

/// Zákon č. 245/2000 Sb.
const CZECHIA: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::GoodFriday, -2),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    on(Feast::VictoryDay, 5, 8),
    on(Feast::CyrilAndMethodius, 7, 5),
    on(Feast::JanHus, 7, 6),
    on(Feast::StatehoodDay, 9, 28),
    on(Feast::FoundingOfCzechoslovakia, 10, 28),
    on(Feast::FreedomAndDemocracy, 11, 17),
    on(Feast::ChristmasEve, 12, 24),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// Zákon č. 241/1993 Z. z.; 1 September is worked since 2024 (530/2023), 17 November since 2025, and 8 May and 15 September in 2026
/// only (261/2025).
const SLOVAKIA: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    on(Feast::Epiphany, 1, 6),
    easter(Feast::GoodFriday, -2),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    on(Feast::VictoryDay, 5, 8).until(2025),
    on(Feast::VictoryDay, 5, 8).since(2027),
    on(Feast::CyrilAndMethodius, 7, 5),
    on(Feast::UprisingDay, 8, 29),
    on(Feast::SevenSorrows, 9, 15).until(2025),
    on(Feast::SevenSorrows, 9, 15).since(2027),
    on(Feast::AllSaints, 11, 1),
    on(Feast::FreedomAndDemocracy, 11, 17).until(2024),
    on(Feast::ChristmasEve, 12, 24),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// Labour Code (322-VIII) art. 73 with the changes of 2023 (3107-IX: Statehood Day on 15 July, Defenders' Day on 1 October, Christmas on
/// 25 December alone; by the law of 29 May 2023: 8 May instead of 9 May), art. 67 for days that fall on a weekend.
const UKRAINE: &[Rule] = &[
    on(Feast::NewYear, 1, 1).or(Instead::NextFree),
    on(Feast::WomensDay, 3, 8).or(Instead::NextFree),
    orthodox(Feast::Easter, 0).or(Instead::NextFree),
    on(Feast::LabourDay, 5, 1).or(Instead::NextFree),
    on(Feast::VictoryDay, 5, 8).since(2024).or(Instead::NextFree),
    orthodox(Feast::WhitSunday, 49).or(Instead::NextFree),
    on(Feast::ConstitutionDay, 6, 28).or(Instead::NextFree),
    on(Feast::StatehoodDay, 7, 15).since(2024).or(Instead::NextFree),
    on(Feast::IndependenceDay, 8, 24).or(Instead::NextFree),
    on(Feast::DefendersDay, 10, 1).since(2023).or(Instead::NextFree),
    on(Feast::Christmas, 12, 25).or(Instead::NextFree),
];
