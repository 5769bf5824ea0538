//! `import orders`: orders, items and their buyers.

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
use crate::transfer::tables::{self, Holds, Moment, OrderSighting};

/// `import orders`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Orders {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub taking: Taking,
    #[arg(long)]
    pub bring_back: bool,
}

impl Told for OrderSighting {
    const HOLDS: Holds = Holds::Orders;

    fn name(&self) -> &str {
        &self.number
    }

    fn at(&self) -> usize {
        self.line
    }

    fn cells(&self) -> Vec<Span> {
        let placed = match self.placed {
            Some(Moment::Day(day)) => day.to_string(),
            Some(Moment::At(at)) => at.strftime("%Y-%m-%d").to_string(),
            None => String::new(),
        };
        let buyer = Some(&self.buyer.name).filter(|name| !name.is_empty()).or(self.buyer.handle.as_ref());
        let items: Vec<&str> = self.items.iter().map(|item| item.name.as_str()).collect();
        vec![
            Span::plain(placed),
            Span::plain(buyer.map_or("", String::as_str)),
            Span::plain(self.total().unwrap_or_default()),
            Span::new(Style::Muted, items.join(", ")),
        ]
    }

    fn total(&self) -> Option<String> {
        self.total.map(|total| total.to_string())
    }
}

impl Orders {
    pub(in crate::cli::import) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        desk.bring_back(self.bring_back);
        let (mut files, mut found) = (Vec::new(), Vec::new());
        for path in &self.files {
            let at = &mut At { frame, config, desk: &mut desk, keeps: !self.taking.dry_run };
            let Some(table) = self.which.read(at, path, Holds::Orders, &tables::read_orders)? else {
                return left(frame);
            };
            files.push(head(frame, &table)?);
            found.push(table.found);
        }
        let found = tables::joined(found);
        let all = found.len();
        let plan = looking(frame, all, |progress| desk.plan_orders(&names(&self.files), found, progress))?;
        let asking = Asking { files: &self.files, taking: self.taking };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            desk = frame.begun(desk, config)?;
            desk.bring_back(self.bring_back);
            backup::before_import(frame, &desk);
            let taken = patiently(frame, all, |progress| desk.import_orders(&plan, progress))?;
            taken_over(frame, taken, |messages| messages.with("import-orders-taken", &[("count", taken.into())]))?;
            namesakes::tell(frame, &desk, &plan, |order| &order.buyer.name)?;
        }
        if frame.out.wants_json() {
            let orders = lines(&plan);
            frame.out.json(&Summary { orders, ..Summary::of(&files, &plan, take) })?;
        }
        Ok(exit(&files, &plan))
    }
}
