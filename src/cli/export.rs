//! `replydesk export`: what is in the database, as files.

mod replies;
mod shop;

use clap::Subcommand;

use super::Frame;
use crate::config::Config;
use crate::report::{Exit, Failure};

pub use replies::Replies;
pub use shop::{All, Parts, Things};

/// What can be exported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    All(All),
    Replies(Replies),
    Facts(Things),
    Pieces(Things),
    Buyers(Things),
    Handles(Parts),
    Orders(Things),
    Items(Parts),
    History(Parts),
    Agreements(Parts),
    Journal(Things),
    Messages(Things),
    Reminders(Things),
    Drafts(Things),
    Remembered(Things),
    LearntExamples(Things),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the file cannot be written or is there already, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        match self {
            Self::All(all) => all.run(frame, config),
            Self::Replies(replies) => replies.run(frame, config),
            Self::Facts(things) => things.run("facts", frame, config),
            Self::Pieces(things) => things.run("pieces", frame, config),
            Self::Buyers(things) => things.run("buyers", frame, config),
            Self::Handles(parts) => parts.run("buyers", "handles", frame, config),
            Self::Orders(things) => things.run("orders", frame, config),
            Self::Items(parts) => parts.run("orders", "items", frame, config),
            Self::History(parts) => parts.run("orders", "order_states", frame, config),
            Self::Agreements(parts) => parts.run("orders", "agreements", frame, config),
            Self::Journal(things) => things.run("journal", frame, config),
            Self::Messages(things) => things.run("messages", frame, config),
            Self::Reminders(things) => things.run("reminders", frame, config),
            Self::Drafts(things) => things.run("drafts", frame, config),
            Self::Remembered(things) => things.run("remembered", frame, config),
            Self::LearntExamples(things) => things.run("learnt_examples", frame, config),
        }
    }
}
