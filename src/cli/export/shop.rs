//! `replydesk export all`, and the kinds of things one by one.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::cli::passphrase::Sealing;
use crate::cli::progress::Progress;
use crate::cli::{Frame, place};
use crate::config::Config;
use crate::desk::{Desk, ExportError};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Output};
use crate::transfer::sealed;
use crate::transfer::shop::{ABOUT, CsvWriter, JsonWriter, KINDS, Kind, ShopWriter};

/// A form that a shop is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Json,
    Csv,
}

/// `export all`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct All {
    #[arg(long, short, value_name = "PATH", required_if_eq("form", "csv"))]
    pub output: Option<PathBuf>,
    #[arg(long = "format", value_name = "FORMAT", default_value = "json")]
    pub form: Form,
    #[arg(long)]
    pub excel: bool,
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub sealing: Sealing,
}

/// `export orders` and the like; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Things {
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long = "format", value_name = "FORMAT")]
    pub form: Option<Form>,
    #[arg(long)]
    pub excel: bool,
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub sealing: Sealing,
}

/// `export items` and the like; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Parts {
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub excel: bool,
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub sealing: Sealing,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    records: usize,
}

impl All {
    pub(super) fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let kinds: Vec<&'static Kind> = KINDS.iter().collect();
        match (self.form, &self.output) {
            (Form::Csv, Some(_)) if self.sealing.encrypt => Err(Failure::SealsOneFile),
            (Form::Csv, Some(directory)) => {
                let export = Export::new(frame, config)?;
                let mut progress = Progress::new(frame);
                let count = place::directory(directory, self.force, |inside| {
                    export.tables(&kinds, inside, self.excel, &mut progress)
                })?;
                drop(progress);
                tell(frame, directory, count)
            }
            _ => single(
                frame,
                config,
                &Target { path: self.output.as_deref(), force: self.force, sealing: &self.sealing },
                |export, out, progress| export.json(&kinds, out, progress),
            ),
        }
    }
}

impl Things {
    pub(super) fn run(&self, kind: &str, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let kinds: Vec<&'static Kind> = Kind::named(kind).into_iter().collect();
        let named =
            self.output.as_deref().and_then(Path::extension).is_some_and(|name| name.eq_ignore_ascii_case("json"));
        let form = self.form.unwrap_or(if named { Form::Json } else { Form::Csv });
        single(
            frame,
            config,
            &Target { path: self.output.as_deref(), force: self.force, sealing: &self.sealing },
            |export, out, progress| match form {
                Form::Json => export.json(&kinds, out, progress),
                Form::Csv => export.table(&kinds, kind, self.excel, out, progress),
            },
        )
    }
}

impl Parts {
    pub(super) fn run(&self, kind: &str, part: &str, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let kinds: Vec<&'static Kind> = Kind::named(kind).into_iter().collect();
        single(
            frame,
            config,
            &Target { path: self.output.as_deref(), force: self.force, sealing: &self.sealing },
            |export, out, progress| export.table(&kinds, part, self.excel, out, progress),
        )
    }
}

/// Where a single file goes, and whether it is sealed.
struct Target<'t> {
    path: Option<&'t Path>,
    force: bool,
    sealing: &'t Sealing,
}

/// Writes one file, or to standard output.
fn single(
    frame: &mut Frame,
    config: &Config,
    target: &Target<'_>,
    write: impl FnOnce(&Export<'_>, &mut dyn Write, &mut Progress) -> Result<usize, ExportError>,
) -> Result<Exit, Failure> {
    let desk = frame.desk(config)?;
    let passphrase = target.sealing.passphrase(frame)?;
    let Some(path) = target.path.filter(|path| *path != Path::new("-")) else {
        let Frame { messages, out, .. } = frame;
        let export = Export { desk, messages };
        let out = out.stream();
        match &passphrase {
            None => write(&export, out, &mut Progress::none()),
            Some(passphrase) => sealed::seal(passphrase, out, |out| write(&export, out, &mut Progress::none())),
        }
        .map_err(to_stdout)?;
        return Ok(Exit::Done);
    };
    let path = &target.sealing.named(path);
    let mut progress = Progress::new(frame);
    let export = Export { desk, messages: &frame.messages };
    let count = place::file(path, target.force, |out| {
        match &passphrase {
            None => write(&export, out, &mut progress),
            Some(passphrase) => sealed::seal(passphrase, out, |out| write(&export, out, &mut progress)),
        }
        .map_err(to_file(path))
    })?;
    drop(progress);
    tell(frame, path, count)
}

/// The shop that is written, and the words to say how far it is.
struct Export<'f> {
    desk: Desk,
    messages: &'f Messages,
}

impl<'f> Export<'f> {
    fn new(frame: &'f Frame, config: &Config) -> Result<Self, Failure> {
        Ok(Self { desk: frame.desk(config)?, messages: &frame.messages })
    }

    fn write(
        &self,
        kinds: &[&'static Kind],
        writer: &mut dyn ShopWriter,
        progress: &mut Progress,
    ) -> Result<usize, ExportError> {
        self.desk.export_shop(kinds, writer, &mut |done, all| {
            progress.tell(|| self.messages.with("export-writing", &[("percent", (done * 100 / all.max(1)).into())]));
        })
    }

    /// One document.
    fn json(&self, kinds: &[&'static Kind], out: impl Write, progress: &mut Progress) -> Result<usize, ExportError> {
        let mut writer = JsonWriter::new(out, self.desk.now()?.timestamp())?;
        let count = self.write(kinds, &mut writer, progress)?;
        writer.finish()?;
        Ok(count)
    }

    /// One table of those that these kinds have.
    fn table(
        &self,
        kinds: &[&'static Kind],
        wanted: &str,
        excel: bool,
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<usize, ExportError> {
        let mut out = Some(out);
        let mut writer = CsvWriter::new(excel, |name| Ok(if name == wanted { out.take() } else { None }));
        self.write(kinds, &mut writer, progress)
    }

    /// Every table, in a directory.
    fn tables(
        &self,
        kinds: &[&'static Kind],
        inside: &Path,
        excel: bool,
        progress: &mut Progress,
    ) -> Result<usize, Failure> {
        let file = |name: &str| place::private(&inside.join(name)).map(BufWriter::new);
        let mut writer: CsvWriter<'_, BufWriter<File>> =
            CsvWriter::new(excel, |name| file(&format!("{name}.csv")).map(Some));
        let count = self.write(kinds, &mut writer, progress).map_err(to_file(inside))?;
        drop(writer);
        let about = file(ABOUT).map_err(Frame::unwritten(inside.join(ABOUT)))?;
        self.json(&[], about, progress).map_err(to_file(inside))?;
        Ok(count)
    }
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
