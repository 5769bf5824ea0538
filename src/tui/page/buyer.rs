//! The page of a buyer in words.

use jiff::civil::Date;

use crate::desk::{BuyerPage, JournalLine};
use crate::i18n::Messages;
use crate::model::{Buyer, Order, Reminder};
use crate::tui::message::Target;
use crate::tui::words;

use super::messages::of_one;
use super::{Line, Look, Section, Sheet, Span};

/// Who they are, their orders, what was said.
pub fn sheet(messages: &Messages, page: &BuyerPage) -> Sheet {
    let buyer = &page.buyer;
    let orders = page.orders.iter().map(|order| order_line(messages, order, page.today)).collect();
    let said = page.said.iter().map(|line| said_line(messages, line)).collect();
    let wrote = page.messages.iter().map(|line| of_one(messages, line)).collect();
    let reminders = page.reminders.iter().map(|reminder| reminder_line(messages, reminder, page.today));
    let reminders = reminders.collect();
    Sheet {
        title: buyer.name.clone(),
        detail: advice(messages, buyer),
        sections: vec![
            Section { aside: true, ..Section::new(String::new(), who(messages, page)) },
            Section {
                none: messages.text("page-no-orders").into_owned(),
                ..Section::new(messages.member("page-section", "orders"), orders)
            },
            Section::new(messages.member("page-section", "wrote"), wrote),
            Section {
                none: messages.text("page-nothing-said").into_owned(),
                ..Section::new(messages.member("page-section", "said"), said)
            },
            Section::new(messages.member("page-section", "reminders"), reminders),
        ],
        empty: String::new(),
        buyer: Some((buyer.id, buyer.name.clone())),
    }
}

/// What suits their kind.
fn advice(messages: &Messages, buyer: &Buyer) -> String {
    buyer.kind.map(|kind| format!("{}: {}", messages.kind(kind), messages.advice(kind))).unwrap_or_default()
}

fn who(messages: &Messages, page: &BuyerPage) -> Vec<Line> {
    let buyer = &page.buyer;
    let handles: Vec<String> =
        buyer.handles.iter().map(|handle| format!("{} {}", handle.channel.label(), handle.name)).collect();
    let tone = buyer.tone.map(|tone| messages.member("tone", tone.word()));
    let spoken: Vec<String> =
        buyer.language.iter().map(|language| words::language_name(messages, language)).chain(tone).collect();
    let doubts = page.address.iter().flat_map(|read| &read.doubts);
    let doubts: Vec<String> = doubts.map(|doubt| messages.member("address-doubt", doubt.word())).collect();
    let consent = if buyer.consent { messages.text("page-consent").into_owned() } else { String::new() };
    let fields = [
        ("handles", Span::plain(handles.join("\n"))),
        ("language", Span::plain(spoken.join(", "))),
        ("address-as", Span::plain(buyer.address_as.clone().unwrap_or_default())),
        ("phone", Span::plain(buyer.phone.clone().unwrap_or_default())),
        ("email", Span::plain(buyer.email.clone().unwrap_or_default())),
        ("address", Span::plain(address(page))),
        ("to-ask", Span::muted(doubts.join("\n"))),
        ("birthday", Span::plain(buyer.birthday.map(|date| words::date(messages, date)).unwrap_or_default())),
        ("consent", Span::plain(consent)),
        ("tags", Span::plain(buyer.tags.join(", "))),
        ("notes", Span::plain(buyer.notes.clone())),
    ];
    let filled = fields.into_iter().filter(|(_, value)| !value.text.trim().is_empty());
    filled.map(|(field, value)| Line::field(messages.member("record-field", field), value)).collect()
}

/// The address as it stands on a parcel, where nothing of it is missing or left over; else as they wrote it. Their own name is the
/// title already.
fn address(page: &BuyerPage) -> String {
    let Some(read) = &page.address else { return String::new() };
    if !read.is_complete() || !read.reading.parts.other.is_empty() {
        return page.buyer.address.in_lines();
    }
    let lines = read.label.iter().map(String::as_str).filter(|line| *line != page.buyer.name);
    lines.collect::<Vec<_>>().join("\n")
}

/// An order in a list: number, state, what it is; at the end what is pressing.
pub(super) fn order_line(messages: &Messages, order: &Order, today: Date) -> Line {
    let items: Vec<String> = order.items.iter().map(|item| item.name.clone()).collect();
    let is_late = order.is_late(today);
    let promised = order.promised.filter(|_| order.state.is_open()).map(|day| words::weekday(messages, day));
    let end = match promised {
        Some(day) if is_late => Span::new(messages.with("page-late", &[("day", day.into())]), Look::Warning),
        Some(day) => Span::plain(day),
        None => Span::muted(order.total.map(|total| words::money(messages, total)).unwrap_or_default()),
    };
    let look = if order.state.is_open() { Look::Plain } else { Look::Muted };
    Line {
        target: Some(Target::Order(order.id)),
        cells: vec![
            Span::strong(order.number.clone()),
            Span::new(messages.state(order.state), look),
            Span::muted(items.join(", ")),
        ],
        end,
        ..Line::default()
    }
}

/// A day that was set: when, what for.
fn reminder_line(messages: &Messages, reminder: &Reminder, today: Date) -> Line {
    let look = if reminder.due <= today { Look::Warning } else { Look::Muted };
    Line {
        target: Some(Target::Reminder(reminder.id)),
        cells: vec![Span::new(words::weekday(messages, reminder.due), look), Span::plain(reminder.text.clone())],
        ..Line::default()
    }
}

/// A line of the journal in a list: when, what, how it begins.
pub(super) fn said_line(messages: &Messages, line: &JournalLine) -> Line {
    let begins = line.text(false).lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    Line {
        target: Some(Target::Entry(line.entry.id)),
        cells: vec![
            Span::muted(words::moment(messages, line.at)),
            Span::plain(line.shortcuts.join(" + ")),
            Span::muted(begins),
        ],
        end: Span::new(words::retraction(messages, line.entry.retracted), Look::Warning),
        also: line.entry.text.clone(),
        ..Line::default()
    }
}
