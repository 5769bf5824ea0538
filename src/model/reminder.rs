use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reply::words;
use super::{Id, State};

/// A day with the reply to send then. It is done with when its reply is copied for the same buyer and order, when the order
/// comes into the state that closes it, or when the seller says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub id: Id,
    pub due: Date,
    /// What it is about, in the seller's words.
    pub text: String,
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    /// The reply to send then.
    pub reply: Option<Id>,
    /// The copy that promised it: taken back with it.
    pub entry: Option<Id>,
    /// The state of the order that closes it.
    pub closes: Option<State>,
    pub done: Option<Timestamp>,
}

impl Reminder {
    /// A reminder of nothing but a text.
    #[must_use]
    pub fn on(due: Date, text: &str) -> Self {
        Self {
            id: Id::new(),
            due,
            text: text.to_owned(),
            buyer: None,
            order: None,
            reply: None,
            entry: None,
            closes: None,
            done: None,
        }
    }

    /// Whether its order has come as far as the state that closes it, or is over.
    #[must_use]
    pub fn is_closed_in(&self, state: State) -> bool {
        const LIFE: [State; 10] = [
            State::Asked,
            State::Quoted,
            State::Agreed,
            State::Paid,
            State::Making,
            State::Ready,
            State::Shipped,
            State::Waiting,
            State::Received,
            State::Reviewed,
        ];
        let place = |state: State| LIFE.iter().position(|one| *one == state);
        let Some(closes) = self.closes else { return false };
        match (place(state), place(closes)) {
            (Some(state), Some(closes)) => state >= closes,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }
}

words! {
    /// Why something is due: the rules that fill the due list.
    Rule {
        /// A message waits for its answer.
        Unanswered = "unanswered",
        /// The buyer has gone silent (P38).
        Silent = "silent",
        /// An order is agreed and not paid (P25).
        Unpaid = "unpaid",
        /// An order is promised for today, or was for a day before.
        Promised = "promised",
        /// An order is ready, and its buyer was not told (P40).
        Ready = "ready",
        /// A parcel has left, and its buyer has not got its number (P29).
        Untracked = "untracked",
        /// A parcel should have arrived (P31).
        Arrived = "arrived",
        /// An order was received, and nobody asked for a review (P41).
        Review = "review",
        /// A buyer who wants to hear from the shop has their birthday (P46).
        Birthday = "birthday",
        /// A long explanation was sent, and nobody asked whether it was clear (P11).
        Explained = "explained",
        /// A draft may be read again (P45).
        Draft = "draft",
        /// A fact was not checked for a long time.
        Fact = "fact",
        /// A meeting is today or tomorrow (P34, P36).
        Meeting = "meeting",
        /// A day the seller has set.
        Reminder = "reminder",
    }
}

/// A line of the due list that the seller has put off, or away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snooze {
    pub id: Id,
    pub rule: Rule,
    /// The order, buyer, message, draft, fact or reminder the line is about.
    pub subject: Id,
    /// What sets this time apart from the next: a state's moment, a year.
    pub occasion: String,
    /// When it comes up again; `None`: never.
    pub until: Option<Timestamp>,
}
