//! The program itself in a terminal of its own: started, typed into, left.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

#[path = "interface/around.rs"]
mod around;
#[path = "common/desktop.rs"]
#[expect(dead_code, reason = "what only the clipboard's own tests need")]
mod desktop;
#[path = "interface/privacy.rs"]
mod privacy;
#[path = "common/pty.rs"]
#[expect(dead_code, reason = "what only the terminal's own tests need")]
mod pty;
#[path = "common/shop.rs"]
mod rig;
#[path = "common/wait.rs"]
mod wait;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use pty::{Launch, Modes, Pty, Signal};
use replydesk::desk::{Desk, JournalLine};
use replydesk::model::{Buyer, Id, Language, Reply, Role, Title, Variant, VariantKey};
use rstest::rstest;
use tempfile::TempDir;

const PARKING: &str = "There is a place to park behind the house.";

/// A shop with two replies, whose first start is over.
struct Shop(TempDir);

impl Shop {
    fn new() -> Self {
        let shop = Self(tempfile::tempdir().expect("a directory"));
        let mut desk = shop.desk();
        for (shortcut, body) in [("parking", PARKING), ("hours", "From nine to five.")] {
            desk.save_reply(&reply(shortcut, body)).expect("the reply is saved");
        }
        // Only now: an empty library would be given the starter's replies.
        rig::begin(&mut desk);
        shop
    }

    fn database(&self) -> PathBuf {
        self.0.path().join("shop.db")
    }

    fn desk(&self) -> Desk {
        rig::desk(&self.database())
    }

    /// The program at work on this shop.
    fn open(&self, arguments: &[&str]) -> Pty {
        Self::shown(arguments.iter().fold(self.launch(), Launch::arg))
    }

    /// The same in a terminal that says that it brackets pastes: keys sent at once are typed there, and never a paste.
    fn open_bracketed(&self) -> Pty {
        Self::shown(self.launch().confirms_brackets())
    }

    fn launch(&self) -> Launch {
        program().env("REPLYDESK_DB", self.database())
    }

    fn shown(launch: Launch) -> Pty {
        let terminal = launch.start();
        terminal.wait_for_text("parking");
        terminal
    }

    fn journal(&self) -> Vec<JournalLine> {
        self.desk().journal("", None, 9).expect("the journal")
    }
}

fn program() -> Launch {
    Launch::new(env!("CARGO_BIN_EXE_replydesk")).size(120, 36)
}

fn reply(shortcut: &str, body: &str) -> Reply {
    let english = Language::english();
    Reply {
        id: Id::new(),
        shortcut: shortcut.parse().expect("a shortcut"),
        category: "pickup".to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: english.clone(), text: format!("About {shortcut}") }],
        asks: Vec::new(),
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: body.to_owned() }],
    }
}

/// Waits for the end, which must be a good one, and for the terminal as the shell had it.
fn left(mut terminal: Pty) {
    let (screen, ended) = terminal.ended();
    assert!(ended.success(), "{ended}: {screen}");
    assert_eq!(terminal.modes(), Modes::PLAIN);
    // The other screen has been left, and nothing was written on the shell's own.
    assert_eq!(screen.trim(), "");
}

#[test]
fn the_demo_opens_finds_and_leaves_no_trace() {
    let mut terminal = program().arg("demo").start();
    // A reply that has nothing to do with a pickup stands in the list at first.
    terminal.wait_for("the whole list", |screen| {
        let text = screen.contents();
        (text.contains("address-") || text.contains("payment-") || text.contains("price-")).then_some(())
    });
    terminal.send("pick");
    terminal.wait_for_text("pickup-address");
    terminal.send("\x11");
    left(terminal);
}

#[test]
fn where_only_the_terminal_can_copy_it_is_asked_to_and_nothing_is_promised() {
    let shop = Shop::new();
    let mut terminal = shop.open(&[]);
    terminal.send("park");
    terminal.wait_for_text(PARKING);
    terminal.send("\r");
    terminal.wait_for_text("cannot be checked");
    assert_eq!(terminal.copied(), [PARKING]);
    terminal.send("\x11");
    left(terminal);
    let journal = shop.journal();
    assert_eq!(journal.len(), 1);
    assert!(journal.iter().all(|line| !line.entry.checked), "{journal:?}");
}

#[rstest]
#[case(Signal::TERM)]
#[case(Signal::INT)]
#[case(Signal::QUIT)]
#[case(Signal::HUP)]
fn a_signal_gives_the_terminal_back(#[case] signal: Signal) {
    let shop = Shop::new();
    let mut terminal = shop.open(&[]);
    terminal.send("park");
    terminal.wait_for_text(PARKING);
    terminal.signal(signal);
    let (screen, _ended) = terminal.ended();
    assert_eq!(terminal.modes(), Modes::PLAIN);
    assert!(!screen.contains("panicked"), "{screen}");
}

#[test]
fn once_ends_after_the_copy_which_is_in_the_journal() {
    let shop = Shop::new();
    let mut terminal = shop.open(&["--once"]);
    terminal.send("park");
    terminal.wait_for_text(PARKING);
    terminal.send("\r");
    let (screen, ended) = terminal.ended();
    assert!(ended.success(), "{ended}: {screen}");
    assert_eq!(terminal.modes(), Modes::PLAIN);
    assert_eq!(terminal.copied(), [PARKING]);
    let texts: Vec<String> = shop.journal().into_iter().map(|line| line.entry.text).collect();
    assert_eq!(texts, [PARKING]);
}

/// Each program learns from what its seller chose while the other does the same.
#[test]
fn two_programs_learn_at_once_and_nothing_is_lost() {
    const ROUNDS: usize = 4;
    let shop = Shop::new();
    let mut programs = [shop.open_bracketed(), shop.open_bracketed()];
    for round in 1..=ROUNDS {
        for (number, terminal) in (1..).zip(&mut programs) {
            let message = format!("seller {number} was asked this {round} times");
            terminal.paste(&message);
            terminal.wait_for_text(&message);
            terminal.send("park");
            terminal.wait_for_text("› park");
        }
        // What is pressed in the 200 ms after a paste may be the rest of it, and is dropped.
        let pasted = Instant::now();
        wait::wait_for("the paste to be over", || (pasted.elapsed() > Duration::from_millis(400)).then_some(()));
        for terminal in &mut programs {
            terminal.send("\r");
        }
        for terminal in &programs {
            wait::wait_for("the copy", || (terminal.copied().len() == round).then_some(()));
            terminal.wait_for_text("cannot be checked");
        }
    }
    wait::wait_for("the last lessons", || (shop.journal().len() == 2 * ROUNDS).then_some(()));
    for mut terminal in programs {
        terminal.send("\x11");
        left(terminal);
    }
    let learnt = shop.desk().learnt(99).expect("what was learnt");
    for number in 1..=2 {
        let of_them = learnt.iter().filter(|example| example.text.starts_with(&format!("seller {number} ")));
        assert_eq!(of_them.count(), ROUNDS, "{learnt:?}");
    }
}

/// A table that nobody knows: its columns are told, one of them anew, and it comes in; the next one is known.
#[test]
fn a_table_of_ones_own_is_mapped_in_a_terminal_and_known_from_then_on() {
    let shop = Shop::new();
    let file = shop.0.path().join("mine.csv");
    std::fs::write(&file, "Nr;Klient;Kwota;Co\n2041;Anna Nowak;86,00;Kubek\n").expect("a file");
    let import = || shop.launch().arg("import").arg("orders").arg(&file);
    let mut terminal = import().confirms_brackets().start();
    terminal.wait_for_text("order number ?");
    terminal.send("\x1b[B\x1b[B\x1b[Bitem");
    terminal.wait_for_text("what was ordered");
    terminal.send("\r");
    terminal.wait_for_text("Kubek");
    terminal.send("\x13");
    terminal.wait_for_text("Take them?");
    assert!(terminal.text().contains("by the mapping “mine”"), "{}", terminal.text());
    terminal.send("y\r");
    assert!(terminal.ended().1.success());
    let mut again = import().start();
    let (screen, ended) = again.ended();
    let is_known = screen.contains("by the mapping “mine”") && screen.contains("0 new, 0 changed, 1 the same");
    assert!(ended.success() && is_known && screen.contains("Kubek"), "{screen}");
}

/// What the seller sees of it in a usual and in a very small terminal: another name erases nobody, the right one does.
#[test]
fn a_person_is_erased_in_a_terminal_of_any_size() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let shop = Shop::new();
        shop.desk().save_buyer(&Buyer::named("Zenobia Quark")).expect("a buyer");
        let mut terminal = Shop::shown(shop.launch().confirms_brackets().size(columns, rows));
        terminal.send("\x14");
        terminal.wait_for_text("Zenobia Quark");
        terminal.send("\r");
        terminal.wait_for("the buyer to be pinned", |screen| {
            let first = screen.contents().lines().take(2).collect::<String>();
            first.contains("Zenobia").then_some(())
        });
        terminal.send("\x1bOQ");
        terminal.wait_for_text("No orders yet");
        terminal.send("\x10erase this");
        terminal.wait_for_text("erase this person");
        terminal.send("\r");
        terminal.wait_for_text("erase this person for good");
        terminal.send("Zenobia Quirk\r");
        terminal.wait_for_text("not the name");
        assert!(shop.desk().buyer_named("Zenobia Quark").is_ok());
        terminal.send("\x15zenobia quark\r");
        terminal.wait_for("the person to be gone", |screen| {
            let text = screen.contents();
            (text.contains("no trace") && !text.contains("Zenobia")).then_some(())
        });
        assert!(shop.desk().buyer_named("Zenobia Quark").is_err());
        terminal.send("\x11");
        left(terminal);
        let bytes = std::fs::read(shop.database()).expect("the database");
        assert!(!bytes.windows(13).any(|part| part.eq_ignore_ascii_case(b"zenobia quark")));
    }
}
