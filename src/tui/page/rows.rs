//! Where every piece of a page stands: rows of a width, in one column or two, and which of them are seen.

use crate::text;
use crate::tui::message::Target;

use super::{Line, Look, Page, Section, Span};

/// Blanks between two columns of a section.
const GAP: u16 = 2;
/// The widest a column gets that is not the last.
const WIDEST: u16 = 30;
/// So many columns are left to the last cell before what stands beside the end gives way.
const LEAST_LAST: u16 = 16;
/// The width of what stands beside the rest.
const ASIDE: u16 = 46;
/// A bar is no longer than this, however wide the page is.
const LONGEST_BAR: u16 = 40;
/// Columns left free at both edges: the mark stands in the left one.
const EDGE: u16 = 1;

/// A page laid out.
#[derive(Debug)]
pub struct Laid {
    /// One column, or two beside each other.
    pub columns: Vec<Column>,
    /// The lines that can be marked, in their order.
    pub lines: Vec<Place>,
}

/// Rows below each other.
#[derive(Debug, Default)]
pub struct Column {
    pub left: u16,
    pub width: u16,
    pub rows: Vec<Row>,
}

/// One row of the screen.
#[derive(Debug, Default)]
pub struct Row {
    /// The line it is, counted among those that can be marked.
    pub line: Option<usize>,
    pub pieces: Vec<Piece>,
}

/// A text at a place of its row.
#[derive(Debug)]
pub struct Piece {
    pub at: u16,
    pub width: u16,
    pub text: String,
    pub look: Look,
}

/// Where a line that can be marked stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub target: Target,
    pub column: usize,
    pub row: usize,
}

/// How much room a page has.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub width: u16,
    pub height: u16,
    /// Two columns fit.
    pub is_wide: bool,
    /// Rows are scarce: nothing is left blank.
    pub is_small: bool,
}

/// Lays a page out for some room.
pub fn lay_out(page: &Page, room: Room) -> Laid {
    let shown = page.shown();
    let is_split = room.is_wide && page.has_two_sides();
    let inside = room.width.saturating_sub(2 * EDGE);
    let mut columns = if is_split {
        let rest = room.width.saturating_sub(ASIDE + EDGE + GAP);
        vec![
            Column { left: 0, width: ASIDE, rows: Vec::new() },
            Column { left: ASIDE + GAP, width: rest, rows: Vec::new() },
        ]
    } else {
        vec![Column { left: 0, width: inside, rows: Vec::new() }]
    };
    if let Some(column) = columns.first_mut() {
        heading(page, column);
    }
    let mut lines = Vec::new();
    for (index, (section, of_section)) in shown.iter().enumerate() {
        let alike = joined(&shown, index);
        let at = usize::from(is_split && !section.aside);
        if let Some(column) = columns.get_mut(at) {
            let widths = widths(&alike, column.width);
            above(section, of_section, room.is_small, column);
            for line in of_section {
                let number = line.target.map(|target| {
                    lines.push(Place { target, column: at, row: column.rows.len() });
                    lines.len() - 1
                });
                of_line(line, number, &widths, column);
            }
        }
    }
    Laid { columns, lines }
}

/// The title, and what tells it from others.
fn heading(page: &Page, column: &mut Column) {
    let Some(sheet) = &page.sheet else { return };
    if sheet.title.is_empty() {
        return;
    }
    column.rows.push(Row::of(EDGE, column.width, &sheet.title, Look::Title));
    for part in text::wrap(&sheet.detail, usize::from(column.width.max(1))).into_iter().filter(|part| !part.is_empty())
    {
        let part = sheet.detail.get(part).unwrap_or_default();
        column.rows.push(Row::of(EDGE, column.width, part, Look::Muted));
    }
}

/// Every line whose columns are those of a section: its own, and those of the sections joined with it.
fn joined<'p>(shown: &[(&Section, Vec<&'p Line>)], index: usize) -> Vec<&'p Line> {
    let is_joined = |at: usize| shown.get(at).is_some_and(|(section, _)| section.joined);
    let first = (0..=index).rev().find(|at| !is_joined(*at)).unwrap_or(0);
    let last = (index + 1..shown.len()).find(|at| !is_joined(*at)).unwrap_or(shown.len());
    shown.get(first..last).into_iter().flatten().flat_map(|(_, lines)| lines.iter().copied()).collect()
}

/// What stands above the lines of a section.
fn above(section: &Section, lines: &[&Line], is_small: bool, column: &mut Column) {
    if !column.rows.is_empty() && !is_small {
        column.rows.push(Row::default());
    }
    if !section.title.is_empty() {
        column.rows.push(Row::of(EDGE, column.width, &section.title, Look::Muted));
    }
    if lines.is_empty() {
        for part in text::wrap(&section.none, usize::from(column.width.max(1))) {
            let part = section.none.get(part).unwrap_or_default();
            column.rows.push(Row::of(EDGE, column.width, part, Look::Muted));
        }
    }
}

/// The widths of the columns of a section.
struct Widths {
    /// Of each cell but the last.
    cells: Vec<u16>,
    /// Of what stands at the right end.
    end: u16,
    /// Whether there is room for what stands beside that.
    has_beside: bool,
}

fn widths(lines: &[&Line], width: u16) -> Widths {
    let count = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let cap = (width / 3).clamp(1, WIDEST);
    let widest = |at: usize| {
        let cells = lines.iter().filter(|line| at + 1 < line.cells.len()).filter_map(|line| line.cells.get(at));
        cells.map(|cell| columns_of(&cell.text)).max().unwrap_or(0).min(cap)
    };
    let cells: Vec<u16> = (0..count.saturating_sub(1)).map(widest).collect();
    let widest = |of: fn(&Line) -> &Span| lines.iter().map(|line| columns_of(&of(line).text)).max().unwrap_or(0);
    let (end, beside) = (widest(|line| &line.end), widest(|line| &line.beside));
    let gapped = |width: u16| width + if width > 0 { GAP } else { 0 };
    let taken = cells.iter().map(|cell| gapped(*cell)).sum::<u16>() + gapped(end) + gapped(beside);
    Widths { cells, end, has_beside: beside > 0 && taken + LEAST_LAST <= width }
}

/// The rows of a line: one, or as many as its last cell needs where it is only to be read.
fn of_line(line: &Line, number: Option<usize>, widths: &Widths, column: &mut Column) {
    let ends = ends(line, widths, column.width);
    let taken = ends.iter().map(|end| column.width + EDGE - end.at + GAP).max().unwrap_or(0);
    let mut row = Row { line: number, pieces: if taken < column.width { ends } else { Vec::new() } };
    let mut at = EDGE;
    let last = line.cells.len().saturating_sub(1);
    for (index, cell) in line.cells.iter().enumerate() {
        let left = (column.width + EDGE).saturating_sub(at + taken);
        if let Look::Bar(share) = cell.look {
            let bar = text::bar(share.into(), 1000, left.min(LONGEST_BAR).into());
            row.pieces.push(Piece { at, width: left, text: bar, look: cell.look });
            continue;
        }
        if index < last {
            let width = widths.cells.get(index).copied().unwrap_or_default().min(left);
            row.pieces.push(Piece::of(at, width, cell));
            // An empty column takes no room at all.
            at += if width > 0 { width + GAP } else { 0 };
            continue;
        }
        if number.is_some() && !line.whole || cell.text.is_empty() {
            row.pieces.push(Piece::of(at, left, cell));
            continue;
        }
        for part in text::wrap(&cell.text, usize::from(left.max(1))) {
            let part = Span::new(cell.text.get(part).unwrap_or_default(), cell.look);
            row.pieces.push(Piece::of(at, left, &part));
            column.rows.push(std::mem::replace(&mut row, Row { line: number, pieces: Vec::new() }));
        }
    }
    if !row.pieces.is_empty() {
        column.rows.push(row);
    }
}

/// What stands at the right end of a line, and beside that.
fn ends(line: &Line, widths: &Widths, width: u16) -> Vec<Piece> {
    let right = |span: &Span, at: u16| {
        let taken = columns_of(&span.text);
        (taken > 0).then(|| Piece::of((at + EDGE).saturating_sub(taken), taken, span))
    };
    if widths.has_beside {
        let beside = width.saturating_sub(widths.end + if widths.end > 0 { GAP } else { 0 });
        return right(&line.end, width).into_iter().chain(right(&line.beside, beside)).collect();
    }
    let only = if line.end.text.is_empty() { &line.beside } else { &line.end };
    right(only, width).into_iter().collect()
}

impl Row {
    fn of(at: u16, width: u16, text: &str, look: Look) -> Self {
        Self { line: None, pieces: vec![Piece { at, width, text: text.to_owned(), look }] }
    }
}

impl Piece {
    fn of(at: u16, width: u16, span: &Span) -> Self {
        Self { at, width, text: span.text.clone(), look: span.look }
    }
}

impl Column {
    /// The first row that is seen where so many are scrolled away: no column scrolls further than to its end.
    pub const fn first(&self, top: usize, height: u16) -> usize {
        let most = self.rows.len().saturating_sub(height as usize);
        if top < most { top } else { most }
    }
}

impl Laid {
    /// The most rows that can be scrolled away.
    pub fn last_top(&self, height: u16) -> usize {
        let longest = self.columns.iter().map(|column| column.rows.len()).max().unwrap_or(0);
        longest.saturating_sub(usize::from(height))
    }

    /// Whether a line is seen.
    pub fn is_seen(&self, line: usize, top: usize, height: u16) -> bool {
        let Some((column, row)) = self.place(line) else { return false };
        let first = column.first(top, height);
        (first..first + usize::from(height)).contains(&row)
    }

    /// How far to scroll, as little as can be, so that a line is seen, with the heading above it.
    pub fn top_for(&self, line: usize, top: usize, height: u16) -> usize {
        let Some((column, row)) = self.place(line) else { return top };
        let first = column.first(top, height);
        let follows = row.checked_sub(1).and_then(|above| column.rows.get(above)).is_some_and(|row| row.line.is_some());
        let with_heading = if follows || height < 3 { row } else { row.saturating_sub(1) };
        if with_heading < first {
            with_heading
        } else if row >= first + usize::from(height) {
            row + 1 - usize::from(height)
        } else {
            top
        }
    }

    /// Rows between the window and a line: none where it is seen.
    pub fn distance(&self, line: usize, top: usize, height: u16) -> usize {
        let Some((column, row)) = self.place(line) else { return 0 };
        let first = column.first(top, height);
        first.saturating_sub(row).max((row + 1).saturating_sub(first + usize::from(height)))
    }

    /// Whether a line is out of sight on the side one moves to.
    pub fn lies_ahead(&self, line: usize, top: usize, height: u16, down: bool) -> bool {
        let Some((column, row)) = self.place(line) else { return false };
        let first = column.first(top, height);
        if down { row >= first + usize::from(height) } else { row < first }
    }

    /// The first and the last line that are seen.
    pub fn seen(&self, top: usize, height: u16) -> Option<(usize, usize)> {
        let mut seen = (0..self.lines.len()).filter(|line| self.is_seen(*line, top, height));
        let first = seen.next()?;
        Some((first, seen.next_back().unwrap_or(first)))
    }

    /// The line at a place of the window.
    pub fn line_at(&self, x: u16, y: u16, top: usize, height: u16) -> Option<usize> {
        let column = self.columns.iter().rfind(|column| column.left <= x)?;
        column.rows.get(column.first(top, height) + usize::from(y))?.line
    }

    fn place(&self, line: usize) -> Option<(&Column, usize)> {
        let place = self.lines.get(line)?;
        Some((self.columns.get(place.column)?, place.row))
    }
}

fn columns_of(text: &str) -> u16 {
    u16::try_from(text::width(text)).unwrap_or(u16::MAX)
}
