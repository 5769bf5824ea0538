//! Bringing a backup back, killed at any moment.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use replydesk::store::{Options, Store};

use super::home::Home;
use super::{library, told};

/// How often it is killed; the last one is left alone.
const ROUNDS: u32 = 16;

#[test]
fn a_restore_that_is_killed_has_happened_whole_or_not_at_all() {
    let whole = {
        let home = Home::new().with("library.jsonl", library(150)).with("shop/here", "");
        let done = |arguments: &[&str]| {
            let (code, said) = told(home.replydesk(&[&["--db", "shop/shop.db"], arguments].concat()));
            assert_eq!(code, Some(0), "{said}");
        };
        done(&["import", "replies", "library.jsonl", "--yes"]);
        done(&["fact", "set", "door", "green"]);
        done(&["backup", "--to", "then.db"]);
        done(&["fact", "set", "door", "blue"]);
        done(&["buyer", "add", "Eva"]);
        for number in 0..20 {
            done(&["reply", "remove", &format!("r-{number}")]);
        }
        home
    };
    let shop = || {
        let home = Home::new().with("shop/here", "");
        for name in ["shop/shop.db", "then.db"] {
            fs::copy(whole.file(name), home.file(name)).expect("a copy");
        }
        home
    };
    let restore = ["--db", "shop/shop.db", "restore", "then.db", "--yes"];
    let begun = Instant::now();
    let (code, said) = told(shop().replydesk(&restore));
    assert_eq!(code, Some(0), "{said}");
    let takes = begun.elapsed();
    let (mut before, mut after) = (0, 0);
    for round in 0..ROUNDS {
        let home = shop();
        let file = home.file("shop/shop.db");
        let look = || {
            let store = Store::open(&file, Options::default()).expect("it opens");
            assert_eq!(store.integrity().expect("a look"), [""; 0]);
            assert_eq!(store.disagreements().expect("a look"), []);
            let door = store.fact("door").expect("a fact").map(|fact| fact.value).unwrap_or_default();
            (door, store.find_buyers("eva", 1).expect("buyers").len(), store.count_replies().expect("a number"))
        };
        let was = look();
        let mut command = home.replydesk(&restore);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        let wait = if round + 1 == ROUNDS { Duration::from_mins(1) } else { takes * round / 11 };
        let asked = Instant::now();
        while asked.elapsed() < wait && child.try_wait().expect("a child").is_none() {
            std::thread::yield_now();
        }
        child.kill().expect("a signal");
        child.wait().expect("it ends");
        let is = look();
        if is == was {
            before += 1;
            continue;
        }
        after += 1;
        assert_eq!(is, ("green".to_owned(), 0, was.2 + 20), "round {round}");
        assert_eq!(told(home.replydesk(&["--db", "shop/shop.db", "undo"])).0, Some(0));
        assert_eq!(look(), was);
    }
    println!("killed {ROUNDS} times: {before} times nothing was brought back, {after} times everything");
    assert!(before > 0 && after > 0, "{before} {after}");
}
