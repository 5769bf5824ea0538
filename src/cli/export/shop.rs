//! `replydesk export all`: the whole shop.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::progress::Progress;
use crate::cli::{Frame, place};
use crate::config::Config;
use crate::desk::{Desk, ExportError};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Output};
use crate::transfer::shop::{JsonWriter, KINDS, Kind};

/// `export all`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct All {
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    records: usize,
}

impl All {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        let kinds: Vec<&'static Kind> = KINDS.iter().collect();
        let Some(path) = &self.output else {
            let Frame { messages, out, .. } = frame;
            json(&desk, &kinds, &mut Progress::none(), messages, out.stream()).map_err(to_stdout)?;
            return Ok(Exit::Done);
        };
        let mut progress = Progress::new(frame);
        let count = place::file(path, self.force, |out| {
            json(&desk, &kinds, &mut progress, &frame.messages, out).map_err(to_file(path))
        })?;
        drop(progress);
        tell(frame, path, count)
    }
}

/// Writes these kinds as one document.
fn json(
    desk: &Desk,
    kinds: &[&'static Kind],
    progress: &mut Progress,
    messages: &Messages,
    out: impl Write,
) -> Result<usize, ExportError> {
    let mut writer = JsonWriter::new(out, desk.now()?.timestamp())?;
    let count = desk.export_shop(kinds, &mut writer, &mut |done, all| {
        progress.tell(|| messages.with("export-writing", &[("percent", (done * 100 / all.max(1)).into())]));
    })?;
    writer.finish()?;
    Ok(count)
}

fn to_stdout(error: ExportError) -> Failure {
    match error {
        ExportError::Output(error) => Output(error).into(),
        ExportError::Desk(error) => error.into(),
    }
}

fn to_file(path: &Path) -> impl FnOnce(ExportError) -> Failure {
    move |error| match error {
        ExportError::Output(source) => Failure::Unwritten { path: path.to_owned(), source },
        ExportError::Desk(error) => error.into(),
    }
}

fn tell(frame: &mut Frame, path: &Path, count: usize) -> Result<Exit, Failure> {
    let written = Written { file: path.display().to_string(), records: count };
    frame.say("export-shop-written", &[("count", count.into()), ("path", i18n::path(path))], &written)?;
    Ok(Exit::Done)
}
