//! Canned replies of other programs: snippets, macros, combos, text modules.
//!
//! Each reader takes its file apart into [`Snippet`]s, whose texts are divided into [`Bit`]s: text, which stands for itself, and
//! placeholders with what they mean. Here they become replies: a placeholder becomes a value where one of ours is meant by it, and a
//! question else. Nothing that another program would run is run.

mod beeftext;
mod collect;
mod dates;
mod espanso;
mod helpdesk;
mod json;
mod known;
mod scan;
mod sheet;
mod textexpander;

use super::error::{Error, Place, Problem};
use super::gather::Note;
use super::template::quoted;
use super::{Format, Reading, ReplyFile, Source};
use crate::model::{Channel, Language, Length, Shortcut, Tone, VariantKey, words};

use self::collect::Collector;

/// The most choices that a question can have (`compose::Filter::Choices` takes no more).
const CHOICES_MAX: usize = 100;

/// A placeholder of another program, and what it becomes in all replies of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As it stands in the file: `{{ticket.id}}`.
    pub raw: String,
    pub becomes: Becomes,
    /// What should be known about that.
    pub why: Option<Why>,
    /// The line of the first reply that has it.
    pub line: usize,
    /// How many replies have it.
    pub replies: usize,
}

/// What a placeholder becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A value of ours: `order.number`, `today | date`.
    Value(String),
    /// A question of this name.
    Question(String),
    /// A part of the text that is switched on while it is copied begins or ends here.
    Switch,
    /// The text of the reply of this shortcut.
    Reply(Shortcut),
    /// Nothing stands there any more.
    Nothing,
}

words! {
    /// Why a placeholder becomes what it does. Each has a sentence in the catalogue: `placeholder-<word>`.
    Why {
        /// The other program would run a command, which this one never does.
        Command = "command",
        /// It stood for what is in the clipboard, where the text itself goes here.
        Clipboard = "clipboard",
        /// The other program takes one by chance.
        Chance = "chance",
        /// It says where the cursor is to stand.
        Cursor = "cursor",
        /// It presses a key.
        Keys = "keys",
        /// It names a snippet that is not in the file.
        Elsewhere = "elsewhere",
        /// It has more choices than a question can have.
        Choices = "choices",
    }
}

words! {
    /// Why a snippet is left out. Each has a sentence in the catalogue: `left-<word>`.
    LeftWhy {
        Picture = "picture",
        /// It has no text.
        Empty = "empty",
        /// It is another file, which has to be imported by itself.
        File = "file",
        /// It does something else than writing a text.
        Action = "action",
        /// What stands there for its language is no code of one that is known.
        Language = "language",
        /// What stands there for its tone is none.
        Tone = "tone",
        /// What stands there for its length is none.
        Length = "length",
    }
}

/// The form of a file, where it is a later one than is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newer {
    pub found: u32,
    pub known: u32,
}

/// Something that does not come over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub line: usize,
    /// What the other program calls it.
    pub what: String,
    pub why: LeftWhy,
}

/// What a placeholder is to become, as the user has said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// As it stands in the file, blanks aside.
    pub raw: String,
    /// What stands there in a template: `order.number`. `None` asks.
    pub with: Option<String>,
}

impl Filling {
    /// Whether this placeholder is meant: blanks do not count.
    #[must_use]
    pub fn is_for(&self, raw: &str) -> bool {
        let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        letters(&self.raw) == letters(raw)
    }
}

/// A canned reply as another program has it.
#[derive(Debug, Default)]
struct Snippet {
    line: usize,
    /// What the user types there: `:sig`.
    trigger: Option<String>,
    title: Option<String>,
    /// Whether the file says the title; else it is made of the first words.
    is_titled: bool,
    /// The folder it is in.
    group: Option<String>,
    tags: Vec<String>,
    told: Told,
    /// The reply that it was written from by this program, and whether it still is what was written.
    mark: Option<(Shortcut, bool)>,
    text: Vec<Bit>,
    notes: Vec<Note>,
}

/// What tells a text from others of its reply, as far as the file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    language: Option<Language>,
    channel: Option<Channel>,
    tone: Option<Tone>,
    length: Option<Length>,
}

impl From<VariantKey> for Told {
    fn from(key: VariantKey) -> Self {
        Self { language: Some(key.language), channel: key.channel, tone: key.tone, length: key.length }
    }
}

impl Told {
    /// The key of the text, where this is its language unless it says another.
    fn key(&self, language: &Language) -> VariantKey {
        VariantKey {
            language: self.language.as_ref().unwrap_or(language).clone(),
            channel: self.channel.clone(),
            tone: self.tone,
            length: self.length,
        }
    }
}

/// A part of a snippet's text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bit {
    Text(String),
    /// A placeholder as it stands in the file.
    Gap(String, Meaning),
    /// A tag of ours, which stays as it is.
    Own(String),
}

/// What a placeholder means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// What the other program knows by this name.
    Named(String),
    /// What the user is asked there.
    Asked(Ask),
    /// An expression of ours.
    Value(String),
    /// Another snippet, by its trigger.
    Snippet(String),
    Nothing(Why),
    /// A statement of ours, one of a pair that stands around a part that can be switched on.
    Switch(String),
}

/// A question of another program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ask {
    name: String,
    choices: Vec<String>,
    default: Option<String>,
    /// Whether the answer has several lines.
    long: bool,
    why: Option<Why>,
}

impl Ask {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// What stands behind the question's name.
    fn filters(&self) -> String {
        let mut filters = String::new();
        if (1..=CHOICES_MAX).contains(&self.choices.len()) {
            let choices: Vec<String> = self.choices.iter().map(|choice| quoted(choice)).collect();
            filters.extend([" | choices(", &choices.join(", "), ")"]);
        }
        if let Some(default) = &self.default {
            filters.extend([" | default(", &quoted(default), ")"]);
        }
        if self.long && self.choices.is_empty() {
            filters += " | long";
        }
        filters
    }

    fn why(&self) -> Option<Why> {
        if self.choices.len() > CHOICES_MAX { Some(Why::Choices) } else { self.why }
    }
}

/// Reads a file of another program.
pub(super) fn read(source: Source<'_>, reading: &Reading, format: Format) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_text()?;
    let mut collector = Collector::new(reading);
    let read = match format {
        Format::Beeftext => beeftext::read(&text, &mut collector),
        Format::Gorgias => helpdesk::gorgias(&text, &mut collector),
        Format::Chatwoot => helpdesk::chatwoot(&text, &mut collector),
        Format::Espanso => espanso::read(&text, &mut collector),
        _ => sheet::read(&text, format, reading, &mut collector),
    };
    read.map_err(|(place, problem)| Error::new(&path, Some(place), problem))?;
    Ok(collector.finish(path, format, encoding))
}

pub(super) use sheet::rows;

/// Which table of replies it is, by its beginning.
pub(super) fn table(start: &str) -> Option<Format> {
    sheet::format(start)
}

/// Why a file as a whole cannot be read, and where.
pub(super) type Failed = (Place, Problem);
