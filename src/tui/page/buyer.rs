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
            Section { aside: true, ..Section::new(String::new(), who(messages, buyer)) },
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

fn who(messages: &Messages, buyer: &Buyer) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |field: &str, value: String| {
        if !value.trim().is_empty() {
            lines.push(Line::field(messages.member("record-field", field), Span::plain(value)));
        }
    };
    let handles: Vec<String> =
        buyer.handles.iter().map(|handle| format!("{} {}", handle.channel.label(), handle.name)).collect();
    let tone = buyer.tone.map(|tone| messages.member("tone", tone.word()));
    let spoken: Vec<String> =
        buyer.language.iter().map(|language| words::language_name(messages, language)).chain(tone).collect();
    add("handles", handles.join("\n"));
    add("language", spoken.join(", "));
    add("address-as", buyer.address_as.clone().unwrap_or_default());
    add("phone", buyer.phone.clone().unwrap_or_default());
    add("email", buyer.email.clone().unwrap_or_default());
    add("address", address(buyer));
    add("birthday", buyer.birthday.map(|date| words::date(messages, date)).unwrap_or_default());
    let consent = if buyer.consent { messages.text("page-consent").into_owned() } else { String::new() };
    add("consent", consent);
    add("tags", buyer.tags.join(", "));
    add("notes", buyer.notes.clone());
    lines
}

/// The address as they wrote it, else its parts.
fn address(buyer: &Buyer) -> String {
    let address = &buyer.address;
    if !address.raw.trim().is_empty() {
        return address.raw.clone();
    }
    let city = format!("{} {}", address.postcode, address.city);
    let parts = [address.street.as_str(), city.trim(), &address.region, &address.country];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n")
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
    let begins = line.entry.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
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
