//! A reply being written: fields, the template, and beside it the text it makes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::report::Reported as _;
use crate::tui::editor::{Editor, Part};
use crate::tui::layout::{Regions, Room, room};
use crate::tui::model::Model;
use crate::tui::words;

use super::lines::{columns, line, put, rest, rule};
use super::preview;

/// The widest the column of labels gets.
const LABEL: u16 = 14;

pub(super) fn draw(model: &Model, editor: &Editor, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let body = regions.body();
    if room(model.size) == Room::Wide {
        let left = Rect { width: body.width / 2, ..body };
        beside(model, editor, rest(body, left.width + 1), buffer);
        return fields(model, editor, left, buffer);
    }
    // Below: the text it makes takes a third, the mistake in it one line at least.
    let below = (body.height / 3).max(1);
    let above = Rect { height: body.height.saturating_sub(below), ..body };
    let under = Rect { y: above.bottom(), height: below, ..body };
    if below > 2 {
        rule(model, line(under, 0), buffer);
        beside(model, editor, Rect { y: under.y + 1, height: below - 1, ..under }, buffer);
    } else {
        mistake(model, editor, under, buffer);
    }
    fields(model, editor, above, buffer)
}

/// The one-line parts, then the template, then what buyers write.
fn fields(model: &Model, editor: &Editor, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let singles = [Part::Shortcut, Part::Title, Part::Category, Part::Role, Part::Attach];
    let mut cursor = None;
    // On a small screen only the part under edit is shown among the one-line ones.
    let all_fit = area.height > 12;
    let mut at = 0;
    for part in singles {
        if all_fit || part == editor.active || (part == Part::Shortcut && !singles.contains(&editor.active)) {
            cursor = single(model, editor, part, line(area, at), buffer).or(cursor);
            at += 1;
        }
    }
    at += u16::from(all_fit);
    let left = Rect { y: area.y + at, height: area.height.saturating_sub(at), ..area };
    let asks = if all_fit { 5.min(left.height / 3) } else { 0 };
    let (body, below) = if editor.active == Part::Asks && !all_fit {
        (Rect::default(), left)
    } else {
        let body = Rect { height: left.height.saturating_sub(asks), ..left };
        (body, Rect { y: body.bottom(), height: asks, ..left })
    };
    cursor = multi(model, editor, Part::Body, body, buffer).or(cursor);
    multi(model, editor, Part::Asks, below, buffer).or(cursor)
}

fn label(model: &Model, editor: &Editor, part: Part, area: Rect, buffer: &mut Buffer) {
    let active = part == editor.active;
    if active {
        put(buffer, area, "▌", model.theme.accent);
    }
    let style = if active { model.theme.selected } else { model.theme.muted };
    put(buffer, Rect { width: LABEL.min(area.width), ..rest(area, 1) }, &words::part(&model.messages, part), style);
}

fn single(model: &Model, editor: &Editor, part: Part, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    label(model, editor, part, area, buffer);
    let place = Rect { width: area.width.saturating_sub(LABEL + 4), ..rest(area, LABEL + 2) };
    let field = match part {
        Part::Shortcut => &editor.shortcut,
        Part::Title => &editor.title,
        Part::Category => &editor.category,
        Part::Attach => &editor.attach,
        Part::Role | Part::Body | Part::Asks => {
            put(buffer, place, &words::role(&model.messages, editor.role), model.theme.text);
            return None;
        }
    };
    field.draw(place, buffer, model.theme.text).filter(|_at| part == editor.active)
}

fn multi(model: &Model, editor: &Editor, part: Part, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.height < 2 {
        return None;
    }
    label(model, editor, part, line(area, 0), buffer);
    if part == Part::Body {
        let at = editor.body.cursor();
        let place = model.messages.with("editor-place", &[("line", at.0.into()), ("column", at.1.into())]);
        let width = columns(&place);
        let right = Rect { x: area.right().saturating_sub(width + 2), width, ..line(area, 0) };
        put(buffer, right, &place, model.theme.muted);
        let after = rest(area, LABEL + 3);
        let key = Rect { width: right.x.saturating_sub(after.x + 1), height: 1, ..after };
        put(buffer, key, &words::key(&model.messages, &editor.key()), model.theme.muted);
    }
    let field = if part == Part::Body { &editor.body } else { &editor.asks };
    let place = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(1 + u16::from(part == Part::Body && area.height > 4)),
    };
    field.draw(place, buffer, model.theme.text).filter(|_at| part == editor.active)
}

/// What the template makes, or what is wrong with it.
fn beside(model: &Model, editor: &Editor, area: Rect, buffer: &mut Buffer) {
    let taken = mistake(model, editor, area, buffer);
    let at = taken + u16::from(taken > 0);
    let inside = Rect {
        x: area.x + 1,
        y: area.y + at,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(at),
    };
    if let Some(Ok(preview)) = editor.sketch.as_deref() {
        preview::message(model, preview, None, inside, buffer);
    }
}

/// The mistake in the template: line, column, what is known instead. Returns the lines taken.
fn mistake(model: &Model, editor: &Editor, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(Err(error)) = editor.sketch.as_deref() else { return 0 };
    let report = error.report(&model.messages);
    let hint = report.hint.map(|hint| format!(". {hint}")).unwrap_or_default();
    let text = format!("✗ {}{hint}", report.message);
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let mut at = 0;
    for part in crate::text::wrap(&text, usize::from(inside.width.max(1))) {
        put(buffer, line(inside, at), text.get(part).unwrap_or_default(), model.theme.danger);
        at += 1;
    }
    at
}
