//! Everything about a buyer on one page.

use jiff::civil::Date;
use serde::Serialize;

use super::super::card::Card;
use super::super::{Frame, words};
use crate::desk::{BuyerPage, Desk, DraftLine, JournalLine, MessageLine};
use crate::i18n::Messages;
use crate::model::{Buyer, Entry, Message, Order, Remembered, Reminder};
use crate::report::Failure;
use crate::text::cut;

/// So many lines of what was said and written are shown.
const LINES: usize = 10;
/// So many columns of a text tell which it is.
const SHORT: usize = 60;

/// The page for programs.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    buyer: &'a Buyer,
    orders: &'a [Order],
    said: Vec<&'a Entry>,
    messages: Vec<&'a Message>,
    reminders: &'a [Reminder],
    remembered: &'a [Remembered],
}

pub(super) fn show(frame: &mut Frame, desk: &Desk, buyer: &Buyer) -> Result<(), Failure> {
    if frame.out.wants_json() {
        let page = desk.buyer_page(buyer.id)?;
        return Ok(frame.out.json(&Whole {
            buyer: &page.buyer,
            orders: &page.orders,
            said: page.said.iter().map(|line| &line.entry).collect(),
            messages: page.messages.iter().map(|line| &line.message).collect(),
            reminders: &page.reminders,
            remembered: &page.remembered,
        })?);
    }
    let page = desk.buyer_page(buyer.id)?;
    let today = page.today;
    let messages = &frame.messages;
    let mut card = Card::new(messages, &buyer.name);
    person(&mut card, buyer, messages);
    card.add_all("orders", page.orders.iter().map(|order| order_line(messages, order, today)))
        .add_all("open", open(&page, messages, today))
        .add_all("said", page.said.iter().take(LINES).map(|line| said(messages, line, today)))
        .add_all("messages", page.messages.iter().take(LINES).map(|line| wrote(messages, line, today)))
        .add_all("remembered", page.remembered.iter().map(|one| format!("{}: {}", one.name, one.value)))
        .add("notes", buyer.notes.clone());
    Ok(card.finish().print(frame)?)
}

fn person(card: &mut Card<'_>, buyer: &Buyer, messages: &Messages) {
    card.add("address-as", buyer.address_as.clone())
        .add_all("handles", buyer.handles.iter().map(|one| format!("{} ({})", one.name, one.channel.label())))
        .add("language", buyer.language.as_ref().map(ToString::to_string))
        .add("tone", buyer.tone.map(|tone| messages.member("tone", tone.word())))
        .add("kind", buyer.kind.map(|kind| messages.kind(kind)))
        .add("advice", buyer.kind.map(|kind| messages.advice(kind)))
        .add("address", buyer.address.in_lines())
        .add("phone", buyer.phone.clone())
        .add("email", buyer.email.clone())
        .add("birthday", buyer.birthday.map(|date| date.to_string()))
        .add("consent", buyer.consent.then(|| messages.text("yes").into_owned()))
        .add("tags", buyer.tags.join(", "));
}

fn order_line(messages: &Messages, order: &Order, today: Date) -> String {
    let promised = order.promised.map(|day| words::day(messages, day, today));
    let total = order.total.map(|total| words::money(messages, total));
    let parts = [Some(order.number.clone()), Some(messages.state(order.state)), promised, total];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What waits for the seller: unanswered messages, money, days that were set, texts not sent.
fn open(page: &BuyerPage, messages: &Messages, today: Date) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for line in page.unanswered() {
        let text = wrote(messages, line, today);
        open.push(messages.with("page-unanswered", &[("text", text.into())]));
    }
    for order in page.open_orders() {
        if let Some(due) = order.due().filter(|due| due.minor > 0) {
            open.push(messages.with(
                "buyer-page-due",
                &[("number", order.number.as_str().into()), ("due", words::money(messages, due).into())],
            ));
        }
        if order.is_late(today) {
            open.push(messages.with("buyer-page-late", &[("number", order.number.as_str().into())]));
        }
    }
    let reminder = |one: &Reminder| format!("{} · {}", words::day(messages, one.due, today), one.text);
    open.extend(page.reminders.iter().map(reminder));
    let draft = |one: &DraftLine| messages.with("page-draft", &[("text", short(&one.draft.text).into())]);
    open.extend(page.drafts.iter().map(draft));
    open
}

fn said(messages: &Messages, line: &JournalLine, today: Date) -> String {
    let at = words::moment(messages, line.at, today);
    let what = if line.shortcuts.is_empty() { short(&line.entry.text) } else { line.shortcuts.join(" + ") };
    let taken_back = line.entry.retracted.map(|why| messages.member("retracted", why.word()));
    [Some(at), Some(what), taken_back].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn wrote(messages: &Messages, line: &MessageLine, today: Date) -> String {
    format!("{} · {}", words::moment(messages, line.at, today), short(&line.message.text))
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&line, SHORT).into_owned()
}
