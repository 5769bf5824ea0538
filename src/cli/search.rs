//! `replydesk search`: replies by a few letters.

use clap::Args;
use serde::Serialize;
use serde_json::value::RawValue;

use super::out::{Span, Style};
use super::shared::{self, Listing, Pin};
use super::{Frame, jsonl, values};
use crate::config::Config;
use crate::desk::{Composition, Desk, Row};
use crate::report::{Exit, Failure};

/// How many replies are shown where the user does not say.
const USUAL: usize = 20;

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

/// The answer to a line of `--jsonl`.
#[derive(Serialize)]
struct Answer {
    results: Box<RawValue>,
}

impl Search {
    /// Does it.
    ///
    /// # Errors
    /// Those of the database and of the output; a line of `--jsonl` that makes no sense is answered, not an error.
    pub fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let limit = self.listing.at_most(USUAL);
        if self.jsonl {
            desk.build_index()?;
            return jsonl::answer_lines(frame, |text| {
                let rows = self.find(&desk, text, limit)?;
                let results = rows.iter().map(Found::from).collect::<Vec<_>>();
                Ok(Answer { results: jsonl::raw(&results) })
            });
        }
        let typed = self.words.join(" ");
        desk.build_index_for(&typed)?;
        let (rows, more) = shared::cut(self.find(&desk, &typed, limit.saturating_add(1))?, limit);
        if frame.out.wants_json() {
            frame.json_list(&rows.iter().map(Found::from).collect::<Vec<_>>(), more)?;
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
            if more {
                frame.hint_more()?;
            }
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
}
