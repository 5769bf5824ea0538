//! The orders by how far they have come.

use std::collections::HashSet;

use super::{Desk, Error};
use crate::model::{Id, Money, State};
use crate::store::Brief;

/// Which orders stand on the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Words that find them, as in a list of orders; all where it is empty.
    pub words: String,
    pub buyer: Option<Id>,
    /// In these states; the open ones where there are none.
    pub states: Vec<State>,
}

/// The orders by state, in the order of the states; states without orders are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    pub columns: Vec<Column>,
}

/// The orders in one state, those promised first at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub state: State,
    pub orders: Vec<BoardOrder>,
    /// What they come to, by currency; orders of which nobody knows are not in it.
    pub sums: Vec<Money>,
}

/// An order on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardOrder {
    pub brief: Brief,
    /// A promised day has passed, or the day on which the parcel was expected.
    pub late: bool,
}

impl Board {
    /// What all totals come to, by currency.
    #[must_use]
    pub fn sums(&self) -> Vec<Money> {
        sums(self.columns.iter().flat_map(|column| column.sums.iter().copied()))
    }

    /// How many orders are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.columns.iter().flat_map(|column| &column.orders).filter(|order| order.late).count()
    }

    /// How many orders are in none of the sums: neither their total nor all their prices are known.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.columns.iter().flat_map(|column| &column.orders).filter(|order| order.brief.total.is_none()).count()
    }

    /// How many orders stand on it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.iter().map(|column| column.orders.len()).sum()
    }

    /// Whether no order stands on it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
}

impl Desk {
    /// The board. One query for the orders, one more where words narrow them.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn board(&self, filter: &BoardFilter) -> Result<Board, Error> {
        let today = self.now()?.date();
        let mut briefs = self.store.briefs(&filter.states)?;
        if !filter.words.trim().is_empty() {
            let found: HashSet<Id> =
                self.orders_found(&filter.words, usize::MAX)?.into_iter().map(|order| order.id).collect();
            briefs.retain(|brief| found.contains(&brief.id));
        }
        briefs.retain(|brief| filter.buyer.is_none() || brief.buyer == filter.buyer);
        let mut columns = Vec::new();
        for state in State::ALL {
            let of_state = briefs.extract_if(.., |brief| brief.state == *state);
            let orders: Vec<BoardOrder> = of_state
                .map(|brief| BoardOrder { late: state.is_late(brief.promised, brief.expected, today), brief })
                .collect();
            if !orders.is_empty() {
                let sums = sums(orders.iter().filter_map(|order| order.brief.total));
                columns.push(Column { state: *state, orders, sums });
            }
        }
        Ok(Board { columns })
    }
}

/// Sums by currency, in the order in which the currencies come up.
fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
            None => sums.push(amount),
        }
    }
    sums
}
