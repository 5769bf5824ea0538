//! Starts the program; everything else is in the library.

use std::process::ExitCode;

use replydesk::cli::{self, Environment, crash};

fn main() -> ExitCode {
    crash::leave_nothing();
    cli::run(std::env::args_os(), &Environment::read())
}
