//! `import orders`, `import buyers` and `import pieces`: what marketplaces export.

mod buyers;
mod changed;
mod namesakes;
mod orders;
mod pieces;
mod summary;
mod told;
mod which;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

pub(super) use buyers::Buyers;
pub(super) use orders::Orders;
pub(super) use pieces::Pieces;

use super::{source, unanswered, word};
use crate::cli::progress::Progress;
use crate::cli::stopping::Stopping;
use crate::cli::{Frame, ask, tell};
use crate::desk::{self, Arrival, Arrivals};
use crate::i18n::Messages;
use crate::report::{Exit, Failure, Report, Reported as _};
use crate::store;
use crate::transfer::Error;
use crate::transfer::tables::{LayoutName, Remark, TableFile};
use summary::File;
use told::Told;
use which::{At, Which};

/// So long another program is waited for: longer than the import of a whole shop takes on a slow disk.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// So many rows are shown as a sample, and so many hints.
const SAMPLE: usize = 10;

/// What the user says beforehand about taking what is found.
#[derive(Clone, Copy, Debug, Args)]
pub struct Taking {
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

/// What is needed to ask whether to take what was found.
struct Asking<'a> {
    files: &'a [PathBuf],
    taking: Taking,
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
            told::show(frame, files, plan, self.taking.dry_run)?;
        }
        let something = plan.count(Arrival::New) + plan.count(Arrival::Changes) > 0;
        if !something {
            let is_empty = plan.found.is_empty() && refused(files, plan) == 0;
            let words = match plan.count(Arrival::Erased) {
                _ if is_empty => frame.messages.text("import-empty"),
                0 => frame.messages.text("import-nothing"),
                // Who stays away is not there already.
                _ => frame.messages.text("import-left"),
            };
            let words = words.into_owned();
            say(frame, &words)?;
            return Ok(Some(false));
        }
        let take = if self.taking.dry_run {
            Some(false)
        } else if self.taking.yes {
            Some(true)
        } else if self.files.iter().any(|file| file == Path::new("-")) {
            None
        } else {
            let question = frame.messages.text("import-take-them").into_owned();
            ask::answer(frame, &question)?
        };
        if take == Some(false) {
            let words = frame.messages.text("import-left").into_owned();
            say(frame, &words)?;
        }
        Ok(take)
    }
}

/// What is told of how many are done, and may end it.
type Done<'d> = &'d mut dyn FnMut(usize) -> ControlFlow<()>;

/// Compares what was found with what is there, tells how far it is, and ends with Ctrl-C.
fn looking<T>(
    frame: &Frame,
    all: usize,
    look: impl FnOnce(Done<'_>) -> Result<T, desk::Error>,
) -> Result<T, desk::Error> {
    let (mut progress, stopping) = (Progress::new(frame), Stopping::begin());
    look(&mut |done| {
        progress.tell_rate(done, |rate| {
            frame.messages.with("import-looking", &[("done", done.into()), ("all", all.into()), ("rate", rate.into())])
        });
        stopping.asked()
    })
}

/// Writes, tells how far it is, ends with Ctrl-C, and waits where another program writes: for a large import of its own, that may take
/// longer than anything else.
fn patiently<T>(
    frame: &mut Frame,
    all: usize,
    mut write: impl FnMut(Done<'_>) -> Result<T, desk::Error>,
) -> Result<T, desk::Error> {
    let (began, stopping) = (Instant::now(), Stopping::begin());
    let mut has_said_so = false;
    loop {
        let mut progress = Progress::new(frame);
        let messages = &frame.messages;
        let done = write(&mut |done| {
            progress.tell_rate(done, |rate| {
                messages.with("import-taking", &[("done", done.into()), ("all", all.into()), ("rate", rate.into())])
            });
            stopping.asked()
        });
        drop(progress);
        match done {
            Err(desk::Error::Store(store::Error::Locked)) if stopping.asked().is_break() => {
                return Err(desk::Error::Stopped);
            }
            Err(desk::Error::Store(store::Error::Locked)) if began.elapsed() < LONGEST_WAIT => {
                if !has_said_so {
                    tell::words(&frame.messages.text("import-waiting"), &mut frame.errors);
                    has_said_so = true;
                }
            }
            done => return done,
        }
    }
}

/// Says how many were taken; nothing, where another program has taken them meanwhile.
fn taken_over(frame: &mut Frame, taken: usize, words: impl FnOnce(&Messages) -> String) -> Result<(), Failure> {
    let words = if taken == 0 { frame.messages.text("import-nothing").into_owned() } else { words(&frame.messages) };
    say(frame, &words)
}

/// Says something in words, where words are wanted.
fn say(frame: &mut Frame, words: &str) -> Result<(), Failure> {
    if !frame.out.wants_json() {
        frame.out.line(words)?;
    }
    Ok(())
}

/// Somebody has left the question what the columns mean.
fn left(frame: &mut Frame) -> Result<Exit, Failure> {
    let words = frame.messages.text("import-left").into_owned();
    say(frame, &words)?;
    Ok(Exit::Done)
}

/// Says what a file is, and what is wrong in it.
fn head<T>(frame: &mut Frame, table: &TableFile<T>) -> Result<File, Failure> {
    let file = table.path.display().to_string();
    let format = match &table.layout {
        LayoutName::Format(name) => frame.messages.member("table", name),
        LayoutName::Mapping(name) => frame.messages.with("table-by-mapping", &[("name", name.into())]),
    };
    say(
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
    let remarks = remarks(table, &frame.messages);
    for remark in &remarks {
        say(frame, remark)?;
    }
    if table.more_faults > 0 {
        let words = frame.messages.with("import-more-faults", &[("count", table.more_faults.into())]);
        tell::words(&words, &mut frame.errors);
    }
    if let Some(lost) = table.lost {
        let place = format!("{file}:{}:{}", lost.place.line, lost.place.column);
        let words = frame.messages.with("import-lost", &[("place", place.into()), ("rows", lost.rows.into())]);
        tell::hint(&words, &frame.messages, &mut frame.errors);
    }
    Ok(File {
        path: file,
        format: table.layout.word().to_owned(),
        encoding: table.encoding,
        rows: table.rows,
        remarks,
        refused: table.refused,
    })
}

/// What was read in a way that may be wrong, and how to say what is right.
fn remarks<T>(table: &TableFile<T>, messages: &Messages) -> Vec<String> {
    let one = |remark: &Remark| match remark {
        Remark::State { line, header, word, rows, taken } => messages.with(
            "import-state-unknown",
            &[
                ("line", (*line).into()),
                ("header", header.into()),
                ("word", word.into()),
                ("rows", (*rows).into()),
                ("state", messages.state(*taken).into()),
            ],
        ),
        Remark::CountedDay { line, header, cell, day } => messages.with(
            "import-counted-day",
            &[
                ("line", (*line).into()),
                ("header", header.into()),
                ("cell", cell.into()),
                ("day", day.to_string().into()),
            ],
        ),
    };
    let mut remarks: Vec<String> = table.remarks.iter().map(one).collect();
    let is_state = |remark: &Remark| matches!(remark, Remark::State { .. });
    if let (LayoutName::Mapping(name), true) = (&table.layout, table.remarks.iter().any(is_state)) {
        remarks.push(messages.with("import-state-say", &[("name", name.into())]));
    }
    remarks
}

/// How many are left out: for what the files say of them, or for what is there.
fn refused<T>(files: &[File], plan: &Arrivals<T>) -> usize {
    files.iter().map(|file| file.refused).sum::<usize>() + plan.count(Arrival::Broken)
}

/// What was left out was not done.
fn exit<T>(files: &[File], plan: &Arrivals<T>) -> Exit {
    if refused(files, plan) > 0 { Exit::Failed } else { Exit::Done }
}

/// The names of files, as they stand in the list of what was done.
fn names(files: &[PathBuf]) -> String {
    let names = files.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy().into_owned());
    names.collect::<Vec<_>>().join(", ")
}
