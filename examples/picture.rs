//! Draws the README's picture from the program's own rendering of the demo shop:
//! `cargo run --example picture > docs/screen.svg`

use std::fmt::Write as _;
use std::io::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use replydesk::desk::demo;
use replydesk::tui::keymap::Keymap;
use replydesk::tui::rehearsal::Rehearsal;
use replydesk::tui::theme::{Scheme, Theme};
use unicode_width::UnicodeWidthStr as _;

/// The size of a cell in the picture, in its own units.
const CELL: (f32, f32) = (8.4, 18.0);
/// Room around the screen.
const MARGIN: f32 = 14.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let desk = demo::desk(demo::fixed_moment())?;
    let keymap = Keymap::new(&std::collections::BTreeMap::new())?;
    let mut screen = Rehearsal::new(desk, keymap, Theme::new(Scheme::Dark, None), (110, 24));
    screen.keys("<ctrl-t>anna<enter>pick<down>");
    let (buffer, cursor) = screen.frame();
    let svg = svg(&buffer, cursor.map(|at| (at.x, at.y)))?;
    std::io::stdout().write_all(svg.as_bytes())?;
    Ok(())
}

/// The buffer as an SVG: a run of cells of one style is one text.
fn svg(buffer: &Buffer, cursor: Option<(u16, u16)>) -> Result<String, std::fmt::Error> {
    let width = f32::from(buffer.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(buffer.area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" font-size="14" xml:space="preserve">"#
    )?;
    writeln!(out, r##"<rect width="{width:.0}" height="{height:.0}" rx="8" fill="#1b1f24"/>"##)?;
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = look(&buffer[(x, y)]);
            let (from, mut text) = (x, String::new());
            while x < buffer.area.width && look(&buffer[(x, y)]) == style {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                x += u16::try_from(symbol.width().max(1)).unwrap_or(1);
            }
            if !text.trim().is_empty() {
                run(&mut out, (from, y), x - from, &text, &style)?;
            }
        }
    }
    if let Some((x, y)) = cursor {
        let (left, top) = place(x, y);
        writeln!(
            out,
            r##"<rect x="{left:.1}" y="{top:.1}" width="{:.1}" height="{:.1}" fill="#d8dee9" fill-opacity=".7"/>"##,
            CELL.0, CELL.1
        )?;
    }
    writeln!(out, "</svg>")?;
    Ok(out)
}

fn run(out: &mut String, (x, y): (u16, u16), columns: u16, text: &str, look: &Look) -> std::fmt::Result {
    let (left, top) = place(x, y);
    let weight = if look.bold { r#" font-weight="bold""# } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let length = f32::from(columns) * CELL.0;
    writeln!(
        out,
        r#"<text x="{left:.1}" y="{:.1}" textLength="{length:.1}" lengthAdjust="spacingAndGlyphs" fill="{}"{weight}>{escaped}</text>"#,
        top + 13.5,
        look.colour
    )
}

fn place(x: u16, y: u16) -> (f32, f32) {
    (f32::from(x) * CELL.0 + MARGIN, f32::from(y) * CELL.1 + MARGIN)
}

#[derive(PartialEq)]
struct Look {
    colour: &'static str,
    bold: bool,
}

fn look(cell: &Cell) -> Look {
    let colour = match cell.fg {
        Color::Cyan => "#88c0d0",
        Color::DarkGray => "#7a8490",
        Color::Green => "#a3be8c",
        Color::Yellow => "#ebcb8b",
        Color::LightRed => "#e06c75",
        _ => "#d8dee9",
    };
    Look { colour, bold: cell.modifier.contains(Modifier::BOLD) }
}
