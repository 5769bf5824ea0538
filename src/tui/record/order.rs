//! An order as fields.

use jiff::civil::Date;

use crate::desk::{Record, typed};
use crate::i18n::Messages;
use crate::model::{Channel, Extra, Id, Money, Order, State};
use crate::search::{Found, Value};
use crate::tui::words;

use super::{Entry, Kind, RecordForm};

pub(super) fn fields(messages: &Messages, order: &Order, buyer: &str) -> Vec<Entry> {
    let typed = |name, kind, value: &str| Entry::typed(messages, name, kind, value);
    let line = |name, value: &Option<String>| typed(name, Kind::Line, value.as_deref().unwrap_or_default());
    let sum =
        |name, value: Option<Money>| typed(name, Kind::Sum, &value.map(|sum| sum.to_string()).unwrap_or_default());
    let items: Vec<String> = order.items.iter().map(typed::TypedItem::written).collect();
    let states = State::ALL.iter().map(|state| (state.word().to_owned(), messages.state(*state)));
    let day = |name, value: Option<Date>| typed(name, Kind::Day, &value.map(|day| day.to_string()).unwrap_or_default());
    let extras: Vec<&str> = order.extras.iter().map(|extra| extra.text.as_str()).collect();
    vec![
        typed("number", Kind::Needed, &order.number),
        typed("channel", Kind::Line, order.channel.as_ref().map(Channel::name).unwrap_or_default()),
        typed("buyer", Kind::Line, buyer),
        Entry::choice(messages, "state", states, Some(order.state.word())),
        typed("items", Kind::Items, &items.join("\n")),
        sum("postage", order.postage),
        sum("total", order.total),
        sum("paid", order.paid),
        day("promised", order.promised),
        line("slot", &order.slot),
        line("carrier", &order.carrier),
        line("tracking", &order.tracking),
        day("expected", order.expected),
        line("payment", &order.payment),
        typed("extras", Kind::Lines, &extras.join("\n")),
        Entry::switch(messages, "gift", order.gift),
        typed("notes", Kind::Text, &order.notes),
    ]
}

pub(super) fn read(form: &RecordForm, before: &Order) -> Order {
    let mut items = form.items();
    for item in &mut items {
        // The piece an item is stays known as long as its name does, and what is packed stays packed.
        let known = before.items.iter().find(|one| one.name == item.name && one.variation == item.variation);
        let known = known.or_else(|| before.items.iter().find(|one| one.name == item.name));
        item.piece = known.and_then(|one| one.piece);
        item.packed = known.is_some_and(|one| one.packed && one.variation == item.variation);
    }
    let extra = |text: &str| {
        let known = before.extras.iter().find(|extra| extra.text == text);
        Some(known.cloned().unwrap_or_else(|| Extra { text: text.to_owned(), packed: false }))
    };
    Order {
        number: form.text("number"),
        channel: form.line("channel").map(|name| Channel::new(&name)),
        state: State::from_word(&form.text("state")).unwrap_or(before.state),
        items,
        extras: form.each("extras", extra),
        gift: form.is_on("gift"),
        postage: form.sum("postage"),
        total: form.sum("total"),
        paid: form.sum("paid"),
        payment: form.line("payment"),
        promised: form.day("promised"),
        slot: form.line("slot"),
        carrier: form.line("carrier"),
        tracking: form.line("tracking"),
        expected: form.day("expected"),
        notes: form.text("notes"),
        ..before.clone()
    }
}

/// What may be worth a look: a total that is not what the items come to, an order of nobody.
pub(super) fn hint(messages: &Messages, form: &RecordForm, entry: &Entry) -> Option<String> {
    let Record::Order(before) = &form.opened.record else { return None };
    match entry.name {
        "buyer" if entry.text().is_empty() => Some(messages.text("page-no-buyer").into_owned()),
        "total" => {
            let order = read(form, before);
            let sum = order.sum().filter(|sum| Some(*sum) != order.total)?;
            let sum = words::money(messages, sum);
            Some(messages.with("record-sum", &[("sum", sum.into())]))
        }
        _ => None,
    }
}

/// A new order of a buyer, as far as their message tells about it.
pub fn noted(buyer: Option<(Id, Option<&Channel>)>, told: &[Found]) -> Order {
    let number = told.iter().find_map(|found| match &found.value {
        Value::Order(number) => Some(number.as_str()),
        _ => None,
    });
    let order = Order::numbered(number.unwrap_or_default());
    let channel = buyer.and_then(|(_, channel)| channel.cloned());
    Order { buyer: buyer.map(|(id, _)| id), channel, ..order }
}
