//! Customs of countries' labels: where the number of a house stands, what follows it, whether parts of towns are named.

use super::Country;

/// Countries where the number stands before the street. Elsewhere it stands behind it. (Collected from labels of each country in
/// `OpenCage`'s collection of address formats, MIT, and the universal postal union's sheets.)
const FIRST: &str = "AD AG AI AM AU BB BJ BL BM BS BW BZ CA CI DM DZ FJ FK FR GB GD GF GG GH GI GP GU GY HK IE IM IN JE JM KE KH KN KY LC LK LU MA MC \
                     MF MM MP MQ MS MT MU MW MY NA NC NE NG NZ OM PF PG PH PK PM PR RE SC SG SH SL SN TC TG TH TN TT TZ UG US VC VG VI VN VU WF \
                     WS XK YT ZA ZM ZW";

/// Where it stands behind the street, countries that put a comma between.
const COMMA: &str = "AR BR BY CV ES IT KG KZ MD MZ PT RU TJ UA UZ AO";

/// Where a flat follows the number of the house behind a slash: `15/2` is house 15, flat 2.
const FLAT_BEHIND_SLASH: &str = "AL BA BG BY CY EE ES GE GR HR HU LT LV ME MK MN PL RO RS RU SI SK TR UA AT FI IL PT";

/// Countries whose labels name the part of the town. Elsewhere it is left out where street and postcode are known. (From the labels
/// in `OpenCage`'s collection that were given one.)
const DISTRICT: &str = "AE AR AU BD BG BJ BR CL CN CR CZ DO EG GA GT ID IE IN IR JM JP KH KP KR KW LK MG MO MU MX MY NI NP NZ PA PH PK SO TH \
                        TT TW TZ UA VN ZA";

fn has(list: &str, country: Country) -> bool {
    list.split_whitespace().any(|code| code == country.code())
}

/// Whether the number stands before the street.
pub(super) fn is_first(country: Country) -> bool {
    has(FIRST, country)
}

/// What stands between the street and its number, where that follows.
pub(super) fn separator(country: Country) -> &'static str {
    if has(COMMA, country) { ", " } else { " " }
}

/// Whether labels name the part of the town.
pub(super) fn names_districts(country: Country) -> bool {
    has(DISTRICT, country)
}

/// Whether what follows a slash is the flat. In Czechia both are numbers of the house.
pub(super) fn has_flat_behind_slash(country: Country) -> bool {
    has(FLAT_BEHIND_SLASH, country)
}
