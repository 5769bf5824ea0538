//! How far it is, for who watches a long import.

use std::io::{Write as _, stderr};
use std::time::{Duration, Instant};

use super::Frame;
use crate::text::{cut, width};

/// What is done sooner needs no word.
const PATIENCE: Duration = Duration::from_millis(400);
/// The time between two words: faster than this nobody reads.
const BETWEEN: Duration = Duration::from_millis(100);

/// A line on the terminal that is written over; where standard error is no terminal, nothing.
#[derive(Debug)]
pub(super) struct Progress {
    columns: Option<usize>,
    began: Instant,
    next: Instant,
    /// How wide the line is that stands there.
    shown: usize,
}

impl Progress {
    pub(super) fn new(frame: &Frame) -> Self {
        let began = Instant::now();
        Self { columns: frame.errors.columns(), began, next: began + PATIENCE, shown: 0 }
    }

    /// Nothing is told.
    pub(super) fn none() -> Self {
        Self { columns: None, began: Instant::now(), next: Instant::now(), shown: 0 }
    }

    /// Writes a line that says how many are done a second, where it is time for one.
    pub(super) fn tell_rate(&mut self, done: usize, words: impl FnOnce(usize) -> String) {
        let elapsed = usize::try_from(self.began.elapsed().as_millis()).unwrap_or(usize::MAX).max(1);
        self.tell(|| words(done.saturating_mul(1_000) / elapsed));
    }

    /// Writes a line where it is time for one.
    pub(super) fn tell(&mut self, words: impl FnOnce() -> String) {
        let Some(columns) = self.columns.filter(|_| Instant::now() >= self.next) else { return };
        self.next = Instant::now() + BETWEEN;
        let words = words();
        let line = cut(&words, columns.saturating_sub(1));
        let rest = self.shown.saturating_sub(width(&line));
        self.shown = width(&line);
        // Where it cannot be written nobody is watching.
        let _ = write!(stderr(), "\r{line}{}", " ".repeat(rest));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown > 0 {
            let _ = write!(stderr(), "\r{}\r", " ".repeat(self.shown));
        }
    }
}
