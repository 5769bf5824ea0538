//! The command line: one file a subcommand.
//!
//! What was typed is read by clap into the arguments of a command; a [`Frame`] holds what every command needs (where files are,
//! the words, the way out); the command then does its work and says how it ended.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub mod address;
mod ask;
pub mod backup;
pub mod board;
pub mod buyer;
pub mod calendar;
mod card;
pub mod channel;
mod checks;
pub mod clipboard_owner;
pub mod completions;
pub mod config;
pub mod copy;
pub mod crash;
mod deliver;
pub mod demo;
pub mod doctor;
pub mod draft;
pub mod due;
mod editor;
pub mod environment;
#[cfg(test)]
mod every;
pub mod export;
pub mod fact;
pub mod form;
pub mod frame;
pub mod help;
pub mod import;
mod jsonl;
pub mod learnt;
pub mod library;
pub mod log;
mod logging;
pub mod man;
pub mod message;
mod modes;
pub mod order;
pub mod out;
mod parse;
pub mod passphrase;
pub mod piece;
mod place;
mod progress;
pub mod remind;
pub mod repair;
pub mod reply;
pub mod restore;
pub mod screen;
pub mod search;
pub mod shared;
mod shop;
pub mod slot;
pub mod stats;
mod stopping;
pub mod suggest;
mod tell;
pub mod undo;
pub mod values;
pub mod when;
mod words;

pub use environment::Environment;
pub use frame::Frame;

use crate::clipboard::owner;
use crate::config::{self as config_file, Config};
use crate::report::{Exit, Failure, Reported as _};

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(name = "replydesk", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(flatten)]
    pub screen: screen::Screen,
    /// Without one, the interface.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What may stand with every command.
#[derive(Clone, Debug, Default, Args)]
pub struct Globals {
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<std::path::PathBuf>,
    #[arg(long, global = true, value_name = "PATH")]
    pub config: Option<std::path::PathBuf>,
    #[arg(long, global = true, value_name = "CODE", value_parser = values::interface_language)]
    pub lang: Option<crate::model::Language>,
    #[arg(long, global = true)]
    pub json: bool,
    /// Only before the command: its place in the help is that of the program.
    #[arg(long)]
    pub new_shop: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of them, for the life of the process")]
pub enum Command {
    #[command(flatten)]
    Verb(Verb),
    #[command(name = owner::SUBCOMMAND, hide = true)]
    ClipboardOwner(clipboard_owner::ClipboardOwner),
}

/// The commands for people.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Demo(demo::Demo),
    Search(search::Search),
    Suggest(suggest::Suggest),
    Copy(copy::Copy),
    #[command(subcommand)]
    Reply(reply::Command),
    #[command(subcommand)]
    Buyer(buyer::Command),
    #[command(subcommand)]
    Order(order::Command),
    #[command(subcommand)]
    Address(address::Command),
    Board(board::BoardCommand),
    #[command(subcommand)]
    Slot(slot::Command),
    When(when::When),
    #[command(subcommand)]
    Piece(piece::Command),
    #[command(subcommand)]
    Fact(fact::Command),
    #[command(subcommand)]
    Channel(channel::Command),
    #[command(subcommand)]
    Library(library::Command),
    #[command(subcommand)]
    Message(message::Command),
    Due(due::Due),
    Stats(stats::Stats),
    Calendar(calendar::Calendar),
    #[command(subcommand)]
    Remind(remind::Command),
    Log(log::Log),
    #[command(subcommand)]
    Draft(draft::Command),
    #[command(subcommand)]
    Learnt(learnt::Command),
    Undo(undo::Undo),
    #[command(subcommand)]
    Import(import::Command),
    #[command(subcommand)]
    Export(export::Command),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Repair(repair::Repair),
    Doctor(doctor::Doctor),
    #[command(subcommand)]
    Config(config::Command),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Does what the arguments say, in this environment, and returns how the process ends.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &Environment) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match parse::parse(&arguments, environment) {
        Ok(cli) => cli,
        Err(unparsed) => return unparsed.tell(environment).into(),
    };
    let globals = &cli.globals;
    match cli.command {
        // It holds a text for hours: no settings, no log, nothing else in its memory.
        Some(Command::ClipboardOwner(command)) => command.run(),
        Some(Command::Verb(verb)) => {
            let work = |frame: &mut Frame, config: Result<Config, config_file::Error>| {
                if cli.screen.once {
                    return Err(Failure::OnceBesideCommand);
                }
                let need = verb.need();
                let settings = config.as_ref().ok().filter(|_| need != shop::Need::Nothing).cloned();
                let before = backup::Written::look(frame);
                let known = settings.as_ref();
                let exit = shop::on_shop(frame, need, known, |frame| verb.carry_out(frame, config))?;
                if let Some(config) = settings.filter(|_| before != backup::Written::look(frame)) {
                    backup::after(frame, &config);
                }
                Ok(exit)
            };
            perform(globals, environment, work).into()
        }
        None => {
            let work = |frame: &mut Frame, config: Result<Config, config_file::Error>| {
                let config = config?;
                shop::on_shop(frame, shop::Need::Beginning, Some(&config), |frame| cli.screen.run(frame, &config))
            };
            perform(globals, environment, work).into()
        }
    }
}

/// Does a piece of work in its frame, and tells what went wrong with it.
fn perform(
    globals: &Globals,
    environment: &Environment,
    work: impl FnOnce(&mut Frame, Result<Config, config_file::Error>) -> Result<Exit, Failure>,
) -> Exit {
    let (mut frame, config) = Frame::build(globals, environment);
    logging::start(&mut frame, config.as_ref().ok(), environment);
    modes::mend(&mut frame);
    let done = work(&mut frame, config);
    // What was written so far comes before the error, also on a screen that shows both.
    let left = frame.out.flush();
    match done.and_then(|exit| left.map(|()| exit).map_err(Failure::from)) {
        Ok(exit) => exit,
        // Whoever reads our output has seen enough; `| head` is no fault of anybody's.
        Err(failure) if failure.is_closed_pipe() => Exit::Done,
        Err(failure) => {
            let report = failure.report(&frame.messages);
            tell::report(&report, &frame.messages, &mut frame.errors);
            report.exit
        }
    }
}

impl Verb {
    fn carry_out(self, frame: &mut Frame, config: Result<Config, config_file::Error>) -> Result<Exit, Failure> {
        match self {
            Self::Demo(_) => demo::Demo::run(frame, &config?),
            Self::Search(command) => command.run(frame, &config?),
            Self::Suggest(command) => command.run(frame, &config?),
            Self::Copy(command) => command.run(frame, &config?),
            Self::Reply(command) => command.run(frame, &config?),
            Self::Buyer(command) => command.run(frame, &config?),
            Self::Order(command) => command.run(frame, &config?),
            Self::Address(command) => command.run(frame, &config?),
            Self::Board(command) => command.run(frame, &config?),
            Self::Slot(command) => command.run(frame, &config?),
            Self::When(command) => command.run(frame, &config?),
            Self::Piece(command) => command.run(frame, &config?),
            Self::Fact(command) => command.run(frame, &config?),
            Self::Channel(command) => command.run(frame, &config?),
            Self::Library(command) => command.run(frame, &config?),
            Self::Message(command) => command.run(frame, &config?),
            Self::Stats(command) => command.run(frame, &config?),
            Self::Calendar(command) => command.run(frame, &config?),
            Self::Due(command) => command.run(frame, &config?),
            Self::Remind(command) => command.run(frame, &config?),
            Self::Log(command) => command.run(frame, &config?),
            Self::Draft(command) => command.run(frame, &config?),
            Self::Learnt(command) => command.run(frame, &config?),
            Self::Undo(command) => command.run(frame, &config?),
            Self::Import(command) => command.run(frame, &config?),
            Self::Export(command) => command.run(frame, &config?),
            Self::Backup(command) => command.run(frame, &config?),
            Self::Restore(command) => command.run(frame, &config?),
            Self::Repair(command) => command.run(frame, &config?),
            Self::Doctor(doctor) => doctor.run(frame, &config),
            Self::Config(command) => command.run(frame, config),
            Self::Completions(command) => command.run(frame),
            Self::Man(command) => command.run(frame),
        }
    }
}
