//! `import pieces`.

use std::path::PathBuf;

use clap::Args;

use super::summary::{Summary, lines};
use super::told::Told;
use super::{Asking, At, Taking, Which, exit, head, left, names, taken_over, unanswered};
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, backup};
use crate::config::Config;
use crate::i18n::{Messages, shown};
use crate::report::{Exit, Failure};
use crate::transfer::tables::{self, Holds, PieceSighting};

/// `import pieces`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Pieces {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub taking: Taking,
}

impl Told for PieceSighting {
    const HOLDS: Holds = Holds::Pieces;

    fn name(&self) -> &str {
        &self.name
    }

    fn at(&self) -> usize {
        self.line
    }

    fn cells(&self) -> Vec<Span> {
        let stock = self.stock.map(|count| format!("×{count}"));
        vec![
            Span::plain(self.price().unwrap_or_default()),
            Span::plain(stock.unwrap_or_default()),
            Span::new(Style::Muted, self.variations.join(", ")),
        ]
    }

    fn total(&self) -> Option<String> {
        None
    }

    fn price(&self) -> Option<String> {
        self.price.map(|price| price.to_string())
    }

    fn oddity(&self, messages: &Messages) -> Option<String> {
        let (lowest, highest) = self.prices?;
        Some(messages.with(
            "import-several-prices",
            &[("name", self.name.as_str().into()), ("lowest", shown(lowest)), ("highest", shown(highest))],
        ))
    }
}

impl Pieces {
    pub(in crate::cli::import) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        let currency = desk.currency()?;
        let at = &mut At { frame, config, desk: &mut desk, keeps: !self.taking.dry_run };
        let read = self.which.read(at, &self.file, Holds::Pieces, &|source, known, progress| {
            tables::read_pieces(source, known, currency, progress)
        })?;
        let Some(table) = read else { return left(frame) };
        let files = [head(frame, &table)?];
        let paths = [self.file.clone()];
        let plan = desk.plan_pieces(&names(&paths), table.found)?;
        let asking = Asking { files: &paths, taking: self.taking };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            desk = frame.begun(desk, config)?;
            backup::before_import(frame, &desk);
            let taken = desk.import_pieces(&plan)?;
            taken_over(frame, taken, |messages| messages.with("import-pieces-taken", &[("count", taken.into())]))?;
        }
        if frame.out.wants_json() {
            let pieces = lines(&plan);
            frame.out.json(&Summary { pieces, ..Summary::of(&files, &plan, take) })?;
        }
        Ok(exit(&files, &plan))
    }
}
