use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Id;

/// A text kept for later: one the seller put aside, or one that was being written when the program was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: Id,
    /// The input it was written in, as the interface names its inputs, so that it can be offered there again.
    pub place: String,
    pub text: String,
    pub buyer: Option<Id>,
    /// The reply whose text it is going to be; `None` for a message.
    pub reply: Option<Id>,
    pub kept_at: Timestamp,
    /// The moment before which it is not offered: an angry answer waits.
    pub not_before: Option<Timestamp>,
}
