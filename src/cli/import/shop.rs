//! `import all`: what `export all` has written.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::out::{Span, Style};
use crate::cli::progress::Progress;
use crate::cli::{Frame, ask, backup, passphrase};
use crate::config::Config;
use crate::desk::{Fate, ShopPlan, ShopTaken};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure};
use crate::transfer::shop::ShopFile;

/// `import all`.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct All {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub over: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub bring_back: bool,
    #[arg(long, value_name = "PATH")]
    pub passphrase_file: Option<PathBuf>,
}

/// What became of a file, or would, with `--json`.
#[derive(Serialize)]
struct Summary {
    file: String,
    taken: bool,
    new: usize,
    changed: usize,
    same: usize,
    newer_here: usize,
    removed_here: usize,
    /// How many people of the file were erased here before, and stay away.
    erased: usize,
    kinds: Vec<OfKind>,
}

/// The same of one kind.
#[derive(Serialize)]
struct OfKind {
    kind: &'static str,
    new: usize,
    changed: usize,
    same: usize,
    newer_here: usize,
    removed_here: usize,
    /// What is of people who were erased here, or is one, and stays away.
    erased: usize,
}

impl All {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        desk.bring_back(self.bring_back);
        let database = frame.paths.database()?;
        let opened = passphrase::opened(frame, &self.file, self.passphrase_file.as_deref(), &database)?;
        let file = ShopFile::open(opened.as_ref().map_or(self.file.as_path(), |(open, _goes)| open))?;
        let mut progress = Progress::new(frame);
        let plan = desk.plan_shop(file, self.over, &mut |done| {
            progress.tell(|| frame.messages.with("shop-looking", &[("count", done.into())]));
        })?;
        drop(progress);
        if !frame.out.wants_json() {
            show(frame, &plan)?;
        }
        let Some(take) = self.may_take(frame, &plan)? else { return super::unanswered(frame) };
        let mut taken = None;
        if take {
            desk = frame.begun(desk, config)?;
            desk.bring_back(self.bring_back);
            backup::before_import(frame, &desk);
            let all = Fate::ALL.iter().map(|fate| plan.count(*fate)).sum::<usize>().max(1);
            let mut progress = Progress::new(frame);
            taken = Some(desk.import_shop(&plan, &mut |done| {
                progress.tell(|| frame.messages.with("import-writing", &[("percent", (done * 100 / all).into())]));
            })?);
            drop(progress);
        }
        if frame.out.wants_json() {
            frame.out.json(&summary(&self.file, &plan, take))?;
        } else if let Some(ShopTaken { written, undoable }) = taken {
            let words = if undoable {
                frame.messages.with("shop-taken", &[("count", written.into())])
            } else {
                frame.messages.with("shop-taken-for-good", &[("count", written.into())])
            };
            frame.out.line(&words)?;
        }
        Ok(Exit::Done)
    }

    /// Whether it is to be taken; `None` where nobody answered.
    fn may_take(&self, frame: &mut Frame, plan: &ShopPlan) -> Result<Option<bool>, Failure> {
        let something = plan.count(Fate::New) + plan.count(Fate::Changes) > 0;
        let take = match something {
            true if self.dry_run => Some(false),
            true if self.yes => Some(true),
            true => {
                let question = frame.messages.text("import-take-them").into_owned();
                ask::answer(frame, &question)?
            }
            false => Some(false),
        };
        if take == Some(false) && !frame.out.wants_json() {
            let others = [Fate::Newer, Fate::Removed, Fate::Erased];
            let stays_away = plan.erased_on.is_some() || others.iter().any(|fate| plan.count(*fate) > 0);
            let is_there = !something && !stays_away;
            let words =
                if is_there { frame.messages.text("import-nothing") } else { frame.messages.text("import-left") };
            frame.out.line(&words)?;
        }
        Ok(take)
    }
}

/// Shows how many of which kind become what, and names what is not simply new.
fn show(frame: &mut Frame, plan: &ShopPlan) -> Result<(), Failure> {
    let counts = plan.counts.iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
    let rows: Vec<Vec<Span>> = counts
        .map(|(kind, counts)| {
            let mut row = vec![Span::new(Style::Strong, frame.messages.member("shop-kind", kind.name))];
            let told: Vec<String> = Fate::ALL
                .iter()
                .zip(counts)
                .filter(|(_, count)| **count > 0)
                .map(|(fate, count)| counted(*fate, *count, &frame.messages))
                .collect();
            row.push(Span::plain(told.join(", ")));
            row
        })
        .collect();
    frame.out.table(&rows)?;
    let named: Vec<Vec<Span>> = plan
        .named
        .iter()
        .map(|(kind, label, fate)| {
            vec![
                Span::new(style(*fate), word(*fate, &frame.messages)),
                Span::new(Style::Muted, frame.messages.member("shop-kind", kind.name)),
                Span::plain(label.as_str()),
            ]
        })
        .collect();
    if !named.is_empty() {
        frame.out.line("")?;
        frame.out.table(&named)?;
    }
    if plan.count(Fate::Newer) + plan.count(Fate::Removed) > 0 {
        let words = frame.messages.text("shop-kept").into_owned();
        frame.out.line(&words)?;
    }
    if let Some(day) = plan.erased_on {
        let count = plan.people_erased.into();
        let words = frame.messages.with("shop-left-erased", &[("count", count), ("day", i18n::shown(day))]);
        frame.out.line(&words)?;
    }
    Ok(())
}

fn counted(fate: Fate, count: usize, messages: &Messages) -> String {
    match fate {
        Fate::New => messages.with("shop-new", &[("count", count.into())]),
        Fate::Changes => messages.with("shop-changed", &[("count", count.into())]),
        Fate::Same => messages.with("shop-same", &[("count", count.into())]),
        Fate::Newer => messages.with("shop-newer", &[("count", count.into())]),
        Fate::Removed => messages.with("shop-removed", &[("count", count.into())]),
        Fate::Erased => messages.with("shop-erased", &[("count", count.into())]),
    }
}

fn word(fate: Fate, messages: &Messages) -> String {
    let word = match fate {
        Fate::Newer => "newer",
        Fate::Removed => "removed",
        Fate::New | Fate::Changes | Fate::Same | Fate::Erased => "changes",
    };
    messages.member("shop-fate", word)
}

const fn style(fate: Fate) -> Style {
    match fate {
        Fate::New => Style::Good,
        Fate::Changes => Style::Warning,
        Fate::Same => Style::Muted,
        Fate::Newer | Fate::Removed | Fate::Erased => Style::Danger,
    }
}

fn summary(file: &Path, plan: &ShopPlan, taken: bool) -> Summary {
    let kinds = plan.counts.iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
    let of_kind = |(kind, counts): &(&'static crate::transfer::shop::Kind, [usize; 6])| {
        let [new, changed, same, newer_here, removed_here, erased] = *counts;
        OfKind { kind: kind.name, new, changed, same, newer_here, removed_here, erased }
    };
    Summary {
        file: file.display().to_string(),
        taken,
        new: plan.count(Fate::New),
        changed: plan.count(Fate::Changes),
        same: plan.count(Fate::Same),
        newer_here: plan.count(Fate::Newer),
        removed_here: plan.count(Fate::Removed),
        erased: plan.people_erased,
        kinds: kinds.map(of_kind).collect(),
    }
}
