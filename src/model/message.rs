use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Channel, Id, Language};

/// What a buyer wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: Id,
    /// Who wrote it, where that is known.
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    pub channel: Option<Channel>,
    pub language: Option<Language>,
    pub received: Timestamp,
    pub text: String,
    /// The line of the journal that answered it.
    pub answer: Option<Id>,
    /// When the seller put it aside without an answer.
    pub put_aside: Option<Timestamp>,
}

impl Message {
    /// A message of which nothing but its text and hour is known.
    #[must_use]
    pub fn received(text: &str, received: Timestamp) -> Self {
        Self {
            id: Id::new(),
            buyer: None,
            order: None,
            channel: None,
            language: None,
            received,
            text: text.to_owned(),
            answer: None,
            put_aside: None,
        }
    }

    /// Whether it still waits for an answer.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.answer.is_none() && self.put_aside.is_none()
    }
}
