//! The message made of several replies, and the whole text under the seller's hand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::report::checks;
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
    let room = body.height.saturating_sub(gap);
    // What there is to know of the text stands below it, where there is room for both.
    let concerns = &model.reviewed.1;
    let told = u16::try_from(concerns.len()).unwrap_or(u16::MAX).min(room / 3);
    for (at, concern) in (0..told).zip(concerns) {
        let (sign, style) = if concern.asks() { ("⚠ ", model.theme.warning) } else { ("· ", model.theme.text) };
        let place = rest(line(body, body.height - told + at), 1);
        let taken = put(buffer, place, sign, style);
        put(buffer, rest(place, taken), &checks::concern(concern, &model.messages), style);
    }
    let area = Rect {
        x: body.x + 1,
        y: body.y + gap,
        width: body.width.saturating_sub(2),
        height: room - told - u16::from(told > 0 && room > told),
    };
    field.draw(area, buffer, model.theme.text)
}
