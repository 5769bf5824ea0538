//! What is agreed on an order, in one text for its buyer (P18, P49).

use super::{Desk, Error};
use crate::compose::print;
use crate::i18n::Messages;
use crate::model::{Id, Item, Language, Order};

impl Desk {
    /// What is agreed: the items, the sums, the promised day, the meeting, every agreement with its day. In this language, else in
    /// the buyer's, else in the shop's; in English where the program does not speak it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the order was removed.
    pub fn summary(&self, order: Id, language: Option<&Language>) -> Result<String, Error> {
        let wanted = self.summary_language(order, language)?;
        Ok(summary(&self.order(order)?, &Messages::for_buyer(&wanted)))
    }

    /// The language a summary should be in, which the program may not speak.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the order was removed.
    pub fn summary_language(&self, order: Id, language: Option<&Language>) -> Result<Language, Error> {
        let buyer = self.order(order)?.buyer.map(|buyer| self.store.buyer(buyer)).transpose()?.flatten();
        let of_buyer = buyer.and_then(|buyer| buyer.language);
        Ok(language.cloned().or(of_buyer).unwrap_or_else(|| self.settings.language.clone()))
    }
}

fn summary(order: &Order, messages: &Messages) -> String {
    let language = messages.language();
    let money = |amount| print::money(language, amount);
    let said = |line: &str, value: String| format!("{}: {value}", messages.member("summary", line));
    let mut lines = vec![messages.with("summary-of-order", &[("number", order.number.as_str().into())])];
    lines.extend(order.items.iter().map(|item| format!("- {}", item_line(item, language))));
    lines.extend(order.extras.iter().map(|extra| format!("- {}", extra.text)));
    lines.extend(order.postage.map(|postage| said("postage", money(postage))));
    lines.extend(order.total.map(|total| said("total", money(total))));
    if let Some(paid) = order.paid.filter(|paid| paid.minor != 0) {
        lines.push(said("paid", money(paid)));
        lines.extend(order.due().filter(|due| due.minor > 0).map(|due| said("due", money(due))));
    }
    lines.extend(order.payment.as_ref().map(|payment| said("payment", payment.clone())));
    lines.extend(order.promised.map(|day| said("promised", print::weekday_and_day(language, day))));
    lines.extend(order.slot.as_ref().map(|slot| said("slot", slot.clone())));
    if !order.agreements.is_empty() {
        lines.push(format!("{}:", messages.text("summary-agreed")));
        let agreed = order.agreements.iter().map(|one| format!("- {} ({})", one.text, print::day(language, one.on)));
        lines.extend(agreed);
    }
    lines.join("\n")
}

/// An item in a line: "2 × Mug (blue), 43.00 zł each".
fn item_line(item: &Item, language: &Language) -> String {
    let variation = item.variation.as_ref().map(|variation| format!(" ({variation})")).unwrap_or_default();
    let price = item.price.map(|price| print::money(language, price));
    let price = match (price, item.quantity) {
        (None, _) => String::new(),
        (Some(price), 1) => format!(": {price}"),
        (Some(price), quantity) => format!(": {quantity} × {price}"),
    };
    let quantity = if item.quantity == 1 { String::new() } else { format!("{} × ", item.quantity) };
    format!("{quantity}{}{variation}{price}", item.name)
}
