//! A list to choose one line from, narrowed by typing: buyers, orders, pieces, actions, help.

use super::field::Field;

/// One line that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    pub value: T,
    /// What it is called.
    pub name: String,
    /// What tells it from others of the same name; dim, behind the name.
    pub detail: String,
    /// At the right end of the line: a key, a date.
    pub end: String,
}

/// The list and what was typed above it.
#[derive(Clone, Debug)]
pub struct Picker<T> {
    pub query: Field,
    pub choices: Vec<Choice<T>>,
    pub selected: usize,
}

impl<T> Picker<T> {
    pub fn new(choices: Vec<Choice<T>>) -> Self {
        Self { query: Field::line(""), choices, selected: 0 }
    }

    /// Other lines, as an answer to what was typed; the first one is marked.
    pub fn show(&mut self, choices: Vec<Choice<T>>) {
        self.choices = choices;
        self.selected = 0;
    }

    /// The marked line.
    pub fn chosen(&self) -> Option<&Choice<T>> {
        self.choices.get(self.selected)
    }

    /// Marks the line so many further down, or up where negative; stops at both ends.
    pub fn step(&mut self, by: isize) {
        self.selected = step(self.selected, by, self.choices.len());
    }
}

/// A place in a list of `len` lines after a step, kept inside the list.
pub fn step(at: usize, by: isize, len: usize) -> usize {
    at.saturating_add_signed(by).min(len.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stays_in_the_list() {
        assert_eq!(step(0, -1, 3), 0);
        assert_eq!(step(1, 10, 3), 2);
        assert_eq!(step(0, 1, 0), 0);
    }
}
