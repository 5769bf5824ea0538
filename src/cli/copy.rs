//! `replydesk copy`: a filled reply into the clipboard.

use clap::Args;

use super::shared::{Pin, Which};
use super::values::{self, Assignment};
use crate::model::Shortcut;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Copy {
    #[arg(value_name = "SHORTCUT|WORDS", value_parser = values::line, required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub pin: Pin,
    #[command(flatten)]
    pub which: Which,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub join: Vec<Shortcut>,
    #[arg(long, value_name = "NAME=VALUE", value_parser = values::assignment)]
    pub set: Vec<Assignment>,
    #[arg(long, value_name = "OPTION", value_parser = values::line)]
    pub with: Vec<String>,
    #[arg(long)]
    pub remember: bool,
    #[arg(long)]
    pub print: bool,
}
