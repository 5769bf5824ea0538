//! `replydesk demo`: the interface on a sample shop that is thrown away.

use clap::Args;

/// The arguments.
#[derive(Clone, Debug, Default, Args)]
pub struct Demo {}
