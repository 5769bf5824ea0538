//! Moving over a page: what is marked and what of it is seen.

use crate::tui::layout::{self, Room};
use crate::tui::message::Target;
use crate::tui::model::{Model, Screen};
use crate::tui::page::Page;
use crate::tui::page::rows::{self, Laid};
use crate::tui::update::Effects;

/// Another text narrows the page: it begins at the top, and the first line that matches is marked.
pub(in crate::tui::update) fn narrowed(model: &mut Model) -> Effects {
    if let Some(page) = top(model) {
        page.top = 0;
    }
    settle(model, true);
    Vec::new()
}

/// There is another number of rows and columns.
pub(in crate::tui::update) fn resized(model: &mut Model) {
    settle(model, false);
}

/// Keeps mark and window inside the page. From the top the first line is marked that is seen.
pub(in crate::tui::update) fn settle(model: &mut Model, from_top: bool) {
    let Some((laid, height)) = laid(model) else { return };
    let Some(page) = top(model) else { return };
    page.top = page.top.min(laid.last_top(height));
    if from_top {
        page.marked = laid.seen(page.top, height).map(|(first, _)| first);
    } else if let Some(marked) = page.marked {
        page.top = laid.top_for(marked, page.top, height);
    }
}

/// Marks the next line, or the one before; where that is further away than the window is high, scrolls a row instead, so that
/// nothing between is passed over unread.
pub(in crate::tui::update) fn step(model: &mut Model, by: isize) -> Effects {
    let Some((laid, height)) = laid(model) else { return Vec::new() };
    let Some(page) = top(model) else { return Vec::new() };
    let next = match page.marked {
        None => (by > 0).then_some(0),
        // Scrolled past: it comes into sight again before any other is marked.
        Some(marked) if laid.lies_ahead(marked, page.top, height, by > 0) => None,
        Some(marked) => marked.checked_add_signed(by.signum()),
    };
    let next = next.filter(|next| *next < laid.lines.len());
    match next.filter(|next| laid.distance(*next, page.top, height) <= usize::from(height)) {
        Some(next) => {
            page.marked = Some(next);
            page.top = laid.top_for(next, page.top, height);
        }
        None => scroll_by(page, &laid, height, by),
    }
    Vec::new()
}

/// A window further, or back.
pub(super) fn scroll(model: &mut Model, down: bool) -> Effects {
    let Some((laid, height)) = laid(model) else { return Vec::new() };
    let Some(page) = top(model) else { return Vec::new() };
    let window = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let before = page.top;
    scroll_by(page, &laid, height, if down { window } else { -window });
    if let Some((first, last)) = laid.seen(page.top, height) {
        // At the end, the last line there is.
        page.marked = Some(if down && page.top == before { last } else { first });
    }
    Vec::new()
}

fn scroll_by(page: &mut Page, laid: &Laid, height: u16, by: isize) {
    page.top = page.top.saturating_add_signed(by).min(laid.last_top(height));
}

/// A click marks a line.
pub(in crate::tui::update) fn point(model: &mut Model, column: u16, row: u16) -> Effects {
    let (_, window) = layout::main(model).narrowed();
    let Some((laid, height)) = laid(model).filter(|_| window.contains((column, row).into())) else { return Vec::new() };
    if let Some(page) = top(model)
        && let Some(line) = laid.line_at(column - window.x, row - window.y, page.top, height)
    {
        page.marked = Some(line);
    }
    Vec::new()
}

/// What the marked line stands for. One that was scrolled out of sight only comes back: keys must not meet what is not seen.
pub(in crate::tui::update) fn target(model: &mut Model) -> Option<Target> {
    let (laid, height) = laid(model)?;
    let page = top(model)?;
    let marked = page.marked?;
    if laid.is_seen(marked, page.top, height) {
        return page.target();
    }
    page.top = laid.top_for(marked, page.top, height);
    None
}

pub(in crate::tui::update) fn top(model: &mut Model) -> Option<&mut Page> {
    match model.screens.last_mut() {
        Some(Screen::Page(page)) => Some(page),
        _ => None,
    }
}

/// The page on top laid out, and the rows of its window.
fn laid(model: &Model) -> Option<(Laid, u16)> {
    let Some(Screen::Page(page)) = model.screens.last() else { return None };
    let room = room(layout::below_banner(model));
    Some((rows::lay_out(page, room), room.height))
}

/// How much room a page has in a terminal of this size.
pub(in crate::tui) fn room(size: (u16, u16)) -> rows::Room {
    let (_, window) = layout::regions(size).narrowed();
    let of_screen = layout::room(size);
    rows::Room {
        width: window.width,
        height: window.height,
        is_wide: of_screen == Room::Wide,
        is_small: of_screen == Room::Small,
    }
}
