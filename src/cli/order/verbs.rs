//! What is done with an order, and what is said of it.

use jiff::civil::Date;
use serde::Serialize;

use super::super::values::amount;
use super::super::{Frame, deliver, shared, tell, words};
use super::{AddExtra, Agree, Pay, Summary};
use crate::config::Config;
use crate::desk::{Composition, Desk, Moved, Payment, Pins, Stranger};
use crate::i18n::Messages;
use crate::model::{Item, Order, Step};
use crate::report::{Exit, Failure, orders};

/// An order for programs, with the reply that its new state calls for.
#[derive(Serialize)]
struct WithReply<'a> {
    #[serde(flatten)]
    order: &'a Order,
    reply: Option<&'a str>,
}

/// Says what state an order has come into, what is odd about that, and which reply goes with it.
pub(super) fn say_moved(frame: &mut Frame, desk: &mut Desk, moved: &Moved) -> Result<(), Failure> {
    let order = &moved.order;
    desk.build_index_for("")?;
    let reply = desk.called_for(order)?.map(|row| row.shortcut);
    let state = frame.messages.state(order.state);
    if frame.out.wants_json() {
        frame.out.json(&WithReply { order, reply: reply.as_deref() })?;
    } else {
        let line = frame
            .messages
            .with("order-state-set", &[("number", order.number.as_str().into()), ("state", state.into())]);
        frame.out.line(&line)?;
        if let Some(reply) = &reply {
            let named = quoted(&desk.order_label(order)?);
            let line = frame.messages.with("order-reply", &[("reply", reply.as_str().into()), ("order", named.into())]);
            frame.out.line(&line)?;
        }
    }
    hints(frame, moved)
}

/// Says on standard error what does not add up and what became of the stock.
pub(super) fn hints(frame: &mut Frame, moved: &Moved) -> Result<(), Failure> {
    let messages = &frame.messages;
    let mut hints = Vec::new();
    match &moved.step {
        Step::Skips(skipped) => {
            let states: Vec<String> = skipped.iter().map(|state| messages.state(*state)).collect();
            hints.push(messages.with("order-skips", &[("states", states.join(", ").into())]));
        }
        Step::Back => hints.push(messages.with("order-goes-back", &[("state", messages.state(moved.from).into())])),
        Step::Same | Step::Usual => {}
    }
    for change in &moved.stock {
        hints.push(if change.taken > 0 {
            messages.with(
                "stock-taken",
                &[
                    ("name", change.name.as_str().into()),
                    ("count", change.taken.abs().into()),
                    ("left", change.left.unwrap_or_default().into()),
                ],
            )
        } else {
            messages.with(
                "stock-put-back",
                &[
                    ("name", change.name.as_str().into()),
                    ("count", change.taken.abs().into()),
                    ("left", change.left.unwrap_or_default().into()),
                ],
            )
        });
    }
    hints.extend(orders::oddities(messages, &moved.order));
    tell_all(frame, &hints)
}

/// The same for an order that was typed: also what is easily forgotten or mixed up. Of what stood in it before nothing is said again.
pub(super) fn hints_on_typed(
    frame: &mut Frame,
    desk: &Desk,
    before: Option<&Order>,
    moved: &Moved,
) -> Result<(), Failure> {
    hints(frame, moved)?;
    let messages = &frame.messages;
    let was_there = |item: &Item| before.is_some_and(|before| before.items.iter().any(|one| one.name == item.name));
    let new: Vec<Item> = moved.order.items.iter().filter(|item| !was_there(item)).cloned().collect();
    let mut hints: Vec<String> =
        desk.strangers(&new)?.iter().map(|stranger| unknown_item(messages, stranger)).collect();
    let today = desk.now()?.date();
    let is_news = |day: &Date| before.is_none_or(|before| before.promised != Some(*day));
    let is_awaited = moved.order.state.is_open() && !moved.order.state.has_left();
    if let Some(day) = moved.order.promised.filter(|day| *day < today && is_awaited).filter(is_news) {
        hints.push(messages.with("odd-promised", &[("day", words::day(messages, day, today).into())]));
    }
    if moved.order.buyer.is_none() {
        let named = quoted(&desk.order_label(&moved.order)?);
        hints.push(messages.with("order-without-buyer", &[("order", named.into())]));
    }
    hints.extend(orders::number_twice(messages, &moved.order, &desk.same_number(&moved.order)?));
    tell_all(frame, &hints)
}

fn unknown_item(messages: &Messages, stranger: &Stranger) -> String {
    let meant: Vec<String> = stranger.meant.iter().map(|one| format!("“{one}”")).collect();
    let item = stranger.item.as_str().into();
    match (stranger.is_namesake, meant.is_empty()) {
        (false, true) => messages.with("order-item-unknown", &[("item", item)]),
        (false, false) => messages.with("order-item-near", &[("item", item), ("meant", meant.join(", ").into())]),
        (true, _) => messages.with("order-item-several", &[("item", item), ("meant", meant.join(", ").into())]),
    }
}

pub(super) fn tell_all(frame: &mut Frame, hints: &[String]) -> Result<(), Failure> {
    frame.out.flush()?;
    for hint in hints {
        tell::hint(hint, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// A name as a shell takes it for one word.
pub(super) fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    if !name.is_empty() && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

impl Pay {
    pub(super) fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<(), Failure> {
        let order = desk.order_numbered(&self.order)?;
        let given = self.amount.join(" ");
        let payment = if given.trim() == "all" {
            Payment::All
        } else {
            let known = order.paid.or_else(|| order.worth());
            let currency = known.map_or(config.shop.currency, |known| known.currency);
            let typed = amount(&given).map_err(|invalid| invalid.given_for("AMOUNT", &given))?;
            Payment::Part(typed.in_currency(currency).map_err(|invalid| invalid.given_for("AMOUNT", &given))?)
        };
        let moved = desk.pay(order.id, payment, self.method.as_deref())?;
        let order = &moved.order;
        let money = |amount| words::money(&frame.messages, amount);
        let paid = order.paid.map(money).unwrap_or_default();
        let number = order.number.as_str();
        match order.due() {
            Some(due) if due.minor > 0 => {
                let due = money(due).into();
                frame.say(
                    "order-part-paid",
                    &[("number", number.into()), ("paid", paid.into()), ("due", due)],
                    order,
                )?;
            }
            Some(_) => frame.say("order-paid", &[("number", number.into()), ("paid", paid.into())], order)?,
            None => frame.say("order-paid-of-unknown", &[("number", number.into()), ("paid", paid.into())], order)?,
        }
        if moved.from == order.state {
            hints(frame, &Moved { step: Step::Same, ..moved })
        } else {
            say_came_into(frame, desk, &moved)
        }
    }
}

/// Says that a payment has brought an order into another state.
fn say_came_into(frame: &mut Frame, desk: &mut Desk, moved: &Moved) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return hints(frame, moved);
    }
    // Being paid follows on everything before it.
    say_moved(frame, desk, &Moved { step: Step::Usual, ..moved.clone() })
}

impl Agree {
    pub(super) fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let order = desk.order_numbered(&self.order)?;
        let number = order.number.as_str();
        if self.remove {
            let line = Desk::agreement_line(&order, &self.text)?;
            let text = order.agreements.get(line).map(|one| one.text.clone()).unwrap_or_default();
            let moved = desk.remove_agreement(order.id, line)?;
            return frame.say(
                "order-agreement-removed",
                &[("number", number.into()), ("text", text.into())],
                &moved.order,
            );
        }
        let moved = desk.agree(order.id, &self.text, desk.date_of(self.on)?)?;
        frame.say("order-agreed", &[("number", number.into())], &moved.order)
    }
}

impl AddExtra {
    pub(super) fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let order = desk.order_numbered(&self.order)?;
        let number = order.number.as_str();
        if self.remove {
            let line = Desk::check_line(&order, &self.text)?;
            let moved = desk.remove_extra(order.id, line)?;
            return frame.say("order-extra-removed", &[("number", number.into())], &moved.order);
        }
        let moved = desk.add_extra(order.id, &self.text)?;
        frame.say("order-extra-added", &[("number", number.into())], &moved.order)
    }
}

impl Summary {
    pub(super) fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let order = desk.order_numbered(&self.order)?;
        let text = desk.summary(order.id, self.language.as_ref())?;
        let pins = Pins { buyer: order.buyer, order: Some(order.id), piece: None };
        let ready = desk.prepare_text(&text, Composition { pins, ..Composition::default() }, None)?;
        let exit = deliver::whole(frame, config, desk, &ready, self.copy)?;
        shared::hint_unspoken(frame, &desk.summary_language(order.id, self.language.as_ref())?)?;
        Ok(exit)
    }
}
