//! Which replies say which facts and are made with which others, and the last look through the whole library.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::{Choices, Desk, Error, Flaw, ReplyName};
use crate::compose::Outline;
use crate::model::{Id, Reply};

/// What was found when the library was last looked through: for the state of the records and the day it was found on.
#[derive(Clone, Debug)]
pub(super) struct LookedThrough {
    seq: i64,
    today: Date,
    pub(super) flaws: Vec<Flaw>,
    pub(super) said: Said,
    /// Of so many replies the starter library has something new.
    pub(super) newer: usize,
}

/// The replies that say each fact.
pub(super) type Said = BTreeMap<String, BTreeSet<Id>>;

/// What the texts of a reply name.
#[derive(Default)]
pub(super) struct Names {
    pub(super) facts: BTreeSet<String>,
    includes: BTreeSet<String>,
}

impl Desk {
    /// The replies that change with a fact, because they say it or include one that does, by the last look through the library where nothing has changed since.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn replies_changed_by(&self, fact: &str) -> Result<Vec<ReplyName>, Error> {
        let known = self.looked_through.as_ref().filter(|found| found.seq == self.seq);
        let by = match known {
            Some(found) => found.said.get(fact).cloned().unwrap_or_default(),
            None => self.who_says(&self.replies_where(|_| true)?)?.remove(fact).unwrap_or_default(),
        };
        let replies = by.into_iter().map(|id| self.reply(id)).collect::<Result<Vec<Reply>, Error>>()?;
        let mut named: Vec<ReplyName> = replies.iter().map(|reply| self.named(reply)).collect();
        named.sort_by(|a, b| a.shortcut.cmp(&b.shortcut));
        Ok(named)
    }

    /// Looks the library through, unless nothing has changed since that was last done.
    pub(super) fn look_through(&mut self, replies: &[Reply]) -> Result<(), Error> {
        let (seq, today) = (self.store.last_seq()?, self.now()?.date());
        if self.looked_through.as_ref().is_some_and(|found| found.seq == seq && found.today == today) {
            return Ok(());
        }
        let (flaws, said) = (self.check_library()?, self.who_says(replies)?);
        let newer = self.plan_library(&Choices::default())?.changes.len();
        self.looked_through = Some(LookedThrough { seq, today, flaws, said, newer });
        Ok(())
    }

    /// The replies that say each fact, themselves or through one they include.
    fn who_says(&self, replies: &[Reply]) -> Result<Said, Error> {
        let known = self.known()?;
        let mut names: HashMap<&str, Names> = HashMap::new();
        for reply in replies {
            let of_reply = names.entry(reply.shortcut.as_str()).or_default();
            for variant in reply.variants.iter().filter(|variant| variant.body.contains('{')) {
                // What cannot be filled says nothing; that it cannot is told elsewhere.
                if let Ok(outline) = self.outline(reply.shortcut.as_str(), &variant.body, &known) {
                    of_reply.take(outline);
                }
            }
        }
        let mut said = Said::new();
        for reply in replies {
            let mut seen: BTreeSet<&str> = BTreeSet::from([reply.shortcut.as_str()]);
            let mut waiting: Vec<&str> = vec![reply.shortcut.as_str()];
            while let Some(names) = waiting.pop().and_then(|shortcut| names.get(shortcut)) {
                for fact in &names.facts {
                    said.entry(fact.clone()).or_default().insert(reply.id);
                }
                waiting.extend(names.includes.iter().map(String::as_str).filter(|include| seen.insert(include)));
            }
        }
        Ok(said)
    }

    /// The replies that these names include, and those that they include in turn; the facts all of these say are added to the names.
    pub(super) fn included_in(&self, names: &mut Names) -> Result<Vec<ReplyName>, Error> {
        let (mut found, mut seen) = (Vec::new(), names.includes.clone());
        let mut waiting: Vec<String> = names.includes.iter().cloned().collect();
        while let Some(shortcut) = waiting.pop() {
            // One that is not there is a mistake, which is told elsewhere.
            let Ok(reply) = self.reply_called(&shortcut) else { continue };
            let known = self.known()?;
            for variant in &reply.variants {
                let Ok(outline) = self.outline(&shortcut, &variant.body, &known) else { continue };
                waiting.extend(outline.includes.iter().filter(|include| seen.insert((*include).clone())).cloned());
                names.take(outline);
            }
            found.push(self.named(&reply));
        }
        found.sort_by(|a, b| a.shortcut.cmp(&b.shortcut));
        Ok(found)
    }

    /// The replies that include a reply.
    pub(super) fn including(&self, wanted: &Reply) -> Result<Vec<ReplyName>, Error> {
        let name = wanted.shortcut.as_str();
        let may = |reply: &Reply| {
            reply.id != wanted.id
                && reply.variants.iter().any(|variant| variant.body.contains("include") && variant.body.contains(name))
        };
        let mut found = Vec::new();
        for reply in self.replies_where(may)? {
            let known = self.known()?;
            let includes = |body: &str| {
                let outline = self.outline(reply.shortcut.as_str(), body, &known);
                outline.is_ok_and(|outline| outline.includes.iter().any(|include| include == name))
            };
            if reply.variants.iter().any(|variant| includes(&variant.body)) {
                found.push(self.named(&reply));
            }
        }
        Ok(found)
    }
}

impl Names {
    pub(super) fn take(&mut self, outline: Outline) {
        let facts = outline.paths.iter().filter_map(|path| path.strip_prefix("shop."));
        self.facts.extend(facts.map(str::to_owned));
        self.includes.extend(outline.includes);
    }
}
