//! Which reply says what is due.

use std::collections::HashMap;

use super::{DueReply, Found};
use crate::desk::{Desk, Error};
use crate::model::{Id, Rule};
use crate::store::Suited;

/// What a reply has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Says {
    /// The situation it is for, by its number.
    pub(super) situation: u8,
    /// The reply of the starter library that means it: for P25 there is one that thanks and one that reminds.
    pub(super) usual: &'static str,
    /// It was said before, and is said for the last time, so another reply is better.
    pub(super) again: bool,
}

impl Says {
    pub(super) const fn new(situation: u8, usual: &'static str) -> Self {
        Self { situation, usual, again: false }
    }
}

/// The replies there are for the situations of the rules.
pub(super) struct Choice<'d> {
    desk: &'d Desk,
    suited: Vec<Suited>,
    /// What was looked up already.
    known: HashMap<Id, Option<DueReply>>,
    /// The replies that the settings name for rules, where there are such.
    set: HashMap<Rule, Id>,
    /// What was found to be best.
    best: HashMap<Says, Option<Id>>,
    /// To how many messages a reply was looked for.
    answered: usize,
}

/// To so many messages a reply is looked for: those that wait longest. It takes a third of a millisecond for each.
const MOST_ANSWERED: usize = 20;

impl<'d> Choice<'d> {
    pub(super) fn new(desk: &'d Desk) -> Result<Self, Error> {
        Ok(Self {
            desk,
            suited: desk.store.suited_replies()?,
            known: HashMap::new(),
            set: set(desk)?,
            best: HashMap::new(),
            answered: 0,
        })
    }

    /// The replies for any of these situations.
    pub(super) fn of(&self, situations: &[u8]) -> Vec<Id> {
        let is_for = |suited: &&Suited| suited.situations.iter().any(|one| situations.contains(&one.number()));
        self.suited.iter().filter(is_for).map(|suited| suited.id).collect()
    }

    /// The reply of a line: the one it brings along; else the one the settings name for its rule; else the best for its
    /// situation.
    pub(super) fn reply(&mut self, found: &Found) -> Result<Option<DueReply>, Error> {
        if let Some(reply) = found.reply {
            return self.named(reply);
        }
        if let Some(message) = &found.message {
            self.answered += 1;
            let answer = if self.answered > MOST_ANSWERED { None } else { self.desk.answer_to(&message.text) };
            return answer.map_or(Ok(None), |reply| self.named(reply));
        }
        let chosen = match self.set.get(&found.rule) {
            Some(reply) => Some(*reply),
            None => found.says.and_then(|says| self.best(says)),
        };
        chosen.map_or(Ok(None), |reply| self.named(reply))
    }

    /// The best reply for a situation, looked for once.
    fn best(&mut self, says: Says) -> Option<Id> {
        if let Some(known) = self.best.get(&says) {
            return *known;
        }
        let best = self.look_for(says);
        self.best.insert(says, best);
        best
    }

    /// The best reply for a situation: the one of the starter library that means it, else one that names the situation first, is
    /// for little else, is used most.
    fn look_for(&self, says: Says) -> Option<Id> {
        let Says { situation, usual, again } = says;
        let rank = |suited: &&Suited| {
            let place = suited.situations.iter().position(|one| one.number() == situation);
            let usage = self.desk.usage.get(&suited.id).copied().unwrap_or_default();
            (place, suited.situations.len(), std::cmp::Reverse(Ordered(usage)))
        };
        let is_for = |suited: &&Suited| suited.situations.iter().any(|one| one.number() == situation);
        let mut found: Vec<&Suited> = self.suited.iter().filter(is_for).collect();
        found.sort_by_key(rank);
        let meant = found.iter().find(|suited| suited.shortcut.as_str() == usual);
        let at = usize::from(again && found.len() > 1);
        meant.or_else(|| found.get(at)).map(|suited| suited.id)
    }

    fn named(&mut self, id: Id) -> Result<Option<DueReply>, Error> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let reply = self.desk.store.reply(id)?.filter(|reply| !reply.archived).map(|reply| DueReply {
            id,
            shortcut: reply.shortcut.to_string(),
            title: reply.title(&self.desk.settings.interface).to_owned(),
        });
        self.known.insert(id, reply.clone());
        Ok(reply)
    }
}

/// The replies that the settings name for rules.
fn set(desk: &Desk) -> Result<HashMap<Rule, Id>, Error> {
    let mut set = HashMap::new();
    for (rule, shortcut) in &desk.settings.due.replies {
        if let Some(reply) = desk.store.reply_by_shortcut(shortcut)?.filter(|reply| !reply.archived) {
            set.insert(*rule, reply.id);
        }
    }
    Ok(set)
}

/// A number that can be sorted by.
#[derive(PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Desk {
    /// The reply that almost surely answers a message, or at least fits it, where the library was learnt already.
    fn answer_to(&self, message: &str) -> Option<Id> {
        self.knowledge.as_ref()?.answer(message)
    }

    /// Whether a rule is on.
    pub(super) fn has_rule(&self, rule: Rule) -> bool {
        self.settings.due.has(rule)
    }
}
