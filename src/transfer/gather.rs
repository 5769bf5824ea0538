//! Rows of one shortcut become one reply.

use std::collections::HashMap;
use std::path::PathBuf;

use super::error::{Error, Place, Problem};
use super::row::{Row, Text};
use super::{Format, ReplyFile};
use crate::model::{Asks, Id, Language, Reply, Role, Shortcut, Situation, Title, Variant, VariantKey};

/// A reply as a file has it, not yet anybody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The reply, under new identities.
    pub reply: Reply,
    /// The line on which the file first names it.
    pub line: usize,
    /// What the user should know before taking it.
    pub notes: Vec<Note>,
    /// Whether the file itself says what the reply is called; else it is called by its first words.
    pub says_title: bool,
    /// Whether the file, or the user, says what it is filed under.
    pub says_category: bool,
    /// Of its texts those that this program has written for another one, and what became of them there.
    pub ours: Vec<Returned>,
}

impl Incoming {
    /// Leaves what the file does not say as it is in the reply that is there.
    pub fn leave_unsaid(&mut self, existing: &Reply) {
        if !self.says_category {
            self.reply.category.clone_from(&existing.category);
        }
        for title in self.reply.titles.iter_mut().filter(|_| !self.says_title) {
            if let Some(there) = existing.titles.iter().find(|there| there.language == title.language) {
                title.text.clone_from(&there.text);
            }
        }
    }

    /// Takes the texts of another one as its own: of what both say the first counts.
    pub(super) fn join(&mut self, next: Self) {
        let Reply { titles, tags, asks, variants, .. } = next.reply;
        for title in titles {
            if self.reply.titles.iter().all(|one| one.language != title.language) {
                self.reply.titles.push(title);
            }
        }
        for one in asks {
            if self.reply.asks.iter().all(|other| other.language != one.language) {
                self.reply.asks.push(one);
            }
        }
        union(&mut self.reply.tags, tags);
        union(&mut self.notes, next.notes);
        self.reply.variants.extend(variants);
        self.says_title &= next.says_title;
        self.ours.extend(next.ours);
    }
}

/// A text that this program has written for another one and that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    pub key: VariantKey,
    /// Whether it is as it was written.
    pub is_untouched: bool,
}

/// Something done to a reply while it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// So many characters were removed: they could have acted on a terminal or hidden from a reader.
    Removed(usize),
    /// It held `{{`, `{%` or `{#`, which now stand for themselves.
    Escaped,
    /// Something left to be filled in is a question now: `[Name]` asks `name`.
    Asked { what: String, name: String },
    /// Its text is that of this reply, too, so that it is not taken.
    SameText(Shortcut),
    /// It takes the place of a text that begins so.
    Replaces(String),
    /// What expands it in another program is a pattern, which means nothing here.
    Pattern(String),
    /// Something left to be filled in is this value now, as the user has said.
    Filled { what: String, with: String },
    /// Something that may have been left to be filled in, and stays as it is: `xxx`.
    Leftover(String),
    /// It does not say its language; its words are in this one.
    Heard(Language),
    /// Neither it nor its words say its language clearly: it is taken for the shop's, this one.
    Unheard(Language),
    /// What was written for another program and changed there, and cannot take the place of the text here: facts, conditions and
    /// the like stand in it as they came out. It is the text of this key, in words.
    Frozen(String),
    /// It was written for another program: facts, conditions and the like stand in it as they came out then.
    Written,
}

/// The replies of a file, in the making.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    replies: Vec<Growing>,
    by_shortcut: HashMap<Shortcut, usize>,
    faults: Vec<(Option<Place>, Box<Problem>)>,
    more_faults: usize,
}

/// What the rows so far have said of one reply.
#[derive(Debug)]
struct Growing {
    place: Place,
    shortcut: Shortcut,
    category: Option<String>,
    role: Option<Role>,
    situations: Vec<Situation>,
    tags: Vec<String>,
    attach: Option<String>,
    archived: bool,
    titles: Vec<Title>,
    asks: Vec<Asks>,
    /// Each with the line it stands on.
    variants: Vec<(usize, Variant)>,
    removed: usize,
}

impl Gatherer {
    /// Adds what a row says, or notes the mistake.
    pub(super) fn add(&mut self, place: Place, row: Row) {
        let index = *self.by_shortcut.entry(row.shortcut.clone()).or_insert_with(|| {
            self.replies.push(Growing::new(place, row.shortcut.clone()));
            self.replies.len() - 1
        });
        let Some(growing) = self.replies.get_mut(index) else { return };
        if let Err((place, problem)) = growing.add(place, row) {
            self.fault(Some(place), problem);
        }
    }

    /// Notes a mistake.
    pub(super) fn fault(&mut self, place: Option<Place>, problem: impl Into<Box<Problem>>) {
        if self.faults.len() < ReplyFile::FAULTS_MAX {
            self.faults.push((place, problem.into()));
        } else {
            self.more_faults += 1;
        }
    }

    /// The replies, and the mistakes of the whole file.
    pub(super) fn finish(mut self, path: PathBuf, format: Format, encoding: &'static str) -> ReplyFile {
        let mut replies = Vec::with_capacity(self.replies.len());
        for growing in std::mem::take(&mut self.replies) {
            let place = growing.place;
            match growing.finish() {
                Ok(incoming) => replies.push(incoming),
                Err(problem) => self.fault(Some(place), problem),
            }
        }
        self.faults.sort_by_key(|(place, _)| *place);
        let error = |(place, problem)| Error { path: path.clone(), place, problem };
        let faults = self.faults.into_iter().map(error).collect();
        ReplyFile {
            path,
            format,
            encoding,
            replies,
            faults,
            more_faults: self.more_faults,
            placeholders: Vec::new(),
            left: Vec::new(),
            newer: None,
            unread: Vec::new(),
        }
    }
}

impl Growing {
    const fn new(place: Place, shortcut: Shortcut) -> Self {
        Self {
            place,
            shortcut,
            category: None,
            role: None,
            situations: Vec::new(),
            tags: Vec::new(),
            attach: None,
            archived: false,
            titles: Vec::new(),
            asks: Vec::new(),
            variants: Vec::new(),
            removed: 0,
        }
    }

    fn add(&mut self, place: Place, row: Row) -> Result<(), (Place, Problem)> {
        let titled = self.titles.iter().find(|title| title.language == row.language);
        let title = titled.is_none_or(|title| row.title.as_ref().is_none_or(|text| *text == title.text));
        if titled.is_none() {
            self.titles.extend(row.title.map(|text| Title { language: row.language.clone(), text }));
        }
        let agreed = [
            ("title", title),
            ("category", agree(&mut self.category, row.category)),
            ("role", agree(&mut self.role, row.role)),
            ("attach", agree(&mut self.attach, row.attach)),
        ];
        if let Some((key, _)) = agreed.into_iter().find(|(_, agreed)| !agreed) {
            let (shortcut, first_line) = (self.shortcut.to_string(), self.place.line);
            return Err((place, Problem::Conflict { key, shortcut, first_line }));
        }
        union(&mut self.situations, row.situations);
        union(&mut self.tags, row.tags);
        self.archived |= row.archived;
        self.add_asks(&row.language, row.asks);
        self.removed += row.removed;
        row.texts.into_iter().try_for_each(|text| self.add_text(&row.language, text))
    }

    fn add_asks(&mut self, language: &Language, texts: Vec<String>) {
        match self.asks.iter_mut().find(|asks| asks.language == *language) {
            Some(asks) => union(&mut asks.texts, texts),
            None if texts.is_empty() => {}
            None => {
                let mut asks = Asks { language: language.clone(), texts: Vec::with_capacity(texts.len()) };
                union(&mut asks.texts, texts);
                self.asks.push(asks);
            }
        }
    }

    fn add_text(&mut self, language: &Language, text: Text) -> Result<(), (Place, Problem)> {
        let key =
            VariantKey { language: language.clone(), channel: text.channel, tone: text.tone, length: text.length };
        if let Some((first_line, _)) = self.variants.iter().find(|(_, variant)| variant.key == key) {
            let problem = Problem::RepeatedVariant { shortcut: self.shortcut.to_string(), first_line: *first_line };
            return Err((text.place, problem));
        }
        self.variants.push((text.place.line, Variant { id: Id::new(), key, body: text.body }));
        Ok(())
    }

    fn finish(self) -> Result<Incoming, Problem> {
        let missing = |key| Problem::MissingKey { key };
        if self.titles.is_empty() {
            return Err(missing("title"));
        }
        if self.variants.is_empty() {
            return Err(missing("body"));
        }
        let reply = Reply {
            id: Id::new(),
            shortcut: self.shortcut,
            category: self.category.ok_or_else(|| missing("category"))?,
            role: self.role.unwrap_or(Role::Body),
            tags: self.tags,
            situations: self.situations,
            attach: self.attach,
            archived: self.archived,
            titles: self.titles,
            asks: self.asks,
            variants: self.variants.into_iter().map(|(_, variant)| variant).collect(),
        };
        let notes = if self.removed > 0 { vec![Note::Removed(self.removed)] } else { Vec::new() };
        Ok(Incoming { reply, line: self.place.line, notes, says_title: true, says_category: true, ours: Vec::new() })
    }
}

/// Takes what is said where nothing was said before; whether the two agree.
fn agree<T: PartialEq>(said: &mut Option<T>, now: Option<T>) -> bool {
    match (said.is_some(), now) {
        (_, None) => true,
        (true, now) => *said == now,
        (false, now) => {
            *said = now;
            true
        }
    }
}

fn union<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
