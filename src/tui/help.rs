//! Every action by name, and the help: both read from the action table.

use super::action::{ACTIONS, Action, Entry, Scope};
use super::keymap::Keymap;
use super::picker::Choice;
use crate::i18n::Messages;
use crate::text;

/// What the lists of actions are made of.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    pub messages: &'a Messages,
    pub keymap: &'a Keymap,
}

impl Lists<'_> {
    /// The actions that can be chosen here, by words of what they are called.
    pub fn palette(self, here: Scope, typed: &str) -> Vec<Choice<Action>> {
        let is_here = |entry: &&Entry| entry.in_palette && here.outwards().any(|around| around == entry.scope);
        let wanted = |entry: &&Entry| matches_words(&self.words_of(entry), typed);
        let mut entries: Vec<&Entry> = ACTIONS.iter().filter(is_here).filter(wanted).collect();
        // What is called so comes before what only speaks of it.
        let typed = text::folded(typed.trim());
        entries.sort_by_key(|entry| !text::folded(&entry.label(self.messages)).starts_with(typed.as_ref()));
        entries.into_iter().map(|entry| self.choice(entry, entry.action)).collect()
    }

    /// Every action: first what keys do here, then the rest.
    pub fn help(self, here: Scope, typed: &str) -> Vec<Choice<Option<Action>>> {
        let mut lines = Vec::new();
        let elsewhere = Scope::ALL.into_iter().filter(|scope| here.outwards().all(|around| around != *scope));
        for scope in here.outwards().chain(elsewhere) {
            let name = self.messages.member("scope", scope.word());
            let of_scope = ACTIONS.iter().filter(|entry| entry.scope == scope);
            let wanted = |entry: &&Entry| matches_words(&format!("{name} {}", self.words_of(entry)), typed);
            let entries: Vec<_> = of_scope.filter(wanted).collect();
            if !entries.is_empty() {
                lines.push(Choice { value: None, name, detail: String::new(), end: String::new() });
            }
            lines.extend(entries.into_iter().map(|entry| self.named(entry)));
        }
        lines
    }

    fn choice<T>(self, entry: &Entry, value: T) -> Choice<T> {
        Choice {
            value,
            name: entry.label(self.messages),
            detail: entry.help(self.messages),
            end: self.keymap.key(entry.action).unwrap_or_default(),
        }
    }

    /// A line of the help: with every key, and the name that the action has in the config.
    fn named(self, entry: &Entry) -> Choice<Option<Action>> {
        let line = self.choice(entry, Some(entry.action));
        let keys = self.keymap.keys(entry.action).join(" ");
        Choice { end: format!("{}  {keys}", entry.name).trim_end().to_owned(), ..line }
    }

    fn words_of(self, entry: &Entry) -> String {
        format!("{} {} {}", entry.name, entry.label(self.messages), entry.help(self.messages))
    }
}

/// Whether every word typed stands in a line, folded.
fn matches_words(line: &str, typed: &str) -> bool {
    let line = text::folded(line);
    text::folded(typed).split_whitespace().all(|word| line.contains(word))
}
