//! Countries: the fields of their addresses, the patterns of their postcodes, their names.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale_core::Locale;
use icu_locale_core::subtags::Region;
use regex::{Regex, RegexBuilder};

use crate::model::Language;
use crate::text;

/// A line a country: code, lines of a label, fields that are needed, fields in capitals, pattern of the postcode, examples of it.
const TABLE: &str = include_str!("countries.tsv");
/// A line a region: country, what is written in short, its name.
const REGIONS: &str = include_str!("regions.tsv");

/// What is needed where the metadata does not say: its own rule for unknown countries.
const USUALLY_NEEDED: &str = "AC";

/// The languages in which the name of a country is recognised: those sellers' buyers mostly write.
const NAMED_IN: [&str; 16] =
    ["en", "es", "de", "pl", "el", "fr", "it", "pt", "nl", "ru", "uk", "cs", "sv", "da", "hu", "tr"];

/// What people write for a country beside its names.
const ALSO: [(&str, &str); 24] = [
    ("uk", "GB"),
    ("u.k.", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("usa", "US"),
    ("u.s.a.", "US"),
    ("u.s.", "US"),
    ("united states of america", "US"),
    ("holland", "NL"),
    ("czech republic", "CZ"),
    ("ceska republika", "CZ"),
    ("rzeczpospolita polska", "PL"),
    ("republic of ireland", "IE"),
    ("hellas", "GR"),
    ("hong kong", "HK"),
    ("macao", "MO"),
    ("macau", "MO"),
    ("macedonia", "MK"),
    ("turkey", "TR"),
    ("korea", "KR"),
    ("republic of korea", "KR"),
];

/// A country with rules for its addresses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country {
    at: usize,
}

/// A field of an address that a country may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    Recipient,
    Street,
    City,
    Region,
    Postcode,
}

struct Rules {
    code: &'static str,
    lines: &'static str,
    needed: &'static str,
    capitals: &'static str,
    postcode: Option<&'static str>,
    example: &'static str,
}

static RULES: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(rules).collect()
});

fn rules(line: &'static str) -> Option<Rules> {
    let mut fields = line.split('\t').map(|field| if field == "-" { "" } else { field });
    let mut next = || fields.next();
    Some(Rules {
        code: next()?,
        lines: next()?,
        needed: next().map(|needed| if needed.is_empty() { USUALLY_NEEDED } else { needed })?,
        capitals: next()?,
        postcode: next().filter(|pattern| !pattern.is_empty()),
        example: next()?.split(',').next()?,
    })
}

/// The patterns of postcodes that were asked for, each made once.
static POSTCODES: LazyLock<Vec<OnceLock<Option<Regex>>>> =
    LazyLock::new(|| RULES.iter().map(|_rules| OnceLock::new()).collect());

static NAMES: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for language in NAMED_IN {
        let Some(in_language) = names_in(language) else { continue };
        for country in Country::all() {
            if let Some(name) = country.region().and_then(|region| in_language.of(region)) {
                names.entry(text::folded(name).into_owned()).or_insert(country);
                if let Some(spelt) = text::fold_spelt(name) {
                    names.entry(spelt.text().to_owned()).or_insert(country);
                }
            }
        }
    }
    for (name, code) in ALSO {
        if let Some(country) = Country::of(code) {
            names.insert(name.to_owned(), country);
        }
    }
    names
});

fn names_in(language: &str) -> Option<RegionDisplayNames> {
    let locale: Locale = language.parse().ok()?;
    RegionDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok()
}

impl Country {
    /// Every country there are rules for, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..RULES.len()).map(|at| Self { at })
    }

    /// The country of an ISO 3166 code of two letters.
    pub fn of(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        RULES.iter().position(|rules| rules.code == code).map(|at| Self { at })
    }

    /// The country somebody names, in one of the languages buyers mostly write, or by a common short form.
    pub fn named(name: &str) -> Option<Self> {
        let folded = text::folded(name.trim().trim_end_matches(['.', ','])).into_owned();
        let with_dot = text::folded(name.trim()).into_owned();
        NAMES.get(&folded).or_else(|| NAMES.get(&with_dot)).copied()
    }

    /// Its ISO 3166 code.
    pub fn code(self) -> &'static str {
        self.rules().map_or("", |rules| rules.code)
    }

    /// Its name in a language; in English where that is not known, its code where even that is not.
    pub fn name(self, language: &Language) -> String {
        let named = |language: &str| {
            let names = names_in(language)?;
            names.of(self.region()?).map(str::to_owned)
        };
        named(language.code()).or_else(|| named("en")).unwrap_or_else(|| self.code().to_owned())
    }

    /// Whether a text is a postcode of this country and nothing else. Without a pattern, nothing is.
    pub fn is_postcode(self, typed: &str) -> bool {
        self.postcode().is_some_and(|pattern| pattern.is_match(typed))
    }

    fn postcode(self) -> Option<&'static Regex> {
        let pattern = self.rules()?.postcode?;
        let make = || RegexBuilder::new(&format!("^(?:{pattern})$")).case_insensitive(true).build().ok();
        POSTCODES.get(self.at)?.get_or_init(make).as_ref()
    }

    /// Whether its addresses have postcodes.
    pub fn has_postcodes(self) -> bool {
        self.rules().is_some_and(|rules| rules.postcode.is_some())
    }

    /// What one of its postcodes looks like; empty where it has none.
    pub fn example(self) -> &'static str {
        self.rules().map_or("", |rules| rules.example)
    }

    /// What a street of this name may be called in full, where streets say their kind nearly always. Elsewhere (Poland, Greece,
    /// Czechia) the word is mostly left out, and there are none.
    pub fn streets_like(self, name: &str) -> Vec<String> {
        let (before, after): (&[&str], &[&str]) = match self.code() {
            "GB" | "IE" | "NZ" | "AU" => (&[], &["Street", "Road"]),
            "US" | "CA" => (&[], &["Street", "Avenue"]),
            "FR" => (&["rue", "avenue"], &[]),
            "IT" => (&["via", "viale"], &[]),
            _ => (&[], &[]),
        };
        let before = before.iter().map(|kind| format!("{kind} {name}"));
        before.chain(after.iter().map(|kind| format!("{name} {kind}"))).collect()
    }

    /// What the code of a parcel locker looks like in the largest network there; empty where it is not known.
    pub fn locker_example(self) -> &'static str {
        match self.code() {
            "PL" => "WAW123M",
            "DE" => "Packstation 123",
            _ => "",
        }
    }

    /// Whether an address cannot do without this.
    pub fn needs(self, field: Field) -> bool {
        let letter = match field {
            Field::Recipient => return true,
            Field::Street => 'A',
            Field::City => 'C',
            Field::Region => 'S',
            Field::Postcode => 'Z',
        };
        self.rules().is_some_and(|rules| rules.needed.contains(letter))
    }

    /// The lines of its label: `%N` recipient, `%O` house, `%A` street, `%D` part of town, `%C` town, `%S` region, `%Z` postcode,
    /// `%X` sorting code; lines are parted by `|`.
    pub(super) fn lines(self) -> &'static str {
        self.rules().map_or("%N|%O|%A|%Z %C", |rules| rules.lines)
    }

    /// The fields its post wants in capitals, by their letters.
    pub(super) fn capitals(self) -> &'static str {
        self.rules().map_or("", |rules| rules.capitals)
    }

    /// Its regions that are known: what is written in short, and the name.
    pub(super) fn regions(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let code = self.code();
        REGIONS.lines().filter_map(move |line| {
            let mut fields = line.split('\t');
            if fields.next() != Some(code) {
                return None;
            }
            Some((fields.next()?, fields.next()?))
        })
    }

    /// The region somebody names, as it is written in short.
    pub(super) fn region_named(self, typed: &str) -> Option<&'static str> {
        let plain = |text: &str| {
            let folded = text::folded(text).into_owned();
            folded.trim_matches(['(', ')', ' ', ',']).replace(['.', '-', ' '], "")
        };
        let wanted = plain(typed);
        let mut regions = self.regions();
        regions.find(|(short, name)| plain(short) == wanted || plain(name) == wanted).map(|(short, _)| short)
    }

    fn rules(self) -> Option<&'static Rules> {
        RULES.get(self.at)
    }

    fn region(self) -> Option<Region> {
        self.code().parse().ok()
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Field {
    /// The member of the `address-field` messages that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Street => "street",
            Self::City => "city",
            Self::Region => "region",
            Self::Postcode => "postcode",
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_every_pattern_is_one() {
        assert_eq!(RULES.len(), TABLE.lines().count() - 1);
        for country in Country::all() {
            let rules = country.rules().unwrap();
            assert!(rules.lines.contains("%A"), "{country:?}");
            assert_eq!(country.postcode().is_some(), country.has_postcodes(), "{country:?}");
            if country.has_postcodes() {
                assert!(country.is_postcode(country.example()), "{country:?} {}", country.example());
            }
        }
    }

    #[rstest]
    #[case("Polska", "PL")]
    #[case("POLAND", "PL")]
    #[case("Deutschland", "DE")]
    #[case("España", "ES")]
    #[case("Ελλάδα", "GR")]
    #[case("ΕΛΛΑΔΑ", "GR")]
    #[case("UK", "GB")]
    #[case("United Kingdom", "GB")]
    #[case("Österreich", "AT")]
    #[case("Danmark", "DK")]
    #[case("new zealand", "NZ")]
    fn countries_are_known_by_their_names(#[case] name: &str, #[case] code: &str) {
        assert_eq!(Country::named(name).map(Country::code), Some(code));
    }

    #[test]
    fn what_is_needed_differs() {
        let needs = |code: &str| {
            let country = Country::of(code).unwrap();
            [Field::Street, Field::City, Field::Region, Field::Postcode].map(|field| country.needs(field))
        };
        assert_eq!(needs("GB"), [true, true, false, true]);
        assert_eq!(needs("US"), [true, true, true, true]);
        assert_eq!(needs("HK"), [true, false, true, false]);
        assert_eq!(needs("IE"), [true, true, false, false]);
    }
}
