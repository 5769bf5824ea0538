//! The program as a shell sees it: what it prints, where, and how it ends. Each test has a home of its own, a fixed clock and no
//! terminal, so that the answers are the same everywhere.
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

#[path = "cli/home.rs"]
mod home;

/// Compares what the command prints, with `[HOME]` for the home.
macro_rules! prints {
    ($home:expr, $command:expr, @$expected:literal) => {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.add_filter(&$home.pattern(), "[HOME]");
        settings.bind(|| insta_cmd::assert_cmd_snapshot!($command, @$expected));
    };
}

/// Compares what a session told with its snapshot: `[HOME]` for the home, `[id]` for an identity.
macro_rules! tells {
    ($session:expr) => {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.add_filter(&$session.home.pattern(), "[HOME]");
        settings.add_filter("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "[id]");
        settings.add_filter(r"\([0-9a-f]{8}-[0-9a-f]{4}\)", "([id])");
        settings.add_filter("(?m)^[0-9a-f]{8}-[0-9a-f]{4}  ", "[id]  ");
        // The names of lines of the due list follow from identities.
        settings.add_filter("(?m)^[bcdfghjkmnpqrstvwxyz]{4,8}  ", "[line]  ");
        settings.add_filter("\"id\":\"[bcdfghjkmnpqrstvwxyz]{8}\"", "\"id\":\"[line]\"");
        let told = $session.told();
        settings.bind(|| insta::assert_snapshot!(told));
    };
}

#[cfg(unix)]
#[path = "common/bound.rs"]
mod bound;
#[cfg(target_os = "linux")]
#[path = "common/pty.rs"]
#[expect(dead_code, reason = "what only the interface's tests need")]
mod pty;
#[cfg(target_os = "linux")]
#[path = "common/wait.rs"]
mod wait;

#[path = "cli/addresses.rs"]
mod addresses;
#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/asking.rs"]
mod asking;
#[path = "cli/backups.rs"]
mod backups;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/bad_tables.rs"]
mod bad_tables;
#[path = "cli/channels.rs"]
mod channels;
#[path = "cli/copying.rs"]
mod copying;
#[path = "cli/due.rs"]
mod due;
#[path = "cli/editor.rs"]
mod editor;
#[path = "cli/erasing.rs"]
mod erasing;
#[path = "cli/exporting.rs"]
mod exporting;
#[path = "cli/foreign.rs"]
mod foreign;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/library.rs"]
mod library;
#[path = "cli/limits.rs"]
mod limits;
#[path = "cli/messages.rs"]
mod messages;
#[path = "cli/naming.rs"]
mod naming;
#[path = "cli/orders.rs"]
mod orders;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/replies.rs"]
mod replies;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/shop.rs"]
mod shop;
#[path = "cli/spelling.rs"]
mod spelling;
#[path = "cli/suggesting.rs"]
mod suggesting;

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use home::Home;

#[test]
fn a_log_is_written_only_when_asked_for() {
    let home = Home::new();
    let log = home.file(".local/state/replydesk-debug/replydesk.log");
    home.replydesk(&["config", "path"]).output().expect("it runs");
    assert!(!log.exists());
    home.replydesk(&["config", "path"]).env("REPLYDESK_LOG", "info").output().expect("it runs");
    assert!(fs::read_to_string(&log).expect("a log").contains("started"));
    prints!(home, home.replydesk(&["config", "path"]).env("REPLYDESK_LOG", "loud"), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml

    ----- stderr -----
    error: REPLYDESK_LOG: “loud” is not one of “off”, “error”, “warn”, “info”, “debug” and “trace”
    ");
}

#[cfg(unix)]
#[test]
fn a_log_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new().with_settings("[log]\nlevel = \"debug\"\n");
    home.replydesk(&["config", "path"]).output().expect("it runs");
    let mode = |path: &str| fs::metadata(home.file(path)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(".local/state/replydesk-debug"), 0o700);
    assert_eq!(mode(".local/state/replydesk-debug/replydesk.log"), 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let home = Home::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    prints!(home, home.replydesk(&["config", "example"]).stdout(full), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the output cannot be written: there is no room left on the disk
    ");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let home = Home::new();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let child =
        home.replydesk(&["completions", "bash"]).stdout(writer).stderr(Stdio::piped()).spawn().expect("it runs");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn completions_and_manual_are_made_for_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let made = home.replydesk(&["completions", shell]).output().expect("it runs");
        let script = String::from_utf8(made.stdout).expect("UTF-8");
        assert!(made.status.success() && script.contains("completions"), "{shell}");
    }
    let pages = home.file("man/man1");
    let directory = pages.to_str().expect("UTF-8");
    assert!(home.replydesk(&["man", "--dir", directory]).status().expect("it runs").success());
    let mut page = String::new();
    let file = fs::File::open(pages.join("replydesk-config-check.1"));
    file.and_then(|mut file| file.read_to_string(&mut page)).expect("a page");
    assert!(page.contains("Looks for mistakes in the config file"));
    assert!(!pages.join("replydesk-clipboard-owner.1").exists());
}

#[test]
fn a_manual_that_cannot_be_written_is_told() {
    let home = Home::new();
    fs::write(home.file("taken"), "").expect("a file");
    let directory = home.file("taken/man");
    prints!(home, home.replydesk(&["man", "--dir", directory.to_str().expect("UTF-8")]), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/taken/man cannot be written: a part of its path is not a directory
    ");
}
