use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Id, Language};

/// A message with the reply that was chosen for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearntExample {
    pub id: Id,
    /// What the buyer wrote, or the part of it that the reply answers.
    pub text: String,
    pub language: Option<Language>,
    /// The reply the seller chose.
    pub reply: Id,
    /// Who wrote it, where that is known: what came from a person goes with them.
    pub buyer: Option<Id>,
    /// The copy it was learnt from: taken back with it.
    pub entry: Option<Id>,
    pub at: Timestamp,
}
