//! The screen on which somebody says what the columns of a table mean: the columns, and beside or below them what would be read.

mod list;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::text;
use crate::transfer::tables::Holds;
use crate::tui::action::Action;
use crate::tui::layout::{self, LEAST, Regions, Room};
use crate::tui::mapper::{Mapper, Open, Row, Whole};
use crate::tui::model::NoticeKind;
use crate::tui::picker::Picker;

use super::footer::{Hint, fitting};
use super::lines::{columns, line, put, put_all, put_right, rest, thin};
use super::picker::choices;
use super::preview::keys;
use list::list;

/// So many cells of a column are shown beside it.
const CELLS: usize = 6;

/// Below so many columns there is no room for all of a line of the preview.
const TIGHT: u16 = 50;

/// So many lines the preview has at most where it stands below the list.
const BELOW: u16 = 7;

/// A preview of fewer lines has no room for all of an order.
const LOW: u16 = 10;

/// Draws the whole screen and returns where the cursor belongs.
pub(in crate::tui) fn draw(mapper: &Mapper, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let size = (area.width, area.height);
    if layout::room(size) == Room::None {
        let (width, height) = LEAST;
        let text = mapper.messages.with("screen-too-small", &[("columns", width.into()), ("rows", height.into())]);
        put(buffer, area, &text, mapper.theme.text);
        return None;
    }
    let mut regions = regions(size);
    let long = told_long(mapper, &mut regions);
    header(mapper, regions.header, buffer);
    for rule in [regions.rule_above, regions.rule_between, regions.rule_below] {
        thin(&mapper.theme, rule, buffer);
    }
    preview(mapper, &regions, long.as_deref(), buffer);
    footer(mapper, long.is_some(), regions.footer, buffer);
    match &mapper.open {
        Some(Open::Meaning(picker)) => choose(mapper, picker, &told_of(mapper), &regions, buffer),
        Some(Open::Palette(picker)) => choose(mapper, picker, &mapper.messages.text("pick-action"), &regions, buffer),
        Some(Open::Help(picker)) => choose(mapper, picker, &mapper.messages.text("pick-help"), &regions, buffer),
        Some(Open::State(picker)) => choose(mapper, picker, &told_of(mapper), &regions, buffer),
        Some(Open::Days(picker)) => {
            let about = mapper.label(Whole::Days);
            choose(mapper, picker, &about, &regions, buffer)
        }
        _ => list(mapper, &regions, buffer),
    }
}

/// As everywhere, but that the list has more lines than the preview below it.
fn regions(size: (u16, u16)) -> Regions {
    let mut regions = layout::regions(size);
    if layout::room(size) == Room::Narrow {
        let all = regions.list.height + regions.preview.height;
        regions.preview.height = BELOW.min(all / 3);
        let moved = all - regions.preview.height - regions.list.height;
        regions.list.height += moved;
        regions.rule_between.y += moved;
        regions.title.y += moved;
        regions.preview.y += moved;
    }
    regions
}

/// How many lines the list has room for.
pub(in crate::tui) fn list_height(size: (u16, u16)) -> u16 {
    regions(size).list.height
}

/// What is said and has no room in the last line: it stands above what would be read, which gets lines of the list for it where it has
/// too few.
fn told_long(mapper: &Mapper, regions: &mut Regions) -> Option<String> {
    let said = mapper.said.as_ref()?;
    let text = format!("{}{}", sign(said.kind), said.text);
    if columns(&text) <= regions.footer.width.saturating_sub(3) {
        return None;
    }
    let width = regions.preview.width.saturating_sub(if regions.preview.x == 0 { 2 } else { 1 });
    let lines = text::wrap(&text, usize::from(width.max(1))).len();
    let lacking = u16::try_from(lines).unwrap_or(u16::MAX).saturating_sub(regions.preview.height);
    // Side by side neither gives lines to the other.
    if !regions.rule_between.is_empty() {
        let moved = lacking.min(regions.list.height.saturating_sub(1));
        regions.list.height -= moved;
        regions.rule_between.y = regions.rule_between.y.saturating_sub(moved);
        regions.title.y = regions.title.y.saturating_sub(moved);
        regions.preview.y = regions.preview.y.saturating_sub(moved);
        regions.preview.height += moved;
    }
    Some(text)
}

/// What stands before something said.
const fn sign(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Good => "✓ ",
        NoticeKind::Plain => "",
        NoticeKind::Warning => "⚠ ",
        NoticeKind::Danger => "✗ ",
    }
}

/// The file, and what is asked.
fn header(mapper: &Mapper, area: Rect, buffer: &mut Buffer) {
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let sample = &mapper.task.sample;
    let name = sample.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parted = match sample.delimiter {
        '\t' => mapper.messages.text("mapper-tab").into_owned(),
        sign => format!("“{sign}”"),
    };
    let about = mapper.messages.with(
        "mapper-file",
        &[("columns", sample.headers.len().into()), ("delimiter", parted.into()), ("encoding", sample.encoding.into())],
    );
    put_all(
        buffer,
        line(inside, 0),
        &[(name.as_str(), mapper.theme.selected), (" · ", mapper.theme.muted), (about.as_str(), mapper.theme.muted)],
    );
    put(buffer, line(inside, 1), &mapper.messages.text("mapper-prompt"), mapper.theme.muted);
}

/// The column whose meaning is chosen, with what stands in it.
fn told_of(mapper: &Mapper) -> String {
    match mapper.row() {
        Row::Column(column) => {
            let header = mapper.task.sample.headers.get(column).map_or("", String::as_str);
            format!("{header}: {}", cells(mapper, column))
        }
        Row::Word(place) => mapper.messages.with("mapper-word", &[("word", mapper.word(place).0.into())]),
        Row::Whole(_) => String::new(),
    }
}

/// Some of what stands in a column, each once.
fn cells(mapper: &Mapper, column: usize) -> String {
    let mut seen = BTreeSet::new();
    let cells = mapper.task.sample.cells(column).filter(|cell| seen.insert(*cell));
    cells.take(CELLS).collect::<Vec<_>>().join(" · ")
}

/// A list to choose from in the place of the columns.
fn choose<T>(
    mapper: &Mapper,
    picker: &Picker<T>,
    about: &str,
    regions: &Regions,
    buffer: &mut Buffer,
) -> Option<Position> {
    let inside = rest(regions.query, 1);
    let taken = put(buffer, inside, "› ", mapper.theme.accent);
    let field = rest(inside, taken);
    if picker.query.is_empty() {
        put(buffer, rest(field, 1), about, mapper.theme.muted);
    } else {
        // What is typed has the left half, and what it is typed for stays in sight.
        let right = rest(field, field.width / 2);
        put_right(buffer, Rect { width: right.width.saturating_sub(1), ..right }, about, mapper.theme.muted);
    }
    if picker.choices.is_empty() {
        put(buffer, rest(line(regions.list, 0), 2), &mapper.messages.text("mapper-no-meaning"), mapper.theme.muted);
    }
    choices(&mapper.theme, picker, regions.list, buffer);
    let half = if picker.query.is_empty() { field.width } else { field.width / 2 };
    picker.query.draw(Rect { width: half, ..field }, buffer, mapper.theme.text)
}

/// What would be read: first what is in its way.
fn preview(mapper: &Mapper, regions: &Regions, long: Option<&str>, buffer: &mut Buffer) {
    let theme = &mapper.theme;
    let inside = Rect { width: regions.preview.width.saturating_sub(1), ..regions.preview };
    let mut inside = if inside.x == 0 { rest(inside, 1) } else { inside };
    let title = if regions.title.x == 0 { rest(regions.title, 1) } else { regions.title };
    let (read, refused) = mapper.preview.count;
    let of = mapper.messages.member("holds", mapper.task.holds.word());
    let told = mapper
        .messages
        .with("mapper-read", &[("of", of.as_str().into()), ("read", read.into()), ("refused", refused.into())]);
    put(buffer, title, &told, theme.muted);
    if let (Some(text), Some(said)) = (long, &mapper.said) {
        wrapped(text, style(mapper, said.kind), &mut inside, buffer);
    }
    let lacks = mapper.lacks();
    if !lacks.is_empty() {
        let text = format!("⚠ {}", mapper.messages.with("mapper-lacks", &[("fields", lacks.join(", ").into())]));
        wrapped(&text, theme.warning, &mut inside, buffer);
        return;
    }
    if let Some(nearly) = mapper.nearly() {
        wrapped(&nearly, theme.accent, &mut inside, buffer);
    }
    let lost = mapper.lost();
    if !lost.is_empty() {
        let text = format!("⚠ {}", mapper.messages.with("mapper-lost", &[("fields", lost.join(", ").into())]));
        wrapped(&text, theme.warning, &mut inside, buffer);
    }
    let mut at = 0;
    let some = (inside.height / 3).max(1);
    for fault in mapper.preview.faults.iter().take(usize::from(some)) {
        let text = format!("⚠ {fault}");
        put(buffer, line(inside, at), &text, theme.warning);
        at += 1;
    }
    if at > 0 && inside.height > 6 {
        at += 1;
    }
    reads(mapper, Rect { y: inside.y + at, height: inside.height.saturating_sub(at), ..inside }, buffer);
}

/// Writes a text over as many lines as it takes, and leaves the room below it.
fn wrapped(text: &str, style: Style, area: &mut Rect, buffer: &mut Buffer) {
    for part in text::wrap(text, usize::from(area.width.max(1))) {
        put(buffer, line(*area, 0), text.get(part).unwrap_or_default(), style);
        let height = area.height.saturating_sub(1);
        if area.height == 0 {
            return;
        }
        *area = Rect { y: area.y + area.height.min(1), height, ..*area };
    }
}

/// The first orders or buyers, each on a line, and below it what it holds.
fn reads(mapper: &Mapper, area: Rect, buffer: &mut Buffer) {
    let theme = &mapper.theme;
    let read = &mapper.preview.read;
    let widest = |at: usize| {
        let texts = read.iter().take(usize::from(area.height)).filter_map(|one| match at {
            0 => Some(&one.name),
            at => one.cells.get(at - 1),
        });
        texts.map(|text| columns(text)).max().unwrap_or(0)
    };
    // What stands last on a line stands at its end: amounts and telephone numbers under one another.
    let cells = read.first().map_or(0, |one| one.cells.len());
    let is_tight = area.width < TIGHT;
    let name = widest(0).min(area.width / if is_tight { 4 } else { 3 });
    // Where not all can be seen, what comes of the marked column stands first.
    let first_told = match mapper.row() {
        Row::Column(column) if area.height < LOW => mapper.draft.meanings.get(column).copied().flatten(),
        _ => None,
    };
    let mut at = 0;
    for one in read {
        if at >= area.height {
            return;
        }
        let here = line(area, at);
        put(buffer, Rect { width: name, ..here }, &one.name, theme.key);
        let mut place = rest(here, name + 2);
        // Who it is says more than the day, where both do not fit.
        let first = usize::from(is_tight && cells > 2);
        for (index, cell) in one.cells.iter().enumerate().skip(first) {
            if index + 1 == cells && index > 0 {
                put_right(buffer, place, cell, theme.text);
                break;
            }
            let last = widest(cells);
            let room = if index + 2 == cells { place.width.saturating_sub(last + 2) } else { widest(index + 1) };
            put(buffer, Rect { width: room.min(place.width), ..place }, cell, theme.text);
            place = rest(place, room + 2);
        }
        at += 1;
        let mut below = rest(Rect { y: area.y + at, height: area.height.saturating_sub(at), ..area }, name + 2);
        let room = below.height;
        wrapped(&one.told(first_told), theme.muted, &mut below, buffer);
        at += room - below.height;
    }
}

fn footer(mapper: &Mapper, is_told: bool, area: Rect, buffer: &mut Buffer) {
    let inside = Rect { width: area.width.saturating_sub(2), ..rest(area, 1) };
    let hints = hints(mapper);
    let Some(said) = mapper.said.as_ref().filter(|_| !is_told) else {
        keys(&mapper.theme, &fitting(&hints, inside.width), inside, buffer);
        return;
    };
    let style = style(mapper, said.kind);
    let taken = put_all(buffer, inside, &[(sign(said.kind), style), (&said.text, style)]);
    let room = rest(inside, taken + 2);
    keys(&mapper.theme, &fitting(&hints, room.width), room, buffer);
}

const fn style(mapper: &Mapper, kind: NoticeKind) -> Style {
    match kind {
        NoticeKind::Good => mapper.theme.good,
        NoticeKind::Plain => mapper.theme.text,
        NoticeKind::Warning => mapper.theme.warning,
        NoticeKind::Danger => mapper.theme.danger,
    }
}

/// The keys that do something now, most useful first.
fn hints(mapper: &Mapper) -> Vec<Hint> {
    let hint = |(action, name): (Action, &str)| {
        let key = mapper.keymap.key(action)?;
        let label = mapper.messages.member("action", name);
        let short = mapper.messages.under(&format!("action-{name}"), "short", &[]);
        Some(Hint { key, short: short.unwrap_or_else(|| label.clone()), label })
    };
    let actions: Vec<(Action, &str)> = match (&mapper.open, mapper.row()) {
        (Some(Open::Text(_)), _) => vec![(Action::FormDone, "take-text"), (Action::Back, "back")],
        (Some(_), _) => vec![(Action::Choose, "choose"), (Action::Back, "back")],
        (None, Row::Column(_)) => vec![
            (Action::GiveMeaning, "give-meaning"),
            (Action::SaveMapping, "save-mapping"),
            (Action::NoMeaning, "no-meaning"),
            (Action::Back, "back-unmapped"),
        ],
        (None, Row::Word(_) | Row::Whole(_)) => vec![
            (Action::GiveMeaning, "change-whole"),
            (Action::SaveMapping, "save-mapping"),
            (Action::Back, "back-unmapped"),
        ],
    };
    let undo = (mapper.open.is_none() && mapper.can_take_back()).then_some((Action::Undo, "undo"));
    let help = mapper.open.is_none().then_some((Action::Help, "help"));
    let (last, others) = actions.split_last().map_or((None, &[][..]), |(last, others)| (Some(*last), others));
    others.iter().copied().chain(undo).chain(help).chain(last).filter_map(hint).collect()
}

impl Mapper {
    /// Whether something of the whole was told, or needs no telling.
    pub(in crate::tui) fn is_sure(&self, whole: Whole) -> bool {
        let sample = &self.task.sample;
        match whole {
            Whole::Currency => self.draft.currency_told || !sample.lacks_currency(&self.draft.meanings),
            Whole::Days => self.draft.days_told || sample.unclear_day(&self.draft.meanings).is_none(),
            Whole::Channel => self.draft.channel.is_some() || self.task.holds == Holds::Buyers,
            Whole::Name => true,
        }
    }
}
