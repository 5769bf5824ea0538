//! Questions and answers. For a message the preview stays where it is, and the fields stand where the list was.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::form::{Asked, Entry, Form, Purpose};
use crate::tui::layout::Regions;
use crate::tui::model::Model;

use super::lines::{columns, first_shown, line, put, put_all, put_right, rest, rule};
use super::preview;

/// The widest the column of labels gets: where the form has the whole width of a usual terminal, and where it has less.
const LABEL: (u16, u16) = (32, 26);
const USUAL: u16 = 72;

pub(super) fn draw(model: &Model, form: &Form, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    match form.purpose {
        Purpose::Fill(_) => {
            put(buffer, rest(regions.query, 1), &model.messages.text("form-fill-title"), model.theme.muted);
            rule(model, regions.rule_between, buffer);
            let name = form.current().map_or("", |asked| asked.name.as_str());
            preview::draw_filling(model, name, regions, buffer);
            questions(model, form, regions.list, buffer)
        }
        Purpose::Facts { .. } | Purpose::Ask(_) | Purpose::Variant => page(model, form, regions.body(), buffer),
    }
}

/// A form on a screen of its own, with a sentence above it.
fn page(model: &Model, form: &Form, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let text: std::borrow::Cow<'_, str> = match form.purpose {
        Purpose::Facts { first_start: true } => model.messages.text("form-first-start"),
        Purpose::Facts { first_start: false } => model.messages.text("form-facts"),
        Purpose::Ask(ask) => model.messages.member("ask", ask.word()).into(),
        Purpose::Fill(_) | Purpose::Variant => model.messages.text("form-variant"),
    };
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let mut at = 0;
    if !form.about.is_empty() {
        put(buffer, line(inside, at), &form.about, model.theme.selected);
        at += 1;
    }
    for part in crate::text::wrap(&text, usize::from(inside.width.max(1))) {
        put(buffer, line(inside, at), text.get(part).unwrap_or_default(), model.theme.text);
        at += 1;
    }
    // On a small screen the questions matter more than what is said about them.
    at = if at + 4 > area.height { 0 } else { at + 1 };
    let below = Rect { y: area.y + at, height: area.height.saturating_sub(at), ..area };
    if at == 0 {
        ratatui::widgets::Widget::render(ratatui::widgets::Clear, below, buffer);
    }
    if form.questions.len() > usize::from(below.height) && at > 0 {
        let (active, count) = (form.active + 1, form.questions.len());
        let place = model.messages.with("form-place", &[("at", active.into()), ("of", count.into())]);
        put_right(buffer, line(inside, at - 1), &place, model.theme.muted);
    }
    let cursor = questions(model, form, below, buffer);
    if !form.would.is_empty() {
        would(model, form, below, buffer);
    }
    cursor
}

/// What Enter would do, below the questions.
fn would(model: &Model, form: &Form, area: Rect, buffer: &mut Buffer) {
    let count = u16::try_from(form.questions.len()).unwrap_or(u16::MAX);
    let inside = Rect { width: area.width.saturating_sub(3), ..rest(area, 1) };
    let mut at = count.saturating_add(1);
    for part in crate::text::wrap(&form.would, usize::from(inside.width.max(1))) {
        if at < area.height {
            put(buffer, line(inside, at), form.would.get(part).unwrap_or_default(), model.theme.muted);
        }
        at = at.saturating_add(1);
    }
}

fn questions(model: &Model, form: &Form, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let widest = form.questions.iter().map(|asked| columns(&asked.label)).max().unwrap_or(0);
    let label = widest.min(if area.width >= USUAL { LABEL.0 } else { LABEL.1 }).min(area.width / 2);
    let height = usize::from(area.height);
    let first = first_shown(form.active, height, form.questions.len());
    let mut cursor = None;
    let shown = form.questions.iter().enumerate().skip(first).take(height);
    for (at, (index, asked)) in (0_u16..).zip(shown) {
        let active = index == form.active;
        let place = question(model, asked, active, label, line(area, at), buffer);
        if active {
            cursor = place;
        }
    }
    cursor
}

fn question(
    model: &Model,
    asked: &Asked,
    active: bool,
    label: u16,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let theme = &model.theme;
    if active {
        put(buffer, area, "▌", theme.accent);
    }
    let inside = rest(area, 1);
    let name = if asked.is_open() {
        theme.missing
    } else if active {
        theme.selected
    } else {
        theme.muted
    };
    put(buffer, Rect { width: label.min(inside.width), ..inside }, &asked.label, name);
    let answer = rest(inside, label + 2);
    let end = end(model, asked);
    let end_width = columns(&end);
    let room = Rect { width: answer.width.saturating_sub(end_width + u16::from(end_width > 0) + 1), ..answer };
    let style = if asked.problem.is_some() { theme.danger } else { theme.warning };
    let style = if asked.problem.is_none() { theme.muted } else { style };
    put(buffer, rest(answer, room.width + 1), &end, style);
    match &asked.answer {
        Entry::Text(_) if !model.shows_secrets() && asked.masked(active).is_some() => {
            let masked = asked.masked(active).unwrap_or_default();
            let taken = put(buffer, room, &masked, theme.text);
            let at = taken.min(room.width.saturating_sub(1));
            active.then_some(Position { x: room.x + at, y: room.y })
        }
        Entry::Text(field) => {
            if field.is_empty() {
                put(buffer, room, &asked.example, theme.muted);
            }
            let cursor = field.draw(room, buffer, theme.text);
            cursor.filter(|_at| active)
        }
        Entry::Choice { of, at } => {
            choice(model, of, *at, active, room, buffer);
            None
        }
        Entry::Several { of, at } => {
            several(model, of, *at, active, room, buffer);
            None
        }
        Entry::Switch(on) => {
            let (sign, said) =
                if *on { ("[x] ", model.messages.text("form-on")) } else { ("[ ] ", model.messages.text("form-off")) };
            put_all(buffer, room, &[(sign, theme.text), (&said, theme.muted)]);
            None
        }
    }
}

/// What stands behind an answer: what is wrong with it, else whether it is kept.
fn end(model: &Model, asked: &Asked) -> String {
    if let Some(problem) = &asked.problem {
        return problem.clone();
    }
    // Of a text of several lines one is seen: where a paste ends with an empty one, none.
    if let Entry::Text(field) = &asked.answer
        && field.has_many_lines()
        && field.count_lines() > 1
    {
        return model.messages.with("form-lines", &[("count", field.count_lines().into())]);
    }
    match asked.remember {
        None => String::new(),
        Some(true) => format!("[x] {}", model.messages.text("form-remember")),
        Some(false) => format!("[ ] {}", model.messages.text("form-remember")),
    }
}

fn choice(model: &Model, of: &[String], at: Option<usize>, active: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let mut taken = 0;
    // The chosen one is always seen: those before it scroll away.
    let first = at.unwrap_or(0).saturating_sub(2);
    for (index, one) in of.iter().enumerate().skip(first) {
        let chosen = at == Some(index);
        let (open, close) = if chosen { ("‹", "›") } else { (" ", " ") };
        let style = if chosen && active {
            theme.accent
        } else if chosen {
            theme.selected
        } else {
            theme.muted
        };
        taken += put_all(buffer, rest(area, taken), &[(open, style), (one, style), (close, style)]);
    }
}

/// Several at once: each with its mark, the one at hand in the accent.
fn several(model: &Model, of: &[(String, bool)], at: usize, active: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let width = |(one, _): &(String, bool)| columns(one) + 6;
    // The one at hand is always seen: as many before it as there is room for.
    let mut first = at;
    let mut taken = of.get(at).map_or(0, width);
    while let Some(before) = first.checked_sub(1)
        && let Some(one) = of.get(before)
        && taken + width(one) <= area.width
    {
        (first, taken) = (before, taken + width(one));
    }
    let mut taken = 0;
    for (index, (one, on)) in of.iter().enumerate().skip(first) {
        let style = match (index == at && active, *on) {
            (true, _) => theme.accent,
            (false, true) => theme.selected,
            (false, false) => theme.muted,
        };
        let sign = if *on { "[x] " } else { "[ ] " };
        taken += put_all(buffer, rest(area, taken), &[(sign, style), (one, style), ("  ", style)]);
    }
}
