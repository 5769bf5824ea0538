//! The message catalogue: every sentence of ours that a user reads, in Fluent, in the languages the program speaks.
//!
//! A catalogue is a directory `i18n/<language>/` of `.ftl` files, compiled in. Code asks for a message by a literal id, so that
//! the test of this module can prove that every id asked for exists and every message is asked for. Where the last part of an id
//! is only known at run time (the states of an order, the commands), [`Messages::member`] names the family by a literal.
//!
//! How to add a message: a line in the file of its section, `text("id")` or `with("id", &[("name", value.into())])` in the
//! code. How to add a language: its directory, and a row in `CATALOGUES`; what it lacks is shown in English.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
pub use fluent_bundle::{FluentArgs as Args, FluentValue as Value};
use unic_langid::LanguageIdentifier;

use crate::model::{Kind, Language, State};
use crate::text::sanitise_line;

#[cfg(test)]
mod tests;

/// The messages of one language.
struct Catalogue {
    /// The language as [`Language::code`] writes it.
    code: &'static str,
    /// The contents of its files.
    sections: &'static [&'static str],
}

/// Every language the program speaks. English comes first: it is whole, and the others fall back to it.
const CATALOGUES: &[Catalogue] = &[Catalogue {
    code: "en",
    sections: &[
        include_str!("i18n/en/calendar.ftl"),
        include_str!("i18n/en/channels.ftl"),
        include_str!("i18n/en/checks.ftl"),
        include_str!("i18n/en/clipboard.ftl"),
        include_str!("i18n/en/commands.ftl"),
        include_str!("i18n/en/common.ftl"),
        include_str!("i18n/en/desk.ftl"),
        include_str!("i18n/en/due.ftl"),
        include_str!("i18n/en/errors.ftl"),
        include_str!("i18n/en/interface.ftl"),
        include_str!("i18n/en/facts.ftl"),
        include_str!("i18n/en/library.ftl"),
        include_str!("i18n/en/orders.ftl"),
        include_str!("i18n/en/output.ftl"),
        include_str!("i18n/en/privacy.ftl"),
        include_str!("i18n/en/situations.ftl"),
        include_str!("i18n/en/templates.ftl"),
    ],
}];

/// What is said in texts put together for a buyer, in the languages of buyers: the program itself speaks none of these.
const FOR_BUYERS: &[Catalogue] = &[
    Catalogue { code: "de", sections: &[include_str!("i18n/de/buyers.ftl")] },
    Catalogue { code: "el", sections: &[include_str!("i18n/el/buyers.ftl")] },
    Catalogue { code: "es", sections: &[include_str!("i18n/es/buyers.ftl")] },
    Catalogue { code: "fr", sections: &[include_str!("i18n/fr/buyers.ftl")] },
    Catalogue { code: "it", sections: &[include_str!("i18n/it/buyers.ftl")] },
    Catalogue { code: "nl", sections: &[include_str!("i18n/nl/buyers.ftl")] },
    Catalogue { code: "pl", sections: &[include_str!("i18n/pl/buyers.ftl")] },
    Catalogue { code: "pt", sections: &[include_str!("i18n/pt/buyers.ftl")] },
];

/// The messages in the user's language.
///
/// Nothing in here can fail: a message that a language lacks is shown in English, and one that English lacks by its id.
pub struct Messages {
    /// The language asked for, then English; one only where they are the same.
    catalogues: Vec<&'static Catalogue>,
    /// The same, read: once the first message is asked for, because many commands answer without any.
    bundles: OnceLock<Vec<FluentBundle<FluentResource>>>,
    language: Language,
    /// How the program was called, where that is more than its name.
    called: Option<String>,
}

/// The name of the program where a message shows a command to type.
const COMMAND: &str = "`replydesk";

impl Messages {
    /// The messages in a language, or the nearest to it that there is: `pt-BR`, then `pt`, then English.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        Self::among(CATALOGUES, &[], language)
    }

    /// What is said to a buyer in a text put together for them, in their language or the nearest to it that there is.
    #[must_use]
    pub fn for_buyer(language: &Language) -> Self {
        Self::among(CATALOGUES, FOR_BUYERS, language)
    }

    fn among(whole: &'static [Catalogue], partial: &'static [Catalogue], language: &Language) -> Self {
        let of = |code: &str| whole.iter().chain(partial).find(|catalogue| catalogue.code == code);
        let chosen = of(language.code()).or_else(|| of(language.base()));
        let english = CATALOGUES.first();
        let spoken = chosen.or(english).and_then(|catalogue| catalogue.code.parse().ok());
        let own = chosen.filter(|chosen| english.is_none_or(|english| english.code != chosen.code));
        Self {
            catalogues: own.into_iter().chain(english).collect(),
            bundles: OnceLock::new(),
            language: spoken.unwrap_or_else(Language::english),
            called: None,
        }
    }

    /// From now on every command that is shown to be typed begins so: whoever has named a database has to name it again, and does not mean
    /// another shop.
    #[must_use]
    pub fn called(mut self, program: Option<String>) -> Self {
        self.called = program.map(|program| sanitise_line(&program).into_owned());
        self
    }

    /// The language the messages are in, which may be another than was asked for.
    pub const fn language(&self) -> &Language {
        &self.language
    }

    /// A message without arguments. Borrowed from the catalogue, so that a frame may ask for it each time it is drawn.
    pub fn text<'m>(&'m self, id: &'m str) -> Cow<'m, str> {
        self.find(id, None, None).unwrap_or(Cow::Borrowed(id))
    }

    /// A message with its arguments filled in. Text in an argument is made safe and put on one line.
    pub fn with(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        let args = one_line(args);
        self.find(id, None, Some(&args)).map_or_else(|| id.to_owned(), Cow::into_owned)
    }

    /// Whether there is a catalogue for a language, or for the one it is a variety of.
    pub fn speaks(language: &Language) -> bool {
        CATALOGUES.iter().any(|catalogue| [language.code(), language.base()].contains(&catalogue.code))
    }

    /// The message `family-member`: for what is known at run time only, such as the name of an order's state.
    pub fn member(&self, family: &str, member: &str) -> String {
        let id = format!("{family}-{member}");
        self.find(&id, None, None).map_or(id.clone(), Cow::into_owned)
    }

    /// The same, where there is such a message: the family is open, and its other members have names of their own.
    pub fn known_member(&self, family: &str, member: &str) -> Option<String> {
        self.find(&format!("{family}-{member}"), None, None).map(Cow::into_owned)
    }

    /// What stands under a message, such as the `.hint` of an error or the help of an option; `None` where there is nothing.
    pub fn under(&self, id: &str, attribute: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let args = one_line(args);
        self.find(id, Some(attribute), Some(&args)).map(Cow::into_owned)
    }

    /// The name of an order's state.
    pub fn state(&self, state: State) -> String {
        self.member("state", state.word())
    }

    /// The name of a kind of buyer.
    pub fn kind(&self, kind: Kind) -> String {
        self.member("kind", kind.word())
    }

    /// One line on how to write to a kind of buyer.
    pub fn advice(&self, kind: Kind) -> String {
        self.member("advice", kind.word())
    }

    fn find<'m>(&'m self, id: &str, attribute: Option<&str>, args: Option<&Args<'_>>) -> Option<Cow<'m, str>> {
        let bundles = self.bundles.get_or_init(|| self.catalogues.iter().copied().map(bundle).collect());
        bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            // What goes wrong here is an argument that was not given; it is shown as `{$name}`, which says more than a panic.
            Some(self.as_called(bundle.format_pattern(pattern, args, &mut Vec::new())))
        })
    }

    fn as_called<'m>(&self, text: Cow<'m, str>) -> Cow<'m, str> {
        let Some(called) = self.called.as_ref().filter(|_| text.contains(COMMAND)) else { return text };
        // What goes on behind the name is another name.
        let parts = text.split(COMMAND).enumerate().map(|(at, part)| match part.chars().next() {
            _ if at == 0 => part.to_owned(),
            Some(' ' | '`') => format!("`{called}{part}"),
            _ => format!("{COMMAND}{part}"),
        });
        Cow::Owned(parts.collect())
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Anything that can be shown, as an argument of a message.
pub fn shown(thing: impl std::fmt::Display) -> Value<'static> {
    Value::from(thing.to_string())
}

/// A path, as an argument of a message.
pub fn path(path: &std::path::Path) -> Value<'static> {
    shown(path.display())
}

fn bundle(catalogue: &Catalogue) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = catalogue.code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks would be in the way of copying from a terminal, and few terminals know them.
    bundle.set_use_isolating(false);
    for section in catalogue.sections {
        // Both halves of an error are a defect of the catalogue, which the tests find; what can be read of it is used.
        let resource = FluentResource::try_new((*section).to_owned()).unwrap_or_else(|(partly, _errors)| partly);
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// The arguments with every text in them made safe and put on one line, so that a file's name cannot look like a message of ours.
fn one_line<'a>(args: &'a [(&'a str, Value<'a>)]) -> Args<'a> {
    let safe = |value: &'a Value<'a>| match value {
        Value::String(text) => Value::String(sanitise_line(text)),
        other => other.clone(),
    };
    args.iter().map(|(name, value)| (*name, safe(value))).collect()
}
