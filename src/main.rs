//! Starts the program; everything else is in the library.

use std::env;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use replydesk::clipboard::owner;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match arguments.split_first() {
        Some((first, rest)) if first == owner::SUBCOMMAND => owner::run(rest, io::stdin().lock(), io::stdout().lock()),
        _ => ExitCode::SUCCESS,
    }
}
