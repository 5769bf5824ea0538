use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Channel, Id, Language};

/// A canned answer, known to the seller by its shortcut. Its texts are its [`Variant`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub id: Id,
    pub shortcut: Shortcut,
    /// One of design's categories (`pickup`, `payment`, …) or one of the user's own.
    pub category: String,
    pub role: Role,
    pub tags: Vec<String>,
    pub situations: Vec<Situation>,
    /// What to attach when it is sent, as a note to the seller: "photo of the piece".
    pub attach: Option<String>,
    /// It is put away: kept with all that belongs to it, under its shortcut, and not offered any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// One title a language; the first is the one shown where the wanted language has none.
    pub titles: Vec<Title>,
    /// What buyers write when they need this reply, by language.
    pub asks: Vec<Asks>,
    pub variants: Vec<Variant>,
}

impl Reply {
    /// The title in a language, else the first there is, else the shortcut.
    #[must_use]
    pub fn title(&self, language: &Language) -> &str {
        let named = self.titles.iter().find(|title| title.language == *language);
        named.or(self.titles.first()).map_or(self.shortcut.as_str(), |title| &title.text)
    }

    /// The languages it has a text in, each once, in the order of its variants.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut found: Vec<Language> = Vec::new();
        for variant in &self.variants {
            if !found.contains(&variant.key.language) {
                found.push(variant.key.language.clone());
            }
        }
        found
    }
}

/// A reply's title in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    pub language: Language,
    pub text: String,
}

/// Examples of what buyers write when they need a reply, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asks {
    pub language: Language,
    pub texts: Vec<String>,
}

/// One text of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    pub id: Id,
    pub key: VariantKey,
    /// The template.
    pub body: String,
}

/// What tells the variants of a reply apart. What is `None` fits every channel, tone or length.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VariantKey {
    pub language: Language,
    pub channel: Option<Channel>,
    pub tone: Option<Tone>,
    pub length: Option<Length>,
}

impl VariantKey {
    /// The key of a text that differs from others by its language alone.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self { language, channel: None, tone: None, length: None }
    }
}

/// Words written the same way in the database, in files and on the command line.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every one of them, in their natural order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in files, in the database and on the command line.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one this word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How a text addresses the buyer.
    Tone {
        Formal = "formal",
        Friendly = "friendly",
    }
}

words! {
    /// How much a text says.
    Length {
        Short = "short",
        Full = "full",
    }
}

words! {
    /// The place of a reply in a message made of several.
    Role {
        Greeting = "greeting",
        Body = "body",
        Closing = "closing",
    }
}

/// What a reply is known by: lower-case letters and digits of any script, words joined by single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Shortcut(String);

impl Shortcut {
    /// The longest a shortcut may be, in characters: what a list column can show whole.
    pub const MAX: usize = 48;

    /// The shortcut as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest valid shortcut to a title: "Pickup: the door!" proposes `pickup-the-door`.
    #[must_use]
    pub fn propose(title: &str) -> Option<Self> {
        let lower = title.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut proposal = String::new();
        for word in words {
            let hyphen = usize::from(!proposal.is_empty());
            if proposal.chars().count() + hyphen + word.chars().count() > Self::MAX {
                break;
            }
            if !proposal.is_empty() {
                proposal.push('-');
            }
            proposal.push_str(word);
        }
        proposal.parse().ok()
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text cannot be a shortcut.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} cannot be a shortcut: letters, digits and single hyphens, up to {max}", max = Shortcut::MAX)]
pub struct InvalidShortcut(pub String);

impl FromStr for Shortcut {
    type Err = InvalidShortcut;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.trim().to_lowercase();
        let words_are_whole = lower.split('-').all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric));
        if words_are_whole && lower.chars().count() <= Self::MAX {
            Ok(Self(lower))
        } else {
            Err(InvalidShortcut(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Shortcut {
    type Error = InvalidShortcut;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Shortcut> for String {
    fn from(shortcut: Shortcut) -> Self {
        shortcut.0
    }
}

/// The number of a situation of the trade, P01 to P99: what the buyer is doing when the reply is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Situation(u8);

impl Situation {
    /// The highest number in use today.
    pub const LAST: u8 = 49;

    /// The number alone.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Situation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{:02}", self.0)
    }
}

impl TryFrom<String> for Situation {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = text.strip_prefix(['P', 'p']).and_then(|digits| digits.parse().ok());
        number.filter(|number| (1..=99).contains(number)).map(Self).ok_or(text)
    }
}

impl From<Situation> for String {
    fn from(situation: Situation) -> Self {
        situation.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_words_joined_by_hyphens() {
        for good in ["pickup-address", "iban", "odbiór-2", "Pickup"] {
            assert!(good.parse::<Shortcut>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "a b", "a/b", "a\u{202e}b", &"x".repeat(Shortcut::MAX + 1)] {
            assert!(bad.parse::<Shortcut>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_title_proposes_a_shortcut() {
        let proposed = |title| Shortcut::propose(title).map(String::from);
        assert_eq!(proposed("Pickup: the door!").as_deref(), Some("pickup-the-door"));
        assert_eq!(proposed("¿Está disponible?").as_deref(), Some("está-disponible"));
        assert_eq!(proposed("…"), None);
        let words = |first: usize, second: usize| format!("{} {}", "a".repeat(first), "b".repeat(second));
        let length = |title: String| Shortcut::propose(&title).map(|shortcut| shortcut.as_str().len());
        assert_eq!(length("a".repeat(48)), Some(48));
        assert_eq!(length(words(24, 23)), Some(48), "the hyphen is the 25th");
        assert_eq!(length(words(24, 24)), Some(24));
    }

    #[test]
    fn a_situation_is_a_letter_and_a_number() {
        assert_eq!(Situation::try_from("P07".to_owned()).map(|s| s.to_string()), Ok("P07".to_owned()));
        assert!(Situation::try_from("P0".to_owned()).is_err());
        assert!(Situation::try_from("7".to_owned()).is_err());
    }
}
