//! What the words of a site say about how far an order has come.

use crate::model::State;

/// The state that a status names; `None` where it says nothing that is sure.
pub(super) fn state(status: &str) -> Option<State> {
    Some(match status.trim().to_lowercase().as_str() {
        "cancelled" | "canceled" | "voided" => State::Cancelled,
        "shipped" | "fulfilled" | "dispatched" | "posted" => State::Shipped,
        "delivered" => State::Received,
        // What has not left yet has been paid: these sites show nothing else for shipping.
        "paid" | "partially_refunded" | "refunded" | "unshipped" | "partiallyshipped" => State::Paid,
        _ => return None,
    })
}

/// Whether a payment's status says that the whole sum was paid and nothing given back.
pub(super) fn is_paid(status: &str) -> bool {
    status.trim().eq_ignore_ascii_case("paid")
}

/// The further of two states; an end stays an end.
pub(super) fn further(one: State, other: State) -> State {
    one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_stand_in_the_order_of_how_far_they_are() {
        assert_eq!(further(State::Shipped, State::Paid), State::Shipped);
        assert_eq!(further(State::Paid, State::Cancelled), State::Cancelled);
        assert_eq!(state("Unshipped"), Some(State::Paid));
        assert_eq!(state("whatever"), None);
    }
}
