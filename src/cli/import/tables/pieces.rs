//! `import pieces`.

use std::path::PathBuf;

use clap::Args;

use super::summary::{Summary, lines};
use super::told::Told;
use super::{Asking, Progress, exit, head, names, say, source, unanswered};
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, values};
use crate::config::Config;
use crate::i18n::{Messages, shown};
use crate::report::{Exit, Failure};
use crate::transfer::tables::{self, PieceSighting, Site};

/// `import pieces`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Pieces {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long = "from", value_name = "SITE", value_parser = values::site())]
    pub site: Option<Site>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

impl Told for PieceSighting {
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
        let mut desk = frame.desk(config)?;
        let mut progress = Progress::new(frame);
        let name = self.file.display().to_string();
        let table = tables::read_pieces(source(&self.file)?, self.site, desk.currency()?, &mut |percent| {
            progress.tell(|| {
                frame.messages.with("import-reading", &[("file", name.as_str().into()), ("percent", percent.into())])
            });
        })?;
        drop(progress);
        let files = [head(frame, &table)?];
        let paths = [self.file.clone()];
        let plan = desk.plan_pieces(&names(&paths), table.found)?;
        let asking = Asking { files: &paths, dry_run: self.dry_run, yes: self.yes };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            let taken = desk.import_pieces(&plan)?;
            say(frame, &frame.messages.with("import-pieces-taken", &[("count", taken.into())]))?;
        }
        if frame.out.wants_json() {
            let pieces = lines(&plan);
            frame.out.json(&Summary { pieces, ..Summary::of(&files, &plan, take) })?;
        }
        Ok(exit(&files, &plan))
    }
}
