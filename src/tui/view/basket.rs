//! The message made of several replies, and the whole text under the seller's hand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::field::Field;
use crate::tui::layout::Regions;
use crate::tui::model::Model;

use super::lines::{columns, line, put, rest, rule};
use super::preview;

pub(super) fn draw(model: &Model, selected: usize, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    put(
        buffer,
        rest(regions.query, 1),
        &model.messages.with("basket-title", &[("count", model.basket.len().into())]),
        model.theme.muted,
    );
    rule(model, regions.rule_between, buffer);
    let widest = model.basket.iter().map(|kept| columns(&kept.shortcut)).max().unwrap_or(0);
    for (at, (index, kept)) in (0_u16..).zip(model.basket.iter().enumerate()) {
        let place = line(regions.list, at);
        let style = if index == selected { model.theme.selected } else { model.theme.text };
        if index == selected {
            put(buffer, place, "▌", model.theme.accent);
        }
        let number = format!("{}  ", index + 1);
        let inside = rest(place, 1);
        let taken = put(buffer, inside, &number, model.theme.muted);
        put(buffer, rest(inside, taken), &kept.shortcut, style);
        put(buffer, rest(inside, taken + widest + 2), &kept.title, style);
    }
    preview::draw(model, regions, buffer);
    None
}

/// The text itself, as it will be copied.
pub(super) fn letter(
    model: &Model,
    field: &Field,
    about: &str,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let body = regions.body();
    let title = model.messages.text("letter-title");
    let title = if about.is_empty() { title.as_ref() } else { about };
    put(buffer, rest(line(body, 0), 1), title, model.theme.muted);
    let gap = if body.height > 6 { 2 } else { 1 };
    let area = Rect {
        x: body.x + 1,
        y: body.y + gap,
        width: body.width.saturating_sub(2),
        height: body.height.saturating_sub(gap),
    };
    field.draw(area, buffer, model.theme.text)
}
