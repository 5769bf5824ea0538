//! What may be typed for an option: the readers of `desk::typed`, and what only clap needs.
//!
//! What does not fit is an [`Invalid`]: which kind of value was wanted. `cli` words it from the catalogue; clap only carries it
//! there.

mod change;
mod fixed;

pub use change::{Change, change, replace};
pub use fixed::{
    day_order_or_none, format, holds, kind_or_none, length, reply_order, retraction, role, site, state, tone,
    tone_or_none, written_format, yes_or_no,
};

pub use crate::desk::typed::{
    Amount, Assignment, Day, Entry, Invalid, Read, TypedItem, Wanted, amount, assignment, channel, column, count,
    currency, date, day, entry, filling, handle, interface_language, item, language, line, line_or_nothing, link, name,
    shortcut, situation, state_word, text, text_or_nothing, written_handle, written_link,
};

use crate::model::{Currency, Money};
use crate::report::BadValue;

impl Invalid {
    /// The whole of what the user is told: for which option, and what was given.
    pub fn given_for(self, option: &str, given: &str) -> BadValue {
        BadValue { option: option.to_owned(), given: given.to_owned(), wanted: self.wanted.word() }
    }
}

impl Amount {
    /// The amount that is the value of an option, in this currency if it names none itself.
    ///
    /// # Errors
    /// [`BadValue`], if the currency has fewer decimals than the amount, or it is less than nothing.
    pub fn of(&self, option: &str, currency: Currency) -> Result<Money, BadValue> {
        let money = self
            .in_currency(currency)
            .and_then(|money| if money.minor < 0 { Err(Wanted::Positive.but()) } else { Ok(money) });
        money.map_err(|invalid| invalid.given_for(option, &self.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;
    use crate::report::Reported as _;

    #[test]
    fn every_kind_of_value_is_described() {
        let messages = Messages::new(&Language::english());
        for wanted in Wanted::ALL {
            let report = wanted.but().given_for("--x", "y").report(&messages);
            assert!(!report.message.contains("wanted-"), "{}", report.message);
        }
    }
}
