//! What the buyer wrote, above the replies that may answer it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::text;
use crate::tui::model::Model;
use crate::tui::words;

use super::lines::{line, put, rest};

/// A message takes no more of the list's lines than one in so many.
const SHARE: u16 = 3;
/// Below so many lines there is room for one line of it.
const CRAMPED: u16 = 8;
/// More of a message than this is not laid out: no screen shows it, and a frame must not take longer for it.
const MOST_BYTES: usize = 16 * 1024;

/// How many lines of the list's region the message takes.
pub(super) fn height(model: &Model, area: Rect) -> u16 {
    let Some(message) = &model.main.message else { return 0 };
    if area.height < CRAMPED {
        return 1.min(area.height.saturating_sub(1));
    }
    let wrapped = text::wrap(beginning(&message.text), text_width(area)).len();
    // One line for what was understood, and a blank one.
    u16::try_from(wrapped).unwrap_or(u16::MAX).min(area.height / SHARE).saturating_add(2)
}

fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or_default()
}

fn text_width(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(4).max(1))
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(message) = &model.main.message else { return };
    let lines = if area.height > 2 { area.height - 2 } else { area.height };
    let beginning = beginning(&message.text);
    let wrapped = text::wrap(beginning, text_width(area));
    let hidden = wrapped.len() > usize::from(lines) || beginning.len() < message.text.len();
    for (at, part) in (0_u16..lines).zip(wrapped) {
        let place = rest(line(area, at), 1);
        put(buffer, place, "│ ", model.theme.accent);
        let shown = beginning.get(part).unwrap_or_default();
        let place = Rect { width: place.width.saturating_sub(1), ..rest(place, 2) };
        let taken = put(buffer, place, shown, model.theme.text);
        if hidden && at + 1 == lines {
            put(buffer, rest(place, taken.min(place.width.saturating_sub(1))), "…", model.theme.muted);
        }
    }
    if area.height > 2 {
        let told = rest(line(area, area.height - 2), 1);
        if message.is_read && !message.fits {
            let words = model.messages.text("message-nothing-fits");
            put(buffer, told, &words, model.theme.warning.add_modifier(Modifier::BOLD));
        } else {
            put(buffer, told, &words::understood(&model.messages, message), model.theme.muted);
        }
    }
}
