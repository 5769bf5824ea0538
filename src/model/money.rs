use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code, such as `EUR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The currencies that people pay in (ISO 4217), and those that gave way to another since 2015 and stand in
/// old orders. Metals, units of account and codes for tests are left out: one of those is a slip of the finger.
const KNOWN: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR \
                     BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
                     GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW \
                     KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MYR MZN \
                     NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
                     SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS \
                     VED VEF VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL";

/// The signs people write for currencies, in small letters, and the codes they may stand for, the likeliest first.
const SIGNS: [(&str, &str); 11] = [
    ("€", "EUR"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("$", "USD CAD AUD NZD MXN SGD HKD"),
    ("£", "GBP"),
    ("¥", "JPY CNY"),
    ("₴", "UAH"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("kč", "CZK"),
    ("kr", "SEK NOK DKK ISK"),
];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The currency of a code or of the sign people write for it. Where several currencies share a sign, it is `own` if that is one
    /// of them.
    #[must_use]
    pub fn called(unit: &str, own: Option<Self>) -> Option<Self> {
        if let Ok(code) = unit.parse() {
            return Some(code);
        }
        let unit = unit.to_lowercase();
        let (_, codes) = SIGNS.iter().find(|(sign, _)| *sign == unit)?;
        let is_own = |own: &Self| codes.split(' ').any(|code| code == own.code());
        own.filter(is_own).or_else(|| codes.split(' ').next()?.parse().ok())
    }

    /// How many decimals the currency is counted in (ISO 4217): two, but for those that have none or three.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
            | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = InvalidMoney;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let [a, b, c] = text.trim().as_bytes() {
            let code = [a, b, c].map(u8::to_ascii_uppercase);
            // Each is three letters and, but for the last, a blank.
            if KNOWN.as_bytes().chunks(4).any(|known| known.starts_with(&code)) {
                return Ok(Self(code));
            }
        }
        Err(InvalidMoney::Currency(text.to_owned()))
    }
}

impl TryFrom<String> for Currency {
    type Error = InvalidMoney;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in a currency's smallest unit. Written and read as `"86.00 PLN"`; how a buyer sees it is `compose`'s business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Money {
    /// The amount in minor units: cents, grosze; whole units where the currency has no smaller one.
    pub minor: i64,
    /// What it is counted in.
    pub currency: Currency,
}

impl Money {
    /// Reads an amount as sellers write it, with the code or the sign of its currency in front or behind: `86,00 PLN`, `EUR 5`,
    /// `65zł`, `€40`, `1 000,50 zł`. `own` is the currency of one that names none, and tells which dollars or crowns are meant.
    ///
    /// # Errors
    /// Where it is no amount, has more decimals than its currency, or the currency is none.
    pub fn read(text: &str, own: Option<Currency>) -> Result<Self, InvalidMoney> {
        let amount = || InvalidMoney::Amount(text.to_owned());
        let typed = text.trim();
        let (unit, number) = match typed.find(is_of_number) {
            Some(0) => {
                let (number, unit) = typed.split_at(typed.find(|c| !is_of_number(c)).unwrap_or(typed.len()));
                (unit, number)
            }
            Some(start) => typed.split_at(start),
            None => return Err(amount()),
        };
        let unit = unit.trim();
        let named = if unit.is_empty() { own } else { Currency::called(unit, own) };
        let currency = named.ok_or_else(|| InvalidMoney::Currency(text.to_owned()))?;
        let number = number.trim();
        let (sign, number) = number.strip_prefix('-').map_or((1, number), |rest| (-1, rest));
        let decimals = currency.decimals() as usize;
        let (whole, rest) = digits(number).filter(|(_, rest)| rest.len() <= decimals).ok_or_else(amount)?;
        let minor: i64 = format!("{whole}{rest:0<decimals$}").parse().map_err(|_too_large| amount())?;
        Ok(Self { minor: sign * minor, currency })
    }

    /// The amount as a plain decimal number with a point: `86.00`.
    #[must_use]
    pub fn decimal(&self) -> String {
        let decimals = self.currency.decimals();
        let unit = 10_u64.pow(decimals);
        let (whole, rest) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let sign = if self.minor < 0 { "-" } else { "" };
        if decimals == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest:0width$}", width = decimals as usize)
        }
    }

    /// So many times the amount; `None` where that is too large.
    #[must_use]
    pub fn times(self, count: u32) -> Option<Self> {
        Some(Self { minor: self.minor.checked_mul(count.into())?, ..self })
    }

    /// Both together; `None` where they are in two currencies, or too large.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor).filter(|_| self.currency == other.currency)?;
        Some(Self { minor, ..self })
    }

    /// What is left of it; `None` where they are in two currencies, or too large.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_sub(other.minor).filter(|_| self.currency == other.currency)?;
        Some(Self { minor, ..self })
    }

    /// The same amount on the other side of nothing.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { minor: self.minor.saturating_neg(), ..self }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}

/// Why a text is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMoney {
    /// The part that should be the currency is none.
    #[error("{0:?} is not the code of a currency")]
    Currency(String),
    /// The part that should be the amount is not a number, has too many decimals, or is too large.
    #[error("{0:?} is not an amount")]
    Amount(String),
}

impl FromStr for Money {
    type Err = InvalidMoney;

    /// Reads an amount with its currency; see [`Money::read`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text, None)
    }
}

/// Whether a character stands in the number of an amount; all others are of its currency.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\'' | '’') || c.is_whitespace()
}

/// The digits of a number before and after its decimal mark. Thousands stand together or are parted by blanks, apostrophes, points
/// or commas; of a point or a comma that stands alone nobody can tell that it parts thousands, so that it is the decimal mark.
fn digits(number: &str) -> Option<(String, &str)> {
    let (whole, rest) = match number.rfind(['.', ',']).and_then(|at| number.split_at_checked(at)) {
        // The same mark twice parts thousands.
        Some((whole, rest)) if !whole.contains(rest.get(..1)?) => (whole, rest.get(1..)?),
        _ => (number, ""),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let mark = |c: char| if c.is_whitespace() { ' ' } else { c };
    let mut marks = whole.chars().filter(|c| !is_digit(*c)).map(mark);
    let first = marks.next();
    let are_alike = marks.all(|mark| Some(mark) == first);
    let mut groups = whole.split(|c| !is_digit(c)).map(str::len);
    let is_parted = |beginning: Option<usize>| beginning.is_some_and(|length| (1..=3).contains(&length));
    let is_grouped = first.is_none() || are_alike && is_parted(groups.next()) && groups.all(|length| length == 3);
    let is_number = !whole.is_empty() && rest.chars().all(is_digit) && is_grouped;
    is_number.then(|| (whole.chars().filter(|c| is_digit(*c)).collect(), rest))
}

impl TryFrom<String> for Money {
    type Error = InvalidMoney;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Money> for String {
    fn from(money: Money) -> Self {
        money.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_the_ways_people_write_them() {
        for (given, kept) in [
            ("86,00 PLN", "86.00 PLN"),
            ("EUR 5", "5.00 EUR"),
            ("5.5eur", "5.50 EUR"),
            ("-3 USD", "-3.00 USD"),
            ("1200 JPY", "1200 JPY"),
            ("65 zł", "65.00 PLN"),
            ("65zł", "65.00 PLN"),
            ("20€", "20.00 EUR"),
            ("€40", "40.00 EUR"),
            ("$25", "25.00 USD"),
            ("1.000,50 €", "1000.50 EUR"),
            ("€1,130.00", "1130.00 EUR"),
            ("PLN 1,038.00", "1038.00 PLN"),
            ("1.234.567 EUR", "1234567.00 EUR"),
            ("1 000,50 zł", "1000.50 PLN"),
            ("CHF 1'000", "1000.00 CHF"),
        ] {
            assert_eq!(given.parse::<Money>().map(String::from), Ok(kept.to_owned()), "{given}");
        }
    }

    #[test]
    fn a_sign_that_several_currencies_share_is_the_shops_own() {
        let read = |text: &str, own: &str| Money::read(text, own.parse().ok()).map(String::from);
        assert_eq!(read("$25", "CAD"), Ok("25.00 CAD".to_owned()));
        assert_eq!(read("25 kr", "NOK"), Ok("25.00 NOK".to_owned()));
        assert_eq!(read("25 $", "PLN"), Ok("25.00 USD".to_owned()));
        assert_eq!(read("1.000,50", "PLN"), Ok("1000.50 PLN".to_owned()));
    }

    #[test]
    fn what_is_not_money_is_refused() {
        for given in [
            "",
            "12",
            "PLN",
            "1.234 EUR",
            "x EUR",
            "1.2.3 EUR",
            "1.23.456 EUR",
            "1,000 000 EUR",
            "12 34 EUR",
            "1 - 2 EUR",
            ",5 EUR",
            "5 € 3",
            "99999999999999999999 EUR",
            "żł",
            "5 XQZ",
            "5 EU",
            "5 XXX",
        ] {
            assert!(given.parse::<Money>().is_err(), "{given}");
        }
    }
}
