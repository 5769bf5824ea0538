//! The query and the list of replies.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::desk::{Group, Row};
use crate::tui::action::Action;
use crate::tui::model::Model;
use crate::tui::words;

use super::lines::{columns, first_shown, line, put, put_marked, put_right, rest};
use super::message;

/// The widest the column of shortcuts gets.
const SHORTCUT: u16 = 22;

/// A line of the list: a heading, or a reply.
enum Line<'a> {
    Heading(Group),
    Reply(usize, &'a Row),
}

/// Draws what was typed and returns where the cursor belongs.
pub(super) fn query(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let inside = rest(area, 1);
    let taken = put(buffer, inside, "› ", model.theme.accent);
    let field = rest(inside, taken);
    if model.main.query.is_empty() {
        put(buffer, rest(field, 1), &model.messages.text("query-hint"), model.theme.muted);
    }
    model.main.query.draw(field, buffer, model.theme.text)
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (above, area) = split(model, area);
    message::draw(model, above, buffer);
    if model.main.rows.is_empty() {
        empty(model, area, buffer);
        return;
    }
    let shown = lines(model, area);
    let widest = model.main.rows.iter().map(|row| columns(&row.shortcut)).max().unwrap_or(0);
    let shortcut = widest.min(SHORTCUT).min(area.width / 2);
    for (at, shown) in (0_u16..).zip(shown) {
        let place = line(area, at);
        match shown {
            Line::Heading(group) => {
                put(buffer, rest(place, 1), &words::group(&model.messages, group), model.theme.muted);
            }
            Line::Reply(index, row) => reply(model, place, shortcut, row, index == model.main.selected, buffer),
        }
    }
}

/// The message at hand, and the list below it.
fn split(model: &Model, area: Rect) -> (Rect, Rect) {
    let height = message::height(model, area);
    let list = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, list)
}

/// The lines in the window: headings take part only where there are groups and room for them.
fn lines(model: &Model, area: Rect) -> Vec<Line<'_>> {
    let rows = &model.main.rows;
    let with_headings = area.height > 4 && rows.iter().any(|row| !matches!(row.group, Group::Match | Group::Suggested));
    let mut all = Vec::with_capacity(rows.len() + 2);
    let mut marked = 0;
    let mut group = None;
    for (index, row) in rows.iter().enumerate() {
        if with_headings && group != Some(row.group) {
            group = Some(row.group);
            all.push(Line::Heading(row.group));
        }
        if index == model.main.selected {
            marked = all.len();
        }
        all.push(Line::Reply(index, row));
    }
    let height = usize::from(area.height);
    let first = first_shown(marked, height, all.len());
    all.into_iter().skip(first).take(height).collect()
}

/// The reply at a line of the screen.
pub(in crate::tui) fn row_at(model: &Model, area: Rect, row: u16) -> Option<usize> {
    let (_, area) = split(model, area);
    let at = usize::from(row.checked_sub(area.y)?);
    match lines(model, area).into_iter().nth(at)? {
        Line::Reply(index, _) => Some(index),
        Line::Heading(_) => None,
    }
}

fn reply(model: &Model, area: Rect, shortcut: u16, row: &Row, selected: bool, buffer: &mut Buffer) {
    let theme = &model.theme;
    let base = if selected { theme.selected } else { theme.text };
    if selected {
        buffer.set_style(area, theme.selected);
        put(buffer, area, "▌", theme.accent);
    }
    let kept = model.basket.iter().any(|kept| kept.part.reply == row.reply);
    let sign = if kept { "＋" } else { "" };
    let inside = rest(area, 1);
    let name = Rect { width: shortcut.min(inside.width), ..inside };
    put_marked(buffer, name, &row.shortcut, &row.shortcut_marks, base, theme.matched);
    let end = words::row_end(&model.messages, row, sign);
    let right = put_right(buffer, Rect { width: inside.width.saturating_sub(1), ..inside }, &end, theme.muted);
    let title = rest(inside, shortcut + 2);
    let title = Rect { width: title.width.saturating_sub(right + if right > 0 { 2 } else { 1 }), ..title };
    let plain = if selected { base } else { theme.text };
    put_marked(buffer, title, &row.title, &row.title_marks, plain, theme.matched);
}

/// What to do where nothing is found.
fn empty(model: &Model, area: Rect, buffer: &mut Buffer) {
    let inside = rest(area, 2);
    let key = |action| model.keymap.key(action).unwrap_or_default();
    let text = match &model.shop {
        None => return,
        Some(shop) if shop.replies == 0 || model.main.query.is_empty() => model.messages.with(
            "list-no-replies",
            &[("new", key(Action::NewReply).into()), ("palette", key(Action::Palette).into())],
        ),
        Some(_) => model
            .messages
            .with("list-no-match", &[("new", key(Action::NewReply).into()), ("whom", key(Action::ToWhom).into())]),
    };
    for (at, part) in (0_u16..).zip(crate::text::wrap(&text, usize::from(inside.width.saturating_sub(1)))) {
        put(buffer, line(inside, at), text.get(part).unwrap_or_default(), model.theme.muted);
    }
}
