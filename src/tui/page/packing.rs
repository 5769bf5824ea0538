//! What goes into the parcel of an order in words: what was ordered and what goes beside it, ticked off one by one.

use crate::desk::OrderPage;
use crate::i18n::Messages;
use crate::model::{CheckLine, Order};
use crate::tui::ask::parcel::whole_name;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// For whom it is and what to mind stands above; what to do next, once everything is ticked, below.
pub fn sheet(messages: &Messages, page: &OrderPage) -> Sheet {
    let order = &page.order;
    let list = order.checklist();
    let section = |name: &str, is_extra: bool| {
        let lines = (0..).zip(&list).filter(|(_, one)| one.is_extra == is_extra);
        let lines = lines.map(|(at, one)| check_line(order, at, one)).collect();
        Section::new(messages.member("page-section", name), lines)
    };
    let agreements = order.agreements.iter().map(|one| Line {
        cells: vec![Span::muted(words::day(messages, one.on)), Span::plain(one.text.clone())],
        ..Line::default()
    });
    Sheet {
        title: title(messages, page),
        sections: vec![
            Section { aside: true, ..Section::new(String::new(), to_mind(messages, page)) },
            Section { none: messages.text("page-nothing-to-pack").into_owned(), ..section("items", false) },
            Section { joined: true, ..section("extras", true) },
            Section::new(String::new(), next(messages, order).into_iter().collect()),
            Section {
                aside: true,
                ..Section::new(messages.member("page-section", "agreements"), agreements.collect())
            },
        ],
        buyer: page.buyer.as_ref().map(|buyer| (buyer.id, buyer.name.clone())),
        ..Sheet::default()
    }
}

/// How far it is, and which order it is.
fn title(messages: &Messages, page: &OrderPage) -> String {
    let order = &page.order;
    let number = messages.with("header-order", &[("number", order.number.clone().into())]);
    let channel = order.channel.as_ref().map(|channel| channel.label().to_owned());
    packed(messages, order).into_iter().chain(Some(number)).chain(channel).collect::<Vec<_>>().join(" · ")
}

/// How many of the lines lie in the parcel; `None` where there are none.
pub(super) fn packed(messages: &Messages, order: &Order) -> Option<String> {
    let list = order.checklist();
    let packed = list.iter().filter(|line| line.packed).count();
    let said = || messages.with("page-packed", &[("count", packed.into()), ("of", list.len().into())]);
    (!list.is_empty()).then(said)
}

/// Whose it is and what must not be forgotten.
fn to_mind(messages: &Messages, page: &OrderPage) -> Vec<Line> {
    let order = &page.order;
    let label = |field: &str| messages.member("record-field", field);
    let mut lines = vec![match &page.buyer {
        Some(buyer) => Line::field(label("buyer"), Span::strong(buyer.name.clone())),
        None => Line::field(label("buyer"), Span::new(messages.text("page-no-buyer").into_owned(), Look::Warning)),
    }];
    if order.gift {
        let gift = messages.text("pack-gift").into_owned();
        lines.push(Line::field(label("gift"), Span::new(gift, Look::Warning)));
    }
    if !order.notes.trim().is_empty() {
        lines.push(Line::field(label("notes"), Span::plain(order.notes.clone())));
    }
    lines
}

fn check_line(order: &Order, at: usize, line: &CheckLine<'_>) -> Line {
    let (sign, look) = if line.packed { ("[x]", Look::Good) } else { ("[ ]", Look::Plain) };
    let count = if line.is_extra { "+".to_owned() } else { format!("{} ×", line.quantity) };
    let name = whole_name(line);
    Line {
        target: Some(Target::Check { order: order.id, line: at, packed: line.packed, is_extra: line.is_extra }),
        cells: vec![
            Span::new(sign, look),
            Span::plain(count),
            if line.packed { Span::muted(name) } else { Span::plain(name) },
        ],
        whole: true,
        ..Line::default()
    }
}

/// Once everything is ticked: the state that comes next.
fn next(messages: &Messages, order: &Order) -> Option<Line> {
    if !order.is_packed() {
        return None;
    }
    let state = order.state_when_packed();
    let said = match state {
        Some(state) => messages.with("page-packed-next", &[("state", messages.state(state).into())]),
        None => messages.text("pack-done").into_owned(),
    };
    Some(Line {
        target: state.map(|state| Target::State(order.id, state)),
        cells: vec![Span::new(said, Look::Good)],
        whole: true,
        ..Line::default()
    })
}
