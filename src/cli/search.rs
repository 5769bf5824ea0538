//! `replydesk search`: replies by a few letters.

use std::io::{self, BufRead as _};

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::out::{Span, Style};
use super::shared::{Listing, Pin};
use super::{Frame, values};
use crate::config::Config;
use crate::desk::{Composition, Desk, Row};
use crate::report::{Exit, Failure, Output};

/// How many replies are shown where the user does not say.
const USUAL: usize = 20;

/// How long a line of `--jsonl` may be, in bytes: longer than any message, and no memory is lost to a stream without lines.
const LONGEST_LINE: u64 = 1 << 20;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Search {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing, required_unless_present = "jsonl")]
    pub words: Vec<String>,
    #[arg(long, conflicts_with_all = ["words", "json"])]
    pub jsonl: bool,
    #[command(flatten)]
    pub pin: Pin,
    #[command(flatten)]
    pub listing: Listing,
}

/// One reply that was found.
#[derive(Serialize)]
struct Found<'a> {
    shortcut: &'a str,
    title: &'a str,
    score: f64,
}

impl<'a> From<&'a Row> for Found<'a> {
    fn from(row: &'a Row) -> Self {
        Self { shortcut: &row.shortcut, title: &row.title, score: row.score }
    }
}

/// A line of `--jsonl` that comes in. More than these may stand in it.
#[derive(Deserialize)]
struct Asked<'a> {
    /// Given back as it came, whatever it is.
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: Option<String>,
}

/// A line of `--jsonl` that goes out.
#[derive(Serialize)]
struct Answered<'a> {
    id: Option<&'a RawValue>,
    results: Vec<Found<'a>>,
}

/// The answer to a line that could not be understood.
#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a RawValue>,
    error: String,
}

impl Search {
    /// Does it.
    ///
    /// # Errors
    /// Those of the database and of the output; a line of `--jsonl` that makes no sense is answered, not an error.
    pub fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        desk.build_index()?;
        let limit = self.listing.at_most(USUAL);
        if self.jsonl {
            return self.answer_lines(frame, &desk, limit);
        }
        let rows = self.find(&desk, &self.words.join(" "), limit)?;
        if frame.out.wants_json() {
            frame.out.json(&rows.iter().map(Found::from).collect::<Vec<_>>())?;
        } else if rows.is_empty() {
            let words = frame.messages.text("search-finds-nothing").into_owned();
            frame.out.line(&words)?;
        } else {
            let row = |row: &Row| {
                let sent = row.last_sent.map(|day| frame.messages.with("sent-on", &[("day", crate::i18n::shown(day))]));
                vec![
                    Span::new(Style::Strong, row.shortcut.as_str()),
                    Span::plain(row.title.as_str()),
                    Span::new(Style::Muted, sent.unwrap_or_default()),
                ]
            };
            let rows: Vec<Vec<Span>> = rows.iter().map(row).collect();
            frame.out.table(&rows)?;
        }
        Ok(Exit::Done)
    }

    fn find(&self, desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Row>, Failure> {
        let pins = self.pin.pins(desk)?;
        if pins == crate::desk::Pins::default() {
            return Ok(desk.search(typed, limit)?);
        }
        let composition = Composition { pins, ..Composition::default() };
        Ok(desk.list(typed, &composition, limit)?.0)
    }

    fn answer_lines(&self, frame: &mut Frame, desk: &Desk, limit: usize) -> Result<Exit, Failure> {
        let mut input = io::stdin().lock();
        let mut line = String::new();
        loop {
            line.clear();
            match io::Read::take(&mut input, LONGEST_LINE).read_line(&mut line) {
                Ok(0) => return Ok(Exit::Done),
                Ok(_) if line.trim().is_empty() => {}
                Ok(_) => self.answer(frame, desk, &line, limit)?,
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    let error = frame.messages.text("system-not-text").into_owned();
                    frame.out.json(&Refused { id: None, error })?;
                }
                Err(error) => return Err(Output(error).into()),
            }
        }
    }

    fn answer(&self, frame: &mut Frame, desk: &Desk, line: &str, limit: usize) -> Result<(), Failure> {
        match serde_json::from_str::<Asked<'_>>(line) {
            Ok(Asked { id, text: Some(text) }) => {
                let rows = self.find(desk, &text, limit)?;
                frame.out.json(&Answered { id, results: rows.iter().map(Found::from).collect() })?;
            }
            Ok(Asked { id, text: None }) => {
                let error = frame.messages.with("file-missing-key", &[("key", "text".into())]);
                frame.out.json(&Refused { id, error })?;
            }
            Err(error) => frame.out.json(&Refused { id: None, error: error.to_string() })?,
        }
        Ok(())
    }
}
