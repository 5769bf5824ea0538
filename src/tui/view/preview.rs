//! The message as it will be copied: values from the shop's records marked quietly, missing ones loudly.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::compose::{Span, SpanKind};
use crate::desk::Preview;
use crate::text;
use crate::tui::layout::Regions;
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use crate::tui::words;

use super::lines::{columns, line, put, put_all, put_right, rest};

/// Below this many lines only the text and what is missing have room.
const CRAMPED: u16 = 6;

pub(super) fn draw(model: &Model, regions: &Regions, buffer: &mut Buffer) {
    let Some(preview) = &model.main.preview else { return };
    title(model, preview, regions.title, buffer);
    let inside = Rect { width: regions.preview.width.saturating_sub(1), ..rest(regions.preview, 1) };
    message(model, preview, None, inside, buffer);
}

/// The same while a question is answered: the place that its answer fills is in sight.
pub(super) fn draw_filling(model: &Model, name: &str, regions: &Regions, buffer: &mut Buffer) {
    let Some(preview) = &model.main.preview else { return };
    title(model, preview, regions.title, buffer);
    let inside = Rect { width: regions.preview.width.saturating_sub(1), ..rest(regions.preview, 1) };
    message(model, preview, Some(name), inside, buffer);
}

/// What it is made of, and why this text.
pub(super) fn title(model: &Model, preview: &Preview, area: Rect, buffer: &mut Buffer) {
    let inside = Rect { width: area.width.saturating_sub(1), ..rest(area, 1) };
    let name = words::made_of(preview);
    let taken = put(buffer, inside, &name, model.theme.accent);
    let path = words::variant_path(&model.messages, preview);
    put_right(buffer, rest(inside, taken + 2), &path, model.theme.muted);
}

/// The text and, below it, what has to be said about it; where a question is named, the text from its place on if there is not
/// room for all. Returns the lines taken.
pub(super) fn message(model: &Model, preview: &Preview, filling: Option<&str>, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut notes = notes(model, preview);
    let cramped = area.height < CRAMPED;
    if cramped {
        // The first note is what is missing, or what asks: that much is always said, and how much else there is.
        let others = notes.len().saturating_sub(1);
        notes.truncate(1);
        if let Some((note, _)) = notes.first_mut().filter(|_| others > 0) {
            *note = model
                .messages
                .with("preview-note-of-more", &[("note", note.as_str().into()), ("count", others.into())]);
        }
    }
    let width = usize::from(area.width.max(1));
    let note_lines: usize = notes.iter().map(|(note, _)| text::wrap(note, width).len()).sum();
    let gap = u16::from(note_lines > 0 && !cramped);
    // The text has at least half of the place, however much there is to say about it.
    let wanted = u16::try_from(note_lines).unwrap_or(u16::MAX).saturating_add(gap);
    let room = area.height.saturating_sub(wanted).max(area.height / 2).max(1);
    let taken = body(model, preview, filling, Rect { height: room, ..area }, buffer);
    let mut at = taken + gap;
    for (index, (note, style)) in notes.iter().enumerate() {
        let wrapped = text::wrap(note, width);
        let (is_last, left) = (index + 1 == notes.len(), usize::from(area.height.saturating_sub(at)));
        // The last line says how many more there are, where they do not all find room.
        if !cramped && wrapped.len() + usize::from(!is_last) > left {
            let more = model.messages.with("preview-more-notes", &[("count", (notes.len() - index).into())]);
            put(buffer, line(area, at), &more, model.theme.warning);
            at += 1;
            break;
        }
        for part in wrapped {
            put(buffer, line(area, at), note.get(part).unwrap_or_default(), *style);
            at += 1;
        }
    }
    // What it says in the seller's own language has the place that is left: the text that is sent comes first.
    if let Some(own) = preview.own.as_ref().filter(|_own| at + 1 < area.height) {
        let veiled = if model.shows_secrets() { None } else { own.veiled(&preview.secrets) };
        let own = veiled.as_ref().map_or(own.preview(), |veiled| veiled.text.as_str());
        at += 1;
        at += put(buffer, line(area, at), &model.messages.text("preview-own"), model.theme.muted).min(1);
        for part in text::wrap(own, width) {
            put(buffer, line(area, at), own.get(part).unwrap_or_default(), model.theme.muted);
            at += 1;
        }
    }
    at
}

/// The text alone, its spans marked. Returns the lines taken.
fn body(model: &Model, preview: &Preview, filling: Option<&str>, area: Rect, buffer: &mut Buffer) -> u16 {
    let rendered = &preview.rendered;
    let veiled = if model.shows_secrets() { None } else { rendered.veiled(&preview.secrets) };
    let (text, spans) = match &veiled {
        Some(veiled) => (veiled.text.as_str(), veiled.spans.as_slice()),
        None => (rendered.preview(), rendered.spans()),
    };
    let marked = if model.theme.brackets { bracketed(text, spans) } else { None };
    let (text, spans) = marked.as_ref().map_or((text, spans), |(text, spans)| (text.as_str(), spans.as_slice()));
    let wrapped = text::wrap(text, usize::from(area.width.max(1)));
    let count = wrapped.len();
    let height = usize::from(area.height);
    let filled = filling.and_then(|name| place_of(spans, name));
    let first = filled.map_or(0, |place| first_line(&wrapped, place, height));
    for (at, part) in (0_u16..area.height).zip(wrapped.into_iter().skip(first)) {
        draw_line(model, text, part.clone(), spans, line(area, at), buffer);
        // Where values are masked or stand in brackets, the places of concerns are others.
        if veiled.is_none() && marked.is_none() {
            for place in preview.concerns.iter().filter_map(|concern| concern.place.as_ref()) {
                mark(text, &part, place, model.theme.warning, line(area, at), buffer);
            }
        }
    }
    // Where one line is all there is, it is the text's.
    let below = count.saturating_sub(first + height);
    if below > 0 && (area.height > 1 || filled.is_none() && area.height > 0) {
        let more = model.messages.with("preview-more", &[("count", (below + 1).into())]);
        let last = line(area, area.height - 1);
        buffer.set_string(last.x, last.y, " ".repeat(usize::from(last.width)), Style::new());
        put(buffer, last, &more, model.theme.muted);
    }
    u16::try_from(count.min(height)).unwrap_or(area.height)
}

/// Where the answer of this name stands in the text, or what it leaves open.
fn place_of(spans: &[Span], name: &str) -> Option<usize> {
    let is_of = |kind: &SpanKind| match kind {
        SpanKind::Missing { name: of } | SpanKind::Answered { name: of } | SpanKind::Filled { path: of } => of == name,
        SpanKind::Included { .. } => false,
    };
    spans.iter().find(|span| is_of(&span.kind)).map(|span| span.range.start)
}

/// The first line to show so that a place of the text is in sight, with the line above it where there is room: the last line
/// shown may have to say how much follows.
fn first_line(wrapped: &[Range<usize>], place: usize, height: usize) -> usize {
    let of_place = wrapped.iter().rposition(|line| line.start <= place).unwrap_or(0);
    let above = usize::from(height > 2);
    if of_place + 1 < height { 0 } else { (of_place - above.min(of_place)).min(wrapped.len().saturating_sub(height)) }
}

fn draw_line(model: &Model, text: &str, part: Range<usize>, spans: &[Span], area: Rect, buffer: &mut Buffer) {
    put(buffer, area, text.get(part.clone()).unwrap_or_default(), model.theme.text);
    for span in spans {
        let Some(style) = style(model, &span.kind) else { continue };
        mark(text, &part, &span.range, style, area, buffer);
    }
}

/// Gives what a line shows of a stretch of the text a style.
fn mark(text: &str, part: &Range<usize>, place: &Range<usize>, style: Style, area: Rect, buffer: &mut Buffer) {
    let (from, to) = (place.start.max(part.start), place.end.min(part.end));
    if from >= to || area.height == 0 {
        return;
    }
    let before = columns(text.get(part.start..from).unwrap_or_default()).min(area.width);
    let width = columns(text.get(from..to).unwrap_or_default()).min(area.width - before);
    buffer.set_style(Rect { x: area.x + before, width, height: 1, ..area }, style);
}

const fn style(model: &Model, kind: &SpanKind) -> Option<Style> {
    match kind {
        SpanKind::Filled { .. } | SpanKind::Answered { .. } => Some(model.theme.filled),
        SpanKind::Missing { .. } => Some(model.theme.missing),
        SpanKind::Included { .. } => None,
    }
}

/// The text with ‹ › around values, for where colour cannot mark them. Missing ones have their own brackets already.
fn bracketed(text: &str, spans: &[Span]) -> Option<(String, Vec<Span>)> {
    let is_value = |span: &&Span| matches!(span.kind, SpanKind::Filled { .. } | SpanKind::Answered { .. });
    let mut out = String::with_capacity(text.len() + spans.len() * 6);
    let mut moved = Vec::with_capacity(spans.len());
    let mut at = 0;
    for span in spans.iter().filter(|span| !matches!(span.kind, SpanKind::Included { .. })) {
        if span.range.start < at {
            continue;
        }
        out.push_str(text.get(at..span.range.start)?);
        let from = out.len();
        let value = text.get(span.range.clone())?;
        if is_value(&span) {
            out.push('‹');
            out.push_str(value);
            out.push('›');
        } else {
            out.push_str(value);
        }
        moved.push(Span { range: from..out.len(), kind: span.kind.clone() });
        at = span.range.end;
    }
    out.push_str(text.get(at..)?);
    Some((out, moved))
}

/// What the seller should know before sending.
fn notes(model: &Model, preview: &Preview) -> Vec<(String, Style)> {
    let theme = &model.theme;
    let mut notes = Vec::new();
    if let Some(missing) = words::missing(&model.messages, &model.keymap, &preview.rendered) {
        notes.push((format!("⚠ {missing}"), theme.warning));
    }
    let concerns = words::concerns(&model.messages, &model.keymap, preview);
    let worded = |concern: String, sign: &str| {
        let masked = if model.shows_secrets() { None } else { preview.secrets.masked(&concern) };
        format!("{sign} {}", masked.unwrap_or(concern))
    };
    // What will ask before the copy, then what the copy sets in motion: on a small screen one note is all there is room for.
    let (asking, told): (Vec<_>, Vec<_>) = concerns.into_iter().partition(|(_, asks)| *asks);
    notes.extend(asking.into_iter().map(|(concern, _)| (worded(concern, "⚠"), theme.warning)));
    for promise in &preview.rendered.promises {
        notes.push((words::promise(&model.messages, promise), theme.muted));
    }
    notes.extend(words::sent_lately(model).map(|sent| (sent, theme.warning)));
    for compromise in words::compromises(&model.messages, preview) {
        notes.push((format!("⚠ {compromise}"), theme.warning));
    }
    notes.extend(told.into_iter().map(|(concern, _)| (worded(concern, "·"), theme.text)));
    for attach in &preview.attach {
        notes.push((model.messages.with("preview-attach", &[("what", attach.clone().into())]), theme.text));
    }
    notes
}

/// One line that names the keys and what they do, for the foot of a screen.
pub(super) fn hint(model: &Model, pieces: &[(String, String)], area: Rect, buffer: &mut Buffer) -> u16 {
    keys(&model.theme, pieces, area, buffer)
}

/// The same in these colours.
pub(super) fn keys(theme: &Theme, pieces: &[(String, String)], area: Rect, buffer: &mut Buffer) -> u16 {
    let mut taken = 0;
    for (key, label) in pieces {
        let gap = if taken == 0 { "" } else { "  " };
        let between = if label.is_empty() { "" } else { " " };
        let width = columns(gap) + columns(key) + columns(between) + columns(label);
        if taken + width > area.width {
            break;
        }
        let parts = [(gap, theme.text), (key.as_str(), theme.key), (between, theme.text)];
        taken += put_all(buffer, rest(area, taken), &parts);
        taken += put(buffer, rest(area, taken), label, theme.muted);
    }
    taken
}
