//! The screen on which a seller says what the columns of their table mean. It is a small loop of its own: it begins with a sample of the
//! file and ends with a mapping, or without one.
//!
//! Each column stands with what is above and in it, and what it means; guesses are marked. Beside them stand the orders (or buyers)
//! as they would be read, so that a mistake is seen before anything is taken.

mod choices;
mod doubts;
mod draft;
mod preview;
mod run;
#[cfg(test)]
mod tests;
mod update;

use std::collections::BTreeSet;

use super::action::{Action, Scope};
use super::field::Field as Input;
use super::keymap::Keymap;
use super::model::NoticeKind;
use super::picker::Picker;
use super::theme::Theme;
use crate::i18n::Messages;
use crate::model::{Currency, State};
use crate::report::difference;
use crate::text::folded;
use crate::transfer::tables::{DayOrder, Field, Holds, Mapping, Sample};

pub use draft::Draft;
pub use preview::Preview;
pub use run::{MapperSetup, map_columns};
pub use update::{Effect, update};

/// What the screen is opened for.
#[derive(Debug)]
pub struct Task {
    pub sample: Sample,
    pub holds: Holds,
    /// The mapping that is to be mended, where there is one that fits nearly, or was named and does not fit.
    pub mended: Option<Mapping>,
    /// What a new mapping is to be called, where that was said.
    pub name: Option<String>,
    /// The names other mappings have.
    pub taken: Vec<String>,
    /// What the shop counts in.
    pub currency: Option<Currency>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A column of the table, by its place.
    Column(usize),
    /// A word for a state, by its place among those of the table.
    Word(usize),
    /// What is told of the whole table.
    Whole(Whole),
}

/// What is told of the whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Currency,
    Days,
    Channel,
    Name,
}

/// What is open over the list.
#[derive(Clone, Debug)]
pub enum Open {
    /// The meanings a column may have; none leaves it out.
    Meaning(Picker<Option<Field>>),
    /// Which of two numbers is the month; none lets the days tell.
    Days(Picker<Option<DayOrder>>),
    /// The states a word may mean; none leaves it to the program.
    State(Picker<Option<State>>),
    /// Every action that can be chosen here.
    Palette(Picker<Action>),
    /// Every action with its keys.
    Help(Picker<Option<Action>>),
    /// A text that is typed in its line.
    Text(Input),
}

impl Open {
    /// Where keys go while it is open.
    const fn scope(&self) -> Scope {
        match self {
            Self::Text(_) => Scope::Form,
            _ => Scope::Picker,
        }
    }
}

/// Something said in the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub kind: NoticeKind,
    pub text: String,
}

/// The state of the screen.
#[derive(Debug)]
pub struct Mapper {
    pub messages: Messages,
    pub keymap: Keymap,
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    pub task: Task,
    pub draft: Draft,
    /// Former states, the latest last, and those that were taken back.
    before: Vec<Draft>,
    undone: Vec<Draft>,
    pub rows: Vec<Row>,
    /// The words for states that the table has, and what each is read as.
    pub words: Vec<(String, Option<State>)>,
    pub selected: usize,
    pub open: Option<Open>,
    /// What was open when palette or help were opened over it.
    behind: Option<Open>,
    pub said: Option<Said>,
    /// Leaving was asked for once while something would be lost.
    leaving: bool,
    /// The lines that say what it is called and where orders come from were marked, or nothing was out of sight.
    seen: bool,
    /// What was asked about before keeping.
    asked: BTreeSet<doubts::Doubt>,
    pub preview: Preview,
}

impl Mapper {
    /// The screen as it opens: with guesses.
    pub fn new(messages: Messages, keymap: Keymap, theme: Theme, size: (u16, u16), task: Task) -> Self {
        let draft = Draft::guessed(&task);
        let mut mapper = Self {
            messages,
            keymap,
            theme,
            size,
            task,
            draft,
            before: Vec::new(),
            undone: Vec::new(),
            rows: Vec::new(),
            words: Vec::new(),
            selected: 0,
            open: None,
            behind: None,
            said: None,
            leaving: false,
            seen: false,
            asked: BTreeSet::new(),
            preview: Preview::default(),
        };
        mapper.look();
        mapper.note_seen();
        mapper
    }

    /// Where keys go.
    fn scope(&self) -> Scope {
        self.open.as_ref().map_or(Scope::Mapper, Open::scope)
    }

    /// The marked line.
    pub fn row(&self) -> Row {
        self.rows.get(self.selected).copied().unwrap_or(Row::Whole(Whole::Name))
    }

    /// Whether something was said that can be taken back.
    pub const fn can_take_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// What a field is called.
    pub fn meaning(&self, field: Field) -> String {
        self.messages.member("meaning", field.word())
    }

    /// What is still needed, in words.
    pub fn lacks(&self) -> Vec<String> {
        let lacks = self.draft.mapping(&self.task).lacks();
        let either = |fields: &[Field]| fields.iter().map(|field| self.meaning(*field)).collect::<Vec<_>>();
        lacks.into_iter().map(|fields| either(fields).join(&self.messages.text("mapper-or"))).collect()
    }

    /// What the mapping that is to be mended knew and no column means any more, in words.
    pub fn lost(&self) -> Vec<String> {
        let used = self.used();
        let columns = self.task.mended.iter().flat_map(|mapping| &mapping.columns);
        let lost: BTreeSet<Field> = columns.map(|column| column.field).filter(|field| !used.contains(field)).collect();
        lost.into_iter().map(|field| self.meaning(field)).collect()
    }

    /// What mapping these columns nearly have, as long as nothing was said.
    pub fn nearly(&self) -> Option<String> {
        let mapping = self.task.mended.as_ref().filter(|_| self.before.is_empty())?;
        let differs = difference(&self.task.sample.differs(mapping), &self.messages);
        Some(
            self.messages
                .with("mapper-nearly", &[("mapping", mapping.name.as_str().into()), ("differs", differs.into())]),
        )
    }

    /// Whether another mapping has the name.
    fn is_taken(&self) -> bool {
        let name = folded(self.draft.name.trim()).into_owned();
        self.task.taken.iter().any(|other| folded(other) == name)
    }

    /// The fields that a column already has.
    fn used(&self) -> BTreeSet<Field> {
        self.draft.meanings.iter().flatten().copied().collect()
    }

    /// What the lines of the list are; the marked one stays so.
    fn list(&mut self) {
        let marked = self.row();
        let words = self.task.sample.states(&self.draft.meanings, &self.draft.states);
        self.words = words.into_iter().map(|(word, state)| (word.to_owned(), state)).collect();
        let whole: &[Whole] = match self.task.holds {
            Holds::Orders => &[Whole::Currency, Whole::Days, Whole::Channel, Whole::Name],
            Holds::Buyers => &[Whole::Channel, Whole::Name],
            Holds::Pieces => &[Whole::Currency, Whole::Name],
        };
        let columns = (0..self.task.sample.headers.len()).map(Row::Column);
        let words = (0..self.words.len()).map(Row::Word);
        let is_empty = self.rows.is_empty();
        self.rows = columns.chain(words).chain(whole.iter().copied().map(Row::Whole)).collect();
        let place = self.rows.iter().position(|row| *row == marked).filter(|_| !is_empty);
        self.selected = place.unwrap_or_else(|| self.selected.min(self.rows.len().saturating_sub(1)));
    }

    /// The word for a state at a place, and what it is read as.
    pub fn word(&self, place: usize) -> (&str, Option<State>) {
        self.words.get(place).map_or(("", None), |(word, state)| (word, *state))
    }

    /// Makes the list and the preview anew.
    fn look(&mut self) {
        self.list();
        let mut draft = self.draft.clone();
        // What is marked in the list of meanings, or of states, is tried on.
        match (&self.open, self.row()) {
            (Some(Open::Meaning(picker)), Row::Column(column)) => {
                if let Some(choice) = picker.chosen() {
                    draft.give(column, choice.value);
                    draft.suppose(&self.task);
                }
            }
            (Some(Open::State(picker)), Row::Word(place)) => {
                if let Some(choice) = picker.chosen() {
                    draft.tell(self.word(place).0, choice.value);
                }
            }
            _ => {}
        }
        self.preview = Preview::new(&self.task.sample, &draft.mapping(&self.task), &self.messages);
    }
}
