//! Choosing a buyer, an order, a piece, a draft.

use crate::desk::{Pins, Record};
use crate::model::Piece;
use crate::tui::action::Action;
use crate::tui::ask::{Ask, Deed};
use crate::tui::message::{Effect, Looking, Target};
use crate::tui::model::{Model, Screen};
use crate::tui::page::PageKind;
use crate::tui::picker::Choice;
use crate::tui::record;

use super::main::PAGE;
use super::{Effects, message, page, palette};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::Choose => choose(model),
        Action::OpenPage => open_page(model),
        Action::NewRecord => new_record(model),
        Action::EditRecord => edit_record(model),
        Action::DropDraft => drop_draft(model),
        Action::PickerUp => step(model, -1),
        Action::PickerDown => step(model, 1),
        Action::PickerPageUp => step(model, -PAGE),
        Action::PickerPageDown => step(model, PAGE),
        _ => Vec::new(),
    }
}

pub(super) fn step(model: &mut Model, by: isize) -> Effects {
    match model.screens.last_mut() {
        Some(Screen::Pick { picker, .. }) => picker.step(by),
        Some(Screen::Palette(picker)) => picker.step(by),
        Some(Screen::Help(picker)) => picker.step(by),
        _ => {}
    }
    Vec::new()
}

pub(super) fn typed(model: &mut Model) -> Effects {
    let asked = model.ask();
    let pins = model.pins();
    match model.screens.last_mut() {
        Some(Screen::Pick { looking, picker, question }) => {
            *question = asked;
            vec![Effect::Look { question: asked, looking: *looking, typed: picker.query.text(), pins }]
        }
        Some(Screen::Palette(_) | Screen::Help(_)) => palette::narrow(model),
        _ => Vec::new(),
    }
}

/// Lines have come. Where nothing was typed, what is pinned is marked: the key that chooses, pressed twice, leads to its page.
pub(super) fn show(model: &mut Model, of: u64, choices: Vec<Choice<Target>>) {
    let pins = model.pins();
    let Some(Screen::Pick { looking, picker, question }) = model.screens.last_mut() else { return };
    if *question != of {
        return;
    }
    picker.show(choices);
    if picker.query.is_empty() && !matches!(looking, Looking::Twin(_)) {
        let is_pinned = |target: Target| match target {
            Target::Buyer(id) => pins.buyer == Some(id),
            Target::Order(id) => pins.order == Some(id),
            Target::Piece(id) => pins.piece == Some(id),
            _ => false,
        };
        let is_pinned = |choice: &Choice<Target>| is_pinned(choice.value);
        // What takes something away is never what Enter meets first.
        let is_safe = |choice: &Choice<Target>| !matches!(choice.value, Target::CallOff(_));
        let pinned = picker.choices.iter().position(is_pinned);
        picker.selected = pinned.or_else(|| picker.choices.iter().position(is_safe)).unwrap_or(0);
    }
}

fn choose(model: &mut Model) -> Effects {
    match model.screens.last() {
        Some(Screen::Palette(_) | Screen::Help(_)) => palette::choose(model),
        Some(Screen::Pick { looking: Looking::Writer(message), picker, .. }) => {
            let (message, writer) = (*message, picker.chosen().map(|choice| choice.value));
            message::wrote(model, message, writer)
        }
        Some(Screen::Pick { looking: Looking::Twin(buyer), picker, .. }) => {
            let (buyer, twin) = (*buyer, picker.chosen().map(|choice| choice.value));
            let Some(Target::Buyer(twin)) = twin else { return Vec::new() };
            model.screens.pop();
            vec![Effect::Ask(Ask::Merge(buyer, twin))]
        }
        Some(Screen::Pick { picker, .. }) => match picker.chosen().map(|choice| choice.value) {
            Some(Target::Draft(draft)) => {
                model.screens.pop();
                vec![Effect::OpenDraft(draft)]
            }
            Some(Target::State(order, state)) => {
                model.screens.pop();
                vec![Effect::SetState(order, state)]
            }
            Some(Target::Meet { order, at, until, slot }) => {
                model.screens.pop();
                vec![Effect::Do(Deed::Meet { order, at, until, slot })]
            }
            Some(Target::CallOff(order)) => {
                model.screens.pop();
                vec![Effect::Do(Deed::CallOff(order))]
            }
            Some(target) => pin(model, target),
            None => new_record(model),
        },
        _ => Vec::new(),
    }
}

/// Pins what was chosen. A buyer brings their order along, an order its buyer: the desk knows which. A piece stays only where
/// nobody was pinned: else it is what the former buyer had asked about.
pub(super) fn pin(model: &mut Model, target: Target) -> Effects {
    model.screens.clear();
    model.behind.clear();
    let pins = model.pins();
    let piece = pins.piece.filter(|_piece| pins.buyer.is_none() && pins.order.is_none());
    let pins = match target {
        Target::Buyer(buyer) => Pins { buyer: Some(buyer), order: None, piece },
        Target::Order(order) => Pins { buyer: None, order: Some(order), piece },
        Target::Piece(piece) => Pins { piece: Some(piece), ..pins },
        _ => pins,
    };
    vec![Effect::Pin(pins)]
}

/// The page of the marked line; Esc leads back to the list.
fn open_page(model: &mut Model) -> Effects {
    let Some(Screen::Pick { picker, .. }) = model.screens.last() else { return Vec::new() };
    match picker.chosen().map(|choice| choice.value) {
        Some(Target::Buyer(id)) => page::open(model, PageKind::Buyer(id)),
        Some(Target::Order(id)) => page::open(model, PageKind::Order(id)),
        Some(Target::Piece(_)) => page::open(model, PageKind::Pieces),
        _ => Vec::new(),
    }
}

fn drop_draft(model: &Model) -> Effects {
    let Some(Screen::Pick { picker, .. }) = model.screens.last() else { return Vec::new() };
    match picker.chosen().map(|choice| choice.value) {
        Some(Target::Draft(draft)) => vec![Effect::DropDraft(draft)],
        _ => Vec::new(),
    }
}

/// Describes somebody or something new, beginning with what was typed when it was not found and with what the message at hand tells.
fn new_record(model: &mut Model) -> Effects {
    let Some(Screen::Pick { looking, picker, .. }) = model.screens.last() else { return Vec::new() };
    let typed = picker.query.text();
    let record = match looking {
        Looking::Buyer => {
            let language = model.main.message.as_ref().and_then(|message| message.language.as_ref());
            Record::Buyer(Box::new(record::buyer::noted(&typed, model.told(), language)))
        }
        Looking::Order => {
            let buyer = model.pinned.buyer.as_ref().map(|buyer| (buyer.id, buyer.channel()));
            Record::Order(Box::new(record::order::noted(buyer, model.told())))
        }
        Looking::Piece => Record::Piece(Box::new(Piece::named(typed.trim()))),
        Looking::Writer(message) => {
            let ask = Ask::Newcomer(Some(*message));
            model.screens.pop();
            return vec![Effect::Ask(ask)];
        }
        Looking::Twin(_) | Looking::Draft | Looking::State(_) | Looking::Meeting(_) => return Vec::new(),
    };
    model.screens.pop();
    vec![Effect::OpenNewRecord(Box::new(record))]
}

/// Edits what is marked; Esc leads back to the list.
fn edit_record(model: &Model) -> Effects {
    let Some(Screen::Pick { picker, .. }) = model.screens.last() else { return Vec::new() };
    let target = picker.chosen().map(|choice| choice.value);
    target.and_then(super::record::edit).into_iter().collect()
}
