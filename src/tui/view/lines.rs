//! The small pieces every pane is made of.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::text;
use crate::tui::model::Model;
use crate::tui::theme::Theme;

/// Writes text at the start of a line, cut to its width, and returns the columns it took.
pub(super) fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    if area.is_empty() {
        return 0;
    }
    // The last door to the screen: another program may have written into the database what ours never would.
    let clean = text::sanitise(text);
    let cut = text::cut(&clean, usize::from(area.width));
    let (end, _) = buffer.set_stringn(area.x, area.y, cut.as_ref(), usize::from(area.width), style);
    end.saturating_sub(area.x)
}

/// Writes text at the end of a line.
pub(super) fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let width = columns(text).min(area.width);
    put(buffer, Rect { x: area.right().saturating_sub(width), width, ..area }, text, style)
}

/// Several pieces one behind the other; returns the columns they took.
pub(super) fn put_all(buffer: &mut Buffer, area: Rect, pieces: &[(&str, Style)]) -> u16 {
    let mut taken = 0;
    for (text, style) in pieces {
        taken += put(buffer, rest(area, taken), text, *style);
    }
    taken
}

/// Text with some of its bytes in another style, cut to the width of the line.
pub(super) fn put_marked(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    marks: &[Range<usize>],
    base: Style,
    mark: Style,
) -> u16 {
    let taken = put(buffer, area, text, base);
    for range in marks {
        let before = text.get(..range.start).map_or(0, columns);
        let width = text.get(range.clone()).map_or(0, columns);
        let from = before.min(taken);
        let to = (before + width).min(taken);
        // The sign that stands for what was cut off is nobody's letter.
        let to = if columns(text) > area.width { to.min(taken.saturating_sub(1)) } else { to };
        if to > from && area.height > 0 {
            buffer.set_style(Rect { x: area.x + from, width: to - from, height: 1, ..area }, mark);
        }
    }
    taken
}

/// What is left of a line after so many columns.
pub(super) const fn rest(area: Rect, taken: u16) -> Rect {
    let taken = if taken < area.width { taken } else { area.width };
    Rect { x: area.x + taken, width: area.width - taken, ..area }
}

/// The line so many below the top of an area; empty below its end.
pub(super) const fn line(area: Rect, at: u16) -> Rect {
    let height = if at < area.height { 1 } else { 0 };
    Rect { y: area.y.saturating_add(at), height, ..area }
}

/// A thin line across.
pub(super) fn rule(model: &Model, area: Rect, buffer: &mut Buffer) {
    thin(&model.theme, area, buffer);
}

/// The same in these colours.
pub(super) fn thin(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    for x in area.left()..area.right() {
        for y in area.top()..area.bottom() {
            buffer[(x, y)].set_char('─').set_style(theme.rule);
        }
    }
}

/// What is wrong with everything, a line each.
pub(super) fn banner(model: &Model, said: &[String], area: Rect, buffer: &mut Buffer) {
    let style = model.theme.danger.add_modifier(Modifier::REVERSED);
    buffer.set_style(area, style);
    for (at, text) in (0..).zip(said) {
        let mark = if at == 0 { " ✗ " } else { "   " };
        put_all(buffer, line(area, at), &[(mark, style), (text, style)]);
    }
}

/// The columns a text takes.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(text::width(text)).unwrap_or(u16::MAX)
}

/// The first line to show so that the marked one is seen in a window of `height` lines, as few lines moved as can be.
pub(super) fn first_shown(selected: usize, height: usize, len: usize) -> usize {
    let last_first = len.saturating_sub(height);
    // Keeps the marked line in the middle third once the list is longer than the window.
    selected.saturating_sub(height * 2 / 3).min(last_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, letters: Range<usize>, width: u16) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        let mark = Style::new().add_modifier(Modifier::BOLD);
        put_marked(&mut buffer, area, text, &[letters], Style::new(), mark);
        (0..width).map(|x| if buffer[(x, 0)].modifier.contains(Modifier::BOLD) { '^' } else { ' ' }).collect()
    }

    #[test]
    fn marks_stand_under_their_letters() {
        assert_eq!(marked("pickup", 0..4, 8), "^^^^    ");
        assert_eq!(marked("żółw", 2..6, 6), " ^^   ");
        assert_eq!(marked("日本語", 3..6, 8), "  ^^    ");
    }

    #[test]
    fn what_acts_or_hides_never_reaches_the_screen() {
        let area = Rect::new(0, 0, 12, 1);
        let mut buffer = Buffer::empty(area);
        put(&mut buffer, area, "An\u{202e}na\u{1b}]52;c;YQ==\u{7}\u{200b} Nowak", Style::new());
        let shown: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(shown, "Anna Nowak  ");
    }

    #[test]
    fn a_mark_ends_where_the_text_is_cut() {
        assert_eq!(marked("pickup-address", 0..14, 6), "^^^^^ ");
    }

    #[test]
    fn the_marked_line_is_always_shown() {
        for len in 0..40 {
            for selected in 0..len {
                let first = first_shown(selected, 8, len);
                assert!((first..first + 8).contains(&selected));
            }
        }
    }
}
