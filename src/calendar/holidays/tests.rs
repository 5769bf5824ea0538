use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

impl Holidays {
    /// The days of a year that are holidays by law.
    fn of_year(&self, year: i16) -> Vec<(Date, Holiday)> {
        let days = date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year);
        days.filter_map(|day| Some((day, self.kept_on(day)?))).collect()
    }
}

fn holidays(code: &str) -> Holidays {
    code.parse().expect("a known code")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// By hand, from the states' own pages: what has changed of late, what moves, what is off instead.
#[test]
fn known_days_are_what_they_are() {
    for (code, text, wanted) in [
        ("PL", "2024-12-24", None),
        ("PL", "2025-12-24", Some((Feast::ChristmasEve, false))),
        ("PL", "2026-06-04", Some((Feast::CorpusChristi, false))),
        ("PL", "2026-05-02", None),
        ("DE", "2026-10-03", Some((Feast::UnityDay, false))),
        ("DE", "2026-06-04", None),
        ("DE-BY", "2026-06-04", Some((Feast::CorpusChristi, false))),
        ("DE-SN", "2026-11-18", Some((Feast::RepentanceDay, false))),
        ("DE-BE", "2025-05-08", Some((Feast::LiberationDay, false))),
        ("DK", "2023-05-05", None),
        ("DK", "2024-04-26", None),
        ("DK", "2026-06-05", None),
        ("GR", "2024-05-07", Some((Feast::LabourDay, false))),
        ("GR", "2024-05-01", None),
        ("GR", "2022-05-02", Some((Feast::LabourDay, false))),
        ("GR", "2026-02-23", Some((Feast::CleanMonday, false))),
        ("GR", "2027-05-03", Some((Feast::EasterMonday, false))),
        ("GB", "2026-12-28", Some((Feast::BoxingDay, true))),
        ("GB", "2027-12-27", Some((Feast::Christmas, true))),
        ("GB", "2027-12-28", Some((Feast::BoxingDay, true))),
        ("GB", "2022-12-27", Some((Feast::Christmas, true))),
        ("GB", "2028-01-03", Some((Feast::NewYear, true))),
        ("GB", "2026-08-31", Some((Feast::SummerBankHoliday, false))),
        ("GB-SCT", "2026-08-31", None),
        ("GB-SCT", "2028-01-04", Some((Feast::SecondOfJanuary, true))),
        ("GB-NIR", "2026-07-13", Some((Feast::BattleOfTheBoyne, true))),
        ("US", "2026-07-03", Some((Feast::IndependenceDay, true))),
        ("US", "2027-12-31", Some((Feast::NewYear, true))),
        ("US", "2026-11-26", Some((Feast::Thanksgiving, false))),
        ("US", "2027-07-05", Some((Feast::IndependenceDay, true))),
        ("CA", "2027-05-24", Some((Feast::VictoriaDay, false))),
        ("CA", "2028-07-03", Some((Feast::CanadaDay, true))),
        ("AU", "2027-12-28", Some((Feast::BoxingDay, true))),
        ("AU", "2025-01-27", Some((Feast::AustraliaDay, true))),
        ("IE", "2024-02-05", Some((Feast::SaintBrigid, false))),
        ("IE", "2030-02-01", Some((Feast::SaintBrigid, false))),
        ("NL", "2025-04-26", Some((Feast::KingsDay, false))),
        ("NL", "2025-05-05", Some((Feast::LiberationDay, false))),
        ("NL", "2026-05-05", None),
        ("SK", "2025-05-08", Some((Feast::VictoryDay, false))),
        ("SK", "2026-05-08", None),
        ("SK", "2027-05-08", Some((Feast::VictoryDay, false))),
        ("SK", "2025-11-17", None),
        ("IT", "2026-10-04", Some((Feast::SaintFrancis, false))),
        ("IT", "2025-10-04", None),
        ("FI", "2026-06-19", Some((Feast::MidsummerEve, false))),
        ("SE", "2026-06-20", Some((Feast::Midsummer, false))),
        ("ES", "2026-12-08", Some((Feast::ImmaculateConception, false))),
        ("CH", "2026-08-01", Some((Feast::NationalDay, false))),
        ("FR", "2026-12-26", None),
        ("FR-6AE", "2026-12-26", Some((Feast::SaintStephen, false))),
    ] {
        let wanted = wanted.map(|(feast, is_substitute)| Holiday { feast, is_substitute });
        assert_eq!(holidays(code).on(day(text)), wanted, "{code} {text}");
    }
}

/// The Ukrainian holidays as they were changed in 2023, which martial law makes working days.
#[test]
fn suspended_holidays_are_known_and_worked() {
    let ukraine = holidays("UA");
    let kept = |text| ukraine.kept_on(day(text)).map(|holiday| (holiday.feast, holiday.is_substitute));
    assert_eq!(kept("2026-07-15"), Some((Feast::StatehoodDay, false)));
    assert_eq!(kept("2026-07-28"), None);
    assert_eq!(kept("2026-10-01"), Some((Feast::DefendersDay, false)));
    assert_eq!(kept("2026-10-14"), None);
    assert_eq!(kept("2026-12-25"), Some((Feast::Christmas, false)));
    assert_eq!(kept("2026-01-07"), None);
    assert_eq!(kept("2026-05-08"), Some((Feast::VictoryDay, false)));
    assert_eq!(kept("2026-05-09"), None);
    assert_eq!(kept("2026-06-01"), Some((Feast::WhitSunday, true)));
    assert_eq!(ukraine.on(day("2026-08-24")), None);
    assert_eq!(ukraine.on(day("2021-08-24")).map(|holiday| holiday.feast), Some(Feast::IndependenceDay));
}

/// Compares all countries with the collection `holidays` 0.108 for Python (MIT), from Monday to Saturday of 2024 to 2032.
#[test]
fn an_independent_collection_says_the_same() {
    let mut compared = 0;
    for line in include_str!("collected.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split(' ');
        let (code, year) = (parts.next().expect("a code"), parts.next().expect("a year"));
        let year: i16 = year.parse().expect("a year");
        let mut wanted: Vec<Date> = parts.map(|part| day(&format!("{year}-{part}"))).collect();
        wanted.retain(|day| !OTHERWISE_THERE.contains(&(code, day.to_string().as_str())));
        // There the days off instead are the states', which are not compared, or are left out because of martial law.
        let without_substitutes = ["AU", "UA"].contains(&code);
        let ours = holidays(code).of_year(year).into_iter();
        let ours = ours.filter(|(day, holiday)| {
            day.weekday() != Weekday::Sunday && !(without_substitutes && holiday.is_substitute)
        });
        assert_eq!(ours.map(|(day, _)| day).collect::<Vec<_>>(), wanted, "{code} {year}");
        compared += 1;
    }
    assert_eq!(compared, 9 * Holidays::codes().count());
}

/// Where it says otherwise: it keeps 1 May beside the day it is moved to.
const OTHERWISE_THERE: [(&str, &str); 2] = [("GR", "2027-05-01"), ("GR", "2032-05-01")];

#[test]
fn a_country_is_known_by_its_code() {
    for code in Holidays::codes() {
        assert_eq!(holidays(&code).code(), code);
    }
    assert_eq!(holidays(" de-by ").code(), "DE-BY");
    assert_eq!(holidays("uk").code(), "GB");
    let unknown =
        Error::UnknownRegion { country: "GB", region: "LON".to_owned(), known: &["ENG", "NIR", "SCT", "WLS"] };
    assert_eq!("gb-lon".parse::<Holidays>(), Err(unknown));
    assert_eq!("XK".parse::<Holidays>(), Err(Error::UnknownCountry { code: "XK".to_owned() }));
}

#[test]
fn every_feast_is_somebodys() {
    for feast in Feast::ALL {
        let is_kept = |country: &Country| country.rules.iter().any(|rule| rule.feast == *feast);
        assert!(countries().any(is_kept), "{feast:?}");
    }
}

proptest! {
    #[test]
    fn a_substitute_is_a_weekday_and_no_holiday_by_itself(
        code in proptest::sample::select(Holidays::codes().collect::<Vec<_>>()),
        year in 1990..2100_i16,
    ) {
        let holidays = holidays(&code);
        for (day, holiday) in holidays.of_year(year) {
            prop_assert!(!holiday.is_substitute || holidays.feast_on(day).is_none());
            prop_assert!(!holiday.is_substitute || day.weekday() != Weekday::Sunday);
        }
    }

    #[test]
    fn no_day_is_too_far(code in "[A-Za-z]{2}(-[A-Z]{2})?|.{0,4}", days in 0..7_304_484_i64) {
        let day = Date::MIN.checked_add(days.days()).unwrap_or(Date::MAX);
        if let Ok(holidays) = code.parse::<Holidays>() {
            let _ = holidays.on(day);
        }
        let _ = holidays("US").kept_on(day);
        let _ = holidays("GR").kept_on(day);
    }
}
