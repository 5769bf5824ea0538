//! `replydesk export`: what is in the database, as files.

mod replies;
mod shop;

use clap::Subcommand;

use super::Frame;
use crate::config::Config;
use crate::report::{Exit, Failure};

pub use replies::Replies;
pub use shop::All;

/// What can be exported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    All(All),
    Replies(Replies),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the file cannot be written or is there already, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        match self {
            Self::All(all) => all.run(frame, config),
            Self::Replies(replies) => replies.run(frame, config),
        }
    }
}
