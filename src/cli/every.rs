//! The command line for tests.

use clap::{CommandFactory as _, Parser as _};

use super::{Cli, Command, Verb};

/// The command in a line of arguments separated by blanks; `@` stands for a blank within one, `@@@` for a blank, `@`, a blank.
pub(super) fn parse(line: &str) -> Verb {
    let words =
        line.split_whitespace().map(|word| word.replace("@@@", " \u{1} ").replace('@', " ").replace('\u{1}', "@"));
    let cli = Cli::try_parse_from(std::iter::once("replydesk".to_owned()).chain(words));
    match cli.unwrap_or_else(|error| panic!("{error}")).command {
        Some(Command::Verb(verb)) => verb,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_definitions_fit_together() {
    Cli::command().debug_assert();
}
