//! The board in words: the orders by how far they have come.

use crate::desk::{Board, BoardOrder, Column};
use crate::i18n::Messages;
use crate::model::Money;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// One section a state.
pub fn sheet(messages: &Messages, board: &Board) -> Sheet {
    Sheet {
        title: messages.text("page-board").into_owned(),
        detail: if board.is_empty() { String::new() } else { total(messages, board) },
        sections: board.columns.iter().map(|column| section(messages, column)).collect(),
        empty: messages.text("page-no-open-orders").into_owned(),
        ..Sheet::default()
    }
}

fn section(messages: &Messages, column: &Column) -> Section {
    let state = messages.state(column.state);
    let title = format!("{state} · {}", column.orders.len());
    let title = std::iter::once(title).chain(sums(messages, &column.sums)).collect::<Vec<_>>().join(" · ");
    Section::new(title, column.orders.iter().map(|order| line(messages, order)).collect())
}

fn line(messages: &Messages, order: &BoardOrder) -> Line {
    let brief = &order.brief;
    let day = brief.promised.or(brief.expected).map(|day| words::weekday(messages, day));
    let end = match day {
        Some(day) if order.late => Span::new(messages.with("page-late", &[("day", day.into())]), Look::Warning),
        Some(day) => Span::plain(day),
        None => Span::muted(brief.total.map(|total| words::money(messages, total)).unwrap_or_default()),
    };
    Line {
        target: Some(Target::Order(brief.id)),
        cells: vec![
            Span::strong(brief.number.clone()),
            Span::plain(brief.buyer_name.clone().unwrap_or_default()),
            Span::muted(brief.items.clone()),
        ],
        end,
        also: brief.channel.as_ref().map(|channel| channel.label().to_owned()).unwrap_or_default(),
    }
}

/// How many there are, how many are late, what they come to: above all, so that it is seen however long the board is.
fn total(messages: &Messages, board: &Board) -> String {
    let count = messages.with("page-board-count", &[("count", board.len().into())]);
    let late = board.late();
    let late = (late > 0).then(|| messages.with("page-board-late", &[("count", late.into())]));
    let said: Vec<String> = std::iter::once(count).chain(late).chain(sums(messages, &board.sums())).collect();
    said.join(" · ")
}

fn sums(messages: &Messages, sums: &[Money]) -> Vec<String> {
    sums.iter().map(|sum| words::money(messages, *sum)).collect()
}
