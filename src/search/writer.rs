//! Reads replies into words and postings.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::{Id, Language, Reply, Situation};
use crate::text;

use super::dictionary::{Met, PADDING};
use super::field::{Field, Place, spoken};
use super::index::Index;
use super::notes::Notes;
use super::vocabulary::narrow;

/// So many words of a reply are looked up together; more would leave a processor's nearest cache.
const TOGETHER: usize = 256;

/// Writes replies into an index, part by part as they are read. When it is dropped they can be found.
///
/// A reply's parts come in this order: [`Self::begin`], titles, tags and situations, asks, bodies, [`Self::end`].
pub struct Writer<'a> {
    index: &'a mut Index,
    notes: Notes,
    /// The reply being written.
    open: Option<(Id, u32)>,
    /// Its texts, folded.
    folded: String,
    /// The words of those.
    met: Vec<(Met, Range<usize>, Place)>,
    /// Where in a text there are letters with a second spelling.
    umlauts: Vec<usize>,
    /// The words of the names of the reply, with their places.
    names: Vec<(u32, Place)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(index: &'a mut Index) -> Self {
        let notes = Notes::from_doc(narrow(index.shelf.len()));
        let (folded, met, umlauts, names) = Default::default();
        Self { index, notes, open: None, folded, met, umlauts, names }
    }

    /// Begins a reply, which replaces the one of the same identity; its frecency is kept. The category counts as a tag.
    pub fn begin(&mut self, id: Id, shortcut: &str, category: &str) {
        self.abandon();
        let replies = &mut self.index.shelf;
        let frecency = replies.remove(id).map_or(0, |doc| replies.frecency(doc));
        let doc = replies.add(id, shortcut, frecency);
        self.open = Some((id, doc));
        self.write(Field::Shortcut, shortcut);
        self.tag(category);
    }

    /// A title in a language.
    pub fn title(&mut self, language: &Language, title: &str) {
        self.index.shelf.title_of_last(language, title);
        let spoken = &self.index.spoken;
        let is_name = spoken.is_empty() || spoken.iter().any(|one| one.base() == language.base());
        self.write(if is_name { Field::Title } else { Field::Ask }, title);
    }

    /// One of the tags.
    pub fn tag(&mut self, tag: &str) {
        self.index.shelf.label_of_last(tag);
        self.write(Field::Tag, tag);
    }

    /// A situation the reply is for.
    pub fn situation(&mut self, situation: Situation) {
        self.index.shelf.situation_of_last(situation);
    }

    /// What a buyer may ask.
    pub fn ask(&mut self, ask: &str) {
        self.write(Field::Ask, ask);
    }

    /// A text in a language: a template.
    pub fn body(&mut self, language: &Language, template: &str) {
        self.index.shelf.language_of_last(language);
        for text in spoken(template) {
            self.write(Field::Body, text);
        }
    }

    /// The reply is complete.
    pub fn end(&mut self) {
        let Some((_, doc)) = self.open.take() else { return };
        self.note(doc);
        // A word stands in a list once, by its best place.
        self.names.sort_unstable_by_key(|&(word, place)| (word, Reverse(place)));
        self.names.dedup_by_key(|(word, _)| *word);
        for (word, place) in self.names.drain(..) {
            self.notes.name(word, place);
        }
        self.notes.end_doc();
        if self.notes.is_full() {
            self.index.segments.push(self.notes.finish(&mut self.index.initials));
        }
    }

    /// The reply begun last cannot be read to its end: it will not be found.
    pub fn abandon(&mut self) {
        if let Some((id, _)) = self.open {
            self.end();
            self.index.shelf.remove(id);
        }
    }

    /// A whole reply.
    pub fn reply(&mut self, reply: &Reply) {
        self.begin(reply.id, reply.shortcut.as_str(), &reply.category);
        reply.titles.iter().for_each(|title| self.title(&title.language, &title.text));
        reply.tags.iter().for_each(|tag| self.tag(tag));
        reply.situations.iter().for_each(|&situation| self.situation(situation));
        reply.asks.iter().flat_map(|asks| &asks.texts).for_each(|ask| self.ask(ask));
        reply.variants.iter().for_each(|variant| self.body(&variant.key.language, &variant.body));
        self.end();
    }

    fn write(&mut self, field: Field, text: &str) {
        let Some((_, doc)) = self.open else { return };
        let start = self.folded.len();
        self.umlauts.clear();
        text::fold_into(text, &mut self.folded, |at| self.umlauts.push(at));
        self.meet(start, field, true);
        let mut done = 0;
        for at in 0..self.umlauts.len() {
            let umlaut = self.umlauts.get(at).copied().unwrap_or_default();
            if umlaut >= done {
                let part = text::around(text, umlaut);
                done = part.end;
                let start = self.folded.len();
                text::fold_spelt_into(text.get(part.clone()).unwrap_or_default(), &mut self.folded);
                self.meet(start, field, part.start == 0);
            }
        }
        if self.met.len() >= TOGETHER {
            self.note(doc);
        }
    }

    /// Begins to look up the words of the last folded text, which may be the beginning of its field.
    fn meet(&mut self, start: usize, field: Field, mut first: bool) {
        let Self { index, notes, folded, met, .. } = self;
        let wanted = index.wanted.as_ref();
        folded.push_str(PADDING);
        let dictionary = notes.dictionary();
        text::each_word(folded.get(start..).unwrap_or_default(), |word| {
            let word = start + word.start..start + word.end;
            let place = Place::new(field, first && field > Field::Ask);
            first = false;
            let begins = folded.as_bytes().get(word.start).copied().unwrap_or_default();
            if wanted.is_none_or(|wanted| wanted.may_take(begins)) {
                met.push((dictionary.meet(folded, &word), word, place));
            }
        });
    }

    /// Notes the words met for a document.
    fn note(&mut self, doc: u32) {
        let Self { index, notes, folded, met, names, .. } = self;
        let wanted = index.wanted.as_ref();
        notes.dictionary().check(met.iter_mut().map(|(met, ..)| met));
        for (met, word, place) in met.drain(..) {
            let is_wanted = |word: &str| wanted.is_none_or(|wanted| wanted.takes(word));
            let number = notes.dictionary().number(&met, folded, &word, is_wanted);
            if place <= Place::ASK {
                notes.text(number, doc, place);
            } else {
                names.push((number, place));
            }
        }
        folded.clear();
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        self.abandon();
        if !self.notes.is_empty() {
            self.index.segments.push(self.notes.finish(&mut self.index.initials));
        }
        // Before segments are merged, which takes memory too.
        self.notes = Notes::default();
        self.index.settle();
    }
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("index", &self.index).finish_non_exhaustive()
    }
}
