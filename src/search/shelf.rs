//! What the index keeps of each reply: its identity, its names, and what it is ranked by beside the words.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::model::{Id, Language, Situation};
use crate::text;

use super::abbreviation::{Outline, Sought};
use super::labels::Labels;
use super::vocabulary::{narrow, piece, sorted_by_text};

/// The rank of a reply that was removed.
const GONE: u32 = u32::MAX;

/// With more new replies than this share of all, sorting everything is cheaper than inserting each.
const FEW: usize = 16;

/// What a list can show of a title, and more; nothing else is kept of it.
const LONGEST_TITLE: usize = 512;

/// The replies by document number, in columns.
#[derive(Default)]
pub(super) struct Shelf {
    ids: Vec<Id>,
    by_id: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// All names, one after the other: of each reply its shortcut, then its titles.
    names: String,
    ends: Vec<u32>,
    /// The outline of each name.
    outlines: Vec<Outline>,
    /// The language of each name; a shortcut has none and bears 0.
    languages: Vec<u16>,
    /// The languages so numbered.
    known_languages: Vec<Language>,
    /// The number of each reply's shortcut among the names.
    first_name: Vec<u32>,
    /// Its situations, one bit each.
    situations: Vec<u128>,
    /// How much it is used, from 0 to the full range.
    frecency: Vec<u16>,
    /// Its place among the living in the order of shortcuts.
    rank: Vec<u32>,
    /// The living in the order of shortcuts, without those added since [`Shelf::settle`].
    sorted: Vec<u32>,
    added: Vec<u32>,
    labels: Labels,
}

impl Shelf {
    /// How many document numbers are given out, removed replies included.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// How many replies there are.
    pub(super) fn living(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn id(&self, doc: u32) -> Option<Id> {
        self.ids.get(doc as usize).copied()
    }

    pub(super) fn find(&self, id: Id) -> Option<u32> {
        self.by_id.find(self.hasher.hash_one(id), |&doc| self.id(doc) == Some(id)).copied()
    }

    /// Puts a reply that is not there yet on the shelf; gives its number.
    pub(super) fn add(&mut self, id: Id, shortcut: &str, frecency: u16) -> u32 {
        let doc = narrow(self.ids.len());
        self.first_name.push(narrow(self.ends.len()));
        self.name(shortcut, None);
        self.labels.add_doc();
        self.push(id, 0, frecency);
        doc
    }

    /// The next title of the reply added last.
    pub(super) fn title_of_last(&mut self, language: &Language, title: &str) {
        self.name(title, Some(language));
    }

    /// The next label of the reply added last: the category, then the tags.
    pub(super) fn label_of_last(&mut self, label: &str) {
        self.labels.add(label);
    }

    /// A situation the reply added last is for.
    pub(super) fn situation_of_last(&mut self, situation: Situation) {
        if let Some(situations) = self.situations.last_mut() {
            *situations |= bit(situation.number());
        }
    }

    /// A language the reply added last has a text in.
    pub(super) fn language_of_last(&mut self, language: &Language) {
        self.labels.add_language(language);
    }

    /// Takes over a reply of another shelf.
    pub(super) fn take_over(&mut self, other: &Self, doc: u32) {
        let at = doc as usize;
        let Some(id) = other.id(doc) else { return };
        self.first_name.push(narrow(self.ends.len()));
        for name in other.name_numbers(doc) {
            let language = other.language(name).cloned();
            self.name(other.name_at(name), language.as_ref());
        }
        self.labels.take_over(&other.labels, doc);
        self.push(id, other.situations.get(at).copied().unwrap_or_default(), other.frecency(doc));
    }

    fn push(&mut self, id: Id, situations: u128, frecency: u16) {
        let doc = narrow(self.ids.len());
        self.ids.push(id);
        let (ids, hasher) = (&self.ids, &self.hasher);
        self.by_id
            .insert_unique(hasher.hash_one(id), doc, |&doc| ids.get(doc as usize).map_or(0, |id| hasher.hash_one(id)));
        self.situations.push(situations);
        self.frecency.push(frecency);
        self.rank.push(0);
        self.added.push(doc);
    }

    fn name(&mut self, text: &str, language: Option<&Language>) {
        let kept = text.floor_char_boundary(LONGEST_TITLE);
        let text = text.get(..kept).unwrap_or(text);
        self.names.push_str(text);
        self.outlines.push(Outline::of(text));
        self.ends.push(narrow(self.names.len()));
        let number = language.map_or(0, |language| {
            let known = self.known_languages.iter().position(|known| known == language);
            1 + known.unwrap_or_else(|| {
                self.known_languages.push(language.clone());
                self.known_languages.len() - 1
            })
        });
        self.languages.push(u16::try_from(number).unwrap_or_default());
    }

    /// Takes a reply off the shelf. Its number is not used again.
    pub(super) fn remove(&mut self, id: Id) -> Option<u32> {
        let hash = self.hasher.hash_one(id);
        let ids = &self.ids;
        let entry = self.by_id.find_entry(hash, |&doc| ids.get(doc as usize) == Some(&id)).ok()?;
        let (doc, _) = entry.remove();
        if let Some(rank) = self.rank.get_mut(doc as usize) {
            *rank = GONE;
        }
        Some(doc)
    }

    pub(super) fn is_living(&self, doc: u32) -> bool {
        self.rank.get(doc as usize).is_some_and(|&rank| rank != GONE)
    }

    /// Brings the order of shortcuts up to date with what was added and removed.
    pub(super) fn settle(&mut self) {
        let mut sorted = std::mem::take(&mut self.sorted);
        let mut added = std::mem::take(&mut self.added);
        sorted.retain(|&doc| self.is_living(doc));
        added.retain(|&doc| self.is_living(doc));
        if added.len() > sorted.len() / FEW {
            sorted.append(&mut added);
            sorted = self.sort(&sorted);
        }
        for doc in added {
            let at = sorted.partition_point(|&other| self.order(other, doc).is_lt());
            sorted.insert(at, doc);
        }
        for (rank, &doc) in (0..).zip(&sorted) {
            if let Some(place) = self.rank.get_mut(doc as usize) {
                *place = rank;
            }
        }
        self.sorted = sorted;
        self.labels.settle();
    }

    fn sort(&self, docs: &[u32]) -> Vec<u32> {
        let folded: Vec<_> = docs.iter().map(|&doc| text::folded(self.shortcut(doc))).collect();
        let by_folded = sorted_by_text(docs.len(), |at| folded.get(at as usize).map_or("", |folded| folded));
        let mut sorted: Vec<u32> = by_folded.iter().filter_map(|&at| docs.get(at as usize).copied()).collect();
        // Nearly in order already: only shortcuts that fold alike can still stand the wrong way round.
        sorted.sort_by(|&a, &b| self.order(a, b));
        sorted
    }

    fn order(&self, a: u32, b: u32) -> Ordering {
        let (a_text, b_text) = (self.shortcut(a), self.shortcut(b));
        text::folded(a_text).cmp(&text::folded(b_text)).then_with(|| a_text.cmp(b_text)).then(a.cmp(&b))
    }

    /// The replies whose shortcut folds to this.
    pub(super) fn with_shortcut(&self, folded: &str) -> &[u32] {
        let start = self.sorted.partition_point(|&doc| &*text::folded(self.shortcut(doc)) < folded);
        let rest = self.sorted.get(start..).unwrap_or_default();
        let len = rest.iter().take_while(|&&doc| text::folded(self.shortcut(doc)) == folded).count();
        rest.get(..len).unwrap_or_default()
    }

    pub(super) fn shortcut(&self, doc: u32) -> &str {
        self.first_name.get(doc as usize).map_or("", |&number| self.name_at(number))
    }

    /// The title in a language, else the first there is, else the shortcut, as [`crate::model::Reply::title`] chooses.
    pub(super) fn title(&self, doc: u32, language: &Language) -> &str {
        let mut titles = self.name_numbers(doc).skip(1).peekable();
        let first = titles.peek().copied();
        let wanted = titles.find(|&number| self.language(number) == Some(language));
        wanted.or(first).map_or_else(|| self.shortcut(doc), |number| self.name_at(number))
    }

    pub(super) const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Hands over the names with a fitting outline by their numbers, in order.
    pub(super) fn names_like(&self, sought: Sought, mut take: impl FnMut(u32, &str)) {
        // Nearly all blocks are passed over, which needs no branch for each name.
        for (block, first) in self.outlines.chunks(16).zip((0..).step_by(16)) {
            if block.iter().fold(false, |any, &outline| any | sought.may_be(outline)) {
                let fitting = (first..).zip(block).filter(|&(_, &outline)| sought.may_be(outline));
                fitting.for_each(|(name, _)| take(name, self.name_at(name)));
            }
        }
    }

    /// The reply that bears the name of this number.
    pub(super) fn bearer(&self, name: u32) -> u32 {
        narrow(self.first_name.partition_point(|&first| first <= name)).saturating_sub(1)
    }

    fn name_numbers(&self, doc: u32) -> std::ops::Range<u32> {
        let number = |at: usize| self.first_name.get(at).copied();
        let at = doc as usize;
        number(at).unwrap_or_default()..number(at + 1).unwrap_or(narrow(self.ends.len()))
    }

    fn name_at(&self, number: u32) -> &str {
        self.names.get(piece(&self.ends, number)).unwrap_or_default()
    }

    fn language(&self, name: u32) -> Option<&Language> {
        let number = usize::from(*self.languages.get(name as usize)?);
        self.known_languages.get(number.checked_sub(1)?)
    }

    pub(super) fn rank(&self, doc: u32) -> u32 {
        self.rank.get(doc as usize).copied().unwrap_or(GONE)
    }

    pub(super) fn frecency(&self, doc: u32) -> u16 {
        self.frecency.get(doc as usize).copied().unwrap_or_default()
    }

    pub(super) fn set_frecency(&mut self, doc: u32, frecency: u16) {
        if let Some(place) = self.frecency.get_mut(doc as usize) {
            *place = frecency;
        }
    }

    pub(super) fn answers_any(&self, doc: u32, situations: u128) -> u128 {
        self.situations.get(doc as usize).copied().unwrap_or_default() & situations
    }
}

/// The bit of a situation; numbers go up to 99.
pub(super) fn bit(situation: u8) -> u128 {
    1u128.checked_shl(u32::from(situation)).unwrap_or_default()
}
