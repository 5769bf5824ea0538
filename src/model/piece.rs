use serde::{Deserialize, Serialize};

use super::{Channel, Id, Money};

/// Something the shop makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub id: Id,
    pub name: String,
    pub size: Option<String>,
    pub material: Option<String>,
    /// How to care for it.
    pub care: Option<String>,
    pub price: Option<Money>,
    /// What it can be chosen in: colours, sizes.
    pub variations: Vec<String>,
    pub supply: Supply,
    pub links: Vec<Link>,
    /// What its price is made of, for a buyer who asks (P26).
    pub breakdown: String,
    pub notes: String,
}

impl Piece {
    /// A piece of which nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: Id::new(),
            name: name.to_owned(),
            size: None,
            material: None,
            care: None,
            price: None,
            variations: Vec::new(),
            supply: Supply::default(),
            links: Vec::new(),
            breakdown: String::new(),
            notes: String::new(),
        }
    }
}

impl Piece {
    /// Whether one lies ready.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.supply.in_stock.is_some_and(|count| count > 0)
    }

    /// Whether one can be made for a buyer.
    #[must_use]
    pub const fn is_made_to_order(&self) -> bool {
        self.supply.days_to_make.is_some()
    }

    /// The link that suits a channel, else the first there is.
    #[must_use]
    pub fn link_for(&self, channel: Option<&Channel>) -> Option<&Link> {
        self.links.iter().find(|link| Some(&link.channel) == channel).or(self.links.first())
    }
}

/// How a piece is to be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Supply {
    /// How many lie ready; `None` where nobody counts.
    pub in_stock: Option<u32>,
    /// How many working days making one takes; `None` where it is not made to order.
    pub days_to_make: Option<u32>,
    /// How many minutes of work one takes, where that is known.
    pub minutes_to_make: Option<u32>,
}

/// Where a piece can be seen or bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub channel: Channel,
    pub url: String,
}
