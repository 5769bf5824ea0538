//! The list on the left: a line for each column, below them the words for states and what is told of the whole table.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::cells;
use crate::tui::layout::Regions;
use crate::tui::mapper::{Mapper, Open, Row, Whole};
use crate::tui::view::lines::{columns, first_shown, line, put, put_right, rest};

/// How the room of a line is parted.
struct Parts {
    header: u16,
    meaning: u16,
}

impl Parts {
    fn of(mapper: &Mapper, width: u16) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = u16>| texts.max().unwrap_or(0);
        let header = widest(&mut mapper.task.sample.headers.iter().map(|header| columns(header)));
        let header = header.max(widest(&mut WHOLE.iter().map(|one| columns(&mapper.label(*one)))));
        let meaning =
            widest(&mut mapper.draft.meanings.iter().flatten().map(|field| columns(&mapper.meaning(*field)) + 2));
        let header = header.min(24).min(width * 2 / 5);
        Self {
            header,
            meaning: meaning
                .max(columns(&mapper.messages.text("mapper-means")))
                .min(26)
                .min(width.saturating_sub(header + 2)),
        }
    }
}

const WHOLE: [Whole; 4] = [Whole::Currency, Whole::Days, Whole::Channel, Whole::Name];

/// The columns, and below them what is told of the whole table under a heading of its own.
pub(super) fn list(mapper: &Mapper, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let area = regions.list;
    let inside = Rect { width: area.width.saturating_sub(1), ..area };
    let parts = Parts::of(mapper, inside.width.saturating_sub(1));
    let words = mapper.task.sample.headers.len();
    let whole = words + mapper.words.len();
    // Headings take a line each, which nobody can mark.
    let mut headings = vec![(whole, mapper.messages.text("mapper-whole"))];
    if words < whole {
        headings.insert(0, (words, mapper.messages.text("mapper-words")));
    }
    let place = |row: usize| row + headings.iter().filter(|(before, _)| row >= *before).count();
    let height = usize::from(area.height);
    let first = first_shown(place(mapper.selected), height, mapper.rows.len() + headings.len());
    let below = (0..mapper.rows.len()).filter(|row| place(*row) >= first + height).count();
    heading(mapper, &parts, below, regions.query, buffer);
    let mut cursor = None;
    for (index, row) in mapper.rows.iter().enumerate() {
        if let Some((_, heading)) = headings.iter().find(|(before, _)| *before == index)
            && let Some(at) = (place(index) - 1).checked_sub(first).filter(|at| *at < height)
        {
            let at = u16::try_from(at).unwrap_or(0);
            put(buffer, rest(line(inside, at), 1), heading, mapper.theme.accent);
        }
        let Some(at) = place(index).checked_sub(first).filter(|at| *at < height) else { continue };
        let here = line(inside, u16::try_from(at).unwrap_or(0));
        let is_marked = index == mapper.selected;
        if is_marked {
            buffer.set_style(here, mapper.theme.selected);
            put(buffer, here, "▌", mapper.theme.accent);
            cursor = Some(here.as_position());
        }
        let typed = match row {
            Row::Column(column) => {
                draw_column(mapper, *column, &parts, is_marked, rest(here, 1), buffer);
                None
            }
            Row::Word(word) => {
                draw_word(mapper, *word, &parts, is_marked, rest(here, 1), buffer);
                None
            }
            Row::Whole(whole) => draw_whole(mapper, *whole, &parts, is_marked, rest(here, 1), buffer),
        };
        cursor = if is_marked { typed.or(cursor) } else { cursor };
    }
    cursor
}

/// What the parts of the lines below are, and how many lines there is no room for.
fn heading(mapper: &Mapper, parts: &Parts, below: usize, area: Rect, buffer: &mut Buffer) {
    let inside = rest(area, 1);
    let muted = mapper.theme.muted;
    let inside = if below > 0 {
        let more = mapper.messages.with("page-more", &[("count", below.into())]);
        let right = Rect { width: inside.width.saturating_sub(1), ..inside };
        let end = put_right(buffer, right, &more, muted);
        Rect { width: right.width.saturating_sub(end + 2), ..inside }
    } else {
        inside
    };
    put(
        buffer,
        Rect { width: parts.header.min(inside.width), ..inside },
        &mapper.messages.text("mapper-column"),
        muted,
    );
    let meaning = rest(inside, parts.header + 2);
    put(
        buffer,
        Rect { width: parts.meaning.min(meaning.width), ..meaning },
        &mapper.messages.text("mapper-means"),
        muted,
    );
    cut(buffer, rest(meaning, parts.meaning + 2), &mapper.messages.text("mapper-holds"), muted);
}

/// Writes what is only worth its place where some of it can be read.
fn cut(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    const LEAST_READ: u16 = 6;
    if area.width >= LEAST_READ {
        put(buffer, area, text, style);
    }
}

fn draw_column(mapper: &Mapper, column: usize, parts: &Parts, is_marked: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &mapper.theme;
    let base = if is_marked { theme.selected } else { theme.text };
    let header = mapper.task.sample.headers.get(column).map_or("", String::as_str);
    put(buffer, Rect { width: parts.header.min(area.width), ..area }, header, base);
    let place = rest(area, parts.header + 2);
    let place = Rect { width: parts.meaning.min(place.width), ..place };
    let is_guess = mapper.draft.guessed.get(column).copied().unwrap_or_default();
    match mapper.draft.meanings.get(column).copied().flatten() {
        None => put(buffer, place, "–", theme.muted),
        Some(field) if is_guess => {
            let room = Rect { width: place.width.saturating_sub(2), ..place };
            let taken = put(buffer, room, &mapper.meaning(field), base);
            put(buffer, rest(place, taken), " ?", theme.warning)
        }
        Some(field) => put(buffer, place, &mapper.meaning(field), theme.filled.patch(base)),
    };
    cut(buffer, rest(area, parts.header + parts.meaning + 4), &cells(mapper, column), theme.muted);
}

fn draw_word(mapper: &Mapper, word: usize, parts: &Parts, is_marked: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &mapper.theme;
    let base = if is_marked { theme.selected } else { theme.text };
    let (word, state) = mapper.word(word);
    put(buffer, Rect { width: parts.header.min(area.width), ..area }, word, base);
    let place = rest(area, parts.header + 2);
    let is_told = mapper.draft.states.iter().any(|told| told.word == word);
    match state {
        Some(state) => {
            let style = if is_told { theme.filled.patch(base) } else { base };
            put(buffer, place, &mapper.messages.state(state), style)
        }
        None => put(buffer, place, &mapper.messages.text("mapper-state-unknown"), theme.warning),
    };
}

fn draw_whole(
    mapper: &Mapper,
    whole: Whole,
    parts: &Parts,
    is_marked: bool,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let theme = &mapper.theme;
    let base = if is_marked { theme.selected } else { theme.text };
    let label = mapper.label(whole);
    put(buffer, Rect { width: parts.header.min(area.width), ..area }, &label, base);
    let place = rest(area, parts.header + 2);
    if let (Some(Open::Text(field)), true) = (&mapper.open, is_marked) {
        return field.draw(place, buffer, theme.text);
    }
    let said = mapper.text_of(whole);
    let text = match whole {
        Whole::Currency if said.is_empty() => mapper.messages.under("mapper-currency", "open", &[]).unwrap_or_default(),
        _ => said,
    };
    let taken = put(buffer, place, &text, if mapper.is_sure(whole) { theme.filled.patch(base) } else { base });
    if !mapper.is_sure(whole) {
        put(buffer, rest(place, taken), " ?", theme.warning);
    }
    None
}
