//! A disk that is full.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use super::home::Home;
use super::{library, sound, told};

/// A limit is not a full disk to SQLite, except where it makes room before it writes.
fn is_told(said: &str) -> bool {
    said.contains("no room left on the disk") || said.contains("the disk does not take what is to be written")
}

/// A shop of one reply, and a file with a hundred more.
fn shop() -> Home {
    let home = Home::new().with("library.jsonl", library(100));
    assert_eq!(told(home.replydesk(&["--db", "shop.db", "reply", "add", "hello", "--body", "Hello"])).0, Some(0));
    home
}

/// The program where no file may grow beyond so many blocks of 512 bytes.
fn limited(home: &Home, blocks: usize, arguments: &[&str]) -> Command {
    let command = home.replydesk(arguments);
    let mut limited = Command::new("/bin/sh");
    // The signal that would end the program is ignored, so that writing fails instead.
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
    limited.arg(command.get_program()).args(command.get_args()).env_clear().current_dir(home.file(""));
    limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    limited
}

#[test]
fn however_much_room_there_is_an_import_is_there_whole_or_not_at_all() {
    let home = shop();
    let (mut refused, mut taken) = (0, 0);
    for blocks in [0, 1, 8, 64, 130, 200, 400, 600, 800, 1_000, 1_400, 2_000, 4_000, 100_000] {
        for name in ["tried.db", "tried.db-wal", "tried.db-shm"] {
            let _ = fs::remove_file(home.file(name));
        }
        fs::copy(home.file("shop.db"), home.file("tried.db")).expect("a copy");
        let import = ["--db", "tried.db", "import", "replies", "library.jsonl", "--yes"];
        let (code, said) = told(limited(&home, blocks, &import));
        match code {
            Some(0) => {
                assert_eq!(sound(&home.file("tried.db")), 101, "{blocks} blocks");
                taken += 1;
            }
            Some(4) => {
                assert!(is_told(&said), "{blocks} blocks: {said}");
                assert_eq!(sound(&home.file("tried.db")), 1, "{blocks} blocks");
                refused += 1;
                assert_eq!(told(home.replydesk(&import)).0, Some(0), "once there is room it goes on");
            }
            code => panic!("{blocks} blocks: {code:?} {said}"),
        }
    }
    assert!(refused > 3 && taken > 0, "{refused} refused, {taken} taken");
}

#[test]
fn an_import_that_found_no_room_does_not_say_that_it_was_taken() {
    let home = shop();
    let (code, said) =
        told(limited(&home, 200, &["--db", "shop.db", "--json", "import", "replies", "library.jsonl", "--yes"]));
    assert!(code == Some(4) && is_told(&said) && !said.contains("\"taken\":true"), "{code:?} {said}");
}

#[test]
fn an_export_that_finds_no_room_leaves_what_was_there() {
    let home = shop();
    let export = ["--db", "shop.db", "export", "all", "--output", "all.json", "--force"];
    assert_eq!(told(home.replydesk(&export)).0, Some(0));
    let before = fs::read(home.file("all.json")).expect("a file");
    assert_eq!(told(home.replydesk(&["--db", "shop.db", "import", "replies", "library.jsonl", "--yes"])).0, Some(0));
    let names = || fs::read_dir(home.file("")).expect("a directory").map(|entry| entry.expect("an entry").file_name());
    let files = || names().filter(|name| !name.to_string_lossy().starts_with("shop.db")).count();
    let count = files();
    // Enough to open the database.
    let (code, said) = told(limited(&home, 100, &export));
    assert!(code == Some(4) && said.contains("all.json cannot be written"), "{code:?} {said}");
    assert_eq!(fs::read(home.file("all.json")).expect("a file"), before);
    assert_eq!(files(), count, "nothing half written is left");
}

/// A file system of two megabytes, mounted where only this test sees it.
#[test]
#[ignore = "needs root"]
fn a_small_disk_fills_up_and_nothing_is_lost() {
    let home = Home::new().with("library.jsonl", library(100)).with("disk/here", "");
    let script = "mount -t tmpfs -o size=2m none disk && exec \"$0\" \"$@\"";
    let test = std::env::current_exe().expect("this file");
    let mut inside = Command::new("unshare");
    inside.args(["--mount", "/bin/sh", "-c", script]).arg(test).args(["--exact", "disk::inside", "--nocapture"]);
    inside.current_dir(home.file("")).env("REPLYDESK_TEST_DISK", home.file("")).process_group(0);
    let (code, said) = told(inside);
    assert!(code == Some(0) && said.contains("1 passed"), "{said}");
}

/// Not a test: what the one above does on its small disk.
#[test]
fn inside() {
    let Some(home) = std::env::var_os("REPLYDESK_TEST_DISK") else { return };
    let home = Path::new(&home);
    let shop = home.join("disk/shop.db");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_replydesk"));
        command.env_clear().env("HOME", home).current_dir(home).arg("--db").arg(&shop).args(arguments);
        told(command)
    };
    let mut confirmed = 0;
    let full = (0..4_000).find_map(|number| {
        let (code, said) = run(&["reply", "add", &format!("r{number}"), "--body", &"much to say ".repeat(900)]);
        confirmed += usize::from(code == Some(0));
        (code != Some(0)).then_some((code, said))
    });
    let (code, said) = full.expect("it fills up");
    assert!(code == Some(4) && is_told(&said), "{code:?} {said}");
    let (code, said) = run(&["import", "replies", "library.jsonl", "--yes"]);
    assert!(code == Some(4) && is_told(&said), "{code:?} {said}");
    assert_eq!(run(&["reply", "list"]).0, Some(0), "reading goes on");
    // There is no room to check it where it is.
    for name in ["shop.db", "shop.db-wal"] {
        let from = shop.with_file_name(name);
        if from.exists() {
            fs::copy(from, home.join(name)).expect("a copy");
        }
    }
    assert_eq!(sound(&home.join("shop.db")), confirmed);
}
