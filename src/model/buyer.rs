use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reply::words;
use super::{Channel, Id, Language, Length, Tone};

/// A person who buys, or may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    pub id: Id,
    /// The full name as the buyer writes it.
    pub name: String,
    /// How to address them in the middle of a sentence or after a greeting, as the seller would: "Anna", "Frau Weber".
    /// Nothing is guessed from the name: where this is empty, templates that need it ask.
    pub address_as: Option<String>,
    pub handles: Vec<Handle>,
    pub language: Option<Language>,
    /// Formal or friendly, where the seller has decided for this person.
    pub tone: Option<Tone>,
    pub kind: Option<Kind>,
    pub address: Address,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub birthday: Option<Date>,
    pub notes: String,
    pub tags: Vec<String>,
    /// Whether they agreed to be written to unasked: greetings, news.
    pub consent: bool,
}

impl Buyer {
    /// A buyer of whom nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: Id::new(),
            name: name.to_owned(),
            address_as: None,
            handles: Vec::new(),
            language: None,
            tone: None,
            kind: None,
            address: Address::default(),
            phone: None,
            email: None,
            birthday: None,
            notes: String::new(),
            tags: Vec::new(),
            consent: false,
        }
    }

    /// The channel they were first met on.
    #[must_use]
    pub fn channel(&self) -> Option<&Channel> {
        self.handles.first().map(|handle| &handle.channel)
    }
}

/// The name a buyer bears on a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    pub channel: Channel,
    pub name: String,
}

/// A postal address: the text as the buyer gave it, and its parts where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// What the buyer wrote, kept beside the parts for good.
    pub raw: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub region: String,
    /// An ISO 3166 code of two letters.
    pub country: String,
}

words! {
    /// The kinds of buyers that practice tells apart; each comes with one line of advice and a preference for variants.
    Kind {
        InAHurry = "in-a-hurry",
        KnowsEverything = "knows-everything",
        Undecided = "undecided",
        Gloomy = "gloomy",
        Cheerful = "cheerful",
        Complains = "complains",
        Endless = "endless",
        ChangesMind = "changes-mind",
        WantsControl = "wants-control",
        Stingy = "stingy",
        Fights = "fights",
        Enthusiast = "enthusiast",
        Middleman = "middleman",
        NewHere = "new-here",
        Silent = "silent",
    }
}

impl Kind {
    /// How much a text for them should say; `None` where practice has no preference.
    #[must_use]
    pub const fn length(self) -> Option<Length> {
        match self {
            Self::InAHurry | Self::Complains | Self::Silent | Self::Undecided => Some(Length::Short),
            Self::Gloomy | Self::Endless | Self::WantsControl | Self::Stingy | Self::NewHere => Some(Length::Full),
            Self::KnowsEverything
            | Self::Cheerful
            | Self::ChangesMind
            | Self::Fights
            | Self::Enthusiast
            | Self::Middleman => None,
        }
    }

    /// The tone that suits them; `None` where practice has no preference.
    #[must_use]
    pub const fn tone(self) -> Option<Tone> {
        match self {
            Self::KnowsEverything | Self::Fights | Self::Complains => Some(Tone::Formal),
            Self::Cheerful | Self::Enthusiast | Self::NewHere => Some(Tone::Friendly),
            Self::InAHurry
            | Self::Undecided
            | Self::Gloomy
            | Self::Endless
            | Self::ChangesMind
            | Self::WantsControl
            | Self::Stingy
            | Self::Middleman
            | Self::Silent => None,
        }
    }
}
