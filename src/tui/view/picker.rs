//! Lists to choose from: buyers, orders, pieces, actions, and help.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;
use crate::tui::layout::Regions;
use crate::tui::message::{Looking, Target};
use crate::tui::model::{Model, Screen};
use crate::tui::page::PageKind;
use crate::tui::picker::{Choice, Picker};
use crate::tui::theme::Theme;

use super::lines::{columns, first_shown, line, put, put_right, rest};

pub(super) fn pick(
    model: &Model,
    looking: Looking,
    picker: &Picker<Target>,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let messages = &model.messages;
    let new = model.keymap.key(Action::NewRecord).unwrap_or_default();
    let (hint, empty) = match looking {
        Looking::Buyer => (messages.text("pick-buyer"), messages.with("pick-buyer-none", &[("new", new.into())])),
        Looking::Writer(_) => (messages.text("pick-writer"), messages.with("pick-buyer-none", &[("new", new.into())])),
        Looking::Twin(_) => (messages.text("pick-twin"), messages.text("pick-twin-none").into_owned()),
        Looking::Order => (messages.text("pick-order"), messages.with("pick-order-none", &[("new", new.into())])),
        Looking::Draft => (messages.text("pick-draft"), messages.text("pick-draft-none").into_owned()),
        Looking::Meeting(_) => (messages.text("pick-meeting"), messages.text("pick-meeting-none").into_owned()),
        Looking::State(_) => (messages.text("pick-state"), messages.text("pick-state-none").into_owned()),
        Looking::Piece => (messages.text("pick-piece"), messages.with("pick-piece-none", &[("new", new.into())])),
    };
    if let Some(about) = about(model, looking) {
        let (query, list) = regions.narrowed();
        let between = Rect { y: query.y + 1, height: list.y.saturating_sub(query.y + 1), ..query };
        put(buffer, rest(line(between, 0), 1), &about, model.theme.muted);
    }
    draw(model, &hint, &empty, picker, regions, buffer)
}

/// The line of a list of orders that stands for this one: the board's.
fn marked_line(model: &Model, order: crate::model::Id) -> Option<String> {
    let Some(Screen::Page(page)) = model.screens.iter().rev().find(|screen| matches!(screen, Screen::Page(_))) else {
        return None;
    };
    let mut lines = page.sheet.iter().flat_map(|sheet| &sheet.sections).flat_map(|section| &section.lines);
    let line = lines.find(|line| line.target == Some(Target::Order(order)))?;
    let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    Some(cells.join(" · "))
}

/// What is chosen for, where that is the page below and not what is pinned: it must not be mistaken.
fn about(model: &Model, looking: Looking) -> Option<String> {
    let (Looking::State(order) | Looking::Meeting(order)) = looking else { return None };
    let pages = model.screens.iter().rev().filter_map(|screen| match screen {
        Screen::Page(page) if matches!(page.kind, PageKind::Order(id) | PageKind::Packing(id) if id == order) => {
            page.sheet.as_ref()
        }
        _ => None,
    });
    let Some(sheet) = pages.last() else { return marked_line(model, order) };
    Some(
        std::iter::once(&sheet.title)
            .chain(sheet.buyer.iter().map(|(_, name)| name))
            .cloned()
            .collect::<Vec<_>>()
            .join(" · "),
    )
}

pub(super) fn actions(
    model: &Model,
    picker: &Picker<Action>,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (hint, empty) = (model.messages.text("pick-action"), model.messages.text("pick-action-none"));
    draw(model, &hint, &empty, picker, regions, buffer)
}

pub(super) fn help(
    model: &Model,
    picker: &Picker<Option<Action>>,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (hint, empty) = (model.messages.text("pick-help"), model.messages.text("pick-action-none"));
    draw(model, &hint, &empty, picker, regions, buffer)
}

fn draw<T>(
    model: &Model,
    hint: &str,
    empty: &str,
    picker: &Picker<T>,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (query, list) = regions.narrowed();
    let inside = rest(query, 1);
    let taken = put(buffer, inside, "› ", model.theme.accent);
    let field = rest(inside, taken);
    if picker.query.is_empty() {
        put(buffer, rest(field, 1), hint, model.theme.muted);
    }
    if picker.choices.is_empty() {
        let room = Rect { width: list.width.saturating_sub(4), ..rest(list, 2) };
        for (at, part) in (0..list.height).zip(crate::text::wrap(empty, usize::from(room.width.max(1)))) {
            put(buffer, line(room, at), empty.get(part).unwrap_or_default(), model.theme.muted);
        }
    }
    choices(&model.theme, picker, list, buffer);
    picker.query.draw(field, buffer, model.theme.text)
}

pub(super) fn choices<T>(theme: &Theme, picker: &Picker<T>, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let first = first_shown(picker.selected, height, picker.choices.len());
    let widest = picker.choices.iter().map(|choice| columns(&choice.name)).max().unwrap_or(0);
    let name = widest.min(32).min(area.width / 2);
    for (at, (index, choice)) in (0_u16..).zip(picker.choices.iter().enumerate().skip(first).take(height)) {
        one(theme, choice, name, index == picker.selected, line(area, at), buffer);
    }
}

fn one<T>(theme: &Theme, choice: &Choice<T>, name: u16, selected: bool, area: Rect, buffer: &mut Buffer) {
    let heading = choice.detail.is_empty() && choice.end.is_empty();
    let base = if selected {
        theme.selected
    } else if heading {
        theme.accent
    } else {
        theme.text
    };
    if selected {
        buffer.set_style(area, theme.selected);
        put(buffer, area, "▌", theme.accent);
    }
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    put(buffer, Rect { width: name.min(inside.width), ..inside }, &choice.name, base);
    let end = put_right(buffer, inside, &choice.end, theme.key);
    let detail = rest(inside, name + 2);
    let width = detail.width.saturating_sub(end + if end > 0 { 2 } else { 0 });
    put(buffer, Rect { width, ..detail }, &choice.detail, theme.muted);
}
