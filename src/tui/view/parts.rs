//! A message in numbered parts: which are copied, and the one that comes next.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text;
use crate::tui::layout::Regions;
use crate::tui::model::Model;
use crate::tui::parts::Parts;

use super::lines::{line, put, rest, rule};

pub(super) fn draw(model: &Model, parts: &Parts, regions: &Regions, buffer: &mut Buffer) -> Option<Position> {
    let (part, count) = ((parts.copied + 1).min(parts.count()), parts.count());
    let title = model.messages.with("parts-title", &[("part", part.into()), ("count", count.into())]);
    put(buffer, rest(regions.query, 1), &title, model.theme.accent);
    rule(model, regions.rule_between, buffer);
    // The parts around the next one, where there is no room for all.
    let above = parts.copied.saturating_sub(usize::from(regions.list.height / 2));
    let shown = parts.ready.parts.iter().enumerate().skip(above);
    for (at, (index, part)) in (0_u16..regions.list.height).zip(shown) {
        let place = line(regions.list, at);
        let (sign, style) = match index.cmp(&parts.copied) {
            std::cmp::Ordering::Less => ("✓ ", model.theme.good),
            std::cmp::Ordering::Equal => ("▌ ", model.theme.accent),
            std::cmp::Ordering::Greater => ("  ", model.theme.muted),
        };
        let taken = put(buffer, place, sign, style);
        let part = seen(model, part.as_str());
        let begins = part.lines().next().unwrap_or_default();
        let style = if index == parts.copied { model.theme.selected } else { model.theme.muted };
        put(buffer, rest(place, taken), begins, style);
    }
    if let Some(part) = parts.next() {
        let area = Rect { width: regions.preview.width.saturating_sub(1), ..rest(regions.preview, 1) };
        let part = &seen(model, part.as_str());
        for (at, stretch) in (0_u16..area.height).zip(text::wrap(part, usize::from(area.width.max(1)))) {
            put(buffer, line(area, at), part.get(stretch).unwrap_or_default(), model.theme.text);
        }
    }
    None
}

/// A part as the screen shows it: what is secret stands masked, as it does in the preview.
fn seen<'p>(model: &Model, part: &'p str) -> Cow<'p, str> {
    let secrets = model.main.preview.as_deref().map(|preview| &preview.secrets).filter(|_| !model.shows_secrets());
    secrets.and_then(|secrets| secrets.masked(part)).map_or(Cow::Borrowed(part), Cow::Owned)
}
