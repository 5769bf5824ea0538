//! `replydesk import`: the files a seller already has.

mod foreign;
mod map;
mod replies;
mod shop;
mod tables;

use std::io;
use std::path::Path;

use clap::Subcommand;

use super::{Frame, tell};
use crate::config::Config;
use crate::desk::Arrival;
use crate::report::{Exit, Failure, Report};
use crate::transfer::{self, Source};

pub use replies::Replies;

/// What can be imported.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Replies(Replies),
    Orders(tables::Orders),
    Buyers(tables::Buyers),
    Pieces(tables::Pieces),
    #[command(subcommand)]
    Map(map::Command),
    All(shop::All),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the file cannot be read, or nothing can be written.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        match self {
            Self::Replies(replies) => replies.run(frame, config),
            Self::Orders(orders) => orders.run(frame, config),
            Self::Buyers(buyers) => buyers.run(frame, config),
            Self::Pieces(pieces) => pieces.run(frame, config),
            Self::Map(map) => map.run(frame, config),
            Self::All(all) => all.run(frame, config),
        }
    }
}

/// Says that nothing was taken, since nobody said whether to.
fn unanswered(frame: &mut Frame) -> Result<Exit, Failure> {
    frame.out.flush()?;
    let report = Report::say("import-unanswered", &[], Exit::Missing, &frame.messages);
    tell::report(&report, &frame.messages, &mut frame.errors);
    Ok(report.exit)
}

fn source(file: &Path) -> Result<Source<'static>, transfer::Error> {
    if file == Path::new("-") { Ok(Source::new("-", io::stdin())) } else { Ok(Source::open(file)?) }
}

const fn word(arrival: Arrival) -> &'static str {
    match arrival {
        Arrival::New => "new",
        Arrival::Changes => "changes",
        Arrival::Same => "same",
        Arrival::Broken => "broken",
        Arrival::Erased => "erased",
    }
}
