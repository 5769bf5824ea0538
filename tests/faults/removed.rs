//! A database that is removed while the interface is open.

use std::fs;

use super::pty::{Launch, Modes};
use super::{rig, sound, told};

#[test]
fn a_database_that_is_removed_underneath_is_told_and_saved() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("shop.db");
    rig::begin(&mut rig::desk(&path));
    let replies = sound(&path);
    let mut terminal = Launch::new(env!("CARGO_BIN_EXE_replydesk")).size(120, 36).env("REPLYDESK_DB", &path).start();
    terminal.send("thank");
    terminal.wait_for_text("› thank");
    for entry in fs::read_dir(directory.path()).expect("a directory") {
        fs::remove_file(entry.expect("an entry").path()).expect("it is removed");
    }
    // Nobody has to write anything first.
    terminal.wait_for_text("the database was removed");
    terminal.send("\x11");
    let (_, ended) = terminal.ended();
    assert!(ended.success(), "{ended}");
    assert_eq!(terminal.modes(), Modes::PLAIN);
    let rescued = directory.path().join("shop.db.rescued");
    assert_eq!(sound(&rescued), replies);
    let mut again = std::process::Command::new(env!("CARGO_BIN_EXE_replydesk"));
    again.env_clear().env("HOME", directory.path()).arg("--db").arg(&rescued).args(["reply", "list"]);
    assert_eq!(told(again).0, Some(0));
}
