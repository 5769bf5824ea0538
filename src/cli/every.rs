//! The whole command line, for tests: also the commands whose verbs are still to come, so that their arguments and their help
//! are checked before.

use clap::{CommandFactory as _, Parser, Subcommand};

use super::{Globals, search, undo};
use super::{
    buyer, clipboard_owner, completions, config, copy, demo, doctor, export, fact, import, log, man, order, piece,
    reply, screen,
};

#[derive(Debug, Parser)]
#[command(name = "replydesk", version)]
struct Every {
    #[command(flatten)]
    globals: Globals,
    #[command(flatten)]
    screen: screen::Screen,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo(demo::Demo),
    Search(search::Search),
    Copy(copy::Copy),
    #[command(subcommand)]
    Reply(reply::Command),
    #[command(subcommand)]
    Buyer(buyer::Command),
    #[command(subcommand)]
    Order(order::Command),
    #[command(subcommand)]
    Piece(piece::Command),
    #[command(subcommand)]
    Fact(fact::Command),
    Log(log::Log),
    Undo(undo::Undo),
    #[command(subcommand)]
    Import(import::Command),
    #[command(subcommand)]
    Export(export::Command),
    Doctor(doctor::Doctor),
    #[command(subcommand)]
    Config(config::Command),
    Completions(completions::Completions),
    Man(man::Man),
    ClipboardOwner(clipboard_owner::ClipboardOwner),
}

pub(super) fn command() -> clap::Command {
    Every::command()
}

/// The command in a line of arguments separated by blanks; `@` stands for a blank within one, `@@@` for a blank, `@`, a blank.
pub(super) fn parse(line: &str) -> Command {
    let words =
        line.split_whitespace().map(|word| word.replace("@@@", " \u{1} ").replace('@', " ").replace('\u{1}', "@"));
    let cli = Every::try_parse_from(std::iter::once("replydesk".to_owned()).chain(words));
    cli.unwrap_or_else(|error| panic!("{error}")).command.expect("a command")
}

#[test]
fn the_definitions_fit_together() {
    command().debug_assert();
}
