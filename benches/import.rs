//! What an import of a whole shop takes: 100,000 order lines from Etsy (orders and items, two files) and from Shopify, by the program
//! itself into a new database. `cargo bench --bench import` prints for each the time and the most memory, and of the goals, 10 seconds
//! and 100 MB, whether they are met. "Step by step" is the same in this process: where the time goes.
//!
//! A plain program: divan measures functions, not processes.
#![expect(clippy::expect_used, reason = "a figure that cannot be measured ends the measuring")]
#![expect(clippy::print_stdout, reason = "the result of the program")]

#[path = "common/exports.rs"]
mod exports;
#[path = "common/generated.rs"]
#[expect(dead_code, reason = "what only the search needs")]
mod generated;

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use exports::{Export, LINES, Made};
use jiff::Timestamp;
use replydesk::desk::{Desk, Settings};
use replydesk::store::{self, Store};
use replydesk::transfer::Source;
use replydesk::transfer::tables::{self, Known};

const PROGRAM: &str = env!("CARGO_BIN_EXE_replydesk");
const GOAL: Duration = Duration::from_secs(10);
const MOST_MEMORY: u64 = 100_000_000;
/// How often is looked at what memory a process has had. What it takes in its last moments is not seen.
const LOOK_EVERY: Duration = Duration::from_millis(2);

fn main() {
    // `cargo test --all-targets` runs this too, on a debug build; only `cargo bench` says so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    for (name, export) in [("etsy", exports::etsy as fn(&Path, Made) -> Export), ("shopify", exports::shopify)] {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let first = folder(&directory.path().join("first"), Made::First, export);
        let later = folder(&directory.path().join("later"), Made::Later, export);
        println!(
            "\n{name}: {LINES} lines, {} orders of {} buyers, {}",
            first.orders,
            first.buyers,
            megabytes(first.bytes())
        );
        outside(directory.path(), &first, &later);
        inside(&first);
    }
}

fn folder(directory: &Path, made: Made, export: fn(&Path, Made) -> Export) -> Export {
    fs::create_dir(directory).expect("a directory");
    export(directory, made)
}

/// The program as the seller runs it.
fn outside(directory: &Path, first: &Export, later: &Export) {
    let shop = Shop { home: directory.to_owned(), database: directory.join("shop.db") };
    shop.import("dry run", first, &["--dry-run"]);
    shop.import("import", first, &["--yes"]);
    println!("  {:<22} {}", "database", megabytes(fs::metadata(&shop.database).map_or(0, |file| file.len())));
    shop.import("the same again", first, &["--yes"]);
    shop.import("one in a hundred anew", later, &["--yes"]);
    shop.run("undo that", &["undo"]);
    shop.run("undo the import", &["undo"]);
    shop.import("import once more", first, &["--yes"]);
}

struct Shop {
    home: PathBuf,
    database: PathBuf,
}

impl Shop {
    fn import(&self, what: &str, export: &Export, flags: &[&str]) {
        let files = export.files.iter().map(|file| file.to_str().expect("a plain name"));
        let arguments: Vec<&str> = ["import", "orders"].into_iter().chain(files).chain(flags.iter().copied()).collect();
        self.run(what, &arguments);
    }

    /// Runs the program and says what it took.
    fn run(&self, what: &str, arguments: &[&str]) {
        let said = self.home.join("said");
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("HOME", &self.home).env("REPLYDESK_DB", &self.database);
        command.stdin(Stdio::null()).stdout(File::create(&said).expect("a file"));
        let start = Instant::now();
        let (status, memory) = watched(command.spawn().expect("the program starts"));
        let took = start.elapsed();
        assert!(status.success(), "{what}: {status}");
        let figure = format!("{:6.2} s, {}", took.as_secs_f64(), megabytes(memory));
        let met = if took <= GOAL && memory <= MOST_MEMORY { "within" } else { "MISSED" };
        println!("  {what:<22} {figure:<22} {met} {} s, {}", GOAL.as_secs(), megabytes(MOST_MEMORY));
        let said = fs::read_to_string(said).expect("what was said");
        println!("    {}", said.lines().last().unwrap_or_default());
    }
}

/// Waits for a process, and tells the most memory it was seen to have had.
fn watched(mut child: Child) -> (ExitStatus, u64) {
    let mut most = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        most = most.max(kilobytes.unwrap_or_default() * 1_024);
        if let Some(status) = child.try_wait().expect("it is ours") {
            return (status, most);
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// The same in this process.
fn inside(export: &Export) {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let store = Store::open(&directory.path().join("shop.db"), store::Options::default()).expect("a new database");
    let mut desk = Desk::new(store, Settings::default(), Box::new(Timestamp::now)).expect("a desk");
    println!("  step by step");
    let sighted = step("read", || {
        let read = |file: &PathBuf| {
            let source = Source::open(file).expect("the file");
            tables::read_orders(source, Known::Any(&[]), &mut |_| ()).expect("a table").found
        };
        tables::joined(export.files.iter().map(read))
    });
    let plan = step("plan", || desk.plan_orders("bench", sighted, &mut |_| ControlFlow::Continue(())).expect("a plan"));
    step("write", || desk.import_orders(&plan, &mut |_| ControlFlow::Continue(())).expect("an import"));
    step("undo", || desk.undo().expect("an undo"));
}

fn step<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("    {what:<20} {:6.2} s", start.elapsed().as_secs_f64());
    done
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}
