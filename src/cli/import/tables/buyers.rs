//! `import buyers`.

use std::path::PathBuf;

use clap::Args;

use super::summary::{Summary, lines};
use super::told::Told;
use super::{
    Asking, At, Taking, Which, exit, head, left, looking, names, namesakes, patiently, taken_over, unanswered,
};
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, backup};
use crate::config::Config;
use crate::report::{Exit, Failure};
use crate::transfer::tables::{self, BuyerSighting, Holds};

/// `import buyers`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Buyers {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub taking: Taking,
    #[arg(long)]
    pub bring_back: bool,
}

impl Told for BuyerSighting {
    const HOLDS: Holds = Holds::Buyers;

    fn name(&self) -> &str {
        &self.name
    }

    fn at(&self) -> usize {
        self.line
    }

    fn cells(&self) -> Vec<Span> {
        let text = |text: &Option<String>| Span::plain(text.clone().unwrap_or_default());
        vec![text(&self.email), text(&self.phone), Span::new(Style::Muted, self.address.city.as_str())]
    }

    fn total(&self) -> Option<String> {
        None
    }
}

impl Buyers {
    pub(in crate::cli::import) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        desk.bring_back(self.bring_back);
        let at = &mut At { frame, config, desk: &mut desk, keeps: !self.taking.dry_run };
        let Some(table) = self.which.read(at, &self.file, Holds::Buyers, &tables::read_buyers)? else {
            return left(frame);
        };
        let files = [head(frame, &table)?];
        let paths = [self.file.clone()];
        let all = table.found.len();
        let plan = looking(frame, all, |progress| desk.plan_buyers(&names(&paths), table.found, progress))?;
        let asking = Asking { files: &paths, taking: self.taking };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            desk = frame.begun(desk, config)?;
            desk.bring_back(self.bring_back);
            backup::before_import(frame, &desk);
            let taken = patiently(frame, all, |progress| desk.import_buyers(&plan, progress))?;
            taken_over(frame, taken, |messages| messages.with("import-buyers-taken", &[("count", taken.into())]))?;
            namesakes::tell(frame, &desk, &plan, |buyer| &buyer.name)?;
        }
        if frame.out.wants_json() {
            let buyers = lines(&plan);
            frame.out.json(&Summary { buyers, ..Summary::of(&files, &plan, take) })?;
        }
        Ok(exit(&files, &plan))
    }
}
