//! Dates of today as other programs write them: by strftime.

use super::{Ask, Bit, Meaning};

/// What a format of strftime tells, as expressions of ours. In which form is decided by the language of the text.
///
/// `days` is how many days from today are meant.
pub(super) fn told(format: &str, days: i64) -> Vec<String> {
    let signs = signs(format);
    let day = signs.iter().any(|sign| "aAbBcdDeFhjmuUvVwWxyYG".contains(*sign));
    let time = signs.iter().any(|sign| "cHIklMpPrRsSTX".contains(*sign));
    let when = match days {
        0 => "today".to_owned(),
        1.. => format!("(today + {days})"),
        _ => format!("(today - {})", days.unsigned_abs()),
    };
    let mut told = Vec::new();
    match signs.as_slice() {
        ['Y' | 'G'] if days == 0 => told.push("today.year".to_owned()),
        ['A' | 'a'] => told.push(format!("{when} | date(\"weekday\")")),
        _ if day => told.push(format!("{when} | date")),
        _ => {}
    }
    if time {
        told.push("now | time".to_owned());
    }
    told
}

/// The same as parts of a text; a format that tells nothing is asked.
pub(super) fn bits(raw: &str, told: Vec<String>) -> Vec<Bit> {
    let gap = |meaning| Bit::Gap(raw.to_owned(), meaning);
    if told.is_empty() {
        return vec![gap(Meaning::Asked(Ask::named(raw)))];
    }
    let mut bits = Vec::new();
    for value in told {
        if !bits.is_empty() {
            bits.push(Bit::Text(" ".to_owned()));
        }
        bits.push(gap(Meaning::Value(value)));
    }
    bits
}

/// The signs of a format that stand for a part of a date: `%-d.%m.` has `d` and `m`.
fn signs(format: &str) -> Vec<char> {
    let mut signs = Vec::new();
    let mut letters = format.chars();
    while let Some(c) = letters.next() {
        if c == '%' {
            let sign = letters.by_ref().find(|c| !matches!(c, '-' | '_' | '0' | ':' | '.' | '#' | 'E' | 'O'));
            signs.extend(sign.filter(char::is_ascii_alphabetic));
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("%m/%d/%Y", 0, &["today | date"])]
    #[case("%A", 1, &["(today + 1) | date(\"weekday\")"])]
    #[case("%Y", 0, &["today.year"])]
    #[case("%-d. %B %H:%M", -2, &["(today - 2) | date", "now | time"])]
    #[case("%X", 0, &["now | time"])]
    #[case("100 %", 0, &[])]
    fn a_format_says_what_is_told(#[case] format: &str, #[case] days: i64, #[case] wanted: &[&str]) {
        assert_eq!(told(format, days), wanted);
    }
}
