//! The library as pages show it: all of it, one reply whole, and what is true of the shop with the replies that say it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::sayings::Names;
use super::{About, Desk, Error, Flaw, FlawKind, ReplyUsage, ReplyVersion, Thing, Usage};
use crate::model::{Fact, Id, Language, Reply, Shortcut};

/// Every reply, and what is to be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryPage {
    /// By shortcut.
    pub replies: Vec<LibraryLine>,
    /// What is to be looked at and is in no reply: in the library as a whole, in facts.
    pub flaws: Vec<Flaw>,
    /// The facts that these are in, by name.
    pub facts: Vec<(String, Id)>,
    /// Of so many replies the starter library of this program has something new.
    pub newer: usize,
    /// The day it is where the shop is.
    pub today: Date,
}

/// A reply among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryLine {
    pub id: Id,
    pub shortcut: Shortcut,
    /// In the seller's own language, where it has one.
    pub title: String,
    pub category: String,
    /// The languages it has texts in.
    pub languages: Vec<Language>,
    /// How many texts it has.
    pub texts: usize,
    /// How often it was copied, and when last.
    pub usage: Usage,
    /// It is put away: nothing in it is to be looked at.
    pub is_archived: bool,
    /// What is to be looked at in it; facts it says are among the flaws of the library.
    pub flaws: Vec<Flaw>,
    /// The facts it says that nobody has made sure of for long.
    pub stale: Vec<String>,
}

impl LibraryLine {
    /// Whether there is anything to look at.
    pub fn is_flawed(&self) -> bool {
        !self.flaws.is_empty() || !self.stale.is_empty()
    }
}

impl LibraryPage {
    /// How many things are to be looked at.
    pub fn count_flaws(&self) -> usize {
        self.flaws.len() + self.replies.iter().map(|line| line.flaws.len()).sum::<usize>()
    }
}

/// One reply with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyPage {
    pub reply: Reply,
    /// In the seller's own language, where it has one.
    pub title: String,
    /// The language it is written in first, and those whose texts are older.
    pub older: Option<Older>,
    /// The first mistake of each text that has one.
    pub mistakes: Vec<Flaw>,
    /// The facts it says, by name, and whether nobody has made sure of them for long.
    pub facts: Vec<(Fact, bool)>,
    /// The replies it includes.
    pub includes: Vec<ReplyName>,
    /// The replies that include it.
    pub included_by: Vec<ReplyName>,
    /// How it and its texts were used.
    pub usage: ReplyUsage,
    /// The newest first.
    pub history: Vec<ReplyVersion>,
    /// The day it is where the shop is.
    pub today: Date,
}

/// A reply by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyName {
    pub id: Id,
    pub shortcut: Shortcut,
    pub title: String,
}

/// A fact with the replies that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    pub fact: Fact,
    /// What such a value looks like; empty where nobody knows.
    pub example: String,
    /// What is to be looked at.
    pub flaws: Vec<Flaw>,
    /// The replies that say it, also through one they include; by shortcut.
    pub replies: Vec<ReplyName>,
}

impl FactLine {
    /// Whether there is anything to look at.
    pub const fn is_flawed(&self) -> bool {
        !self.flaws.is_empty()
    }

    /// Whether nobody has made sure of it for long.
    pub fn is_stale(&self) -> bool {
        self.flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Unchecked(_)))
    }
}

/// Every fact with the replies that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsPage {
    /// By name; those nobody has said yet last.
    pub facts: Vec<FactLine>,
    /// The language facts are said in without being translated.
    pub language: Language,
    /// The day it is where the shop is.
    pub today: Date,
}

/// The language a reply is written in first, and those whose texts were left as they were when that one changed.
pub type Older = (Language, Vec<Language>);

impl Desk {
    /// Every reply, and what is to be looked at.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn library_page(&mut self) -> Result<LibraryPage, Error> {
        let replies = self.replies_where(|_| true)?;
        self.look_through(&replies)?;
        let usage = self.usage_of_all()?;
        let today = self.now()?.date();
        let Some(found) = &self.looked_through else { return Ok(LibraryPage::default()) };
        let mut of_replies: HashMap<&Shortcut, Vec<Flaw>> = HashMap::new();
        let mut flaws = Vec::new();
        for flaw in &found.flaws {
            match &flaw.about {
                About::Reply(shortcut) => of_replies.entry(shortcut).or_default().push(flaw.clone()),
                About::Library | About::Fact { .. } => flaws.push(flaw.clone()),
            }
        }
        let stale: Vec<(&String, &BTreeSet<Id>)> =
            stale(&flaws).filter_map(|name| found.said.get_key_value(name)).collect();
        let line = |reply: &Reply| LibraryLine {
            id: reply.id,
            shortcut: reply.shortcut.clone(),
            title: reply.title(&self.settings.interface).to_owned(),
            category: reply.category.clone(),
            languages: reply.languages(),
            texts: reply.variants.len(),
            usage: usage.get(&reply.id).copied().unwrap_or_default(),
            is_archived: reply.archived,
            flaws: of_replies.get(&reply.shortcut).cloned().unwrap_or_default(),
            stale: stale
                .iter()
                .filter(|(_, by)| by.contains(&reply.id) && !reply.archived)
                .map(|(name, _)| (*name).clone())
                .collect(),
        };
        let facts = self.store.facts()?.into_iter().map(|fact| (fact.name, fact.id));
        let is_named = |(name, _): &(String, Id)| {
            flaws.iter().any(|flaw| matches!(&flaw.about, About::Fact { name: of, .. } if of == name))
        };
        let facts = facts.filter(is_named).collect();
        let replies = replies.iter().map(line).collect();
        Ok(LibraryPage { replies, flaws, facts, newer: found.newer, today })
    }

    /// One reply whole.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed.
    pub fn reply_page(&self, id: Id) -> Result<ReplyPage, Error> {
        let reply = self.reply(id)?;
        let shortcut = reply.shortcut.as_str();
        let known = self.known()?;
        let (mut names, mut mistakes) = (Names::default(), Vec::new());
        for variant in &reply.variants {
            match self.outline(shortcut, &variant.body, &known) {
                Ok(outline) => names.take(outline),
                Err(mistake) => mistakes.push(Flaw {
                    about: About::Reply(reply.shortcut.clone()),
                    kind: FlawKind::Mistake(Box::new(mistake)),
                }),
            }
        }
        let includes = self.included_in(&mut names)?;
        let says: BTreeSet<&str> = names.facts.iter().map(String::as_str).collect();
        let mut facts = Vec::new();
        for fact in self.known_facts()?.into_iter().filter(|fact| says.contains(fact.name.as_str())) {
            let is_stale = self.unchecked_since(&fact)?.is_some();
            facts.push((fact, is_stale));
        }
        facts.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
        Ok(ReplyPage {
            title: reply.title(&self.settings.interface).to_owned(),
            older: self.older_texts(&reply, |_| true, &self.store.written_at_of(id)?)?,
            mistakes,
            facts,
            includes,
            included_by: self.including(&reply)?,
            usage: self.usage_of(id)?,
            history: self.history_of(id)?,
            today: self.now()?.date(),
            reply,
        })
    }

    /// A reply to be changed; with the language it is written in first, and those whose texts are older, where there are such.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was removed meanwhile.
    pub fn reply_and_age(&self, id: Id) -> Result<(Reply, Option<Older>), Error> {
        let reply = self.reply(id)?;
        let older = self.older_texts(&reply, |_| true, &self.store.written_at_of(id)?)?;
        Ok((reply, older))
    }

    /// Every fact with the replies that say it.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn facts_page(&mut self) -> Result<FactsPage, Error> {
        let replies = self.replies_where(|_| true)?;
        self.look_through(&replies)?;
        let Some(found) = &self.looked_through else { return Err(gone(Thing::Fact, String::new())) };
        let stored = self.store.facts()?;
        let mut facts = stored.clone();
        let unsaid = self.asked.iter().filter(|asked| stored.iter().all(|fact| fact.name != asked.name));
        facts.extend(unsaid.map(crate::transfer::StarterFact::fact));
        let line = |fact: Fact| {
            let of_fact = |flaw: &&Flaw| matches!(&flaw.about, About::Fact { name, .. } if *name == fact.name);
            let by = found.said.get(&fact.name);
            let says = replies.iter().filter(|reply| by.is_some_and(|by| by.contains(&reply.id)));
            let example = self.asked.iter().find(|asked| asked.name == fact.name);
            FactLine {
                example: example.map(|asked| asked.example.clone()).unwrap_or_default(),
                flaws: found.flaws.iter().filter(of_fact).cloned().collect(),
                replies: says.map(|reply| self.named(reply)).collect(),
                fact,
            }
        };
        let mut facts: Vec<FactLine> = facts.into_iter().map(line).collect();
        facts.sort_by(|a, b| (a.fact.value.is_empty(), &a.fact.name).cmp(&(b.fact.value.is_empty(), &b.fact.name)));
        Ok(FactsPage { facts, language: self.settings.language.clone(), today: self.now()?.date() })
    }

    /// One fact with the replies that say it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such fact.
    pub fn fact_page(&mut self, id: Id) -> Result<FactsPage, Error> {
        let mut page = self.facts_page()?;
        page.facts.retain(|line| line.fact.id == id);
        if page.facts.is_empty() { Err(gone(Thing::Fact, id.to_string())) } else { Ok(page) }
    }

    /// A fact by its identity, also one that nobody has said yet.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such fact.
    pub fn fact(&self, id: Id) -> Result<Fact, Error> {
        let found = self.known_facts()?.into_iter().find(|fact| fact.id == id);
        found.ok_or_else(|| gone(Thing::Fact, id.to_string()))
    }

    pub(super) fn named(&self, reply: &Reply) -> ReplyName {
        let title = reply.title(&self.settings.interface).to_owned();
        ReplyName { id: reply.id, shortcut: reply.shortcut.clone(), title }
    }
}

/// The names of the facts that nobody has made sure of for long.
fn stale(flaws: &[Flaw]) -> impl Iterator<Item = &str> {
    flaws.iter().filter_map(|flaw| match (&flaw.about, &flaw.kind) {
        (About::Fact { name, .. }, FlawKind::Unchecked(_)) => Some(name.as_str()),
        _ => None,
    })
}

fn gone(what: Thing, name: String) -> Error {
    Error::NotFound { what, name, near: Vec::new() }
}

#[cfg(test)]
mod tests;
