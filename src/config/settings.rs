//! Every setting: its name, what it means, its default. The only place where they stand.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Keys;
use super::mistake::{Found, Wrong};
use crate::model::{Currency, Language, words};
use crate::text::nearest;

/// A section of the file, for the example and for the check of unknown keys.
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) doc: &'static [&'static str],
    pub(super) keys: &'static [Key],
}

/// A key of a section.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) doc: &'static [&'static str],
}

/// Makes the types, their defaults and [`SECTIONS`] out of one list.
macro_rules! settings {
    ($($(#[doc = $section_doc:literal])+ $section:ident: $type:ident {
        $($(#[doc = $doc:literal])+ $key:ident: $key_type:ty = $default:expr;)+
    })+) => {
        /// What the user has set, whole: what the file does not say is as by default.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Config {
            $($(#[doc = $section_doc])+ pub $section: $type,)+
            /// The keys the user has given to actions, instead of the usual ones.
            #[serde(skip_deserializing)]
            pub keys: Keys,
        }

        $(
            $(#[doc = $section_doc])+
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub struct $type { $($(#[doc = $doc])+ pub $key: $key_type,)+ }

            impl Default for $type {
                fn default() -> Self {
                    Self { $($key: $default,)+ }
                }
            }
        )+

        /// Every section but `[keys]`, in the order of the example.
        pub(super) const SECTIONS: &[Section] = &[$(Section {
            name: stringify!($section),
            doc: &[$($section_doc),+],
            keys: &[$(Key { name: stringify!($key), doc: &[$($doc),+] }),+],
        }),+];
    };
}

settings! {
    /// The shop that replies are sent from.
    shop: Shop {
        /// The language of replies to a buyer whose language is not known: a code such as "en", "pl" or "pt-BR".
        language: Language = Language::english();
        /// The time zone of dates and hours, such as "Europe/Warsaw". Empty: the computer's own.
        zone: String = String::new();
        /// The currency of amounts that name none.
        currency: Currency = Currency::EUR;
    }

    /// How a text gets into the clipboard. The usual ways need no settings; `replydesk doctor` tells which one is taken.
    clipboard: Clipboard {
        /// A program that takes the text on its standard input and puts it into the clipboard, with its arguments, such
        /// as `["xclip", "-selection", "clipboard"]`. It is tried before every other way. Empty: none.
        command: Vec<String> = Vec::new();
        /// A program that prints what is in the clipboard, to check that the one above worked, such as
        /// `["xclip", "-selection", "clipboard", "-o"]`. Empty: it cannot be checked, and that is said.
        read_command: Vec<String> = Vec::new();
        /// Empties the clipboard this many seconds after copying a text with a fact in it that is marked as sensitive, if it
        /// still holds that text, up to 28800 (eight hours). Only where this program itself keeps the text: X11 and Wayland.
        /// 0: never.
        clear_after_seconds: u32 = 0;
    }

    /// What the interface looks like.
    screen: Screen {
        /// The language of the interface, as a code. Empty: that of the system.
        language: String = String::new();
        /// The colours: "auto", "dark", "light", "high-contrast" or "plain" (none). `NO_COLOR` in the environment wins.
        theme: Theme = Theme::Auto;
        /// Whether the mouse selects and scrolls. Where it does, selecting text with it takes the Shift key.
        mouse: bool = true;
    }

    /// The editor for longer texts.
    editor: Editor {
        /// The program and its arguments, such as `["code", "--wait"]`; the file's name is added. Empty: `$VISUAL` or `$EDITOR`.
        command: Vec<String> = Vec::new();
    }

    /// How far back "undo" reaches. What is older, or beyond the size, cannot be taken back any more.
    undo: Undo {
        /// For how many days. 0: without end.
        keep_days: u32 = 90;
        /// For how many megabytes of changes. 0: without end.
        keep_megabytes: u32 = 64;
    }

    /// A log for finding faults. It holds nothing of buyers, orders or texts.
    log: Log {
        /// How much is written: "off", "error", "warn", "info", "debug" or "trace". `REPLYDESK_LOG` in the environment wins.
        level: Level = Level::Off;
    }
}

impl Shop {
    /// The time zone the shop has set; `None` where it is the computer's own, also where the computer knows no time zones.
    #[must_use]
    pub fn time_zone(&self) -> Option<TimeZone> {
        TimeZone::get(&self.zone).ok().filter(|_| !self.zone.is_empty())
    }
}

words! {
    /// The colours of the interface.
    Theme {
        /// As the terminal's background asks for.
        Auto = "auto",
        Dark = "dark",
        Light = "light",
        HighContrast = "high-contrast",
        /// No colours: bold, reverse and marks instead.
        Plain = "plain",
    }
}

words! {
    /// How much is logged.
    Level {
        Off = "off",
        Error = "error",
        Warn = "warn",
        Info = "info",
        Debug = "debug",
        Trace = "trace",
    }
}

/// Checks what a type alone cannot say, or not in our words, while the places of the values are still known.
pub(super) fn check(document: &DeTable<'_>) -> Result<(), Found> {
    check_range(document, "clipboard", "clear_after_seconds", 0, 28_800)?;
    check_text(document, "shop", "language", |text| text.parse::<Language>().err().map(|_invalid| Wrong::Language))?;
    check_text(document, "shop", "currency", |text| text.parse::<Currency>().err().map(|_invalid| Wrong::Currency))?;
    check_text(document, "shop", "zone", wrong_zone)?;
    check_text(document, "screen", "language", |text| {
        if text.is_empty() { None } else { text.parse::<Language>().err().map(|_invalid| Wrong::Language) }
    })?;
    check_text(document, "screen", "theme", |text| wrong_word(text, Theme::ALL.iter().map(|theme| theme.word())))?;
    check_text(document, "log", "level", |text| wrong_word(text, Level::ALL.iter().map(|level| level.word())))
}

fn value<'d, 'i>(document: &'d DeTable<'i>, section: &str, name: &str) -> Option<&'d Spanned<DeValue<'i>>> {
    document.get(section)?.get_ref().get(name)
}

fn check_range(document: &DeTable<'_>, section: &str, name: &'static str, low: i64, high: i64) -> Result<(), Found> {
    let Some(value) = value(document, section, name) else {
        return Ok(());
    };
    // What is not a number at all, the reader of the settings says.
    let Some(number) = value.get_ref().as_integer() else {
        return Ok(());
    };
    match i64::from_str_radix(number.as_str(), number.radix()) {
        Ok(number) if (low..=high).contains(&number) => Ok(()),
        _ => Err(Found::at(value.span(), Wrong::Range { name, low, high })),
    }
}

/// Refuses a text that `wrong` finds something wrong with. What is not a text at all, the reader of the settings says.
fn check_text(
    document: &DeTable<'_>,
    section: &str,
    name: &str,
    wrong: impl FnOnce(&str) -> Option<Wrong>,
) -> Result<(), Found> {
    let Some(value) = value(document, section, name) else {
        return Ok(());
    };
    let wrong = value.get_ref().as_str().and_then(wrong);
    wrong.map_or(Ok(()), |wrong| Err(Found::at(value.span(), wrong)))
}

fn wrong_word(text: &str, known: impl Iterator<Item = &'static str>) -> Option<Wrong> {
    let known: Vec<_> = known.collect();
    let suggestion = nearest(text, known.iter().copied());
    (!known.contains(&text)).then(|| Wrong::Word { name: text.to_owned(), known, suggestion })
}

fn wrong_zone(name: &str) -> Option<Wrong> {
    let zones = jiff::tz::db();
    // A system without time zones says nothing about whether this one exists.
    if name.is_empty() || zones.get(name).is_ok() || zones.is_definitively_empty() {
        return None;
    }
    let known: Vec<_> = zones.available().map(|zone| zone.to_string()).collect();
    let suggestion = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    Some(Wrong::Zone { name: name.to_owned(), suggestion })
}
