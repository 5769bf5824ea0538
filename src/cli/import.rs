//! `replydesk import`: the files a seller already has.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values;
use crate::model::Language;
use crate::transfer::Format;

/// What can be imported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Replies(Replies),
}

/// `import replies`; the file `-` is standard input.
#[derive(Clone, Debug, Args)]
pub struct Replies {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_parser = values::format())]
    pub from: Option<Format>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}
