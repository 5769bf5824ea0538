//! What was copied, newest first, and the marked text in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::desk::JournalLine;
use crate::text;
use crate::tui::layout::Regions;
use crate::tui::model::{Journal, Model};
use crate::tui::words;

use super::lines::{columns, first_shown, line, put, put_right, rest, rule};

pub(super) fn draw(model: &Model, journal: &Journal, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let inside = rest(regions.query, 1);
    let taken = put(buffer, inside, "› ", model.theme.accent);
    let field = rest(inside, taken);
    if journal.query.is_empty() {
        let hint = if journal.only_pinned {
            model.messages.text("journal-hint-buyer")
        } else {
            model.messages.text("journal-hint")
        };
        put(buffer, rest(field, 1), &hint, model.theme.muted);
    }
    rule(model, regions.rule_between, buffer);
    lines(model, journal, regions.list, buffer);
    if let Some(marked) = journal.lines.get(journal.selected) {
        full(model, marked, regions, buffer);
    } else {
        put(buffer, rest(regions.list, 2), &model.messages.text("journal-none"), model.theme.muted);
    }
    journal.query.draw(field, buffer, model.theme.text)
}

fn lines(model: &Model, journal: &Journal, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let first = first_shown(journal.selected, height, journal.lines.len());
    let shown = journal.lines.iter().enumerate().skip(first).take(height);
    for (at, (index, entry)) in (0_u16..).zip(shown) {
        one(model, entry, index == journal.selected, line(area, at), buffer);
    }
}

fn one(model: &Model, entry: &JournalLine, selected: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    if selected {
        put(buffer, area, "▌", theme.accent);
    }
    let style = if selected { theme.selected } else { theme.text };
    let when = words::moment(&model.messages, entry.at);
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    put(buffer, inside, &when, theme.muted);
    let left = rest(inside, 14);
    let who = entry.buyer.clone().unwrap_or_else(|| model.messages.text("journal-nobody").into_owned());
    let taken = put(buffer, Rect { width: left.width.min(20), ..left }, &who, style);
    let _ = taken;
    let what = rest(left, 22);
    let sign = words::retraction(&model.messages, entry.entry.retracted);
    let end = put_right(buffer, what, &sign, theme.warning);
    let room = Rect { width: what.width.saturating_sub(end + u16::from(end > 0)), ..what };
    let name = entry.shortcuts.join(" + ");
    let shown = if name.is_empty() { entry.text(!model.masks).lines().next().unwrap_or_default() } else { &name };
    put(buffer, room, shown, style);
}

fn full(model: &Model, entry: &JournalLine, regions: &Regions, buffer: &mut Buffer) {
    let title = Rect { width: regions.title.width.saturating_sub(2), ..rest(regions.title, 1) };
    let route = words::route(&model.messages, &entry.entry);
    let width = columns(&route);
    put(buffer, title, &entry.shortcuts.join(" + "), model.theme.accent);
    if title.width > width + 10 {
        put_right(buffer, title, &route, model.theme.muted);
    }
    let area = Rect { width: regions.preview.width.saturating_sub(2), ..rest(regions.preview, 1) };
    let said = entry.text(model.shows_secrets());
    let wrapped = text::wrap(said, usize::from(area.width.max(1)));
    for (at, part) in (0_u16..area.height).zip(wrapped) {
        put(buffer, line(area, at), said.get(part).unwrap_or_default(), model.theme.text);
    }
}
