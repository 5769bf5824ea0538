//! A reply being written: fields, the template, and beside it the text it makes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::report::Reported as _;
use crate::text;
use crate::tui::editor::{Age, Editor, Part};
use crate::tui::layout::{Regions, Room, room};
use crate::tui::model::Model;
use crate::tui::words;

use super::lines::{columns, line, put, put_right, rest, rule};
use super::preview;

/// The widest the column of labels gets.
const LABEL: u16 = 14;

pub(super) fn draw(model: &Model, editor: &Editor, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let body = regions.body();
    if room(model.size) == Room::Wide {
        let left = Rect { width: body.width / 2, ..body };
        let right = rest(body, left.width + 1);
        if editor.beside.is_none() {
            made(model, editor, right, buffer);
            return fields(model, editor, left, buffer);
        }
        let upper = Rect { height: right.height / 2, ..right };
        other(model, editor, upper, buffer);
        let lower = Rect { y: upper.bottom() + 1, height: right.height - upper.height - 1, ..right };
        made(model, editor, lower, buffer);
        return fields(model, editor, left, buffer);
    }
    // Below: the text it makes takes a third, the mistake in it one line at least. Another text that stands there takes more.
    let share = if editor.beside.is_some() { 2 } else { 3 };
    let below = (body.height / share).max(1);
    let above = Rect { height: body.height.saturating_sub(below), ..body };
    let under = Rect { y: above.bottom(), height: below, ..body };
    if below > 2 {
        rule(model, line(under, 0), buffer);
        let under = Rect { y: under.y + 1, height: below - 1, ..under };
        if editor.beside.is_some() {
            let taken = mistake(model, editor, under, buffer);
            other(
                model,
                editor,
                Rect { y: under.y + taken, height: under.height.saturating_sub(taken), ..under },
                buffer,
            );
        } else {
            made(model, editor, under, buffer);
        }
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

/// The other text, dim: what it is for, whether one of the two is older, the template, and which placeholders only one of them has.
fn other(model: &Model, editor: &Editor, area: Rect, buffer: &mut Buffer) {
    let Some(beside) = &editor.beside else { return };
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let width = usize::from(inside.width.max(1));
    let hints = hints(model, editor).join(" · ");
    let hints_wrapped = if hints.is_empty() { Vec::new() } else { text::wrap(&hints, width) };
    // The text has at least half of the place.
    let hint_lines = u16::try_from(hints_wrapped.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(1) / 2);
    let body = Rect { y: inside.y + 1, height: area.height.saturating_sub(1 + hint_lines), ..inside };
    let template = beside.body.text();
    let wrapped = text::wrap(&template, width);
    let top = beside.top.min(wrapped.len().saturating_sub(usize::from(body.height)));
    heading(model, editor, wrapped.len().saturating_sub(top + usize::from(body.height)), line(inside, 0), buffer);
    for (at, part) in (0..body.height).zip(wrapped.into_iter().skip(top)) {
        put(buffer, line(body, at), template.get(part).unwrap_or_default(), model.theme.muted);
    }
    for (at, part) in (0..hint_lines).zip(hints_wrapped) {
        let place = Rect { y: body.bottom() + at, height: 1, ..inside };
        put(buffer, place, hints.get(part).unwrap_or_default(), model.theme.warning);
    }
}

/// What the other text is for, whether one of the two is older, and how many of its lines follow below.
fn heading(model: &Model, editor: &Editor, below: usize, area: Rect, buffer: &mut Buffer) {
    let key = editor.key_beside().map(|key| words::key(&model.messages, key)).unwrap_or_default();
    let taken = put(buffer, area, &key, model.theme.accent) + 2;
    let mut room = rest(area, taken);
    if below > 0 {
        let more = model.messages.with("page-more", &[("count", below.into())]);
        let more_width = put_right(buffer, room, &more, model.theme.muted);
        room.width = room.width.saturating_sub(more_width + 2);
    }
    let age = match editor.age_beside() {
        Some(Age::ChangedSince) => model.messages.text("editor-changed-since"),
        Some(Age::Older) => model.messages.text("editor-older"),
        None => return,
    };
    put(buffer, room, &format!("⚠ {age}"), model.theme.warning);
}

/// Which placeholders only one of two texts has.
fn hints(model: &Model, editor: &Editor) -> Vec<String> {
    let (mine, others) = editor.placeholders_of_one();
    let mut said = Vec::new();
    if !others.is_empty() {
        said.push(model.messages.with("editor-only-there", &[("names", others.join(", ").into())]));
    }
    if !mine.is_empty() {
        said.push(model.messages.with("editor-only-here", &[("names", mine.join(", ").into())]));
    }
    said
}

/// What the template makes, or what is wrong with it.
fn made(model: &Model, editor: &Editor, area: Rect, buffer: &mut Buffer) {
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
    let said = format!("✗ {}{hint}", report.message);
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let mut at = 0;
    for part in text::wrap(&said, usize::from(inside.width.max(1))) {
        put(buffer, line(inside, at), said.get(part).unwrap_or_default(), model.theme.danger);
        at += 1;
    }
    at
}
