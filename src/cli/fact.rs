//! `replydesk fact`: what is true of the shop.

use clap::{Args, Subcommand};

use super::shared::Listing;
use super::values::{self, Day};

/// What can be done with facts.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Set(Set),
    Show(Named),
    List(List),
    Remove(Named),
}

/// `fact set`
#[derive(Clone, Debug, Args)]
pub struct Set {
    #[arg(value_name = "NAME", value_parser = values::name)]
    pub name: String,
    #[arg(value_name = "VALUE", value_parser = values::text)]
    pub value: String,
    #[arg(long, num_args = 0..=1, require_equals = true, value_name = "yes|no", default_missing_value = "yes", value_parser = values::yes_or_no())]
    pub sensitive: Option<bool>,
    #[arg(long, value_name = "DAY", value_parser = values::day, allow_hyphen_values = true)]
    pub checked: Option<Day>,
}

/// `fact show`, `fact remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "NAME", value_parser = values::name)]
    pub name: String,
}

/// `fact list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
}
