//! From a key to the next state of the screen. Nothing in here reads, writes or waits.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::choices;
use super::{Draft, Mapper, Open, Row, Said, Whole};
use crate::model::{Channel, Currency, State};
use crate::transfer::tables::{DayOrder, Field, Mapping};
use crate::tui::action::Action;
use crate::tui::field::{Field as Input, Typed};
use crate::tui::model::NoticeKind;
use crate::tui::picker::step;
use crate::tui::terminal::Input as Event;

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Redraw,
    Suspend,
    Resume,
    /// The screen closes, with a mapping or without.
    End(Option<Box<Mapping>>),
}

/// The next state, and what is to be done.
pub fn update(mapper: &mut Mapper, event: Event) -> Option<Effect> {
    match event {
        Event::Key(key) => press(mapper, key),
        Event::Paste(paste) => {
            put(mapper, &paste.text);
            None
        }
        Event::Resize { columns, rows } => {
            mapper.size = (columns, rows);
            Some(Effect::Redraw)
        }
        Event::Suspend => Some(Effect::Suspend),
        Event::Resume => Some(Effect::Resume),
        Event::HangUp | Event::Terminate => Some(Effect::End(None)),
        Event::Mouse(_) => None,
    }
}

fn press(mapper: &mut Mapper, key: KeyEvent) -> Option<Effect> {
    let action = mapper.keymap.action(mapper.scope(), key);
    let is_asked = std::mem::take(&mut mapper.leaving);
    mapper.said = None;
    let effect = act(mapper, action, Some(key), is_asked);
    mapper.note_seen();
    effect
}

/// Does what an action says, or types what the key is. Palette and help come here too.
fn act(mapper: &mut Mapper, action: Option<Action>, key: Option<KeyEvent>, is_asked: bool) -> Option<Effect> {
    let leaves = matches!(action, Some(Action::Back | Action::Cancel));
    match action {
        Some(Action::Redraw) => return Some(Effect::Redraw),
        Some(Action::Suspend) => return Some(Effect::Suspend),
        Some(Action::Quit) => {
            mapper.open = None;
            mapper.behind = None;
            return leave(mapper, is_asked);
        }
        Some(action @ (Action::Palette | Action::Help)) => choices::over(mapper, action),
        _ if leaves && mapper.open.is_none() => return leave(mapper, is_asked),
        _ if leaves => close(mapper),
        _ if mapper.open.is_some() => return in_open(mapper, action, key),
        Some(action) => return in_list(mapper, action),
        None => key.into_iter().for_each(|key| type_into(mapper, key)),
    }
    None
}

/// Closes what is open; what palette and help were opened over is open again.
pub(super) fn close(mapper: &mut Mapper) {
    mapper.open = mapper.behind.take();
    mapper.look();
}

/// Closes without a mapping, unless something would be lost that nobody has asked about yet.
fn leave(mapper: &mut Mapper, is_asked: bool) -> Option<Effect> {
    if mapper.before.is_empty() || is_asked {
        return Some(Effect::End(None));
    }
    mapper.leaving = true;
    let text = mapper.messages.text("mapper-leave-again").into_owned();
    mapper.said = Some(Said { kind: NoticeKind::Warning, text });
    None
}

fn in_list(mapper: &mut Mapper, action: Action) -> Option<Effect> {
    let page = isize::try_from(mapper.size.1 / 2).unwrap_or(1);
    match action {
        Action::ColumnUp => mapper.selected = step(mapper.selected, -1, mapper.rows.len()),
        Action::ColumnDown => mapper.selected = step(mapper.selected, 1, mapper.rows.len()),
        Action::ColumnsUp => mapper.selected = step(mapper.selected, -page, mapper.rows.len()),
        Action::ColumnsDown => mapper.selected = step(mapper.selected, page, mapper.rows.len()),
        Action::GiveMeaning => choices::open(mapper),
        Action::NoMeaning => clear(mapper),
        Action::SaveMapping => return save(mapper),
        Action::Undo => take_back(mapper),
        Action::Redo => make_again(mapper),
        _ => {}
    }
    None
}

/// A letter on a line begins to say what it is.
fn type_into(mapper: &mut Mapper, key: KeyEvent) {
    let types = matches!(key.code, KeyCode::Char(_))
        && !key.modifiers.intersects(KeyModifiers::CONTROL.union(KeyModifiers::ALT));
    if types {
        choices::open(mapper);
        if let Some(Open::Text(field)) = &mut mapper.open {
            field.select_all();
        }
        in_open(mapper, None, Some(key));
    }
}

fn put(mapper: &mut Mapper, pasted: &str) {
    mapper.leaving = false;
    if let Some(input) = mapper.input() {
        input.insert(pasted);
        choices::narrow(mapper);
    }
}

fn in_open(mapper: &mut Mapper, action: Option<Action>, key: Option<KeyEvent>) -> Option<Effect> {
    let page = isize::try_from(mapper.size.1 / 3).unwrap_or(1);
    let by = match action {
        Some(Action::Choose | Action::FormDone | Action::FormNext) => return take(mapper, action),
        Some(Action::PickerUp) => -1,
        Some(Action::PickerDown) => 1,
        Some(Action::PickerPageUp) => -page,
        Some(Action::PickerPageDown) => page,
        _ => {
            let typed = mapper.input().zip(key).map(|(input, key)| input.key(key));
            if typed == Some(Typed::Changed) {
                choices::narrow(mapper);
            }
            return None;
        }
    };
    match &mut mapper.open {
        Some(Open::Meaning(picker)) => picker.step(by),
        Some(Open::Days(picker)) => picker.step(by),
        Some(Open::State(picker)) => picker.step(by),
        Some(Open::Palette(picker)) => picker.step(by),
        Some(Open::Help(picker)) => picker.step(by),
        Some(Open::Text(_)) | None => {}
    }
    mapper.look();
    None
}

/// Takes over what is open.
fn take(mapper: &mut Mapper, action: Option<Action>) -> Option<Effect> {
    let row = mapper.row();
    let chosen = match &mapper.open {
        Some(Open::Palette(picker)) => picker.chosen().map(|choice| choice.value),
        Some(Open::Help(picker)) => picker.chosen().and_then(|choice| choice.value),
        _ => None,
    };
    if matches!(mapper.open, Some(Open::Palette(_) | Open::Help(_))) {
        let chosen = chosen?;
        close(mapper);
        let is_here = mapper.scope().outwards().any(|scope| scope == chosen.entry().scope);
        return if is_here { act(mapper, Some(chosen), None, false) } else { None };
    }
    match (&mapper.open, row) {
        (Some(Open::Meaning(picker)), Row::Column(column)) => {
            let choice = picker.chosen()?;
            let meaning = choice.value;
            mapper.open = None;
            give(mapper, column, meaning);
        }
        (Some(Open::State(picker)), Row::Word(place)) => {
            let choice = picker.chosen()?;
            let state = choice.value;
            mapper.open = None;
            tell(mapper, place, state);
        }
        (Some(Open::Days(picker)), _) => {
            let choice = picker.chosen()?;
            let days = choice.value;
            mapper.open = None;
            change(mapper, |draft| {
                draft.days = days;
                draft.days_told = true;
            });
        }
        (Some(Open::Text(field)), Row::Whole(whole)) => {
            let typed = field.text().trim().to_owned();
            if take_text(mapper, whole, &typed) {
                mapper.open = None;
            }
        }
        _ => mapper.open = None,
    }
    if mapper.open.is_none() && (action == Some(Action::FormNext) || matches!(row, Row::Column(_) | Row::Word(_))) {
        mapper.selected = step(mapper.selected, 1, mapper.rows.len());
    }
    None
}

/// Takes a text over as what is told of the whole; says whether it can be that.
fn take_text(mapper: &mut Mapper, whole: Whole, typed: &str) -> bool {
    match whole {
        Whole::Currency if typed.is_empty() => tell_currency(mapper, None),
        Whole::Currency => {
            let Some(currency) = Currency::called(typed, mapper.task.currency) else {
                return refuse(mapper, "currency");
            };
            tell_currency(mapper, Some(currency));
        }
        Whole::Channel => {
            let channel = Some(Channel::new(typed)).filter(|channel| !channel.name().is_empty());
            change(mapper, |draft| draft.channel = channel);
        }
        Whole::Name if typed.is_empty() => return refuse(mapper, "name"),
        Whole::Name => change(mapper, |draft| typed.clone_into(&mut draft.name)),
        Whole::Days => {}
    }
    true
}

fn refuse(mapper: &mut Mapper, what: &str) -> bool {
    let text = mapper.messages.member("mapper-wrong", what);
    mapper.said = Some(Said { kind: NoticeKind::Danger, text });
    false
}

fn give(mapper: &mut Mapper, column: usize, meaning: Option<Field>) {
    let told: Vec<bool> = mapper.draft.guessed.clone();
    let is_double = meaning.is_some()
        && (0..told.len()).any(|other| other != column && mapper.draft.meanings[other] == meaning && !told[other]);
    let mut from = None;
    change(mapper, |draft| from = draft.give(column, meaning));
    let Some(field) = meaning else { return };
    let meaning = mapper.meaning(field);
    let text = if let Some(other) = from {
        let header = mapper.task.sample.headers.get(other).cloned().unwrap_or_default();
        mapper.messages.with("mapper-moved", &[("meaning", meaning.into()), ("header", header.into())])
    } else if is_double {
        mapper.messages.with("mapper-double", &[("meaning", meaning.into())])
    } else {
        return;
    };
    mapper.said = Some(Said { kind: NoticeKind::Plain, text });
}

fn clear(mapper: &mut Mapper) {
    match mapper.row() {
        Row::Column(column) => give(mapper, column, None),
        Row::Word(place) => tell(mapper, place, None),
        Row::Whole(Whole::Currency) => tell_currency(mapper, None),
        Row::Whole(Whole::Channel) => change(mapper, |draft| draft.channel = None),
        Row::Whole(Whole::Days) => change(mapper, |draft| {
            draft.days = None;
            draft.days_told = true;
        }),
        Row::Whole(Whole::Name) => {}
    }
}

fn tell_currency(mapper: &mut Mapper, currency: Option<Currency>) {
    change(mapper, |draft| {
        draft.currency = currency;
        draft.currency_told = true;
    });
}

fn tell(mapper: &mut Mapper, place: usize, state: Option<State>) {
    let word = mapper.word(place).0.to_owned();
    change(mapper, |draft| draft.tell(&word, state));
}

/// Makes a change that can be taken back.
fn change(mapper: &mut Mapper, make: impl FnOnce(&mut Draft)) {
    let before = mapper.draft.clone();
    make(&mut mapper.draft);
    mapper.draft.suppose(&mapper.task);
    if mapper.draft != before {
        mapper.before.push(before);
        mapper.undone.clear();
    }
    mapper.look();
}

fn take_back(mapper: &mut Mapper) {
    if let Some(before) = mapper.before.pop() {
        mapper.undone.push(std::mem::replace(&mut mapper.draft, before));
        mapper.look();
    } else {
        let text = mapper.messages.text("notice-nothing-typed").into_owned();
        mapper.said = Some(Said { kind: NoticeKind::Plain, text });
    }
}

fn make_again(mapper: &mut Mapper) {
    if let Some(again) = mapper.undone.pop() {
        mapper.before.push(std::mem::replace(&mut mapper.draft, again));
        mapper.look();
    }
}

/// Ends with the mapping, where nothing is in its way; else says what is, and marks the line.
fn save(mapper: &mut Mapper) -> Option<Effect> {
    let lacks = mapper.lacks();
    let (text, row) = if !lacks.is_empty() {
        let text = mapper.messages.with("mapper-lacks", &[("fields", lacks.join(", ").into())]);
        let empty = mapper.draft.meanings.iter().position(Option::is_none).unwrap_or(0);
        (text, Row::Column(empty))
    } else if mapper.draft.name.trim().is_empty() {
        (mapper.messages.member("mapper-wrong", "name"), Row::Whole(Whole::Name))
    } else if mapper.is_taken() {
        let text = mapper.messages.with("mapper-taken", &[("name", mapper.draft.name.as_str().into())]);
        (text, Row::Whole(Whole::Name))
    } else if let Some((text, row)) = mapper.question() {
        return told(mapper, NoticeKind::Warning, text, row);
    } else {
        return Some(Effect::End(Some(Box::new(mapper.draft.mapping(&mapper.task)))));
    };
    told(mapper, NoticeKind::Danger, text, row)
}

/// Says what is in the way of keeping, and marks the line it is about.
fn told(mapper: &mut Mapper, kind: NoticeKind, text: String, row: Row) -> Option<Effect> {
    mapper.said = Some(Said { kind, text });
    mapper.selected = mapper.rows.iter().position(|one| *one == row).unwrap_or(mapper.selected);
    None
}

impl Mapper {
    /// Where one types now.
    const fn input(&mut self) -> Option<&mut Input> {
        match &mut self.open {
            None => None,
            Some(Open::Text(field)) => Some(field),
            Some(Open::Meaning(picker)) => Some(&mut picker.query),
            Some(Open::Days(picker)) => Some(&mut picker.query),
            Some(Open::State(picker)) => Some(&mut picker.query),
            Some(Open::Palette(picker)) => Some(&mut picker.query),
            Some(Open::Help(picker)) => Some(&mut picker.query),
        }
    }

    /// What something told of the whole is called: days by one of the table, where there is one that does not tell.
    pub fn label(&self, whole: Whole) -> String {
        let day = || self.task.sample.unclear_day(&self.draft.meanings).map_or("10/09/26", |(day, _)| day);
        match whole {
            Whole::Currency => self.messages.text("mapper-currency").into_owned(),
            Whole::Days => self.messages.with("mapper-days", &[("day", day().into())]),
            Whole::Channel => self.messages.text("mapper-channel").into_owned(),
            Whole::Name => self.messages.text("mapper-name").into_owned(),
        }
    }

    /// What an order of day and month is called.
    pub fn day_order(&self, order: Option<DayOrder>) -> String {
        self.messages.member("day-order", order.map_or("by-itself", DayOrder::word))
    }

    /// What is told of the whole so far, as one would type it.
    pub fn text_of(&self, whole: Whole) -> String {
        match whole {
            Whole::Currency => self.draft.currency.map(|currency| currency.code().to_owned()).unwrap_or_default(),
            Whole::Days => self.day_order(self.draft.days),
            Whole::Channel => self.draft.mapping(&self.task).channel.label().to_owned(),
            Whole::Name => self.draft.name.clone(),
        }
    }
}
