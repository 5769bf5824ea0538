//! What may go wrong around the database: a disk that is full, files and directories that cannot be written, a file that is removed while
//! the program runs, a clock that jumps. Each is told in clear words, ends with its code, and loses nothing.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

#[path = "common/bound.rs"]
mod bound;
#[path = "cli/home.rs"]
#[expect(dead_code, reason = "what only the tests of the command line need")]
mod home;
#[path = "common/pty.rs"]
#[expect(dead_code, reason = "what only the terminal's own tests need")]
mod pty;
#[path = "common/shop.rs"]
mod rig;
#[path = "common/wait.rs"]
mod wait;

#[path = "faults/clock.rs"]
mod clock;
#[path = "faults/disk.rs"]
mod disk;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/removed.rs"]
mod removed;
#[path = "faults/unwritable.rs"]
mod unwritable;

use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

use replydesk::store::{Options, Store};

/// Replies as they come from a file, so many of them.
fn library(count: usize) -> String {
    (0..count).fold(String::new(), |mut lines, number| {
        let body = "much to say ".repeat(60);
        let _ = writeln!(
            lines,
            r#"{{"shortcut":"r-{number}","title":"T","category":"order","language":"en","body":"{body}"}}"#
        );
        lines
    })
}

/// What a command said, with its code.
fn told(mut command: Command) -> (Option<i32>, String) {
    // A program that was just copied is still held by whatever another test is starting at this moment.
    let Output { status, stdout, stderr } = wait::wait_for("the program to run", || match command.output() {
        Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => None,
        output => Some(output.expect("it runs")),
    });
    (status.code(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// How many replies a shop has, which is sound.
fn sound(path: &Path) -> usize {
    let store = Store::open(path, Options::default()).expect("it opens");
    assert_eq!(store.integrity().expect("it can be read"), Vec::<String>::new());
    assert_eq!(store.disagreements().expect("it can be read"), []);
    store.count_replies().expect("it can be read")
}
