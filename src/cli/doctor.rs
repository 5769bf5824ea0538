//! `replydesk doctor`: where everything is and whether it works.

use clap::Args;

/// The arguments.
#[derive(Clone, Debug, Default, Args)]
pub struct Doctor {}
