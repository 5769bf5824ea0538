//! `import orders` and `import buyers`: what marketplaces export.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::progress::Progress;
use super::{source, word};
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, ask, tell, values};
use crate::config::Config;
use crate::desk::{Arrival, Arrivals, Landed, Whose};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Report, Reported as _};
use crate::transfer::Error;
use crate::transfer::tables::{self, BuyerSighting, Moment, OrderSighting, Site, TableFile};

/// So many rows are shown as a sample, and so many hints.
const SAMPLE: usize = 10;

/// `import orders`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Orders {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long = "from", value_name = "SITE", value_parser = values::site())]
    pub site: Option<Site>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

/// `import buyers`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Buyers {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long = "from", value_name = "SITE", value_parser = values::site())]
    pub site: Option<Site>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

/// What became of the files, or would, with `--json`.
#[derive(Serialize)]
struct Summary<'a> {
    files: &'a [File],
    taken: bool,
    new: usize,
    changed: usize,
    same: usize,
    refused: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    orders: Vec<Line<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    buyers: Vec<Line<'a>>,
}

/// A file that was read.
#[derive(Serialize)]
struct File {
    #[serde(rename = "file")]
    path: String,
    format: &'static str,
    encoding: &'static str,
    #[serde(skip)]
    refused: usize,
}

/// One order or buyer of the files.
#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    #[serde(rename = "line")]
    at: usize,
    becomes: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    /// What the parts of the total come to, where it is another sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<String>,
}

/// What is told of an order or a buyer.
trait Told {
    fn name(&self) -> &str;
    fn at(&self) -> usize;
    fn cells(&self) -> Vec<Span>;
    fn total(&self) -> Option<String>;
}

impl Told for OrderSighting {
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

impl Told for BuyerSighting {
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

impl Orders {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let (mut files, mut found) = (Vec::new(), Vec::new());
        for path in &self.files {
            let mut progress = Progress::new(frame);
            let name = path.display().to_string();
            let table = tables::read_orders(source(path)?, self.site, &mut |percent| {
                progress.tell(|| {
                    frame
                        .messages
                        .with("import-reading", &[("file", name.as_str().into()), ("percent", percent.into())])
                });
            })?;
            drop(progress);
            files.push(head(frame, &table)?);
            found.push(table.found);
        }
        let found = tables::joined(found);
        let all = found.len().max(1);
        let mut progress = Progress::new(frame);
        let plan = desk.plan_orders(&names(&self.files), found, &mut |done| {
            progress.tell(|| frame.messages.with("import-looking", &[("percent", (done * 100 / all).into())]));
        })?;
        drop(progress);
        let asking = Asking { files: &self.files, dry_run: self.dry_run, yes: self.yes };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            let mut progress = Progress::new(frame);
            let taken = desk.import_orders(&plan, &mut |done| {
                progress.tell(|| frame.messages.with("import-writing", &[("percent", (done * 100 / all).into())]));
            })?;
            drop(progress);
            told(frame, &frame.messages.with("import-orders-taken", &[("count", taken.into())]))?;
        }
        if frame.out.wants_json() {
            let orders = lines(&plan);
            frame.out.json(&Summary { orders, ..summary(&files, &plan, take) })?;
        }
        Ok(exit(&files))
    }
}

impl Buyers {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let mut progress = Progress::new(frame);
        let name = self.file.display().to_string();
        let table = tables::read_buyers(source(&self.file)?, self.site, &mut |percent| {
            progress.tell(|| {
                frame.messages.with("import-reading", &[("file", name.as_str().into()), ("percent", percent.into())])
            });
        })?;
        drop(progress);
        let files = [head(frame, &table)?];
        let paths = [self.file.clone()];
        let plan = desk.plan_buyers(&names(&paths), table.found)?;
        let asking = Asking { files: &paths, dry_run: self.dry_run, yes: self.yes };
        let Some(take) = asking.may_take(frame, &files, &plan)? else { return unanswered(frame) };
        if take {
            let taken = desk.import_buyers(&plan)?;
            told(frame, &frame.messages.with("import-buyers-taken", &[("count", taken.into())]))?;
        }
        if frame.out.wants_json() {
            let buyers = lines(&plan);
            frame.out.json(&Summary { buyers, ..summary(&files, &plan, take) })?;
        }
        Ok(exit(&files))
    }
}

/// What is needed to ask whether to take what was found.
struct Asking<'a> {
    files: &'a [PathBuf],
    dry_run: bool,
    yes: bool,
}

impl Asking<'_> {
    /// Shows what would become of what was found, and finds out whether to take it; `None` where nobody answered.
    fn may_take<T: Told>(
        &self,
        frame: &mut Frame,
        files: &[File],
        plan: &Arrivals<T>,
    ) -> Result<Option<bool>, Failure> {
        if !frame.out.wants_json() {
            show(frame, files, plan)?;
        }
        let something = plan.count(Arrival::New) + plan.count(Arrival::Changes) > 0;
        if !something {
            let words = frame.messages.text("import-nothing").into_owned();
            told(frame, &words)?;
            return Ok(Some(false));
        }
        let take = if self.dry_run {
            Some(false)
        } else if self.yes {
            Some(true)
        } else if self.files.iter().any(|file| file == Path::new("-")) {
            None
        } else {
            let question = frame.messages.text("import-take-them").into_owned();
            ask::answer(frame, &question)?
        };
        if take == Some(false) {
            let words = frame.messages.text("import-left").into_owned();
            told(frame, &words)?;
        }
        Ok(take)
    }
}

/// Says something in words, where words are wanted.
fn told(frame: &mut Frame, words: &str) -> Result<(), Failure> {
    if !frame.out.wants_json() {
        frame.out.line(words)?;
    }
    Ok(())
}

fn unanswered(frame: &mut Frame) -> Result<Exit, Failure> {
    frame.out.flush()?;
    let report = Report::say("import-unanswered", &[], Exit::Missing, &frame.messages);
    tell::report(&report, &frame.messages, &mut frame.errors);
    Ok(report.exit)
}

/// Says what a file is, and what is wrong in it.
fn head<T>(frame: &mut Frame, table: &TableFile<T>) -> Result<File, Failure> {
    let file = table.path.display().to_string();
    let format = frame.messages.member("table", table.format.name);
    told(
        frame,
        &frame.messages.with(
            "table-is",
            &[("file", file.as_str().into()), ("format", format.into()), ("encoding", table.encoding.into())],
        ),
    )?;
    frame.out.flush()?;
    let faults: Vec<Report> = table.faults.iter().map(|fault: &Error| fault.report(&frame.messages)).collect();
    for report in faults {
        tell::report(&report, &frame.messages, &mut frame.errors);
    }
    if table.more_faults > 0 {
        let words = frame.messages.with("import-more-faults", &[("count", table.more_faults.into())]);
        tell::words(&words, &mut frame.errors);
    }
    Ok(File { path: file, format: table.format.name, encoding: table.encoding, refused: table.refused })
}

/// Shows some of what was found, the counts, and what the seller may want to look at.
fn show<T: Told>(frame: &mut Frame, files: &[File], plan: &Arrivals<T>) -> Result<(), Failure> {
    let pairs = plan.found.iter().zip(&plan.landed);
    // What is there already and the same is of no interest where there is anything else.
    let (same, other): (Vec<_>, Vec<_>) = pairs.partition(|(_, landed)| landed.becomes == Arrival::Same);
    let sample = other.into_iter().chain(same).take(SAMPLE);
    let rows: Vec<Vec<Span>> = sample.map(|(told, landed)| row(told, landed, &frame.messages)).collect();
    frame.out.table(&rows)?;
    if plan.found.len() > rows.len() {
        let more = frame.messages.with("import-more-rows", &[("count", (plan.found.len() - rows.len()).into())]);
        frame.out.line(&more)?;
    }
    let mut lines = vec![frame.messages.with(
        "import-counts",
        &[
            ("new", plan.count(Arrival::New).into()),
            ("changed", plan.count(Arrival::Changes).into()),
            ("same", plan.count(Arrival::Same).into()),
            ("refused", refused(files).into()),
        ],
    )];
    lines.extend(hints(plan, &frame.messages));
    for line in lines {
        frame.out.line(&line)?;
    }
    Ok(())
}

fn row<T: Told>(told: &T, landed: &Landed, messages: &Messages) -> Vec<Span> {
    let style = match landed.becomes {
        Arrival::New => Style::Good,
        Arrival::Changes => Style::Warning,
        Arrival::Same => Style::Muted,
        Arrival::Broken => Style::Danger,
    };
    let mut row =
        vec![Span::new(style, messages.member("arrival", word(landed.becomes))), Span::new(Style::Strong, told.name())];
    row.extend(told.cells());
    row
}

/// What stands in nobody's way and should be seen: new buyers, totals that do not add up, orders of long ago.
fn hints<T: Told>(plan: &Arrivals<T>, messages: &Messages) -> Vec<String> {
    let count = |is: &dyn Fn(&Landed) -> bool| plan.landed.iter().filter(|landed| is(landed)).count();
    let mut hints = Vec::new();
    let new = count(&|landed| landed.whose == Whose::New);
    if new > 0 {
        hints.push(messages.with("import-buyers-new", &[("count", new.into())]));
    }
    let gone = count(&|landed| landed.is_long_gone);
    if gone > 0 {
        hints.push(messages.with("import-long-gone", &[("count", gone.into())]));
    }
    let off: Vec<_> =
        plan.found.iter().zip(&plan.landed).filter_map(|(told, landed)| Some((told, landed.off?))).collect();
    for (told, (total, sum)) in off.iter().take(SAMPLE) {
        hints.push(messages.with(
            "import-off",
            &[("number", told.name().into()), ("total", i18n::shown(total)), ("sum", i18n::shown(sum))],
        ));
    }
    if off.len() > SAMPLE {
        hints.push(messages.with("import-more-off", &[("count", (off.len() - SAMPLE).into())]));
    }
    hints
}

fn refused(files: &[File]) -> usize {
    files.iter().map(|file| file.refused).sum()
}

/// What was left out was not done.
fn exit(files: &[File]) -> Exit {
    if refused(files) > 0 { Exit::Failed } else { Exit::Done }
}

/// The names of files, as they stand in the list of what was done.
fn names(files: &[PathBuf]) -> String {
    let names = files.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy().into_owned());
    names.collect::<Vec<_>>().join(", ")
}

fn lines<T: Told>(plan: &Arrivals<T>) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(plan.found.len());
    for (told, landed) in plan.found.iter().zip(&plan.landed) {
        lines.push(Line {
            name: told.name(),
            at: told.at(),
            becomes: word(landed.becomes),
            total: told.total(),
            parts: landed.off.map(|(_, sum)| sum.to_string()),
        });
    }
    lines
}

fn summary<'a, T>(files: &'a [File], plan: &'a Arrivals<T>, taken: bool) -> Summary<'a> {
    Summary {
        files,
        taken,
        new: plan.count(Arrival::New),
        changed: plan.count(Arrival::Changes),
        same: plan.count(Arrival::Same),
        refused: refused(files),
        orders: Vec::new(),
        buyers: Vec::new(),
    }
}
