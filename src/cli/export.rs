//! `replydesk export`: what is in the database, as files.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;
use tempfile::NamedTempFile;

use super::{Frame, values};
use crate::config::Config;
use crate::desk::Desk;
use crate::model::Shortcut;
use crate::report::{Exit, Failure};
use crate::transfer::Format;

/// What can be exported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Replies(Replies),
}

/// `export replies`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Replies {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    #[expect(clippy::struct_field_names, reason = "the argument is called what the user names: replies")]
    pub replies: Vec<Shortcut>,
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_parser = values::written_format())]
    pub format: Option<Format>,
    #[arg(long)]
    pub force: bool,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    replies: usize,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the file cannot be written or is there already, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        match self {
            Self::Replies(replies) => replies.run(frame, config),
        }
    }
}

impl Replies {
    fn run(&self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        for shortcut in &self.replies {
            desk.reply_called(shortcut.as_str())?;
        }
        let format = self.format.or_else(|| self.output.as_deref().and_then(Format::of_name));
        let format = format.filter(|format| Format::WRITTEN.contains(format)).unwrap_or(Format::JsonLines);
        let Some(file) = &self.output else {
            let mut text = Vec::new();
            desk.export(&self.replies, format, &mut text)?;
            frame.out.as_it_is(&text)?;
            return Ok(Exit::Done);
        };
        let count = self.write(&desk, format, file)?;
        let written = Written { file: file.display().to_string(), replies: count };
        frame.say("export-written", &[("count", count.into()), ("path", crate::i18n::path(file))], &written)?;
        Ok(Exit::Done)
    }

    /// Writes a file of its own for the user alone, and puts it in its place once it is whole.
    fn write(&self, desk: &Desk, format: Format, file: &Path) -> Result<usize, Failure> {
        let in_the_way = || Failure::InTheWay { path: file.to_owned() };
        if !self.force && file.exists() {
            return Err(in_the_way());
        }
        let directory = file.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // tempfile makes it 0600: there may be addresses and account numbers in the texts.
        let mut made = NamedTempFile::new_in(directory).map_err(Frame::unwritten(file))?;
        let mut out = BufWriter::new(made.as_file_mut());
        let count = desk.export(&self.replies, format, &mut out)?;
        out.flush().map_err(Frame::unwritten(file))?;
        drop(out);
        made.as_file().sync_all().map_err(Frame::unwritten(file))?;
        let placed = if self.force { made.persist(file) } else { made.persist_noclobber(file) };
        match placed {
            Ok(_) => Ok(count),
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(in_the_way()),
            Err(error) => Err(Frame::unwritten(file)(error.error)),
        }
    }
}
