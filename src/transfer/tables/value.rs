//! Cells of a table, read as what they mean.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::Moment;
use crate::model::{Currency, Money, words};
use crate::text::{is_blank, sanitise_line};

/// What a cell should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Day,
    Amount,
    Currency,
    Count,
    /// An identity, which a spreadsheet has not rounded.
    Id,
    Something,
}

impl Wanted {
    /// The word for it in the catalogue.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Count => "count",
            Self::Id => "id",
            Self::Something => "something",
        }
    }
}

/// A cell made safe: one line, without the `'` that keeps a spreadsheet from reading it as a number or a formula.
pub(super) fn text(cell: &str) -> String {
    let line = sanitise_line(cell);
    let line = line.trim();
    match line.strip_prefix('\'') {
        // A place may begin with an apostrophe: 's-Hertogenbosch.
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || "+-=@".contains(c)) => rest.to_owned(),
        // What eBay writes where it knows nothing.
        _ if line == "--" => String::new(),
        _ if is_blank(line) => String::new(),
        _ => line.to_owned(),
    }
}

/// Whether a spreadsheet has made a rounded number of an identity: `1.23E+11`, `1,23E+11`.
pub(in crate::transfer) fn is_mangled(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix('+') else { return false };
    let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    digits(whole) && digits(decimals) && digits(exponent)
}

/// How many: 1, 2; `1.0` where a spreadsheet had it.
pub(super) fn count(text: &str) -> Option<u32> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00")).unwrap_or(text);
    whole.parse().ok().filter(|count| *count > 0)
}

/// The signs that sites write before or behind an amount, longer ones first. A bare dollar is that of the column, else the
/// American one.
const SIGNS: [(&str, &str); 9] = [
    ("US $", "USD"),
    ("AU $", "AUD"),
    ("C $", "CAD"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("$", "USD"),
];

/// An amount: `25.00`, `$25.00`, `EUR 90,00`, `1 234,50 €`; in this currency where it names none.
pub(super) fn money(text: &str, column: Option<Currency>) -> Result<Money, Wanted> {
    let (number, own) = without_sign(text)?;
    let is_bare_dollar = text.contains('$') && own.is_some_and(|own| own.code() == "USD") && !text.contains("US");
    let own = if is_bare_dollar { column.or(own) } else { own.or(column) };
    let currency = own.ok_or(Wanted::Currency)?;
    let (sign, number) = signed(&number).ok_or(Wanted::Amount)?;
    let (whole, decimals) = halves(&number, currency.decimals()).ok_or(Wanted::Amount)?;
    let wanted = currency.decimals() as usize;
    let (kept, rest) = decimals.split_at_checked(wanted.min(decimals.len())).ok_or(Wanted::Amount)?;
    let is_number = !whole.is_empty() && whole.bytes().chain(kept.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number || rest.bytes().any(|byte| byte != b'0') {
        return Err(Wanted::Amount);
    }
    let minor: i64 = format!("{whole}{kept:0<wanted$}").parse().map_err(|_too_large| Wanted::Amount)?;
    Ok(Money { minor: sign * minor, currency })
}

/// The number of an amount, without blanks, and the currency it names.
fn without_sign(text: &str) -> Result<(String, Option<Currency>), Wanted> {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect::<String>();
    for (sign, code) in SIGNS {
        if text.contains(sign) {
            return Ok((squeezed(&text.replacen(sign, "", 1)), code.parse().ok()));
        }
    }
    let code: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    if code.is_empty() {
        return Ok((squeezed(text), None));
    }
    let currency: Currency = code.parse().map_err(|_none| Wanted::Amount)?;
    Ok((squeezed(&text.replacen(&code, "", 1)), Some(currency)))
}

/// The sign of a number and the rest; brackets and a minus mean less than nothing.
fn signed(number: &str) -> Option<(i64, String)> {
    if let Some(inner) = number.strip_prefix('(') {
        return inner.strip_suffix(')').map(|inner| (-1, inner.to_owned()));
    }
    Some(match number.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.to_owned()),
        None => (1, number.strip_prefix('+').unwrap_or(number).to_owned()),
    })
}

/// What stands before and behind the decimal point or comma. A single one with three digits behind it parts thousands, unless the
/// currency is counted in thousandths.
fn halves(number: &str, decimals: u32) -> Option<(String, String)> {
    let last = number.rfind(['.', ',']);
    let Some(at) = last else { return Some((number.to_owned(), String::new())) };
    let (whole, rest) = number.split_at_checked(at)?;
    let (mark, rest) = rest.split_at_checked(1)?;
    let other = if mark == "." { "," } else { "." };
    let is_repeated = whole.contains(mark);
    let parts_thousands = is_repeated || rest.len() == 3 && decimals != 3 && !whole.contains(other);
    let groups = if parts_thousands { number } else { whole };
    let mut parts =
        groups.split([if parts_thousands { mark } else { other }].map(|s| if s == "." { '.' } else { ',' }));
    let first = parts.next()?;
    let mut joined = first.to_owned();
    for part in parts {
        if part.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        joined.push_str(part);
    }
    Some((joined, if parts_thousands { String::new() } else { rest.to_owned() }))
}

words! {
    /// Which of two numbers in `10/09/26` is the month, or how else days are written.
    DayOrder {
        MonthFirst = "month-first",
        DayFirst = "day-first",
        /// A spreadsheet has counted them: `45987` is 2025-11-26. Days with signs have the day in front.
        Counted = "counted",
    }
}

/// The days from 2000 to 2100 as spreadsheets count them; other numbers are more likely something else.
const COUNTED: RangeInclusive<i32> = 36526..=73415;

/// A day as a spreadsheet counts it, from 1899-12-30 on; what stands behind the point is the hour.
pub(super) fn counted(text: &str) -> Option<Date> {
    let (whole, hour) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let days: i32 = whole.parse().ok().filter(|days| COUNTED.contains(days))?;
    let is_counted = is_number(whole) && is_number(hour);
    is_counted.then(|| jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()).flatten()
}

/// Whether a day can only be one with its day in front: `27/09/26`.
pub(super) fn is_day_first(text: &str) -> bool {
    let mut parts = text.split(['/']);
    let first: Option<u8> = parts.next().and_then(|part| part.trim().parse().ok());
    first.is_some_and(|first| (13..=31).contains(&first)) && parts.count() == 2
}

/// When: ISO 8601 with or without hour and zone, `09/27/26`, `Sep-27-26`, `27-sept.-26`, `27.09.2026`, `27 Sep 2026`.
pub(super) fn moment(text: &str, order: DayOrder) -> Option<Moment> {
    if order == DayOrder::Counted
        && let Some(day) = counted(text)
    {
        return Some(Moment::Day(day));
    }
    if let Some(at) = instant(text) {
        return Some(Moment::At(at));
    }
    // An hour without a zone is not kept: the day is what counts.
    let day = text.split_once('T').filter(|(day, _)| day.len() == 10).map_or(text, |(day, _)| day);
    let parts: Vec<&str> = day.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).take(3).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<i16>().ok();
    let date = if a.len() == 4 {
        calendar_day(number(a)?, number(b)?, number(c)?)
    } else if let Some(month) = month(a) {
        calendar_day(year(c)?, month, number(b)?)
    } else if let Some(month) = month(b) {
        calendar_day(year(c)?, month, number(a)?)
    } else if day.contains('/') && order == DayOrder::MonthFirst {
        calendar_day(year(c)?, number(a)?, number(b)?)
    } else if day.contains(['/', '.']) {
        calendar_day(year(c)?, number(b)?, number(a)?)
    } else {
        None
    };
    date.map(Moment::Day)
}

/// A moment with its zone, as Shopify (`2026-09-22 09:12:44 -0700`) and Amazon (RFC 3339) write it.
fn instant(text: &str) -> Option<Timestamp> {
    let with_offset = |form: &str| strtime::parse(form, text).and_then(|read| read.to_timestamp()).ok();
    let in_utc = || {
        let bare = text.strip_suffix(" UTC")?;
        let civil = strtime::parse("%Y-%m-%d %H:%M:%S", bare).and_then(|read| read.to_datetime()).ok()?;
        civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    };
    if text.len() < 20 {
        return None;
    }
    text.parse().ok().or_else(|| with_offset("%Y-%m-%d %H:%M:%S %z")).or_else(in_utc)
}

fn calendar_day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A year of four digits, or of two: of this century, since no site here is older.
fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The months by the beginnings of their English, French and German names, those that are not plain beginnings of one another.
#[rustfmt::skip]
const MONTHS: [(&str, i16); 23] = [
    ("jan", 1), ("feb", 2), ("fev", 2), ("mar", 3), ("avr", 4), ("apr", 4), ("may", 5), ("mai", 5), ("juin", 6), ("jun", 6),
    ("juil", 7), ("jul", 7), ("aug", 8), ("aou", 8), ("sep", 9), ("oct", 10), ("okt", 10), ("nov", 11), ("dec", 12),
    ("dez", 12), ("mrz", 3), ("maer", 3), ("maj", 5),
];

fn month(text: &str) -> Option<i16> {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = crate::text::folded(text);
    MONTHS.iter().find(|(name, _)| folded.starts_with(name)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("25.00", Some("EUR"), Some("25.00 EUR"))]
    #[case("$25.00", None, Some("25.00 USD"))]
    #[case("$25.00", Some("CAD"), Some("25.00 CAD"))]
    #[case("AU $1,234.50", None, Some("1234.50 AUD"))]
    #[case("EUR 90,00", None, Some("90.00 EUR"))]
    #[case("1 234,50 €", None, Some("1234.50 EUR"))]
    #[case("1\u{a0}234,50\u{a0}€", None, Some("1234.50 EUR"))]
    #[case("1.234,50", Some("PLN"), Some("1234.50 PLN"))]
    #[case("1,234", Some("USD"), Some("1234.00 USD"))]
    #[case("1.234", Some("KWD"), Some("1.234 KWD"))]
    #[case("1,234,567.8", Some("USD"), Some("1234567.80 USD"))]
    #[case("25.0000", Some("USD"), Some("25.00 USD"))]
    #[case("-3", Some("USD"), Some("-3.00 USD"))]
    #[case("(3.00)", Some("USD"), Some("-3.00 USD"))]
    #[case("1200", Some("JPY"), Some("1200 JPY"))]
    #[case("25.00", None, None)]
    #[case("25.001", Some("EUR"), Some("25001.00 EUR"))]
    #[case("25.0012", Some("EUR"), None)]
    #[case("09/27/26", Some("EUR"), None)]
    #[case("1,2,3", Some("EUR"), None)]
    #[case("", Some("EUR"), None)]
    #[case("99999999999999999999", Some("EUR"), None)]
    fn amounts(#[case] text: &str, #[case] column: Option<&str>, #[case] wanted: Option<&str>) {
        let column = column.map(|code| code.parse().expect("a currency"));
        assert_eq!(money(text, column).ok().map(|money| money.to_string()).as_deref(), wanted);
    }

    #[rstest]
    #[case("09/27/26", "2026-09-27")]
    #[case("09/27/2026", "2026-09-27")]
    #[case("2026-09-27", "2026-09-27")]
    #[case("2026-09-27 10:11:12", "2026-09-27")]
    #[case("2026-09-27T10:11:12", "2026-09-27")]
    #[case("Sep-27-26", "2026-09-27")]
    #[case("05-oct.-26", "2026-10-05")]
    #[case("05-févr.-26", "2026-02-05")]
    #[case("5. Dez 2026", "2026-12-05")]
    #[case("Sep 27, 2026", "2026-09-27")]
    #[case("27.09.2026", "2026-09-27")]
    fn days(#[case] text: &str, #[case] wanted: &str) {
        let wanted = Moment::Day(wanted.parse().expect("a day"));
        assert_eq!(moment(text, DayOrder::MonthFirst), Some(wanted));
    }

    #[test]
    fn a_moment_with_a_zone_is_one_and_what_is_no_day_is_none() {
        let at = |text: &str| Some(Moment::At(text.parse().expect("a moment")));
        assert_eq!(moment("2026-09-22 09:12:44 -0700", DayOrder::MonthFirst), at("2026-09-22T16:12:44Z"));
        assert_eq!(moment("2026-09-22T09:12:44+02:00", DayOrder::MonthFirst), at("2026-09-22T07:12:44Z"));
        assert_eq!(moment("2026-09-22 09:12:44 UTC", DayOrder::MonthFirst), at("2026-09-22T09:12:44Z"));
        for text in ["", "Paid", "25.00", "13/13/26", "46290", "1.23E+11", "02/30/26", "////"] {
            assert_eq!(moment(text, DayOrder::MonthFirst), None, "{text}");
        }
        let day = Some(Moment::Day(jiff::civil::date(2026, 9, 10)));
        assert_eq!(moment("10/09/26", DayOrder::DayFirst), day);
        assert!(is_day_first("27/09/26") && !is_day_first("09/27/26"));
    }

    #[rstest]
    #[case("36526", Some("2000-01-01"))]
    #[case("45987", Some("2025-11-26"))]
    #[case("45987.5", Some("2025-11-26"))]
    #[case("73415", Some("2100-12-31"))]
    #[case("36525", None)]
    #[case("73416", None)]
    #[case("+45987", None)]
    #[case("45987.", None)]
    #[case("26.11.2025", Some("2025-11-26"))]
    fn days_that_a_spreadsheet_has_counted(#[case] text: &str, #[case] wanted: Option<&str>) {
        let wanted = wanted.map(|day| Moment::Day(day.parse().expect("a day")));
        assert_eq!(moment(text, DayOrder::Counted), wanted);
    }

    #[test]
    fn an_identity_that_was_rounded_is_known() {
        for mangled in ["1.23E+11", "1,23E+11", "4e+12"] {
            assert!(is_mangled(mangled), "{mangled}");
        }
        for kept in ["123", "E+1", "1.23E11", "PE+1", "12-E+4x", ""] {
            assert!(!is_mangled(kept), "{kept}");
        }
    }

    #[test]
    fn an_apostrophe_before_a_number_is_a_spreadsheets() {
        assert_eq!(text("'00-950"), "00-950");
        assert_eq!(text("'+48 600"), "+48 600");
        assert_eq!(text("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(text(" a\u{202e}b\u{1b}[31m\n c "), "ab c");
    }
}
