//! An order shown whole.

use serde::Serialize;

use super::super::card::Card;
use super::super::{Frame, words};

use crate::desk::{Desk, OrderLine};
use crate::i18n::Messages;
use crate::model::{Item, Money, Order};
use crate::report::{Failure, orders};

/// An order for programs: with the name of its buyer.
#[derive(Serialize)]
pub(super) struct WithBuyer<'a> {
    #[serde(flatten)]
    order: &'a Order,
    buyer_name: Option<&'a str>,
}

impl<'a> From<&'a OrderLine> for WithBuyer<'a> {
    fn from(line: &'a OrderLine) -> Self {
        Self { order: &line.order, buyer_name: line.buyer.as_deref() }
    }
}

pub(super) fn show(frame: &mut Frame, desk: &Desk, order: &Order) -> Result<(), Failure> {
    let buyer = order.buyer.map(|buyer| desk.buyer_name(buyer)).transpose()?.flatten();
    if frame.out.wants_json() {
        return Ok(frame.out.json(&WithBuyer { order, buyer_name: buyer.as_deref() })?);
    }
    let now = desk.now()?;
    let (messages, today) = (&frame.messages, now.date());
    let money = |amount: Option<Money>| amount.map(|amount| words::money(messages, amount));
    let moment = |at| words::moment_in(messages, at, now.time_zone(), today);
    let history =
        order.history.iter().map(|change| format!("{} · {}", moment(change.at), messages.state(change.state)));
    let agreements =
        order.agreements.iter().map(|one| format!("{} · {}", words::day(messages, one.on, today), one.text));
    let mut card = Card::new(messages, &order.number);
    card.add("buyer", buyer)
        .add("channel", order.channel.as_ref().map(|channel| channel.label().to_owned()))
        .add("state", messages.state(order.state))
        .add_all("items", order.items.iter().map(|item| shown_item(messages, item)))
        .add_all("extras", order.extras.iter().map(|extra| extra.text.clone()))
        .add("gift", order.gift.then(|| messages.text("yes").into_owned()))
        .add("total", money(order.total))
        .add("paid", money(order.paid))
        .add("due", money(order.due().filter(|due| order.paid.is_some() && due.minor != 0)))
        .add("payment", order.payment.clone())
        .add("postage", money(order.postage))
        .add("promised", order.promised.map(|day| words::day(messages, day, today)))
        .add("slot", order.slot.clone())
        .add("carrier", order.carrier.clone())
        .add("tracking", order.tracking.clone())
        .add("expected", order.expected.map(|day| words::day(messages, day, today)))
        .add_all("agreements", agreements)
        .add_all("history", history)
        .add("notes", order.notes.clone());
    let odd = orders::oddities(messages, order);
    card.add_all("odd", odd);
    Ok(card.finish().print(frame)?)
}

fn shown_item(messages: &Messages, item: &Item) -> String {
    let variation = item.variation.as_ref().map(|variation| format!(", {variation}")).unwrap_or_default();
    let price = item.price.map(|price| format!(" · {}", words::money(messages, price))).unwrap_or_default();
    format!("{} × {}{variation}{price}", item.quantity, item.name)
}
