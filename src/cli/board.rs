//! `replydesk board`: the orders by how far they have come.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::out::{Span, Style};
use super::values;
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{Board, BoardFilter, BoardOrder, Column};
use crate::i18n::Messages;
use crate::model::{Channel, Money, State};
use crate::report::{Exit, Failure};
use crate::text::cut;

/// The columns of the screen that a state takes at least; below that the board is a list.
const NARROWEST: usize = 14;
/// A state takes no more.
const WIDEST: usize = 26;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct BoardCommand {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = values::state())]
    pub state: Vec<State>,
    #[arg(long, conflicts_with = "state")]
    pub all: bool,
    #[arg(long)]
    pub list: bool,
}

/// A state with its orders, for programs.
#[derive(Serialize)]
struct Shown<'a> {
    state: &'static str,
    orders: Vec<ShownOrder<'a>>,
    sums: &'a [Money],
}

#[derive(Serialize)]
struct ShownOrder<'a> {
    id: String,
    number: &'a str,
    channel: Option<&'a str>,
    buyer_name: Option<&'a str>,
    since: Option<jiff::Timestamp>,
    total: Option<Money>,
    paid: Option<Money>,
    promised: Option<Date>,
    meets_at: Option<jiff::civil::DateTime>,
    items: &'a str,
    late: bool,
}

impl BoardCommand {
    /// Does it.
    ///
    /// # Errors
    /// Where the buyer is not found, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let states = if self.all { State::ALL.to_vec() } else { self.state };
        let filter = BoardFilter { words: self.words.join(" "), buyer: buyer.map(|buyer| buyer.id), states };
        let board = desk.board(&filter)?;
        if frame.out.wants_json() {
            let columns: Vec<Shown<'_>> = board.columns.iter().map(shown).collect();
            frame.out.json(&columns)?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        let room = if self.list { None } else { room(&board, frame.out.columns()) };
        match room {
            Some(room) if !board.is_empty() => frame.out.table(&columns(&board, room, &frame.messages, today))?,
            _ => frame.list(&lines(&board, &frame.messages, today), false)?,
        }
        if !board.is_empty() {
            let line = bottom(&board, &frame.messages);
            frame.out.spans(&[Span::new(Style::Muted, line)])?;
        }
        Ok(Exit::Done)
    }
}

fn shown(column: &Column) -> Shown<'_> {
    let orders = column.orders.iter().map(|BoardOrder { brief, late }| ShownOrder {
        id: brief.id.to_string(),
        number: &brief.number,
        channel: brief.channel.as_ref().map(Channel::name),
        buyer_name: brief.buyer_name.as_deref(),
        since: brief.since,
        total: brief.total,
        paid: brief.paid,
        promised: brief.promised,
        meets_at: brief.meets_at,
        items: &brief.items,
        late: *late,
    });
    Shown { state: column.state.word(), orders: orders.collect(), sums: &column.sums }
}

/// How wide a state may be; `None` where they do not stand beside each other.
fn room(board: &Board, screen: Option<usize>) -> Option<usize> {
    let Some(screen) = screen else { return Some(WIDEST) };
    let each = (screen / board.columns.len().max(1)).saturating_sub(2);
    (each >= NARROWEST).then_some(each.min(WIDEST))
}

/// The states side by side, their sums below.
fn columns(board: &Board, room: usize, messages: &Messages, today: Date) -> Vec<Vec<Span>> {
    let head = board.columns.iter().map(|column| {
        let state = format!("{} {}", messages.state(column.state), column.orders.len());
        Span::new(Style::Strong, cut(&state, room).into_owned())
    });
    let mut rows: Vec<Vec<Span>> = vec![head.collect()];
    let longest = board.columns.iter().map(|column| column.orders.len()).max().unwrap_or(0);
    for at in 0..longest {
        let cell = |column: &Column| column.orders.get(at).map_or_else(|| Span::plain(""), |one| cell(one, room));
        rows.push(board.columns.iter().map(cell).collect());
        let promised = |column: &Column| {
            let promised = column.orders.get(at).and_then(|one| one.brief.promised);
            let day = promised.map(|day| format!("  {}", words::day(messages, day, today))).unwrap_or_default();
            Span::new(Style::Muted, cut(&day, room).into_owned())
        };
        let below: Vec<Span> = board.columns.iter().map(promised).collect();
        if below.iter().any(|one| !one.text.is_empty()) {
            rows.push(below);
        }
    }
    let most = board.columns.iter().map(|column| column.sums.len()).max().unwrap_or(0);
    for at in 0..most {
        let sum = |column: &Column| {
            let sum = column.sums.get(at).map(|sum| words::money(messages, *sum)).unwrap_or_default();
            Span::new(Style::Muted, sum)
        };
        rows.push(board.columns.iter().map(sum).collect());
    }
    rows
}

/// An order in few columns: a mark where it is late, its number, its buyer.
fn cell(order: &BoardOrder, room: usize) -> Span {
    let name = order.brief.buyer_name.as_deref().unwrap_or_default();
    let mark = if order.late { "! " } else { "" };
    let text = format!("{mark}{} {name}", order.brief.number);
    let style = if order.late { Style::Warning } else { Style::Plain };
    Span::new(style, cut(text.trim_end(), room).into_owned())
}

/// The orders one below the other, state by state.
fn lines(board: &Board, messages: &Messages, today: Date) -> Vec<Vec<Span>> {
    let mut rows = Vec::new();
    for column in &board.columns {
        for (at, BoardOrder { brief, late }) in column.orders.iter().enumerate() {
            let state = if at == 0 { messages.state(column.state) } else { String::new() };
            let number = if *late { format!("! {}", brief.number) } else { brief.number.clone() };
            let number = Span::new(if *late { Style::Warning } else { Style::Strong }, number);
            rows.push(vec![
                Span::plain(state),
                number,
                Span::plain(brief.buyer_name.clone().unwrap_or_default()),
                Span::plain(brief.promised.map(|day| words::day(messages, day, today)).unwrap_or_default()),
                Span::plain(brief.total.map(|total| words::money(messages, total)).unwrap_or_default()),
                Span::new(Style::Muted, brief.items.as_str()),
            ]);
        }
        let sums: Vec<String> = column.sums.iter().map(|sum| words::money(messages, *sum)).collect();
        let blank = || Span::plain("");
        if column.orders.len() > 1 && !sums.is_empty() {
            rows.push(vec![blank(), blank(), blank(), blank(), Span::new(Style::Muted, sums.join(" + "))]);
        }
    }
    rows
}

/// How many there are, how many of them late, and what they come to.
fn bottom(board: &Board, messages: &Messages) -> String {
    let sums: Vec<String> = board.sums().into_iter().map(|sum| words::money(messages, sum)).collect();
    let mut parts = vec![messages.with("board-orders", &[("count", board.len().into())])];
    if board.late() > 0 {
        parts.push(messages.with("board-late", &[("count", board.late().into())]));
    }
    if !sums.is_empty() {
        parts.push(sums.join(" + "));
        let unknown = board.unknown();
        parts.extend((unknown > 0).then(|| messages.with("board-unknown", &[("count", unknown.into())])));
    }
    parts.join(" · ")
}
