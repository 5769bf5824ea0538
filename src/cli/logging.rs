//! The log for finding faults: only where it is asked for, and nothing personal in it.
//!
//! Who writes a log line (`tracing::info!` and its kin) names counts, times, ids, routes and kinds of errors; never a name, a text, an
//! address or a path below the home directory.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing::level_filters::LevelFilter;

use super::{Environment, Frame, tell};
use crate::config::{Config, Level};
use crate::report::{BadValue, Failure, Reported as _};

/// A log longer than this, in bytes, starts anew with the next run: enough for days of trouble, never a disk full of it.
const LONGEST: u64 = 1 << 20;

/// Starts the log, if the environment or the settings ask for one. Where that fails the user is told, and the work goes on.
pub(super) fn start(frame: &mut Frame, config: Option<&Config>, environment: &Environment) {
    if let Err(failure) = try_start(frame, config, environment) {
        let report = failure.report(&frame.messages);
        tell::report(&report, &frame.messages, &mut frame.errors);
    }
}

fn try_start(frame: &Frame, config: Option<&Config>, environment: &Environment) -> Result<(), Failure> {
    let level = match &environment.log {
        Some(word) => Level::from_word(word).map(filter).ok_or_else(|| BadValue {
            option: "REPLYDESK_LOG".to_owned(),
            given: word.clone(),
            wanted: "level",
        })?,
        None => filter(config.map_or(Level::Off, |config| config.log.level)),
    };
    if level == LevelFilter::OFF {
        return Ok(());
    }
    let path = frame.paths.log()?;
    let file = open(&path).map_err(Frame::unwritten(&path))?;
    let log = tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(Mutex::new(file));
    // It fails only where a log is already there, which is then the one that is written.
    let _ = log.try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    Ok(())
}

const fn filter(level: Level) -> LevelFilter {
    match level {
        Level::Off => LevelFilter::OFF,
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
        Level::Trace => LevelFilter::TRACE,
    }
}

/// Opens the log for adding to it, readable for its owner alone.
fn open(path: &Path) -> io::Result<File> {
    let mut directories = fs::DirBuilder::new();
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
        directories.mode(0o700);
        options.mode(0o600);
    }
    if let Some(directory) = path.parent() {
        directories.recursive(true).create(directory)?;
    }
    let file = options.create(true).append(true).open(path)?;
    if file.metadata()?.len() > LONGEST {
        file.set_len(0)?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An error in words may name whatever it is about; its kind does not.
    #[test]
    fn no_line_of_the_log_has_an_error_in_words_or_a_path() {
        let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut lines = 0;
        while let Some(file) = files.pop() {
            if let Ok(directory) = fs::read_dir(&file) {
                files.extend(directory.map(|entry| entry.expect("an entry").path()));
                continue;
            }
            let source = fs::read_to_string(&file).expect("a source");
            for level in ["error", "warn", "info", "debug", "trace"] {
                for line in source.split(&format!("tracing::{level}!(")).skip(1) {
                    let said = line.split(");").next().unwrap_or_default();
                    let in_words = ["%error", "%failure", "?error", "?failure", "display()"];
                    let is_kind = said.contains(".kind()");
                    assert!(
                        is_kind || !in_words.iter().any(|words| said.contains(words)),
                        "{}: {said}",
                        file.display()
                    );
                    lines += 1;
                }
            }
        }
        assert!(lines > 10, "{lines}");
    }

    #[test]
    fn a_long_log_starts_anew() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("state").join("x.log");
        let longest = usize::try_from(LONGEST).expect("a size");
        io::Write::write_all(&mut open(&path).expect("a log"), &vec![b'x'; longest + 1]).expect("written");
        assert_eq!(open(&path).and_then(|file| file.metadata()).expect("a log").len(), 0);
    }
}
