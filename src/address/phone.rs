//! Telephone numbers: checked, and written so that they can be dialled from anywhere.

use super::Country;

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// With the country's prefix, in groups: `+48 512 345 678`.
    pub international: String,
    /// Whether numbers of this length and beginning are given out in its country.
    pub is_valid: bool,
    /// The country whose prefix it has.
    pub country: Option<Country>,
}

/// Reads a telephone number. Without a prefix it is one of `country`; `None` where it is none at all. The first use takes some
/// hundred milliseconds: the rules of every country are unpacked.
pub fn phone(typed: &str, country: Option<Country>) -> Option<Phone> {
    let region = country.and_then(|country| country.code().parse().ok());
    let number = phonenumber::parse(region, typed).ok()?;
    let international = number.format().mode(phonenumber::Mode::International).to_string();
    let of = number.country().id().map(|id| format!("{id:?}"));
    Some(Phone {
        international,
        is_valid: phonenumber::is_valid(&number),
        country: of.and_then(|code| Country::of(&code)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_with_its_prefix() {
        let of = |typed: &str, code: &str| {
            phone(typed, Country::of(code)).map(|phone| (phone.international, phone.is_valid))
        };
        assert_eq!(of("512 345 678", "PL"), Some(("+48 512 345 678".to_owned(), true)));
        assert_eq!(of("0048512345678", "PL"), Some(("+48 512 345 678".to_owned(), true)));
        assert_eq!(of("+44 7911 123456", "PL"), Some(("+44 7911 123456".to_owned(), true)));
        assert_eq!(of("512 345", "PL").map(|(_, is_valid)| is_valid), Some(false));
        assert_eq!(of("call me", "PL"), None);
    }
}
