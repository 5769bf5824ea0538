//! `replydesk export`: what is in the database, as files.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What can be exported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Replies(Replies),
}

/// `export replies`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Replies {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}
