//! `replydesk log`: what was copied, for whom, when.

use clap::{Args, Subcommand};

use super::shared::Listing;
use super::values::{self, Entry};
use crate::model::Retraction;

/// The arguments: without a command, the list.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Log {
    #[command(flatten)]
    pub list: List,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done with a line of the journal.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Copy(Copy),
    Retract(Retract),
}

/// `log`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub order: Option<String>,
    #[command(flatten)]
    pub listing: Listing,
}

/// `log copy`: the same text once more.
#[derive(Clone, Debug, Args)]
pub struct Copy {
    #[arg(value_name = "ENTRY", value_parser = values::entry, default_value = "1")]
    pub entry: Entry,
}

/// `log retract`: it was not sent, or went to the wrong buyer.
#[derive(Clone, Debug, Args)]
pub struct Retract {
    #[arg(value_name = "ENTRY", value_parser = values::entry, default_value = "1")]
    pub entry: Entry,
    #[arg(long, value_name = "WHY", value_parser = values::retraction(), default_value = "not-sent")]
    pub why: Retraction,
}
