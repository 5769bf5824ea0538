//! Countries as marketplaces write them.

use crate::address::Country;

/// The code of ISO 3166 for a country, given as code or by name; `None` where it is neither.
pub(super) fn code(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(text.to_ascii_uppercase());
    }
    let named = text.split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case("the")).map(|(_, rest)| rest);
    Country::named(named.unwrap_or(text)).map(|country| country.code().to_owned())
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        for (text, wanted) in [
            ("de", Some("DE")),
            ("Czech Republic", Some("CZ")),
            ("The Netherlands", Some("NL")),
            ("Réunion", Some("RE")),
            ("Hong Kong", Some("HK")),
            ("Turkey", Some("TR")),
            ("Macedonia", Some("MK")),
            ("Atlantis", None),
            ("", None),
        ] {
            assert_eq!(code(text).as_deref(), wanted, "{text}");
        }
    }
}
