//! The seller's own editor: a text written down, changed there, read back, and offered again as long as there is a mistake in it.
//! Nothing that was written is lost: what is not taken is kept as a draft.

use std::fs;
use std::io::Write as _;
use std::process::Command;

use tempfile::NamedTempFile;

use super::{Frame, ask, tell};
use crate::config::Config;
use crate::desk::{Desk, Unfinished};
use crate::report::{Exit, Failure, Report, Reported as _};

/// A text on its way through the editor.
pub(super) struct Job<'j> {
    /// What is being written, as drafts name it: "reply pickup-address".
    pub(super) place: &'j str,
    /// The end of the file's name, from which editors tell what it holds.
    pub(super) ending: &'j str,
    pub(super) text: String,
}

/// What came of it.
pub(super) enum Edited<T> {
    /// It was taken.
    Taken(T),
    /// The text was left as it was.
    Same,
    /// It had mistakes, of which the user has been told, and is kept as a draft.
    Kept(Exit),
}

/// The editor's program and arguments: what the settings say, else `$VISUAL` or `$EDITOR`, which may hold arguments and
/// quotation marks and so is read by the shell.
pub(super) fn command(frame: &Frame, config: &Config) -> Option<Vec<String>> {
    if !config.editor.command.is_empty() {
        return Some(config.editor.command.clone());
    }
    let editor = frame.editor.as_ref()?;
    let is_plain = editor.chars().all(|c| c.is_alphanumeric() || "/._-+".contains(c));
    Some(if is_plain {
        vec![editor.clone()]
    } else {
        let script = format!("{editor} \"$@\"");
        vec!["sh".to_owned(), "-c".to_owned(), script, editor.clone()]
    })
}

/// Lets the user change a text until `take` takes it. What `take` finds wrong is told, and the text offered again.
///
/// # Errors
/// Where there is no editor or it fails, and what the system itself refuses while the text is taken.
pub(super) fn edit<T>(
    frame: &mut Frame,
    config: &Config,
    desk: &mut Desk,
    job: &Job<'_>,
    mut take: impl FnMut(&mut Desk, &str) -> Result<T, Vec<Failure>>,
) -> Result<Edited<T>, Failure> {
    let command = command(frame, config).ok_or(Failure::NoEditor)?;
    let file = written(job)?;
    loop {
        run(&command, &file)?;
        let bytes = fs::read(file.path()).map_err(Frame::unwritten(file.path()))?;
        let text = String::from_utf8_lossy(&bytes);
        if text.trim_end() == job.text.trim_end() {
            let words = frame.messages.text("edit-same").into_owned();
            frame.out.line(&words)?;
            return Ok(Edited::Same);
        }
        let failures = match take(desk, &text) {
            Ok(taken) => return Ok(Edited::Taken(taken)),
            Err(failures) => failures,
        };
        let reports: Vec<Report> = failures
            .iter()
            .map(|failure| match (failure, failure.report(&frame.messages)) {
                // The file is what the user has just typed.
                (Failure::File(_), report) => Report { exit: Exit::Usage, ..report },
                (_, report) => report,
            })
            .collect();
        frame.out.flush()?;
        for report in &reports {
            tell::report(report, &frame.messages, &mut frame.errors);
        }
        let question = frame.messages.text("edit-again").into_owned();
        if !frame.asks || !ask::yes_or_no(frame, &question)? {
            keep(frame, desk, job, &text, file)?;
            return Ok(Edited::Kept(reports.first().map_or(Exit::Usage, |report| report.exit)));
        }
    }
}

/// The text in a file that only the user may read.
fn written(job: &Job<'_>) -> Result<NamedTempFile, Failure> {
    let failed = || Frame::unwritten(std::env::temp_dir());
    let mut file = tempfile::Builder::new().prefix("replydesk-").suffix(job.ending).tempfile().map_err(failed())?;
    file.write_all(job.text.as_bytes()).map_err(failed())?;
    Ok(file)
}

fn run(command: &[String], file: &NamedTempFile) -> Result<(), Failure> {
    let (program, arguments) = command.split_first().ok_or(Failure::NoEditor)?;
    let status = Command::new(program).args(arguments).arg(file.path()).status();
    let failed = |source| Failure::Editor { program: program.clone(), source };
    let status = status.map_err(failed)?;
    if status.success() { Ok(()) } else { Err(failed(std::io::Error::other(status.to_string()))) }
}

/// Keeps a text that was not taken: as a draft, or where the records cannot be written as the file it is in.
fn keep(frame: &mut Frame, desk: &mut Desk, job: &Job<'_>, text: &str, file: NamedTempFile) -> Result<(), Failure> {
    let unfinished = Unfinished { place: job.place.to_owned(), text: text.to_owned(), ..Unfinished::default() };
    let words = match desk.keep_draft(&unfinished) {
        Ok(()) => frame.messages.text("edit-kept").into_owned(),
        Err(_not_kept) => {
            let place = std::env::temp_dir();
            let (_open, path) = file.keep().map_err(|error| Frame::unwritten(place)(error.error))?;
            frame.messages.with("edit-kept-in-file", &[("path", crate::i18n::path(&path))])
        }
    };
    tell::words(&words, &mut frame.errors);
    Ok(())
}
