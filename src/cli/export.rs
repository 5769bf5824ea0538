//! `replydesk export`: what is in the database, as files.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values;
use crate::transfer::Format;

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
    #[arg(long, value_name = "FORMAT", value_parser = values::format())]
    pub to: Option<Format>,
    #[arg(long)]
    pub force: bool,
}
