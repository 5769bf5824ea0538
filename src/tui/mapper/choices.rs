//! The lists to choose from: meanings, states, orders of day and month, and actions.

use super::{Mapper, Open, Row, Whole};
use crate::model::State;
use crate::text;
use crate::transfer::tables::{DayOrder, Field};
use crate::tui::action::{Action, Scope};
use crate::tui::field::Field as Input;
use crate::tui::help::Lists;
use crate::tui::picker::{Choice, Picker};

/// Opens what the marked line is told with.
pub(super) fn open(mapper: &mut Mapper) {
    mapper.open = Some(match mapper.row() {
        Row::Column(column) => {
            let mut picker = Picker::new(meanings(mapper, ""));
            let now = mapper.draft.meanings.get(column).copied().flatten();
            picker.selected = picker.choices.iter().position(|choice| choice.value == now).unwrap_or(0);
            Open::Meaning(picker)
        }
        Row::Whole(Whole::Days) => {
            let mut picker = Picker::new(day_orders(mapper));
            picker.selected = picker.choices.iter().position(|choice| choice.value == mapper.draft.days).unwrap_or(0);
            Open::Days(picker)
        }
        Row::Word(place) => {
            let mut picker = Picker::new(states(mapper, ""));
            let now = mapper.word(place).1;
            picker.selected = picker.choices.iter().position(|choice| choice.value == now).unwrap_or(0);
            Open::State(picker)
        }
        Row::Whole(whole) => Open::Text(Input::line(&mapper.text_of(whole))),
    });
}

/// Opens palette or help over what is there, or closes them again.
pub(super) fn over(mapper: &mut Mapper, action: Action) {
    let is_open = matches!(mapper.open, Some(Open::Palette(_) | Open::Help(_)));
    if is_open {
        mapper.open = mapper.behind.take();
        return;
    }
    let scope = mapper.scope();
    mapper.behind = mapper.open.take();
    let lists = Lists { messages: &mapper.messages, keymap: &mapper.keymap };
    mapper.open = Some(match action {
        Action::Palette => Open::Palette(Picker::new(lists.palette(scope, ""))),
        _ => Open::Help(Picker::new(lists.help(scope, ""))),
    });
}

/// Fewer lines, by what was typed.
pub(super) fn narrow(mapper: &mut Mapper) {
    let mut open = mapper.open.take();
    let scope = mapper.behind.as_ref().map_or(Scope::Mapper, Open::scope);
    let lists = Lists { messages: &mapper.messages, keymap: &mapper.keymap };
    match &mut open {
        Some(Open::Meaning(picker)) => picker.show(meanings(mapper, &picker.query.text())),
        Some(Open::State(picker)) => picker.show(states(mapper, &picker.query.text())),
        Some(Open::Palette(picker)) => picker.show(lists.palette(scope, &picker.query.text())),
        Some(Open::Help(picker)) => picker.show(lists.help(scope, &picker.query.text())),
        Some(Open::Days(_) | Open::Text(_)) | None => {}
    }
    mapper.open = open;
    mapper.look();
}

/// The meanings a column may have, by a piece of what they are called here or above the columns of sellers.
fn meanings(mapper: &Mapper, typed: &str) -> Vec<Choice<Option<Field>>> {
    let wanted = text::folded(typed.trim()).into_owned();
    let used = mapper.used();
    let none = Choice {
        value: None,
        name: mapper.messages.text("mapper-none").into_owned(),
        detail: mapper.messages.text("mapper-none-help").into_owned(),
        end: String::new(),
    };
    let choice = |field: &Field| {
        let column = mapper.draft.meanings.iter().position(|meaning| *meaning == Some(*field));
        let header = column.and_then(|column| mapper.task.sample.headers.get(column));
        Choice {
            value: Some(*field),
            name: mapper.meaning(*field),
            detail: mapper.messages.under(&format!("meaning-{}", field.word()), "help", &[]).unwrap_or_default(),
            end: header.filter(|_| used.contains(field)).cloned().unwrap_or_default(),
        }
    };
    let fields = mapper.task.holds.fields().iter().map(choice);
    let all = std::iter::once(none).chain(fields);
    let mut found: Vec<_> = all.filter_map(|choice| Some((called(&choice, &wanted)?, choice))).collect();
    found.sort_by_key(|(closeness, _)| *closeness);
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// How closely a meaning is called what was typed, the closest least: its name begins so, has the words in it, or a header that sellers
/// write above such columns is that, or has words that begin so.
fn called(choice: &Choice<Option<Field>>, wanted: &str) -> Option<u8> {
    let name = text::folded(&choice.name).into_owned();
    let said = format!("{name} {}", choice.value.map_or("", Field::word));
    if name.starts_with(wanted) {
        return Some(0);
    }
    if wanted.split_whitespace().all(|word| said.contains(word)) {
        return Some(1);
    }
    let headers = choice.value.into_iter().flat_map(Field::headers).map(text::folded);
    let closeness = |header: &str| {
        let begins = |word: &str| header.split_whitespace().any(|part| part.starts_with(word));
        if header == wanted { Some(2) } else { wanted.split_whitespace().all(begins).then_some(3) }
    };
    headers.filter_map(|header| closeness(&header)).min()
}

/// The states a word may mean, by a piece of what they are called; none leaves it to what is known of it.
fn states(mapper: &Mapper, typed: &str) -> Vec<Choice<Option<State>>> {
    let wanted = text::folded(typed.trim()).into_owned();
    let choice = |value: Option<State>, name: String| Choice { value, name, detail: String::new(), end: String::new() };
    let known = State::ALL.iter().map(|state| choice(Some(*state), mapper.messages.state(*state)));
    let none = choice(None, mapper.messages.text("mapper-state-none").into_owned());
    known.chain([none]).filter(|choice| text::folded(&choice.name).contains(&wanted)).collect()
}

fn day_orders(mapper: &Mapper) -> Vec<Choice<Option<DayOrder>>> {
    let choice = |value: Option<DayOrder>| Choice {
        value,
        name: mapper.day_order(value),
        detail: String::new(),
        end: String::new(),
    };
    let likely = mapper.task.sample.unclear_day(&mapper.draft.meanings).map(|(_, likely)| likely);
    let counted = likely.filter(|likely| *likely == DayOrder::Counted).map(Some);
    let usual = [Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst), None];
    counted.into_iter().chain(usual).map(choice).collect()
}
