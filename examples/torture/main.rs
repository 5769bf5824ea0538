//! Kills the program again and again while it writes, and looks each time whether anything was lost.
//!
//! ```text
//! cargo run --release --example torture -- --seconds 120 --seed 7
//! cargo run --release --example torture -- --rounds 500
//! cargo run --release --example torture -- --many --seconds 60
//! ```
//!
//! The program has to be built beside it: `cargo build --release` (or both without `--release`).
//!
//! Each round takes a verb of the program by chance and runs it twice as a process of its own: once whole, on a twin of the
//! shop, and once in the shop itself, where it is killed with SIGKILL; half of the time at any moment from its start until a
//! little after it would have ended, half of the time just after it has begun to write. Then, without the program:
//!
//! - everything that was confirmed in earlier rounds is there, to the last cell of the change log;
//! - the killed verb is there whole, as on the twin, or not at all; if it had said that it was done, whole;
//! - SQLite's `integrity_check` and the foreign keys hold, and the change log agrees with the records and with what is derived
//!   from them (`Store::disagreements`);
//! - `undo` takes the last action back, and the records are then what they were before it.
//!
//! It prints for each verb how many rounds it had, in how many it was killed with nothing of it there or all of it, in how many it ended
//! before its time, and in how many it was refused, as it was on the twin.
//!
//! Every 40 rounds a new shop is begun, by a command that is killed like any other. The same seed draws the same commands and
//! the same moments; how far the program has come by then is up to the machine. On a failure it names the round and the seed, keeps
//! the files, and ends with 1.
//!
//! With `--many` nothing is killed: four writers start the program again and again on one shop, as fast as they can. None of them may
//! be told that the database is locked, and in the end everything that was confirmed to any of them is there: their facts, their
//! copies, their field of a buyer whom all of them edit, the stock that all of them take from; a number of an order is there once.
//!
//! What this does not show: a loss of power. Killing a process leaves what the system has not yet brought to the disk; that it is
//! brought there before anything is confirmed rests on `synchronous=FULL`, on SQLite, and on the disk.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]

#[path = "rounds.rs"]
mod rounds;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rounds::{Plan, Tally};

/// How long it goes on where nobody says.
const USUAL: Duration = Duration::from_mins(2);

/// How many write at once with `--many`.
const WRITERS: usize = 4;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let many = arguments.iter().position(|argument| argument == "--many").map(|at| arguments.remove(at)).is_some();
    let Some(plan) = plan(arguments.into_iter()) else {
        eprintln!("usage: torture [--many] [--seconds N] [--rounds N] [--seed N]");
        return ExitCode::from(2);
    };
    let Some(binary) = binary() else {
        eprintln!(
            "the program is not built beside this one: cargo build --release, or without --release for a debug build"
        );
        return ExitCode::from(2);
    };
    println!("torture of {} with seed {}", binary.display(), plan.seed);
    let done = if many {
        rounds::many::run(&binary, plan.seed, WRITERS, plan.time).map(|many| {
            println!("{WRITERS} writers, {} commands, the longest took {} ms", many.commands, many.longest.as_millis());
            println!("{} came second to the same number and were told so, lost 0", many.overtaken);
        })
    } else {
        rounds::run(&binary, plan).map(|tally| report(&tally))
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("FAILED with seed {}: {error}", plan.seed);
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for.
fn plan(mut arguments: impl Iterator<Item = String>) -> Option<Plan> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let mut plan = Plan { seed: u64::from(now.subsec_nanos()), rounds: usize::MAX, time: USUAL };
    while let Some(argument) = arguments.next() {
        let number: u64 = arguments.next()?.parse().ok()?;
        match argument.as_str() {
            "--seconds" => plan.time = Duration::from_secs(number),
            "--rounds" => (plan.rounds, plan.time) = (usize::try_from(number).ok()?, Duration::MAX),
            "--seed" => plan.seed = number,
            _ => return None,
        }
    }
    Some(plan)
}

/// The program itself, which cargo puts one directory above its examples.
fn binary() -> Option<PathBuf> {
    let example = std::env::current_exe().ok()?;
    let name = format!("replydesk{}", std::env::consts::EXE_SUFFIX);
    let binary = example.parent().and_then(Path::parent)?.join(name);
    binary.is_file().then_some(binary)
}

fn report(tally: &Tally) {
    let row = |name: &str, counts: [usize; 5]| {
        let [rounds, nothing, whole, ended, refused] = counts;
        println!("{name:<16} {rounds:>8} {nothing:>8} {whole:>8} {ended:>8} {refused:>8}");
    };
    println!("{:<16} {:>8} {:>8} {:>8} {:>8} {:>8}", "verb", "rounds", "nothing", "whole", "ended", "refused");
    let mut all = [0; 5];
    for (verb, count) in &tally.verbs {
        let parts = [count.nothing, count.everything, count.done, count.refused];
        let counts = [parts.iter().sum(), parts[0], parts[1], parts[2], parts[3]];
        all = std::array::from_fn(|at| all[at] + counts[at]);
        row(verb, counts);
    }
    row("all", all);
    println!(
        "killed {}, taken back {}, backups looked at {}, files left behind {}, lost 0",
        all[1] + all[2],
        tally.undone,
        tally.backups,
        tally.left_behind
    );
}
