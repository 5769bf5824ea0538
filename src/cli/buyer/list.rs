//! Buyers in a list.

use std::collections::HashSet;

use jiff::civil::Date;

use super::super::out::{Span, Style};
use super::super::{Frame, shared, words};
use super::{List, odd};
use crate::desk::{BuyerLine, Desk};
use crate::model::Order;
use crate::report::Failure;
use crate::text;

/// How many buyers are listed where the user does not say.
const USUAL: usize = 50;

impl List {
    pub(super) fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let limit = self.listing.at_most(USUAL);
        let buyers = desk.find_buyers(&self.words.join(" "), limit.saturating_add(1))?;
        let (buyers, more) = shared::cut(buyers, limit);
        if frame.out.wants_json() {
            return frame.json_list(&buyers.iter().map(|line| &line.buyer).collect::<Vec<_>>(), more);
        }
        let today = desk.now()?.date();
        let namesakes = namesakes(desk, &buyers)?;
        let rows: Vec<Vec<Span>> = buyers
            .iter()
            .map(|line| row(frame, line, namesakes.contains(&text::folded(&line.buyer.name).into_owned()), today))
            .collect();
        frame.list(&rows, more)
    }
}

/// The names in a list that more than one buyer bears, folded.
fn namesakes(desk: &Desk, buyers: &[BuyerLine]) -> Result<HashSet<String>, Failure> {
    let mut shared = HashSet::new();
    for BuyerLine { buyer, .. } in buyers {
        if desk.has_namesake(buyer)? {
            shared.insert(text::folded(&buyer.name).into_owned());
        }
    }
    Ok(shared)
}

/// A buyer in a line. One who shares their name with another has something in brackets behind it that names them alone.
fn row(frame: &Frame, line: &BuyerLine, has_namesake: bool, today: Date) -> Vec<Span> {
    let messages = &frame.messages;
    let buyer = &line.buyer;
    let name = if has_namesake { odd::labelled(buyer) } else { buyer.name.clone() };
    let handles: Vec<&str> = buyer.handles.iter().map(|handle| handle.name.as_str()).collect();
    let order = |order: &Order| {
        let promised = order.promised.map(|day| words::day(messages, day, today));
        [Some(order.number.clone()), Some(messages.state(order.state)), promised]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    vec![
        Span::new(Style::Strong, name),
        Span::plain(handles.join(", ")),
        Span::plain(buyer.language.as_ref().map(ToString::to_string).unwrap_or_default()),
        Span::new(Style::Muted, line.order.as_ref().map(order).unwrap_or_default().join(" · ")),
    ]
}
