//! Starts the program; everything else is in the library.

use std::process::ExitCode;

use replydesk::cli::{self, Environment};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Environment::read())
}
