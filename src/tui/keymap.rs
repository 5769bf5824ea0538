//! Which key does what: the table's keys, and what the user has set instead.

use std::collections::{BTreeMap, HashMap};

use crokey::{KeyCombination, KeyCombinationFormat};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ACTIONS, Action, Scope};

/// Keys that no action may have: multiplexers keep the first two for themselves, the next four *are* Backspace, Tab, Enter
/// and Esc to a terminal. (Ctrl-Z belongs to `suspend` alone.)
const FORBIDDEN: [&str; 7] = ["ctrl-a", "ctrl-b", "ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-["];

/// Keys that edit a line wherever one is typed, and so mean nothing else there.
const LINE_EDITING: [&str; 4] = ["ctrl-u", "ctrl-w", "ctrl-e", "ctrl-k"];

/// What is wrong with the keys the user has set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("there is no action {name:?}")]
    UnknownAction { name: String, did_you_mean: Option<&'static str> },
    #[error("{key:?} is not a key")]
    NotAKey { action: &'static str, key: String },
    #[error("{key} cannot be bound")]
    Forbidden { action: &'static str, key: String },
    #[error("{key} edits the line and cannot be bound")]
    EditsTheLine { action: &'static str, key: String },
    #[error("{key} types a letter and cannot be bound")]
    TypesALetter { action: &'static str, key: String },
    #[error("{key} would do both {first} and {second}")]
    Twice { key: String, first: &'static str, second: &'static str },
}

/// The keys of every action.
#[derive(Clone, Debug)]
pub struct Keymap {
    by_key: HashMap<(Scope, KeyCombination), Action>,
    by_action: HashMap<Action, Vec<KeyCombination>>,
    format: KeyCombinationFormat,
}

impl Keymap {
    /// The table's keys, with the user's in the place of those they name.
    ///
    /// # Errors
    /// The first thing that is wrong with the user's keys.
    pub fn new(user: &BTreeMap<String, Vec<String>>) -> Result<Self, KeyError> {
        let mut chosen: HashMap<Action, Vec<KeyCombination>> = HashMap::new();
        for (name, keys) in user {
            let action = Action::named(name).ok_or_else(|| unknown(name))?;
            let keys = keys.iter().map(|key| users_key(action, key)).collect::<Result<_, _>>()?;
            chosen.insert(action, keys);
        }
        let mut map = Self {
            by_key: HashMap::new(),
            by_action: HashMap::new(),
            format: KeyCombinationFormat::default().with_control("^").with_implicit_shift(),
        };
        for entry in ACTIONS {
            let keys = chosen.remove(&entry.action).unwrap_or_else(|| table_keys(entry.keys));
            for key in &keys {
                if let Some(first) = map.by_key.insert((entry.scope, *key), entry.action) {
                    let (first, second) = (first.entry().name, entry.name);
                    return Err(KeyError::Twice { key: map.shown(*key), first, second });
                }
            }
            map.by_action.insert(entry.action, keys);
        }
        Ok(map)
    }

    /// What a key does in a scope.
    pub fn action(&self, scope: Scope, key: KeyEvent) -> Option<Action> {
        let key = pressed(key);
        let within = scope.outwards().find_map(|scope| self.by_key.get(&(scope, key)).copied());
        // From one page to another, without the way back over the replies.
        let page = || self.by_key.get(&(Scope::Main, key)).copied().filter(|action| action.opens_a_page());
        within.or_else(|| scope.is_page().then(page).flatten())
    }

    /// The key to show for an action: the first it has.
    pub fn key(&self, action: Action) -> Option<String> {
        self.by_action.get(&action)?.first().map(|key| self.shown(*key))
    }

    /// Every key an action has, as shown.
    pub fn keys(&self, action: Action) -> Vec<String> {
        self.by_action.get(&action).into_iter().flatten().map(|key| self.shown(*key)).collect()
    }

    fn shown(&self, key: KeyCombination) -> String {
        let shown = self.format.to_string(key).replace("^-", "^");
        match shown.strip_prefix('^') {
            Some(letter) if letter.chars().count() == 1 => format!("^{}", letter.to_uppercase()),
            _ => match shown.as_str() {
                "Up" => "↑".to_owned(),
                "Down" => "↓".to_owned(),
                "Left" => "←".to_owned(),
                "Right" => "→".to_owned(),
                "BackTab" => "Shift-Tab".to_owned(),
                "^Up" => "^↑".to_owned(),
                "^Down" => "^↓".to_owned(),
                _ => shown,
            },
        }
    }
}

/// The table's own keys are tested to parse, so none is left out here.
fn table_keys(keys: &[&str]) -> Vec<KeyCombination> {
    keys.iter().filter_map(|key| parse(key)).collect()
}

fn parse(key: &str) -> Option<KeyCombination> {
    // crokey splits at hyphens, so the key that is one has a name of its own there.
    let key = if key == "-" { "hyphen" } else { key };
    crokey::parse(key).ok().map(KeyCombination::normalized)
}

fn users_key(action: Action, key: &str) -> Result<KeyCombination, KeyError> {
    let name = action.entry().name;
    let given = || key.to_owned();
    let combination = parse(key).ok_or_else(|| KeyError::NotAKey { action: name, key: given() })?;
    let is_one_of = |list: &[&str]| list.iter().any(|one| parse(one) == Some(combination));
    if is_one_of(&FORBIDDEN) || (is_one_of(&["ctrl-z"]) && action != Action::Suspend) {
        return Err(KeyError::Forbidden { action: name, key: given() });
    }
    if is_one_of(&LINE_EDITING) {
        return Err(KeyError::EditsTheLine { action: name, key: given() });
    }
    let plain = combination.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    let letter = matches!(combination.codes.first(), KeyCode::Char(_));
    if plain && letter && action.entry().scope != Scope::Basket {
        return Err(KeyError::TypesALetter { action: name, key: given() });
    }
    Ok(combination)
}

/// A key as pressed, in the form the table's keys are kept in.
fn pressed(key: KeyEvent) -> KeyCombination {
    KeyCombination::from(KeyEvent::new(key.code, key.modifiers)).normalized()
}

fn unknown(name: &str) -> KeyError {
    let did_you_mean = crate::text::nearest(name, ACTIONS.iter().map(|entry| entry.name));
    KeyError::UnknownAction { name: name.to_owned(), did_you_mean }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(user: &[(&str, &str)]) -> Result<Keymap, KeyError> {
        let keys = user.iter().map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()])).collect();
        Keymap::new(&keys)
    }

    #[test]
    fn the_table_has_valid_keys_and_no_key_twice_in_a_scope() {
        map(&[]).unwrap();
        for entry in ACTIONS {
            assert_eq!(table_keys(entry.keys).len(), entry.keys.len(), "{}", entry.name);
            for key in entry.keys {
                assert!(!FORBIDDEN.contains(key) && !LINE_EDITING.contains(key), "{key}");
            }
        }
    }

    #[test]
    fn a_key_means_what_its_scope_says_else_what_holds_everywhere() {
        let map = map(&[]).unwrap();
        let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(map.action(Scope::Main, enter), Some(Action::Copy));
        assert_eq!(map.action(Scope::Journal, enter), Some(Action::CopyAgain));
        let quit = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL);
        assert_eq!(map.action(Scope::Editor, quit), Some(Action::Quit));
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(map.action(Scope::Form, back), Some(Action::FormPrevious));
    }

    #[test]
    fn the_user_may_move_a_key_but_not_to_everywhere() {
        let moved = map(&[("to-whom", "ctrl-]")]).unwrap();
        assert_eq!(moved.key(Action::ToWhom).as_deref(), Some("^]"));
        let wrong = |name, key| map(&[(name, key)]).unwrap_err();
        assert!(matches!(wrong("to-whom", "ctrl-b"), KeyError::Forbidden { .. }));
        assert!(matches!(wrong("to-whom", "ctrl-z"), KeyError::Forbidden { .. }));
        assert!(matches!(wrong("to-whom", "ctrl-w"), KeyError::EditsTheLine { .. }));
        assert!(matches!(wrong("to-whom", "x"), KeyError::TypesALetter { .. }));
        assert!(matches!(wrong("to-whom", "hyper-ü-9"), KeyError::NotAKey { .. }));
        assert!(matches!(wrong("to-whom", "ctrl-o"), KeyError::Twice { .. }));
        assert_eq!(
            wrong("to-wohm", "ctrl-o"),
            KeyError::UnknownAction { name: "to-wohm".to_owned(), did_you_mean: Some("to-whom") }
        );
    }

    #[test]
    fn keys_are_shown_the_way_the_footer_writes_them() {
        let map = map(&[]).unwrap();
        let shown = |action| map.key(action).unwrap();
        assert_eq!(shown(Action::ToWhom), "^T");
        assert_eq!(shown(Action::Copy), "Enter");
        assert_eq!(shown(Action::FormPrevious), "Shift-Tab");
        assert_eq!(shown(Action::ListUp), "↑");
    }
}
