use std::fmt;

use super::{Read, Wanted};
use crate::model::{Currency, InvalidMoney, Money};

/// An amount, with its currency or without: `86.00 PLN`, `86`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount(String);

/// Reads an [`Amount`].
pub fn amount(text: &str) -> Read<Amount> {
    let amount = Amount(text.trim().to_owned());
    // The currency with the most decimals there are, because which one will be meant is not known yet.
    let most_decimals = "KWD".parse().map_err(|_invalid| Wanted::Amount.but())?;
    amount.in_currency(most_decimals).map(|_money| amount)
}

impl Amount {
    /// The amount, in this currency if it names none itself.
    ///
    /// # Errors
    /// Where the currency has fewer decimals than the amount, or is none.
    pub fn in_currency(&self, currency: Currency) -> Read<Money> {
        let has_number = self.0.contains(|c: char| c.is_ascii_digit());
        Money::read(&self.0, Some(currency)).map_err(|invalid| match invalid {
            InvalidMoney::Currency(_) if has_number => Wanted::Currency.but(),
            _ => Wanted::Amount.but(),
        })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("86", "EUR", Some("86.00 EUR"))]
    #[case("86,50", "EUR", Some("86.50 EUR"))]
    #[case("86.00 PLN", "EUR", Some("86.00 PLN"))]
    #[case("1.500", "KWD", Some("1.500 KWD"))]
    #[case("1.500", "EUR", None)]
    #[case("5.5", "JPY", None)]
    #[case("65zł", "EUR", Some("65.00 PLN"))]
    #[case("€40", "PLN", Some("40.00 EUR"))]
    #[case("1.000,50", "PLN", Some("1000.50 PLN"))]
    #[case("$25", "CAD", Some("25.00 CAD"))]
    #[case("86 ABC", "EUR", None)]
    #[case("86 zloty", "EUR", None)]
    fn an_amount_without_a_currency_is_in_the_shops(
        #[case] typed: &str,
        #[case] shop: &str,
        #[case] money: Option<&str>,
    ) {
        let read = amount(typed).and_then(|amount| amount.in_currency(shop.parse().expect("a currency")));
        assert_eq!(read.ok().map(|money| money.to_string()).as_deref(), money);
    }
}
