//! The one way to standard output: made safe, as words or as JSON, coloured only for a terminal.

#![expect(clippy::missing_errors_doc, reason = "everything that writes fails in one way: as the stream it writes to")]

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use crate::report::Output;
use crate::text::{cut, hides, sanitise, sanitise_line, width};

/// How a part of a line is meant; a terminal shows it, a pipe does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// What the eye should find first.
    Strong,
    /// What is there if one looks for it.
    Muted,
    Good,
    Warning,
    Danger,
}

impl Style {
    /// The escape sequence that begins it: attributes and the 16 colours every terminal has.
    const fn begins(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\x1b[1m",
            Self::Muted => "\x1b[2m",
            Self::Good => "\x1b[32m",
            Self::Warning => "\x1b[33m",
            Self::Danger => "\x1b[31m",
        }
    }
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub style: Style,
    pub text: String,
}

impl Span {
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, text: text.into() }
    }

    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Style::Plain, text)
    }
}

/// Where output goes and what it may look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether the user asked for JSON.
    pub json: bool,
    /// Whether it goes to a terminal that shows colours.
    pub colours: bool,
    /// The columns of the terminal; `None` where nobody looks, so that nothing is cut.
    pub width: Option<usize>,
}

/// The columns that texts are wrapped to where the terminal does not tell: what a page holds comfortably.
pub const USUAL_WIDTH: usize = 80;

/// The widest that a column is which others stand beside: one long name must not push everything off the screen.
const WIDEST: usize = 100;

/// A stream of our own words.
pub struct Out {
    to: Box<dyn Write>,
    look: Look,
}

type Written = Result<(), Output>;

impl Out {
    pub fn new(to: Box<dyn Write>, look: Look) -> Self {
        Self { to, look }
    }

    /// Whether the user asked for JSON.
    pub const fn wants_json(&self) -> bool {
        self.look.json
    }

    /// The columns of the terminal; `None` where nobody looks, so that nothing is cut.
    pub const fn columns(&self) -> Option<usize> {
        self.look.width
    }

    /// The columns to wrap running text to.
    pub fn width(&self) -> usize {
        self.look.width.unwrap_or(USUAL_WIDTH)
    }

    /// Writes a line.
    pub fn line(&mut self, text: &str) -> Written {
        Ok(writeln!(self.to, "{}", sanitise_line_end(text))?)
    }

    /// Writes a line of several parts.
    pub fn spans(&mut self, spans: &[Span]) -> Written {
        for span in spans {
            self.span(span)?;
        }
        Ok(writeln!(self.to)?)
    }

    /// Writes a text of several lines, with a line end after the last.
    pub fn text(&mut self, text: &str) -> Written {
        let text = sanitise(text);
        Ok(writeln!(self.to, "{}", text.strip_suffix('\n').unwrap_or(&text))?)
    }

    /// Writes a value as one line of JSON.
    pub fn json(&mut self, value: &impl Serialize) -> Written {
        let text = serde_json::to_string(value).map_err(io::Error::from)?;
        Ok(writeln!(self.to, "{}", json_made_safe(&text))?)
    }

    /// Writes rows in columns as wide as their widest cell, up to a hundred letters: what is longer stands out of its column where nobody looks. On a
    /// terminal it is cut with `…`, and the last column gives way to the others.
    pub fn table(&mut self, rows: &[Vec<Span>]) -> Written {
        let rows: Vec<Vec<Span>> = rows.iter().map(|row| row.iter().map(one_line).collect()).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width_of =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(&cell.text)).max();
        let widths: Vec<usize> = (0..columns).map(|column| width_of(column).unwrap_or(0).min(WIDEST)).collect();
        for row in &rows {
            let mut room = self.look.width;
            for (column, cell) in row.iter().enumerate() {
                let is_last = column + 1 == row.len();
                let most = if is_last { usize::MAX } else { WIDEST };
                let text = room.map_or(cell.text.as_str().into(), |room| cut(&cell.text, room.min(most)));
                // A column with nothing in it takes no room; an empty first one is where a mark would stand.
                let is_bare = is_last || column > 0 && widths[column] == 0;
                let padding = if is_bare { 0 } else { widths[column].saturating_sub(width(&text)) + 2 };
                room = room.map(|room| room.saturating_sub(width(&text) + padding));
                self.painted(cell.style, &text)?;
                // Nothing after it means nothing to align: no blanks at the end of a line.
                if row.iter().skip(column + 1).any(|cell| !cell.text.is_empty()) {
                    // Not as a width of the formatting, which must be less than 65,536 and panics.
                    self.to.write_all(" ".repeat(padding).as_bytes()).map_err(Output)?;
                }
            }
            writeln!(self.to).map_err(Output)?;
        }
        Ok(())
    }

    /// Writes what is made for programs to read, such as completions: as it is.
    pub fn as_it_is(&mut self, bytes: &[u8]) -> Written {
        Ok(self.to.write_all(bytes)?)
    }

    /// The stream itself, for what is made for programs to read and comes bit by bit.
    pub fn stream(&mut self) -> &mut dyn Write {
        &mut self.to
    }

    /// Makes sure that everything has left. To be called once at the end, and before anything is written elsewhere.
    pub fn flush(&mut self) -> Written {
        Ok(self.to.flush()?)
    }

    fn span(&mut self, span: &Span) -> Written {
        self.painted(span.style, &sanitise_line_end(&span.text))
    }

    fn painted(&mut self, style: Style, text: &str) -> Written {
        if self.look.colours && style != Style::Plain && !text.is_empty() {
            Ok(write!(self.to, "{}{text}\x1b[0m", style.begins())?)
        } else {
            Ok(write!(self.to, "{text}")?)
        }
    }
}

impl std::fmt::Debug for Out {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Out").field("look", &self.look).finish_non_exhaustive()
    }
}

fn one_line(span: &Span) -> Span {
    Span::new(span.style, sanitise_line(&span.text).into_owned())
}

/// The text made safe on one line, its blanks at both ends kept: they are part of how a line is laid out.
fn sanitise_line_end(text: &str) -> String {
    sanitise(text).replace('\n', " ")
}

/// JSON with everything escaped that could act on a terminal or hide from a reader. Such characters stand only in strings,
/// where the escape means the same, so that a program reads the very text.
fn json_made_safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if hides(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Rc<RefCell<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(look: Look, write: impl FnOnce(&mut Out) -> Written) -> String {
        let kept = Kept::default();
        write(&mut Out::new(Box::new(kept.clone()), look)).expect("written");
        String::from_utf8(kept.0.take()).expect("UTF-8")
    }

    const PIPE: Look = Look { json: false, colours: false, width: None };

    fn rows() -> Vec<Vec<Span>> {
        let row = |a: &str, b: &str, c: &str| vec![Span::new(Style::Strong, a), Span::plain(b), Span::plain(c)];
        vec![row("日本", "", ""), row("αβγδε", "b", "a long last column"), row("x", "bb", "c\nd")]
    }

    #[test]
    fn columns_are_aligned_by_what_the_screen_shows() {
        assert_eq!(written(PIPE, |out| out.table(&rows())), "日本\nαβγδε  b   a long last column\nx      bb  c d\n");
    }

    #[test]
    fn on_a_terminal_the_last_column_gives_way_and_styles_show() {
        let look = Look { json: false, colours: true, width: Some(18) };
        let shown = written(look, |out| out.table(&rows()));
        assert_eq!(shown, "\x1b[1m日本\x1b[0m\n\x1b[1mαβγδε\x1b[0m  b   a long…\n\x1b[1mx\x1b[0m      bb  c d\n");
    }

    #[test]
    fn no_cell_is_so_long_that_a_table_cannot_be_written() {
        let long = "n".repeat(70_000);
        let row = |name: &str| vec![Span::plain(name), Span::plain("here")];
        let rows = [row(&long), row("Anna")];
        let piped = written(PIPE, |out| out.table(&rows));
        assert_eq!(piped, format!("{long}  here\nAnna{}here\n", " ".repeat(WIDEST - 2)));
        let look = Look { json: false, colours: false, width: Some(120) };
        let shown = written(look, |out| out.table(&rows));
        let cut = format!("{}…", "n".repeat(WIDEST - 1));
        assert_eq!(shown, format!("{cut}  here\nAnna{}here\n", " ".repeat(WIDEST - 2)));
    }

    #[test]
    fn json_hides_nothing_and_says_the_same() {
        let text = "a\u{202e}b\u{9b}c\u{e0041}d\u{7f}ł";
        let json = written(PIPE, |out| out.json(&text));
        assert_eq!(json, "\"a\\u202eb\\u009bc\\udb40\\udc41d\\u007fł\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }

    #[test]
    fn a_text_ends_with_one_line_end() {
        assert_eq!(written(PIPE, |out| out.text("a\nb\n")), "a\nb\n");
        assert_eq!(written(PIPE, |out| out.text("a\n  b")), "a\n  b\n");
    }
}
