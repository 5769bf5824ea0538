//! What is odd about an order, in words: nothing of it stands in the way.

use crate::compose::print;
use crate::i18n::{Messages, Value};
use crate::model::{Money, Oddity, Order};

/// What is odd about an order, a line each: sums that differ, money of several currencies, money that is still due.
pub fn oddities(messages: &Messages, order: &Order) -> Vec<String> {
    order.oddities().into_iter().map(|odd| oddity(messages, odd)).collect()
}

/// What is odd about an order, in a line.
pub fn oddity(messages: &Messages, odd: Oddity) -> String {
    let money = |amount: Money| -> Value<'static> { print::money(messages.language(), amount).into() };
    match odd {
        Oddity::Currencies => messages.text("odd-currencies").into_owned(),
        Oddity::Total { total, sum } => messages.with("odd-total", &[("total", money(total)), ("sum", money(sum))]),
        Oddity::Overpaid(over) => messages.with("odd-overpaid", &[("over", money(over))]),
        Oddity::StillDue { due, total } => match total.minus(due).filter(|paid| paid.minor > 0) {
            Some(paid) => messages
                .with("odd-paid-in-part", &[("paid", money(paid)), ("total", money(total)), ("due", money(due))]),
            None => messages.with("odd-still-due", &[("due", money(due))]),
        },
    }
}

/// That other orders bear the same number, on these channels; `None` where none does.
pub fn number_twice(messages: &Messages, order: &Order, twins: &[Order]) -> Option<String> {
    let channel = |twin: &Order| {
        let label = twin.channel.as_ref().map(|channel| channel.label().to_owned());
        label.unwrap_or_else(|| messages.text("no-channel").into_owned())
    };
    let channels: Vec<String> = twins.iter().map(channel).collect();
    let number = order.number.as_str().into();
    (!channels.is_empty())
        .then(|| messages.with("order-number-twice", &[("number", number), ("channels", channels.join(", ").into())]))
}
