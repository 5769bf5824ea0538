//! `replydesk man`: the manual, made from the same words as the help.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man as Page;

use super::{Cli, Frame, help};
use crate::report::{Exit, Failure, Output};

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Man {
    #[arg(long, value_name = "DIRECTORY")]
    pub dir: Option<PathBuf>,
}

impl Man {
    /// Writes the first page to standard output, or all pages into a directory.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn run(&self, frame: &mut Frame) -> Result<Exit, Failure> {
        let command = help::worded(Cli::command(), &frame.messages);
        let Some(directory) = &self.dir else {
            frame.out.as_it_is(&page(&command)?.1)?;
            return Ok(Exit::Done);
        };
        fs::create_dir_all(directory).map_err(Frame::unwritten(directory))?;
        let mut commands = vec![command];
        while let Some(command) = commands.pop() {
            let (name, text) = page(&command)?;
            let path = directory.join(name);
            fs::write(&path, text).map_err(Frame::unwritten(&path))?;
            commands.extend(
                command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help").cloned(),
            );
        }
        Ok(Exit::Done)
    }
}

/// A page and the name of its file.
fn page(command: &Command) -> Result<(String, Vec<u8>), Failure> {
    let page = Page::new(command.clone());
    let mut text = Vec::new();
    page.render(&mut text).map_err(Output)?;
    Ok((page.get_filename(), text))
}
