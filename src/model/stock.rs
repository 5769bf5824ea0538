//! What orders take out of stock. It is written down beside the order, so that it is taken once and put back once.

use std::collections::BTreeMap;

use super::{Id, Order};

/// How many of a piece an order has taken from those that lay ready; the others are made for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub piece: Id,
    pub count: u32,
}

/// What an order has taken once it is as it is `after`, given what it had taken before; `ready` says how many of a piece lie
/// there for others, where somebody counts.
///
/// An order takes its pieces when it comes to hold them ([`super::State::holds_pieces`]), and more of them when it needs more; it gives back
/// what it needs no longer. What was to be made for it is not taken later because it happens to lie ready. An order that is
/// written down after its parcel has left takes nothing, and one that is removed then gives nothing back: the pieces are gone.
#[must_use]
pub fn settle(
    before: Option<&Order>,
    after: Option<&Order>,
    taken: &[Taken],
    ready: impl Fn(Id) -> Option<u32>,
) -> Vec<Taken> {
    let is_news_of_old = before.is_none() && after.is_some_and(|order| order.state.has_left());
    let is_end_of_old = after.is_none() && before.is_some_and(|order| order.state.has_left());
    if is_news_of_old || is_end_of_old {
        return taken.to_vec();
    }
    let (needed, needs) = (needs(before), needs(after));
    let held = |piece: Id| taken.iter().filter(|one| one.piece == piece).map(|one| one.count).sum::<u32>();
    let now = |(piece, count): (&Id, &u32)| {
        let more = count.saturating_sub(needed.get(piece).copied().unwrap_or(0));
        let from_stock = more.min(ready(*piece).unwrap_or(0));
        Taken { piece: *piece, count: held(*piece).min(*count).saturating_add(from_stock).min(*count) }
    };
    needs.iter().map(now).filter(|one| one.count > 0).collect()
}

/// How many of each piece an order holds.
fn needs(order: Option<&Order>) -> BTreeMap<Id, u32> {
    let mut needs = BTreeMap::new();
    for item in order.filter(|order| order.state.holds_pieces()).into_iter().flat_map(|order| &order.items) {
        if let Some(piece) = item.piece {
            let count: &mut u32 = needs.entry(piece).or_default();
            *count = count.saturating_add(item.quantity);
        }
    }
    needs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Item, State};

    fn order(state: State, piece: Id, quantity: u32) -> Order {
        let item = Item { piece: Some(piece), quantity, ..Item::named("Mug") };
        Order { state, items: vec![item], ..Order::numbered("1") }
    }

    #[test]
    fn only_what_lies_ready_is_taken_and_only_that_is_put_back() {
        let mug = Id::new();
        let agreed = order(State::Agreed, mug, 3);
        let taken = settle(Some(&order(State::Quoted, mug, 3)), Some(&agreed), &[], |_| Some(2));
        assert_eq!(taken, [Taken { piece: mug, count: 2 }]);
        let paid = order(State::Paid, mug, 3);
        assert_eq!(settle(Some(&agreed), Some(&paid), &taken, |_| Some(9)), taken, "the third is being made");
        let more = settle(Some(&paid), Some(&order(State::Paid, mug, 5)), &taken, |_| Some(9));
        assert_eq!(more, [Taken { piece: mug, count: 4 }]);
        let fewer = settle(Some(&paid), Some(&order(State::Paid, mug, 1)), &taken, |_| Some(9));
        assert_eq!(fewer, [Taken { piece: mug, count: 1 }]);
        assert_eq!(settle(Some(&paid), Some(&order(State::Cancelled, mug, 3)), &taken, |_| Some(9)), []);
        assert_eq!(settle(Some(&paid), None, &taken, |_| Some(9)), []);
    }

    #[test]
    fn what_has_left_is_neither_taken_nor_put_back() {
        let mug = Id::new();
        let shipped = order(State::Shipped, mug, 3);
        assert_eq!(settle(None, Some(&shipped), &[], |_| Some(9)), []);
        let taken = [Taken { piece: mug, count: 3 }];
        assert_eq!(settle(Some(&shipped), None, &taken, |_| Some(0)), taken);
        assert_eq!(settle(Some(&shipped), Some(&order(State::Returned, mug, 3)), &taken, |_| Some(0)), []);
        assert_eq!(settle(None, Some(&order(State::Agreed, mug, 1)), &[], |_| None), [], "nobody counts them");
    }

    proptest! {
        #[test]
        fn whatever_becomes_of_an_order_nothing_is_made_or_lost(
            stock in 0..20_u32,
            steps in proptest::collection::vec((0..State::ALL.len(), 0..6_u32), 0..20),
        ) {
            let mug = Id::new();
            let mut lies = stock;
            let mut taken: Vec<Taken> = Vec::new();
            let mut before = None;
            for (state, quantity) in steps {
                let after = order(State::ALL[state], mug, quantity);
                let now = settle(before.as_ref(), Some(&after), &taken, |_| Some(lies));
                let count = |all: &[Taken]| all.iter().map(|one| one.count).sum::<u32>();
                prop_assert!(count(&now) <= quantity);
                lies = lies + count(&taken) - count(&now);
                prop_assert_eq!(lies + count(&now), stock);
                (before, taken) = (Some(after), now);
            }
        }
    }
}
