//! Snippets become replies.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::{Ask, Becomes, Bit, Left, LeftWhy, Meaning, Newer, Placeholder, Snippet, Told, Why, known};
use crate::model::{Id, Reply, Role, Shortcut, Title, Variant, VariantKey};
use crate::text::clean;
use crate::transfer::error::{Error, Place, Problem, shortened};
use crate::transfer::gather::{Incoming, Note, Returned};
use crate::transfer::prose::{title, unique};
use crate::transfer::source::TEXT_MAX;
use crate::transfer::template::{Template, question_name, quoted};
use crate::transfer::washed::{washed, washed_line};
use crate::transfer::{Format, Reading, ReplyFile};

/// What is asked where a placeholder has no name that a question could bear.
const GAP: &str = "fill_in";

/// The snippets of a file, on their way to replies.
#[derive(Debug)]
pub(super) struct Collector<'r> {
    reading: &'r Reading,
    taken: HashSet<Shortcut>,
    by_trigger: HashMap<String, Shortcut>,
    snippets: Vec<(Shortcut, VariantKey, Snippet)>,
    /// Which texts of which replies there are.
    keys: HashSet<(Shortcut, VariantKey)>,
    placeholders: Vec<Placeholder>,
    left: Vec<Left>,
    newer: Option<Newer>,
    unread: Vec<String>,
}

impl<'r> Collector<'r> {
    pub(super) fn new(reading: &'r Reading) -> Self {
        Self {
            reading,
            taken: HashSet::new(),
            by_trigger: HashMap::new(),
            snippets: Vec::new(),
            keys: HashSet::new(),
            placeholders: Vec::new(),
            left: Vec::new(),
            newer: None,
            unread: Vec::new(),
        }
    }

    /// Takes a snippet, under a shortcut as near to its trigger as can be. One that says what it differs in from another of its
    /// trigger is a text of the same reply.
    pub(super) fn add(&mut self, mut snippet: Snippet) {
        let is_blank = |bit: &Bit| matches!(bit, Bit::Text(text) if text.trim().is_empty());
        if snippet.text.iter().all(is_blank) {
            let name = snippet.title.or(snippet.trigger).unwrap_or_default();
            return self.leave(snippet.line, &name, LeftWhy::Empty);
        }
        let title = snippet.title.take().map(|title| washed_line(&title).0).filter(|title| !title.is_empty());
        snippet.is_titled = title.is_some();
        let title = title.unwrap_or_else(|| title::of_text(&spoken(&snippet.text)));
        let says_something = title.contains(char::is_alphanumeric);
        let title =
            if says_something { title } else { snippet.trigger.clone().map_or(title, |one| washed_line(&one).0) };
        let (language, heard) = match &snippet.told.language {
            Some(said) => (said.clone(), None),
            None => self.reading.language_of(&format!("{title}\n{}", spoken(&snippet.text))),
        };
        snippet.notes.extend(heard);
        let key = snippet.told.key(&language);
        let sibling = snippet.trigger.as_ref().filter(|_trigger| snippet.told != Told::default());
        let sibling = sibling.and_then(|trigger| self.by_trigger.get(trigger)).cloned();
        let written = snippet.mark.as_ref().map(|(reply, _)| reply.clone());
        let shortcut =
            written.or(sibling).filter(|of| !self.keys.contains(&(of.clone(), key.clone()))).unwrap_or_else(|| {
                let proposed = snippet.trigger.as_deref().and_then(Shortcut::propose);
                unique(proposed.as_ref().map_or(&title, Shortcut::as_str), &mut self.taken)
            });
        if let Some(trigger) = &snippet.trigger {
            self.by_trigger.entry(trigger.clone()).or_insert_with(|| shortcut.clone());
        }
        snippet.mark = snippet.mark.filter(|(reply, _)| *reply == shortcut);
        self.taken.insert(shortcut.clone());
        self.keys.insert((shortcut.clone(), key.clone()));
        self.snippets.push((shortcut, key, Snippet { title: Some(title), ..snippet }));
    }

    /// Notes that something does not come over.
    pub(super) fn leave(&mut self, line: usize, what: &str, why: LeftWhy) {
        self.left.push(Left { line, what: washed_line(what).0, why });
    }

    /// Notes that the file is of a later form than is known.
    pub(super) const fn newer(&mut self, newer: Newer) {
        self.newer = Some(newer);
    }

    /// Notes the name of something that means nothing here.
    pub(super) fn pass_over(&mut self, name: &str) {
        self.unread.push(shortened(&washed_line(name).0));
    }

    pub(super) fn finish(mut self, path: PathBuf, format: Format, encoding: &'static str) -> ReplyFile {
        let (mut replies, mut faults) = (Vec::<Incoming>::new(), Vec::new());
        let mut places: HashMap<Shortcut, usize> = HashMap::new();
        for (shortcut, key, snippet) in std::mem::take(&mut self.snippets) {
            let place = Place { line: snippet.line, column: 1 };
            match self.incoming(shortcut.clone(), key, snippet) {
                Ok(incoming) => {
                    if let Some(first) = places.get(&shortcut).and_then(|at| replies.get_mut(*at)) {
                        first.join(incoming);
                    } else {
                        places.insert(shortcut, replies.len());
                        replies.push(incoming);
                    }
                }
                Err(problem) => faults.push(Error::new(&path, Some(place), problem)),
            }
        }
        let more_faults = faults.len().saturating_sub(ReplyFile::FAULTS_MAX);
        faults.truncate(ReplyFile::FAULTS_MAX);
        let Self { placeholders, left, newer, unread, .. } = self;
        ReplyFile { path, format, encoding, replies, faults, more_faults, placeholders, left, newer, unread }
    }

    fn incoming(&mut self, shortcut: Shortcut, key: VariantKey, snippet: Snippet) -> Result<Incoming, Problem> {
        let Snippet { line, title, is_titled: says_title, group, tags, text, mut notes, mark, .. } = snippet;
        let mut writing = Writing::new(self, line);
        writing.is_told = mark.as_ref().is_none_or(|(_, is_untouched)| !is_untouched);
        for bit in joined(text) {
            match bit {
                Bit::Text(text) => writing.text(&text),
                Bit::Own(tag) => writing.template.tag(&clean(&tag).text),
                Bit::Gap(raw, meaning) => writing.fill(&washed_line(&raw).0, meaning),
            }
            if writing.template.len() > TEXT_MAX {
                return Err(Problem::TextTooLarge { key: "text", limit: TEXT_MAX });
            }
        }
        let removed = writing.removed;
        let (body, escaped) = writing.template.finish();
        notes.extend(escaped.then_some(Note::Escaped));
        notes.extend((removed > 0).then_some(Note::Removed(removed)));
        let group = group.map(|group| washed_line(&group).0.to_lowercase()).filter(|group| !group.is_empty());
        let says_category = group.is_some() || self.reading.says_category();
        let body = body.trim_end().trim_start_matches('\n').to_owned();
        let ours = mark.map(|(_, is_untouched)| Returned { key: key.clone(), is_untouched });
        let reply = Reply {
            id: Id::new(),
            shortcut,
            category: group.unwrap_or_else(|| self.reading.category.clone()),
            role: Role::Body,
            tags: tags.iter().map(|tag| washed_line(tag).0).filter(|tag| !tag.is_empty()).collect(),
            situations: Vec::new(),
            attach: None,
            archived: false,
            titles: vec![Title { language: key.language.clone(), text: title.unwrap_or_default() }],
            asks: Vec::new(),
            variants: vec![Variant { id: Id::new(), key, body }],
        };
        Ok(Incoming { reply, line, notes, says_title, says_category, ours: ours.into_iter().collect() })
    }
}

/// A text on its way to a template.
struct Writing<'c, 'r> {
    collector: &'c mut Collector<'r>,
    line: usize,
    template: Template,
    removed: usize,
    /// Whether its placeholders are listed: those of a text that is as this program has written it tell nothing new.
    is_told: bool,
    /// The questions of the text, by the placeholders they are made of.
    names: HashMap<String, String>,
    /// The placeholders of the text that are counted already, by where they stand in the list.
    counted: HashSet<usize>,
}

impl<'c, 'r> Writing<'c, 'r> {
    fn new(collector: &'c mut Collector<'r>, line: usize) -> Self {
        let (names, counted) = (HashMap::new(), HashSet::new());
        Self { collector, line, template: Template::default(), removed: 0, is_told: true, names, counted }
    }

    fn text(&mut self, text: &str) {
        let clean = clean(text);
        self.removed += clean.removed;
        self.template.text(&clean.text);
    }

    /// Puts in what a placeholder becomes.
    fn fill(&mut self, raw: &str, meaning: Meaning) {
        let (becomes, why) = match self.meant(raw, meaning) {
            Meaning::Value(value) => {
                self.template.value(&value);
                (Becomes::Value(value), None)
            }
            Meaning::Snippet(trigger) => match self.collector.by_trigger.get(&trigger).cloned() {
                Some(shortcut) => {
                    self.template.statement(&format!("include {}", quoted(shortcut.as_str())));
                    (Becomes::Reply(shortcut), None)
                }
                None => (self.ask(raw, &Ask::named(&trigger)), Some(Why::Elsewhere)),
            },
            Meaning::Switch(statement) => {
                self.template.statement(&statement);
                (Becomes::Switch, None)
            }
            Meaning::Nothing(why) => (Becomes::Nothing, Some(why)),
            Meaning::Asked(ask) => (self.ask(raw, &ask), ask.why()),
            Meaning::Named(name) => (self.ask(raw, &Ask::named(&name)), None),
        };
        self.count(raw, becomes, why);
    }

    /// What a placeholder means to us: what the user has said, else what is known by its name.
    fn meant(&self, raw: &str, meaning: Meaning) -> Meaning {
        let said = self.collector.reading.placeholders.iter().find(|filling| filling.is_for(raw));
        match (said.map(|filling| filling.with.as_ref()), meaning) {
            (_, switch @ Meaning::Switch(_)) => switch,
            (Some(Some(with)), _) => Meaning::Value(with.clone()),
            (Some(None), Meaning::Named(name) | Meaning::Snippet(name)) => Meaning::Asked(Ask::named(&name)),
            (Some(None), Meaning::Value(_) | Meaning::Nothing(_)) => Meaning::Asked(Ask::named(raw)),
            (None, Meaning::Named(name)) => {
                known::path(&name).map_or(Meaning::Named(name), |path| Meaning::Value(path.to_owned()))
            }
            // What is asked there since that program knows no buyers and orders; but a day that is asked is hardly today.
            (None, Meaning::Asked(ask)) if ask == Ask::named(&ask.name) => match known::path(&ask.name) {
                Some(path) if !path.starts_with("today") => Meaning::Value(path.to_owned()),
                _ => Meaning::Asked(ask),
            },
            (_, meaning) => meaning,
        }
    }

    /// Asks, under a name that no other placeholder of this text bears.
    fn ask(&mut self, raw: &str, ask: &Ask) -> Becomes {
        let name = self.names.get(raw).cloned().unwrap_or_else(|| {
            let stem = question_name(&ask.name).unwrap_or_else(|| GAP.to_owned());
            let numbered = (2..).map(|number| format!("{stem}_{number}"));
            let mut names = std::iter::once(stem.clone()).chain(numbered);
            names.find(|name| self.names.values().all(|taken| taken != name)).unwrap_or_default()
        });
        self.names.insert(raw.to_owned(), name.clone());
        self.template.value(&format!("{name}{}", ask.filters()));
        Becomes::Question(name)
    }

    fn count(&mut self, raw: &str, becomes: Becomes, why: Option<Why>) {
        if !self.is_told {
            return;
        }
        let all = &mut self.collector.placeholders;
        let at = all.iter().position(|one| one.raw == raw && one.becomes == becomes).unwrap_or_else(|| {
            all.push(Placeholder { raw: raw.to_owned(), becomes, why, line: self.line, replies: 0 });
            all.len() - 1
        });
        if let Some(one) = all.get_mut(at)
            && self.counted.insert(at)
        {
            one.replies += 1;
        }
    }
}

/// A text in which placeholders are left open, for a title.
fn spoken(bits: &[Bit]) -> String {
    let words = bits.iter().map(|bit| match bit {
        Bit::Text(text) => text.as_str(),
        Bit::Gap(_, Meaning::Nothing(_)) => "",
        Bit::Own(tag) if !tag.starts_with("{{") => "",
        Bit::Gap(..) | Bit::Own(_) => "…",
    });
    washed(&words.collect::<String>()).0
}

/// The same text with neighbouring texts as one, so that cleaning sees what stands side by side.
fn joined(bits: Vec<Bit>) -> Vec<Bit> {
    let mut joined: Vec<Bit> = Vec::with_capacity(bits.len());
    for bit in bits {
        match (joined.last_mut(), bit) {
            (Some(Bit::Text(before)), Bit::Text(text)) => before.push_str(&text),
            (_, bit) => joined.push(bit),
        }
    }
    joined
}
