//! What the program takes, as the seller meets it: its start, a key, a search from the shell, memory, and what it does while
//! nobody does anything. `cargo bench --bench interface` prints every figure beside its goal, `cargo bench --bench interface
//! -- 10000` those of one size.
//!
//! The sizes: 100 replies is a seller's own library after a year, 1,000 that of a shop that has been answering for many,
//! 10,000 the largest that is likely (years of saved answers, imported from several programs). All have the same 10,000
//! buyers and 50,000 orders. Everything is measured from outside on the program itself, in a pseudo terminal of 120 columns
//! and 36 rows; only "the same in-process" leaves out the terminal and the threads.
//!
//! A plain program: divan measures functions, not processes.
#![expect(clippy::expect_used, reason = "a figure that cannot be measured ends the measuring")]
#![expect(clippy::print_stdout, reason = "the result of the program")]

#[path = "common/generated.rs"]
mod generated;
#[path = "common/process.rs"]
mod process;
#[path = "common/shop.rs"]
mod shop;

use std::collections::BTreeMap;
use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use generated::Random;
use jiff::Timestamp;
use process::Interface;
use replydesk::desk::{Desk, Settings};
use replydesk::model::{Reply, Shortcut};
use replydesk::store::{self, Store};
use replydesk::tui::keymap::Keymap;
use replydesk::tui::message::Msg;
use replydesk::tui::model::Screen;
use replydesk::tui::rehearsal::Rehearsal;
use replydesk::tui::terminal::Input;
use replydesk::tui::theme::{Scheme, Theme};

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const STARTS: usize = 30;
const SEARCHABLE: usize = 5;
const SEARCHES: usize = 50;
/// Keys typed in the terminal. Each is followed by a wait, so more would take long.
const KEYS: usize = 400;
/// Replies whose texts are opened to be changed, half of them with names of other replies.
const EDITED: usize = 200;
/// How long nothing is done when the idle program is looked at.
const IDLE: Duration = Duration::from_secs(3);
const PROGRAM: &str = env!("CARGO_BIN_EXE_replydesk");

fn main() {
    // `cargo test --all-targets` runs this too, on a debug build; only `cargo bench` says so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let binary = std::fs::metadata(PROGRAM).expect("the program").len();
    say("binary", &megabytes(binary), binary < 15_000_000, "15 MB");

    let directory = tempfile::tempdir().expect("a temporary directory");
    let people = directory.path().join("people.db");
    shop::people(&people);
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for size in SIZES.into_iter().filter(|size| asked.is_empty() || asked.contains(size)) {
        let database = directory.path().join(format!("{size}.db"));
        std::fs::copy(&people, &database).expect("room for a copy");
        shop::replies(&database, size);
        println!("\n{size} replies, {} buyers, {} orders", shop::BUYERS, shop::ORDERS);
        figures(&database, size);
        others(&directory.path().join(format!("{size}.txt")), size);
    }
}

fn figures(database: &Path, size: usize) {
    let mut starts = Times((0..STARTS).map(|_| start(database)).collect());
    say("start to list", &starts.said(), starts.at(50) <= ms(10), "10 ms median");

    let mut times = Times((0..SEARCHABLE).map(|_| searchable(database)).collect());
    let goal = if size > 1_000 { 40 } else { 15 };
    say("start to search", &times.said(), times.at(50) <= ms(goal), &format!("{goal} ms median"));

    let mut interface = Interface::start(PROGRAM, database).ready();
    let waiting = interface.idle(IDLE);
    say("idle", &waiting.to_string(), waiting.frames == 0, "no frame");
    let mut times = Times(keys().map(|key| interface.key(key)).collect());
    let goal = ms(if size > 1_000 { 3 } else { 2 });
    say("key to frame", &times.said(), times.at(99) <= goal, &format!("{} ms p99", goal.as_millis()));
    let peak = interface.peak_memory();
    say("peak memory", &megabytes(peak), peak <= 20_000_000, "20 MB");
    interface.leave();

    let mut times = in_process(database);
    say("the same in-process", &times.said(), times.at(99) <= goal, &format!("{} ms p99", goal.as_millis()));
    let mut times = Times((0..SEARCHES).map(|_| search(database)).collect());
    say("search --json", &times.said(), times.at(50) <= ms(40), "40 ms median");

    let named = name_others(database);
    let mut rehearsal = rehearsal(database);
    let mut times = Times(named.iter().map(|shortcut| editor(&mut rehearsal, shortcut)).collect());
    say("editor opens", &times.said(), times.at(99) <= ms(3), "3 ms p99");
}

/// From just before the program is started until its first frame with the list has come.
fn start(database: &Path) -> Duration {
    let interface = Interface::start(PROGRAM, database);
    let took = interface.took_to_start;
    interface.leave();
    took
}

/// The same until what was typed at once is found: until the index is there.
fn searchable(database: &Path) -> Duration {
    let mut interface = Interface::start(PROGRAM, database);
    let took = interface.searchable("o");
    interface.leave();
    took
}

/// The same look-up by another program in the same run, for comparison: a finder that is given a reply a line.
fn others(lines: &Path, size: usize) {
    let mut random = Random(7);
    let replies = (0..).filter_map(|number| generated::reply(number, &mut random)).take(size);
    let line = |reply: Reply| {
        let titles = reply.titles.into_iter().map(|title| title.text);
        let asks = reply.asks.into_iter().flat_map(|asks| asks.texts);
        let bodies = reply.variants.into_iter().map(|variant| variant.body);
        let texts = titles.chain(reply.tags).chain(asks).chain(bodies);
        texts.fold(reply.shortcut.to_string(), |line, text| line + " " + &text) + "\n"
    };
    std::fs::write(lines, replies.map(line).collect::<String>()).expect("room for the lines");
    let filter = || {
        let mut command = Command::new("fzf");
        command.args(["--filter", "x"]).stdin(File::open(lines).ok()?).stdout(Stdio::null());
        let start = Instant::now();
        command.status().ok()?;
        Some(start.elapsed())
    };
    let mut times = Times((0..SEARCHES).map_while(|_| filter()).collect());
    if times.0.is_empty() {
        println!("  fzf --filter         not installed: nothing to compare with");
    } else {
        println!("  fzf --filter         {}", times.said());
    }
}

fn search(database: &Path) -> Duration {
    let mut command = Command::new(PROGRAM);
    command.args(["search", "x", "--json"]).env("REPLYDESK_DB", database).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the program starts");
    let took = start.elapsed();
    assert!(status.success(), "search: {status}");
    took
}

fn desk(database: &Path) -> Desk {
    let store = Store::open(database, store::Options::default()).expect("the database");
    Desk::new(store, Settings::default(), Box::new(Timestamp::now)).expect("a desk")
}

/// Update, the desk's work and the drawing, on one thread and without a terminal.
fn rehearsal(database: &Path) -> Rehearsal {
    let keymap = Keymap::new(&BTreeMap::new()).expect("the usual keys");
    Rehearsal::new(desk(database), keymap, Theme::new(Scheme::Dark, None), process::SIZE)
}

/// Chooses replies from all over the library, and lets every other one include a reply and promise another.
fn name_others(database: &Path) -> Vec<Shortcut> {
    let mut desk = desk(database);
    let all = desk.replies(usize::MAX).expect("the replies");
    let mut chosen = Vec::with_capacity(EDITED);
    for number in 0..EDITED {
        let at = |number: usize| &all[number * all.len() / EDITED % all.len()];
        let shortcut = at(number).shortcut.clone();
        if number % 2 == 0 && !chosen.contains(&shortcut) {
            let mut reply = desk.reply_called(shortcut.as_str()).expect("a reply");
            let [included, promised] = [1, 3].map(|after| &at(number + after).shortcut);
            for variant in &mut reply.variants {
                let named =
                    format!("{{% include \"{included}\" %}} {{{{ today | promise(reply=\"{promised}\") | date }}}}");
                variant.body.push_str(&named);
            }
            desk.save_reply(&reply).expect("the text is right");
        }
        chosen.push(shortcut);
    }
    chosen
}

/// From the key that opens the editor on the reply that is marked until its frame is there.
fn editor(rehearsal: &mut Rehearsal, shortcut: &Shortcut) -> Duration {
    rehearsal.keys(shortcut.as_str());
    let marked = rehearsal.model.row().map(|row| row.shortcut.clone());
    assert_eq!(marked.as_deref(), Some(shortcut.as_str()), "the reply is marked");
    let start = Instant::now();
    rehearsal.keys("<ctrl-x>");
    black_box(rehearsal.frame());
    let took = start.elapsed();
    assert!(matches!(rehearsal.model.screens.last(), Some(Screen::Editor(_))), "the editor is open");
    rehearsal.keys("<esc>");
    rehearsal.keys(&"<backspace>".repeat(shortcut.as_str().len()));
    took
}

fn in_process(database: &Path) -> Times {
    let mut rehearsal = rehearsal(database);
    let press = |key: char| {
        let code = if key == process::BACKSPACE { KeyCode::Backspace } else { KeyCode::Char(key) };
        let start = Instant::now();
        rehearsal.take(Msg::Input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        black_box(rehearsal.frame());
        start.elapsed()
    };
    Times(keys().map(press).collect())
}

/// Words of the replies typed letter by letter and taken back letter by letter.
fn keys() -> impl Iterator<Item = char> {
    let mut random = Random(11);
    let words = std::iter::repeat_with(move || random.words(2));
    let typed = words.flat_map(|words| {
        let back = words.chars().count();
        words.chars().chain(std::iter::repeat_n(process::BACKSPACE, back)).collect::<Vec<_>>()
    });
    typed.take(KEYS)
}

struct Times(Vec<Duration>);

impl Times {
    fn at(&mut self, percent: usize) -> Duration {
        self.0.sort_unstable();
        let at = (self.0.len() * percent / 100).min(self.0.len().saturating_sub(1));
        self.0.get(at).copied().unwrap_or_default()
    }

    fn said(&mut self) -> String {
        let [p50, p99, slowest] = [50, 99, 100].map(|percent| self.at(percent).as_secs_f64() * 1_000.0);
        format!("p50 {p50:.2} ms, p99 {p99:.2} ms, slowest {slowest:.2} ms of {}", self.0.len())
    }
}

fn say(what: &str, figure: &str, met: bool, goal: &str) {
    println!("  {what:<20} {figure:<58} {} {goal}", if met { "within" } else { "MISSED" });
}

const fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}
