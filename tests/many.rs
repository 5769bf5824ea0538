//! Many programs at once on one shop: who starts with others, and who sees what others do. What four of them write at once is compared
//! in tests/torture.rs.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

#[path = "common/pty.rs"]
#[expect(dead_code, reason = "what only the terminal's own tests need")]
mod pty;
#[path = "common/shop.rs"]
mod rig;
#[path = "common/wait.rs"]
mod wait;

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pty::Launch;
use replydesk::store::{Options, Store};
use rustix::fs::{CWD, FileType, Mode, mknodat};

const PROGRAM: &str = env!("CARGO_BIN_EXE_replydesk");
const TOGETHER: usize = 16;

/// What a seller is promised of what another program changes.
const PROMISED: Duration = Duration::from_secs(1);

/// The program behind a gate, at which a shell waits until a line comes through.
fn waiting(home: &Path, database: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "read go < gate; exec \"$0\" \"$@\"", PROGRAM, "--db"]).arg(database).args(arguments);
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs")
}

#[test]
fn sixteen_programs_that_start_at_once_all_do_what_they_were_asked() {
    let directory = tempfile::tempdir().expect("a directory");
    let (home, database) = (directory.path(), directory.path().join("new/shop.db"));
    mknodat(CWD, home.join("gate"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a gate");
    // Read and write, so that neither end waits for the other to be opened.
    let mut gate = OpenOptions::new().read(true).write(true).open(home.join("gate")).expect("a gate");
    for round in 1..=3 {
        let names: Vec<String> = (0..TOGETHER).map(|number| format!("fact_{round}_{number}")).collect();
        let children: Vec<Child> =
            names.iter().map(|name| waiting(home, &database, &["fact", "set", name, "yes"])).collect();
        gate.write_all(&[b'\n'; TOGETHER]).expect("the gate opens");
        for child in children {
            let ended = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(ended.status.success() && !said.contains("locked"), "round {round}: {said}");
        }
        let store = Store::open(&database, Options::default()).expect("a database");
        assert_eq!(store.facts().expect("facts").len(), round * TOGETHER);
        assert_eq!(store.last_actions(999).expect("the log").len(), round * TOGETHER);
        assert_eq!(store.integrity().expect("it can be read"), Vec::<String>::new());
        assert_eq!(store.disagreements().expect("it can be read"), []);
    }
}

#[test]
fn of_sixteen_who_say_the_same_at_once_one_is_first_and_none_is_lost() {
    let directory = tempfile::tempdir().expect("a directory");
    let (home, database) = (directory.path(), directory.path().join("shop.db"));
    mknodat(CWD, home.join("gate"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a gate");
    let mut gate = OpenOptions::new().read(true).write(true).open(home.join("gate")).expect("a gate");
    let values: Vec<String> = (0..TOGETHER).map(|number| format!("value {number}")).collect();
    let children: Vec<Child> =
        values.iter().map(|value| waiting(home, &database, &["fact", "set", "door", value])).collect();
    gate.write_all(&[b'\n'; TOGETHER]).expect("the gate opens");
    for child in children {
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    let store = Store::open(&database, Options::default()).expect("a database");
    assert_eq!(store.facts().expect("facts").len(), 1);
    assert_eq!(store.last_actions(999).expect("the log").len(), TOGETHER);
}

#[test]
fn an_open_interface_shows_within_a_second_what_another_program_has_changed() {
    let directory = tempfile::tempdir().expect("a directory");
    let database = directory.path().join("shop.db");
    rig::begin(&mut rig::desk(&database));
    let mut terminal = Launch::new(PROGRAM).size(120, 36).env("REPLYDESK_DB", &database).start();
    terminal.send("zebra");
    terminal.wait_for_text("› zebra");
    let mut took: Vec<Duration> = (0..5)
        .map(|number| {
            let shortcut = format!("zebra-{number}");
            let mut other = Command::new(PROGRAM);
            other.env_clear().env("HOME", directory.path()).arg("--db").arg(&database);
            other.args(["reply", "add", &shortcut, "--title", "Zebra", "--body", "Striped."]);
            assert!(other.output().expect("it runs").status.success());
            let changed = Instant::now();
            terminal.wait_for_text(&shortcut);
            changed.elapsed()
        })
        .collect();
    took.sort();
    // Of a machine that does other things as well, a moment may be slow; most are not.
    assert!(took[took.len() / 2] <= PROMISED, "{took:?}");
    terminal.send("\x11");
    assert!(terminal.ended().1.success());
}
