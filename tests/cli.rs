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

#[cfg(target_os = "linux")]
#[path = "common/pty.rs"]
#[expect(dead_code, reason = "what only the interface's tests need")]
mod pty;
#[cfg(target_os = "linux")]
#[path = "common/wait.rs"]
mod wait;

#[path = "cli/asking.rs"]
mod asking;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/copying.rs"]
mod copying;
#[path = "cli/due.rs"]
mod due;
#[path = "cli/editor.rs"]
mod editor;
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
#[path = "cli/shop.rs"]
mod shop;
#[path = "cli/suggesting.rs"]
mod suggesting;

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use home::Home;

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

#[test]
fn settings_are_shown_whole() {
    let home = Home::new().with_settings("[shop]\nlanguage = \"pl\"\n");
    prints!(home, home.replydesk(&["config", "show"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    [shop]
    language = "pl"
    zone = ""
    currency = "EUR"

    [clipboard]
    command = []
    read_command = []
    clear_after_seconds = 0

    [screen]
    language = ""
    theme = "auto"
    mouse = true

    [editor]
    command = []

    [due]
    off = []
    silent_days = 3
    unpaid_days = 3
    untracked_days = 0
    arrived_days = 7
    review_days = 3
    birthday_days = 1
    explained_days = 1
    fact_days = 180
    meeting_days = 1
    forget_days = 45

    [due.replies]

    [calendar]
    holidays = ""
    working_days = "mon-fri"
    hours = ""
    making_hours = 6
    meeting_minutes = 30
    cut_off = ""

    [channels.windows]
    etsy = [24]
    facebook = [24, 168]
    instagram = [24, 168]
    messenger = [24, 168]

    [undo]
    keep_days = 90
    keep_megabytes = 64

    [log]
    level = "off"

    [keys]

    ----- stderr -----
    "#);
    prints!(home, home.replydesk(&["config", "show", "--json"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    {"shop":{"language":"pl","zone":"","currency":"EUR"},"clipboard":{"command":[],"read_command":[],"clear_after_seconds":0},"screen":{"language":"","theme":"auto","mouse":true},"editor":{"command":[]},"due":{"off":[],"replies":{},"silent_days":3,"unpaid_days":3,"untracked_days":0,"arrived_days":7,"review_days":3,"birthday_days":1,"explained_days":1,"fact_days":180,"meeting_days":1,"forget_days":45},"calendar":{"holidays":"","working_days":"mon-fri","hours":"","making_hours":6,"meeting_minutes":30,"cut_off":""},"channels":{"windows":{"etsy":[24],"facebook":[24,168],"instagram":[24,168],"messenger":[24,168]}},"undo":{"keep_days":90,"keep_megabytes":64},"log":{"level":"off"},"keys":{}}

    ----- stderr -----
    "#);
}

#[test]
fn the_place_of_the_settings_is_told() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "path"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path", "--json"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    {"path":"[HOME]/.config/replydesk-debug/config.toml","exists":false}

    ----- stderr -----
    "#);
    prints!(home, home.replydesk(&["config", "path"]).env("XDG_CONFIG_HOME", home.file("xdg")), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/xdg/replydesk-debug/config.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path"]).env("REPLYDESK_CONFIG", "mine.toml"), @"
    success: true
    exit_code: 0
    ----- stdout -----
    mine.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path", "--config", "this.toml"]).env("REPLYDESK_CONFIG", "mine.toml"), @"
    success: true
    exit_code: 0
    ----- stdout -----
    this.toml

    ----- stderr -----
    ");
}

#[test]
fn right_settings_are_right() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml is not there; everything is as by default

    ----- stderr -----
    ");
    let home = home.with_settings("[screen]\ntheme = \"high-contrast\"\n");
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml: no mistakes

    ----- stderr -----
    ");
}

#[test]
fn mistakes_in_settings_are_pointed_at() {
    let home = Home::new().with_settings("# mine\n[shop]\n\tlanguege = \"pl\"\n");
    prints!(home, home.replydesk(&["config", "check"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:3:2: [shop] has no setting “languege”
      3 |  languege = "pl"
        |  ^^^^^^^^
    hint: Did you mean “language”?
    "#);
    let home = Home::new().with_settings("[screen]\ntheme = \"drak\"\n");
    prints!(home, home.replydesk(&["config", "show"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:2:9: “drak” is none of the words for this: “auto”, “dark”, “light”, “high-contrast”, “plain”
      2 | theme = "drak"
        |         ^^^^^^
    hint: Did you mean “dark”?
    "#);
    let home = Home::new().with_settings("[shop\n");
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:1:6: unclosed table, expected `]`
      1 | [shop
        |      ^
    hint: The settings and what they may be: replydesk config example
    ");
    let home = Home::new().with_settings("[shop]\nlanguage = \"pl\" \u{1b}[31m\n");
    prints!(home, home.replydesk(&["config", "check"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:2:17: unexpected key or value, expected newline, `#`
      2 | language = "pl"
        |                 ^
    hint: The settings and what they may be: replydesk config example
    "#);
}

#[test]
fn settings_that_cannot_be_read_are_told() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "check", "--config", "/nonexistent/x.toml"]), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file /nonexistent/x.toml cannot be read: there is no such file
    ");
    prints!(home, home.replydesk(&["config", "check", "--config", "/"]), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file / cannot be read: it is a directory
    ");
    fs::write(home.file("latin.toml"), b"# \xe9\n").expect("a file");
    prints!(home, home.replydesk(&["config", "check"]).env("REPLYDESK_CONFIG", home.file("latin.toml")), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file [HOME]/latin.toml cannot be read: it is not text in UTF-8
    ");
}

#[test]
fn without_a_home_it_says_so() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "path"]).env_remove("HOME"), @"
    success: false
    exit_code: 3
    ----- stdout -----

    ----- stderr -----
    error: there is no home directory, so the config file has no place
    hint: Name a file with --config PATH, or set HOME.
    ");
    prints!(home, home.replydesk(&["config", "path"]).env("HOME", ""), @"
    success: false
    exit_code: 3
    ----- stdout -----

    ----- stderr -----
    error: there is no home directory, so the config file has no place
    hint: Name a file with --config PATH, or set HOME.
    ");
}

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
