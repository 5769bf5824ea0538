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

#[test]
fn a_passphrase_is_typed_twice_and_seen_never() {
    let home = Home::new().with("stick/notes.txt", "");
    start(&home, &["fact", "set", "door", "blue"]).ended();
    let to = home.file("stick/shop.db.age").display().to_string();
    let back_up = ["backup", "--to", &to, "--encrypt"];
    let typing = |first: &str, again: &str| {
        let mut terminal = start(&home, &back_up);
        terminal.wait_for_text("Passphrase:");
        terminal.send(first);
        if !first.starts_with('\x03') {
            terminal.wait_for_text("Once more:");
            terminal.send(again);
        }
        terminal.ended()
    };
    let (screen, ended) = typing("correct horse\r", "correct house\r");
    assert!(screen.contains("not the same") && !ended.success(), "{screen}");
    let (screen, ended) = typing("\x03", "");
    assert!(screen.contains("a passphrase is needed") && !ended.success(), "{screen}");
    let (screen, ended) = typing("correct horse\r", "correct horse\r");
    assert!(screen.contains("made and checked") && !screen.contains("horse") && ended.success(), "{screen}");
    let mut terminal = start(&home, &["restore", &to]);
    terminal.wait_for_text("Its passphrase:");
    terminal.send("correct horse\r");
    assert!(terminal.ended().0.contains("the same as now"));
}
