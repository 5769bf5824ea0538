//! A place to type into: one line or many, with the line-editing keys every shell taught.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use ratatui::{buffer::Buffer, layout::Offset};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::text;

/// Characters a field of one line takes from a paste: the text area counts columns in sixteen bits, and a letter may take two.
const LONGEST_LINE: usize = 16_384;

/// Changes of a field that can be taken back.
const UNDO: usize = 500;

/// Text under edit. What is put in is sanitised on the way.
#[derive(Clone, Debug)]
pub struct Field {
    area: TextArea<'static>,
    many_lines: bool,
}

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text is another one now.
    Changed,
    /// The cursor moved, the text is the same.
    Moved,
    /// The key means nothing to a field.
    NotMine,
}

impl Field {
    /// A field of one line: line ends in what is put in become blanks.
    pub fn line(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A field of many lines, wrapped at words.
    pub fn lines(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, many_lines: bool) -> Self {
        let mut area = TextArea::default();
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        area.set_selection_style(Style::new().add_modifier(Modifier::REVERSED));
        area.set_wrap_mode(if many_lines { WrapMode::WordOrGlyph } else { WrapMode::None });
        let mut field = Self { area, many_lines };
        field.insert(text);
        // What it began with was typed by nobody.
        field.area.set_max_histories(UNDO);
        field
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// How many lines the text has.
    pub fn count_lines(&self) -> usize {
        self.area.lines().len()
    }

    /// Whether Enter belongs to the text.
    pub const fn has_many_lines(&self) -> bool {
        self.many_lines
    }

    /// Puts another text in the place of all there is.
    pub fn set(&mut self, text: &str) {
        self.area.clear();
        self.insert(text);
    }

    /// Marks the whole text, so that the next letter starts anew.
    pub fn select_all(&mut self) {
        if !self.area.is_empty() {
            self.area.select_all();
        }
    }

    /// Puts text in at the cursor, in the place of what is marked.
    pub fn insert(&mut self, text: &str) {
        let clean = if self.many_lines { text::sanitise(text) } else { text::sanitise_line(text) };
        let before = if self.area.selection_range().is_some() {
            0
        } else {
            self.area.lines().iter().map(|line| line.chars().count()).sum()
        };
        let room = if self.many_lines { usize::MAX } else { LONGEST_LINE.saturating_sub(before) };
        let fits = clean.char_indices().nth(room).and_then(|(end, _)| clean.get(..end)).unwrap_or(clean.as_ref());
        if !fits.is_empty() {
            self.area.insert_str(fits);
        }
    }

    /// Takes back the last change of the text. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        self.area.undo()
    }

    /// Makes the change again that was taken back last. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        self.area.redo()
    }

    /// Whether nothing stands behind the cursor, so that there is nothing for Delete to take away.
    pub fn ends_at_cursor(&self) -> bool {
        let cursor = self.area.cursor();
        let lines = self.area.lines();
        cursor.0 + 1 == lines.len() && lines.last().is_some_and(|last| cursor.1 >= last.chars().count())
    }

    /// The cursor as line and column, both from 1, counted in characters.
    pub fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0 + 1, cursor.1 + 1)
    }

    /// Puts the cursor at a line and column, both from 1.
    pub fn jump(&mut self, line: usize, column: usize) {
        let to = |n: usize| u16::try_from(n.saturating_sub(1)).unwrap_or(u16::MAX);
        self.area.cancel_selection();
        self.area.move_cursor(CursorMove::Jump(to(line), to(column)));
    }

    /// Gives a key to the field.
    pub fn key(&mut self, key: KeyEvent) -> Typed {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(letter) if !control && !alt => return self.type_letter(letter),
            KeyCode::Enter if self.many_lines => {
                self.area.insert_newline();
                return Typed::Changed;
            }
            _ => {}
        }
        let changed = match (key.code, control) {
            (KeyCode::Backspace, false) => self.area.delete_char(),
            (KeyCode::Backspace | KeyCode::Char('w'), true) => self.area.delete_word(),
            (KeyCode::Delete, false) => self.area.delete_next_char(),
            (KeyCode::Delete, true) => self.area.delete_next_word(),
            (KeyCode::Char('u'), true) => self.area.delete_line_by_head(),
            (KeyCode::Char('k'), true) => self.area.delete_line_by_end(),
            _ => return self.movement(key.code, control),
        };
        if changed && self.area.is_empty() {
            // What is typed next begins at the beginning of its place, however far the old text had been moved.
            self.area.scroll((-i16::MAX, -i16::MAX));
        }
        if changed { Typed::Changed } else { Typed::Moved }
    }

    fn type_letter(&mut self, letter: char) -> Typed {
        let mut bytes = [0; 4];
        let typed = letter.encode_utf8(&mut bytes);
        // A blank alone would be trimmed away by the rule for lines; everything else goes through the one door.
        let clean = if letter == ' ' { " ".into() } else { text::sanitise(typed) };
        if clean.is_empty() {
            return Typed::NotMine;
        }
        self.area.insert_str(clean.as_ref());
        Typed::Changed
    }

    fn movement(&mut self, code: KeyCode, control: bool) -> Typed {
        let movement = match (code, control) {
            (KeyCode::Left, false) => CursorMove::Back,
            (KeyCode::Left, true) => CursorMove::WordBack,
            (KeyCode::Right, false) => CursorMove::Forward,
            (KeyCode::Right, true) => CursorMove::WordForward,
            (KeyCode::Home, false) => CursorMove::Head,
            (KeyCode::End, false) | (KeyCode::Char('e'), true) => CursorMove::End,
            (KeyCode::Up, false) if self.many_lines => CursorMove::Up,
            (KeyCode::Down, false) if self.many_lines => CursorMove::Down,
            (KeyCode::PageUp, false) if self.many_lines => CursorMove::ParagraphBack,
            (KeyCode::PageDown, false) if self.many_lines => CursorMove::ParagraphForward,
            (KeyCode::Home, true) if self.many_lines => CursorMove::Top,
            (KeyCode::End, true) if self.many_lines => CursorMove::Bottom,
            _ => return Typed::NotMine,
        };
        self.area.cancel_selection();
        self.area.move_cursor(movement);
        Typed::Moved
    }

    /// Draws the field and returns where the terminal's own cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, style: Style) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        if self.area.is_empty() {
            // What stands here as an example or a hint stays to be read.
            return Some(area.as_position());
        }
        buffer.set_style(area, style);
        (&self.area).render(area, buffer);
        let (top, left) = self.area.scroll_offset();
        let cursor = self.area.screen_cursor();
        let within = |at: usize, from: u16, limit: u16| {
            let offset = at.saturating_sub(usize::from(from));
            i32::from(u16::try_from(offset).unwrap_or(u16::MAX).min(limit.saturating_sub(1)))
        };
        let offset = Offset { x: within(cursor.col, left, area.width), y: within(cursor.row, top, area.height) };
        Some(area.offset(offset).as_position())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(field: &mut Field, code: KeyCode, modifiers: KeyModifiers) -> Typed {
        field.key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_letter_takes_the_place_of_what_is_marked() {
        let mut field = Field::line("pick");
        field.select_all();
        assert_eq!(press(&mut field, KeyCode::Char('t'), KeyModifiers::NONE), Typed::Changed);
        assert_eq!(field.text(), "t");
    }

    #[test]
    fn line_editing_keys_do_what_a_shell_does() {
        let mut field = Field::line("where is it");
        press(&mut field, KeyCode::Char('w'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "where is ");
        press(&mut field, KeyCode::Char('u'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "");
    }

    #[test]
    fn a_line_holds_no_line_end() {
        let mut field = Field::line("");
        assert_eq!(press(&mut field, KeyCode::Enter, KeyModifiers::NONE), Typed::NotMine);
        field.insert("a\r\nb");
        assert!(!field.text().contains('\n'));
    }

    #[test]
    fn what_was_typed_is_taken_back_and_what_was_there_stays() {
        let mut field = Field::line("clay");
        press(&mut field, KeyCode::Char('a'), KeyModifiers::NONE);
        press(&mut field, KeyCode::Char('u'), KeyModifiers::CONTROL);
        assert_eq!(field.text(), "");
        assert!(field.undo() && field.text() == "claya");
        assert!(field.redo() && field.text().is_empty());
        assert!(field.undo() && field.undo() && !field.undo());
        assert_eq!(field.text(), "clay");
    }

    #[test]
    fn setting_a_text_leaves_nothing_of_the_old_one() {
        let mut field = Field::lines("one\ntwo\nthree");
        field.set("Καλημέρα 🧶");
        assert_eq!(field.text(), "Καλημέρα 🧶");
        field.set("");
        assert!(field.is_empty());
    }

    #[test]
    fn the_cursor_is_drawn_inside_however_small_the_place() {
        let field = Field::line("a long line that does not fit");
        let area = Rect::new(3, 1, 5, 1);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
        let at = field.draw(area, &mut buffer, Style::new());
        assert!(at.is_some_and(|at| area.contains(at)));
        assert_eq!(field.draw(Rect::new(0, 0, 0, 0), &mut buffer, Style::new()), None);
    }

    #[test]
    fn a_short_text_is_seen_after_a_long_one_was_taken_out() {
        let mut field = Field::line("a long line that does not fit");
        let area = Rect::new(0, 0, 10, 1);
        let mut buffer = Buffer::empty(area);
        field.draw(area, &mut buffer, Style::new());
        press(&mut field, KeyCode::Char('u'), KeyModifiers::CONTROL);
        field.insert("clay");
        let mut buffer = Buffer::empty(area);
        field.draw(area, &mut buffer, Style::new());
        let seen: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(seen.trim(), "clay");
    }
}
