//! What is typed: help, what is misspelt, what is refused.

use super::home::Home;

#[test]
fn without_a_terminal_it_says_what_works_without_one() {
    let home = Home::new();
    prints!(&home, home.replydesk::<&str>(&[]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: the interface needs a terminal to draw on, and this is none
    hint: Without one: `replydesk search WORDS` finds a reply, `replydesk copy SHORTCUT` copies it. `replydesk --help` lists the rest.
    ");
}

#[test]
fn the_whole_help_at_a_glance() {
    let home = Home::new();
    let mut session = home.session();
    session.run("--help");
    tells!(session);
}

#[test]
fn help_is_in_our_words() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "--help"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    Shows and checks the settings

    Usage: replydesk config [OPTIONS] <COMMAND>

    Commands:
      path     Tells where the config file belongs
      show     Shows every setting as it is now
      check    Looks for mistakes in the config file
      example  Shows every setting with its meaning and its default
      help     Shows the help of a command

    Options:
          --db <PATH>      The database to work on, instead of the usual one
          --config <PATH>  The config file to read, instead of the usual one
          --lang <CODE>    The language of the program's own words
          --json           Answers in JSON
      -h, --help           Shows this help

    ----- stderr -----
    ");
}

#[test]
fn a_misspelt_command_is_told_with_what_was_meant() {
    let home = Home::new();
    prints!(home, home.replydesk(&["confg"]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: unrecognized subcommand 'confg'

      tip: a similar subcommand exists: 'config'

    Usage: replydesk [OPTIONS] [COMMAND]

    For more information, try '--help'.
    ");
}

#[test]
fn what_acts_on_a_terminal_does_not_come_back_out() {
    let home = Home::new();
    prints!(home, home.replydesk(&["a\u{1b}]52;c;YQ==\u{7}b\u{202e}c"]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: unrecognized subcommand 'abc'

    Usage: replydesk [OPTIONS] [COMMAND]

    For more information, try '--help'.
    ");
}

#[test]
fn a_refused_value_is_told_in_our_words() {
    let home = Home::new();
    prints!(home, home.replydesk(&["--lang", "klingon", "config", "path"]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: --lang <CODE>: “klingon” is not a language the program speaks; so far it speaks “en”
    ");
}
