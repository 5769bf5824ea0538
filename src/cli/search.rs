//! `replydesk search`: replies by a few letters.

use clap::Args;

use super::shared::{Listing, Pin};
use super::values;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Search {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing, required_unless_present = "jsonl")]
    pub words: Vec<String>,
    #[arg(long, conflicts_with_all = ["words", "json"])]
    pub jsonl: bool,
    #[command(flatten)]
    pub pin: Pin,
    #[command(flatten)]
    pub listing: Listing,
}
