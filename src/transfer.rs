//! Other programs' files, read and written.
//!
//! Replies are read from four kinds of files ([`Format`]): two of our own, TOML and JSON Lines, in which a mistake is an error
//! with its line and column; and the plain text or Markdown file a seller already has, in which nothing is a mistake and what
//! was understood is shown before it is taken. Reading gives a [`ReplyFile`]; nothing here knows the database. What marketplaces
//! export has its own readers ([`tables`]).

mod csv_form;
mod demo;
mod elements;
mod error;
mod espanso;
mod fields;
mod format;
mod gather;
mod headings;
mod jsonl;
mod merge;
pub mod mirror;
mod own;
mod parts;
mod prose;
mod row;
pub mod sealed;
pub mod shop;
mod snippets;
mod source;
mod starter;
pub mod tables;
mod template;
#[cfg(test)]
pub(crate) mod tests;
mod toml_form;
mod washed;
mod yaml;

use std::path::PathBuf;

use crate::model::Language;
use crate::text::Detector;

pub use csv_form::write_csv;
pub use demo::{DemoShop, demo};
pub use elements::Element;
pub use error::{Binary, Error, Nearest, Place, Problem};
pub use espanso::{FieldKind, Match, Stretch, write_espanso};
pub use format::Format;
pub use gather::{Incoming, Note, Returned};
pub use jsonl::{write_json, write_jsonl};
pub use merge::merge;
pub use prose::{OneText, read_each, texts_in};
pub use snippets::{Becomes, Filling, Left, LeftWhy, Newer, Placeholder, Why};
pub use source::{FILE_MAX, Source, TEXT_MAX};
pub use starter::{StarterFact, starter, starter_facts, starter_languages, starter_library};
pub use toml_form::write_toml;

/// What the reader cannot learn from the file itself.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The format, where the user has named it (`--from`).
    pub from: Option<Format>,
    /// The language of texts that do not say theirs and whose words do not tell it.
    pub language: Language,
    /// What tells the languages of texts by their words; `None` where the user has named the language.
    pub detector: Option<Detector>,
    /// The category of replies from a text file, where it does not name one itself.
    pub category: String,
    /// What placeholders of other programs are to become, where the user has said it (`--placeholder`).
    pub placeholders: Vec<Filling>,
    /// The names of the shop's facts: `{{ shop.iban }}` in a text is ours where there is such a fact.
    pub facts: Vec<String>,
}

impl Reading {
    /// Whether the category was named, instead of being the usual one.
    fn says_category(&self) -> bool {
        self.category != Self::default().category
    }

    /// The language of a text that does not say it, and what should be known about that.
    fn language_of(&self, text: &str) -> (Language, Option<Note>) {
        let detected = self.detector.as_ref().and_then(|detector| detector.detect(text));
        // Regions of the shop's own language are told apart by few words or none.
        match detected.filter(|detected| detected.language.base() != self.language.base()) {
            None => (self.language.clone(), None),
            Some(detected) if detected.is_clear() => (detected.language.clone(), Some(Note::Heard(detected.language))),
            Some(_) => (self.language.clone(), Some(Note::Unheard(self.language.clone()))),
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            from: None,
            language: Language::english(),
            detector: None,
            category: "imported".to_owned(),
            placeholders: Vec::new(),
            facts: Vec::new(),
        }
    }
}

/// What a file of replies holds.
#[derive(Debug)]
pub struct ReplyFile {
    /// The file's name as given.
    pub path: PathBuf,
    /// The format it was read in.
    pub format: Format,
    /// The encoding it was found to be in, by its name in the WHATWG standard: `UTF-8`, `windows-1250`.
    pub encoding: &'static str,
    /// The replies, in the order in which the file first names them. A row with a mistake is left out, with
    /// all that it says.
    pub replies: Vec<Incoming>,
    /// The mistakes, in the order of the file; those beyond the first [`ReplyFile::FAULTS_MAX`] are only counted. A caller that
    /// wants all or nothing takes the replies only where there is none.
    pub faults: Vec<Error>,
    /// How many more mistakes there are than `faults` lists.
    pub more_faults: usize,
    /// The placeholders of another program, each once, in the order in which they are met.
    pub placeholders: Vec<Placeholder>,
    /// What another program has and does not come over.
    pub left: Vec<Left>,
    /// Where another program writes its files in a later form than is known: they may hold more than comes over.
    pub newer: Option<Newer>,
    /// The names of what it says of its texts that means nothing here, each once: columns, facts above a text.
    pub unread: Vec<String>,
}

impl ReplyFile {
    /// How many mistakes are listed one by one: more than anybody reads before mending the first.
    pub const FAULTS_MAX: usize = 100;
}

/// Reads a file of replies.
///
/// # Errors
///
/// Where the file as a whole cannot be read: it cannot be opened, is too large, is not text, or is not TOML. Mistakes within
/// single replies are listed in [`ReplyFile::faults`].
pub fn read_replies(mut source: Source<'_>, reading: &Reading) -> Result<ReplyFile, Error> {
    let format = match reading.from {
        Some(format) => format,
        None => source.format()?,
    };
    match format {
        Format::JsonLines => jsonl::read(source),
        Format::Json => jsonl::read_list(source),
        Format::Csv => csv_form::read(source),
        Format::Toml => toml_form::read(source),
        Format::Espanso
        | Format::Beeftext
        | Format::TextExpander
        | Format::Briskine
        | Format::Gorgias
        | Format::Chatwoot
        | Format::Zammad
        | Format::Table => snippets::read(source, reading, format),
        Format::Text | Format::Markdown => prose::read(source, reading, format),
    }
}
