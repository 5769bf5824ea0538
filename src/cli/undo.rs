//! `replydesk undo`: the last action, taken back.

use clap::Args;

/// The arguments.
#[derive(Clone, Debug, Default, Args)]
pub struct Undo {}
