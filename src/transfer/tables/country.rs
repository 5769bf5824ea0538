//! Countries as marketplaces write them.

use crate::text::folded;

/// The code of ISO 3166 for a country, given as code or by its English name; `None` where it is neither.
pub(super) fn code(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(text.to_ascii_uppercase());
    }
    let wanted = folded(text);
    let wanted = wanted.strip_prefix("the ").unwrap_or(&wanted);
    NAMES.iter().find(|(_, name)| *name == wanted).map(|(code, _)| (*code).to_owned())
}

/// The short English names of ISO 3166, and the older or longer ones still in use, without capitals and accents.
#[rustfmt::skip]
const NAMES: [(&str, &str); 109] = [
    ("AD", "andorra"), ("AE", "united arab emirates"), ("AL", "albania"), ("AM", "armenia"), ("AR", "argentina"),
    ("AT", "austria"), ("AU", "australia"), ("AZ", "azerbaijan"), ("BA", "bosnia and herzegovina"), ("BD", "bangladesh"),
    ("BE", "belgium"), ("BG", "bulgaria"), ("BH", "bahrain"), ("BR", "brazil"), ("BY", "belarus"), ("CA", "canada"),
    ("CH", "switzerland"), ("CL", "chile"), ("CN", "china"), ("CO", "colombia"), ("CR", "costa rica"), ("CY", "cyprus"),
    ("CZ", "czech republic"), ("CZ", "czechia"), ("DE", "germany"), ("DK", "denmark"), ("DO", "dominican republic"),
    ("DZ", "algeria"), ("EC", "ecuador"), ("EE", "estonia"), ("EG", "egypt"), ("ES", "spain"), ("FI", "finland"),
    ("FO", "faroe islands"), ("FR", "france"), ("GB", "united kingdom"), ("GB", "great britain"), ("GE", "georgia"),
    ("GG", "guernsey"), ("GI", "gibraltar"), ("GL", "greenland"), ("GP", "guadeloupe"), ("GR", "greece"),
    ("GT", "guatemala"), ("HK", "hong kong"), ("HR", "croatia"), ("HU", "hungary"), ("ID", "indonesia"), ("IE", "ireland"),
    ("IL", "israel"), ("IM", "isle of man"), ("IN", "india"), ("IS", "iceland"), ("IT", "italy"), ("JE", "jersey"),
    ("JM", "jamaica"), ("JO", "jordan"), ("JP", "japan"), ("KE", "kenya"), ("KR", "south korea"), ("KW", "kuwait"),
    ("KZ", "kazakhstan"), ("LB", "lebanon"), ("LI", "liechtenstein"), ("LK", "sri lanka"), ("LT", "lithuania"),
    ("LU", "luxembourg"), ("LV", "latvia"), ("MA", "morocco"), ("MC", "monaco"), ("MD", "moldova"), ("ME", "montenegro"),
    ("MK", "macedonia"), ("MK", "north macedonia"), ("MO", "macao"), ("MQ", "martinique"), ("MT", "malta"), ("MX", "mexico"),
    ("MY", "malaysia"), ("NG", "nigeria"), ("NL", "netherlands"), ("NO", "norway"), ("NZ", "new zealand"), ("PA", "panama"),
    ("PE", "peru"), ("PH", "philippines"), ("PK", "pakistan"), ("PL", "poland"), ("PR", "puerto rico"), ("PT", "portugal"),
    ("QA", "qatar"), ("RE", "reunion"), ("RO", "romania"), ("RS", "serbia"), ("RU", "russia"), ("SA", "saudi arabia"),
    ("SE", "sweden"), ("SG", "singapore"), ("SI", "slovenia"), ("SK", "slovakia"), ("SM", "san marino"), ("TH", "thailand"),
    ("TN", "tunisia"), ("TR", "turkey"), ("TW", "taiwan"), ("UA", "ukraine"), ("US", "united states"),
    ("VN", "vietnam"), ("ZA", "south africa"),
];

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
            ("Atlantis", None),
            ("", None),
        ] {
            assert_eq!(code(text).as_deref(), wanted, "{text}");
        }
    }
}
