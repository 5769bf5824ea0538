use std::fmt;

use serde::{Deserialize, Serialize};

mod profile;
pub mod sms;

pub use profile::{Counting, Profile, Starts};

/// Where a conversation takes place: a marketplace, a messenger, e-mail. Known by a short lower-case name; sellers may add
/// their own, so this is a name and not a fixed list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Channel(String);

/// The channels known from the start, with the way each writes its own name.
const KNOWN: [(&str, &str); 11] = [
    ("etsy", "Etsy"),
    ("allegro", "Allegro"),
    ("ebay", "eBay"),
    ("whatsapp", "WhatsApp"),
    ("messenger", "Messenger"),
    ("facebook", "Facebook"),
    ("instagram", "Instagram"),
    ("sms", "SMS"),
    ("email", "e-mail"),
    ("classifieds", "classifieds"),
    ("vinted", "Vinted"),
];

impl Channel {
    /// The channel of this name; capitals and surrounding blanks do not matter.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.trim().to_lowercase())
    }

    /// The name as kept in files and in the database.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The name as the channel itself writes it, for the screen.
    #[must_use]
    pub fn label(&self) -> &str {
        KNOWN.iter().find(|(name, _)| *name == self.0).map_or(&self.0, |(_, label)| label)
    }

    /// The names known from the start.
    pub fn known() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(name, _)| Self((*name).to_owned()))
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl From<String> for Channel {
    fn from(name: String) -> Self {
        Self::new(&name)
    }
}

impl From<Channel> for String {
    fn from(channel: Channel) -> Self {
        channel.0
    }
}
