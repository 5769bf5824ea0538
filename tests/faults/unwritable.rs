//! Files, directories and mounts that can only be read.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::home::Home;
use super::{library, told};

/// What writes, each in its own way.
const WRITING: [&[&str]; 7] = [
    &["fact", "set", "door", "green"],
    &["buyer", "add", "Eva"],
    &["order", "add", "2"],
    &["import", "replies", "library.jsonl", "--yes"],
    &["undo"],
    &["log", "retract"],
    &["reply", "remove", "hello"],
];
/// What only looks.
const LOOKING: [&[&str]; 5] =
    [&["search", "hello"], &["buyer", "list"], &["log"], &["copy", "hello", "--print"], &["export", "all"]];

#[test]
fn where_nothing_can_be_written_that_is_said_and_looking_goes_on() {
    for (file, directory) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
        let home = Home::new().with("library.jsonl", library(3)).with("shop/here", "").with_clipboard();
        let begin = |arguments: &[&str]| {
            assert_eq!(told(home.replydesk(&[&["--db", "shop/shop.db"], arguments].concat())).0, Some(0));
        };
        begin(&["reply", "add", "hello", "--body", "Hello"]);
        begin(&["buyer", "add", "Anna"]);
        begin(&["copy", "hello"]);
        let before = fs::read(home.file("shop/shop.db")).expect("a file");
        crate::bound::by_permissions();
        let set = |path: &str, mode| {
            fs::set_permissions(home.file(path), fs::Permissions::from_mode(mode)).expect("a mode");
        };
        set("shop/shop.db", file);
        set("shop", directory);
        let run = |arguments: &[&str]| told(home.replydesk(&[&["--db", "shop/shop.db"], arguments].concat()));
        for arguments in WRITING {
            let (code, said) = run(arguments);
            assert!(
                code == Some(4) && said.contains("the database can only be read"),
                "{arguments:?} {file:o} in {directory:o}: {code:?} {said}"
            );
        }
        for arguments in LOOKING {
            let (code, said) = run(arguments);
            assert!(code == Some(0), "{arguments:?} {file:o} in {directory:o}: {code:?} {said}");
        }
        let (code, said) = run(&["copy", "hello"]);
        assert!(code == Some(0) && said.contains("the journal does not know of this copy"), "{code:?} {said}");
        set("shop", 0o700);
        assert_eq!(fs::read(home.file("shop/shop.db")).expect("a file"), before);
    }
}

#[test]
fn what_needs_the_directory_says_what_to_do_where_it_can_only_be_read() {
    let home = Home::new().with("shop/here", "").with("copies/here", "");
    let run = |arguments: &[&str]| told(home.replydesk(&[&["--db", "shop/shop.db"], arguments].concat()));
    assert_eq!(run(&["buyer", "add", "Anna"]).0, Some(0));
    assert_eq!(run(&["backup", "--to", "copies/then.db"]).0, Some(0));
    assert_eq!(run(&["buyer", "add", "Bob"]).0, Some(0));
    crate::bound::by_permissions();
    let set = |path: &str, mode| {
        fs::set_permissions(home.file(path), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    set("shop/backups", 0o500);
    set("shop", 0o500);
    set("copies", 0o500);
    for arguments in [
        &["backup"][..],
        &["backup", "--to", "copies/new.db"],
        &["backup", "--to", "copies"],
        &["restore", "copies/then.db", "--yes"],
        &["restore", "--yes"],
        &["buyer", "erase", "Anna", "--yes"],
        &["repair", "--to", "copies/new.db"],
    ] {
        let (code, said) = run(arguments);
        assert!(
            code == Some(4) && said.contains("Make the file and its directory writable"),
            "{arguments:?}: {code:?} {said}"
        );
    }
    set("shop", 0o700);
    set("shop/backups", 0o700);
    set("copies", 0o700);
}

/// A mount that is set to be read only, where only this test sees it.
#[test]
#[ignore = "needs root"]
fn a_mount_that_can_only_be_read_is_one_more_of_these() {
    let home = Home::new().with("shop/here", "");
    assert_eq!(told(home.replydesk(&["--db", "shop/shop.db", "reply", "add", "hello", "--body", "Hello"])).0, Some(0));
    let mounted = |arguments: &[&str]| {
        let script = "mount --bind shop shop && mount -o remount,ro,bind shop && exec \"$0\" \"$@\"";
        let mut command = Command::new("unshare");
        command.args(["--mount", "/bin/sh", "-c", script, env!("CARGO_BIN_EXE_replydesk"), "--db", "shop/shop.db"]);
        command.args(arguments).current_dir(home.file("")).env("HOME", home.file(""));
        told(command)
    };
    let (code, said) = mounted(&["fact", "set", "door", "green"]);
    assert!(code == Some(4) && said.contains("the database can only be read"), "{code:?} {said}");
    let (code, said) = mounted(&["reply", "list"]);
    assert!(code == Some(0) && said.contains("hello"), "{code:?} {said}");
}
