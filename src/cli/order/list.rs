//! Orders in a list.

use std::collections::HashSet;

use jiff::civil::Date;

use super::super::out::{Span, Style};
use super::super::{Frame, shared, words};
use super::List;
use super::show::WithBuyer;
use crate::desk::{Desk, OrderLine};
use crate::i18n::Messages;
use crate::model::Order;
use crate::report::Failure;

/// How many orders are listed where the user does not say.
const USUAL: usize = 50;

impl List {
    pub(super) fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let typed = self.words.join(" ");
        let limit = self.listing.at_most(USUAL);
        let is_wanted = |order: &Order| {
            (self.state.is_empty() || self.state.contains(&order.state)) && (!self.open || order.state.is_open())
        };
        let orders = desk.orders_where(&typed, buyer.map(|buyer| buyer.id), is_wanted, limit.saturating_add(1))?;
        let (orders, more) = shared::cut(orders, limit);
        if frame.out.wants_json() {
            return frame.json_list(&orders.iter().map(WithBuyer::from).collect::<Vec<_>>(), more);
        }
        let today = desk.now()?.date();
        let mut seen = HashSet::new();
        let number = |line: &OrderLine| line.order.number.clone();
        let twins: HashSet<String> = orders.iter().map(number).filter(|number| !seen.insert(number.clone())).collect();
        let row = |line: &OrderLine| {
            let name = if twins.contains(&line.order.number) {
                desk.order_label(&line.order)?
            } else {
                line.order.number.clone()
            };
            Ok(row(&frame.messages, &name, line, today))
        };
        let rows: Vec<Vec<Span>> = orders.iter().map(row).collect::<Result<_, Failure>>()?;
        frame.list(&rows, more)
    }
}

fn row(messages: &Messages, name: &str, OrderLine { order, buyer }: &OrderLine, today: Date) -> Vec<Span> {
    let items: Vec<String> = order.items.iter().map(|item| format!("{} × {}", item.quantity, item.name)).collect();
    vec![
        Span::new(Style::Strong, name),
        Span::plain(buyer.clone().unwrap_or_default()),
        Span::plain(messages.state(order.state)),
        Span::plain(order.promised.map(|day| words::day(messages, day, today)).unwrap_or_default()),
        Span::plain(order.worth().map(|total| words::money(messages, total)).unwrap_or_default()),
        Span::new(Style::Muted, items.join(", ")),
    ]
}
