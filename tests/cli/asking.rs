//! What only happens on a terminal: questions, and copying through it.
#![cfg(target_os = "linux")]

use super::home::Home;
use super::pty::{Launch, Pty};
use super::replies;

/// The program on a terminal, working on the database of a home.
fn start(home: &Home, arguments: &[&str]) -> Pty {
    let launch = Launch::new(env!("CARGO_BIN_EXE_replydesk")).size(100, 24).env("REPLYDESK_DB", home.file("shop.db"));
    let launch = arguments.iter().fold(launch, Launch::arg);
    launch.env("EDITOR", home.file("editor.sh").display().to_string()).start()
}

fn library(home: &Home) -> String {
    home.file("library.jsonl").display().to_string()
}

#[test]
fn an_import_is_asked_about_and_done_only_after_a_yes() {
    let home = replies::home();
    let mut terminal = start(&home, &["import", "replies", &library(&home)]);
    terminal.wait_for_text("Take them? [yes/no]");
    terminal.send("maybe\rn\r");
    let (screen, ended) = terminal.ended();
    assert!(screen.contains("Nothing was taken.") && ended.success(), "{screen}");
    let mut terminal = start(&home, &["import", "replies", &library(&home)]);
    terminal.wait_for_text("Take them?");
    terminal.send("yes\r");
    assert!(terminal.ended().0.contains("3 replies taken"));
    let mut terminal = start(&home, &["import", "replies", &library(&home), "--yes"]);
    assert!(terminal.ended().0.contains("everything is there already"));
}

#[test]
fn without_a_display_the_terminal_is_asked_to_copy() {
    let home = replies::home();
    start(&home, &["import", "replies", &library(&home), "--yes"]).ended();
    let mut terminal = start(&home, &["copy", "hello", "--set", "buyer.address_as=Łukasz"]);
    let (screen, ended) = terminal.ended();
    assert!(screen.contains("sent to the terminal, cannot be checked") && ended.success(), "{screen}");
    assert_eq!(terminal.copied(), ["Hello Łukasz!"]);
}

#[cfg(unix)]
#[test]
fn a_mistake_in_the_editor_is_told_and_the_text_offered_again() {
    use std::os::unix::fs::PermissionsExt as _;
    // The first time it makes a mistake, the second time it mends it.
    let script = "#!/bin/sh\nif grep -q nmae \"$1\"; then sed -i s/nmae/name/ \"$1\"; else sed -i s/address_as/nmae/ \"$1\"; fi\n";
    let home = replies::home().with("editor.sh", script);
    let file = home.file("editor.sh");
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o700)).expect("a script");
    start(&home, &["import", "replies", &library(&home), "--yes"]).ended();
    let mut terminal = start(&home, &["reply", "edit", "hello"]);
    terminal.wait_for_text("Open the editor again?");
    assert!(terminal.text().contains("buyer.nmae"));
    terminal.send("y\r");
    let (screen, ended) = terminal.ended();
    assert!(screen.contains("Changed: hello") && ended.success(), "{screen}");
}
