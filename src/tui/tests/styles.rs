//! What the frames' cells look like: snapshots hold letters only.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// The cells of a text where it stands first on the screen.
fn cells<'a>(frame: &'a Buffer, text: &str) -> &'a [Cell] {
    let wanted: Vec<String> = text.chars().map(String::from).collect();
    let found = frame.content.windows(wanted.len()).find(|cells| cells.iter().map(Cell::symbol).eq(&wanted));
    found.unwrap_or_else(|| panic!("{text:?} is not on the screen"))
}

/// Whether a cell is drawn in a style: its colour, and at least its modifiers.
fn is(cell: &Cell, style: Style) -> bool {
    cell.fg == style.fg.unwrap_or(Color::Reset) && cell.modifier.contains(style.add_modifier)
}

fn frame(scheme: Scheme, keys: &str) -> (Buffer, Theme) {
    let mut shop = demo_shop(scheme, (120, 36));
    shop.keys(keys);
    (shop.frame().0, shop.model.theme)
}

#[test]
fn the_letters_found_are_bold_and_the_marked_line_has_its_bar() {
    let (frame, theme) = frame(Scheme::Dark, "pick");
    let first = cells(&frame, "▌pickup-slots");
    assert!(is(&first[0], theme.accent));
    assert!(first[1..5].iter().all(|cell| is(cell, theme.matched) && cell.modifier.contains(Modifier::BOLD)));
    assert!(first[5..].iter().all(|cell| is(cell, theme.selected)));
    let second = cells(&frame, "pickup-address");
    assert!(second[..4].iter().all(|cell| is(cell, theme.matched)));
    assert!(second[4..].iter().all(|cell| is(cell, theme.text) && !cell.modifier.contains(Modifier::BOLD)));
}

#[test]
fn what_is_missing_and_what_was_filled_are_told_apart() {
    for scheme in [Scheme::Dark, Scheme::Light, Scheme::HighContrast] {
        let (frame, theme) = frame(scheme, "pickup-car");
        assert!(cells(&frame, "⟨meeting_time⟩").iter().all(|cell| is(cell, theme.missing)), "{scheme:?}");
        assert!(cells(&frame, "green gate").iter().all(|cell| is(cell, theme.filled)), "{scheme:?}");
        assert!(cells(&frame, "By car").iter().all(|cell| is(cell, theme.text)), "{scheme:?}");
        assert_ne!(theme.missing, theme.filled);
    }
}

#[test]
fn an_answer_is_marked_as_filled() {
    let (frame, theme) = frame(Scheme::Dark, "pickup-car<enter>18:00");
    assert!(cells(&frame, "6:00 pm").iter().all(|cell| is(cell, theme.filled)));
}

#[test]
fn a_plain_theme_draws_no_colour_anywhere() {
    for keys in
        ["pick", "pickup-car<enter>", "<ctrl-g>", "<ctrl-r>", "pick<ctrl-x>{{ oops", "pickup-sl<enter>", "<ctrl-t>a"]
    {
        let (frame, _) = frame(Scheme::Plain, keys);
        let coloured = frame.content.iter().find(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
        assert_eq!(coloured, None, "after {keys}");
    }
}

#[test]
fn what_was_copied_is_said_in_green() {
    let (frame, theme) = frame(Scheme::Dark, "pickup-sl<enter>");
    assert!(cells(&frame, "✓ copied").iter().all(|cell| is(cell, theme.good)));
}
