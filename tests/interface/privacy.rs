//! Nothing of the shop where others can look: the title of the terminal, the log, what processes show of themselves.

use std::fs;
use std::path::Path;

use replydesk::model::Buyer;

use super::*;

/// A buyer's name, in the records and typed.
const NAME: &str = "Wiśniewska";

/// A session in which much of what the shop holds is looked at.
fn session(terminal: &mut Pty) {
    terminal.send("park");
    terminal.wait_for_text(PARKING);
    terminal.send("\r");
    terminal.wait_for_text("cannot be checked");
    terminal.send("\x14Wiśn");
    terminal.wait_for_text(NAME);
    terminal.send("\r");
    terminal.wait_for("the buyer in the header", |screen| {
        screen.contents().lines().next().is_some_and(|line| line.contains(NAME)).then_some(())
    });
    terminal.paste(&format!("Hello, this is {NAME}, where can I leave the car?"));
    terminal.wait_for_text("leave the car");
    // What is pressed in the 200 ms after a paste may be the rest of it, and is dropped.
    let pasted = Instant::now();
    wait::wait_for("the paste to be over", || (pasted.elapsed() > Duration::from_millis(400)).then_some(()));
}

#[test]
fn a_whole_session_gives_the_terminal_no_title_and_the_log_no_words() {
    let shop = Shop::new();
    let buyer = Buyer::named(NAME);
    shop.desk().save_buyer(&buyer).expect("the buyer is saved");
    let launch = shop.launch().env("HOME", shop.0.path()).env("REPLYDESK_LOG", "trace");
    let mut terminal = Shop::shown(launch.confirms_brackets());
    session(&mut terminal);
    let process = Path::new("/proc").join(terminal.id().to_string());
    for file in ["cmdline", "environ", "comm"] {
        let shown = String::from_utf8_lossy(&fs::read(process.join(file)).expect("a process")).into_owned();
        assert!(!says_anything(&shown), "{file}: {shown}");
    }
    terminal.send("\x11");
    let (_, ended) = terminal.ended();
    assert!(ended.success());
    let written = String::from_utf8(terminal.written()).expect("UTF-8");
    assert!(says_anything(&written), "the screen has it");
    // Of the commands to the terminal that are not drawn, only the one that copies: no title, no icon's name, no directory, no notification.
    let commands: Vec<&str> = written.split("\x1b]").skip(1).collect();
    assert!(commands.len() == 1 && commands.iter().all(|command| command.starts_with("52;c;")), "{commands:?}");
    let log = fs::read_to_string(shop.0.path().join(".local/state/replydesk-debug/replydesk.log")).expect("a log");
    assert!(log.contains("started") && !says_anything(&log), "{log}");
}

fn says_anything(text: &str) -> bool {
    [NAME, "Wiśn", "leave the car", PARKING, "place to park"].iter().any(|words| text.contains(words))
}
