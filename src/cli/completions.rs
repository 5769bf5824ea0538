//! `replydesk completions`: what a shell needs to complete our commands and options.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Cli, Frame, help};
use crate::report::{Exit, Failure};

/// The arguments.
#[derive(Clone, Copy, Debug, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

impl Completions {
    /// Writes the script to standard output.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn run(self, frame: &mut Frame) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        let mut command = help::worded(Cli::command(), &frame.messages);
        clap_complete::generate(self.shell, &mut command, "replydesk", &mut script);
        frame.out.as_it_is(&script)?;
        Ok(Exit::Done)
    }
}
