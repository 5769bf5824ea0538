use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Id;

/// Something true of the shop, kept once and used by every reply as `shop.<name>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: Id,
    /// The name in templates: lower-case letters, digits and underscores.
    pub name: String,
    pub value: String,
    /// The day somebody last made sure that it holds.
    pub checked_on: Option<Date>,
    /// Not for everybody's eyes: an account number, a home address.
    pub sensitive: bool,
}

/// An answer to a question, kept so that it need not be given twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub scope: Scope,
    /// The question's name in templates.
    pub name: String,
    pub value: String,
}

/// For whom a remembered answer holds. The narrower wins: an order's, then a buyer's, then the shop's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "scope", content = "of")]
pub enum Scope {
    Order(Id),
    Buyer(Id),
    Shop,
}
