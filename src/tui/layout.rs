//! Where the regions of the main screen are at each size. Regions keep their place while their contents change.

use ratatui::layout::Rect;

use super::model::Model;
use crate::text;

/// From this many columns on, the preview stands beside the list.
const WIDE: u16 = 100;
/// Below this many columns or rows there is room for the list and little else.
const SMALL: (u16, u16) = (60, 16);
/// Below this many columns or rows nothing useful fits.
pub const LEAST: (u16, u16) = (30, 6);

/// A blank on either side of the banner, and the mark before it.
const BANNER_MARGIN: u16 = 4;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Not enough for anything.
    None,
    Small,
    Narrow,
    Wide,
}

/// How much room a terminal of this size has.
pub const fn room((columns, rows): (u16, u16)) -> Room {
    if columns < LEAST.0 || rows < LEAST.1 {
        Room::None
    } else if columns < SMALL.0 || rows < SMALL.1 {
        Room::Small
    } else if columns < WIDE {
        Room::Narrow
    } else {
        Room::Wide
    }
}

/// The regions of the main screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// For whom: one line, or two where there is room for the advice.
    pub header: Rect,
    /// Empty where there is no room for a rule.
    pub rule_above: Rect,
    /// What was typed.
    pub query: Rect,
    pub list: Rect,
    /// The rule between list and preview; empty where they stand side by side.
    pub rule_between: Rect,
    /// The title of the message, or empty.
    pub title: Rect,
    pub preview: Rect,
    pub rule_below: Rect,
    pub footer: Rect,
}

/// The regions for the size the terminal has now.
pub fn regions(size: (u16, u16)) -> Regions {
    match room(size) {
        Room::None => Regions::default(),
        Room::Small => small(size),
        Room::Narrow => narrow(size),
        Room::Wide => wide(size),
    }
}

/// Hands out lines from the top.
struct Lines {
    x: u16,
    y: u16,
    width: u16,
}

impl Lines {
    const fn take(&mut self, height: u16) -> Rect {
        let taken = Rect { x: self.x, y: self.y, width: self.width, height };
        self.y += height;
        taken
    }
}

fn wide((columns, rows): (u16, u16)) -> Regions {
    let mut lines = Lines { x: 0, y: 0, width: columns };
    let header = lines.take(2);
    let rule_above = lines.take(1);
    let body = rows.saturating_sub(5);
    // The list gets half, but no more than its columns can use: the text is what is read.
    let left = (columns / 2).min(64);
    let right = Rect { x: left + 1, y: lines.y, width: columns - left - 2, height: body };
    let mut list = Lines { x: 0, y: lines.y, width: left };
    let query = list.take(1);
    let _blank = list.take(1);
    let list = list.take(body.saturating_sub(2));
    let mut text = Lines { x: right.x, y: right.y, width: right.width };
    let title = text.take(1);
    let _blank = text.take(1);
    let preview = text.take(body.saturating_sub(2));
    lines.y += body;
    Regions {
        header,
        rule_above,
        query,
        list,
        rule_between: Rect::default(),
        title,
        preview,
        rule_below: lines.take(1),
        footer: lines.take(1),
    }
}

fn narrow((columns, rows): (u16, u16)) -> Regions {
    let mut lines = Lines { x: 0, y: 0, width: columns };
    let header = lines.take(1);
    let rule_above = lines.take(1);
    let query = lines.take(1);
    let left = rows.saturating_sub(7);
    let list = lines.take((left / 2).min(8));
    let rule_between = lines.take(1);
    let title = lines.take(1);
    let preview = lines.take(left.saturating_sub(list.height));
    Regions {
        header,
        rule_above,
        query,
        list,
        rule_between,
        title,
        preview,
        rule_below: lines.take(1),
        footer: lines.take(1),
    }
}

fn small((columns, rows): (u16, u16)) -> Regions {
    let mut lines = Lines { x: 0, y: 0, width: columns };
    // Below eight rows the header goes too: the query and the list come first.
    let header = lines.take(u16::from(rows >= 8));
    let query = lines.take(1);
    let left = rows.saturating_sub(lines.y + 1);
    let list = lines.take(left.saturating_sub(2).clamp(1, 4));
    let rule_between = lines.take(1);
    let preview = lines.take(left.saturating_sub(list.height + 1));
    Regions { header, query, list, rule_between, preview, footer: lines.take(1), ..Regions::default() }
}

impl Regions {
    /// The line of the list of replies at a place of the screen.
    pub fn row_at(&self, model: &Model, column: u16, row: u16) -> Option<usize> {
        if !self.list.contains((column, row).into()) {
            return None;
        }
        super::view::list::row_at(model, self.list, row)
    }

    /// The lines of a screen with what narrows it on top: that line, and what is below.
    pub fn narrowed(&self) -> (Rect, Rect) {
        let body = self.body();
        let gap = if body.height > 6 { 2 } else { 1 };
        let list = Rect { y: body.y + gap, height: body.height.saturating_sub(gap), ..body };
        (Rect { height: body.height.min(1), ..body }, list)
    }

    /// Everything between header and footer: where other screens are drawn.
    pub fn body(&self) -> Rect {
        let top = self.query.y;
        let bottom = if self.rule_below.is_empty() { self.footer.y } else { self.rule_below.y };
        Rect { x: 0, y: top, width: self.header.width.max(self.query.width), height: bottom.saturating_sub(top) }
    }
}

/// The regions of the main screen as it is, counted from below the banner.
pub fn main(model: &Model) -> Regions {
    regions(below_banner(model))
}

/// The lines that say what is wrong with the file of the records, above everything else; none where nothing is. All of it is said, over as
/// many lines as that takes and the screen has beside the least that is needed.
pub fn banner(model: &Model) -> Vec<String> {
    let Some(trouble) = &model.trouble else { return Vec::new() };
    let (columns, rows) = model.size;
    let said = [Some(&trouble.message), trouble.hint.as_ref()].into_iter().flatten();
    let said = said.map(|part| format!("{}.", part.trim_end_matches('.'))).collect::<Vec<_>>().join(" ");
    let said = text::sanitise(&said);
    let lines = text::wrap(&said, usize::from(columns.saturating_sub(BANNER_MARGIN).max(1)));
    let room = usize::from(rows.saturating_sub(LEAST.1));
    lines.into_iter().take(room).map(|line| said.get(line).unwrap_or_default().to_owned()).collect()
}

/// The columns and rows that are left below the banner.
pub fn below_banner(model: &Model) -> (u16, u16) {
    let (columns, rows) = model.size;
    let taken = u16::try_from(banner(model).len()).unwrap_or(u16::MAX);
    (columns, rows.saturating_sub(taken))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_region_lies_on_the_screen_and_none_on_another(columns in 0_u16..300, rows in 0_u16..120) {
            let found = regions((columns, rows));
            let all = [
                found.header, found.rule_above, found.query, found.list, found.rule_between, found.title,
                found.preview, found.rule_below, found.footer,
            ];
            let screen = Rect::new(0, 0, columns, rows);
            for (at, region) in all.iter().enumerate() {
                prop_assert!(region.is_empty() || screen.union(*region) == screen, "{region:?}");
                for other in all.iter().skip(at + 1) {
                    prop_assert!(!region.intersects(*other) || region.is_empty() || other.is_empty());
                }
            }
            if room((columns, rows)) != Room::None {
                prop_assert!(!found.query.is_empty() && !found.list.is_empty() && !found.footer.is_empty());
            }
        }
    }
}
