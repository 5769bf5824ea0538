//! A field of a record: what it takes, what it holds.

use crate::i18n::Messages;
use crate::text;
use crate::tui::field::Field;

/// One field.
#[derive(Debug)]
pub struct Entry {
    /// The name by which its record knows it.
    pub name: &'static str,
    pub label: String,
    pub kind: Kind,
    pub input: Input,
    /// What it held when it was opened.
    pub(super) before: String,
    /// What would be right, where what it holds is not.
    pub problem: Option<String>,
    /// What may be worth a look; it does not keep the record from being written.
    pub hint: Option<String>,
    /// Dim, while it is empty.
    pub example: String,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of one line.
    Line,
    /// A text of one line that may not be empty.
    Needed,
    /// A text of any number of lines.
    Text,
    /// One value a line.
    Lines,
    /// Handles, one a line.
    Handles,
    /// Links, one a line.
    Links,
    /// Items of an order, one a line.
    Items,
    /// A language, by its code or its name.
    Language,
    /// A day.
    Day,
    /// A sum.
    Sum,
    /// A whole number.
    Count,
    /// One of several words.
    Choice,
    /// Yes or no.
    Switch,
}

/// How a field is filled.
#[derive(Debug)]
pub enum Input {
    Text(Box<Field>),
    /// The words to choose from, each with what it is called; the first may be none.
    Choice {
        of: Vec<(String, String)>,
        at: usize,
    },
    Switch(bool),
}

impl Entry {
    /// A field filled by typing.
    pub(super) fn typed(messages: &Messages, name: &'static str, kind: Kind, value: &str) -> Self {
        let many_lines = matches!(kind, Kind::Text | Kind::Lines | Kind::Handles | Kind::Links | Kind::Items);
        let field = if many_lines { Field::lines(value) } else { Field::line(value) };
        let example = messages.known_member("record-example", name).unwrap_or_default();
        Self { example, ..Self::of(messages, name, kind, Input::Text(Box::new(field))) }
    }

    /// A field that is one of several words, `none` standing for no word where it may be none.
    pub(super) fn choice(
        messages: &Messages,
        name: &'static str,
        words: impl IntoIterator<Item = (String, String)>,
        chosen: Option<&str>,
    ) -> Self {
        let of: Vec<(String, String)> = words.into_iter().collect();
        let at = chosen.and_then(|chosen| of.iter().position(|(word, _)| word == chosen)).unwrap_or(0);
        Self::of(messages, name, Kind::Choice, Input::Choice { of, at })
    }

    /// A field that is yes or no.
    pub(super) fn switch(messages: &Messages, name: &'static str, on: bool) -> Self {
        Self::of(messages, name, Kind::Switch, Input::Switch(on))
    }

    fn of(messages: &Messages, name: &'static str, kind: Kind, input: Input) -> Self {
        let label = messages.member("record-field", name);
        let mut entry =
            Self { name, label, kind, input, before: String::new(), problem: None, hint: None, example: String::new() };
        entry.before = entry.text();
        entry
    }

    /// What it holds, as text.
    pub fn text(&self) -> String {
        match &self.input {
            Input::Text(field) => field.text().trim().to_owned(),
            Input::Choice { of, at } => of.get(*at).map(|(word, _)| word.clone()).unwrap_or_default(),
            Input::Switch(on) => on.to_string(),
        }
    }

    /// Whether it holds something else than when it was opened.
    pub fn is_changed(&self) -> bool {
        self.text() != self.before
    }

    /// Puts another text in the place of what it holds.
    pub(super) fn set(&mut self, to: &str) {
        match &mut self.input {
            Input::Text(field) => field.set(to),
            Input::Choice { of, at } => *at = of.iter().position(|(word, _)| word == to).unwrap_or(*at),
            Input::Switch(on) => *on = to == "true",
        }
    }

    /// Whether Enter adds a line: not on an empty last line, from where it leads on.
    pub fn takes_enter(&self) -> bool {
        let Input::Text(field) = &self.input else { return false };
        let last = field.text().rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        field.has_many_lines() && !(last && field.cursor().0 == field.count_lines())
    }

    /// Whether the cursor can go up, or down, inside it.
    pub fn has_room(&self, down: bool) -> bool {
        let Input::Text(field) = &self.input else { return false };
        if down { field.cursor().0 < field.count_lines() } else { field.cursor().0 > 1 }
    }

    /// Turns a choice by one place, or a switch over.
    pub fn turn(&mut self, forward: bool) {
        match &mut self.input {
            Input::Choice { of, at } if !of.is_empty() => {
                *at = if forward { *at + 1 } else { *at + of.len() - 1 } % of.len();
            }
            Input::Switch(on) => *on = !*on,
            _ => {}
        }
    }

    /// Turns a choice to the next one whose name begins with a letter. Says whether it is a choice.
    pub fn turn_to(&mut self, letter: char) -> bool {
        if let Input::Switch(on) = &mut self.input {
            *on = if letter == ' ' { !*on } else { *on };
            return true;
        }
        let Input::Choice { of, at } = &mut self.input else { return false };
        let typed = letter.to_string();
        let begins = |index: usize| {
            let shown = of.get(index).map(|(_, shown)| text::folded(shown));
            shown.is_some_and(|shown| shown.starts_with(text::folded(&typed).as_ref()))
        };
        *at = (1..=of.len()).map(|by| (*at + by) % of.len()).find(|index| begins(*index)).unwrap_or(*at);
        true
    }
}

/// The words of a closed list with what each is called, after "none".
pub(super) fn words_of<T: Copy>(
    messages: &Messages,
    all: &[T],
    word: fn(T) -> &'static str,
    shown: impl Fn(T) -> String,
) -> Vec<(String, String)> {
    let none = (String::new(), messages.text("record-none").into_owned());
    std::iter::once(none).chain(all.iter().map(|one| (word(*one).to_owned(), shown(*one)))).collect()
}
