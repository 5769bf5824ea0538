//! Money that came for an order.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::{Id, Oddity, Order};
use crate::tui::form::Asked;
use crate::tui::words;

use super::{Answers, Done, answer, line};

/// The fact that says how the shop can be paid.
const WAYS: &str = "payment_ways";

/// What is due stands in the amount, so that Enter alone notes the whole of it.
pub(super) fn questions(desk: &Desk, messages: &Messages, order: Id) -> Result<Vec<Asked>, Error> {
    let order = desk.order(order)?;
    let due = order.due().filter(|due| due.minor > 0).map(|due| due.to_string()).unwrap_or_default();
    let ways = desk.facts()?.into_iter().find(|fact| fact.name == WAYS).map(|fact| fact.value);
    let ways = ways.filter(|ways| !ways.trim().is_empty());
    let ways = ways.unwrap_or_else(|| messages.text("ask-example-payment").into_owned());
    let amount = words::example(messages, &messages.text("ask-example-amount"));
    Ok(vec![
        Asked { required: true, example: amount, ..line(messages, "amount", &due) },
        Asked {
            example: words::example(messages, &ways),
            ..line(messages, "payment", order.payment.as_deref().unwrap_or_default())
        },
    ])
}

/// What would be paid and due then, and the state that follows.
pub(super) fn read(desk: &Desk, messages: &Messages, order: Id, answers: &Answers) -> Result<String, Error> {
    let before = desk.order(order)?;
    let amount = answer(answers, "amount");
    if amount.is_empty() {
        let is_done = before.due().is_some_and(|due| due.minor <= 0);
        return Ok(if is_done { messages.text("would-pay-more").into_owned() } else { String::new() });
    }
    let after = desk.would_pay(order, desk.read_payment(order, amount)?)?;
    let mut told = vec![paid(messages, &after)];
    if after.state != before.state {
        told.push(messages.with("would-become", &[("state", messages.state(after.state).into())]));
    }
    Ok(told.join("; "))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, order: Id, answers: &Answers) -> Result<Done, Error> {
    let payment = desk.read_payment(order, answer(answers, "amount"))?;
    let method = answers.get("payment").map(String::as_str);
    let moved = desk.pay(order, payment, method)?;
    let number = messages.with("header-order", &[("number", desk.order_label(&moved.order)?.into())]);
    let over = moved.order.oddities().into_iter().find_map(|odd| match odd {
        Oddity::Overpaid(over) => Some(messages.with("odd-overpaid", &[("over", words::money(messages, over).into())])),
        _ => None,
    });
    let said = format!("{number}: {}", paid(messages, &moved.order));
    let has_moved = moved.order.state != moved.from;
    Ok(Done { said, warning: over, moved: has_moved.then(|| Box::new(moved.order)), ..Done::default() })
}

/// What is paid of an order and what is left.
fn paid(messages: &Messages, order: &Order) -> String {
    let money = |amount| words::money(messages, amount).into();
    let paid = order.paid.map(|paid| words::money(messages, paid)).unwrap_or_default().into();
    let total = order.total.or_else(|| order.sum());
    match order.due().zip(total) {
        None => messages.with("paid-so-far", &[("paid", paid)]),
        Some((due, total)) if due.minor > 0 => {
            messages.with("paid-in-part", &[("paid", paid), ("total", money(total)), ("due", money(due))])
        }
        Some((due, _)) if due.minor == 0 => messages.with("paid-in-full", &[("paid", paid)]),
        Some((due, _)) => messages.with("paid-too-much", &[("over", money(due.negated()))]),
    }
}
