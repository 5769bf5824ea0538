//! The dictionaries that are installed, read when a word is first looked up.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::Read as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::review::Outgoing;
use super::{About, Desk, Error, Flaw, FlawKind};
use crate::compose::{self, Concern, Rendered, Span, SpanKind, Spelling, What};
use crate::model::Language;
use crate::text::spelling::Dictionary;

/// So many countries' dictionaries of one language are read: English has a dozen, Spanish twenty, mostly the same words.
const PARTS: usize = 2;

/// No dictionary is larger: Greek, the largest known, has ten megabytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How words are spelt, and who says so.
#[derive(Clone, Debug, Default)]
pub struct SpellingSettings {
    /// The directories in which dictionaries may be, the seller's own before the system's.
    pub places: Vec<PathBuf>,
    /// Words that are right although no dictionary has them.
    pub words: Vec<String>,
    /// Whether a text waits until its dictionary is read (15 to 500 ms). Where it does not, nothing is said until then.
    pub waits: bool,
}

/// What the dictionaries say of the texts of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proofread {
    pub flaws: Vec<Flaw>,
    /// The languages whose texts were looked at.
    pub read: Vec<Language>,
    /// Those that no dictionary is installed for: nothing is known of their texts.
    pub unread: Vec<Language>,
}

/// The dictionaries by the codes of their languages; `None` where none is installed that can be read.
#[derive(Debug, Default)]
pub(super) struct Dictionaries {
    known: RefCell<HashMap<String, State>>,
}

#[derive(Debug)]
enum State {
    Reading(JoinHandle<Option<Dictionary>>),
    Read(Option<Arc<Dictionary>>),
}

/// A dictionary with the shop's own words.
pub(super) struct Spelt {
    dictionary: Arc<Dictionary>,
    own: Vec<String>,
}

impl Spelt {
    /// For a text that was changed by hand from this one.
    pub(super) fn over<'a>(&'a self, written: &'a str) -> Spelling<'a> {
        Spelling { dictionary: &self.dictionary, own: &self.own, written }
    }
}

impl Desk {
    /// How the words of a message are spelt, where somebody has typed some of it and a dictionary is at hand.
    pub(super) fn spelt(&self, outgoing: Outgoing<'_>, own: &[String]) -> Result<Option<Spelt>, Error> {
        let is_answered = outgoing.spans.iter().any(|span| matches!(span.kind, SpanKind::Answered { .. }));
        let is_by_hand = outgoing.spans.is_empty() && outgoing.text != outgoing.written;
        if !self.settings.checks.spelling || !(is_answered || is_by_hand) {
            return Ok(None);
        }
        let language = outgoing.language.unwrap_or(&self.settings.language);
        let Some(spelt) = self.spelling_in(language)? else { return Ok(None) };
        Ok(Some(Spelt { own: spelt.own.iter().chain(own).cloned().collect(), ..spelt }))
    }

    /// Whether a text waits until its dictionary is read.
    pub const fn wait_for_dictionaries(&mut self, waits: bool) {
        self.settings.spelling.waits = waits;
    }

    /// The dictionary of a language, with the words and names of the shop.
    pub(super) fn spelling_in(&self, language: &Language) -> Result<Option<Spelt>, Error> {
        let Some(dictionary) = self.dictionaries.of(language, &self.settings.spelling) else { return Ok(None) };
        let mut own = self.settings.spelling.words.clone();
        for fact in self.store.facts()? {
            own.extend(fact.translations.into_iter().map(|translation| translation.text));
            own.push(fact.value);
        }
        for piece in self.store.pieces()? {
            own.extend(piece.titles.into_iter().map(|title| title.text));
            own.push(piece.name);
        }
        Ok(Some(Spelt { dictionary, own }))
    }

    /// The words of a text under edit that no dictionary has; what was filled in is not asked about.
    pub(super) fn slips_in(&self, rendered: &Rendered, language: &Language) -> Result<Vec<Concern>, Error> {
        if !self.settings.checks.spelling {
            return Ok(Vec::new());
        }
        let Some(spelt) = self.spelling_in(language)? else { return Ok(Vec::new()) };
        let is_included = |span: &Span| matches!(span.kind, SpanKind::Included { .. });
        let touches = |span: &Span, place: &Range<usize>| span.range.start < place.end && place.start < span.range.end;
        let is_typed = |place: &Range<usize>| {
            rendered.spans().iter().filter(|span| !is_included(span)).all(|span| !touches(span, place))
        };
        let text = rendered.preview();
        let found = compose::misspelt(text, &spelt.over(""), is_typed);
        let word = |place: &Range<usize>| text.get(place.clone()).unwrap_or_default().to_owned();
        Ok(found
            .into_iter()
            .map(|(place, near)| Concern::at(place.clone(), What::Misspelt { word: word(&place), near }))
            .collect())
    }

    /// The words of the library that no dictionary has, text by text.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn misspelt(&self) -> Result<Proofread, Error> {
        let mut flaws = Vec::new();
        let mut known: BTreeMap<Language, Option<Spelt>> = BTreeMap::new();
        for reply in self.replies_where(|reply| !reply.archived)? {
            for variant in &reply.variants {
                let language = &variant.key.language;
                if !known.contains_key(language) {
                    known.insert(language.clone(), self.spelling_in(language)?);
                }
                let Some(Some(spelt)) = known.get(language) else { continue };
                let text = compose::literal_text(&variant.body);
                let found = compose::misspelt(&text, &spelt.over(""), |_| true);
                let words: Vec<String> =
                    found.into_iter().filter_map(|(place, _)| text.get(place).map(str::to_owned)).collect();
                if !words.is_empty() {
                    let kind = FlawKind::Misspelt(variant.key.clone(), words);
                    flaws.push(Flaw { about: About::Reply(reply.shortcut.clone()), kind });
                }
            }
        }
        let (read, unread): (Vec<_>, Vec<_>) = known.into_iter().partition(|(_, spelt)| spelt.is_some());
        let languages = |of: Vec<(Language, Option<Spelt>)>| of.into_iter().map(|(language, _)| language).collect();
        Ok(Proofread { flaws, read: languages(read), unread: languages(unread) })
    }
}

impl Dictionaries {
    /// The dictionary of a language, once it is read.
    fn of(&self, language: &Language, settings: &SpellingSettings) -> Option<Arc<Dictionary>> {
        let mut known = self.known.borrow_mut();
        let state = known.entry(language.code().to_owned()).or_insert_with(|| {
            let files = installed(language, &settings.places);
            if files.is_empty() {
                return State::Read(None);
            }
            let reading = thread::Builder::new().name("dictionary".to_owned()).spawn(move || read(&files));
            reading.map_or(State::Read(None), State::Reading)
        });
        if let State::Reading(thread) = state
            && (settings.waits || thread.is_finished())
            && let State::Reading(thread) = std::mem::replace(state, State::Read(None))
        {
            // A dictionary on which the reader gives up is none.
            *state = State::Read(thread.join().ok().flatten().map(Arc::new));
        }
        if let State::Read(dictionary) = state { dictionary.clone() } else { None }
    }
}

/// The files of words of a language, each once however many names it has, those of its country first.
fn installed(language: &Language, places: &[PathBuf]) -> Vec<PathBuf> {
    let base = language.base().to_ascii_lowercase();
    let mut found: Vec<(u8, PathBuf)> = Vec::new();
    for place in places {
        let Ok(entries) = fs::read_dir(place) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_words = path.extension().is_some_and(|extension| extension == "dic");
            let Some(name) = path.file_stem().and_then(|name| name.to_str()).filter(|_| is_words) else { continue };
            let name = name.replace('-', "_").to_ascii_lowercase();
            let rank = if name == language.code().replace('-', "_").to_ascii_lowercase() {
                0
            } else if name == format!("{base}_{base}") || ["en_us", "en_gb", "el_gr", "pt_br"].contains(&name.as_str())
            {
                1
            } else {
                2
            };
            let is_of_language = name == base || name.strip_prefix(&base).is_some_and(|rest| rest.starts_with('_'));
            // Beside the words stands what is said of hyphens and synonyms under the same names in other directories.
            if is_of_language && path.with_extension("aff").is_file() {
                found.push((rank, path));
            }
        }
    }
    found.sort();
    let mut seen = BTreeSet::new();
    found.retain(|(_, path)| seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    found.into_iter().map(|(_, path)| path).take(PARTS).collect()
}

fn read(files: &[PathBuf]) -> Option<Dictionary> {
    let mut all: Option<Dictionary> = None;
    for path in files {
        let read = content(&path.with_extension("aff")).zip(content(path));
        let Some((endings, words)) = read else { continue };
        match Dictionary::read(&endings, &words) {
            Ok(part) => {
                all = Some(match all.take() {
                    Some(before) => before.and(part),
                    None => part,
                });
            }
            Err(_named_in_words) => tracing::warn!("a dictionary is left out"),
        }
    }
    all
}

fn content(path: &Path) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    fs::File::open(path).ok()?.take(LARGEST).read_to_end(&mut content).ok()?;
    Some(content)
}
