use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::reply::words;
use super::{Channel, Id, Language};

/// One line of the journal: what was copied, for whom, when, from what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    pub at: Timestamp,
    /// The replies it was made from, in their order; empty for a text written by hand.
    pub replies: Vec<Id>,
    /// Which text of each of them it was, by reply; those of which that was not noted are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<Id, Id>,
    pub buyer: Option<Id>,
    pub order: Option<Id>,
    pub channel: Option<Channel>,
    pub language: Option<Language>,
    /// The text as it went to the clipboard.
    pub text: String,
    /// How it was copied, as the clipboard names its ways (`x11`, `tmux`, …), and whether it was read back.
    pub route: String,
    pub checked: bool,
    /// Why it does not count, if it was taken back.
    pub retracted: Option<Retraction>,
    /// Whether the seller changed the text by hand before it was copied.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
}

words! {
    /// Why a copied text was taken back.
    Retraction {
        NotSent = "not-sent",
        WrongBuyer = "wrong-buyer",
    }
}
