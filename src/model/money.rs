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

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
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
        let code = text.trim().to_ascii_uppercase();
        match *code.as_bytes() {
            [a, b, c] if KNOWN.split(' ').any(|known| known == code) => Ok(Self([a, b, c])),
            _ => Err(InvalidMoney::Currency(text.to_owned())),
        }
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

    /// Reads an amount and a code in either order, with a point or a comma before the decimals: `86,00 PLN`, `EUR 5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let amount = || InvalidMoney::Amount(text.to_owned());
        let text = text.trim();
        let letters = |c: char| c.is_ascii_alphabetic();
        let (code, number) = if text.starts_with(letters) {
            text.split_at_checked(3).ok_or_else(amount)?
        } else {
            let split = text.find(letters).ok_or_else(|| InvalidMoney::Currency(text.to_owned()))?;
            let (number, code) = text.split_at_checked(split).ok_or_else(amount)?;
            (code, number)
        };
        let currency: Currency = code.parse()?;
        let number = number.trim().replace(',', ".");
        let (sign, number) = number.strip_prefix('-').map_or((1, number.as_str()), |rest| (-1, rest));
        let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
        let decimals = currency.decimals() as usize;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > decimals {
            return Err(amount());
        }
        let minor: i64 = format!("{whole}{rest:0<decimals$}").parse().map_err(|_too_large| amount())?;
        Ok(Self { minor: sign * minor, currency })
    }
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
        ] {
            assert_eq!(given.parse::<Money>().map(String::from), Ok(kept.to_owned()), "{given}");
        }
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
            "5 €",
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
