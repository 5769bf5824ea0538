//! The starter library and the list of the shop's facts it uses, as they come with the program (`templates/`).

use serde::Deserialize;

use super::error::{Error, Lines, Problem};
use super::{Format, Incoming, Reading, Source, merge, read_replies};
use crate::i18n::Messages;
use crate::model::{Fact, Id, Language, Reply};

/// The files of a language, by name.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($language:literal) => {
        files!($language: "address", "courtesy", "delivery", "feedback", "follow-up", "order", "payment", "pickup", "price", "product")
    };
    ($language:literal: $($category:literal),+) => {
        ($language, &[$((
            concat!("templates/", $language, "/", $category, ".toml"),
            include_str!(concat!("../../templates/", $language, "/", $category, ".toml")),
        )),+])
    };
}

/// The most widely spoken first: where a shop's language is none of these, that one stands for it.
const LIBRARY: &[(&str, Files)] = &[files!("en"), files!("es"), files!("de"), files!("pl"), files!("el")];

const FACTS: (&str, &str) = ("templates/facts.toml", include_str!("../../templates/facts.toml"));

/// A fact of the shop that the starter library uses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterFact {
    /// What it is known by from the moment it is said: the same as long as the program runs.
    #[serde(skip, default = "Id::new")]
    pub id: Id,
    /// The name in templates, after `shop.`.
    pub name: String,
    /// What such a value looks like.
    pub example: String,
    /// Not for everybody's eyes.
    #[serde(default)]
    pub sensitive: bool,
    /// It is made of words, and reads oddly in a text of another language.
    #[serde(default)]
    pub words: bool,
    /// Whether it is asked at the first start. The others are asked when a reply first needs them.
    #[serde(default)]
    pub first: bool,
}

impl StarterFact {
    /// The fact as a new shop has it: known by its name, and still without a value.
    #[must_use]
    pub fn fact(&self) -> Fact {
        let (name, sensitive) = (self.name.clone(), self.sensitive);
        Fact {
            id: self.id,
            name,
            value: String::new(),
            translations: Vec::new(),
            checked_on: None,
            sensitive,
            channels: Vec::new(),
        }
    }

    /// What it is called where it is asked for.
    #[must_use]
    pub fn question(&self, messages: &Messages) -> String {
        messages.member("fact", &self.name.replace('_', "-"))
    }
}

/// The languages the starter library is written in.
pub fn starter_languages() -> impl Iterator<Item = Language> {
    LIBRARY.iter().filter_map(|(code, _)| code.parse().ok())
}

/// The starter library in a language; empty where there is none.
///
/// # Errors
///
/// Where a file has a mistake, which the project's tests rule out.
pub fn starter(language: &Language) -> Result<Vec<Incoming>, Error> {
    let mut all = Vec::new();
    let files = LIBRARY.iter().filter(|(code, _)| *code == language.code()).flat_map(|(_, files)| *files);
    for file in files {
        all.extend(embedded_replies(*file)?);
    }
    Ok(all)
}

/// The starter library in every language, each reply with all its texts; those in the shop's language come first.
///
/// # Errors
///
/// As for [`starter`].
pub fn starter_library(shop: &Language) -> Result<Vec<Reply>, Error> {
    let mut languages: Vec<Language> = starter_languages().collect();
    // Stable: the others stay in their order.
    languages.sort_by_key(|language| language.base() != shop.base());
    let mut all: Vec<Reply> = Vec::new();
    for language in languages {
        for incoming in starter(&language)? {
            let reply = incoming.reply;
            match all.iter_mut().find(|known| known.shortcut == reply.shortcut) {
                // What to send along is said to the seller: in the shop's language, which came first.
                Some(known) => *known = merge(known, Reply { attach: known.attach.clone(), ..reply }),
                None => all.push(reply),
            }
        }
    }
    Ok(all)
}

/// The replies of a file that comes with the program.
pub(super) fn embedded_replies((name, text): (&str, &str)) -> Result<Vec<Incoming>, Error> {
    let mut read =
        read_replies(Source::new(name, text.as_bytes()), &Reading { from: Some(Format::Toml), ..Reading::default() })?;
    if read.faults.is_empty() { Ok(read.replies) } else { Err(read.faults.swap_remove(0)) }
}

/// The facts of the shop that the starter library uses, in the order in which they are asked.
///
/// # Errors
///
/// Where the list has a mistake, which the project's tests rule out.
pub fn starter_facts() -> Result<Vec<StarterFact>, Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        fact: Vec<StarterFact>,
    }
    embedded::<File>(FACTS).map(|file| file.fact)
}

/// Reads a file that comes with the program.
pub(super) fn embedded<T: serde::de::DeserializeOwned>((name, text): (&str, &str)) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let place = error.span().map(|span| Lines::of(text).place(span.start));
        Error::new(name.as_ref(), place, Problem::Syntax(error.message().to_owned()))
    })
}
