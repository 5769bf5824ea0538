//! A record under edit: a field below the other, what is wrong with one beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text;
use crate::tui::layout::Regions;
use crate::tui::model::Model;
use crate::tui::record::{Entry, Input, RecordForm};

use super::lines::{columns, line, put, put_all, put_right, rest};

/// The most lines of a long text that are seen at once.
const LINES: usize = 5;
/// The columns a field has at least, before what is said of it goes below.
const LEAST: u16 = 24;

pub(super) fn draw(model: &Model, form: &RecordForm, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let (top, below) = regions.narrowed();
    let inside = Rect { width: top.width.saturating_sub(2), ..rest(top, 1) };
    let place =
        model.messages.with("form-place", &[("at", (form.active + 1).into()), ("of", form.fields.len().into())]);
    let taken = put_right(buffer, inside, &place, model.theme.muted);
    let room = Rect { width: inside.width.saturating_sub(taken + 2), ..inside };
    put(buffer, room, &form.title(&model.messages), model.theme.accent);
    fields(model, form, below, buffer)
}

fn fields(model: &Model, form: &RecordForm, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let label = form.fields.iter().map(|entry| columns(&entry.label)).max().unwrap_or(0).min(area.width / 3);
    let heights: Vec<u16> = form.fields.iter().map(|entry| height(entry, label, area.width)).collect();
    let first = first_shown(&heights, form.active, area.height);
    let mut at = 0;
    let mut cursor = None;
    for (index, (entry, height)) in form.fields.iter().zip(heights).enumerate().skip(first) {
        if at >= area.height {
            break;
        }
        let place = Rect { y: area.y + at, height: height.min(area.height - at), ..area };
        let found = field(model, entry, index == form.active, label, place, buffer);
        cursor = found.or(cursor);
        at += height;
    }
    cursor
}

/// The first field to show so that the active one is seen whole.
fn first_shown(heights: &[u16], active: usize, room: u16) -> usize {
    let mut taken = 0_u16;
    for (index, height) in heights.iter().enumerate().take(active + 1).rev() {
        taken = taken.saturating_add(*height);
        if taken > room {
            return (index + 1).min(active);
        }
    }
    0
}

/// Rows of a field: its lines, and what is said of it where that does not fit beside.
fn height(entry: &Entry, label: u16, width: u16) -> u16 {
    let said = said(entry).map_or(0, |said| below(said, label, width).len());
    u16::try_from(lines_of(entry) + said).unwrap_or(u16::MAX)
}

fn lines_of(entry: &Entry) -> usize {
    match &entry.input {
        Input::Text(field) => field.count_lines().clamp(1, LINES),
        Input::Choice { .. } | Input::Switch(_) => 1,
    }
}

/// What is wrong with a field, else what is worth a look.
fn said(entry: &Entry) -> Option<&String> {
    entry.problem.as_ref().or(entry.hint.as_ref())
}

/// The lines of what is said that stand below a field; none where it fits beside.
fn below(said: &str, label: u16, width: u16) -> Vec<std::ops::Range<usize>> {
    let room = width.saturating_sub(label + 4);
    if columns(said) + LEAST + 2 <= room { Vec::new() } else { text::wrap(said, usize::from(room.max(1))) }
}

fn field(model: &Model, entry: &Entry, active: bool, label: u16, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    if active {
        put(buffer, area, "▌", theme.accent);
    }
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let name = match (&entry.problem, active) {
        (Some(_), _) => theme.missing,
        (None, true) => theme.selected,
        (None, false) => theme.muted,
    };
    put(buffer, Rect { width: label.min(inside.width), ..inside }, &entry.label, name);
    let answer = rest(inside, label + 2);
    let room = remark(model, entry, label, answer, buffer);
    match &entry.input {
        Input::Text(field) => {
            let height = u16::try_from(lines_of(entry)).unwrap_or(1).min(room.height);
            let room = Rect { height, ..room };
            if field.is_empty() {
                put(buffer, room, &entry.example, theme.muted);
            }
            if active {
                return field.draw(room, buffer, theme.text);
            }
            // Where nobody types, a line is seen from its beginning.
            for (at, text) in (0..height).zip(field.text().lines()) {
                put(buffer, line(room, at), text, theme.text);
            }
            None
        }
        Input::Choice { of, at } => {
            let shown = of.get(*at).map(|(_, shown)| shown.as_str()).unwrap_or_default();
            choice(model, shown, active, room, buffer);
            None
        }
        Input::Switch(on) => {
            let shown = if *on { model.messages.text("record-yes") } else { model.messages.text("record-no") };
            choice(model, &shown, active, room, buffer);
            None
        }
    }
}

/// What is said of a field, beside it or below; returns what is left for the field itself.
fn remark(model: &Model, entry: &Entry, label: u16, area: Rect, buffer: &mut Buffer) -> Rect {
    let Some(said) = said(entry) else { return area };
    let style = if entry.problem.is_some() { model.theme.danger } else { model.theme.warning };
    let parts = below(said, label, area.width + label + 4);
    if parts.is_empty() {
        let taken = put_right(buffer, area, said, style);
        return Rect { width: area.width.saturating_sub(taken + 2), ..area };
    }
    let from = u16::try_from(lines_of(entry)).unwrap_or(1);
    for (at, part) in (from..).zip(parts) {
        put(buffer, line(area, at), said.get(part).unwrap_or_default(), style);
    }
    area
}

/// The word chosen; where it can be turned now, between the signs that say so.
fn choice(model: &Model, shown: &str, active: bool, area: Rect, buffer: &mut Buffer) {
    if active {
        put_all(buffer, area, &[("‹", model.theme.accent), (shown, model.theme.accent), ("›", model.theme.accent)]);
    } else {
        put(buffer, area, shown, model.theme.text);
    }
}
