//! The page of an order in words.

use crate::desk::OrderPage;
use crate::i18n::Messages;
use crate::model::{Item, Money};
use crate::tui::message::Target;
use crate::tui::words;

use super::buyer::said_line;
use super::packing::packed;
use super::{Line, Look, Section, Sheet, Span};

/// What it is, what it costs, when and how it gets there, what was agreed, how it went, what was said.
pub fn sheet(messages: &Messages, page: &OrderPage) -> Sheet {
    let order = &page.order;
    let mut title = messages.with("header-order", &[("number", order.number.clone().into())]);
    if let Some(channel) = &order.channel {
        title = format!("{title} · {}", channel.label());
    }
    let section = |name: &str, lines: Vec<Line>| Section::new(messages.member("page-section", name), lines);
    let agreements = (0..).zip(&order.agreements).map(|(at, one)| Line {
        target: Some(Target::Agreement(order.id, at)),
        cells: vec![Span::muted(words::day(messages, one.on)), Span::plain(one.text.clone())],
        whole: true,
        ..Line::default()
    });
    let history = page.history.iter().rev().map(|(state, at)| Line {
        cells: vec![Span::muted(words::moment(messages, *at)), Span::plain(messages.state(*state))],
        ..Line::default()
    });
    let said = page.said.iter().map(|line| said_line(messages, line)).collect();
    Sheet {
        title,
        detail: String::new(),
        sections: vec![
            Section { aside: true, ..Section::new(String::new(), facts(messages, page)) },
            section("items", items(messages, page)),
            section("agreements", agreements.collect()),
            Section { none: messages.text("page-nothing-said").into_owned(), ..section("said", said) },
            Section { aside: true, ..section("history", history.collect()) },
        ],
        empty: String::new(),
        buyer: page.buyer.as_ref().map(|buyer| (buyer.id, buyer.name.clone())),
    }
}

/// Who, in which state, by when, how.
fn facts(messages: &Messages, page: &OrderPage) -> Vec<Line> {
    let order = &page.order;
    let label = |field: &str| messages.member("record-field", field);
    let mut lines = Vec::new();
    let buyer = match &page.buyer {
        Some(buyer) => Line {
            target: Some(Target::Buyer(buyer.id)),
            ..Line::field(label("buyer"), Span::plain(buyer.name.clone()))
        },
        None => Line::field(label("buyer"), Span::new(messages.text("page-no-buyer").into_owned(), Look::Warning)),
    };
    lines.push(buyer);
    lines.push(Line::field(label("state"), Span::strong(messages.state(order.state))));
    if let Some(day) = order.promised {
        let is_late = order.is_late(page.today);
        let shown = words::weekday(messages, day);
        let shown = if is_late {
            Span::new(messages.with("page-late", &[("day", shown.into())]), Look::Warning)
        } else {
            Span::plain(shown)
        };
        lines.push(Line::field(label("promised"), shown));
    }
    let extras = order.extras.iter().map(|extra| extra.text.as_str()).collect::<Vec<_>>().join(", ");
    let expected = order.expected.map(|day| words::weekday(messages, day));
    let gift = order.gift.then(|| messages.text("record-yes").into_owned());
    let mut add = |field: &str, value: Option<&String>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            lines.push(Line::field(label(field), Span::plain(value.clone())));
        }
    };
    // What lies in the parcel matters until it has left.
    let packed = packed(messages, order).filter(|_| order.state.holds_pieces() && !order.state.has_left());
    add("packed", packed.as_ref());
    add("gift", gift.as_ref());
    add("extras", Some(&extras));
    add("slot", order.slot.as_ref());
    add("carrier", order.carrier.as_ref());
    add("tracking", order.tracking.as_ref());
    add("link", page.tracking_link.as_ref());
    add("expected", expected.as_ref());
    add("notes", Some(&order.notes));
    lines
}

/// What was ordered, and the sums below.
fn items(messages: &Messages, page: &OrderPage) -> Vec<Line> {
    let order = &page.order;
    let mut lines: Vec<Line> = order.items.iter().map(|item| item_line(messages, item)).collect();
    let label = |field: &str| messages.member("record-field", field);
    let mut add = |field: &str, amount: Option<Money>, look: Look| {
        let Some(amount) = amount else { return };
        let how = order.payment.as_ref().filter(|_| field == "paid").map(|how| format!(" · {how}"));
        let cells = vec![Span::default(), Span::muted(label(field) + &how.unwrap_or_default())];
        lines.push(Line { cells, end: Span::new(words::money(messages, amount), look), ..Line::default() });
    };
    add("postage", order.postage, Look::Plain);
    add("total", order.total, Look::Strong);
    add("paid", order.paid, Look::Plain);
    let due = order.due().filter(|due| due.minor != 0);
    add("due", due, if order.state.is_open() { Look::Warning } else { Look::Plain });
    if let Some((sum, total)) = order.sum().zip(order.total).filter(|(sum, total)| sum != total) {
        let text = messages.with(
            "page-sum-differs",
            &[("sum", words::money(messages, sum).into()), ("total", words::money(messages, total).into())],
        );
        lines.push(Line { cells: vec![Span::default(), Span::new(text, Look::Warning)], ..Line::default() });
    }
    lines
}

fn item_line(messages: &Messages, item: &Item) -> Line {
    let variation = item.variation.as_ref().map(|variation| format!(", {variation}")).unwrap_or_default();
    let each = item.price.filter(|_| item.quantity > 1).map(|price| {
        let price = words::money(messages, price);
        format!(" · {}", messages.with("page-each", &[("price", price.into())]))
    });
    let name = format!("{}{variation}{}", item.name, each.unwrap_or_default());
    let whole =
        item.price.and_then(|price| Some(Money { minor: price.minor.checked_mul(i64::from(item.quantity))?, ..price }));
    Line {
        target: item.piece.map(Target::Piece),
        cells: vec![Span::muted(format!("{} ×", item.quantity)), Span::plain(name)],
        end: Span::plain(whole.map(|price| words::money(messages, price)).unwrap_or_default()),
        ..Line::default()
    }
}
