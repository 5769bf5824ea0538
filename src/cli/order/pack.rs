//! The packing checklist: shown, ticked, printed for paper.

use serde::Serialize;

use super::super::Frame;
use super::super::out::{Span, Style};
use super::Pack;
use crate::desk::{Desk, Ticked};
use crate::model::{CheckLine, Order};
use crate::report::Failure;

/// The checklist for programs.
#[derive(Serialize)]
struct Checklist<'a> {
    number: &'a str,
    gift: bool,
    packed: bool,
    lines: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    variation: Option<&'a str>,
    quantity: u32,
    extra: bool,
    packed: bool,
}

impl Pack {
    pub(super) fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let mut order = desk.order_numbered(&self.order)?;
        let item = self.item.join(" ");
        if self.all || self.out && item.is_empty() {
            order = desk.pack(order.id, Ticked::All, !self.out)?.order;
        } else if !item.is_empty() {
            let line = Desk::check_line(&order, &item)?;
            order = desk.pack(order.id, Ticked::Line(line), !self.out)?.order;
        }
        if frame.out.wants_json() {
            return Ok(frame.out.json(&checklist(&order))?);
        }
        if self.print {
            return print(frame, desk, &order);
        }
        show(frame, &order)
    }
}

fn checklist(order: &Order) -> Checklist<'_> {
    let lines = order.checklist().into_iter().map(|line| Line {
        name: line.name,
        variation: line.variation,
        quantity: line.quantity,
        extra: line.is_extra,
        packed: line.packed,
    });
    Checklist { number: &order.number, gift: order.gift, packed: order.is_packed(), lines: lines.collect() }
}

fn show(frame: &mut Frame, order: &Order) -> Result<(), Failure> {
    let list = order.checklist();
    let rows: Vec<Vec<Span>> = (1..)
        .zip(&list)
        .map(|(number, line): (usize, _)| {
            let (mark, style) = if line.packed { ("✓", Style::Good) } else { ("·", Style::Muted) };
            vec![Span::new(style, mark), Span::new(Style::Muted, number.to_string()), Span::plain(what(line))]
        })
        .collect();
    frame.list(&rows, false)?;
    let left = list.iter().filter(|line| !line.packed).count();
    if order.is_packed() {
        let line = frame.messages.text("pack-done").into_owned();
        frame.out.spans(&[Span::new(Style::Good, line)])?;
    } else if left < list.len() {
        let line = frame.messages.with("pack-left", &[("count", left.into())]);
        frame.out.line(&line)?;
    }
    notices(frame, order)
}

/// For paper: boxes to tick, and for whom it is.
fn print(frame: &mut Frame, desk: &Desk, order: &Order) -> Result<(), Failure> {
    let buyer = order.buyer.map(|buyer| desk.buyer_name(buyer)).transpose()?.flatten();
    let title = [Some(order.number.clone()), buyer].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    frame.out.line(&title)?;
    for line in order.checklist() {
        frame.out.line(&format!("[{}] {}", if line.packed { "x" } else { " " }, what(&line)))?;
    }
    notices(frame, order)
}

fn notices(frame: &mut Frame, order: &Order) -> Result<(), Failure> {
    if order.gift {
        let line = frame.messages.text("pack-gift").into_owned();
        frame.out.spans(&[Span::new(Style::Warning, line)])?;
    }
    Ok(())
}

fn what(line: &CheckLine<'_>) -> String {
    let variation = line.variation.map(|variation| format!(", {variation}")).unwrap_or_default();
    if line.is_extra { format!("+ {}", line.name) } else { format!("{} × {}{variation}", line.quantity, line.name) }
}
