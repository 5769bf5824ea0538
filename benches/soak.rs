//! A year at a busy shop: does anything grow faster than the shop does? `cargo bench --bench soak`, in less than five minutes.
//!
//! Each of 360 days, through the desk and by a clock of our own: 50 messages that are noted, understood and answered with a copy in the
//! journal, 8 orders, every open order a step further every other day, edits of buyers and replies, and the automatic backup; each week
//! a backup, a table of orders and a file of replies that come in, and the log tidied as at a start. At the end of each month are
//! printed: what there is, how large the file is, how long the program takes to its first list and the most memory it has had, how
//! long each kind of question and a backup takes. The last column divides the growth of a figure from the first month to the last by
//! the growth of the rows it is about: 1.20 is the most it may be, and what is above is marked.
//!
//! The shop is written where nothing waits for a disk (`/dev/shm`), where there is such a place: 60,000 commits are what a year is, and
//! not what is measured.
//!
//! A plain program: divan measures functions, not a year.
#![expect(clippy::expect_used, reason = "a figure that cannot be measured ends the measuring")]
#![expect(clippy::print_stdout, reason = "the result of the program")]

#[path = "soak/figures.rs"]
mod figures;
#[path = "common/generated.rs"]
#[expect(dead_code, reason = "what only the search needs")]
mod generated;
#[path = "common/process.rs"]
#[expect(dead_code, reason = "what only the bench of the interface needs")]
mod process;
#[path = "soak/year.rs"]
mod year;

use std::path::Path;
use std::time::{Duration, Instant};

use figures::Figures;
use year::Year;

const MONTHS: usize = 12;
const DAYS: usize = 30;
/// In which it has to be over.
const GOAL: Duration = Duration::from_mins(5);

fn main() {
    // `cargo test --all-targets` runs this too, on a debug build; only `cargo bench` says so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let start = Instant::now();
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory } else { &std::env::temp_dir() };
    let directory = tempfile::tempdir_in(place).expect("a directory");
    let mut year = Year::begin(&directory.path().join("shop.db"));
    let mut figures = Figures::default();
    for month in 1..=MONTHS {
        let begun = Instant::now();
        for _ in 0..DAYS {
            year.day();
        }
        figures.month(&mut year, begun.elapsed());
        println!("month {month} of {MONTHS}: {:.0} s", start.elapsed().as_secs_f64());
        if month.is_multiple_of(3) {
            figures.print();
        }
    }
    year.check();
    let met = if start.elapsed() <= GOAL { "within" } else { "MISSED" };
    println!("a year in {:.0} s: {met} {} s", start.elapsed().as_secs_f64(), GOAL.as_secs());
}
