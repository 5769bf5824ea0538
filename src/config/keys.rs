use std::collections::BTreeMap;

use crokey::{KeyCombination, OneToThree};
use crossterm::event::{KeyCode, KeyModifiers};
use serde::{Serialize, Serializer};
use toml::Spanned;
use toml::de::DeValue;

use super::mistake::{Found, TakenBy, Wrong};
use crate::text::nearest;

/// The name of the section.
pub(super) const SECTION: &str = "keys";

/// What the example says about it.
pub(super) const DOC: &[&str] = &[
    " The keys of actions: the name of an action, and a key or a list of keys for it, which take the place of the usual ones.",
    " The help of the interface shows every action's name. Keys are written \"enter\", \"ctrl-y\", \"alt-up\", \"f5\", \"pagedown\".",
    " Not to be had: ctrl-a and ctrl-b (tmux, screen), ctrl-h, ctrl-i, ctrl-j, ctrl-m and ctrl-[ (the terminal sends Backspace,",
    " Tab, Enter and Esc for them), ctrl-z (suspends).",
];

/// The keys the user has given to actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keys(BTreeMap<String, Vec<KeyCombination>>);

impl Keys {
    /// The keys the user wants for an action; `None` where the usual ones hold.
    pub fn of(&self, action: &str) -> Option<&[KeyCombination]> {
        self.0.get(action).map(Vec::as_slice)
    }

    /// Every action the user has given keys to, with the keys as they are written.
    pub fn written(&self) -> BTreeMap<String, Vec<String>> {
        let written = |keys: &Vec<KeyCombination>| keys.iter().map(|key| key.to_string().to_lowercase()).collect();
        self.0.iter().map(|(action, keys)| (action.clone(), written(keys))).collect()
    }

    pub(super) fn understand(section: Spanned<DeValue<'_>>, actions: &[&str]) -> Result<Self, Found> {
        let at = section.span();
        let DeValue::Table(table) = section.into_inner() else {
            return Err(Found::at(at, Wrong::NotASection { name: SECTION }));
        };
        let mut keys = BTreeMap::new();
        for (action, value) in table {
            let name = action.get_ref().to_string();
            if !actions.contains(&name.as_str()) {
                let suggestion = nearest(&name, actions.iter().copied()).map(str::to_owned);
                return Err(Found::at(action.span(), Wrong::Action { name, suggestion }));
            }
            let combinations = combinations(&name, &value)?;
            keys.insert(name, combinations);
        }
        Ok(Self(keys))
    }
}

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written().serialize(serializer)
    }
}

fn combinations(action: &str, value: &Spanned<DeValue<'_>>) -> Result<Vec<KeyCombination>, Found> {
    match value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| combination(action, value)).collect(),
        _ => Ok(vec![combination(action, value)?]),
    }
}

fn combination(action: &str, value: &Spanned<DeValue<'_>>) -> Result<KeyCombination, Found> {
    let mistaken = |wrong| Found::at(value.span(), wrong);
    let Some(name) = value.get_ref().as_str() else {
        return Err(mistaken(Wrong::NotAKey { action: action.to_owned() }));
    };
    let known = crokey::parse(name).ok();
    // Two keys pressed at once are not told apart by most terminals.
    let Some((key, code)) = known.and_then(|key| match key.codes {
        OneToThree::One(code) => Some((key, code)),
        _ => None,
    }) else {
        return Err(mistaken(Wrong::UnknownKey { name: name.to_owned() }));
    };
    match taken(code, key.modifiers) {
        Some(taken_by) => Err(mistaken(Wrong::Forbidden { name: name.to_owned(), taken_by })),
        None => Ok(key),
    }
}

/// Who has a key that may not be bound. The list is the design's: what multiplexers keep, and what a terminal cannot tell
/// from another key.
fn taken(code: KeyCode, modifiers: KeyModifiers) -> Option<TakenBy> {
    let KeyCode::Char(letter) = code else {
        return None;
    };
    // Shift does not show in a control byte either.
    if modifiers.difference(KeyModifiers::SHIFT) != KeyModifiers::CONTROL {
        return None;
    }
    match letter.to_ascii_lowercase() {
        'a' | 'b' => Some(TakenBy::Multiplexer),
        'h' => Some(TakenBy::Key("Backspace")),
        'i' => Some(TakenBy::Key("Tab")),
        'j' | 'm' => Some(TakenBy::Key("Enter")),
        '[' => Some(TakenBy::Key("Esc")),
        'z' => Some(TakenBy::Suspend),
        _ => None,
    }
}
