//! `replydesk` alone: the interface.

use clap::Args;

/// What may stand where there is no command.
#[derive(Clone, Debug, Default, Args)]
pub struct Screen {
    #[arg(long)]
    pub once: bool,
}
