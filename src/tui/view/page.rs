//! A page, row by row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::tui::layout::Regions;
use crate::tui::model::Model;
use crate::tui::page::rows::{self, Column, Row};
use crate::tui::page::{Look, Page};
use crate::tui::update;

use super::lines::{line, put, put_right, rest};

pub(super) fn draw(model: &Model, page: &Page, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let (query, window) = regions.narrowed();
    let room = update::page_room(model.size);
    let laid = rows::lay_out(page, room);
    let inside = rest(query, 1);
    let taken = put(buffer, inside, "› ", model.theme.accent);
    let below = rows_below(&laid, page.top, window.height);
    let more = if below > 0 { model.messages.with("page-more", &[("count", below.into())]) } else { String::new() };
    let end = put_right(buffer, Rect { width: inside.width.saturating_sub(1), ..inside }, &more, model.theme.muted);
    let field = rest(inside, taken);
    let field = Rect { width: field.width.saturating_sub(end + 2), ..field };
    if page.query.is_empty() {
        put(buffer, rest(field, 1), &model.messages.text("page-hint"), model.theme.muted);
    }
    if page.is_empty() {
        empty(model, page, &laid.columns, window, buffer);
    }
    for column in &laid.columns {
        let first = column.first(page.top, window.height);
        let area = Rect { x: window.x + column.left, width: window.width.saturating_sub(column.left), ..window };
        for (at, row) in (0..window.height).zip(column.rows.iter().skip(first)) {
            one(model, page, column, row, line(area, at), buffer);
        }
    }
    page.query.draw(field, buffer, model.theme.text)
}

/// Rows of the longest column that are still to come.
fn rows_below(laid: &rows::Laid, top: usize, height: u16) -> usize {
    let below = |column: &Column| column.rows.len().saturating_sub(column.first(top, height) + usize::from(height));
    laid.columns.iter().map(below).max().unwrap_or(0)
}

/// What to do where there is nothing.
fn empty(model: &Model, page: &Page, columns: &[Column], window: Rect, buffer: &mut Buffer) {
    let Some(sheet) = &page.sheet else {
        put(buffer, line(rest(window, 1), 0), &model.messages.text("page-coming"), model.theme.muted);
        return;
    };
    let nothing = model.messages.text("page-no-match");
    let text = if page.query.is_empty() { sheet.empty.as_str() } else { &nothing };
    let above = columns.first().map_or(0, |column| u16::try_from(column.rows.len()).unwrap_or(0));
    let inside = Rect { width: window.width.saturating_sub(2), ..rest(window, 1) };
    for (at, part) in (above + 1..).zip(crate::text::wrap(text, usize::from(inside.width.max(1)))) {
        put(buffer, line(inside, at), text.get(part).unwrap_or_default(), model.theme.muted);
    }
}

fn one(model: &Model, page: &Page, column: &Column, row: &Row, area: Rect, buffer: &mut Buffer) {
    let selected = row.line.is_some() && row.line == page.marked;
    if selected {
        put(buffer, area, "▌", model.theme.accent);
        let line = Rect { width: column.width.min(area.width), ..rest(area, 1) };
        buffer.set_style(line, model.theme.selected);
    }
    for piece in &row.pieces {
        let room = rest(area, piece.at);
        let place = Rect { width: piece.width.min(room.width), ..room };
        put(buffer, place, &piece.text, style(model, piece.look, selected));
    }
}

/// How something looks; in the marked line, also what says that it is marked.
fn style(model: &Model, look: Look, selected: bool) -> Style {
    let theme = &model.theme;
    let style = match look {
        Look::Plain => theme.text,
        Look::Strong => theme.key,
        Look::Muted => theme.muted,
        Look::Good | Look::Bar(_) => theme.good,
        Look::Warning => theme.warning,
        Look::Title => theme.accent.add_modifier(Modifier::BOLD),
    };
    if selected && look != Look::Muted { theme.selected.patch(style) } else { style }
}
