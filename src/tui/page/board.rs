//! The board in words: the orders by how far they have come.

use crate::desk::{Board, BoardOrder, Column};
use crate::i18n::Messages;
use crate::model::{Money, State};
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// One section a state, in columns that are the same for all; the sums below.
pub fn sheet(messages: &Messages, board: &Board) -> Sheet {
    let states = board.columns.iter().enumerate();
    let states = states.map(|(at, column)| Section { joined: at > 0, ..section(messages, column) });
    let whole =
        Section { joined: true, ..Section::new(messages.text("page-board-all").into_owned(), sums(messages, board)) };
    Sheet {
        title: messages.text("page-board").into_owned(),
        detail: if board.is_empty() { String::new() } else { total(messages, board) },
        sections: states.chain(Some(whole)).collect(),
        empty: messages.text("page-no-open-orders").into_owned(),
        ..Sheet::default()
    }
}

fn section(messages: &Messages, column: &Column) -> Section {
    let state = messages.state(column.state);
    let title = format!("{state} · {}", column.orders.len());
    let title = std::iter::once(title).chain(amounts(messages, &column.sums)).collect::<Vec<_>>().join(" · ");
    Section::new(title, column.orders.iter().map(|order| line(messages, order)).collect())
}

fn line(messages: &Messages, order: &BoardOrder) -> Line {
    let brief = &order.brief;
    // Of a parcel under way the day counts on which it arrives; of everything else the day it was promised for.
    let day = if brief.state == State::Shipped { brief.expected.or(brief.promised) } else { brief.promised };
    let day = day.or(brief.expected).map(|day| words::weekday(messages, day));
    let end = match day {
        Some(day) if order.late => {
            Span::new(format!("⚠ {}", messages.with("page-late", &[("day", day.into())])), Look::Warning)
        }
        Some(day) => Span::plain(day),
        None => Span::default(),
    };
    Line {
        target: Some(Target::Order(brief.id)),
        cells: vec![
            Span::strong(brief.number.clone()),
            Span::plain(brief.buyer_name.clone().unwrap_or_default()),
            Span::muted(brief.items.clone()),
        ],
        beside: Span::muted(brief.total.map(|total| words::money(messages, total)).unwrap_or_default()),
        end,
        also: brief.channel.as_ref().map(|channel| channel.label().to_owned()).unwrap_or_default(),
        ..Line::default()
    }
}

/// How many there are, how many are late, what they come to: above all, so that it is seen however long the board is.
fn total(messages: &Messages, board: &Board) -> String {
    let late = board.late();
    let late = (late > 0).then(|| messages.with("page-board-late", &[("count", late.into())]));
    let said: Vec<String> =
        std::iter::once(count(messages, board)).chain(late).chain(amounts(messages, &board.sums())).collect();
    said.join(" · ")
}

fn count(messages: &Messages, board: &Board) -> String {
    messages.with("page-board-count", &[("count", board.len().into())])
}

/// What all of them come to, a line a currency, where the sums of the orders stand.
fn sums(messages: &Messages, board: &Board) -> Vec<Line> {
    let line = |(at, sum): (usize, String)| Line {
        cells: vec![
            Span::default(),
            Span::muted(if at == 0 { count(messages, board) } else { String::new() }),
            Span::default(),
        ],
        beside: Span::strong(sum),
        ..Line::default()
    };
    amounts(messages, &board.sums()).into_iter().enumerate().map(line).collect()
}

fn amounts(messages: &Messages, sums: &[Money]) -> Vec<String> {
    sums.iter().map(|sum| words::money(messages, *sum)).collect()
}
