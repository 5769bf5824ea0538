//! What has been told of the table so far.

use super::Task;
use crate::model::{Channel, Currency, State};
use crate::text::folded;
use crate::transfer::tables::{Column, DayOrder, Field, Holds, Mapping, StateWord};

/// A mapping that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// For each column, what it means.
    pub meanings: Vec<Option<Field>>,
    /// For each column, whether that is only a guess.
    pub guessed: Vec<bool>,
    pub currency: Option<Currency>,
    /// The seller has told the currency, or left it to the table.
    pub currency_told: bool,
    pub days: Option<DayOrder>,
    /// The seller has told the order of the numbers in a day, or left it to the days.
    pub days_told: bool,
    /// Where the orders come from; as long as nobody tells, what the mapping is called.
    pub channel: Option<Channel>,
    pub name: String,
    /// What words for states mean that are not known, or mean something else here.
    pub states: Vec<StateWord>,
}

impl Draft {
    /// What is guessed of a table, and what a mapping knew that is to be mended.
    pub(super) fn guessed(task: &Task) -> Self {
        let sample = &task.sample;
        let known = task.mended.as_ref().map(|mapping| sample.known(mapping));
        let mut meanings = sample.guess(task.holds);
        let mut guessed = vec![true; meanings.len()];
        if let Some(known) = known {
            for (column, field) in known.iter().enumerate() {
                if let (Some(_), Some(meaning)) = (field, meanings.get_mut(column)) {
                    *meaning = *field;
                    guessed[column] = false;
                }
            }
            // What the mapping left out on purpose stays so: guessed is only what it has lost.
            for (column, meaning) in meanings.iter_mut().enumerate() {
                let is_known = meaning.is_some_and(|field| known.contains(&Some(field)));
                let is_wanted = meaning.is_some_and(|field| {
                    task.mended.iter().flat_map(|mapping| &mapping.columns).any(|column| column.field == field)
                });
                if guessed[column] && (is_known || !is_wanted) {
                    *meaning = None;
                }
            }
        }
        let base = task.mended.as_ref();
        let channel = base.map(|mapping| mapping.channel.clone()).or_else(|| sample.channel());
        let name = base.map(|mapping| mapping.name.clone()).or_else(|| task.name.clone());
        let mut draft = Self {
            name: name.unwrap_or_else(|| usual_name(task, channel.as_ref())),
            currency: base.and_then(|mapping| mapping.currency),
            currency_told: base.is_some_and(|mapping| mapping.currency.is_some()),
            days: base.and_then(|mapping| mapping.days),
            days_told: base.is_some_and(|mapping| mapping.days.is_some()),
            channel,
            meanings,
            guessed,
            states: base.map(|mapping| mapping.states.clone()).unwrap_or_default(),
        };
        draft.suppose(task);
        draft
    }

    /// Supposes what was not told of the whole table, by what its columns mean now.
    pub(super) fn suppose(&mut self, task: &Task) {
        let sample = &task.sample;
        if !self.currency_told {
            self.currency = task.currency.filter(|_| sample.lacks_currency(&self.meanings));
        }
        if !self.days_told {
            self.days = sample.unclear_day(&self.meanings).map(|(_, likely)| likely);
        }
    }

    /// The mapping this is: the one that is mended as long as it keeps its name, else another beside it.
    pub fn mapping(&self, task: &Task) -> Mapping {
        let named = Mapping::named(self.name.trim(), task.holds);
        let mended = task.mended.as_ref().filter(|mapping| folded(&mapping.name) == folded(&named.name));
        let columns = task.sample.headers.iter().zip(&self.meanings);
        let columns =
            columns.filter_map(|(header, meaning)| Some(Column { field: (*meaning)?, header: header.clone() }));
        Mapping {
            id: mended.map_or(named.id, |mapping| mapping.id),
            columns: columns.collect(),
            currency: self.currency,
            days: self.days,
            states: self.states.clone(),
            channel: self.channel.clone().unwrap_or_else(|| named.channel.clone()),
            ..named
        }
    }

    /// Says what a word for a state means; none leaves it to the program.
    pub(super) fn tell(&mut self, word: &str, state: Option<State>) {
        self.states.retain(|known| folded(&known.word) != folded(word));
        self.states.extend(state.map(|state| StateWord { word: word.to_owned(), state }));
    }

    /// Gives a column a meaning, or none. A guess that says the same of another column was wrong; what was told of one stays, and its column
    /// is then looked at first. Says from which column a guess was taken.
    pub(super) fn give(&mut self, column: usize, meaning: Option<Field>) -> Option<usize> {
        let other = (0..self.meanings.len()).find(|other| {
            *other != column && meaning.is_some() && self.meanings[*other] == meaning && self.guessed[*other]
        });
        if let Some(other) = other {
            self.meanings[other] = None;
        }
        if let Some(place) = self.meanings.get_mut(column) {
            *place = meaning;
            self.guessed[column] = false;
        }
        other
    }
}

/// What a mapping is called where nobody says: the channel its orders come from, else the name of the file without its numbers.
fn usual_name(task: &Task, channel: Option<&Channel>) -> String {
    let stem = task.sample.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let base = match channel {
        Some(channel) if task.holds == Holds::Orders => channel.label().to_owned(),
        _ if words.is_empty() => task.holds.word().to_owned(),
        _ => words.join(" "),
    };
    let base = crate::text::sanitise_line(&base).into_owned();
    let is_free = |name: &String| !task.taken.iter().any(|other| other.eq_ignore_ascii_case(name));
    // One more than there are names is free.
    let numbered = (2..task.taken.len() + 3).map(|number| format!("{base} {number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base)
}
