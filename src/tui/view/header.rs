//! For whom: the first thing the eye meets.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::tui::action::Action;
use crate::tui::model::Model;
use crate::tui::words;

use super::lines::{columns, line, put, put_all, put_right, rest};

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut first = line(inside, 0);
    // What is wrong is never left out. Then who it is; of the order, as much is said as has room behind that.
    let marks = [
        model.lacks_backup.then(|| model.messages.text("header-no-backup")),
        model.is_elsewhere.then(|| model.messages.text("header-elsewhere")),
    ];
    for mark in marks.into_iter().flatten() {
        put_right(buffer, first, &mark, model.theme.danger);
        first.width = first.width.saturating_sub(columns(&mark) + 3);
    }
    let taken = whom(model, first, buffer);
    let mut room = rest(first, taken + 2);
    if model.due > 0 {
        let due = model.messages.with("header-due", &[("count", model.due.into())]);
        let width = columns(&due);
        if width <= room.width {
            put_right(buffer, room, &due, model.theme.warning);
            room.width = room.width.saturating_sub(width + 3);
        }
    }
    let orders = words::order(&model.messages, &model.pinned);
    if let Some(order) = orders.iter().find(|order| columns(order) <= room.width) {
        put_right(buffer, room, order, model.theme.text);
    }
    advice(model, line(inside, 1), buffer);
}

fn whom(model: &Model, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(buyer) = &model.pinned.buyer else {
        let key = model.keymap.key(Action::ToWhom).unwrap_or_default();
        if model.is_from_nobody() {
            let new = model.keymap.key(Action::OpenBuyerPage).unwrap_or_default();
            let unknown = model.messages.with("header-unknown", &[("key", key.into()), ("new", new.into())]);
            return put(buffer, area, &unknown, model.theme.warning);
        }
        let nobody = model.messages.with("header-nobody", &[("key", key.into())]);
        return put(buffer, area, &nobody, model.theme.muted);
    };
    let name = model.theme.accent.add_modifier(Modifier::BOLD);
    let detail = words::buyer_detail(&model.messages, &model.pinned);
    put_all(buffer, area, &[(&buyer.name, name), (&detail, model.theme.text)])
}

fn advice(model: &Model, area: Rect, buffer: &mut Buffer) {
    let kind = model.pinned.buyer.as_ref().and_then(|buyer| buyer.kind);
    if let Some(kind) = kind {
        let advice = format!("{}: {}", model.messages.kind(kind), model.messages.advice(kind));
        put(buffer, area, &advice, model.theme.muted);
    }
}
