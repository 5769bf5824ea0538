//! Great Britain, Ireland, France, Belgium, the Netherlands.

use jiff::civil::{Date, Weekday};

use super::Feast;
use super::rule::{Country, Instead, Rule, computed, easter, first_from, from, on};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "GB", regions: &["ENG", "NIR", "SCT", "WLS"], rules: BRITAIN, suspended_since: None },
    Country { code: "IE", regions: &[], rules: IRELAND, suspended_since: None },
    Country { code: "FR", regions: &["57", "6AE"], rules: FRANCE, suspended_since: None },
    Country { code: "BE", regions: &[], rules: BELGIUM, suspended_since: None },
    Country { code: "NL", regions: &[], rules: NETHERLANDS, suspended_since: None },
];

/// Banking and Financial Dealings Act 1971 with its proclamations (gov.uk/bank-holidays); St Andrew's Day Bank Holiday
/// (Scotland) Act 2007. Where no region is named, England and Wales.
const BRITAIN: &[Rule] = &[
    on(Feast::NewYear, 1, 1).or(Instead::NextFree),
    on(Feast::SecondOfJanuary, 1, 2).only(&["SCT"]).or(Instead::NextFree),
    on(Feast::SaintPatrick, 3, 17).only(&["NIR"]).or(Instead::NextFree),
    easter(Feast::GoodFriday, -2),
    easter(Feast::EasterMonday, 1).except(&["SCT"]),
    from(Feast::MayBankHoliday, Weekday::Monday, 5, 1),
    from(Feast::SpringBankHoliday, Weekday::Monday, 5, 25),
    // For the football team's part in the World Cup.
    on(Feast::SpecialBankHoliday, 6, 15).only(&["SCT"]).since(2026).until(2026),
    on(Feast::BattleOfTheBoyne, 7, 12).only(&["NIR"]).or(Instead::NextFree),
    from(Feast::SummerBankHoliday, Weekday::Monday, 8, 1).only(&["SCT"]),
    from(Feast::SummerBankHoliday, Weekday::Monday, 8, 25).except(&["SCT"]),
    on(Feast::SaintAndrew, 11, 30).only(&["SCT"]).or(Instead::NextFree),
    on(Feast::Christmas, 12, 25).or(Instead::NextFree),
    on(Feast::BoxingDay, 12, 26).or(Instead::NextFree),
];

/// Organisation of Working Time Act 1997, second schedule; St Brigid's Day since 2023. No day is off instead of one
/// that falls on a weekend.
const IRELAND: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    computed(Feast::SaintBrigid, saint_brigid).since(2023),
    on(Feast::SaintPatrick, 3, 17),
    easter(Feast::EasterMonday, 1),
    from(Feast::MayBankHoliday, Weekday::Monday, 5, 1),
    from(Feast::JuneBankHoliday, Weekday::Monday, 6, 1),
    from(Feast::AugustBankHoliday, Weekday::Monday, 8, 1),
    from(Feast::OctoberBankHoliday, Weekday::Monday, 10, 25),
    on(Feast::Christmas, 12, 25),
    on(Feast::SaintStephen, 12, 26),
];

/// The first Monday of February, unless the first is a Friday: then that day.
fn saint_brigid(year: i16) -> Option<Date> {
    let first = Date::new(year, 2, 1).ok()?;
    if first.weekday() == Weekday::Friday { Some(first) } else { first_from(Weekday::Monday, first) }
}

/// Code du travail art. L3133-1; for Moselle (57) and Alsace (6AE) also art. L3134-13.
const FRANCE: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::GoodFriday, -2).only(&["57", "6AE"]),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    on(Feast::VictoryDay, 5, 8),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitMonday, 50),
    on(Feast::NationalDay, 7, 14),
    on(Feast::Assumption, 8, 15),
    on(Feast::AllSaints, 11, 1),
    on(Feast::ArmisticeDay, 11, 11),
    on(Feast::Christmas, 12, 25),
    on(Feast::SaintStephen, 12, 26).only(&["57", "6AE"]),
];

/// Koninklijk besluit / Arrêté royal of 18 April 1974, art. 1, with the Sundays of the feasts. The day off for one that falls on a Sunday is each employer's to choose.
const BELGIUM: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    on(Feast::LabourDay, 5, 1),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    easter(Feast::WhitMonday, 50),
    on(Feast::NationalDay, 7, 21),
    on(Feast::Assumption, 8, 15),
    on(Feast::AllSaints, 11, 1),
    on(Feast::ArmisticeDay, 11, 11),
    on(Feast::Christmas, 12, 25),
];

/// Algemene termijnenwet art. 3, with the Sundays and Good Friday as rijksoverheid.nl lists them. Liberation Day is commonly off only
/// every fifth year.
const NETHERLANDS: &[Rule] = &[
    on(Feast::NewYear, 1, 1),
    easter(Feast::GoodFriday, -2),
    easter(Feast::Easter, 0),
    easter(Feast::EasterMonday, 1),
    computed(Feast::KingsDay, kings_day),
    computed(Feast::LiberationDay, liberation_day),
    easter(Feast::Ascension, 39),
    easter(Feast::WhitSunday, 49),
    easter(Feast::WhitMonday, 50),
    on(Feast::Christmas, 12, 25),
    on(Feast::SecondChristmas, 12, 26),
];

/// 27 April; the day before where that is a Sunday.
fn kings_day(year: i16) -> Option<Date> {
    let birthday = Date::new(year, 4, 27).ok()?;
    if birthday.weekday() == Weekday::Sunday { birthday.yesterday().ok() } else { Some(birthday) }
}

/// 5 May of years that end in 0 or 5.
fn liberation_day(year: i16) -> Option<Date> {
    if year % 5 == 0 { Date::new(year, 5, 5).ok() } else { None }
}
