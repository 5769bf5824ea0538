//! `replydesk clipboard-owner`: the second process of our own that holds a copied text. Hidden: people have no use for it.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Args;

use crate::clipboard::owner;

/// The arguments, which [`owner`] understands by itself.
#[derive(Clone, Debug, Args)]
pub struct ClipboardOwner {
    #[arg(value_name = "JOB", trailing_var_arg = true, allow_hyphen_values = true)]
    pub job: Vec<OsString>,
}

impl ClipboardOwner {
    /// Does the job, and returns how the process ends: with the codes that the first process understands.
    pub fn run(&self) -> ExitCode {
        owner::run(&self.job, io::stdin().lock(), io::stdout().lock())
    }
}
