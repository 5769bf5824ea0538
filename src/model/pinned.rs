use super::{Buyer, Order, Piece};

/// Whom and what every reply is filled for just now. Each running program has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pinned {
    pub buyer: Option<Buyer>,
    pub order: Option<Order>,
    pub piece: Option<Piece>,
}
