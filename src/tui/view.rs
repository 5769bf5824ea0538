//! A frame: what the model says, drawn. Nothing here changes anything or asks anything.

pub(super) mod list;
pub(super) mod mapper;

mod basket;
mod editor;
mod footer;
mod form;
mod header;
mod journal;
mod lines;
mod message;
mod page;
mod parts;
mod picker;
mod preview;
mod record;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{self, LEAST, Regions, Room};
use super::model::{Model, Screen};

/// Draws the whole screen and returns where the cursor belongs.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let banner = layout::banner(model);
    let taken = u16::try_from(banner.len()).unwrap_or(u16::MAX).min(area.height);
    if taken == 0 {
        return draw_below(model, area, buffer);
    }
    lines::banner(model, &banner, Rect { height: taken, ..area }, buffer);
    // Everything else is drawn as on a screen that is so much lower, and stands below.
    let lower = Rect { height: area.height - taken, ..area };
    let mut below = Buffer::empty(lower);
    let cursor = draw_below(model, lower, &mut below);
    for position in lower.positions() {
        if let (Some(from), Some(to)) = (below.cell(position), buffer.cell_mut((position.x, position.y + taken))) {
            *to = from.clone();
        }
    }
    cursor.map(|at| Position { y: at.y + taken, ..at })
}

fn draw_below(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let size = (area.width, area.height);
    if layout::room(size) == Room::None {
        too_small(model, area, buffer);
        return None;
    }
    let regions = layout::regions(size);
    header::draw(model, regions.header, buffer);
    for rule in [regions.rule_above, regions.rule_below] {
        lines::rule(model, rule, buffer);
    }
    footer::draw(model, regions.footer, buffer);
    body(model, &regions, buffer)
}

fn body(model: &Model, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    match model.screens.last() {
        None => {
            list::draw(model, regions.list, buffer);
            lines::rule(model, regions.rule_between, buffer);
            preview::draw(model, regions, buffer);
            list::query(model, regions.query, buffer)
        }
        Some(Screen::Form(form)) => form::draw(model, form, regions, buffer),
        Some(Screen::Pick { looking, picker, .. }) => picker::pick(model, *looking, picker, regions, buffer),
        Some(Screen::Palette(picker)) => picker::actions(model, picker, regions, buffer),
        Some(Screen::Help(picker)) => picker::help(model, picker, regions, buffer),
        Some(Screen::Basket { selected, .. }) => basket::draw(model, *selected, regions, buffer),
        Some(Screen::Letter { field, about, .. }) => basket::letter(model, field, about, regions, buffer),
        Some(Screen::Parts(parts)) => parts::draw(model, parts, regions, buffer),
        Some(Screen::Record(form)) => record::draw(model, form, regions, buffer),
        Some(Screen::Page(page)) => page::draw(model, page, regions, buffer),
        Some(Screen::Journal(journal)) => journal::draw(model, journal, regions, buffer),
        Some(Screen::Editor(editor)) => editor::draw(model, editor, regions, buffer),
    }
}

/// One line says what size is needed.
fn too_small(model: &Model, area: Rect, buffer: &mut Buffer) {
    let text = model.messages.with("screen-too-small", &[("columns", LEAST.0.into()), ("rows", LEAST.1.into())]);
    lines::put(buffer, area, &text, model.theme.text);
}
