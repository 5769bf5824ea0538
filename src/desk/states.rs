//! What comes after a state of an order.

use super::{Desk, Error};
use crate::model::{Id, Order, State, Step};

/// A state an order can come into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextState {
    pub state: State,
    /// It is what usually follows.
    pub is_usual: bool,
    /// States on the way there that the order has not been in.
    pub skips: Vec<State>,
}

/// Every state an order can come into: the usual one first, then those further on the way, how it may end otherwise, and those it
/// would go back to.
pub fn next_states(order: &Order) -> Vec<NextState> {
    let usual = order.next_state();
    let rank = |state: State| match order.state.step_to(state) {
        _ if Some(state) == usual => 0,
        _ if matches!(state, State::Cancelled | State::Returned) => 2,
        Step::Back => 3,
        Step::Same | Step::Usual | Step::Skips(_) => 1,
    };
    let mut states: Vec<State> = State::ALL.iter().copied().filter(|state| *state != order.state).collect();
    states.sort_by_key(|state| rank(*state));
    // Of those gone through already, the one that is nearest comes first.
    if let Some(back) = states.iter().position(|state| rank(*state) == 3) {
        states[back..].reverse();
    }
    states
        .into_iter()
        .map(|state| NextState { state, is_usual: Some(state) == usual, skips: skips(order, state) })
        .collect()
}

/// States between here and there that the order has not been in. A quote nobody asked for is not missed, nor a parcel where the
/// order was collected.
fn skips(order: &Order, to: State) -> Vec<State> {
    let Step::Skips(mut between) = order.state.step_to(to) else { return Vec::new() };
    let was_in = |state: State| order.history.iter().any(|change| change.state == state);
    between.retain(|state| match state {
        State::Quoted => false,
        State::Shipped => !was_in(State::Shipped) && !was_in(State::Waiting),
        state => !was_in(*state),
    });
    between
}

impl Desk {
    /// The states an order can come into, and its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed, and those of reading the records.
    pub fn next_states_of(&self, order: Id) -> Result<Vec<NextState>, Error> {
        Ok(next_states(&self.order(order)?))
    }

    /// Notes what was agreed today about an order as it is now.
    ///
    /// # Errors
    /// As for [`Desk::agree`], and [`Error::NotFound`] where it was removed.
    pub fn agree_today(&mut self, order: Id, text: &str) -> Result<(), Error> {
        let today = self.now()?.date();
        self.agree(order, text, today).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(state: State) -> Order {
        Order { state, ..Order::numbered("1") }
    }

    fn first(order: &Order) -> State {
        next_states(order)[0].state
    }

    #[test]
    fn what_usually_follows_comes_first() {
        assert_eq!(first(&order(State::Asked)), State::Quoted);
        assert_eq!(first(&order(State::Making)), State::Ready);
        assert_eq!(first(&order(State::Ready)), State::Shipped);
        let collected = Order { slot: Some("at the door".to_owned()), ..order(State::Ready) };
        assert_eq!(first(&collected), State::Waiting);
        assert_eq!(first(&order(State::Waiting)), State::Received);
        assert_eq!(first(&order(State::Received)), State::Reviewed);
    }

    #[test]
    fn every_other_state_is_there_once() {
        for state in State::ALL {
            let next = next_states(&order(*state));
            assert_eq!(next.len(), State::ALL.len() - 1);
            assert!(next.iter().all(|one| one.state != *state));
        }
    }

    #[test]
    fn what_would_be_skipped_is_named() {
        let skipped = |from, to| {
            let next = next_states(&order(from));
            next.into_iter().find(|one| one.state == to).map(|one| one.skips)
        };
        assert_eq!(skipped(State::Asked, State::Agreed), Some(vec![]));
        assert_eq!(skipped(State::Agreed, State::Shipped), Some(vec![State::Paid, State::Making, State::Ready]));
        assert_eq!(skipped(State::Making, State::Received), Some(vec![State::Ready, State::Shipped]));
        assert_eq!(skipped(State::Shipped, State::Making), Some(vec![]));
        assert_eq!(skipped(State::Agreed, State::Cancelled), Some(vec![]));
    }
}
